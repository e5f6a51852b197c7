//! Every SQL statement about templates.

use super::{Template, TemplateKind};
use selaras_kernel::{BrandId, Result, TemplateId, Timestamp, WorkspaceId};
use selaras_networks::Content;
use selaras_store::{Db, Tx, on};
use sqlx::types::Json;

#[derive(sqlx::FromRow)]
struct Row {
    id: TemplateId,
    brand_id: BrandId,
    kind: String,
    name: String,
    content: Json<Content>,
    updated_at: Timestamp,
    version: i64,
}

impl From<Row> for Template {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            brand: row.brand_id,
            kind: TemplateKind::from_name(&row.kind),
            name: row.name,
            content: row.content.0,
            updated_at: row.updated_at,
            version: row.version,
        }
    }
}

pub(super) async fn of_brand(db: &Db, workspace: WorkspaceId, brand: BrandId) -> Result<Vec<Template>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(
        "SELECT id, brand_id, kind, name, content, updated_at, version FROM templates WHERE workspace_id = $1 AND brand_id = $2 ORDER BY name, id"
    ).bind(workspace).bind(brand).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Template::from).collect())
}

pub(super) async fn get(db: &Db, workspace: WorkspaceId, id: TemplateId) -> Result<Option<Template>> {
    let row: Option<Row> = on!(db, c => sqlx::query_as(
        "SELECT id, brand_id, kind, name, content, updated_at, version FROM templates WHERE id = $1 AND workspace_id = $2"
    ).bind(id).bind(workspace).fetch_optional(c).await)?;
    Ok(row.map(Template::from))
}

pub(super) async fn count(tx: &mut Tx, workspace: WorkspaceId, brand: BrandId) -> Result<usize> {
    let (count,): (i64,) = on!(tx, c => sqlx::query_as("SELECT COUNT(*) FROM templates WHERE workspace_id = $1 AND brand_id = $2")
        .bind(workspace).bind(brand).fetch_one(c).await)?;
    Ok(usize::try_from(count).unwrap_or_default())
}

pub(crate) async fn insert(tx: &mut Tx, workspace: WorkspaceId, one: &Template) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO templates (id, workspace_id, brand_id, kind, name, content, updated_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    ).bind(one.id).bind(workspace).bind(one.brand).bind(one.kind.as_str()).bind(&one.name).bind(Json(&one.content))
        .bind(one.updated_at).bind(one.version).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Whether it was still in the version `seen`.
pub(super) async fn update(tx: &mut Tx, workspace: WorkspaceId, one: &Template, seen: i64) -> Result<bool> {
    let done: Option<(TemplateId,)> = on!(tx, c => sqlx::query_as(
        "UPDATE templates SET name = $3, content = $4, updated_at = $5, version = $6 WHERE id = $1 AND workspace_id = $2 AND version = $7 RETURNING id"
    ).bind(one.id).bind(workspace).bind(&one.name).bind(Json(&one.content)).bind(one.updated_at).bind(one.version).bind(seen)
        .fetch_optional(c).await)?;
    Ok(done.is_some())
}

/// Whether it was still in the version `seen`.
pub(super) async fn delete(tx: &mut Tx, workspace: WorkspaceId, id: TemplateId, seen: i64) -> Result<bool> {
    let done: Option<(TemplateId,)> = on!(tx, c => sqlx::query_as(
        "DELETE FROM templates WHERE id = $1 AND workspace_id = $2 AND version = $3 RETURNING id"
    ).bind(id).bind(workspace).bind(seen).fetch_optional(c).await)?;
    Ok(done.is_some())
}
