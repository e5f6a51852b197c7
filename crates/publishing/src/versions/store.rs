//! Every SQL statement about what posts said before.

use super::Version;
use crate::posts::Variant;
use selaras_kernel::{PersonId, PostId, Result, Timestamp, WorkspaceId};
use selaras_networks::Content;
use selaras_store::{Db, Tx, on};
use sqlx::types::Json;

#[derive(sqlx::FromRow)]
struct Row {
    version: i64,
    content: Json<Content>,
    variants: Json<Vec<Variant>>,
    person_id: Option<PersonId>,
    at: Timestamp,
    submitted: bool,
}

pub(super) async fn list(db: &Db, workspace: WorkspaceId, post: PostId, limit: i64) -> Result<Vec<Version>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(
        "SELECT version, content, variants, person_id, at, submitted FROM post_versions
         WHERE post_id = $1 AND workspace_id = $2 ORDER BY version DESC LIMIT $3"
    ).bind(post).bind(workspace).bind(limit).fetch_all(c).await)?;
    let version = |row: Row| Version {
        version: row.version,
        content: row.content.0,
        variants: row.variants.0,
        person: row.person_id,
        at: row.at,
        submitted: row.submitted,
    };
    Ok(rows.into_iter().map(version).collect())
}

/// Who is writing at a post, and since when.
pub(super) async fn sitting(tx: &mut Tx, post: PostId) -> Result<Option<(Option<PersonId>, Timestamp)>> {
    Ok(on!(tx, c => sqlx::query_as("SELECT person_id, since FROM post_sittings WHERE post_id = $1")
        .bind(post).fetch_optional(c).await)?)
}

pub(super) async fn sit(tx: &mut Tx, post: PostId, person: Option<PersonId>, now: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO post_sittings (post_id, person_id, since) VALUES ($1, $2, $3)
         ON CONFLICT (post_id) DO UPDATE SET person_id = excluded.person_id, since = excluded.since"
    ).bind(post).bind(person).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Keeps a version; one that is there already keeps being what was submitted.
pub(super) async fn insert(
    tx: &mut Tx,
    workspace: WorkspaceId,
    post: PostId,
    version: &Version,
) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO post_versions (post_id, version, workspace_id, content, variants, person_id, at, submitted)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (post_id, version) DO NOTHING"
    ).bind(post).bind(version.version).bind(workspace).bind(Json(&version.content)).bind(Json(&version.variants))
        .bind(version.person).bind(version.at).bind(version.submitted).execute(c).await.map(|_| ()))?;
    Ok(())
}
