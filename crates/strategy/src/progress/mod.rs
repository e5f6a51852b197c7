//! How far a goal is: what was reached, where the plan wanted to be, what it takes from now on.
//!
//! # Design
//! A plan is a line: from the baseline on the eve of the first day over the milestones to the target on the deadline. What was reached
//! is held against the line on the last day of which something is known, not on today: a day that nobody counted yet is not behind.
//! Flows begin at nothing and add up; levels begin at their baseline; a rate is the mean of its weeks since the first day. Whether a goal is
//! on course is the probability that its target is met at the deadline; where too little is known to look ahead, the line alone.

mod plan;
mod seen;
#[cfg(test)]
mod tests;

pub use plan::{CourseGround, Likely, Standing};
pub use seen::{Seen, SeenResult};

use crate::{
    ends::{self, End},
    items::{self, Framework, Goal, GoalState, KeyResult, Measure, Part},
    measures::{self, MeasureUnit, Nature, Readings},
    values,
};
use jiff::{ToSpan, civil::Date};
use selaras_kernel::{Actor, BrandId, ItemId, Problem, Result, Timestamp, schedule::zone_named};
use selaras_store::Db;
use selaras_workspaces::brands;
use uuid::Uuid;

/// Days before a goal's first that are read too: what is usual shows there.
const BEFORE_DAYS: i32 = 400;

/// Whether a goal will be reached.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[schema(as = GoalCourse)]
pub enum Course {
    /// Its deadline passed without it.
    Missed,
    /// It will hardly be reached.
    OffCourse,
    /// It may well not be reached.
    AtRisk,
    /// Too little is known to tell.
    #[default]
    CannotTell,
    /// It has not begun.
    NotBegun,
    /// It will likely be reached.
    OnCourse,
    /// It is reached.
    Reached,
}

/// How far a number of a goal is.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = GoalResultProgress)]
pub struct ResultProgress {
    /// The key result.
    pub id: Uuid,
    /// What its values mean in time.
    pub nature: Nature,
    /// In what they are told.
    pub unit: MeasureUnit,
    /// How it stands.
    #[serde(flatten)]
    pub standing: Standing,
    /// When anything of it was last counted (UTC); absent for never.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counted_at: Option<Timestamp>,
    /// What was reached, day by day from the first; only told of one goal.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reached: Vec<DayValue>,
    /// The plan's line: its corners; only told of one goal.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub plan: Vec<DayValue>,
    /// Where it will likely be, day by day, or week by week where the deadline is far; only told of one goal.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ahead: Vec<Likely>,
}

/// A value on a day.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = GoalDayValue)]
pub struct DayValue {
    /// The local day.
    #[schema(value_type = String, format = "date")]
    pub day: Date,
    /// The value at its end.
    pub value: f64,
}

/// How far a goal is.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = GoalProgress)]
pub struct Progress {
    /// The goal.
    pub goal: ItemId,
    /// Whether it will be reached: for SMART its number's, for OKR by the mean of the scores that are expected.
    pub course: Course,
    /// The mean of its numbers' scores, 0 to 1; absent while none is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    /// The mean of the scores with which its numbers will likely end, 0 to 1; absent while none can be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<f64>,
    /// Its numbers, in the order of the goal.
    pub results: Vec<ResultProgress>,
    /// What people told of its numbers, the latest day first; only told of one goal.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<values::ToldValue>,
    /// How it ended, as it was fixed then; only told of one goal. What else stands here is as it is known now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<End>,
}

/// How far all open goals of a brand are.
///
/// # Errors
/// `not_found` for a brand that may not be seen; `forbidden`.
pub async fn all(db: &Db, actor: &Actor, brand: BrandId, now: Timestamp) -> Result<Vec<Progress>> {
    let today = today(db, actor, brand, now).await?;
    let mut found = Vec::new();
    for part in items::list(db, actor, brand).await? {
        if let Some(goal) = part.item.goal().filter(|goal| goal.state == GoalState::Open) {
            found.push(tell(db, actor, &part, goal, today, false).await?);
        }
    }
    Ok(found)
}

/// How far one goal is, with the way it went.
///
/// # Errors
/// `not_found`, also for a part that is no goal; `forbidden` without the right to see numbers.
pub async fn one(db: &Db, actor: &Actor, id: ItemId, now: Timestamp) -> Result<Progress> {
    let part = items::get(db, actor, id).await?;
    let goal = part.item.goal().ok_or_else(|| Problem::not_found("strategy_item"))?;
    let today = today(db, actor, part.brand, now).await?;
    let ended = ends::of(db, actor, id).await?;
    Ok(Progress { ended, ..tell(db, actor, &part, goal, today, true).await? })
}

/// How a goal stands on the day `today`, to be kept.
pub(crate) async fn seen(db: &Db, actor: &Actor, part: &Part, goal: &Goal, today: Date) -> Result<Seen> {
    Ok(Seen::of(tell(db, actor, part, goal, today, false).await?, goal, today))
}

