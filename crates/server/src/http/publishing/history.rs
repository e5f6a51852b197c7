//! Answers: what has happened to a post, and who did it?

use crate::http::{app::App, extract::Named, guard::Who, problem::Answer, reply};
use axum::extract::State;
use selaras_kernel::{Event, PostId};
use selaras_publishing::posts;
use selaras_store::events;

/// Most steps told, the newest.
const STEPS_MAX: i64 = 200;

/// What people did with a post, newest first: with the reason where one was given.
#[utoipa::path(get, path = "/api/v1/posts/{id}/history", tag = "posts", operation_id = "post_history",
    params(("id" = PostId, Path, description = "The post.")),
    responses((status = 200, description = "At most 200 steps.", body = Vec<Event>)))]
pub async fn list(State(app): State<App>, Who(actor): Who, Named(id): Named<PostId>) -> Answer {
    // Who may read the post may read what was done with it.
    let post = posts::get(&app.db, &actor, id).await?;
    reply::ok(&events::of_subject(&app.db, actor.workspace, post.id.0, i64::MAX, STEPS_MAX).await?)
}
