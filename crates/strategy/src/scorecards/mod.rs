//! Which networks are worth it: six questions of each, answered from numbers where there are any and from people where not.
//!
//! # Design
//! What people say is a part of the strategy (`items::Scorecard`), kept with its versions. What numbers say is read anew, over the last 90
//! days, and goes before what people think; every answer says which it is. Demographics come from people alone for now: whom we look
//! for stands in no number yet.

mod read;
mod rules;
#[cfg(test)]
mod tests;

pub use rules::{ScoreFlip, ScoreVerdict};

use crate::items::{self, Item, Part, ScoreQuestion, Scorecard, ScoredNetwork};
use rules::Scores;
use selaras_kernel::{Actor, BrandId, Result, Right, Timestamp, schedule::zone_named};
use selaras_store::Db;
use selaras_workspaces::brands;
use std::collections::BTreeSet;

/// How an answer is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ScoreSource {
    /// From numbers.
    Data,
    /// From people.
    Opinion,
    /// Not at all.
    Unknown,
}

/// The numbers on which an answer rests; what they are depends on the question.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct ScoreFacts {
    /// Ours: the goal's number on this network, the return on cost in percent, the engagement rate in percent, posts of competitors a
    /// week, or the engagement rate of competitors in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// Beside it: the best network's number, or the usual engagement rate in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beside: Option<f64>,
    /// Competitors there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub there: Option<u32>,
    /// Competitors in all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub all: Option<u32>,
    /// Who publishes what is usual.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
}

/// An answer to a question of a network.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct ScoreAnswer {
    /// The question.
    pub question: ScoreQuestion,
    /// 0 to 1; absent when nothing is known, which counts as one half.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    /// How it is known.
    pub source: ScoreSource,
    /// The numbers on which it rests.
    pub facts: ScoreFacts,
    /// Why people think so.
    pub note: String,
}

/// A network as it stands.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct NetworkScore {
    /// The network.
    pub network: String,
    /// Whether the brand has a profile there.
    pub ours: bool,
    /// The mean of the answers by their weights, 0 to 1; absent when all weights are nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<f64>,
    /// The part of the weights that is answered, 0 to 1.
    pub known: f64,
    /// What follows.
    pub verdict: ScoreVerdict,
    /// The answers, in the order in which they are asked.
    pub answers: Vec<ScoreAnswer>,
    /// What people say of it.
    pub said: ScoredNetwork,
    /// Which weight would have to move how far for it to change places with the next; absent for the last, or when no single weight does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flip: Option<ScoreFlip>,
}

/// The score card of a brand.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct ScorecardTold {
    /// What people say, and its id and version among the parts of the strategy; absent before anybody has said anything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
    /// As it is reckoned: that of `part`, or the usual one.
    pub card: Scorecard,
    /// First local day of the numbers.
    #[schema(value_type = String, format = "date")]
    pub from: jiff::civil::Date,
    /// Last local day of the numbers.
    #[schema(value_type = String, format = "date")]
    pub to: jiff::civil::Date,
    /// The networks, the best first.
    pub networks: Vec<NetworkScore>,
}

/// The score card of a brand, from its numbers of the last 90 days.
///
/// # Errors
/// `not_found` for a brand whose strategy may not be seen; `forbidden` without the right to see numbers.
pub async fn tell(db: &Db, actor: &Actor, brand: BrandId, now: Timestamp) -> Result<ScorecardTold> {
    crate::allow(actor, Right::StrategyRead, brand)?;
    actor.require(Right::NumbersRead, Some(brand))?;
    let parts = items::list(db, actor, brand).await?;
    let part = parts.iter().find(|one| matches!(one.item, Item::Scorecard(_))).cloned();
    let card = match &part {
        Some(Part { item: Item::Scorecard(card), .. }) => (**card).clone(),
        _ => Scorecard::default(),
    };
    let zone = zone_named(&brands::get(db, actor, brand).await?.zone)?;
    let to = now.to_jiff().to_zoned(zone).date();
    let known = read::numbers(db, actor, brand, &card, &parts, to).await?;
    let names: BTreeSet<&str> = card
        .networks
        .iter()
        .map(|one| one.network.as_str())
        .chain(known.ours.iter().map(String::as_str))
        .collect();
    let mut networks: Vec<(Scores, NetworkScore)> = names
        .into_iter()
        .map(|name| {
            let said = card.networks.iter().find(|one| one.network == name).cloned();
            let said = said.unwrap_or_else(|| ScoredNetwork {
                network: name.to_owned(),
                opinions: Vec::new(),
                effort: None,
                effort_note: String::new(),
            });
            let answers: Vec<_> = ScoreQuestion::ALL.iter().map(|ask| answer(*ask, &said, &known)).collect();
            let mut scores: Scores = [None; 6];
            for (score, answer) in scores.iter_mut().zip(&answers) {
                *score = answer.score;
            }
            let one = NetworkScore {
                network: name.to_owned(),
                ours: known.ours.contains(name),
                total: rules::total(&scores, &card.weights),
                known: rules::known(&scores, &card.weights),
                verdict: rules::verdict(&scores, &card.weights),
                answers,
                said,
                flip: None,
            };
            (scores, one)
        })
        .collect();
    // Names are in order already, so that level networks keep theirs.
    networks.sort_by(|(_, a), (_, b)| b.total.unwrap_or(0.0).total_cmp(&a.total.unwrap_or(0.0)));
    for at in 1..networks.len() {
        let flip = rules::flip(&networks[at - 1].0, &networks[at].0, &card.weights);
        networks[at - 1].1.flip = flip;
    }
    let networks = networks.into_iter().map(|(_, one)| one).collect();
    Ok(ScorecardTold { part, card, from: known.from, to, networks })
}

/// What numbers say goes before what people think.
fn answer(question: ScoreQuestion, said: &ScoredNetwork, known: &read::Known) -> ScoreAnswer {
    let opinion = said.opinions.iter().find(|one| one.question == question);
    let note = opinion.map(|one| one.note.clone()).unwrap_or_default();
    if let Some((score, facts)) = known.answer(question, &said.network) {
        return ScoreAnswer { question, score: Some(score), source: ScoreSource::Data, facts, note };
    }
    let score = opinion.map(|one| f64::from(one.answer) / f64::from(items::ANSWER_MAX));
    let source = if score.is_some() { ScoreSource::Opinion } else { ScoreSource::Unknown };
    ScoreAnswer { question, score, source, facts: ScoreFacts::default(), note }
}
