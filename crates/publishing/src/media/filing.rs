//! Many files at once: put somewhere, moved with their folder, removed and brought back. And those whose time ends.

use super::{
    KEPT, Media, may_write,
    shelf::{self, folder_of, tags_of},
    store,
};
use selaras_kernel::{
    Actor, BrandId, Change, Kind, MediaId, Problem, Result, Right, Timestamp, schedule::WallTime,
};
use selaras_store::Db;
use serde_json::json;
use std::collections::{HashMap, HashSet};

/// Most files in one request.
const MANY_MAX: usize = 200;
/// Most files that are pointed out because their time ends.
const ENDING_MAX: i64 = 50;

/// Where one file is to lie, and under what; what is absent stays.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Filed {
    /// The file.
    pub id: MediaId,
    /// The folder; empty for none.
    #[serde(default)]
    pub folder: Option<String>,
    /// Its tags; replaces the whole list.
    #[serde(default)]
    pub tags: Option<Vec<String>>,
}

/// Files of one brand that are to be put somewhere, all or none.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Filing {
    /// Their brand.
    pub brand: BrandId,
    /// The files, at most 200.
    pub files: Vec<Filed>,
}

/// Files of one brand.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MediaIds {
    /// Their brand.
    pub brand: BrandId,
    /// The files, at most 200.
    pub files: Vec<MediaId>,
}

/// A folder that is to get another path, with all that lies in it.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FolderMove {
    /// The brand.
    pub brand: BrandId,
    /// Its path now.
    pub from: String,
    /// Its path afterwards; nothing may lie there yet.
    pub to: String,
}

/// How many files a change concerned.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct FilesChanged {
    /// Files.
    pub files: u64,
}

/// What became of files that were to be removed.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct FilesRemoved {
    /// Gone; for a day they can be brought back.
    pub removed: Vec<MediaId>,
    /// Still there, since a post that is still to go out shows them.
    pub in_use: Vec<MediaId>,
}

/// A file that may not be used any more, or not for much longer.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Ending {
    /// The file.
    pub file: Media,
    /// How many posts that are scheduled show it.
    pub planned: usize,
}

fn not_too_many(count: usize) -> Result<(), Problem> {
    if (1..=MANY_MAX).contains(&count) {
        return Ok(());
    }
    Err(Problem::invalid("files", "media_files_count").with("limit", MANY_MAX).with("count", count))
}

/// These files of the brand; all of them must be there.
async fn all(db: &Db, actor: &Actor, brand: BrandId, ids: &[MediaId]) -> Result<HashMap<MediaId, Media>> {
    let known = super::known(db, actor.workspace, brand, ids).await?;
    if ids.iter().any(|id| !known.contains_key(id)) {
        return Err(Problem::not_found("media").at("files").into());
    }
    Ok(known)
}

/// Puts files into folders and under tags, all or none. Returns how many changed.
///
/// # Errors
/// `not_found` (brand, file), `forbidden`, `media_files_count`; the problems of a folder or a tag.
pub async fn file_away(db: &Db, actor: &Actor, filing: Filing, now: Timestamp) -> Result<FilesChanged> {
    may_write(actor, filing.brand)?;
    not_too_many(filing.files.len())?;
    let ids: Vec<_> = filing.files.iter().map(|file| file.id).collect();
    let known = all(db, actor, filing.brand, &ids).await?;
    let mut changed = Vec::new();
    let mut problems = Vec::new();
    for (place, filed) in filing.files.into_iter().enumerate() {
        let old = &known[&filed.id];
        let mut media = old.clone();
        let at = |mut problem: Problem| {
            problem.field = format!("files[{place}].{}", problem.field);
            problem
        };
        match filed.folder.as_deref().map(folder_of) {
            Some(Ok(folder)) => media.folder = folder,
            Some(Err(problem)) => problems.push(at(problem)),
            None => {}
        }
        match filed.tags.map(tags_of) {
            Some(Ok(tags)) => media.tags = tags,
            Some(Err(problem)) => problems.push(at(problem)),
            None => {}
        }
        if media != *old {
            let told = |media: &Media| json!({"folder": media.folder, "tags": media.tags});
            let change = Change::by(actor, "media.changed", media.id.0, now).brand(media.brand_id);
            changed.push((change.from(told(old)).to(told(&media)), media));
        }
    }
    Problem::all(problems)?;
    let workspace = actor.workspace;
    let files = changed.len() as u64;
    if files > 0 {
        db.write(move |tx| {
            Box::pin(async move {
                for (change, media) in changed {
                    store::describe(tx, workspace, &media).await?;
                    tx.tell(change);
                }
                Ok(())
            })
        })
        .await?;
    }
    Ok(FilesChanged { files })
}

