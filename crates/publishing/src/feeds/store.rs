//! Every SQL statement about calendar feeds.

use super::CalendarFeed;
use selaras_kernel::{BrandId, CalendarFeedId, PersonId, PostId, Result, Timestamp, WorkspaceId};
use selaras_store::{Db, Tx, on};

#[derive(sqlx::FromRow)]
struct Row {
    workspace_id: WorkspaceId,
    person_id: PersonId,
    #[sqlx(flatten)]
    feed: CalendarFeed,
}

pub(super) async fn insert(
    tx: &mut Tx,
    workspace: WorkspaceId,
    person: PersonId,
    feed: &CalendarFeed,
    hash: &[u8],
) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO calendar_feeds (id, token_hash, workspace_id, brand_id, person_id, holidays, language, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    ).bind(feed.id).bind(hash).bind(workspace).bind(feed.brand).bind(person).bind(feed.holidays).bind(&feed.language)
        .bind(feed.created_at).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn count(
    tx: &mut Tx,
    workspace: WorkspaceId,
    person: PersonId,
    brand: BrandId,
) -> Result<usize> {
    let (count,): (i64,) = on!(tx, c => sqlx::query_as(
        "SELECT COUNT(*) FROM calendar_feeds WHERE person_id = $1 AND brand_id = $2 AND workspace_id = $3"
    ).bind(person).bind(brand).bind(workspace).fetch_one(c).await)?;
    Ok(usize::try_from(count).unwrap_or_default())
}

pub(super) async fn of_person(
    db: &Db,
    workspace: WorkspaceId,
    person: PersonId,
    brand: BrandId,
) -> Result<Vec<CalendarFeed>> {
    Ok(on!(db, c => sqlx::query_as(
        "SELECT id, brand_id AS brand, holidays, language, created_at, seen_at FROM calendar_feeds
         WHERE person_id = $1 AND brand_id = $2 AND workspace_id = $3 ORDER BY created_at DESC, id"
    ).bind(person).bind(brand).bind(workspace).fetch_all(c).await)?)
}

pub(super) async fn get(
    db: &Db,
    workspace: WorkspaceId,
    person: PersonId,
    id: CalendarFeedId,
) -> Result<Option<CalendarFeed>> {
    Ok(on!(db, c => sqlx::query_as(
        "SELECT id, brand_id AS brand, holidays, language, created_at, seen_at FROM calendar_feeds
         WHERE id = $1 AND person_id = $2 AND workspace_id = $3"
    ).bind(id).bind(person).bind(workspace).fetch_optional(c).await)?)
}

pub(super) async fn by_token(db: &Db, hash: &[u8]) -> Result<Option<(WorkspaceId, PersonId, CalendarFeed)>> {
    let row: Option<Row> = on!(db, c => sqlx::query_as(
        "SELECT id, workspace_id, person_id, brand_id AS brand, holidays, language, created_at, seen_at FROM calendar_feeds WHERE token_hash = $1"
    ).bind(hash).fetch_optional(c).await)?;
    Ok(row.map(|row| (row.workspace_id, row.person_id, row.feed)))
}

/// When each post of a range was last changed by a person.
pub(super) async fn changed(
    db: &Db,
    workspace: WorkspaceId,
    brand: BrandId,
    (from, to): (Timestamp, Timestamp),
) -> Result<Vec<(PostId, Timestamp)>> {
    Ok(on!(db, c => sqlx::query_as(
        "SELECT id, updated_at FROM posts WHERE workspace_id = $1 AND brand_id = $2 AND due_at >= $3 AND due_at < $4 ORDER BY due_at, id LIMIT 4000"
    ).bind(workspace).bind(brand).bind(from).bind(to).fetch_all(c).await)?)
}

pub(super) async fn renew(
    tx: &mut Tx,
    workspace: WorkspaceId,
    id: CalendarFeedId,
    hash: &[u8],
    now: Timestamp,
) -> Result<bool> {
    let done = on!(tx, c => sqlx::query(
        "UPDATE calendar_feeds SET token_hash = $3, created_at = $4, seen_at = NULL WHERE id = $1 AND workspace_id = $2"
    ).bind(id).bind(workspace).bind(hash).bind(now).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

pub(super) async fn remove(tx: &mut Tx, workspace: WorkspaceId, id: CalendarFeedId) -> Result<bool> {
    let done = on!(tx, c => sqlx::query("DELETE FROM calendar_feeds WHERE id = $1 AND workspace_id = $2")
        .bind(id).bind(workspace).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

pub(super) async fn seen(
    tx: &mut Tx,
    workspace: WorkspaceId,
    id: CalendarFeedId,
    now: Timestamp,
) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE calendar_feeds SET seen_at = $3 WHERE id = $1 AND workspace_id = $2")
        .bind(id).bind(workspace).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}
