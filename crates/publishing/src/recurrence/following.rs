//! What concerns a post of a recurrence and all that come after it.

use super::{Recurrence, contents, store};
use crate::posts::{self, Post};
use selaras_kernel::{Actor, Change, Kind, PostId, Problem, Result, Right, Timestamp, schedule::WallTime};
use selaras_store::Db;
use serde_json::json;

/// The post, its recurrence, and the posts after it of which nothing has appeared.
async fn read(db: &Db, actor: &Actor, id: PostId) -> Result<(Post, Recurrence, Vec<Post>)> {
    let post =
        posts::readable(posts::store::post(db, actor.workspace, id).await?, actor, Right::PostsSchedule)?;
    let not_one = || Problem::new(Kind::Conflict, "not_recurring");
    let (of, due) = post.recurrence.zip(post.due_at).ok_or_else(not_one)?;
    let (_, recurrence) = store::get(db, actor.workspace, of).await?.ok_or_else(not_one)?;
    let ids = store::made(db, actor.workspace, of, due).await?;
    let ids: Vec<_> = ids.into_iter().filter(|other| *other != id).collect();
    let mut later = posts::store::some(db, actor.workspace, &ids).await?;
    later.retain(|other| other.deliveries.iter().all(|d| d.state.editable() && d.posted.is_empty()));
    later.sort_by_key(|other| (other.due_at, other.id));
    Ok((post, recurrence, later))
}

/// Makes every later post of its recurrence say what this one says, at this one's time of day and each on its own day; so do those
/// that are still to be made. Returns how many were changed.
///
/// # Errors
/// `not_found`, `forbidden`; `not_recurring`; `stale` when somebody changed one of them at the same moment.
pub async fn change_following(db: &Db, actor: &Actor, id: PostId, now: Timestamp) -> Result<usize> {
    let (post, recurrence, later) = read(db, actor, id).await?;
    actor.require(Right::PostsWrite, Some(post.brand))?;
    let Some(lead) = post.when.clone() else {
        return Err(Problem::new(Kind::Conflict, "not_recurring").into());
    };
    let moved =
        |day: &WallTime| WallTime { at: day.at.date().to_datetime(lead.at.time()), zone: lead.zone.clone() };
    let zone = selaras_kernel::schedule::zone_named(&lead.zone)?;
    let mut changed = Vec::new();
    for old in later {
        let Some(when) = old.when.as_ref().map(&moved) else { continue };
        let Ok(at) = zone.to_ambiguous_timestamp(when.at).compatible() else { continue };
        let made = posts::repeated(&post, when, at.into(), false, now);
        let made = Post {
            id: old.id,
            created_by: old.created_by,
            created_at: old.created_at,
            version: old.version + 1,
            recurrence: old.recurrence,
            ..made
        };
        let change = Change::by(actor, "post.changed", old.id.0, now)
            .brand(old.brand)
            .to(json!({"like": post.id, "due_at": made.due_at}));
        changed.push((old, made, change));
    }
    let seen = recurrence.last.clone();
    let after = Recurrence { post: post.id, last: moved(&seen), ..recurrence };
    let count = changed.len();
    let change = Change::by(actor, "recurrence.changed", after.id.0, now)
        .brand(post.brand)
        .to(json!({"post": post.id, "posts": count}));
    let actor = actor.clone();
    db.write(move |tx| {
        Box::pin(async move {
            let workspace = actor.workspace;
            for (old, made, change) in changed {
                crate::versions::keep_before_change(tx, &actor, &old, now).await?;
                posts::store::replace(tx, workspace, &made, &contents(&made), old.version).await?;
                tx.tell(change);
            }
            store::hold(tx, workspace, &after, &seen).await?;
            tx.tell(change);
            tx.answer(&count).await?;
            Ok(count)
        })
    })
    .await
}

/// Deletes a post and every later one of its recurrence of which nothing has appeared, and ends the recurrence. Returns how many
/// went.
///
/// # Errors
/// `not_found`, `forbidden`; `not_recurring`; `post_underway`; `stale`.
pub async fn delete_following(db: &Db, actor: &Actor, id: PostId, now: Timestamp) -> Result<usize> {
    let (post, recurrence, later) = read(db, actor, id).await?;
    actor.require(Right::PostsWrite, Some(post.brand))?;
    if !post.deliveries.iter().all(|d| d.state.editable() && d.posted.is_empty()) {
        return Err(Problem::new(Kind::Conflict, "post_underway").into());
    }
    let brand = post.brand;
    let gone: Vec<Post> = std::iter::once(post).chain(later).collect();
    let count = gone.len();
    let actor = actor.clone();
    db.write(move |tx| {
        Box::pin(async move {
            for post in gone {
                posts::store::delete(tx, actor.workspace, &post).await?;
                tx.tell(
                    Change::by(&actor, "post.deleted", post.id.0, now)
                        .brand(brand)
                        .from(json!({"title": post.title, "content": post.content})),
                );
            }
            store::end(tx, actor.workspace, recurrence.id).await?;
            tx.tell(Change::by(&actor, "recurrence.ended", recurrence.id.0, now).brand(brand));
            tx.answer(&count).await?;
            Ok(count)
        })
    })
    .await
}
