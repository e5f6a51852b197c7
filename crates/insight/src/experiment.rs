//! Answers: how many posts would settle which of two versions or times is better, and has it been settled yet?

use serde::{Deserialize, Serialize};

use super::post::Ratio;
use super::stats::{count, mean, median, normal_quantile, spread};

/// Posts' worth of trust in a scatter of 0.8 (natural log) before own posts are seen.
const COMMON_SPREAD: (f64, f64) = (0.8, 5.0);
/// Error allowed to the always-valid interval.
const ERROR: f64 = 0.1;
/// Fewest posts per version before anything is called settled: below that the scatter is not known.
const FEWEST: usize = 5;

/// The plan of an experiment.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// The ratio between the versions that is worth finding, above 1.
    pub ratio: f64,
    /// Scatter of single posts, standard deviation of natural logarithms.
    pub spread: f64,
    /// Posts per version that settle it with the wished power, if looked at once at the end (two-sided error 10 %).
    pub posts_each: u32,
    /// Posts per version by which more than half of the experiments are settled whose versions differ by `ratio`, looked at any time.
    pub posts_each_usually: u32,
    /// Posts per version after which it is given up if it may be looked at any time.
    pub posts_each_at_most: u32,
}

/// Which version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Arm {
    /// The first.
    A,
    /// The second.
    B,
}

/// How an experiment stands.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum State {
    /// Not settled: about so many more posts per version, if the difference is as it seems.
    Running {
        /// Posts per version, up to what is left of the plan.
        more_needed: u32,
    },
    /// One version is better.
    Settled {
        /// Which.
        winner: Arm,
    },
    /// The versions differ by less than is worth finding, or the plan is used up.
    Futile,
}

/// The answer of [`monitor`].
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Monitor {
    /// How it stands.
    pub state: State,
    /// B against A, drawn towards 1 as far as the plan's ratio makes large differences unlikely; its 90 % interval holds on
    /// average over experiments, whenever one stops.
    pub ratio: Ratio,
    /// B against A with an interval that holds in 90 % of experiments *at all times at once*; the decision rests on it.
    pub always: Ratio,
    /// Posts seen of either version.
    pub posts: (u32, u32),
}

/// Plans an experiment from the profile's own history: interactions per 1,000 (any unit) of single posts.
///
/// `n = 2 (z₀.₉₅ + z_power)² σ² / ln(ratio)²` per version (Snedecor & Cochran 1980), σ the robust scatter of the logs around
/// a running median of nine. `ratio` is taken either way (0.8 as 1.25); `power` within 0.5 to 0.99.
pub fn plan(history: &[f64], ratio: f64, power: f64) -> Plan {
    let logs = logs(history, floor(history));
    let rest: Vec<f64> = (0..logs.len())
        .map(|i| logs[i] - median(&logs[i.saturating_sub(4)..(i + 5).min(logs.len())]))
        .collect();
    // Taking off a median of nine, itself among them, leaves 1 + 1.5/9 − 2/9 = 0.944 of the variance.
    let own = spread(&rest).powi(2) / 0.944;
    let size = rest.len() as f64;
    let spread = ((own * size + COMMON_SPREAD.0.powi(2) * COMMON_SPREAD.1) / (size + COMMON_SPREAD.1))
        .sqrt()
        .max(0.02);
    let ratio = if ratio.is_finite() && ratio > 0.0 { ratio.ln().abs().clamp(0.01, 5.0).exp() } else { 1.25 };
    let power = if power.is_finite() { power.clamp(0.5, 0.99) } else { 0.8 };
    let reach = normal_quantile(1.0 - ERROR / 2.0) + normal_quantile(power);
    let once = 2.0 * (reach * spread / ratio.ln()).powi(2);
    let mut usually = FEWEST as f64;
    while usually < 1e9 && half_always(spread, usually / 2.0, ratio.ln()) > ratio.ln() {
        usually = (usually * 1.02).max(usually + 1.0);
    }
    let mut at_most = once.max(FEWEST as f64);
    // The first size at which the always-valid half width plus the power's quantile fits within the ratio.
    while at_most < 1e9
        && half_always(spread, at_most / 2.0, ratio.ln())
            + normal_quantile(power) * spread * (2.0 / at_most).sqrt()
            > ratio.ln()
    {
        at_most *= 1.05;
    }
    let whole = |value: f64| value.ceil().clamp(FEWEST as f64, 1e9) as u32;
    let [posts_each, posts_each_usually, posts_each_at_most] = [once, usually, at_most].map(whole);
    Plan { ratio, spread, posts_each, posts_each_usually, posts_each_at_most }
}

