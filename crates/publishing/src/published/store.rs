//! Every SQL statement about what went out.

use super::{Filter, STATES, Said, Tried};
use crate::delivery::State;
use selaras_kernel::{BrandId, Cursor, DeliveryId, PostId, ProfileId, Result, Timestamp, WorkspaceId};
use selaras_networks::Content;
use selaras_store::{Db, list, on, sql};
use sqlx::types::Json;
use uuid::Uuid;

/// Where a post stands in the order of time.
#[derive(sqlx::FromRow)]
pub(super) struct Place {
    pub id: PostId,
    pub due_at: Timestamp,
}

/// What a filter looks for, as the statements below take it.
struct Wanted {
    states: [&'static str; 3],
    any_profile: bool,
    profiles: String,
    campaign: Option<String>,
    pattern: String,
}

impl Wanted {
    fn of(filter: &Filter) -> Self {
        let wants = |state: State| filter.states.is_empty() || filter.states.contains(&state);
        let profiles = filter.profiles.as_deref().unwrap_or_default();
        Self {
            states: STATES.map(|state| if wants(state) { state.as_str() } else { "" }),
            any_profile: filter.profiles.is_none(),
            profiles: list(profiles.iter().map(|id| id.0)),
            campaign: filter.campaign.clone(),
            pattern: filter.pattern(),
        }
    }
}

/// The posts that match, the latest due first, after `after`, at most `limit`.
pub(super) async fn places(
    db: &Db,
    workspace: WorkspaceId,
    filter: &Filter,
    after: Option<Cursor>,
    limit: i64,
) -> Result<Vec<Place>> {
    let wanted = Wanted::of(filter);
    let [published, failed, unconfirmed] = wanted.states;
    // No post has the nil id, so without a cursor everything before `to` follows. One bound and not two: see the calendar's store.
    let to = (filter.to.0, Uuid::nil());
    let (key, id) = after.map_or(to, |after| (after.key, after.id).min(to));
    let text = sql!(db,
        "SELECT p.id, p.due_at FROM posts p
         WHERE p.workspace_id = $1 AND p.brand_id = $2 AND p.due_at >= $3 AND (p.due_at, p.id) < ($4, $5)
           AND (CAST($6 AS TEXT) IS NULL OR p.campaign = $6)
           AND EXISTS (SELECT 1 FROM deliveries d WHERE d.post_id = p.id AND d.state IN ($7, $8, $9) AND ($10 OR d.profile_id IN (" {ids "$11"} "))
             AND ($12 = '%' OR lower(p.title) LIKE $12 ESCAPE '!' OR lower(p.campaign) LIKE $12 ESCAPE '!' OR EXISTS (SELECT 1 FROM "
             {pg "jsonb_array_elements(d.content->'parts') t(value)" | lite "json_each(d.content, '$.parts') t"}
             " WHERE lower(t.value->>'text') LIKE $12 ESCAPE '!')))
         ORDER BY p.due_at DESC, p.id DESC LIMIT $13");
    Ok(
        on!(db, c => sqlx::query_as(text).bind(workspace).bind(filter.brand).bind(filter.from).bind(key).bind(id)
        .bind(&wanted.campaign).bind(published).bind(failed).bind(unconfirmed).bind(wanted.any_profile).bind(&wanted.profiles)
        .bind(&wanted.pattern).bind(limit).fetch_all(c).await)?,
    )
}

#[derive(sqlx::FromRow)]
struct TriedRow {
    post_id: PostId,
    id: DeliveryId,
    profile_id: ProfileId,
    state: String,
}

/// The deliveries of all posts that match.
pub(super) async fn tried(db: &Db, workspace: WorkspaceId, filter: &Filter) -> Result<Vec<Tried>> {
    let wanted = Wanted::of(filter);
    let [published, failed, unconfirmed] = wanted.states;
    let text = sql!(db,
        "SELECT d.post_id, d.id, d.profile_id, d.state FROM posts p JOIN deliveries d ON d.post_id = p.id
         WHERE p.workspace_id = $1 AND p.brand_id = $2 AND p.due_at >= $3 AND p.due_at < $4
           AND (CAST($5 AS TEXT) IS NULL OR p.campaign = $5)
           AND d.state IN ($6, $7, $8) AND ($9 OR d.profile_id IN (" {ids "$10"} "))
           AND ($11 = '%' OR lower(p.title) LIKE $11 ESCAPE '!' OR lower(p.campaign) LIKE $11 ESCAPE '!' OR EXISTS (SELECT 1 FROM "
             {pg "jsonb_array_elements(d.content->'parts') t(value)" | lite "json_each(d.content, '$.parts') t"}
             " WHERE lower(t.value->>'text') LIKE $11 ESCAPE '!'))");
    let rows: Vec<TriedRow> = on!(db, c => sqlx::query_as(text).bind(workspace).bind(filter.brand).bind(filter.from).bind(filter.to)
        .bind(&wanted.campaign).bind(published).bind(failed).bind(unconfirmed).bind(wanted.any_profile).bind(&wanted.profiles)
        .bind(&wanted.pattern).fetch_all(c).await)?;
    let tried = |row: TriedRow| Tried {
        post: row.post_id,
        delivery: row.id,
        profile: row.profile_id,
        state: State::from_name(&row.state),
    };
    Ok(rows.into_iter().map(tried).collect())
}

#[derive(sqlx::FromRow)]
struct SaidRow {
    id: DeliveryId,
    post_id: PostId,
    brand_id: BrandId,
    campaign: String,
    content: Json<Content>,
    url: Option<String>,
}

/// What deliveries (or those of posts) with these ids said.
pub(super) async fn said(db: &Db, workspace: WorkspaceId, ids: &[Uuid]) -> Result<Vec<Said>> {
    let text = sql!(db,
        "SELECT d.id, d.post_id, d.brand_id, p.campaign, d.content, d.url FROM deliveries d JOIN posts p ON p.id = d.post_id
         WHERE d.workspace_id = $1 AND d.id IN (" {ids "$2"} ")
         UNION SELECT d.id, d.post_id, d.brand_id, p.campaign, d.content, d.url FROM deliveries d JOIN posts p ON p.id = d.post_id
         WHERE d.workspace_id = $1 AND d.post_id IN (" {ids "$2"} ")");
    let rows: Vec<SaidRow> = on!(db, c => sqlx::query_as(text).bind(workspace).bind(list(ids.iter().copied())).fetch_all(c).await)?;
    let said = |row: SaidRow| Said {
        delivery: row.id,
        post: row.post_id,
        brand: row.brand_id,
        campaign: row.campaign,
        content: row.content.0,
        url: row.url,
    };
    Ok(rows.into_iter().map(said).collect())
}
