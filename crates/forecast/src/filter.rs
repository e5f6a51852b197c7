//! Answers: where does a series stand, and how far does it usually stray? One pass of a robust exponential smoothing: a
//! level, a trend that ebbs, and what a step hands on to the next.
//!
//! The recursions are those of single-source-of-error smoothing with a damped trend (Gardner & McKenzie 1985; Hyndman,
//! Koehler, Ord & Snyder 2008) with an autoregressive remainder; what moves the level is cut at a few spreads, so that one
//! viral day does not become the usual (Gelper, Fried & Croux 2010).

use crate::stats::mean;

/// What is known of a step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Seen {
    /// Nothing.
    Missing,
    /// Its value.
    Value(f64),
    /// The mean of so many steps that end here, of which none is known on its own.
    Mean(f64, f64),
}

impl Seen {
    /// The same after a change of its number.
    pub(crate) fn map(self, change: impl FnOnce(f64) -> f64) -> Self {
        match self {
            Self::Missing => Self::Missing,
            Self::Value(value) => Self::Value(change(value)),
            Self::Mean(value, steps) => Self::Mean(change(value), steps),
        }
    }

    /// The number of a single step.
    pub(crate) fn value(self) -> Option<f64> {
        match self {
            Self::Value(value) => Some(value),
            Self::Missing | Self::Mean(..) => None,
        }
    }

    /// The number and of how many steps it is the mean.
    pub(crate) fn any(self) -> Option<(f64, f64)> {
        match self {
            Self::Value(value) => Some((value, 1.0)),
            Self::Mean(value, steps) => Some((value, steps)),
            Self::Missing => None,
        }
    }
}

/// How quickly the parts follow, each from 0 (not at all) to 1.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    /// Share of a surprise that stays in the level. 0 is the mean of all there was.
    pub(crate) level: f64,
    /// Share of that which stays in the trend.
    pub(crate) trend: f64,
    /// What a step leaves of the trend.
    pub(crate) damping: f64,
    /// What a step hands on of its distance from the level.
    pub(crate) memory: f64,
}

/// Where a series stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct State {
    pub(crate) level: f64,
    pub(crate) trend: f64,
    pub(crate) remainder: f64,
    /// Usual size of a surprise (mean of its absolute value), above zero.
    pub(crate) spread: f64,
}

/// Beyond so many spreads a surprise moves the level no further.
const CUT: f64 = 3.0;
/// How quickly the spread follows.
const SPREAD: f64 = 0.02;
/// The smallest spread, in what the series began with: a quiet stretch is not the end of all chance.
const LEAST: f64 = 1e-3;
/// Values after which a setting is judged; until then it finds its place.
const BURN_IN: usize = 6;

impl State {
    /// Where a series begins and how it scatters, from its first values and its steps.
    pub(crate) fn start(series: &[Seen]) -> Self {
        let known: Vec<(f64, f64)> = series.iter().filter_map(|seen| seen.any()).collect();
        let mut early: Vec<f64> = known.iter().take(10).map(|(value, _)| *value).collect();
        let level = crate::stats::median(&mut early);
        let apart = |pair: &[(f64, f64)]| (pair[1].0 - pair[0].0).abs() * pair[1].1.sqrt();
        let steps: Vec<f64> = known.windows(2).map(apart).collect();
        // Of values that scatter around one level, neighbours lie apart by the root of two times as much as each from it.
        let spread = (mean(&steps) / std::f64::consts::SQRT_2).max(1e-9);
        Self { level, trend: 0.0, remainder: 0.0, spread }
    }
}

impl Setting {
    /// What the next step should be.
    pub(crate) fn expects(&self, state: &State) -> f64 {
        state.level + self.damping * state.trend + self.memory * state.remainder
    }

