//! Answers: what did it cost, what did it bring, and how do the two stand to each other?

use crate::http::{
    app::App,
    extract::{Asked, IfMatch, Input, Named},
    guard::Who,
    problem::Answer,
    reply,
};
use axum::{extract::State, http::StatusCode};
use jiff::civil::Date;
use selaras_analytics::returns::{self, LedgerEntry, LedgerFields, NewLedgerEntry, Reckoned};
use selaras_kernel::{BrandId, LedgerEntryId};
use selaras_store::Db;
use selaras_workspaces::brands;

/// Which time of which brand.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Within {
    /// The brand.
    pub brand: BrandId,
    /// First local day, `YYYY-MM-DD`.
    #[param(value_type = String, format = "date")]
    pub from: Date,
    /// Last local day, `YYYY-MM-DD`.
    #[param(value_type = String, format = "date")]
    pub to: Date,
}

/// Which time of which brand, by what.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct RoiAsked {
    /// The brand.
    pub brand: BrandId,
    /// First local day, `YYYY-MM-DD`.
    #[param(value_type = String, format = "date")]
    pub from: Date,
    /// Last local day, `YYYY-MM-DD`.
    #[param(value_type = String, format = "date")]
    pub to: Date,
    /// By what it is told apart.
    #[param(inline)]
    pub by: returns::By,
}

/// What it cost and what it brought in a time, by campaign, network, objective or kind: each currency for itself, with the ROI and
/// the cost of an interaction.
#[utoipa::path(get, path = "/api/v1/roi", tag = "returns", operation_id = "roi", params(RoiAsked),
    responses((status = 200, description = "Costs and returns.", body = Reckoned)))]
pub async fn roi(State(app): State<App>, Who(actor): Who, Asked(asked): Asked<RoiAsked>) -> Answer {
    let RoiAsked { brand, from, to, by } = asked;
    reply::ok(&returns::reckon(&app.db, &actor, &returns::Asked { brand, from, to, by }).await?)
}

/// The costs and returns of a brand that touch a time, the latest first.
#[utoipa::path(get, path = "/api/v1/ledger", tag = "returns", operation_id = "list_ledger", params(Within),
    responses((status = 200, description = "At most 10,000.", body = Vec<LedgerEntry>)))]
pub async fn list(State(app): State<App>, Who(actor): Who, Asked(asked): Asked<Within>) -> Answer {
    reply::ok(&returns::list(&app.db, &actor, asked.brand, asked.from, asked.to).await?)
}

/// Adds a cost or a return.
#[utoipa::path(post, path = "/api/v1/ledger", tag = "returns", operation_id = "create_ledger_entry", request_body = NewLedgerEntry,
    params(("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    responses((status = 201, description = "The entry.", body = LedgerEntry)))]
pub async fn create(State(app): State<App>, Who(actor): Who, input: Input<NewLedgerEntry>) -> Answer {
    let Input { value: NewLedgerEntry { brand, entry }, once } = input;
    brands::get(&app.db, &actor, brand).await?;
    let work = async |db: Db| returns::create(&db, &actor, brand, entry, app.now()).await;
    reply::once(&app, &actor, once, StatusCode::CREATED, work, |made| reply::json(StatusCode::CREATED, &made))
        .await
}

/// Says a cost or a return anew.
#[utoipa::path(put, path = "/api/v1/ledger/{id}", tag = "returns", operation_id = "update_ledger_entry",
    params(("id" = LedgerEntryId, Path, description = "The entry."), ("If-Match" = Option<String>, Header, description = "Version it must still have."), ("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    request_body = LedgerFields, responses((status = 200, description = "As it is now.", body = LedgerEntry)))]
pub async fn update(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<LedgerEntryId>,
    at: IfMatch,
    input: Input<LedgerFields>,
) -> Answer {
    let Input { value, once } = input;
    let work = async |db: Db| returns::update(&db, &actor, id, at.0, value, app.now()).await;
    reply::once(&app, &actor, once, StatusCode::OK, work, |now| reply::ok(&now)).await
}

/// Removes a cost or a return.
#[utoipa::path(delete, path = "/api/v1/ledger/{id}", tag = "returns", operation_id = "remove_ledger_entry",
    params(("id" = LedgerEntryId, Path, description = "The entry."), ("If-Match" = Option<String>, Header, description = "Version it must still have.")),
    responses((status = 204, description = "It is gone.")))]
pub async fn remove(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<LedgerEntryId>,
    at: IfMatch,
) -> Answer {
    returns::remove(&app.db, &actor, id, at.0, app.now()).await?;
    Ok(reply::empty())
}
