//! How a number of a goal stands to its plan, and how it will likely end. Pure; what is foreseen comes from `selaras_forecast`.

use super::{Course, ResultProgress};
use crate::{
    days::{between, date, number},
    items::{Direction, Goal, KeyResult, Measure},
    measures::{Nature, Readings, over},
};
use jiff::{ToSpan, civil::Date};
use selaras_forecast::{self as ahead, Basis, Forecast, Ground, Plan, Series, SoFar, Step, Verdict};

/// The part of the way that a plan must have gone before its line tells how a number will end.
const EARLY: f64 = 0.1;
/// More days than this ahead are told week by week.
const DAYS_TOLD: usize = 120;

/// How a number stands.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = GoalStanding)]
pub struct Standing {
    /// Whether it will be reached.
    pub course: Course,
    /// On what that rests; absent where nothing can be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ground: Option<CourseGround>,
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
    /// Where the plan wanted to be on that day; while it runs, on the evening before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub planned: Option<f64>,
    /// Whether what the plan wanted is told of the evening before, because the day runs.
    pub day_runs: bool,
    /// How much of the way to the target is gone: 0 at the beginning, 1 at the target; less than 0 when it went the other way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<f64>,
    /// The same as a score: within 0 and 1. What is counted and is to stay below its target has 1 as long as it does, and less the farther it
    /// is beyond; it goes no way, so that no `share` of one is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    /// The score it will likely end with; where nothing can be foreseen, that with which it ends if it goes on as it did beside its plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<f64>,
    /// What the target takes from that day on: per week; of a rate, its mean. Absent when it is reached or over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needed: Option<f64>,
    /// The same, as it was over the last four weeks; absent while it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lately: Option<f64>,
    /// The probability that the target is met at the deadline, 0 to 1; absent where nothing can be foreseen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chance: Option<f64>,
    /// Where it will likely be at the deadline; absent where nothing can be foreseen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub likely: Option<Likely>,
    /// What is foreseen rests on so few values that only their pace goes on: how many there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rests_on: Option<usize>,
}

/// On what a course rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = GoalCourseGround)]
pub enum CourseGround {
    /// The target or the deadline itself.
    Reached,
    /// The probability at the deadline: from 0.7 on it is on course, below 0.3 off course.
    Forecast,
    /// The deadline looks well, the next milestone does not.
    Milestone,
    /// The plan's line alone, since too little is known to look ahead: behind it by at most a tenth of the whole way is at risk.
    PlanLine,
}

/// Where a number will likely be.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = GoalLikely)]
pub struct Likely {
    /// The local day.
    #[schema(value_type = String, format = "date")]
    pub day: Date,
    /// As likely more as less.
    pub middle: f64,
    /// In four of five cases it is at least this.
    pub low: f64,
    /// In four of five cases it is at most that.
    pub high: f64,
    /// In 19 of 20 cases it is at least this.
    pub lowest: f64,
    /// In 19 of 20 cases it is at most that.
    pub highest: f64,
}

/// How a number stands, the corners of its plan's line, and how it likely goes on.
pub(super) struct Told {
    pub standing: Standing,
    pub corners: Vec<(Date, f64)>,
    pub ahead: Vec<Likely>,
}

pub(super) fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.fold((0.0, 0_u32), |(sum, count), value| (sum + value, count + 1));
    (count > 0).then(|| sum / f64::from(count))
}

