//! Answers: who am I here, and what of my account can I change?

use crate::http::{
    app::App,
    extract::Input,
    guard::{Who, session_token},
    problem::Answer,
    reply,
};
use axum::{extract::State, http::HeaderMap};
use selaras_workspaces::people::{self, Changes, Me};

/// A new password.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordChange {
    /// The password until now.
    pub current: String,
    /// The new one: at least 10 characters and hard to guess.
    pub new: String,
}

/// Oneself.
#[utoipa::path(get, path = "/api/v1/me", tag = "me", operation_id = "me",
    responses((status = 200, description = "Who one is, where, and with which rights.", body = Me)))]
pub async fn get(State(app): State<App>, Who(actor): Who) -> Answer {
    reply::ok(&people::me(&app.db, &actor).await?)
}

/// Changes one's own account.
#[utoipa::path(patch, path = "/api/v1/me", tag = "me", operation_id = "update_me", request_body = Changes,
    responses((status = 200, description = "As it is now.", body = Me)))]
pub async fn update(State(app): State<App>, Who(actor): Who, input: Input<Changes>) -> Answer {
    people::update(&app.db, &actor, input.value, app.now()).await?;
    reply::ok(&people::me(&app.db, &actor).await?)
}

/// Changes one's password; all other sessions end.
#[utoipa::path(post, path = "/api/v1/me/password", tag = "me", operation_id = "change_password",
    request_body = PasswordChange, responses((status = 204, description = "It is changed.")))]
pub async fn password(
    State(app): State<App>,
    Who(actor): Who,
    headers: HeaderMap,
    input: Input<PasswordChange>,
) -> Answer {
    let PasswordChange { current, new } = input.value;
    people::change_password(&app.db, &actor, current, new, session_token(&headers), app.now()).await?;
    Ok(reply::empty())
}
