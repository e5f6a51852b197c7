//! Answers: how is an account connected through the network's own page in the browser?

use crate::http::{
    app::App,
    extract::Input,
    guard::Who,
    problem::{Answer, Fail},
    reply,
};
use axum::{extract::State, http::StatusCode, response::Response};
use selaras_kernel::{BrandId, Kind, Problem};
use selaras_workspaces::profiles::{self, BeginConnect, FinishConnect, Profile};
use std::collections::BTreeMap;

/// A sign-in through the browser.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BeginRequest {
    /// Stable name of the network, such as `mastodon`.
    pub network: String,
    /// The brand that gets the profile.
    pub brand: BrandId,
    /// The server (an instance's address) or the handle, as the person typed it.
    pub server: String,
}

/// Where to send the browser.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct Begun {
    /// The network's page.
    pub authorize_url: String,
}

/// What the browser brought back.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FinishRequest {
    /// All query parameters of the address the browser was sent back to.
    pub query: BTreeMap<String, String>,
}

/// Stands for "show the code to the person" where there is no address to send the browser back to (RFC 6749's predecessors).
pub const OUT_OF_BAND: &str = "urn:ietf:wg:oauth:2.0:oob";

/// Where networks send the browser back to.
pub fn redirect_uri(app: &App) -> String {
    format!("{}/oauth/callback", app.public_url)
}

/// Begins a sign-in through the browser.
#[utoipa::path(post, path = "/api/v1/profiles/sign-ins", tag = "profiles", operation_id = "begin_profile_sign_in",
    request_body = BeginRequest, responses((status = 201, description = "Where to send the browser.", body = Begun)))]
pub async fn begin(State(app): State<App>, Who(actor): Who, input: Input<BeginRequest>) -> Answer {
    let BeginRequest { network, brand, server } = input.value;
    let connector = app.network(&network)?;
    let begin =
        BeginConnect { brand, server, redirect_uri: redirect_uri(&app), public_url: app.public_url.clone() };
    let authorize_url =
        profiles::begin_sign_in(&app.db, &app.vault, &*connector, &actor, begin, app.now()).await?;
    reply::json(StatusCode::CREATED, &Begun { authorize_url })
}

/// Finishes a sign-in with what the browser brought back.
#[utoipa::path(post, path = "/api/v1/profiles/sign-ins/finish", tag = "profiles", operation_id = "finish_profile_sign_in",
    request_body = FinishRequest, responses((status = 201, description = "What was connected.", body = Vec<Profile>)))]
pub async fn finish(State(app): State<App>, Who(actor): Who, input: Input<FinishRequest>) -> Answer {
    let made = finish_with(&app, &actor, input.value.query).await?;
    reply::json(StatusCode::CREATED, &made)
}

async fn finish_with(
    app: &App,
    actor: &selaras_kernel::Actor,
    query: BTreeMap<String, String>,
) -> Result<Vec<Profile>, Fail> {
    let state = query.get("state").cloned();
    let state = state.ok_or_else(|| Problem::new(Kind::Invalid, "connect_state_unknown").at("state"))?;
    let find = |network: &str| app.networks.get(network).cloned();
    let finish = FinishConnect { state, query };
    Ok(profiles::finish_sign_in(&app.db, &app.vault, &find, actor, finish, app.now()).await?)
}

/// Text as it may stand in HTML.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

/// Who we are, for servers of the AT protocol: they fetch this from the client id we show them.
pub async fn client_metadata(State(app): State<App>) -> Response {
    let document = selaras_networks::bluesky::client_metadata(&app.public_url, &redirect_uri(&app));
    reply::raw(StatusCode::OK, document.to_string())
}
