//! Entries of the calendar that lie ready beside the posts, so that a page nobody has asked for lately is one range read.
//!
//! # Design
//! A consumer of the events renders what each event concerns, and moves its cursor in the same commit. A page may be made of
//! ready entries when the consumer has come as far as the brand's last event; until then it is read from the posts
//! themselves. So nothing that writes posts has to know of this, and a consumer that lags or never ran costs time, not truth.

use super::{Entry, Query, store};
use bytes::Bytes;
use selaras_kernel::{Actor, BrandId, Cursor, PostId, Result, Timestamp, WorkspaceId};
use selaras_store::{Db, events};
use std::collections::HashSet;
use uuid::Uuid;

/// Our name among the consumers of events.
const CONSUMER: &str = "publishing.calendar";
/// Events read, or posts rendered, at a time.
const BATCH: i64 = 500;
/// Most batches in one go: what goes beyond waits for the next, so that a burst of writes is not slowed by this.
const BATCHES_MAX: usize = 10;
/// Between two entries. JSON has no line breaks of its own, so this parts them again.
const BETWEEN: &str = ",\n";

/// The page made of ready entries, if they are as new as `revision`.
pub(super) async fn page(
    db: &Db,
    actor: &Actor,
    query: &Query,
    range: (Timestamp, Timestamp),
    revision: i64,
) -> Result<Option<Bytes>> {
    let limit = i64::try_from(query.limit + 1).unwrap_or(i64::MAX);
    let found =
        store::joined(db, CONSUMER, BETWEEN, (actor.workspace, query.brand), range, query.after()?, limit)
            .await?;
    if found.seq.is_none_or(|seq| seq < revision) {
        return Ok(None);
    }
    let mut items = found.entries.unwrap_or_default();
    let mut next = String::new();
    if found.count == limit {
        // One more than asked for was read, to know that there is more.
        items.truncate(items.rfind(BETWEEN).unwrap_or(0));
        let last = items.rfind(BETWEEN).map_or(0, |at| at + BETWEEN.len());
        let Place { id, due_at } = serde_json::from_str(&items[last..])?;
        next = format!(r#","next":"{}""#, Cursor { key: due_at.0, id: id.0 });
    }
    Ok(Some(Bytes::from([r#"{"items":["#, &items, "]", &next, "}"].concat())))
}

/// What tells an entry's place in the list.
#[derive(serde::Deserialize)]
struct Place {
    id: PostId,
    due_at: Timestamp,
}

/// An entry with where it belongs.
pub(super) struct Ready {
    pub workspace: WorkspaceId,
    pub entry: Entry,
}

/// Brings the ready entries up to date with what happened since last time; at the first time, makes them for all posts. On
/// two nodes at once it does no harm. Says whether there is nothing left to do for now.
///
/// # Errors
/// The database's.
pub async fn follow(db: &Db) -> Result<bool> {
    let mut seen = match events::cursor(db, CONSUMER).await? {
        Some(seen) => seen,
        None => begin(db).await?,
    };
    if seen < 0 {
        fill(db, seen).await?;
        return Ok(false);
    }
    for _ in 0..BATCHES_MAX {
        let events = events::after(db, seen, BATCH).await?;
        let Some(last) = events.last().map(|event| event.seq) else { return Ok(true) };
        let mut concerned: HashSet<Uuid> = events.iter().map(|event| event.subject_id).collect();
        concerned.extend(events.iter().filter_map(|e| e.data.0["to"]["post"].as_str()?.parse::<Uuid>().ok()));
        let ready = store::of(db, &concerned).await?;
        for one in ready.iter().filter(|ready| ready.entry.due_at.is_some()) {
            concerned.remove(&one.entry.id.0);
        }
        let from = seen;
        let moved = db
            .write(move |tx| {
                Box::pin(async move {
                    let moved = events::move_cursor(tx, CONSUMER, Some(from), last).await?;
                    if moved {
                        // What is left has no place in the calendar (any more), or is something else than a post.
                        store::forget(tx, concerned.into_iter()).await?;
                        store::put(tx, &ready).await?;
                    }
                    Ok(moved)
                })
            })
            .await?;
        // When another node was faster, it goes on from there.
        if !moved || (events.len() as i64) < BATCH {
            return Ok(moved);
        }
        seen = last;
    }
    Ok(false)
}

/// Notes where the first filling began: as a number below zero (`!seq`), which stands until it is done.
async fn begin(db: &Db) -> Result<i64> {
    let filling = !events::last_seq(db).await?;
    db.write(move |tx| Box::pin(async move { events::move_cursor(tx, CONSUMER, None, filling).await }))
        .await?;
    // Another node may have been faster, and then it is its number that counts.
    Ok(events::cursor(db, CONSUMER).await?.unwrap_or(filling))
}

/// Makes the entries of all posts there are. What happens meanwhile is followed afterwards, from where this began.
async fn fill(db: &Db, filling: i64) -> Result<()> {
    let nothing = Uuid::nil();
    let mut after = (WorkspaceId(nothing), BrandId(nothing), Timestamp(i64::MIN), PostId(nothing));
    loop {
        let ready = store::after(db, after, BATCH).await?;
        let Some(Ready { workspace, entry }) = ready.last() else { break };
        let last = (*workspace, entry.brand, entry.due_at.unwrap_or(after.2), entry.id);
        let on = db
            .write(move |tx| {
                Box::pin(async move {
                    // Held until the commit, so that a node that has finished is not followed by older entries.
                    let on = events::hold_cursor(tx, CONSUMER).await? == Some(filling);
                    if on {
                        store::put(tx, &ready).await?;
                    }
                    Ok(on)
                })
            })
            .await?;
        if !on {
            return Ok(());
        }
        after = last;
    }
    db.write(move |tx| {
        Box::pin(async move { events::move_cursor(tx, CONSUMER, Some(filling), !filling).await })
    })
    .await?;
    Ok(())
}
