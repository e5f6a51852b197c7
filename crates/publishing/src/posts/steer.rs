//! How people steer what is scheduled: time it, hold it back, call it off, try it again, settle what is in doubt.

use super::{
    Post, PostState, Stage,
    checks::{Targets, check_contents},
    plan::{When, plan, release, take_slots},
    readable, store,
};
use crate::delivery::State;
use selaras_kernel::{Actor, Change, DeliveryId, Kind, PostId, Problem, Result, Right, Timestamp};
use selaras_networks::{Posted, Registry};
use selaras_store::Db;
use serde_json::json;

/// `post` as what comes after `old`.
pub(crate) fn next_version(old: &Post, post: Post, now: Timestamp) -> Post {
    let state = PostState::of(post.stage, &post.deliveries.iter().map(|d| d.state).collect::<Vec<_>>());
    Post { version: old.version + 1, updated_at: now, state, ..post }
}

/// Writes `post` in place of `old` with the next version.
async fn save(db: &Db, actor: &Actor, old: Post, post: Post, change: Change, now: Timestamp) -> Result<Post> {
    let post = next_version(&old, post, now);
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            store::steer(tx, workspace, &old, &post).await?;
            tx.tell(change);
            tx.answer(&post).await?;
            Ok(post)
        })
    })
    .await
}

fn states(post: &Post) -> serde_json::Value {
    json!({"when": post.when, "states": post.deliveries.iter().map(|d| json!([d.id, d.state.as_str()])).collect::<Vec<_>>()})
}

async fn change_deliveries(
    db: &Db,
    actor: &Actor,
    id: PostId,
    kind: &'static str,
    now: Timestamp,
    change: impl FnOnce(&mut Post) -> Result<(), Problem>,
) -> Result<Post> {
    let old = readable(store::post(db, actor.workspace, id).await?, actor, Right::PostsSchedule)?;
    let mut post = old.clone();
    change(&mut post)?;
    let told = Change::by(actor, kind, id.0, now).brand(old.brand).from(states(&old)).to(states(&post));
    save(db, actor, old, post, told, now).await
}

/// Whether any delivery is in one of `states`.
///
/// # Errors
/// `wrong_state`, naming the state of the post.
fn need(post: &Post, allowed: &[State]) -> Result<(), Problem> {
    if post.deliveries.iter().any(|d| allowed.contains(&d.state)) {
        Ok(())
    } else {
        let state = serde_json::to_value(post.state).unwrap_or_default();
        Err(Problem::new(Kind::Conflict, "wrong_state").with("state", state))
    }
}

/// Gives an approved post (or any, where the brand wants no approval) its time, or moves it.
///
/// # Errors
/// `approval_missing`; problems of the time and of the content; `post_underway` when it is being sent.
pub async fn schedule(
    db: &Db,
    networks: &Registry,
    actor: &Actor,
    id: PostId,
    when: &When,
    now: Timestamp,
) -> Result<Post> {
    let old = readable(store::post(db, actor.workspace, id).await?, actor, Right::PostsSchedule)?;
    if !old.deliveries.iter().all(|d| d.state.editable() && d.posted.is_empty()) {
        return Err(Problem::new(Kind::Conflict, "post_underway").into());
    }
    if old.stage == Stage::Rejected {
        return Err(Problem::new(Kind::Conflict, "post_rejected").into());
    }
    let ids: Vec<_> = old.deliveries.iter().map(|d| d.profile).collect();
    let targets = Targets::read(db, actor, old.brand, &ids).await?;
    if targets.brand.approval && old.stage != Stage::Approved {
        return Err(Problem::new(Kind::Conflict, "approval_missing").into());
    }
    let mut post = old.clone();
    for delivery in &mut post.deliveries {
        delivery.state = State::Draft;
        delivery.next_at = None;
        delivery.attempts = 0;
        delivery.error = None;
    }
    let slots = plan(db, actor, &targets, &mut post, when, now).await?;
    check_contents(db, networks, actor, &targets, &post).await?;
    release(&mut post);
    let told = Change::by(actor, "post.scheduled", id.0, now).brand(old.brand).from(states(&old));
    let workspace = actor.workspace;
    let post = next_version(&old, post, now);
    db.write(move |tx| {
        Box::pin(async move {
            let mut post = post;
            take_slots(tx, workspace, &mut post, &slots, now).await?;
            store::steer(tx, workspace, &old, &post).await?;
            tx.tell(told.to(states(&post)));
            tx.answer(&post).await?;
            Ok(post)
        })
    })
    .await
}

