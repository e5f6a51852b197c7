//! Answers: is there sample data to explore, and how is it made and removed?

use crate::{
    demo,
    http::{app::App, extract::Input, guard::Who, problem::Answer, reply},
};
use axum::{extract::State, http::StatusCode};
use selaras_kernel::Problem;
use selaras_workspaces::samples::{self, Sample};

/// Which sample data is wanted.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSample {
    /// Language of its texts: `en` or `id`.
    #[schema(example = "id")]
    pub language: String,
}

/// The sample data of the workspace, and how far the work on it has come; `null` when there is none.
#[utoipa::path(get, path = "/api/v1/sample", tag = "workspace", operation_id = "get_sample",
    responses((status = 200, description = "Where it stands.", body = Option<Sample>)))]
pub async fn get(State(app): State<App>, Who(actor): Who) -> Answer {
    reply::ok(&samples::get(&app.db, &actor).await?)
}

/// Begins to make sample data: a brand with a year of history. Nothing of it is ever sent. What is there already comes back.
#[utoipa::path(post, path = "/api/v1/sample", tag = "workspace", operation_id = "create_sample", request_body = NewSample,
    responses((status = 202, description = "It is being made.", body = Sample)))]
pub async fn create(State(app): State<App>, Who(actor): Who, input: Input<NewSample>) -> Answer {
    let language = input.value.language;
    if !["en", "id"].contains(&language.as_str()) {
        return Err(Problem::invalid("language", "language_unknown")
            .with("value", language)
            .with("allowed", "en, id")
            .into());
    }
    let sample = demo::begin(&app.db, &app.networks, &actor, &language, demo::SEED, app.now()).await?;
    app.queue.notify_one();
    reply::json(StatusCode::ACCEPTED, &sample)
}

/// Begins to remove the sample data, without trace.
#[utoipa::path(delete, path = "/api/v1/sample", tag = "workspace", operation_id = "remove_sample",
    responses((status = 202, description = "It is being removed.", body = Sample)))]
pub async fn remove(State(app): State<App>, Who(actor): Who) -> Answer {
    let sample = samples::end(&app.db, &actor, app.now()).await?;
    app.queue.notify_one();
    reply::json(StatusCode::ACCEPTED, &sample)
}
