//! Answers: what does a request get back that could not be done?
//!
//! A handler returns `Fail`. It is carried as data to the outermost layer, which knows the reader's language and the
//! request's id, and rendered there as problem details (RFC 9457).

use crate::words::Lang;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use selaras_kernel::{Error, Kind, Problem};
use serde_json::{Map, Value};
use std::sync::Arc;

/// Result of a handler.
pub type Answer<T = Response> = Result<T, Fail>;

/// Why a request could not be done.
#[derive(Debug)]
pub struct Fail(Box<Told>);

/// What the outermost layer needs to know of it.
#[derive(Clone, Debug)]
pub struct Told {
    /// The status.
    pub status: StatusCode,
    /// What the caller is told.
    pub problem: Problem,
    /// What only the log is told.
    pub fault: Option<Arc<Error>>,
}

impl Fail {
    /// A problem with a status of its own, which no kind stands for.
    pub fn with_status(status: StatusCode, problem: Problem) -> Self {
        Self(Box::new(Told { status, problem, fault: None }))
    }

    /// A fault of ours: logged, answered without details.
    pub fn fault(error: Error) -> Self {
        Self(Box::new(Told {
            status: StatusCode::INTERNAL_SERVER_ERROR,
            // The kind is not looked at: the status stands.
            problem: Problem::new(Kind::Upstream, "internal"),
            fault: Some(Arc::new(error)),
        }))
    }
}

/// The status that stands for a kind.
pub fn status_of(kind: Kind) -> StatusCode {
    match kind {
        Kind::Malformed => StatusCode::BAD_REQUEST,
        Kind::Unauthenticated => StatusCode::UNAUTHORIZED,
        Kind::Forbidden => StatusCode::FORBIDDEN,
        Kind::NotFound => StatusCode::NOT_FOUND,
        Kind::Conflict => StatusCode::CONFLICT,
        Kind::Stale => StatusCode::PRECONDITION_FAILED,
        Kind::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Kind::Unsupported => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Kind::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
        Kind::RateLimited => StatusCode::TOO_MANY_REQUESTS,
        Kind::Upstream => StatusCode::BAD_GATEWAY,
    }
}

impl From<Problem> for Fail {
    fn from(problem: Problem) -> Self {
        Self::with_status(status_of(problem.kind), problem)
    }
}

impl From<Error> for Fail {
    fn from(error: Error) -> Self {
        match error {
            Error::Problem(problem) => problem.into(),
            other => Self::fault(other),
        }
    }
}

impl IntoResponse for Fail {
    fn into_response(self) -> Response {
        let mut response = self.0.status.into_response();
        response.extensions_mut().insert(self.0);
        response
    }
}

/// Problem details (RFC 9457).
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct ProblemDetails {
    /// Names the kind of problem: `urn:selaras:problem:` and the code.
    pub r#type: String,
    /// The class of problem, in the reader's language.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// Stable code of the problem.
    pub code: String,
    /// The field concerned, such as `variants[0].text`; empty when the whole request is meant.
    pub field: String,
    /// What is wrong and what to do, in the reader's language.
    pub detail: String,
    /// The facts the detail was made from.
    #[schema(value_type = Object)]
    pub params: Map<String, Value>,
    /// Every problem of the request, this one first.
    pub errors: Vec<ProblemItem>,
    /// Id of the request, as in the log and in `X-Request-Id`.
    pub instance: String,
}

/// One problem of a request.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct ProblemItem {
    /// Stable code.
    pub code: String,
    /// The field concerned.
    pub field: String,
    /// What is wrong and what to do.
    pub detail: String,
    /// The facts.
    #[schema(value_type = Object)]
    pub params: Map<String, Value>,
}

/// Puts a problem into words.
pub fn details(status: StatusCode, problem: &Problem, lang: Lang, request: &str) -> ProblemDetails {
    let item = |p: &Problem| ProblemItem {
        code: p.code.clone(),
        field: p.field.clone(),
        detail: lang.problem(p),
        params: p.params.clone(),
    };
    let first = item(problem);
    ProblemDetails {
        r#type: format!("urn:selaras:problem:{}", problem.code),
        title: lang.plain(&format!("http-{}", status.as_u16())),
        status: status.as_u16(),
        code: first.code,
        field: first.field,
        detail: first.detail,
        params: first.params,
        errors: problem.each().map(item).collect(),
        instance: format!("urn:selaras:request:{request}"),
    }
}

/// The answer that tells of `told`.
pub fn render(told: &Told, lang: Lang, request: &str) -> Response {
    let body = serde_json::to_vec(&details(told.status, &told.problem, lang, request)).unwrap_or_default();
    let mut response = (told.status, body).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(lang.tag()));
    if told.status == StatusCode::UNAUTHORIZED {
        headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    if let Some(seconds) = told.problem.params.get("retry_after").and_then(Value::as_i64) {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds.max(1)));
    }
    response
}
