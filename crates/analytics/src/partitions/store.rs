//! Every statement about blocks that are to lie as files.

use selaras_kernel::{ProfileId, Result, WorkspaceId};
use selaras_store::{Db, Tx, on};

/// A block that changed.
#[derive(sqlx::FromRow)]
pub(super) struct Changed {
    pub profile_id: ProfileId,
    pub month: i32,
    pub workspace_id: WorkspaceId,
    pub revision: i64,
    pub posts: Vec<u8>,
}

/// Of every workspace: this is work of the system.
pub(super) async fn unwritten(db: &Db, limit: i64) -> Result<Vec<Changed>> {
    Ok(
        on!(db, c => sqlx::query_as("SELECT profile_id, month, workspace_id, revision, posts FROM post_blocks WHERE revision <> written
        ORDER BY profile_id, month LIMIT $1").bind(limit).fetch_all(c).await)?,
    )
}

pub(super) async fn parts(db: &Db, profile: ProfileId, month: i32) -> Result<Vec<Vec<u8>>> {
    let rows: Vec<(Vec<u8>,)> = on!(db, c => sqlx::query_as("SELECT data FROM history_parts WHERE profile_id = $1 AND month = $2 ORDER BY part")
        .bind(profile).bind(month).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(data,)| data).collect())
}

pub(super) async fn set_written(tx: &mut Tx, profile: ProfileId, month: i32, revision: i64) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE post_blocks SET written = $3 WHERE profile_id = $1 AND month = $2")
        .bind(profile).bind(month).bind(revision).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn all(db: &Db) -> Result<Vec<(WorkspaceId, ProfileId, i32)>> {
    Ok(
        on!(db, c => sqlx::query_as("SELECT workspace_id, profile_id, month FROM post_blocks").fetch_all(c).await)?,
    )
}
