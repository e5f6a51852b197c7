//! Check-ins on a goal: what there was to say on a day, with how the goal stood then. What was seen never changes.

pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::{
    items::{self, Goal, GoalState, Part},
    progress::{self, Seen},
};
use jiff::civil::Date;
use selaras_kernel::{Actor, Change, CheckInId, ItemId, Kind, PersonId, Problem, Result, Right, Timestamp};
use selaras_store::Db;
use serde_json::json;

/// Most check-ins of a goal: one a day for three years.
pub const CHECKINS_MAX: i64 = 1_100;
const NOTE_MAX: usize = 2_000;

/// What there is to say today.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewGoalCheckIn)]
pub struct NewCheckIn {
    /// 1 to 2,000 characters.
    pub note: String,
}

/// What there was to say of a goal on a day, and how it stood.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[schema(as = GoalCheckIn)]
pub struct CheckIn {
    /// Id.
    pub id: CheckInId,
    /// The goal.
    pub goal: ItemId,
    /// What there was to say.
    pub note: String,
    /// How it stood on that day, as it was known then.
    pub seen: Seen,
    /// When it was said (UTC).
    pub made_at: Timestamp,
    /// Who said it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_by: Option<PersonId>,
}

/// All check-ins of a goal, the latest first.
///
/// # Errors
/// `not_found`, also for a part that is no goal; `forbidden` without the right to see numbers.
pub async fn list(db: &Db, actor: &Actor, goal: ItemId) -> Result<Vec<CheckIn>> {
    let part = items::get(db, actor, goal).await?;
    actor.require(Right::NumbersRead, Some(part.brand))?;
    part.item.goal().ok_or_else(|| Problem::not_found("strategy_item"))?;
    store::of_goal(db, actor.workspace, goal).await
}

/// Says something of an open goal; how it stands today is kept with it.
///
/// # Errors
/// `not_found`; `forbidden`, also without the right to see numbers; `strategy_missing`, `strategy_too_long`; `goal_ended`;
/// `checkins_full`.
pub async fn create(
    db: &Db,
    actor: &Actor,
    goal: ItemId,
    new: NewCheckIn,
    now: Timestamp,
) -> Result<CheckIn> {
    let part = items::get(db, actor, goal).await?;
    actor.require(Right::StrategyWrite, Some(part.brand))?;
    let wanted = part.item.goal().ok_or_else(|| Problem::not_found("strategy_item"))?;
    if wanted.state != GoalState::Open {
        return Err(Problem::new(Kind::Conflict, "goal_ended").into());
    }
    let note = new.note.trim().to_owned();
    if note.is_empty() {
        return Err(Problem::invalid("note", "strategy_missing").into());
    }
    if note.chars().count() > NOTE_MAX {
        return Err(Problem::invalid("note", "strategy_too_long").with("limit", NOTE_MAX).into());
    }
    let today = progress::today(db, actor, part.brand, now).await?;
    let seen = progress::seen(db, actor, &part, wanted, today).await?;
    let made = CheckIn { id: CheckInId::new(now), goal, note, seen, made_at: now, made_by: actor.person };
    let change = Change::by(actor, "strategy.checked_in", goal.0, now)
        .brand(part.brand)
        .to(json!({"check_in": made.id, "note": made.note}));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            if store::count(tx, workspace, goal).await? >= CHECKINS_MAX {
                let problem = Problem::new(Kind::Conflict, "checkins_full");
                return Err(problem.with("limit", CHECKINS_MAX).into());
            }
            store::insert(tx, workspace, part.brand, &made).await?;
            tx.tell(change);
            tx.answer(&made).await?;
            Ok(made)
        })
    })
    .await
}

/// A check-in as it would have been made on a day that has passed, for a sample; of a goal whose numbers are all counted. Nothing is
/// written.
///
/// # Errors
/// The database's.
pub async fn as_if(
    db: &Db,
    actor: &Actor,
    (part, goal): (&Part, &Goal),
    note: String,
    day: Date,
    (made_at, made_by): (Timestamp, Option<PersonId>),
) -> Result<CheckIn> {
    let seen = progress::seen(db, actor, part, goal, day).await?;
    Ok(CheckIn { id: CheckInId::new(made_at), goal: part.id, note, seen, made_at, made_by })
}

/// Takes a check-in away.
///
/// # Errors
/// `not_found`; `forbidden`.
pub async fn remove(db: &Db, actor: &Actor, id: CheckInId, now: Timestamp) -> Result<()> {
    let gone = || Problem::not_found("check_in");
    let (brand, made) = store::get(db, actor.workspace, id).await?.ok_or_else(gone)?;
    if !actor.may(Right::StrategyRead, Some(brand)) {
        return Err(gone().into());
    }
    actor.require(Right::StrategyWrite, Some(brand))?;
    let change = Change::by(actor, "strategy.check_in_removed", made.goal.0, now)
        .brand(brand)
        .from(json!({"check_in": id, "note": made.note}));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            if !store::remove(tx, workspace, id).await? {
                return Err(gone().into());
            }
            tx.tell(change);
            Ok(())
        })
    })
    .await
}
