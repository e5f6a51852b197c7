//! The media library: files of a brand, cleaned when they come in and made to fit when they go out.
//!
//! # Design
//! What is uploaded is never kept as it came. Images are decoded and written anew, upright and without metadata; of a
//! video everything that tells where and when it was taken is overwritten. Only that version has a hash, a blob and a
//! row. For a network it is made to fit once, and that rendition is kept under the hash of the file and of the rule.

mod filing;
mod gif;
pub mod image;
mod kind;
mod library;
mod rights;
mod shelf;
mod sizes;
mod store;
#[cfg(test)]
mod tests;
mod upload;
#[cfg(test)]
mod version_tests;
mod versions;
pub mod video;

pub use filing::{
    Ending, Filed, FilesChanged, FilesRemoved, Filing, FolderMove, MediaIds, delete, ending, file_away,
    move_folder, remove, restore,
};
pub use kind::{Kind, sniff};
pub use library::Library;
pub use rights::Rights;
pub(crate) use shelf::literal;
pub use shelf::{Filter, MediaChanges, Shelf, Shelves, Use, shelves, update, uses};
pub use sizes::{Size, size, sizes};
pub use upload::{Content, NewMedia, upload};
pub use versions::{Refreshed, Unchanged, in_planned_posts, make_current, replace, versions};

use futures::stream::BoxStream;
use selaras_kernel::{
    Actor, BrandId, Cursor, Error, MediaId, Page, PersonId, Problem, Result, Right, Timestamp, WorkspaceId,
};
use selaras_networks::{Crop, MediaInfo};
use selaras_store::{Blobs, Db, blobs::key_of};
use std::{collections::HashMap, ops::Range, sync::Arc, time::Duration};

/// Largest image that is taken, in bytes.
pub const MAX_IMAGE: u64 = 50 << 20;
/// Largest video that is taken, in bytes.
pub const MAX_VIDEO: u64 = 1 << 30;
/// Longest description, in characters; longer than any network takes.
pub const MAX_ALT: usize = 10_000;
/// How long the content of a file that was removed is kept, for whoever uploads the same or restores a backup.
const KEPT: Duration = Duration::from_secs(24 * 3600);
/// Images decoded at the same time; each may take a few hundred megabytes.
static DECODING: tokio::sync::Semaphore = tokio::sync::Semaphore::const_new(2);

/// A file in the library.
#[derive(Clone, Debug, PartialEq, serde::Serialize, sqlx::FromRow, utoipa::ToSchema)]
pub struct Media {
    /// Id.
    pub id: MediaId,
    /// Its brand.
    pub brand_id: BrandId,
    /// Name, as people know it.
    pub name: String,
    /// Media type, found from the bytes.
    #[schema(example = "image/jpeg")]
    pub mime: String,
    /// Size in bytes.
    pub bytes: i64,
    /// Width in pixels.
    pub width: i32,
    /// Height in pixels.
    pub height: i32,
    /// Length in ms; 0 for a still image.
    pub duration_ms: i64,
    /// SHA-256 of the content; its blob is named by it.
    #[serde(skip)]
    pub sha256: Vec<u8>,
    /// What it shows, for those who cannot see it; proposed wherever it is used.
    pub alt: String,
    /// The folder it lies in, such as `Campaigns/2026`; empty for none.
    pub folder: String,
    /// What it is filed under.
    #[sqlx(json)]
    pub tags: Vec<String>,
    /// Under what terms it may be used.
    #[sqlx(flatten)]
    pub rights: Rights,
    /// Who uploaded it; absent for the system.
    pub created_by: Option<PersonId>,
    /// When.
    pub created_at: Timestamp,
    /// Which version of the file it is, from 1.
    pub version: i32,
    /// When a newer version took its place; absent for the one that lies in the library.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaced_at: Option<Timestamp>,
    /// Its first version, where it has several.
    #[serde(skip)]
    pub line: Option<MediaId>,
}

impl Media {
    /// What a network's limits are checked against.
    pub fn info(&self) -> MediaInfo {
        MediaInfo {
            mime: self.mime.clone(),
            bytes: self.bytes.unsigned_abs(),
            width: self.width.unsigned_abs(),
            height: self.height.unsigned_abs(),
            duration_ms: self.duration_ms.unsigned_abs(),
        }
    }

    /// Key of its blob.
    pub fn key(&self) -> String {
        key_of(&self.sha256)
    }
}

/// A problem of the file itself.
pub(crate) fn problem(code: &str) -> Problem {
    Problem::invalid("file", code)
}

fn type_refused() -> Problem {
    Problem::new(selaras_kernel::Kind::Unsupported, "media_type")
        .at("file")
        .with("allowed", "JPEG, PNG, GIF, WebP, MP4, MOV")
}

fn too_large(bytes: u64, max: u64) -> Problem {
    Problem::new(selaras_kernel::Kind::TooLarge, "media_too_large")
        .at("file")
        .with("size_mb", bytes.div_ceil(1 << 20))
        .with("max_mb", max >> 20)
}

fn alt_of(alt: &str) -> Result<String, Problem> {
    let alt = alt.trim().replace('\0', "");
    let count = alt.chars().count();
    if count > MAX_ALT {
        return Err(Problem::invalid("alt", "media_alt_too_long").with("count", count).with("max", MAX_ALT));
    }
    Ok(alt)
}

