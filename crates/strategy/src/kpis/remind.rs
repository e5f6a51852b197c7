//! Who answers for a KPI is reminded when a check is due, and once more three days later.

use super::{
    Due, Plan,
    rhythm::{HOUR, LATE_DAYS},
    store::{self, Followed, Mark},
};
use crate::{days, items::KpiState};
use jiff::ToSpan;
use selaras_kernel::{Actor, Change, Result, Timestamp, schedule::zone_named};
use selaras_store::Db;
use serde_json::json;

/// KPIs that are read at a time.
const BATCH: i64 = 500;

/// Tells of checks that are due (`strategy.check_due`, once) or late (`strategy.check_late`, once), from eight in the morning of the
/// brand. The mark is made in the write that tells, so nobody is told twice, on however many nodes; a reminder that nobody could send
/// in time is not sent after the one that follows it. Says of how many it told.
///
/// # Errors
/// The database's.
pub async fn remind(db: &Db, now: Timestamp) -> Result<usize> {
    let mut after = None;
    let mut count = 0;
    loop {
        let found = store::followed(db, after, BATCH).await?;
        let Some(last) = found.last() else { return Ok(count) };
        after = Some(last.id);
        let marks = store::marks(db, found.iter().map(|one| one.id)).await?;
        for one in &found {
            let owed = owed(one, &marks, now).unwrap_or_else(|error| {
                tracing::error!(kpi = %one.id, %error, "what is due of a KPI cannot be told");
                Vec::new()
            });
            for (due, late) in owed {
                count += usize::from(tell(db, one, due, late, now).await?);
            }
        }
        if found.len() < BATCH as usize {
            return Ok(count);
        }
    }
}

/// Of what is to be told, and whether as late.
fn owed(one: &Followed, marks: &[Mark], now: Timestamp) -> Result<Vec<(Due, bool)>> {
    let Some(kpi) = one.part.item.kpi().filter(|kpi| kpi.state == KpiState::Active) else {
        return Ok(vec![]);
    };
    let zone = zone_named(&one.zone)?;
    let wall = now.to_jiff().to_zoned(zone.clone()).datetime();
    let since = one.part.created_at.to_jiff().to_zoned(zone).date();
    // Before eight in the morning it is still the day before, as far as reminders go.
    let today = wall.saturating_sub(i64::from(HOUR).hours()).date();
    let marks: Vec<&Mark> = marks.iter().filter(|mark| mark.kpi == one.id).collect();
    let mark = |due: Due| marks.iter().find(|mark| mark.due == due);
    let open = Plan::of(kpi).open(since, today, |due| mark(due).is_some_and(|mark| mark.held));
    let owed = open.into_iter().filter_map(|due| {
        let late = days::between(due.day, today) >= LATE_DAYS;
        let known = mark(due).is_some_and(|mark| mark.late_told || (!late && mark.reminded));
        (!known).then_some((due, late))
    });
    Ok(owed.collect())
}

async fn tell(db: &Db, one: &Followed, due: Due, late: bool, now: Timestamp) -> Result<bool> {
    let Some(kpi) = one.part.item.kpi() else { return Ok(false) };
    let (workspace, brand, id) = (one.workspace, one.part.brand, one.id);
    let kind = if late { "strategy.check_late" } else { "strategy.check_due" };
    let change = Change::by(&Actor::system(workspace), kind, id.0, now).brand(brand).to(json!({
        "name": kpi.name, "day": due.day, "occasion": due.occasion, "owner": kpi.owner.or(one.part.created_by),
    }));
    let told = db.write(move |tx| {
        Box::pin(async move {
            let marked = store::mark(tx, workspace, (brand, id), due, late, now).await?;
            if marked {
                tx.tell(change);
            }
            Ok(marked)
        })
    });
    told.await
}
