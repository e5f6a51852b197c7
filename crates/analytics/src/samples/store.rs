//! Every statement about the numbers of sample data.

use super::SampleNumbers;
use crate::snapshots::store::{reserve, seconds};
use selaras_kernel::{BrandId, ProfileId, Result, WorkspaceId};
use selaras_store::{Tx, list, on, sql};
use serde_json::json;

pub(super) async fn insert(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    numbers: &[SampleNumbers],
) -> Result<()> {
    let count = numbers.iter().flat_map(|n| &n.series).filter(|(_, points)| !points.is_empty()).count();
    let mut id = reserve(tx, count).await?;
    let (mut watches, mut series, mut snapshots) = (Vec::new(), Vec::new(), Vec::new());
    for n in numbers {
        let subject = n.subject.simple().to_string();
        watches.push(json!({"s": subject, "p": n.profile.0.simple().to_string(), "r": n.remote_id, "b": n.born_at.0, "g": n.gone_at.map(|t| t.0)}));
        for (metric, points) in &n.series {
            let Some((last_at, last)) = points.last() else { continue };
            series.push(json!({"i": id, "s": subject, "m": metric.code(), "o": n.source, "v": last, "a": last_at.0, "e": n.seen_at.0}));
            snapshots.extend(points.iter().map(|(at, value)| json!([id, seconds(*at), value])));
            id += 1;
        }
    }
    let text = sql!(tx, "INSERT INTO watches (subject_id, workspace_id, brand_id, profile_id, remote_id, born_at, next_at, misses, gone_at) "
        {pg "SELECT CAST(s AS UUID), $2, $3, CAST(p AS UUID), r, b, NULL, 0, g FROM jsonb_to_recordset(CAST($1 AS JSONB)) AS x(s TEXT, p TEXT, r TEXT, b BIGINT, g BIGINT)"
        | lite "SELECT unhex(value->>'s'), $2, $3, unhex(value->>'p'), value->>'r', value->>'b', NULL, 0, value->>'g' FROM json_each($1)"});
    on!(&mut *tx, c => sqlx::query(text).bind(serde_json::to_string(&watches)?).bind(workspace).bind(brand).execute(c).await.map(|_| ()))?;
    let text = sql!(tx, "INSERT INTO series (id, workspace_id, subject_id, metric, source, last_value, last_at, seen_at) "
        {pg "SELECT i, $2, CAST(s AS UUID), m, o, v, a, e FROM jsonb_to_recordset(CAST($1 AS JSONB)) AS x(i INTEGER, s TEXT, m SMALLINT, o TEXT, v BIGINT, a BIGINT, e BIGINT)"
        | lite "SELECT value->>'i', $2, unhex(value->>'s'), value->>'m', value->>'o', value->>'v', value->>'a', value->>'e' FROM json_each($1)"});
    on!(&mut *tx, c => sqlx::query(text).bind(serde_json::to_string(&series)?).bind(workspace).execute(c).await.map(|_| ()))?;
    let text = sql!(tx, "INSERT INTO snapshots (series_id, at, value) "
        {pg "SELECT CAST(value->>0 AS INTEGER), CAST(value->>1 AS INTEGER), CAST(value->>2 AS BIGINT) FROM jsonb_array_elements(CAST($1 AS JSONB)) AS t(value)"
        | lite "SELECT value->>0, value->>1, value->>2 FROM json_each($1) WHERE TRUE"}
        " ON CONFLICT (series_id, at) DO NOTHING");
    on!(tx, c => sqlx::query(text).bind(serde_json::to_string(&snapshots)?).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn remove(tx: &mut Tx, workspace: WorkspaceId, profiles: &[ProfileId]) -> Result<()> {
    let profiles = list(profiles.iter().map(|id| id.0));
    let texts = [
        sql!(tx, "DELETE FROM snapshots WHERE series_id IN (SELECT s.id FROM series s JOIN watches w ON w.subject_id = s.subject_id
            WHERE w.workspace_id = $1 AND w.profile_id IN (" {ids "$2"} "))"),
        sql!(tx, "DELETE FROM series WHERE subject_id IN (SELECT subject_id FROM watches WHERE workspace_id = $1 AND profile_id IN ("
            {ids "$2"} "))"),
        sql!(tx, "DELETE FROM watches WHERE workspace_id = $1 AND profile_id IN (" {ids "$2"} ")"),
    ];
    for text in texts {
        on!(&mut *tx, c => sqlx::query(text).bind(workspace).bind(&profiles).execute(c).await.map(|_| ()))?;
    }
    Ok(())
}
