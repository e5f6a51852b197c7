//! Newer versions of a file. Each version is a file of its own that never changes, so what was approved is what goes out;
//! a newer one takes the place in the library, in share links and in the brand kit, and in planned posts when that is asked for.

use super::{Content, Media, get, store, upload};
use crate::{kit, posts, shares};
use selaras_kernel::{Actor, Change, Error, Kind, MediaId, PostId, Problem, Result, Right, Timestamp};
use selaras_networks::Registry;
use selaras_store::{Blobs, Db, Tx};
use serde_json::json;
use std::collections::HashMap;

/// What became of the planned posts that showed an older version.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct Refreshed {
    /// Posts that show the current version now.
    pub changed: Vec<PostId>,
    /// Those of them that have to be approved again.
    pub to_approve: Vec<PostId>,
    /// Those of them that show all of the picture now, since the part that was chosen belonged to another shape.
    pub uncropped: Vec<PostId>,
    /// Posts that still show an older one, and why.
    pub unchanged: Vec<Unchanged>,
}

/// A post that could not be changed.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct Unchanged {
    /// The post.
    pub id: PostId,
    /// Its name.
    pub title: String,
    /// Code of the problem.
    pub code: String,
}

/// Puts a newer version in the place of a file: it gets the file's name, description, folder, tags and terms. Content that is
/// an older version of it already makes that one current again.
///
/// # Errors
/// `not_found`, `forbidden`; `media_other_kind` for a video in the place of an image or the other way round; `media_elsewhere`
/// when another file of the library has this content; `media_changed` when somebody else was quicker; those of `upload`.
pub async fn replace(
    db: &Db,
    blobs: &Blobs,
    actor: &Actor,
    id: MediaId,
    content: Content,
    now: Timestamp,
) -> Result<Media> {
    let asked = get(db, actor, id).await?;
    actor.require(Right::MediaWrite, Some(asked.brand_id))?;
    let ready = upload::prepare(content, blobs.scratch()).await?;
    let fresh = ready.media(asked.brand_id, actor.person, now);
    if fresh.info().is_video() != asked.info().is_video() {
        return Err(Problem::invalid("file", "media_other_kind").with("name", asked.name).into());
    }
    ready.keep(blobs).await?;
    let by = actor.clone();
    let media = db
        .write(move |tx| {
            Box::pin(async move {
                let line = store::line(tx, by.workspace, asked.id).await?;
                let old = current(&line)?;
                if let Some(same) = line.iter().find(|version| version.sha256 == fresh.sha256) {
                    return switch(tx, &by, old, same, now).await;
                }
                let new = Media {
                    name: old.name.clone(),
                    alt: old.alt.clone(),
                    folder: old.folder.clone(),
                    tags: old.tags.clone(),
                    rights: old.rights.clone(),
                    version: line.iter().map(|version| version.version).max().unwrap_or(1).saturating_add(1),
                    line: Some(old.line.unwrap_or(old.id)),
                    ..fresh
                };
                retire(tx, &by, old, now).await?;
                // Nothing of this is written when another file has the content.
                let (there, is_new) = store::insert(tx, by.workspace, &new).await?;
                if !is_new {
                    let problem = Problem::new(Kind::Conflict, "media_elsewhere").at("file");
                    return Err(problem.with("name", there.name).into());
                }
                store::describe(tx, by.workspace, &new).await?;
                follow(tx, &by, old, &new, now).await?;
                Ok(new)
            })
        })
        .await?;
    ready.keep_again(blobs).await?;
    Ok(media)
}

/// All versions of a file, the newest first.
///
/// # Errors
/// `not_found`.
pub async fn versions(db: &Db, actor: &Actor, id: MediaId) -> Result<Vec<Media>> {
    get(db, actor, id).await?;
    store::lines(db, actor.workspace, &[id]).await
}

/// Makes a version of a file the current one again.
///
/// # Errors
/// `not_found`, `forbidden`; `media_changed` when somebody else was quicker.
pub async fn make_current(db: &Db, actor: &Actor, id: MediaId, now: Timestamp) -> Result<Media> {
    let wanted = get(db, actor, id).await?;
    actor.require(Right::MediaWrite, Some(wanted.brand_id))?;
    let by = actor.clone();
    db.write(move |tx| {
        Box::pin(async move {
            let line = store::line(tx, by.workspace, id).await?;
            // As it stands now: it may have been removed since it was looked at.
            let to =
                line.iter().find(|version| version.id == id).ok_or_else(|| Problem::not_found("media"))?;
            switch(tx, &by, current(&line)?, to, now).await
        })
    })
    .await
}

