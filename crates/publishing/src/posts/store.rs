//! Every SQL statement about posts, and about their deliveries as people see them.

use super::{Gist, Post, PostState, Purpose, Purposed, Stage};
use crate::{
    delivery::{Delivery, DeliveryError, State},
    first_comment::{self, FirstComment},
};
use selaras_kernel::{
    BrandId, DeliveryId, ItemId, Journey, Kind, PersonId, PostId, Problem, ProfileId, RecurrenceId, Result,
    Timestamp, WorkspaceId, schedule::WallTime,
};
use selaras_networks::{Content, Posted, Progress};
use selaras_store::{Db, Insert, Tx, list, on, sql};
use sqlx::types::Json;
use std::{
    collections::{HashMap, HashSet},
    time::Duration,
};
use uuid::{Uuid, fmt::Simple};

#[derive(sqlx::FromRow)]
struct PostRow {
    id: PostId,
    brand_id: BrandId,
    stage: String,
    title: String,
    campaign: String,
    #[sqlx(flatten)]
    purpose: PurposeRow,
    content: Json<Content>,
    wall: Option<String>,
    zone: Option<String>,
    due_at: Option<Timestamp>,
    recurrence_id: Option<RecurrenceId>,
    created_by: Option<PersonId>,
    submitted_by: Option<PersonId>,
    approved_by: Option<PersonId>,
    created_at: Timestamp,
    updated_at: Timestamp,
    version: i64,
}

#[derive(sqlx::FromRow)]
pub(crate) struct PurposeRow {
    pillar_id: Option<ItemId>,
    tactic_id: Option<ItemId>,
    persona_id: Option<ItemId>,
    journey: Option<String>,
}

impl PurposeRow {
    pub(crate) fn read(&self) -> Purpose {
        let journey = self.journey.as_deref().and_then(Journey::from_name);
        Purpose { pillar: self.pillar_id, journey, persona: self.persona_id, tactic: self.tactic_id }
    }
}

#[derive(sqlx::FromRow)]
struct DeliveryRow {
    id: DeliveryId,
    profile_id: ProfileId,
    own_content: bool,
    content: Json<Content>,
    state: String,
    due_at: Option<Timestamp>,
    next_at: Option<Timestamp>,
    attempts: i32,
    fence: i64,
    progress: Option<Json<Progress>>,
    published_at: Option<Timestamp>,
    remote_id: Option<String>,
    url: Option<String>,
    error: Option<Json<DeliveryError>>,
    gone_at: Option<Timestamp>,
}

impl DeliveryRow {
    fn into_delivery(self, comments: &mut HashMap<DeliveryId, FirstComment>) -> Delivery {
        let mut posted = self.progress.map(|p| p.0.posted).unwrap_or_default();
        if let Some(url) = self.url.filter(|_| posted.is_empty()) {
            // A person found it there; no step of ours has told of it.
            posted.push(Posted {
                id: self.remote_id.unwrap_or_else(|| url.clone()),
                url,
                version: String::new(),
            });
        }
        Delivery {
            id: self.id,
            profile: self.profile_id,
            state: State::from_name(&self.state),
            due_at: self.due_at,
            next_at: self.next_at,
            attempts: self.attempts,
            published_at: self.published_at,
            posted,
            error: self.error.map(|e| e.0),
            gone_at: self.gone_at,
            first_comment: comments.remove(&self.id),
            content: self.own_content.then_some(self.content.0),
            fence: self.fence,
        }
    }
}

impl PostRow {
    fn into_post(self, deliveries: Vec<Delivery>) -> Post {
        let stage = Stage::from_name(&self.stage);
        let when = match (self.wall, self.zone) {
            (Some(wall), Some(zone)) => wall.parse().ok().map(|at| WallTime { at, zone }),
            _ => None,
        };
        Post {
            id: self.id,
            brand: self.brand_id,
            title: self.title,
            campaign: self.campaign,
            purpose: self.purpose.read(),
            stage,
            state: PostState::of(stage, &deliveries.iter().map(|d| d.state).collect::<Vec<_>>()),
            content: self.content.0,
            when,
            due_at: self.due_at,
            recurrence: self.recurrence_id,
            created_by: self.created_by,
            submitted_by: self.submitted_by,
            approved_by: self.approved_by,
            created_at: self.created_at,
            updated_at: self.updated_at,
            version: self.version,
            deliveries,
        }
    }
}

