//! The first comment: what a profile says itself right under its post once that is out, such as a link or hashtags.
//!
//! # Invariants
//! - It is a job of its own, put into the queue by the very commit that records the post as published. Whatever becomes of
//!   it, the post stays published.
//! - As for a delivery, a durable state stands before and after each call, its keys are fixed before the first one, and
//!   what may have appeared is never called failed and never said again blindly.
//! - It is said in the lane of its profile, so that nobody else refreshes the profile's token meanwhile.

mod job;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub use job::{JOB, Tools, job};

use crate::{
    delivery::{DeliveryError, State},
    posts::{self, Post},
};
use selaras_kernel::{Actor, Change, DeliveryId, Kind, PostId, Problem, Result, Timestamp};
use selaras_networks::Content;
use selaras_store::{Db, Tx};
use serde_json::json;

/// How far the first comment of a delivery has come.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct FirstComment {
    /// Where it stands, in the words of deliveries: `scheduled` until it is said for the first time.
    pub state: State,
    /// When it appeared (UTC).
    pub published_at: Option<Timestamp>,
    /// Its page on the network.
    pub url: Option<String>,
    /// Why it did not appear, if it did not.
    pub error: Option<DeliveryError>,
}

/// The comments of deliveries that have just appeared, each with the instant of that: they stand in the queue.
pub(crate) async fn begin(tx: &mut Tx, deliveries: &[(DeliveryId, Timestamp)]) -> Result<()> {
    store::begin(tx, &deliveries.iter().map(|(id, _)| *id).collect::<Vec<_>>()).await?;
    for (delivery, at) in deliveries {
        job::enqueue(tx, *delivery, *at).await?;
    }
    Ok(())
}

/// The comment as content of its own: an answer to the post, to the same people, in the same language.
fn content(post: &Content, comment: &str, remote_id: &str) -> Content {
    Content {
        language: post.language.clone(),
        visibility: post.visibility,
        utm: post.utm.clone(),
        reply_to: Some(remote_id.to_owned()),
        ..Content::text(comment)
    }
}

/// Says a comment that failed once more, or one of which nobody knows whether it appeared, after a person has looked
/// (`appeared`: it is there).
///
/// # Errors
/// `not_found`; `wrong_state` when it is neither failed nor unconfirmed.
pub async fn settle(
    db: &Db,
    actor: &Actor,
    post: PostId,
    delivery: DeliveryId,
    appeared: bool,
    now: Timestamp,
) -> Result<Post> {
    let mut old = posts::schedulable(db, actor, post).await?;
    let found = old.deliveries.iter_mut().find(|one| one.id == delivery);
    let found = found.ok_or_else(|| Problem::not_found("delivery"))?;
    let Some(comment) = &mut found.first_comment else {
        return Err(Problem::new(Kind::Conflict, "wrong_state").with("state", found.state.as_str()).into());
    };
    let right = match comment.state {
        State::Failed => !appeared,
        State::Unconfirmed => true,
        _ => false,
    };
    if !right {
        return Err(Problem::new(Kind::Conflict, "wrong_state").with("state", comment.state.as_str()).into());
    }
    let kind = if appeared { "first_comment.resolved" } else { "first_comment.retried" };
    let told = Change::by(actor, kind, delivery.0, now)
        .from(json!({"state": comment.state.as_str()}))
        .to(json!({"post": post}));
    let was = comment.state;
    *comment = FirstComment {
        state: if appeared { State::Published } else { State::Scheduled },
        published_at: appeared.then_some(now),
        url: None,
        error: None,
    };
    let told = told.brand(old.brand);
    db.write(move |tx| {
        Box::pin(async move {
            if !store::settle(tx, delivery, was, appeared, now).await? {
                return Err(Problem::new(Kind::Conflict, "wrong_state").with("state", was.as_str()).into());
            }
            if !appeared {
                job::enqueue(tx, delivery, now).await?;
            }
            tx.tell(told);
            tx.answer(&old).await?;
            Ok(old)
        })
    })
    .await
}
