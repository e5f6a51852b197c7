//! Answers: what is a series of measurements, and what is too little to look ahead from?

use serde::{Deserialize, Serialize};

/// The time between two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// A day.
    Daily,
    /// Seven days.
    Weekly,
}

impl Step {
    /// Its length in days.
    #[must_use]
    pub fn days(self) -> i32 {
        match self {
            Self::Daily => 1,
            Self::Weekly => 7,
        }
    }
}

/// What a value is, and so what a goal about it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Stands at the end of the step (followers). A goal is about the last value.
    Level,
    /// Came about during the step (interactions). A goal is about the sum.
    Flow,
    /// A ratio of the step (engagement per mille). A goal is about the mean.
    Rate,
}

/// Beyond this nothing is a measurement; sums of a few years of it stay exact enough and finite.
const MOST: f64 = 1e15;

/// What was measured, step by step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// Day of the first value, as a number of days from any fixed day; of a weekly series any day of that week.
    pub first: i32,
    /// The time between values.
    pub step: Step,
    /// What they are.
    pub kind: Kind,
    /// The values. `None` is missing, never nothing; so is what is no number or beyond 10^15 to either side.
    pub values: Vec<Option<f64>>,
}

impl Series {
    /// The value at a place, if there is a number.
    pub(crate) fn at(&self, place: usize) -> Option<f64> {
        self.values.get(place).copied().flatten().filter(|value| value.abs() <= MOST)
    }

    /// The day after the last step, known or not: the day a forecast begins with.
    #[must_use]
    pub fn end(&self) -> i32 {
        let steps = i32::try_from(self.values.len()).unwrap_or(i32::MAX);
        self.first.saturating_add(steps.saturating_mul(self.step.days()))
    }

    /// The place of a day; of one before the series the first.
    pub(crate) fn place(&self, day: i32) -> usize {
        let days = i64::from(day) - i64::from(self.first);
        usize::try_from(days.div_euclid(i64::from(self.step.days()))).unwrap_or(0)
    }

    /// Places with a number.
    pub(crate) fn known(&self) -> impl DoubleEndedIterator<Item = (usize, f64)> {
        self.values.iter().enumerate().filter_map(|(place, _)| Some((place, self.at(place)?)))
    }
}
