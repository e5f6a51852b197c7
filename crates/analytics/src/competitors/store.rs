//! Every statement about competitors, their profiles, and looking at them.

use super::{Competitor, CompetitorProfile, FoundBy, HowFound, LookError, LookState};
use futures::TryStreamExt;
use selaras_kernel::{BrandId, CompetitorId, Error, ProfileId, Result, Timestamp, WorkspaceId};
use selaras_networks::PublicProfileRef;
use selaras_store::{Db, Tx, list, on, sql};
use std::time::Duration;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: CompetitorId,
    brand_id: BrandId,
    name: String,
    note: String,
    found_by: String,
    found_words: String,
    created_at: Timestamp,
    updated_at: Timestamp,
    version: i64,
}

#[derive(sqlx::FromRow)]
struct ProfileRow {
    id: ProfileId,
    competitor_id: CompetitorId,
    network: String,
    handle: String,
    name: String,
    url: String,
    avatar: Option<String>,
    state: String,
    error_code: Option<String>,
    error_detail: Option<String>,
    error_at: Option<Timestamp>,
    created_at: Timestamp,
    posts_since: Timestamp,
    looked_at: Option<Timestamp>,
}

impl ProfileRow {
    fn read(self) -> CompetitorProfile {
        let error = self.error_code.map(|code| LookError {
            code,
            detail: self.error_detail.unwrap_or_default(),
            at: self.error_at.unwrap_or_default(),
            explanation: None,
        });
        CompetitorProfile {
            id: self.id,
            network: self.network,
            handle: self.handle,
            name: self.name,
            url: self.url,
            avatar: self.avatar,
            state: LookState::from_name(&self.state),
            error,
            posts_since: self.posts_since,
            looked_at: self.looked_at,
            created_at: self.created_at,
        }
    }
}

fn whole(rows: Vec<Row>, profiles: Vec<ProfileRow>) -> Vec<Competitor> {
    let read = |row: Row| Competitor {
        id: row.id,
        brand: row.brand_id,
        name: row.name,
        note: row.note,
        found: HowFound { by: FoundBy::from_name(&row.found_by), words: row.found_words },
        profiles: Vec::new(),
        created_at: row.created_at,
        updated_at: row.updated_at,
        version: row.version,
    };
    let mut all: Vec<Competitor> = rows.into_iter().map(read).collect();
    for profile in profiles {
        if let Some(of) = all.iter_mut().find(|one| one.id == profile.competitor_id) {
            of.profiles.push(profile.read());
        }
    }
    all
}

pub(super) async fn of_brand(db: &Db, workspace: WorkspaceId, brand: BrandId) -> Result<Vec<Competitor>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(
        "SELECT id, brand_id, name, note, found_by, found_words, created_at, updated_at, version FROM competitors
         WHERE workspace_id = $1 AND brand_id = $2 ORDER BY lower(name), id"
    ).bind(workspace).bind(brand).fetch_all(c).await)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let profiles: Vec<ProfileRow> = on!(db, c => sqlx::query_as(
        "SELECT p.id, p.competitor_id, p.network, p.handle, p.name, p.url, p.avatar, p.state, p.error_code, p.error_detail, p.error_at,
           p.created_at, p.posts_since, p.looked_at
         FROM competitors c JOIN competitor_profiles p ON p.competitor_id = c.id
         WHERE c.workspace_id = $1 AND c.brand_id = $2 ORDER BY p.network, p.handle, p.id"
    ).bind(workspace).bind(brand).fetch_all(c).await)?;
    Ok(whole(rows, profiles))
}

