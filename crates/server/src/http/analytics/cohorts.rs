//! Answers: which competitors does a brand hold itself against, put together under a name?

use crate::http::{
    app::App,
    extract::{Asked, IfMatch, Input, Named},
    guard::Who,
    problem::Answer,
    publishing::feeds::OfBrand,
    reply,
};
use axum::{extract::State, http::StatusCode};
use selaras_analytics::cohorts::{self, Cohort, CohortChanges, NewCohort};
use selaras_kernel::CohortId;
use selaras_store::Db;
use selaras_workspaces::brands;

/// The cohorts of a brand, by name.
#[utoipa::path(get, path = "/api/v1/cohorts", tag = "insight", operation_id = "list_cohorts", params(OfBrand),
    responses((status = 200, description = "At most 20.", body = Vec<Cohort>)))]
pub async fn list(State(app): State<App>, Who(actor): Who, Asked(asked): Asked<OfBrand>) -> Answer {
    reply::ok(&cohorts::list(&app.db, &actor, asked.brand).await?)
}

/// Puts competitors together under a name.
#[utoipa::path(post, path = "/api/v1/cohorts", tag = "insight", operation_id = "create_cohort", request_body = NewCohort,
    params(("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    responses((status = 201, description = "The cohort.", body = Cohort)))]
pub async fn create(State(app): State<App>, Who(actor): Who, input: Input<NewCohort>) -> Answer {
    let Input { value, once } = input;
    brands::get(&app.db, &actor, value.brand).await?;
    let work = async |db: Db| cohorts::create(&db, &actor, value, app.now()).await;
    reply::once(&app, &actor, once, StatusCode::CREATED, work, |made| reply::json(StatusCode::CREATED, &made))
        .await
}

/// Changes a cohort.
#[utoipa::path(patch, path = "/api/v1/cohorts/{id}", tag = "insight", operation_id = "update_cohort",
    params(("id" = CohortId, Path, description = "The cohort."), ("If-Match" = Option<String>, Header, description = "Version it must still have."), ("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    request_body = CohortChanges, responses((status = 200, description = "As it is now.", body = Cohort)))]
pub async fn update(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<CohortId>,
    at: IfMatch,
    input: Input<CohortChanges>,
) -> Answer {
    let Input { value, once } = input;
    let work = async |db: Db| cohorts::update(&db, &actor, id, at.0, value, app.now()).await;
    reply::once(&app, &actor, once, StatusCode::OK, work, |now| reply::ok(&now)).await
}

/// Removes a cohort; its competitors stay.
#[utoipa::path(delete, path = "/api/v1/cohorts/{id}", tag = "insight", operation_id = "remove_cohort",
    params(("id" = CohortId, Path, description = "The cohort."), ("If-Match" = Option<String>, Header, description = "Version it must still have.")),
    responses((status = 204, description = "It is gone.")))]
pub async fn remove(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<CohortId>,
    at: IfMatch,
) -> Answer {
    cohorts::remove(&app.db, &actor, id, at.0, app.now()).await?;
    Ok(reply::empty())
}