/// Puts the current version of a file into the posts that are still to go out and show an older one, each as any change of a
/// post: it is checked, kept as a version of the post, and approved again where the brand wants that.
///
/// # Errors
/// `not_found`, `forbidden` without `posts.write`; what is wrong with a single post is told with it.
pub async fn in_planned_posts(
    db: &Db,
    networks: &Registry,
    actor: &Actor,
    id: MediaId,
    now: Timestamp,
) -> Result<Refreshed> {
    let brand = get(db, actor, id).await?.brand_id;
    actor.require(Right::PostsWrite, Some(brand))?;
    let line = store::lines(db, actor.workspace, &[id]).await?;
    let to = current(&line)?;
    let older: HashMap<MediaId, bool> = line
        .iter()
        .filter(|version| version.id != to.id)
        .map(|version| (version.id, alike(version, to)))
        .collect();
    let shows_older = |content: &str| older.keys().any(|id| content.contains(&id.to_string()));
    let mut shown: Vec<PostId> = store::open(db, actor.workspace, brand)
        .await?
        .into_iter()
        .filter(|(_, content)| shows_older(content))
        .map(|(post, _)| post)
        .collect();
    shown.sort();
    shown.dedup();
    let mut done = Refreshed::default();
    for post in posts::store::some(db, actor.workspace, &shown).await? {
        let (id, title, stage) = (post.id, post.title.clone(), post.stage);
        let version = Some(post.version);
        let (changes, uncropped) = swapped(post, &older, to.id);
        match posts::update(db, networks, actor, id, changes, version, now).await {
            Ok(post) => {
                done.changed.push(id);
                done.uncropped.extend(uncropped.then_some(id));
                if post.stage != stage || post.stage == posts::Stage::InReview {
                    done.to_approve.push(id);
                }
            }
            Err(Error::Problem(problem)) => {
                done.unchanged.push(Unchanged { id, title, code: problem.code.to_string() });
            }
            Err(fault) => return Err(fault),
        }
    }
    Ok(done)
}

/// Whether two pictures have the same proportions, to a pixel.
fn alike(one: &Media, other: &Media) -> bool {
    let across = |a: &Media, b: &Media| i64::from(a.width) * i64::from(b.height);
    (across(one, other) - across(other, one)).abs() <= i64::from(one.width)
}

/// The changes that put `to` where one of `older` stands (with whether it has the same proportions), and whether a part that
/// was chosen is let go of. A post that shows both shows `to` once.
fn swapped(post: posts::Post, older: &HashMap<MediaId, bool>, to: MediaId) -> (posts::Changes, bool) {
    let mut uncropped = false;
    let mut swap = |mut content: selaras_networks::Content| {
        for part in &mut content.parts {
            let is_there = part.media.iter().any(|shown| shown.media == to);
            let mut first = !is_there;
            part.media.retain(|shown| !older.contains_key(&shown.media) || std::mem::take(&mut first));
            for shown in &mut part.media {
                let Some(alike) = older.get(&shown.media) else { continue };
                shown.media = to;
                if !alike {
                    uncropped |= shown.crop.take().is_some();
                }
            }
            if let Some(image) = part.card.as_mut().and_then(|card| card.image.as_mut())
                && older.contains_key(image)
            {
                *image = to;
            }
        }
        content
    };
    let variants: Vec<_> = post
        .deliveries
        .into_iter()
        .map(|delivery| posts::Variant {
            profile: delivery.profile,
            content: delivery.content.map(&mut swap),
        })
        .collect();
    let content = swap(post.content);
    (
        posts::Changes { variants: Some(variants), content: Some(content), ..posts::Changes::default() },
        uncropped,
    )
}

/// The version that lies in the library.
fn current(line: &[Media]) -> Result<&Media, Problem> {
    line.iter().find(|version| version.replaced_at.is_none()).ok_or_else(|| Problem::not_found("media"))
}

async fn retire(tx: &mut Tx, by: &Actor, old: &Media, now: Timestamp) -> Result<()> {
    let done = store::retire(tx, by.workspace, old, now).await?;
    if done { Ok(()) } else { Err(changed(old)) }
}

fn changed(media: &Media) -> Error {
    Problem::new(Kind::Conflict, "media_changed").with("name", media.name.clone()).into()
}

/// Lets `to`, another version of `old`, be the current one: it lies where that lay.
async fn switch(tx: &mut Tx, by: &Actor, old: &Media, to: &Media, now: Timestamp) -> Result<Media> {
    if old.id == to.id {
        return Ok(to.clone());
    }
    let to = Media { folder: old.folder.clone(), tags: old.tags.clone(), replaced_at: None, ..to.clone() };
    retire(tx, by, old, now).await?;
    if !store::reinstate(tx, by.workspace, to.id).await? {
        return Err(changed(&to));
    }
    store::describe(tx, by.workspace, &to).await?;
    follow(tx, by, old, &to, now).await?;
    Ok(to)
}

/// Share links and the brand kit show the current version. Says what happened.
async fn follow(tx: &mut Tx, by: &Actor, old: &Media, new: &Media, now: Timestamp) -> Result<()> {
    shares::follow(tx, old.id, new.id).await?;
    kit::follow(tx, by.workspace, new.brand_id, old.id, new.id).await?;
    let told = |media: &Media| json!({"name": media.name, "version": media.version, "bytes": media.bytes});
    tx.tell(
        Change::by(by, "media.replaced", new.id.0, now).brand(new.brand_id).from(told(old)).to(told(new)),
    );
    Ok(())
}
