//! Answers: when, in what form and how often is it best to post, from the profile's own results, and how sure is that?

use serde::{Deserialize, Serialize};

use super::best_model::{CADENCES, LENGTHS, Layout, band, cadences, outcome};
use super::mixed::{Fit, Row, fit, semidefinite};
use super::post::{Post, Ratio, in_order};
use super::stats::{Chance, count, mean, t90};

/// Draws from the posterior with which the chance to be best is counted (its error is below 0.02).
const DRAWS: usize = 600;
/// Seed of those draws.
const SEED: u64 = 0x5e1a_7a51;
/// A chance to be best from which on the answer is clear, and from which on it is probable.
const CLEAR: f64 = 0.9;
const PROBABLE: f64 = 0.6;
/// Fewest posts in all, and of an option (for hours: within one hour), before it may be called best.
const FEWEST: (usize, usize) = (12, 4);

/// What interactions are counted against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Basis {
    /// Per 1,000 followers: how far a post went and how well it was taken.
    Followers,
    /// Per 1,000 people reached: how well it was taken only. Posts of unknown reach are left out.
    Reach,
}

/// How sure it is which option is best.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Verdict {
    /// The best option is better than usual beyond its interval, and best with a chance of 90 % or more.
    ClearBest,
    /// It is best with a chance of 60 % or more.
    Probably,
    /// Neither: about so many more posts would tell it from the next best.
    CantTell {
        /// Posts still needed, spread over the options as until now.
        posts_needed: u32,
    },
}

/// One option of a factor.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// Which: the hour of week (0 = Monday 0:00), hour of day, weekday (0 = Monday), format, lower end of a length or
    /// cadence band, or hashtag.
    pub key: u32,
    /// Interactions against the usual: the geometric mean of the profile's own posts over this factor, all else equal.
    pub effect: Ratio,
    /// Posts of this option.
    pub posts: u32,
    /// Chance that it is the best of those tried (for hours: that the best is at most one hour away), 0 to 1.
    pub chance: f64,
}

/// The options of one factor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ranking {
    /// All options, by key.
    pub options: Vec<Choice>,
    /// The key of the best of those tried; `None` when nothing was.
    pub best: Option<u32>,
    /// How sure that is.
    pub verdict: Verdict,
}

/// What so many posts per week do.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cadence {
    /// Posts per week, the lower end of the band (1, 2, 3, 5, 8, 15).
    pub posts_per_week: u32,
    /// The mean posts per week of the posts in this band.
    pub typical: f64,
    /// Interactions of a single post against the usual.
    pub per_post: Ratio,
    /// Interactions of the whole week against a week of usual cadence.
    pub per_week: Ratio,
    /// Posts published at this cadence.
    pub posts: u32,
}

/// The answers of [`best`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Best {
    /// By hour of week, 168 cells, those never tried included (their intervals are wide).
    pub hour_of_week: Ranking,
    /// By hour of day.
    pub hour_of_day: Ranking,
    /// By weekday.
    pub weekday: Ranking,
    /// By format.
    pub format: Ranking,
    /// By length band.
    pub length: Ranking,
    /// By hashtag: those of three posts or more.
    pub hashtag: Ranking,
    /// By cadence; ranked on interactions per week.
    pub cadence: Vec<Cadence>,
    /// How sure the best cadence per week is.
    pub cadence_ranking: Ranking,
    /// The scatter of single posts that nothing explains, as a standard deviation of natural logarithms.
    pub noise: f64,
    /// Posts that could be used.
    pub posts: u32,
}

struct Candidate {
    key: u32,
    row: Row,
    posts: usize,
}

