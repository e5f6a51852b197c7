//! Answers: how does a partner without an account see files of the library and take them?
//!
//! The token stands in bodies only: addresses are logged and passed on. It is random enough that guessing is hopeless.

use crate::http::{
    app::App,
    extract::{Asked, Input, Named, cursor},
    guard::Who,
    problem::Answer,
    publishing::media::Whose,
    reply,
};
use axum::{
    body::Body,
    extract::{Form, State, rejection::FormRejection},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use selaras_kernel::{Cursor, Kind, MediaId, Problem, ShareLinkId};
use selaras_publishing::shares::{self, Download, NewShareLink, ShareLink, SharedView};
use selaras_store::Db;

/// A link to files with its address, which is told only here.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct NewShareLinkShown {
    /// The link.
    #[serde(flatten)]
    pub share_link: ShareLink,
    /// The address to pass on.
    pub link: String,
}

/// What a partner shows.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ShareToken {
    /// The token of the link.
    pub token: String,
    /// `next` of the page before.
    #[serde(default)]
    pub cursor: Option<String>,
}

/// Which file a partner wants.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SharedWhich {
    /// The token of the link.
    pub token: String,
    /// The file.
    pub media: MediaId,
}

/// Makes a link to chosen files or to a folder.
#[utoipa::path(post, path = "/api/v1/share-links", tag = "shares", operation_id = "create_share_link", request_body = NewShareLink,
    params(("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once; a repeat is refused, since the secret is told only once.")),
    responses((status = 201, description = "The link and its address.", body = NewShareLinkShown)))]
pub async fn create(State(app): State<App>, Who(actor): Who, input: Input<NewShareLink>) -> Answer {
    let Input { value, once } = input;
    let work = async |db: Db| shares::create(&db, &actor, value, app.now()).await;
    reply::once(&app, &actor, once, StatusCode::CREATED, work, |(share_link, token)| {
        // Behind the mark, where browsers keep it to themselves.
        let link = format!("{}/share#{token}", app.public_url);
        reply::json(StatusCode::CREATED, &NewShareLinkShown { share_link, link })
    })
    .await
}

/// The links to a brand's files, the newest first.
#[utoipa::path(get, path = "/api/v1/share-links", tag = "shares", operation_id = "list_share_links", params(Whose),
    responses((status = 200, description = "At most 100 links.", body = Vec<ShareLink>)))]
pub async fn list(State(app): State<App>, Who(actor): Who, Asked(whose): Asked<Whose>) -> Answer {
    reply::ok(&shares::list(&app.db, &actor, whose.brand).await?)
}

/// What was taken through a link, the latest first.
#[utoipa::path(get, path = "/api/v1/share-links/{id}/downloads", tag = "shares", operation_id = "list_share_downloads",
    params(("id" = ShareLinkId, Path, description = "The link.")),
    responses((status = 200, description = "At most 200 files; one that was taken again within a minute counts once.", body = Vec<Download>)))]
pub async fn downloads(State(app): State<App>, Who(actor): Who, Named(id): Named<ShareLinkId>) -> Answer {
    reply::ok(&shares::downloads(&app.db, &actor, id).await?)
}

/// Withdraws a link.
#[utoipa::path(delete, path = "/api/v1/share-links/{id}", tag = "shares", operation_id = "withdraw_share_link",
    params(("id" = ShareLinkId, Path, description = "The link.")),
    responses((status = 204, description = "It opens nothing any more.")))]
pub async fn withdraw(State(app): State<App>, Who(actor): Who, Named(id): Named<ShareLinkId>) -> Answer {
    shares::withdraw(&app.db, &actor, id, app.now()).await?;
    Ok(reply::empty())
}

/// What a link shows, page by page.
#[utoipa::path(post, path = "/api/v1/share/look", tag = "shares", operation_id = "share_look", request_body = ShareToken,
    responses((status = 200, description = "A page of its files.", body = SharedView)))]
pub async fn look(State(app): State<App>, input: Input<ShareToken>) -> Answer {
    let ShareToken { token, cursor: after } = input.value;
    let after = cursor::<Cursor>(after.as_deref())?;
    let partner = shares::enter(&app.db, &token, app.now()).await?;
    reply::ok(&shares::look(&app.db, &partner, after, app.now()).await?)
}

/// A small picture of a file of the link.
#[utoipa::path(post, path = "/api/v1/share/preview", tag = "shares", operation_id = "share_preview", request_body = SharedWhich,
    responses((status = 200, description = "The picture.", content_type = "application/octet-stream", body = String),
        (status = 204, description = "A video has none.")))]
pub async fn preview(State(app): State<App>, input: Input<SharedWhich>) -> Answer {
    let SharedWhich { token, media } = input.value;
    let partner = shares::enter(&app.db, &token, app.now()).await?;
    let Some((mime, bytes)) = shares::preview(&app.db, &app.blobs, &partner, media, app.now()).await? else {
        return Ok(reply::empty());
    };
    let mut response = Body::from(bytes).into_response();
    put_type(&mut response, &mime);
    Ok(response)
}

/// The original of a file of the link. A form, so that a browser keeps it as it comes instead of holding all of it.
#[utoipa::path(post, path = "/api/v1/share/download", tag = "shares", operation_id = "share_download",
    request_body(content = SharedWhich, content_type = "application/x-www-form-urlencoded"),
    responses((status = 200, description = "The bytes.", content_type = "application/octet-stream", body = String)))]
pub async fn download(State(app): State<App>, form: Result<Form<SharedWhich>, FormRejection>) -> Answer {
    let Form(SharedWhich { token, media }) =
        form.map_err(|_| Problem::new(Kind::Malformed, "form_malformed"))?;
    let partner = shares::enter(&app.db, &token, app.now()).await?;
    let (about, stream) = shares::take(&app.db, &app.blobs, &partner, media, app.now()).await?;
    let mut response = Body::from_stream(stream).into_response();
    put_type(&mut response, &about.mime);
    let headers: &mut HeaderMap = response.headers_mut();
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(about.bytes.unsigned_abs()));
    if let Ok(value) = HeaderValue::from_str(&reply::kept_as(&about.name, about.mime.as_str())) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

fn put_type(response: &mut Response, mime: &str) {
    let kind = HeaderValue::from_str(mime).unwrap_or(HeaderValue::from_static("application/octet-stream"));
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
}
