//! Which row is the workspace.

use super::Workspace;
use selaras_kernel::{Error, Result, Timestamp, WorkspaceId, schedule::Weekday};
use selaras_store::{Db, Tx, on, sql};

#[derive(sqlx::FromRow)]
struct Row {
    id: WorkspaceId,
    name: String,
    zone: String,
    language: String,
    week_start: String,
    created_at: Timestamp,
    version: i64,
}

impl Row {
    fn read(self) -> Result<Workspace> {
        Ok(Workspace {
            id: self.id,
            name: self.name,
            zone: self.zone,
            language: self.language,
            week_start: serde_json::from_value(self.week_start.into())?,
            created_at: self.created_at,
            version: self.version,
        })
    }
}

/// The day's name as kept.
fn day(day: Weekday) -> Result<String> {
    match serde_json::to_value(day)? {
        serde_json::Value::String(text) => Ok(text),
        other => Err(Error::fault("naming a weekday", other.to_string())),
    }
}

pub(crate) async fn insert(tx: &mut Tx, w: &Workspace) -> Result<()> {
    let week_start = day(w.week_start)?;
    on!(tx, c => sqlx::query(
        "INSERT INTO workspaces (id, name, zone, language, week_start, created_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7)"
    ).bind(w.id).bind(&w.name).bind(&w.zone).bind(&w.language).bind(&week_start).bind(w.created_at).bind(w.version)
        .execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(crate) async fn get(db: &Db, id: WorkspaceId) -> Result<Option<Workspace>> {
    let row: Option<Row> = on!(db, c => sqlx::query_as(
        "SELECT id, name, zone, language, week_start, created_at, version FROM workspaces WHERE id = $1"
    ).bind(id).fetch_optional(c).await)?;
    row.map(Row::read).transpose()
}

/// The workspace within a write, kept from changing until its commit. Also what guards "at least one owner".
pub(crate) async fn lock(tx: &mut Tx, id: WorkspaceId) -> Result<Option<Workspace>> {
    let text = sql!(tx, "SELECT id, name, zone, language, week_start, created_at, version FROM workspaces WHERE id = $1 "
        {pg "FOR UPDATE" | lite ""});
    let row: Option<Row> = on!(tx, c => sqlx::query_as(text).bind(id).fetch_optional(c).await)?;
    row.map(Row::read).transpose()
}

pub(crate) async fn update(tx: &mut Tx, w: &Workspace) -> Result<()> {
    let week_start = day(w.week_start)?;
    on!(tx, c => sqlx::query(
        "UPDATE workspaces SET name = $2, zone = $3, language = $4, week_start = $5, version = $6 WHERE id = $1"
    ).bind(w.id).bind(&w.name).bind(&w.zone).bind(&w.language).bind(&week_start).bind(w.version)
        .execute(c).await.map(|_| ()))?;
    Ok(())
}