/// Weighs all factors against each other in one additive model of log interactions per 1,000 (see `mixed` and
/// `best_model`): effects are drawn towards none by as much as the factor as a whole shows none, hours lean on their
/// neighbours and on the same hour of other days, and the drift of the months is taken out.
///
/// Interactions known to be paid are left out of the count; posts suspected of it should be given a `paid` share first.
pub fn best(posts: &[Post], basis: Basis) -> Best {
    let known: Vec<(&Post, f64)> = in_order(posts)
        .into_iter()
        .filter_map(|post| Some((post, outcome(post, basis == Basis::Reach)?)))
        .collect();
    let posts: Vec<&Post> = known.iter().map(|(post, _)| *post).collect();
    let values: Vec<f64> = known.iter().map(|(_, value)| *value).collect();
    let paces = cadences(&posts);
    let layout = Layout::new(&posts);
    let rows: Vec<Row> = posts.iter().zip(&paces).map(|(post, pace)| layout.row(post, *pace)).collect();
    let middle = mean(&values);
    let centred: Vec<f64> = values.iter().map(|value| value - middle).collect();
    let fit = fit(&rows, &centred, &layout.blocks);
    let tally = |of: &dyn Fn(&Post) -> bool| posts.iter().filter(|post| of(post)).count();
    let rank = |candidates: Vec<Candidate>, near: &dyn Fn(u32, u32) -> bool| {
        rank(&fit, candidates, posts.len(), near)
    };

    let week = (0..168).map(|cell| Candidate {
        key: cell as u32,
        row: layout.hours(cell / 24, cell % 24),
        posts: tally(&|post| post.weekday() * 24 + post.hour() == cell),
    });
    // The hour of an average day of the profile, and the average hours of a day.
    let share = |weekday: usize| tally(&|post| post.weekday() == weekday) as f64 / posts.len().max(1) as f64;
    let hour_share: Vec<f64> =
        (0..24).map(|hour| tally(&|post| post.hour() == hour) as f64 / posts.len().max(1) as f64).collect();
    let day_share: Vec<f64> = (0..7).map(share).collect();
    let day = (0..24).map(|hour| Candidate {
        key: hour as u32,
        row: average((0..7).map(|weekday| (day_share[weekday], layout.hours(weekday, hour)))),
        posts: tally(&|post| post.hour() == hour),
    });
    let weekdays = (0..7).map(|weekday| Candidate {
        key: weekday as u32,
        row: average((0..24).map(|hour| (hour_share[hour], layout.hours(weekday, hour)))),
        posts: tally(&|post| post.weekday() == weekday),
    });
    let formats = layout.formats.iter().enumerate().map(|(place, format)| Candidate {
        key: u32::from(*format),
        row: vec![(layout.format + place, 1.0)],
        posts: tally(&|post| post.format == *format),
    });
    let lengths = LENGTHS.iter().enumerate().map(|(place, start)| Candidate {
        key: *start,
        row: vec![(layout.length + place, 1.0)],
        posts: tally(&|post| band(&LENGTHS, post.length) == place),
    });
    let tags = layout.tags.iter().map(|tag| Candidate {
        key: *tag,
        row: layout.tagged(&[*tag]),
        posts: tally(&|post| post.hashtags.contains(tag)),
    });
    let beside = |a: u32, b: u32| {
        let apart = (a % 24).abs_diff(b % 24);
        a / 24 == b / 24 && apart.min(24 - apart) <= 1
    };
    let same = |a: u32, b: u32| a == b;
    let (cadence, cadence_ranking) = by_cadence(&fit, &layout, &paces);
    // Tags come on top of each other: each is told against a post without it.
    let mut hashtag = rank_against(&fit, tags.collect(), &[], posts.len(), &same);
    hashtag.options.sort_by_key(|option| option.key);
    Best {
        hour_of_week: rank(week.collect(), &beside),
        hour_of_day: rank(day.collect(), &beside),
        weekday: rank(weekdays.collect(), &same),
        format: rank(formats.collect(), &same),
        length: rank(lengths.filter(|length| length.posts > 0).collect(), &same),
        hashtag,
        cadence,
        cadence_ranking,
        noise: fit.noise,
        posts: u32::try_from(posts.len()).unwrap_or(u32::MAX),
    }
}

