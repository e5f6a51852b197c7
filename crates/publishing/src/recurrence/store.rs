//! Every SQL statement about recurrences.

use super::Recurrence;
use crate::posts::Post;
use selaras_kernel::{
    BrandId, Kind, PostId, Problem, RecurrenceId, Result, Timestamp, WorkspaceId,
    schedule::{Recurrence as Rule, WallTime},
};
use selaras_store::{Db, Tx, list, on, sql};
use sqlx::types::Json;
use std::collections::HashMap;

#[derive(sqlx::FromRow)]
struct Row {
    id: RecurrenceId,
    workspace_id: WorkspaceId,
    brand_id: BrandId,
    post_id: PostId,
    rule: Json<Rule>,
    last_wall: String,
    zone: String,
    until: Option<Timestamp>,
    remaining: Option<i32>,
    next_at: Option<Timestamp>,
    paused: bool,
}

impl Row {
    fn into_recurrence(self) -> Result<(WorkspaceId, BrandId, Recurrence)> {
        let last = WallTime::parse(&self.last_wall, &self.zone)?;
        let recurrence = Recurrence {
            id: self.id,
            post: self.post_id,
            rule: self.rule.0,
            last,
            until: self.until,
            remaining: self.remaining,
            next_at: self.next_at,
            paused: self.paused,
        };
        Ok((self.workspace_id, self.brand_id, recurrence))
    }
}

pub(super) async fn insert(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    r: &Recurrence,
    now: Timestamp,
) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO recurrences (id, workspace_id, brand_id, post_id, rule, last_wall, zone, until, remaining, next_at, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
    ).bind(r.id).bind(workspace).bind(brand).bind(r.post).bind(Json(&r.rule)).bind(r.last.at.to_string()).bind(&r.last.zone)
     .bind(r.until).bind(r.remaining).bind(r.next_at).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Notes that the post repeats; `false` when it does by another rule than the one that was seen.
pub(super) async fn mark(
    tx: &mut Tx,
    workspace: WorkspaceId,
    (post, before): (PostId, Option<RecurrenceId>),
    id: RecurrenceId,
) -> Result<bool> {
    let marked = on!(tx, c => sqlx::query(
        "UPDATE posts SET recurrence_id = $3, version = version + 1
         WHERE id = $1 AND workspace_id = $2 AND (recurrence_id IS NULL OR recurrence_id = $4)"
    ).bind(post).bind(workspace).bind(id).bind(before).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(marked == 1)
}

/// The recurrence as this write sees it.
pub(super) async fn seen(
    tx: &mut Tx,
    workspace: WorkspaceId,
    id: RecurrenceId,
) -> Result<Option<Recurrence>> {
    let row: Option<Row> = on!(tx, c => sqlx::query_as("SELECT * FROM recurrences WHERE id = $1 AND workspace_id = $2")
        .bind(id).bind(workspace).fetch_optional(c).await)?;
    row.map(|row| row.into_recurrence().map(|(_, _, r)| r)).transpose()
}

/// The next post of the recurrence after `post` that no person has changed on its own: that says what `post` has said until now.
pub(super) async fn untouched(
    tx: &mut Tx,
    workspace: WorkspaceId,
    id: RecurrenceId,
    post: &Post,
) -> Result<Option<PostId>> {
    let row: Option<(PostId,)> = on!(tx, c => sqlx::query_as(
        "SELECT p.id FROM posts p JOIN posts o ON o.id = $3
         WHERE p.recurrence_id = $1 AND p.workspace_id = $2 AND p.id <> $3 AND p.due_at >= $4
           AND p.content = o.content AND p.title = o.title AND p.campaign = o.campaign
           AND p.pillar_id IS NOT DISTINCT FROM o.pillar_id AND p.tactic_id IS NOT DISTINCT FROM o.tactic_id AND p.journey IS NOT DISTINCT FROM o.journey
           AND p.persona_id IS NOT DISTINCT FROM o.persona_id
           AND (SELECT COUNT(*) FROM deliveries d WHERE d.post_id = p.id) = (SELECT COUNT(*) FROM deliveries d WHERE d.post_id = o.id)
           AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.post_id = p.id AND NOT EXISTS
             (SELECT 1 FROM deliveries e WHERE e.post_id = o.id AND e.profile_id = d.profile_id AND e.content = d.content))
         ORDER BY p.due_at, p.id LIMIT 1"
    ).bind(id).bind(workspace).bind(post.id).bind(post.due_at).fetch_optional(c).await)?;
    Ok(row.map(|(id,)| id))
}

/// Makes a post the one that is copied.
pub(super) async fn lead(tx: &mut Tx, workspace: WorkspaceId, id: RecurrenceId, post: PostId) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE recurrences SET post_id = $3 WHERE id = $1 AND workspace_id = $2")
        .bind(id).bind(workspace).bind(post).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Writes everything of a recurrence that can change, if its last occurrence is still the one that was `seen`: one that was made
