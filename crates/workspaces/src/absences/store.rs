//! Every SQL statement about absences.

use super::Absence;
use selaras_kernel::{Error, PersonId, Result, Timestamp, WorkspaceId};
use selaras_store::{Db, Tx, on};

#[derive(sqlx::FromRow)]
struct Row {
    person_id: PersonId,
    deputy_id: PersonId,
    from_day: String,
    until_day: String,
    from_at: Timestamp,
    until_at: Timestamp,
}

/// Absences that end after `now`, the first to begin first.
pub(super) async fn since(db: &Db, workspace: WorkspaceId, now: Timestamp) -> Result<Vec<Absence>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(
        "SELECT person_id, deputy_id, from_day, until_day, from_at, until_at FROM absences
         WHERE workspace_id = $1 AND until_at > $2 ORDER BY from_at, person_id"
    ).bind(workspace).bind(now).fetch_all(c).await)?;
    let day = |text: &str| text.parse().map_err(|e| Error::fault("reading a day", e));
    let absence = |row: Row| {
        Ok(Absence {
            person: row.person_id,
            deputy: row.deputy_id,
            from: day(&row.from_day)?,
            until: day(&row.until_day)?,
            from_at: row.from_at,
            until_at: row.until_at,
        })
    };
    rows.into_iter().map(absence).collect()
}

pub(super) async fn set(tx: &mut Tx, workspace: WorkspaceId, absence: &Absence) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO absences (workspace_id, person_id, deputy_id, from_day, until_day, from_at, until_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (workspace_id, person_id) DO UPDATE SET deputy_id = excluded.deputy_id,
           from_day = excluded.from_day, until_day = excluded.until_day, from_at = excluded.from_at, until_at = excluded.until_at"
    ).bind(workspace).bind(absence.person).bind(absence.deputy).bind(absence.from.to_string()).bind(absence.until.to_string())
     .bind(absence.from_at).bind(absence.until_at).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Says whether it was there.
pub(super) async fn delete(tx: &mut Tx, workspace: WorkspaceId, person: PersonId) -> Result<bool> {
    let done = on!(tx, c => sqlx::query("DELETE FROM absences WHERE workspace_id = $1 AND person_id = $2")
        .bind(workspace).bind(person).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Deletes what concerns somebody who leaves the workspace: when they are away, and when they are a deputy.
pub(crate) async fn delete_of(tx: &mut Tx, workspace: WorkspaceId, person: PersonId) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM absences WHERE workspace_id = $1 AND (person_id = $2 OR deputy_id = $2)")
        .bind(workspace).bind(person).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn forget(tx: &mut Tx, before: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM absences WHERE until_at < $1").bind(before).execute(c).await.map(|_| ()))?;
    Ok(())
}
