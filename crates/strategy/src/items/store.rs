//! Every statement about the parts of a strategy.

use super::{Item, Part, Version};
use selaras_kernel::{BrandId, ItemId, PersonId, Result, Timestamp, WorkspaceId};
use selaras_store::{Db, Tx, on};
use sqlx::types::Json;

#[derive(sqlx::FromRow)]
struct Row {
    id: ItemId,
    brand_id: BrandId,
    item: Json<Item>,
    created_at: Timestamp,
    created_by: Option<PersonId>,
    updated_at: Timestamp,
    version: i64,
}

impl Row {
    fn read(self) -> Part {
        Part {
            id: self.id,
            brand: self.brand_id,
            item: self.item.0,
            created_at: self.created_at,
            created_by: self.created_by,
            updated_at: self.updated_at,
            version: self.version,
        }
    }
}

pub(crate) async fn of_brand(db: &Db, workspace: WorkspaceId, brand: BrandId) -> Result<Vec<Part>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(
        "SELECT id, brand_id, item, created_at, created_by, updated_at, version FROM strategy_items
         WHERE workspace_id = $1 AND brand_id = $2 ORDER BY created_at, id"
    ).bind(workspace).bind(brand).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Row::read).collect())
}

pub(super) async fn of_brand_in(tx: &mut Tx, workspace: WorkspaceId, brand: BrandId) -> Result<Vec<Part>> {
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(
        "SELECT id, brand_id, item, created_at, created_by, updated_at, version FROM strategy_items
         WHERE workspace_id = $1 AND brand_id = $2 ORDER BY created_at, id"
    ).bind(workspace).bind(brand).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Row::read).collect())
}

pub(super) async fn get(db: &Db, workspace: WorkspaceId, id: ItemId) -> Result<Option<Part>> {
    let row: Option<Row> = on!(db, c => sqlx::query_as(
        "SELECT id, brand_id, item, created_at, created_by, updated_at, version FROM strategy_items
         WHERE id = $1 AND workspace_id = $2"
    ).bind(id).bind(workspace).fetch_optional(c).await)?;
    Ok(row.map(Row::read))
}

pub(crate) async fn insert(tx: &mut Tx, workspace: WorkspaceId, part: &Part) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO strategy_items (id, workspace_id, brand_id, kind, item, created_at, created_by, updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    ).bind(part.id).bind(workspace).bind(part.brand).bind(part.item.kind()).bind(Json(&part.item)).bind(part.created_at)
        .bind(part.created_by).bind(part.updated_at).bind(part.version).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Whether it was still in the version `seen`.
pub(super) async fn update(tx: &mut Tx, workspace: WorkspaceId, part: &Part, seen: i64) -> Result<bool> {
    let done = on!(tx, c => sqlx::query(
        "UPDATE strategy_items SET item = $4, updated_at = $5, version = $6 WHERE id = $1 AND workspace_id = $2 AND version = $3"
    ).bind(part.id).bind(workspace).bind(seen).bind(Json(&part.item)).bind(part.updated_at).bind(part.version)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// The version of a part, if it is there.
pub(crate) async fn version(tx: &mut Tx, workspace: WorkspaceId, id: ItemId) -> Result<Option<i64>> {
    let found: Option<(i64,)> = on!(tx, c => sqlx::query_as("SELECT version FROM strategy_items WHERE id = $1 AND workspace_id = $2")
        .bind(id).bind(workspace).fetch_optional(c).await)?;
    Ok(found.map(|(version,)| version))
}

/// Keeps what a part said until `changed_at`.
pub(super) async fn keep_version(
    tx: &mut Tx,
    workspace: WorkspaceId,
    old: &Part,
    changed_at: Timestamp,
    changed_by: Option<PersonId>,
) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO strategy_versions (item_id, version, workspace_id, brand_id, item, changed_at, changed_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7)"
    ).bind(old.id).bind(old.version).bind(workspace).bind(old.brand).bind(Json(&old.item)).bind(changed_at).bind(changed_by)
        .execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn versions(db: &Db, workspace: WorkspaceId, id: ItemId) -> Result<Vec<Version>> {
    #[derive(sqlx::FromRow)]
    struct Kept {
        version: i64,
        item: Json<Item>,
        changed_at: Timestamp,
        changed_by: Option<PersonId>,
    }
    let rows: Vec<Kept> = on!(db, c => sqlx::query_as(
        "SELECT version, item, changed_at, changed_by FROM strategy_versions
         WHERE item_id = $1 AND workspace_id = $2 ORDER BY version DESC LIMIT 200"
    ).bind(id).bind(workspace).fetch_all(c).await)?;
    let read = |row: Kept| Version {
        version: row.version,
        item: row.item.0,
        changed_at: row.changed_at,
        changed_by: row.changed_by,
    };
    Ok(rows.into_iter().map(read).collect())
}

/// Puts a part aside. Whether it was still in the version `seen`.
pub(super) async fn remove(
    tx: &mut Tx,
    workspace: WorkspaceId,
    id: ItemId,
    seen: i64,
    now: Timestamp,
) -> Result<bool> {
    let done = on!(&mut *tx, c => sqlx::query(
        "INSERT INTO strategy_removed (id, workspace_id, brand_id, kind, item, created_at, created_by, updated_at, version, removed_at)
         SELECT id, workspace_id, brand_id, kind, item, created_at, created_by, updated_at, version, $4 FROM strategy_items
         WHERE id = $1 AND workspace_id = $2 AND version = $3"
    ).bind(id).bind(workspace).bind(seen).bind(now).execute(c).await.map(|done| done.rows_affected()))?;
    on!(tx, c => sqlx::query("DELETE FROM strategy_items WHERE id = $1 AND workspace_id = $2 AND version = $3")
        .bind(id).bind(workspace).bind(seen).execute(c).await.map(|_| ()))?;
    Ok(done == 1)
}

/// A part that was removed since a time.
pub(super) async fn removed(
    db: &Db,
    workspace: WorkspaceId,
    id: ItemId,
    since: Timestamp,
) -> Result<Option<Part>> {
    let row: Option<Row> = on!(db, c => sqlx::query_as(
        "SELECT id, brand_id, item, created_at, created_by, updated_at, version FROM strategy_removed
         WHERE id = $1 AND workspace_id = $2 AND removed_at >= $3"
    ).bind(id).bind(workspace).bind(since).fetch_optional(c).await)?;
    Ok(row.map(Row::read))
}

/// Takes a part from what was put aside. Whether it was there.
pub(super) async fn take_back(tx: &mut Tx, workspace: WorkspaceId, id: ItemId) -> Result<bool> {
    let done = on!(tx, c => sqlx::query("DELETE FROM strategy_removed WHERE id = $1 AND workspace_id = $2")
        .bind(id).bind(workspace).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// Parts that were removed before a time, of all workspaces.
pub(super) async fn removed_before(
    db: &Db,
    time: Timestamp,
    limit: i64,
) -> Result<Vec<(WorkspaceId, ItemId)>> {
    Ok(
        on!(db, c => sqlx::query_as("SELECT workspace_id, id FROM strategy_removed WHERE removed_at < $1 ORDER BY removed_at LIMIT $2")
        .bind(time).bind(limit).fetch_all(c).await)?,
    )
}

/// What a part said before, gone for good.
pub(super) async fn forget_versions(tx: &mut Tx, workspace: WorkspaceId, id: ItemId) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM strategy_versions WHERE item_id = $1 AND workspace_id = $2")
        .bind(id).bind(workspace).execute(c).await.map(|_| ()))?;
    Ok(())
}
