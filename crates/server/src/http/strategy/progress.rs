//! Answers: how far are the goals, and will they be reached?

use super::items::Of;
use crate::http::{
    app::App,
    extract::{Asked, Input, Named},
    guard::Who,
    problem::Answer,
    reply,
};
use axum::{extract::State, http::StatusCode};
use selaras_kernel::ItemId;
use selaras_store::Db;
use selaras_strategy::{
    contributions::{self, Contribution},
    leading::{self, Leading},
    progress::{self, Progress},
    values::{self, Said, ToldValue},
};

/// How far all open goals of a brand are.
#[utoipa::path(get, path = "/api/v1/goals/progress", tag = "strategy", operation_id = "goals_progress", params(Of),
    responses((status = 200, description = "One line per open goal.", body = Vec<Progress>)))]
pub async fn all(State(app): State<App>, Who(actor): Who, Asked(asked): Asked<Of>) -> Answer {
    reply::ok(&progress::all(&app.db, &actor, asked.brand, app.now()).await?)
}

/// How far a goal is, with the way it went and the line of its plan.
#[utoipa::path(get, path = "/api/v1/strategy/{id}/progress", tag = "strategy", operation_id = "goal_progress",
    params(("id" = ItemId, Path, description = "The goal.")),
    responses((status = 200, description = "How far it is.", body = Progress)))]
pub async fn one(State(app): State<App>, Who(actor): Who, Named(id): Named<ItemId>) -> Answer {
    reply::ok(&progress::one(&app.db, &actor, id, app.now()).await?)
}

/// What the numbers of a goal come from: by tactic, campaign and network, each thing counted once.
#[utoipa::path(get, path = "/api/v1/strategy/{id}/contributions", tag = "strategy", operation_id = "goal_contributions",
    params(("id" = ItemId, Path, description = "The goal.")),
    responses((status = 200, description = "One for each number of the goal.", body = Vec<Contribution>)))]
pub async fn contributions(State(app): State<App>, Who(actor): Who, Named(id): Named<ItemId>) -> Answer {
    reply::ok(&contributions::tell(&app.db, &actor, id, app.now()).await?)
}

/// What runs ahead of the numbers of a goal: those who visit before they buy, those who are reached before they react.
#[utoipa::path(get, path = "/api/v1/strategy/{id}/leading", tag = "strategy", operation_id = "goal_leading",
    params(("id" = ItemId, Path, description = "The goal.")),
    responses((status = 200, description = "The last four weeks beside the four before.", body = Vec<Leading>)))]
pub async fn leading(State(app): State<App>, Who(actor): Who, Named(id): Named<ItemId>) -> Answer {
    reply::ok(&leading::tell(&app.db, &actor, id, app.now()).await?)
}

/// Tells a number of a goal that is measured by hand: the value of a day, instead of the one that was told of it before; without a
/// value the day's is taken back.
#[utoipa::path(put, path = "/api/v1/strategy/{id}/values", tag = "strategy", operation_id = "tell_goal_value",
    params(("id" = ItemId, Path, description = "The goal."), ("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    request_body = Said, responses((status = 200, description = "All values of the goal, the latest day first.", body = Vec<ToldValue>)))]
pub async fn tell(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<ItemId>,
    input: Input<Said>,
) -> Answer {
    let Input { value, once } = input;
    let work = async |db: Db| values::tell(&db, &actor, id, value, app.now()).await;
    reply::once(&app, &actor, once, StatusCode::OK, work, |all| reply::ok(&all)).await
}
