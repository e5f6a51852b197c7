//! Every statement about series and snapshots.

use super::{Point, Reading, UNCHANGED};
use selaras_kernel::{BrandId, Metric, Result, Timestamp, WorkspaceId};
use selaras_store::{Db, Tx, list, on, sql};
use serde_json::json;
use std::collections::HashMap;

/// Snapshots tell time in seconds since this instant (2020-01-01T00:00:00Z): four bytes reach until 2088.
pub(crate) const EPOCH: i64 = 1_577_836_800;

pub(crate) fn seconds(at: Timestamp) -> i32 {
    i32::try_from(at.as_secs() - EPOCH).unwrap_or(if at.as_secs() < EPOCH { i32::MIN } else { i32::MAX })
}

fn instant(seconds: i32) -> Timestamp {
    Timestamp((EPOCH + i64::from(seconds)) * 1_000_000)
}

pub(super) fn to_second(at: Timestamp) -> Timestamp {
    instant(seconds(at))
}

#[derive(sqlx::FromRow)]
struct Known {
    id: i32,
    subject_id: uuid::Uuid,
    metric: i16,
    last_value: i64,
    last_at: Timestamp,
}

/// Keeps readings of one source: new series where there are none, snapshots of what changed or was not written for a
/// day, and when it was asked for. Returns how many snapshots were written.
pub(super) async fn keep(
    tx: &mut Tx,
    workspace: WorkspaceId,
    source: &str,
    readings: &[Reading],
    now: Timestamp,
) -> Result<usize> {
    if readings.is_empty() {
        return Ok(0);
    }
    let text = sql!(tx,
        "SELECT id, subject_id, metric, last_value, last_at FROM series WHERE source = $1 AND subject_id IN ("
        {ids "$2"} ")"
    );
    let subjects = list(readings.iter().map(|reading| reading.subject));
    let known: Vec<Known> =
        on!(&mut *tx, c => sqlx::query_as(text).bind(source).bind(subjects).fetch_all(c).await)?;
    let known: HashMap<(uuid::Uuid, i16), Known> =
        known.into_iter().map(|row| ((row.subject_id, row.metric), row)).collect();
    let missing = readings.iter().filter(|r| !known.contains_key(&(r.subject, r.metric.code()))).count();
    let mut next_id = reserve(tx, missing).await?;
    let (mut new, mut seen, mut snapshots) = (Vec::new(), Vec::new(), Vec::new());
    for reading in readings {
        let code = reading.metric.code();
        let (id, write) = match known.get(&(reading.subject, code)) {
            Some(row) => {
                let write = row.last_value != reading.value || now.since(row.last_at) >= UNCHANGED;
                seen.push(
                    json!({"i": row.id, "v": reading.value, "a": if write { now.0 } else { row.last_at.0 }}),
                );
                (row.id, write)
            }
            None => {
                let id = next_id;
                next_id += 1;
                new.push(json!({"i": id, "s": reading.subject.simple().to_string(), "m": code, "v": reading.value}));
                (id, true)
            }
        };
        if write {
            snapshots.push(json!([id, reading.value]));
        }
    }
    insert_series(tx, workspace, source, &new, now).await?;
    update_series(tx, &seen, now).await?;
    insert_snapshots(tx, &snapshots, now).await?;
    Ok(snapshots.len())
}

/// Takes `count` numbers for new series; returns the first.
pub(crate) async fn reserve(tx: &mut Tx, count: usize) -> Result<i32> {
    if count == 0 {
        return Ok(0);
    }
    let count = i32::try_from(count).unwrap_or(i32::MAX);
    let (last,): (i32,) = on!(tx, c => sqlx::query_as("UPDATE series_clock SET id = id + $1 RETURNING id")
        .bind(count).fetch_one(c).await)?;
    Ok(last - count + 1)
}

