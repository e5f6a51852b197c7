//! Every statement about checks of KPIs.

use super::{CheckSaid, Due, HeldCheck, Occasion};
use crate::{
    days::{date, number},
    items::{Item, Part},
};
use jiff::civil::Date;
use selaras_kernel::{BrandId, ItemId, PersonId, Result, Timestamp, WorkspaceId};
use selaras_store::{Db, Tx, list, on, sql};
use sqlx::types::Json;

fn due(occasion: &str, day: i32) -> Due {
    let occasion = if occasion == Occasion::Review.as_str() { Occasion::Review } else { Occasion::Check };
    Due { day: date(day), occasion }
}

#[derive(sqlx::FromRow)]
struct Row {
    kpi_id: ItemId,
    occasion: String,
    due_day: i32,
    held_at: Timestamp,
    held_by: Option<PersonId>,
    held: Json<CheckSaid>,
}

impl Row {
    fn read(self) -> HeldCheck {
        HeldCheck {
            kpi: self.kpi_id,
            due: due(&self.occasion, self.due_day),
            held_at: self.held_at,
            held_by: self.held_by,
            said: self.held.0,
        }
    }
}

/// What was held of all KPIs of a brand, the latest first.
pub(super) async fn held_of_brand(
    db: &Db,
    workspace: WorkspaceId,
    brand: BrandId,
    since: Date,
) -> Result<Vec<HeldCheck>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(
        "SELECT kpi_id, occasion, due_day, held_at, held_by, held FROM strategy_checks
         WHERE workspace_id = $1 AND brand_id = $2 AND held_at IS NOT NULL AND due_day >= $3 ORDER BY due_day DESC, occasion DESC"
    ).bind(workspace).bind(brand).bind(number(since)).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Row::read).collect())
}

/// What was held of one KPI, the latest first.
pub(super) async fn held_of(db: &Db, workspace: WorkspaceId, kpi: ItemId) -> Result<Vec<HeldCheck>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(
        "SELECT kpi_id, occasion, due_day, held_at, held_by, held FROM strategy_checks
         WHERE kpi_id = $1 AND workspace_id = $2 AND held_at IS NOT NULL ORDER BY due_day DESC, occasion DESC LIMIT 400"
    ).bind(kpi).bind(workspace).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Row::read).collect())
}

/// Whether it was not held before.
pub(crate) async fn hold(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    check: &HeldCheck,
) -> Result<bool> {
    let done = on!(tx, c => sqlx::query(
        "INSERT INTO strategy_checks (kpi_id, occasion, due_day, workspace_id, brand_id, held_at, held_by, held)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (kpi_id, occasion, due_day) DO UPDATE
           SET held_at = excluded.held_at, held_by = excluded.held_by, held = excluded.held
           WHERE strategy_checks.held_at IS NULL"
    ).bind(check.kpi).bind(check.due.occasion.as_str()).bind(number(check.due.day)).bind(workspace).bind(brand)
        .bind(check.held_at).bind(check.held_by).bind(Json(&check.said)).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// Removes what was held of a KPI that is removed.
pub(crate) async fn forget(tx: &mut Tx, workspace: WorkspaceId, kpi: ItemId) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM strategy_checks WHERE kpi_id = $1 AND workspace_id = $2")
        .bind(kpi).bind(workspace).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// A KPI of a real brand, with the brand's zone.
pub(super) struct Followed {
    pub id: ItemId,
    pub workspace: WorkspaceId,
    pub zone: String,
    pub part: Part,
}

/// KPIs of all real brands, by their ids.
pub(super) async fn followed(db: &Db, after: Option<ItemId>, limit: i64) -> Result<Vec<Followed>> {
    #[derive(sqlx::FromRow)]
    struct Found {
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
    let rows: Vec<Found> = on!(db, c => sqlx::query_as(
        "SELECT i.id, i.workspace_id, i.brand_id, i.item, i.created_at, i.created_by, i.updated_at, i.version, b.zone
         FROM strategy_items i JOIN brands b ON b.id = i.brand_id
         WHERE i.kind = 'kpi' AND NOT b.sample AND i.id > $1 ORDER BY i.id LIMIT $2"
    ).bind(after).bind(limit).fetch_all(c).await)?;
    let read = |row: Found| Followed {
        id: row.id,
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

/// What became of a day on which something is due.
pub(super) struct Mark {
    pub kpi: ItemId,
    pub due: Due,
    pub reminded: bool,
    pub late_told: bool,
    pub held: bool,
}

pub(super) async fn marks(db: &Db, kpis: impl Iterator<Item = ItemId>) -> Result<Vec<Mark>> {
    let text = sql!(db,
        "SELECT kpi_id, occasion, due_day, reminded_at, late_told_at, held_at FROM strategy_checks WHERE kpi_id IN (" {ids "$1"} ")");
    type Found = (ItemId, String, i32, Option<Timestamp>, Option<Timestamp>, Option<Timestamp>);
    let ids = list(kpis.map(|id| id.0));
    let rows: Vec<Found> = on!(db, c => sqlx::query_as(text).bind(&ids).fetch_all(c).await)?;
    let read = |(kpi, occasion, day, reminded, late_told, held): Found| Mark {
        kpi,
        due: due(&occasion, day),
        reminded: reminded.is_some(),
        late_told: late_told.is_some(),
        held: held.is_some(),
    };
    Ok(rows.into_iter().map(read).collect())
}

/// Whether nobody was told of it as this before, and nothing was held.
pub(super) async fn mark(
    tx: &mut Tx,
    workspace: WorkspaceId,
    (brand, kpi): (BrandId, ItemId),
    due: Due,
    late: bool,
    now: Timestamp,
) -> Result<bool> {
    // What is told as late needs no first reminder any more.
    let late_at = late.then_some(now);
    let done = on!(tx, c => sqlx::query(
        "INSERT INTO strategy_checks (kpi_id, occasion, due_day, workspace_id, brand_id, reminded_at, late_told_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (kpi_id, occasion, due_day) DO UPDATE
           SET reminded_at = COALESCE(strategy_checks.reminded_at, excluded.reminded_at), late_told_at = excluded.late_told_at
           WHERE strategy_checks.held_at IS NULL AND strategy_checks.late_told_at IS NULL
             AND (strategy_checks.reminded_at IS NULL OR excluded.late_told_at IS NOT NULL)"
    ).bind(kpi).bind(due.occasion.as_str()).bind(number(due.day)).bind(workspace).bind(brand).bind(now).bind(late_at)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}
