//! Answers: how does a post repeat, and how does that end?

use crate::http::{
    app::App,
    extract::{Input, Named},
    guard::Who,
    problem::Answer,
    reply,
};
use axum::{extract::State, http::StatusCode};
use selaras_kernel::{PostId, RecurrenceId};
use selaras_publishing::recurrence::{self, NewRecurrence, Recurrence};
use selaras_store::Db;

/// Lets a post that has a time repeat.
///
/// A post repeats by one rule only.
#[utoipa::path(post, path = "/api/v1/posts/{id}/recurrence", tag = "recurrences", operation_id = "repeat_post",
    params(("id" = PostId, Path, description = "The post."), ("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    request_body = NewRecurrence,
    responses((status = 201, description = "The recurrence.", body = Recurrence)))]
pub async fn create(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<PostId>,
    input: Input<NewRecurrence>,
) -> Answer {
    let Input { value, once } = input;
    let work = async |db: Db| {
        let made = recurrence::create(&db, &actor, id, value, app.now()).await?;
        // The posts of the next weeks are made at once, so that they stand in the calendar.
        recurrence::extend(&app.db, app.now()).await?;
        Ok(made)
    };
    reply::once(&app, &actor, once, StatusCode::CREATED, work, |made| reply::json(StatusCode::CREATED, &made))
        .await
}

/// Ends a recurrence; posts that were made from it stay.
#[utoipa::path(delete, path = "/api/v1/recurrences/{id}", tag = "recurrences", operation_id = "end_recurrence",
    params(("id" = RecurrenceId, Path, description = "The recurrence.")),
    responses((status = 204, description = "It is over.")))]
pub async fn end(State(app): State<App>, Who(actor): Who, Named(id): Named<RecurrenceId>) -> Answer {
    recurrence::end(&app.db, &actor, id, app.now()).await?;
    Ok(reply::empty())
}
