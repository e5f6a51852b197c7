//! Answers: who asks, and may they ask for this at all?
//!
//! A route is reached only through its guard. The guard reads the credential, asks the database once who that is, and
//! lets through whoever holds the route's right in at least one brand; operations then ask for the brand that is meant.

use super::{app::App, problem::Fail};
use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, HeaderName, Method, header, request::Parts},
    middleware::Next,
    response::Response,
};
use selaras_kernel::{Actor, Kind, Problem, Right, Timestamp, WorkspaceId, actor::forbidden};
use selaras_store::Kept;
use selaras_workspaces::access;
use std::{sync::Arc, time::Duration};

/// Name of the session's cookie.
pub const COOKIE: &str = "selaras_session";
/// Chooses the workspace, for people who belong to several.
pub const WORKSPACE: HeaderName = HeaderName::from_static("selaras-workspace");

/// What a route asks of the one who comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard {
    /// Nothing; the operation has a secret of its own (a code, a password) or nothing to hide.
    Public,
    /// Nothing, and pages of other sites may send it: no credential is read, and the operation looks at who speaks itself.
    PublicElsewhere,
    /// To be signed in, in any role.
    SignedIn,
    /// To be signed in oneself: a program with a token does not change its person's account.
    InPerson,
    /// This right, in at least one brand.
    Has(Right),
}

impl std::fmt::Display for Guard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Public => "public",
            Self::PublicElsewhere => "public_elsewhere",
            Self::SignedIn => "signed_in",
            Self::InPerson => "in_person",
            Self::Has(right) => right.as_str(),
        })
    }
}

/// Who acts.
#[derive(Clone, Debug)]
pub struct Who(pub Arc<Actor>);

impl FromRequestParts<App> for Who {
    type Rejection = Fail;

    async fn from_request_parts(parts: &mut Parts, _app: &App) -> Result<Self, Fail> {
        // Only a public route has none; it must not ask.
        parts.extensions.get::<Self>().cloned().ok_or_else(|| needed().into())
    }
}

/// Who acts on a public route, if anybody is signed in.
#[derive(Clone, Debug)]
pub struct MaybeWho(pub Option<Arc<Actor>>);

impl FromRequestParts<App> for MaybeWho {
    type Rejection = Fail;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Fail> {
        Ok(Self(match credential(&parts.headers) {
            None => None,
            Some(_) => who(app, &parts.headers).await.ok(),
        }))
    }
}

/// What was shown at the door.
pub enum Credential<'a> {
    /// `Authorization: Bearer sel_…`.
    Token(&'a str),
    /// The cookie.
    Session(&'a str),
}

/// The credential of a request. A token wins over a cookie.
pub fn credential(headers: &HeaderMap) -> Option<Credential<'_>> {
    if let Some(value) = headers.get(header::AUTHORIZATION) {
        // A header we do not understand is a credential that is wrong, not one that is missing.
        let text = value.to_str().unwrap_or_default();
        let bearer = text.split_once(' ').filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
        return Some(Credential::Token(bearer.map_or("", |(_, token)| token.trim())));
    }
    session_token(headers).map(Credential::Session)
}

/// The session's token in the cookies.
pub fn session_token(headers: &HeaderMap) -> Option<&str> {
    let cookies = headers.get_all(header::COOKIE).into_iter().filter_map(|v| v.to_str().ok());
    cookies
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(name, value)| (name == COOKIE && !value.is_empty()).then_some(value))
}

fn needed() -> Problem {
    Problem::new(Kind::Unauthenticated, "sign_in_needed")
}

/// How long who acts is remembered at most, while nothing is written; after that the last use is noted again.
const REMEMBERED: Duration = Duration::from_secs(10);

/// Who acts, by what was shown at the door and the workspace asked for, within one span of `REMEMBERED`.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Acting {
    shown: Box<str>,
    workspace: Option<WorkspaceId>,
    span: i64,
}

impl Kept for Acting {
    /// Who, and until when the credential is good.
    type Value = (Arc<Actor>, Timestamp);
    const MOST: usize = 1_000;
}

