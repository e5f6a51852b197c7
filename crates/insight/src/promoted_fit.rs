//! Answers: would a stretch of bought interactions explain this curve better than the usual course, however fast lived?

use super::promoted_curve::{Cut, Usual};
use super::stats::median;

/// How much faster or slower than usual an honest post may live.
const PACES: [f64; 7] = [0.3, 0.45, 0.67, 1.0, 1.5, 2.2, 3.3];
/// Spread of `ln(pace)` among honest posts.
const PACE_SPREAD: f64 = 0.6;
/// How much faster a second wave may live than a first.
const REVIVALS: [f64; 4] = [0.4, 0.9, 2.0, 4.5];
/// Starts of a second wave that are tried, in hours.
const STARTS: [f64; 20] = [
    1.0, 2.0, 3.0, 4.5, 6.0, 8.0, 10.0, 12.0, 15.0, 18.0, 21.0, 24.0, 30.0, 36.0, 42.0, 48.0, 60.0, 72.0,
    84.0, 96.0,
];
/// Shortest and longest stretch of promotion that is tried, in hours.
const STRETCH: (f64, f64) = (2.5, 170.0);

/// The stretch that explains a curve best.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stretch {
    /// Start and end, in hours of the post's age.
    pub from: f64,
    pub to: f64,
    /// The part of the interactions within the curve that it gathered.
    pub share: f64,
    /// By how much it lowers the weighted squared error (about a chi-square on 3 degrees where nothing was bought).
    pub gain: f64,
    /// By how much an honest second wave (the usual course begun anew) lowers that error.
    pub revival: f64,
    /// How many times slower interactions came after its end than in its last part, against what was due. 1 if unknown.
    pub drop: f64,
}

/// Scatter of single steps beyond chance, as a fraction of the step: learned from all curves of the profile.
pub fn scatter(cuts: &[Cut], usual: &Usual) -> f64 {
    let mut squares = Vec::new();
    for cut in cuts {
        let (_, expected) = honest(cut, usual, 0.35);
        for (step, part) in cut.steps.iter().zip(&expected) {
            let due = part * cut.total;
            if due >= 8.0 {
                squares.push(((step - due).powi(2) - due) / (due * due));
            }
        }
    }
    // The median of a chi-square with one degree of freedom is 0.455.
    if squares.len() < 10 { 0.35 } else { (median(&squares).max(0.0) / 0.455).sqrt().clamp(0.08, 0.8) }
}

/// The best honest course: its weighted squared error and its parts.
fn honest(cut: &Cut, usual: &Usual, scatter: f64) -> (f64, Vec<f64>) {
    let mut best = (f64::INFINITY, Vec::new());
    for pace in PACES {
        let expected = usual.expected(cut, pace);
        let error = penalty(pace) + error(cut, &expected, &weights(cut, &expected, scatter));
        if error < best.0 {
            best = (error, expected);
        }
    }
    best
}

fn penalty(pace: f64) -> f64 {
    (pace.ln() / PACE_SPREAD).powi(2)
}

/// One over each step's variance: chance, scatter of the step, and a floor of half a percent of the total.
fn weights(cut: &Cut, expected: &[f64], scatter: f64) -> Vec<f64> {
    expected
        .iter()
        .map(|part| {
            let due = part * cut.total;
            1.0 / (1.0 + due + (scatter * due).powi(2) + (0.005 * cut.total).powi(2))
        })
        .collect()
}

fn error(cut: &Cut, expected: &[f64], weights: &[f64]) -> f64 {
    let squares = cut.steps.iter().zip(expected).zip(weights);
    squares.map(|((step, part), weight)| weight * (step - part * cut.total).powi(2)).sum()
}

/// Two amounts, of the usual course and of something beside it, fitted by weighted least squares.
struct Pair<'a> {
    cut: &'a Cut,
    expected: Vec<f64>,
    weights: Vec<f64>,
    own: f64,
    own_seen: f64,
    seen: f64,
}

impl<'a> Pair<'a> {
    fn new(cut: &'a Cut, expected: Vec<f64>, scatter: f64) -> Self {
        let weights = weights(cut, &expected, scatter);
        let (own, own_seen) = (dot(&expected, &expected, &weights), dot(&expected, &cut.steps, &weights));
        let seen = dot(&cut.steps, &cut.steps, &weights);
        Self { cut, expected, weights, own, own_seen, seen }
    }

