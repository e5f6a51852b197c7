//! The line of a plan, and how a number stands to it. Pure.

use super::Course;
use crate::{
    items::{Direction, Goal, KeyResult},
    measures::{Nature, Readings, over},
};
use jiff::{ToSpan, civil::Date};

/// Of the way that was planned until now, how much must be gone to be on course, and how much not to be off it.
const ON_COURSE: f64 = 0.9;
const AT_RISK: f64 = 0.7;
/// Days over which the pace of late is told.
const LATELY_DAYS: i32 = 28;

/// How a number stands.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = GoalStanding)]
pub struct Standing {
    /// Whether it will be reached.
    pub course: Course,
    /// From where it began; absent while it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub began: Option<f64>,
    /// Where it is; absent while nothing is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub now: Option<f64>,
    /// The last local day of which something is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = "date")]
    pub as_of: Option<Date>,
    /// Where the plan wanted to be on that day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub planned: Option<f64>,
    /// How much of the way to the target is gone: 0 at the beginning, 1 at the target; less than 0 when it went the other way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<f64>,
    /// The same as a score: within 0 and 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    /// What it takes per week from that day on to be at the target by the deadline; absent for a rate, and when it is reached or over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needed_per_week: Option<f64>,
    /// What came per week over the last four weeks; absent for a rate, and while it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lately_per_week: Option<f64>,
}

/// The line of a plan: straight from corner to corner.
#[derive(Clone, Debug, PartialEq)]
pub struct Line(Vec<(Date, f64)>);

impl Line {
    /// From the baseline on the eve of the first day over the milestones to the target on the deadline.
    pub fn of(goal: &Goal, result: &KeyResult, began: f64) -> Self {
        let mut corners = vec![(goal.start.saturating_sub(1.day()), began)];
        corners.extend(result.milestones.iter().map(|one| (one.day, one.value)));
        corners.push((goal.deadline, result.target));
        Self(corners)
    }

    /// Where the plan wants to be at the end of a day; before the first corner there, after the last there.
    pub fn at(&self, day: Date) -> f64 {
        let after = self.0.partition_point(|(corner, _)| *corner <= day);
        match (after.checked_sub(1).and_then(|at| self.0.get(at)), self.0.get(after)) {
            (Some((from, low)), Some((to, high))) => {
                low + (high - low) * f64::from(days(*from, day)) / f64::from(days(*from, *to).max(1))
            }
            (Some((_, value)), None) | (None, Some((_, value))) => *value,
            (None, None) => 0.0,
        }
    }

    /// Its corners.
    pub fn corners(self) -> Vec<(Date, f64)> {
        self.0
    }
}

fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

pub(super) fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.fold((0.0, 0_u32), |(sum, count), value| (sum + value, count + 1));
    (count > 0).then(|| sum / f64::from(count))
}

/// What was reached at the end of each day of the goal of which something is known: a flow added up.
pub(super) fn reached(goal: &Goal, readings: &Readings) -> Vec<(Date, f64)> {
    let mut sum = 0.0;
    readings
        .between(goal.start, goal.deadline)
        .map(|(day, value)| match readings.nature {
            Nature::Flow => {
                sum += value;
                (day, sum)
            }
            Nature::Level | Nature::Rate => (day, value),
        })
        .collect()
}

/// From where a number begins: what the goal says, else what was there on the eve of its first day.
fn began(goal: &Goal, result: &KeyResult, readings: &Readings) -> Option<f64> {
    if readings.nature == Nature::Flow {
        return Some(0.0);
    }
    let eve = goal.start.saturating_sub(1.day());
    let long_ago = eve.saturating_sub(28.days());
    result.baseline.or_else(|| over(readings, long_ago, eve)).or_else(|| {
        // Nobody counted before it began: then its first day is the beginning.
        readings.between(goal.start, goal.deadline).next().map(|(_, value)| value)
    })
}

/// How a number of a goal stands today, and the line of its plan where its beginning is known.
pub fn stand(goal: &Goal, result: &KeyResult, readings: &Readings, today: Date) -> (Standing, Option<Line>) {
    let began = began(goal, result, readings);
    let line = began.map(|began| Line::of(goal, result, began));
    let last = today.min(goal.deadline);
    let as_of = readings.between(goal.start, last).next_back().map(|(day, _)| day);
    let now = as_of.and_then(|day| over(readings, goal.start, day));
    let planned = as_of.and_then(|day| line.as_ref().map(|line| line.at(day)));
    let met = |value: f64| match result.direction {
        Direction::Up => value >= result.target,
        Direction::Down => value <= result.target,
    };
    let share = match (began, now) {
        (Some(_), Some(now)) if met(now) && began.is_some_and(met) => Some(1.0),
        (Some(began), Some(now)) if (result.target - began).abs() > f64::EPSILON => {
            Some((now - began) / (result.target - began))
        }
        _ => None,
    };
    let over_now = today > goal.deadline;
    let steady = readings.nature != Nature::Rate;
    let left = as_of.map(|day| days(day, goal.deadline)).filter(|left| *left > 0 && !over_now);
    let weeks_left = left.map(|left| f64::from(left) / 7.0);
    let needed = match (now, weeks_left) {
        (Some(now), Some(weeks)) if steady && !met(now) => Some((result.target - now) / weeks),
        _ => None,
    };
    let standing = Standing {
        course: course(goal, today, now, began, planned, &met),
        began,
        now,
        as_of,
        planned,
        share,
        score: share.map(|share| share.clamp(0.0, 1.0)),
        needed_per_week: needed,
        lately_per_week: as_of.filter(|_| steady).and_then(|day| lately(readings, day)),
    };
    (standing, line)
}

/// What came per week over the four weeks that end with `day`, if they were counted from their beginning.
fn lately(readings: &Readings, day: Date) -> Option<f64> {
    let eve = day.saturating_sub(LATELY_DAYS.days());
    let weeks = f64::from(LATELY_DAYS) / 7.0;
    match readings.nature {
        Nature::Level => Some((over(readings, eve, day)? - over(readings, Date::MIN, eve)?) / weeks),
        Nature::Flow if readings.days.range(..=eve).next().is_some() => {
            Some(over(readings, eve.saturating_add(1.day()), day)? / weeks)
        }
        Nature::Flow | Nature::Rate => None,
    }
}

fn course(
    goal: &Goal,
    today: Date,
    now: Option<f64>,
    began: Option<f64>,
    planned: Option<f64>,
    met: &impl Fn(f64) -> bool,
) -> Course {
    if today < goal.start {
        return Course::NotBegun;
    }
    let (Some(now), Some(began), Some(planned)) = (now, began, planned) else {
        return Course::CannotTell;
    };
    if met(now) {
        return Course::Reached;
    }
    if today > goal.deadline {
        return Course::Missed;
    }
    let wanted = planned - began;
    if wanted.abs() <= f64::EPSILON {
        return Course::CannotTell;
    }
    match (now - began) / wanted {
        gone if gone >= ON_COURSE => Course::OnCourse,
        gone if gone >= AT_RISK => Course::AtRisk,
        _ => Course::OffCourse,
    }
}
