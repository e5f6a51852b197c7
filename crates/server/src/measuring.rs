//! Answers: what are the posts whose numbers are kept? A consumer of the events that reads what went out, and tells analytics.

use selaras_analytics::{Described, Format, labels};
use selaras_kernel::{Actor, MediaId, Result, WorkspaceId};
use selaras_networks::Content;
use selaras_publishing::{
    media::{self, Media},
    published::{self, Said},
};
use selaras_store::{Db, events};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// Our name among the consumers of events.
const CONSUMER: &str = "server.measuring";
/// Events read at a time.
const BATCH: i64 = 500;

/// Reads the events since last time. What is read twice is said twice, which changes nothing; so the place among the
/// events is moved after it was said.
///
/// # Errors
/// The database's.
pub async fn follow(db: &Db) -> Result<()> {
    loop {
        let seen = events::cursor(db, CONSUMER).await?;
        let found = events::after(db, seen.unwrap_or(0), BATCH).await?;
        let Some(last) = found.last().map(|event| event.seq) else { return Ok(()) };
        let mut changed: BTreeMap<WorkspaceId, Vec<Uuid>> = BTreeMap::new();
        for event in &found {
            if matches!(event.kind.as_str(), "delivery.published" | "post.changed") {
                changed.entry(event.workspace_id).or_default().push(event.subject_id);
            }
        }
        for (workspace, ids) in changed {
            describe(db, workspace, &ids).await?;
        }
        let moved = db
            .write(move |tx| Box::pin(async move { events::move_cursor(tx, CONSUMER, seen, last).await }))
            .await?;
        if !moved || (found.len() as i64) < BATCH {
            return Ok(());
        }
    }
}

async fn describe(db: &Db, workspace: WorkspaceId, ids: &[Uuid]) -> Result<()> {
    let said = published::said(db, &Actor::system(workspace), ids).await?;
    let mut brands: BTreeMap<_, Vec<Said>> = BTreeMap::new();
    for one in said {
        brands.entry(one.brand).or_default().push(one);
    }
    for (brand, said) in brands {
        let files: Vec<MediaId> =
            said.iter().flat_map(|one| one.content.attachments().map(|a| a.media)).collect();
        let files = media::known(db, workspace, brand, &files).await?;
        let posts = said.iter().map(|one| (one.delivery.0, described(&one.content, &one.campaign, &files)));
        labels::describe(db, workspace, posts.collect()).await?;
    }
    Ok(())
}

/// What a post is. Files that are not known are taken for pictures.
pub fn described(content: &Content, campaign: &str, files: &HashMap<MediaId, Media>) -> Described {
    let media: Vec<MediaId> = content.attachments().map(|a| a.media).collect();
    let moves = |id: &MediaId| {
        files.get(id).is_some_and(|file| file.duration_ms > 0 && file.mime.starts_with("video/"))
    };
    let polls = content.parts.iter().any(|part| part.poll.is_some());
    let cards = content.parts.iter().any(|part| part.card.is_some());
    let format = match media.as_slice() {
        _ if media.iter().any(moves) => Format::Video,
        [_, _, ..] => Format::Carousel,
        [_] => Format::Image,
        [] if polls => Format::Poll,
        [] if cards => Format::Link,
        [] => Format::Text,
    };
    let texts: Vec<&str> = content.parts.iter().map(|part| part.text.as_str()).collect();
    let reply = content.reply_to.is_some();
    Described { format, text: texts.join("\n"), campaign: campaign.to_owned(), reply }
}
