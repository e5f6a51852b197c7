//! Answers: why did our interactions change — fewer posts, worse posts, the wrong people, or nothing of ours?

use serde::{Deserialize, Serialize};

use super::best_model::{Layout, cadences};
use super::change::{Change, Period, UNSURE, Uncertain, notable, unsure};
use super::contrast::{Mean, Stray, level, stray, week_scatter};
use super::mixed::{Block, Fit, Row, fit};
use super::post::{Post, Ratio, WEEK, in_order};
use super::shares::shares;
pub use super::shares::{Share, ShareOf};
use super::stats::{log_count, mean, spread, t90, variance};

/// Posts of known reach needed in each period.
const FEWEST: usize = 4;
/// Posts below which what is posted and when is not held against the history: it could not be learned.
const FEWEST_FOR_MIX: usize = 40;
/// The part of a season that shows in reach rather than in interactions per reached, and how unsure that is.
const SEASON_IN_REACH: (f64, f64) = (0.75, 0.2);
/// History looked at, in weeks before the first period.
const HISTORY: usize = 156;

/// A cause of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Cause {
    /// It comes every year.
    Season,
    /// It came to everybody.
    Everybody,
    /// More or fewer posts.
    Frequency,
    /// Reach per post moved, or the reached became others.
    Targeting,
    /// Interactions per person reached moved, on similar posts.
    Quality,
    /// Formats, lengths, hashtags, hours were chosen differently.
    Mix,
    /// Interactions per post moved; without reach it cannot be said whether by quality or targeting.
    PerPost,
    /// Nothing of weight changed.
    Nothing,
    /// It cannot be told.
    CantTell {
        /// Why not.
        why: Uncertain,
    },
}

/// What one cause contributed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// The cause.
    pub cause: Cause,
    /// By what ratio it alone changed the week's interactions.
    pub ratio: Ratio,
}

/// What the world outside did, from [`Change`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outside {
    /// The season's part; `None` where no earlier year is known, and the season is then within `everybody`.
    pub season: Option<Ratio>,
    /// The part of everybody.
    pub everybody: Ratio,
    /// Both together: better known than either, since what one has too much the other has too little.
    pub both: Ratio,
    /// The cohort's common weekly course (natural logarithms), its last week the last of the second period. With it the
    /// seasons of the history do not count as our own unsteadiness. May be empty.
    pub course: Vec<Option<f64>>,
}

impl Outside {
    /// The outside of a change; `None` where it is not known.
    pub fn of(change: &Change) -> Option<Self> {
        let everybody = change.everybody.or(change.outside)?;
        Some(Self { season: change.season, everybody, both: change.outside?, course: change.course.clone() })
    }
}

/// The answer of [`diagnosis`]. `total` is the product of the parts' ratios.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Diagnosis {
    /// A typical week's interactions after against before.
    pub total: Ratio,
    /// What each cause contributed.
    pub parts: Vec<Part>,
    /// The cause of most weight.
    pub cause: Cause,
    /// How far the reached moved from one part of the audience to others, 0 to 1 (half the sum of the shares' changes).
    pub audience_moved: Option<f64>,
    /// The posts, hours, formats and audience parts that account for it, the greatest first.
    pub shares: Vec<Share>,
}

