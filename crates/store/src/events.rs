//! What has happened, in the order of commits: audit trail, outbox and live signal.

use crate::{Db, Tx, on, sql};
use selaras_kernel::{
    Actor, BrandId, Change, Event, Result, Right, WorkspaceId, actor::Brands, event::right_to_hear,
};
use uuid::fmt::Simple;

/// Writes changes with the next numbers. The row of `event_clock` stays locked until the commit, which keeps the
/// numbers in the order of commits on PostgreSQL too.
pub(crate) async fn append(tx: &mut Tx, changes: &[Change]) -> Result<()> {
    let count = i64::try_from(changes.len()).unwrap_or(i64::MAX);
    let (last,): (i64,) = on!(&mut *tx, c => sqlx::query_as("UPDATE event_clock SET seq = seq + $1 RETURNING seq").bind(count).fetch_one(c).await)?;
    let rows: Vec<_> = (last - count + 1..).zip(changes).map(|(seq, change)| Row::of(seq, change)).collect();
    let text = sql!(tx,
        "INSERT INTO events (seq, workspace_id, brand_id, person_id, token_id, at, kind, subject_id, data) "
        {pg "SELECT seq, CAST(workspace AS UUID), CAST(brand AS UUID), CAST(person AS UUID), CAST(token AS UUID), at, kind, CAST(subject AS UUID), data
             FROM jsonb_to_recordset(CAST($1 AS JSONB)) AS r(seq BIGINT, workspace TEXT, brand TEXT, person TEXT, token TEXT, at BIGINT, kind TEXT, subject TEXT, data JSONB)"
        | lite "SELECT value->>'seq', unhex(value->>'workspace'), unhex(value->>'brand'), unhex(value->>'person'), unhex(value->>'token'),
             value->>'at', value->>'kind', unhex(value->>'subject'), value->'data' FROM json_each($1)"}
    );
    let rows = serde_json::to_string(&rows)?;
    on!(tx, c => sqlx::query(text).bind(rows).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// A row of the statement above.
#[derive(serde::Serialize)]
struct Row<'a> {
    seq: i64,
    workspace: Simple,
    brand: Option<Simple>,
    person: Option<Simple>,
    token: Option<Simple>,
    at: i64,
    kind: &'static str,
    subject: Simple,
    data: Data<'a>,
}

#[derive(serde::Serialize)]
struct Data<'a> {
    from: &'a serde_json::Value,
    to: &'a serde_json::Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    guest: Option<&'a str>,
}

impl<'a> Row<'a> {
    fn of(seq: i64, change: &'a Change) -> Self {
        Self {
            seq,
            workspace: change.workspace.0.simple(),
            brand: change.brand.map(|id| id.0.simple()),
            person: change.person.map(|id| id.0.simple()),
            token: change.token.map(|id| id.0.simple()),
            at: change.at.0,
            kind: change.kind,
            subject: change.subject.simple(),
            data: Data { from: &change.before, to: &change.after, guest: change.guest.as_deref() },
        }
    }
}

/// The number of the last event committed.
///
/// # Errors
/// The database's.
pub async fn last_seq(db: &Db) -> Result<i64> {
    let (seq,) = on!(db, c => sqlx::query_as("SELECT seq FROM event_clock").fetch_one(c).await)?;
    Ok(seq)
}

/// Up to `limit` events of every workspace after `seq`, oldest first: for consumers inside the system.
///
/// # Errors
/// The database's.
pub async fn after(db: &Db, seq: i64, limit: i64) -> Result<Vec<Event>> {
    Ok(
        on!(db, c => sqlx::query_as("SELECT * FROM events WHERE seq > $1 ORDER BY seq LIMIT $2").bind(seq).bind(limit).fetch_all(c).await)?,
    )
}

/// The audit trail of the actor's workspace, newest first, before `before` if given. That somebody was told of something,
/// or has read it, is no change of anything and left out.
///
/// # Errors
/// `forbidden` without `audit.read` in the whole workspace.
pub async fn trail(
    db: &Db,
    actor: &Actor,
    before: Option<i64>,
    subject: Option<uuid::Uuid>,
    limit: i64,
) -> Result<Vec<Event>> {
    actor.require(Right::AuditRead, None)?;
    let before = before.unwrap_or(i64::MAX);
    match subject {
        Some(subject) => of_subject(db, actor.workspace, subject, before, limit).await,
        None => Ok(on!(db, c => sqlx::query_as(
            "SELECT * FROM events WHERE workspace_id = $1 AND seq < $2 AND kind NOT LIKE 'notification.%' ORDER BY seq DESC LIMIT $3"
        ).bind(actor.workspace).bind(before).bind(limit).fetch_all(c).await)?),
    }
}

/// What happened to one thing, newest first, before the event numbered `before`. The caller has made sure that the reader
/// may see it.
///
/// # Errors
/// The database's.
pub async fn of_subject(
    db: &Db,
    workspace: WorkspaceId,
    subject: uuid::Uuid,
    before: i64,
    limit: i64,
) -> Result<Vec<Event>> {
    Ok(on!(db, c => sqlx::query_as(
        "SELECT * FROM events WHERE subject_id = $1 AND workspace_id = $2 AND seq < $3 ORDER BY seq DESC LIMIT $4"
    ).bind(subject).bind(workspace).bind(before).bind(limit).fetch_all(c).await)?)
}

/// Whether `actor` may be told of `event` as it happens.
pub fn visible(actor: &Actor, event: &Event) -> bool {
    if event.workspace_id != actor.workspace {
        return false;
    }
    // What one person is told is nobody else's business.
    if event.kind.starts_with("notification.") {
        return actor.person.is_some_and(|person| person.0 == event.subject_id);
    }
    match (actor.brands(right_to_hear(&event.kind)), event.brand_id) {
        (Brands::All, _) => true,
        (brands, Some(brand)) => brands.has(brand),
        (_, None) => false,
    }
}

/// Forgets what happened in a brand of sample data, which goes without trace. Nothing else is ever forgotten.
///
/// # Errors
/// The database's.
pub async fn forget_brand(tx: &mut Tx, workspace: WorkspaceId, brand: BrandId) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM events WHERE workspace_id = $1 AND brand_id = $2")
        .bind(workspace).bind(brand).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// The number of the last event of a brand: the revision of everything that belongs to it; 0 before the first.
///
/// # Errors
/// The database's.
pub async fn brand_revision(db: &Db, workspace: WorkspaceId, brand: BrandId) -> Result<i64> {
    let row: Option<(i64,)> = on!(db, c => sqlx::query_as(
        "SELECT seq FROM events WHERE brand_id = $1 AND workspace_id = $2 ORDER BY seq DESC LIMIT 1"
    ).bind(brand).bind(workspace).fetch_optional(c).await)?;
    Ok(row.map_or(0, |(seq,)| seq))
}

/// How far the consumer `name` has read; `None` before its first time.
///
/// # Errors
/// The database's.
pub async fn cursor(db: &Db, name: &str) -> Result<Option<i64>> {
    let row: Option<(i64,)> = on!(db, c => sqlx::query_as("SELECT seq FROM consumers WHERE name = $1")
        .bind(name).fetch_optional(c).await)?;
    Ok(row.map(|(seq,)| seq))
}

/// Moves the consumer's cursor from `from` to `to`, in the same write as what it made of the events in between; `false` when
/// another node was faster, and then this write must do nothing.
///
/// # Errors
/// The database's.
pub async fn move_cursor(tx: &mut Tx, name: &str, from: Option<i64>, to: i64) -> Result<bool> {
    let moved = match from {
        None => {
            on!(tx, c => sqlx::query("INSERT INTO consumers (name, seq) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING")
            .bind(name).bind(to).execute(c).await.map(|done| done.rows_affected()))?
        }
        Some(from) => on!(tx, c => sqlx::query("UPDATE consumers SET seq = $3 WHERE name = $1 AND seq = $2")
            .bind(name).bind(from).bind(to).execute(c).await.map(|done| done.rows_affected()))?,
    };
    Ok(moved == 1)
}

/// How far the consumer `name` has read, kept from moving until this write is committed.
///
/// # Errors
/// The database's.
pub async fn hold_cursor(tx: &mut Tx, name: &str) -> Result<Option<i64>> {
    let text = sql!(tx, "SELECT seq FROM consumers WHERE name = $1 " {pg "FOR UPDATE" | lite ""});
    let row: Option<(i64,)> = on!(tx, c => sqlx::query_as(text).bind(name).fetch_optional(c).await)?;
    Ok(row.map(|(seq,)| seq))
}
