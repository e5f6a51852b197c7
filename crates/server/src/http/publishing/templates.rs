//! Answers: what does a brand keep to write with?

use super::feeds::OfBrand;
use crate::http::{
    app::App,
    extract::{Asked, IfMatch, Input, Named},
    guard::Who,
    problem::Answer,
    reply,
};
use axum::{extract::State, http::StatusCode};
use selaras_kernel::TemplateId;
use selaras_publishing::templates::{self, NewTemplate, Template, TemplateChanges};
use selaras_store::Db;

/// The templates of a brand and its sets of hashtags, by name.
#[utoipa::path(get, path = "/api/v1/templates", tag = "templates", operation_id = "list_templates", params(OfBrand),
    responses((status = 200, description = "At most 200.", body = Vec<Template>)))]
pub async fn list(State(app): State<App>, Who(actor): Who, Asked(asked): Asked<OfBrand>) -> Answer {
    reply::ok(&templates::list(&app.db, &actor, asked.brand).await?)
}

/// Keeps a template or a set of hashtags.
#[utoipa::path(post, path = "/api/v1/templates", tag = "templates", operation_id = "create_template", request_body = NewTemplate,
    params(("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    responses((status = 201, description = "The template.", body = Template)))]
pub async fn create(State(app): State<App>, Who(actor): Who, input: Input<NewTemplate>) -> Answer {
    let Input { value, once } = input;
    let work = async |db: Db| templates::create(&db, &actor, value, app.now()).await;
    reply::once(&app, &actor, once, StatusCode::CREATED, work, |made| reply::json(StatusCode::CREATED, &made))
        .await
}

/// Changes a template.
#[utoipa::path(patch, path = "/api/v1/templates/{id}", tag = "templates", operation_id = "update_template",
    params(("id" = TemplateId, Path, description = "The template."), ("If-Match" = Option<String>, Header, description = "Version it must still have."), ("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    request_body = TemplateChanges, responses((status = 200, description = "As it is now.", body = Template)))]
pub async fn update(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<TemplateId>,
    at: IfMatch,
    input: Input<TemplateChanges>,
) -> Answer {
    let Input { value, once } = input;
    let work = async |db: Db| templates::update(&db, &actor, id, at.0, value, app.now()).await;
    reply::once(&app, &actor, once, StatusCode::OK, work, |now| reply::json(StatusCode::OK, &now)).await
}

/// Deletes a template; what was written with it stays as it is.
#[utoipa::path(delete, path = "/api/v1/templates/{id}", tag = "templates", operation_id = "delete_template",
    params(("id" = TemplateId, Path, description = "The template."), ("If-Match" = Option<String>, Header, description = "Version it must still have.")),
    responses((status = 204, description = "It is gone.")))]
pub async fn delete(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<TemplateId>,
    at: IfMatch,
) -> Answer {
    templates::delete(&app.db, &actor, id, at.0, app.now()).await?;
    Ok(reply::empty())
}
