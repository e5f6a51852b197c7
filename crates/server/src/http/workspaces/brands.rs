//! Answers: which brands are there, and how are they made and changed?

use crate::http::{
    app::App,
    extract::{IfMatch, Input, Named},
    guard::Who,
    problem::Answer,
    reply::{self, Versioned},
};
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
};
use selaras_kernel::BrandId;
use selaras_store::Db;
use selaras_workspaces::brands::{self, Brand, BrandChanges, NewBrand};

impl Versioned for Brand {
    fn version(&self) -> i64 {
        self.version
    }
}

/// The brands one has any part in.
#[utoipa::path(get, path = "/api/v1/brands", tag = "brands", operation_id = "list_brands",
    responses((status = 200, description = "By name.", body = Vec<Brand>)))]
pub async fn list(State(app): State<App>, Who(actor): Who) -> Answer {
    reply::ok(&brands::list(&app.db, &actor).await?)
}

/// Makes a brand.
#[utoipa::path(post, path = "/api/v1/brands", tag = "brands", operation_id = "create_brand", request_body = NewBrand,
    params(("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    responses((status = 201, description = "The brand.", body = Brand)))]
pub async fn create(State(app): State<App>, Who(actor): Who, input: Input<NewBrand>) -> Answer {
    let Input { value, once } = input;
    let work = async |db: Db| brands::create(&db, &actor, value, app.now()).await;
    reply::once(&app, &actor, once, StatusCode::CREATED, work, |brand| {
        Ok(reply::tagged(reply::json(StatusCode::CREATED, &brand)?, &reply::etag(brand.version)))
    })
    .await
}

/// One brand.
#[utoipa::path(get, path = "/api/v1/brands/{id}", tag = "brands", operation_id = "get_brand",
    params(("id" = BrandId, Path, description = "The brand."), ("If-None-Match" = Option<String>, Header, description = "ETag that is known already.")),
    responses((status = 200, description = "The brand.", body = Brand), (status = 304, description = "Not changed.")))]
pub async fn get(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<BrandId>,
    headers: HeaderMap,
) -> Answer {
    reply::thing(&headers, &brands::get(&app.db, &actor, id).await?)
}

/// Changes a brand.
#[utoipa::path(patch, path = "/api/v1/brands/{id}", tag = "brands", operation_id = "update_brand",
    params(("id" = BrandId, Path, description = "The brand."), ("If-Match" = Option<String>, Header, description = "ETag it must still have.")),
    request_body = BrandChanges, responses((status = 200, description = "As it is now.", body = Brand)))]
pub async fn update(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<BrandId>,
    at: IfMatch,
    input: Input<BrandChanges>,
) -> Answer {
    let version = match at.0 {
        Some(version) => version,
        None => brands::get(&app.db, &actor, id).await?.version,
    };
    let brand = brands::update(&app.db, &actor, id, input.value, version, app.now()).await?;
    Ok(reply::tagged(reply::ok(&brand)?, &reply::etag(brand.version)))
}
