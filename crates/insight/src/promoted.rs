//! Answers: which posts were probably boosted with paid reach, though nobody says so?

use serde::{Deserialize, Serialize};

use super::post::{Post, in_order};
use super::promoted_curve::{Cut, Usual, cut};
use super::promoted_fit::{Stretch, scatter, stretch};
use super::stats::{count, log_count, mad, median};

/// Weights of the logistic model that turns the signs into a probability: fitted by penalised maximum likelihood on
/// simulated worlds of families A and B only (`bench_insight --fit`); family C never entered.
const WEIGHTS: [f64; SIGNS] =
    [-6.16, -1.07, 1.28, 1.96, 0.37, 0.08, 0.98, -0.33, 0.15, -0.05, 2.28, 1.43, 0.18, 0.50];
/// Signs weighed, the constant among them.
pub const SIGNS: usize = 14;
/// Neighbours in time against which a post's reach is held.
const NEIGHBOURS: usize = 20;

/// What speaks for promotion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum EvidenceCode {
    /// The network says what part was paid: `value` is that part.
    Given,
    /// A second wave: `value` is the part gathered after 24 hours, `usual` what was due.
    LateWave,
    /// An even pace over hours or days: `value` is the length of the stretch in hours, `usual` the part of all that the
    /// profile's posts gather in it.
    EvenPace,
    /// The stretch ended at once: `value` is how many times slower it went on; `usual` 1.
    AbruptEnd,
    /// Reach above that of the posts around it: `value` and `usual` in people.
    ReachAboveUsual,
    /// Interactions per person reached below those around it: `value` and `usual` as fractions.
    EngagementBelowUsual,
}

/// One piece of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// What it is; says also what the numbers are.
    pub code: EvidenceCode,
    /// The number of this post.
    pub value: f64,
    /// The number to expect from the profile's own posts.
    pub usual: f64,
}

/// What is thought of one post.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Promoted {
    /// The post.
    pub id: u64,
    /// Probability that it was promoted, 0 to 1.
    pub probability: f64,
    /// If it was: the part of its interactions gathered by promotion, 0 to 1.
    pub share: f64,
    /// If it was: the interactions gathered by promotion.
    pub gathered: f64,
    /// What speaks for it; empty below a probability of 0.2.
    pub evidence: Vec<Evidence>,
}

/// How a post stands against its profile.
struct Standing {
    shape: Option<(Stretch, f64)>,
    /// Parts usually gathered after 24 hours, and in the stretch.
    due: (f64, f64),
    /// The part gathered after 24 hours.
    late: f64,
    reach: Option<(f64, f64)>,
    rate: Option<(f64, f64)>,
    total: f64,
    total_log: f64,
}

/// Judges every post of one profile against the profile's other posts; the answer is in order of time.
///
/// A curve is explained as usual course + a stretch of even pace; how much the stretch helps, against how much it helps the
/// profile's posts at large, is the main sign. Reach far above and engagement per person reached far below the neighbours'
/// are the others. A logistic model weighs them. At least half the posts must be unpromoted for the usual to be usual.
pub fn promoted(posts: &[Post]) -> Vec<Promoted> {
    let posts = in_order(posts);
    let standings = stand(&posts);
    posts
        .iter()
        .zip(&standings)
        .map(|(post, standing)| {
            if let Some(paid) = post.paid.filter(|paid| paid.is_finite()) {
                return given(post, paid.clamp(0.0, 1.0));
            }
            let score: f64 = signs(standing).iter().zip(WEIGHTS).map(|(sign, weight)| sign * weight).sum();
            let probability = 1.0 / (1.0 + (-score).exp());
            let share = share(standing);
            Promoted {
                id: post.id,
                probability,
                share,
                gathered: share * count(post.interactions),
                evidence: if probability < 0.2 { Vec::new() } else { evidence(post, standing) },
            }
        })
        .collect()
}

/// The signs of every post, in order of time: what [`promoted`] weighs. For fitting the weights only.
#[doc(hidden)]
pub fn signs_of(posts: &[Post]) -> Vec<(u64, [f64; SIGNS])> {
    let posts = in_order(posts);
    let standings = stand(&posts);
    posts.iter().zip(&standings).map(|(post, standing)| (post.id, signs(standing))).collect()
}

fn given(post: &Post, paid: f64) -> Promoted {
    let evidence = Evidence { code: EvidenceCode::Given, value: paid, usual: 0.0 };
    Promoted {
        id: post.id,
        probability: if paid > 0.01 { 1.0 } else { 0.0 },
        share: paid,
        gathered: paid * count(post.interactions),
        evidence: if paid > 0.01 { vec![evidence] } else { Vec::new() },
    }
}

fn stand(posts: &[&Post]) -> Vec<Standing> {
    let cuts: Vec<Option<Cut>> = posts.iter().map(|post| cut(post)).collect();
    let known: Vec<Cut> = cuts.into_iter().flatten().collect();
    let usual = Usual::learn(&known);
    let scatter = scatter(&known, &usual);
    // Cut again in the posts' order: `known` has lost which post is whose.
    let (mut shapes, mut dues) = (Vec::new(), Vec::new());
    for post in posts {
        let cut = cut(post);
        let shape = cut.as_ref().map(|cut| stretch(cut, &usual, scatter));
        dues.push(match (&cut, shape) {
            (Some(cut), Some(shape)) => due(cut, &usual, shape),
            _ => ((0.0, 0.0), 0.0),
        });
        shapes.push(shape);
    }
    let gains: Vec<f64> = shapes.iter().flatten().map(|shape| shape.gain.ln_1p()).collect();
    let (middle, width) = (median(&gains), mad(&gains).max(0.4));
    let reach =
        against_neighbours(posts, |post| post.reached().map(|reach| reach.ln() - post.log_followers()));
    let rate = against_neighbours(posts, |post| {
        post.reached().map(|reach| log_count(post.interactions) - reach.ln())
    });
    let total = against_neighbours(posts, |post| Some(log_count(post.interactions) - post.log_followers()));
    (0..posts.len())
        .map(|i| Standing {
            shape: shapes[i].map(|shape| (shape, (shape.gain.ln_1p() - middle) / width)),
            due: dues[i].0,
            late: dues[i].1,
            reach: reach[i],
            rate: rate[i],
            total: total[i].map_or(0.0, |total| total.1),
            total_log: total[i].map_or(0.0, |total| total.0),
        })
        .collect()
}