/// The first comments under those that are out; most posts have none, and then this costs no query.
async fn comments(
    db: &Db,
    deliveries: impl Iterator<Item = &DeliveryRow>,
) -> Result<HashMap<DeliveryId, FirstComment>> {
    let out = deliveries.filter(|one| one.published_at.is_some() && one.content.first_comment.is_some());
    first_comment::store::of(db, &out.map(|one| one.id).collect::<Vec<_>>()).await
}

/// One post with its deliveries.
pub(crate) async fn post(db: &Db, workspace: WorkspaceId, id: PostId) -> Result<Option<Post>> {
    let row: Option<PostRow> = on!(db, c => sqlx::query_as("SELECT * FROM posts WHERE id = $1 AND workspace_id = $2")
        .bind(id).bind(workspace).fetch_optional(c).await)?;
    let Some(row) = row else { return Ok(None) };
    let deliveries: Vec<DeliveryRow> = on!(db, c => sqlx::query_as("SELECT * FROM deliveries WHERE post_id = $1 ORDER BY id")
        .bind(id).fetch_all(c).await)?;
    let mut comments = comments(db, deliveries.iter()).await?;
    let deliveries = deliveries.into_iter().map(|one| one.into_delivery(&mut comments)).collect();
    Ok(Some(row.into_post(deliveries)))
}

/// The posts of a brand in a range of time, by due time, with their deliveries: two reads, however many they are.
pub(crate) async fn in_range(
    db: &Db,
    workspace: WorkspaceId,
    brand: BrandId,
    (from, to): (Timestamp, Timestamp),
    limit: usize,
) -> Result<Vec<Post>> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows: Vec<PostRow> = on!(db, c => sqlx::query_as(
        "SELECT * FROM posts WHERE workspace_id = $1 AND brand_id = $2 AND due_at >= $3 AND due_at < $4 ORDER BY due_at, id LIMIT $5"
    ).bind(workspace).bind(brand).bind(from).bind(to).bind(limit).fetch_all(c).await)?;
    with_deliveries(db, rows).await
}

/// These posts with their deliveries, in no order.
pub(crate) async fn some(db: &Db, workspace: WorkspaceId, ids: &[PostId]) -> Result<Vec<Post>> {
    let text = sql!(db, "SELECT * FROM posts WHERE id IN (" {ids "$1"} ") AND workspace_id = $2");
    let ids = list(ids.iter().map(|id| id.0));
    let rows: Vec<PostRow> = on!(db, c => sqlx::query_as(text).bind(ids).bind(workspace).fetch_all(c).await)?;
    with_deliveries(db, rows).await
}

#[derive(sqlx::FromRow)]
pub(super) struct GistRow {
    pub(super) id: PostId,
    title: String,
    content: Json<Content>,
    created_by: Option<PersonId>,
    submitted_by: Option<PersonId>,
}

impl GistRow {
    /// In one line, of at most `most` characters.
    pub(super) fn gist(self, most: usize) -> Gist {
        let text =
            self.content.0.parts.into_iter().map(|part| part.text).find(|text| !text.trim().is_empty());
        let whole = if self.title.trim().is_empty() { text.unwrap_or_default() } else { self.title };
        let line = whole.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut name: String = line.chars().take(most).collect();
        if name.len() < line.len() {
            name.push('…');
        }
        Gist { name, created_by: self.created_by, submitted_by: self.submitted_by }
    }
}

pub(super) async fn gists(db: &Db, ids: &[PostId]) -> Result<Vec<GistRow>> {
    let text = sql!(db, "SELECT id, title, content, created_by, submitted_by FROM posts WHERE id IN (" {ids "$1"} ")");
    let ids = list(ids.iter().map(|id| id.0));
    Ok(on!(db, c => sqlx::query_as(text).bind(ids).fetch_all(c).await)?)
}

async fn with_deliveries(db: &Db, rows: Vec<PostRow>) -> Result<Vec<Post>> {
    let text = sql!(db, "SELECT post_id AS of_post, deliveries.* FROM deliveries WHERE post_id IN (" {ids "$1"} ") ORDER BY id");
    let ids = list(rows.iter().map(|row| row.id.0));
    let deliveries: Vec<DeliveryOf> = on!(db, c => sqlx::query_as(text).bind(ids).fetch_all(c).await)?;
    let mut comments = comments(db, deliveries.iter().map(|one| &one.delivery)).await?;
    let mut by_post: HashMap<PostId, Vec<Delivery>> = HashMap::new();
    for one in deliveries {
        by_post.entry(one.of_post).or_default().push(one.delivery.into_delivery(&mut comments));
    }
    Ok(rows
        .into_iter()
        .map(|row| {
            let deliveries = by_post.remove(&row.id).unwrap_or_default();
            row.into_post(deliveries)
        })
        .collect())
}

