//! Every statement that finds the numbers of posts by their ids.

use crate::blocks::{History, PROFILE_MONTH, Posts, month_of, seconds};
use selaras_kernel::{BrandId, ProfileId, Result, Timestamp, WorkspaceId};
use selaras_store::{Db, Tx, list, on, sql};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// In which block a post's (or profile's) numbers lie.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Whereabouts {
    pub subject_id: Uuid,
    pub brand_id: BrandId,
    pub profile_id: ProfileId,
    pub born_at: Timestamp,
    pub is_post: bool,
}

impl Whereabouts {
    pub(crate) fn key(&self) -> (ProfileId, i32) {
        (self.profile_id, if self.is_post { month_of(seconds(self.born_at)) } else { PROFILE_MONTH })
    }
}

pub(crate) async fn whereabouts(
    db: &Db,
    workspace: WorkspaceId,
    subjects: &[Uuid],
) -> Result<Vec<Whereabouts>> {
    let text = sql!(db, "SELECT subject_id, brand_id, profile_id, born_at, remote_id IS NOT NULL AS is_post
         FROM watches WHERE workspace_id = $1 AND subject_id IN (" {ids "$2"} ")");
    let subjects = list(subjects.iter().copied());
    Ok(on!(db, c => sqlx::query_as(text).bind(workspace).bind(subjects).fetch_all(c).await)?)
}

/// The whole indexes of these blocks.
pub(crate) async fn indexes(
    db: &Db,
    workspace: WorkspaceId,
    keys: impl Iterator<Item = (ProfileId, i32)>,
) -> Result<HashMap<(ProfileId, i32), Posts>> {
    let keys: BTreeSet<_> = keys.collect();
    let keys: Vec<_> =
        keys.into_iter().map(|(profile, month)| (profile.0.simple().to_string(), month)).collect();
    let text = sql!(db, "SELECT b.profile_id, b.month, b.posts FROM "
        {pg "(SELECT CAST(value->>0 AS UUID) AS p, CAST(value->>1 AS INTEGER) AS m FROM jsonb_array_elements(CAST($1 AS JSONB)) AS t(value)) k"
        | lite "(SELECT unhex(value->>0) AS p, value->>1 AS m FROM json_each($1)) k"}
        {pg " JOIN" | lite " CROSS JOIN"} " post_blocks b ON b.profile_id = k.p AND b.month = k.m WHERE b.workspace_id = $2");
    let rows: Vec<(ProfileId, i32, Vec<u8>)> = on!(db, c => sqlx::query_as(text).bind(serde_json::to_string(&keys)?).bind(workspace).fetch_all(c).await)?;
    let mut out = HashMap::new();
    for (profile, month, posts) in rows {
        out.insert((profile, month), Posts::decode(&posts)?);
    }
    Ok(out)
}

/// The whole histories of these blocks.
pub(crate) async fn histories(
    db: &Db,
    workspace: WorkspaceId,
    keys: impl Iterator<Item = (ProfileId, i32)>,
) -> Result<HashMap<(ProfileId, i32), History>> {
    let keys: BTreeSet<_> = keys.collect();
    let keys: Vec<_> =
        keys.into_iter().map(|(profile, month)| (profile.0.simple().to_string(), month)).collect();
    let text = sql!(db, "SELECT h.profile_id, h.month, h.data FROM "
        {pg "(SELECT CAST(value->>0 AS UUID) AS p, CAST(value->>1 AS INTEGER) AS m FROM jsonb_array_elements(CAST($1 AS JSONB)) AS t(value)) k"
        | lite "(SELECT unhex(value->>0) AS p, value->>1 AS m FROM json_each($1)) k"}
        {pg " JOIN" | lite " CROSS JOIN"} " history_parts h ON h.profile_id = k.p AND h.month = k.m WHERE h.workspace_id = $2 ORDER BY h.profile_id, h.month, h.part");
    let rows: Vec<(ProfileId, i32, Vec<u8>)> = on!(db, c => sqlx::query_as(text).bind(serde_json::to_string(&keys)?).bind(workspace).fetch_all(c).await)?;
    let mut out: HashMap<_, History> = HashMap::new();
    for (profile, month, part) in rows {
        out.entry((profile, month)).or_default().absorb(&part)?;
    }
    Ok(out)
}

/// A series as the release before kept it.
#[derive(sqlx::FromRow)]
pub(super) struct OldSeries {
    pub id: i32,
    pub workspace_id: WorkspaceId,
    pub subject_id: Uuid,
    pub metric: i16,
    pub source: String,
    pub last_value: i64,
    pub seen_at: Timestamp,
    pub brand_id: BrandId,
    pub profile_id: ProfileId,
    pub born_at: Timestamp,
    pub is_post: bool,
}

/// Its snapshots tell seconds since 2020-01-01T00:00:00Z.
const OLD_EPOCH: i64 = 1_577_836_800;

pub(super) async fn has_old(db: &Db) -> Result<bool> {
    let row: Option<(i32,)> =
        on!(db, c => sqlx::query_as("SELECT 1 FROM series LIMIT 1").fetch_optional(c).await)?;
    Ok(row.is_some())
}

/// Some series of one profile after another; those of nothing that is watched are let go of.
pub(super) async fn old_series(tx: &mut Tx) -> Result<Vec<OldSeries>> {
    on!(&mut *tx, c => sqlx::query("DELETE FROM series WHERE NOT EXISTS (SELECT 1 FROM watches w WHERE w.subject_id = series.subject_id)")
        .execute(c).await.map(|_| ()))?;
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT s.id, s.workspace_id, s.subject_id, s.metric, s.source, s.last_value, s.seen_at, w.brand_id, w.profile_id, w.born_at,
           w.remote_id IS NOT NULL AS is_post
         FROM series s JOIN watches w ON w.subject_id = s.subject_id ORDER BY s.id LIMIT 500"
    ).fetch_all(c).await)?)
}

