//! Every SQL statement about links to files.

use super::{Download, ShareLink};
use crate::media::Media;
use selaras_kernel::{BrandId, Cursor, MediaId, Result, ShareLinkId, Timestamp, WorkspaceId};
use selaras_store::{Db, Tx, list as ids, on, sql};

#[derive(sqlx::FromRow)]
struct Row {
    workspace_id: WorkspaceId,
    brand_id: BrandId,
    #[sqlx(flatten)]
    link: ShareLink,
}

pub(super) async fn insert(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    link: &ShareLink,
    hash: &[u8],
) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO share_links (id, token_hash, workspace_id, brand_id, name, folder, created_by, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    ).bind(link.id).bind(hash).bind(workspace).bind(brand).bind(&link.name).bind(&link.folder).bind(link.created_by)
        .bind(link.created_at).bind(link.expires_at).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn insert_files(
    tx: &mut Tx,
    workspace: WorkspaceId,
    link: ShareLinkId,
    files: impl Iterator<Item = MediaId>,
) -> Result<()> {
    let text = sql!(tx,
        "INSERT INTO share_link_files (link_id, media_id) SELECT $2, id FROM media WHERE workspace_id = $3 AND id IN ("
        {ids "$1"} ")"
    );
    let files = ids(files.map(|id| id.0));
    on!(tx, c => sqlx::query(text).bind(files).bind(link).bind(workspace).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Shows `new` wherever `old` was shown.
pub(super) async fn follow(tx: &mut Tx, old: MediaId, new: MediaId) -> Result<()> {
    let texts = [
        "INSERT INTO share_link_files (link_id, media_id) SELECT link_id, $2 FROM share_link_files WHERE media_id = $1
         ON CONFLICT DO NOTHING",
        "DELETE FROM share_link_files WHERE media_id = $1 AND media_id <> $2",
    ];
    for text in texts {
        on!(&mut *tx, c => sqlx::query(text).bind(old).bind(new).execute(c).await.map(|_| ()))?;
    }
    Ok(())
}

pub(super) async fn list(db: &Db, workspace: WorkspaceId, brand: BrandId) -> Result<Vec<ShareLink>> {
    Ok(on!(db, c => sqlx::query_as(
        "SELECT l.*, (SELECT COUNT(*) FROM share_link_files f WHERE f.link_id = l.id) AS files,
         (SELECT COUNT(*) FROM share_downloads d WHERE d.link_id = l.id) AS downloads
         FROM share_links l WHERE l.workspace_id = $1 AND l.brand_id = $2 ORDER BY l.created_at DESC, l.id LIMIT 100"
    ).bind(workspace).bind(brand).fetch_all(c).await)?)
}

pub(super) async fn brand_of(db: &Db, workspace: WorkspaceId, id: ShareLinkId) -> Result<Option<BrandId>> {
    let row: Option<(BrandId,)> = on!(db, c => sqlx::query_as("SELECT brand_id FROM share_links WHERE id = $1 AND workspace_id = $2")
        .bind(id).bind(workspace).fetch_optional(c).await)?;
    Ok(row.map(|(brand,)| brand))
}

pub(super) async fn downloads(db: &Db, link: ShareLinkId) -> Result<Vec<Download>> {
    Ok(on!(db, c => sqlx::query_as(
        "SELECT media_id, name, at FROM share_downloads WHERE link_id = $1 ORDER BY at DESC, id DESC LIMIT 200"
    ).bind(link).fetch_all(c).await)?)
}

pub(super) async fn withdraw(
    tx: &mut Tx,
    workspace: WorkspaceId,
    id: ShareLinkId,
    now: Timestamp,
) -> Result<bool> {
    let done = on!(tx, c => sqlx::query("UPDATE share_links SET withdrawn_at = $3 WHERE id = $1 AND workspace_id = $2 AND withdrawn_at IS NULL")
        .bind(id).bind(workspace).bind(now).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

pub(super) async fn by_token(
    db: &Db,
    hash: &[u8],
    now: Timestamp,
) -> Result<Option<(WorkspaceId, BrandId, ShareLink)>> {
    let row: Option<Row> = on!(db, c => sqlx::query_as(
        "SELECT l.*, CAST(0 AS BIGINT) AS files, CAST(0 AS BIGINT) AS downloads FROM share_links l
         WHERE token_hash = $1 AND withdrawn_at IS NULL AND expires_at > $2"
    ).bind(hash).bind(now).fetch_optional(c).await)?;
    Ok(row.map(|row| (row.workspace_id, row.brand_id, row.link)))
}

/// A page of what the link shows, the newest first.
pub(super) async fn files(
    db: &Db,
    workspace: WorkspaceId,
    brand: BrandId,
    link: &ShareLink,
    after: Option<Cursor>,
    rows: usize,
) -> Result<Vec<Media>> {
    let after = after.unwrap_or(Cursor { key: i64::MAX, id: uuid::Uuid::max() });
    let rows = i64::try_from(rows).unwrap_or(i64::MAX);
    if let Some(folder) = &link.folder {
        let within = format!("{}/%", crate::media::literal(folder));
        return Ok(on!(db, c => sqlx::query_as(
            "SELECT * FROM media WHERE workspace_id = $1 AND brand_id = $2 AND (created_at, id) < ($3, $4)
             AND (folder = $5 OR folder LIKE $6 ESCAPE '!') AND replaced_at IS NULL ORDER BY created_at DESC, id DESC LIMIT $7"
        ).bind(workspace).bind(brand).bind(after.key).bind(after.id).bind(folder).bind(&within).bind(rows)
            .fetch_all(c).await)?);
    }
    Ok(on!(db, c => sqlx::query_as(
        "SELECT m.* FROM share_link_files f JOIN media m ON m.id = f.media_id
         WHERE f.link_id = $5 AND m.workspace_id = $1 AND m.brand_id = $2 AND (m.created_at, m.id) < ($3, $4)
         ORDER BY m.created_at DESC, m.id DESC LIMIT $6"
    ).bind(workspace).bind(brand).bind(after.key).bind(after.id).bind(link.id).bind(rows).fetch_all(c).await)?)
}

pub(super) async fn shows(db: &Db, link: ShareLinkId, file: MediaId) -> Result<bool> {
    let found: Option<(i32,)> = on!(db, c => sqlx::query_as("SELECT 1 FROM share_link_files WHERE link_id = $1 AND media_id = $2")
        .bind(link).bind(file).fetch_optional(c).await)?;
    Ok(found.is_some())
}

/// Notes that the link was opened, at most once a minute.
pub(super) async fn seen(
    tx: &mut Tx,
    workspace: WorkspaceId,
    link: ShareLinkId,
    now: Timestamp,
) -> Result<()> {
    on!(tx, c => sqlx::query(
        "UPDATE share_links SET seen_at = $3 WHERE id = $1 AND workspace_id = $2 AND (seen_at IS NULL OR seen_at < $3 - 60000000)"
    ).bind(link).bind(workspace).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Notes that a file was taken, each at most once a minute, so that nobody fills the table by asking again and again.
pub(super) async fn taken(tx: &mut Tx, link: ShareLinkId, media: &Media, now: Timestamp) -> Result<()> {
    let id = ShareLinkId::new(now).0;
    let (latest,): (Option<Timestamp>,) = on!(&mut *tx, c => sqlx::query_as(
        "SELECT MAX(at) FROM share_downloads WHERE link_id = $1 AND media_id = $2"
    ).bind(link).bind(media.id).fetch_one(c).await)?;
    if latest.is_some_and(|latest| now.0 - latest.0 < 60_000_000) {
        return Ok(());
    }
    on!(tx, c => sqlx::query("INSERT INTO share_downloads (id, link_id, media_id, name, at) VALUES ($1, $2, $3, $4, $5)")
        .bind(id).bind(link).bind(media.id).bind(&media.name).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn sweep(tx: &mut Tx, before: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM share_links WHERE expires_at < $1").bind(before).execute(c).await.map(|_| ()))?;
    Ok(())
}