#[derive(sqlx::FromRow)]
struct DeliveryOf {
    of_post: PostId,
    #[sqlx(flatten)]
    delivery: DeliveryRow,
}

/// The instants from `from` on at which the profile is to publish.
pub(crate) async fn due_of_profile(
    db: &Db,
    workspace: WorkspaceId,
    profile: ProfileId,
    from: Timestamp,
) -> Result<HashSet<Timestamp>> {
    let rows: Vec<(Timestamp,)> = on!(db, c => sqlx::query_as(
        "SELECT due_at FROM deliveries WHERE profile_id = $1 AND workspace_id = $2 AND due_at >= $3 AND state <> 'cancelled'"
    ).bind(profile).bind(workspace).bind(from).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(at,)| at).collect())
}

/// Like `due_of_profile`, as this write sees it and without `delivery` itself.
pub(super) async fn due_of_others(
    tx: &mut Tx,
    workspace: WorkspaceId,
    profile: ProfileId,
    delivery: DeliveryId,
    from: Timestamp,
) -> Result<HashSet<Timestamp>> {
    let rows: Vec<(Timestamp,)> = on!(tx, c => sqlx::query_as(
        "SELECT due_at FROM deliveries WHERE profile_id = $1 AND workspace_id = $2 AND due_at >= $3 AND state <> 'cancelled' AND id <> $4"
    ).bind(profile).bind(workspace).bind(from).bind(delivery).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(at,)| at).collect())
}

/// How long a claim of a slot stands for itself: longer than any write takes to be seen.
const CLAIM: Duration = Duration::from_secs(60);

/// Claims a slot for a delivery; `false` when another has just got it. A write of another node that is under way is waited for.
pub(super) async fn claim_slot(
    tx: &mut Tx,
    profile: ProfileId,
    delivery: DeliveryId,
    at: Timestamp,
    now: Timestamp,
) -> Result<bool> {
    let claimed: Option<(ProfileId,)> = on!(tx, c => sqlx::query_as(
        "INSERT INTO slot_claims (profile_id, due_at, delivery_id, claimed_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (profile_id, due_at) DO UPDATE SET delivery_id = excluded.delivery_id, claimed_at = excluded.claimed_at
         WHERE slot_claims.claimed_at < $5 OR slot_claims.delivery_id = excluded.delivery_id
         RETURNING profile_id"
    ).bind(profile).bind(at).bind(delivery).bind(now).bind(now - CLAIM).fetch_optional(c).await)?;
    Ok(claimed.is_some())
}

/// Forgets claims of slots that say nothing any more.
///
/// # Errors
/// The database's.
pub async fn forget_claims(tx: &mut Tx, now: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM slot_claims WHERE claimed_at < $1").bind(now - CLAIM).execute(c).await.map(|_| ()))?;
    Ok(())
}

static POSTS: Insert = Insert {
    rank: 0,
    pg: "INSERT INTO posts (id, workspace_id, brand_id, stage, title, campaign, pillar_id, tactic_id, persona_id, journey, content, wall, zone, due_at, recurrence_id,
           created_by, submitted_by, approved_by, created_at, updated_at, version)
         SELECT CAST(id AS UUID), CAST(workspace AS UUID), CAST(brand AS UUID), stage, title, campaign, CAST(pillar AS UUID), CAST(tactic AS UUID), CAST(persona AS UUID), journey, content,
           wall, zone, due, CAST(recurrence AS UUID),
           CAST(made_by AS UUID), CAST(submitted_by AS UUID), CAST(approved_by AS UUID), made, made, version
         FROM jsonb_to_recordset(CAST($1 AS JSONB)) AS r(id TEXT, workspace TEXT, brand TEXT, stage TEXT, title TEXT, campaign TEXT, pillar TEXT, tactic TEXT,
           persona TEXT, journey TEXT, content JSONB, wall TEXT, zone TEXT, due BIGINT, recurrence TEXT, made_by TEXT, submitted_by TEXT, approved_by TEXT, made BIGINT, version BIGINT)",
    lite: "INSERT INTO posts (id, workspace_id, brand_id, stage, title, campaign, pillar_id, tactic_id, persona_id, journey, content, wall, zone, due_at, recurrence_id,
           created_by, submitted_by, approved_by, created_at, updated_at, version)
         SELECT unhex(value->>'id'), unhex(value->>'workspace'), unhex(value->>'brand'), value->>'stage', value->>'title', value->>'campaign', unhex(value->>'pillar'),
           unhex(value->>'tactic'), unhex(value->>'persona'), value->>'journey', value->'content', value->>'wall', value->>'zone', value->>'due', unhex(value->>'recurrence'), unhex(value->>'made_by'), unhex(value->>'submitted_by'),
           unhex(value->>'approved_by'), value->>'made', value->>'made', value->>'version' FROM json_each($1)",
};

