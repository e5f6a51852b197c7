//! Answers: what would a year of a profile's numbers look like if this were true? Families on which the forecaster is
//! judged and was not developed (those are in `forecast_practice`); none is a formula of the forecaster or of a peer.

use std::f64::consts::TAU;

use crate::insight_worlds::Rng;
use selaras_forecast::{Kind, Step};

/// A whole series: what the forecaster will see, and what came after.
pub struct World {
    /// Its family.
    pub family: &'static str,
    /// What its values are.
    pub kind: Kind,
    /// The step between them.
    pub step: Step,
    /// Day number of the first.
    pub first: i32,
    /// What was measured; `None` where nothing was.
    pub values: Vec<Option<f64>>,
    /// How many steps ahead is asked.
    pub horizon: usize,
    /// After how many values it is asked.
    pub origins: Vec<usize>,
}

type Maker = fn(&mut Rng, usize) -> (Kind, Vec<f64>);

const DAILY: [(&str, Maker); 9] = [
    ("saturating", saturating),
    ("breaks", breaks),
    ("season", season),
    ("viral", viral),
    ("ramadan", ramadan),
    ("shifts", shifts),
    ("decline", decline),
    ("small", small),
    ("rate", rate),
];
const WEEKLY: [(&str, Maker); 3] =
    [("walk_weekly", walk), ("viral_weekly", weekly_viral), ("breaks_weekly", weekly_breaks)];

/// As many worlds of each family as asked for.
pub fn worlds(seed: u64, of_each: usize) -> Vec<World> {
    let mut worlds = Vec::new();
    for (place, (family, maker)) in DAILY.iter().chain(&WEEKLY).enumerate() {
        let step = if place < DAILY.len() { Step::Daily } else { Step::Weekly };
        for i in 0..of_each {
            let mut rng = Rng::new(seed * 7_919 + place as u64 * 1_000_003 + i as u64 * 31);
            worlds.push(world(&mut rng, family, *maker, step, *family == "ramadan"));
        }
    }
    worlds
}

/// One world with its origins and holes.
pub fn world(rng: &mut Rng, family: &'static str, maker: Maker, step: Step, long: bool) -> World {
    let (lengths, horizons) = match step {
        Step::Daily if long => ([400, 550, 700, 900, 1_000], [14, 30, 60, 90]),
        Step::Daily => ([45, 90, 180, 365, 730], [14, 30, 60, 90]),
        Step::Weekly => ([20, 40, 60, 104, 156], [4, 8, 10, 13]),
    };
    let length = lengths[rng.below(5)];
    let horizon = horizons[rng.below(4)].min(length * 2 / 3);
    let apart = (horizon / 2).max(5);
    let origins = vec![length, length + apart];
    let whole = length + apart + horizon;
    let (kind, values) = maker(rng, whole);
    let mut values: Vec<Option<f64>> = values.into_iter().map(Some).collect();
    if rng.chance(0.35) {
        let share = rng.between(0.01, 0.1);
        (0..length - 2).for_each(|at| {
            if rng.chance(share) {
                values[at] = None;
            }
        });
        if rng.chance(0.4) {
            let from = rng.below(length * 2 / 3);
            values[from..from + length / 12].fill(None);
        }
    }
    let first = 19_000 + i32::try_from(rng.below(700)).unwrap_or(0);
    World { family, kind, step, first, values, horizon, origins }
}

/// Counts with more scatter than Poisson: a gamma mixture; `shape` as large as the scatter is small.
pub fn counts(rng: &mut Rng, mean: f64, shape: f64) -> f64 {
    let mean = mean.max(0.0) * rng.gamma(shape) / shape;
    rng.poisson(mean)
}

/// Factors of the weekdays, mean about 1.
pub fn weekdays(rng: &mut Rng, size: f64) -> [f64; 7] {
    let mut days = [0.0; 7];
    days.iter_mut().for_each(|day| *day = (size * rng.normal()).exp());
    let mean = days.iter().sum::<f64>() / 7.0;
    days.map(|day| day / mean)
}

/// A level out of what is added day by day; never below nothing.
fn gathered(start: f64, gains: impl Iterator<Item = f64>) -> Vec<f64> {
    gains
        .scan(start, |level, gain| {
            *level = (*level + gain).max(0.0);
            Some(*level)
        })
        .collect()
}

