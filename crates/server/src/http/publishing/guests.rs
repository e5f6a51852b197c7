//! Answers: how does somebody without an account look at posts, and decide?
//!
//! The token stands in bodies only: addresses are logged and passed on. It is random enough that guessing is hopeless.

use crate::http::{
    app::App,
    extract::{Input, Named},
    guard::Who,
    problem::Answer,
    reply,
};
use axum::{
    body::Body,
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::IntoResponse,
};
use selaras_kernel::{GuestLinkId, MediaId, PostId};
use selaras_publishing::{
    comments::NewComment,
    guests::{self, Decision, GuestLink, GuestView, NewGuestLink},
};
use selaras_store::Db;

/// A link for a guest with its address, which is told only here.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct NewGuestLinkShown {
    /// The link.
    #[serde(flatten)]
    pub guest_link: GuestLink,
    /// The address to pass on.
    pub link: String,
}

/// What a guest shows.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GuestToken {
    /// The token of the link.
    pub token: String,
}

/// A guest's decision.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GuestDecision {
    /// The token of the link.
    pub token: String,
    /// The post.
    pub post: PostId,
    /// Its version as the guest saw it.
    pub version: i64,
    /// What they decide.
    pub decision: Decision,
}

/// What a guest says.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GuestRemark {
    /// The token of the link.
    pub token: String,
    /// The post.
    pub post: PostId,
    /// What they say.
    pub text: String,
    /// The words of the post that are meant.
    #[serde(default)]
    pub quote: String,
}

/// Which file a guest wants to see.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GuestFile {
    /// The token of the link.
    pub token: String,
    /// The file.
    pub media: MediaId,
}

/// Makes a link by which a guest looks at posts without an account.
#[utoipa::path(post, path = "/api/v1/guest-links", tag = "guests", operation_id = "create_guest_link", request_body = NewGuestLink,
    params(("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once; a repeat is refused, since the secret is told only once.")),
    responses((status = 201, description = "The link and its address.", body = NewGuestLinkShown)))]
pub async fn create(State(app): State<App>, Who(actor): Who, input: Input<NewGuestLink>) -> Answer {
    let Input { value, once } = input;
    let work = async |db: Db| guests::create(&db, &actor, value, app.now()).await;
    reply::once(&app, &actor, once, StatusCode::CREATED, work, |(guest_link, token)| {
        // Behind the mark, where browsers keep it to themselves.
        let link = format!("{}/guest#{token}", app.public_url);
        reply::json(StatusCode::CREATED, &NewGuestLinkShown { guest_link, link })
    })
    .await
}

/// The links that show a post, the newest first.
#[utoipa::path(get, path = "/api/v1/posts/{id}/guest-links", tag = "guests", operation_id = "list_guest_links",
    params(("id" = PostId, Path, description = "The post.")),
    responses((status = 200, description = "At most 100 links.", body = Vec<GuestLink>)))]
pub async fn list(State(app): State<App>, Who(actor): Who, Named(id): Named<PostId>) -> Answer {
    reply::ok(&guests::of_post(&app.db, &actor, id).await?)
}

/// Withdraws a link.
#[utoipa::path(delete, path = "/api/v1/guest-links/{id}", tag = "guests", operation_id = "withdraw_guest_link",
    params(("id" = GuestLinkId, Path, description = "The link.")),
    responses((status = 204, description = "It opens nothing any more.")))]
pub async fn withdraw(State(app): State<App>, Who(actor): Who, Named(id): Named<GuestLinkId>) -> Answer {
    guests::withdraw(&app.db, &actor, id, app.now()).await?;
    Ok(reply::empty())
}

/// What a guest's link shows.
#[utoipa::path(post, path = "/api/v1/guest/look", tag = "guests", operation_id = "guest_look", request_body = GuestToken,
    responses((status = 200, description = "The posts.", body = GuestView)))]
pub async fn look(State(app): State<App>, input: Input<GuestToken>) -> Answer {
    let guest = guests::enter(&app.db, &input.value.token, app.now()).await?;
    reply::ok(&guests::look(&app.db, &guest, app.now()).await?)
}

/// A guest approves a post, or sends it back or rejects it with a reason.
#[utoipa::path(post, path = "/api/v1/guest/decide", tag = "guests", operation_id = "guest_decide", request_body = GuestDecision,
    responses((status = 200, description = "The posts as they are now.", body = GuestView)))]
pub async fn decide(State(app): State<App>, input: Input<GuestDecision>) -> Answer {
    let GuestDecision { token, post, version, decision } = input.value;
    let guest = guests::enter(&app.db, &token, app.now()).await?;
    guests::decide(&app.db, &app.networks, &guest, post, version, decision, app.now()).await?;
    app.wake.notify_one();
    app.live.signal();
    reply::ok(&guests::look(&app.db, &guest, app.now()).await?)
}

/// A guest says something about a post.
#[utoipa::path(post, path = "/api/v1/guest/comments", tag = "guests", operation_id = "guest_comment", request_body = GuestRemark,
    responses((status = 200, description = "The posts as they are now.", body = GuestView)))]
pub async fn comment(State(app): State<App>, input: Input<GuestRemark>) -> Answer {
    let GuestRemark { token, post, text, quote } = input.value;
    let guest = guests::enter(&app.db, &token, app.now()).await?;
    guests::comment(&app.db, &guest, post, NewComment { text, quote, answers: None }, app.now()).await?;
    app.live.signal();
    reply::ok(&guests::look(&app.db, &guest, app.now()).await?)
}

/// The bytes of a file that a guest's posts show.
#[utoipa::path(post, path = "/api/v1/guest/media", tag = "guests", operation_id = "guest_media", request_body = GuestFile,
    responses((status = 200, description = "The bytes.", content_type = "application/octet-stream", body = String)))]
pub async fn file(State(app): State<App>, input: Input<GuestFile>) -> Answer {
    let guest = guests::enter(&app.db, &input.value.token, app.now()).await?;
    let (about, stream) = guests::file(&app.db, &app.blobs, &guest, input.value.media).await?;
    let mut response = Body::from_stream(stream).into_response();
    let kind = HeaderValue::from_str(&about.mime);
    let kind = kind.unwrap_or(HeaderValue::from_static("application/octet-stream"));
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    Ok(response)
}
