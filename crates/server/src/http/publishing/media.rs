//! Answers: how do files come into the library, and how are they read, described and removed?

use crate::http::{
    app::App,
    extract::{Asked, Input, Named, cursor, limit},
    guard::Who,
    problem::{Answer, Fail},
    reply,
};
use axum::{
    body::Body,
    extract::{FromRequest, Multipart, Request, State, multipart::Field},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use selaras_kernel::{BrandId, Cursor, Error, Kind, MediaId, Page, Problem};
use selaras_publishing::media::{
    self, Content, Ending, FilesChanged, FilesRemoved, Filing, Filter, FolderMove, Media, MediaChanges,
    MediaIds, NewMedia, Shelves, Use,
};
use tokio::io::AsyncWriteExt;

/// Longest text field of an upload, in bytes.
const TEXT_MAX: usize = 64 << 10;

/// Which files.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Which {
    /// The brand.
    pub brand: BrandId,
    /// All its words stand in the name, the description, the tags or the credit.
    pub search: Option<String>,
    /// In this folder or one within it.
    pub folder: Option<String>,
    /// With this tag.
    pub tag: Option<String>,
    /// `image` or `video`.
    pub kind: Option<String>,
    /// Only those that may not be used any more, or not beyond the next 14 days.
    pub expiring: Option<bool>,
    /// Most rows, 1 to 200; 50 when not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u32>,
    /// `next` of the page before.
    pub cursor: Option<String>,
}

/// A file to be added, as a form (`multipart/form-data`).
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "describes the form; it is read field by field")]
pub struct Upload {
    /// The brand it belongs to.
    brand: BrandId,
    /// What it shows, for those who cannot see it.
    alt: Option<String>,
    /// The file.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// Whose folders and tags.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Whose {
    /// The brand.
    pub brand: BrandId,
}

/// A brand's files, newest first.
#[utoipa::path(get, path = "/api/v1/media", tag = "media", operation_id = "list_media", params(Which),
    responses((status = 200, description = "A page of files.", body = Page<Media>)))]
pub async fn list(State(app): State<App>, Who(actor): Who, Asked(which): Asked<Which>) -> Answer {
    let (after, limit) = (cursor::<Cursor>(which.cursor.as_deref())?, limit(which.limit)?);
    let Which { brand, search, folder, tag, kind, expiring, .. } = which;
    let filter = Filter { search, folder, tag, kind, expiring };
    reply::ok(&media::list(&app.db, &actor, brand, &filter, after, limit, app.now()).await?)
}

/// The folders and tags of a brand's files.
#[utoipa::path(get, path = "/api/v1/media/shelves", tag = "media", operation_id = "list_media_shelves", params(Whose),
    responses((status = 200, description = "Folders and tags, with how many files each has.", body = Shelves)))]
pub async fn shelves(State(app): State<App>, Who(actor): Who, Asked(whose): Asked<Whose>) -> Answer {
    reply::ok(&media::shelves(&app.db, &actor, whose.brand).await?)
}

/// The posts that show a file, at most a hundred.
#[utoipa::path(get, path = "/api/v1/media/{id}/uses", tag = "media", operation_id = "list_media_uses",
    params(("id" = MediaId, Path, description = "The file.")),
    responses((status = 200, description = "Posts; marked are those planned for when it may not be shown.", body = Vec<Use>)))]
pub async fn uses(State(app): State<App>, Who(actor): Who, Named(id): Named<MediaId>) -> Answer {
    reply::ok(&media::uses(&app.db, &actor, id).await?)
}

/// Adds a file to a brand's library.
///
/// What it is, is found from its bytes; metadata is taken out. The same file again gives the one that is there.
#[utoipa::path(post, path = "/api/v1/media", tag = "media", operation_id = "upload_media",
    request_body(content = Upload, content_type = "multipart/form-data"),
    responses((status = 201, description = "The file.", body = Media)))]
