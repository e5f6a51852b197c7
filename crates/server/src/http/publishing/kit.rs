//! Answers: what does a brand look and sound like?

use crate::http::{
    app::App,
    extract::{Input, Named},
    guard::Who,
    problem::Answer,
    reply,
};
use axum::extract::State;
use selaras_kernel::BrandId;
use selaras_publishing::kit::{self, Kit, NewKit};

/// A brand's logos, colours, typefaces and voice.
#[utoipa::path(get, path = "/api/v1/brands/{id}/kit", tag = "media", operation_id = "get_brand_kit",
    params(("id" = BrandId, Path, description = "The brand.")),
    responses((status = 200, description = "The kit; empty while nothing was said.", body = Kit)))]
pub async fn get(State(app): State<App>, Who(actor): Who, Named(id): Named<BrandId>) -> Answer {
    reply::ok(&kit::get(&app.db, &actor, id).await?)
}

/// Says what a brand looks and sounds like; replaces all of it.
#[utoipa::path(put, path = "/api/v1/brands/{id}/kit", tag = "media", operation_id = "set_brand_kit",
    params(("id" = BrandId, Path, description = "The brand.")), request_body = NewKit,
    responses((status = 200, description = "As it is now.", body = Kit)))]
pub async fn set(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<BrandId>,
    input: Input<NewKit>,
) -> Answer {
    reply::ok(&kit::set(&app.db, &actor, id, input.value, app.now()).await?)
}
