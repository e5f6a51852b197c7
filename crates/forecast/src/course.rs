//! Answers: is a goal on course, and what would it take from now on? A plan line with milestones beside what was reached and
//! what is foreseen.

use serde::{Deserialize, Serialize};

use crate::forecast::{Direction, Forecast, SoFar};
use crate::series::{Kind, Series};

/// From this probability of being met on, a goal is on course.
pub const ON_COURSE: f64 = 0.7;
/// Below this probability it is off course; between the two it is at risk.
pub const OFF_COURSE: f64 = 0.3;
/// Where nothing can be foreseen: behind the plan line by at most this share of the whole way is at risk, by more off course.
pub const LAG: f64 = 0.1;

/// What a goal should have reached by when: its beginning, its milestones and its deadline, by straight lines.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    points: Vec<(i32, f64)>,
    direction: Direction,
}

impl Plan {
    /// Of points (day, the goal's value at the end of that day): first where the goal begins (of a flow 0), last the
    /// deadline with its target. `None` unless there are two or more, their days ascend and their values are numbers.
    #[must_use]
    pub fn new(points: Vec<(i32, f64)>, direction: Direction) -> Option<Self> {
        let ascend = points.windows(2).all(|pair| pair[0].0 < pair[1].0);
        let numbers = points.iter().all(|(_, value)| value.is_finite());
        (points.len() >= 2 && ascend && numbers).then_some(Self { points, direction })
    }

    /// What should be reached at the end of a day; before the beginning what it begins with, after the deadline the target.
    #[must_use]
    pub fn at(&self, day: i32) -> f64 {
        let after = self.points.partition_point(|point| point.0 < day);
        match (after.checked_sub(1).and_then(|before| self.points.get(before)), self.points.get(after)) {
            (Some(low), Some(high)) => {
                let share = (f64::from(day) - f64::from(low.0)) / (f64::from(high.0) - f64::from(low.0));
                low.1 + (high.1 - low.1) * share
            }
            (Some(one), None) | (None, Some(one)) => one.1,
            (None, None) => 0.0,
        }
    }

    /// The deadline and the target.
    #[must_use]
    pub fn end(&self) -> (i32, f64) {
        self.points.last().copied().unwrap_or_default()
    }

    /// The first milestone after a day that is not the deadline.
    fn next_after(&self, day: i32) -> Option<(i32, f64)> {
        let inner = self.points.get(1..self.points.len() - 1)?;
        inner.iter().copied().find(|point| point.0 > day)
    }
}

/// How a goal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The deadline has passed, or of a sum that only grows the target: met.
    Met,
    /// The deadline has passed without.
    Missed,
    /// Probably met.
    OnCourse,
    /// May be missed.
    AtRisk,
    /// Probably missed.
    OffCourse,
}

/// What the verdict rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// The target or the deadline itself.
    Reached,
    /// The probability at the deadline.
    Forecast,
    /// The deadline looks well, the next milestone doesn't.
    Milestone,
    /// Nothing can be foreseen; the plan line alone.
    PlanLine,
}

/// A milestone ahead.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Milestone {
    /// Its day.
    pub day: i32,
    /// What should be reached.
    pub value: f64,
    /// The probability that it will be, where anything can be foreseen.
    pub chance: Option<f64>,
}

/// A goal beside its plan.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Course {
    /// How it stands.
    pub verdict: Verdict,
    /// By what.
    pub ground: Ground,
    /// What the plan says for today.
    pub planned: f64,
    /// How far ahead of the plan it is; below 0 behind it. Where less is better, less is ahead.
    pub ahead: f64,
    /// The share of the way from the beginning to the target, 0 to 1 and beyond; `None` where the two are one.
    pub way: Option<f64>,
    /// The probability that the target is met, where anything can be foreseen.
    pub chance: Option<f64>,
    /// The next milestone.
    pub next: Option<Milestone>,
}