pub async fn upload(State(app): State<App>, Who(actor): Who, request: Request) -> Answer {
    let form = form(&app, request, &["brand", "alt", "file"]).await?;
    let brand = form.brand.ok_or_else(|| Problem::invalid("brand", "value_missing"))?;
    let (name, file) = form.file.ok_or_else(|| Problem::invalid("file", "value_missing"))?;
    let new = NewMedia { brand, name, alt: form.alt, content: Content::File(file.to_path_buf()) };
    let media = media::upload(&app.db, &app.blobs, &actor, new, app.now()).await?;
    reply::json(StatusCode::CREATED, &media)
}

/// What a form with a file brought.
#[derive(Default)]
pub(super) struct Form {
    brand: Option<BrandId>,
    alt: String,
    /// The file's name there, and where it lies now.
    pub(super) file: Option<(String, tempfile::TempPath)>,
}

/// Reads a form that may have these `fields`; a file goes to the disk as it comes.
pub(super) async fn form(app: &App, request: Request, fields: &[&str]) -> Result<Form, Fail> {
    let length =
        request.headers().get(header::CONTENT_LENGTH).and_then(|v| v.to_str().ok()?.parse::<u64>().ok());
    if length.is_some_and(|length| length > app.upload_max + (1 << 20)) {
        return Err(too_large(app).into());
    }
    let mut parts = Multipart::from_request(request, app)
        .await
        .map_err(|_| Problem::new(Kind::Unsupported, "content_type_not_form"))?;
    let mut form = Form::default();
    while let Some(mut field) = parts.next_field().await.map_err(|_| broken())? {
        let name = field.name().unwrap_or_default().to_owned();
        match name.as_str() {
            other if !fields.contains(&other) => {
                return Err(Problem::invalid(other, "field_unknown").with("field", other).into());
            }
            "brand" => {
                let text = text(&mut field).await?;
                form.brand = Some(text.trim().parse::<BrandId>().map_err(|_| Problem::not_found("brand"))?);
            }
            "alt" => form.alt = text(&mut field).await?,
            _ => {
                let name = field.file_name().unwrap_or_default().to_owned();
                form.file = Some((name, to_disk(app, &mut field).await?));
            }
        }
    }
    Ok(form)
}

fn broken() -> Problem {
    Problem::new(Kind::Malformed, "form_malformed")
}

fn too_large(app: &App) -> Problem {
    Problem::new(Kind::TooLarge, "body_too_large").at("file").with("max", app.upload_max)
}

async fn text(field: &mut Field<'_>) -> Result<String, Problem> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(|_| broken())? {
        if bytes.len() + chunk.len() > TEXT_MAX {
            return Err(Problem::new(Kind::TooLarge, "body_too_large").with("max", TEXT_MAX));
        }
        bytes.extend_from_slice(&chunk);
    }
    String::from_utf8(bytes).map_err(|_| Problem::new(Kind::Malformed, "text_not_utf8"))
}

/// Writes an upload to a file that goes away with the path.
async fn to_disk(app: &App, field: &mut Field<'_>) -> Result<tempfile::TempPath, Fail> {
    let fault = |e: std::io::Error| Fail::fault(Error::fault("keeping an upload", e));
    let path = tempfile::Builder::new()
        .prefix("upload-")
        .tempfile_in(app.blobs.scratch())
        .map_err(fault)?
        .into_temp_path();
    let mut file = tokio::fs::File::create(&path).await.map_err(fault)?;
    let mut length = 0;
    while let Some(chunk) = field.chunk().await.map_err(|_| broken())? {
        length += chunk.len() as u64;
        if length > app.upload_max {
            return Err(too_large(app).into());
        }
        file.write_all(&chunk).await.map_err(fault)?;
    }
    file.flush().await.map_err(fault)?;
    Ok(path)
}

/// One file's description.
#[utoipa::path(get, path = "/api/v1/media/{id}", tag = "media", operation_id = "get_media",
    params(("id" = MediaId, Path, description = "The file.")),
    responses((status = 200, description = "The file.", body = Media)))]
pub async fn get(State(app): State<App>, Who(actor): Who, Named(id): Named<MediaId>) -> Answer {
    reply::ok(&media::get(&app.db, &actor, id).await?)
}