pub(super) async fn old_snapshots(tx: &mut Tx, series: &[i32]) -> Result<Vec<(i32, Timestamp, i64)>> {
    let text = sql!(tx, "SELECT series_id, at, value FROM snapshots WHERE series_id IN ("
        {pg "SELECT CAST(value AS INTEGER) FROM jsonb_array_elements_text(CAST($1 AS JSONB)) AS t(value)" | lite "SELECT value FROM json_each($1)"}
        ") ORDER BY series_id, at");
    let rows: Vec<(i32, i32, i64)> =
        on!(tx, c => sqlx::query_as(text).bind(serde_json::to_string(series)?).fetch_all(c).await)?;
    let instant = |at: i32| Timestamp((OLD_EPOCH + i64::from(at)) * 1_000_000);
    Ok(rows.into_iter().map(|(series, at, value)| (series, instant(at), value)).collect())
}

pub(super) async fn remove_old(tx: &mut Tx, series: &[i32]) -> Result<()> {
    for text in [
        sql!(tx, "DELETE FROM snapshots WHERE series_id IN ("
            {pg "SELECT CAST(value AS INTEGER) FROM jsonb_array_elements_text(CAST($1 AS JSONB)) AS t(value)" | lite "SELECT value FROM json_each($1)"} ")"),
        sql!(tx, "DELETE FROM series WHERE id IN ("
            {pg "SELECT CAST(value AS INTEGER) FROM jsonb_array_elements_text(CAST($1 AS JSONB)) AS t(value)" | lite "SELECT value FROM json_each($1)"} ")"),
    ] {
        let ids = serde_json::to_string(series)?;
        on!(&mut *tx, c => sqlx::query(text).bind(ids).execute(c).await.map(|_| ()))?;
    }
    Ok(())
}

/// A series of the release before with two snapshots, the second repeated five minutes later without a row.
#[cfg(test)]
pub(super) async fn put_old(
    tx: &mut Tx,
    id: i32,
    workspace: WorkspaceId,
    subject: Uuid,
    metric: selaras_kernel::Metric,
    value: i64,
) -> Result<()> {
    let start = crate::watches::tests::NOW;
    let later = start + std::time::Duration::from_secs(300);
    let seen = start + std::time::Duration::from_secs(600);
    on!(&mut *tx, c => sqlx::query("INSERT INTO series (id, workspace_id, subject_id, metric, source, last_value, last_at, seen_at)
        VALUES ($1, $2, $3, $4, 'counted', $5, $6, $7)").bind(id).bind(workspace).bind(subject).bind(metric.code()).bind(value)
        .bind(later).bind(seen).execute(c).await.map(|_| ()))?;
    for (at, value) in [(start, value - 5), (later, value)] {
        let at = i32::try_from(at.as_secs() - OLD_EPOCH).unwrap_or(0);
        on!(&mut *tx, c => sqlx::query("INSERT INTO snapshots (series_id, at, value) VALUES ($1, $2, $3)")
            .bind(id).bind(at).bind(value).execute(c).await.map(|_| ()))?;
    }
    Ok(())
}
