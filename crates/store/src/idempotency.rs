//! Replies kept for idempotency keys, so that a request sent twice acts once and is answered twice.

use crate::{Tx, on};
use selaras_kernel::{Actor, Kind, Problem, Result, Timestamp};
use std::time::Duration;

/// How long a key is remembered.
pub const KEPT: Duration = Duration::from_secs(24 * 3600);

/// The reply stored under the actor's `key`, if the same request came before.
///
/// # Errors
/// `idempotency_key_reused` when the key came with another request (`fingerprint` differs).
pub async fn recall(
    tx: &mut Tx,
    actor: &Actor,
    key: &str,
    fingerprint: &[u8],
) -> Result<Option<(i32, String)>> {
    let found: Option<(Vec<u8>, i32, String)> = on!(tx, c => sqlx::query_as(
        "SELECT fingerprint, status, body FROM idempotency WHERE workspace_id = $1 AND person_id = $2 AND key = $3"
    ).bind(actor.workspace).bind(actor.person).bind(key).fetch_optional(c).await)?;
    match found {
        Some((print, ..)) if print != fingerprint => {
            Err(Problem::new(Kind::Conflict, "idempotency_key_reused").at("Idempotency-Key").into())
        }
        Some((_, status, body)) => Ok(Some((status, body))),
        None => Ok(None),
    }
}

/// Stores the reply of a request in the same transaction as its effect.
///
/// # Errors
/// The database's.
pub async fn keep(
    tx: &mut Tx,
    actor: &Actor,
    key: &str,
    fingerprint: &[u8],
    status: i32,
    body: &str,
    now: Timestamp,
) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO idempotency (workspace_id, person_id, key, fingerprint, status, body, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)"
    ).bind(actor.workspace).bind(actor.person).bind(key).bind(fingerprint).bind(status).bind(body).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Forgets keys older than `KEPT`.
///
/// # Errors
/// The database's.
pub async fn forget_old(tx: &mut Tx, now: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM idempotency WHERE created_at < $1").bind(now - KEPT).execute(c).await.map(|_| ()))?;
    Ok(())
}
