//! Answers: what do people say about a post among themselves?

use crate::http::{
    app::App,
    extract::{Input, Named},
    guard::Who,
    problem::Answer,
    reply,
};
use axum::{extract::State, http::StatusCode};
use selaras_kernel::{CommentId, PostId, Problem};
use selaras_publishing::comments::{self, Comment, NewComment};
use selaras_store::Db;

/// What changes about a comment: its words, or whether it is settled.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CommentChanges {
    /// Whether it is settled.
    #[serde(default)]
    pub resolved: Option<bool>,
    /// What it says from now on; only who wrote it may say so.
    #[serde(default)]
    pub text: Option<String>,
}

/// All comments of a post, the oldest first.
#[utoipa::path(get, path = "/api/v1/posts/{id}/comments", tag = "comments", operation_id = "list_comments",
    params(("id" = PostId, Path, description = "The post.")),
    responses((status = 200, description = "At most 1,000 comments.", body = Vec<Comment>)))]
pub async fn list(State(app): State<App>, Who(actor): Who, Named(id): Named<PostId>) -> Answer {
    reply::ok(&comments::list(&app.db, &actor, id).await?)
}

/// Says something about a post, as a whole or at a place in its text.
#[utoipa::path(post, path = "/api/v1/posts/{id}/comments", tag = "comments", operation_id = "add_comment",
    params(("id" = PostId, Path, description = "The post."), ("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    request_body = NewComment, responses((status = 201, description = "The comment.", body = Comment)))]
pub async fn add(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<PostId>,
    input: Input<NewComment>,
) -> Answer {
    let Input { value, once } = input;
    let work = async |db: Db| comments::add(&db, &actor, id, value, app.now()).await;
    reply::once(&app, &actor, once, StatusCode::CREATED, work, |comment| {
        reply::json(StatusCode::CREATED, &comment)
    })
    .await
}

/// Changes the words of a comment of one's own; or settles one, or opens it again.
#[utoipa::path(patch, path = "/api/v1/comments/{id}", tag = "comments", operation_id = "update_comment",
    params(("id" = CommentId, Path, description = "The comment.")), request_body = CommentChanges,
    responses((status = 200, description = "As it is now.", body = Comment)))]
pub async fn update(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<CommentId>,
    input: Input<CommentChanges>,
) -> Answer {
    let comment = match (input.value.resolved, input.value.text) {
        (Some(resolved), None) => comments::resolve(&app.db, &actor, id, resolved, app.now()).await?,
        (None, Some(text)) => comments::edit(&app.db, &actor, id, &text, app.now()).await?,
        _ => return Err(Problem::invalid("text", "comment_change").into()),
    };
    reply::ok(&comment)
}

/// Deletes a comment of one's own, with its answers.
#[utoipa::path(delete, path = "/api/v1/comments/{id}", tag = "comments", operation_id = "delete_comment",
    params(("id" = CommentId, Path, description = "The comment.")),
    responses((status = 204, description = "It is gone.")))]
pub async fn delete(State(app): State<App>, Who(actor): Who, Named(id): Named<CommentId>) -> Answer {
    comments::delete(&app.db, &actor, id, app.now()).await?;
    Ok(reply::empty())
}