    /// Takes in by how much what came differs from what was expected; `share` of it stays in the level.
    pub(crate) fn learn(&self, state: &mut State, surprise: f64, share: f64) {
        let kept = share * surprise.clamp(-CUT * state.spread, CUT * state.spread);
        let trend = self.damping * state.trend;
        state.level += trend + kept;
        state.trend = trend + self.trend * kept;
        state.remainder = self.memory * state.remainder + surprise;
    }
}

/// How well a setting foretold a series.
pub(crate) struct Passed {
    /// Where the series stands after its last step.
    pub(crate) state: State,
    /// Mean size of a surprise one step ahead, each cut.
    pub(crate) near: f64,
    /// How many there were.
    pub(crate) steps: usize,
    /// Mean error of what was told of the mean of all coming steps, where there were enough of them.
    pub(crate) far: Option<f64>,
}

/// Runs a setting over a series, judging it by the next step and by the mean of the next `horizon`. Surprises, each with
/// its place and in spreads of its time, go into `surprises` when they are wanted.
pub(crate) fn pass(
    series: &[Seen],
    sums: &Sums,
    setting: Setting,
    start: State,
    horizon: usize,
    mut surprises: Option<&mut Vec<(usize, f64)>>,
) -> Passed {
    let mut state = start;
    let (mut seen, mut count, mut near, mut steps) = (0usize, 0.0, 0.0, 0usize);
    let (mut far, mut stretches) = (0.0, 0usize);
    let hop = (horizon / 4).max(1);
    let (trend_ahead, remainder_ahead) =
        (trend_in_mean(setting.damping, horizon), decay(setting.memory, horizon));
    let burn_in = BURN_IN.min(sums.known() / 3);
    for (place, step) in series.iter().enumerate() {
        let Some((value, of)) = step.any() else {
            setting.learn(&mut state, 0.0, 0.0);
            continue;
        };
        (seen, count) = (seen + 1, count + of);
        let surprise = value - setting.expects(&state);
        // At first every value counts as one of those there are, whatever the setting.
        let share = 1.0 - (1.0 - setting.level).powf(of);
        setting.learn(&mut state, surprise, share.max(of / (count + 1.0)));
        // A mean of several steps scatters less than one of them, by the root of their number.
        let surprise = surprise * of.sqrt();
        if seen > burn_in {
            near += surprise.abs().min(2.0 * CUT * start.spread);
            steps += 1;
            if let Some(surprises) = surprises.as_deref_mut() {
                surprises.push((place, surprise / state.spread));
            }
        }
        let size = surprise.abs().min(2.0 * CUT * state.spread);
        let rate = SPREAD.max(1.0 / (seen as f64 + 12.0));
        state.spread = (state.spread + rate * (size - state.spread)).max(LEAST * start.spread);
        if seen > burn_in
            && place % hop == 0
            && let Some(actual) = sums.mean(place + 1, place + 1 + horizon)
        {
            let told = state.level + state.trend * trend_ahead + state.remainder * remainder_ahead;
            far += (actual - told).abs();
            stretches += 1;
        }
    }
    let least = LEAST * start.spread;
    let near = (near / steps.max(1) as f64).max(least);
    let far = (stretches > 0).then(|| (far / stretches as f64).max(least));
    Passed { state, near, steps, far }
}

/// By how many trends the mean of the coming steps lies above the level.
fn trend_in_mean(damping: f64, horizon: usize) -> f64 {
    let (mut trend, mut above, mut sum) = (1.0, 0.0, 0.0);
    for _ in 0..horizon {
        trend *= damping;
        above += trend;
        sum += above;
    }
    sum / horizon.max(1) as f64
}

/// What the mean of the coming steps has of the remainder.
fn decay(memory: f64, horizon: usize) -> f64 {
    let (mut left, mut sum) = (1.0, 0.0);
    for _ in 0..horizon {
        left *= memory;
        sum += left;
    }
    sum / horizon.max(1) as f64
}

/// Sums up to each place, so that the mean of any stretch is two look-ups.
pub(crate) struct Sums(Vec<(f64, usize)>);

