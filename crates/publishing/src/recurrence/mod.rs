//! Posts that come again: a rule on the wall clock, and the posts made from it ahead of time.

mod store;
#[cfg(test)]
mod tests;

use crate::posts::{self, Post, Stage};
use selaras_kernel::{
    Actor, Change, Kind, PostId, Problem, RecurrenceId, Result, Right, Timestamp,
    schedule::{Recurrence as Rule, WallTime},
};
use selaras_store::Db;
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
    /// How many further occurrences, at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<i32>,
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
    new.rule.check().map_err(|p| p.under("rule"))?;
    if let Some(count) = new.count.filter(|count| *count < 1) {
        return Err(Problem::invalid("count", "count_out_of_range").with("value", count).into());
    }
    if post.recurrence.is_some() {
        return Err(Problem::new(Kind::Conflict, "already_recurring").into());
    }
    let Some(mut last) = post.when.clone() else {
        return Err(Problem::invalid("post", "when_missing").into());
    };
    // An old post begins to repeat now; what would have been before is none of its occurrences.
    while let Some((wall, _)) = new.rule.next_after(&last)?.filter(|(_, at)| *at < now) {
        last = wall;
    }
    let recurrence = Recurrence {
        id: RecurrenceId::new(now),
        post: post.id,
        rule: new.rule,
        last,
        until: new.until,
        remaining: new.count,
        next_at: Some(now),
    };
    let change = Change::by(actor, "recurrence.created", recurrence.id.0, now)
        .brand(post.brand)
        .to(json!({"post": post.id, "rule": recurrence.rule}));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            store::insert(tx, workspace, post.brand, &recurrence, now).await?;
            if !store::mark(tx, workspace, post.id, recurrence.id).await? {
                return Err(Problem::new(Kind::Conflict, "already_recurring").into());
            }
            tx.tell(change);
            tx.answer(&recurrence).await?;
            Ok(recurrence)
        })
    })
    .await
}

/// Ends a recurrence; posts that were made from it stay.
///
/// # Errors
/// `not_found`.
pub async fn end(db: &Db, actor: &Actor, id: RecurrenceId, now: Timestamp) -> Result<()> {
    let found = store::get(db, actor.workspace, id).await?;
    let (brand, _) = found
        .filter(|(brand, _)| actor.may(Right::PostsRead, Some(*brand)))
        .ok_or_else(|| Problem::not_found("recurrence"))?;
    actor.require(Right::PostsSchedule, Some(brand))?;
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

/// Makes the occurrences that fall within `AHEAD` of now. Idempotent: each occurrence is made in the same transaction that
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
                    let contents: Vec<_> = post
                        .deliveries
                        .iter()
                        .map(|d| d.content.clone().unwrap_or_else(|| post.content.clone()))
                        .collect();
                    posts::store::insert(tx, workspace, &post, &contents)?;
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
    let post = posts::repeated(template, wall.clone(), at, missed, now);
    let following = recurrence.rule.next_after(&wall).ok().flatten().map(|(_, at)| (at - AHEAD).max(now));
    let after = Recurrence { last: wall, remaining, next_at: following, ..recurrence.clone() };
    debug_assert!(
        !missed || template.stage != Stage::Approved || post.deliveries.iter().all(|d| d.next_at.is_none())
    );
    Some((post, after))
}
