//! Answers: how much growth does a goal take, and how hard is that?

use super::{OTHERS, OWN_WINDOWS};
use crate::{Direction, Draft, Growth, Known, PastGoal, Reach};

/// The growth that a goal takes, and how hard it is.
#[derive(Clone, Debug)]
pub(super) struct Effort {
    pub(super) reach: Reach,
    /// Logarithm of target ÷ baseline in the goal's direction; infinite when nothing may be left.
    pub(super) need: f64,
    /// Against what it was set; `None` when it is so already.
    pub(super) yardstick: Option<Yardstick>,
    /// Whether comparable accounts had to stand in for the own history.
    pub(super) borrowed: bool,
    /// Whether comparable accounts show that it can be done.
    pub(super) lifted: bool,
    /// Earlier goals that asked no more and were missed, where they count.
    pub(super) missed: usize,
    /// Earlier goals that asked as much and were met.
    pub(super) met: usize,
}

/// Why it cannot be told how hard a goal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unknown {
    NoTarget,
    OtherUnit,
    NoBaseline,
    NoDates,
    FromZero,
    ShortHistory,
}

/// Growth over as many days as the goal has, as logarithms in its direction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Yardstick {
    pub(super) low: f64,
    pub(super) median: f64,
    pub(super) high: f64,
    pub(super) windows: u32,
}

/// A tenth that lies as good as at the median says little about how far it may go: this much growth is always within a stretch.
const LEAST_SLACK: f64 = 0.02;

pub(super) fn of(draft: &Draft, known: &Known) -> Result<Effort, Unknown> {
    if draft.target_unit.as_ref().is_some_and(|unit| draft.unit() != Some(unit)) {
        return Err(Unknown::OtherUnit);
    }
    let target = draft.finite_target().ok_or(Unknown::NoTarget)?;
    let baseline = draft.fair_baseline(known.today).ok_or(Unknown::NoBaseline)?;
    if draft.direction.sign() * (target - baseline) <= 0.0 {
        return Ok(Effort {
            reach: Reach::Met,
            need: 0.0,
            yardstick: None,
            borrowed: false,
            lifted: false,
            missed: 0,
            met: 0,
        });
    }
    let days = draft.days(known.today).ok_or(Unknown::NoDates)?;
    if baseline <= 0.0 {
        return Err(Unknown::FromZero);
    }
    judge(need(draft.direction, baseline, target), draft.direction, days, known)
}

/// The growth over `days` against which goals of this direction are held: the own, else that of comparable accounts.
pub(super) fn yardstick(direction: Direction, days: i64, known: &Known) -> Option<(Yardstick, bool)> {
    let own = known.history.and_then(|growth| Yardstick::of(growth, direction, days, OWN_WINDOWS));
    let others = known.comparable.and_then(|growth| Yardstick::of(growth, direction, days, OTHERS));
    own.map(|own| (own, false)).or(others.map(|others| (others, true)))
}

fn need(direction: Direction, baseline: f64, target: f64) -> f64 {
    if target <= 0.0 { f64::INFINITY } else { direction.sign() * (target / baseline).ln() }
}

fn judge(need: f64, direction: Direction, days: i64, known: &Known) -> Result<Effort, Unknown> {
    let (yardstick, borrowed) = yardstick(direction, days, known).ok_or(Unknown::ShortHistory)?;
    let mut reach = yardstick.reach(need);
    let others = known.comparable.and_then(|growth| Yardstick::of(growth, direction, days, OTHERS));
    let lifted = !borrowed
        && reach == Reach::OutOfReach
        && others.is_some_and(|others| others.reach(need) <= Reach::Realistic);
    if lifted {
        reach = Reach::Stretch;
    }

    let asked = |goal: &PastGoal| asked(goal, direction, days);
    let met =
        known.similar.iter().filter(|goal| goal.met && asked(goal).is_some_and(|it| it >= need)).count();
    let missed = known.similar.iter().filter(|goal| !goal.met && asked(goal).is_some_and(|it| it <= need));
    let missed = if met == 0 { missed.count() } else { 0 };
    if met >= 2 && reach == Reach::OutOfReach {
        reach = Reach::Stretch;
    }
    if missed >= 3 {
        reach = match reach {
            Reach::Met | Reach::Trivial => Reach::Realistic,
            Reach::Realistic => Reach::Stretch,
            Reach::Stretch | Reach::OutOfReach => Reach::OutOfReach,
        };
    }
    Ok(Effort { reach, need, yardstick: Some(yardstick), borrowed, lifted, missed, met })
}

/// What an earlier goal asked, over as many days as this one has.
fn asked(goal: &PastGoal, direction: Direction, days: i64) -> Option<f64> {
    let growth = direction.sign() * positive(goal.asked)?.ln();
    (goal.days > 0).then(|| growth * days as f64 / f64::from(goal.days))
}

impl Yardstick {
    fn of(growth: Growth, direction: Direction, days: i64, fewest: u32) -> Option<Self> {
        let sign = direction.sign();
        let of = |ratio: f64| positive(ratio).map(|ratio| sign * ratio.ln());
        let (one, median, other) = (of(growth.low)?, of(growth.median)?, of(growth.high)?);
        // Of what should become less, the largest growth is the weakest time.
        let (low, high) = if sign > 0.0 { (one, other) } else { (other, one) };
        if growth.windows < fewest || growth.days == 0 || low > median || median > high {
            return None;
        }
        let times = days as f64 / f64::from(growth.days);
        Some(Self {
            low: median * times - (median - low) * times.sqrt(),
            median: median * times,
            high: median * times + (high - median) * times.sqrt(),
            windows: growth.windows,
        })
    }

    fn reach(&self, need: f64) -> Reach {
        if need <= self.low {
            Reach::Trivial
        } else if need <= self.realistic() {
            Reach::Realistic
        } else if need <= self.stretch() {
            Reach::Stretch
        } else {
            Reach::OutOfReach
        }
    }

    /// The most that is realistic.
    pub(super) fn realistic(&self) -> f64 {
        f64::midpoint(self.median, self.high)
    }

    /// The most that is a stretch.
    pub(super) fn stretch(&self) -> f64 {
        let slack = (self.high - self.median).max(self.high.abs() / 4.0).max(LEAST_SLACK);
        self.high + slack
    }
}

fn positive(ratio: f64) -> Option<f64> {
    (ratio.is_finite() && ratio > 0.0).then_some(ratio)
}
