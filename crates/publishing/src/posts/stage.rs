//! How a post is agreed to: submit, approve, ask for changes. Nobody approves their own.

use super::{
    Post, Stage,
    checks::{Targets, check_contents},
    plan::release,
    readable, store,
};
use crate::versions;
use selaras_kernel::{Actor, Change, Kind, PostId, Problem, Result, Right, Timestamp};
use selaras_networks::Registry;
use selaras_store::Db;
use serde_json::json;

fn wrong_stage(post: &Post) -> Problem {
    Problem::new(Kind::Conflict, "wrong_stage").with("stage", post.stage.as_str())
}

async fn write(
    db: &Db,
    actor: &Actor,
    old: Post,
    post: Post,
    kind: &'static str,
    reason: Option<String>,
    now: Timestamp,
) -> Result<Post> {
    let mut to = json!({"stage": post.stage});
    if let Some(reason) = reason {
        to["reason"] = reason.into();
    }
    let change =
        Change::by(actor, kind, post.id.0, now).brand(post.brand).from(json!({"stage": old.stage})).to(to);
    let workspace = actor.workspace;
    let post = super::steer::next_version(&old, post, now);
    let submitted = kind == "post.submitted";
    db.write(move |tx| {
        Box::pin(async move {
            store::steer(tx, workspace, &old, &post).await?;
            if submitted {
                versions::keep_submitted(tx, workspace, &post, now).await?;
            }
            tx.tell(change);
            tx.answer(&post).await?;
            Ok(post)
        })
    })
    .await
}

/// Submits a draft for review.
///
/// # Errors
/// `wrong_stage`; all problems of the content when the post has a time.
pub async fn submit(db: &Db, networks: &Registry, actor: &Actor, id: PostId, now: Timestamp) -> Result<Post> {
    let old = readable(store::post(db, actor.workspace, id).await?, actor, Right::PostsWrite)?;
    if !matches!(old.stage, Stage::Draft | Stage::ChangesRequested) {
        return Err(wrong_stage(&old).into());
    }
    if old.deliveries.is_empty() {
        return Err(Problem::invalid("variants", "profiles_missing").into());
    }
    let ids: Vec<_> = old.deliveries.iter().map(|d| d.profile).collect();
    let targets = Targets::read(db, actor, old.brand, &ids).await?;
    check_contents(db, networks, actor, &targets, &old).await?;
    let post = Post { stage: Stage::InReview, submitted_by: actor.person, ..old.clone() };
    write(db, actor, old, post, "post.submitted", None, now).await
}

/// Approves a post that somebody else wrote and submitted, as it was `seen` (a version); with a time it goes out then.
///
/// # Errors
/// `wrong_stage`, `own_approval`; `stale` when it was changed since it was seen; `time_past` when its time has gone by meanwhile.
pub async fn approve(
    db: &Db,
    networks: &Registry,
    actor: &Actor,
    id: PostId,
    seen: Option<i64>,
    now: Timestamp,
) -> Result<Post> {
    let old = readable(store::post(db, actor.workspace, id).await?, actor, Right::PostsApprove)?;
    old.still(seen)?;
    if old.stage != Stage::InReview {
        return Err(wrong_stage(&old).into());
    }
    if actor.person.is_some() && (actor.person == old.submitted_by || actor.person == old.created_by) {
        return Err(Problem::new(Kind::Forbidden, "own_approval").into());
    }
    if let Some(due) = old.due_at
        && due < now
    {
        return Err(Problem::invalid("when", "time_past")
            .with("value", due.to_string())
            .with("zone", "UTC")
            .with("now", now.to_string())
            .into());
    }
    // A guest may approve without seeing profiles; the content is checked as the system would.
    let system = Actor::system(actor.workspace);
    let ids: Vec<_> = old.deliveries.iter().map(|d| d.profile).collect();
    let targets = Targets::read(db, &system, old.brand, &ids).await?;
    check_contents(db, networks, &system, &targets, &old).await?;
    let mut post = Post { approved_by: actor.person, ..old.clone() };
    release(&mut post);
    write(db, actor, old, post, "post.approved", None, now).await
}

/// Sends a post back with a reason.
///
/// # Errors
/// `wrong_stage`; `reason_missing`.
pub async fn request_changes(
    db: &Db,
    actor: &Actor,
    id: PostId,
    reason: String,
    now: Timestamp,
) -> Result<Post> {
    let old = readable(store::post(db, actor.workspace, id).await?, actor, Right::PostsApprove)?;
    if old.stage != Stage::InReview {
        return Err(wrong_stage(&old).into());
    }
    if reason.trim().is_empty() {
        return Err(Problem::invalid("reason", "reason_missing").into());
    }
    let post = Post { stage: Stage::ChangesRequested, ..old.clone() };
    write(db, actor, old, post, "post.changes_requested", Some(reason), now).await
}