fn by_cadence(fit: &Fit, layout: &Layout, paces: &[u32]) -> (Vec<Cadence>, Ranking) {
    let pace = |place: usize, log: bool| {
        let own: Vec<f64> = paces
            .iter()
            .filter(|pace| band(&CADENCES, **pace) == place)
            .map(|pace| if log { f64::from(*pace).ln() } else { f64::from(*pace) })
            .collect();
        (mean(&own), own.len())
    };
    let tried: Vec<usize> = (0..CADENCES.len()).filter(|place| pace(*place, false).1 > 0).collect();
    let candidates: Vec<Candidate> = tried
        .iter()
        .map(|place| Candidate {
            key: CADENCES[*place],
            row: layout.paced(pace(*place, true).0.exp(), *place),
            posts: pace(*place, true).1,
        })
        .collect();
    let usual = average(
        candidates.iter().map(|option| (option.posts as f64 / paces.len().max(1) as f64, option.row.clone())),
    );
    let usual_log = usual.iter().find(|(column, _)| *column == layout.cadence).map_or(0.0, |(_, log)| *log);
    let half = t90(fit.freedom);
    let cadence = candidates
        .iter()
        .zip(&tried)
        .map(|(option, place)| {
            let (value, variance) = fit.contrast(&minus(&option.row, &usual));
            let more = pace(*place, true).0 - usual_log;
            Cadence {
                posts_per_week: option.key,
                typical: count(pace(*place, false).0),
                per_post: Ratio::from_log(value, half * variance.sqrt()),
                per_week: Ratio::from_log(value + more, half * variance.sqrt()),
                posts: u32::try_from(option.posts).unwrap_or(u32::MAX),
            }
        })
        .collect();
    let plus: Vec<f64> = tried.iter().map(|place| pace(*place, true).0 - usual_log).collect();
    let ranking = rank_with(fit, candidates, &usual, &plus, paces.len(), &|a, b| a == b);
    (cadence, ranking)
}

/// The weighted sum of rows.
fn average(rows: impl Iterator<Item = (f64, Row)>) -> Row {
    let mut sum: std::collections::BTreeMap<usize, f64> = std::collections::BTreeMap::new();
    for (share, row) in rows {
        for (column, by) in row {
            *sum.entry(column).or_default() += share * by;
        }
    }
    sum.into_iter().filter(|(_, by)| *by != 0.0).collect()
}

fn minus(row: &[(usize, f64)], other: &[(usize, f64)]) -> Row {
    average([(1.0, row.to_vec()), (-1.0, other.to_vec())].into_iter())
}

fn rank(fit: &Fit, candidates: Vec<Candidate>, all: usize, near: &dyn Fn(u32, u32) -> bool) -> Ranking {
    let used: usize = candidates.iter().map(|option| option.posts).sum();
    let usual = average(
        candidates.iter().map(|option| (option.posts as f64 / used.max(1) as f64, option.row.clone())),
    );
    rank_against(fit, candidates, &usual, all, near)
}

fn rank_against(
    fit: &Fit,
    candidates: Vec<Candidate>,
    usual: &[(usize, f64)],
    all: usize,
    near: &dyn Fn(u32, u32) -> bool,
) -> Ranking {
    let plus = vec![0.0; candidates.len()];
    rank_with(fit, candidates, usual, &plus, all, near)
}

