//! Every statement about media.

use super::Media;
use selaras_kernel::{BrandId, Cursor, MediaId, Result, Timestamp, WorkspaceId};
use selaras_store::{Db, Tx, list, on, sql};

/// Inserts the file, or finds the one of the same content in its brand; says whether it is new.
pub(super) async fn insert(tx: &mut Tx, workspace: WorkspaceId, media: &Media) -> Result<(Media, bool)> {
    on!(&mut *tx, c => sqlx::query("DELETE FROM media_removed WHERE sha256 = $1")
        .bind(&media.sha256).execute(c).await.map(|_| ()))?;
    let inserted = on!(&mut *tx, c => sqlx::query(
        "INSERT INTO media (id, workspace_id, brand_id, name, mime, bytes, width, height, duration_ms, sha256, alt, created_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (brand_id, sha256) DO NOTHING"
    ).bind(media.id).bind(workspace).bind(media.brand_id).bind(&media.name).bind(&media.mime).bind(media.bytes)
        .bind(media.width).bind(media.height).bind(media.duration_ms).bind(&media.sha256).bind(&media.alt)
        .bind(media.created_by).bind(media.created_at).execute(c).await.map(|done| done.rows_affected()))?;
    if inserted == 1 {
        return Ok((media.clone(), true));
    }
    let there = on!(tx, c => sqlx::query_as(
        "SELECT * FROM media WHERE workspace_id = $1 AND brand_id = $2 AND sha256 = $3"
    ).bind(workspace).bind(media.brand_id).bind(&media.sha256).fetch_one(c).await)?;
    Ok((there, false))
}

pub(super) async fn get(db: &Db, workspace: WorkspaceId, id: MediaId) -> Result<Option<Media>> {
    Ok(on!(db, c => sqlx::query_as("SELECT * FROM media WHERE workspace_id = $1 AND id = $2")
        .bind(workspace).bind(id).fetch_optional(c).await)?)
}

pub(super) async fn page(
    db: &Db,
    workspace: WorkspaceId,
    brand: BrandId,
    after: Option<Cursor>,
    rows: usize,
) -> Result<Vec<Media>> {
    let after = after.unwrap_or(Cursor { key: i64::MAX, id: uuid::Uuid::max() });
    let rows = i64::try_from(rows).unwrap_or(i64::MAX);
    Ok(on!(db, c => sqlx::query_as(
        "SELECT * FROM media WHERE workspace_id = $1 AND brand_id = $2 AND (created_at, id) < ($3, $4)
         ORDER BY created_at DESC, id DESC LIMIT $5"
    ).bind(workspace).bind(brand).bind(after.key).bind(after.id).bind(rows).fetch_all(c).await)?)
}

pub(super) async fn many(db: &Db, workspace: WorkspaceId, ids: &[MediaId]) -> Result<Vec<Media>> {
    let text = sql!(db,
        "SELECT * FROM media WHERE workspace_id = $1 AND id IN ("
        {ids "$2"} ")"
    );
    let ids = list(ids.iter().map(|id| id.0));
    Ok(on!(db, c => sqlx::query_as(text).bind(workspace).bind(ids).fetch_all(c).await)?)
}

pub(super) async fn set_alt(tx: &mut Tx, workspace: WorkspaceId, id: MediaId, alt: &str) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE media SET alt = $3 WHERE workspace_id = $1 AND id = $2")
        .bind(workspace).bind(id).bind(alt).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Deletes the row and notes that its content may go; says whether there was one.
pub(super) async fn delete(
    tx: &mut Tx,
    workspace: WorkspaceId,
    media: &Media,
    now: Timestamp,
) -> Result<bool> {
    let deleted = on!(&mut *tx, c => sqlx::query("DELETE FROM media WHERE workspace_id = $1 AND id = $2")
        .bind(workspace).bind(media.id).execute(c).await.map(|done| done.rows_affected()))?;
    if deleted == 0 {
        return Ok(false);
    }
    on!(tx, c => sqlx::query(
        "INSERT INTO media_removed (sha256, removed_at) VALUES ($1, $2) ON CONFLICT (sha256) DO UPDATE SET removed_at = excluded.removed_at"
    ).bind(&media.sha256).bind(now).execute(c).await.map(|_| ()))?;
    Ok(true)
}

/// Content that was removed before `before` and that no file of any workspace has.
pub(super) async fn removed_before(db: &Db, before: Timestamp) -> Result<Vec<Vec<u8>>> {
    let rows: Vec<(Vec<u8>,)> = on!(db, c => sqlx::query_as(
        "SELECT r.sha256 FROM media_removed r WHERE r.removed_at <= $1
         AND NOT EXISTS (SELECT 1 FROM media m WHERE m.sha256 = r.sha256) ORDER BY r.removed_at LIMIT 500"
    ).bind(before).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(sha256,)| sha256).collect())
}

pub(super) async fn forget_removed(tx: &mut Tx, sha256: &[u8]) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM media_removed WHERE sha256 = $1")
        .bind(sha256).execute(c).await.map(|_| ()))?;
    Ok(())
}
