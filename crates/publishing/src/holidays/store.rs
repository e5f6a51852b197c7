//! Every SQL statement about the days that a calendar marks.

use super::{DayKind, HolidayChoice, OwnDay};
use jiff::civil::Date;
use selaras_kernel::{BrandId, Error, OwnDayId, Result, Timestamp, WorkspaceId};
use selaras_store::{Db, Tx, on};
use sqlx::types::Json;

/// Countries, and kinds of days.
type ChoiceRow = (Json<Vec<String>>, Json<Vec<DayKind>>);

pub(super) async fn choice(db: &Db, workspace: WorkspaceId, brand: BrandId) -> Result<Option<HolidayChoice>> {
    let row: Option<ChoiceRow> = on!(db, c => sqlx::query_as(
        "SELECT countries, kinds FROM holiday_choices WHERE brand_id = $1 AND workspace_id = $2"
    ).bind(brand).bind(workspace).fetch_optional(c).await)?;
    Ok(row.map(|(countries, kinds)| HolidayChoice { countries: countries.0, kinds: kinds.0 }))
}

pub(super) async fn choose(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    choice: &HolidayChoice,
) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO holiday_choices (brand_id, workspace_id, countries, kinds) VALUES ($1, $2, $3, $4)
         ON CONFLICT (brand_id) DO UPDATE SET countries = excluded.countries, kinds = excluded.kinds"
    ).bind(brand).bind(workspace).bind(Json(&choice.countries)).bind(Json(&choice.kinds)).execute(c).await.map(|_| ()))?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    id: OwnDayId,
    name: String,
    note: String,
    day: String,
    yearly: bool,
    everywhere: bool,
}

/// All days of a brand's own and of its workspace; there are never more than twice `OWN_MAX`.
pub(super) async fn own(db: &Db, workspace: WorkspaceId, brand: BrandId) -> Result<Vec<OwnDay>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(
        "SELECT id, name, note, day, yearly, FALSE AS everywhere FROM own_days WHERE brand_id = $1 AND workspace_id = $2
         UNION ALL SELECT id, name, note, day, yearly, TRUE AS everywhere FROM workspace_days WHERE workspace_id = $2 ORDER BY 4, 1"
    ).bind(brand).bind(workspace).fetch_all(c).await)?;
    rows.into_iter()
        .map(|Row { id, name, note, day, yearly, everywhere }| {
            let date: Date = day.parse().map_err(|e| Error::fault("reading a day", e))?;
            Ok(OwnDay { id, name, note, date, yearly, everywhere })
        })
        .collect()
}

/// The days of the brand or those of the workspace, whichever are more.
pub(super) async fn count(tx: &mut Tx, workspace: WorkspaceId, brand: BrandId) -> Result<usize> {
    let (own, all): (i64, i64) = on!(tx, c => sqlx::query_as(
        "SELECT (SELECT COUNT(*) FROM own_days WHERE brand_id = $1), (SELECT COUNT(*) FROM workspace_days WHERE workspace_id = $2)"
    ).bind(brand).bind(workspace).fetch_one(c).await)?;
    let count = own.max(all);
    Ok(usize::try_from(count).unwrap_or_default())
}

pub(super) async fn insert(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    day: &OwnDay,
    now: Timestamp,
) -> Result<()> {
    if day.everywhere {
        on!(tx, c => sqlx::query(
            "INSERT INTO workspace_days (id, workspace_id, name, note, day, yearly, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)"
        ).bind(day.id).bind(workspace).bind(&day.name).bind(&day.note).bind(day.date.to_string()).bind(day.yearly).bind(now)
            .execute(c).await.map(|_| ()))?;
        return Ok(());
    }
    on!(tx, c => sqlx::query(
        "INSERT INTO own_days (id, workspace_id, brand_id, name, note, day, yearly, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    ).bind(day.id).bind(workspace).bind(brand).bind(&day.name).bind(&day.note).bind(day.date.to_string()).bind(day.yearly)
        .bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// The brand of a day; nothing for one of the whole workspace.
pub(super) async fn place_of(
    db: &Db,
    workspace: WorkspaceId,
    id: OwnDayId,
) -> Result<Option<Option<BrandId>>> {
    let row: Option<(BrandId,)> = on!(db, c => sqlx::query_as("SELECT brand_id FROM own_days WHERE id = $1 AND workspace_id = $2")
        .bind(id).bind(workspace).fetch_optional(c).await)?;
    if let Some((brand,)) = row {
        return Ok(Some(Some(brand)));
    }
    let row: Option<(OwnDayId,)> = on!(db, c => sqlx::query_as("SELECT id FROM workspace_days WHERE id = $1 AND workspace_id = $2")
        .bind(id).bind(workspace).fetch_optional(c).await)?;
    Ok(row.map(|_| None))
}

pub(super) async fn remove(tx: &mut Tx, workspace: WorkspaceId, id: OwnDayId) -> Result<bool> {
    let own = on!(&mut *tx, c => sqlx::query("DELETE FROM own_days WHERE id = $1 AND workspace_id = $2")
        .bind(id).bind(workspace).execute(c).await.map(|done| done.rows_affected()))?;
    let all = on!(tx, c => sqlx::query("DELETE FROM workspace_days WHERE id = $1 AND workspace_id = $2")
        .bind(id).bind(workspace).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(own + all == 1)
}
