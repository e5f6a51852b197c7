//! Every SQL statement about recurrences.

use super::Recurrence;
use selaras_kernel::{
    BrandId, PostId, RecurrenceId, Result, Timestamp, WorkspaceId,
    schedule::{Recurrence as Rule, WallTime},
};
use selaras_store::{Db, Tx, on};
use sqlx::types::Json;

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

/// Notes on the post that it repeats.
/// Notes that the post repeats; `false` when it does already.
pub(super) async fn mark(
    tx: &mut Tx,
    workspace: WorkspaceId,
    post: PostId,
    id: RecurrenceId,
) -> Result<bool> {
    let marked = on!(tx, c => sqlx::query(
        "UPDATE posts SET recurrence_id = $3, version = version + 1 WHERE id = $1 AND workspace_id = $2 AND recurrence_id IS NULL"
    ).bind(post).bind(workspace).bind(id).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(marked == 1)
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
    on!(tx, c => sqlx::query("UPDATE recurrences SET next_at = NULL WHERE id = $1 AND workspace_id = $2")
        .bind(id).bind(workspace).execute(c).await.map(|_| ()))?;
    Ok(())
}
