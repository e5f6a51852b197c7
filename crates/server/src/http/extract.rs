//! Answers: how is a request read, and refused when it cannot be?

use super::{app::App, problem::Fail};
use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Request},
    http::{HeaderMap, Method, Uri, header, request::Parts},
};
use selaras_kernel::{Kind, Problem};
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

/// Largest JSON body, in bytes.
pub const BODY_MAX: usize = 1 << 20;

/// An `Idempotency-Key` with what the request was, so that the key cannot be used for another one.
#[derive(Clone, Debug)]
pub struct Once {
    /// The key.
    pub key: String,
    /// Hash of method, path, query and body.
    pub fingerprint: [u8; 32],
}

impl Once {
    /// The key of a request, if it came with one.
    ///
    /// # Errors
    /// `idempotency_key_invalid`.
    pub fn of(headers: &HeaderMap, method: &Method, uri: &Uri, body: &[u8]) -> Result<Option<Self>, Problem> {
        let Some(key) = headers.get("idempotency-key") else { return Ok(None) };
        let key =
            key.to_str().ok().filter(|k| (1..=200).contains(&k.len())).ok_or_else(|| {
                Problem::invalid("Idempotency-Key", "idempotency_key_invalid").with("max", 200)
            })?;
        let mut hash = Sha256::new();
        for part in [method.as_str(), uri.path(), uri.query().unwrap_or_default()]
            .map(str::as_bytes)
            .into_iter()
            .chain([body])
        {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        Ok(Some(Self { key: key.to_owned(), fingerprint: hash.finalize().into() }))
    }
}

/// A JSON body.
pub struct Input<T> {
    /// What was sent.
    pub value: T,
    /// Its idempotency key, if it came with one.
    pub once: Option<Once>,
}

impl<T: DeserializeOwned> FromRequest<App> for Input<T> {
    type Rejection = Fail;

    async fn from_request(request: Request, _app: &App) -> Result<Self, Fail> {
        let (parts, body) = request.into_parts();
        if !is_json(&parts.headers) {
            return Err(Problem::new(Kind::Unsupported, "content_type_not_json").into());
        }
        let bytes = body_of(&parts.headers, body, BODY_MAX).await?;
        let once = Once::of(&parts.headers, &parts.method, &parts.uri, &bytes)?;
        Ok(Self { value: parse(&bytes)?, once })
    }
}

/// A request whose body does not matter; its idempotency key, if it came with one.
pub struct Keyed(pub Option<Once>);

impl FromRequestParts<App> for Keyed {
    type Rejection = Fail;

    async fn from_request_parts(parts: &mut Parts, _app: &App) -> Result<Self, Fail> {
        Ok(Self(Once::of(&parts.headers, &parts.method, &parts.uri, &[])?))
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let Some(kind) = headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()) else { return false };
    let kind = kind.split(';').next().unwrap_or_default().trim();
    kind.eq_ignore_ascii_case("application/json") || kind.to_ascii_lowercase().ends_with("+json")
}

/// Reads a body of at most `max` bytes.
///
/// # Errors
/// `body_too_large`, `body_broken`.
pub async fn body_of(headers: &HeaderMap, body: axum::body::Body, max: usize) -> Result<Bytes, Problem> {
    let too_large = || Problem::new(Kind::TooLarge, "body_too_large").with("max", max);
    let told = headers.get(header::CONTENT_LENGTH).and_then(|v| v.to_str().ok()?.parse::<usize>().ok());
    if told.is_some_and(|length| length > max) {
        return Err(too_large());
    }
    axum::body::to_bytes(body, max).await.map_err(|e| {
        let limit = std::error::Error::source(&e).is_some_and(|s| s.to_string().contains("length limit"));
        if limit { too_large() } else { Problem::new(Kind::Malformed, "body_broken") }
    })
}

/// Reads JSON into a domain type; says where it went wrong.
///
/// # Errors
/// `json_malformed`, `value_unreadable`, `text_has_nul`.
pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    if has_nul(bytes) {
        return Err(Problem::invalid("", "text_has_nul"));
    }
    match serde_json::from_slice(bytes) {
        Ok(value) => Ok(value),
        Err(e) if e.is_data() => {
            // Read again, slower, to learn which field it was.
            let mut again = serde_json::Deserializer::from_slice(bytes);
            let field = match serde_path_to_error::deserialize::<_, T>(&mut again) {
                Err(e) => e.path().to_string(),
                Ok(_) => String::new(),
            };
            let field = if field == "." { String::new() } else { field };
            Err(Problem::invalid(field, "value_unreadable").with("reason", reason(&e)))
        }
        Err(e) => Err(Problem::new(Kind::Malformed, "json_malformed")
            .with("line", e.line())
            .with("column", e.column())
            .with("reason", reason(&e))),
    }
}

