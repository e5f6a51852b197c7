//! Which rows are sessions.

use super::{IDLE, Session};
use selaras_kernel::{PersonId, Result, SessionId, Timestamp};
use selaras_store::{Db, Tx, on};

#[derive(sqlx::FromRow)]
struct Row {
    id: SessionId,
    token_hash: Vec<u8>,
    person_id: PersonId,
    user_agent: String,
    address: String,
    created_at: Timestamp,
    seen_at: Timestamp,
    expires_at: Timestamp,
}

pub(crate) async fn insert(tx: &mut Tx, s: &Session, hash: &[u8]) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO sessions (id, token_hash, person_id, user_agent, address, created_at, seen_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    ).bind(s.id).bind(hash).bind(s.person).bind(&s.user_agent).bind(&s.address).bind(s.created_at).bind(s.seen_at)
        .bind(s.expires_at).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(crate) async fn list(db: &Db, person: PersonId, current: &[u8], now: Timestamp) -> Result<Vec<Session>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(
        "SELECT id, token_hash, person_id, user_agent, address, created_at, seen_at, expires_at FROM sessions
         WHERE person_id = $1 AND expires_at > $2 AND seen_at > $3 ORDER BY seen_at DESC, id DESC"
    ).bind(person).bind(now).bind(now - IDLE).fetch_all(c).await)?;
    let read = |row: Row| Session {
        current: row.token_hash == current,
        id: row.id,
        person: row.person_id,
        user_agent: row.user_agent,
        address: row.address,
        created_at: row.created_at,
        seen_at: row.seen_at,
        expires_at: row.expires_at,
    };
    Ok(rows.into_iter().map(read).collect())
}

pub(crate) async fn delete(tx: &mut Tx, person: PersonId, id: SessionId) -> Result<bool> {
    let done = on!(tx, c => sqlx::query("DELETE FROM sessions WHERE id = $1 AND person_id = $2")
        .bind(id).bind(person).execute(c).await.map(|r| r.rows_affected()))?;
    Ok(done == 1)
}

/// Ends all sessions of the person but the one with this hash; says which.
pub(crate) async fn delete_others(tx: &mut Tx, person: PersonId, keep: &[u8]) -> Result<Vec<SessionId>> {
    let ended: Vec<(SessionId,)> = on!(tx, c => sqlx::query_as(
        "DELETE FROM sessions WHERE person_id = $1 AND token_hash <> $2 RETURNING id"
    ).bind(person).bind(keep).fetch_all(c).await)?;
    Ok(ended.into_iter().map(|(id,)| id).collect())
}

pub(crate) async fn delete_by_token(tx: &mut Tx, hash: &[u8]) -> Result<Option<(SessionId, PersonId)>> {
    Ok(on!(tx, c => sqlx::query_as("DELETE FROM sessions WHERE token_hash = $1 RETURNING id, person_id")
        .bind(hash).fetch_optional(c).await)?)
}

pub(crate) async fn touch(tx: &mut Tx, id: SessionId, now: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE sessions SET seen_at = $2 WHERE id = $1 AND seen_at < $2")
        .bind(id).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(crate) async fn sweep(tx: &mut Tx, now: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM sessions WHERE expires_at <= $1 OR seen_at <= $2")
        .bind(now).bind(now - IDLE).execute(c).await.map(|_| ()))?;
    Ok(())
}
