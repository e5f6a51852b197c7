//! Every SQL statement about first comments.

use super::FirstComment;
use crate::delivery::{DeliveryError, State};
use selaras_kernel::{BrandId, DeliveryId, PostId, ProfileId, Result, Timestamp, WorkspaceId};
use selaras_networks::{Content, Progress};
use selaras_store::{Db, Tx, list, on, sql};
use sqlx::types::Json;
use std::collections::HashMap;

/// A comment with the post it stands under.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Row {
    pub delivery_id: DeliveryId,
    pub workspace_id: WorkspaceId,
    pub brand_id: BrandId,
    pub post_id: PostId,
    pub profile_id: ProfileId,
    pub state: String,
    pub attempts: i32,
    pub fence: i64,
    pub prepared_at: Option<Timestamp>,
    pub progress: Option<Json<Progress>>,
    /// Of the delivery.
    pub content: Json<Content>,
    /// Of the first part of the post, at the network.
    pub remote_id: Option<String>,
}

/// The comments of deliveries that have just appeared: they wait to be said.
pub(super) async fn begin(tx: &mut Tx, deliveries: &[DeliveryId]) -> Result<()> {
    let text = sql!(tx,
        "INSERT INTO first_comments (delivery_id, workspace_id, brand_id, post_id, profile_id, state, attempts, fence)
         SELECT id, workspace_id, brand_id, post_id, profile_id, 'scheduled', 0, 0 FROM deliveries WHERE id IN (" {ids "$1"} ")
         ON CONFLICT (delivery_id) DO NOTHING");
    let ids = list(deliveries.iter().map(|id| id.0));
    on!(tx, c => sqlx::query(text).bind(ids).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn row(db: &Db, delivery: DeliveryId) -> Result<Option<Row>> {
    Ok(on!(db, c => sqlx::query_as(
        "SELECT f.delivery_id, f.workspace_id, f.brand_id, f.post_id, f.profile_id, f.state, f.attempts, f.fence, f.prepared_at, f.progress, d.content, d.remote_id
         FROM first_comments f JOIN deliveries d ON d.id = f.delivery_id WHERE f.delivery_id = $1"
    ).bind(delivery).fetch_optional(c).await)?)
}

#[derive(sqlx::FromRow)]
struct Shown {
    delivery_id: DeliveryId,
    state: String,
    published_at: Option<Timestamp>,
    url: Option<String>,
    error: Option<Json<DeliveryError>>,
}

/// How far the comments of these deliveries have come.
pub(crate) async fn of(db: &Db, deliveries: &[DeliveryId]) -> Result<HashMap<DeliveryId, FirstComment>> {
    if deliveries.is_empty() {
        return Ok(HashMap::new());
    }
    let text = sql!(db, "SELECT delivery_id, state, published_at, url, error FROM first_comments WHERE delivery_id IN (" {ids "$1"} ")");
    let ids = list(deliveries.iter().map(|id| id.0));
    let rows: Vec<Shown> = on!(db, c => sqlx::query_as(text).bind(ids).fetch_all(c).await)?;
    let shown = |row: Shown| {
        let state = State::from_name(&row.state);
        let error = row.error.map(|error| error.0);
        (row.delivery_id, FirstComment { state, published_at: row.published_at, url: row.url, error })
    };
    Ok(rows.into_iter().map(shown).collect())
}

/// What is to be recorded of a comment.
pub(super) struct Record {
    pub state: State,
    pub attempts: i32,
    pub prepared_at: Option<Timestamp>,
    pub progress: Option<Progress>,
    pub published_at: Option<Timestamp>,
    pub error: Option<DeliveryError>,
}

/// Records `to` of a comment whose fence is `seen`, and moves the fence on; the new one, or `None` when somebody else had
/// moved it before.
pub(super) async fn record(
    tx: &mut Tx,
    delivery: DeliveryId,
    seen: i64,
    to: &Record,
    url: Option<&str>,
) -> Result<Option<i64>> {
    let done: Option<(i64,)> = on!(tx, c => sqlx::query_as(
        "UPDATE first_comments SET state = $3, attempts = $4, prepared_at = $5, progress = $6, published_at = $7, url = $8, error = $9, fence = fence + 1
         WHERE delivery_id = $1 AND fence = $2 RETURNING fence"
    ).bind(delivery).bind(seen).bind(to.state.as_str()).bind(to.attempts).bind(to.prepared_at).bind(to.progress.as_ref().map(Json))
        .bind(to.published_at).bind(url).bind(to.error.as_ref().map(Json)).fetch_optional(c).await)?;
    Ok(done.map(|(fence,)| fence))
}

/// A person has decided about a comment in the state `was`: it is there, or it is said anew. Whether it still was.
pub(super) async fn settle(
    tx: &mut Tx,
    delivery: DeliveryId,
    was: State,
    appeared: bool,
    now: Timestamp,
) -> Result<bool> {
    let (state, published_at) =
        if appeared { (State::Published, Some(now)) } else { (State::Scheduled, None) };
    // Under the old keys, where the network remembers them: said once more, it is still one comment.
    let done: Option<(DeliveryId,)> = on!(tx, c => sqlx::query_as(
        "UPDATE first_comments SET state = $3, published_at = $4, error = NULL, attempts = 0, fence = fence + 1
         WHERE delivery_id = $1 AND state = $2 RETURNING delivery_id"
    ).bind(delivery).bind(was.as_str()).bind(state.as_str()).bind(published_at).fetch_optional(c).await)?;
    Ok(done.is_some())
}

/// As a crash would have left it that came right after the call.
#[cfg(test)]
pub(super) async fn put_back(db: &Db, delivery: DeliveryId) {
    db.write(move |tx| {
        Box::pin(async move {
            on!(tx, c => sqlx::query("UPDATE first_comments SET state = 'publishing', error = NULL WHERE delivery_id = $1")
                .bind(delivery).execute(c).await.map(|_| ()))?;
            Ok::<_, selaras_kernel::Error>(())
        })
    })
    .await
    .unwrap();
}
