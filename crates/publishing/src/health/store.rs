//! Every SQL statement about how the sending fares.

use selaras_kernel::{MediaId, Result, Timestamp, WorkspaceId};
use selaras_store::{Db, on};

pub(super) async fn last_beat(db: &Db) -> Result<Option<Timestamp>> {
    let (at,): (Option<Timestamp>,) =
        on!(db, c => sqlx::query_as("SELECT max(beat_at) FROM workers").fetch_one(c).await)?;
    Ok(at)
}

pub(super) async fn next_due(db: &Db) -> Result<Option<Timestamp>> {
    let row: Option<(Timestamp,)> = on!(db, c => sqlx::query_as(
        "SELECT next_at FROM deliveries WHERE next_at IS NOT NULL ORDER BY next_at LIMIT 1").fetch_optional(c).await)?;
    Ok(row.map(|(at,)| at))
}

pub(super) async fn open(db: &Db, now: Timestamp) -> Result<Vec<(String, i64)>> {
    Ok(on!(db, c => sqlx::query_as(
        "SELECT state, COUNT(*) FROM deliveries WHERE next_at <= $1 GROUP BY state ORDER BY state")
        .bind(now).fetch_all(c).await)?)
}

pub(super) async fn overdue_since(db: &Db, at: Timestamp) -> Result<i64> {
    let (count,): (i64,) = on!(db, c => sqlx::query_as("SELECT COUNT(*) FROM deliveries WHERE next_at <= $1")
        .bind(at).fetch_one(c).await)?;
    Ok(count)
}

pub(super) async fn media_in_use(db: &Db, workspace: WorkspaceId, media: MediaId) -> Result<bool> {
    // Rare (somebody removes a file), so a look through what is still to go out will do.
    let found: Option<(i32,)> = on!(db, c => sqlx::query_as(
        "SELECT 1 FROM deliveries WHERE workspace_id = $1 AND state IN ('draft', 'scheduled', 'publishing', 'unconfirmed', 'paused')
         AND CAST(content AS TEXT) LIKE $2 LIMIT 1"
    ).bind(workspace).bind(format!("%{media}%")).fetch_optional(c).await)?;
    Ok(found.is_some())
}