/// The last part of a path, without control characters, at most 200 characters.
fn name_of(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = last.chars().filter(|c| !c.is_control()).take(200).collect();
    let name = name.trim();
    if name.is_empty() { "media".into() } else { name.into() }
}

/// Whether the actor may change a brand's library; one that they may not even see is not there.
pub(crate) fn may_write(actor: &Actor, brand: BrandId) -> Result<(), Problem> {
    if !actor.may(Right::MediaRead, Some(brand)) {
        return Err(Problem::not_found("brand").at("brand"));
    }
    actor.require(Right::MediaWrite, Some(brand))
}

/// A page of what `filter` lets through of a brand's library, newest first; `limit` is at most 200.
///
/// # Errors
/// `not_found` for a brand whose library the actor may not see.
pub async fn list(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    filter: &Filter,
    after: Option<Cursor>,
    limit: usize,
    now: Timestamp,
) -> Result<Page<Media>> {
    if !actor.may(Right::MediaRead, Some(brand)) {
        return Err(Problem::not_found("brand").at("brand").into());
    }
    let limit = limit.clamp(1, 200);
    let rows = store::page(db, actor.workspace, brand, filter, after, limit + 1, now).await?;
    Ok(Page::from_rows(rows, limit, |media| Cursor { key: media.created_at.0, id: media.id.0 }))
}

/// One file.
///
/// # Errors
/// `not_found`, also where the actor may not see it.
pub async fn get(db: &Db, actor: &Actor, id: MediaId) -> Result<Media> {
    let found = store::get(db, actor.workspace, id).await?;
    found
        .filter(|media| actor.may(Right::MediaRead, Some(media.brand_id)))
        .ok_or_else(|| Problem::not_found("media").into())
}

/// A small picture of an image, made once and kept: its media type and its bytes. Absent for a video.
///
/// # Errors
/// `not_found`.
pub async fn preview(
    db: &Db,
    blobs: &Blobs,
    actor: &Actor,
    id: MediaId,
) -> Result<Option<(String, bytes::Bytes)>> {
    let media = get(db, actor, id).await?;
    if media.info().is_video() {
        return Ok(None);
    }
    let library = Library::new(db.clone(), blobs.clone(), actor.workspace);
    Ok(Some(library.small(media).await?))
}

/// The content of a file, or the bytes `range` of it.
///
/// # Errors
/// `not_found`.
pub async fn open(
    db: &Db,
    blobs: &Blobs,
    actor: &Actor,
    id: MediaId,
    range: Option<Range<u64>>,
) -> Result<(Media, BoxStream<'static, Result<bytes::Bytes>>)> {
    let media = get(db, actor, id).await?;
    let content = blobs.stream(&media.key(), range).await?;
    Ok((media, content))
}

/// These files of a brand's library, in one query; those of other brands do not exist for it.
///
/// # Errors
/// The database's.
pub async fn known(
    db: &Db,
    workspace: WorkspaceId,
    brand: BrandId,
    ids: &[MediaId],
) -> Result<HashMap<MediaId, Media>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = store::many(db, workspace, ids).await?;
    Ok(rows.into_iter().filter(|media| media.brand_id == brand).map(|media| (media.id, media)).collect())
}

/// Whether all of these files may be shown at `at`; asked again right before they leave, as terms may change after planning.
///
/// # Errors
/// `media_expired`, `media_not_yet`; the database's.
pub(crate) async fn allow(
    db: &Db,
    workspace: WorkspaceId,
    brand: BrandId,
    ids: &[MediaId],
    at: Timestamp,
) -> Result<()> {
    let files = known(db, workspace, brand, ids).await?;
    if files.values().all(|file| file.rights.usable_from.is_none() && file.rights.expires_on.is_none()) {
        return Ok(());
    }
    let zone = selaras_workspaces::brands::get(db, &Actor::system(workspace), brand).await?.zone;
    for file in files.values() {
        file.rights.allow(&file.name, at, &zone)?;
    }
    Ok(())
}

/// Deletes the content and the renditions of files that were removed a day ago and are nobody else's. Returns how many.
///
/// # Errors
/// The database's or the blob store's; what was done stays done, the rest waits for the next sweep.
pub async fn sweep(db: &Db, blobs: &Blobs, now: Timestamp) -> Result<usize> {
    let before = now - KEPT;
    db.write(move |tx| Box::pin(async move { store::empty_trash(tx, before).await })).await?;
    let gone = store::removed_before(db, now - KEPT).await?;
    for sha256 in &gone {
        for rendition in blobs.list(&library::renditions_of(sha256)).await? {
            blobs.delete(&rendition).await?;
        }
        blobs.delete(&key_of(sha256)).await?;
        let sha256 = sha256.clone();
        db.write(move |tx| Box::pin(async move { store::forget_removed(tx, &sha256).await })).await?;
    }
    Ok(gone.len())
}

/// A file of the library made to fit `rule`, away from the threads that answer requests.
async fn fitted(
    bytes: bytes::Bytes,
    crop: Option<Crop>,
    rule: Arc<selaras_networks::MediaRule>,
) -> Result<image::Picture> {
    let _turn = DECODING.acquire().await.map_err(|e| Error::fault("waiting to decode", e))?;
    let work = move || image::fit(&bytes, crop, &rule);
    Ok(tokio::task::spawn_blocking(work).await.map_err(|e| Error::fault("resizing an image", e))??)
}