/// Gives a folder another path, with all that lies in it. Since nothing may lie there yet, moving it back undoes it.
///
/// # Errors
/// `not_found` (brand, folder), `forbidden`, `value_missing`, `media_folder_taken`, `media_folder_within`, `name_too_long`.
pub async fn move_folder(db: &Db, actor: &Actor, wanted: FolderMove, now: Timestamp) -> Result<FilesChanged> {
    may_write(actor, wanted.brand)?;
    let at = |field: &'static str| move |problem: Problem| problem.at(field);
    let from = folder_of(&wanted.from).map_err(at("from"))?;
    let to = folder_of(&wanted.to).map_err(at("to"))?;
    if to.is_empty() {
        return Err(Problem::invalid("to", "value_missing").into());
    }
    if from == to {
        return Ok(FilesChanged { files: 0 });
    }
    if to.starts_with(&format!("{from}/")) {
        return Err(Problem::invalid("to", "media_folder_within").into());
    }
    let (workspace, brand) = (actor.workspace, wanted.brand);
    let told = Change::by(actor, "media.folder_moved", brand.0, now).brand(brand);
    let told = told.from(json!({"folder": from})).to(json!({"folder": to}));
    db.write(move |tx| {
        Box::pin(async move {
            let (there, longest) = store::within(tx, workspace, brand, &from).await?;
            if there == 0 || from.is_empty() {
                return Err(Problem::not_found("folder").at("from").into());
            }
            if store::within(tx, workspace, brand, &to).await?.0 > 0 {
                return Err(Problem::new(Kind::Conflict, "media_folder_taken")
                    .at("to")
                    .with("folder", to)
                    .into());
            }
            let longest = longest.unsigned_abs() as usize + to.chars().count() - from.chars().count();
            if longest > shelf::FOLDER_MAX {
                return Err(Problem::invalid("to", "name_too_long")
                    .with("limit", shelf::FOLDER_MAX)
                    .with("count", longest)
                    .into());
            }
            let files = store::move_folder(tx, workspace, brand, &from, &to).await?;
            tx.tell(told);
            Ok(FilesChanged { files })
        })
    })
    .await
}

/// Removes files with all versions of them. Those that a post still to go out shows stay, and are named.
///
/// # Errors
/// `not_found` (brand, file), `forbidden`, `media_files_count`.
pub async fn remove(db: &Db, actor: &Actor, which: MediaIds, now: Timestamp) -> Result<FilesRemoved> {
    may_write(actor, which.brand)?;
    not_too_many(which.files.len())?;
    all(db, actor, which.brand, &which.files).await?;
    take_out(db, actor, which, now).await
}

/// Removes one file, unless a post that is still to go out shows it.
///
/// # Errors
/// `not_found`, `forbidden`, `media_in_use`.
pub async fn delete(db: &Db, actor: &Actor, id: MediaId, now: Timestamp) -> Result<()> {
    let media = super::get(db, actor, id).await?;
    actor.require(Right::MediaWrite, Some(media.brand_id))?;
    let which = MediaIds { brand: media.brand_id, files: vec![id] };
    if take_out(db, actor, which, now).await?.removed.is_empty() {
        return Err(Problem::new(Kind::Conflict, "media_in_use").with("name", media.name).into());
    }
    Ok(())
}