/// meanwhile would be made a second time.
///
/// # Errors
/// `stale`.
pub(super) async fn hold(tx: &mut Tx, workspace: WorkspaceId, r: &Recurrence, seen: &WallTime) -> Result<()> {
    let done = on!(tx, c => sqlx::query(
        "UPDATE recurrences SET post_id = $3, last_wall = $4, zone = $5, remaining = $6, next_at = $7, paused = $8
         WHERE id = $1 AND workspace_id = $2 AND last_wall = $9"
    ).bind(r.id).bind(workspace).bind(r.post).bind(r.last.at.to_string()).bind(&r.last.zone).bind(r.remaining).bind(r.next_at)
     .bind(r.paused).bind(seen.at.to_string()).execute(c).await.map(|done| done.rows_affected()))?;
    if done == 1 { Ok(()) } else { Err(Problem::new(Kind::Stale, "stale").into()) }
}

/// The recurrences of a brand that are not over or have several posts ahead, the latest first.
pub(super) async fn of_brand(
    db: &Db,
    workspace: WorkspaceId,
    brand: BrandId,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<Recurrence>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(
        "SELECT * FROM recurrences r WHERE workspace_id = $1 AND brand_id = $2 AND (next_at IS NOT NULL OR paused
           OR (SELECT COUNT(*) FROM posts p WHERE p.recurrence_id = r.id AND p.due_at >= $3) > 1) ORDER BY id DESC LIMIT $4"
    ).bind(workspace).bind(brand).bind(now).bind(limit).fetch_all(c).await)?;
    rows.into_iter().map(|row| row.into_recurrence().map(|(_, _, r)| r)).collect()
}

/// When the next post of each is due, and how many lie ahead.
pub(super) async fn ahead(
    db: &Db,
    workspace: WorkspaceId,
    of: &[Recurrence],
    now: Timestamp,
) -> Result<HashMap<RecurrenceId, (Timestamp, i64)>> {
    let text = sql!(db, "SELECT recurrence_id, MIN(due_at), COUNT(*) FROM posts WHERE recurrence_id IN (" {ids "$1"}
        ") AND workspace_id = $2 AND due_at >= $3 GROUP BY recurrence_id");
    let ids = list(of.iter().map(|r| r.id.0));
    let rows: Vec<(RecurrenceId, Timestamp, i64)> =
        on!(db, c => sqlx::query_as(text).bind(ids).bind(workspace).bind(now).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(id, at, count)| (id, (at, count))).collect())
}

/// The posts of a recurrence that are due at `from` or later and of which nothing has appeared.
pub(super) async fn made(
    db: &Db,
    workspace: WorkspaceId,
    id: RecurrenceId,
    from: Timestamp,
) -> Result<Vec<PostId>> {
    let rows: Vec<(PostId,)> = on!(db, c => sqlx::query_as(
        "SELECT id FROM posts p WHERE recurrence_id = $1 AND workspace_id = $2 AND due_at >= $3 AND NOT EXISTS
           (SELECT 1 FROM deliveries d WHERE d.post_id = p.id AND d.state IN ('publishing', 'published', 'unconfirmed'))
         ORDER BY due_at, id"
    ).bind(id).bind(workspace).bind(from).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

pub(super) async fn get(
    db: &Db,
    workspace: WorkspaceId,
    id: RecurrenceId,
) -> Result<Option<(BrandId, Recurrence)>> {
    let row: Option<Row> = on!(db, c => sqlx::query_as("SELECT * FROM recurrences WHERE id = $1 AND workspace_id = $2")
        .bind(id).bind(workspace).fetch_optional(c).await)?;
    row.map(|row| row.into_recurrence().map(|(_, brand, r)| (brand, r))).transpose()
}

pub(super) async fn due(db: &Db, now: Timestamp, limit: i64) -> Result<Vec<(WorkspaceId, Recurrence)>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as("SELECT * FROM recurrences WHERE next_at <= $1 ORDER BY next_at LIMIT $2")
        .bind(now).bind(limit).fetch_all(c).await)?;
    rows.into_iter().map(|row| row.into_recurrence().map(|(workspace, _, r)| (workspace, r))).collect()
}

/// Moves the rule on, if nobody else has since its last occurrence was `seen`.
pub(super) async fn advance(tx: &mut Tx, id: RecurrenceId, seen: &str, after: &Recurrence) -> Result<bool> {
    let moved: Option<(RecurrenceId,)> = on!(tx, c => sqlx::query_as(
        "UPDATE recurrences SET last_wall = $3, remaining = $4, next_at = $5 WHERE id = $1 AND last_wall = $2 AND next_at IS NOT NULL RETURNING id"
    ).bind(id).bind(seen).bind(after.last.at.to_string()).bind(after.remaining).bind(after.next_at).fetch_optional(c).await)?;
    Ok(moved.is_some())
}

pub(super) async fn end(tx: &mut Tx, workspace: WorkspaceId, id: RecurrenceId) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE recurrences SET next_at = NULL, paused = FALSE WHERE id = $1 AND workspace_id = $2")
        .bind(id).bind(workspace).execute(c).await.map(|_| ()))?;
    Ok(())
}
