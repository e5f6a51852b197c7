//! Answers: how does a newer version of a file take its place, and in which shapes can a picture be had?

use crate::http::{app::App, extract::Named, guard::Who, problem::Answer, publishing::media::form, reply};
use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use selaras_kernel::{MediaId, Problem};
use selaras_publishing::media::{self, Content, Media, Refreshed, Size};

/// A newer version of a file, as a form (`multipart/form-data`).
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "describes the form; it is read field by field")]
pub struct NewVersion {
    /// The file.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// All versions of a file.
#[utoipa::path(get, path = "/api/v1/media/{id}/versions", tag = "media", operation_id = "list_media_versions",
    params(("id" = MediaId, Path, description = "Any version of the file.")),
    responses((status = 200, description = "The newest first.", body = Vec<Media>)))]
pub async fn list(State(app): State<App>, Who(actor): Who, Named(id): Named<MediaId>) -> Answer {
    reply::ok(&media::versions(&app.db, &actor, id).await?)
}

/// Puts a newer version in the place of a file.
///
/// It gets the file's name, description, folder, tags and terms. Share links and the brand kit show it from now on; posts keep the
/// version they were made with. Content that is an older version already makes that one current again.
#[utoipa::path(post, path = "/api/v1/media/{id}/versions", tag = "media", operation_id = "replace_media",
    params(("id" = MediaId, Path, description = "Any version of the file.")),
    request_body(content = NewVersion, content_type = "multipart/form-data"),
    responses((status = 201, description = "The version that is current now.", body = Media)))]
pub async fn replace(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<MediaId>,
    request: Request,
) -> Answer {
    // Who may not see the file is told so before a byte of theirs is kept.
    media::get(&app.db, &actor, id).await?;
    let form = form(&app, request, &["file"]).await?;
    let (_, file) = form.file.ok_or_else(|| Problem::invalid("file", "value_missing"))?;
    let content = Content::File(file.to_path_buf());
    let media = media::replace(&app.db, &app.blobs, &actor, id, content, app.now()).await?;
    reply::json(StatusCode::CREATED, &media)
}

/// Makes a version of a file the current one again.
#[utoipa::path(post, path = "/api/v1/media/{id}/current", tag = "media", operation_id = "make_media_current",
    params(("id" = MediaId, Path, description = "The version.")),
    responses((status = 200, description = "As it is now.", body = Media)))]
pub async fn make_current(State(app): State<App>, Who(actor): Who, Named(id): Named<MediaId>) -> Answer {
    reply::ok(&media::make_current(&app.db, &actor, id, app.now()).await?)
}

/// Puts the current version of a file into the posts that are still to go out and show an older one.
///
/// Each is changed as by hand: checked, kept as a version of the post, and approved again where the brand wants that.
#[utoipa::path(post, path = "/api/v1/media/{id}/planned", tag = "media", operation_id = "refresh_planned_media",
    params(("id" = MediaId, Path, description = "Any version of the file.")),
    responses((status = 200, description = "Which posts were changed, and which were not.", body = Refreshed)))]
pub async fn in_planned_posts(State(app): State<App>, Who(actor): Who, Named(id): Named<MediaId>) -> Answer {
    reply::ok(&media::in_planned_posts(&app.db, &app.networks, &actor, id, app.now()).await?)
}

/// The shapes in which a picture can be had.
#[utoipa::path(get, path = "/api/v1/media/{id}/sizes", tag = "media", operation_id = "list_media_sizes",
    params(("id" = MediaId, Path, description = "The file.")),
    responses((status = 200, description = "Each with the networks that show it whole; none for a video.", body = Vec<Size>)))]
pub async fn sizes(State(app): State<App>, Who(actor): Who, Named(id): Named<MediaId>) -> Answer {
    reply::ok(&media::sizes(&app.db, &app.networks, &actor, id).await?)
}

/// A picture in a shape, cut from its middle.
#[utoipa::path(get, path = "/api/v1/media/{id}/sizes/{name}", tag = "media", operation_id = "get_media_size",
    params(("id" = MediaId, Path, description = "The file."), ("name" = String, Path, description = "The shape.")),
    responses(
        (status = 200, description = "The picture.", content_type = "application/octet-stream", body = String),
        (status = 304, description = "Not changed.")))]
pub async fn size(
    State(app): State<App>,
    Who(actor): Who,
    Named((id, name)): Named<(MediaId, String)>,
    headers: HeaderMap,
) -> Answer {
    let tag = format!("\"{}-{name}\"", id.0.simple());
    if reply::has_seen(&headers, &tag) {
        media::get(&app.db, &actor, id).await?;
        return Ok(reply::not_modified(&tag));
    }
    let (_, mime, bytes) = media::size(&app.db, &app.blobs, &actor, id, &name).await?;
    let mut response: Response = Body::from(bytes).into_response();
    if let Ok(kind) = HeaderValue::from_str(&mime) {
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
    }
    Ok(reply::tagged(response, &tag))
}
