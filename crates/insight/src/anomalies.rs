//! Answers: which values of a series are out of the ordinary, and what was to be expected?

use serde::{Deserialize, Serialize};

use super::stats::{count, log_count, mad, median, quantile};

/// One value of a series and its expectation.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Anomaly {
    /// The place of the value in the series.
    pub index: usize,
    /// The value, in the series' unit.
    pub value: f64,
    /// What was to be expected there.
    pub expected: f64,
    /// The lower end of the expected band.
    pub low: f64,
    /// The upper end of the expected band.
    pub high: f64,
    /// Distance from the expected in robust standard deviations of the log series; negative below.
    pub score: f64,
    /// Whether it lies outside the band.
    pub outside: bool,
}

/// Judges every known value of a series of counts (`None` = unknown) with a rhythm of `period` steps (7 for days of a week,
/// 168 for hours). Empty below two periods or ten known values.
///
/// On logarithms: level = running median over three periods, rhythm = median by place in the period, scatter = MAD of the
/// rest (a robust seasonal decomposition, after Cleveland et al. 1990; Hochenbaum et al. 2017). The band is 4 scatters wide
/// either way, wider where the rest has heavier tails (its own 1 % and 99 % points).
pub fn anomalies(series: &[Option<f64>], period: usize) -> Vec<Anomaly> {
    let period = period.max(1);
    let logs: Vec<Option<f64>> =
        series.iter().map(|value| value.filter(|value| value.is_finite()).map(log_count)).collect();
    if series.len() < 2 * period || logs.iter().flatten().count() < 10 {
        return Vec::new();
    }
    let reach = (3 * period).div_ceil(2).max(5);
    let levels: Vec<f64> = (0..logs.len())
        .map(|i| {
            let around: Vec<f64> = logs[i.saturating_sub(reach)..(i + reach + 1).min(logs.len())]
                .iter()
                .copied()
                .flatten()
                .collect();
            median(&around)
        })
        .collect();
    let rhythm: Vec<f64> = (0..period)
        .map(|phase| {
            let rest: Vec<f64> =
                (phase..logs.len()).step_by(period).filter_map(|i| Some(logs[i]? - levels[i])).collect();
            // Few weeks tell little of a weekday: drawn to nothing by half a pseudo value.
            median(&rest) * rest.len() as f64 / (rest.len() as f64 + 0.5)
        })
        .collect();
    let expected = |i: usize| levels[i] + rhythm[i % period];
    let rest: Vec<f64> = (0..logs.len()).filter_map(|i| Some(logs[i]? - expected(i))).collect();
    let scatter = mad(&rest).max(0.02);
    let up = (4.0 * scatter).max(quantile(&rest, 0.99).min(6.0 * scatter));
    let down = (4.0 * scatter).max((-quantile(&rest, 0.01)).min(6.0 * scatter));
    let back = |log: f64| count(log.min(40.0).exp() - 0.5);
    (0..logs.len())
        .filter_map(|index| {
            let (log, value) = (logs[index]?, series[index]?);
            let apart = log - expected(index);
            Some(Anomaly {
                index,
                value,
                expected: back(expected(index)),
                low: back(expected(index) - down),
                high: back(expected(index) + up),
                score: (apart / scatter).clamp(-1e6, 1e6),
                outside: apart > up || -apart > down,
            })
        })
        .collect()
}
