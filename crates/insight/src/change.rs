//! Answers: did it happen to us or to everybody? A change between two periods, split into season, everybody and own.

use serde::{Deserialize, Serialize};

use super::contrast::{Mean, level, stray, week_scatter};
use super::post::Ratio;
use super::stats::{log_count, mad, mean, median, t90, variance};

/// Fewest competitors from which "everybody" can be told.
const FEWEST: usize = 3;
/// Weeks of a year.
const YEAR: usize = 52;
/// A part matters when it moves at least this much (a ratio) ...
const MATTERS: f64 = 1.08;
/// ... and stands off from nothing by this many half widths of its 90 % interval (about 3 % false alarms per part).
const STANDS_OFF: f64 = 1.3;
/// Beyond this half width (a ratio) silence is not "nothing happened" but "cannot be told".
const TOO_WIDE: f64 = 1.45;
/// An estimate beyond this ratio that does not stand off from nothing is not nothing either.
pub(super) const UNSURE: f64 = 1.25;

/// Weeks of a series: from index `from` up to but without index `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// The first week.
    pub from: usize,
    /// The week after the last.
    pub to: usize,
}

/// Why it cannot be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Uncertain {
    /// Fewer than three competitors have numbers in both periods.
    CohortTooSmall,
    /// Something happened to everybody, but without the same weeks of an earlier year it may be the season.
    NoYear,
    /// The intervals are too wide.
    TooWide,
    /// Too few of our own weeks are known.
    TooFewWeeks,
}

/// Whose change it mostly is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Whose {
    /// It comes every year.
    Season,
    /// It came to the whole cohort and not last year: an algorithm, an event.
    Everybody,
    /// It is ours.
    Own,
    /// Nothing of weight changed.
    Nobody,
    /// It cannot be told.
    CantTell {
        /// Why not.
        why: Uncertain,
    },
}

/// The answer of [`change`]. Where all parts are known `total = season × everybody × own`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Our whole change: the mean of log weeks after against before.
    pub total: Ratio,
    /// What the same weeks of earlier years did, in the cohort and with us.
    pub season: Option<Ratio>,
    /// What the cohort did beyond the season.
    pub everybody: Option<Ratio>,
    /// Season and everybody together: what the cohort did; known also without an earlier year.
    pub outside: Option<Ratio>,
    /// What we did beyond the cohort.
    pub own: Option<Ratio>,
    /// The cohort's common course by week up to the end of the second period, natural logarithms around 0: for `diagnosis`.
    pub course: Vec<Option<f64>>,
    /// Competitors that could be used.
    pub competitors: u32,
    /// Whose change it mostly is.
    pub whose: Whose,
}

/// Splits the change of a weekly metric (counts, any unit; `None` = week unknown) between two periods.
///
/// All series tell of the same weeks, index 0 the oldest; `before` ends where or before `after` begins. On logarithms:
/// *outside* is the robust mean of the competitors' changes; *own* is ours minus theirs (difference in differences, Card &
/// Krueger 1994); *season* is the mean change between the same weeks of earlier years, ours included; *everybody* is outside
/// minus season. Errors come from placebo periods (see `contrast`) and from how far the competitors disagree.
pub fn change(own: &[Option<f64>], cohort: &[Vec<Option<f64>>], before: Period, after: Period) -> Change {
    let ours = logs(own);
    let nothing = Change {
        total: Ratio::from_log(0.0, f64::INFINITY),
        season: None,
        everybody: None,
        outside: None,
        own: None,
        course: Vec::new(),
        competitors: 0,
        whose: Whose::CantTell { why: Uncertain::TooFewWeeks },
    };
    let sound = before.from < before.to && before.to <= after.from && after.from < after.to;
    if !sound {
        return nothing;
    }
    let Some(total) = step(&ours, before, after) else { return nothing };
    let history = before.to;
    let own_stray = stray(&ours, &[], Mean::OfSums, before, after, history);
    let half = t90(own_stray.freedom) * own_stray.variance.sqrt();
    let with_total = Change { total: Ratio::from_log(total, half), ..nothing };
    let others: Vec<Vec<Option<f64>>> = cohort
        .iter()
        .map(|series| logs(series))
        .filter(|series| step(series, before, after).is_some())
        .collect();
    let competitors = u32::try_from(others.len()).unwrap_or(u32::MAX);
    if others.len() < FEWEST {
        return Change {
            competitors,
            whose: Whose::CantTell { why: Uncertain::CohortTooSmall },
            ..with_total
        };
    }
    let steps: Vec<f64> = others.iter().filter_map(|series| step(series, before, after)).collect();
    let (outside, outside_error) = together(&steps);
    let index = common(&others);
    let gap: Vec<Option<f64>> = ours.iter().zip(&index).map(|(x, c)| Some((*x)? - (*c)?)).collect();
    let gap_stray = stray(&gap, &[], Mean::OfSums, before, after, history);
    let size = others.len() as f64;
    let own_variance = gap_stray.variance * size / (size + 1.0) + outside_error.powi(2);
    let freedom = gap_stray.freedom.min(size);
    let own = total - outside;
    let own = Ratio::from_log(own, t90(freedom) * own_variance.sqrt());
    let outside_half = t90(size - 1.0) * outside_error;
    let mut all = others;
    all.push(ours);
    let season = season(&all, &index, before, after);
    let season_part = season.map(|(log, error, freedom)| Ratio::from_log(log, t90(freedom) * error));
    let everybody = season.map(|(log, error, freedom)| {
        let variance = error.powi(2) + outside_error.powi(2);
        Ratio::from_log(outside - log, t90(freedom.min(size)) * variance.sqrt())
    });
    let outside = Ratio::from_log(outside, outside_half);
    let whose = whose(season_part, everybody, outside, own);
    let course = index.into_iter().take(after.to).collect();
    Change {
        course,
        season: season_part,
        everybody,
        outside: Some(outside),
        own: Some(own),
        competitors,
        whose,
        ..with_total
    }
}

