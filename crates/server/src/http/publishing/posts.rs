//! Answers: how are posts written, read, changed, duplicated and deleted?

use crate::http::{
    app::App,
    extract::{IfMatch, Input, Keyed, Named, Once},
    guard::Who,
    problem::Answer,
    reply,
};
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
};
use bytes::Bytes;
use selaras_kernel::{Actor, BrandId, PostId, Problem, Right, WorkspaceId};
use selaras_publishing::posts::{self, Changes, NewPost, Post};
use selaras_store::{Db, Kept};
use selaras_strategy::traces;
use std::{future::Future, hash::Hasher, sync::Arc};

/// The ETag of a post: its version, and behind the dot what its deliveries have come to, which workers change.
pub fn etag(post: &Post) -> String {
    let mut hash = std::hash::DefaultHasher::new();
    for delivery in &post.deliveries {
        hash.write(delivery.state.as_str().as_bytes());
        hash.write_usize(delivery.posted.len());
        hash.write_i32(delivery.attempts);
        for at in
            [delivery.next_at, delivery.published_at, delivery.gone_at, delivery.error.as_ref().map(|e| e.at)]
        {
            hash.write_i64(at.map_or(0, |at| at.0));
        }
        if let Some(comment) = &delivery.first_comment {
            hash.write(comment.state.as_str().as_bytes());
            hash.write_i64(comment.error.as_ref().map_or(0, |e| e.at.0));
        }
    }
    format!("\"{}.{:x}\"", post.version, hash.finish())
}

/// A post as an answer, with its ETag.
///
/// # Errors
/// When it cannot be rendered.
pub fn shown(status: StatusCode, post: &Post) -> Answer {
    Ok(reply::tagged(reply::json(status, post)?, &etag(post)))
}

/// Which post something is asked of, as it was seen, and the key under which it is done once.
pub struct Asked {
    /// The post.
    pub id: PostId,
    /// The version it must still have.
    pub at: IfMatch,
    /// The key.
    pub once: Option<Once>,
}

/// Does to a post what was asked, once per idempotency key, and shows it as it is then.
///
/// # Errors
/// What the operation returned; `stale`; `idempotency_key_reused`.
pub async fn act<W>(app: &App, actor: &Arc<Actor>, asked: Asked, work: impl FnOnce(Db) -> W) -> Answer
where
    W: Future<Output = selaras_kernel::Result<Post>>,
{
    let Asked { id, at, once } = asked;
    let work = async |db: Db| {
        if at.0.is_some() {
            posts::get(&db, actor, id).await?.still(at.0)?;
        }
        work(db).await
    };
    reply::once(app, actor, once, StatusCode::OK, work, |post| {
        app.wake.notify_one();
        shown(StatusCode::OK, &post)
    })
    .await
}

/// Makes a post: a draft, or with `when` one that goes out then.
///
/// Everything is checked by each network's own rules before anything is scheduled; all problems are told at once.
#[utoipa::path(post, path = "/api/v1/posts", tag = "posts", operation_id = "create_post", request_body = NewPost,
    params(("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    responses((status = 201, description = "The post.", body = Post)))]
pub async fn create(State(app): State<App>, Who(actor): Who, input: Input<NewPost>) -> Answer {
    let Input { value, once } = input;
    traces::are_there(&app.db, &actor, value.brand, &value.purpose, None).await?;
    let work = async |db: Db| posts::create(&db, &app.networks, &actor, value, app.now()).await;
    reply::once(&app, &actor, once, StatusCode::CREATED, work, |post| {
        if post.due_at.is_some_and(|due| due <= app.now()) {
            app.wake.notify_one();
        }
        shown(StatusCode::CREATED, &post)
    })
    .await
}

/// A post as it is answered.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Answered(WorkspaceId, PostId);

impl Kept for Answered {
    /// Brand, ETag and JSON.
    type Value = (BrandId, Arc<str>, Bytes);
    const MOST: usize = 2_000;
}

/// One post with its deliveries.
#[utoipa::path(get, path = "/api/v1/posts/{id}", tag = "posts", operation_id = "get_post",
    params(("id" = PostId, Path, description = "The post."), ("If-None-Match" = Option<String>, Header, description = "ETag that is known already.")),
    responses((status = 200, description = "The post.", body = Post), (status = 304, description = "Not changed.")))]
pub async fn get(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<PostId>,
    headers: HeaderMap,
) -> Answer {
    let read = async {
        let post = posts::get(&app.db, &actor, id).await?;
        let body = Bytes::from(serde_json::to_vec(&post)?);
        Ok((post.brand, Arc::from(etag(&post)), body))
    };
    let (brand, tag, body) = app.db.kept(Answered(actor.workspace, id), read).await?;
    // It may have been read for somebody else.
    if !actor.may(Right::PostsRead, Some(brand)) {
        return Err(Problem::not_found("post").into());
    }
    if reply::has_seen(&headers, &tag) {
        return Ok(reply::not_modified(&tag));
    }
    Ok(reply::tagged(reply::raw(StatusCode::OK, body), &tag))
}

/// Changes a post of which nothing has gone out.
///
/// Where the brand wants approval, changing the content of an approved post sends it back to draft.
#[utoipa::path(patch, path = "/api/v1/posts/{id}", tag = "posts", operation_id = "update_post",
    params(("id" = PostId, Path, description = "The post."), ("If-Match" = Option<String>, Header, description = "ETag it must still have.")),
    request_body = Changes, responses((status = 200, description = "As it is now.", body = Post)))]
pub async fn update(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<PostId>,
    at: IfMatch,
    input: Input<Changes>,
) -> Answer {
    if let Some(purpose) = &input.value.purpose {
        let before = posts::get(&app.db, &actor, id).await?;
        traces::are_there(&app.db, &actor, before.brand, purpose, Some(&before.purpose)).await?;
    }
    let post = posts::update(&app.db, &app.networks, &actor, id, input.value, at.0, app.now()).await?;
    app.wake.notify_one();
    shown(StatusCode::OK, &post)
}

/// Deletes a post of which nothing has gone out.
#[utoipa::path(delete, path = "/api/v1/posts/{id}", tag = "posts", operation_id = "delete_post",
    params(("id" = PostId, Path, description = "The post."), ("If-Match" = Option<String>, Header, description = "ETag it must still have.")),
    responses((status = 204, description = "It is gone.")))]
pub async fn delete(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<PostId>,
    at: IfMatch,
) -> Answer {
    posts::delete(&app.db, &actor, id, at.0, app.now()).await?;
    Ok(reply::empty())
}

/// Makes a draft that says the same on the same profiles.
#[utoipa::path(post, path = "/api/v1/posts/{id}/duplicate", tag = "posts", operation_id = "duplicate_post",
    params(("id" = PostId, Path, description = "The post."), ("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    responses((status = 201, description = "The new draft.", body = Post)))]
pub async fn duplicate(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<PostId>,
    Keyed(once): Keyed,
) -> Answer {
    let work = async |db: Db| posts::duplicate(&db, &app.networks, &actor, id, app.now()).await;
    reply::once(&app, &actor, once, StatusCode::CREATED, work, |post| shown(StatusCode::CREATED, &post)).await
}
