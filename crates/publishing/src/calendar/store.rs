//! Every SQL statement about the calendar: one range of posts with what their deliveries have come to, in one read.

use super::{Entry, EntryDelivery, ready::Ready};
use crate::{
    delivery::State,
    posts::{PostState, Stage, store::PurposeRow},
};
use selaras_kernel::{
    BrandId, PersonId, PostId, ProfileId, RecurrenceId, Result, Timestamp, WorkspaceId, schedule::WallTime,
};
use selaras_store::{Db, Tx, list, on, sql};
use serde::de::IgnoredAny;
use serde_json::{Value, json};
use sqlx::types::Json;
use std::collections::{HashMap, HashSet};
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
    brand_id: BrandId,
    stage: String,
    title: String,
    campaign: String,
    #[sqlx(flatten)]
    purpose: PurposeRow,
    content: Json<Brief>,
    wall: Option<String>,
    zone: Option<String>,
    due_at: Option<Timestamp>,
    recurrence_id: Option<RecurrenceId>,
    created_by: Option<PersonId>,
    approved_by: Option<PersonId>,
    version: i64,
    profile_id: Option<ProfileId>,
    state: Option<String>,
    url: Option<String>,
}

/// What lies before the first row of a range that begins at `from`, or after the last row of the page before. One lower bound
/// and not two: PostgreSQL begins a scan at one of them, and that may be the wrong one.
fn begin(from: Timestamp, after: Option<(i64, Uuid)>) -> (i64, Uuid) {
    // No post has the nil id.
    after.unwrap_or((from.0, Uuid::nil())).max((from.0, Uuid::nil()))
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
    let (key, id) = begin(from, after);
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(
        "SELECT p.id, p.brand_id, p.stage, p.title, p.campaign, p.pillar_id, p.tactic_id, p.persona_id, p.journey, p.content, p.wall, p.zone, p.due_at, p.recurrence_id, p.created_by, p.approved_by, p.version, d.profile_id, d.state, d.url
         FROM (SELECT id, brand_id, stage, title, campaign, pillar_id, tactic_id, persona_id, journey, content, wall, zone, due_at, recurrence_id, created_by, approved_by, version FROM posts
               WHERE workspace_id = $1 AND brand_id = $2 AND (due_at, id) > ($3, $4) AND due_at < $5
               ORDER BY due_at, id LIMIT $6) p
         LEFT JOIN deliveries d ON d.post_id = p.id ORDER BY p.due_at, p.id, d.id"
    ).bind(workspace).bind(brand).bind(key).bind(id).bind(to).bind(limit).fetch_all(c).await)?;
    Ok(entries(rows))
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
        "SELECT p.id, p.brand_id, p.stage, p.title, p.campaign, p.pillar_id, p.tactic_id, p.persona_id, p.journey, p.content, p.wall, p.zone, p.due_at, p.recurrence_id, p.created_by, p.approved_by, p.version, d.profile_id, d.state, d.url
         FROM (SELECT id, brand_id, stage, title, campaign, pillar_id, tactic_id, persona_id, journey, content, wall, zone, due_at, recurrence_id, created_by, approved_by, version FROM posts
               WHERE workspace_id = $1 AND brand_id = $2 AND due_at IS NULL AND id < $3 ORDER BY id DESC LIMIT $4) p
         LEFT JOIN deliveries d ON d.post_id = p.id ORDER BY p.id DESC, d.id"
    ).bind(workspace).bind(brand).bind(id).bind(limit).fetch_all(c).await)?;
    Ok(entries(rows))
}

/// Ready entries, one after the other.
#[derive(sqlx::FromRow)]
pub(super) struct Joined {
    pub entries: Option<String>,
    pub count: i64,
    /// How far the consumer that keeps them has come.
    pub seq: Option<i64>,
}

/// The ready entries of a brand in `[from, to)` after `after`, joined by `between`, and how far `consumer` has come.
pub(super) async fn joined(
    db: &Db,
    consumer: &str,
    between: &str,
    (workspace, brand): (WorkspaceId, BrandId),
    (from, to): (Timestamp, Timestamp),
    after: Option<(i64, Uuid)>,
    limit: i64,
) -> Result<Joined> {
    let (key, id) = begin(from, after);
    // The rows come in the order of the inner query, which has a limit of its own.
    Ok(on!(db, c => sqlx::query_as(
        "SELECT string_agg(e.entry, $8) AS entries, COUNT(*) AS count, (SELECT seq FROM consumers WHERE name = $7) AS seq
         FROM (SELECT entry FROM calendar_entries
               WHERE workspace_id = $1 AND brand_id = $2 AND (due_at, post_id) > ($3, $4) AND due_at < $5
               ORDER BY due_at, post_id LIMIT $6) e"
    ).bind(workspace).bind(brand).bind(key).bind(id).bind(to).bind(limit).bind(consumer).bind(between).fetch_one(c).await)?)
}

#[derive(sqlx::FromRow)]
struct OwnedRow {
    workspace_id: WorkspaceId,
    #[sqlx(flatten)]
    row: Row,
}

fn ready(rows: Vec<OwnedRow>) -> Vec<Ready> {
    let workspaces: HashMap<PostId, WorkspaceId> = rows.iter().map(|r| (r.row.id, r.workspace_id)).collect();
    let entries = entries(rows.into_iter().map(|r| r.row));
    entries.into_iter().map(|entry| Ready { workspace: workspaces[&entry.id], entry }).collect()
}

