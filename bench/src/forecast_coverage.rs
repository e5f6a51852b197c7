//! Answers: did an interval hold what it promised? For values that are counted as much as for values that are measured.
//!
//! An interval of counts cannot hold 80 of 100: it ends on a value that has a probability of its own, so the closed interval
//! of even a perfect forecast holds more. Therefore not the ends are asked but the distribution: a value stands for the stretch
//! of probability from below it to up to it, and counts by the share of that stretch which lies between the tenth and the
//! ninetieth of a hundred (the mean of the randomised probability integral transform: Smith 1985; Czado, Gneiting & Held
//! 2009). A perfect forecast gets 0.80, whatever it is of; where nothing has a probability of its own it is "within or not".

/// The probabilities at which distributions are told: close together where the intervals end.
pub const QUANTILES: [f64; 33] = [
    0.001, 0.005, 0.0125, 0.025, 0.0375, 0.05, 0.075, 0.1, 0.125, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5,
    0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.875, 0.9, 0.925, 0.95, 0.9625, 0.975, 0.9875, 0.995, 0.999,
];
/// A distribution as its quantiles.
pub type Told = [f64; QUANTILES.len()];
/// Where the median is among them.
pub const MEDIAN: usize = 16;

/// The width of what a value stands for: whole numbers stand for all that is rounded to them, so that who tells a continuous
/// distribution of counts is asked for the same as who tells counts. 0 as soon as one value is no whole number.
pub fn cell(mut values: impl Iterator<Item = f64>) -> f64 {
    f64::from(u8::from(values.all(|value| value.fract() == 0.0)))
}

/// Which share of a value lies within the middle `level` (0.8: from 0.1 to 0.9) of what was told.
pub fn covered(told: &Told, value: f64, cell: f64, level: f64) -> f64 {
    let (low, high) = (below(told, value - cell / 2.0), up_to(told, value + cell / 2.0));
    let (from, to) = ((1.0 - level) / 2.0, f64::midpoint(1.0, level));
    if high - low < 1e-9 {
        return f64::from(u8::from((from..=to).contains(&low)));
    }
    (high.min(to) - low.max(from)).max(0.0) / (high - low)
}

/// The probability of less than a value.
fn below(told: &Told, value: f64) -> f64 {
    between(told, value, told.partition_point(|told| *told < value))
}

/// The probability of a value or less.
fn up_to(told: &Told, value: f64) -> f64 {
    between(told, value, told.partition_point(|told| *told <= value))
}

