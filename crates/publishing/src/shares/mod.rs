//! Links by which a partner without an account sees files of the library and takes the originals, until a deadline.
//!
//! # Design
//! As with links for guests, the token is random and only its hash is kept; whoever shows it reaches the files of the link and
//! nothing else. A link to a folder shows what lies there when it is opened. A file whose rights do not allow it today is not
//! handed out: the deadline of the link is ours, that of the file is somebody else's.

mod store;

use crate::media::{self, Media};
use futures::stream::BoxStream;
use selaras_kernel::{
    Actor, BrandId, Change, Cursor, Kind, MediaId, Page, PersonId, Problem, Result, Right, Role, ShareLinkId,
    Timestamp, actor::Grant,
};
use selaras_store::{Blobs, Db, Tx};
use selaras_workspaces::{bearer, brands, workspace};
use serde_json::json;
use std::{collections::HashSet, time::Duration};

/// What every token begins with, so that one that was posted somewhere can be recognised.
const PREFIX: &str = "shr_";
/// Most files that are chosen one by one.
const FILES_MAX: usize = 200;
/// Files of one page of what a link shows.
const PAGE: usize = 60;
/// Longest life of a link, in days.
const DAYS_MAX: i64 = 365;
/// How long a link that is over is remembered, with what was taken through it.
const KEPT_FOR: Duration = Duration::from_secs(365 * 24 * 3600);

/// A link to files.
#[derive(Clone, Debug, PartialEq, serde::Serialize, sqlx::FromRow, utoipa::ToSchema)]
pub struct ShareLink {
    /// Id.
    pub id: ShareLinkId,
    /// Whom it is for.
    pub name: String,
    /// The folder it shows; absent when files were chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub folder: Option<String>,
    /// How many files were chosen; 0 for a folder.
    pub files: i64,
    /// Who made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_by: Option<PersonId>,
    /// When it was made (UTC).
    pub created_at: Timestamp,
    /// Until when it is good (UTC).
    pub expires_at: Timestamp,
    /// When it was withdrawn (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withdrawn_at: Option<Timestamp>,
    /// When it was last opened (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seen_at: Option<Timestamp>,
    /// How often a file was taken.
    pub downloads: i64,
}

/// A link to be made: to chosen files or to a folder.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewShareLink {
    /// Whose files.
    pub brand: BrandId,
    /// The files, at most 200.
    #[serde(default)]
    pub files: Vec<MediaId>,
    /// Instead of files: a folder, with what lies in it and within it whenever the link is opened.
    #[serde(default)]
    pub folder: Option<String>,
    /// Whom it is for.
    pub name: String,
    /// How many days it is good for, 1 to 365.
    #[serde(default = "two_weeks")]
    pub days: i64,
}

fn two_weeks() -> i64 {
    14
}

/// Makes a link: the link and its token, which is told only here.
///
/// # Errors
/// `not_found` for a brand, a file or a folder; `forbidden` without `media.write`; `share_name`, `share_files`, `share_days`.
pub async fn create(
    db: &Db,
    actor: &Actor,
    new: NewShareLink,
    now: Timestamp,
) -> Result<(ShareLink, String)> {
    media::may_write(actor, new.brand)?;
    let mut problems = Vec::new();
    let name = new.name.trim().to_owned();
    if name.is_empty() || name.chars().count() > 100 || name.chars().any(char::is_control) {
        problems.push(Problem::invalid("name", "share_name"));
    }
    let folder = new.folder.map(|folder| folder.trim().to_owned());
    let files: HashSet<_> = new.files.into_iter().collect();
    if folder.is_some() != files.is_empty() || files.len() > FILES_MAX {
        problems.push(Problem::invalid("files", "share_files").with("limit", FILES_MAX));
    }
    if !(1..=DAYS_MAX).contains(&new.days) {
        problems.push(Problem::invalid("days", "share_days").with("limit", DAYS_MAX));
    }
    Problem::all(problems)?;
    match &folder {
        Some(folder) => {
            let shelves = media::shelves(db, actor, new.brand).await?;
            if !shelves.folders.iter().any(|one| one.name == *folder) {
                return Err(Problem::not_found("folder").at("folder").into());
            }
        }
        None => {
            let ids: Vec<_> = files.iter().copied().collect();
            if media::known(db, actor.workspace, new.brand, &ids).await?.len() != files.len() {
                return Err(Problem::not_found("media").at("files").into());
            }
        }
    }
    let token = bearer::new(PREFIX);
    let hash = bearer::hash(&token);
    let link = ShareLink {
        id: ShareLinkId::new(now),
        name,
        folder,
        files: i64::try_from(files.len()).unwrap_or(i64::MAX),
        created_by: actor.person,
        created_at: now,
        expires_at: now + Duration::from_secs(new.days.unsigned_abs() * 24 * 3600),
        withdrawn_at: None,
        seen_at: None,
        downloads: 0,
    };
    let told =
        json!({"name": link.name, "folder": link.folder, "files": link.files, "expires_at": link.expires_at});
    let change = Change::by(actor, "share_link.created", link.id.0, now).brand(new.brand).to(told);
    let (workspace, kept) = (actor.workspace, link.clone());
    db.write(move |tx| {
        Box::pin(async move {
            store::insert(tx, workspace, new.brand, &kept, &hash).await?;
            store::insert_files(tx, workspace, kept.id, files.into_iter()).await?;
            tx.tell(change);
            Ok(())
        })
    })
    .await?;
    Ok((link, token))
}

