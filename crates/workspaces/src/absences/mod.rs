//! Who is away, until when, and who decides in their place?
//!
//! # Design
//! An absence is read where a decision is asked for and where people are told; nothing is handed over, so it begins and ends
//! by itself. A deputy who is away is followed to theirs; where that leads back, or to nobody who fits, what waits stays with
//! the one it was for.

pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::{notifications, workspace};
use jiff::civil::Date;
use selaras_kernel::{
    Actor, Change, PersonId, Problem, Result, Right, Timestamp, WorkspaceId, actor::forbidden, schedule,
};
use selaras_store::Db;
use serde_json::json;
use std::time::Duration;

/// Longest absence, in days.
const DAYS_MAX: i32 = 366;
/// How long an absence that is over is kept.
const KEPT: Duration = Duration::from_secs(30 * 24 * 3600);

/// Somebody is away, and somebody else decides in their place.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct Absence {
    /// Who is away.
    pub person: PersonId,
    /// Who decides in their place.
    pub deputy: PersonId,
    /// The first day.
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    /// The last day.
    #[schema(value_type = String, format = Date)]
    pub until: Date,
    /// When the first day begins in the zone of the workspace (UTC).
    pub from_at: Timestamp,
    /// When the last day ends in the zone of the workspace (UTC).
    pub until_at: Timestamp,
}

/// An absence to be told.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAbsence {
    /// Who decides meanwhile.
    pub deputy: PersonId,
    /// The first day, such as `2026-12-24`.
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    /// The last day.
    #[schema(value_type = String, format = Date)]
    pub until: Date,
}

/// Absences that are or will be: everybody's for those who see the members, else one's own.
///
/// # Errors
/// The database's.
pub async fn list(db: &Db, actor: &Actor, now: Timestamp) -> Result<Vec<Absence>> {
    let mut all = store::since(db, actor.workspace, now).await?;
    if !actor.may_somewhere(Right::MembersRead) {
        all.retain(|one| Some(one.person) == actor.person);
    }
    Ok(all)
}

/// The absences of a workspace in force at `now`: for other parts of the system.
///
/// # Errors
/// The database's.
pub async fn current(db: &Db, workspace: WorkspaceId, now: Timestamp) -> Result<Vec<Absence>> {
    let mut all = store::since(db, workspace, now).await?;
    all.retain(|one| one.from_at <= now);
    Ok(all)
}

/// Who decides for `person` while these absences last: their deputy, or the deputy's, the first who is not away and `fits`; the
/// person when there is none.
pub fn holder(absences: &[Absence], person: PersonId, fits: impl Fn(PersonId) -> bool) -> PersonId {
    let deputy_of = |one: PersonId| absences.iter().find(|absence| absence.person == one).map(|a| a.deputy);
    let mut at = person;
    // Each step uses up one absence, so a circle ends too.
    for _ in 0..absences.len() {
        let Some(next) = deputy_of(at) else { break };
        at = next;
    }
    if at != person && deputy_of(at).is_none() && fits(at) { at } else { person }
}

/// Says that somebody is away, in place of what was said before: oneself, or whom one manages.
///
/// # Errors
/// `forbidden` for others without `members.manage` of the workspace; `not_found`; `absence_dates`, `deputy_self`,
/// `deputy_unknown`; `deputy_right` when the deputy may approve in no brand where the person may.
pub async fn set(
    db: &Db,
    actor: &Actor,
    person: PersonId,
    new: NewAbsence,
    now: Timestamp,
) -> Result<Absence> {
    let readers = notifications::readers(db, actor.workspace).await?;
    let member = |id| readers.iter().find(|one| one.person == id);
    let away = member(person).ok_or_else(|| Problem::not_found("member"))?;
    may_set(actor, person)?;
    let system = Actor::system(actor.workspace);
    let zone = schedule::zone_named(&workspace::get(db, &system).await?.zone)?;
    let begin = |day: Date| day.to_zoned(zone.clone()).map(|at| Timestamp::from(at.timestamp())).ok();
    let wrong_dates = || Problem::invalid("until", "absence_dates").with("limit", DAYS_MAX);
    let mut problems = Vec::new();
    let days = new.until.since(new.from).map(|span| span.get_days()).unwrap_or(DAYS_MAX);
    let ends = new.until.tomorrow().ok().and_then(begin);
    let times = begin(new.from).zip(ends).filter(|(_, ends)| *ends > now && (0..DAYS_MAX).contains(&days));
    if times.is_none() {
        problems.push(wrong_dates());
    }
    match member(new.deputy) {
        _ if new.deputy == person => problems.push(Problem::invalid("deputy", "deputy_self")),
        None => problems.push(Problem::invalid("deputy", "deputy_unknown")),
        Some(deputy) if !deputy.shares(away, Right::PostsApprove) => {
            problems.push(Problem::invalid("deputy", "deputy_right"));
        }
        Some(_) => {}
    }
    Problem::all(problems)?;
    let (from_at, until_at) = times.ok_or_else(wrong_dates)?;
    let absence = Absence { person, deputy: new.deputy, from: new.from, until: new.until, from_at, until_at };
    let change = Change::by(actor, "absence.set", person.0, now)
        .to(json!({"deputy": absence.deputy, "from": absence.from, "until": absence.until}));
    let (workspace, kept) = (actor.workspace, absence.clone());
    db.write(move |tx| {
        Box::pin(async move {
            store::set(tx, workspace, &kept).await?;
            tx.tell(change);
            Ok(())
        })
    })
    .await?;
    Ok(absence)
}

/// Ends an absence before its time; one that is not there is ended already.
///
/// # Errors
/// `not_found`; `forbidden` for others without `members.manage` of the workspace.
pub async fn end(db: &Db, actor: &Actor, person: PersonId, now: Timestamp) -> Result<()> {
    if !notifications::readers(db, actor.workspace).await?.iter().any(|one| one.person == person) {
        return Err(Problem::not_found("member").into());
    }
    may_set(actor, person)?;
    let change = Change::by(actor, "absence.ended", person.0, now);
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            if store::delete(tx, workspace, person).await? {
                tx.tell(change);
            }
            Ok(())
        })
    })
    .await
}

fn may_set(actor: &Actor, person: PersonId) -> Result<(), Problem> {
    if actor.person == Some(person) || actor.may(Right::MembersManage, None) {
        Ok(())
    } else {
        Err(forbidden(Right::MembersManage))
    }
}

/// Forgets absences that ended long ago.
pub(crate) async fn sweep(db: &Db, now: Timestamp) -> Result<()> {
    db.write(move |tx| Box::pin(async move { store::forget(tx, now - KEPT).await })).await
}