pub(super) async fn get(db: &Db, workspace: WorkspaceId, id: CompetitorId) -> Result<Option<Competitor>> {
    let row: Option<Row> = on!(db, c => sqlx::query_as(
        "SELECT id, brand_id, name, note, found_by, found_words, created_at, updated_at, version FROM competitors
         WHERE id = $1 AND workspace_id = $2"
    ).bind(id).bind(workspace).fetch_optional(c).await)?;
    let profiles: Vec<ProfileRow> = on!(db, c => sqlx::query_as(
        "SELECT id, competitor_id, network, handle, name, url, avatar, state, error_code, error_detail, error_at, created_at,
           posts_since, looked_at
         FROM competitor_profiles WHERE competitor_id = $1 AND workspace_id = $2 ORDER BY network, handle, id"
    ).bind(id).bind(workspace).fetch_all(c).await)?;
    Ok(whole(row.into_iter().collect(), profiles).pop())
}

pub(super) async fn count(tx: &mut Tx, workspace: WorkspaceId, brand: BrandId) -> Result<usize> {
    let (count,): (i64,) = on!(tx, c => sqlx::query_as("SELECT COUNT(*) FROM competitors WHERE workspace_id = $1 AND brand_id = $2")
        .bind(workspace).bind(brand).fetch_one(c).await)?;
    Ok(usize::try_from(count).unwrap_or_default())
}

pub(crate) async fn insert(tx: &mut Tx, workspace: WorkspaceId, one: &Competitor) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO competitors (id, workspace_id, brand_id, name, note, found_by, found_words, created_at, updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
    ).bind(one.id).bind(workspace).bind(one.brand).bind(&one.name).bind(&one.note).bind(one.found.by.as_str()).bind(&one.found.words)
        .bind(one.created_at).bind(one.updated_at).bind(one.version).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Whether it was still in the version `seen`.
