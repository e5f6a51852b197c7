//! Where files lie: folders, tags, what is found by which words, and which posts use a file.
//!
//! A folder is a path that files carry, so it is there as long as something lies in it.

use super::{Media, Rights, alt_of, get, name_of, store};
use selaras_kernel::{
    Actor, BrandId, Change, MediaId, PostId, Problem, Result, Right, Timestamp, schedule::WallTime,
};
use selaras_store::Db;
use serde_json::json;
use std::{collections::BTreeMap, time::Duration};

/// Longest path of a folder, in characters.
pub(super) const FOLDER_MAX: usize = 200;
/// Most tags of a file.
const TAGS_MAX: usize = 30;
/// Longest tag, in characters.
const TAG_MAX: usize = 50;
/// How long before its last day a file is pointed out.
pub(super) const SOON: Duration = Duration::from_secs(14 * 24 * 3600);
/// Most posts that are told of one file.
const USES_MAX: i64 = 100;

/// Which files; what is absent lets everything through.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// All its words stand in the name, the description, the tags or the credit.
    pub search: Option<String>,
    /// In this folder or one within it.
    pub folder: Option<String>,
    /// With this tag.
    pub tag: Option<String>,
    /// `image` or `video`.
    pub kind: Option<String>,
    /// Only those that may not be used any more, or not for much longer.
    pub expiring: Option<bool>,
}

/// What to change of a file; what is absent stays.
#[derive(Clone, Debug, Default, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct MediaChanges {
    /// Its name.
    pub name: Option<String>,
    /// What it shows, for those who cannot see it.
    pub alt: Option<String>,
    /// The folder it lies in, such as `Campaigns/2026`; empty for none.
    pub folder: Option<String>,
    /// What it is filed under; replaces the whole list.
    pub tags: Option<Vec<String>>,
    /// Under what terms it may be used; replaces all of them.
    pub rights: Option<Rights>,
}

/// A folder or a tag, and how many files it has.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct Shelf {
    /// Path of the folder, or the tag.
    pub name: String,
    /// How many files.
    pub files: i64,
}

/// How a brand's library is ordered.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct Shelves {
    /// Folders, each with what lies in those within it; by their paths.
    pub folders: Vec<Shelf>,
    /// Tags, by name.
    pub tags: Vec<Shelf>,
}

/// A post that shows a file.
#[derive(Clone, Debug, PartialEq, serde::Serialize, sqlx::FromRow, utoipa::ToSchema)]
pub struct Use {
    /// The post.
    pub id: PostId,
    /// Its name.
    pub title: String,
    /// When it goes or went out first.
    pub due_at: Option<Timestamp>,
    /// Deliveries that are still to go out.
    #[serde(skip)]
    pub open: i64,
    /// Whether it is planned for a time at which the file may not be shown.
    #[sqlx(skip)]
    pub refused: bool,
    /// Whether it is still to go out and shows an older version of the file than the current one.
    #[sqlx(skip)]
    pub older: bool,
}

/// What the search looks through.
pub(super) fn words(media: &Media) -> String {
    let parts = [&media.name, &media.alt, &media.tags.join(" "), &media.rights.credit];
    parts.map(|part| part.to_lowercase()).join(" ")
}

/// `text` as it stands for itself in a pattern.
pub(crate) fn literal(text: &str) -> String {
    text.replace('!', "!!").replace('%', "!%").replace('_', "!_")
}

/// The first three words of a search, each as a pattern; the last takes what follows along.
pub(super) fn patterns(search: &str) -> [String; 3] {
    let search = search.to_lowercase();
    let mut words = search.trim().splitn(3, char::is_whitespace);
    std::array::from_fn(|_| match words.next() {
        Some(word) => format!("%{}%", literal(word.trim())),
        None => "%".into(),
    })
}

/// The last day that is soon.
pub(super) fn soon(now: Timestamp) -> String {
    WallTime::at_instant(now + SOON, "UTC").map_or_else(|_| String::new(), |wall| wall.at.date().to_string())
}

pub(super) fn folder_of(path: &str) -> Result<String, Problem> {
    let parts: Vec<_> = path.split('/').map(str::trim).filter(|part| !part.is_empty()).collect();
    let path = parts.join("/");
    let count = path.chars().count();
    if count > FOLDER_MAX {
        return Err(Problem::invalid("folder", "name_too_long")
            .with("limit", FOLDER_MAX)
            .with("count", count));
    }
    if path.chars().any(char::is_control) {
        return Err(Problem::invalid("folder", "control_characters"));
    }
    Ok(path)
}

