//! Every SQL statement about deliveries and the lanes they go through.

use super::{DeliveryError, State};
use crate::first_comment;
use selaras_kernel::{Actor, BrandId, Change, DeliveryId, PostId, ProfileId, Result, Timestamp, WorkspaceId};
use selaras_networks::{Content, Progress};
use selaras_store::{Db, Tx, list, on, sql};
use serde_json::{Value, json};
use sqlx::types::Json;
use std::{collections::HashSet, time::Duration};
use uuid::Uuid;

/// A delivery in the hands of a worker.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Claimed {
    pub id: DeliveryId,
    pub workspace_id: WorkspaceId,
    pub brand_id: BrandId,
    pub post_id: PostId,
    pub profile_id: ProfileId,
    /// `publishing`: nothing is in doubt. `unconfirmed`: an earlier attempt may have got through.
    pub state: String,
    pub content: Json<Content>,
    pub progress: Option<Json<Progress>>,
    pub prepared_at: Timestamp,
    pub due_at: Option<Timestamp>,
    pub attempts: i32,
    pub fence: i64,
}

/// What is to be recorded of a claimed delivery.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    pub id: DeliveryId,
    pub fence: i64,
    pub workspace: WorkspaceId,
    pub brand: BrandId,
    pub post: PostId,
    pub profile: ProfileId,
    pub state: State,
    pub next_at: Option<Timestamp>,
    pub attempts: i32,
    pub prepared_at: Option<Timestamp>,
    pub published_at: Option<Timestamp>,
    pub progress: Option<Progress>,
    pub error: Option<DeliveryError>,
    /// Whether a first comment is to follow.
    pub comments: bool,
    pub at: Timestamp,
}

/// The instant at which a worker must look next.
pub(crate) async fn next_due(db: &Db) -> Result<Option<Timestamp>> {
    let row: Option<(Timestamp,)> = on!(db, c => sqlx::query_as(
        "SELECT next_at FROM deliveries WHERE next_at IS NOT NULL ORDER BY next_at LIMIT 1").fetch_optional(c).await)?;
    Ok(row.map(|(at,)| at))
}

/// Takes what is due on this worker's lanes. PostgreSQL's statistics say that hardly anything is due, which is true until a
/// burst: so the lanes are asked for as a set (`IS TRUE`) and the chosen rows by their ids (`COALESCE` keeps the index of due
/// times out), or each due row would be held against every other (1.3 s for 10,000).
pub(super) const CLAIM: &str = "
    WITH mine AS MATERIALIZED (
      SELECT id FROM deliveries WHERE next_at <= $3
        AND (profile_id IN (SELECT profile_id FROM lanes WHERE worker_id = $1 AND until > $3)) IS TRUE
      ORDER BY due_at, id LIMIT $4)
    UPDATE deliveries SET state = CASE WHEN state = 'scheduled' THEN 'publishing' ELSE 'unconfirmed' END,
      worker_id = $1, next_at = $2, fence = fence + 1, attempts = attempts + 1, prepared_at = COALESCE(prepared_at, $3)
    WHERE id IN (SELECT id FROM mine)
      -- Again, for a row that somebody called off or settled while this waited for it (PostgreSQL).
      AND COALESCE(next_at, $2) <= $3 AND state IN ('scheduled', 'publishing', 'unconfirmed')
    RETURNING id, workspace_id, brand_id, post_id, profile_id, state, content, progress, prepared_at, due_at, attempts, fence";

