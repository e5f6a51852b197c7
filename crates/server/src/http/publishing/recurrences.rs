//! Answers: how does a post repeat, and how does that end?

use crate::http::{
    app::App,
    extract::{Asked, Input, Named},
    guard::Who,
    problem::Answer,
    reply,
};
use axum::{extract::State, http::StatusCode};
use selaras_kernel::{BrandId, PostId, RecurrenceId};
use selaras_publishing::recurrence::{self, NewRecurrence, Occurrence, Plan, Recurrence, Repeating};
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
        recurrence::extend_fully(&app.db, app.now()).await?;
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

/// Which brand's.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct RecurrencesOf {
    /// The brand.
    pub brand: BrandId,
}

/// The recurrences of a brand that go on, are held back, or have several posts ahead though no more are made; the latest first.
#[utoipa::path(get, path = "/api/v1/recurrences", tag = "recurrences", operation_id = "list_recurrences", params(RecurrencesOf),
    responses((status = 200, description = "The recurrences.", body = Vec<Repeating>)))]
pub async fn list(State(app): State<App>, Who(actor): Who, Asked(asked): Asked<RecurrencesOf>) -> Answer {
    reply::ok(&recurrence::list(&app.db, &actor, asked.brand, app.now()).await?)
}

/// The next occurrences of a plan, at most twelve; nothing is written.
#[utoipa::path(post, path = "/api/v1/recurrences/preview", tag = "recurrences", operation_id = "preview_recurrence",
    request_body = Plan, responses((status = 200, description = "The occurrences.", body = Vec<Occurrence>)))]
pub async fn preview(Who(_): Who, input: Input<Plan>) -> Answer {
    reply::ok(&recurrence::preview(&input.value)?)
}

/// What to change of a recurrence.
#[derive(Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecurrenceChanges {
    /// Whether it is held back.
    pub paused: bool,
}

/// Holds a recurrence back together with its posts that are scheduled, or lets both go on. What was missed is called off.
#[utoipa::path(patch, path = "/api/v1/recurrences/{id}", tag = "recurrences", operation_id = "hold_recurrence",
    params(("id" = RecurrenceId, Path, description = "The recurrence.")), request_body = RecurrenceChanges,
    responses((status = 200, description = "As it is now.", body = Recurrence)))]
pub async fn hold(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<RecurrenceId>,
    input: Input<RecurrenceChanges>,
) -> Answer {
    let after = recurrence::hold(&app.db, &actor, id, input.value.paused, app.now()).await?;
    if !after.paused {
        recurrence::extend_fully(&app.db, app.now()).await?;
        app.wake.notify_one();
    }
    reply::ok(&after)
}

/// How many posts it concerned.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Concerned {
    /// The number of posts.
    pub posts: usize,
}

/// Makes every later post of its recurrence like this one: its words, its profiles and its time of day, each on its own day.
#[utoipa::path(post, path = "/api/v1/posts/{id}/following", tag = "recurrences", operation_id = "change_following_posts",
    params(("id" = PostId, Path, description = "The post.")),
    responses((status = 200, description = "How many were changed.", body = Concerned)))]
pub async fn change_following(State(app): State<App>, Who(actor): Who, Named(id): Named<PostId>) -> Answer {
    let posts = recurrence::change_following(&app.db, &actor, id, app.now()).await?;
    app.wake.notify_one();
    reply::ok(&Concerned { posts })
}

/// Deletes a post and every later one of its recurrence, and ends the recurrence. What is out stays.
#[utoipa::path(delete, path = "/api/v1/posts/{id}/following", tag = "recurrences", operation_id = "delete_following_posts",
    params(("id" = PostId, Path, description = "The post.")),
    responses((status = 200, description = "How many are gone.", body = Concerned)))]
pub async fn delete_following(State(app): State<App>, Who(actor): Who, Named(id): Named<PostId>) -> Answer {
    let posts = recurrence::delete_following(&app.db, &actor, id, app.now()).await?;
    reply::ok(&Concerned { posts })
}