static DELIVERIES: Insert = Insert {
    rank: 1,
    pg: "INSERT INTO deliveries (id, workspace_id, brand_id, post_id, profile_id, own_content, content, state, due_at, next_at, attempts, fence)
         SELECT CAST(id AS UUID), CAST(workspace AS UUID), CAST(brand AS UUID), CAST(post AS UUID), CAST(profile AS UUID), own, content, state, due, next, 0, fence + 1
         FROM jsonb_to_recordset(CAST($1 AS JSONB)) AS r(id TEXT, workspace TEXT, brand TEXT, post TEXT, profile TEXT, own BOOLEAN, content JSONB,
           state TEXT, due BIGINT, next BIGINT, fence BIGINT)",
    lite: "INSERT INTO deliveries (id, workspace_id, brand_id, post_id, profile_id, own_content, content, state, due_at, next_at, attempts, fence)
         SELECT unhex(value->>'id'), unhex(value->>'workspace'), unhex(value->>'brand'), unhex(value->>'post'), unhex(value->>'profile'), value->>'own',
           value->'content', value->>'state', value->>'due', value->>'next', 0, (value->>'fence') + 1 FROM json_each($1)",
};

/// An id as the statements above read it.
fn hex(id: Uuid) -> Simple {
    id.simple()
}

#[derive(serde::Serialize)]
struct NewPostRow<'a> {
    id: Simple,
    workspace: Simple,
    brand: Simple,
    stage: &'static str,
    title: &'a str,
    campaign: &'a str,
    pillar: Option<Simple>,
    tactic: Option<Simple>,
    persona: Option<Simple>,
    journey: Option<&'static str>,
    content: &'a Content,
    wall: Option<String>,
    zone: Option<&'a str>,
    due: Option<i64>,
    recurrence: Option<Simple>,
    made_by: Option<Simple>,
    submitted_by: Option<Simple>,
    approved_by: Option<Simple>,
    made: i64,
    version: i64,
}

#[derive(serde::Serialize)]
struct NewDeliveryRow<'a> {
    id: Simple,
    workspace: Simple,
    brand: Simple,
    post: Simple,
    profile: Simple,
    own: bool,
    content: &'a Content,
    state: &'static str,
    due: Option<i64>,
    next: Option<i64>,
    fence: i64,
}

fn gather_deliveries(tx: &mut Tx, workspace: WorkspaceId, post: &Post, contents: &[Content]) -> Result<()> {
    for (d, content) in post.deliveries.iter().zip(contents) {
        let row = NewDeliveryRow {
            id: hex(d.id.0),
            workspace: hex(workspace.0),
            brand: hex(post.brand.0),
            post: hex(post.id.0),
            profile: hex(d.profile.0),
            own: d.content.is_some(),
            content,
            state: d.state.as_str(),
            due: d.due_at.map(|t| t.0),
            next: d.next_at.map(|t| t.0),
            fence: d.fence,
        };
        tx.gather(&DELIVERIES, &row)?;
    }
    Ok(())
}

/// Writes a new post.
pub(crate) fn insert(tx: &mut Tx, workspace: WorkspaceId, post: &Post, contents: &[Content]) -> Result<()> {
    let (wall, zone) = wall(post);
    let row = NewPostRow {
        id: hex(post.id.0),
        workspace: hex(workspace.0),
        brand: hex(post.brand.0),
        stage: post.stage.as_str(),
        title: &post.title,
        campaign: &post.campaign,
        pillar: post.purpose.pillar.map(|id| hex(id.0)),
        tactic: post.purpose.tactic.map(|id| hex(id.0)),
        persona: post.purpose.persona.map(|id| hex(id.0)),
        journey: post.purpose.journey.map(Journey::as_str),
        content: &post.content,
        wall,
        zone,
        due: post.due_at.map(|t| t.0),
        recurrence: post.recurrence.map(|id| hex(id.0)),
        made_by: post.created_by.map(|id| hex(id.0)),
        submitted_by: post.submitted_by.map(|id| hex(id.0)),
        approved_by: post.approved_by.map(|id| hex(id.0)),
        made: post.created_at.0,
        version: post.version,
    };
    tx.gather(&POSTS, &row)?;
    gather_deliveries(tx, workspace, post, contents)
}