/// Followers towards a ceiling (Gompertz), gains by weekday with scatter, a few who leave.
fn saturating(rng: &mut Rng, length: usize) -> (Kind, Vec<f64>) {
    let ceiling = 10f64.powf(rng.between(2.5, 5.5));
    let (rate, delay) = (rng.between(0.5, 5.0) / length as f64, rng.between(0.2, 3.0));
    let (days, shape, leaving) =
        (weekdays(rng, 0.25), rng.between(1.0, 12.0), 10f64.powf(rng.between(-4.5, -3.2)));
    let curve = |day: f64| ceiling * (-delay * (-rate * day).exp()).exp();
    let mut level = curve(0.0).round();
    let values = (0..length)
        .map(|day| {
            let gain = curve(day as f64 + 1.0) - curve(day as f64) + leaving * level;
            level += counts(rng, gain * days[day % 7], shape) - rng.poisson(leaving * level);
            level = level.max(0.0);
            level
        })
        .collect();
    (Kind::Level, values)
}

/// Followers whose pace changes at a few days, drawn anew each time.
fn breaks(rng: &mut Rng, length: usize) -> (Kind, Vec<f64>) {
    let start = 10f64.powf(rng.between(2.0, 5.0)).round();
    let usual = start * 10f64.powf(rng.between(-4.0, -2.3));
    let (days, shape, often) =
        (weekdays(rng, 0.2), rng.between(0.8, 8.0), rng.between(0.5, 3.5) / length as f64);
    let mut pace = usual;
    let gains: Vec<f64> = (0..length)
        .map(|day| {
            if rng.chance(often) {
                pace = usual * (0.7 * rng.normal()).exp();
            }
            counts(rng, pace * days[day % 7], shape)
        })
        .collect();
    (Kind::Level, gathered(start, gains.into_iter()))
}

/// Interactions by weekday, a level that wanders slowly.
fn season(rng: &mut Rng, length: usize) -> (Kind, Vec<f64>) {
    let mut log = rng.between(1.5, 7.5);
    let home = log;
    let (days, shape, wander) = (weekdays(rng, 0.4), rng.between(1.0, 15.0), rng.between(0.0, 0.04));
    let pull = rng.between(0.0, 0.02);
    let values = (0..length)
        .map(|day| {
            log += wander * rng.normal() - pull * (log - home);
            counts(rng, log.exp() * days[day % 7], shape)
        })
        .collect();
    (Kind::Flow, values)
}

/// Interactions of posts: some days have one, most gather little, a few very much, each fades by a power of its age.
fn posts(rng: &mut Rng, length: usize, unit: usize) -> Vec<f64> {
    let (days, share) = (weekdays(rng, 0.5), rng.between(0.2, 0.9));
    let (size, tail, fade) =
        (10f64.powf(rng.between(1.0, 3.5)), rng.between(1.3, 3.0), rng.between(1.3, 2.2));
    let drift = rng.between(-0.6, 0.9) / length as f64;
    let mut mean = vec![0.0; length * unit];
    for day in 0..length * unit {
        if !rng.chance((share * days[day % 7]).min(0.97)) {
            continue;
        }
        let gathers = size * (drift * (day / unit) as f64).exp() * rng.unit().powf(-1.0 / tail).min(400.0);
        let whole: f64 = (1..15).map(|age| f64::from(age).powf(-fade)).sum();
        for age in 0..14.min(length * unit - day) {
            mean[day + age] += gathers * (age as f64 + 1.0).powf(-fade) / whole;
        }
    }
    mean.chunks(unit).map(|days| counts(rng, days.iter().sum(), 20.0)).collect()
}

fn viral(rng: &mut Rng, length: usize) -> (Kind, Vec<f64>) {
    (Kind::Flow, posts(rng, length, 1))
}

fn weekly_viral(rng: &mut Rng, length: usize) -> (Kind, Vec<f64>) {
    (Kind::Flow, posts(rng, length, 7))
}

