//! The strategy of a brand, part by part: what the business wants (objectives), how (strategies), what is to be reached by when
//! (goals), what is done for it (tactics), and what stands beside them (KPIs, a score card, short pages, relationships).
//!
//! # Design
//! A strategy is a few dozen parts that hang on each other, read together on every screen that shows any of it. So all parts lie in one
//! table, as what people said of them, and are read whole; what one part must know of another is checked against the whole, within the
//! write that holds the brand. What was said before a change is kept.

mod check;
mod kinds;
mod kpi;
mod pages;
mod pillar;
mod scorecard;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub(crate) use check::{DAYS_MAX, measured, sound};
pub use kinds::{
    ByHand, Days, Direction, FigureOf, Framework, Goal, GoalState, Item, KeyResult, Measure, Milestone,
    Objective, SocialUse, StartingPoint, Strategy, Tactic, TraceRule, WebsiteCount, WebsiteOf,
};

pub use kpi::{
    Kpi, KpiFormula, KpiState, KpiTerm, KpiValue, ONLY, Period, Rhythm, STAKEHOLDERS_MAX, TERMS_MAX,
};
pub use pages::{Block, BlockTopic, RelationKind, Relationship};
pub use pillar::{PILLARS_MAX, Pillar, PillarStart, PillarSuit, SUITS_MAX};
pub use scorecard::{
    ANSWER_MAX, NETWORKS_MAX, ScoreOpinion, ScoreQuestion, ScoreWeights, Scorecard, ScoredNetwork,
    ShiftEffort, WEIGHT_MAX,
};

use crate::{ends, kpis};
use selaras_kernel::{
    Actor, BrandId, Change, ItemId, Kind, PersonId, Problem, Result, Right, Timestamp, WorkspaceId,
};
use selaras_store::{Db, Tx};
use selaras_workspaces::brands;
use serde_json::json;

/// Most parts of a brand's strategy.
pub const PARTS_MAX: usize = 1_000;

/// A part of a brand's strategy, as it is kept.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[schema(as = StrategyItem)]
pub struct Part {
    /// Id.
    pub id: ItemId,
    /// The brand.
    pub brand: BrandId,
    /// What it is, and what is said of it.
    pub item: Item,
    /// When it was made (UTC).
    pub created_at: Timestamp,
    /// Who made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_by: Option<PersonId>,
    /// When it was last changed (UTC).
    pub updated_at: Timestamp,
    /// Grows with every change; what `If-Match` is held against.
    pub version: i64,
}

/// Days for which a part that was removed can come back.
pub const KEPT_DAYS: u64 = 30;
/// Parts that are named when something cannot be removed because of them.
const NAMED_MAX: usize = 3;
/// Parts that are forgotten in one round.
const FORGOTTEN_AT_ONCE: i64 = 200;

/// A part to be added.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewStrategyItem)]
pub struct NewPart {
    /// The brand.
    pub brand: BrandId,
    /// What it is, and what is said of it.
    pub item: Item,
}

/// What a part said before a change.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = StrategyVersion)]
pub struct Version {
    /// Which version this was.
    pub version: i64,
    /// What was said.
    pub item: Item,
    /// When it was changed to something else (UTC).
    pub changed_at: Timestamp,
    /// Who changed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changed_by: Option<PersonId>,
}

/// The whole strategy of a brand, in the order in which its parts were made: at most 1,000 parts.
///
/// # Errors
/// `not_found` for a brand whose strategy may not be seen; `forbidden`.
pub async fn list(db: &Db, actor: &Actor, brand: BrandId) -> Result<Vec<Part>> {
    crate::allow(actor, Right::StrategyRead, brand)?;
    store::of_brand(db, actor.workspace, brand).await
}

/// One part.
///
/// # Errors
/// `not_found`.
pub async fn get(db: &Db, actor: &Actor, id: ItemId) -> Result<Part> {
    let found = store::get(db, actor.workspace, id).await?;
    let found = found.filter(|one| actor.may(Right::StrategyRead, Some(one.brand)));
    Ok(found.ok_or_else(|| Problem::not_found("strategy_item"))?)
}

/// What a part said before, the latest first: at most 200.
///
/// # Errors
/// `not_found`.
pub async fn history(db: &Db, actor: &Actor, id: ItemId) -> Result<Vec<Version>> {
    get(db, actor, id).await?;
    store::versions(db, actor.workspace, id).await
}

