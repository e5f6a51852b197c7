//! Answers: how do calendar programs read a brand's calendar?
//!
//! Such a program can only call an address, so the secret stands in it; the log names routes, never addresses.

use crate::{
    http::{
        app::App,
        extract::{Asked, Input, Named},
        guard::Who,
        outer::Reader,
        problem::Answer,
        reply,
    },
    words::Lang,
};
use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use selaras_kernel::{BrandId, CalendarFeedId, Problem};
use selaras_publishing::{
    feeds::{self, CalendarFeed, NewCalendarFeed},
    posts::PostState,
};
use selaras_store::Db;
use sha2::{Digest, Sha256};

/// A feed with its address, which is told only here.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct CalendarFeedShown {
    /// The feed.
    #[serde(flatten)]
    pub feed: CalendarFeed,
    /// The address for a calendar program.
    pub link: String,
}

/// Whose feeds.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct OfBrand {
    /// The brand.
    pub brand: BrandId,
}

fn shown(app: &App, status: StatusCode, (feed, token): (CalendarFeed, String)) -> Answer {
    let link = format!("{}/api/v1/calendar/{token}.ics", app.public_url);
    reply::json(status, &CalendarFeedShown { feed, link })
}

/// One's own feeds of a brand, the newest first.
#[utoipa::path(get, path = "/api/v1/calendar-feeds", tag = "calendar", operation_id = "list_calendar_feeds", params(OfBrand),
    responses((status = 200, description = "At most 10.", body = Vec<CalendarFeed>)))]
pub async fn list(State(app): State<App>, Who(actor): Who, Asked(asked): Asked<OfBrand>) -> Answer {
    reply::ok(&feeds::list(&app.db, &actor, asked.brand).await?)
}

/// Makes a secret address at which a calendar program reads the brand's calendar.
#[utoipa::path(post, path = "/api/v1/calendar-feeds", tag = "calendar", operation_id = "create_calendar_feed", request_body = NewCalendarFeed,
    params(("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once; a repeat is refused, since the secret is told only once.")),
    responses((status = 201, description = "The feed and its address.", body = CalendarFeedShown)))]
pub async fn create(
    State(app): State<App>,
    Who(actor): Who,
    Reader(lang): Reader,
    input: Input<NewCalendarFeed>,
) -> Answer {
    let Input { value, once } = input;
    let work = async |db: Db| feeds::create(&db, &actor, value, lang.tag(), app.now()).await;
    reply::once(&app, &actor, once, StatusCode::CREATED, work, |made| shown(&app, StatusCode::CREATED, made))
        .await
}

/// Gives a feed of one's own a new address; the old one opens nothing any more.
#[utoipa::path(post, path = "/api/v1/calendar-feeds/{id}/renew", tag = "calendar", operation_id = "renew_calendar_feed",
    params(("id" = CalendarFeedId, Path, description = "The feed.")),
    responses((status = 200, description = "The feed and its new address.", body = CalendarFeedShown)))]
pub async fn renew(State(app): State<App>, Who(actor): Who, Named(id): Named<CalendarFeedId>) -> Answer {
    shown(&app, StatusCode::OK, feeds::renew(&app.db, &actor, id, app.now()).await?)
}

/// Withdraws a feed of one's own.
#[utoipa::path(delete, path = "/api/v1/calendar-feeds/{id}", tag = "calendar", operation_id = "withdraw_calendar_feed",
    params(("id" = CalendarFeedId, Path, description = "The feed.")),
    responses((status = 204, description = "Its address opens nothing any more.")))]
pub async fn withdraw(State(app): State<App>, Who(actor): Who, Named(id): Named<CalendarFeedId>) -> Answer {
    feeds::withdraw(&app.db, &actor, id, app.now()).await?;
    Ok(reply::empty())
}

/// A calendar for calendar programs (RFC 5545), as the person who made its address may see it.
#[utoipa::path(get, path = "/api/v1/calendar/{file}", tag = "calendar", operation_id = "read_calendar_feed",
    params(("file" = String, Path, description = "The token and `.ics`."), ("If-None-Match" = Option<String>, Header, description = "ETag that is known already.")),
    responses((status = 200, description = "The events.", content_type = "text/calendar", body = String), (status = 304, description = "Not changed.")))]
pub async fn read(State(app): State<App>, Named(file): Named<String>, headers: HeaderMap) -> Answer {
    let token = file.strip_suffix(".ics").ok_or_else(|| Problem::not_found("calendar_feed"))?;
    let feed = feeds::read(&app.db, token, app.now()).await?;
    let lang = Lang::named(feed.language()).unwrap_or(app.lang);
    let text = feed.ics(&app.public_url, |state| lang.plain(state_key(state)));
    let hash = Sha256::digest(text.as_bytes());
    let tag = format!("\"{}\"", hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect::<String>());
    if reply::has_seen(&headers, &tag) {
        return Ok(reply::not_modified(&tag));
    }
    let mut response = Response::new(Body::from(text));
    let kind = HeaderValue::from_static("text/calendar; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    Ok(reply::tagged(response, &tag))
}

fn state_key(state: PostState) -> &'static str {
    use PostState::*;
    match state {
        Draft => "feed-draft",
        InReview => "feed-in-review",
        ChangesRequested => "feed-changes-requested",
        Rejected => "feed-rejected",
        Approved => "feed-approved",
        Scheduled => "feed-scheduled",
        Publishing => "feed-publishing",
        Published => "feed-published",
        Failed => "feed-failed",
        Unconfirmed => "feed-unconfirmed",
        Paused => "feed-paused",
        Cancelled => "feed-cancelled",
    }
}