fn wall(post: &Post) -> (Option<String>, Option<&str>) {
    (post.when.as_ref().map(|w| w.at.to_string()), post.when.as_ref().map(|w| w.zone.as_str()))
}

/// Writes what a post is called, if it is still at `version`.
pub(crate) async fn rename(tx: &mut Tx, workspace: WorkspaceId, post: &Post, version: i64) -> Result<()> {
    update_post(tx, workspace, post, version).await
}

async fn update_post(tx: &mut Tx, workspace: WorkspaceId, post: &Post, version: i64) -> Result<()> {
    let (wall, zone) = wall(post);
    let found: Option<(PostId,)> = on!(&mut *tx, c => sqlx::query_as(
        "UPDATE posts SET stage = $4, title = $5, campaign = $6, content = $7, wall = $8, zone = $9, due_at = $10,
           submitted_by = $11, approved_by = $12, updated_at = $13, version = $14, recurrence_id = $15,
           pillar_id = $16, tactic_id = $17, journey = $18, persona_id = $19
         WHERE id = $1 AND workspace_id = $2 AND version = $3 RETURNING id"
    ).bind(post.id).bind(workspace).bind(version).bind(post.stage.as_str()).bind(&post.title).bind(&post.campaign).bind(Json(&post.content))
     .bind(wall).bind(zone).bind(post.due_at).bind(post.submitted_by).bind(post.approved_by).bind(post.updated_at).bind(post.version)
     .bind(post.recurrence).bind(post.purpose.pillar).bind(post.purpose.tactic).bind(post.purpose.journey.map(Journey::as_str))
     .bind(post.purpose.persona).fetch_optional(c).await)?;
    found.map(|_| ()).ok_or_else(|| Problem::new(Kind::Stale, "stale").with("version", version).into())
}

/// Takes away the deliveries of a post, each only if no worker has touched it since it was read.
async fn remove_deliveries(tx: &mut Tx, post: PostId, seen: &[(DeliveryId, i64)]) -> Result<()> {
    for (id, fence) in seen {
        let gone: Option<(DeliveryId,)> = on!(&mut *tx, c => sqlx::query_as(
            "DELETE FROM deliveries WHERE id = $1 AND post_id = $2 AND fence = $3 AND state NOT IN ('publishing', 'published', 'unconfirmed') RETURNING id"
        ).bind(id).bind(post).bind(fence).fetch_optional(c).await)?;
        if gone.is_none() {
            return Err(underway());
        }
    }
    Ok(())
}

fn underway() -> selaras_kernel::Error {
    Problem::new(Kind::Conflict, "post_underway").into()
}

async fn seen(tx: &mut Tx, post: PostId) -> Result<Vec<(DeliveryId, i64)>> {
    Ok(
        on!(tx, c => sqlx::query_as("SELECT id, fence FROM deliveries WHERE post_id = $1").bind(post).fetch_all(c).await)?,
    )
}

/// Writes a changed post with its deliveries anew, if it is still at `version` and no worker has begun to send it.
pub(crate) async fn replace(
    tx: &mut Tx,
    workspace: WorkspaceId,
    post: &Post,
    contents: &[Content],
    version: i64,
) -> Result<()> {
    update_post(tx, workspace, post, version).await?;
    let there = seen(tx, post.id).await?;
    // A delivery that was read has kept its fence; one that a worker claimed since has another.
    for d in &post.deliveries {
        if there.iter().any(|(id, fence)| *id == d.id && *fence != d.fence) {
            return Err(underway());
        }
    }
    let unchanged = post.deliveries.iter().all(|d| !d.state.editable());
    if unchanged {
        return Ok(());
    }
    remove_deliveries(tx, post.id, &there).await?;
    gather_deliveries(tx, workspace, post, contents)
}