/// Claims up to `limit` due deliveries in the lanes that are free or already `worker`'s, in the order of their due times.
///
/// What is due is always found by the index of due times (`MATERIALIZED` holds the planner to that): going by lanes would read
/// the whole history of every profile.
pub(crate) async fn claim(
    db: &Db,
    worker: Uuid,
    now: Timestamp,
    lease: Duration,
    limit: i64,
) -> Result<Vec<Claimed>> {
    db.write(move |tx| {
        Box::pin(async move {
            on!(&mut *tx, c => sqlx::query(
                "WITH due AS MATERIALIZED (SELECT DISTINCT profile_id FROM deliveries WHERE next_at <= $1)
                 INSERT INTO lanes (profile_id, until) SELECT due.profile_id, 0 FROM due
                 WHERE NOT EXISTS (SELECT 1 FROM lanes l WHERE l.profile_id = due.profile_id) ON CONFLICT (profile_id) DO NOTHING"
            ).bind(now).execute(c).await.map(|_| ()))?;
            on!(&mut *tx, c => sqlx::query(
                "WITH due AS MATERIALIZED (SELECT id, profile_id, next_at, due_at FROM deliveries WHERE next_at <= $3)
                 UPDATE lanes SET worker_id = $1, until = $2 WHERE (until <= $3 OR worker_id = $1) AND profile_id IN (
                   SELECT d.profile_id FROM due d JOIN lanes l ON l.profile_id = d.profile_id
                   WHERE l.until <= $3 OR l.worker_id = $1 ORDER BY d.next_at, d.due_at, d.id LIMIT $4)"
            ).bind(worker).bind(now + lease).bind(now).bind(limit).execute(c).await.map(|_| ()))?;
            let mut claimed: Vec<Claimed> = on!(&mut *tx, c => sqlx::query_as(CLAIM).bind(worker).bind(now + lease).bind(now).bind(limit).fetch_all(c).await)?;
            claimed.sort_by_key(|claim| (claim.due_at, claim.id));
            Ok(claimed)
        })
    })
    .await
}

/// Takes the lane of one profile for something other than publishing (a token refresh), if it is free.
pub(crate) async fn take_lane(
    db: &Db,
    worker: Uuid,
    profile: ProfileId,
    now: Timestamp,
    lease: Duration,
) -> Result<bool> {
    db.write(move |tx| {
        Box::pin(async move {
            on!(&mut *tx, c => sqlx::query("INSERT INTO lanes (profile_id, until) VALUES ($1, 0) ON CONFLICT (profile_id) DO NOTHING")
                .bind(profile).execute(c).await.map(|_| ()))?;
            let taken: Option<(ProfileId,)> = on!(tx, c => sqlx::query_as(
                "UPDATE lanes SET worker_id = $1, until = $2 WHERE profile_id = $3 AND until <= $4 RETURNING profile_id"
            ).bind(worker).bind(now + lease).bind(profile).bind(now).fetch_optional(c).await)?;
            Ok(taken.is_some())
        })
    })
    .await
}

