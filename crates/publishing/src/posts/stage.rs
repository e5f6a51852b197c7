//! How a post is agreed to: submit, approve, ask for changes, reject. Nobody decides about their own.

use super::{
    Post, Stage,
    checks::{Targets, check_contents},
    plan::{release, withhold},
    readable, store,
};
use crate::{
    approval::{self, Open, ReviewStep, Verdict},
    versions,
};
use selaras_kernel::{Actor, Change, Kind, PostId, Problem, Result, Right, Timestamp};
use selaras_networks::Registry;
use selaras_store::Db;
use serde_json::json;

fn wrong_stage(post: &Post) -> Problem {
    Problem::new(Kind::Conflict, "wrong_stage").with("stage", post.stage.as_str())
}

/// What is written about the steps of a post together with its stage.
enum Steps {
    /// They begin.
    Begin(Vec<ReviewStep>),
    /// The open one is decided.
    Decide(Open, Verdict, Option<String>),
    /// They are what they were before the last decision.
    Undo(Vec<ReviewStep>),
    /// Nothing.
    Keep,
}

struct Told {
    kind: &'static str,
    to: serde_json::Value,
}

async fn write(
    db: &Db,
    actor: &Actor,
    (old, post): (Post, Post),
    told: Told,
    steps: Steps,
    now: Timestamp,
) -> Result<Post> {
    let mut to = told.to;
    to["stage"] = json!(post.stage);
    let change = Change::by(actor, told.kind, post.id.0, now)
        .brand(post.brand)
        .from(json!({"stage": old.stage}))
        .to(to);
    let actor = actor.clone();
    let post = super::steer::next_version(&old, post, now);
    db.write(move |tx| {
        Box::pin(async move {
            let workspace = actor.workspace;
            store::steer(tx, workspace, &old, &post).await?;
            match steps {
                Steps::Begin(steps) => {
                    versions::keep_submitted(tx, workspace, &post, now).await?;
                    approval::begin(tx, workspace, &post, steps, now).await?;
                }
                Steps::Decide(open, verdict, reason) => {
                    open.decide(tx, &actor, &post, (verdict, reason), now).await?;
                }
                Steps::Undo(steps) => approval::put(tx, workspace, &post, &steps).await?,
                Steps::Keep => {}
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
    let (steps, people) = approval::prepare(db, actor.workspace, &post, &targets.networks(), now).await?;
    let told = Told { kind: "post.submitted", to: json!({"people": people, "step": steps[0].name}) };
    write(db, actor, (old, post), told, Steps::Begin(steps), now).await
}

/// Approves the open step of a post that somebody else wrote and submitted, as it was `seen` (a version). The last step releases
/// it: with a time it goes out then.
///
/// # Errors
/// `wrong_stage`, `own_approval`, `step_of_others`; `stale` when it was changed since it was seen; `time_past` when its time has gone by meanwhile.
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
    let open = Open::read(db, actor.workspace, old.id, now).await?;
    open.allow_approval(actor, &old, now)?;
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
    let mut to = json!({});
    if !open.name().is_empty() {
        to["step"] = open.name().into();
    }
    let kind = if open.is_last() {
        release(&mut post);
        "post.approved"
    } else {
        to["people"] = json!(open.next_people(db, actor.workspace, &post, now).await?);
        "post.step_approved"
    };
    let decided = Steps::Decide(open, Verdict::Approved, None);
    write(db, actor, (old, post), Told { kind, to }, decided, now).await
}

/// Sends a post back with a reason.
///
/// # Errors
/// `wrong_stage`, `step_of_others`; `reason_missing`.
pub async fn request_changes(
    db: &Db,
    actor: &Actor,
    id: PostId,
    reason: String,
    now: Timestamp,
) -> Result<Post> {
    refuse(db, actor, (id, None), (Stage::ChangesRequested, Verdict::ChangesRequested), reason, now).await
}

/// Turns a post down, as it was `seen` (a version), with a reason: it stops here until somebody takes it back to draft.
///
/// # Errors
/// `wrong_stage`, `step_of_others`; `reason_missing`; `stale` when it was changed since it was seen.
pub async fn reject(
    db: &Db,
    actor: &Actor,
    id: PostId,
    seen: Option<i64>,
    reason: String,
    now: Timestamp,
) -> Result<Post> {
    refuse(db, actor, (id, seen), (Stage::Rejected, Verdict::Rejected), reason, now).await
}

async fn refuse(
    db: &Db,
    actor: &Actor,
    (id, seen): (PostId, Option<i64>),
    (stage, verdict): (Stage, Verdict),
    reason: String,
    now: Timestamp,
) -> Result<Post> {
    let old = readable(store::post(db, actor.workspace, id).await?, actor, Right::PostsApprove)?;
    old.still(seen)?;
    if old.stage != Stage::InReview {
        return Err(wrong_stage(&old).into());
    }
    let open = Open::read(db, actor.workspace, old.id, now).await?;
    open.allow_refusal(actor, &old, now)?;
    if reason.trim().is_empty() {
        return Err(Problem::invalid("reason", "reason_missing").into());
    }
    let kind = match verdict {
        Verdict::Rejected => "post.rejected",
        _ => "post.changes_requested",
    };
    let post = Post { stage, ..old.clone() };
    let told = Told { kind, to: json!({"reason": reason}) };
    write(db, actor, (old, post), told, Steps::Decide(open, verdict, Some(reason)), now).await
}

/// Takes a rejected post back to draft.
///
/// # Errors
/// `wrong_stage`.
pub async fn reopen(db: &Db, actor: &Actor, id: PostId, now: Timestamp) -> Result<Post> {
    let old = readable(store::post(db, actor.workspace, id).await?, actor, Right::PostsWrite)?;
    if old.stage != Stage::Rejected {
        return Err(wrong_stage(&old).into());
    }
    let post = Post { stage: Stage::Draft, approved_by: None, ..old.clone() };
    let told = Told { kind: "post.reopened", to: json!({}) };
    write(db, actor, (old, post), told, Steps::Keep, now).await
}

/// Takes back the decision that the actor made a moment ago, as long as nothing came of it: the post waits for that decision
/// again.
///
/// # Errors
/// `decision_of_others`, `decision_stands` when it is too long ago, `wrong_stage` when the post has moved on, `post_underway` when it is being sent or has appeared anywhere;
/// `stale` when it was changed since it was `seen`.
pub async fn take_back(
    db: &Db,
    actor: &Actor,
    id: PostId,
    seen: Option<i64>,
    now: Timestamp,
) -> Result<Post> {
    let old = readable(store::post(db, actor.workspace, id).await?, actor, Right::PostsApprove)?;
    old.still(seen)?;
    let (steps, was) = approval::before_decision(db, actor, old.id, now).await?;
    if old.stage != was {
        return Err(wrong_stage(&old).into());
    }
    if !old.deliveries.iter().all(|d| d.state.editable() && d.posted.is_empty()) {
        return Err(Problem::new(Kind::Conflict, "post_underway").into());
    }
    let mut post = Post { stage: Stage::InReview, approved_by: None, ..old.clone() };
    withhold(&mut post);
    let told = Told { kind: "post.decision_taken_back", to: json!({}) };
    write(db, actor, (old, post), told, Steps::Undo(steps), now).await
}
