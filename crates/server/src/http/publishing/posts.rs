//! Answers: how are posts written, read, changed, duplicated and deleted?

use crate::http::{
    app::App,
    extract::{IfMatch, Input, Keyed, Named, Once},
    guard::Who,
    problem::{Answer, Fail},
    reply,
};
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use bytes::Bytes;
use selaras_kernel::{Actor, BrandId, PostId, Right, WorkspaceId};
use selaras_publishing::posts::{self, Changes, NewPost, Post};
use selaras_store::Memo;
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

/// Runs an operation that writes by itself, so that a request with an idempotency key acts once: the reply is kept right
/// after, and what a crash in between leaves to be done again does no harm (a state is entered once only).
///
/// # Errors
/// What the operation returned; `idempotency_key_reused`.
pub async fn act<F>(app: &App, actor: Arc<Actor>, once: Option<Once>, work: F) -> Answer
where
    F: Future<Output = selaras_kernel::Result<Post>>,
{
    if let Some(response) = reply::recall(app, &actor, once.as_ref()).await? {
        return Ok(response);
    }
    let post = work.await?;
    app.wake.notify_one();
    let response = shown(StatusCode::OK, &post)?;
    if once.is_some() {
        reply::keep(app, actor, once, StatusCode::OK, &post).await?;
    }
    Ok(response)
}

/// Makes a post: a draft, or with `when` one that goes out then.
///
/// Everything is checked by each network's own rules before anything is scheduled; all problems are told at once.
#[utoipa::path(post, path = "/api/v1/posts", tag = "posts", operation_id = "create_post", request_body = NewPost,
    params(("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    responses((status = 201, description = "The post.", body = Post)))]
pub async fn create(State(app): State<App>, Who(actor): Who, input: Input<NewPost>) -> Answer {
    let Input { value, once } = input;
    let prepared = match posts::prepare(&app.db, &app.networks, &actor, value, app.now()).await {
        Ok(prepared) => prepared,
        // A repeated request is answered as it was, even if by now its time has gone by.
        Err(e) => return reply::recall(&app, &actor, once.as_ref()).await?.ok_or_else(|| Fail::from(e)),
    };
    let tag = etag(prepared.post());
    let due = prepared.post().due_at;
    let response =
        reply::write(&app, actor, once, StatusCode::CREATED, |tx, _, _| Box::pin(prepared.write(tx))).await?;
    if due.is_some_and(|due| due <= app.now()) {
        app.wake.notify_one();
    }
    Ok(reply::tagged(response, &tag))
}

/// Posts as they were answered last: brand, ETag and JSON.
pub type Answered = Memo<(WorkspaceId, PostId), (BrandId, Arc<str>, Bytes)>;

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
    let mark = app.db.mark();
    let key = (actor.workspace, id);
    let known = app.posts.get(mark, &key).filter(|(brand, ..)| actor.may(Right::PostsRead, Some(*brand)));
    let (_, tag, body) = match known {
        Some(known) => known,
        None => {
            let post = posts::get(&app.db, &actor, id).await?;
            let body = Bytes::from(serde_json::to_vec(&post).map_err(selaras_kernel::Error::from)?);
            let read = (post.brand, Arc::from(etag(&post)), body);
            app.posts.keep(mark, key, read.clone());
            read
        }
    };
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
    let post = posts::update(&app.db, &app.networks, &actor, id, input.value, at.0, app.now()).await?;
    app.wake.notify_one();
    shown(StatusCode::OK, &post)
}

/// Deletes a post of which nothing has gone out.
#[utoipa::path(delete, path = "/api/v1/posts/{id}", tag = "posts", operation_id = "delete_post",
    params(("id" = PostId, Path, description = "The post.")), responses((status = 204, description = "It is gone.")))]
pub async fn delete(State(app): State<App>, Who(actor): Who, Named(id): Named<PostId>) -> Answer {
    posts::delete(&app.db, &actor, id, app.now()).await?;
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
) -> Answer<Response> {
    if let Some(response) = reply::recall(&app, &actor, once.as_ref()).await? {
        return Ok(response);
    }
    let post = posts::duplicate(&app.db, &app.networks, &actor, id, app.now()).await?;
    if once.is_some() {
        reply::keep(&app, actor, once, StatusCode::CREATED, &post).await?;
    }
    shown(StatusCode::CREATED, &post)
}
