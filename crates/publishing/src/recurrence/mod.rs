//! Posts that come again: a rule on the wall clock, and the posts made from it ahead of time.
//!
//! # Design
//! A recurrence makes copies of one of its posts, its lead. A lead that is changed on its own, or goes, hands that over to the next
//! post that nobody has changed (`step_aside`): so "this one" never changes those to come, and deleting the first ends nothing.
//! `following` does what concerns one post and all after it.

mod following;
mod store;
#[cfg(test)]
mod tests;

pub use following::{change_following, delete_following};

use crate::delivery::State;
use crate::posts::{self, Post, Stage};
use jiff::civil::{Date, Time};
use selaras_kernel::{
    Actor, BrandId, Change, Kind, PostId, Problem, RecurrenceId, Result, Right, Timestamp, WorkspaceId,
    schedule::{Recurrence as Rule, WallTime},
};
use selaras_store::{Db, Tx};
use selaras_workspaces::brands;
use serde_json::json;
use std::time::Duration;

/// How far ahead occurrences are made, so that they stand in the calendar and can be changed one by one.
pub const AHEAD: Duration = Duration::from_secs(60 * 24 * 3600);

/// How a post shall repeat.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRecurrence {
    /// The rule.
    pub rule: Rule,
    /// No occurrence after this (UTC).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Timestamp>,
    /// No occurrence after this day on the wall of the post's zone; instead of `until`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub until_day: Option<Date>,
    /// How many further occurrences, at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<i32>,
}

impl NewRecurrence {
    /// # Errors
    /// Problems of the rule; `count_out_of_range`.
    fn check(&self) -> Result<(), Problem> {
        self.rule.check().map_err(|p| p.under("rule"))?;
        match self.count {
            Some(count) if count < 1 => {
                Err(Problem::invalid("count", "count_out_of_range").with("value", count))
            }
            _ => Ok(()),
        }
    }

    /// The last instant at which an occurrence may be, on the wall of `zone`.
    fn end(&self, zone: &str) -> Result<Option<Timestamp>, Problem> {
        let Some(day) = self.until_day else { return Ok(self.until) };
        let at = day.to_datetime(Time::constant(23, 59, 59, 0));
        let zone = selaras_kernel::schedule::zone_named(zone)?;
        let end = zone.to_ambiguous_timestamp(at).later();
        end.map(|at| Some(at.into())).map_err(|_| Problem::invalid("until_day", "day_out_of_range"))
    }
}

/// A rule and how far its posts have been made.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Recurrence {
    /// Its id.
    pub id: RecurrenceId,
    /// The post that is repeated.
    pub post: PostId,
    /// The rule.
    pub rule: Rule,
    /// The last occurrence that was made.
    pub last: WallTime,
    /// No occurrence after this (UTC).
    pub until: Option<Timestamp>,
    /// Further occurrences at most.
    pub remaining: Option<i32>,
    /// When the next occurrence will be made (UTC); absent when there are no more.
    pub next_at: Option<Timestamp>,
    /// Whether it is held back.
    pub paused: bool,
}

impl Recurrence {
    /// Whether it will ever make anything again.
    fn goes_on(&self) -> bool {
        self.next_at.is_some() || self.paused
    }
}

/// A recurrence in the list of a brand's.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Repeating {
    /// The recurrence.
    pub recurrence: Recurrence,
    /// The name of its post, or how its text begins.
    pub name: String,
    /// When the next of its posts is due (UTC).
    pub next_due: Option<Timestamp>,
    /// How many of its posts lie ahead already.
    pub ahead: i64,
}

/// What to look at before a post repeats.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RecurrencePlan)]
pub struct Plan {
    /// Local date and time of the first, such as `2026-12-24T09:30`.
    pub at: String,
    /// IANA zone of `at`.
    pub zone: String,
    /// How it shall repeat.
    pub recurrence: NewRecurrence,
}

/// When an occurrence will be.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct Occurrence {
    /// On the wall clock.
    pub when: WallTime,
    /// The same as an instant (UTC).
    pub due_at: Timestamp,
    /// Whether the clock skips that hour on that day, so that it comes later by the length of the gap.
    pub shifted: bool,
}

/// Most occurrences that are shown ahead.
const SHOWN_MAX: usize = 12;
/// Most recurrences in the list of a brand.
const LIST_MAX: i64 = 500;