async fn insert_series(
    tx: &mut Tx,
    workspace: WorkspaceId,
    source: &str,
    rows: &[serde_json::Value],
    now: Timestamp,
) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let text = sql!(tx,
        "INSERT INTO series (id, workspace_id, subject_id, metric, source, last_value, last_at, seen_at) "
        {pg "SELECT i, $2, CAST(s AS UUID), m, $3, v, $4, $4 FROM jsonb_to_recordset(CAST($1 AS JSONB)) AS r(i INTEGER, s TEXT, m SMALLINT, v BIGINT)"
        | lite "SELECT value->>'i', $2, unhex(value->>'s'), value->>'m', $3, value->>'v', $4, $4 FROM json_each($1)"}
    );
    let rows = serde_json::to_string(rows)?;
    on!(tx, c => sqlx::query(text).bind(rows).bind(workspace).bind(source).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

async fn update_series(tx: &mut Tx, rows: &[serde_json::Value], now: Timestamp) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let text = sql!(tx,
        "UPDATE series SET seen_at = $2, last_value = r.v, last_at = r.a FROM "
        {pg "jsonb_to_recordset(CAST($1 AS JSONB)) AS r(i INTEGER, v BIGINT, a BIGINT)"
        | lite "(SELECT value->>'i' AS i, value->>'v' AS v, value->>'a' AS a FROM json_each($1)) AS r"}
        " WHERE series.id = r.i"
    );
    let rows = serde_json::to_string(rows)?;
    on!(tx, c => sqlx::query(text).bind(rows).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

async fn insert_snapshots(tx: &mut Tx, rows: &[serde_json::Value], now: Timestamp) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let text = sql!(tx,
        "INSERT INTO snapshots (series_id, at, value) "
        {pg "SELECT CAST(value->>0 AS INTEGER), $2, CAST(value->>1 AS BIGINT) FROM jsonb_array_elements(CAST($1 AS JSONB)) AS t(value)"
        | lite "SELECT value->>0, $2, value->>1 FROM json_each($1) WHERE TRUE"}
        " ON CONFLICT (series_id, at) DO NOTHING"
    );
    let rows = serde_json::to_string(rows)?;
    on!(tx, c => sqlx::query(text).bind(rows).bind(seconds(now)).execute(c).await.map(|_| ()))?;
    Ok(())
}

#[derive(sqlx::FromRow)]
pub(super) struct Latest {
    pub subject_id: uuid::Uuid,
    pub brand_id: BrandId,
    pub metric: i16,
    pub source: String,
    pub last_value: i64,
    pub seen_at: Timestamp,
}

pub(super) async fn latest(db: &Db, workspace: WorkspaceId, subjects: &[uuid::Uuid]) -> Result<Vec<Latest>> {
    let text = sql!(db,
        "SELECT s.subject_id, w.brand_id, s.metric, s.source, s.last_value, s.seen_at
         FROM series s JOIN watches w ON w.subject_id = s.subject_id
         WHERE s.workspace_id = $1 AND s.subject_id IN ("
        {ids "$2"} ") ORDER BY s.subject_id, s.metric, s.source"
    );
    let subjects = list(subjects.iter().copied());
    Ok(on!(db, c => sqlx::query_as(text).bind(workspace).bind(subjects).fetch_all(c).await)?)
}

pub(super) async fn brand_of(
    db: &Db,
    workspace: WorkspaceId,
    subject: uuid::Uuid,
) -> Result<Option<BrandId>> {
    let row: Option<(BrandId,)> = on!(db, c => sqlx::query_as(
        "SELECT brand_id FROM watches WHERE workspace_id = $1 AND subject_id = $2"
    ).bind(workspace).bind(subject).fetch_optional(c).await)?;
    Ok(row.map(|(brand,)| brand))
}

#[derive(sqlx::FromRow)]
pub(super) struct OneSeries {
    pub id: i32,
    pub source: String,
    pub last_value: i64,
    pub seen_at: Timestamp,
}

pub(super) async fn series(
    db: &Db,
    workspace: WorkspaceId,
    subject: uuid::Uuid,
    metric: Metric,
) -> Result<Vec<OneSeries>> {
    Ok(on!(db, c => sqlx::query_as(
        "SELECT id, source, last_value, seen_at FROM series WHERE workspace_id = $1 AND subject_id = $2 AND metric = $3 ORDER BY source"
    ).bind(workspace).bind(subject).bind(metric.code()).fetch_all(c).await)?)
}

pub(super) async fn points(db: &Db, series: i32, from: Timestamp, to: Timestamp) -> Result<Vec<Point>> {
    let rows: Vec<(i32, i64)> = on!(db, c => sqlx::query_as(
        "SELECT at, value FROM snapshots WHERE series_id = $1 AND at >= $2 AND at < $3 ORDER BY at"
    ).bind(series).bind(seconds(from)).bind(seconds(to)).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(at, value)| Point { at: instant(at), value }).collect())
}

/// Bulk rows for measuring how much room a snapshot takes.
#[cfg(test)]
pub(super) async fn fill(tx: &mut Tx, series: i32, rows: i32) -> Result<()> {
    let text = sql!(tx,
        "INSERT INTO snapshots (series_id, at, value) "
        {pg "SELECT s, n * 21600 + s, n * 37 + s FROM generate_series(1, $1) AS a(s), generate_series(1, $2) AS b(n) ORDER BY n"
        | lite "WITH RECURSIVE a(s) AS (SELECT 1 UNION ALL SELECT s + 1 FROM a WHERE s < $1), b(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM b WHERE n < $2)
           SELECT s, n * 21600 + s, n * 37 + s FROM b CROSS JOIN a"}
    );
    on!(tx, c => sqlx::query(text).bind(series).bind(rows).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Bytes the snapshots take on disk, index included.
#[cfg(test)]
pub(super) async fn size(db: &Db) -> Result<i64> {
    let text = sql!(db,
        {pg "SELECT CAST(pg_total_relation_size('snapshots') AS BIGINT)"
        | lite "SELECT (SELECT page_count FROM pragma_page_count()) * (SELECT page_size FROM pragma_page_size())"});
    let (bytes,): (i64,) = on!(db, c => sqlx::query_as(text).fetch_one(c).await)?;
    Ok(bytes)
}
