//! Answers: what does the program say over HTTP?
//!
//! # Design
//! `routes.rs` lists every route of the API with its guard; `router` puts them behind one outer layer. A handler reads its
//! input, calls one operation of a domain, renders the result once.

pub mod analytics;
pub mod app;
pub mod events;
pub mod extract;
pub mod guard;
pub mod health;
pub mod openapi;
pub mod outer;
pub mod page;
pub mod problem;
pub mod publishing;
pub mod registry;
pub mod reply;
pub mod routes;
pub mod serving;
pub mod strategy;
pub mod web;
pub mod workspaces;

use app::App;
use axum::{
    Router, extract::DefaultBodyLimit, http::StatusCode, middleware::from_fn_with_state, routing::get,
};
use problem::Fail;
use selaras_kernel::{Kind, Problem};

/// Everything that is answered.
pub fn router(app: App) -> Router {
    routes::all()
        .router(&app)
        // Not of the API: for browsers, networks and watchers. None of them tells anything about a workspace.
        .route("/api", get(page::show))
        .route(selaras_networks::bluesky::METADATA_PATH, get(workspaces::oauth::client_metadata))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(health::metrics))
        .route("/api/v1/openapi.json", get(openapi::show))
        .fallback(web::show)
        .method_not_allowed_fallback(|| async {
            Fail::with_status(
                StatusCode::METHOD_NOT_ALLOWED,
                Problem::new(Kind::Malformed, "method_not_allowed"),
            )
        })
        // Each reader of a body has a limit of its own: JSON, tables and uploads differ by a factor of a thousand.
        .layer(DefaultBodyLimit::disable())
        .layer(from_fn_with_state(app.clone(), outer::outer))
        .with_state(app)
}