/// Ranks options by their contrast to `usual` (plus a known number each). The chance to be best is the share of posterior
/// draws in which the best option tried is the option or near it.
fn rank_with(
    fit: &Fit,
    candidates: Vec<Candidate>,
    usual: &[(usize, f64)],
    plus: &[f64],
    all: usize,
    near: &dyn Fn(u32, u32) -> bool,
) -> Ranking {
    // A factor's variance is known no better than its options are many (Student's t for a normal of unknown variance).
    let half = t90(fit.freedom.min(candidates.len() as f64 + 2.0));
    let rows: Vec<Row> = candidates.iter().map(|option| minus(&option.row, usual)).collect();
    let values: Vec<f64> = rows.iter().zip(plus).map(|(row, plus)| fit.contrast(row).0 + plus).collect();
    let size = rows.len();
    let covariance = joint(fit, &rows);
    let tried: Vec<usize> = (0..size).filter(|i| candidates[*i].posts > 0).collect();
    let highest = |values: &[f64]| tried.iter().copied().max_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut wins = vec![0_usize; size];
    if tried.len() > 1 {
        let lower = semidefinite(&covariance, size);
        let mut chance = Chance::new(SEED);
        for _ in 0..DRAWS {
            let step: Vec<f64> = (0..size).map(|_| chance.normal()).collect();
            let drawn: Vec<f64> = (0..size)
                .map(|i| values[i] + (0..=i).map(|j| lower[i * size + j] * step[j]).sum::<f64>())
                .collect();
            if let Some(winner) = highest(&drawn) {
                for i in &tried {
                    wins[*i] += usize::from(near(candidates[*i].key, candidates[winner].key));
                }
            }
        }
    }
    let options: Vec<Choice> = (0..size)
        .map(|i| Choice {
            key: candidates[i].key,
            effect: Ratio::from_log(values[i], half * covariance[i * size + i].max(0.0).sqrt()),
            posts: u32::try_from(candidates[i].posts).unwrap_or(u32::MAX),
            chance: wins[i] as f64 / DRAWS as f64,
        })
        .collect();
    let Some(top) = highest(&values) else {
        return Ranking { options, best: None, verdict: Verdict::CantTell { posts_needed: 30 } };
    };
    let behind: usize = tried
        .iter()
        .filter(|i| near(candidates[**i].key, candidates[top].key))
        .map(|i| candidates[*i].posts)
        .sum();
    let enough = all >= FEWEST.0 && behind >= FEWEST.1;
    let verdict = if enough && options[top].chance >= CLEAR && options[top].effect.low > 1.0 {
        Verdict::ClearBest
    } else if enough && options[top].chance >= PROBABLE {
        Verdict::Probably
    } else {
        // Against the next best that is not its neighbour; a difference below a tenth is not worth waiting for.
        let next = tried
            .iter()
            .copied()
            .filter(|i| !near(candidates[*i].key, candidates[top].key))
            .max_by(|a, b| values[*a].total_cmp(&values[*b]));
        let (apart, error) = next.map_or((0.0, fit.noise), |next| {
            let at = |i: usize, j: usize| covariance[i * size + j];
            (
                values[top] - values[next],
                (at(top, top) + at(next, next) - 2.0 * at(top, next)).max(0.0).sqrt(),
            )
        });
        // The z of a sample size (one-sided 5 %, power 80 %): errors fall with the root of the posts.
        let times = ((1.645 + 0.842) * error.max(0.02) / apart.max(1.1_f64.ln())).powi(2);
        let more = (all.max(20) as f64 * (times - 1.0)).clamp(10.0, 100_000.0);
        Verdict::CantTell { posts_needed: more.ceil() as u32 }
    };
    Ranking { best: Some(options[top].key), verdict, options }
}

/// The covariance of several contrasts.
fn joint(fit: &Fit, rows: &[Row]) -> Vec<f64> {
    let (size, width) = (rows.len(), fit.mean.len());
    let mut result = vec![0.0; size * size];
    for (i, row) in rows.iter().enumerate() {
        let mut image = vec![0.0; width];
        for (column, by) in row {
            for (entry, value) in image.iter_mut().zip(&fit.covariance[column * width..(column + 1) * width])
            {
                *entry += by * value;
            }
        }
        for (j, other) in rows.iter().enumerate() {
            result[i * size + j] = other.iter().map(|(column, by)| image[*column] * by).sum();
        }
    }
    result
}