impl Sums {
    pub(crate) fn new(series: &[Seen]) -> Self {
        let (mut sum, mut count) = (0.0, 0);
        let mut sums = vec![(sum, count)];
        for step in series {
            if let Some((value, _)) = step.any() {
                sum += value;
                count += 1;
            }
            sums.push((sum, count));
        }
        Self(sums)
    }

    /// How many steps are known.
    pub(crate) fn known(&self) -> usize {
        self.0.last().map_or(0, |last| last.1)
    }

    /// The mean of what is known from one place to before another; none when less than half is, or it reaches beyond the end.
    pub(crate) fn mean(&self, from: usize, to: usize) -> Option<f64> {
        let (low, high) = (self.0.get(from)?, self.0.get(to)?);
        let count = high.1 - low.1;
        (count > 0 && 2 * count >= to - from).then(|| (high.0 - low.0) / count as f64)
    }

    /// The mean of what is known around each place, half a window to either side; 0 where nothing is.
    pub(crate) fn smooth(&self, window: usize) -> impl Iterator<Item = f64> {
        let (half, last) = (window / 2, self.0.len() - 1);
        (0..last).map(move |place| {
            let (low, high) = (self.0[place.saturating_sub(half)], self.0[(place + half + 1).min(last)]);
            (high.0 - low.0) / (high.1 - low.1).max(1) as f64
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MEAN: Setting = Setting { level: 0.0, trend: 0.0, damping: 1.0, memory: 0.0 };

    fn passed(setting: Setting, values: &[f64], horizon: usize) -> (Passed, Vec<(usize, f64)>) {
        let series: Vec<Seen> = values.iter().copied().map(Seen::Value).collect();
        let mut surprises = Vec::new();
        let start = State::start(&series);
        (pass(&series, &Sums::new(&series), setting, start, horizon, Some(&mut surprises)), surprises)
    }

    #[test]
    fn a_setting_that_follows_nothing_is_the_mean() {
        let (passed, surprises) = passed(MEAN, &[4.0, 6.0].repeat(50), 10);
        assert!((passed.state.level - 5.0).abs() < 0.05, "{}", passed.state.level);
        assert!((passed.near - 1.0).abs() < 0.1 && surprises.len() == 94);
        assert!(passed.far.unwrap() < 0.15);
    }

    #[test]
    fn one_burst_does_not_become_the_usual_but_a_new_level_does() {
        let quick = Setting { level: 0.3, ..MEAN };
        let calm = [10.0, 10.5, 9.5, 10.2, 9.8].repeat(8);
        let burst = [calm.clone(), vec![500.0], calm[..5].to_vec()].concat();
        assert!((passed(quick, &burst, 5).0.state.level - 10.0).abs() < 1.0);
        let moved = [calm.clone(), calm.iter().map(|value| value + 2.0).collect()].concat();
        assert!((passed(quick, &moved, 5).0.state.level - 12.0).abs() < 0.5);
    }

    #[test]
    fn what_a_trend_and_a_remainder_bring_is_counted_out() {
        // Two steps of a trend of one, half of which stays each time: 0.5 and 0.75 above, so 0.625 in the mean.
        assert!((trend_in_mean(0.5, 2) - 0.625).abs() < 1e-12);
        assert!((decay(0.5, 2) - 0.375).abs() < 1e-12);
    }

    #[test]
    fn means_leave_out_what_is_missing() {
        let sums =
            Sums::new(&[Seen::Value(1.0), Seen::Missing, Seen::Mean(3.0, 2.0), Seen::Missing, Seen::Missing]);
        assert_eq!(sums.mean(0, 3), Some(2.0));
        assert_eq!((sums.mean(2, 5), sums.mean(0, 6), sums.known()), (None, None, 2));
        assert_eq!(sums.smooth(3).collect::<Vec<_>>(), [1.0, 2.0, 3.0, 3.0, 0.0]);
    }
}
