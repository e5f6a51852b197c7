//! Answers: on which scale does a series scatter evenly? Near zero values count as they are, far from it by their logarithm;
//! where the one becomes the other is chosen per series.

use crate::filter::{Seen, Sums};
use crate::stats::{mean, median};

/// The inverse hyperbolic sine in a unit: straight well below the unit, logarithmic well above.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scale {
    unit: f64,
    /// What all values are multiples of, or 0.
    grain: f64,
}

/// Units that are tried, in medians of the sizes.
const UNITS: [f64; 5] = [0.1, 0.4, 1.5, 6.0, 24.0];

impl Scale {
    /// The unit in which the values scatter most evenly around their neighbours: the largest likelihood of errors with
    /// double exponential tails, the stretching of the scale counted.
    pub(crate) fn choose(values: &[Seen], window: usize) -> Self {
        let grain = grain(values);
        let mut sizes: Vec<f64> = values.iter().filter_map(|seen| Some(seen.any()?.0.abs())).collect();
        let average = mean(&sizes);
        let all = sizes.len().max(1) as f64;
        sizes.retain(|size| *size > 0.0);
        let nothing = 1.0 - sizes.len() as f64 / all;
        let typical = median(&mut sizes);
        if typical <= 0.0 {
            return Self { unit: 1.0, grain };
        }
        // The more days bring nothing, the less a logarithm says: the step from none to one would be the largest of all.
        let least = (0.5 * grain).max(3.0 * nothing * average);
        let scales = UNITS.map(|unit| Self { unit: (unit * typical).max(least), grain });
        let likelihoods = scales.map(|scale| scale.likelihood(values, window));
        let best = (0..UNITS.len()).max_by(|a, b| likelihoods[*a].total_cmp(&likelihoods[*b])).unwrap_or(0);
        scales[best]
    }

    fn likelihood(self, values: &[Seen], window: usize) -> f64 {
        let scaled: Vec<Seen> = values.iter().map(|seen| seen.map(|value| self.up(value))).collect();
        let sums = Sums::new(&scaled);
        let (mut off, mut stretch, mut count) = (0.0, 0.0, 0.0);
        for ((seen, scaled), around) in values.iter().zip(&scaled).zip(sums.smooth(window)) {
            if let (Some((value, _)), Some((scaled, _))) = (seen.any(), scaled.any()) {
                off += (scaled - around).abs();
                stretch -= 0.5 * (1.0 + (value / self.unit).powi(2)).ln() + self.unit.ln();
                count += 1.0;
            }
        }
        stretch - count * (off / count).max(1e-9).ln()
    }

    /// Onto the scale.
    pub(crate) fn up(self, value: f64) -> f64 {
        (value / self.unit).asinh()
    }

    /// Back from it, onto a multiple of the grain.
    pub(crate) fn back(self, scaled: f64) -> f64 {
        let value = scaled.sinh() * self.unit;
        let grains = value / self.grain;
        // Of more grains than a number has digits for, none can be told from the next.
        if grains.abs() < 2f64.powi(53) { grains.round() * self.grain } else { value }
    }
}

/// The smallest size, when all values are multiples of it: counts stay counts.
fn grain(values: &[Seen]) -> f64 {
    let sizes = || values.iter().filter_map(|seen| seen.value()).map(f64::abs).filter(|size| *size > 0.0);
    let smallest = sizes().fold(f64::INFINITY, f64::min);
    let is_multiple = |size: f64| ((size / smallest).round() - size / smallest).abs() < 1e-6;
    if smallest.is_finite() && sizes().all(is_multiple) { smallest } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[f64]) -> Scale {
        Scale::choose(&values.iter().copied().map(Seen::Value).collect::<Vec<_>>(), 9)
    }

    #[test]
    fn what_goes_up_comes_back() {
        for value in [-1e9, -3.0, 0.0, 0.2, 41.0, 1e12] {
            let scale = Scale { unit: 7.0, grain: 0.0 };
            assert!((scale.back(scale.up(value)) - value).abs() <= 1e-9 * value.abs());
        }
    }

    #[test]
    fn factors_are_told_by_their_logarithm_and_counts_of_few_as_they_are() {
        let factors: Vec<f64> = (0..60).map(|i| 1000.0 * 3f64.powi((i * 7) % 5 - 2)).collect();
        assert!(of(&factors).unit <= 400.0);
        let few: Vec<f64> = (0..60).map(|i| f64::from((i * 7) % 5 == 0)).collect();
        let scale = of(&few);
        assert_eq!(scale.grain, 1.0);
        assert!(scale.unit >= 0.4);
        assert_eq!(scale.back(scale.up(1.3)), 1.0);
    }
    #[test]
    fn a_speck_beside_large_values_makes_no_count_of_them() {
        let scale = Scale { unit: 1e13, grain: 1e-300 };
        let back = scale.back(scale.up(3e14));
        assert!((back - 3e14).abs() <= 1e-9 * 3e14, "{back}");
    }
}
