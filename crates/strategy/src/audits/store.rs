//! Every statement about audits and about what people say of profiles.

use super::{
    Audit, AuditSummary, Overruled, Summary,
    inventory::{Entry, InventoryFields},
    snapshot::Snapshot,
};
use selaras_kernel::{AuditId, BrandId, InventoryId, PersonId, ProfileId, Result, Timestamp, WorkspaceId};
use selaras_store::{Db, Tx, on};
use sqlx::types::Json;

#[derive(sqlx::FromRow)]
struct EntryRow {
    id: InventoryId,
    brand_id: BrandId,
    profile_id: Option<ProfileId>,
    fields: Json<InventoryFields>,
    created_at: Timestamp,
    created_by: Option<PersonId>,
    updated_at: Timestamp,
    version: i64,
}

impl EntryRow {
    fn read(self) -> Entry {
        Entry {
            id: self.id,
            brand: self.brand_id,
            fields: InventoryFields { profile: self.profile_id, ..self.fields.0 },
            created_at: self.created_at,
            created_by: self.created_by,
            updated_at: self.updated_at,
            version: self.version,
        }
    }
}

const INVENTORY: &str = "SELECT id, brand_id, profile_id, fields, created_at, created_by, updated_at, version FROM inventory_profiles
    WHERE workspace_id = $1 AND brand_id = $2 ORDER BY created_at, id";

pub(super) async fn inventory(db: &Db, workspace: WorkspaceId, brand: BrandId) -> Result<Vec<Entry>> {
    let rows: Vec<EntryRow> =
        on!(db, c => sqlx::query_as(INVENTORY).bind(workspace).bind(brand).fetch_all(c).await)?;
    Ok(rows.into_iter().map(EntryRow::read).collect())
}

pub(super) async fn inventory_in(tx: &mut Tx, workspace: WorkspaceId, brand: BrandId) -> Result<Vec<Entry>> {
    let rows: Vec<EntryRow> =
        on!(tx, c => sqlx::query_as(INVENTORY).bind(workspace).bind(brand).fetch_all(c).await)?;
    Ok(rows.into_iter().map(EntryRow::read).collect())
}

pub(super) async fn inventory_entry(
    db: &Db,
    workspace: WorkspaceId,
    id: InventoryId,
) -> Result<Option<Entry>> {
    let row: Option<EntryRow> = on!(db, c => sqlx::query_as(
        "SELECT id, brand_id, profile_id, fields, created_at, created_by, updated_at, version FROM inventory_profiles
         WHERE id = $1 AND workspace_id = $2"
    ).bind(id).bind(workspace).fetch_optional(c).await)?;
    Ok(row.map(EntryRow::read))
}

pub(super) async fn insert_inventory(tx: &mut Tx, workspace: WorkspaceId, entry: &Entry) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO inventory_profiles (id, workspace_id, brand_id, profile_id, fields, created_at, created_by, updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    ).bind(entry.id).bind(workspace).bind(entry.brand).bind(entry.fields.profile).bind(Json(&entry.fields)).bind(entry.created_at)
        .bind(entry.created_by).bind(entry.updated_at).bind(entry.version).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Whether it was still in the version `seen`.
