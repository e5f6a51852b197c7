//! Which rows count failed sign-ins.

use selaras_kernel::{Result, Timestamp};
use selaras_store::{Tx, on};

pub(crate) async fn get(tx: &mut Tx, key: &str) -> Result<Option<(i32, Timestamp)>> {
    Ok(on!(tx, c => sqlx::query_as("SELECT failures, last_at FROM sign_in_failures WHERE key = $1")
        .bind(key).fetch_optional(c).await)?)
}

/// Counts one more; what was before `fresh` no longer counts.
pub(crate) async fn add(tx: &mut Tx, key: &str, fresh: Timestamp, now: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO sign_in_failures (key, failures, last_at) VALUES ($1, 1, $2) ON CONFLICT (key) DO UPDATE SET
         failures = CASE WHEN sign_in_failures.last_at < $3 THEN 1 ELSE sign_in_failures.failures + 1 END, last_at = $2"
    ).bind(key).bind(now).bind(fresh).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(crate) async fn clear(tx: &mut Tx, key: &str) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM sign_in_failures WHERE key = $1").bind(key).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(crate) async fn take_back(tx: &mut Tx, key: &str) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE sign_in_failures SET failures = failures - 1 WHERE key = $1 AND failures > 0")
        .bind(key).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(crate) async fn sweep(tx: &mut Tx, before: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM sign_in_failures WHERE last_at < $1").bind(before).execute(c).await.map(|_| ()))?;
    Ok(())
}