/// Explains the change between two periods (local wall seconds, from and up to; whole weeks, counted back from the end of
/// `after`) by `ln(interactions) = ln(posts) + ln(reach per post) + ln(interactions per reached)`, each the level of its
/// weekly series. What hour, format, length and hashtags explain of the last two (a mixed model over the whole history) is
/// the mix; what a moved audience explains of the last goes to targeting; what came from outside is taken out of reach (of
/// a season, a quarter out of interactions per reached). Errors come from placebo periods (see `contrast`).
pub fn diagnosis(
    posts: &[Post],
    before: (i64, i64),
    after: (i64, i64),
    outside: Option<&Outside>,
) -> Diagnosis {
    let all = in_order(posts);
    let shares = shares(&all, before, after);
    let Some(weeks) = Weeks::new(&all, before, after) else {
        let total = Ratio::from_log(0.0, f64::INFINITY);
        let cause = Cause::CantTell { why: Uncertain::TooFewWeeks };
        return Diagnosis { total, parts: Vec::new(), cause, audience_moved: None, shares };
    };
    let posts: Vec<&Post> = all.into_iter().filter(|post| weeks.index(post).is_some()).collect();
    let (frequency, frequency_half) = weeks.frequency(&posts);
    let mut parts = Vec::new();
    let mut logs: Vec<(Cause, f64, f64)> = vec![(Cause::Frequency, frequency, frequency_half)];
    let count_in = |period: Period, known: &dyn Fn(&Post) -> bool| {
        posts
            .iter()
            .filter(|post| {
                known(post) && weeks.index(post).is_some_and(|week| week >= period.from && week < period.to)
            })
            .count()
    };
    let enough = |known: &dyn Fn(&Post) -> bool| {
        count_in(weeks.before, known) >= FEWEST && count_in(weeks.after, known) >= FEWEST
    };
    let course: &[Option<f64>] = outside.map_or(&[], |outside| &outside.course);
    let season = outside.and_then(|outside| outside.season).map_or((0.0, 0.0), log_half);
    let everybody = outside.map_or((0.0, 0.0), |outside| log_half(outside.everybody));
    if let Some(outside) = outside {
        if outside.season.is_some() {
            logs.push((Cause::Season, season.0, season.1));
        }
        logs.push((Cause::Everybody, everybody.0, everybody.1));
    }
    // A bought audience says nothing of the own one.
    let honest = |post: &Post| post.paid.is_none_or(|paid| paid < 0.1);
    let reached: Vec<&Post> =
        posts.iter().copied().filter(|post| post.reached().is_some() && honest(post)).collect();
    let known =
        reached.len() * 5 >= posts.len() * 3 && enough(&|post| post.reached().is_some() && honest(post));
    if known {
        let reach: Vec<f64> = reached.iter().map(|post| post.reached().map_or(0.0, f64::ln)).collect();
        let rate: Vec<f64> =
            reached.iter().zip(&reach).map(|(post, reach)| log_count(post.organic()) - reach).collect();
        let reach = explained(&reached, &reach, &weeks, course);
        let rate = explained(&reached, &rate, &weeks, &[]);
        let in_rate = 1.0 - SEASON_IN_REACH.0;
        let unsure = 1.645 * SEASON_IN_REACH.1 * season.0;
        let targeting = reach.rest - everybody.0 - SEASON_IN_REACH.0 * season.0 + rate.audience;
        let quality = rate.rest - in_rate * season.0;
        let both = outside.map_or(0.0, |outside| outside.both.half_log());
        logs.push((
            Cause::Targeting,
            targeting,
            hypot(&[reach.half, both, in_rate * season.1, unsure, rate.audience_half]),
        ));
        logs.push((Cause::Quality, quality, hypot(&[rate.half, in_rate * season.1, unsure])));
        logs.push((Cause::Mix, reach.mix + rate.mix, hypot(&[reach.mix_half, rate.mix_half])));
    } else if enough(&|_| true) {
        let values: Vec<f64> = posts.iter().map(|post| log_count(post.organic())).collect();
        let whole = explained(&posts, &values, &weeks, course);
        let log = whole.rest + whole.audience - everybody.0 - season.0;
        let both = outside.map_or(0.0, |outside| outside.both.half_log());
        logs.push((Cause::PerPost, log, hypot(&[whole.half, both])));
        logs.push((Cause::Mix, whole.mix, whole.mix_half));
    }
    let total: f64 = logs.iter().map(|(_, log, _)| log).sum();
    // What is outside is in reach with the other sign: its error cancels in the total.
    let own: Vec<f64> = logs
        .iter()
        .filter(|(cause, ..)| !matches!(cause, Cause::Season | Cause::Everybody))
        .map(|(_, _, half)| *half)
        .collect();
    parts.extend(
        logs.iter().map(|(cause, log, half)| Part { cause: *cause, ratio: Ratio::from_log(*log, *half) }),
    );
    let total = Ratio::from_log(total, hypot(&own));
    let cause = if logs.iter().any(|(cause, ..)| matches!(cause, Cause::Targeting | Cause::PerPost)) {
        main_cause(&parts, outside)
    } else {
        let frequency = parts[0].ratio;
        if notable(frequency) { Cause::Frequency } else { Cause::CantTell { why: Uncertain::TooFewWeeks } }
    };
    Diagnosis { total, parts, cause, audience_moved: audience_moved(&posts, &weeks), shares }
}

