//! Answers: how do interactions with this profile's posts usually arrive over a post's life, and over the hours of a day?

use super::post::Post;
use super::stats::{count, median};

/// Ages, in hours, at which curves are compared.
pub const EDGES: [f64; 32] = [
    0.0, 0.5, 1.0, 2.0, 3.0, 4.0, 6.0, 8.0, 10.0, 12.0, 15.0, 18.0, 21.0, 24.0, 30.0, 36.0, 42.0, 48.0, 54.0,
    60.0, 66.0, 72.0, 84.0, 96.0, 108.0, 120.0, 144.0, 168.0, 240.0, 336.0, 504.0, 720.0,
];
/// Posts' worth of trust in the common shape, before the profile's own posts.
const COMMON_WEIGHT: f64 = 3.0;

/// A post's curve cut at the edges near which it was looked at.
pub struct Cut {
    /// Edges used, in hours; the first is 0.
    pub ages: Vec<f64>,
    /// Interactions between neighbouring edges.
    pub steps: Vec<f64>,
    /// The sum of the steps.
    pub total: f64,
    /// Wall-clock hour of the post's birth, with its fraction.
    pub clock: f64,
}

/// Cuts a post's curve; `None` where it tells nothing (fewer than four steps or ten interactions).
pub fn cut(post: &Post) -> Option<Cut> {
    let mut points: Vec<(f64, f64)> =
        post.curve.iter().map(|(age, sum)| (f64::from(*age) / 3_600.0, count(*sum))).collect();
    points.push((0.0, 0.0));
    points.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut highest = 0.0_f64;
    for point in &mut points {
        // Networks take counts back; what was gathered stays gathered.
        highest = highest.max(point.1);
        point.1 = highest;
    }
    let ages: Vec<f64> = EDGES
        .into_iter()
        .filter(|edge| points.iter().any(|(age, _)| (age - edge).abs() <= (0.12 * edge).min(1.5)))
        .collect();
    let sums: Vec<f64> = ages.iter().map(|age| at(&points, *age)).collect();
    let steps: Vec<f64> = sums.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let total: f64 = steps.iter().sum();
    let clock = post.born.rem_euclid(86_400) as f64 / 3_600.0;
    (steps.len() >= 4 && total >= 10.0).then_some(Cut { ages, steps, total, clock })
}

/// Linear interpolation in points sorted by their first number; flat beyond the ends.
fn at(points: &[(f64, f64)], place: f64) -> f64 {
    let after = points.partition_point(|point| point.0 < place);
    match (after.checked_sub(1).and_then(|before| points.get(before)), points.get(after)) {
        (Some(before), Some(next)) => {
            before.1 + (next.1 - before.1) * (place - before.0) / (next.0 - before.0).max(1e-9)
        }
        (Some(only), None) | (None, Some(only)) => only.1,
        (None, None) => 0.0,
    }
}

/// The usual course of interactions.
pub struct Usual {
    /// Part of all interactions gathered by each of [`EDGES`], rising to 1.
    pub gathered: Vec<f64>,
    /// Pace at each wall-clock hour against the mean of the day.
    pub rhythm: [f64; 24],
}

/// The common shape before own posts are known: half within five hours, a Hill curve.
fn common(age: f64) -> f64 {
    age / (age + 5.0)
}

impl Usual {
    /// Learned from cut curves by the chain ladder of insurers (Mack 1993), with medians in place of means so that boosted
    /// posts, being the fewer, do not bend it; then the rhythm of the day from what the shape leaves over.
    pub fn learn(cuts: &[Cut]) -> Self {
        let mut gathered = vec![1.0; EDGES.len()];
        for edge in (1..EDGES.len() - 1).rev() {
            let ratios: Vec<f64> =
                cuts.iter().filter_map(|cut| grown(cut, EDGES[edge], EDGES[edge + 1])).collect();
            let own = ratios.len() as f64;
            let start = common(EDGES[edge]) / common(EDGES[edge + 1]);
            let ratio = (own * median(&ratios) + COMMON_WEIGHT * start) / (own + COMMON_WEIGHT);
            gathered[edge] = gathered[edge + 1] * ratio.clamp(1e-3, 1.0);
        }
        gathered[0] = 0.0;
        let mut usual = Self { gathered, rhythm: [1.0; 24] };
        if cuts.len() >= 12 {
            usual.rhythm = usual.learn_rhythm(cuts);
        }
        usual
    }

