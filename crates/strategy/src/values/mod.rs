//! What people tell of a goal's number that nothing delivers: a check-in with a value for a day, and what there is to say.

pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::{
    items::{self, Measure},
    measures,
};
use jiff::civil::Date;
use selaras_kernel::{Actor, Change, ItemId, Kind, PersonId, Problem, Result, Right, Timestamp};
use selaras_store::Db;
use serde_json::json;
use uuid::Uuid;

/// Most values of a goal: ten years of weeks, for each of its numbers.
pub const VALUES_MAX: i64 = 2_600;
const NOTE_MAX: usize = 1_000;

/// A value as somebody tells it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = GoalValueSaid)]
pub struct Said {
    /// The key result; one that is measured by hand.
    pub result: Uuid,
    /// The local day, within the goal's and not in the future.
    #[schema(value_type = String, format = "date")]
    pub day: Date,
    /// Where it stands, or what came since the last time where values add up; absent to take the day's back.
    #[serde(default)]
    pub value: Option<f64>,
    /// What there is to say. At most 1,000 characters.
    #[serde(default)]
    pub note: String,
}

/// A value as it was told.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = GoalValue)]
pub struct Value {
    /// The key result.
    pub result: Uuid,
    /// The local day.
    #[schema(value_type = String, format = "date")]
    pub day: Date,
    /// The value.
    pub value: f64,
    /// What there was to say.
    pub note: String,
    /// When it was told (UTC).
    pub told_at: Timestamp,
    /// Who told it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub told_by: Option<PersonId>,
}

/// All values that were told of a goal, the latest day first.
///
/// # Errors
/// `not_found`.
pub async fn list(db: &Db, actor: &Actor, goal: ItemId) -> Result<Vec<Value>> {
    items::get(db, actor, goal).await?;
    store::of_goal(db, actor.workspace, goal).await
}

/// Tells the value of a day, instead of the one that was told of it before; without a value the day's is taken back.
///
/// # Errors
/// `not_found`; `forbidden`; `value_result`, `value_day`, `goal_value`, `strategy_too_long`; `values_full`.
pub async fn tell(db: &Db, actor: &Actor, id: ItemId, said: Said, now: Timestamp) -> Result<Vec<Value>> {
    let part = items::get(db, actor, id).await?;
    actor.require(Right::StrategyWrite, Some(part.brand))?;
    let goal = part.item.goal().ok_or_else(|| Problem::not_found("strategy_item"))?;
    let today = crate::progress::today(db, actor, part.brand, now).await?;
    let mut problems = Vec::new();
    let by_hand = |one: &&items::KeyResult| matches!(one.measure, Measure::ByHand(_));
    if !goal.results.iter().filter(by_hand).any(|one| one.id == said.result) {
        problems.push(Problem::invalid("result", "value_result"));
    }
    if !(goal.start.min(today)..=goal.deadline.min(today)).contains(&said.day) {
        problems.push(Problem::invalid("day", "value_day"));
    }
    if said.value.is_some_and(|value| !value.is_finite() || value.abs() >= 9e15) {
        problems.push(Problem::invalid("value", "goal_value"));
    }
    let note = said.note.trim().to_owned();
    if note.chars().count() > NOTE_MAX {
        problems.push(Problem::invalid("note", "strategy_too_long").with("limit", NOTE_MAX));
    }
    Problem::all(problems)?;
    let change = Change::by(actor, "strategy.told", id.0, now)
        .brand(part.brand)
        .to(json!({"result": said.result, "day": said.day, "value": said.value}));
    let (workspace, person) = (actor.workspace, actor.person);
    db.write(move |tx| {
        Box::pin(async move {
            match said.value {
                Some(value) => {
                    if store::count(tx, workspace, id).await? >= VALUES_MAX {
                        let problem = Problem::new(Kind::Conflict, "values_full");
                        return Err(problem.with("limit", VALUES_MAX).into());
                    }
                    let kept = Value {
                        result: said.result,
                        day: said.day,
                        value,
                        note,
                        told_at: now,
                        told_by: person,
                    };
                    store::put(tx, workspace, part.brand, id, &kept).await?;
                }
                None => store::take_back(tx, workspace, id, said.result, said.day).await?,
            }
            tx.tell(change);
            let all = store::of_goal_in(tx, workspace, id).await?;
            tx.answer(&all).await?;
            Ok(all)
        })
    })
    .await
}

/// What was told of one number, as it is measured.
pub(crate) fn of_result(all: &[Value], result: Uuid) -> Vec<measures::Told> {
    let of = all.iter().filter(|one| one.result == result);
    of.map(|one| measures::Told { day: one.day, value: one.value, at: one.told_at }).collect()
}