pub(super) async fn update_inventory(
    tx: &mut Tx,
    workspace: WorkspaceId,
    entry: &Entry,
    seen: i64,
) -> Result<bool> {
    let done = on!(tx, c => sqlx::query(
        "UPDATE inventory_profiles SET profile_id = $4, fields = $5, updated_at = $6, version = $7
         WHERE id = $1 AND workspace_id = $2 AND version = $3"
    ).bind(entry.id).bind(workspace).bind(seen).bind(entry.fields.profile).bind(Json(&entry.fields)).bind(entry.updated_at)
        .bind(entry.version).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// Whether it was still in the version `seen`.
pub(super) async fn remove_inventory(
    tx: &mut Tx,
    workspace: WorkspaceId,
    id: InventoryId,
    seen: i64,
) -> Result<bool> {
    let done = on!(tx, c => sqlx::query("DELETE FROM inventory_profiles WHERE id = $1 AND workspace_id = $2 AND version = $3")
        .bind(id).bind(workspace).bind(seen).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

#[derive(sqlx::FromRow)]
struct AuditRow {
    id: AuditId,
    brand_id: BrandId,
    snapshot: Json<Snapshot>,
    overruled: Json<Vec<Overruled>>,
    made_at: Timestamp,
    made_by: Option<PersonId>,
    version: i64,
}

impl AuditRow {
    fn read(self) -> Audit {
        Audit {
            id: self.id,
            brand: self.brand_id,
            made_at: self.made_at,
            made_by: self.made_by,
            snapshot: self.snapshot.0,
            overruled: self.overruled.0,
            version: self.version,
        }
    }
}

pub(super) async fn audit(db: &Db, workspace: WorkspaceId, id: AuditId) -> Result<Option<Audit>> {
    let row: Option<AuditRow> = on!(db, c => sqlx::query_as(
        "SELECT id, brand_id, snapshot, overruled, made_at, made_by, version FROM audits WHERE id = $1 AND workspace_id = $2"
    ).bind(id).bind(workspace).fetch_optional(c).await)?;
    Ok(row.map(AuditRow::read))
}

/// The latest audit of the brand that was made before this one.
pub(super) async fn before(db: &Db, workspace: WorkspaceId, audit: &Audit) -> Result<Option<Audit>> {
    let row: Option<AuditRow> = on!(db, c => sqlx::query_as(
        "SELECT id, brand_id, snapshot, overruled, made_at, made_by, version FROM audits
         WHERE workspace_id = $1 AND brand_id = $2 AND (made_at < $3 OR (made_at = $3 AND id < $4))
         ORDER BY made_at DESC, id DESC LIMIT 1"
    ).bind(workspace).bind(audit.brand).bind(audit.made_at).bind(audit.id).fetch_optional(c).await)?;
    Ok(row.map(AuditRow::read))
}

pub(super) async fn list(db: &Db, workspace: WorkspaceId, brand: BrandId) -> Result<Vec<AuditSummary>> {
    let rows: Vec<(AuditId, Timestamp, Option<PersonId>, Json<Summary>)> = on!(db, c => sqlx::query_as(
        "SELECT id, made_at, made_by, summary FROM audits WHERE workspace_id = $1 AND brand_id = $2 ORDER BY made_at DESC, id DESC"
    ).bind(workspace).bind(brand).fetch_all(c).await)?;
    let read = |(id, made_at, made_by, summary): (_, _, _, Json<Summary>)| AuditSummary {
        id,
        brand,
        made_at,
        made_by,
        summary: summary.0,
    };
    Ok(rows.into_iter().map(read).collect())
}

pub(super) async fn count(tx: &mut Tx, workspace: WorkspaceId, brand: BrandId) -> Result<i64> {
    let (count,): (i64,) = on!(tx, c => sqlx::query_as("SELECT COUNT(*) FROM audits WHERE workspace_id = $1 AND brand_id = $2")
        .bind(workspace).bind(brand).fetch_one(c).await)?;
    Ok(count)
}

pub(super) async fn insert(
    tx: &mut Tx,
    workspace: WorkspaceId,
    audit: &Audit,
    summary: &Summary,
) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO audits (id, workspace_id, brand_id, summary, snapshot, overruled, made_at, made_by, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    ).bind(audit.id).bind(workspace).bind(audit.brand).bind(Json(summary)).bind(Json(&audit.snapshot)).bind(Json(&audit.overruled))
        .bind(audit.made_at).bind(audit.made_by).bind(audit.version).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Whether it was still in the version `seen`.
pub(super) async fn set_overruled(
    tx: &mut Tx,
    workspace: WorkspaceId,
    audit: &Audit,
    seen: i64,
) -> Result<bool> {
    let done = on!(tx, c => sqlx::query(
        "UPDATE audits SET overruled = $4, version = $5 WHERE id = $1 AND workspace_id = $2 AND version = $3"
    ).bind(audit.id).bind(workspace).bind(seen).bind(Json(&audit.overruled)).bind(audit.version)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// Whether it was still in the version `seen`.
pub(super) async fn remove(tx: &mut Tx, workspace: WorkspaceId, id: AuditId, seen: i64) -> Result<bool> {
    let done = on!(tx, c => sqlx::query("DELETE FROM audits WHERE id = $1 AND workspace_id = $2 AND version = $3")
        .bind(id).bind(workspace).bind(seen).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}