    /// Part gathered by an age in hours; flat after the last edge.
    pub fn by(&self, age: f64) -> f64 {
        let after = EDGES.partition_point(|edge| *edge < age);
        if after == 0 || after >= EDGES.len() {
            return if after == 0 { 0.0 } else { 1.0 };
        }
        let (low, high) = (EDGES[after - 1], EDGES[after]);
        self.gathered[after - 1]
            + (self.gathered[after] - self.gathered[after - 1]) * (age - low) / (high - low)
    }

    /// The parts (summing to 1) expected in a cut's steps, for a post that lives `pace` times as fast as usual.
    pub fn expected(&self, cut: &Cut, pace: f64) -> Vec<f64> {
        let raw: Vec<f64> = cut
            .ages
            .windows(2)
            .map(|pair| {
                (self.by(pair[1] * pace) - self.by(pair[0] * pace) + 1e-6)
                    * self.pace_between(cut.clock, pair[0], pair[1])
            })
            .collect();
        let all: f64 = raw.iter().sum();
        raw.iter().map(|part| part / all).collect()
    }

    /// Mean rhythm between two ages of a post.
    fn pace_between(&self, clock: f64, from: f64, to: f64) -> f64 {
        if to - from >= 24.0 {
            return 1.0;
        }
        let parts = ((to - from).ceil() as usize).max(1);
        let width = (to - from) / parts as f64;
        let hour = |i: usize| ((clock + from + (i as f64 + 0.5) * width).rem_euclid(24.0) as usize).min(23);
        (0..parts).map(|i| self.rhythm[hour(i)]).sum::<f64>() / parts as f64
    }

    fn learn_rhythm(&self, cuts: &[Cut]) -> [f64; 24] {
        let (mut seen, mut due) = ([0.0; 24], [0.0; 24]);
        for cut in cuts {
            let expected = self.expected(cut, 1.0);
            for ((pair, step), part) in cut.ages.windows(2).zip(&cut.steps).zip(&expected) {
                let (from, to) = (pair[0], pair[1]);
                if from < 1.0 || to > 60.0 || to - from > 6.0 {
                    continue;
                }
                let parts = ((to - from).ceil() as usize).max(1);
                for i in 0..parts {
                    let age = from + (i as f64 + 0.5) * (to - from) / parts as f64;
                    let hour = ((cut.clock + age).rem_euclid(24.0) as usize).min(23);
                    // A step far above what was due is drawn in: a boosted post must not set the clock.
                    seen[hour] += (step / cut.total).min(4.0 * part) / parts as f64;
                    due[hour] += part / parts as f64;
                }
            }
        }
        let weight = 0.15 * due.iter().sum::<f64>() / 24.0 + 1e-9;
        let raw: Vec<f64> =
            (0..24).map(|hour| ((seen[hour] + weight) / (due[hour] + weight)).clamp(0.15, 4.0)).collect();
        let level = raw.iter().sum::<f64>() / 24.0;
        let mut rhythm = [1.0; 24];
        for (hour, entry) in rhythm.iter_mut().enumerate() {
            *entry = (raw[(hour + 23) % 24] + 2.0 * raw[hour] + raw[(hour + 1) % 24]) / (4.0 * level);
        }
        rhythm
    }
}

/// What part of its count at edge `to` a cut had at edge `from`; `None` unless it has both.
fn grown(cut: &Cut, from: f64, to: f64) -> Option<f64> {
    let place = cut.ages.iter().position(|age| *age == from)?;
    let next = cut.ages.get(place + 1).filter(|age| **age == to)?;
    let until = cut.ages.iter().position(|age| age == next)?;
    let high: f64 = cut.steps[..until].iter().sum();
    let low: f64 = cut.steps[..place].iter().sum();
    (high >= 3.0).then(|| low / high)
}