/// Lets links show `new` where they showed `old`, an older version of it.
///
/// # Errors
/// The database's.
pub(crate) async fn follow(tx: &mut Tx, old: MediaId, new: MediaId) -> Result<()> {
    store::follow(tx, old, new).await
}

/// The links of a brand, the newest first, at most a hundred.
///
/// # Errors
/// `not_found`; `forbidden` without `media.write`.
pub async fn list(db: &Db, actor: &Actor, brand: BrandId) -> Result<Vec<ShareLink>> {
    media::may_write(actor, brand)?;
    store::list(db, actor.workspace, brand).await
}

/// The brand of a link, if the actor may manage it.
async fn brand_of(db: &Db, actor: &Actor, id: ShareLinkId) -> Result<BrandId> {
    let brand = store::brand_of(db, actor.workspace, id)
        .await?
        .filter(|brand| actor.may(Right::MediaRead, Some(*brand)))
        .ok_or_else(|| Problem::not_found("share_link"))?;
    actor.require(Right::MediaWrite, Some(brand))?;
    Ok(brand)
}

/// A file that was taken through a link.
#[derive(Clone, Debug, PartialEq, serde::Serialize, sqlx::FromRow, utoipa::ToSchema)]
pub struct Download {
    /// The file.
    pub media_id: MediaId,
    /// Its name then.
    pub name: String,
    /// When (UTC).
    pub at: Timestamp,
}

/// What was taken through a link, the latest first, at most two hundred.
///
/// # Errors
/// `not_found`; `forbidden` without `media.write`.
pub async fn downloads(db: &Db, actor: &Actor, id: ShareLinkId) -> Result<Vec<Download>> {
    brand_of(db, actor, id).await?;
    store::downloads(db, id).await
}

/// Withdraws a link: from now on it opens nothing.
///
/// # Errors
/// `not_found`; `forbidden` without `media.write`.
pub async fn withdraw(db: &Db, actor: &Actor, id: ShareLinkId, now: Timestamp) -> Result<()> {
    let brand = brand_of(db, actor, id).await?;
    let change = Change::by(actor, "share_link.withdrawn", id.0, now).brand(brand);
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            if store::withdraw(tx, workspace, id, now).await? {
                tx.tell(change);
            }
            Ok(())
        })
    })
    .await
}

/// A partner who has shown a token, and what they may reach.
#[derive(Clone, Debug)]
pub struct Partner {
    actor: Actor,
    brand: BrandId,
    link: ShareLink,
}

/// Lets in whoever shows `token`.
///
/// # Errors
/// `share_link_over` when it is unknown, withdrawn or too old: which of them is nobody's business.
pub async fn enter(db: &Db, token: &str, now: Timestamp) -> Result<Partner> {
    let over = || Problem::new(Kind::NotFound, "share_link_over");
    let (workspace, brand, link) = store::by_token(db, &bearer::hash(token), now).await?.ok_or_else(over)?;
    let grants = vec![Grant { brand: Some(brand), role: Role::Client }];
    let actor = Actor { grants, guest: Some(link.name.clone()), ..Actor::system(workspace) };
    Ok(Partner { actor, brand, link })
}