/// Publishes at once.
///
/// # Errors
/// Those of `schedule`.
pub async fn publish_now(
    db: &Db,
    networks: &Registry,
    actor: &Actor,
    id: PostId,
    now: Timestamp,
) -> Result<Post> {
    schedule(db, networks, actor, id, &When { now: true, ..When::default() }, now).await
}

/// Holds back what is scheduled.
///
/// # Errors
/// `wrong_state` when nothing is.
pub async fn pause(db: &Db, actor: &Actor, id: PostId, now: Timestamp) -> Result<Post> {
    change_deliveries(db, actor, id, "post.paused", now, |post| {
        need(post, &[State::Scheduled])?;
        for delivery in post.deliveries.iter_mut().filter(|d| d.state == State::Scheduled) {
            delivery.state = State::Paused;
            delivery.next_at = None;
        }
        Ok(())
    })
    .await
}

/// Lets what was held back go on; what is overdue goes out at once.
///
/// # Errors
/// `wrong_state` when nothing is held back; `approval_missing` when its words were changed meanwhile.
pub async fn resume(db: &Db, actor: &Actor, id: PostId, now: Timestamp) -> Result<Post> {
    change_deliveries(db, actor, id, "post.resumed", now, |post| {
        need(post, &[State::Paused])?;
        if post.stage != Stage::Approved {
            // Its words were changed while it was held back, and wait for agreement.
            return Err(Problem::new(Kind::Conflict, "approval_missing"));
        }
        for delivery in post.deliveries.iter_mut().filter(|d| d.state == State::Paused) {
            delivery.state = State::Scheduled;
            delivery.next_at = Some(delivery.due_at.unwrap_or(now).max(now));
        }
        Ok(())
    })
    .await
}

/// Calls off what has not gone out.
///
/// # Errors
/// `wrong_state` when there is nothing left to call off.
pub async fn cancel(db: &Db, actor: &Actor, id: PostId, now: Timestamp) -> Result<Post> {
    let open = [State::Draft, State::Scheduled, State::Paused, State::Failed];
    change_deliveries(db, actor, id, "post.cancelled", now, |post| {
        need(post, &open)?;
        for delivery in post.deliveries.iter_mut().filter(|d| open.contains(&d.state)) {
            delivery.state = State::Cancelled;
            delivery.next_at = None;
        }
        Ok(())
    })
    .await
}

/// Tries failed deliveries again at once: all of the post, or one.
///
/// # Errors
/// `wrong_state` when none failed.
pub async fn retry(
    db: &Db,
    actor: &Actor,
    id: PostId,
    only: Option<DeliveryId>,
    now: Timestamp,
) -> Result<Post> {
    change_deliveries(db, actor, id, "post.retried", now, |post| {
        let meant =
            |d: &crate::delivery::Delivery| d.state == State::Failed && only.is_none_or(|only| only == d.id);
        if !post.deliveries.iter().any(meant) {
            need(post, &[])?;
        }
        for delivery in post.deliveries.iter_mut().filter(|d| meant(d)) {
            delivery.state = State::Scheduled;
            delivery.next_at = Some(now);
            delivery.attempts = 0;
        }
        Ok(())
    })
    .await
}

/// A person has looked: the unconfirmed delivery appeared (with its address), or it did not and is sent again.
///
/// # Errors
/// `not_found`; `wrong_state` when it is not unconfirmed.
pub async fn resolve(
    db: &Db,
    actor: &Actor,
    id: PostId,
    delivery: DeliveryId,
    appeared: Option<String>,
    now: Timestamp,
) -> Result<Post> {
    change_deliveries(db, actor, id, "delivery.resolved", now, |post| {
        let state = post.state;
        let delivery = post
            .deliveries
            .iter_mut()
            .find(|d| d.id == delivery)
            .ok_or_else(|| Problem::not_found("delivery"))?;
        if delivery.state != State::Unconfirmed {
            let state = serde_json::to_value(state).unwrap_or_default();
            return Err(Problem::new(Kind::Conflict, "wrong_state").with("state", state));
        }
        match appeared {
            Some(url) => {
                delivery.state = State::Published;
                delivery.published_at = Some(now);
                delivery.next_at = None;
                delivery.posted.push(Posted { id: url.clone(), url, version: String::new() });
            }
            None => {
                delivery.state = State::Scheduled;
                delivery.next_at = Some(now);
                delivery.attempts = 0;
            }
        }
        Ok(())
    })
    .await
}
