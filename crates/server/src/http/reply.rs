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
use selaras_kernel::{Actor, Error};
use selaras_store::{
    Db,
    idempotency::{self, Request},
};
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

/// A file to be kept under `name`.
pub fn file(kind: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let mut response = Response::new(Body::from(bytes));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    // Our own names, without anything that would have to be quoted.
    let disposition = format!("attachment; filename=\"{name}\"");
    if let Ok(value) = HeaderValue::from_str(&disposition) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// The `Content-Disposition` of a file that a person named: by any name, without the means to say anything else (RFC 6266).
pub fn kept_as(name: &str, mime: &str) -> String {
    let ending = match mime {
        "image/png" => ".png",
        "image/jpeg" => ".jpg",
        "image/gif" => ".gif",
        "video/mp4" => ".mp4",
        "video/quicktime" => ".mov",
        _ => "",
    };
    // The name is a label; a program that opens the file goes by its ending.
    let known =
        name.to_lowercase().ends_with(ending) || (ending == ".jpg" && name.to_lowercase().ends_with(".jpeg"));
    let name = if known { name.to_owned() } else { format!("{name}{ending}") };
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_. ".contains(c) { c } else { '_' }).collect();
    let mut encoded = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
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

/// Does what was asked once per idempotency key: `work` gets the handle to write through, and a request that came before is
/// answered as it was then.
///
/// # Errors
/// What `work` returned; `idempotency_key_reused`; `request_repeated` when it was done but its reply may not be kept.
pub async fn once<T, W>(
    app: &App,
    actor: &Arc<Actor>,
    once: Option<Once>,
    status: StatusCode,
    work: impl FnOnce(Db) -> W,
    answer: impl FnOnce(T) -> Answer,
) -> Answer
where
    W: Future<Output = selaras_kernel::Result<T>>,
{
    let Some(Once { key, fingerprint }) = once else { return answer(work(app.db.clone()).await?) };
    let request = Request { actor: actor.clone(), key, fingerprint, status: status.as_u16(), at: app.now() };
    if let Some(kept) = idempotency::recall(&app.db, &request).await? {
        return again(kept);
    }
    match work(app.db.once(request.clone())).await {
        Ok(value) => answer(value),
        // The same request came twice at the same time, and this one was the later.
        Err(e) if idempotency::is_repeated(&e) => match idempotency::recall(&app.db, &request).await? {
            Some(kept) => again(kept),
            None => Err(e.into()),
        },
        Err(e) => Err(e.into()),
    }
}

fn again((status, body): (u16, String)) -> Answer {
    let status = StatusCode::from_u16(status)
        .map_err(|e| Fail::fault(Error::fault("reading the status of a kept reply", e)))?;
    Ok(raw(status, body))
}
