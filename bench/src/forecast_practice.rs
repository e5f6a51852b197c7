//! Answers: on what was the forecaster developed? Families that differ in their making from those it is judged on.
//! `bench forecast --practice` shows them; whoever changes the forecaster looks here and only then at `forecast_worlds`.

use std::f64::consts::TAU;

use crate::forecast_worlds::{World, counts, weekdays, world};
use crate::insight_worlds::Rng;
use selaras_forecast::{Kind, Step};

type Maker = fn(&mut Rng, usize) -> (Kind, Vec<f64>);

const DAILY: [(&str, Maker); 13] = [
    ("logistic", logistic),
    ("campaigns", campaigns),
    ("regimes", regimes),
    ("waves", waves),
    ("contagion", contagion),
    ("idle", idle),
    ("sinking", sinking),
    ("ratio", ratio),
    ("two_seasons", two_seasons),
    ("tiers", tiers),
    ("jumps", jumps),
    ("purges", purges),
    ("handful", handful),
];
const WEEKLY: [(&str, Maker); 4] = [
    ("weekly_level", weekly_level),
    ("weekly_flow", weekly_flow),
    ("weekly_calm", weekly_calm),
    ("weekly_turns", weekly_turns),
];

/// As many worlds of each family as asked for.
pub fn worlds(seed: u64, of_each: usize) -> Vec<World> {
    let mut worlds = Vec::new();
    for (place, (family, maker)) in DAILY.iter().chain(&WEEKLY).enumerate() {
        let step = if place < DAILY.len() { Step::Daily } else { Step::Weekly };
        for i in 0..of_each {
            let mut rng = Rng::new(seed * 104_729 + place as u64 * 2_000_003 + i as u64 * 37 + 11);
            worlds.push(world(&mut rng, family, *maker, step, *family == "two_seasons"));
        }
    }
    worlds
}

/// Followers on a logistic curve whose daily gain wanders around it on the logarithm, with memory.
fn logistic(rng: &mut Rng, length: usize) -> (Kind, Vec<f64>) {
    let ceiling = 10f64.powf(rng.between(2.7, 5.0));
    let (rate, middle) = (rng.between(1.0, 8.0) / length as f64, rng.between(-0.5, 1.2) * length as f64);
    let curve = |day: f64| ceiling / (1.0 + (-rate * (day - middle)).exp());
    let (memory, noise, week) = (rng.between(0.0, 0.8), rng.between(0.1, 0.7), rng.between(0.0, 0.4));
    let (mut log, mut level) = (0.0, curve(0.0));
    let values = (0..length)
        .map(|day| {
            log = memory * log + noise * rng.normal();
            let season = week * (TAU * day as f64 / 7.0).sin();
            level += (curve(day as f64 + 1.0) - curve(day as f64)) * (log + season).exp();
            level.round()
        })
        .collect();
    (Kind::Level, values)
}

/// Followers with campaigns: weeks of several times the usual gain, which then ebbs away.
fn campaigns(rng: &mut Rng, length: usize) -> (Kind, Vec<f64>) {
    let mut level = 10f64.powf(rng.between(2.0, 5.0)).round();
    let usual = (level * 10f64.powf(rng.between(-3.6, -2.5))).max(0.3);
    let (often, mut extra) = (rng.between(0.002, 0.02), 0.0);
    let days = weekdays(rng, 0.3);
    let values = (0..length)
        .map(|day| {
            extra *= 0.85;
            if rng.chance(often) {
                extra += usual * rng.between(2.0, 12.0);
            }
            level += (rng.gamma(2.0) / 2.0 * (usual * days[day % 7] + extra)).round();
            level
        })
        .collect();
    (Kind::Level, values)
}

