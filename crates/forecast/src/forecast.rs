//! Answers: how will a series go on, how sure is that, and will a goal be met? The answer is a bundle of ways on; every
//! quantile and every probability is counted over them, so that sums over days know that days hang together.

use serde::{Deserialize, Serialize};

use crate::model;
use crate::series::{Kind, Series, Step};
use crate::stats::quantile;

/// Ways on that are drawn.
const PATHS: usize = 500;
/// More steps than this are not drawn: three years of days.
const FARTHEST: usize = 1_100;

/// Too little is known: can't tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Short {
    /// Values there are.
    pub known: usize,
    /// Values that a first forecast needs.
    pub needed: usize,
}

/// By what a forecast was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "method", rename_all = "snake_case")]
pub enum Basis {
    /// Level, trend, memory and weekday were weighed against the series' own past.
    Model {
        /// The weekdays differ, and that is part of the forecast.
        weekdays: bool,
        /// So does the season: at least two years show the same one.
        year: bool,
    },
    /// Too few values to judge a trend or a weekday: the pace so far goes on.
    Drift {
        /// Values there are.
        known: usize,
        /// Values that the model needs.
        needed: usize,
    },
}

/// A distribution at a glance: the middle, and between what it lies in 80 and in 95 of 100 cases.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Band {
    /// As likely below as above.
    pub median: f64,
    /// From and to, 80 %.
    pub eighty: (f64, f64),
    /// From and to, 95 %.
    pub ninety_five: (f64, f64),
}

/// What a goal's period holds already, before the forecast begins. Nothing for a goal about a level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SoFar {
    /// The sum of what was measured.
    pub sum: f64,
    /// Steps that were measured.
    pub known: usize,
    /// Steps that were not. Each counts as the mean of those that were, or when none was, as the forecast's first.
    pub missing: usize,
    /// Steps of the forecast that lie before the goal's period, because it has yet to begin. They count for nothing.
    pub ahead: usize,
}

impl SoFar {
    /// What a series holds from a day on, the first of the goal's period. What lies before the series is missing.
    #[must_use]
    pub fn since(series: &Series, day: i32) -> Self {
        let steps = |from: i32, to: i32| {
            let days = i64::from(to) - i64::from(from);
            usize::try_from(days.div_euclid(i64::from(series.step.days()))).unwrap_or(0)
        };
        let (missing, ahead) = (steps(day, series.first), steps(series.end(), day));
        let mut so_far = Self { missing, ahead, ..Self::default() };
        for place in series.place(day)..series.values.len() {
            match series.at(place) {
                Some(value) => {
                    so_far.sum += value;
                    so_far.known += 1;
                }
                None => so_far.missing += 1,
            }
        }
        so_far
    }

    /// The sum with the missing steps filled.
    #[must_use]
    pub fn filled(&self) -> f64 {
        let each = if self.known > 0 { self.sum / self.known as f64 } else { 0.0 };
        self.sum + each * self.missing as f64
    }

    fn steps(&self) -> usize {
        self.known + self.missing
    }
}

/// How a series could go on, from the step after its last.
#[derive(Clone, Debug)]
pub struct Forecast {
    /// The day of the first step.
    pub first: i32,
    /// The time between steps.
    pub step: Step,
    /// What is forecast.
    pub kind: Kind,
    /// By what.
    pub basis: Basis,
    /// It reaches farther ahead than the known past reaches back.
    pub is_far: bool,
    steps: usize,
    last: f64,
    /// Way after way.
    paths: Vec<f64>,
}

/// Looks `horizon` steps ahead of the series' last step (at most 1,100).
///
/// # Errors
/// [`Short`] when fewer than 8 days, or 5 weeks, have a value.
pub fn forecast(series: &Series, horizon: usize) -> Result<Forecast, Short> {
    let (needed, for_model) = match series.step {
        Step::Daily => (8, 14),
        Step::Weekly => (5, 8),
    };
    let known = series.known().count();
    let (Some((begin, _)), Some((end, last))) = (series.known().next(), series.known().next_back()) else {
        return Err(Short { known, needed });
    };
    if known < needed {
        return Err(Short { known, needed });
    }
    let horizon = horizon.min(FARTHEST);
    let is_short = known < for_model;
    let model = model::fit(series, end + 1, horizon, is_short);
    // What is missing at the end lies ahead of the last value too; it is drawn and not told.
    let skip = (series.values.len() - 1 - end).min(FARTHEST);
    let basis = if is_short {
        Basis::Drift { known, needed: for_model }
    } else {
        Basis::Model { weekdays: model.has_weekdays(), year: model.has_year() }
    };
    Ok(Forecast {
        first: series.end(),
        step: series.step,
        kind: series.kind,
        basis,
        is_far: horizon > series.values.len() - begin,
        steps: horizon,
        last,
        paths: model.paths(PATHS, skip, horizon),
    })
}

