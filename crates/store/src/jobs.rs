//! Background jobs: durable, leased by a column with an expiry, finished only by the holder of the lease.

use crate::{Db, Tx, on, sql};
use selaras_kernel::{Error, JobId, Result, Timestamp};
use serde_json::Value;
use sqlx::types::Json;
use std::time::Duration;

/// A job to be done.
#[derive(Clone, Debug)]
pub struct NewJob {
    /// What to do, such as `mail.send`.
    pub kind: &'static str,
    /// At most one waiting job has this key within its kind; a second one is dropped. `None`: no such limit.
    pub key: Option<String>,
    /// Everything the job needs; no secrets.
    pub payload: Value,
    /// Not before this.
    pub run_at: Timestamp,
}

/// A job that was claimed.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Job {
    /// Its id.
    pub id: JobId,
    /// What to do.
    pub kind: String,
    /// Everything it needs.
    pub payload: Json<Value>,
    /// How often it has been begun, this time included. Also the fence: a result is taken only from the last claim.
    pub attempts: i32,
}

/// How a job ended.
#[derive(Debug)]
pub enum Ended {
    /// Done; forget it.
    Done,
    /// Do it again at this instant.
    Again(Timestamp),
    /// It failed for now; try again after the usual pause.
    Retry(String),
    /// It failed for good; kept for people to see.
    Failed(String),
}

/// How long to wait before attempt number `attempts + 1`: 5 s doubling to at most an hour, ± 20 % so that what failed
/// together does not come back together. `jitter` is in `[0, 1)`.
pub fn pause(attempts: i32, jitter: f64) -> Duration {
    let seconds = 5.0 * 2_f64.powi(attempts.clamp(1, 11) - 1);
    Duration::from_secs_f64(seconds.min(3600.0) * (0.8 + 0.4 * jitter))
}

/// Puts a job into the queue, in the same transaction as what caused it.
///
/// # Errors
/// The database's.
pub async fn enqueue(tx: &mut Tx, job: NewJob, now: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO jobs (id, kind, key, payload, run_at, attempts, created_at) VALUES ($1, $2, $3, $4, $5, 0, $6)
         ON CONFLICT (kind, key) DO NOTHING"
    ).bind(JobId::new(now)).bind(job.kind).bind(job.key).bind(Json(job.payload)).bind(job.run_at).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Takes a job out of the queue, whoever works on it: what it was to do is done or no longer wanted.
///
/// # Errors
/// The database's.
pub async fn forget(tx: &mut Tx, kind: &str, key: &str) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM jobs WHERE kind = $1 AND key = $2").bind(kind).bind(key).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Claims up to `limit` due jobs for `lease`. Whoever dies holding them loses them when the lease is over.
///
/// # Errors
/// The database's.
pub async fn claim(db: &Db, now: Timestamp, lease: Duration, limit: i64) -> Result<Vec<Job>> {
    // A look without a transaction first: an idle queue must cost next to nothing.
    let due: Option<(i32,)> = on!(db, c => sqlx::query_as(
        "SELECT 1 FROM jobs WHERE run_at <= $1 AND failed_at IS NULL LIMIT 1").bind(now).fetch_optional(c).await)?;
    if due.is_none() {
        return Ok(Vec::new());
    }
    db.write(move |tx| {
        Box::pin(async move {
            let text = sql!(tx,
                "UPDATE jobs SET run_at = $1, attempts = attempts + 1 WHERE id IN (
                   SELECT id FROM jobs WHERE run_at <= $2 AND failed_at IS NULL ORDER BY run_at LIMIT $3 " {pg "FOR UPDATE SKIP LOCKED" | lite ""} ")
                 RETURNING id, kind, payload, attempts");
            Ok(on!(tx, c => sqlx::query_as(text).bind(now + lease).bind(now).bind(limit).fetch_all(c).await)?)
        })
    })
    .await
}

/// Records how a claimed job ended. A claim that was taken over meanwhile changes nothing.
///
/// # Errors
/// The database's.
pub async fn finish(db: &Db, job: &Job, ended: Ended, now: Timestamp, jitter: f64) -> Result<()> {
    let (id, attempts) = (job.id, job.attempts);
    db.write(move |tx| {
        Box::pin(async move {
            match ended {
                Ended::Done => {
                    on!(tx, c => sqlx::query("DELETE FROM jobs WHERE id = $1 AND attempts = $2")
                        .bind(id).bind(attempts).execute(c).await.map(|_| ()))?;
                }
                Ended::Again(at) => {
                    on!(tx, c => sqlx::query("UPDATE jobs SET run_at = $3, attempts = 0, error = NULL WHERE id = $1 AND attempts = $2")
                        .bind(id).bind(attempts).bind(at).execute(c).await.map(|_| ()))?;
                }
                Ended::Retry(error) => {
                    on!(tx, c => sqlx::query("UPDATE jobs SET run_at = $3, error = $4 WHERE id = $1 AND attempts = $2")
                        .bind(id).bind(attempts).bind(now + pause(attempts, jitter)).bind(error).execute(c).await.map(|_| ()))?;
                }
                Ended::Failed(error) => {
                    on!(tx, c => sqlx::query("UPDATE jobs SET failed_at = $3, error = $4 WHERE id = $1 AND attempts = $2")
                        .bind(id).bind(attempts).bind(now).bind(error).execute(c).await.map(|_| ()))?;
                }
            }
            Ok::<_, Error>(())
        })
    })
    .await
}

/// The instant at which the next waiting job is due.
///
/// # Errors
/// The database's.
pub async fn next_due(db: &Db) -> Result<Option<Timestamp>> {
    let (at,): (Option<Timestamp>,) = on!(db, c => sqlx::query_as("SELECT min(run_at) FROM jobs WHERE failed_at IS NULL").fetch_one(c).await)?;
    Ok(at)
}

/// How many jobs wait beyond `now`, and how many failed for good.
///
/// # Errors
/// The database's.
pub async fn counts(db: &Db, now: Timestamp) -> Result<(i64, i64)> {
    Ok(on!(db, c => sqlx::query_as(
        "SELECT COUNT(CASE WHEN failed_at IS NULL AND run_at <= $1 THEN 1 END), COUNT(CASE WHEN failed_at IS NOT NULL THEN 1 END) FROM jobs"
    ).bind(now).fetch_one(c).await)?)
}
