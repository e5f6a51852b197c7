//! Every statement about imports.

use super::{Made, undo::Undo};
use selaras_kernel::{Actor, BrandId, ImportId, ProfileId, Result, Timestamp, WorkspaceId};
use selaras_store::{Db, Tx, on, sql};
use serde_json::Value;
use sqlx::types::Json;
use std::collections::BTreeMap;

/// The profile of this name, made if it is new.
pub(super) async fn named(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    network: &str,
    name: &str,
    now: Timestamp,
) -> Result<ProfileId> {
    on!(&mut *tx, c => sqlx::query("INSERT INTO file_profiles (profile_id, workspace_id, brand_id, network, name, created_at)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (brand_id, network, name) DO NOTHING")
        .bind(ProfileId::new(now)).bind(workspace).bind(brand).bind(network).bind(name).bind(now).execute(c).await.map(|_| ()))?;
    let (id,): (ProfileId,) = on!(tx, c => sqlx::query_as("SELECT profile_id FROM file_profiles WHERE brand_id = $1 AND network = $2 AND name = $3")
        .bind(brand).bind(network).bind(name).fetch_one(c).await)?;
    Ok(id)
}

/// The first import of the same file that was not undone, and the instant at which its totals hold.
pub(super) async fn same(
    db: &Db,
    workspace: WorkspaceId,
    brand: BrandId,
    sha256: &[u8],
) -> Result<Option<(ImportId, Timestamp)>> {
    Ok(
        on!(db, c => sqlx::query_as("SELECT id, counted_at FROM number_imports WHERE workspace_id = $1 AND brand_id = $2 AND sha256 = $3
        AND undone_at IS NULL ORDER BY created_at LIMIT 1").bind(workspace).bind(brand).bind(sha256).fetch_optional(c).await)?,
    )
}

pub(super) async fn insert(
    tx: &mut Tx,
    actor: &Actor,
    brand: BrandId,
    made: &Made,
    sha256: &[u8],
    counted_at: Timestamp,
    undo: &Undo,
) -> Result<()> {
    let undo = serde_json::to_vec(undo)?;
    on!(tx, c => sqlx::query("INSERT INTO number_imports (id, workspace_id, brand_id, profile_id, shape, file_name, sha256, counted_at,
        created_at, person_id, came_to, undo) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)")
        .bind(made.id).bind(actor.workspace).bind(brand).bind(made.profile_id).bind(&made.shape).bind(&made.file_name).bind(sha256)
        .bind(counted_at).bind(made.created_at).bind(made.person_id).bind(Json(&made.came_to)).bind(undo).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn list(db: &Db, workspace: WorkspaceId, brand: BrandId) -> Result<Vec<Made>> {
    Ok(
        on!(db, c => sqlx::query_as("SELECT id, profile_id, shape, file_name, created_at, person_id, came_to, undone_at FROM number_imports
        WHERE workspace_id = $1 AND brand_id = $2 ORDER BY created_at DESC, id DESC LIMIT 200").bind(workspace).bind(brand).fetch_all(c).await)?,
    )
}

/// What takes an import back, and when it was taken back.
pub(super) async fn undo_of(
    db: &Db,
    workspace: WorkspaceId,
    id: ImportId,
) -> Result<Option<(BrandId, Option<Vec<u8>>, Option<Timestamp>)>> {
    Ok(
        on!(db, c => sqlx::query_as("SELECT brand_id, undo, undone_at FROM number_imports WHERE workspace_id = $1 AND id = $2")
        .bind(workspace).bind(id).fetch_optional(c).await)?,
    )
}

/// What takes later imports back that stand.
pub(super) async fn later(
    db: &Db,
    workspace: WorkspaceId,
    brand: BrandId,
    id: ImportId,
) -> Result<Vec<Vec<u8>>> {
    let rows: Vec<(Vec<u8>,)> = on!(db, c => sqlx::query_as("SELECT undo FROM number_imports WHERE workspace_id = $1 AND brand_id = $2
        AND undone_at IS NULL AND undo IS NOT NULL AND id > $3 ORDER BY id").bind(workspace).bind(brand).bind(id).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(undo,)| undo).collect())
}

/// Returns whether it was not undone before.
pub(super) async fn set_undone(
    tx: &mut Tx,
    workspace: WorkspaceId,
    id: ImportId,
    now: Timestamp,
) -> Result<bool> {
    let done = on!(tx, c => sqlx::query("UPDATE number_imports SET undone_at = $3, undo = NULL WHERE workspace_id = $1 AND id = $2 AND undone_at IS NULL")
        .bind(workspace).bind(id).bind(now).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

pub(super) async fn put_rows(
    tx: &mut Tx,
    actor: &Actor,
    brand: BrandId,
    import: ImportId,
    kind: &str,
    first: i32,
    rows: &[Value],
) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let text = sql!(tx, "INSERT INTO imported_rows (import_id, n, workspace_id, brand_id, kind, data) "
        {pg "SELECT $2, $3 + CAST(n AS INTEGER) - 1, $4, $5, $6, value FROM jsonb_array_elements(CAST($1 AS JSONB)) WITH ORDINALITY AS t(value, n)"
        | lite "SELECT $2, $3 + key, $4, $5, $6, value FROM json_each($1) WHERE TRUE"});
    on!(tx, c => sqlx::query(text).bind(serde_json::to_string(rows)?).bind(import).bind(first).bind(actor.workspace).bind(brand).bind(kind)
        .execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn rows(db: &Db, workspace: WorkspaceId, brand: BrandId, kind: &str) -> Result<Vec<Value>> {
    let rows: Vec<(ImportId, Json<Value>)> = on!(db, c => sqlx::query_as("SELECT import_id, data FROM imported_rows WHERE workspace_id = $1 AND brand_id = $2 AND kind = $3
        ORDER BY import_id DESC, n LIMIT 5000").bind(workspace).bind(brand).bind(kind).fetch_all(c).await)?;
    let told = |(import, Json(mut data)): (ImportId, Json<Value>)| {
        if let Some(row) = data.as_object_mut() {
            row.insert("import".to_owned(), import.to_string().into());
        }
        data
    };
    Ok(rows.into_iter().map(told).collect())
}

pub(super) async fn remove_rows(tx: &mut Tx, workspace: WorkspaceId, import: ImportId) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM imported_rows WHERE workspace_id = $1 AND import_id = $2").bind(workspace).bind(import)
        .execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn headings(
    db: &Db,
    workspace: WorkspaceId,
    brand: BrandId,
) -> Result<BTreeMap<String, String>> {
    let rows: Vec<(String, String)> = on!(db, c => sqlx::query_as("SELECT heading, field FROM number_headings WHERE workspace_id = $1 AND brand_id = $2")
        .bind(workspace).bind(brand).fetch_all(c).await)?;
    Ok(rows.into_iter().collect())
}

/// Remembers what headings mean.
pub(super) async fn remember(
    tx: &mut Tx,
    actor: &Actor,
    brand: BrandId,
    mapping: &BTreeMap<String, String>,
) -> Result<()> {
    for (heading, field) in mapping {
        on!(&mut *tx, c => sqlx::query("INSERT INTO number_headings (brand_id, heading, workspace_id, field) VALUES ($1, $2, $3, $4)
            ON CONFLICT (brand_id, heading) DO UPDATE SET field = excluded.field")
            .bind(brand).bind(heading).bind(actor.workspace).bind(field).execute(c).await.map(|_| ()))?;
    }
    Ok(())
}

/// The profiles of a brand that are not connected.
pub(crate) async fn file_profiles(
    db: &Db,
    workspace: WorkspaceId,
    brand: BrandId,
) -> Result<Vec<(ProfileId, String)>> {
    Ok(
        on!(db, c => sqlx::query_as("SELECT profile_id, name FROM file_profiles WHERE workspace_id = $1 AND brand_id = $2")
        .bind(workspace).bind(brand).fetch_all(c).await)?,
    )
}