/// Writes the post and those of its deliveries that differ from `old`, if the post is still in that version and no worker has
/// them or has touched them since.
pub(crate) async fn steer(tx: &mut Tx, workspace: WorkspaceId, old: &Post, post: &Post) -> Result<()> {
    update_post(tx, workspace, post, old.version).await?;
    let told = |d: &Delivery| {
        (d.state, d.due_at, d.next_at, d.attempts, d.published_at, d.posted.len(), d.error.is_some())
    };
    for (was, d) in old.deliveries.iter().zip(&post.deliveries).filter(|(was, d)| told(was) != told(d)) {
        // A new beginning gets keys of its own and the time of its own first attempt; what may have appeared keeps them.
        let afresh = d.state == State::Scheduled && was.state != State::Unconfirmed && was.posted.is_empty();
        let posted = (!d.posted.is_empty()).then(|| &d.posted[0]);
        let done: Option<(DeliveryId,)> = on!(&mut *tx, c => sqlx::query_as(
            "UPDATE deliveries SET state = $4, due_at = $5, next_at = $6, attempts = $7, published_at = $8, fence = fence + 1,
               remote_id = COALESCE(remote_id, $9), url = COALESCE(url, $10), error = CASE WHEN $11 THEN NULL ELSE error END,
               prepared_at = CASE WHEN $12 THEN NULL ELSE prepared_at END, progress = CASE WHEN $12 THEN NULL ELSE progress END
             WHERE id = $1 AND post_id = $2 AND fence = $3 AND state = $13 AND worker_id IS NULL RETURNING id"
        ).bind(d.id).bind(post.id).bind(d.fence).bind(d.state.as_str()).bind(d.due_at).bind(d.next_at).bind(d.attempts).bind(d.published_at)
         .bind(posted.map(|p| p.id.clone())).bind(posted.map(|p| p.url.clone())).bind(d.error.is_none())
         .bind(afresh).bind(was.state.as_str()).fetch_optional(c).await)?;
        if done.is_none() {
            return Err(underway());
        }
        let comments = d.content.as_ref().unwrap_or(&post.content).first_comment.is_some();
        if let Some(at) = d.published_at.filter(|_| comments && was.published_at.is_none()) {
            first_comment::begin(tx, &[(d.id, at)]).await?;
        }
    }
    Ok(())
}

#[derive(sqlx::FromRow)]
struct PurposedRow {
    id: DeliveryId,
    post_id: PostId,
    profile_id: ProfileId,
    campaign: String,
    #[sqlx(flatten)]
    purpose: PurposeRow,
    content: Json<Content>,
}

/// These posts and deliveries; unless `all`, those whose posts name a pillar or a tactic of their own.
pub(super) async fn purposed(
    db: &Db,
    workspace: WorkspaceId,
    brand: BrandId,
    subjects: String,
    all: bool,
) -> Result<Vec<Purposed>> {
    // Each half has an index of its own; one condition for both would look at every delivery there is.
    let text = sql!(db, "SELECT d.id, d.post_id, d.profile_id, p.campaign, p.pillar_id, p.tactic_id, p.persona_id, p.journey, d.content FROM posts p JOIN deliveries d ON d.post_id = p.id
         WHERE p.workspace_id = $1 AND p.brand_id = $2 AND ($4 OR p.pillar_id IS NOT NULL OR p.tactic_id IS NOT NULL) AND d.id IN (
           SELECT id FROM deliveries WHERE id IN (" {ids "$3"} ") UNION SELECT id FROM deliveries WHERE post_id IN (" {ids "$3"} "))");
    let rows: Vec<PurposedRow> = on!(db, c => sqlx::query_as(text).bind(workspace).bind(brand).bind(subjects).bind(all).fetch_all(c).await)?;
    let read = |row: PurposedRow| Purposed {
        delivery: row.id,
        post: row.post_id,
        profile: row.profile_id,
        campaign: row.campaign,
        purpose: row.purpose.read(),
        text: row.content.0.parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join("\n"),
    };
    Ok(rows.into_iter().map(read).collect())
}

/// Deletes a post and its deliveries, if no worker has touched them since it was read.
pub(crate) async fn delete(tx: &mut Tx, workspace: WorkspaceId, post: &Post) -> Result<()> {
    let read: Vec<_> = post.deliveries.iter().map(|d| (d.id, d.fence)).collect();
    remove_deliveries(tx, post.id, &read).await?;
    let gone: Option<(PostId,)> = on!(tx, c => sqlx::query_as("DELETE FROM posts WHERE id = $1 AND workspace_id = $2 AND version = $3 RETURNING id")
        .bind(post.id).bind(workspace).bind(post.version).fetch_optional(c).await)?;
    gone.map(|_| ()).ok_or_else(|| Problem::new(Kind::Stale, "stale").with("version", post.version).into())
}