/// The part of most weight.
fn main_cause(parts: &[Part], outside: Option<&Outside>) -> Cause {
    let largest = parts
        .iter()
        .filter(|part| notable(part.ratio))
        .max_by(|a, b| a.ratio.ratio.ln().abs().total_cmp(&b.ratio.ratio.ln().abs()));
    if let Some(part) = largest {
        return match (part.cause, outside) {
            // Less reach may be everybody's, and everybody's may be the season's.
            (Cause::Targeting | Cause::PerPost, None) => Cause::CantTell { why: Uncertain::CohortTooSmall },
            (Cause::Everybody, Some(Outside { season: None, .. })) => {
                Cause::CantTell { why: Uncertain::NoYear }
            }
            (cause, _) => cause,
        };
    }
    // How many posts there were is known; the width of frequency says only whether it was meant.
    let open = |part: &Part| match part.cause {
        Cause::Frequency => part.ratio.ratio.ln().abs() > UNSURE.ln(),
        Cause::Mix => false,
        _ => unsure(part.ratio),
    };
    if parts.iter().any(open) {
        return Cause::CantTell { why: Uncertain::TooWide };
    }
    Cause::Nothing
}

fn log_half(ratio: Ratio) -> (f64, f64) {
    (ratio.ratio.max(1e-9).ln(), ratio.half_log())
}

fn hypot(halves: &[f64]) -> f64 {
    halves.iter().map(|half| half * half).sum::<f64>().sqrt()
}

/// The weeks around the two periods.
struct Weeks {
    start: i64,
    count: usize,
    before: Period,
    after: Period,
}

impl Weeks {
    fn new(posts: &[&Post], before: (i64, i64), after: (i64, i64)) -> Option<Self> {
        let first = posts.first()?.born.min(before.0);
        let weeks = |seconds: i64| usize::try_from((seconds + WEEK / 2) / WEEK).ok();
        let sound = before.0 < before.1
            && before.1 <= after.0
            && after.0 < after.1
            && after.1 < i64::MAX / 4
            && before.0 > i64::MIN / 4;
        if !sound {
            return None;
        }
        let back = |at: i64| weeks(after.1 - at);
        let (b0, b1, a0) = (back(before.0)?, back(before.1)?, back(after.0)?);
        if b0 <= b1 || a0 == 0 || b0 > 10_000 {
            return None;
        }
        let count = usize::try_from((after.1.saturating_sub(first)) / WEEK).ok()?.clamp(b0, b0 + HISTORY);
        let start = after.1 - i64::try_from(count).ok()? * WEEK;
        let at = |back: usize| count - back;
        Some(Self {
            start,
            count,
            before: Period { from: at(b0), to: at(b1) },
            after: Period { from: at(a0), to: count },
        })
    }

    fn index(&self, post: &Post) -> Option<usize> {
        let week = usize::try_from(post.born.checked_sub(self.start)?.div_euclid(WEEK)).ok()?;
        (week < self.count).then_some(week)
    }

    /// Change of the log number of posts per week, and its half width: counts scatter by chance, times as much as the
    /// weeks of the history do (quasi-Poisson, McCullagh & Nelder 1989).
    fn frequency(&self, posts: &[&Post]) -> (f64, f64) {
        let mut counts = vec![0.0; self.count];
        for week in posts.iter().filter_map(|post| self.index(post)) {
            counts[week] += 1.0;
        }
        let first = counts.iter().position(|count| *count > 0.0).unwrap_or(0);
        let history = &counts[first.min(self.before.from)..self.before.to];
        // Weeks 26 apart may differ by plan; neighbours differ by chance.
        let steps: Vec<f64> = history.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let scatter = spread(&steps).powi(2) / 2.0 / mean(history).max(0.1);
        let scatter = (scatter * steps.len() as f64 + 2.0) / (steps.len() as f64 + 2.0);
        let of = |period: Period, back: usize| {
            let sum: f64 = counts[period.from - back..period.to - back].iter().sum();
            (((sum + 0.5) / (period.to - period.from) as f64).ln(), scatter.max(0.05) / (sum + 0.5))
        };
        let ((old, old_variance), (new, new_variance)) = (of(self.before, 0), of(self.after, 0));
        // Placebos: the same two windows on every earlier place (see `contrast`).
        let last_back = self.before.from.saturating_sub(first);
        let placebos: Vec<f64> = (self.after.to - self.before.to..=last_back)
            .map(|back| (of(self.after, back).0 - of(self.before, back).0).powi(2))
            .collect();
        let length = (self.after.to - self.after.from + self.before.to - self.before.from) as f64 / 2.0;
        let independent = placebos.len() as f64 / length;
        let variance =
            (mean(&placebos) * independent + 4.0 * (old_variance + new_variance)) / (independent + 4.0);
        (new - old, t90(independent + 4.0) * variance.sqrt())
    }

