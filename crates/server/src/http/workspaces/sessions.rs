//! Answers: how does a person sign in, see where they are signed in, and end it?

use crate::http::{
    app::App,
    extract::{Input, Named},
    guard::{COOKIE, MaybeWho, Who, session_token},
    problem::Answer,
    reply,
};
use axum::{
    extract::{ConnectInfo, FromRequestParts, State},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    response::Response,
};
use selaras_kernel::SessionId;
use selaras_workspaces::{
    sessions::{self, Session},
    sign_in::{self, SignIn},
};
use std::{convert::Infallible, net::SocketAddr};

/// E-mail and password.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignInRequest {
    /// E-mail address.
    pub email: String,
    /// Password.
    pub password: String,
}

/// How many were ended.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct Ended {
    /// How many.
    pub ended: u64,
}

/// The network address of the one who asks; that of the proxy's client where a proxy on this machine stands before us.
pub struct Address(pub String);

impl<S: Sync> FromRequestParts<S> for Address {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        let Some(ConnectInfo(peer)) = parts.extensions.get::<ConnectInfo<SocketAddr>>() else {
            return Ok(Self(String::new()));
        };
        // The last line and its last part is the proxy's own; all before it is what the client says of itself.
        let lines = parts.headers.get_all("x-forwarded-for");
        let forwarded = lines.iter().next_back().and_then(|v| v.to_str().ok()?.rsplit(',').next());
        let client = forwarded.and_then(|text| text.trim().parse::<std::net::IpAddr>().ok());
        let address = if peer.ip().is_loopback() { client.unwrap_or(peer.ip()) } else { peer.ip() };
        Ok(Self(address.to_string()))
    }
}

/// Signs in.
///
/// Sets the cookie `selaras_session`.
#[utoipa::path(post, path = "/api/v1/session", tag = "sessions", operation_id = "sign_in", request_body = SignInRequest,
    responses((status = 201, description = "Signed in.", body = Session)))]
pub async fn sign_in(
    State(app): State<App>,
    address: Address,
    headers: HeaderMap,
    input: Input<SignInRequest>,
) -> Answer {
    let agent = headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let attempt = SignIn {
        email: input.value.email,
        password: input.value.password,
        address: address.0,
        user_agent: agent.chars().take(300).collect(),
    };
    let (token, session) = sign_in::sign_in(&app.db, attempt, app.now()).await?;
    let age = sessions::LONGEST.as_secs();
    Ok(with_cookie(&app, reply::json(StatusCode::CREATED, &session)?, &token, age))
}

/// Signs out.
///
/// Ends the session of the cookie, if there is one.
#[utoipa::path(delete, path = "/api/v1/session", tag = "sessions", operation_id = "sign_out",
    responses((status = 204, description = "Signed out.")))]
pub async fn sign_out(State(app): State<App>, headers: HeaderMap, _who: MaybeWho) -> Answer {
    if let Some(token) = session_token(&headers) {
        sign_in::sign_out(&app.db, token, app.now()).await?;
    }
    Ok(with_cookie(&app, reply::empty(), "", 0))
}

fn with_cookie(app: &App, mut response: Response, token: &str, age: u64) -> Response {
    let secure = if app.secure() { "; Secure" } else { "" };
    let cookie = format!("{COOKIE}={token}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().insert(header::SET_COOKIE, value);
    }
    response
}

/// Where one is signed in.
#[utoipa::path(get, path = "/api/v1/me/sessions", tag = "sessions", operation_id = "list_sessions",
    responses((status = 200, description = "One's own sessions, the last seen first.", body = Vec<Session>)))]
pub async fn list(State(app): State<App>, Who(actor): Who, headers: HeaderMap) -> Answer {
    reply::ok(&sessions::list(&app.db, &actor, session_token(&headers), app.now()).await?)
}

/// Ends a session of one's own.
#[utoipa::path(delete, path = "/api/v1/me/sessions/{id}", tag = "sessions", operation_id = "end_session",
    params(("id" = SessionId, Path, description = "The session.")),
    responses((status = 204, description = "It is over.")))]
pub async fn end(State(app): State<App>, Who(actor): Who, Named(id): Named<SessionId>) -> Answer {
    sessions::revoke(&app.db, &actor, id, app.now()).await?;
    Ok(reply::empty())
}

/// Ends all of one's sessions but this one.
#[utoipa::path(delete, path = "/api/v1/me/sessions", tag = "sessions", operation_id = "end_other_sessions",
    responses((status = 200, description = "How many were ended.", body = Ended)))]
pub async fn end_others(State(app): State<App>, Who(actor): Who, headers: HeaderMap) -> Answer {
    let ended = sessions::revoke_others(&app.db, &actor, session_token(&headers), app.now()).await?;
    reply::ok(&Ended { ended })
}
