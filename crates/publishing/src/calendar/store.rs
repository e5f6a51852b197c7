//! Every SQL statement about the calendar: one range of posts with what their deliveries have come to, in one read.

use super::{Entry, EntryDelivery};
use crate::{
    delivery::State,
    posts::{PostState, Stage},
};
use selaras_kernel::{BrandId, PostId, ProfileId, Result, Timestamp, WorkspaceId, schedule::WallTime};
use selaras_store::{Db, on};
use serde::de::IgnoredAny;
use sqlx::types::Json;
use uuid::Uuid;

/// What the calendar shows of a post's content; the rest is passed over while reading.
#[derive(serde::Deserialize)]
struct Brief {
    parts: Vec<BriefPart>,
}

#[derive(serde::Deserialize)]
struct BriefPart {
    #[serde(default)]
    text: String,
    #[serde(default)]
    media: Vec<IgnoredAny>,
}

/// A post and one of its deliveries: a post with several comes in several rows, one after the other.
#[derive(sqlx::FromRow)]
struct Row {
    id: PostId,
    stage: String,
    title: String,
    campaign: String,
    content: Json<Brief>,
    wall: Option<String>,
    zone: Option<String>,
    due_at: Option<Timestamp>,
    version: i64,
    profile_id: Option<ProfileId>,
    state: Option<String>,
    url: Option<String>,
}

/// Posts of a brand in `[from, to)` by due time, after `after` (due time and id).
pub(super) async fn range(
    db: &Db,
    workspace: WorkspaceId,
    brand: BrandId,
    (from, to): (Timestamp, Timestamp),
    after: Option<(i64, Uuid)>,
    limit: i64,
) -> Result<Vec<Entry>> {
    let (key, id) = after.unwrap_or((i64::MIN, Uuid::nil()));
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(
        "SELECT p.id, p.stage, p.title, p.campaign, p.content, p.wall, p.zone, p.due_at, p.version, d.profile_id, d.state, d.url
         FROM (SELECT id, stage, title, campaign, content, wall, zone, due_at, version FROM posts
               WHERE workspace_id = $1 AND brand_id = $2 AND due_at >= $3 AND due_at < $4 AND (due_at, id) > ($5, $6)
               ORDER BY due_at, id LIMIT $7) p
         LEFT JOIN deliveries d ON d.post_id = p.id ORDER BY p.due_at, p.id, d.id"
    ).bind(workspace).bind(brand).bind(from).bind(to).bind(key).bind(id).bind(limit).fetch_all(c).await)?;
    Ok(entries(brand, rows))
}

/// Posts of a brand without a time, newest first, before `before`.
pub(super) async fn undated(
    db: &Db,
    workspace: WorkspaceId,
    brand: BrandId,
    before: Option<(i64, Uuid)>,
    limit: i64,
) -> Result<Vec<Entry>> {
    // UUIDv7 ids sort by the time they were made.
    let id = before.map_or(Uuid::max(), |(_, id)| id);
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(
        "SELECT p.id, p.stage, p.title, p.campaign, p.content, p.wall, p.zone, p.due_at, p.version, d.profile_id, d.state, d.url
         FROM (SELECT id, stage, title, campaign, content, wall, zone, due_at, version FROM posts
               WHERE workspace_id = $1 AND brand_id = $2 AND due_at IS NULL AND id < $3 ORDER BY id DESC LIMIT $4) p
         LEFT JOIN deliveries d ON d.post_id = p.id ORDER BY p.id DESC, d.id"
    ).bind(workspace).bind(brand).bind(id).bind(limit).fetch_all(c).await)?;
    Ok(entries(brand, rows))
}

fn entries(brand: BrandId, rows: Vec<Row>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::with_capacity(rows.len());
    let mut states: Vec<State> = Vec::new();
    for row in rows {
        let stage = Stage::from_name(&row.stage);
        if entries.last().is_none_or(|last| last.id != row.id) {
            states.clear();
            entries.push(entry(brand, &row));
        }
        let Some(entry) = entries.last_mut() else { continue };
        if let (Some(profile), Some(state)) = (row.profile_id, row.state.as_deref()) {
            let state = State::from_name(state);
            states.push(state);
            entry.deliveries.push(EntryDelivery { profile, state, url: row.url });
        }
        entry.state = PostState::of(stage, &states);
    }
    entries
}

fn entry(brand: BrandId, row: &Row) -> Entry {
    let when = match (&row.wall, &row.zone) {
        (Some(wall), Some(zone)) => wall.parse().ok().map(|at| WallTime { at, zone: zone.clone() }),
        _ => None,
    };
    let text = row.content.parts.first().map(|p| p.text.as_str()).unwrap_or_default();
    let end = text.char_indices().nth(280).map_or(text.len(), |(at, _)| at);
    Entry {
        id: row.id,
        brand,
        title: row.title.clone(),
        campaign: row.campaign.clone(),
        state: PostState::Draft,
        text: text[..end].to_owned(),
        media: row.content.parts.iter().map(|p| p.media.len()).sum(),
        when,
        due_at: row.due_at,
        version: row.version,
        deliveries: Vec::new(),
    }
}