fn logs(series: &[Option<f64>]) -> Vec<Option<f64>> {
    series.iter().map(|value| value.filter(|value| value.is_finite()).map(log_count)).collect()
}

fn step(series: &[Option<f64>], before: Period, after: Period) -> Option<f64> {
    let width = week_scatter(series);
    Some(level(series, &[], Mean::OfSums, after, width)? - level(series, &[], Mean::OfSums, before, width)?)
}

/// The mean of profiles' changes and its standard error; changes far from the rest (2.5 MAD) are drawn in.
fn together(steps: &[f64]) -> (f64, f64) {
    let (middle, width) = (median(steps), mad(steps).max(0.02));
    let held: Vec<f64> =
        steps.iter().map(|step| step.clamp(middle - 2.5 * width, middle + 2.5 * width)).collect();
    let size = held.len().max(1) as f64;
    // Two or three that agree by luck are not exact: a spread of 0.1 counts as one further profile.
    let spread = (variance(&held) * (size - 1.0).max(0.0) + 0.01) / size;
    (mean(&held), (spread / size).sqrt())
}

/// The cohort's common course: by week the median of the profiles' distances from their own medians.
fn common(series: &[Vec<Option<f64>>]) -> Vec<Option<f64>> {
    let weeks = series.iter().map(Vec::len).max().unwrap_or(0);
    let centred: Vec<Vec<Option<f64>>> = series
        .iter()
        .map(|series| {
            let known: Vec<f64> = series.iter().copied().flatten().collect();
            let middle = median(&known);
            series.iter().map(|value| value.map(|value| value - middle)).collect()
        })
        .collect();
    (0..weeks)
        .map(|week| {
            let known: Vec<f64> =
                centred.iter().filter_map(|series| series.get(week).copied().flatten()).collect();
            (known.len() * 2 >= series.len()).then(|| (mean(&known) + median(&known)) / 2.0)
        })
        .collect()
}

/// The season's change, its standard error and degrees of freedom; `None` without the same weeks of an earlier year.
fn season(
    all: &[Vec<Option<f64>>],
    index: &[Option<f64>],
    before: Period,
    after: Period,
) -> Option<(f64, f64, f64)> {
    let mut years = Vec::new();
    let mut errors = Vec::new();
    for year in 1..=3 {
        let back = |period: Period| {
            let from = period.from.checked_sub(year * YEAR)?;
            Some(Period { from, to: period.to - year * YEAR })
        };
        let (Some(before), Some(after)) = (back(before), back(after)) else { break };
        let steps: Vec<f64> = all.iter().filter_map(|series| step(series, before, after)).collect();
        if steps.len() >= FEWEST {
            let (log, error) = together(&steps);
            years.push(log);
            errors.push(error.powi(2));
        }
    }
    if years.is_empty() {
        return None;
    }
    // What the cohort as a whole strays from year to year: placebos on this year minus last year, which has no season.
    let yearly: Vec<Option<f64>> =
        (YEAR..index.len()).map(|week| Some(index[week]? - index[week - YEAR]?)).collect();
    let moved = |period: Period| Some(Period { from: period.from.checked_sub(YEAR)?, to: period.to - YEAR });
    let (drift, freedom) = match (moved(before), moved(after)) {
        (Some(before), Some(after)) => {
            let stray = stray(&yearly, &[], Mean::OfSums, before, after, before.to);
            (stray.variance / 2.0, stray.freedom)
        }
        _ => (0.01, 3.0),
    };
    let size = years.len() as f64;
    // Placebos and the profiles' disagreement measure the same; the latter counts as four placebos.
    let variance = (drift * freedom + mean(&errors) * 4.0) / (freedom + 4.0) / size;
    Some((mean(&years), variance.sqrt(), freedom + size - 1.0))
}

/// Whether a part matters and stands off from nothing.
pub(super) fn notable(part: Ratio) -> bool {
    let log = part.ratio.ln().abs();
    log >= MATTERS.ln() && log > STANDS_OFF * part.half_log()
}

/// Whether a part that is not notable may yet be something.
pub(super) fn unsure(part: Ratio) -> bool {
    part.half_log() > TOO_WIDE.ln() || part.ratio.ln().abs() > UNSURE.ln()
}

fn whose(season: Option<Ratio>, everybody: Option<Ratio>, outside: Ratio, own: Ratio) -> Whose {
    let parts = match (season, everybody) {
        (Some(season), Some(everybody)) => {
            vec![(Whose::Season, season), (Whose::Everybody, everybody), (Whose::Own, own)]
        }
        _ => vec![(Whose::CantTell { why: Uncertain::NoYear }, outside), (Whose::Own, own)],
    };
    let largest = parts
        .iter()
        .filter(|(_, part)| notable(*part))
        .max_by(|a, b| a.1.ratio.ln().abs().total_cmp(&b.1.ratio.ln().abs()));
    if let Some((whose, _)) = largest {
        return *whose;
    }
    if parts.iter().any(|(_, part)| unsure(*part)) {
        return Whose::CantTell { why: Uncertain::TooWide };
    }
    Whose::Nobody
}