/// Holds a goal against its plan at the end of a day. `actual` is the goal's value now: the level, the sum since the goal
/// began, the mean since then. The forecast begins on the day after and reaches the deadline; without it (too little is
/// known) the plan line alone judges.
#[must_use]
pub fn course(plan: &Plan, today: i32, actual: f64, foreseen: Option<(&Forecast, &SoFar)>) -> Course {
    let (deadline, target) = plan.end();
    let (begin, direction) = (plan.points.first().map_or(0.0, |point| point.1), plan.direction);
    let better = if direction == Direction::AtLeast { 1.0 } else { -1.0 };
    let planned = plan.at(today);
    let ahead = better * (actual - planned);
    let chance_by = |day: i32, value: f64| {
        let (forecast, so_far) = foreseen?;
        Some(forecast.outcome(forecast.steps_until(day), so_far).chance(value, direction))
    };
    let next =
        plan.next_after(today).map(|(day, value)| Milestone { day, value, chance: chance_by(day, value) });
    let is_met = direction.is_met(actual, target);
    let only_grows = direction == Direction::AtLeast
        && foreseen.is_some_and(|(forecast, _)| forecast.kind == Kind::Flow && forecast.never_falls());
    let (verdict, ground, chance) = if today >= deadline || (is_met && only_grows) {
        (if is_met { Verdict::Met } else { Verdict::Missed }, Ground::Reached, None)
    } else {
        let chance = chance_by(deadline, target);
        let (verdict, ground) = match chance {
            Some(chance) if chance < OFF_COURSE => (Verdict::OffCourse, Ground::Forecast),
            Some(chance) if chance < ON_COURSE => (Verdict::AtRisk, Ground::Forecast),
            Some(_) => match next.and_then(|next| next.chance) {
                Some(chance) if chance < OFF_COURSE => (Verdict::AtRisk, Ground::Milestone),
                _ => (Verdict::OnCourse, Ground::Forecast),
            },
            None => (by_line(ahead, (target - begin).abs()), Ground::PlanLine),
        };
        (verdict, ground, chance)
    };
    let way = (target != begin).then(|| (actual - begin) / (target - begin));
    Course { verdict, ground, planned, ahead, way, chance, next }
}

fn by_line(ahead: f64, whole: f64) -> Verdict {
    if ahead >= 0.0 {
        Verdict::OnCourse
    } else if -ahead <= LAG * whole {
        Verdict::AtRisk
    } else {
        Verdict::OffCourse
    }
}

/// What it takes from now on, in the unit of the goal. Of levels and flows each is per week; of a rate, its mean.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pace {
    /// What meets the target.
    pub needed: f64,
    /// What there was in the last four weeks (or as much of them as is known).
    pub recent: Option<f64>,
    /// What is foreseen, the median.
    pub foreseen: Option<f64>,
    /// What the foreseen outcome lacks of the target; below 0 it has more. Where less is better too, target less outcome.
    pub lacking: Option<f64>,
}

/// What it takes to come to `target` within the next `steps` of a series, 1 at least.
#[must_use]
pub fn pace(series: &Series, target: f64, steps: usize, so_far: &SoFar, forecast: Option<&Forecast>) -> Pace {
    let outcome = forecast.map(|forecast| forecast.outcome(steps, so_far).quantile(0.5));
    let stands = match series.kind {
        Kind::Level => series.known().next_back().map_or(0.0, |(_, value)| value),
        Kind::Flow => so_far.filled(),
        Kind::Rate => 0.0,
    };
    // Steps before the goal's period bring nothing to a sum or a mean, but they do to a level.
    let ahead = if series.kind == Kind::Level { 0 } else { so_far.ahead };
    let left = steps.saturating_sub(ahead).max(1) as f64;
    let weeks = left * f64::from(series.step.days()) / 7.0;
    let all = (so_far.known + so_far.missing) as f64 + left;
    let towards = |value: f64| match series.kind {
        Kind::Level | Kind::Flow => (value - stands) / weeks,
        Kind::Rate => (value * all - so_far.filled()) / left,
    };
    Pace {
        needed: towards(target),
        recent: recent(series),
        foreseen: outcome.map(towards),
        lacking: outcome.map(|outcome| target - outcome),
    }
}

/// Of the last four weeks: what a level gained per week, what a flow brought per week, the mean of a rate.
fn recent(series: &Series) -> Option<f64> {
    let days = f64::from(series.step.days());
    let (end, last) = series.known().next_back()?;
    let window = 28 / usize::try_from(series.step.days()).unwrap_or(1);
    if series.kind == Kind::Level {
        // Measured from the value that lies a whole window back, or if that is missing the first one within it.
        let (begin, was) = series.known().find(|(place, _)| place + window >= end)?;
        return (begin < end).then(|| (last - was) / ((end - begin) as f64 * days / 7.0));
    }
    let known: Vec<f64> =
        series.known().filter(|(place, _)| place + window > end).map(|(_, value)| value).collect();
    let mean = crate::stats::mean(&known);
    Some(if series.kind == Kind::Flow { mean * 7.0 / days } else { mean })
}