/// Looks at an experiment; may be called after every post. `a` and `b` are interactions per 1,000 (the unit of the plan) of
/// each version's posts.
///
/// With `n = 1/(1/n_a + 1/n_b)` the difference of log means has variance σ²/n. *Always* is the normal-mixture confidence
/// sequence (Robbins 1970; Waudby-Smith et al. 2021; the mSPRT of Johari et al. 2017): half width
/// `σ √((nρ²+1)/(n²ρ²) · ln((nρ²+1)/α²))`. *Ratio* is the posterior under the same mixture: N(0, ln(ratio)²) before any data.
pub fn monitor(a: &[f64], b: &[f64], plan: &Plan) -> Monitor {
    let least = floor(a).min(floor(b));
    let (a, b) = (held(a, least, plan.spread), held(b, least, plan.spread));
    let worth = plan.ratio.ln().abs().max(0.01);
    let posts = (u32::try_from(a.len()).unwrap_or(u32::MAX), u32::try_from(b.len()).unwrap_or(u32::MAX));
    if a.is_empty() || b.is_empty() {
        let unknown = Ratio::from_log(0.0, f64::INFINITY);
        let before = Ratio::from_log(0.0, 1.645 * worth);
        return Monitor {
            state: State::Running { more_needed: plan.posts_each },
            ratio: before,
            always: unknown,
            posts,
        };
    }
    // The plan's scatter counts as ten posts beside what the experiment itself shows.
    let (size_a, size_b) = (a.len() as f64, b.len() as f64);
    let squares = |values: &[f64]| super::stats::variance(values) * (values.len() as f64 - 1.0);
    let seen = squares(&a) + squares(&b);
    let freedom = (size_a + size_b - 2.0).max(0.0);
    let scatter = ((seen + 10.0 * plan.spread.powi(2)) / (freedom + 10.0)).sqrt().max(0.01);
    let size = 1.0 / (1.0 / size_a + 1.0 / size_b);
    let apart = mean(&b) - mean(&a);
    let half = half_always(scatter, size, worth);
    let always = Ratio::from_log(apart, half);
    let keep = worth.powi(2) / (worth.powi(2) + scatter.powi(2) / size);
    let ratio = Ratio::from_log(
        keep * apart,
        super::stats::t90(freedom + 10.0) * (keep * scatter.powi(2) / size).sqrt(),
    );
    let least = a.len().min(b.len());
    let left = (f64::from(plan.posts_each_at_most) - size_a.min(size_b)).max(0.0);
    let state = if least >= FEWEST && apart.abs() > half {
        State::Settled { winner: if apart > 0.0 { Arm::B } else { Arm::A } }
    } else if left < 1.0 || (least >= FEWEST && apart.abs() + half < worth) {
        State::Futile
    } else {
        State::Running {
            more_needed: more(
                scatter,
                size_a.min(size_b),
                ratio.ratio.ln().abs().max(worth / 3.0),
                worth,
                left,
            ),
        }
    };
    Monitor { state, ratio, always, posts }
}

/// Posts per version until the half width falls below a difference, at most `left`.
fn more(scatter: f64, from: f64, difference: f64, worth: f64, left: f64) -> u32 {
    let mut size = from + 1.0;
    while size - from < left && half_always(scatter, size / 2.0, worth) > difference {
        size = (size * 1.02).max(size + 1.0);
    }
    (size - from).min(left).ceil().max(1.0) as u32
}

fn half_always(scatter: f64, size: f64, worth: f64) -> f64 {
    // ρ in units of the scatter: the mixture of the posterior.
    let mixed = size * (worth / scatter).powi(2);
    scatter * ((mixed + 1.0) / (size * mixed) * ((mixed + 1.0) / ERROR.powi(2)).ln()).sqrt()
}

/// What stands for 0, which has no logarithm: half the smallest number above it.
fn floor(values: &[f64]) -> f64 {
    values.iter().map(|value| count(*value)).filter(|value| *value > 0.0).fold(1.0, f64::min) / 2.0
}

fn logs(values: &[f64], floor: f64) -> Vec<f64> {
    values.iter().map(|value| count(*value).max(floor).max(1e-12).ln()).collect()
}

/// Log values, each drawn in to three scatters of the version's median, so that one viral post settles nothing.
fn held(values: &[f64], floor: f64, scatter: f64) -> Vec<f64> {
    let logs = logs(values, floor);
    let middle = median(&logs);
    logs.iter().map(|log| log.clamp(middle - 3.0 * scatter, middle + 3.0 * scatter)).collect()
}
