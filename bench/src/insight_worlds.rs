//! Answers: what would a history look like if this were true? Simulated profiles, their competitors and their truths, in
//! three families that differ in noise, curves, seasons and promotion. Nothing here is known to the functions under test.

use std::f64::consts::TAU;

use selaras_insight::{Period, Post};

/// A repeatable stream of chance with the distributions the worlds need.
pub struct Rng(u64);

impl Rng {
    /// The stream of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5151_7ead)
    }
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut v = self.0;
        v = (v ^ (v >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        v = (v ^ (v >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        v ^ (v >> 31)
    }
    /// In 0..1, never 0.
    pub fn unit(&mut self) -> f64 {
        ((self.bits() >> 11) as f64 + 0.5) / (1u64 << 53) as f64
    }
    /// Between two numbers.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }
    /// Below a whole number.
    pub fn below(&mut self, end: usize) -> usize {
        ((self.unit() * end as f64) as usize).min(end.saturating_sub(1))
    }
    /// True with a probability.
    pub fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }
    /// Standard normal (Box & Muller).
    pub fn normal(&mut self) -> f64 {
        (-2.0 * self.unit().ln()).sqrt() * (TAU * self.unit()).cos()
    }
    /// Gamma of a shape, mean = shape (Marsaglia & Tsang).
    pub fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            let power = self.unit().powf(1.0 / shape);
            return self.gamma(shape + 1.0) * power;
        }
        let d = shape - 1.0 / 3.0;
        loop {
            let x = self.normal();
            let v = (1.0 + x / (9.0 * d).sqrt()).powi(3);
            if v > 0.0 && self.unit().ln() < 0.5 * x * x + d - d * v + d * v.ln() {
                return d * v;
            }
        }
    }
    /// Poisson (by counting below 30, normal above).
    pub fn poisson(&mut self, mean: f64) -> f64 {
        if mean > 30.0 {
            return (mean + mean.sqrt() * self.normal()).round().max(0.0);
        }
        let (limit, mut product, mut count) = ((-mean).exp(), self.unit(), 0.0);
        while product > limit {
            product *= self.unit();
            count += 1.0;
        }
        count
    }
    /// Student's t.
    pub fn student(&mut self, freedom: f64) -> f64 {
        self.normal() / (self.gamma(freedom / 2.0) * 2.0 / freedom).sqrt()
    }
}

/// Which family of worlds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Lognormal noise, exponential saturation, a yearly wave, bursts and steady budgets.
    A,
    /// Pareto reach and gamma-Poisson counts, Hill and two-phase curves, December and summer, delayed and small promotion.
    B,
    /// Drift, outliers, missing weeks; power law with the rhythm of the day; holidays in steps; all kinds of promotion.
    C,
}

/// What happens between the two periods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    Nothing,
    Season,
    Everybody,
    Quality,
    Targeting,
    Frequency,
}

/// All of them.
pub const EVENTS: [Event; 6] =
    [Event::Nothing, Event::Season, Event::Everybody, Event::Quality, Event::Targeting, Event::Frequency];

/// What is true in a world, logs.
pub struct Truth {
    pub event: Event,
    pub season: f64,
    pub everybody: f64,
    pub frequency: f64,
    pub targeting: f64,
    pub quality: f64,
    /// (post, promoted share of its interactions)
    pub promoted: Vec<(u64, f64)>,
    /// Effects by weekday and hour.
    pub hours: Vec<[f64; 24]>,
    pub formats: Vec<f64>,
    pub tags: Vec<f64>,
    pub cadence: f64,
    pub flat: bool,
}

/// A simulated profile.
pub struct World {
    pub posts: Vec<Post>,
    pub own: Vec<Option<f64>>,
    pub cohort: Vec<Vec<Option<f64>>>,
    pub before: Period,
    pub after: Period,
    pub truth: Truth,
}

const WEEK: i64 = 7 * 86_400;

struct Season {
    family: Family,
    phase: f64,
    size: f64,
}

impl Season {
    fn at(&self, week: f64) -> f64 {
        let place = (week + self.phase).rem_euclid(52.0);
        let bump = |middle: f64, width: f64| {
            let apart = (place - middle).abs().min(52.0 - (place - middle).abs());
            (-0.5 * (apart / width).powi(2)).exp()
        };
        self.size
            * match self.family {
                Family::A => (TAU * place / 52.0).cos(),
                Family::B => 1.4 * bump(49.0, 2.5) - 1.2 * bump(30.0, 4.0),
                Family::C => {
                    let off = (28.0..36.0).contains(&place)
                        || !(1.5..51.0).contains(&place)
                        || (14.0..16.5).contains(&place);
                    if off { -1.2 } else { 0.25 }
                }
            }
    }
    fn mean(&self, period: Period) -> f64 {
        (period.from..period.to).map(|week| self.at(week as f64 + 0.5)).sum::<f64>()
            / (period.to - period.from) as f64
    }
}