/// Interactions of an account that is busy or quiet, for weeks each.
fn regimes(rng: &mut Rng, length: usize) -> (Kind, Vec<f64>) {
    let (level, step, noise) = (rng.between(1.0, 7.0), rng.between(0.3, 1.4), rng.between(0.1, 0.6));
    let (leave, days) = (rng.between(0.01, 0.08), weekdays(rng, 0.3));
    let mut busy = rng.chance(0.5);
    let values = (0..length)
        .map(|day| {
            busy ^= rng.chance(leave);
            let log = level + if busy { step } else { 0.0 } + noise * rng.normal();
            rng.poisson(log.exp() * days[day % 7])
        })
        .collect();
    (Kind::Flow, values)
}

/// Slow waves of a few months and noise with heavy tails; whole or not.
fn waves(rng: &mut Rng, length: usize) -> (Kind, Vec<f64>) {
    let level = 10f64.powf(rng.between(1.0, 4.0));
    let (one, two) = (rng.between(60.0, 250.0), rng.between(25.0, 90.0));
    let (a, b, phase) = (rng.between(0.0, 0.3), rng.between(0.0, 0.15), rng.between(0.0, TAU));
    let (noise, days) = (rng.between(0.03, 0.3), weekdays(rng, 0.2));
    let values = (0..length)
        .map(|day| {
            let day_ = day as f64;
            let wave = 1.0 + a * (TAU * day_ / one + phase).sin() + b * (TAU * day_ / two).sin();
            (level * (wave * days[day % 7] + noise * rng.student(4.0))).max(0.0)
        })
        .collect();
    (Kind::Flow, values)
}

/// Interactions that bring interactions (self-exciting), and from time to time something that spreads.
fn contagion(rng: &mut Rng, length: usize) -> (Kind, Vec<f64>) {
    let (base, branching, fade) =
        (10f64.powf(rng.between(0.3, 2.5)), rng.between(0.2, 0.8), rng.between(0.3, 0.9));
    let (often, size, days) = (rng.between(0.0, 0.03), rng.between(5.0, 40.0), weekdays(rng, 0.3));
    let mut excited = 0.0;
    let values = (0..length)
        .map(|day| {
            let spark = if rng.chance(often) { base * size * rng.unit() } else { 0.0 };
            let value = rng.poisson((base + excited) * days[day % 7] + spark);
            excited = fade * excited + (1.0 - fade) * branching * value;
            value
        })
        .collect();
    (Kind::Flow, values)
}

/// Many days with nothing, some with a few.
fn idle(rng: &mut Rng, length: usize) -> (Kind, Vec<f64>) {
    let (mut awake, mean) = (rng.between(0.1, 0.8), rng.between(1.0, 12.0));
    let values = (0..length)
        .map(|_| {
            awake = (awake + 0.02 * rng.normal()).clamp(0.02, 0.98);
            let few = mean * rng.gamma(1.0);
            if rng.chance(awake) { 1.0 + rng.poisson(few) } else { 0.0 }
        })
        .collect();
    (Kind::Flow, values)
}

/// A level that sinks towards a floor, with steps down and noise that is not kept.
fn sinking(rng: &mut Rng, length: usize) -> (Kind, Vec<f64>) {
    let start = 10f64.powf(rng.between(2.5, 5.0));
    let (floor, rate) = (rng.between(0.3, 0.95), rng.between(0.3, 3.0) / length as f64);
    let (kept, passing) = (rng.between(0.0, 0.001), rng.between(0.0, 0.002));
    let mut off = 0.0;
    let values = (0..length)
        .map(|day| {
            off += kept * rng.normal();
            if rng.chance(0.003) {
                off -= rng.between(0.0, 0.03);
            }
            let curve = floor + (1.0 - floor) * (-rate * day as f64).exp();
            (start * (curve + off + passing * rng.normal())).round().max(0.0)
        })
        .collect();
    (Kind::Level, values)
}

/// A rate on the logit with memory.
fn ratio(rng: &mut Rng, length: usize) -> (Kind, Vec<f64>) {
    let (middle, memory, noise) = (rng.between(-5.0, -2.0), rng.between(0.3, 0.99), rng.between(0.05, 0.4));
    let shock = noise * (1.0 - memory * memory).sqrt();
    let (mut log, extra) = (0.0, rng.between(0.0, 0.4));
    let values = (0..length)
        .map(|_| {
            log = memory * log + shock * rng.normal();
            1000.0 / (1.0 + (-(middle + log + extra * rng.normal())).exp())
        })
        .collect();
    (Kind::Rate, values)
}

