//! Every statement about cohorts.

use super::Cohort;
use selaras_kernel::{BrandId, CohortId, Error, Result, Timestamp, WorkspaceId};
use selaras_store::{Db, Tx, on};

#[derive(sqlx::FromRow)]
struct Row {
    id: CohortId,
    brand_id: BrandId,
    name: String,
    competitors: String,
    created_at: Timestamp,
    updated_at: Timestamp,
    version: i64,
}

impl Row {
    fn read(self) -> Result<Cohort> {
        let ids = self.competitors.split(' ').filter(|id| !id.is_empty());
        let competitors = ids
            .map(str::parse)
            .collect::<std::result::Result<_, _>>()
            .map_err(|e| Error::fault(format!("reading the competitors of cohort {}", self.id), e))?;
        Ok(Cohort {
            id: self.id,
            brand: self.brand_id,
            name: self.name,
            competitors,
            created_at: self.created_at,
            updated_at: self.updated_at,
            version: self.version,
        })
    }
}

fn ids(cohort: &Cohort) -> String {
    cohort.competitors.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

pub(super) async fn of_brand(db: &Db, workspace: WorkspaceId, brand: BrandId) -> Result<Vec<Cohort>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(
        "SELECT id, brand_id, name, competitors, created_at, updated_at, version FROM cohorts
         WHERE workspace_id = $1 AND brand_id = $2 ORDER BY lower(name), id"
    ).bind(workspace).bind(brand).fetch_all(c).await)?;
    rows.into_iter().map(Row::read).collect()
}

pub(super) async fn get(db: &Db, workspace: WorkspaceId, id: CohortId) -> Result<Option<Cohort>> {
    let row: Option<Row> = on!(db, c => sqlx::query_as(
        "SELECT id, brand_id, name, competitors, created_at, updated_at, version FROM cohorts WHERE id = $1 AND workspace_id = $2"
    ).bind(id).bind(workspace).fetch_optional(c).await)?;
    row.map(Row::read).transpose()
}

pub(super) async fn names(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
) -> Result<Vec<(CohortId, String)>> {
    Ok(on!(tx, c => sqlx::query_as("SELECT id, name FROM cohorts WHERE workspace_id = $1 AND brand_id = $2")
        .bind(workspace).bind(brand).fetch_all(c).await)?)
}

pub(super) async fn insert(tx: &mut Tx, workspace: WorkspaceId, one: &Cohort) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO cohorts (id, workspace_id, brand_id, name, competitors, created_at, updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    ).bind(one.id).bind(workspace).bind(one.brand).bind(&one.name).bind(ids(one)).bind(one.created_at).bind(one.updated_at)
        .bind(one.version).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Whether it was still in the version `seen`.
pub(super) async fn update(tx: &mut Tx, workspace: WorkspaceId, one: &Cohort, seen: i64) -> Result<bool> {
    let done = on!(tx, c => sqlx::query(
        "UPDATE cohorts SET name = $3, competitors = $4, updated_at = $5, version = $6 WHERE id = $1 AND workspace_id = $2 AND version = $7"
    ).bind(one.id).bind(workspace).bind(&one.name).bind(ids(one)).bind(one.updated_at).bind(one.version).bind(seen)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// Whether it was still in the version `seen`.
pub(super) async fn remove(tx: &mut Tx, workspace: WorkspaceId, id: CohortId, seen: i64) -> Result<bool> {
    let done = on!(tx, c => sqlx::query("DELETE FROM cohorts WHERE id = $1 AND workspace_id = $2 AND version = $3")
        .bind(id).bind(workspace).bind(seen).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}
