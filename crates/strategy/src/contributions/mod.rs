//! What a goal's number comes from: by tactic, campaign and network, each thing counted once.
//!
//! # Design
//! Every post belongs to one campaign or none, every campaign to one tactic of the brand or none (`items`), every tactic to one goal. So a
//! post counts for one tactic at most, and the rows together are the whole. Two rules, told with the answer: of what posts bring, the
//! posts of the goal's days with all that came of them; of what a website counts, the campaign of the address that people came by (the
//! last touch). Followers say nothing of the post that won them, so they are told by network only.

#[cfg(test)]
mod tests;

use crate::{
    items::{self, Goal, Item, KeyResult, Measure, Part},
    measures::Nature,
};
use jiff::civil::Date;
use selaras_analytics::{
    measure::{self, Counting, Dimension, Figure, Question, Whose},
    website,
};
use selaras_kernel::{Actor, BrandId, ItemId, Problem, Result, Timestamp};
use selaras_store::Db;
use std::collections::BTreeMap;
use uuid::Uuid;

/// By which rule it is told where a number comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ContributionRule)]
pub enum Rule {
    /// All that came of the posts that appeared in the goal's days.
    PostsOfTheTime,
    /// What websites counted, by the campaign and the network of the address by which people came last.
    LastTouch,
    /// Followers won less followers lost, by network: no post can be told.
    ByNetwork,
    /// Rates and what is told by hand come from everything together.
    NotTold,
}

/// A part of a number.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = ContributionPart)]
pub struct Contributed {
    /// The tactic for which it was done; absent for none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tactic: Option<ItemId>,
    /// The goal of that tactic: this one, or another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal: Option<ItemId>,
    /// The campaign; empty for none.
    pub campaign: String,
    /// The network; empty where it is not known.
    pub network: String,
    /// How much.
    pub value: f64,
}

/// What a number of a goal comes from.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct Contribution {
    /// The key result.
    pub result: Uuid,
    /// By which rule.
    pub rule: Rule,
    /// The parts, the largest first; together they are the total.
    pub parts: Vec<Contributed>,
    /// The whole, by the same rule; absent when nothing is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<f64>,
}

/// What the numbers of a goal come from.
///
/// # Errors
/// `not_found`, also for a part that is no goal; `forbidden` without the right to see numbers.
pub async fn tell(db: &Db, actor: &Actor, id: ItemId, now: Timestamp) -> Result<Vec<Contribution>> {
    let part = items::get(db, actor, id).await?;
    let goal = part.item.goal().ok_or_else(|| Problem::not_found("strategy_item"))?;
    let today = crate::progress::today(db, actor, part.brand, now).await?;
    let tactics = tactics(&items::list(db, actor, part.brand).await?);
    let mut found = Vec::new();
    for result in &goal.results {
        found.push(of_result(db, actor, part.brand, goal, result, today, &tactics).await?);
    }
    Ok(found)
}

/// The tactic of each campaign (in small letters), and its goal.
type Tactics = BTreeMap<String, (ItemId, ItemId)>;

fn tactics(all: &[Part]) -> Tactics {
    let mut found = BTreeMap::new();
    for part in all {
        if let Item::Tactic(tactic) = &part.item {
            for campaign in &tactic.campaigns {
                found.insert(campaign.to_lowercase(), (part.id, tactic.goal));
            }
        }
    }
    found
}

async fn of_result(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    goal: &Goal,
    result: &KeyResult,
    today: Date,
    tactics: &Tactics,
) -> Result<Contribution> {
    let none = |rule| Contribution { result: result.id, rule, parts: Vec::new(), total: None };
    let days = (goal.start, goal.deadline.min(today));
    if days.0 > days.1 {
        return Ok(none(Rule::NotTold));
    }
    match &result.measure {
        Measure::Website(of) => {
            let asked = website::Asked { brand, from: days.0, to: days.1, by: website::By::Campaign };
            let told = website::tell(db, actor, &asked).await?;
            let parts: Vec<_> = told
                .rows
                .iter()
                .map(|row| part(tactics, &row.key, "", crate::measures::count_of(of.count, row)))
                .collect();
            let total = crate::measures::count_of(of.count, &told.total);
            Ok(Contribution {
                result: result.id,
                rule: Rule::LastTouch,
                parts: ordered(parts),
                total: Some(total),
            })
        }
        Measure::Figure(of) => {
            let rule = match (result.measure.nature(), of.figure) {
                (_, Figure::Followers | Figure::FollowersGained) => Rule::ByNetwork,
                (Nature::Flow, figure) if figure != Figure::ProfileVisits => Rule::PostsOfTheTime,
                _ => return Ok(none(Rule::NotTold)),
            };
            let (figure, by, counting) = match rule {
                Rule::ByNetwork => (Figure::FollowersGained, vec![Dimension::Network], Counting::Happened),
                _ => (of.figure, vec![Dimension::Campaign, Dimension::Network], Counting::Posts),
            };
            let question = Question {
                brand: Some(brand),
                profiles: of.profiles.clone(),
                whose: Whose::Ours,
                from: days.0,
                to: days.1,
                figure,
                by,
                counting,
                recount: false,
            };
            let found = measure::ask(db, actor, &question).await?;
            let parts = found.rows.iter().filter_map(|row| {
                let value = row.value?;
                match rule {
                    Rule::ByNetwork => Some(part(tactics, "", row.keys.first()?, value)),
                    _ => Some(part(tactics, row.keys.first()?, row.keys.get(1)?, value)),
                }
            });
            let parts = ordered(parts.collect());
            Ok(Contribution { result: result.id, rule, parts, total: found.total })
        }
        Measure::ByHand(_) => Ok(none(Rule::NotTold)),
    }
}

fn part(tactics: &Tactics, campaign: &str, network: &str, value: f64) -> Contributed {
    let of = tactics.get(&campaign.to_lowercase()).copied();
    Contributed {
        tactic: of.map(|(tactic, _)| tactic),
        goal: of.map(|(_, goal)| goal),
        campaign: campaign.to_owned(),
        network: network.to_owned(),
        value,
    }
}

fn ordered(mut parts: Vec<Contributed>) -> Vec<Contributed> {
    parts.retain(|one| one.value != 0.0);
    parts.sort_by(|a, b| {
        b.value.total_cmp(&a.value).then_with(|| (&a.campaign, &a.network).cmp(&(&b.campaign, &b.network)))
    });
    parts
}
