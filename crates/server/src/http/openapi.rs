//! Answers: what does the API look like to a program that reads its description?

use super::{app::App, reply, routes};
use axum::{extract::State, http::StatusCode, response::Response};
use utoipa::openapi::{InfoBuilder, LicenseBuilder, OpenApi, OpenApiBuilder, RefOr, Schema};

/// The OpenAPI document, made from the routes.
pub fn document() -> OpenApi {
    let about = "Plan, approve and publish posts to social networks, and read what came of them.\n\n\
        Programs show an API token (`Authorization: Bearer sel_…`), browsers a session's cookie; people in several \
        workspaces choose one by the header `Selaras-Workspace`. Problems are told as `application/problem+json` \
        (RFC 9457) with a stable `code`, in the language of `Accept-Language` (`en`, `id`). Lists are walked by \
        `cursor`; single things carry an `ETag`; what creates takes an `Idempotency-Key`.";
    let info = InfoBuilder::new()
        .title("Selaras")
        .version("v1")
        .description(Some(about))
        .license(Some(LicenseBuilder::new().name("Apache-2.0").build()))
        .build();
    let mut document = routes::all().openapi(OpenApiBuilder::new().info(info).build());
    // A question's `kind` stands beside its fields: what refuses every other field would refuse it too. The API itself refuses what it
    // does not know.
    let mut schemas = document.components.as_mut().map(|components| &mut components.schemas);
    for name in ["Question", "Top"] {
        let schema = schemas.as_mut().and_then(|schemas| schemas.get_mut(name));
        if let Some(RefOr::T(Schema::Object(object))) = schema {
            object.additional_properties = None;
        }
    }
    document
}

/// `GET /api/v1/openapi.json`.
pub async fn show(State(app): State<App>) -> Response {
    let json = app.openapi.get_or_init(|| document().to_json().unwrap_or_default().into());
    reply::raw(StatusCode::OK, json.clone())
}