/// The local day in a brand.
pub(crate) async fn today(db: &Db, actor: &Actor, brand: BrandId, now: Timestamp) -> Result<Date> {
    let zone = zone_named(&brands::get(db, actor, brand).await?.zone)?;
    Ok(now.to_jiff().to_zoned(zone).date())
}

async fn tell(
    db: &Db,
    actor: &Actor,
    part: &Part,
    goal: &Goal,
    today: Date,
    whole: bool,
) -> Result<Progress> {
    let (readings, values) = read(db, actor, part, goal, today).await?;
    let told = if whole { values } else { Vec::new() };
    Ok(Progress { told, ..judge(part.id, goal, &readings, today, whole) })
}

/// How the numbers of a goal went, from well before its first day, and what people told of them.
async fn read(
    db: &Db,
    actor: &Actor,
    part: &Part,
    goal: &Goal,
    today: Date,
) -> Result<(Vec<Readings>, Vec<values::ToldValue>)> {
    let by_hand = goal.results.iter().any(|one| matches!(one.measure, Measure::ByHand(_)));
    let values = if by_hand { values::list(db, actor, part.id).await? } else { Vec::new() };
    let from = goal.start.saturating_sub(BEFORE_DAYS.days());
    let to = today.min(goal.deadline).max(from);
    let mut readings = Vec::new();
    for result in &goal.results {
        let told = values::of_result(&values, result.id);
        let mut went = measures::read(db, actor, part.brand, &result.measure, &told, (from, to)).await?;
        if matches!(&result.measure, Measure::ByHand(of) if of.adds_up) {
            went.told_since(goal.start);
        }
        readings.push(went);
    }
    Ok((readings, values))
}

/// How far a goal is whose numbers went as in `readings`, one for each key result. Pure.
pub(crate) fn judge(id: ItemId, goal: &Goal, readings: &[Readings], today: Date, whole: bool) -> Progress {
    let each = goal.results.iter().zip(readings);
    let results: Vec<_> =
        each.map(|(result, readings)| result_progress(goal, result, readings, today, whole)).collect();
    Progress {
        goal: id,
        course: match goal.framework {
            Framework::Smart => worst(&results),
            Framework::Okr => plan::course_of_okr(goal, &results, today),
        },
        score: plan::mean(results.iter().filter_map(|one| one.standing.score)),
        expected: plan::mean(results.iter().filter_map(|one| one.standing.expected)),
        results,
        told: Vec::new(),
        ended: None,
    }
}

/// An open goal with how its numbers went and how far it is.
pub(crate) struct Open {
    pub id: ItemId,
    pub goal: Goal,
    /// When anybody last changed what is said of it.
    pub updated_at: Timestamp,
    /// One for each key result.
    pub readings: Vec<Readings>,
    pub progress: Progress,
}

/// All open goals of a brand as [`all`] tells them, with their readings.
///
/// # Errors
/// As [`all`].
pub(crate) async fn open_goals(db: &Db, actor: &Actor, brand: BrandId, today: Date) -> Result<Vec<Open>> {
    let mut found = Vec::new();
    for part in items::list(db, actor, brand).await? {
        if let Some(goal) = part.item.goal().filter(|goal| goal.state == GoalState::Open) {
            found.push(open_goal(db, actor, &part, goal, today).await?);
        }
    }
    Ok(found)
}

/// One of them.
///
/// # Errors
/// As [`one`].
pub(crate) async fn open_goal(db: &Db, actor: &Actor, part: &Part, goal: &Goal, today: Date) -> Result<Open> {
    let (readings, _) = read(db, actor, part, goal, today).await?;
    let progress = judge(part.id, goal, &readings, today, false);
    Ok(Open { id: part.id, goal: goal.clone(), updated_at: part.updated_at, readings, progress })
}

fn result_progress(
    goal: &Goal,
    result: &KeyResult,
    readings: &Readings,
    today: Date,
    whole: bool,
) -> ResultProgress {
    let told = plan::stand(goal, result, readings, today);
    let points = |points: Vec<(Date, f64)>| {
        points.into_iter().filter(|_| whole).map(|(day, value)| DayValue { day, value }).collect()
    };
    ResultProgress {
        id: result.id,
        nature: readings.nature,
        unit: readings.unit.clone(),
        standing: told.standing,
        counted_at: readings.counted_at,
        reached: points(plan::reached(goal, readings)),
        plan: points(told.corners),
        ahead: if whole { told.ahead } else { Vec::new() },
    }
}

/// The worst course that can be told: a SMART goal has one number.
fn worst(results: &[ResultProgress]) -> Course {
    let each = results.iter().map(|one| one.standing.course);
    each.filter(|one| *one != Course::CannotTell).min().unwrap_or(Course::CannotTell)
}