/// Gives up lanes: each is free from its instant on.
pub(crate) async fn release_lanes(tx: &mut Tx, worker: Uuid, lanes: &[(ProfileId, Timestamp)]) -> Result<()> {
    if lanes.is_empty() {
        return Ok(());
    }
    let rows = json!(
        lanes
            .iter()
            .map(|(profile, free_at)| json!({"p": profile.0.simple().to_string(), "u": free_at.0}))
            .collect::<Vec<_>>()
    );
    let text = sql!(tx,
        "UPDATE lanes SET worker_id = NULL, until = r.u FROM "
        {pg "(SELECT CAST(p AS UUID) AS p, u FROM jsonb_to_recordset(CAST($2 AS JSONB)) AS x(p TEXT, u BIGINT)) r"
        | lite "(SELECT unhex(value->>'p') AS p, value->>'u' AS u FROM json_each($2)) r"}
        " WHERE lanes.profile_id = r.p AND lanes.worker_id = $1");
    on!(tx, c => sqlx::query(text).bind(worker).bind(rows.to_string()).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Records what became of claimed deliveries, in one statement. A delivery that was taken over meanwhile (its fence has
/// moved on) is left as it is. Returns those that were kept.
pub(crate) async fn record(tx: &mut Tx, records: &[Record]) -> Result<HashSet<DeliveryId>> {
    if records.is_empty() {
        return Ok(HashSet::new());
    }
    let rows: Vec<Value> = records.iter().map(row).collect();
    let text = sql!(tx,
        "UPDATE deliveries SET state = r.state, next_at = r.next_at, attempts = r.attempts, prepared_at = r.prepared_at,
           worker_id = CASE WHEN r.held THEN worker_id END, published_at = r.published_at, progress = r.progress, error = r.error, remote_id = r.remote_id, url = r.url FROM "
        {pg "(SELECT CAST(id AS UUID) AS id, fence, held, state, next_at, attempts, prepared_at, published_at, progress, error, remote_id, url
              FROM jsonb_to_recordset(CAST($1 AS JSONB)) AS x(id TEXT, fence BIGINT, held BOOLEAN, state TEXT, next_at BIGINT, attempts INTEGER,
              prepared_at BIGINT, published_at BIGINT, progress JSONB, error JSONB, remote_id TEXT, url TEXT)) r"
        | lite "(SELECT unhex(value->>'id') AS id, value->>'fence' AS fence, value->>'held' AS held, value->>'state' AS state, value->>'next_at' AS next_at,
              value->>'attempts' AS attempts, value->>'prepared_at' AS prepared_at, value->>'published_at' AS published_at,
              NULLIF(value->'progress', 'null') AS progress, NULLIF(value->'error', 'null') AS error, value->>'remote_id' AS remote_id, value->>'url' AS url
              FROM json_each($1)) r"}
        " WHERE deliveries.id = r.id AND deliveries.fence = r.fence RETURNING deliveries.id");
    let kept: Vec<(DeliveryId,)> =
        on!(&mut *tx, c => sqlx::query_as(text).bind(Value::Array(rows).to_string()).fetch_all(c).await)?;
    let kept: HashSet<_> = kept.into_iter().map(|(id,)| id).collect();
    let commented: Vec<_> =
        records.iter().filter(|r| r.comments && kept.contains(&r.id)).map(|r| (r.id, r.at)).collect();
    if !commented.is_empty() {
        first_comment::begin(tx, &commented).await?;
    }
    for r in records {
        if kept.contains(&r.id) {
            if let Some(change) = change(r) {
                tx.tell(change);
            }
        } else {
            tracing::warn!(delivery = %r.id, state = r.state.as_str(), "the delivery was taken over; this worker's result is not recorded");
        }
    }
    Ok(kept)
}

fn row(r: &Record) -> Value {
    let first = r.progress.as_ref().and_then(|p| p.posted.first());
    json!({
        "id": r.id.0.simple().to_string(), "fence": r.fence, "held": r.state == State::Publishing, "state": r.state.as_str(), "next_at": r.next_at.map(|t| t.0),
        "attempts": r.attempts, "prepared_at": r.prepared_at.map(|t| t.0), "published_at": r.published_at.map(|t| t.0),
        "progress": r.progress, "error": r.error,
        "remote_id": first.map(|p| &p.id), "url": first.map(|p| &p.url),
    })
}

/// What the world is told: only of states that mean something to people, not of every step.
fn change(r: &Record) -> Option<Change> {
    let kind = match r.state {
        State::Published => "delivery.published",
        State::Failed => "delivery.failed",
        State::Unconfirmed => "delivery.unconfirmed",
        State::Scheduled if r.error.is_some() => "delivery.retrying",
        _ => return None,
    };
    let first = r.progress.as_ref().and_then(|p| p.posted.first());
    Some(Change {
        workspace: r.workspace,
        brand: Some(r.brand),
        person: None,
        token: None,
        guest: None,
        at: r.at,
        kind,
        subject: r.id.0,
        before: Value::Null,
        after: json!({
            "state": r.state.as_str(), "next_at": r.next_at, "post": r.post, "profile": r.profile, "brand": r.brand,
            "remote_id": first.map(|p| &p.id), "url": first.map(|p| &p.url), "error": r.error.as_ref().map(|e| &e.code),
        }),
    })
}

/// Notes that deliveries are no longer on their networks.
pub(crate) async fn mark_gone(tx: &mut Tx, gone: &[(DeliveryId, Timestamp)]) -> Result<()> {
    for (id, at) in gone {
        on!(&mut *tx, c => sqlx::query("UPDATE deliveries SET gone_at = $2 WHERE id = $1 AND gone_at IS NULL")
            .bind(id).bind(at).execute(c).await.map(|_| ()))?;
    }
    Ok(())
}

/// Notes that `worker` is alive, and renews its lanes and what it has claimed until `until`: a delivery may wait in a lane
/// longer than one claim lasts.
pub(crate) async fn beat(
    db: &Db,
    worker: Uuid,
    name: &str,
    started: Timestamp,
    now: Timestamp,
    until: Timestamp,
) -> Result<()> {
    let name = name.to_owned();
    db.write(move |tx| {
        Box::pin(async move {
            on!(&mut *tx, c => sqlx::query(
                "INSERT INTO workers (id, name, started_at, beat_at) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO UPDATE SET beat_at = excluded.beat_at"
            ).bind(worker).bind(name).bind(started).bind(now).execute(c).await.map(|_| ()))?;
            on!(&mut *tx, c => sqlx::query("UPDATE lanes SET until = $2 WHERE worker_id = $1").bind(worker).bind(until).execute(c).await.map(|_| ()))?;
            // Most are sent long before: only what has used up half of its time is written again.
            let half = Timestamp(now.0.midpoint(until.0));
            on!(tx, c => sqlx::query(
                "UPDATE deliveries SET next_at = $2 WHERE worker_id = $1 AND state IN ('publishing', 'unconfirmed') AND next_at < $3"
            ).bind(worker).bind(until).bind(half).execute(c).await.map(|_| ()))?;
            Ok(())
        })
    })
    .await
}

/// Gives up what `worker` claimed until exactly `until`, when it is not known whether that claim was committed: nobody has
/// these deliveries in memory, so nothing else would. They are looked at again at `look_at`.
pub(crate) async fn disown(db: &Db, worker: Uuid, until: Timestamp, look_at: Timestamp) -> Result<()> {
    db.write(move |tx| {
        Box::pin(async move {
            on!(tx, c => sqlx::query(
                "UPDATE deliveries SET next_at = $3, fence = fence + 1, worker_id = NULL WHERE worker_id = $1 AND next_at = $2"
            ).bind(worker).bind(until).bind(look_at).execute(c).await.map(|_| ()))?;
            Ok(())
        })
    })
    .await
}

/// How many deliveries are due at `now` or earlier, and since when the oldest of them.
pub(crate) async fn backlog(db: &Db, now: Timestamp) -> Result<(i64, Option<Timestamp>)> {
    Ok(
        on!(db, c => sqlx::query_as("SELECT COUNT(*), min(next_at) FROM deliveries WHERE next_at <= $1").bind(now).fetch_one(c).await)?,
    )
}

/// The instant of the latest heartbeat of any worker.
pub(crate) async fn last_beat(db: &Db) -> Result<Option<Timestamp>> {
    let (at,): (Option<Timestamp>,) =
        on!(db, c => sqlx::query_as("SELECT max(beat_at) FROM workers").fetch_one(c).await)?;
    Ok(at)
}

/// Takes over what dead workers held: those whose last beat is before `dead_before`, except `alive`. Their deliveries are
/// looked at again at `look_at`. Returns how many there were.
pub(crate) async fn bury(
    db: &Db,
    alive: Uuid,
    dead_before: Timestamp,
    now: Timestamp,
    look_at: Timestamp,
) -> Result<usize> {
    let dead: Vec<(Uuid,)> = on!(db, c => sqlx::query_as("SELECT id FROM workers WHERE beat_at < $1 AND id <> $2")
        .bind(dead_before).bind(alive).fetch_all(c).await)?;
    if dead.is_empty() {
        return Ok(0);
    }
    let dead = list(dead.into_iter().map(|(id,)| id));
    db.write(move |tx| {
        Box::pin(async move {
            let take = sql!(tx, "UPDATE deliveries SET next_at = $2, fence = fence + 1, worker_id = NULL
                WHERE state IN ('publishing', 'unconfirmed') AND worker_id IN (" {ids "$1"} ") RETURNING id, workspace_id, brand_id, post_id");
            let taken: Vec<(DeliveryId, WorkspaceId, BrandId, PostId)> = on!(&mut *tx, c => sqlx::query_as(take).bind(&dead).bind(look_at).fetch_all(c).await)?;
            for (id, workspace, brand, post) in &taken {
                tx.tell(Change::by(&Actor::system(*workspace), "delivery.taken_over", id.0, now).brand(*brand).to(json!({"post": post})));
            }
            let free = sql!(tx, "UPDATE lanes SET worker_id = NULL, until = 0 WHERE worker_id IN ("
                {ids "$1"} ")");
            on!(&mut *tx, c => sqlx::query(free).bind(&dead).execute(c).await.map(|_| ()))?;
            let forget = sql!(tx, "DELETE FROM workers WHERE id IN ("
                {ids "$1"} ")");
            on!(tx, c => sqlx::query(forget).bind(&dead).execute(c).await.map(|_| ()))?;
            Ok(taken.len())
        })
    })
    .await
}