/// The part of an algorithm's change or other step that is in force in a week.
fn in_force(family: Family, week: usize, start: usize) -> f64 {
    match family {
        Family::C => ((week as f64 + 1.0 - start as f64) / 2.0).clamp(0.0, 1.0),
        _ => f64::from(u8::from(week >= start)),
    }
}

fn walk(rng: &mut Rng, weeks: usize, keep: f64, step: f64) -> Vec<f64> {
    let mut at = step / (1.0_f64 - keep * keep).sqrt().max(0.05) * rng.normal();
    (0..weeks)
        .map(|_| {
            at = keep * at + step * rng.normal();
            at
        })
        .collect()
}

/// A world of a family in which an event happens.
pub fn world(rng: &mut Rng, family: Family, event: Event) -> World {
    let weeks = if rng.chance(0.12) { 30 + rng.below(22) } else { 72 + rng.below(42) };
    let length = 6 + rng.below(5);
    let after = Period { from: weeks - length, to: weeks };
    let before = Period { from: weeks - 2 * length, to: weeks - length };
    let mut season = Season { family, phase: 0.0, size: 0.0 };
    for _ in 0..400 {
        season.phase = rng.between(0.0, 52.0);
        season.size = rng.between(0.12, 0.4);
        let moved = (season.mean(after) - season.mean(before)).abs();
        if if event == Event::Season { (0.2..0.7).contains(&moved) } else { moved < 0.05 } {
            break;
        }
    }
    let sign = if rng.chance(0.2) { 1.0 } else { -1.0 };
    let size = sign * rng.between(0.25, 0.75);
    let of = |which: Event| if event == which { size } else { 0.0 };
    let start = after.from;
    let full = (after.from..after.to).map(|week| in_force(family, week, start)).sum::<f64>() / length as f64;
    let earlier = if rng.chance(0.25) {
        (rng.below(weeks.saturating_sub(2 * length).max(1)), rng.between(-0.25, 0.25))
    } else {
        (0, 0.0)
    };
    let common = match family {
        Family::C => walk(rng, weeks, 0.7, 0.02),
        _ => walk(rng, weeks, 0.0, 0.02),
    };
    let outside: Vec<f64> = (0..weeks)
        .map(|week| {
            let old = if week >= earlier.0 { earlier.1 } else { 0.0 };
            in_force(family, week, start) * of(Event::Everybody) + old + common[week]
        })
        .collect();
    let cohort = (0..if rng.chance(0.1) { rng.below(3) } else { 3 + rng.below(8) })
        .map(|_| competitor(rng, family, weeks, &season, &outside))
        .collect();
    let truth = Truth {
        event,
        season: season.mean(after) - season.mean(before),
        everybody: of(Event::Everybody) * full,
        frequency: of(Event::Frequency),
        targeting: of(Event::Targeting) * full,
        quality: of(Event::Quality) * full,
        promoted: Vec::new(),
        hours: hours(rng, family),
        formats: (0..3 + rng.below(3))
            .map(|_| if family == Family::B { rng.between(-0.4, 0.4) } else { 0.25 * rng.normal() })
            .collect(),
        tags: (0..12).map(|_| if rng.chance(0.5) { 0.0 } else { 0.2 * rng.normal() }).collect(),
        cadence: if event == Event::Frequency || rng.chance(0.5) { 0.0 } else { -0.2 },
        flat: false,
    };
    let mut world = World { posts: Vec::new(), own: Vec::new(), cohort, before, after, truth };
    let values: Vec<f64> = world.truth.hours.iter().flatten().copied().collect();
    world.truth.flat = values.iter().all(|value| value.abs() < 1e-9);
    fill(rng, family, &mut world, weeks, &season, &outside);
    world
}

fn competitor(
    rng: &mut Rng,
    family: Family,
    weeks: usize,
    season: &Season,
    outside: &[f64],
) -> Vec<Option<f64>> {
    let level = rng.between(5.0, 10.0);
    let noise = rng.between(0.12, 0.4);
    let drift = match family {
        Family::C => walk(rng, weeks, 0.8, 0.05),
        _ => walk(rng, weeks, 0.97, 0.015),
    };
    let jump = if rng.chance(0.3) { (rng.below(weeks), 0.4 * rng.normal()) } else { (weeks, 0.0) };
    let sensitivity = 1.0 + 0.15 * rng.normal();
    (0..weeks)
        .map(|week| {
            let shock = match family {
                Family::A => rng.normal(),
                Family::B => rng.gamma(3.0).ln() - 0.92,
                Family::C => rng.student(3.0) * 0.8,
            };
            let own = if week >= jump.0 { jump.1 } else { 0.0 };
            let log = level
                + sensitivity * (season.at(week as f64 + 0.5) + outside[week])
                + drift[week]
                + own
                + noise * shock;
            let missing = rng.chance(if family == Family::C { 0.06 } else { 0.01 });
            let mean = log.exp();
            (!missing).then(|| rng.poisson(mean))
        })
        .collect()
}

