//! Every SQL statement about brand kits.

use super::Colour;
use selaras_kernel::{BrandId, MediaId, Result, WorkspaceId};
use selaras_store::{Db, Tx, on};
use sqlx::types::Json;

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub version: i64,
    pub logos: Json<Vec<MediaId>>,
    pub colours: Json<Vec<Colour>>,
    pub fonts: String,
    pub voice: String,
}

const GET: &str = "SELECT * FROM brand_kits WHERE workspace_id = $1 AND brand_id = $2";

pub(super) async fn get(db: &Db, workspace: WorkspaceId, brand: BrandId) -> Result<Option<Row>> {
    Ok(on!(db, c => sqlx::query_as(GET).bind(workspace).bind(brand).fetch_optional(c).await)?)
}

pub(super) async fn get_in(tx: &mut Tx, workspace: WorkspaceId, brand: BrandId) -> Result<Option<Row>> {
    Ok(on!(tx, c => sqlx::query_as(GET).bind(workspace).bind(brand).fetch_optional(c).await)?)
}

/// Puts the kit in the place of the one of version `seen`; says whether that was still the latest.
pub(super) async fn put(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    row: &Row,
    seen: i64,
) -> Result<bool> {
    let text = if seen == 0 {
        "INSERT INTO brand_kits (brand_id, workspace_id, version, logos, colours, fonts, voice)
         SELECT $2, $1, $3, $4, $5, $6, $7 WHERE $8 = 0 ON CONFLICT (brand_id) DO NOTHING"
    } else {
        "UPDATE brand_kits SET version = $3, logos = $4, colours = $5, fonts = $6, voice = $7
         WHERE workspace_id = $1 AND brand_id = $2 AND version = $8"
    };
    let done = on!(tx, c => sqlx::query(text).bind(workspace).bind(brand).bind(row.version).bind(&row.logos)
        .bind(&row.colours).bind(&row.fonts).bind(&row.voice).bind(seen).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}