/// A file as a partner sees it.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct SharedFile {
    /// Id.
    pub id: MediaId,
    /// Its name.
    pub name: String,
    /// Media type.
    pub mime: String,
    /// Size in bytes.
    pub bytes: i64,
    /// Width in pixels.
    pub width: i32,
    /// Height in pixels.
    pub height: i32,
    /// Length in ms; 0 for a still image.
    pub duration_ms: i64,
    /// What it shows.
    pub alt: String,
    /// Who is to be named.
    pub credit: String,
    /// Kind of licence.
    pub licence: String,
    /// First day on which it may be shown no more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_on: Option<String>,
}

/// What a link shows.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct SharedView {
    /// Whom the link is for.
    pub name: String,
    /// Who shows it.
    pub workspace: String,
    /// The brand.
    pub brand: String,
    /// IANA time zone of the brand.
    pub zone: String,
    /// Until when the link is good (UTC).
    pub expires_at: Timestamp,
    /// A page of its files, the newest first; without those that may not be used today.
    pub files: Vec<SharedFile>,
    /// Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// What the link shows, noting that it was opened.
///
/// # Errors
/// The database's.
pub async fn look(db: &Db, partner: &Partner, after: Option<Cursor>, now: Timestamp) -> Result<SharedView> {
    let Partner { actor, brand, link } = partner;
    let workspace = actor.workspace;
    let rows = store::files(db, workspace, *brand, link, after, PAGE + 1).await?;
    let page = Page::from_rows(rows, PAGE, |media| Cursor { key: media.created_at.0, id: media.id.0 });
    let system = Actor::system(workspace);
    let brand = brands::get(db, &system, *brand).await?;
    let name = workspace::get(db, &system).await?.name;
    let id = link.id;
    db.write(move |tx| Box::pin(async move { store::seen(tx, workspace, id, now).await })).await?;
    let usable = |media: &Media| media.rights.allow(&media.name, now, &brand.zone).is_ok();
    Ok(SharedView {
        name: link.name.clone(),
        workspace: name,
        expires_at: link.expires_at,
        files: page.items.into_iter().filter(usable).map(shown).collect(),
        next: page.next,
        brand: brand.name,
        zone: brand.zone,
    })
}

fn shown(media: Media) -> SharedFile {
    SharedFile {
        id: media.id,
        name: media.name,
        mime: media.mime,
        bytes: media.bytes,
        width: media.width,
        height: media.height,
        duration_ms: media.duration_ms,
        alt: media.alt,
        credit: media.rights.credit,
        licence: media.rights.licence,
        expires_on: media.rights.expires_on,
    }
}

/// The file, if the link shows it today.
async fn reach(db: &Db, partner: &Partner, file: MediaId, now: Timestamp) -> Result<Media> {
    let absent = || Problem::not_found("media");
    let media = media::get(db, &partner.actor, file).await?;
    let within = match &partner.link.folder {
        Some(folder) => media.folder == *folder || media.folder.starts_with(&format!("{folder}/")),
        None => store::shows(db, partner.link.id, file).await?,
    };
    if media.brand_id != partner.brand || !within {
        return Err(absent().into());
    }
    let zone = brands::get(db, &Actor::system(partner.actor.workspace), partner.brand).await?.zone;
    media.rights.allow(&media.name, now, &zone).map_err(|_| absent())?;
    Ok(media)
}

/// A small picture of a file of the link: media type and bytes; absent for a video.
///
/// # Errors
/// `not_found` for any other file.
pub async fn preview(
    db: &Db,
    blobs: &Blobs,
    partner: &Partner,
    file: MediaId,
    now: Timestamp,
) -> Result<Option<(String, bytes::Bytes)>> {
    reach(db, partner, file, now).await?;
    media::preview(db, blobs, &partner.actor, file).await
}

/// The original of a file of the link, noting that it was taken.
///
/// # Errors
/// `not_found` for any other file.
pub async fn take(
    db: &Db,
    blobs: &Blobs,
    partner: &Partner,
    file: MediaId,
    now: Timestamp,
) -> Result<(Media, BoxStream<'static, Result<bytes::Bytes>>)> {
    let media = reach(db, partner, file, now).await?;
    let content = media::open(db, blobs, &partner.actor, file, None).await?;
    let link = partner.link.id;
    db.write(move |tx| Box::pin(async move { store::taken(tx, link, &media, now).await })).await?;
    Ok(content)
}

/// Forgets links that ended long ago.
///
/// # Errors
/// The database's.
pub async fn sweep(db: &Db, now: Timestamp) -> Result<()> {
    let before = now - KEPT_FOR;
    db.write(move |tx| Box::pin(async move { store::sweep(tx, before).await })).await
}
