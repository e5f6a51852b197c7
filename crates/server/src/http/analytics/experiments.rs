//! Answers: which of two kinds of posts does better, how many posts does it take to know, and is it known yet?

use super::insight::{Shown, said};
use crate::http::{
    app::App,
    extract::{Asked, IfMatch, Input, Named},
    guard::Who,
    problem::Answer,
    publishing::feeds::OfBrand,
    reply,
};
use axum::{extract::State, http::StatusCode};
use selaras_analytics::experiments::{
    self, Experiment, ExperimentFields, ExperimentPlan, NewExperiment, PlacedPost,
};
use selaras_kernel::{Actor, BrandId, ExperimentId, Result};
use selaras_store::Db;
use selaras_workspaces::brands;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use uuid::Uuid;

/// An experiment with what its posts say.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ExperimentDetail {
    /// The experiment with its posts.
    #[serde(flatten)]
    pub experiment: Experiment,
    /// What its posts say, by the ids under which their numbers lie.
    pub said: HashMap<Uuid, Shown>,
}

async fn detail(app: &App, actor: &Actor, experiment: Experiment) -> Result<ExperimentDetail> {
    let posts = experiment.result.as_ref().map(|standing| standing.posts.as_slice()).unwrap_or_default();
    let ids: Vec<Uuid> = posts.iter().map(|post| post.subject).collect();
    let said = said(app, actor, &ids).await?;
    Ok(ExperimentDetail { experiment, said })
}

/// What an experiment would be.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExperimentIdea {
    /// The brand.
    pub brand: BrandId,
    /// What is said of it.
    pub experiment: ExperimentFields,
}

/// Where posts are put.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlacedPosts {
    /// At most 200.
    pub posts: Vec<PlacedPost>,
}

/// The experiments of a brand with how they stand, the newest first, without their posts. One that turns out to be settled ends.
#[utoipa::path(get, path = "/api/v1/experiments", tag = "insight", operation_id = "list_experiments", params(OfBrand),
    responses((status = 200, description = "At most 200.", body = Vec<Experiment>)))]
pub async fn list(State(app): State<App>, Who(actor): Who, Asked(asked): Asked<OfBrand>) -> Answer {
    reply::ok(&experiments::list(&app.db, &actor, asked.brand, app.now()).await?)
}

/// How many posts an experiment would take, from the profiles' own posts of the last year. Nothing is made.
#[utoipa::path(post, path = "/api/v1/experiments/plan", tag = "insight", operation_id = "plan_experiment", request_body = ExperimentIdea,
    responses((status = 200, description = "What it takes.", body = ExperimentPlan)))]
pub async fn plan(State(app): State<App>, Who(actor): Who, input: Input<ExperimentIdea>) -> Answer {
    let ExperimentIdea { brand, experiment } = input.value;
    reply::ok(&experiments::plan(&app.db, &actor, brand, experiment, app.now()).await?)
}

/// Makes an experiment, and begins it if that is wanted. Posts count that appear after it began.
#[utoipa::path(post, path = "/api/v1/experiments", tag = "insight", operation_id = "create_experiment", request_body = NewExperiment,
    params(("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    responses((status = 201, description = "The experiment.", body = Experiment)))]
pub async fn create(State(app): State<App>, Who(actor): Who, input: Input<NewExperiment>) -> Answer {
    let Input { value, once } = input;
    brands::get(&app.db, &actor, value.brand).await?;
    let work = async |db: Db| experiments::create(&db, &actor, value, app.now()).await;
    reply::once(&app, &actor, once, StatusCode::CREATED, work, |made| reply::json(StatusCode::CREATED, &made))
        .await
}

/// One experiment with its posts. When it turns out to be settled, it ends.
#[utoipa::path(get, path = "/api/v1/experiments/{id}", tag = "insight", operation_id = "get_experiment",
    params(("id" = ExperimentId, Path, description = "The experiment.")),
    responses((status = 200, description = "The experiment.", body = ExperimentDetail)))]
pub async fn get(State(app): State<App>, Who(actor): Who, Named(id): Named<ExperimentId>) -> Answer {
    let found = experiments::get(&app.db, &actor, id, app.now()).await?;
    reply::ok(&detail(&app, &actor, found).await?)
}

/// Says an experiment anew. Once it has begun, only its names and its note can change.
#[utoipa::path(put, path = "/api/v1/experiments/{id}", tag = "insight", operation_id = "update_experiment",
    params(("id" = ExperimentId, Path, description = "The experiment."), ("If-Match" = Option<String>, Header, description = "Version it must still have."), ("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    request_body = ExperimentFields, responses((status = 200, description = "As it is now.", body = Experiment)))]
pub async fn update(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<ExperimentId>,
    at: IfMatch,
    input: Input<ExperimentFields>,
) -> Answer {
    let Input { value, once } = input;
    let work = async |db: Db| experiments::update(&db, &actor, id, at.0, value, app.now()).await;
    reply::once(&app, &actor, once, StatusCode::OK, work, |now| reply::ok(&now)).await
}

/// Removes an experiment; its posts stay what they are.
#[utoipa::path(delete, path = "/api/v1/experiments/{id}", tag = "insight", operation_id = "remove_experiment",
    params(("id" = ExperimentId, Path, description = "The experiment."), ("If-Match" = Option<String>, Header, description = "Version it must still have.")),
    responses((status = 204, description = "It is gone.")))]
pub async fn remove(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<ExperimentId>,
    at: IfMatch,
) -> Answer {
    experiments::remove(&app.db, &actor, id, at.0, app.now()).await?;
    Ok(reply::empty())
}

/// Begins an experiment: posts that appear from now on count.
#[utoipa::path(post, path = "/api/v1/experiments/{id}/start", tag = "insight", operation_id = "start_experiment",
    params(("id" = ExperimentId, Path, description = "The experiment."), ("If-Match" = Option<String>, Header, description = "Version it must still have.")),
    responses((status = 200, description = "As it is now.", body = Experiment)))]
pub async fn start(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<ExperimentId>,
    at: IfMatch,
) -> Answer {
    reply::ok(&experiments::start(&app.db, &actor, id, at.0, app.now()).await?)
}

/// Ends an experiment before it is settled. How it stands is kept.
#[utoipa::path(post, path = "/api/v1/experiments/{id}/stop", tag = "insight", operation_id = "stop_experiment",
    params(("id" = ExperimentId, Path, description = "The experiment."), ("If-Match" = Option<String>, Header, description = "Version it must still have.")),
    responses((status = 200, description = "As it is now.", body = ExperimentDetail)))]
pub async fn stop(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<ExperimentId>,
    at: IfMatch,
) -> Answer {
    let ended = experiments::stop(&app.db, &actor, id, at.0, app.now()).await?;
    reply::ok(&detail(&app, &actor, ended).await?)
}

/// Puts posts into versions of an experiment by hand: for who writes posts (`posts.write`) or keeps numbers (`numbers.write`). A post is in
/// one version at most.
#[utoipa::path(put, path = "/api/v1/experiments/{id}/posts", tag = "insight", operation_id = "place_experiment_posts",
    params(("id" = ExperimentId, Path, description = "The experiment."), ("If-Match" = Option<String>, Header, description = "Version it must still have.")),
    request_body = PlacedPosts, responses((status = 200, description = "As it is now.", body = ExperimentDetail)))]
pub async fn place(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<ExperimentId>,
    at: IfMatch,
    input: Input<PlacedPosts>,
) -> Answer {
    let placed = experiments::place(&app.db, &actor, id, at.0, input.value.posts, app.now()).await?;
    reply::ok(&detail(&app, &actor, placed).await?)
}
