//! Who is to get a brief now: on Monday at seven, by the clock on the reader's wall.

use super::store;
use jiff::{
    ToSpan,
    civil::{Date, Time},
    tz::TimeZone,
};
use selaras_kernel::{
    Actor, BrandId, Error, Kind, Problem, Result, Right, Timestamp, WorkspaceId, schedule::zone_named,
};
use selaras_store::Db;
use selaras_workspaces::{
    brands,
    notifications::{self, Reader, Topic},
};
use std::{collections::HashSet, time::Duration};

/// The local hour of Monday from which on a brief is sent.
pub const HOUR: i8 = 7;
/// How long after that it still is, when nobody could send it in time: then the next one is nearer.
const LATE: Duration = Duration::from_secs(3 * 24 * 3600);
/// How long ago the first week was begun that anybody may still want: zones lie at most a day apart.
const LOOKED_BACK_DAYS: i32 = 10;

/// A brief that is to be written.
#[derive(Clone, Debug)]
pub struct DueBrief {
    /// The workspace.
    pub workspace: WorkspaceId,
    /// The brand.
    pub brand: BrandId,
    /// Who gets it.
    pub reader: Reader,
    /// The reader's Monday.
    pub week: Date,
    /// Whether it goes out by mail as well; nothing of sample data does.
    pub by_mail: bool,
}

/// The briefs that are due, by brand: of brands with goals that were there on Monday at seven, for those who may see the strategy and its
/// numbers and want one, in their own zone (else the brand's). Nobody gets one twice.
///
/// # Errors
/// The database's.
pub async fn due(db: &Db, now: Timestamp) -> Result<Vec<DueBrief>> {
    let brands = store::with_goals(db).await?;
    let utc = now.to_jiff().to_zoned(TimeZone::UTC).date();
    let since = utc.saturating_sub(LOOKED_BACK_DAYS.days());
    let written: HashSet<_> =
        store::written(db, brands.iter().map(|one| one.brand_id), since).await?.into_iter().collect();
    let mut readers: Option<(WorkspaceId, Vec<Reader>)> = None;
    let mut found = Vec::new();
    for brand in &brands {
        if readers.as_ref().is_none_or(|(id, _)| *id != brand.workspace_id) {
            let all = notifications::readers(db, brand.workspace_id).await?;
            readers = Some((brand.workspace_id, all));
        }
        for reader in readers.iter().flat_map(|(_, all)| all) {
            let wants = reader.wants(Topic::Brief);
            let may = |right| reader.may(right, brand.brand_id);
            if !(wants.in_app || wants.by_mail) || !may(Right::StrategyRead) || !may(Right::NumbersRead) {
                continue;
            }
            let zone = if reader.zone.is_empty() { &brand.zone } else { &reader.zone };
            // One whose zone left the tables is no reason to keep the others waiting.
            let Ok((week, at)) =
                zone_named(zone).map_err(Error::from).and_then(|zone| monday_at_seven(now, &zone))
            else {
                tracing::error!(person = %reader.person, zone, "whose Monday it is cannot be told");
                continue;
            };
            let in_time = at <= now && now < at + LATE && brand.since <= at;
            if in_time && !written.contains(&(brand.brand_id, reader.person, week)) {
                let (workspace, brand, reader) = (brand.workspace_id, brand.brand_id, reader.clone());
                found.push(DueBrief { workspace, brand, reader, week, by_mail: wants.by_mail });
            }
        }
    }
    Ok(found)
}

/// This week's brief of the actor, whatever hour it is; `None` where they have it already.
///
/// # Errors
/// `person_needed` for what is no person; `not_found` for a brand whose strategy they may not see; `forbidden`.
pub async fn of_actor(db: &Db, actor: &Actor, brand: BrandId, now: Timestamp) -> Result<Option<DueBrief>> {
    crate::allow(actor, Right::StrategyRead, brand)?;
    actor.require(Right::NumbersRead, Some(brand))?;
    let nobody = || Problem::new(Kind::Forbidden, "person_needed");
    let readers = notifications::readers(db, actor.workspace).await?;
    let reader = readers.into_iter().find(|one| Some(one.person) == actor.person).ok_or_else(nobody)?;
    let of = brands::get(db, actor, brand).await?;
    let zone = if reader.zone.is_empty() { &of.zone } else { &reader.zone };
    let (week, _) = monday_at_seven(now, &zone_named(zone)?)?;
    let written = store::written(db, std::iter::once(brand), week).await?;
    let had = written.contains(&(brand, reader.person, week));
    let by_mail = !of.sample && reader.wants(Topic::Brief).by_mail;
    Ok((!had).then_some(DueBrief { workspace: actor.workspace, brand, reader, week, by_mail }))
}

/// The Monday of the week that it is in a zone, and when it is seven there on that day. An hour that a change of the clocks left out is the
/// one after it; of one that comes twice it is the first.
pub(super) fn monday_at_seven(now: Timestamp, zone: &TimeZone) -> Result<(Date, Timestamp)> {
    let today = now.to_jiff().to_zoned(zone.clone()).date();
    let monday = today.saturating_sub(i64::from(today.weekday().to_monday_zero_offset()).days());
    let wall = monday.to_datetime(Time::constant(HOUR, 0, 0, 0));
    let at = zone.to_ambiguous_timestamp(wall).compatible();
    Ok((monday, at.map_err(|e| Error::fault("finding Monday at seven", e))?.into()))
}