/// Removes files with all versions of them, but for those of which one is shown by a post that is still to go out.
async fn take_out(db: &Db, actor: &Actor, which: MediaIds, now: Timestamp) -> Result<FilesRemoved> {
    let lines = store::lines(db, actor.workspace, &which.files).await?;
    let shown = store::open(db, actor.workspace, which.brand).await?;
    let line_of = |media: &Media| media.line.unwrap_or(media.id);
    let held: HashSet<MediaId> = lines
        .iter()
        .filter(|media| shown.iter().any(|(_, content)| content.contains(&media.id.to_string())))
        .map(line_of)
        .collect();
    let (in_use, removed): (Vec<_>, Vec<_>) = lines
        .iter()
        .filter(|media| which.files.contains(&media.id))
        .partition(|media| held.contains(&line_of(media)));
    let ids = |files: Vec<&Media>| files.into_iter().map(|media| media.id).collect();
    let (in_use, removed) = (ids(in_use), ids(removed));
    let gone: Vec<Media> = lines.into_iter().filter(|media| !held.contains(&line_of(media))).collect();
    let by = actor.clone();
    db.write(move |tx| {
        Box::pin(async move {
            for media in gone {
                if store::delete(tx, by.workspace, &media, now).await? {
                    let change = Change::by(&by, "media.deleted", media.id.0, now).brand(media.brand_id);
                    tx.tell(change.from(json!({"name": media.name, "mime": media.mime})));
                }
            }
            Ok(())
        })
    })
    .await?;
    Ok(FilesRemoved { removed, in_use })
}

/// Brings back files that were removed within the last day, as they were. What was uploaded anew since then stays that.
///
/// # Errors
/// `not_found` (brand), `forbidden`, `media_files_count`.
pub async fn restore(db: &Db, actor: &Actor, which: MediaIds, now: Timestamp) -> Result<FilesChanged> {
    may_write(actor, which.brand)?;
    not_too_many(which.files.len())?;
    let by = actor.clone();
    db.write(move |tx| {
        Box::pin(async move {
            let since = now - KEPT;
            let back = store::restore(tx, by.workspace, which.brand, &which.files, since).await?;
            for (id, name) in &back {
                let change = Change::by(&by, "media.restored", id.0, now).brand(which.brand);
                tx.tell(change.to(json!({"name": name})));
            }
            Ok(FilesChanged { files: back.len() as u64 })
        })
    })
    .await
}

/// Files that may not be used beyond the next 14 days, and those past their last day that a scheduled post shows; at most
/// fifty, the soonest first.
///
/// # Errors
/// `not_found` for a brand whose library the actor may not see.
pub async fn ending(db: &Db, actor: &Actor, brand: BrandId, now: Timestamp) -> Result<Vec<Ending>> {
    if !actor.may(Right::MediaRead, Some(brand)) {
        return Err(Problem::not_found("brand").at("brand").into());
    }
    let zone = selaras_workspaces::brands::get(db, &Actor::system(actor.workspace), brand).await?.zone;
    let today = WallTime::at_instant(now, &zone)?.at.date().to_string();
    let soon = WallTime::at_instant(now + shelf::SOON, &zone)?.at.date().to_string();
    // Most brands have no such file; then the plan is not looked at.
    if !store::any_ending(db, actor.workspace, brand, &soon).await? {
        return Ok(Vec::new());
    }
    let waiting = store::due(db, actor.workspace, brand).await?;
    let mut posts: HashMap<MediaId, HashSet<_>> = HashMap::new();
    for (post, content) in &waiting {
        let shown = serde_json::from_str::<selaras_networks::Content>(content)?;
        for file in shown.parts.iter().flat_map(|part| &part.media) {
            posts.entry(file.media).or_default().insert(*post);
        }
    }
    let shown: Vec<_> = posts.keys().copied().collect();
    let files = store::ending(db, actor.workspace, brand, &today, &soon, &shown, ENDING_MAX).await?;
    let planned = |file: &Media| posts.get(&file.id).map_or(0, HashSet::len);
    Ok(files.into_iter().map(|file| Ending { planned: planned(&file), file }).collect())
}