/// The next occurrences of a plan, at most twelve. Reads nothing.
///
/// # Errors
/// Problems of the time and of the rule.
pub fn preview(plan: &Plan) -> Result<Vec<Occurrence>, Problem> {
    plan.recurrence.check().map_err(|p| p.under("recurrence"))?;
    let mut last = WallTime::parse(&plan.at, &plan.zone)?;
    let end = plan.recurrence.end(&plan.zone)?;
    let most = plan.recurrence.count.map_or(SHOWN_MAX, |n| usize::try_from(n).unwrap_or(0).min(SHOWN_MAX));
    let mut found = Vec::new();
    while found.len() < most {
        let Some((when, due_at)) = plan.recurrence.rule.next_after(&last)? else { break };
        if end.is_some_and(|end| due_at > end) {
            break;
        }
        let shifted = WallTime::at_instant(due_at, &when.zone)?.at != when.at;
        last = when.clone();
        found.push(Occurrence { when, due_at, shifted });
    }
    Ok(found)
}

/// The recurrences of a brand that go on, are held back, or have several posts ahead though no more are made; the latest first.
///
/// # Errors
/// `not_found`.
pub async fn list(db: &Db, actor: &Actor, brand: BrandId, now: Timestamp) -> Result<Vec<Repeating>> {
    if !actor.may(Right::PostsRead, Some(brand)) {
        return Err(Problem::not_found("brand").into());
    }
    brands::get(db, actor, brand).await?;
    let all = store::of_brand(db, actor.workspace, brand, now, LIST_MAX).await?;
    let gists = posts::gists(db, &all.iter().map(|r| r.post).collect::<Vec<_>>()).await?;
    let ahead = store::ahead(db, actor.workspace, &all, now).await?;
    Ok(all
        .into_iter()
        .map(|recurrence| Repeating {
            name: gists.get(&recurrence.post).map(|gist| gist.name.clone()).unwrap_or_default(),
            next_due: ahead.get(&recurrence.id).map(|(at, _)| *at),
            ahead: ahead.get(&recurrence.id).map_or(0, |(_, count)| *count),
            recurrence,
        })
        .collect())
}

/// Lets a post that has a time repeat.
///
/// # Errors
/// `when_missing` for a post without a time; problems of the rule; `already_recurring`.
pub async fn create(
    db: &Db,
    actor: &Actor,
    post: PostId,
    new: NewRecurrence,
    now: Timestamp,
) -> Result<Recurrence> {
    let post =
        posts::readable(posts::store::post(db, actor.workspace, post).await?, actor, Right::PostsSchedule)?;
    new.check()?;
    if let Some(before) = post.recurrence {
        // One that is over is no reason not to begin another.
        let found = store::get(db, actor.workspace, before).await?;
        if found.is_some_and(|(_, recurrence)| recurrence.goes_on()) {
            return Err(Problem::new(Kind::Conflict, "already_recurring").into());
        }
    }
    let Some(last) = post.when.clone() else {
        return Err(Problem::invalid("post", "when_missing").into());
    };
    let until = new.end(&last.zone)?;
    let last = passed_over(&new.rule, last, now)?;
    let recurrence = Recurrence {
        id: RecurrenceId::new(now),
        post: post.id,
        rule: new.rule,
        last,
        until,
        remaining: new.count,
        next_at: Some(now),
        paused: false,
    };
    let change = Change::by(actor, "recurrence.created", recurrence.id.0, now)
        .brand(post.brand)
        .to(json!({"post": post.id, "rule": recurrence.rule}));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            store::insert(tx, workspace, post.brand, &recurrence, now).await?;
            if !store::mark(tx, workspace, (post.id, post.recurrence), recurrence.id).await? {
                return Err(Problem::new(Kind::Conflict, "already_recurring").into());
            }
            tx.tell(change);
            tx.answer(&recurrence).await?;
            Ok(recurrence)
        })
    })
    .await
}

/// Begins now: what would have been before is none of its occurrences.
fn passed_over(rule: &Rule, mut last: WallTime, now: Timestamp) -> Result<WallTime, Problem> {
    while let Some((wall, _)) = rule.next_after(&last)?.filter(|(_, at)| *at < now) {
        last = wall;
    }
    Ok(last)
}

