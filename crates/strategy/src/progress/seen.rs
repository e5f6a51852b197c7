//! How a goal stood on a day: what is kept of it when it ends, and beside a note.

use super::{Course, Progress};
use crate::{
    items::{Goal, KeyResult},
    measures::MeasureUnit,
};
use jiff::civil::Date;

/// How a goal stood, as it was known then.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[schema(as = GoalSeen)]
pub struct Seen {
    /// The local day.
    #[schema(value_type = String, format = "date")]
    pub day: Date,
    /// Whether it would be reached.
    pub course: Course,
    /// The mean of its numbers' scores, 0 to 1; absent where none was known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    /// Its numbers, in the order of the goal.
    pub results: Vec<SeenResult>,
}

/// How a number of a goal stood.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[schema(as = GoalSeenResult)]
pub struct SeenResult {
    /// What was wanted, as it was said then.
    pub result: KeyResult,
    /// In what its values are told.
    pub unit: MeasureUnit,
    /// Whether it would be reached.
    pub course: Course,
    /// Where it was; absent where nothing was known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<f64>,
    /// The last local day of which something was known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = "date")]
    pub as_of: Option<Date>,
    /// How much of the way was gone: 0 at the beginning, 1 at the target.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<f64>,
    /// The same within 0 and 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    /// The probability that the target is met at the deadline; absent where nothing could be foreseen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chance: Option<f64>,
}

impl Seen {
    pub(super) fn of(progress: Progress, goal: &Goal, day: Date) -> Self {
        let results = goal.results.iter().zip(progress.results).map(|(result, told)| SeenResult {
            result: result.clone(),
            unit: told.unit,
            course: told.standing.course,
            now: told.standing.now,
            as_of: told.standing.as_of,
            share: told.standing.share,
            score: told.standing.score,
            chance: told.standing.chance,
        });
        Self { day, course: progress.course, score: progress.score, results: results.collect() }
    }
}