/// One file's content.
#[utoipa::path(get, path = "/api/v1/media/{id}/content", tag = "media", operation_id = "get_media_content",
    params(("id" = MediaId, Path, description = "The file."), ("Range" = Option<String>, Header, description = "A single range of bytes.")),
    responses(
        (status = 200, description = "The bytes.", content_type = "application/octet-stream", body = String),
        (status = 206, description = "A part of the bytes.", content_type = "application/octet-stream", body = String),
        (status = 304, description = "Not changed."),
        (status = 416, description = "The range lies outside.", content_type = "application/problem+json", body = crate::http::problem::ProblemDetails)))]
pub async fn content(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<MediaId>,
    headers: HeaderMap,
) -> Answer {
    let about = media::get(&app.db, &actor, id).await?;
    // A blob is never changed, so its id is its version.
    let tag = format!("\"{}\"", about.id.0.simple());
    if reply::has_seen(&headers, &tag) {
        return Ok(reply::not_modified(&tag));
    }
    let length = about.bytes.unsigned_abs();
    let range = headers.get(header::RANGE).and_then(|v| v.to_str().ok()).and_then(|v| range_of(v, length));
    let range = match range {
        Some(None) => {
            let problem = Problem::new(Kind::Invalid, "range_outside").with("length", length);
            return Err(Fail::with_status(StatusCode::RANGE_NOT_SATISFIABLE, problem));
        }
        Some(Some(range)) => Some(range),
        None => None,
    };
    let (about, stream) = media::open(&app.db, &app.blobs, &actor, id, range.clone()).await?;
    let mut response: Response = Body::from_stream(stream).into_response();
    let put = response.headers_mut();
    put.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_str(&about.mime).unwrap_or(HeaderValue::from_static("application/octet-stream")),
    );
    put.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    let sent = range.as_ref().map_or(length, |r| r.end - r.start);
    put.insert(header::CONTENT_LENGTH, HeaderValue::from(sent));
    if let Some(range) = range {
        let shown = format!("bytes {}-{}/{length}", range.start, range.end - 1);
        if let Ok(value) = HeaderValue::from_str(&shown) {
            put.insert(header::CONTENT_RANGE, value);
        }
        *response.status_mut() = StatusCode::PARTIAL_CONTENT;
    }
    Ok(reply::tagged(response, &tag))
}

/// A small picture of an image, for lists.
#[utoipa::path(get, path = "/api/v1/media/{id}/preview", tag = "media", operation_id = "get_media_preview",
    params(("id" = MediaId, Path, description = "The file.")),
    responses(
        (status = 200, description = "The picture, at most 480 pixels wide and high.", content_type = "application/octet-stream", body = String),
        (status = 204, description = "A video has none."),
        (status = 304, description = "Not changed.")))]
pub async fn preview(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<MediaId>,
    headers: HeaderMap,
) -> Answer {
    let tag = format!("\"{}-small\"", id.0.simple());
    if reply::has_seen(&headers, &tag) {
        media::get(&app.db, &actor, id).await?;
        return Ok(reply::not_modified(&tag));
    }
    let Some((mime, bytes)) = media::preview(&app.db, &app.blobs, &actor, id).await? else {
        return Ok(reply::empty());
    };
    let mut response: Response = Body::from(bytes).into_response();
    if let Ok(kind) = HeaderValue::from_str(&mime) {
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
    }
    Ok(reply::tagged(response, &tag))
}

/// The range asked for: `None` for one we do not understand (all is sent), `Some(None)` for one outside of the file.
#[expect(clippy::option_option, reason = "three answers: no range, one outside, one inside")]
fn range_of(text: &str, length: u64) -> Option<Option<std::ops::Range<u64>>> {
    let (from, to) = text.strip_prefix("bytes=")?.split_once('-')?;
    let range = match (from.trim().parse::<u64>(), to.trim().parse::<u64>()) {
        (Ok(from), Ok(to)) if to >= from => from..to.saturating_add(1).min(length),
        (Ok(from), Err(_)) if to.trim().is_empty() => from..length,
        (Err(_), Ok(last)) if from.trim().is_empty() => length.saturating_sub(last)..length,
        _ => return None,
    };
    Some((range.start < range.end).then_some(range))
}

