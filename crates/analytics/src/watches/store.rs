//! Every statement about watches.

use super::{Step, Watch};
use selaras_kernel::{ProfileId, Result, Timestamp, WorkspaceId};
use selaras_store::{Db, Tx, list, on, sql};
use serde_json::json;
use std::time::Duration;

/// Takes the steps in their order; returns how many watches are new.
pub(super) async fn take(tx: &mut Tx, steps: &[Step]) -> Result<usize> {
    let mut added = 0;
    let mut rest = steps;
    while let Some(first) = rest.first() {
        let run = rest.iter().take_while(|step| matches!(step, Step::Add(..))).count();
        if run > 0 {
            added += add(tx, &rest[..run]).await?;
            rest = &rest[run..];
            continue;
        }
        match first {
            Step::Resume(workspace, profile, at) => {
                on!(&mut *tx, c => sqlx::query(
                    "UPDATE watches SET next_at = $3 WHERE workspace_id = $1 AND profile_id = $2 AND next_at IS NULL AND gone_at IS NULL AND born_at > $4"
                ).bind(workspace).bind(profile).bind(*at).bind(*at - Duration::from_secs(365 * super::DAY))
                    .execute(c).await.map(|_| ()))?;
                // The profile itself has no age.
                on!(&mut *tx, c => sqlx::query(
                    "UPDATE watches SET next_at = $3 WHERE workspace_id = $1 AND subject_id = $2 AND next_at IS NULL"
                ).bind(workspace).bind(profile).bind(*at).execute(c).await.map(|_| ()))?;
            }
            Step::Stop(workspace, profile) => {
                on!(&mut *tx, c => sqlx::query("UPDATE watches SET next_at = NULL WHERE workspace_id = $1 AND profile_id = $2")
                    .bind(workspace).bind(profile).execute(c).await.map(|_| ()))?;
            }
            Step::Zone(workspace, brand, zone) => {
                crate::profiles::set_zone(tx, *workspace, *brand, zone).await?
            }
            Step::Measure(workspace, brand, measure) => {
                crate::profiles::measure(tx, *workspace, *brand, std::slice::from_ref(measure)).await?;
            }
            Step::Add(..) => {}
        }
        rest = &rest[1..];
    }
    Ok(added)
}

async fn add(tx: &mut Tx, steps: &[Step]) -> Result<usize> {
    let hex = |id: uuid::Uuid| id.simple().to_string();
    let rows: Vec<_> = steps
        .iter()
        .filter_map(|step| match step {
            Step::Add(watch, next) => Some(json!({
                "subject": hex(watch.subject_id), "workspace": hex(watch.workspace_id.0), "brand": hex(watch.brand_id.0),
                "profile": hex(watch.profile_id.0), "remote": watch.remote_id, "born": watch.born_at.0, "next": next.0,
            })),
            _ => None,
        })
        .collect();
    let text = sql!(tx,
        "INSERT INTO watches (subject_id, workspace_id, brand_id, profile_id, remote_id, born_at, next_at, misses) "
        {pg "SELECT CAST(subject AS UUID), CAST(workspace AS UUID), CAST(brand AS UUID), CAST(profile AS UUID), remote, born, next, 0
             FROM jsonb_to_recordset(CAST($1 AS JSONB)) AS r(subject TEXT, workspace TEXT, brand TEXT, profile TEXT, remote TEXT, born BIGINT, next BIGINT)"
        | lite "SELECT unhex(value->>'subject'), unhex(value->>'workspace'), unhex(value->>'brand'), unhex(value->>'profile'),
             value->>'remote', value->>'born', value->>'next', 0 FROM json_each($1) WHERE TRUE"}
        " ON CONFLICT (subject_id) DO NOTHING"
    );
    let rows = serde_json::to_string(&rows)?;
    let added = on!(tx, c => sqlx::query(text).bind(rows).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(usize::try_from(added).unwrap_or(usize::MAX))
}

/// Claims up to `limit` due watches until `lease`, the one that waits longest first, together with what else is due of
/// the same profiles' posts.
pub(crate) async fn claim(db: &Db, now: Timestamp, lease: Timestamp, limit: i64) -> Result<Vec<Watch>> {
    let due: Option<(i32,)> = on!(db, c => sqlx::query_as("SELECT 1 FROM watches WHERE next_at <= $1 LIMIT 1")
        .bind(now).fetch_optional(c).await)?;
    if due.is_none() {
        return Ok(Vec::new());
    }
    db.write(move |tx| {
        Box::pin(async move {
            let text = sql!(tx,
                "UPDATE watches SET next_at = $1 WHERE subject_id IN (
                   SELECT subject_id FROM watches WHERE next_at <= $2 ORDER BY next_at LIMIT $3 "
                {pg "FOR UPDATE SKIP LOCKED" | lite ""}
                ") RETURNING subject_id, workspace_id, brand_id, profile_id, remote_id, born_at, misses");
            Ok(on!(tx, c => sqlx::query_as(text).bind(lease).bind(now).bind(limit).fetch_all(c).await)?)
        })
    })
    .await
}

/// What becomes of a claimed watch.
pub(crate) struct Verdict {
    pub subject: uuid::Uuid,
    pub next: Option<Timestamp>,
    pub misses: i32,
    pub gone: Option<Timestamp>,
}

/// Writes verdicts on watches still held under `lease`; returns those that were.
pub(crate) async fn settle(tx: &mut Tx, verdicts: &[Verdict], lease: Timestamp) -> Result<Vec<uuid::Uuid>> {
    let rows: Vec<_> = verdicts
        .iter()
        .map(|v| json!({"s": v.subject.simple().to_string(), "n": v.next.map(|t| t.0), "m": v.misses, "g": v.gone.map(|t| t.0)}))
        .collect();
    let text = sql!(tx,
        "UPDATE watches SET next_at = r.n, misses = r.m, gone_at = r.g FROM "
        {pg "(SELECT CAST(s AS UUID) AS s, n, m, g FROM jsonb_to_recordset(CAST($1 AS JSONB)) AS j(s TEXT, n BIGINT, m INTEGER, g BIGINT))"
        | lite "(SELECT unhex(value->>'s') AS s, value->>'n' AS n, value->>'m' AS m, value->>'g' AS g FROM json_each($1))"}
        " AS r WHERE watches.subject_id = r.s AND watches.next_at = $2 RETURNING watches.subject_id"
    );
    let rows = serde_json::to_string(&rows)?;
    let held: Vec<(uuid::Uuid,)> =
        on!(tx, c => sqlx::query_as(text).bind(rows).bind(lease).fetch_all(c).await)?;
    Ok(held.into_iter().map(|(subject,)| subject).collect())
}

/// Removes what was to be counted of these profiles, and of their posts.
pub(crate) async fn remove(tx: &mut Tx, workspace: WorkspaceId, profiles: &[ProfileId]) -> Result<()> {
    let profiles = list(profiles.iter().map(|id| id.0));
    let text = sql!(tx, "DELETE FROM watches WHERE workspace_id = $1 AND profile_id IN (" {ids "$2"} ")");
    on!(tx, c => sqlx::query(text).bind(workspace).bind(profiles).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// The instant at which the next watch is due.
pub(crate) async fn next_due(db: &Db) -> Result<Option<Timestamp>> {
    let (at,): (Option<Timestamp>,) =
        on!(db, c => sqlx::query_as("SELECT min(next_at) FROM watches").fetch_one(c).await)?;
    Ok(at)
}
