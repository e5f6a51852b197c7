//! Answers: what did a post say before?

use crate::http::{app::App, extract::Named, guard::Who, problem::Answer, reply};
use axum::extract::State;
use selaras_kernel::PostId;
use selaras_publishing::versions::{self, Version};

/// What a post said before it was changed, and what was submitted for review, the newest first.
///
/// To bring one back, change the post to say that again.
#[utoipa::path(get, path = "/api/v1/posts/{id}/versions", tag = "posts", operation_id = "list_post_versions",
    params(("id" = PostId, Path, description = "The post.")),
    responses((status = 200, description = "At most 100 versions.", body = Vec<Version>)))]
pub async fn list(State(app): State<App>, Who(actor): Who, Named(id): Named<PostId>) -> Answer {
    reply::ok(&versions::list(&app.db, &actor, id).await?)
}