fn hours(rng: &mut Rng, family: Family) -> Vec<[f64; 24]> {
    let size = if rng.chance(0.15) { 0.0 } else { rng.between(0.25, 0.9) };
    let (peak, width) = (rng.between(7.0, 22.0), rng.between(1.5, 4.0));
    let second = (peak + rng.between(4.0, 9.0)) % 24.0;
    let shift = rng.between(-3.0, 3.0);
    let days: Vec<f64> = (0..7).map(|_| if size > 0.0 { 0.08 * rng.normal() } else { 0.0 }).collect();
    let rough: Vec<f64> = (0..168).map(|_| 0.05 * rng.normal()).collect();
    let apart = |hour: f64, from: f64| {
        let apart = (hour - from).rem_euclid(24.0);
        apart.min(24.0 - apart)
    };
    (0..7)
        .map(|day| {
            std::array::from_fn(|hour| {
                let h = hour as f64 + 0.5;
                let bump = |middle: f64| (-0.5 * (apart(h, middle) / width).powi(2)).exp();
                let shape = match family {
                    Family::A => bump(peak),
                    Family::B => {
                        let late = if day >= 5 { shift } else { 0.0 };
                        bump(peak + late) + 0.6 * bump(second)
                    }
                    Family::C => {
                        let awake = if (6..23).contains(&hour) { 0.4 } else { 0.0 };
                        awake
                            + (1.0 - apart(h, peak) / (2.0 * width)).max(0.0)
                            + if size > 0.0 { rough[day * 24 + hour] } else { 0.0 }
                    }
                };
                size * shape + days[day]
            })
        })
        .collect()
}

