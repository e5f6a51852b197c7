//! Every SQL statement about how the sending fares.

use selaras_kernel::{Result, Timestamp};
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
