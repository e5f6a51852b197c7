//! Answers: how does the first person get in?

use crate::http::{app::App, extract::Input, problem::Answer, reply};
use axum::{extract::State, http::StatusCode};
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

/// Whether somebody has to set it up.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct SetupState {
    /// Nobody is there yet; the link on the terminal leads in.
    pub needed: bool,
}

/// Whether nobody is there yet.
#[utoipa::path(get, path = "/api/v1/setup", tag = "setup", operation_id = "setup_state",
    responses((status = 200, description = "Whether it has to be set up.", body = SetupState)))]
pub async fn state(State(app): State<App>) -> Answer {
    let needed = app.setup_code.lock().unwrap_or_else(PoisonError::into_inner).is_some();
    reply::ok(&SetupState { needed })
}

/// Compares without telling by its time how much was right.
fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0, |diff, (x, y)| diff | (x ^ y)) == 0
}
