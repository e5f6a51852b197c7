//! Answers: how is a post agreed to, timed, held back, called off, tried again, settled?

use super::posts::{Asked, act};
use crate::http::{
    app::App,
    extract::{IfMatch, Input, Keyed, Named},
    guard::Who,
    outer::Reader,
    problem::Answer,
    reply,
};
use axum::extract::State;
use selaras_kernel::{DeliveryId, PostId, Problem, ProfileId};
use selaras_publishing::{
    delivery::{Delivery, DeliveryError},
    first_comment,
    posts::{self, Post, When},
};
use selaras_store::Db;
use selaras_workspaces::profiles::{self, Face};
use std::collections::HashMap;

/// Why a post is sent back.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// What should be different.
    pub reason: String,
}

/// What a person found when they looked for a delivery on the network.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Resolution {
    /// Whether it is there. If it is not, it is sent again.
    pub appeared: bool,
    /// Its address there, if it is.
    #[serde(default)]
    pub url: Option<String>,
}

macro_rules! plain {
    ($(#[doc = $doc:literal])+ $name:ident, $path:literal, $operation:literal, |$db:ident, $app:ident, $actor:ident, $id:ident, $seen:ident| $work:expr) => {
        $(#[doc = $doc])+
        #[utoipa::path(post, path = $path, tag = "posts", operation_id = $operation,
            params(("id" = PostId, Path, description = "The post."), ("If-Match" = Option<String>, Header, description = "ETag it must still have."), ("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
            responses((status = 200, description = "As it is now.", body = Post)))]
        pub async fn $name(
            State($app): State<App>, Who($actor): Who, Named($id): Named<PostId>, at: IfMatch, Keyed(once): Keyed,
        ) -> Answer {
            let $seen = at.0;
            act(&$app, &$actor, Asked { id: $id, at, once }, async |$db: Db| $work.await).await
        }
    };
}

plain! {
    /// Submits a draft for review.
    submit, "/api/v1/posts/{id}/submit", "submit_post", |db, app, actor, id, _seen| posts::submit(&db, &app.networks, &actor, id, app.now())
}
plain! {
    /// Approves a post that somebody else wrote and submitted; with a time it goes out then.
    approve, "/api/v1/posts/{id}/approve", "approve_post", |db, app, actor, id, seen| posts::approve(&db, &app.networks, &actor, id, seen, app.now())
}
plain! {
    /// Takes back a decision that one made within the last 15 minutes, as long as nothing came of it.
    take_back, "/api/v1/posts/{id}/take-back", "take_back_decision", |db, app, actor, id, seen| posts::take_back(&db, &actor, id, seen, app.now())
}
plain! {
    /// Takes a rejected post back to draft.
    reopen, "/api/v1/posts/{id}/reopen", "reopen_post", |db, app, actor, id, _seen| posts::reopen(&db, &actor, id, app.now())
}
plain! {
    /// Publishes at once.
    publish_now, "/api/v1/posts/{id}/publish", "publish_post", |db, app, actor, id, _seen| posts::publish_now(&db, &app.networks, &actor, id, app.now())
}
plain! {
    /// Holds back what is scheduled.
    pause, "/api/v1/posts/{id}/pause", "pause_post", |db, app, actor, id, _seen| posts::pause(&db, &actor, id, app.now())
}
plain! {
    /// Lets what was held back go on; what is overdue goes out at once.
    resume, "/api/v1/posts/{id}/resume", "resume_post", |db, app, actor, id, _seen| posts::resume(&db, &actor, id, app.now())
}
plain! {
    /// Calls off what has not gone out.
    cancel, "/api/v1/posts/{id}/cancel", "cancel_post", |db, app, actor, id, _seen| posts::cancel(&db, &actor, id, app.now())
}
plain! {
    /// Tries all failed deliveries of a post again at once.
    retry, "/api/v1/posts/{id}/retry", "retry_post", |db, app, actor, id, _seen| posts::retry(&db, &actor, id, None, app.now())
}

/// Sends a post back with a reason.
#[utoipa::path(post, path = "/api/v1/posts/{id}/request-changes", tag = "posts", operation_id = "request_post_changes",
    params(("id" = PostId, Path, description = "The post."), ("If-Match" = Option<String>, Header, description = "ETag it must still have."), ("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")), request_body = Reason,
    responses((status = 200, description = "As it is now.", body = Post)))]
pub async fn request_changes(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<PostId>,
    at: IfMatch,
    input: Input<Reason>,
) -> Answer {
    let Input { value, once } = input;
    let work = async |db: Db| posts::request_changes(&db, &actor, id, value.reason, app.now()).await;
    act(&app, &actor, Asked { id, at, once }, work).await
}

/// Turns a post down with a reason: it stops here until somebody takes it back to draft.
#[utoipa::path(post, path = "/api/v1/posts/{id}/reject", tag = "posts", operation_id = "reject_post",
    params(("id" = PostId, Path, description = "The post."), ("If-Match" = Option<String>, Header, description = "ETag it must still have."), ("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")), request_body = Reason,
    responses((status = 200, description = "As it is now.", body = Post)))]
pub async fn reject(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<PostId>,
    at: IfMatch,
    input: Input<Reason>,
) -> Answer {
    let Input { value, once } = input;
    let seen = at.0;
    let work = async |db: Db| posts::reject(&db, &actor, id, seen, value.reason, app.now()).await;
    act(&app, &actor, Asked { id, at, once }, work).await
}

