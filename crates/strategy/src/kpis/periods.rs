//! A KPI's number, period by period, and what follows from it: whether the target was met, and where it goes.

use crate::{
    days,
    items::{Direction, Period},
    measures::{Nature, Readings},
};
use jiff::{ToSpan, civil::Date};
use selaras_kernel::Timestamp;

/// How many periods are told, with the running one.
pub const TOLD: usize = 13;
/// Fewest finished periods of which a trend is told.
const TREND_MIN: usize = 5;
/// A trend is told when chance would look like it less often than once in ten times (two-sided normal quantile).
const TREND_Z: f64 = 1.645;

/// Days, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[schema(as = KpiSpan)]
pub struct Span {
    /// First local day.
    #[schema(value_type = String, format = "date")]
    pub from: Date,
    /// Last local day.
    #[schema(value_type = String, format = "date")]
    pub to: Date,
}

/// What a KPI came to in one period.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = KpiPeriodValue)]
pub struct PeriodValue {
    /// The period.
    #[serde(flatten)]
    pub span: Span,
    /// Its days.
    pub days: i32,
    /// Those that are over; fewer than `days` while it runs.
    pub days_over: i32,
    /// What it came to; absent when it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// Whether numbers begin only within it, so that it holds less than what happened.
    pub begins_within: bool,
    /// Whether the target was met; absent while that is open or not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub met: Option<bool>,
}

impl PeriodValue {
    /// Whether it is over.
    pub fn is_over(&self) -> bool {
        self.days_over == self.days
    }
}

/// Where a number goes, over its finished periods.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = KpiTrend)]
pub enum Trend {
    /// It rises.
    Rising,
    /// It falls.
    Falling,
    /// It goes neither way more than chance would make it.
    Steady,
    /// Fewer than five periods are known.
    Unknown,
}

/// The period in which a day lies.
pub fn around(period: Period, day: Date) -> Span {
    let (from, next) = match period {
        Period::Week => {
            let from = day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days());
            (from, from.saturating_add(7.days()))
        }
        Period::Month => (day.first_of_month(), day.first_of_month().saturating_add(1.month())),
        Period::Quarter => {
            let into = i64::from((day.month() - 1) % 3);
            let from = day.first_of_month().saturating_sub(into.months());
            (from, from.saturating_add(3.months()))
        }
    };
    Span { from, to: next.saturating_sub(1.day()) }
}

/// The last periods up to that of `today`, the earliest first.
pub fn last(period: Period, today: Date, count: usize) -> Vec<Span> {
    let mut found = vec![around(period, today)];
    while found.len() < count {
        let before = found[found.len() - 1].from.saturating_sub(1.day());
        found.push(around(period, before));
    }
    found.reverse();
    found
}

/// What a level or a flow comes to in a period. A level that was counted last before the period began is not that of the period.
pub(super) fn fold(readings: &Readings, span: Span, counted_on: Option<Date>) -> Option<f64> {
    let mut within = readings.days.range(span.from..=span.to).map(|(_, value)| *value);
    match readings.nature {
        Nature::Level => within.next_back().filter(|_| counted_on.is_none_or(|day| day >= span.from)),
        Nature::Flow => within.reduce(|sum, value| sum + value),
        Nature::Rate => within.next_back(),
    }
}

/// Whether a flow's numbers begin within a period.
pub(super) fn begins_within(readings: &Readings, span: Span) -> bool {
    readings.nature == Nature::Flow
        && readings
            .days
            .keys()
            .next()
            .is_some_and(|first| (span.from..=span.to).contains(first) && *first > span.from)
}

/// The day on which readings were last counted, on the wall clock of the brand.
pub(super) fn counted_on(at: Option<Timestamp>, zone: &jiff::tz::TimeZone) -> Option<Date> {
    at.map(|at| at.to_jiff().to_zoned(zone.clone()).date())
}

/// A period with its value. `adds_up` for a number that only grows while its period runs.
pub(super) fn told(
    span: Span,
    today: Date,
    value: Option<f64>,
    begins_within: bool,
    (target, direction): (f64, Direction),
    adds_up: bool,
) -> PeriodValue {
    let days = days::between(span.from, span.to) + 1;
    let days_over = days::between(span.from, today).clamp(0, days);
    let reached = |value: f64| match direction {
        Direction::Up => value >= target,
        Direction::Down => value <= target,
    };
    let met = value.map(reached).filter(|reached| {
        match direction {
            _ if days_over == days => !begins_within || (adds_up && *reached == (direction == Direction::Up)),
            // What only grows has reached its target for good, or has gone beyond its limit for good.
            Direction::Up => adds_up && *reached,
            Direction::Down => adds_up && !*reached,
        }
    });
    PeriodValue { span, days, days_over, value, begins_within, met }
}

/// Where finished periods go, by the test of Mann and Kendall (Mann 1945, "Nonparametric tests against trend"; Kendall 1975), with the
/// variance corrected for ties: it asks only whether later values are higher, so one odd period does not make a trend.
pub fn trend(values: &[f64]) -> Trend {
    if values.len() < TREND_MIN {
        return Trend::Unknown;
    }
    let mut score = 0_i64;
    for (n, earlier) in values.iter().enumerate() {
        for later in &values[n + 1..] {
            score += i64::from(later > earlier) - i64::from(later < earlier);
        }
    }
    let weight = |n: f64| n * (n - 1.0) * (2.0 * n + 5.0);
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let ties: f64 = sorted.chunk_by(|a, b| a == b).map(|run| weight(run.len() as f64)).sum();
    let variance = (weight(values.len() as f64) - ties) / 18.0;
    let z = (score.abs() - 1) as f64 / variance.sqrt();
    match score {
        _ if variance <= 0.0 || z < TREND_Z => Trend::Steady,
        score if score > 0 => Trend::Rising,
        _ => Trend::Falling,
    }
}