pub(super) fn tags_of(tags: Vec<String>) -> Result<Vec<String>, Problem> {
    let mut kept = Vec::new();
    for (at, tag) in tags.iter().enumerate() {
        let tag = tag.trim().trim_start_matches('#').to_lowercase();
        let count = tag.chars().count();
        let field = format!("tags[{at}]");
        if count > TAG_MAX {
            return Err(Problem::invalid(field, "name_too_long").with("limit", TAG_MAX).with("count", count));
        }
        // A tag is looked for as it stands in the list, where these two would be written otherwise.
        if tag.chars().any(|c| c.is_control() || matches!(c, '"' | '\\')) {
            return Err(Problem::invalid(field, "control_characters"));
        }
        if !tag.is_empty() && !kept.contains(&tag) {
            kept.push(tag);
        }
    }
    if kept.len() > TAGS_MAX {
        return Err(Problem::invalid("tags", "media_tags_too_many")
            .with("limit", TAGS_MAX)
            .with("count", kept.len()));
    }
    Ok(kept)
}

/// Names, describes and files a file, and says under what terms it may be used.
///
/// # Errors
/// `not_found`, `forbidden`; the problems of what is said.
pub async fn update(
    db: &Db,
    actor: &Actor,
    id: MediaId,
    changes: MediaChanges,
    now: Timestamp,
) -> Result<Media> {
    let old = get(db, actor, id).await?;
    actor.require(Right::MediaWrite, Some(old.brand_id))?;
    let mut media = old.clone();
    if let Some(name) = changes.name {
        media.name = name_of(&name);
    }
    if let Some(alt) = changes.alt {
        media.alt = alt_of(&alt)?;
    }
    if let Some(folder) = changes.folder {
        media.folder = folder_of(&folder)?;
    }
    if let Some(tags) = changes.tags {
        media.tags = tags_of(tags)?;
    }
    if let Some(rights) = changes.rights {
        media.rights = rights.checked()?;
    }
    if old == media {
        return Ok(media);
    }
    let told = |media: &Media| json!({"name": media.name, "alt": media.alt, "folder": media.folder, "tags": media.tags, "rights": media.rights});
    let change =
        Change::by(actor, "media.changed", id.0, now).brand(media.brand_id).from(told(&old)).to(told(&media));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            store::describe(tx, workspace, &media).await?;
            tx.tell(change);
            Ok(media)
        })
    })
    .await
}

/// The folders and tags of a brand's library.
///
/// # Errors
/// `not_found` for a brand whose library the actor may not see.
pub async fn shelves(db: &Db, actor: &Actor, brand: BrandId) -> Result<Shelves> {
    if !actor.may(Right::MediaRead, Some(brand)) {
        return Err(Problem::not_found("brand").at("brand").into());
    }
    let mut folders = BTreeMap::new();
    for (path, files) in store::folders(db, actor.workspace, brand).await? {
        let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
        for end in ends.filter(|end| *end > 0) {
            *folders.entry(path[..end].to_owned()).or_insert(0) += files;
        }
    }
    let mut tags = BTreeMap::new();
    for (set, files) in store::tags(db, actor.workspace, brand).await? {
        for tag in set.0 {
            *tags.entry(tag).or_insert(0) += files;
        }
    }
    let shelved =
        |all: BTreeMap<String, i64>| all.into_iter().map(|(name, files)| Shelf { name, files }).collect();
    Ok(Shelves { folders: shelved(folders), tags: shelved(tags) })
}

/// The posts that show a file in any of its versions, at most a hundred of each, with those marked that are planned for when it
/// may not be shown, and those that will show an older version.
///
/// # Errors
/// `not_found`, `forbidden`.
pub async fn uses(db: &Db, actor: &Actor, id: MediaId) -> Result<Vec<Use>> {
    let media = get(db, actor, id).await?;
    actor.require(Right::PostsRead, Some(media.brand_id))?;
    let zone = selaras_workspaces::brands::get(db, actor, media.brand_id).await?.zone;
    let mut uses: Vec<Use> = Vec::new();
    for version in store::lines(db, actor.workspace, &[id]).await? {
        for mut one in store::uses(db, actor.workspace, version.id, USES_MAX).await? {
            let planned = one.open > 0;
            one.older = planned && version.replaced_at.is_some();
            one.refused = planned
                && one.due_at.is_some_and(|due| version.rights.allow(&version.name, due, &zone).is_err());
            match uses.iter_mut().find(|known| known.id == one.id) {
                Some(known) => {
                    known.older |= one.older;
                    known.refused |= one.refused;
                }
                None => uses.push(one),
            }
        }
    }
    uses.sort_by_key(|one| std::cmp::Reverse((one.due_at, one.id)));
    Ok(uses)
}
