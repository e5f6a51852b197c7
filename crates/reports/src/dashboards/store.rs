//! Every statement about dashboards.

use super::{Dashboard, Panel};
use selaras_kernel::{BrandId, DashboardId, PersonId, Result, Timestamp, WorkspaceId};
use selaras_store::{Db, Tx, on};
use sqlx::types::Json;

#[derive(sqlx::FromRow)]
struct Row {
    id: DashboardId,
    workspace_id: WorkspaceId,
    brand_id: BrandId,
    name: String,
    panels: Json<Vec<Panel>>,
    created_by: Option<PersonId>,
    version: i64,
    link_until: Option<Timestamp>,
}

impl Row {
    fn dashboard(self) -> Dashboard {
        Dashboard {
            id: Some(self.id),
            ready: None,
            name: self.name,
            panels: self.panels.0,
            created_by: self.created_by,
            version: self.version,
            shared_until: self.link_until,
        }
    }
}

pub(super) async fn list(db: &Db, workspace: WorkspaceId, brand: BrandId) -> Result<Vec<Dashboard>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as("SELECT id, workspace_id, brand_id, name, panels, created_by, version, link_until
        FROM dashboards WHERE workspace_id = $1 AND brand_id = $2 ORDER BY lower(name), id").bind(workspace).bind(brand).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Row::dashboard).collect())
}

pub(super) async fn get(
    db: &Db,
    workspace: WorkspaceId,
    id: DashboardId,
) -> Result<Option<(BrandId, Dashboard)>> {
    let row: Option<Row> = on!(db, c => sqlx::query_as("SELECT id, workspace_id, brand_id, name, panels, created_by, version, link_until
        FROM dashboards WHERE workspace_id = $1 AND id = $2").bind(workspace).bind(id).fetch_optional(c).await)?;
    Ok(row.map(|row| (row.brand_id, row.dashboard())))
}

pub(super) async fn insert(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    made: &Dashboard,
    now: Timestamp,
) -> Result<()> {
    on!(tx, c => sqlx::query("INSERT INTO dashboards (id, workspace_id, brand_id, name, panels, created_by, created_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)").bind(made.id).bind(workspace).bind(brand).bind(&made.name).bind(Json(&made.panels))
        .bind(made.created_by).bind(now).bind(made.version).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Returns whether it still had `version`.
pub(super) async fn update(
    tx: &mut Tx,
    workspace: WorkspaceId,
    after: &Dashboard,
    version: i64,
) -> Result<bool> {
    let done = on!(tx, c => sqlx::query("UPDATE dashboards SET name = $3, panels = $4, version = $5 WHERE workspace_id = $1 AND id = $2 AND version = $6")
        .bind(workspace).bind(after.id).bind(&after.name).bind(Json(&after.panels)).bind(after.version).bind(version)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

pub(super) async fn remove(tx: &mut Tx, workspace: WorkspaceId, id: DashboardId) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM dashboards WHERE workspace_id = $1 AND id = $2").bind(workspace).bind(id).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn set_link(
    tx: &mut Tx,
    workspace: WorkspaceId,
    id: DashboardId,
    link: Option<(&[u8], Timestamp)>,
) -> Result<()> {
    let (hash, until) = link.unzip();
    on!(tx, c => sqlx::query("UPDATE dashboards SET link_hash = $3, link_until = $4 WHERE workspace_id = $1 AND id = $2")
        .bind(workspace).bind(id).bind(hash).bind(until).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// The dashboard that a link opens now. The token is the right: it alone says which workspace.
pub(super) async fn by_link(
    db: &Db,
    hash: &[u8],
    now: Timestamp,
) -> Result<Option<(WorkspaceId, BrandId, Dashboard)>> {
    let row: Option<Row> = on!(db, c => sqlx::query_as("SELECT id, workspace_id, brand_id, name, panels, created_by, version, link_until
        FROM dashboards WHERE link_hash = $1 AND link_until > $2").bind(hash).bind(now).fetch_optional(c).await)?;
    Ok(row.map(|row| (row.workspace_id, row.brand_id, row.dashboard())))
}

/// Removes all of a brand.
pub(super) async fn remove_brand(tx: &mut Tx, workspace: WorkspaceId, brand: BrandId) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM dashboards WHERE workspace_id = $1 AND brand_id = $2").bind(workspace).bind(brand)
        .execute(c).await.map(|_| ()))?;
    Ok(())
}