/// Adds a part. A new goal that contradicts itself is refused: one that is met already, whose deadline has passed, or whose target is none
/// of what it measures.
///
/// # Errors
/// `not_found` for a brand whose strategy may not be seen; `forbidden`; what is said of its fields (`strategy_*`, `goal_*`);
/// `strategy_full`; `smart_*`.
pub async fn create(db: &Db, actor: &Actor, new: NewPart, now: Timestamp) -> Result<Part> {
    crate::allow(actor, Right::StrategyWrite, new.brand)?;
    let part = Part {
        id: ItemId::new(now),
        brand: new.brand,
        item: check::tidied(new.item),
        created_at: now,
        created_by: actor.person,
        updated_at: now,
        version: 1,
    };
    check::alone(&part.item)?;
    if let Item::Goal(goal) = &part.item
        && actor.may(Right::NumbersRead, Some(part.brand))
    {
        crate::judging::accepted(&crate::judging::judge(db, actor, part.brand, goal, None, now).await?)?;
    }
    let change = Change::by(actor, "strategy.created", part.id.0, now).brand(part.brand).to(json!(part.item));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            brands::hold(tx, workspace, part.brand).await?;
            put(tx, workspace, part, change).await
        })
    })
    .await
}

/// Puts a part among the others, within a write that holds its brand, and tells.
async fn put(tx: &mut Tx, workspace: WorkspaceId, part: Part, change: Change) -> Result<Part> {
    let all = store::of_brand_in(tx, workspace, part.brand).await?;
    if all.len() >= PARTS_MAX {
        return Err(Problem::new(Kind::Conflict, "strategy_full").with("limit", PARTS_MAX).into());
    }
    check::among(&part, &all)?;
    store::insert(tx, workspace, &part).await?;
    tx.tell(change);
    tx.answer(&part).await?;
    Ok(part)
}

/// Says a part anew that is still in the version `seen`, if one is given. What it said before is kept. It stays what it is: a goal
/// cannot become a tactic. A goal that is closed or given up ends here: how it stands is fixed ([`ends`]).
///
/// # Errors
/// `not_found`, `forbidden`, `stale`; `strategy_kind`; those of `create` for what is said.
pub async fn update(
    db: &Db,
    actor: &Actor,
    id: ItemId,
    seen: Option<i64>,
    item: Item,
    now: Timestamp,
) -> Result<Part> {
    let old = of_theirs(db, actor, id, seen).await?;
    let item = checked(item)?;
    if item.kind() != old.item.kind() {
        return Err(Problem::invalid("kind", "strategy_kind").with("kind", old.item.kind()).into());
    }
    if item == old.item {
        return Ok(old);
    }
    let fate = match &item {
        Item::Goal(goal) => ends::fate(db, actor, &old, goal, now).await?,
        _ => ends::Fate::Stays,
    };
    let actor = actor.clone();
    db.write(move |tx| {
        Box::pin(async move {
            brands::hold(tx, actor.workspace, old.brand).await?;
            let part = say(tx, &actor, &old, item, now).await?;
            if let (Item::Strategy(was), Item::Strategy(is)) = (&old.item, &part.item)
                && was.objective != is.objective
            {
                carry_along(tx, &actor, &part, is.objective, now).await?;
            }
            ends::follow(tx, &actor, (old.brand, id), fate, now).await?;
            tx.answer(&part).await?;
            Ok(part)
        })
    })
    .await
}

/// The goals of a strategy that serves another objective now serve that too.
async fn carry_along(
    tx: &mut Tx,
    actor: &Actor,
    strategy: &Part,
    objective: ItemId,
    now: Timestamp,
) -> Result<()> {
    for part in store::of_brand_in(tx, actor.workspace, strategy.brand).await? {
        if let Some(goal) = part.item.goal().filter(|goal| goal.strategy == Some(strategy.id)) {
            let goal = Goal { objective: Some(objective), ..goal.clone() };
            say(tx, actor, &part, Item::Goal(Box::new(goal)), now).await?;
        }
    }
    Ok(())
}

/// A part as it would be kept, as far as it can be judged alone.
///
/// # Errors
/// What is said of its fields.
pub(crate) fn checked(item: Item) -> Result<Item, Problem> {
    let item = check::tidied(item);
    check::alone(&item)?;
    Ok(item)
}

/// Says `old` anew within a write that holds its brand: checked among the others, what it said before kept, and told.
pub(crate) async fn say(tx: &mut Tx, actor: &Actor, old: &Part, item: Item, now: Timestamp) -> Result<Part> {
    let change = Change::by(actor, "strategy.updated", old.id.0, now)
        .brand(old.brand)
        .from(json!(old.item))
        .to(json!(item));
    let part = Part { item, updated_at: now, version: old.version + 1, ..old.clone() };
    let all = store::of_brand_in(tx, actor.workspace, part.brand).await?;
    check::among(&part, &all)?;
    if !store::update(tx, actor.workspace, &part, old.version).await? {
        return Err(stale(old.version).into());
    }
    store::keep_version(tx, actor.workspace, old, now, actor.person).await?;
    tx.tell(change);
    Ok(part)
}