/// Between the quantiles around a value by a straight line; `above` is the place of the upper one.
fn between(told: &Told, value: f64, above: usize) -> f64 {
    if above == 0 || above == told.len() {
        return f64::from(u8::from(above > 0));
    }
    let share = (value - told[above - 1]) / (told[above] - told[above - 1]);
    QUANTILES[above - 1] + share * (QUANTILES[above] - QUANTILES[above - 1])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight_worlds::Rng;

    /// The shares covered of many values by one distribution, at 80 and at 95 %.
    fn shares(told: &Told, cell: f64, mut draw: impl FnMut() -> f64) -> [f64; 2] {
        let mut sums = [0.0; 2];
        for _ in 0..20_000 {
            let value = draw();
            sums[0] += covered(told, value, cell, 0.8) / 20_000.0;
            sums[1] += covered(told, value, cell, 0.95) / 20_000.0;
        }
        sums
    }

    fn near(got: [f64; 2], want: [f64; 2]) {
        // Three standard errors of 20,000 values, and what lies between the quantiles.
        assert!(
            (got[0] - want[0]).abs() < 0.014 && (got[1] - want[1]).abs() < 0.009,
            "{got:?} is not {want:?}"
        );
    }

    /// The quantiles of a distribution on the whole numbers from 0, of which `probability` gives each.
    fn counted(probability: impl Fn(i32) -> f64) -> Told {
        QUANTILES.map(|quantile| {
            let (mut count, mut sum) = (0, probability(0));
            while sum < quantile {
                count += 1;
                sum += probability(count);
            }
            f64::from(count)
        })
    }

    fn poisson(mean: f64) -> Told {
        counted(|count| (1..=count).fold((-mean).exp(), |product, of| product * mean / f64::from(of)))
    }

    /// The quantiles of a normal distribution, out of many draws.
    fn normal(rng: &mut Rng, mean: f64, spread: f64) -> Told {
        let mut values: Vec<f64> = (0..40_000).map(|_| mean + spread * rng.normal()).collect();
        values.sort_by(f64::total_cmp);
        QUANTILES.map(|quantile| values[(quantile * 40_000.0) as usize])
    }

    #[test]
    fn who_knows_the_truth_of_counts_gets_what_is_promised() {
        let mut rng = Rng::new(6);
        for mean in [0.05, 0.12, 0.3, 0.7, 1.0, 2.5, 7.0, 20.0] {
            near(shares(&poisson(mean), 1.0, || rng.poisson(mean)), [0.8, 0.95]);
        }
    }

    #[test]
    fn who_tells_counts_by_a_continuous_distribution_is_asked_for_the_same() {
        let mut rng = Rng::new(7);
        for spread in [0.4, 1.5, 30.0] {
            let told = normal(&mut rng, 100.3, spread);
            near(shares(&told, 1.0, || (100.3 + spread * rng.normal()).round()), [0.8, 0.95]);
            // The same told as whole numbers gets the same.
            near(shares(&told.map(f64::round), 1.0, || (100.3 + spread * rng.normal()).round()), [0.8, 0.95]);
        }
        let told = normal(&mut rng, 5.0, 2.0);
        near(shares(&told, 0.0, || 5.0 + 2.0 * rng.normal()), [0.8, 0.95]);
    }

    #[test]
    fn who_is_too_sure_or_not_sure_enough_is_told_so() {
        let mut rng = Rng::new(8);
        // Half the spread: as likely as a normal value lies within 0.64 and 0.98 spreads; twice: within 2.56 and 3.92.
        let (sure, unsure) = (normal(&mut rng, 500.0, 30.0), normal(&mut rng, 500.0, 120.0));
        near(shares(&sure, 1.0, || (500.0 + 60.0 * rng.normal()).round()), [0.478, 0.673]);
        near(shares(&unsure, 1.0, || (500.0 + 60.0 * rng.normal()).round()), [0.99, 1.0]);
        // Of counts too: a mean of 2 where it is 6, and 6 where it is 2.
        assert!(shares(&poisson(2.0), 1.0, || rng.poisson(6.0))[1] < 0.5);
        assert!(shares(&poisson(6.0), 1.0, || rng.poisson(2.0))[0] < 0.6);
    }

    #[test]
    fn single_values_are_counted_by_hand() {
        // Nothing with 0.225, one with 0.55, two with 0.225: of a nothing 0.125 lie above 0.1, of a one all.
        let told = counted(|count| [0.225, 0.55, 0.225][count as usize]);
        let got = [-1.0, 0.0, 1.0, 2.0, 3.0].map(|value| covered(&told, value, 1.0, 0.8));
        for (got, want) in got.into_iter().zip([0.0, 5.0 / 9.0, 1.0, 5.0 / 9.0, 0.0]) {
            assert!((got - want).abs() < 1e-9, "{got} {want}");
        }
        // Certain and right is promised no more than anybody; certain and wrong holds nothing.
        assert!((covered(&[4.0; QUANTILES.len()], 4.0, 1.0, 0.95) - 0.95).abs() < 1e-9);
        assert_eq!(covered(&[4.0; QUANTILES.len()], 5.0, 1.0, 0.95), 0.0);
        // A rate is nothing in the lower half of cases: of a nothing, what is above 0.1 of 0.5.
        let told = QUANTILES.map(|quantile| (quantile - 0.5).max(0.0));
        assert!((covered(&told, 0.0, 0.0, 0.8) - 0.8).abs() < 1e-9);
        assert_eq!([0.1, 0.45].map(|value| covered(&told, value, 0.0, 0.8)), [1.0, 0.0]);
        assert_eq!(cell([3.0, 0.0].into_iter()), 1.0);
        assert_eq!(cell([3.0, 0.5].into_iter()), 0.0);
    }
}