pub(super) async fn update(tx: &mut Tx, workspace: WorkspaceId, one: &Competitor, seen: i64) -> Result<bool> {
    let done = on!(tx, c => sqlx::query(
        "UPDATE competitors SET name = $3, note = $4, found_by = $5, found_words = $6, updated_at = $7, version = $8
         WHERE id = $1 AND workspace_id = $2 AND version = $9"
    ).bind(one.id).bind(workspace).bind(&one.name).bind(&one.note).bind(one.found.by.as_str()).bind(&one.found.words)
        .bind(one.updated_at).bind(one.version).bind(seen).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// Whether it was still in the version `seen`.
pub(super) async fn remove(tx: &mut Tx, workspace: WorkspaceId, id: CompetitorId, seen: i64) -> Result<bool> {
    let done = on!(tx, c => sqlx::query("DELETE FROM competitors WHERE id = $1 AND workspace_id = $2 AND version = $3")
        .bind(id).bind(workspace).bind(seen).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// Removes the profiles of a competitor; returns which there were.
pub(super) async fn remove_profiles(
    tx: &mut Tx,
    workspace: WorkspaceId,
    id: CompetitorId,
) -> Result<Vec<ProfileId>> {
    let gone: Vec<(ProfileId,)> = on!(tx, c => sqlx::query_as(
        "DELETE FROM competitor_profiles WHERE competitor_id = $1 AND workspace_id = $2 RETURNING id"
    ).bind(id).bind(workspace).fetch_all(c).await)?;
    Ok(gone.into_iter().map(|(id,)| id).collect())
}

/// Whether it was there.
pub(super) async fn remove_profile(
    tx: &mut Tx,
    workspace: WorkspaceId,
    of: CompetitorId,
    id: ProfileId,
) -> Result<bool> {
    let done = on!(tx, c => sqlx::query("DELETE FROM competitor_profiles WHERE id = $1 AND competitor_id = $2 AND workspace_id = $3")
        .bind(id).bind(of).bind(workspace).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// Whether the competitor is there. The brand's competitors stay as they are until the commit, so that no profile is added twice.
pub(super) async fn lock(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    id: CompetitorId,
) -> Result<bool> {
    let text = sql!(tx, "SELECT id FROM competitors WHERE workspace_id = $1 AND brand_id = $2 ORDER BY id " {pg "FOR UPDATE" | lite ""});
    let rows: Vec<(CompetitorId,)> =
        on!(tx, c => sqlx::query_as(text).bind(workspace).bind(brand).fetch_all(c).await)?;
    Ok(rows.contains(&(id,)))
}

pub(super) async fn count_profiles(tx: &mut Tx, workspace: WorkspaceId, id: CompetitorId) -> Result<usize> {
    let (count,): (i64,) = on!(tx, c => sqlx::query_as(
        "SELECT COUNT(*) FROM competitor_profiles WHERE competitor_id = $1 AND workspace_id = $2"
    ).bind(id).bind(workspace).fetch_one(c).await)?;
    Ok(usize::try_from(count).unwrap_or_default())
}

/// The name of the competitor of this brand whose profile this is already.
pub(super) async fn whose(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    network: &str,
    profile: &PublicProfileRef,
) -> Result<Option<String>> {
    let row: Option<(String,)> = on!(tx, c => sqlx::query_as(
        "SELECT c.name FROM competitor_profiles p JOIN competitors c ON c.id = p.competitor_id
         WHERE p.workspace_id = $1 AND p.brand_id = $2 AND p.network = $3 AND p.server = $4 AND p.remote_id = $5"
    ).bind(workspace).bind(brand).bind(network).bind(&profile.server).bind(&profile.remote_id).fetch_optional(c).await)?;
    Ok(row.map(|(name,)| name))
}

/// `next` is when it is looked at first; never without.
pub(crate) async fn insert_profile(
    tx: &mut Tx,
    (workspace, brand, competitor): (WorkspaceId, BrandId, CompetitorId),
    one: &CompetitorProfile,
    known_as: &PublicProfileRef,
    next: Option<Timestamp>,
) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO competitor_profiles (id, workspace_id, brand_id, competitor_id, network, server, remote_id, handle, name, url, avatar,
           state, created_at, posts_since, looked_at, next_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
    ).bind(one.id).bind(workspace).bind(brand).bind(competitor).bind(&one.network).bind(&known_as.server).bind(&known_as.remote_id)
        .bind(&one.handle).bind(&one.name).bind(&one.url).bind(&one.avatar).bind(one.state.as_str()).bind(one.created_at)
        .bind(one.posts_since).bind(one.looked_at).bind(next).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// A profile that is to be looked at now.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Due {
    pub id: ProfileId,
    pub workspace_id: WorkspaceId,
    pub brand_id: BrandId,
    pub competitor_id: CompetitorId,
    pub network: String,
    pub server: String,
    pub remote_id: String,
    pub handle: String,
    pub name: String,
    pub url: String,
    pub avatar: Option<String>,
    pub state: String,
    pub posts_since: Timestamp,
    pub looked_at: Option<Timestamp>,
    pub rest_page: Option<String>,
    pub rest_since: Option<Timestamp>,
}

/// Claims up to `limit` profiles that are due until `lease`, the one that waits longest first.
pub(super) async fn claim(db: &Db, now: Timestamp, lease: Timestamp, limit: i64) -> Result<Vec<Due>> {
    let due: Option<(i32,)> = on!(db, c => sqlx::query_as("SELECT 1 FROM competitor_profiles WHERE next_at <= $1 LIMIT 1")
        .bind(now).fetch_optional(c).await)?;
    if due.is_none() {
        return Ok(Vec::new());
    }
    db.write(move |tx| {
        Box::pin(async move {
            let text = sql!(tx,
                "UPDATE competitor_profiles SET next_at = $1 WHERE id IN (
                   SELECT id FROM competitor_profiles WHERE next_at <= $2 ORDER BY next_at LIMIT $3 "
                {pg "FOR UPDATE SKIP LOCKED" | lite ""}
                ") RETURNING id, workspace_id, brand_id, competitor_id, network, server, remote_id, handle, name, url, avatar, state,
                   posts_since, looked_at, rest_page, rest_since");
            Ok(on!(tx, c => sqlx::query_as(text).bind(lease).bind(now).bind(limit).fetch_all(c).await)?)
        })
    })
    .await
}

/// Whether the profile is still held under `lease`; it stays so until the commit.
pub(super) async fn held(tx: &mut Tx, due: &Due, lease: Timestamp) -> Result<bool> {
    let done = on!(tx, c => sqlx::query("UPDATE competitor_profiles SET next_at = $3 WHERE id = $1 AND workspace_id = $2 AND next_at = $3")
        .bind(due.id).bind(due.workspace_id).bind(lease).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// Writes what is shown of it.
pub(super) async fn face(tx: &mut Tx, due: &Due) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE competitor_profiles SET handle = $3, name = $4, url = $5, avatar = $6 WHERE id = $1 AND workspace_id = $2")
        .bind(due.id).bind(due.workspace_id).bind(&due.handle).bind(&due.name).bind(&due.url).bind(&due.avatar)
        .execute(c).await.map(|_| ()))?;
    Ok(())
}

/// What becomes of a profile after a look.
pub(super) struct Verdict {
    pub state: LookState,
    pub error: Option<LookError>,
    pub looked_at: Option<Timestamp>,
    pub next: Timestamp,
    pub rest: Option<(String, Timestamp)>,
}

/// Writes a verdict on a profile still held under `lease`; whether it was.
pub(super) async fn settle(tx: &mut Tx, due: &Due, lease: Timestamp, verdict: &Verdict) -> Result<bool> {
    let error = verdict.error.as_ref();
    let rest = verdict.rest.as_ref();
    let done = on!(tx, c => sqlx::query(
        "UPDATE competitor_profiles SET next_at = $4, state = $5, error_code = $6, error_detail = $7, error_at = $8, looked_at = $9,
           rest_page = $10, rest_since = $11 WHERE id = $1 AND workspace_id = $2 AND next_at = $3"
    ).bind(due.id).bind(due.workspace_id).bind(lease).bind(verdict.next).bind(verdict.state.as_str())
        .bind(error.map(|e| e.code.as_str())).bind(error.map(|e| e.detail.as_str())).bind(error.map(|e| e.at))
        .bind(verdict.looked_at).bind(rest.map(|(page, _)| page.as_str())).bind(rest.map(|(_, since)| *since))
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// Gives what posts say that were seen of these profiles and appeared in the time, with whom they name and their page.
pub(super) async fn texts(
    db: &Db,
    workspace: WorkspaceId,
    profiles: &[ProfileId],
    (from, to): (Timestamp, Timestamp),
    mut each: impl FnMut(Uuid, String, Vec<String>, Option<String>) + Send,
) -> Result<()> {
    let text = sql!(db, "SELECT o.subject_id, o.text, o.mentions, o.url FROM "
        {pg "(SELECT CAST(value AS UUID) AS id FROM jsonb_array_elements_text(CAST($2 AS JSONB)) AS t(value)) p"
        | lite "(SELECT unhex(value) AS id FROM json_each($2)) p"}
        " CROSS JOIN observed_posts o WHERE o.workspace_id = $1 AND o.profile_id = p.id AND o.published_at >= $3 AND o.published_at < $4");
    // A day more on either side, for the zones.
    let day = Duration::from_secs(24 * 3600);
    let ids = list(profiles.iter().map(|id| id.0));
    on!(db, c => {
        let mut rows = sqlx::query_as::<_, (Uuid, String, String, Option<String>)>(text)
            .bind(workspace).bind(ids).bind(from - day).bind(to + day).fetch(c);
        while let Some((id, text, mentions, url)) = rows.try_next().await? {
            let mentions = serde_json::from_str(&mentions)
                .map_err(|e| Error::fault(format!("reading whom the observed post {id} names"), e))?;
            each(id, text, mentions, url);
        }
    });
    Ok(())
}

/// A profile whose page and id are others now.
#[cfg(test)]
pub(super) async fn move_away(tx: &mut Tx, id: ProfileId, url: &str, remote_id: &str) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE competitor_profiles SET url = $2, remote_id = $3 WHERE id = $1")
        .bind(id).bind(url).bind(remote_id).execute(c).await.map(|_| ()))?;
    Ok(())
}
