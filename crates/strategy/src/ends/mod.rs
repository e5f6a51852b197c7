//! How goals ended, and what that says of how goals are set.
//!
//! # Design
//! Numbers are counted again for weeks, people correct what they told, and a score that moves with them would judge the past anew each
//! time. So a goal's end is fixed once: when somebody closes it or gives it up, or [`SETTLED_DAYS`] after its deadline, when the last
//! days are counted too. From then on it stays, whatever is counted or said later; what would come out today stands beside it on the
//! goal's own page. It is withdrawn only when the goal goes on: opened again, or given a later deadline, before that has passed.

mod ambition;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub use ambition::{Ambition, Judged, Quarter, Verdict, judge};

use crate::{
    items::{self, Framework, Goal, GoalState, Part},
    progress::{self, Seen},
};
use jiff::{ToSpan, civil::Date};
use selaras_kernel::{
    Actor, BrandId, Change, ItemId, PersonId, Result, Right, Timestamp, schedule::zone_named,
};
use selaras_store::{Db, Tx};
use selaras_workspaces::brands;
use serde_json::json;

/// Days after a deadline on which its last days are counted: networks tell late.
pub const SETTLED_DAYS: i32 = 3;
/// Goals that are read at a time.
const BATCH: i64 = 200;

/// Why a goal ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = GoalEndReason)]
pub enum EndReason {
    /// Its deadline passed.
    Over,
    /// Somebody closed it.
    Closed,
    /// It was given up.
    Dropped,
}

/// How a goal ended. Never changed: withdrawn, where the goal goes on.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = GoalEnd)]
pub struct End {
    /// The goal.
    pub goal: ItemId,
    /// When this was fixed (UTC).
    pub fixed_at: Timestamp,
    /// Who ended it; absent where its time was over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fixed_by: Option<PersonId>,
    /// What ended, and how it stood.
    #[serde(flatten)]
    pub ended: Ended,
}

impl End {
    /// The day that it is of: the deadline, or the day on which the goal was closed before.
    pub(crate) fn last_day(&self) -> Date {
        self.ended.deadline.min(self.ended.seen.day)
    }
}

/// What ended, and how it stood.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[schema(as = GoalEnded)]
pub struct Ended {
    /// Why.
    pub reason: EndReason,
    /// The goal in words, as it was said then.
    pub title: String,
    /// How it was judged.
    pub framework: Framework,
    /// Its last day, as it was said then.
    #[schema(value_type = String, format = "date")]
    pub deadline: Date,
    /// How it stood.
    pub seen: Seen,
}

/// How a goal ended; absent while it goes on, or is not settled yet.
///
/// # Errors
/// The database's.
pub(crate) async fn of(db: &Db, actor: &Actor, goal: ItemId) -> Result<Option<End>> {
    store::of_goal(db, actor.workspace, goal).await
}

/// How the goals of a brand ended, the earliest first.
///
/// # Errors
/// The database's.
pub(crate) async fn of_brand(db: &Db, actor: &Actor, brand: BrandId) -> Result<Vec<End>> {
    store::of_brand(db, actor.workspace, brand).await
}

/// Whether the brand's OKRs are set too soft or too hard, from the last that ended.
///
/// # Errors
/// `not_found` for a brand that may not be seen; `forbidden` without the right to see numbers.
pub async fn ambition(db: &Db, actor: &Actor, brand: BrandId) -> Result<Ambition> {
    crate::allow(actor, Right::StrategyRead, brand)?;
    actor.require(Right::NumbersRead, Some(brand))?;
    let ends = store::of_brand(db, actor.workspace, brand).await?;
    let judged = ends.into_iter().filter_map(|end| {
        // The mean of those that somebody counted would be that of another goal.
        let is_whole = end.ended.seen.results.iter().all(|one| one.score.is_some());
        let is_okr = end.ended.framework == Framework::Okr && end.ended.reason != EndReason::Dropped;
        let counts = is_okr && is_whole;
        let score = end.ended.seen.score.filter(|_| counts)?;
        Some(Judged { ended: end.last_day(), goal: end.goal, title: end.ended.title, score })
    });
    Ok(judge(judged.collect()))
}

/// What becomes of a goal's end when the goal is said anew.
#[derive(Debug)]
pub(crate) enum Fate {
    /// It goes on: an end that it had no longer stands.
    GoesOn,
    /// It ends, unless it has before.
    Ends(Box<Ended>),
    /// Nothing.
    Stays,
}

