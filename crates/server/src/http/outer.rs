//! Answers: what happens to every request, whatever it asks for?
//!
//! One layer around all routes: an id, a time limit, panics caught, problems put into words, headers that keep browsers
//! from doing what nobody asked for, and one line in the log.

use super::{
    app::App,
    problem::{Fail, Told, render},
};
use crate::words::Lang;
use axum::{
    extract::{FromRequestParts, MatchedPath, Request, State},
    http::{HeaderValue, Method, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use futures::FutureExt;
use selaras_kernel::{Error, Kind, Problem};
use std::{convert::Infallible, panic::AssertUnwindSafe, sync::atomic::Ordering, time::Duration};

/// Longest time until an answer begins.
const PATIENCE: Duration = Duration::from_secs(30);
/// Longest time for an upload.
const UPLOAD_PATIENCE: Duration = Duration::from_secs(1800);

/// The language the reader wants.
#[derive(Clone, Copy, Debug)]
pub struct Reader(pub Lang);

impl Reader {
    /// What a network's error means and what to do, in the reader's words, with the network's own behind it.
    pub fn explain(self, code: &str, detail: &str) -> String {
        let mut params = serde_json::Map::new();
        params.insert("detail".into(), detail.into());
        self.0.say(code, &params)
    }
}

impl<S: Sync> FromRequestParts<S> for Reader {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get::<Self>().copied().unwrap_or(Self(Lang::En)))
    }
}

/// The layer.
pub async fn outer(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let id = request_id(&app, &request);
    let lang = match request.headers().get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()) {
        Some(accept) => Lang::accepted(accept, app.lang),
        None => app.lang,
    };
    let method = request.method().clone();
    let begun = app.now();
    // The route, not the address: addresses may hold secrets (codes, tokens of invitations).
    let route = request.extensions().get::<MatchedPath>().cloned();
    let upload =
        request.headers().get(header::CONTENT_TYPE).is_some_and(|v| v.as_bytes().starts_with(b"multipart/"));
    request.extensions_mut().insert(Reader(lang));
    let patience = if upload { UPLOAD_PATIENCE } else { PATIENCE };
    let run = AssertUnwindSafe(next.run(request)).catch_unwind();
    let mut response = match tokio::time::timeout(patience, run).await {
        Ok(Ok(response)) => response,
        Ok(Err(panic)) => {
            Fail::fault(Error::fault("answering a request", panic_text(&*panic))).into_response()
        }
        Err(_) => {
            Fail::with_status(StatusCode::SERVICE_UNAVAILABLE, Problem::new(Kind::Upstream, "took_too_long"))
                .into_response()
        }
    };
    let route = route.as_ref().map_or("-", MatchedPath::as_str);
    if let Some(told) = response.extensions_mut().remove::<Box<Told>>() {
        if let Some(fault) = &told.fault {
            tracing::error!(request = %id, %method, route, error = %fault, "a request failed");
        }
        let headers = std::mem::take(response.headers_mut());
        response = render(&told, lang, &id);
        for (name, value) in headers {
            if let Some(name) = name.filter(|n| *n == header::ALLOW || *n == header::SET_COOKIE) {
                response.headers_mut().insert(name, value);
            }
        }
    }
    tracing::debug!(request = %id, %method, route, status = response.status().as_u16(),
        micros = app.now().since(begun).as_micros() as u64, "answered");
    finish(response, &id, &app, &method)
}

fn finish(mut response: Response, id: &str, app: &App, method: &Method) -> Response {
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(id) {
        headers.insert("x-request-id", value);
    }
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"));
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if app.secure() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    if !method.is_safe() && response.status().is_success() {
        // What was written here need not wait for the next look at the database.
        app.live.signal();
    }
    response
}

/// The id the caller gave, if it is one we can log, or a new one.
fn request_id(app: &App, request: &Request) -> String {
    let given = request.headers().get("x-request-id").and_then(|v| v.to_str().ok());
    let usable = |id: &&str| {
        (1..=64).contains(&id.len())
            && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
    };
    match given.filter(usable) {
        Some(id) => id.to_owned(),
        None => {
            let (process, count) = &app.request_ids;
            format!("{process:08x}{:08x}", count.fetch_add(1, Ordering::Relaxed))
        }
    }
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|t| (*t).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "a panic".into())
}
