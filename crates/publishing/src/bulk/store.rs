//! Every SQL statement about tables that come in.

use selaras_kernel::{BrandId, Result, WorkspaceId};
use selaras_store::{Db, Tx, on};
use sqlx::types::Json;
use std::collections::BTreeMap;

type Names = BTreeMap<String, String>;

pub(super) async fn columns(db: &Db, workspace: WorkspaceId, brand: BrandId) -> Result<Names> {
    let row: Option<(Json<Names>,)> = on!(db, c => sqlx::query_as(
        "SELECT names FROM import_columns WHERE brand_id = $1 AND workspace_id = $2"
    ).bind(brand).bind(workspace).fetch_optional(c).await)?;
    Ok(row.map(|(names,)| names.0).unwrap_or_default())
}

pub(super) async fn set_columns(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    names: &Names,
) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO import_columns (brand_id, workspace_id, names) VALUES ($1, $2, $3)
         ON CONFLICT (brand_id) DO UPDATE SET names = excluded.names"
    ).bind(brand).bind(workspace).bind(Json(names)).execute(c).await.map(|_| ()))?;
    Ok(())
}
