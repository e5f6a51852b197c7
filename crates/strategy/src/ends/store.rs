//! Every statement about how goals ended.

use super::{End, Ended};
use crate::items::{Item, Part};
use selaras_kernel::{BrandId, ItemId, PersonId, Result, Timestamp, WorkspaceId};
use selaras_store::{Db, Tx, on};
use sqlx::types::Json;

#[derive(sqlx::FromRow)]
struct Row {
    goal_id: ItemId,
    fixed_at: Timestamp,
    fixed_by: Option<PersonId>,
    ended: Json<Ended>,
}

impl Row {
    fn read(self) -> End {
        End { goal: self.goal_id, fixed_at: self.fixed_at, fixed_by: self.fixed_by, ended: self.ended.0 }
    }
}

pub(super) async fn of_brand(db: &Db, workspace: WorkspaceId, brand: BrandId) -> Result<Vec<End>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(
        "SELECT goal_id, fixed_at, fixed_by, ended FROM goal_ends
         WHERE workspace_id = $1 AND brand_id = $2
           AND EXISTS (SELECT 1 FROM strategy_items i WHERE i.id = goal_id AND i.workspace_id = $1) ORDER BY fixed_at, goal_id"
    ).bind(workspace).bind(brand).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Row::read).collect())
}

pub(super) async fn of_goal(db: &Db, workspace: WorkspaceId, goal: ItemId) -> Result<Option<End>> {
    let row: Option<Row> = on!(db, c => sqlx::query_as(
        "SELECT goal_id, fixed_at, fixed_by, ended FROM goal_ends WHERE goal_id = $1 AND workspace_id = $2"
    ).bind(goal).bind(workspace).fetch_optional(c).await)?;
    Ok(row.map(Row::read))
}

/// Whether the goal had no end before; the first stays.
pub(crate) async fn insert(tx: &mut Tx, workspace: WorkspaceId, brand: BrandId, end: &End) -> Result<bool> {
    let done = on!(tx, c => sqlx::query(
        "INSERT INTO goal_ends (goal_id, workspace_id, brand_id, fixed_at, fixed_by, ended) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (goal_id) DO NOTHING"
    ).bind(end.goal).bind(workspace).bind(brand).bind(end.fixed_at).bind(end.fixed_by).bind(Json(&end.ended))
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// Takes a goal's end away, and says what it was.
pub(super) async fn withdraw(tx: &mut Tx, workspace: WorkspaceId, goal: ItemId) -> Result<Option<End>> {
    let row: Option<Row> = on!(tx, c => sqlx::query_as(
        "DELETE FROM goal_ends WHERE goal_id = $1 AND workspace_id = $2 RETURNING goal_id, fixed_at, fixed_by, ended"
    ).bind(goal).bind(workspace).fetch_optional(c).await)?;
    Ok(row.map(Row::read))
}

/// The end of a goal that is removed.
pub(crate) async fn forget(tx: &mut Tx, workspace: WorkspaceId, goal: ItemId) -> Result<()> {
    withdraw(tx, workspace, goal).await.map(|_| ())
}

/// A goal, and where it is.
pub(super) struct Found {
    pub workspace: WorkspaceId,
    pub zone: String,
    pub part: Part,
}

/// Goals of all real brands whose end is not fixed, by their ids.
pub(super) async fn without_end(db: &Db, after: Option<ItemId>, limit: i64) -> Result<Vec<Found>> {
    #[derive(sqlx::FromRow)]
    struct Row {
        id: ItemId,
        workspace_id: WorkspaceId,
        brand_id: BrandId,
        item: Json<Item>,
        created_at: Timestamp,
        created_by: Option<PersonId>,
        updated_at: Timestamp,
        version: i64,
        zone: String,
    }
    let after = after.map_or(uuid::Uuid::nil(), |id| id.0);
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(
        "SELECT i.id, i.workspace_id, i.brand_id, i.item, i.created_at, i.created_by, i.updated_at, i.version, b.zone
         FROM strategy_items i JOIN brands b ON b.id = i.brand_id
         WHERE i.kind = 'goal' AND NOT b.sample AND i.id > $1
           AND NOT EXISTS (SELECT 1 FROM goal_ends e WHERE e.goal_id = i.id) ORDER BY i.id LIMIT $2"
    ).bind(after).bind(limit).fetch_all(c).await)?;
    let read = |row: Row| Found {
        workspace: row.workspace_id,
        zone: row.zone,
        part: Part {
            id: row.id,
            brand: row.brand_id,
            item: row.item.0,
            created_at: row.created_at,
            created_by: row.created_by,
            updated_at: row.updated_at,
            version: row.version,
        },
    };
    Ok(rows.into_iter().map(read).collect())
}