/// What was reached at the end of each day of the goal of which something is known: a flow added up, a rate as the mean until then.
pub(super) fn reached(goal: &Goal, readings: &Readings) -> Vec<(Date, f64)> {
    let (mut sum, mut count) = (0.0, 0.0);
    readings
        .between(goal.start, goal.deadline)
        .map(|(day, value)| {
            sum += value;
            count += 1.0;
            match readings.nature {
                Nature::Flow => (day, sum),
                Nature::Rate => (day, sum / count),
                Nature::Level => (day, value),
            }
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

/// The corners of the plan's line: from the beginning on the eve of the first day over the milestones to the target on the deadline.
fn corners(goal: &Goal, result: &KeyResult, began: f64) -> Vec<(Date, f64)> {
    let mut corners = vec![(goal.start.saturating_sub(1.day()), began)];
    corners.extend(result.milestones.iter().map(|one| (one.day, one.value)));
    corners.push((goal.deadline, result.target));
    corners
}

/// The readings up to a day as a series without gaps in its steps; what was not counted is missing in it.
fn series(readings: &Readings, until: Date) -> Option<Series> {
    let first = readings.days.keys().next().copied().filter(|first| *first <= until)?;
    let (step, width) = match readings.nature {
        Nature::Rate => (Step::Weekly, 7),
        Nature::Level | Nature::Flow => (Step::Daily, 1),
    };
    let count = usize::try_from(between(first, until) / width + 1).unwrap_or(1);
    let mut values = vec![None; count];
    for (day, value) in readings.between(first, until) {
        if let Some(place) =
            usize::try_from(between(first, day) / width).ok().and_then(|at| values.get_mut(at))
        {
            *place = Some(value);
        }
    }
    let kind = match readings.nature {
        Nature::Level => ahead::Kind::Level,
        Nature::Flow => ahead::Kind::Flow,
        Nature::Rate => ahead::Kind::Rate,
    };
    // The week of a rate is told on its last day.
    let first = number(first) - (width - 1);
    Some(Series { first, step, kind, values })
}

/// How a number of a goal stands today.
pub(super) fn stand(goal: &Goal, result: &KeyResult, readings: &Readings, today: Date) -> Told {
    let began = began(goal, result, readings);
    let corners = began.map(|began| corners(goal, result, began)).unwrap_or_default();
    let as_of = readings.between(goal.start, today.min(goal.deadline)).next_back().map(|(day, _)| day);
    let blank = Standing { began, as_of, ..Standing::default() };
    if today < goal.start {
        let standing = Standing { course: Course::NotBegun, ..blank };
        return Told { standing, corners, ahead: Vec::new() };
    }
    let direction = match result.direction {
        Direction::Up => ahead::Direction::AtLeast,
        Direction::Down => ahead::Direction::AtMost,
    };
    let plan = Plan::new(corners.iter().map(|(day, value)| (number(*day), *value)).collect(), direction);
    let (Some(as_of), Some(plan), Some(began)) = (as_of, plan, began) else {
        return Told { standing: blank, corners, ahead: Vec::new() };
    };
    let is_over = today > goal.deadline;
    // Of what is counted as it happens the running day is not over: nobody is behind the plan's end of it, and it is no low day.
    let runs = as_of == today && !is_over && readings.nature == Nature::Flow;
    let whole = if runs && !matches!(result.measure, Measure::ByHand(_)) {
        as_of.saturating_sub(1.day())
    } else {
        as_of
    };
    let Some(series) = series(readings, whole).or_else(|| series(readings, as_of)) else {
        return Told { standing: blank, corners, ahead: Vec::new() };
    };
    let now = match readings.nature {
        Nature::Rate => mean(readings.between(goal.start, as_of).map(|(_, value)| value)),
        Nature::Level | Nature::Flow => over(readings, goal.start, as_of),
    }
    .unwrap_or(began);
    let so_far = match readings.nature {
        Nature::Level => SoFar::default(),
        Nature::Flow | Nature::Rate => SoFar::since(&series, number(goal.start)),
    };
    let left = usize::try_from(between(whole, goal.deadline)).unwrap_or(0)
        / series.step.days().unsigned_abs() as usize;
    let forecast = (!is_over && left > 0).then(|| ahead::forecast(&series, left).ok()).flatten();
    // A day that nobody counted yet is not behind: it is judged on the last day of which something is known.
    // Below a limit the running day has its share too.
    let is_limit = readings.nature == Nature::Flow && result.direction == Direction::Down;
    let on = match is_over {
        true => goal.deadline,
        false if is_limit => as_of,
        false => whole,
    };
    let course = ahead::course(&plan, number(on), now, forecast.as_ref().map(|one| (one, &so_far)));
    let met = direction.is_met(now, result.target);
    let already = met && direction == ahead::Direction::AtLeast && readings.nature != Nature::Rate;
    // What is to stay below a limit: less is no way towards it.
    let score = |value: f64| match is_limit {
        true if value <= result.target => Some(1.0),
        true => Some((result.target / value).clamp(0.0, 1.0)),
        false if result.target == began => None,
        false => Some(((value - began) / (result.target - began)).clamp(0.0, 1.0)),
    };
    // What came on the running day is no part of the series, and yet it came.
    let least = match &forecast {
        Some(forecast) if whole < as_of && forecast.never_falls() => now,
        _ => f64::NEG_INFINITY,
    };
    let foreseen = forecast.as_ref().and_then(|forecast| likely(forecast, &so_far, least).pop());
    let pace = (left > 0 && !met && !is_over && !is_limit)
        .then(|| ahead::pace(&series, result.target, left, &so_far, forecast.as_ref()));
    let standing = Standing {
        course: if already { Course::Reached } else { course.verdict.into() },
        ground: Some(if already { CourseGround::Reached } else { course.ground.into() }),
        now: Some(now),
        planned: Some(course.planned),
        day_runs: on < as_of,
        share: course.way.filter(|_| !is_limit),
        score: score(now),
        expected: if is_over || already {
            score(now)
        } else if let Some(likely) = foreseen {
            score(likely.middle)
        } else if is_limit {
            score(now)
        } else {
            expected_by_line(course.way, (course.planned - began) / (result.target - began))
        },
        needed: pace.map(|pace| pace.needed),
        lately: ahead::pace(&series, result.target, left, &so_far, None).recent,
        chance: course.chance.filter(|_| !already),
        likely: foreseen,
        rests_on: forecast.as_ref().and_then(|forecast| match forecast.basis {
            Basis::Drift { known, .. } => Some(known),
            Basis::Model { .. } => None,
        }),
        ..blank
    };
    let ahead = forecast.map_or_else(Vec::new, |forecast| thinned(likely(&forecast, &so_far, least)));
    Told { standing, corners, ahead }
}

/// How far it comes if it keeps its place beside its plan: half of what was planned by now will be half of the whole.
fn expected_by_line(way: Option<f64>, planned: f64) -> Option<f64> {
    // In the first days a little more or less would turn it over.
    let way = way.filter(|_| planned.is_finite() && planned >= EARLY)?;
    Some((way / planned).clamp(0.0, 1.0))
}

/// A key result is a stretch: 0.6 to 0.7 of the way is what a good one comes to, so an OKR is on course when its key results will come to
/// that in the mean, at risk from 0.4 on (product.md, G2). At its end 0.6 is a success. Scores are rounded to a tenth, as they are told.
pub(super) fn course_of_okr(goal: &Goal, results: &[ResultProgress], today: Date) -> Course {
    let all = |course| !results.is_empty() && results.iter().all(|one| one.standing.course == course);
    if today < goal.start {
        return Course::NotBegun;
    }
    let is_over = today > goal.deadline;
    let known: Vec<f64> = results.iter().filter_map(|one| one.standing.expected).collect();
    // How it ended is not told by the half of it that somebody counted.
    let is_whole = known.len() == results.len();
    let Some(expected) = mean(known.into_iter()).filter(|_| is_whole || !is_over) else {
        return Course::CannotTell;
    };
    let tenths = (expected * 10.0).round();
    match (is_over, tenths >= 6.0) {
        (true, true) => Course::Reached,
        (true, false) => Course::Missed,
        _ if all(Course::Reached) => Course::Reached,
        (false, true) => Course::OnCourse,
        (false, false) if tenths >= 4.0 => Course::AtRisk,
        (false, false) => Course::OffCourse,
    }
}

/// Where the goal's number will likely be, step by step, and no less than `least`.
fn likely(forecast: &Forecast, so_far: &SoFar, least: f64) -> Vec<Likely> {
    let step = forecast.step.days();
    let told = |(at, band): (usize, ahead::Band)| Likely {
        // The last day of the step.
        day: date(forecast.first + step * (i32::try_from(at).unwrap_or(i32::MAX - 1) + 1) - 1),
        middle: band.median.max(least),
        low: band.eighty.0.max(least),
        high: band.eighty.1.max(least),
        lowest: band.ninety_five.0.max(least),
        highest: band.ninety_five.1.max(least),
    };
    forecast.bands_of_goal(so_far).into_iter().enumerate().map(told).collect()
}

/// A chart has no room for more.
fn thinned(all: Vec<Likely>) -> Vec<Likely> {
    let last = all.len().saturating_sub(1);
    let every = if all.len() > DAYS_TOLD { 7 } else { 1 };
    all.into_iter()
        .enumerate()
        .filter(|(at, _)| (last - at).is_multiple_of(every))
        .map(|(_, one)| one)
        .collect()
}

impl From<Verdict> for Course {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Met => Self::Reached,
            Verdict::Missed => Self::Missed,
            Verdict::OnCourse => Self::OnCourse,
            Verdict::AtRisk => Self::AtRisk,
            Verdict::OffCourse => Self::OffCourse,
        }
    }
}

impl From<Ground> for CourseGround {
    fn from(ground: Ground) -> Self {
        match ground {
            Ground::Reached => Self::Reached,
            Ground::Forecast => Self::Forecast,
            Ground::Milestone => Self::Milestone,
            Ground::PlanLine => Self::PlanLine,
        }
    }
}
