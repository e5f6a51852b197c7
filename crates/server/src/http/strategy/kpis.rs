//! Answers: which numbers tell whether objectives come nearer, when are they looked at, and what was decided then?

use super::items::Of;
use crate::http::{
    app::App,
    extract::{Asked, Input, Named},
    guard::Who,
    problem::Answer,
    reply,
};
use axum::{extract::State, http::StatusCode};
use selaras_kernel::{BrandId, ItemId};
use selaras_store::Db;
use selaras_strategy::{
    items::Kpi,
    kpis::{self, HeldCheck, HoldCheck, KpiDetail, KpiMeant, KpiStanding},
};

/// A KPI as it is meant.
#[derive(Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct KpiIdea {
    /// The brand.
    pub brand: BrandId,
    /// Which one it is, if it is there already: what was told by hand at its checks counts.
    #[serde(default)]
    pub id: Option<ItemId>,
    /// What is said of it.
    pub kpi: Kpi,
}

/// The KPIs of a brand, in the order in which they were made: each with its number over the last 13 periods, and what is due. They are
/// made, changed and removed as parts of the strategy.
#[utoipa::path(get, path = "/api/v1/kpis", tag = "strategy", operation_id = "list_kpis", params(Of),
    responses((status = 200, description = "All of them.", body = Vec<KpiStanding>)))]
pub async fn list(State(app): State<App>, Who(actor): Who, Asked(asked): Asked<Of>) -> Answer {
    reply::ok(&kpis::list(&app.db, &actor, asked.brand, app.now()).await?)
}

/// What a KPI would come to, in what it would be told, and whether it is SMART. Nothing is made.
#[utoipa::path(post, path = "/api/v1/kpis/check", tag = "strategy", operation_id = "check_kpi", request_body = KpiIdea,
    responses((status = 200, description = "Its number over the last 13 periods, and the five letters.", body = KpiMeant)))]
pub async fn check(State(app): State<App>, Who(actor): Who, input: Input<KpiIdea>) -> Answer {
    let KpiIdea { brand, id, kpi } = input.value;
    reply::ok(&kpis::draft(&app.db, &actor, brand, (id, kpi), app.now()).await?)
}

/// One KPI with its checks and reviews.
#[utoipa::path(get, path = "/api/v1/kpis/{id}", tag = "strategy", operation_id = "get_kpi",
    params(("id" = ItemId, Path, description = "The KPI.")),
    responses((status = 200, description = "The KPI.", body = KpiDetail)))]
pub async fn get(State(app): State<App>, Who(actor): Who, Named(id): Named<ItemId>) -> Answer {
    reply::ok(&kpis::get(&app.db, &actor, id, app.now()).await?)
}

/// Holds a check or review of a KPI, once for each day on which it is due. The number that is known now is kept with it.
#[utoipa::path(post, path = "/api/v1/kpis/{id}/checks", tag = "strategy", operation_id = "hold_kpi_check", request_body = HoldCheck,
    params(("id" = ItemId, Path, description = "The KPI."), ("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    responses((status = 201, description = "As it was held.", body = HeldCheck)))]
pub async fn hold(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<ItemId>,
    input: Input<HoldCheck>,
) -> Answer {
    let Input { value, once } = input;
    let work = async |db: Db| kpis::hold(&db, &actor, id, value, app.now()).await;
    reply::once(&app, &actor, once, StatusCode::CREATED, work, |held| reply::json(StatusCode::CREATED, &held))
        .await
}
