//! Every statement about values that people told of goals.

use super::ToldValue;
use crate::days::{date, number};
use jiff::civil::Date;
use selaras_kernel::{BrandId, ItemId, PersonId, Result, Timestamp, WorkspaceId};
use selaras_store::{Db, Tx, on};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    result_id: Uuid,
    day: i32,
    value: f64,
    note: String,
    told_at: Timestamp,
    told_by: Option<PersonId>,
}

impl Row {
    fn read(self) -> ToldValue {
        ToldValue {
            result: self.result_id,
            day: date(self.day),
            value: self.value,
            note: self.note,
            told_at: self.told_at,
            told_by: self.told_by,
        }
    }
}

pub(super) async fn of_goal(db: &Db, workspace: WorkspaceId, goal: ItemId) -> Result<Vec<ToldValue>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(
        "SELECT result_id, day, value, note, told_at, told_by FROM goal_values
         WHERE goal_id = $1 AND workspace_id = $2 ORDER BY day DESC, result_id"
    ).bind(goal).bind(workspace).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Row::read).collect())
}

pub(super) async fn of_goal_in(tx: &mut Tx, workspace: WorkspaceId, goal: ItemId) -> Result<Vec<ToldValue>> {
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(
        "SELECT result_id, day, value, note, told_at, told_by FROM goal_values
         WHERE goal_id = $1 AND workspace_id = $2 ORDER BY day DESC, result_id"
    ).bind(goal).bind(workspace).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Row::read).collect())
}

pub(super) async fn count(tx: &mut Tx, workspace: WorkspaceId, goal: ItemId) -> Result<i64> {
    let (count,): (i64,) = on!(tx, c => sqlx::query_as("SELECT COUNT(*) FROM goal_values WHERE goal_id = $1 AND workspace_id = $2")
        .bind(goal).bind(workspace).fetch_one(c).await)?;
    Ok(count)
}

pub(super) async fn put(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    goal: ItemId,
    one: &ToldValue,
) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO goal_values (goal_id, result_id, day, workspace_id, brand_id, value, note, told_at, told_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (goal_id, result_id, day) DO UPDATE SET value = excluded.value, note = excluded.note, told_at = excluded.told_at,
           told_by = excluded.told_by"
    ).bind(goal).bind(one.result).bind(number(one.day)).bind(workspace).bind(brand).bind(one.value).bind(&one.note).bind(one.told_at)
        .bind(one.told_by).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn take_back(
    tx: &mut Tx,
    workspace: WorkspaceId,
    goal: ItemId,
    result: Uuid,
    day: Date,
) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM goal_values WHERE goal_id = $1 AND result_id = $2 AND day = $3 AND workspace_id = $4")
        .bind(goal).bind(result).bind(number(day)).bind(workspace).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// All that was told of a goal that is removed.
pub(crate) async fn forget(tx: &mut Tx, workspace: WorkspaceId, goal: ItemId) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM goal_values WHERE goal_id = $1 AND workspace_id = $2")
        .bind(goal).bind(workspace).execute(c).await.map(|_| ()))?;
    Ok(())
}
