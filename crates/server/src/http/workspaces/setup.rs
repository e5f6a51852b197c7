//! Answers: how does the first person get in, and what do those see who follow a link of ours?

use crate::http::{app::App, extract::Input, problem::Answer, reply};
use axum::{
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use selaras_kernel::{Kind, Problem};
use selaras_workspaces::people::{self, NewOwner, SetUp};
use std::sync::PoisonError;

/// The first start, by the link that was printed on the terminal.
#[derive(serde::Deserialize, utoipa::ToSchema)]
pub struct SetupRequest {
    /// The code of the link.
    pub code: String,
    /// The owner, the workspace and its first brand.
    #[serde(flatten)]
    pub owner: NewOwner,
}

/// Makes the owner, the workspace and its first brand.
///
/// Works once, with the code of the link that `selaras serve` printed when nobody was there yet.
#[utoipa::path(post, path = "/api/v1/setup", tag = "setup", operation_id = "setup", request_body = SetupRequest,
    responses((status = 201, description = "It is set up; sign in now.", body = SetUp)))]
pub async fn create(State(app): State<App>, input: Input<SetupRequest>) -> Answer {
    let SetupRequest { code, owner } = input.value;
    let known = app.setup_code.lock().unwrap_or_else(PoisonError::into_inner).clone();
    match known {
        None => return Err(Problem::new(Kind::Conflict, "already_set_up").into()),
        Some(known) if !same(known.as_bytes(), code.as_bytes()) => {
            return Err(Problem::new(Kind::Forbidden, "setup_code_wrong").at("code").into());
        }
        Some(_) => {}
    }
    let made = people::setup(&app.db, owner, app.now()).await?;
    app.setup_code.lock().unwrap_or_else(PoisonError::into_inner).take();
    reply::json(StatusCode::CREATED, &made)
}

/// Compares without telling by its time how much was right.
fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0, |diff, (x, y)| diff | (x ^ y)) == 0
}

/// The page behind the set-up link.
pub async fn page() -> Response {
    static_text(include_str!("setup.html"), "text/html; charset=utf-8")
}

/// What that page does.
pub async fn script() -> Response {
    static_text(include_str!("setup.js"), "text/javascript; charset=utf-8")
}

/// The page behind an invitation's link.
pub async fn join_page() -> Response {
    static_text(include_str!("join.html"), "text/html; charset=utf-8")
}

/// What that page does.
pub async fn join_script() -> Response {
    static_text(include_str!("join.js"), "text/javascript; charset=utf-8")
}

fn static_text(text: &'static str, kind: &'static str) -> Response {
    let policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'; \
                  form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
    let mut response = text.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    response
}
