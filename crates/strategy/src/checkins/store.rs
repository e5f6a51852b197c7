//! Every statement about check-ins on goals.

use super::CheckIn;
use crate::progress::Seen;
use selaras_kernel::{BrandId, CheckInId, ItemId, PersonId, Result, Timestamp, WorkspaceId};
use selaras_store::{Db, Tx, on};
use sqlx::types::Json;

#[derive(sqlx::FromRow)]
struct Row {
    id: CheckInId,
    goal_id: ItemId,
    brand_id: BrandId,
    note: String,
    seen: Json<Seen>,
    made_at: Timestamp,
    made_by: Option<PersonId>,
}

impl Row {
    fn read(self) -> (BrandId, CheckIn) {
        let Self { id, goal_id: goal, note, made_at, made_by, .. } = self;
        (self.brand_id, CheckIn { id, goal, note, seen: self.seen.0, made_at, made_by })
    }
}

pub(super) async fn of_goal(db: &Db, workspace: WorkspaceId, goal: ItemId) -> Result<Vec<CheckIn>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(
        "SELECT id, goal_id, brand_id, note, seen, made_at, made_by FROM goal_checkins
         WHERE goal_id = $1 AND workspace_id = $2 ORDER BY made_at DESC, id DESC"
    ).bind(goal).bind(workspace).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|row| row.read().1).collect())
}

pub(super) async fn get(
    db: &Db,
    workspace: WorkspaceId,
    id: CheckInId,
) -> Result<Option<(BrandId, CheckIn)>> {
    let row: Option<Row> = on!(db, c => sqlx::query_as(
        "SELECT id, goal_id, brand_id, note, seen, made_at, made_by FROM goal_checkins WHERE id = $1 AND workspace_id = $2"
    ).bind(id).bind(workspace).fetch_optional(c).await)?;
    Ok(row.map(Row::read))
}

pub(super) async fn count(tx: &mut Tx, workspace: WorkspaceId, goal: ItemId) -> Result<i64> {
    let (count,): (i64,) = on!(tx, c => sqlx::query_as("SELECT COUNT(*) FROM goal_checkins WHERE goal_id = $1 AND workspace_id = $2")
        .bind(goal).bind(workspace).fetch_one(c).await)?;
    Ok(count)
}

pub(crate) async fn insert(tx: &mut Tx, workspace: WorkspaceId, brand: BrandId, one: &CheckIn) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO goal_checkins (id, goal_id, workspace_id, brand_id, note, seen, made_at, made_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    ).bind(one.id).bind(one.goal).bind(workspace).bind(brand).bind(&one.note).bind(Json(&one.seen)).bind(one.made_at)
        .bind(one.made_by).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Whether it was there.
pub(super) async fn remove(tx: &mut Tx, workspace: WorkspaceId, id: CheckInId) -> Result<bool> {
    let done = on!(tx, c => sqlx::query("DELETE FROM goal_checkins WHERE id = $1 AND workspace_id = $2")
        .bind(id).bind(workspace).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// All check-ins of a goal that is removed.
pub(crate) async fn forget(tx: &mut Tx, workspace: WorkspaceId, goal: ItemId) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM goal_checkins WHERE goal_id = $1 AND workspace_id = $2")
        .bind(goal).bind(workspace).execute(c).await.map(|_| ()))?;
    Ok(())
}
