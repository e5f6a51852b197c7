//! Which rows say who is there.

use selaras_kernel::{BrandId, PersonId, Result, Timestamp, WorkspaceId};
use selaras_store::{Db, Tx, on, sql};

/// A person as kept.
#[derive(sqlx::FromRow)]
pub(crate) struct PersonRow {
    pub(crate) id: PersonId,
    pub(crate) email: String,
    pub(crate) name: String,
    pub(crate) password_hash: Option<String>,
    pub(crate) language: String,
    pub(crate) zone: String,
}

/// A person to be kept.
pub(crate) struct NewPerson {
    pub(crate) id: PersonId,
    pub(crate) email: String,
    pub(crate) name: String,
    pub(crate) password_hash: Option<String>,
    pub(crate) language: String,
}

pub(crate) async fn count(db: &Db) -> Result<i64> {
    let (count,) = on!(db, c => sqlx::query_as("SELECT COUNT(*) FROM people").fetch_one(c).await)?;
    Ok(count)
}

/// Counts in a write, with everybody else who might add a person kept waiting.
pub(crate) async fn count_alone(tx: &mut Tx) -> Result<i64> {
    let lock = sql!(tx, {pg "LOCK TABLE people IN SHARE ROW EXCLUSIVE MODE" | lite "SELECT 1"});
    on!(&mut *tx, c => sqlx::query(lock).execute(c).await.map(|_| ()))?;
    let (count,) = on!(tx, c => sqlx::query_as("SELECT COUNT(*) FROM people").fetch_one(c).await)?;
    Ok(count)
}

pub(crate) async fn insert(tx: &mut Tx, new: &NewPerson, now: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO people (id, email, name, password_hash, language, created_at) VALUES ($1, $2, $3, $4, $5, $6)"
    ).bind(new.id).bind(&new.email).bind(&new.name).bind(&new.password_hash).bind(&new.language).bind(now)
        .execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(crate) async fn by_email(db: &Db, email: &str) -> Result<Option<PersonRow>> {
    Ok(on!(db, c => sqlx::query_as(
        "SELECT id, email, name, password_hash, language, zone FROM people WHERE email = $1"
    ).bind(email).fetch_optional(c).await)?)
}

pub(crate) async fn by_id(db: &Db, id: PersonId) -> Result<Option<PersonRow>> {
    Ok(on!(db, c => sqlx::query_as(
        "SELECT id, email, name, password_hash, language, zone FROM people WHERE id = $1"
    ).bind(id).fetch_optional(c).await)?)
}

/// Sets the password if it is still the one that was compared; says whether it was.
pub(crate) async fn set_password(tx: &mut Tx, id: PersonId, old: &str, new: &str) -> Result<bool> {
    let done = on!(tx, c => sqlx::query("UPDATE people SET password_hash = $3 WHERE id = $1 AND password_hash = $2")
        .bind(id).bind(old).bind(new).execute(c).await.map(|r| r.rows_affected()))?;
    Ok(done == 1)
}

pub(crate) async fn update(tx: &mut Tx, id: PersonId, changes: &super::Changes) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE people SET language = COALESCE($2, language), zone = COALESCE($3, zone) WHERE id = $1")
        .bind(id).bind(&changes.language).bind(&changes.zone).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Every role the person holds anywhere, by workspace in the order of joining.
pub(crate) async fn roles(
    db: &Db,
    id: PersonId,
) -> Result<Vec<(WorkspaceId, String, Option<BrandId>, String)>> {
    Ok(on!(db, c => sqlx::query_as(
        "SELECT w.id, w.name, m.brand_id, m.role FROM memberships m JOIN workspaces w ON w.id = m.workspace_id
         WHERE m.person_id = $1 ORDER BY m.created_at, m.id"
    ).bind(id).fetch_all(c).await)?)
}

/// The workspaces the person belongs to: where what happens to the person is told.
pub(crate) async fn workspaces(tx: &mut Tx, id: PersonId) -> Result<Vec<WorkspaceId>> {
    let rows: Vec<(WorkspaceId,)> = on!(tx, c => sqlx::query_as(
        "SELECT DISTINCT workspace_id FROM memberships WHERE person_id = $1 ORDER BY workspace_id"
    ).bind(id).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
