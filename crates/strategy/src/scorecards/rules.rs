//! Scores, verdicts, the order, and how far a weight must move to change it. Pure.
//!
//! # Design
//! Every answer is a score from 0 to 1. A total is the mean of the scores by their weights; what nobody knows counts as one half, neither
//! for nor against, so that networks stay comparable. Totals are then linear in each weight, and where two neighbours change places
//! is a division, not a search.

use crate::items::{ScoreQuestion, ScoreWeights, WEIGHT_MAX};

/// What counts where nothing is known.
const NEITHER: f64 = 0.5;
/// From here on it is worth investing.
const INVEST: f64 = 0.6;
/// Below this it is to be left.
const LEAVE: f64 = 0.4;
/// Least part of the weights that must be known for a verdict.
const KNOWN_MIN: f64 = 0.5;

/// What is to be done about a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ScoreVerdict {
    /// Put more into it.
    Invest,
    /// Keep it as it is.
    Hold,
    /// Leave it.
    Leave,
    /// Too little is known.
    CannotTell,
}

/// Scores by question, in the order of [`ScoreQuestion::ALL`]; absent where nothing is known.
pub type Scores = [Option<f64>; 6];

/// Where two neighbours change places: one weight moved as little as that.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct ScoreFlip {
    /// Whose weight.
    pub question: ScoreQuestion,
    /// What it is.
    pub from: f64,
    /// What it would be when both are level; a hair beyond, they have changed places. 0 to 10.
    pub to: f64,
}

/// The mean of the scores by their weights, 0 to 1; absent when all weights are nothing.
pub fn total(scores: &Scores, weights: &ScoreWeights) -> Option<f64> {
    let (mut sum, mut whole) = (0.0, 0.0);
    for (question, score) in ScoreQuestion::ALL.iter().zip(scores) {
        let weight = f64::from(weights.of(*question));
        sum += weight * score.unwrap_or(NEITHER);
        whole += weight;
    }
    (whole > 0.0).then(|| sum / whole)
}

/// The part of the weights on questions that are answered, 0 to 1.
pub fn known(scores: &Scores, weights: &ScoreWeights) -> f64 {
    let weight = |question: &ScoreQuestion| f64::from(weights.of(*question));
    let whole: f64 = ScoreQuestion::ALL.iter().map(weight).sum();
    let answered = ScoreQuestion::ALL.iter().zip(scores).filter(|(_, score)| score.is_some());
    let answered: f64 = answered.map(|(question, _)| weight(question)).sum();
    if whole > 0.0 { answered / whole } else { 0.0 }
}

/// What follows from a total.
pub fn verdict(scores: &Scores, weights: &ScoreWeights) -> ScoreVerdict {
    match total(scores, weights) {
        Some(total) if known(scores, weights) >= KNOWN_MIN => match total {
            total if total >= INVEST => ScoreVerdict::Invest,
            total if total < LEAVE => ScoreVerdict::Leave,
            _ => ScoreVerdict::Hold,
        },
        _ => ScoreVerdict::CannotTell,
    }
}

/// The smallest move of one weight within 0 to 10 that makes `above` and `below` level. Absent when no single weight does.
pub fn flip(above: &Scores, below: &Scores, weights: &ScoreWeights) -> Option<ScoreFlip> {
    let ahead: Vec<f64> =
        above.iter().zip(below).map(|(a, b)| a.unwrap_or(NEITHER) - b.unwrap_or(NEITHER)).collect();
    let lead: f64 = ScoreQuestion::ALL
        .iter()
        .zip(&ahead)
        .map(|(question, by)| f64::from(weights.of(*question)) * by)
        .sum();
    let moves = ScoreQuestion::ALL.iter().zip(&ahead).filter_map(|(question, by)| {
        let from = f64::from(weights.of(*question));
        // Both totals have the same weights below the line, so the lead above it decides.
        let to = from - lead / by;
        let within = *by != 0.0 && to.is_finite() && (0.0..=f64::from(WEIGHT_MAX)).contains(&to);
        // All weights at nothing is no order at all.
        let left = ScoreQuestion::ALL.iter().any(|other| other != question && weights.of(*other) > 0);
        (within && (to > 0.0 || left)).then_some(ScoreFlip { question: *question, from, to })
    });
    moves.min_by(|a, b| (a.to - a.from).abs().total_cmp(&(b.to - b.from).abs()))
}

/// A rate beside what is usual: as much is one half, twice as much two thirds, nothing is nothing.
pub fn beside(value: f64, usual: f64) -> Option<f64> {
    (value >= 0.0 && usual > 0.0).then(|| value / (value + usual))
}

/// Room where competitors publish so much in a week: one half at 20 posts. A rule of thumb of ours.
pub fn room(posts_per_week: f64) -> f64 {
    1.0 / (1.0 + posts_per_week.max(0.0) / 20.0)
}

/// Competitors as witnesses that a network works: how many are there, and how they do beside what is usual.
pub fn witnesses(there: u32, all: u32, doing: Option<f64>) -> Option<f64> {
    let share = f64::from(there) / f64::from(all);
    (all > 0).then(|| (share * doing.map_or(1.0, |doing| 2.0 * doing)).clamp(0.0, 1.0))
}
