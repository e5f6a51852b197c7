//! Answers: by how much did a weekly series move between two periods, and by how much does it move when nothing happens?

use super::change::Period;
use super::stats::{median, neighbour_correlation, spread};

/// Of what a level is the mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mean {
    /// Of the logarithms themselves: for numbers per post.
    OfLogs,
    /// Of what the logarithms are of, told as a logarithm: for sums of a week, in which an empty week is a small number and
    /// not a catastrophe.
    OfSums,
}

/// The level of a series in a period: the mean of its known weeks, each drawn in to 2.5 spreads of the period's median
/// (Huber 1964) so that one wild week does not carry it. `None` with fewer than half the weeks known. `weights` go with the
/// series, or are empty where all weeks weigh the same.
pub fn level(series: &[Option<f64>], weights: &[f64], of: Mean, period: Period, width: f64) -> Option<f64> {
    let weeks = series.get(period.from..period.to)?;
    let weight = |week: usize| weights.get(period.from + week).copied().unwrap_or(1.0);
    let (known, weights): (Vec<f64>, Vec<f64>) =
        weeks.iter().enumerate().filter_map(|(week, value)| Some(((*value)?, weight(week)))).unzip();
    if known.is_empty() || known.len() * 2 < weeks.len() {
        return None;
    }
    let middle = median(&known);
    let reach = 2.5 * width.max(1e-9);
    let held = known
        .iter()
        .zip(&weights)
        .map(|(value, weight)| (value.clamp(middle - reach, middle + reach) - middle, weight));
    let size = weights.iter().sum::<f64>().max(1e-9);
    Some(match of {
        Mean::OfLogs => middle + held.map(|(value, weight)| value * weight).sum::<f64>() / size,
        Mean::OfSums => {
            middle + (held.map(|(value, weight)| value.min(600.0).exp() * weight).sum::<f64>() / size).ln()
        }
    })
}

/// The scatter of single weeks: from neighbours' differences (von Neumann 1941), which slow drift does not move.
pub fn week_scatter(series: &[Option<f64>]) -> f64 {
    let steps: Vec<f64> = series.windows(2).filter_map(|pair| Some(pair[1]? - pair[0]?)).collect();
    (spread(&steps) / 2.0_f64.sqrt()).max(1e-6)
}

/// How much a contrast of two periods strays when nothing happens.
#[derive(Clone, Copy, Debug)]
pub struct Stray {
    /// Its variance.
    pub variance: f64,
    /// The degrees of freedom behind that.
    pub freedom: f64,
}

/// The variance of `level(after) − level(before)` when nothing happens: from the same two windows laid on every earlier
/// place of the series (placebos, Abadie et al. 2010), joined with a first-order autoregressive model's variance, which
/// counts as four placebos. `usable` is how many weeks, from the start, belong to history.
pub fn stray(
    series: &[Option<f64>],
    weights: &[f64],
    of: Mean,
    before: Period,
    after: Period,
    usable: usize,
) -> Stray {
    let width = week_scatter(series);
    let history = &series[..usable.min(series.len())];
    let first = before.from.min(after.from);
    let length = before.to.max(after.to) - first;
    let mut squares = Vec::new();
    for start in 0..(usable + 1).saturating_sub(length) {
        let shifted =
            |period: Period| Period { from: period.from - first + start, to: period.to - first + start };
        let level = |period: Period| level(history, weights, of, period, width);
        if let (Some(a), Some(b)) = (level(shifted(before)), level(shifted(after))) {
            squares.push((b - a).powi(2));
        }
    }
    let (size_before, size_after) = ((before.to - before.from) as f64, (after.to - after.from) as f64);
    // Overlapping windows tell less than they are many.
    let independent = if squares.is_empty() {
        0.0
    } else {
        (usable as f64 / ((size_before + size_after) / 2.0)).max(1.0) - 1.0
    };
    let known: Vec<f64> = history.iter().copied().flatten().collect();
    let modelled = modelled(&known, width, size_before, size_after);
    let cap = 9.0 * modelled.max(median(&squares) / 0.455);
    let seen = squares.iter().map(|square| square.min(cap)).sum::<f64>() / squares.len().max(1) as f64;
    let own = 4.0;
    Stray {
        variance: ((independent * seen + own * modelled) / (independent + own)).max(1e-8),
        freedom: (independent + own).max(3.0),
    }
}

/// The variance under an AR(1): two means of weeks whose neighbours correlate by ρ each have σ²/n · (1+ρ)/(1−ρ).
fn modelled(known: &[f64], width: f64, before: f64, after: f64) -> f64 {
    let whole = if known.len() >= 8 { spread(known).max(width) } else { width.max(0.25) };
    let correlation = if known.len() >= 8 { neighbour_correlation(known).clamp(0.0, 0.8) } else { 0.3 };
    // Slow drift fills `whole` but cancels between neighbouring periods: no more than half of it is kept.
    let variance = width.powi(2) + 0.5 * (whole.powi(2) - width.powi(2)).max(0.0) * correlation;
    let stretch = (1.0 + correlation) / (1.0 - correlation);
    variance * (1.0 / before.max(1.0) + 1.0 / after.max(1.0)) * stretch.min(3.0)
}
