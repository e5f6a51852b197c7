//! When a KPI is to be looked at: the days of its checks and reviews, from the day it began.
//!
//! Days are counted from the first one, not from the last that was held: a check that was held late does not put off those after it, and
//! one that falls on the 31st comes back to the 31st after a short month. Where a review falls on the day of a check, it is both.

use crate::{
    days,
    items::{Kpi, Rhythm},
};
use jiff::{Span, ToSpan, civil::Date};

/// Days after which whoever answers for a check is reminded once more.
pub const LATE_DAYS: i32 = 3;
/// The local hour from which a reminder is sent.
pub const HOUR: i8 = 8;

/// What a day is for.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[schema(as = KpiOccasion)]
pub enum Occasion {
    /// How does the number stand, and what follows from it?
    Check,
    /// Is it still the right number?
    Review,
}

impl Occasion {
    /// The stable name, as in JSON and in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Review => "review",
        }
    }
}

/// A day on which something is due.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
#[schema(as = KpiDue)]
pub struct Due {
    /// The local day.
    #[schema(value_type = String, format = "date")]
    pub day: Date,
    /// What is due.
    pub occasion: Occasion,
}

/// From when and how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The day from which is counted.
    pub began: Date,
    /// How often it is checked.
    pub rhythm: Rhythm,
    /// Reviews a year: 1 or 2.
    pub reviews: u8,
}

impl Plan {
    /// That of a KPI.
    pub fn of(kpi: &Kpi) -> Self {
        Self { began: kpi.began, rhythm: kpi.rhythm, reviews: kpi.reviews }
    }

    /// What is due from one day to another, both included, in order.
    pub fn dues(&self, from: Date, to: Date) -> Vec<Due> {
        let mut found: Vec<Due> =
            self.days(Occasion::Review, from, to).chain(self.days(Occasion::Check, from, to)).collect();
        // Sorted by the day and a check before a review, so that the review is kept of two on one day.
        found.sort_unstable();
        found.reverse();
        found.dedup_by_key(|due| due.day);
        found.reverse();
        found
    }

    /// What is due first after a day.
    pub fn next(&self, after: Date) -> Option<Due> {
        let from = after.tomorrow().ok()?.max(self.began);
        // No rhythm is slower than two months.
        self.dues(from, from.checked_add(63.days()).ok()?).into_iter().next()
    }

    /// What a person owes on `today`, of what fell due since `since`: the last check and the last review that were not held, and not the
    /// check before a review, which asks more.
    pub fn open(&self, since: Date, today: Date, held: impl Fn(Due) -> bool) -> Vec<Due> {
        let dues = self.dues(since, today);
        let last = |occasion| dues.iter().rfind(|due| due.occasion == occasion).copied();
        let review = last(Occasion::Review);
        let check = last(Occasion::Check).filter(|check| review.is_none_or(|review| review.day < check.day));
        review.into_iter().chain(check).filter(|due| !held(*due)).collect()
    }

    /// The days of one occasion from `from` to `to`, in order.
    fn days(&self, occasion: Occasion, from: Date, to: Date) -> impl Iterator<Item = Due> {
        let (began, step) = (self.began, self.step(occasion));
        let first = (i64::from(days::between(began, from)) / i64::from(step.most_days)).max(1);
        (first..)
            .map_while(move |n| began.checked_add(step.times(n)?).ok())
            .take_while(move |day| *day <= to)
            .filter(move |day| *day >= from)
            .map(move |day| Due { day, occasion })
    }

    fn step(&self, occasion: Occasion) -> Step {
        let months = |months: i32| Step { span: Unit::Months(months), most_days: 31 * months };
        match (occasion, self.rhythm) {
            (Occasion::Review, _) if self.reviews >= 2 => months(6),
            (Occasion::Review, _) => months(12),
            (Occasion::Check, Rhythm::Week) => Step { span: Unit::Weeks, most_days: 7 },
            (Occasion::Check, Rhythm::Month) => months(1),
            (Occasion::Check, Rhythm::TwoMonths) => months(2),
        }
    }
}

/// The time between two of one occasion.
#[derive(Clone, Copy)]
struct Step {
    span: Unit,
    /// How long it is at most.
    most_days: i32,
}

#[derive(Clone, Copy)]
enum Unit {
    Weeks,
    Months(i32),
}

impl Step {
    fn times(self, n: i64) -> Option<Span> {
        match self.span {
            Unit::Weeks => Span::new().try_weeks(n).ok(),
            Unit::Months(months) => Span::new().try_months(n.checked_mul(i64::from(months))?).ok(),
        }
    }
}