fn fill(rng: &mut Rng, family: Family, world: &mut World, weeks: usize, season: &Season, outside: &[f64]) {
    let sparse = rng.chance(0.1);
    let pace = if sparse { 15.0 / weeks as f64 } else { (rng.between(1.4_f64.ln(), 5.5_f64.ln())).exp() };
    let regular = rng.chance(0.5);
    let slots: Vec<usize> = (0..5 + rng.below(6)).map(|_| 6 + rng.below(18)).collect();
    let mut followers = rng.between(7.5, 12.0).exp();
    let growth = rng.between(0.0, 0.008);
    let (base_reach, base_rate) = (rng.between(-1.6, -0.5), rng.between(-4.2, -3.0));
    let season_in_reach = match family {
        Family::A => 1.0,
        Family::B => 0.7,
        Family::C => 0.6,
    };
    let drift = match family {
        Family::C => walk(rng, weeks, 0.75, 0.06),
        _ => walk(rng, weeks, 0.97, 0.01),
    };
    let drift_rate = match family {
        Family::C => walk(rng, weeks, 0.7, 0.04),
        _ => walk(rng, weeks, 0.97, 0.01),
    };
    let busy = walk(rng, weeks, 0.6, 0.1);
    let intended = |period: Period| {
        busy[period.from..period.to].iter().map(|log| log.exp()).sum::<f64>()
            / (period.to - period.from) as f64
    };
    let meant = (intended(world.after) / intended(world.before)).ln();
    let with_reach = !rng.chance(0.2);
    let people: Option<Vec<f64>> = rng.chance(0.4).then(|| (0..4).map(|_| 0.2 * rng.normal()).collect());
    let promotes = rng.chance(0.6);
    let promotion = rng.between(0.03, 0.1);
    let style = crate::insight_curves::Style::new(rng, family);
    let (start, moved) =
        (world.after.from, if world.truth.event == Event::Targeting { rng.between(0.1, 0.3) } else { 0.0 });
    if let Some(rates) = &people {
        let full = world.truth.targeting
            / if world.truth.targeting == 0.0 { 1.0 } else { world.truth.targeting.abs() };
        world.truth.targeting += full.abs() * moved * (rates[3] - rates[0]);
    }
    let mut sums = vec![0.0; weeks];
    let mut away = vec![false; weeks];
    let mut id = 0;
    for week in 0..weeks {
        followers *= 1.0 + growth * rng.unit();
        if family == Family::C && rng.chance(0.04) {
            away[week] = true;
            continue;
        }
        let force = in_force(family, week, start);
        let due = pace * (busy[week] + if week >= start { world.truth.frequency } else { 0.0 }).exp();
        let count =
            if regular && !sparse { (due + 0.4 * rng.normal()).round().max(0.0) } else { rng.poisson(due) };
        for _ in 0..count as usize {
            id += 1;
            let day = rng.below(7);
            let hour = if rng.chance(0.85) {
                (slots[rng.below(slots.len())] + rng.below(2)) % 24
            } else {
                6 + rng.below(18)
            };
            let born =
                (week as i64) * WEEK + day as i64 * 86_400 + hour as i64 * 3_600 + rng.below(3_600) as i64;
            // 1970-01-01 is a Thursday.
            let effect = world.truth.hours[(day + 3) % 7][hour];
            let format = rng.below(world.truth.formats.len());
            let mut hashtags: Vec<u32> = (0..rng.below(4)).map(|_| rng.below(12) as u32).collect();
            hashtags.sort_unstable();
            hashtags.dedup();
            let tagged: f64 = hashtags.iter().map(|tag| world.truth.tags[*tag as usize]).sum();
            let event = |which: Event, size: f64| if world.truth.event == which { size * force } else { 0.0 };
            let full = |size: f64| if force > 0.0 { size / mean_force(family, world.after) } else { 0.0 };
            let own_reach = if world.truth.event == Event::Targeting {
                let crowd = people.as_ref().map_or(0.0, |rates| moved * (rates[3] - rates[0]));
                (full(world.truth.targeting - crowd)) * force
            } else {
                0.0
            };
            let (noise_reach, noise_rate) = match family {
                Family::A => (0.4 * rng.normal(), 0.3 * rng.normal()),
                Family::B => (-rng.unit().ln() / 2.6, rng.gamma(8.0).ln() - 2.0),
                Family::C => {
                    let wild = if rng.chance(0.02) { rng.between(1.0, 2.3) } else { 0.0 };
                    (0.3 * rng.student(3.0) + wild, 0.22 * rng.student(4.0))
                }
            };
            let log_reach = followers.ln()
                + base_reach
                + effect * 0.8
                + season_in_reach * season.at(week as f64 + 0.5)
                + outside[week]
                + own_reach
                + drift[week]
                + world.truth.cadence * (count / pace).ln()
                + noise_reach;
            let mut shares = Vec::new();
            let mut crowd = 0.0;
            if let Some(rates) = &people {
                let raw: Vec<f64> = (0..4).map(|_| rng.gamma(15.0)).collect();
                let all: f64 = raw.iter().sum();
                let shift = moved * f64::from(u8::from(week >= start));
                let now: Vec<f64> = raw
                    .iter()
                    .enumerate()
                    .map(|(i, x)| {
                        (x / all
                            + match i {
                                0 => -shift,
                                3 => shift,
                                _ => 0.0,
                            })
                        .max(0.0)
                    })
                    .collect();
                crowd = now.iter().zip(rates).map(|(share, rate)| share * rate).sum();
                shares = now.iter().enumerate().map(|(i, share)| (i as u16, *share)).collect();
            }
            let log_rate = base_rate
                + effect * 0.2
                + world.truth.formats[format]
                + tagged
                + crowd
                + (1.0 - season_in_reach) * season.at(week as f64 + 0.5)
                + event(Event::Quality, full(world.truth.quality))
                + drift_rate[week]
                + noise_rate;
            let reach = log_reach.exp().max(1.0);
            let organic = (reach * log_rate.min(-0.2).exp()).min(reach);
            let promoted = promotes && rng.chance(promotion);
            let made = style.post(rng, born, organic, promoted);
            if promoted {
                world.truth.promoted.push((id, made.paid / (made.paid + made.organic).max(1.0)));
            }
            let paid_reach = made.paid / (log_rate.exp() * rng.between(0.15, 0.6));
            sums[week] += made.organic + made.paid;
            world.posts.push(Post {
                id,
                born,
                format: format as u8,
                length: [20, 120, 300, 900][rng.below(4)],
                hashtags,
                followers,
                reach: with_reach.then(|| (reach * (1.0 + made.reach_more) + paid_reach).round()),
                interactions: made.organic + made.paid,
                curve: made.curve,
                paid: None,
                audience: shares,
            });
        }
    }
    world.truth.frequency += meant;
    world.own = sums.iter().zip(away).map(|(sum, away)| (!away).then_some(*sum)).collect();
}

fn mean_force(family: Family, after: Period) -> f64 {
    (after.from..after.to).map(|week| in_force(family, week, after.from)).sum::<f64>()
        / (after.to - after.from) as f64
}
