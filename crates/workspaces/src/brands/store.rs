//! Which rows are brands.

use super::Brand;
use selaras_kernel::{BrandId, Result, WorkspaceId, actor::Brands};
use selaras_store::{Db, Tx, on, sql};

pub(crate) async fn insert(tx: &mut Tx, workspace: WorkspaceId, b: &Brand) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO brands (id, workspace_id, name, zone, approval, sample, created_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    ).bind(b.id).bind(workspace).bind(&b.name).bind(&b.zone).bind(b.approval).bind(b.sample).bind(b.created_at).bind(b.version)
        .execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(crate) async fn list(db: &Db, workspace: WorkspaceId, brands: &Brands) -> Result<Vec<Brand>> {
    let (all, only) = crate::scope::reach(brands);
    let text = sql!(db, "SELECT id, name, zone, approval, sample, created_at, version FROM brands WHERE workspace_id = $1 AND ($2 OR id IN ("
        {ids "$3"}
        ")) ORDER BY lower(name), id");
    Ok(on!(db, c => sqlx::query_as(text).bind(workspace).bind(all).bind(&only).fetch_all(c).await)?)
}

pub(crate) async fn get(db: &Db, workspace: WorkspaceId, id: BrandId) -> Result<Option<Brand>> {
    Ok(on!(db, c => sqlx::query_as(
        "SELECT id, name, zone, approval, sample, created_at, version FROM brands WHERE workspace_id = $1 AND id = $2"
    ).bind(workspace).bind(id).fetch_optional(c).await)?)
}

/// The brand within a write, kept from changing until its commit.
pub(crate) async fn lock(tx: &mut Tx, workspace: WorkspaceId, id: BrandId) -> Result<Option<Brand>> {
    let text = sql!(tx, "SELECT id, name, zone, approval, sample, created_at, version FROM brands WHERE workspace_id = $1 AND id = $2 "
        {pg "FOR UPDATE" | lite ""});
    Ok(on!(tx, c => sqlx::query_as(text).bind(workspace).bind(id).fetch_optional(c).await)?)
}

pub(crate) async fn update(tx: &mut Tx, b: &Brand) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE brands SET name = $2, zone = $3, approval = $4, version = $5 WHERE id = $1")
        .bind(b.id).bind(&b.name).bind(&b.zone).bind(b.approval).bind(b.version)
        .execute(c).await.map(|_| ()))?;
    Ok(())
}