    /// The mean of each week and its weight: posts, less as weeks differ among themselves (n/(n+2), as if a week of its own
    /// strayed half as far as a post).
    fn weekly(&self, posts: &[&Post], values: &[f64]) -> (Vec<Option<f64>>, Vec<f64>) {
        let mut sums = vec![(0.0, 0_u32); self.count];
        for (post, value) in posts.iter().zip(values) {
            if let Some(week) = self.index(post) {
                sums[week].0 += value;
                sums[week].1 += 1;
            }
        }
        let weights = sums.iter().map(|(_, posts)| f64::from(*posts) / (f64::from(*posts) + 2.0)).collect();
        (sums.into_iter().map(|(sum, posts)| (posts > 0).then(|| sum / f64::from(posts))).collect(), weights)
    }

    /// The change of level of values, with half width: of what strays beside the outside's `course` where that is known.
    fn step(&self, posts: &[&Post], values: &[f64], course: &[Option<f64>]) -> (f64, f64) {
        let (series, weights) = self.weekly(posts, values);
        let width = week_scatter(&series);
        let known = |period: Period| {
            // With few posts most weeks are empty: all posts of the period then count alike.
            level(&series, &weights, Mean::OfLogs, period, width).unwrap_or_else(|| {
                let own = posts.iter().zip(values).filter(|(post, _)| {
                    self.index(post).is_some_and(|week| week >= period.from && week < period.to)
                });
                mean(&own.map(|(_, value)| *value).collect::<Vec<f64>>())
            })
        };
        let beside: Vec<Option<f64>> = series
            .iter()
            .enumerate()
            .map(|(week, value)| {
                let place = (course.len() + week).checked_sub(self.count);
                Some((*value)? - place.and_then(|place| course.get(place).copied().flatten()).unwrap_or(0.0))
            })
            .collect();
        let Stray { variance, freedom } =
            stray(&beside, &weights, Mean::OfLogs, self.before, self.after, self.before.to);
        let inside = |period: Period| series[period.from..period.to].iter().flatten().count().max(1) as f64;
        let least = width.powi(2) * (1.0 / inside(self.before) + 1.0 / inside(self.after)) * 0.5;
        (known(self.after) - known(self.before), t90(freedom) * variance.max(least).sqrt())
    }
}

/// A change of a log number per post, taken apart.
struct Explained {
    rest: f64,
    half: f64,
    mix: f64,
    mix_half: f64,
    audience: f64,
    audience_half: f64,
}

