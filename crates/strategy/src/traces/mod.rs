//! Which goal a post serves: the one rule by which everything is traced.
//!
//! # The rule
//! A post is done for the tactic that it names itself; else for that of its campaign; else for that of its pillar; else for the first tactic
//! of which a rule holds (what appears on a profile, what has a hashtag); else for none. Of several rules that hold the one that says more
//! counts. A tactic or pillar that is no longer there says nothing, as if it had not been named. So what appears on a profile is done for one
//! tactic at most, and that for one goal.

#[cfg(test)]
mod tests;

use crate::items::{self, Item, Part, TraceRule};
use selaras_analytics::labels::hashtags;
use selaras_kernel::{Actor, BrandId, ItemId, PostId, Problem, ProfileId, Result, Right};
use selaras_publishing::posts::{self, Purpose, Which};
use selaras_store::Db;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

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
    /// A rule of the tactic holds.
    Rule,
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
    /// Which one it is, once it is saved: without it no rule of a tactic holds.
    #[serde(default)]
    pub post: Option<PostId>,
}

/// What rules look at: what of a post appears on a profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Where it appears.
    pub profile: ProfileId,
    /// Its hashtags, in small letters and without `#`.
    pub hashtags: Vec<String>,
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
    /// Rules and their tactics, those that say more first.
    rules: Vec<(TraceRule, ItemId)>,
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
                    all.rules.extend(tactic.rules.iter().map(|rule| (rule.clone(), part.id)));
                }
                Item::Pillar(pillar) => {
                    all.pillars.insert(part.id, pillar.tactic);
                }
                _ => {}
            }
        }
        let says =
            |rule: &TraceRule| u8::from(!rule.profiles.is_empty()) + u8::from(!rule.hashtag.is_empty());
        all.rules.sort_by_key(|(rule, _)| std::cmp::Reverse(says(rule)));
        all
    }

    /// Whether it must be known of posts where they appear and which hashtags they have.
    pub fn looks(&self) -> bool {
        !self.rules.is_empty()
    }

    /// What a post of this campaign and purpose, so seen, is done for.
    pub fn trace(&self, campaign: &str, purpose: &Purpose, seen: &[Seen]) -> Option<Trace> {
        let own = purpose.tactic.and_then(|id| self.to(id, TracedBy::Post));
        own.or_else(|| self.inherited(campaign, purpose, seen))
    }

    /// What it would be done for if it named no tactic of its own.
    pub fn inherited(&self, campaign: &str, purpose: &Purpose, seen: &[Seen]) -> Option<Trace> {
        let by_campaign =
            self.campaigns.get(&small(campaign)).and_then(|id| self.to(*id, TracedBy::Campaign));
        let by_pillar = || {
            let tactic = self.pillars.get(&purpose.pillar?).copied().flatten()?;
            self.to(tactic, TracedBy::Pillar)
        };
        let by_rule = || {
            let holds = |rule: &TraceRule| {
                seen.iter().any(|one| {
                    (rule.profiles.is_empty() || rule.profiles.contains(&one.profile))
                        && (rule.hashtag.is_empty() || one.hashtags.contains(&rule.hashtag))
                })
            };
            let (_, tactic) = self.rules.iter().find(|(rule, _)| holds(rule))?;
            self.to(*tactic, TracedBy::Rule)
        };
        by_campaign.or_else(by_pillar).or_else(by_rule)
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
pub async fn tell(db: &Db, actor: &Actor, brand: BrandId, asked: &[ToTrace]) -> Result<Vec<Traced>> {
    if asked.len() > TRACED_MAX {
        return Err(Problem::invalid("posts", "traces_too_many").with("limit", TRACED_MAX).into());
    }
    let traces = Traces::of(&items::list(db, actor, brand).await?);
    let mut seen: HashMap<PostId, Vec<Seen>> = HashMap::new();
    if traces.looks() && actor.may(Right::PostsRead, Some(brand)) {
        let ids: BTreeSet<Uuid> = asked.iter().filter_map(|one| Some(one.post?.0)).collect();
        for one in posts::purposed(db, actor.workspace, brand, ids, Which::All).await? {
            let of_profile = Seen { profile: one.profile, hashtags: hashtags(&one.text) };
            seen.entry(one.post).or_default().push(of_profile);
        }
    }
    let traced = |one: &ToTrace| {
        let seen = one.post.and_then(|id| seen.get(&id)).map(Vec::as_slice).unwrap_or_default();
        Traced {
            trace: traces.trace(&one.campaign, &one.purpose, seen),
            inherited: traces.inherited(&one.campaign, &one.purpose, seen),
        }
    };
    Ok(asked.iter().map(traced).collect())
}

/// Asks that what a post names is there: a pillar, a tactic and a page about customers of its brand's strategy. What they were before is passed over, since a part
/// may be gone by now.
///
/// # Errors
/// `strategy_gone` at `purpose.pillar`, `purpose.tactic` or `purpose.persona`.
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
    let persona = news(purpose.persona, before.and_then(|one| one.persona));
    if pillar.is_none() && tactic.is_none() && persona.is_none() {
        return Ok(());
    }
    let parts = items::store::of_brand(db, actor.workspace, brand).await?;
    let mut problems = Vec::new();
    let named = [
        ("purpose.pillar", "pillar", pillar),
        ("purpose.tactic", "tactic", tactic),
        ("purpose.persona", "block", persona),
    ];
    for (field, kind, id) in named {
        let is_such = |one: &Part| one.item.kind() == kind && (kind != "block" || one.item.is_persona());
        if id.is_some_and(|id| !parts.iter().any(|one| one.id == id && is_such(one))) {
            problems.push(Problem::invalid(field, "strategy_gone").with("kind", kind));
        }
    }
    Ok(Problem::all(problems)?)
}