/// Removes a part on which no other hangs. For [`KEPT_DAYS`] it can come back ([`restore`]) with all that was told, noted and fixed of it.
///
/// # Errors
/// `not_found`, `forbidden`, `stale`; `strategy_in_use` while other parts hang on it.
pub async fn remove(db: &Db, actor: &Actor, id: ItemId, seen: Option<i64>, now: Timestamp) -> Result<()> {
    let old = of_theirs(db, actor, id, seen).await?;
    let change = Change::by(actor, "strategy.removed", id.0, now).brand(old.brand).from(json!(old.item));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            brands::hold(tx, workspace, old.brand).await?;
            let all = store::of_brand_in(tx, workspace, old.brand).await?;
            let hangs = |one: &&Part| one.item.hangs_on().iter().any(|(_, _, on)| *on == id);
            let hang: Vec<&str> = all.iter().filter(hangs).map(|one| one.item.name()).collect();
            if !hang.is_empty() {
                let names = hang.iter().take(NAMED_MAX).map(|name| format!("“{name}”")).collect::<Vec<_>>();
                let more = if hang.len() > NAMED_MAX { ", …" } else { "" };
                let problem = Problem::new(Kind::Conflict, "strategy_in_use").with("count", hang.len());
                return Err(problem.with("names", names.join(", ") + more).into());
            }
            if !store::remove(tx, workspace, id, old.version, now).await? {
                return Err(stale(old.version).into());
            }
            tx.tell(change);
            Ok(())
        })
    })
    .await
}

/// Brings a part back that was removed, as it was.
///
/// # Errors
/// `not_found`, also after [`KEPT_DAYS`]; `forbidden`; `strategy_full`; those of `create` for what no longer fits the others.
pub async fn restore(db: &Db, actor: &Actor, id: ItemId, now: Timestamp) -> Result<Part> {
    let found = store::removed(db, actor.workspace, id, long_before(now)).await?;
    let found = found.filter(|one| actor.may(Right::StrategyRead, Some(one.brand)));
    let old = found.ok_or_else(|| Problem::not_found("strategy_item"))?;
    actor.require(Right::StrategyWrite, Some(old.brand))?;
    let part = Part { updated_at: now, version: old.version + 1, ..old };
    let change = Change::by(actor, "strategy.restored", id.0, now).brand(part.brand).to(json!(part.item));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            brands::hold(tx, workspace, part.brand).await?;
            if !store::take_back(tx, workspace, id).await? {
                return Err(Problem::not_found("strategy_item").into());
            }
            put(tx, workspace, part, change).await
        })
    })
    .await
}

/// What was removed before this is forgotten.
fn long_before(now: Timestamp) -> Timestamp {
    now - std::time::Duration::from_secs(KEPT_DAYS * 86_400)
}

/// Forgets for good what was removed more than [`KEPT_DAYS`] ago, and all that belongs to it. How many parts. Doing it twice does nothing
/// more.
///
/// # Errors
/// The database's.
pub async fn forget_removed(db: &Db, now: Timestamp) -> Result<usize> {
    let gone = store::removed_before(db, long_before(now), FORGOTTEN_AT_ONCE).await?;
    let count = gone.len();
    for (workspace, id) in gone {
        db.write(move |tx| {
            Box::pin(async move {
                if store::take_back(tx, workspace, id).await? {
                    crate::values::store::forget(tx, workspace, id).await?;
                    crate::checkins::store::forget(tx, workspace, id).await?;
                    ends::store::forget(tx, workspace, id).await?;
                    kpis::store::forget(tx, workspace, id).await?;
                    store::forget_versions(tx, workspace, id).await?;
                }
                Ok(())
            })
        })
        .await?;
    }
    Ok(count)
}

/// A part that the actor may change, still in the version `seen`.
async fn of_theirs(db: &Db, actor: &Actor, id: ItemId, seen: Option<i64>) -> Result<Part> {
    let found = get(db, actor, id).await?;
    actor.require(Right::StrategyWrite, Some(found.brand))?;
    if seen.is_some_and(|seen| seen != found.version) {
        return Err(stale(found.version).into());
    }
    Ok(found)
}

fn stale(version: i64) -> Problem {
    Problem::new(Kind::Stale, "stale").with("version", version)
}