/// Interactions over years: a yearly wave, and Ramadan, which comes eleven days earlier each year, with its feast.
fn ramadan(rng: &mut Rng, length: usize) -> (Kind, Vec<f64>) {
    let level = rng.between(3.0, 8.0);
    let (days, shape) = (weekdays(rng, 0.25), rng.between(3.0, 25.0));
    let (wave, phase) = (rng.between(0.0, 0.35), rng.between(0.0, TAU));
    let (fasting, feast, start) = (rng.between(-0.2, 0.7), rng.between(-0.9, 0.5), rng.between(0.0, 354.0));
    let (growth, slow) = (rng.between(-0.3, 0.5) / 365.0, rng.between(0.0, 0.015));
    let mut wander = 0.0;
    let values = (0..length)
        .map(|day| {
            wander += slow * rng.normal();
            let of_year = day as f64 / 365.25;
            let lunar = (day as f64 - start).rem_euclid(354.37);
            let moon = match lunar {
                place if place < 29.5 => fasting,
                place if place < 34.0 => feast,
                _ => 0.0,
            };
            let log = level + wander + growth * day as f64 + wave * (TAU * of_year + phase).cos() + moon;
            counts(rng, log.exp() * days[day % 7], shape)
        })
        .collect();
    (Kind::Flow, values)
}

/// Reach on a network that now and then shows more or less of everything from one day to the next.
fn shifts(rng: &mut Rng, length: usize) -> (Kind, Vec<f64>) {
    let mut level = rng.between(3.0, 9.0);
    let (days, noise) = (weekdays(rng, 0.3), rng.between(0.1, 0.6));
    let often = rng.between(0.3, 3.0) / length as f64;
    let values = (0..length)
        .map(|day| {
            if rng.chance(often) {
                level += rng.between(0.2, 0.9) * if rng.chance(0.6) { -1.0 } else { 1.0 };
            }
            (level + noise * rng.student(5.0)).exp() * days[day % 7]
        })
        .map(f64::round)
        .collect();
    (Kind::Flow, values)
}

/// Followers who leave, sometimes in one sweep of the network.
fn decline(rng: &mut Rng, length: usize) -> (Kind, Vec<f64>) {
    let mut level = 10f64.powf(rng.between(2.5, 5.5)).round();
    let (leaving, coming) = (10f64.powf(rng.between(-4.0, -2.5)), rng.between(0.0, 0.8));
    let (sweeps, days) = (rng.between(0.0, 2.5) / length as f64, weekdays(rng, 0.15));
    let values = (0..length)
        .map(|day| {
            level -= counts(rng, leaving * level * days[day % 7], 4.0);
            level += counts(rng, coming * leaving * level, 2.0);
            if rng.chance(sweeps) {
                level *= 1.0 - rng.between(0.003, 0.05);
            }
            level = level.round().max(0.0);
            level
        })
        .collect();
    (Kind::Level, values)
}

/// A small brand: a handful of interactions a day, or none.
fn small(rng: &mut Rng, length: usize) -> (Kind, Vec<f64>) {
    let (mean, shape, days) = (10f64.powf(rng.between(-0.8, 0.9)), rng.between(0.4, 4.0), weekdays(rng, 0.4));
    let growth = rng.between(-0.7, 1.0) / length as f64;
    let values = (0..length)
        .map(|day| counts(rng, mean * (growth * day as f64).exp() * days[day % 7], shape))
        .collect();
    (Kind::Flow, values)
}

/// Engagement per mille: interactions of a day over its impressions, both counted.
fn rate(rng: &mut Rng, length: usize) -> (Kind, Vec<f64>) {
    let (seen, usual) = (10f64.powf(rng.between(2.0, 4.5)), rng.between(0.005, 0.08));
    let (days, wander) = (weekdays(rng, 0.15), rng.between(0.0, 0.03));
    let mut log = 0.0;
    let values = (0..length)
        .map(|day| {
            log += wander * rng.normal() - 0.01 * log;
            let impressions = counts(rng, seen, 3.0) + 1.0;
            let share = (usual * log.exp() * days[day % 7]).min(0.5);
            1000.0 * (counts(rng, impressions * share, 30.0) / impressions).min(1.0)
        })
        .collect();
    (Kind::Rate, values)
}

/// Followers week by week: a walk with a drift, steps with heavy tails.
fn walk(rng: &mut Rng, length: usize) -> (Kind, Vec<f64>) {
    let start = 10f64.powf(rng.between(2.5, 5.0));
    let (drift, noise) = (start * rng.between(-0.002, 0.012), start * rng.between(0.001, 0.012));
    let steps: Vec<f64> = (0..length).map(|_| (drift + noise * rng.student(4.0)).round()).collect();
    (Kind::Level, gathered(start.round(), steps.into_iter()))
}

/// The daily breaks, looked at once a week.
fn weekly_breaks(rng: &mut Rng, length: usize) -> (Kind, Vec<f64>) {
    let (kind, daily) = breaks(rng, length * 7);
    (kind, daily.chunks(7).filter_map(|week| week.last().copied()).collect())
}
