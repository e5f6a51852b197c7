//! Every statement about briefs.

use super::{Brief, Issue, IssueLine};
use crate::days::{date, number};
use jiff::civil::Date;
use selaras_kernel::{BrandId, BriefId, PersonId, Result, Timestamp, WorkspaceId};
use selaras_store::{Db, Tx, list, on, sql};
use sqlx::types::Json;

/// A brand that has goals.
#[derive(sqlx::FromRow)]
pub(super) struct WithGoals {
    pub workspace_id: WorkspaceId,
    pub brand_id: BrandId,
    pub zone: String,
    /// When its first goal was made.
    pub since: Timestamp,
}

/// Brands with goals, sample data left out.
pub(super) async fn with_goals(db: &Db) -> Result<Vec<WithGoals>> {
    Ok(on!(db, c => sqlx::query_as(
        "SELECT b.workspace_id, b.id AS brand_id, b.zone, g.since
         FROM (SELECT brand_id, MIN(created_at) AS since FROM strategy_items WHERE kind = 'goal' GROUP BY brand_id) g
         JOIN brands b ON b.id = g.brand_id WHERE NOT b.sample ORDER BY b.workspace_id, b.id"
    ).fetch_all(c).await)?)
}

/// Who had which week's brief of some brands, from a week on.
pub(super) async fn written(
    db: &Db,
    brands: impl Iterator<Item = BrandId>,
    since: Date,
) -> Result<Vec<(BrandId, PersonId, Date)>> {
    let text = sql!(db, "SELECT brand_id, person_id, week FROM briefs WHERE week >= $2 AND brand_id IN (" {ids "$1"} ")");
    let rows: Vec<(BrandId, PersonId, i32)> = on!(db, c => sqlx::query_as(text)
        .bind(list(brands.map(|brand| brand.0))).bind(number(since)).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(brand, person, week)| (brand, person, date(week))).collect())
}

/// Keeps an issue; whether it is the first of its reader, brand and week.
pub(super) async fn insert(tx: &mut Tx, workspace: WorkspaceId, issue: &Issue) -> Result<bool> {
    let done = on!(tx, c => sqlx::query(
        "INSERT INTO briefs (id, workspace_id, brand_id, person_id, week, written_at, mailed, brief)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (brand_id, person_id, week) DO NOTHING"
    ).bind(issue.id).bind(workspace).bind(issue.brand).bind(issue.person).bind(number(issue.week)).bind(issue.written_at)
        .bind(issue.mailed).bind(Json(&issue.brief)).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

#[derive(sqlx::FromRow)]
struct Line {
    id: BriefId,
    week: i32,
    written_at: Timestamp,
    mailed: bool,
}

/// What a person had of a brand, the latest first.
pub(super) async fn of_reader(
    db: &Db,
    workspace: WorkspaceId,
    brand: BrandId,
    person: PersonId,
    most: i64,
) -> Result<Vec<IssueLine>> {
    let rows: Vec<Line> = on!(db, c => sqlx::query_as(
        "SELECT id, week, written_at, mailed FROM briefs
         WHERE workspace_id = $1 AND brand_id = $2 AND person_id = $3 ORDER BY week DESC LIMIT $4"
    ).bind(workspace).bind(brand).bind(person).bind(most).fetch_all(c).await)?;
    let line = |row: Line| IssueLine {
        id: row.id,
        week: date(row.week),
        written_at: row.written_at,
        mailed: row.mailed,
    };
    Ok(rows.into_iter().map(line).collect())
}

#[derive(sqlx::FromRow)]
struct Row {
    id: BriefId,
    brand_id: BrandId,
    person_id: PersonId,
    week: i32,
    written_at: Timestamp,
    mailed: bool,
    brief: Json<Brief>,
}

/// One issue, as it was sent.
pub(super) async fn get(db: &Db, workspace: WorkspaceId, id: BriefId) -> Result<Option<Issue>> {
    let row: Option<Row> = on!(db, c => sqlx::query_as(
        "SELECT id, brand_id, person_id, week, written_at, mailed, brief FROM briefs WHERE id = $1 AND workspace_id = $2"
    ).bind(id).bind(workspace).fetch_optional(c).await)?;
    Ok(row.map(|row| Issue {
        id: row.id,
        brand: row.brand_id,
        person: row.person_id,
        week: date(row.week),
        written_at: row.written_at,
        mailed: row.mailed,
        brief: row.brief.0,
    }))
}
