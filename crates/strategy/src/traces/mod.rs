//! Which goal a post serves: the one rule by which everything is traced.
//!
//! # The rule
//! A post is done for the tactic that it names itself; else for that of its campaign; else for that of its pillar; else for none. A tactic
//! or pillar that is no longer there says nothing, as if it had not been named. So a post is done for one tactic at most, and that for one
//! goal.

#[cfg(test)]
mod tests;

use crate::items::{self, Item, Part};
use selaras_kernel::{Actor, BrandId, ItemId, Problem, Result};
use selaras_publishing::posts::Purpose;
use selaras_store::Db;
use std::collections::HashMap;

/// Most posts that are traced at once.
pub const TRACED_MAX: usize = 500;

/// By what a post is traced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TracedBy {
    /// It names the tactic itself.
    Post,
    /// Its campaign is done for it.
    Campaign,
    /// Its pillar is done for it.
    Pillar,
}

/// What a post is done for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = PostTrace)]
pub struct Trace {
    /// The tactic.
    pub tactic: ItemId,
    /// The goal of that tactic.
    pub goal: ItemId,
    /// The objective of that goal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub objective: Option<ItemId>,
    /// By what it is known.
    pub by: TracedBy,
}

/// A post to be traced: its campaign and what it says of itself.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PostToTrace)]
pub struct ToTrace {
    /// The campaign; empty for none.
    #[serde(default)]
    pub campaign: String,
    /// What it is for.
    #[serde(default)]
    pub purpose: Purpose,
}

/// How a post is traced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = PostTraced)]
pub struct Traced {
    /// What it is done for; absent for nothing that anybody said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trace: Option<Trace>,
    /// What it would be done for if it named no tactic of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inherited: Option<Trace>,
}

/// What a brand's strategy says of campaigns, pillars and tactics.
#[derive(Clone, Debug, Default)]
pub struct Traces {
    /// The goal of each tactic, and its objective.
    tactics: HashMap<ItemId, (ItemId, Option<ItemId>)>,
    /// The tactic of each campaign, in small letters.
    campaigns: HashMap<String, ItemId>,
    /// The tactic of each pillar.
    pillars: HashMap<ItemId, Option<ItemId>>,
}

impl Traces {
    /// What these parts, the whole of a brand's strategy, say.
    pub fn of(parts: &[Part]) -> Self {
        let objectives: HashMap<ItemId, Option<ItemId>> =
            parts.iter().filter_map(|part| Some((part.id, part.item.goal()?.objective))).collect();
        let mut all = Self::default();
        for part in parts {
            match &part.item {
                Item::Tactic(tactic) => {
                    let objective = objectives.get(&tactic.goal).copied().flatten();
                    all.tactics.insert(part.id, (tactic.goal, objective));
                    all.campaigns.extend(tactic.campaigns.iter().map(|name| (small(name), part.id)));
                }
                Item::Pillar(pillar) => {
                    all.pillars.insert(part.id, pillar.tactic);
                }
                _ => {}
            }
        }
        all
    }

    /// What a post of this campaign and purpose is done for, by the rule.
    pub fn trace(&self, campaign: &str, purpose: &Purpose) -> Option<Trace> {
        let own = purpose.tactic.and_then(|id| self.to(id, TracedBy::Post));
        own.or_else(|| self.inherited(campaign, purpose))
    }

    /// What it would be done for if it named no tactic of its own.
    pub fn inherited(&self, campaign: &str, purpose: &Purpose) -> Option<Trace> {
        let by_campaign =
            self.campaigns.get(&small(campaign)).and_then(|id| self.to(*id, TracedBy::Campaign));
        let by_pillar = || {
            let tactic = self.pillars.get(&purpose.pillar?).copied().flatten()?;
            self.to(tactic, TracedBy::Pillar)
        };
        by_campaign.or_else(by_pillar)
    }

    /// The pillar of a post, if it is still there.
    pub fn pillar(&self, purpose: &Purpose) -> Option<ItemId> {
        purpose.pillar.filter(|id| self.pillars.contains_key(id))
    }

    fn to(&self, tactic: ItemId, by: TracedBy) -> Option<Trace> {
        let (goal, objective) = self.tactics.get(&tactic).copied()?;
        Some(Trace { tactic, goal, objective, by })
    }
}

fn small(name: &str) -> String {
    name.trim().to_lowercase()
}

/// How posts of a brand are traced, in their order.
///
/// # Errors
/// `not_found` for a brand whose strategy may not be seen; `forbidden`; `traces_too_many`.
pub async fn tell(db: &Db, actor: &Actor, brand: BrandId, posts: &[ToTrace]) -> Result<Vec<Traced>> {
    if posts.len() > TRACED_MAX {
        return Err(Problem::invalid("posts", "traces_too_many").with("limit", TRACED_MAX).into());
    }
    let traces = Traces::of(&items::list(db, actor, brand).await?);
    let traced = |one: &ToTrace| Traced {
        trace: traces.trace(&one.campaign, &one.purpose),
        inherited: traces.inherited(&one.campaign, &one.purpose),
    };
    Ok(posts.iter().map(traced).collect())
}

/// Asks that what a post names is there: a pillar and a tactic of its brand's strategy. What they were before is passed over, since a part
/// may be gone by now.
///
/// # Errors
/// `strategy_gone` at `purpose.pillar` or `purpose.tactic`.
pub async fn are_there(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    purpose: &Purpose,
    before: Option<&Purpose>,
) -> Result<()> {
    let news = |now: Option<ItemId>, was: Option<ItemId>| now.filter(|_| before.is_none() || now != was);
    let pillar = news(purpose.pillar, before.and_then(|one| one.pillar));
    let tactic = news(purpose.tactic, before.and_then(|one| one.tactic));
    if pillar.is_none() && tactic.is_none() {
        return Ok(());
    }
    let parts = items::store::of_brand(db, actor.workspace, brand).await?;
    let mut problems = Vec::new();
    for (field, kind, id) in [("purpose.pillar", "pillar", pillar), ("purpose.tactic", "tactic", tactic)] {
        let is_there = |id| parts.iter().any(|one| one.id == id && one.item.kind() == kind);
        if id.is_some_and(|id| !is_there(id)) {
            problems.push(Problem::invalid(field, "strategy_gone").with("kind", kind));
        }
    }
    Ok(Problem::all(problems)?)
}