fn explained(posts: &[&Post], values: &[f64], weeks: &Weeks, course: &[Option<f64>]) -> Explained {
    let plain = |values: &[f64]| weeks.step(posts, values, course);
    if posts.len() < FEWEST_FOR_MIX {
        let (rest, half) = plain(values);
        return Explained { rest, half, mix: 0.0, mix_half: 0.0, audience: 0.0, audience_half: 0.0 };
    }
    let paces = cadences(posts);
    let mut layout = Layout::new(posts);
    let width = layout.blocks.iter().map(|block| block.first + block.width).max().unwrap_or(0);
    let mut people: Vec<u16> =
        posts.iter().flat_map(|post| post.audience.iter().map(|(part, _)| *part)).collect();
    people.sort_unstable();
    people.dedup();
    people.truncate(24);
    layout.blocks.push(Block { first: width, width: people.len(), prior: 0.2, fixed: false });
    let reached = |post: &Post| -> Row {
        let known = post.audience.iter().filter(|(_, share)| share.is_finite());
        known
            .filter_map(|(part, share)| {
                Some((width + people.binary_search(part).ok()?, share.clamp(0.0, 1.0)))
            })
            .collect()
    };
    let chosen: Vec<Row> = posts.iter().zip(&paces).map(|(post, pace)| layout.row(post, *pace)).collect();
    let middle = mean(values);
    let centred: Vec<f64> = values.iter().map(|value| value - middle).collect();
    let rows: Vec<Row> = posts
        .iter()
        .zip(&chosen)
        .map(|(post, row)| row.iter().copied().chain(reached(post)).collect())
        .collect();
    let fit = fit(&rows, &centred, &layout.blocks);
    // The mix is what was chosen for a post; cadence and drift are not of it.
    let choice =
        |row: &Row| -> Row { row.iter().copied().filter(|(column, _)| layout.is_choice(*column)).collect() };
    let mixes: Vec<Row> = chosen.iter().map(choice).collect();
    let crowds: Vec<Row> = posts.iter().map(|post| reached(post)).collect();
    let (mix, mix_fitted, mix_half, mix_of) = moved(posts, &mixes, &fit, weeks);
    let (audience, audience_fitted, audience_half, crowd_of) = moved(posts, &crowds, &fit, weeks);
    let rest: Vec<f64> = values
        .iter()
        .zip(mix_of.iter().zip(&crowd_of))
        .map(|(value, (mix, crowd))| value - mix - crowd)
        .collect();
    let (rest, half) = plain(&rest);
    Explained {
        rest,
        half: hypot(&[half, mix_fitted, audience_fitted]),
        mix,
        mix_half,
        audience,
        audience_half,
    }
}

/// What moved because of some columns: the change of their fitted sum, its half width as fitted and with the chance of
/// choice, and the sum for each post.
fn moved(posts: &[&Post], rows: &[Row], fit: &Fit, weeks: &Weeks) -> (f64, f64, f64, Vec<f64>) {
    let sums: Vec<f64> =
        rows.iter().map(|row| row.iter().map(|(column, by)| fit.mean[*column] * by).sum()).collect();
    let within = |period: Period| -> Vec<usize> {
        (0..posts.len())
            .filter(|i| weeks.index(posts[*i]).is_some_and(|week| week >= period.from && week < period.to))
            .collect()
    };
    let mut contrast = vec![0.0; fit.mean.len()];
    for (period, sign) in [(weeks.before, -1.0), (weeks.after, 1.0)] {
        let own = within(period);
        for i in &own {
            for (column, by) in &rows[*i] {
                contrast[*column] += sign * by / own.len() as f64;
            }
        }
    }
    let contrast: Row = contrast.into_iter().enumerate().filter(|(_, by)| *by != 0.0).collect();
    let (_, fitted) = fit.contrast(&contrast);
    // Posts are chosen with some chance: no more than that is no change of mind.
    let chance = |period: Period| {
        let own: Vec<f64> = within(period).iter().map(|i| sums[*i]).collect();
        variance(&own) / own.len().max(1) as f64
    };
    let chance = chance(weeks.before) + chance(weeks.after);
    let (change, _) = weeks.step(posts, &sums, &[]);
    (change, t90(fit.freedom) * fitted.sqrt(), t90(fit.freedom) * (fitted + chance).sqrt(), sums)
}

/// Half the sum of the absolute changes of the audience parts' mean shares (total variation).
fn audience_moved(posts: &[&Post], weeks: &Weeks) -> Option<f64> {
    let mean_share = |period: Period| {
        let own: Vec<&&Post> = posts
            .iter()
            .filter(|post| {
                !post.audience.is_empty()
                    && weeks.index(post).is_some_and(|week| week >= period.from && week < period.to)
            })
            .collect();
        let mut shares: std::collections::BTreeMap<u16, f64> = std::collections::BTreeMap::new();
        for (part, share) in own.iter().flat_map(|post| &post.audience).filter(|(_, share)| share.is_finite())
        {
            *shares.entry(*part).or_default() += share.clamp(0.0, 1.0) / own.len() as f64;
        }
        (!own.is_empty()).then_some(shares)
    };
    let (old, new) = (mean_share(weeks.before)?, mean_share(weeks.after)?);
    let parts: std::collections::BTreeSet<u16> = old.keys().chain(new.keys()).copied().collect();
    let apart =
        |part: &u16| (new.get(part).copied().unwrap_or(0.0) - old.get(part).copied().unwrap_or(0.0)).abs();
    Some((parts.iter().map(apart).sum::<f64>() / 2.0).clamp(0.0, 1.0))
}