/// Gives an approved post (or any, where the brand wants no approval) its time, or moves it.
#[utoipa::path(post, path = "/api/v1/posts/{id}/schedule", tag = "posts", operation_id = "schedule_post",
    params(("id" = PostId, Path, description = "The post."), ("If-Match" = Option<String>, Header, description = "ETag it must still have."), ("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    request_body = When, responses((status = 200, description = "As it is now.", body = Post)))]
pub async fn schedule(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<PostId>,
    at: IfMatch,
    input: Input<When>,
) -> Answer {
    let Input { value, once } = input;
    let work = async |db: Db| posts::schedule(&db, &app.networks, &actor, id, &value, app.now()).await;
    act(&app, &actor, Asked { id, at, once }, work).await
}

/// The deliveries of a post, each with its state, and its error in words with what to do.
#[utoipa::path(get, path = "/api/v1/posts/{id}/deliveries", tag = "posts", operation_id = "list_deliveries",
    params(("id" = PostId, Path, description = "The post.")),
    responses((status = 200, description = "One per profile.", body = Vec<DeliveryShown>)))]
pub async fn deliveries(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<PostId>,
    reader: Reader,
) -> Answer {
    let post = posts::get(&app.db, &actor, id).await?;
    let faces = profiles::faces(&app.db, &actor, post.brand).await?;
    let shown = post.deliveries.into_iter().map(|d| DeliveryShown::new(d, &faces, reader));
    reply::ok(&shown.collect::<Vec<_>>())
}

/// Tries one failed delivery again at once.
#[utoipa::path(post, path = "/api/v1/posts/{id}/deliveries/{delivery}/retry", tag = "posts", operation_id = "retry_delivery",
    params(("id" = PostId, Path, description = "The post."), ("delivery" = DeliveryId, Path, description = "The delivery."),
        ("If-Match" = Option<String>, Header, description = "ETag it must still have."), ("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    responses((status = 200, description = "As it is now.", body = Post)))]
pub async fn retry_one(
    State(app): State<App>,
    Who(actor): Who,
    Named((id, delivery)): Named<(PostId, DeliveryId)>,
    at: IfMatch,
    Keyed(once): Keyed,
) -> Answer {
    let work = async |db: Db| posts::retry(&db, &actor, id, Some(delivery), app.now()).await;
    act(&app, &actor, Asked { id, at, once }, work).await
}

/// Settles an unconfirmed delivery: a person has looked whether it appeared.
#[utoipa::path(post, path = "/api/v1/posts/{id}/deliveries/{delivery}/resolve", tag = "posts", operation_id = "resolve_delivery",
    params(("id" = PostId, Path, description = "The post."), ("delivery" = DeliveryId, Path, description = "The delivery."),
        ("If-Match" = Option<String>, Header, description = "ETag it must still have."), ("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    request_body = Resolution, responses((status = 200, description = "As it is now.", body = Post)))]
pub async fn resolve(
    State(app): State<App>,
    Who(actor): Who,
    Named((id, delivery)): Named<(PostId, DeliveryId)>,
    at: IfMatch,
    input: Input<Resolution>,
) -> Answer {
    let Input { value, once } = input;
    let appeared = match (value.appeared, value.url) {
        (true, url) => Some(
            url.filter(|u| u.starts_with("https://") || u.starts_with("http://"))
                .ok_or_else(|| Problem::invalid("url", "address_missing"))?,
        ),
        (false, None) => None,
        (false, Some(_)) => return Err(Problem::invalid("url", "address_not_wanted").into()),
    };
    let work = async |db: Db| posts::resolve(&db, &actor, id, delivery, appeared, app.now()).await;
    act(&app, &actor, Asked { id, at, once }, work).await
}

/// What a person found when they looked for a first comment that is in doubt.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CommentResolution {
    /// Whether it is there. If it is not, it is said again.
    pub appeared: bool,
}

/// Says a first comment again that failed, or settles one that is in doubt: a person has looked whether it appeared.
#[utoipa::path(post, path = "/api/v1/posts/{id}/deliveries/{delivery}/first-comment", tag = "posts", operation_id = "settle_first_comment",
    params(("id" = PostId, Path, description = "The post."), ("delivery" = DeliveryId, Path, description = "The delivery."),
        ("If-Match" = Option<String>, Header, description = "ETag it must still have."), ("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    request_body = CommentResolution, responses((status = 200, description = "The post as it is now.", body = Post)))]
pub async fn first_comment(
    State(app): State<App>,
    Who(actor): Who,
    Named((id, delivery)): Named<(PostId, DeliveryId)>,
    at: IfMatch,
    input: Input<CommentResolution>,
) -> Answer {
    let Input { value, once } = input;
    let work =
        async |db: Db| first_comment::settle(&db, &actor, id, delivery, value.appeared, app.now()).await;
    act(&app, &actor, Asked { id, at, once }, work).await
}

/// A delivery with its error in the reader's words, and with where it goes for those who may not see profiles.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct DeliveryShown {
    /// The delivery.
    #[serde(flatten)]
    pub delivery: Delivery,
    /// What happened and what to do, in the reader's language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<String>,
    /// The same of its first comment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_comment_explanation: Option<String>,
    /// What is shown of the profile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub face: Option<Face>,
}

impl DeliveryShown {
    /// The delivery as it is shown to this reader; `faces` are those of its brand.
    pub fn new(delivery: Delivery, faces: &HashMap<ProfileId, Face>, reader: Reader) -> Self {
        let explain = |error: &DeliveryError| reader.explain(&error.code, &error.detail);
        let explanation = delivery.error.as_ref().map(explain);
        let comment = delivery.first_comment.as_ref().and_then(|comment| comment.error.as_ref());
        let first_comment_explanation = comment.map(explain);
        let face = faces.get(&delivery.profile).cloned();
        Self { delivery, explanation, first_comment_explanation, face }
    }
}