/// The posts among `ids`, and those whose deliveries are among them, of whatever workspace: for the consumer of events.
pub(super) async fn of(db: &Db, ids: &HashSet<Uuid>) -> Result<Vec<Ready>> {
    let text = sql!(db,
        "SELECT p.workspace_id, p.id, p.brand_id, p.stage, p.title, p.campaign, p.pillar_id, p.tactic_id, p.persona_id, p.journey, p.content, p.wall, p.zone, p.due_at, p.recurrence_id, p.created_by, p.approved_by, p.version, d.profile_id, d.state, d.url
         FROM posts p LEFT JOIN deliveries d ON d.post_id = p.id
         WHERE p.id IN (" {ids "$1"} " UNION SELECT post_id FROM deliveries WHERE id IN (" {ids "$1"} ")) ORDER BY p.id, d.id");
    let ids = list(ids.iter().copied());
    Ok(ready(on!(db, c => sqlx::query_as(text).bind(ids).fetch_all(c).await)?))
}

/// A post's place in the order of all calendars.
pub(super) type Place = (WorkspaceId, BrandId, Timestamp, PostId);

/// Posts with a time, of every workspace, in the order of their calendars, after `after`: written in this order, those of a month lie
/// together in PostgreSQL too.
pub(super) async fn after(db: &Db, after: Place, limit: i64) -> Result<Vec<Ready>> {
    let (workspace, brand, due, post) = after;
    Ok(ready(on!(db, c => sqlx::query_as(
        "SELECT p.workspace_id, p.id, p.brand_id, p.stage, p.title, p.campaign, p.pillar_id, p.tactic_id, p.persona_id, p.journey, p.content, p.wall, p.zone, p.due_at, p.recurrence_id, p.created_by, p.approved_by, p.version, d.profile_id, d.state, d.url
         FROM (SELECT * FROM posts WHERE due_at IS NOT NULL AND (workspace_id, brand_id, due_at, id) > ($1, $2, $3, $4)
               ORDER BY workspace_id, brand_id, due_at, id LIMIT $5) p
         LEFT JOIN deliveries d ON d.post_id = p.id ORDER BY p.workspace_id, p.brand_id, p.due_at, p.id, d.id"
    ).bind(workspace).bind(brand).bind(due).bind(post).bind(limit).fetch_all(c).await)?))
}

/// Puts entries where they belong; those without a time are passed over.
pub(super) async fn put(tx: &mut Tx, ready: &[Ready]) -> Result<()> {
    let hex = |id: Uuid| id.simple().to_string();
    let mut rows = Vec::with_capacity(ready.len());
    for Ready { workspace, entry } in ready {
        if let Some(due) = entry.due_at {
            rows.push(json!({"w": hex(workspace.0), "b": hex(entry.brand.0), "d": due.0, "p": hex(entry.id.0), "e": serde_json::to_string(entry)?}));
        }
    }
    if rows.is_empty() {
        return Ok(());
    }
    let text = sql!(tx, "INSERT INTO calendar_entries (workspace_id, brand_id, due_at, post_id, entry) "
        {pg "SELECT CAST(w AS UUID), CAST(b AS UUID), d, CAST(p AS UUID), e FROM jsonb_to_recordset(CAST($1 AS JSONB)) AS r(w TEXT, b TEXT, d BIGINT, p TEXT, e TEXT)"
        | lite "SELECT unhex(value->>'w'), unhex(value->>'b'), value->>'d', unhex(value->>'p'), value->>'e' FROM json_each($1) WHERE true"}
        " ON CONFLICT (post_id) DO UPDATE SET due_at = excluded.due_at, entry = excluded.entry");
    on!(tx, c => sqlx::query(text).bind(Value::Array(rows).to_string()).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Takes away the entries of these posts.
pub(super) async fn forget(tx: &mut Tx, posts: impl Iterator<Item = Uuid>) -> Result<()> {
    let text = sql!(tx, "DELETE FROM calendar_entries WHERE post_id IN (" {ids "$1"} ")");
    on!(tx, c => sqlx::query(text).bind(list(posts)).execute(c).await.map(|_| ()))?;
    Ok(())
}

fn entries(rows: impl IntoIterator<Item = Row>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut states: Vec<State> = Vec::new();
    for row in rows {
        let stage = Stage::from_name(&row.stage);
        if entries.last().is_none_or(|last| last.id != row.id) {
            states.clear();
            entries.push(entry(&row));
        }
        let Some(entry) = entries.last_mut() else { continue };
        if let (Some(profile), Some(state)) = (row.profile_id, row.state.as_deref()) {
            // That it is being sent is no event of its own, so a page could go on saying it: until it is out it is scheduled.
            let state = match State::from_name(state) {
                State::Publishing => State::Scheduled,
                state => state,
            };
            states.push(state);
            entry.deliveries.push(EntryDelivery { profile, state, url: row.url });
        }
        entry.state = PostState::of(stage, &states);
    }
    entries
}

fn entry(row: &Row) -> Entry {
    let when = match (&row.wall, &row.zone) {
        (Some(wall), Some(zone)) => wall.parse().ok().map(|at| WallTime { at, zone: zone.clone() }),
        _ => None,
    };
    let text = row.content.parts.first().map(|p| p.text.as_str()).unwrap_or_default();
    let end = text.char_indices().nth(280).map_or(text.len(), |(at, _)| at);
    Entry {
        id: row.id,
        brand: row.brand_id,
        title: row.title.clone(),
        campaign: row.campaign.clone(),
        purpose: row.purpose.read(),
        state: PostState::Draft,
        text: text[..end].to_owned(),
        media: row.content.parts.iter().map(|p| p.media.len()).sum(),
        when,
        due_at: row.due_at,
        recurrence: row.recurrence_id,
        created_by: row.created_by,
        approved_by: row.approved_by,
        version: row.version,
        deliveries: Vec::new(),
    }
}
