//! How a call travels to a server of the AT Protocol, and what its refusal means.

use super::dpop::{Key, Nonces, Request};
use crate::{
    ConnectorError, ErrorKind, Http, Outcome, Own, Result,
    http::{Method, Reply, RequestBuilder, StatusCode, header},
};
use bytes::Bytes;
use selaras_kernel::clock::Clock;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::{path::PathBuf, sync::Arc, time::Duration};

/// The slowest line on which an upload is still given time, in bytes per second.
const SLOWEST: u64 = 100_000;

/// What lets a call in.
pub enum Auth {
    /// Nothing: anybody may ask.
    Open,
    /// A token that whoever holds it may use.
    Bearer(String),
    /// A key, and the token bound to it once there is one.
    Dpop(Box<Key>, Option<String>),
}

/// What a call carries.
#[derive(Clone)]
pub enum Body {
    /// Nothing.
    None,
    /// JSON.
    Json(Value),
    /// The fields of a form.
    Form(Vec<(&'static str, String)>),
    /// A file in memory, with its media type.
    Bytes(Bytes, String),
    /// A file on disk of this length, with its media type.
    File(PathBuf, u64, String),
}

/// The client with what it must remember between calls.
pub struct Wire {
    http: Http,
    clock: Arc<dyn Clock>,
    nonces: Nonces,
}

impl Wire {
    /// A wire over `http`; DPoP proofs carry the time of `clock`.
    pub fn new(http: Http, clock: Arc<dyn Clock>) -> Self {
        Self { http, clock, nonces: Nonces::default() }
    }

    /// Asks anybody's question.
    pub async fn ask<T: DeserializeOwned>(&self, url: &str) -> Result<T> {
        let reply = self.call(&Auth::Open, Method::GET, url, &Body::None).await.map_err(harmless)?;
        reply.json().map_err(harmless)
    }

    /// Sends a call and gives its answer if that is a success.
    ///
    /// A server that wants a (new) nonce in the DPoP proof has refused before doing anything, and names it: then,
    /// and only then, the call is sent a second time.
    pub async fn call(&self, auth: &Auth, method: Method, url: &str, body: &Body) -> Result<Reply> {
        let mut reply = self.once(auth, &method, url, body).await?;
        if matches!(auth, Auth::Dpop(..)) && wants_nonce(&reply) {
            reply = self.once(auth, &method, url, body).await?;
        }
        if reply.status.is_success() { Ok(reply) } else { Err(translate(&reply, self.clock.now())) }
    }

    async fn once(&self, auth: &Auth, method: &Method, url: &str, body: &Body) -> Result<Reply> {
        let request = self.http.request(method.clone(), url)?;
        let request = self.sign(request, auth, method, url)?;
        let reply = self.http.send(fill(request, body).await?).await?;
        if let (Auth::Dpop(..), Some(nonce)) = (auth, reply.text_of("dpop-nonce")) {
            self.nonces.put(url, nonce);
        }
        Ok(reply)
    }

    fn sign(
        &self,
        request: RequestBuilder,
        auth: &Auth,
        method: &Method,
        url: &str,
    ) -> Result<RequestBuilder> {
        Ok(match auth {
            Auth::Open => request,
            Auth::Bearer(token) => request.bearer_auth(token),
            Auth::Dpop(key, token) => {
                let about = Request { method: method.as_str(), url, now: self.clock.now() };
                let proof = key.proof(&about, self.nonces.get(url).as_deref(), token.as_deref())?;
                let request = request.header("DPoP", proof);
                match token {
                    Some(token) => request.header(header::AUTHORIZATION, format!("DPoP {token}")),
                    None => request,
                }
            }
        })
    }
}

async fn fill(request: RequestBuilder, body: &Body) -> Result<RequestBuilder> {
    Ok(match body {
        Body::None => request,
        Body::Json(value) => request.json(value),
        Body::Form(fields) => request.form(fields),
        Body::Bytes(bytes, mime) => {
            patient(request, bytes.len() as u64).header(header::CONTENT_TYPE, mime).body(bytes.clone())
        }
        Body::File(path, length, mime) => {
            let file = tokio::fs::File::open(path)
                .await
                .map_err(|e| ConnectorError::not_done(ErrorKind::Media, format!("reading the file: {e}")))?;
            patient(request, *length)
                .header(header::CONTENT_TYPE, mime)
                .header(header::CONTENT_LENGTH, *length)
                .body(file)
        }
    })
}

/// Gives an upload the time its length needs.
fn patient(request: RequestBuilder, length: u64) -> RequestBuilder {
    request.timeout(Duration::from_secs(30 + length / SLOWEST))
}

/// The address of a method at a server.
pub fn xrpc(server: &str, method: &str) -> String {
    format!("{}/xrpc/{method}", server.trim_end_matches('/'))
}

/// The address of a method at a server, with parameters.
pub fn xrpc_with<'a>(
    server: &str,
    method: &str,
    parameters: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<String> {
    with_query(&xrpc(server, method), parameters)
}

/// `address` with these parameters in place of its query.
pub fn with_query<'a>(
    address: &str,
    parameters: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<String> {
    crate::http::Url::parse_with_params(address, parameters)
        .map(String::from)
        .map_err(|_| ConnectorError::own(ErrorKind::AddressRefused, Own::NotAServer, "not a web address"))
}

/// The error of a call that makes nothing visible: whatever came of it, the thing we are after did not happen.
pub fn harmless(error: ConnectorError) -> ConnectorError {
    ConnectorError { outcome: Outcome::NotDone, ..error }
}

/// The name that the server gave its refusal.
fn name_of(reply: &Reply) -> String {
    #[derive(serde::Deserialize)]
    struct Named {
        error: String,
    }
    serde_json::from_slice::<Named>(&reply.body).map(|named| named.error).unwrap_or_default()
}

fn wants_nonce(reply: &Reply) -> bool {
    let refused = matches!(reply.status, StatusCode::BAD_REQUEST | StatusCode::UNAUTHORIZED);
    let challenge = reply.text_of("www-authenticate").unwrap_or_default();
    refused && (challenge.contains("use_dpop_nonce") || name_of(reply) == "use_dpop_nonce")
}

/// What a refusal means.
fn translate(reply: &Reply, now: selaras_kernel::Timestamp) -> ConnectorError {
    let error = reply.error(ErrorKind::Rejected, Some(now));
    let kind = match name_of(reply).as_str() {
        // `invalid_token`: what a resource server says of a DPoP-bound token that is over.
        "ExpiredToken" | "invalid_token" => ErrorKind::TokenExpired,
        "InvalidToken"
        | "AuthMissing"
        | "AuthenticationRequired"
        | "AuthFactorTokenRequired"
        | "invalid_grant" => ErrorKind::SignInNeeded,
        "RateLimitExceeded" => ErrorKind::RateLimited,
        "RecordNotFound" | "RepoNotFound" | "HandleNotFound" | "DidNotFound" => ErrorKind::NotFound,
        "AccountTakedown" | "RepoTakendown" | "RepoSuspended" | "RepoDeactivated" => ErrorKind::Rejected,
        "MethodNotImplemented" | "UpstreamFailure" | "UpstreamTimeout" => ErrorKind::Unavailable,
        _ => error.kind,
    };
    ConnectorError { kind, ..error }
}

/// Whether the refusal was of this name.
pub fn is_named(error: &ConnectorError, name: &str) -> bool {
    error.detail.split(':').next() == Some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use selaras_kernel::Timestamp;

    fn reply(status: u16, body: &'static str, headers: &[(&'static str, &'static str)]) -> Reply {
        let headers = headers
            .iter()
            .map(|(name, value)| {
                (header::HeaderName::from_static(name), header::HeaderValue::from_static(value))
            })
            .collect();
        Reply {
            status: StatusCode::from_u16(status).unwrap(),
            headers,
            body: Bytes::from_static(body.as_bytes()),
        }
    }

    #[test]
    fn refusals_are_told_apart() {
        let check = |status, body, kind, outcome| {
            let error = translate(&reply(status, body, &[]), Timestamp(0));
            assert_eq!((error.kind, error.outcome), (kind, outcome), "{status} {body}");
        };
        use {ErrorKind as K, Outcome as O};
        check(400, r#"{"error":"ExpiredToken","message":"Token has expired"}"#, K::TokenExpired, O::NotDone);
        check(401, r#"{"error":"invalid_token","message":"exp"}"#, K::TokenExpired, O::NotDone);
        check(400, r#"{"error":"InvalidToken","message":"no"}"#, K::SignInNeeded, O::NotDone);
        check(401, r#"{"error":"AuthMissing"}"#, K::SignInNeeded, O::NotDone);
        check(401, r#"{"error":"AuthenticationRequired"}"#, K::SignInNeeded, O::NotDone);
        check(400, r#"{"error":"invalid_grant"}"#, K::SignInNeeded, O::NotDone);
        check(400, r#"{"error":"InvalidRequest","message":"too big"}"#, K::Rejected, O::NotDone);
        check(400, r#"{"error":"RecordNotFound"}"#, K::NotFound, O::NotDone);
        check(413, r#"{"error":"PayloadTooLarge"}"#, K::Rejected, O::NotDone);
        check(500, r#"{"error":"InternalServerError"}"#, K::Unavailable, O::Unknown);
        check(502, "<html>", K::Unavailable, O::Unknown);
        check(501, r#"{"error":"MethodNotImplemented"}"#, K::Unavailable, O::Unknown);
    }

    #[test]
    fn a_full_bucket_says_when() {
        let at = [("ratelimit-reset", "1795320000")];
        let full = reply(429, r#"{"error":"RateLimitExceeded"}"#, &at);
        let error = translate(&full, Timestamp(1_795_319_000_000_000));
        assert_eq!((error.kind, error.outcome), (ErrorKind::RateLimited, Outcome::NotDone));
        assert_eq!(error.until, Some(Timestamp(1_795_320_000_000_000)));
    }

    #[test]
    fn a_wish_for_a_nonce_is_seen_in_body_or_header() {
        assert!(wants_nonce(&reply(400, r#"{"error":"use_dpop_nonce"}"#, &[])));
        assert!(wants_nonce(&reply(401, "", &[("www-authenticate", r#"DPoP error="use_dpop_nonce""#)])));
        assert!(!wants_nonce(&reply(401, r#"{"error":"invalid_token"}"#, &[])));
        assert!(!wants_nonce(&reply(200, "", &[("dpop-nonce", "n")])));
    }
}