impl Forecast {
    /// How many steps it reaches.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.steps
    }

    /// How many steps it takes until a day has passed, at most as many as there are: the steps of a goal that ends with it.
    #[must_use]
    pub fn steps_until(&self, day: i32) -> usize {
        let days = i64::from(day) - i64::from(self.first) + 1;
        usize::try_from(days.div_euclid(i64::from(self.step.days()))).map_or(0, |steps| steps.min(self.steps))
    }

    /// Each step on its own: the path of a chart.
    #[must_use]
    pub fn bands(&self) -> Vec<Band> {
        (0..self.steps).map(|step| self.outcome_of_step(step).band()).collect()
    }

    /// A single step on its own, 0 the first.
    #[must_use]
    pub fn outcome_of_step(&self, step: usize) -> Outcome {
        Outcome::new(self.ways().filter_map(|way| way.get(step).copied()).collect())
    }

    /// The goal's value after each step: of a level the level, of a flow all that came together, of a rate the mean.
    #[must_use]
    pub fn bands_of_goal(&self, so_far: &SoFar) -> Vec<Band> {
        let mut gathered: Vec<Vec<f64>> = vec![Vec::with_capacity(PATHS); self.steps];
        for way in self.ways() {
            for (step, value) in self.goal_along(way, so_far).enumerate() {
                gathered[step].push(value);
            }
        }
        gathered.into_iter().map(|values| Outcome::new(values).band()).collect()
    }

    /// The goal's value when `steps` more have passed (0: now).
    #[must_use]
    pub fn outcome(&self, steps: usize, so_far: &SoFar) -> Outcome {
        let steps = steps.min(self.steps);
        if steps == 0 {
            return Outcome::new(vec![match self.kind {
                Kind::Level => self.last,
                Kind::Flow => so_far.filled(),
                Kind::Rate if so_far.known > 0 => so_far.sum / so_far.known as f64,
                Kind::Rate => self.last,
            }]);
        }
        let at = |way| self.goal_along(way, so_far).nth(steps - 1).unwrap_or(self.last);
        Outcome::new(self.ways().map(at).collect())
    }

    /// Whether no step of any way is below zero, so that a sum over them cannot fall.
    pub fn never_falls(&self) -> bool {
        self.paths.iter().all(|value| *value >= 0.0)
    }

    fn ways(&self) -> impl Iterator<Item = &[f64]> {
        self.paths.chunks_exact(self.steps.max(1))
    }

    /// The goal's value along one way.
    fn goal_along(&self, way: &[f64], so_far: &SoFar) -> impl Iterator<Item = f64> {
        let missing =
            if so_far.known > 0 { 0.0 } else { so_far.missing as f64 * way.first().copied().unwrap_or(0.0) };
        let (mut sum, mut steps, kind) = (so_far.filled() + missing, so_far.steps(), self.kind);
        let ahead = so_far.ahead;
        way.iter().enumerate().map(move |(step, value)| {
            if step >= ahead {
                sum += value;
                steps += 1;
            }
            match kind {
                Kind::Flow => sum,
                Kind::Rate if steps > 0 => sum / steps as f64,
                // The mean of a period that has not begun is nothing; the step itself says what it would begin with.
                Kind::Level | Kind::Rate => *value,
            }
        })
    }
}

/// Which side of its target a goal wants to end on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The target or more.
    AtLeast,
    /// The target or less.
    AtMost,
}

impl Direction {
    /// Whether a value is on that side.
    #[must_use]
    pub fn is_met(self, value: f64, target: f64) -> bool {
        match self {
            Self::AtLeast => value >= target,
            Self::AtMost => value <= target,
        }
    }
}

/// What a goal's value may come to, as a sorted bundle of equally likely values.
#[derive(Clone, Debug)]
pub struct Outcome(Vec<f64>);

impl Outcome {
    fn new(mut values: Vec<f64>) -> Self {
        values.sort_unstable_by(f64::total_cmp);
        Self(values)
    }

    /// The value that it stays below or at with a probability (0 to 1).
    #[must_use]
    pub fn quantile(&self, probability: f64) -> f64 {
        quantile(&self.0, probability)
    }

    /// At a glance.
    #[must_use]
    pub fn band(&self) -> Band {
        Band {
            median: self.quantile(0.5),
            eighty: (self.quantile(0.1), self.quantile(0.9)),
            ninety_five: (self.quantile(0.025), self.quantile(0.975)),
        }
    }

    /// The probability that the target is met, above 0 and below 1 as long as there is anything to come.
    #[must_use]
    pub fn chance(&self, target: f64, direction: Direction) -> f64 {
        let met = self.0.iter().filter(|value| direction.is_met(**value, target)).count() as f64;
        match self.0.len() {
            0 | 1 => met,
            all => (met + 0.5) / (all as f64 + 1.0),
        }
    }
}
