//! Answers: how do interactions with a simulated post arrive, honest ones and bought ones?

use crate::insight_worlds::{Family, Rng};

/// The way of a profile's curves.
pub struct Style {
    family: Family,
    half: f64,
    spread: f64,
    bend: f64,
    slow: f64,
    rhythm: f64,
    ages: Vec<f64>,
}

/// A post's interactions.
pub struct Made {
    pub organic: f64,
    pub paid: f64,
    pub curve: Vec<(u32, f64)>,
    /// Reach that an honest second wave added, as a multiple of the first.
    pub reach_more: f64,
}

impl Style {
    /// A profile of a family.
    pub fn new(rng: &mut Rng, family: Family) -> Self {
        let often: Vec<f64> = [5.0 / 60.0, 0.25, 0.5]
            .into_iter()
            .chain((1..=24).map(f64::from))
            .chain((5..=28).map(|i| 6.0 * f64::from(i)))
            .chain((8..=30).map(|day| 24.0 * f64::from(day)))
            .collect();
        let seldom = vec![1.0, 3.0, 6.0, 12.0, 24.0, 36.0, 48.0, 72.0, 96.0, 120.0, 168.0, 336.0];
        Self {
            family,
            half: rng.between(2.5, 8.0),
            spread: rng.between(0.2, 0.5),
            bend: rng.between(0.9, 1.4),
            slow: if rng.chance(0.5) { rng.between(0.1, 0.4) } else { 0.0 },
            rhythm: rng.between(0.3, 0.9),
            ages: if rng.chance(0.3) { seldom } else { often },
        }
    }

    fn gathered(&self, age: f64, half: f64) -> f64 {
        match self.family {
            Family::A => 1.0 - (-age * 0.693 / half).exp(),
            Family::B => {
                let hill = age.powf(self.bend) / (age.powf(self.bend) + half.powf(self.bend));
                (1.0 - self.slow) * hill + self.slow * (1.0 - (-age / 45.0).exp())
            }
            Family::C => 1.0 - (1.0 + age / half).powf(-1.1),
        }
    }

    /// A post's interactions and when they came: `organic` is what is due honestly.
    pub fn post(&self, rng: &mut Rng, born: i64, organic: f64, promoted: bool) -> Made {
        let half = self.half * (self.spread * rng.normal()).exp();
        let clock = born.rem_euclid(86_400) as f64 / 3_600.0;
        let bought = promoted.then(|| Bought::new(rng, self.family));
        // A large account shares it: an honest second wave, which dies away as the first did.
        let revived = (!promoted && rng.chance(0.03)).then(|| {
            let long = match self.family {
                Family::A => rng.between(2.0, 8.0),
                Family::B => rng.between(4.0, 16.0),
                Family::C => rng.between(2.0, 24.0),
            };
            (rng.between(4.0, 96.0), long, rng.between(0.4, 3.0))
        });
        let wave_by = |age: f64| {
            revived.map_or(0.0, |(from, long, times)| {
                let since = (age - from).max(0.0);
                times
                    * if self.family == Family::A {
                        1.0 - (-since / long).exp()
                    } else {
                        since / (since + long)
                    }
            })
        };
        let mut curve = Vec::new();
        let (mut sum, mut own, mut paid, mut last) = (0.0, 0.0, 0.0, 0.0);
        let mut parts = Vec::new();
        for age in &self.ages {
            let part = self.gathered(*age, half) - self.gathered(last, half);
            let wave = if self.family == Family::C && age - last < 12.0 {
                let middle = (clock + (age + last) / 2.0).rem_euclid(24.0);
                1.0 + self.rhythm * ((middle - 19.0) / 24.0 * std::f64::consts::TAU).cos()
            } else {
                1.0
            };
            parts.push((part * wave, wave));
            last = *age;
        }
        // The rhythm moves interactions about; it makes none.
        let all: f64 = parts.iter().map(|(part, _)| part).sum();
        last = 0.0;
        for (age, (part, wave)) in self.ages.iter().zip(parts) {
            let part = part / all;
            let lumps = match self.family {
                Family::A => 1.0,
                Family::B => rng.gamma(12.0) / 12.0,
                Family::C => (0.25 * rng.normal()).exp(),
            };
            let more = rng.poisson(organic * (part + wave_by(*age) - wave_by(last)) * lumps);
            let more_paid = bought.as_ref().map_or(0.0, |bought| {
                let due = organic.max(8.0) * bought.times * (bought.by(*age) - bought.by(last));
                rng.poisson(due * if self.family == Family::C { wave.sqrt() } else { 1.0 })
            });
            own += more;
            paid += more_paid;
            sum += more + more_paid;
            last = *age;
            curve.push(((age * 3_600.0) as u32, sum));
        }
        Made {
            organic: own,
            paid,
            curve,
            reach_more: revived.map_or(0.0, |(_, _, times)| times * rng.between(0.9, 1.7)),
        }
    }
}

struct Bought {
    from: f64,
    length: f64,
    times: f64,
    power: f64,
}

impl Bought {
    fn new(rng: &mut Rng, family: Family) -> Self {
        let kinds: &[usize] = match family {
            Family::A => &[0, 1],
            Family::B => &[1, 2, 3],
            Family::C => &[0, 1, 2, 3, 4],
        };
        let times = rng.between(0.5, 3.0);
        match kinds[rng.below(kinds.len())] {
            0 => Self { from: rng.between(0.5, 24.0), length: rng.between(3.0, 12.0), times, power: 1.0 },
            1 => Self { from: rng.between(1.0, 12.0), length: rng.between(60.0, 150.0), times, power: 1.0 },
            2 => Self { from: rng.between(30.0, 96.0), length: rng.between(12.0, 72.0), times, power: 1.0 },
            3 => Self {
                from: rng.between(1.0, 48.0),
                length: rng.between(12.0, 72.0),
                times: rng.between(0.15, 0.5),
                power: 1.0,
            },
            _ => Self { from: rng.between(1.0, 48.0), length: rng.between(36.0, 120.0), times, power: 1.8 },
        }
    }

    fn by(&self, age: f64) -> f64 {
        ((age - self.from) / self.length).clamp(0.0, 1.0).powf(self.power)
    }
}