/// Years of interactions with a peak before new year, a dip in summer, and growth.
fn two_seasons(rng: &mut Rng, length: usize) -> (Kind, Vec<f64>) {
    let (level, growth) = (rng.between(2.0, 8.0), rng.between(-0.4, 0.8) / 365.0);
    let (peak, dip, start) = (rng.between(0.0, 0.8), rng.between(0.0, 0.6), rng.between(0.0, 365.0));
    let (days, noise, memory) = (weekdays(rng, 0.3), rng.between(0.1, 0.4), rng.between(0.0, 0.9));
    let mut log = 0.0;
    let values = (0..length)
        .map(|day| {
            log = memory * log + noise * (1.0 - memory * memory).sqrt() * rng.normal();
            let place = (day as f64 + start).rem_euclid(365.25);
            let bump = |middle: f64, width: f64| (-0.5 * ((place - middle) / width).powi(2)).exp();
            let year = peak * bump(345.0, 15.0) - dip * bump(200.0, 30.0);
            rng.poisson((level + growth * day as f64 + year + log).exp() * days[day % 7])
        })
        .collect();
    (Kind::Flow, values)
}

/// Followers week by week: the pace itself wanders.
fn weekly_level(rng: &mut Rng, length: usize) -> (Kind, Vec<f64>) {
    let mut level = 10f64.powf(rng.between(2.5, 5.0));
    let size = level * rng.between(0.001, 0.01);
    let (mut pace, wander, noise) =
        (size * rng.between(-0.5, 2.0), size * rng.between(0.0, 0.2), size * rng.between(0.1, 1.0));
    let values = (0..length)
        .map(|_| {
            pace += wander * rng.normal();
            level = (level + pace + noise * rng.normal()).max(0.0);
            level.round()
        })
        .collect();
    (Kind::Level, values)
}

/// Interactions week by week with a yearly wave and holiday weeks.
fn weekly_flow(rng: &mut Rng, length: usize) -> (Kind, Vec<f64>) {
    let (level, wave, phase) = (rng.between(2.0, 8.0), rng.between(0.0, 0.4), rng.between(0.0, TAU));
    let (noise, growth) = (rng.between(0.1, 0.5), rng.between(-0.004, 0.006));
    let values = (0..length)
        .map(|week| {
            let week_ = week as f64;
            let holiday = if week % 52 > 49 { -0.6 } else { 0.0 };
            let log = level + growth * week_ + wave * (TAU * week_ / 52.2 + phase).sin() + holiday;
            let mean = (log + noise * rng.normal()).exp();
            counts(rng, mean, 20.0)
        })
        .collect();
    (Kind::Flow, values)
}

/// Interactions week by week that come back to what is usual.
fn weekly_calm(rng: &mut Rng, length: usize) -> (Kind, Vec<f64>) {
    let (level, memory, noise) = (rng.between(1.0, 7.0), rng.between(0.0, 0.9), rng.between(0.1, 0.7));
    let mut log = 0.0;
    let values = (0..length)
        .map(|_| {
            log = memory * log + noise * rng.normal();
            rng.poisson((level + log).exp())
        })
        .collect();
    (Kind::Flow, values)
}

/// Followers whose account is kept by turns: a few paces, each for a while that is mostly short and sometimes very long.
fn tiers(rng: &mut Rng, length: usize) -> (Kind, Vec<f64>) {
    let mut level = 10f64.powf(rng.between(2.0, 4.5)).round();
    let usual = level * 10f64.powf(rng.between(-3.7, -2.2));
    let paces: Vec<f64> = (0..2 + rng.below(3)).map(|_| usual * 4f64.powf(rng.between(-1.0, 1.0))).collect();
    let (least, days) = (rng.between(15.0, 60.0), weekdays(rng, 0.2));
    let (mut pace, mut left) = (paces[0], rng.between(0.0, 90.0));
    let values = (0..length)
        .map(|day| {
            left -= 1.0;
            if left < 0.0 {
                pace = paces[rng.below(paces.len())];
                left = least * rng.unit().powf(-1.0 / 1.2);
            }
            // A geometric number of friends comes with each who finds the account.
            level += (0..rng.poisson(pace * days[day % 7] / 2.0).min(1e5) as usize)
                .map(|_| 1.0 + (rng.unit().ln() / 0.5f64.ln()).floor())
                .sum::<f64>();
            level
        })
        .collect();
    (Kind::Level, values)
}

