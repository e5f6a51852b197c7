//! Answers: how is a result sent: once rendered, with its version, and kept for a repeated request?

use super::{
    app::App,
    extract::Once,
    problem::{Answer, Fail},
};
use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use futures::future::BoxFuture;
use selaras_kernel::{Actor, Error, Timestamp};
use selaras_store::{Tx, idempotency};
use serde::Serialize;
use std::sync::Arc;

/// Something that has a version, from which its ETag is made.
pub trait Versioned {
    /// Grows with every change.
    fn version(&self) -> i64;
}

/// JSON bytes as an answer.
pub fn raw(status: StatusCode, body: impl Into<Body>) -> Response {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

/// `value` as an answer.
///
/// # Errors
/// When it cannot be rendered, which is a mistake of ours.
pub fn json<T: Serialize>(status: StatusCode, value: &T) -> Answer {
    let mut body = Vec::with_capacity(512);
    serde_json::to_writer(&mut body, value)
        .map_err(|e| Fail::fault(Error::fault("rendering an answer", e)))?;
    Ok(raw(status, body))
}

/// `value` with 200.
///
/// # Errors
/// As `json`.
pub fn ok<T: Serialize>(value: &T) -> Answer {
    json(StatusCode::OK, value)
}

/// Nothing to say.
pub fn empty() -> Response {
    StatusCode::NO_CONTENT.into_response()
}

/// Whether the reader has `etag` already.
pub fn has_seen(headers: &HeaderMap, etag: &str) -> bool {
    let Some(seen) = headers.get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok()) else { return false };
    seen.split(',').any(|one| {
        let one = one.trim();
        one == "*" || one.strip_prefix("W/").unwrap_or(one) == etag
    })
}

/// The ETag of a version.
pub fn etag(version: i64) -> String {
    format!("\"{version}\"")
}

/// 304 for what the reader has already.
pub fn not_modified(etag: &str) -> Response {
    tagged(StatusCode::NOT_MODIFIED.into_response(), etag)
}

/// Puts the ETag on an answer.
pub fn tagged(mut response: Response, etag: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(etag) {
        response.headers_mut().insert(header::ETAG, value);
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    }
    response
}

/// A single thing with its version as ETag, or 304.
///
/// # Errors
/// As `json`.
pub fn thing<T: Serialize + Versioned>(headers: &HeaderMap, value: &T) -> Answer {
    let etag = etag(value.version());
    if has_seen(headers, &etag) {
        return Ok(not_modified(&etag));
    }
    Ok(tagged(ok(value)?, &etag))
}

/// Runs `work` in one write; with an idempotency key, a request that came before is answered as it was then, and the
/// reply of a new one is kept in the same commit.
///
/// # Errors
/// What `work` returned; `idempotency_key_reused`.
pub async fn write<T, F>(
    app: &App,
    actor: Arc<Actor>,
    once: Option<Once>,
    status: StatusCode,
    work: F,
) -> Answer
where
    T: Serialize + Send + 'static,
    F: for<'t> FnOnce(&'t mut Tx, &'t Actor, Timestamp) -> BoxFuture<'t, selaras_kernel::Result<T>>
        + Send
        + 'static,
{
    let now = app.now();
    let (status, body) = app
        .db
        .write(move |tx| {
            Box::pin(async move {
                if let Some(once) = &once
                    && let Some((status, body)) =
                        idempotency::recall(tx, &actor, &once.key, &once.fingerprint).await?
                {
                    let status = u16::try_from(status).ok().and_then(|s| StatusCode::from_u16(s).ok());
                    return Ok((status.unwrap_or(StatusCode::OK), body));
                }
                let value = work(tx, &actor, now).await?;
                let body = serde_json::to_string(&value)?;
                if let Some(once) = &once {
                    let kept = i32::from(status.as_u16());
                    idempotency::keep(tx, &actor, &once.key, &once.fingerprint, kept, &body, now).await?;
                }
                Ok((status, body))
            })
        })
        .await?;
    app.live.signal();
    if status == StatusCode::NO_CONTENT { Ok(empty()) } else { Ok(raw(status, body)) }
}

/// The reply that was kept for the same request, if it came before.
///
/// # Errors
/// `idempotency_key_reused`.
pub async fn recall(app: &App, actor: &Arc<Actor>, once: Option<&Once>) -> Result<Option<Response>, Fail> {
    let Some(once) = once.cloned() else { return Ok(None) };
    let actor = actor.clone();
    let found = app
        .db
        .write(move |tx| {
            Box::pin(async move { idempotency::recall(tx, &actor, &once.key, &once.fingerprint).await })
        })
        .await?;
    Ok(found.map(|(status, body)| {
        let status = u16::try_from(status).ok().and_then(|s| StatusCode::from_u16(s).ok());
        raw(status.unwrap_or(StatusCode::OK), body)
    }))
}

/// Keeps the reply to a request whose operation has written by itself.
///
/// # Errors
/// The database's.
pub async fn keep<T: Serialize>(
    app: &App,
    actor: Arc<Actor>,
    once: Option<Once>,
    status: StatusCode,
    value: &T,
) -> Result<(), Fail> {
    let Some(once) = once else { return Ok(()) };
    let body = serde_json::to_string(value).map_err(Error::from)?;
    let now = app.now();
    let kept = app
        .db
        .write(move |tx| {
            Box::pin(async move {
                let status = i32::from(status.as_u16());
                idempotency::keep(tx, &actor, &once.key, &once.fingerprint, status, &body, now).await
            })
        })
        .await;
    match kept {
        // The same request arrived twice at once; the other one's reply is kept.
        Err(e) if e.is_unique_violation() => Ok(()),
        other => Ok(other?),
    }
}