/// What becomes of the end of a goal when it is said like this.
///
/// # Errors
/// The database's.
pub(crate) async fn fate(db: &Db, actor: &Actor, old: &Part, goal: &Goal, now: Timestamp) -> Result<Fate> {
    let today = progress::today(db, actor, old.brand, now).await?;
    if goal.state == GoalState::Open {
        return Ok(if goal.deadline >= today { Fate::GoesOn } else { Fate::Stays });
    }
    if store::of_goal(db, actor.workspace, old.id).await?.is_some() {
        return Ok(Fate::Stays);
    }
    let item = items::Item::Goal(Box::new(goal.clone()));
    ended(db, &Part { item, ..old.clone() }, goal, &Actor::system(actor.workspace), today)
        .await
        .map(Fate::Ends)
}

async fn ended(db: &Db, part: &Part, goal: &Goal, system: &Actor, today: Date) -> Result<Box<Ended>> {
    let seen = progress::seen(db, system, part, goal, today).await?;
    Ok(Box::new(Ended {
        reason: match goal.state {
            GoalState::Open => EndReason::Over,
            GoalState::Closed => EndReason::Closed,
            GoalState::Dropped => EndReason::Dropped,
        },
        title: goal.title.clone(),
        framework: goal.framework,
        deadline: goal.deadline,
        seen,
    }))
}

/// Does what becomes of a goal's end, in the write that says the goal anew.
///
/// # Errors
/// The database's.
pub(crate) async fn follow(
    tx: &mut Tx,
    actor: &Actor,
    (brand, goal): (BrandId, ItemId),
    fate: Fate,
    now: Timestamp,
) -> Result<()> {
    match fate {
        Fate::Stays => {}
        Fate::GoesOn => {
            if let Some(end) = store::withdraw(tx, actor.workspace, goal).await? {
                tx.tell(
                    Change::by(actor, "strategy.end_withdrawn", goal.0, now)
                        .brand(brand)
                        .from(json!(end.ended)),
                );
            }
        }
        Fate::Ends(ended) => fix(tx, actor, brand, goal, *ended, now).await?,
    }
    Ok(())
}

async fn fix(
    tx: &mut Tx,
    actor: &Actor,
    brand: BrandId,
    goal: ItemId,
    ended: Ended,
    now: Timestamp,
) -> Result<()> {
    let change = Change::by(actor, "strategy.ended", goal.0, now).brand(brand).to(json!(ended));
    let end = End { goal, fixed_at: now, fixed_by: actor.person, ended };
    if store::insert(tx, actor.workspace, brand, &end).await? {
        tx.tell(change);
    }
    Ok(())
}

/// Fixes how goals ended whose time is over and settled, in all real brands; those that were closed before ends were kept, too. Doing it
/// twice, or on two nodes, does no harm. Says of how many.
///
/// # Errors
/// The database's.
pub async fn fix_due(db: &Db, now: Timestamp) -> Result<usize> {
    let (mut after, mut count) = (None, 0);
    loop {
        let found = store::without_end(db, after, BATCH).await?;
        after = found.last().map(|one| one.part.id);
        for one in &found {
            // One that cannot be fixed keeps no other from it.
            match fix_one(db, one, now).await {
                Ok(fixed) => count += usize::from(fixed),
                Err(error) => {
                    tracing::error!(goal = %one.part.id, %error, "how a goal ended cannot be fixed")
                }
            }
        }
        if found.len() < BATCH as usize {
            return Ok(count);
        }
    }
}

/// Whether its end is fixed now.
async fn fix_one(db: &Db, one: &store::Found, now: Timestamp) -> Result<bool> {
    let Some(goal) = one.part.item.goal() else { return Ok(false) };
    let today = now.to_jiff().to_zoned(zone_named(&one.zone)?).date();
    let settled = goal.deadline.saturating_add(SETTLED_DAYS.days()) < today;
    if goal.state == GoalState::Open && !settled {
        return Ok(false);
    }
    let system = Actor::system(one.workspace);
    let ended = *ended(db, &one.part, goal, &system, today).await?;
    let (brand, id, version) = (one.part.brand, one.part.id, one.part.version);
    db.write(move |tx| {
        Box::pin(async move {
            brands::hold(tx, system.workspace, brand).await?;
            // Said anew in between, it is looked at next time.
            let same = items::store::version(tx, system.workspace, id).await? == Some(version);
            if same {
                fix(tx, &system, brand, id, ended, now).await?;
            }
            Ok(same)
        })
    })
    .await
}