/// Interactions that jump to another level, mostly by little and sometimes by much, as often in a short series as in a long.
fn jumps(rng: &mut Rng, length: usize) -> (Kind, Vec<f64>) {
    let (mut log, often, size) = (rng.between(1.0, 8.0), rng.between(0.001, 0.012), rng.between(0.15, 0.6));
    let (shape, days) = (rng.between(1.5, 20.0), weekdays(rng, 0.25));
    let values = (0..length)
        .map(|day| {
            if rng.chance(often) {
                log += size * rng.unit().ln() * if rng.chance(0.5) { 1.0 } else { -1.0 };
            }
            counts(rng, log.exp() * days[day % 7], shape)
        })
        .collect();
    (Kind::Flow, values)
}

/// Followers of whom the network deletes many at once, some of whom come back within weeks.
fn purges(rng: &mut Rng, length: usize) -> (Kind, Vec<f64>) {
    let mut level = 10f64.powf(rng.between(2.5, 5.0)).round();
    let (pace, noise) = (level * 10f64.powf(rng.between(-4.0, -2.8)), rng.between(0.3, 1.5));
    let (often, share, returning) =
        (rng.between(0.0005, 0.008), rng.between(0.002, 0.03), rng.between(0.0, 0.6));
    let mut away = 0.0;
    let values = (0..length)
        .map(|_| {
            if rng.chance(often) {
                let gone = level * share * rng.gamma(2.0) / 2.0;
                level -= gone;
                away += returning * gone;
            }
            let back = 0.07 * away;
            away -= back;
            level += back + pace * (1.0 + noise * rng.normal());
            level = level.max(0.0);
            level.round()
        })
        .collect();
    (Kind::Level, values)
}

/// A page with two or three posts a week, each with a handful of reactions, and now and then a pause.
fn handful(rng: &mut Rng, length: usize) -> (Kind, Vec<f64>) {
    let plan: Vec<f64> =
        (0..7).map(|_| if rng.chance(0.4) { rng.between(0.4, 0.95) } else { 0.05 }).collect();
    let (mut few, wander, pause) = (rng.between(0.5, 8.0), rng.between(0.0, 0.03), rng.between(0.0, 0.01));
    let (mut paused, mut later) = (0.0, 0.0);
    let values = (0..length)
        .map(|day| {
            few *= (wander * rng.normal()).exp();
            if rng.chance(pause) {
                paused = rng.between(5.0, 30.0);
            }
            paused -= 1.0;
            let posts = if paused < 0.0 && rng.chance(plan[day % 7]) { few } else { 0.0 };
            let value = rng.poisson(posts + later);
            later = 0.3 * posts + 0.2 * later;
            value
        })
        .collect();
    (Kind::Flow, values)
}

/// Followers week by week along straight lines that turn.
fn weekly_turns(rng: &mut Rng, length: usize) -> (Kind, Vec<f64>) {
    let mut level = 10f64.powf(rng.between(2.5, 5.0));
    let size = level * rng.between(0.001, 0.015);
    let (mut pace, often, noise) = (size, rng.between(0.01, 0.06), rng.between(0.05, 0.8));
    let values = (0..length)
        .map(|_| {
            if rng.chance(often) {
                pace = size * rng.between(-0.7, 2.5);
            }
            level = (level + pace + size * noise * rng.student(5.0)).max(0.0);
            level.round()
        })
        .collect();
    (Kind::Level, values)
}