/// The recurrence, if the actor may steer it.
async fn steerable(db: &Db, actor: &Actor, id: RecurrenceId) -> Result<(BrandId, Recurrence)> {
    let found = store::get(db, actor.workspace, id).await?;
    let found = found
        .filter(|(brand, _)| actor.may(Right::PostsRead, Some(*brand)))
        .ok_or_else(|| Problem::not_found("recurrence"))?;
    actor.require(Right::PostsSchedule, Some(found.0))?;
    Ok(found)
}

/// Holds a recurrence back together with its posts that are scheduled, or lets both go on. A post whose time went by meanwhile is
/// called off, so that nothing goes out in a burst.
///
/// # Errors
/// `not_found`, `forbidden`; `recurrence_over`; `stale` when somebody changed one of its posts at the same moment.
pub async fn hold(
    db: &Db,
    actor: &Actor,
    id: RecurrenceId,
    paused: bool,
    now: Timestamp,
) -> Result<Recurrence> {
    let (brand, recurrence) = steerable(db, actor, id).await?;
    if !recurrence.goes_on() {
        return Err(Problem::new(Kind::Conflict, "recurrence_over").into());
    }
    if recurrence.paused == paused {
        return Ok(recurrence);
    }
    let ids = store::made(db, actor.workspace, id, Timestamp(i64::MIN)).await?;
    let (from, to) =
        if paused { (State::Scheduled, State::Paused) } else { (State::Paused, State::Scheduled) };
    let mut steered = Vec::new();
    for old in posts::store::some(db, actor.workspace, &ids).await? {
        let mut post = old.clone();
        for delivery in post.deliveries.iter_mut().filter(|d| d.state == from) {
            let late = delivery.due_at.is_none_or(|at| at < now);
            delivery.state = if !paused && late { State::Cancelled } else { to };
            delivery.next_at = delivery.due_at.filter(|_| delivery.state == State::Scheduled);
        }
        if !paused && post.stage != Stage::Approved {
            // Its words wait for agreement, so it stays held back.
            continue;
        }
        if old.deliveries.iter().zip(&post.deliveries).any(|(a, b)| a.state != b.state) {
            let post = posts::steer::next_version(&old, post, now);
            let kind = if paused { "post.paused" } else { "post.resumed" };
            let change = Change::by(actor, kind, post.id.0, now).brand(brand).to(json!({"recurrence": id}));
            steered.push((old, post, change));
        }
    }
    let seen = recurrence.last.clone();
    let mut after = Recurrence { paused, next_at: (!paused).then_some(now), ..recurrence };
    if !paused {
        after.last = passed_over(&after.rule, after.last, now)?;
    }
    let kind = if paused { "recurrence.paused" } else { "recurrence.resumed" };
    let change = Change::by(actor, kind, id.0, now).brand(brand);
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            store::hold(tx, workspace, &after, &seen).await?;
            for (old, post, change) in steered {
                posts::store::steer(tx, workspace, &old, &post).await?;
                tx.tell(change);
            }
            tx.tell(change);
            tx.answer(&after).await?;
            Ok(after)
        })
    })
    .await
}

/// Before a post is changed on its own, or goes: if its recurrence copies it, the next that nobody has changed takes its place, or one
/// that is made now.
///
/// # Errors
/// The database's.
pub(crate) async fn step_aside(
    tx: &mut Tx,
    workspace: WorkspaceId,
    post: &Post,
    now: Timestamp,
) -> Result<()> {
    let Some(id) = post.recurrence else { return Ok(()) };
    let found = store::seen(tx, workspace, id).await?;
    let Some(recurrence) = found.filter(|r| r.post == post.id && r.goes_on()) else { return Ok(()) };
    if let Some(next) = store::untouched(tx, workspace, id, post).await? {
        return store::lead(tx, workspace, id, next).await;
    }
    let system = Actor::system(workspace);
    let Some((mut made, after)) = next(post, &recurrence, now) else {
        store::end(tx, workspace, id).await?;
        tx.tell(Change::by(&system, "recurrence.ended", id.0, now).brand(post.brand));
        return Ok(());
    };
    if recurrence.paused {
        for delivery in made.deliveries.iter_mut().filter(|d| d.state == State::Scheduled) {
            delivery.state = State::Paused;
            delivery.next_at = None;
        }
    }
    let after = Recurrence { post: made.id, next_at: after.next_at.filter(|_| !recurrence.paused), ..after };
    store::hold(tx, workspace, &after, &recurrence.last).await?;
    put(tx, workspace, &made)?;
    tx.tell(
        Change::by(&system, "post.recurred", made.id.0, now)
            .brand(made.brand)
            .to(json!({"recurrence": id, "due_at": made.due_at})),
    );
    Ok(())
}