/// Parts usually gathered after 24 hours and in the stretch, and the part this post gathered after 24 hours.
fn due(cut: &Cut, usual: &Usual, shape: Stretch) -> ((f64, f64), f64) {
    let all = usual.by(cut.ages.last().copied().unwrap_or(0.0)).max(1e-9);
    let late: f64 =
        cut.ages.windows(2).zip(&cut.steps).filter(|(ages, _)| ages[0] >= 24.0).map(|(_, step)| step).sum();
    let usually_late = (1.0 - usual.by(24.0) / all).max(0.0);
    ((usually_late, (usual.by(shape.to) - usual.by(shape.from)) / all), late / cut.total)
}

/// Each post's log number minus the median of its neighbours in time, plain and in robust standard deviations.
fn against_neighbours(posts: &[&Post], number: impl Fn(&Post) -> Option<f64>) -> Vec<Option<(f64, f64)>> {
    let numbers: Vec<Option<f64>> = posts.iter().map(|post| number(post)).collect();
    let apart: Vec<Option<f64>> = (0..numbers.len())
        .map(|i| {
            let around = &numbers[i.saturating_sub(NEIGHBOURS)..(i + NEIGHBOURS + 1).min(numbers.len())];
            let around: Vec<f64> = around.iter().copied().flatten().collect();
            Some(numbers[i]? - median(&around))
        })
        .collect();
    let all: Vec<f64> = apart.iter().copied().flatten().collect();
    // A profile of few posts has seen little of its own spread.
    let width = (mad(&all).powi(2) * all.len() as f64 + 0.25 * 4.0) / (all.len() as f64 + 4.0);
    let width = width.sqrt().max(0.05);
    apart.into_iter().map(|apart| apart.map(|apart| (apart, apart / width))).collect()
}

fn signs(standing: &Standing) -> [f64; SIGNS] {
    let (gain, unusual, share) = standing.shape.map_or((0.0, 0.0, 0.0), |(shape, unusual)| {
        (
            shape.gain.ln_1p().min(7.0),
            unusual.clamp(-2.0, 6.0),
            if shape.gain > 0.0 { shape.share } else { 0.0 },
        )
    });
    let above = standing.reach.map_or(0.0, |(_, width)| width.clamp(0.0, 6.0));
    let below = standing.rate.map_or(0.0, |(_, width)| (-width).clamp(0.0, 6.0));
    let blind = if standing.shape.is_none() { 1.0 } else { 0.0 };
    // An even pace against an honest second wave, which dies away.
    let even = standing
        .shape
        .map_or(0.0, |(shape, _)| (shape.gain.ln_1p() - shape.revival.ln_1p()).clamp(-2.0, 2.0));
    [
        1.0,
        gain,
        unusual,
        share,
        above,
        below,
        above.min(below),
        share * unusual.max(0.0),
        standing.total.clamp(0.0, 4.0),
        blind,
        even,
        standing.shape.map_or(0.0, |(shape, _)| shape.drop.ln().clamp(-1.5, 2.5)),
        below * unusual.clamp(0.0, 3.0),
        if standing.reach.is_none() { unusual.max(0.0) } else { 0.0 },
    ]
}

/// The part gathered by promotion: by the curve where it speaks, else what exceeds the neighbours' interactions.
fn share(standing: &Standing) -> f64 {
    let over = 1.0 - (-standing.total_log.max(0.0)).exp();
    match standing.shape {
        Some((shape, _)) if shape.gain > 0.0 => shape.share,
        _ => over,
    }
}

fn evidence(post: &Post, standing: &Standing) -> Vec<Evidence> {
    let mut found = Vec::new();
    let mut add = |code, value, usual| found.push(Evidence { code, value, usual });
    if let Some((shape, _)) =
        standing.shape.filter(|(shape, unusual)| shape.gain > 0.0 && *unusual > 1.0 && shape.share > 0.05)
    {
        if standing.late > 1.3 * standing.due.0 {
            add(EvidenceCode::LateWave, standing.late, standing.due.0);
        }
        add(EvidenceCode::EvenPace, shape.to - shape.from, standing.due.1);
        if shape.drop > 2.0 {
            add(EvidenceCode::AbruptEnd, shape.drop, 1.0);
        }
    }
    if let (Some((apart, width)), Some(reach)) = (standing.reach, post.reached())
        && width > 1.5
    {
        add(EvidenceCode::ReachAboveUsual, reach, reach / apart.exp());
    }
    if let (Some((apart, width)), Some(reach)) = (standing.rate, post.reached())
        && width < -1.5
    {
        let rate = count(post.interactions) / reach;
        add(EvidenceCode::EngagementBelowUsual, rate, rate / apart.exp());
    }
    found
}
