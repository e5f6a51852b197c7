//! Every statement about results beside each other.

use super::Count;
use crate::snapshots::store::EPOCH;
use selaras_kernel::{BrandId, Metric, Result, Timestamp, WorkspaceId};
use selaras_store::{Db, list, on, sql};
use serde_json::{Value, json};
use uuid::Uuid;

pub(super) async fn counts(
    db: &Db,
    workspace: WorkspaceId,
    brand: BrandId,
    subjects: &[Uuid],
    metric: Metric,
) -> Result<Vec<Count>> {
    let text = sql!(db,
        "SELECT s.subject_id, w.profile_id, w.born_at, s.last_value, s.source, s.seen_at
         FROM series s JOIN watches w ON w.subject_id = s.subject_id
         WHERE s.workspace_id = $1 AND w.brand_id = $2 AND s.metric = $3 AND s.subject_id IN ("
        {ids "$4"} ") ORDER BY s.subject_id, s.source");
    let subjects = list(subjects.iter().copied());
    Ok(
        on!(db, c => sqlx::query_as(text).bind(workspace).bind(brand).bind(metric.code()).bind(subjects).fetch_all(c).await)?,
    )
}

/// For each count, by its place, what the other posts of its profile that appeared in `since..now` had at its age: the last
/// snapshot before that age, since between two snapshots a value stood still.
pub(super) async fn at_that_age(
    db: &Db,
    workspace: WorkspaceId,
    brand: BrandId,
    counts: &[Count],
    metric: Metric,
    (since, now): (Timestamp, Timestamp),
) -> Result<Vec<(i32, i64)>> {
    let row = |(at, one): (usize, &Count)| json!({"n": at, "s": one.subject.simple().to_string(), "p": one.profile.0.simple().to_string(), "a": one.fetched_at.0 - one.born_at.0});
    let rows = Value::Array(counts.iter().enumerate().map(row).collect()).to_string();
    let text = sql!(db,
        "SELECT n, value FROM (SELECT t.n AS n, (SELECT x.value FROM snapshots x
           WHERE x.series_id = s.id AND x.at <= (w.born_at + t.a) / 1000000 - $7 ORDER BY x.at DESC LIMIT 1) AS value
         FROM "
        {pg "(SELECT n, CAST(s AS UUID) AS s, CAST(p AS UUID) AS p, a FROM jsonb_to_recordset(CAST($1 AS JSONB)) AS r(n INTEGER, s TEXT, p TEXT, a BIGINT)) t"
        | lite "(SELECT value->>'n' AS n, unhex(value->>'s') AS s, unhex(value->>'p') AS p, value->>'a' AS a FROM json_each($1)) t"}
        " JOIN watches w ON w.profile_id = t.p AND w.born_at >= $4 AND w.born_at <= $5 - t.a
         JOIN series s ON s.subject_id = w.subject_id AND s.metric = $6
         WHERE w.workspace_id = $2 AND w.brand_id = $3 AND w.remote_id IS NOT NULL AND w.subject_id <> t.s) v
         WHERE value IS NOT NULL");
    Ok(on!(db, c => sqlx::query_as(text).bind(rows).bind(workspace).bind(brand).bind(since).bind(now)
        .bind(metric.code()).bind(EPOCH).fetch_all(c).await)?)
}
