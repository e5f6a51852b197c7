//! Every statement about posts that were seen.

use super::{Observed, Seen, TEXT_MAX};
use selaras_kernel::{BrandId, ProfileId, Result, Timestamp, WorkspaceId};
use selaras_store::{Db, Tx, list, on, sql};
use serde_json::json;
use std::collections::HashMap;
use uuid::Uuid;

/// The posts of a profile that are known by these ids of the network.
pub(super) async fn watched(
    tx: &mut Tx,
    workspace: WorkspaceId,
    profile: ProfileId,
    ids: &[&str],
) -> Result<HashMap<String, (Uuid, Timestamp)>> {
    let text = sql!(tx, "SELECT w.remote_id, w.subject_id, w.born_at FROM "
        {pg "(SELECT DISTINCT value AS r FROM jsonb_array_elements_text(CAST($3 AS JSONB)) AS t(value)) x"
        | lite "(SELECT DISTINCT value AS r FROM json_each($3)) x"}
        {pg " JOIN" | lite " CROSS JOIN"} " watches w ON w.profile_id = $2 AND w.remote_id = x.r WHERE w.workspace_id = $1");
    let ids = serde_json::to_string(ids)?;
    let rows: Vec<(String, Uuid, Timestamp)> =
        on!(tx, c => sqlx::query_as(text).bind(workspace).bind(profile).bind(ids).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(id, subject, born)| (id, (subject, born))).collect())
}

/// Writes what was seen; of what is new also that its numbers are kept. Posts that went out through us stay as they are.
pub(super) async fn write(
    tx: &mut Tx,
    (workspace, brand, profile): (WorkspaceId, BrandId, ProfileId),
    source: &str,
    rows: &[(Uuid, &Observed, bool)],
) -> Result<()> {
    let row = |(subject, post, new): &(Uuid, &Observed, bool)| {
        json!({"s": subject.simple().to_string(), "r": post.remote_id, "u": post.url, "b": post.published_at.0, "n": new,
            "t": post.text.chars().take(TEXT_MAX).collect::<String>(), "m": serde_json::to_string(&post.mentions).unwrap_or_default()})
    };
    let rows = serde_json::to_string(&rows.iter().map(row).collect::<Vec<_>>())?;
    let text = sql!(tx, "INSERT INTO watches (subject_id, workspace_id, brand_id, profile_id, remote_id, born_at, next_at, misses) "
        {pg "SELECT CAST(s AS UUID), $2, $3, $4, r, b, NULL, 0 FROM jsonb_to_recordset(CAST($1 AS JSONB)) AS x(s TEXT, r TEXT, b BIGINT, n BOOLEAN) WHERE n"
        | lite "SELECT unhex(value->>'s'), $2, $3, $4, value->>'r', value->>'b', NULL, 0 FROM json_each($1) WHERE value->>'n'"}
        " ON CONFLICT (subject_id) DO NOTHING");
    on!(&mut *tx, c => sqlx::query(text).bind(&rows).bind(workspace).bind(brand).bind(profile).execute(c).await.map(|_| ()))?;
    let text = sql!(tx, "INSERT INTO observed_posts (subject_id, workspace_id, brand_id, profile_id, remote_id, url, text, mentions, source, published_at) "
        {pg "SELECT CAST(s AS UUID), $2, $3, $4, r, u, t, m, $5, b FROM jsonb_to_recordset(CAST($1 AS JSONB)) AS x(s TEXT, r TEXT, u TEXT, t TEXT, m TEXT, b BIGINT, n BOOLEAN)
              WHERE n OR EXISTS (SELECT 1 FROM observed_posts o WHERE o.subject_id = CAST(s AS UUID))"
        | lite "SELECT unhex(value->>'s'), $2, $3, $4, value->>'r', value->>'u', value->>'t', value->>'m', $5, value->>'b' FROM json_each($1)
              WHERE value->>'n' OR EXISTS (SELECT 1 FROM observed_posts o WHERE o.subject_id = unhex(value->>'s'))"}
        " ON CONFLICT (subject_id) DO UPDATE SET url = COALESCE(excluded.url, observed_posts.url), text = excluded.text, mentions = excluded.mentions");
    on!(tx, c => sqlx::query(text).bind(&rows).bind(workspace).bind(brand).bind(profile).bind(source).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn seen(db: &Db, workspace: WorkspaceId, subjects: &[Uuid]) -> Result<Vec<Seen>> {
    let text = sql!(db, "SELECT subject_id, brand_id, text, url FROM observed_posts WHERE workspace_id = $1 AND subject_id IN (" {ids "$2"} ")");
    let subjects = list(subjects.iter().copied());
    Ok(on!(db, c => sqlx::query_as(text).bind(workspace).bind(subjects).fetch_all(c).await)?)
}

/// Removes them; returns which were there, with when they appeared.
pub(super) async fn remove(
    tx: &mut Tx,
    workspace: WorkspaceId,
    profile: ProfileId,
    subjects: &[Uuid],
) -> Result<Vec<(Uuid, Timestamp)>> {
    let subjects = list(subjects.iter().copied());
    let text = sql!(tx, "DELETE FROM observed_posts WHERE workspace_id = $1 AND profile_id = $2 AND subject_id IN (" {ids "$3"} ") RETURNING subject_id");
    let gone: Vec<(Uuid,)> = on!(&mut *tx, c => sqlx::query_as(text).bind(workspace).bind(profile).bind(subjects).fetch_all(c).await)?;
    let gone = list(gone.into_iter().map(|(id,)| id));
    let text = sql!(tx, "DELETE FROM watches WHERE workspace_id = $1 AND profile_id = $2 AND subject_id IN (" {ids "$3"} ") RETURNING subject_id, born_at");
    Ok(on!(tx, c => sqlx::query_as(text).bind(workspace).bind(profile).bind(gone).fetch_all(c).await)?)
}

/// Removes everything that was seen of these profiles.
pub(crate) async fn remove_profiles(
    tx: &mut Tx,
    workspace: WorkspaceId,
    profiles: &[ProfileId],
) -> Result<()> {
    let profiles = list(profiles.iter().map(|id| id.0));
    let text =
        sql!(tx, "DELETE FROM observed_posts WHERE workspace_id = $1 AND profile_id IN (" {ids "$2"} ")");
    on!(tx, c => sqlx::query(text).bind(workspace).bind(profiles).execute(c).await.map(|_| ()))?;
    Ok(())
}