pub(super) async fn who(app: &App, headers: &HeaderMap) -> Result<Arc<Actor>, Fail> {
    let (credential, workspace) = shown(headers)?;
    let now = app.now();
    let (Credential::Token(shown) | Credential::Session(shown)) = credential;
    let span = now.0 / i64::try_from(REMEMBERED.as_micros()).unwrap_or(i64::MAX);
    let key = Acting { shown: shown.into(), workspace, span };
    let (actor, until) = app.db.kept(key, read(app, &credential, workspace, now)).await?;
    if now < until {
        return Ok(actor);
    }
    // It ended within the span; reading it again says how.
    Ok(read(app, &credential, workspace, now).await?.0)
}

/// Who acts, as the database says now: for those who know of a change before this process has heard of its commit.
pub(super) async fn who_now(app: &App, headers: &HeaderMap) -> Result<Arc<Actor>, Fail> {
    let (credential, workspace) = shown(headers)?;
    Ok(read(app, &credential, workspace, app.now()).await?.0)
}

/// What a request shows at the door, and the workspace it asks for.
fn shown(headers: &HeaderMap) -> Result<(Credential<'_>, Option<WorkspaceId>), Problem> {
    let workspace = match headers.get(&WORKSPACE) {
        None => None,
        Some(value) => {
            let id = value.to_str().ok().and_then(|text| text.parse::<WorkspaceId>().ok());
            Some(id.ok_or_else(|| Problem::not_found("workspace"))?)
        }
    };
    Ok((credential(headers).ok_or_else(needed)?, workspace))
}

async fn read(
    app: &App,
    credential: &Credential<'_>,
    workspace: Option<WorkspaceId>,
    now: Timestamp,
) -> selaras_kernel::Result<(Arc<Actor>, Timestamp)> {
    let (actor, until) = match credential {
        Credential::Session(token) => access::session_until(&app.db, token, workspace, now).await?,
        Credential::Token(token) => access::token_until(&app.db, token, now).await?,
    };
    // A token belongs to one workspace; asking for another is asking for what is not there.
    if workspace.is_some_and(|w| w != actor.workspace) {
        return Err(Problem::not_found("workspace").into());
    }
    Ok((Arc::new(actor), until))
}

/// The layer in front of a route.
pub async fn check(
    State((app, guard)): State<(App, Guard)>,
    mut request: Request,
    next: Next,
) -> Result<Response, Fail> {
    let bearer = request.headers().contains_key(header::AUTHORIZATION);
    if !bearer && guard != Guard::PublicElsewhere && !request.method().is_safe() {
        same_site(&app, request.method(), request.headers())?;
    }
    if request.uri().query().is_some_and(|q| q.contains("%00")) || request.uri().path().contains("%00") {
        return Err(Problem::new(Kind::Malformed, "text_has_nul").into());
    }
    if !matches!(guard, Guard::Public | Guard::PublicElsewhere) {
        let actor = who(&app, request.headers()).await?;
        match guard {
            Guard::Has(right) if !actor.may_somewhere(right) => return Err(forbidden(right).into()),
            Guard::InPerson if actor.token.is_some() => {
                return Err(Problem::new(Kind::Forbidden, "sign_in_in_person").into());
            }
            _ => {}
        }
        request.extensions_mut().insert(Who(actor));
    }
    Ok(next.run(request).await)
}

/// Refuses what another site made a browser send. Programs send none of these headers and carry no cookie.
fn same_site(app: &App, _method: &Method, headers: &HeaderMap) -> Result<(), Problem> {
    let refused = || Problem::new(Kind::Forbidden, "cross_site");
    let text = |name: &str| headers.get(name).map(|v| v.to_str().unwrap_or("?"));
    match text("sec-fetch-site") {
        Some("same-origin" | "none") => return Ok(()),
        Some(_) => return Err(refused()),
        None => {}
    }
    let Some(origin) = text("origin") else { return Ok(()) };
    let host = text("host").unwrap_or_default();
    let own = origin == app.public_url || origin.split_once("://").is_some_and(|(_, rest)| rest == host);
    if own { Ok(()) } else { Err(refused()) }
}
