//! Answers: what does the business want, which goals serve it, and what is done for them?

use crate::http::{
    app::App,
    extract::{Asked, IfMatch, Input, Named},
    guard::Who,
    problem::Answer,
    reply,
};
use axum::{extract::State, http::StatusCode};
use selaras_kernel::{BrandId, ItemId};
use selaras_store::Db;
use selaras_strategy::items::{self, Item, NewPart, Part, Version};

/// Of which brand.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Of {
    /// The brand.
    pub brand: BrandId,
}

/// The whole strategy of a brand: objectives, strategies, goals, tactics, in the order in which they were made.
#[utoipa::path(get, path = "/api/v1/strategy", tag = "strategy", operation_id = "list_strategy", params(Of),
    responses((status = 200, description = "At most 1,000 parts.", body = Vec<Part>)))]
pub async fn list(State(app): State<App>, Who(actor): Who, Asked(asked): Asked<Of>) -> Answer {
    reply::ok(&items::list(&app.db, &actor, asked.brand).await?)
}

/// Adds a part to a strategy.
#[utoipa::path(post, path = "/api/v1/strategy", tag = "strategy", operation_id = "create_strategy_item", request_body = NewPart,
    params(("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    responses((status = 201, description = "The part.", body = Part)))]
pub async fn create(State(app): State<App>, Who(actor): Who, input: Input<NewPart>) -> Answer {
    let Input { value, once } = input;
    let work = async |db: Db| items::create(&db, &actor, value, app.now()).await;
    reply::once(&app, &actor, once, StatusCode::CREATED, work, |made| reply::json(StatusCode::CREATED, &made))
        .await
}

/// One part of a strategy.
#[utoipa::path(get, path = "/api/v1/strategy/{id}", tag = "strategy", operation_id = "get_strategy_item",
    params(("id" = ItemId, Path, description = "The part.")),
    responses((status = 200, description = "The part.", body = Part)))]
pub async fn get(State(app): State<App>, Who(actor): Who, Named(id): Named<ItemId>) -> Answer {
    reply::ok(&items::get(&app.db, &actor, id).await?)
}

/// What a part of a strategy said before it was changed, the latest first.
#[utoipa::path(get, path = "/api/v1/strategy/{id}/versions", tag = "strategy", operation_id = "list_strategy_versions",
    params(("id" = ItemId, Path, description = "The part.")),
    responses((status = 200, description = "At most 200.", body = Vec<Version>)))]
pub async fn versions(State(app): State<App>, Who(actor): Who, Named(id): Named<ItemId>) -> Answer {
    reply::ok(&items::history(&app.db, &actor, id).await?)
}

/// Says a part of a strategy anew; what it said before is kept.
#[utoipa::path(put, path = "/api/v1/strategy/{id}", tag = "strategy", operation_id = "update_strategy_item",
    params(("id" = ItemId, Path, description = "The part."), ("If-Match" = Option<String>, Header, description = "Version it must still have."), ("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    request_body = Item, responses((status = 200, description = "As it is now.", body = Part)))]
pub async fn update(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<ItemId>,
    at: IfMatch,
    input: Input<Item>,
) -> Answer {
    let Input { value, once } = input;
    let work = async |db: Db| items::update(&db, &actor, id, at.0, value, app.now()).await;
    reply::once(&app, &actor, once, StatusCode::OK, work, |now| reply::ok(&now)).await
}

/// Brings back a part of a strategy that was removed in the last 30 days, with all that was told and noted of it.
#[utoipa::path(post, path = "/api/v1/strategy/{id}/restore", tag = "strategy", operation_id = "restore_strategy_item",
    params(("id" = ItemId, Path, description = "The part.")),
    responses((status = 200, description = "As it is now.", body = Part)))]
pub async fn restore(State(app): State<App>, Who(actor): Who, Named(id): Named<ItemId>) -> Answer {
    reply::ok(&items::restore(&app.db, &actor, id, app.now()).await?)
}

/// Removes a part of a strategy on which no other hangs. For 30 days it can be brought back.
#[utoipa::path(delete, path = "/api/v1/strategy/{id}", tag = "strategy", operation_id = "remove_strategy_item",
    params(("id" = ItemId, Path, description = "The part."), ("If-Match" = Option<String>, Header, description = "Version it must still have.")),
    responses((status = 204, description = "It is gone.")))]
pub async fn remove(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<ItemId>,
    at: IfMatch,
) -> Answer {
    items::remove(&app.db, &actor, id, at.0, app.now()).await?;
    Ok(reply::empty())
}