/// What each delivery of a post says.
fn contents(post: &Post) -> Vec<selaras_networks::Content> {
    post.deliveries.iter().map(|d| d.content.clone().unwrap_or_else(|| post.content.clone())).collect()
}

fn put(tx: &mut Tx, workspace: WorkspaceId, post: &Post) -> Result<()> {
    posts::store::insert(tx, workspace, post, &contents(post))
}

/// Ends a recurrence; posts that were made from it stay.
///
/// # Errors
/// `not_found`.
pub async fn end(db: &Db, actor: &Actor, id: RecurrenceId, now: Timestamp) -> Result<()> {
    let (brand, _) = steerable(db, actor, id).await?;
    let change = Change::by(actor, "recurrence.ended", id.0, now).brand(brand);
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            store::end(tx, workspace, id).await?;
            tx.tell(change);
            Ok(())
        })
    })
    .await
}

/// Makes everything that falls within `AHEAD` of now, at most as many as there are days in it, for somebody who waits to see it.
///
/// # Errors
/// The database's.
pub async fn extend_fully(db: &Db, now: Timestamp) -> Result<()> {
    for _ in 0..=AHEAD.as_secs() / (24 * 3600) {
        if extend(db, now).await? == 0 {
            break;
        }
    }
    Ok(())
}

/// Makes the next occurrence of each recurrence that falls within `AHEAD` of now. Idempotent: each occurrence is made in the same transaction that
/// moves the rule on. Returns how many were made.
///
/// # Errors
/// The database's.
pub async fn extend(db: &Db, now: Timestamp) -> Result<usize> {
    let mut made = 0;
    for (workspace, recurrence) in store::due(db, now, 100).await? {
        let template = posts::store::post(db, workspace, recurrence.post).await?;
        let actor = Actor::system(workspace);
        let step = template.and_then(|post| next(&post, &recurrence, now));
        let seen = recurrence.last.at.to_string();
        let moved = db
            .write(move |tx| {
                Box::pin(async move {
                    let Some((post, after)) = step else {
                        store::advance(tx, recurrence.id, &seen, &Recurrence { next_at: None, ..recurrence })
                            .await?;
                        return Ok(false);
                    };
                    if !store::advance(tx, after.id, &seen, &after).await? {
                        return Ok(false);
                    }
                    put(tx, workspace, &post)?;
                    tx.tell(
                        Change::by(&actor, "post.recurred", post.id.0, now)
                            .brand(post.brand)
                            .to(json!({"recurrence": after.id, "due_at": post.due_at})),
                    );
                    Ok(true)
                })
            })
            .await?;
        made += usize::from(moved);
    }
    Ok(made)
}

/// The next occurrence as a post, and the rule after it; `None` when there are no more.
fn next(template: &Post, recurrence: &Recurrence, now: Timestamp) -> Option<(Post, Recurrence)> {
    let (wall, at) = recurrence.rule.next_after(&recurrence.last).ok().flatten()?;
    let remaining = recurrence.remaining.map(|n| n - 1);
    if recurrence.until.is_some_and(|until| at > until) || remaining.is_some_and(|n| n < 0) {
        return None;
    }
    // What a node that slept missed is passed over, not sent in a burst.
    let missed = at < now;
    let post =
        Post { recurrence: Some(recurrence.id), ..posts::repeated(template, wall.clone(), at, missed, now) };
    let following = recurrence.rule.next_after(&wall).ok().flatten().map(|(_, at)| (at - AHEAD).max(now));
    let after = Recurrence { last: wall, remaining, next_at: following, ..recurrence.clone() };
    debug_assert!(
        !missed || template.stage != Stage::Approved || post.deliveries.iter().all(|d| d.next_at.is_none())
    );
    Some((post, after))
}