/// Names, describes and files a file, and says under what terms it may be used.
#[utoipa::path(patch, path = "/api/v1/media/{id}", tag = "media", operation_id = "update_media",
    params(("id" = MediaId, Path, description = "The file.")), request_body = MediaChanges,
    responses((status = 200, description = "As it is now.", body = Media)))]
pub async fn update(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<MediaId>,
    input: Input<MediaChanges>,
) -> Answer {
    reply::ok(&media::update(&app.db, &actor, id, input.value, app.now()).await?)
}

/// Removes a file that no post still has to show.
#[utoipa::path(delete, path = "/api/v1/media/{id}", tag = "media", operation_id = "delete_media",
    params(("id" = MediaId, Path, description = "The file.")),
    responses((status = 204, description = "It is gone.")))]
pub async fn delete(State(app): State<App>, Who(actor): Who, Named(id): Named<MediaId>) -> Answer {
    media::delete(&app.db, &actor, id, app.now()).await?;
    Ok(reply::empty())
}

/// Files whose time ends within 14 days, and those past it that scheduled posts show.
#[utoipa::path(get, path = "/api/v1/media/ending", tag = "media", operation_id = "list_media_ending", params(Whose),
    responses((status = 200, description = "At most 50 files, the soonest first.", body = Vec<Ending>)))]
pub async fn ending(State(app): State<App>, Who(actor): Who, Asked(whose): Asked<Whose>) -> Answer {
    reply::ok(&media::ending(&app.db, &actor, whose.brand, app.now()).await?)
}

/// Puts files into folders and under tags, all or none.
#[utoipa::path(post, path = "/api/v1/media/filing", tag = "media", operation_id = "file_media", request_body = Filing,
    responses((status = 200, description = "How many changed.", body = FilesChanged)))]
pub async fn file_away(State(app): State<App>, Who(actor): Who, input: Input<Filing>) -> Answer {
    reply::ok(&media::file_away(&app.db, &actor, input.value, app.now()).await?)
}

/// Gives a folder another path, with all that lies in it. Doing it the other way round undoes it.
#[utoipa::path(post, path = "/api/v1/media/folders/move", tag = "media", operation_id = "move_media_folder", request_body = FolderMove,
    responses((status = 200, description = "How many files went along.", body = FilesChanged)))]
pub async fn move_folder(State(app): State<App>, Who(actor): Who, input: Input<FolderMove>) -> Answer {
    reply::ok(&media::move_folder(&app.db, &actor, input.value, app.now()).await?)
}

/// Removes files; those that a post still to go out shows stay. For a day they can be brought back.
#[utoipa::path(post, path = "/api/v1/media/removal", tag = "media", operation_id = "remove_media", request_body = MediaIds,
    responses((status = 200, description = "Which are gone, and which are in use.", body = FilesRemoved)))]
pub async fn remove(State(app): State<App>, Who(actor): Who, input: Input<MediaIds>) -> Answer {
    reply::ok(&media::remove(&app.db, &actor, input.value, app.now()).await?)
}

/// Brings back files that were removed within the last day.
#[utoipa::path(post, path = "/api/v1/media/restoration", tag = "media", operation_id = "restore_media", request_body = MediaIds,
    responses((status = 200, description = "How many are back.", body = FilesChanged)))]
pub async fn restore(State(app): State<App>, Who(actor): Who, input: Input<MediaIds>) -> Answer {
    reply::ok(&media::restore(&app.db, &actor, input.value, app.now()).await?)
}

#[cfg(test)]
mod tests {
    use super::range_of;

    #[test]
    fn a_range_is_cut_to_the_file_and_refused_outside_of_it() {
        assert_eq!(range_of("bytes=0-4", 10), Some(Some(0..5)));
        assert_eq!(range_of("bytes=5-", 10), Some(Some(5..10)));
        assert_eq!(range_of("bytes=-3", 10), Some(Some(7..10)));
        assert_eq!(range_of("bytes=5-99", 10), Some(Some(5..10)));
        assert_eq!(range_of("bytes=10-", 10), Some(None));
        assert_eq!(range_of("items=1-2", 10), None);
        assert_eq!(range_of("bytes=4-2", 10), None);
    }
}