    /// The error left and the part of `beside`; `None` where either amount would be below 0.
    fn fit(&self, beside: &[f64]) -> Option<(f64, f64)> {
        let with = |other: &[f64]| dot(beside, other, &self.weights);
        self.solve(with(&self.expected), with(beside), with(&self.cut.steps))
    }

    /// The same from the weighted sums of `beside` times the usual, times itself, and times what was seen.
    fn solve(&self, both: f64, alone: f64, alone_seen: f64) -> Option<(f64, f64)> {
        let determinant = self.own * alone - both * both;
        if determinant <= 1e-12 * self.own * alone {
            return None;
        }
        let organic = (self.own_seen * alone - alone_seen * both) / determinant;
        let more = (alone_seen * self.own - self.own_seen * both) / determinant;
        let rest = self.seen - organic * self.own_seen - more * alone_seen;
        (organic > 0.0 && more > 0.0).then(|| (rest, more / (organic + more)))
    }

    /// Running sums over the steps of an even pace times the usual, itself, and what was seen: any stretch is a difference.
    fn even(&self) -> Vec<[f64; 3]> {
        let mut sums = vec![[0.0; 3]];
        let mut sum = [0.0; 3];
        for (i, ages) in self.cut.ages.windows(2).enumerate() {
            let (long, weight) = (ages[1] - ages[0], self.weights[i]);
            for (entry, by) in sum.iter_mut().zip([self.expected[i], long, self.cut.steps[i]]) {
                *entry += weight * long * by;
            }
            sums.push(sum);
        }
        sums
    }
}

fn dot(a: &[f64], b: &[f64], weights: &[f64]) -> f64 {
    a.iter().zip(b).zip(weights).map(|((x, y), w)| x * y * w).sum()
}

/// The stretch that explains the curve best beside the usual course, and how well an honest second wave would: every pace,
/// every stretch between two looks at the post, and every start of a wave is tried.
pub fn stretch(cut: &Cut, usual: &Usual, scatter: f64) -> Stretch {
    let (without, _) = honest(cut, usual, scatter);
    let last = cut.ages.last().copied().unwrap_or(0.0);
    let mut best = Stretch { drop: 1.0, ..Stretch::default() };
    let mut revival = 0.0_f64;
    let mut best_expected = Vec::new();
    for pace in PACES {
        let pair = Pair::new(cut, usual.expected(cut, pace), scatter);
        let sums = pair.even();
        for (i, from) in cut.ages.iter().enumerate() {
            for (j, to) in cut.ages.iter().enumerate().skip(i + 1) {
                let long = to - from;
                if !(STRETCH.0..STRETCH.1).contains(&long) {
                    continue;
                }
                let sum = |place: usize| (sums[j][place] - sums[i][place]) / long;
                let Some((rest, share)) = pair.solve(sum(0), sum(1) / long, sum(2)) else { continue };
                let gain = without - rest - penalty(pace);
                if gain > best.gain {
                    best = Stretch { from: *from, to: *to, share, gain, revival: 0.0, drop: 1.0 };
                    best_expected.clone_from(&pair.expected);
                }
            }
        }
        for from in STARTS.into_iter().filter(|from| *from < last - 3.0) {
            for second in REVIVALS {
                let born = |age: f64| usual.by((age - from).max(0.0) * second);
                let again: Vec<f64> = cut.ages.windows(2).map(|ages| born(ages[1]) - born(ages[0])).collect();
                if let Some((rest, _)) = pair.fit(&again) {
                    revival = revival.max(without - rest - penalty(pace));
                }
            }
        }
    }
    best.revival = revival;
    if best.gain > 0.0 {
        best.drop = drop_after(cut, &best_expected, best);
    }
    best
}

/// Interactions against those due, in the stretch's last half and in as long after it.
fn drop_after(cut: &Cut, expected: &[f64], stretch: Stretch) -> f64 {
    let length = (stretch.to - stretch.from).max(3.0);
    let over = |from: f64, to: f64| {
        let (mut seen, mut due) = (0.0, 0.0);
        for ((pair, step), part) in cut.ages.windows(2).zip(&cut.steps).zip(expected) {
            let middle = (pair[0] + pair[1]) / 2.0;
            if middle > from && middle < to {
                seen += step;
                due += part * cut.total;
            }
        }
        (due > 0.0).then(|| (seen + 1.0) / (due + 1.0))
    };
    match (over(stretch.to - length / 2.0, stretch.to), over(stretch.to, stretch.to + length)) {
        (Some(before), Some(after)) => (before / after.max(0.02)).clamp(0.02, 50.0),
        _ => 1.0,
    }
}