/// serde's words without the place, which is told apart.
fn reason(e: &serde_json::Error) -> String {
    let text = e.to_string();
    let text = text.rsplit_once(" at line ").map_or(text.as_str(), |(reason, _)| reason);
    text.chars().take(300).collect()
}

/// Whether a string in the JSON text holds U+0000, which no database keeps.
fn has_nul(bytes: &[u8]) -> bool {
    let needle = b"\\u0000";
    let mut from = 0;
    while let Some(at) = bytes.get(from..).and_then(|rest| rest.windows(6).position(|w| w == needle)) {
        let at = from + at;
        let slashes = bytes[..at].iter().rev().take_while(|b| **b == b'\\').count();
        if slashes % 2 == 0 {
            return true;
        }
        from = at + 1;
    }
    false
}

/// The query of the address.
pub struct Asked<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<App> for Asked<T> {
    type Rejection = Fail;

    async fn from_request_parts(parts: &mut Parts, _app: &App) -> Result<Self, Fail> {
        match axum::extract::Query::<T>::try_from_uri(&parts.uri) {
            Ok(axum::extract::Query(value)) => Ok(Self(value)),
            Err(e) => {
                let inner = std::error::Error::source(&e).map(ToString::to_string).unwrap_or_default();
                let (field, reason) = match inner.split_once(": ") {
                    Some((field, reason)) if !field.contains(' ') => (field.to_owned(), reason.to_owned()),
                    _ => (String::new(), inner),
                };
                Err(Problem::new(Kind::Malformed, "query_unreadable").at(field).with("reason", reason).into())
            }
        }
    }
}

/// What is named in the path: an id or several. One that cannot be an id names nothing.
pub struct Named<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<App> for Named<T> {
    type Rejection = Fail;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Fail> {
        match axum::extract::Path::<T>::from_request_parts(parts, app).await {
            Ok(axum::extract::Path(value)) => Ok(Self(value)),
            Err(_) => Err(Problem::not_found("address").into()),
        }
    }
}

/// The version in `If-Match`: `None` without the header or with `*`.
pub struct IfMatch(pub Option<i64>);

impl FromRequestParts<App> for IfMatch {
    type Rejection = Fail;

    async fn from_request_parts(parts: &mut Parts, _app: &App) -> Result<Self, Fail> {
        let Some(value) = parts.headers.get(header::IF_MATCH) else { return Ok(Self(None)) };
        let text = value.to_str().unwrap_or_default().trim();
        if text == "*" {
            return Ok(Self(None));
        }
        // An ETag of ours is a number, perhaps with more behind a dot. Any other cannot match.
        let version = text.trim_start_matches("W/").trim_matches('"').split('.').next().unwrap_or_default();
        match version.parse() {
            Ok(version) => Ok(Self(Some(version))),
            Err(_) => Err(Problem::new(Kind::Stale, "stale").into()),
        }
    }
}

/// Where a page of a list begins and how long it is.
#[derive(Clone, Debug, Default, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Paging {
    /// Most rows, 1 to 200; 50 when not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u32>,
    /// `next` of the page before.
    pub cursor: Option<String>,
}

/// The number of rows asked for.
///
/// # Errors
/// `limit_out_of_range`.
pub fn limit(asked: Option<u32>) -> Result<usize, Problem> {
    match asked.unwrap_or(50) {
        limit @ 1..=200 => Ok(limit as usize),
        _ => Err(Problem::invalid("limit", "limit_out_of_range").with("limit", 200)),
    }
}

/// A cursor, if one was given.
///
/// # Errors
/// `cursor_invalid`.
pub fn cursor<C: std::str::FromStr>(asked: Option<&str>) -> Result<Option<C>, Problem> {
    asked.map(|text| text.parse().map_err(|_| Problem::invalid("cursor", "cursor_invalid"))).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Thing {
        #[expect(dead_code, reason = "only read from JSON")]
        list: Vec<u8>,
    }

    #[track_caller]
    fn check(body: &[u8], expect: &str) {
        let got = parse::<Thing>(body)
            .map_or_else(|p| format!("{:?} {} {}", p.kind, p.code, p.field), |_| "ok".into());
        assert_eq!(got, expect);
    }

    #[test]
    fn a_body_that_cannot_be_read_is_told_apart_by_kind_and_place() {
        check(b"{\"list\": [1]}", "ok");
        check(b"{\"list\": [1", "Malformed json_malformed ");
        check(b"{\"list\": [1, \"x\"]}", "Invalid value_unreadable list[1]");
        check(b"{\"list\": [1], \"more\": 1}", "Invalid value_unreadable more");
        check(b"{\"list\": \"\xff\"}", "Malformed json_malformed ");
        check(b"{\"list\": \"\\u0000\"}", "Invalid text_has_nul ");
        check(b"{\"list\": \"\\\\u0000\"}", "Invalid value_unreadable list");
        check(b"", "Malformed json_malformed ");
    }
}
