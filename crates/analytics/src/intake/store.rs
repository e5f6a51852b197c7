//! Every statement about blocks and roll-ups that change.
//!
//! Many blobs go in one statement: one long parameter, and where each begins.

use super::edit::{Block, Parts};
use crate::{blocks::Days, measure::PARTS};
use selaras_kernel::{BrandId, Metric, ProfileId, Result, WorkspaceId};
use selaras_store::{Tx, list, on, sql};
use std::{collections::HashMap, fmt::Write as _};
use uuid::Uuid;

/// A block as it lies.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct BlockRow {
    pub profile_id: ProfileId,
    pub month: i32,
    pub parts: i32,
    pub tails: i32,
    pub posts: Vec<u8>,
}

/// A block's place.
pub(crate) type Key = (ProfileId, i32);

/// Rows of a JSON array, each `["<profile>",<numbers>…]`.
#[derive(Default)]
struct Rows(String);

impl Rows {
    fn push(&mut self, profile: ProfileId, numbers: &[i64]) {
        self.begin(profile, numbers);
        self.0.push(']');
    }

    /// With a last number that may be missing.
    fn push_with(&mut self, profile: ProfileId, numbers: &[i64], last: Option<i64>) {
        self.begin(profile, numbers);
        let _ = match last {
            Some(last) => write!(self.0, ",{last}]"),
            None => write!(self.0, ",null]"),
        };
    }

    fn begin(&mut self, profile: ProfileId, numbers: &[i64]) {
        self.0.push(if self.0.is_empty() { '[' } else { ',' });
        let _ = write!(self.0, "[\"{}\"", profile.0.simple());
        for number in numbers {
            let _ = write!(self.0, ",{number}");
        }
    }

    fn text(mut self) -> String {
        self.0.push_str(if self.0.is_empty() { "[]" } else { "]" });
        self.0
    }
}

/// Locks the profiles that are measured, in one order; returns the zone of each.
pub(super) async fn lock(
    tx: &mut Tx,
    workspace: WorkspaceId,
    profiles: &[ProfileId],
) -> Result<HashMap<ProfileId, String>> {
    let text = sql!(tx, "SELECT profile_id, zone FROM measured_profiles WHERE workspace_id = $1 AND profile_id IN (" {ids "$2"} ") ORDER BY profile_id"
        {pg " FOR UPDATE" | lite ""});
    let profiles = list(profiles.iter().map(|id| id.0));
    let rows: Vec<(ProfileId, String)> =
        on!(tx, c => sqlx::query_as(text).bind(workspace).bind(profiles).fetch_all(c).await)?;
    Ok(rows.into_iter().collect())
}

pub(super) async fn blocks(
    tx: &mut Tx,
    workspace: WorkspaceId,
    keys: impl Iterator<Item = Key>,
) -> Result<HashMap<Key, BlockRow>> {
    let mut rows = Rows::default();
    keys.for_each(|(profile, month)| rows.push(profile, &[i64::from(month)]));
    let text = sql!(tx, "SELECT b.profile_id, b.month, b.parts, b.tails, b.posts FROM "
        {pg "(SELECT CAST(value->>0 AS UUID) AS p, CAST(value->>1 AS INTEGER) AS m FROM jsonb_array_elements(CAST($1 AS JSONB)) AS t(value)) k"
        | lite "(SELECT unhex(value->>0) AS p, value->>1 AS m FROM json_each($1)) k"}
        {pg " JOIN" | lite " CROSS JOIN"} " post_blocks b ON b.profile_id = k.p AND b.month = k.m WHERE b.workspace_id = $2");
    let found: Vec<BlockRow> =
        on!(tx, c => sqlx::query_as(text).bind(rows.text()).bind(workspace).fetch_all(c).await)?;
    Ok(found.into_iter().map(|row| ((row.profile_id, row.month), row)).collect())
}

/// The parts of these blocks, in order. A block of which nothing is there yet has none.
pub(super) async fn parts(
    tx: &mut Tx,
    workspace: WorkspaceId,
    keys: &[Key],
) -> Result<HashMap<Key, Vec<Vec<u8>>>> {
    let mut out: HashMap<Key, Vec<Vec<u8>>> = keys.iter().map(|key| (*key, Vec::new())).collect();
    if keys.is_empty() {
        return Ok(out);
    }
    let mut rows = Rows::default();
    keys.iter().for_each(|(profile, month)| rows.push(*profile, &[i64::from(*month)]));
    let text = sql!(tx, "SELECT h.profile_id, h.month, h.data FROM "
        {pg "(SELECT CAST(value->>0 AS UUID) AS p, CAST(value->>1 AS INTEGER) AS m FROM jsonb_array_elements(CAST($1 AS JSONB)) AS t(value)) k"
        | lite "(SELECT unhex(value->>0) AS p, value->>1 AS m FROM json_each($1)) k"}
        {pg " JOIN" | lite " CROSS JOIN"} " history_parts h ON h.profile_id = k.p AND h.month = k.m WHERE h.workspace_id = $2 ORDER BY h.profile_id, h.month, h.part");
    let found: Vec<(ProfileId, i32, Vec<u8>)> =
        on!(tx, c => sqlx::query_as(text).bind(rows.text()).bind(workspace).fetch_all(c).await)?;
    for (profile, month, data) in found {
        out.entry((profile, month)).or_default().push(data);
    }
    Ok(out)
}

/// The blocks of a profile, by month: the index, and all parts in order.
pub(super) async fn history(
    tx: &mut Tx,
    workspace: WorkspaceId,
    profile: ProfileId,
) -> Result<Vec<(i32, Vec<u8>, Vec<Vec<u8>>)>> {
    let indexes: Vec<(i32, Vec<u8>)> = on!(&mut *tx, c => sqlx::query_as(
        "SELECT month, posts FROM post_blocks WHERE profile_id = $1 AND workspace_id = $2 ORDER BY month"
    ).bind(profile).bind(workspace).fetch_all(c).await)?;
    let parts: Vec<(i32, Vec<u8>)> = on!(tx, c => sqlx::query_as(
        "SELECT month, data FROM history_parts WHERE profile_id = $1 AND workspace_id = $2 ORDER BY month, part"
    ).bind(profile).bind(workspace).fetch_all(c).await)?;
    let mut out: Vec<_> = indexes.into_iter().map(|(month, posts)| (month, posts, Vec::new())).collect();
    for (month, data) in parts {
        if let Ok(at) = out.binary_search_by_key(&month, |(month, ..)| *month) {
            out[at].2.push(data);
        }
    }
    Ok(out)
}

/// Writes the blocks that changed: their index, and of their history what is new.
pub(super) async fn write(
    tx: &mut Tx,
    workspace: WorkspaceId,
    blocks: impl Iterator<Item = &Block>,
) -> Result<()> {
    let (mut index, mut index_bytes) = (Rows::default(), Vec::new());
    let (mut parts, mut part_bytes) = (Rows::default(), Vec::<u8>::new());
    let mut merged = Rows::default();
    let mut any = false;
    for block in blocks {
        any = true;
        let key = i64::from(block.month);
        let (count, tails) = match &block.history {
            Parts::Same => (block.parts, block.tails),
            Parts::Append(data) => {
                let at = part_bytes.len() as i64 + 1;
                parts.push(block.profile, &[key, i64::from(block.parts), at, data.len() as i64]);
                part_bytes.extend_from_slice(data);
                (block.parts + 1, if block.parts == 0 { 0 } else { block.tails + 1 })
            }
            Parts::Whole(data) => {
                let at = part_bytes.len() as i64 + 1;
                parts.push(block.profile, &[key, 0, at, data.len() as i64]);
                part_bytes.extend_from_slice(data);
                merged.push(block.profile, &[key]);
                (1, 0)
            }
        };
        let at = index_bytes.len() as i64 + 1;
        let posts = block.posts.encode();
        let peak = block.posts.peak(&PARTS.map(Metric::code), Metric::Interactions.code());
        let numbers = [key, i64::from(count), i64::from(tails), at, posts.len() as i64];
        index.push_with(block.profile, &numbers, peak);
        index_bytes.extend_from_slice(&posts);
    }
    if !any {
        return Ok(());
    }
    if !merged.0.is_empty() {
        let text = sql!(tx, "DELETE FROM history_parts WHERE part > 0 AND workspace_id = $2 AND (profile_id, month) IN "
            {pg "(SELECT CAST(value->>0 AS UUID), CAST(value->>1 AS INTEGER) FROM jsonb_array_elements(CAST($1 AS JSONB)) AS t(value))"
            | lite "(SELECT unhex(value->>0), value->>1 FROM json_each($1))"});
        on!(&mut *tx, c => sqlx::query(text).bind(merged.text()).bind(workspace).execute(c).await.map(|_| ()))?;
    }
    if !parts.0.is_empty() {
        let text = sql!(tx, "INSERT INTO history_parts (profile_id, month, part, workspace_id, data) SELECT "
            {pg "CAST(value->>0 AS UUID), CAST(value->>1 AS INTEGER), CAST(value->>2 AS INTEGER), $2, substr($3, CAST(value->>3 AS INTEGER), CAST(value->>4 AS INTEGER))
                FROM jsonb_array_elements(CAST($1 AS JSONB)) AS t(value)"
            | lite "unhex(value->>0), value->>1, value->>2, $2, substr($3, value->>3, value->>4) FROM json_each($1) WHERE TRUE"}
            " ON CONFLICT (profile_id, month, part) DO UPDATE SET data = excluded.data");
        on!(&mut *tx, c => sqlx::query(text).bind(parts.text()).bind(workspace).bind(part_bytes).execute(c).await.map(|_| ()))?;
    }
    let text = sql!(tx, "INSERT INTO post_blocks (profile_id, month, workspace_id, parts, tails, posts, peak, revision, written) SELECT "
        {pg "CAST(value->>0 AS UUID), CAST(value->>1 AS INTEGER), $2, CAST(value->>2 AS INTEGER), CAST(value->>3 AS INTEGER), substr($3, CAST(value->>4 AS INTEGER), CAST(value->>5 AS INTEGER)), CAST(value->>6 AS BIGINT), 1, 0
            FROM jsonb_array_elements(CAST($1 AS JSONB)) AS t(value)"
        | lite "unhex(value->>0), value->>1, $2, value->>2, value->>3, substr($3, value->>4, value->>5), value->>6, 1, 0 FROM json_each($1) WHERE TRUE"}
        " ON CONFLICT (profile_id, month) DO UPDATE SET parts = excluded.parts, tails = excluded.tails, posts = excluded.posts, peak = excluded.peak, revision = post_blocks.revision + 1");
    on!(tx, c => sqlx::query(text).bind(index.text()).bind(workspace).bind(index_bytes).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Whose days: of the profile itself, which metric, which profile.
pub(crate) type DayKey = (bool, i16, ProfileId);

pub(super) async fn days(
    tx: &mut Tx,
    workspace: WorkspaceId,
    keys: impl Iterator<Item = DayKey>,
) -> Result<HashMap<DayKey, Vec<u8>>> {
    let mut rows = Rows::default();
    keys.for_each(|(of, metric, profile)| rows.push(profile, &[i64::from(of), i64::from(metric)]));
    let text = sql!(tx, "SELECT d.of_profile, d.metric, d.profile_id, d.days FROM "
        {pg "(SELECT CAST(value->>0 AS UUID) AS p, CAST(value->>1 AS SMALLINT) AS o, CAST(value->>2 AS SMALLINT) AS m FROM jsonb_array_elements(CAST($1 AS JSONB)) AS t(value)) k"
        | lite "(SELECT unhex(value->>0) AS p, value->>1 AS o, value->>2 AS m FROM json_each($1)) k"}
        {pg " JOIN" | lite " CROSS JOIN"} " day_rollups d ON d.workspace_id = $2 AND d.of_profile = k.o AND d.metric = k.m AND d.profile_id = k.p");
    let found: Vec<(i16, i16, ProfileId, Vec<u8>)> =
        on!(tx, c => sqlx::query_as(text).bind(rows.text()).bind(workspace).fetch_all(c).await)?;
    Ok(found.into_iter().map(|(of, metric, profile, days)| ((of == 1, metric, profile), days)).collect())
}

pub(super) async fn write_days(
    tx: &mut Tx,
    workspace: WorkspaceId,
    changed: &[(DayKey, Days)],
) -> Result<()> {
    if changed.is_empty() {
        return Ok(());
    }
    let (mut rows, mut bytes) = (Rows::default(), Vec::new());
    for ((of, metric, profile), days) in changed {
        let data = days.encode();
        rows.push(*profile, &[i64::from(*of), i64::from(*metric), bytes.len() as i64 + 1, data.len() as i64]);
        bytes.extend_from_slice(&data);
    }
    let text = sql!(tx, "INSERT INTO day_rollups (workspace_id, profile_id, of_profile, metric, days) SELECT $2, "
        {pg "CAST(value->>0 AS UUID), CAST(value->>1 AS SMALLINT), CAST(value->>2 AS SMALLINT), substr($3, CAST(value->>3 AS INTEGER), CAST(value->>4 AS INTEGER))
            FROM jsonb_array_elements(CAST($1 AS JSONB)) AS t(value)"
        | lite "unhex(value->>0), value->>1, value->>2, substr($3, value->>3, value->>4) FROM json_each($1) WHERE TRUE"}
        " ON CONFLICT (workspace_id, of_profile, metric, profile_id) DO UPDATE SET days = excluded.days");
    on!(&mut *tx, c => sqlx::query(text).bind(rows.text()).bind(workspace).bind(bytes).execute(c).await.map(|_| ()))?;
    if changed.iter().any(|(_, days)| days.is_empty()) {
        let text = sql!(tx, "DELETE FROM day_rollups WHERE workspace_id = $1 AND days = " {pg "'\\x0000'::bytea" | lite "x'0000'"});
        on!(tx, c => sqlx::query(text).bind(workspace).execute(c).await.map(|_| ()))?;
    }
    Ok(())
}

pub(super) async fn clear_days(tx: &mut Tx, workspace: WorkspaceId, profile: ProfileId) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM day_rollups WHERE workspace_id = $1 AND profile_id = $2")
        .bind(workspace).bind(profile).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Sets the zone of a brand's profiles; returns them, locked.
pub(super) async fn set_zone(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    zone: &str,
) -> Result<Vec<ProfileId>> {
    let rows: Vec<(ProfileId,)> = on!(tx, c => sqlx::query_as(
        "UPDATE measured_profiles SET zone = $3 WHERE workspace_id = $1 AND brand_id = $2 RETURNING profile_id"
    ).bind(workspace).bind(brand).bind(zone).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Notes when profiles were last counted.
pub(super) async fn counted(tx: &mut Tx, workspace: WorkspaceId, batches: &[super::Batch]) -> Result<()> {
    let mut last: HashMap<ProfileId, i64> = HashMap::new();
    for batch in batches {
        if let Some(at) = batch.readings.iter().map(|reading| reading.at.0).max() {
            let known = last.entry(batch.profile).or_insert(at);
            *known = at.max(*known);
        }
    }
    let mut rows = Rows::default();
    last.iter().for_each(|(profile, at)| rows.push(*profile, &[*at]));
    // Made once: as a part of the join it would be read anew for every profile.
    let text = sql!(tx, "WITH r AS MATERIALIZED (SELECT "
        {pg "CAST(value->>0 AS UUID) AS p, CAST(value->>1 AS BIGINT) AS a FROM jsonb_array_elements(CAST($1 AS JSONB)) AS t(value)"
        | lite "unhex(value->>0) AS p, value->>1 AS a FROM json_each($1)"}
        ") UPDATE measured_profiles SET counted_at = r.a FROM r
         WHERE measured_profiles.profile_id = r.p AND measured_profiles.workspace_id = $2 AND (counted_at IS NULL OR counted_at < r.a)");
    on!(tx, c => sqlx::query(text).bind(rows.text()).bind(workspace).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Removes all numbers of these profiles.
pub(crate) async fn remove(tx: &mut Tx, workspace: WorkspaceId, profiles: &[Uuid]) -> Result<()> {
    let profiles = list(profiles.iter().copied());
    let texts = [
        sql!(tx, "DELETE FROM history_parts WHERE workspace_id = $1 AND profile_id IN (" {ids "$2"} ")"),
        sql!(tx, "DELETE FROM post_blocks WHERE workspace_id = $1 AND profile_id IN (" {ids "$2"} ")"),
        sql!(tx, "DELETE FROM day_rollups WHERE workspace_id = $1 AND profile_id IN (" {ids "$2"} ")"),
        sql!(tx, "DELETE FROM measured_profiles WHERE workspace_id = $1 AND profile_id IN (" {ids "$2"} ")"),
    ];
    for text in texts {
        on!(&mut *tx, c => sqlx::query(text).bind(workspace).bind(&profiles).execute(c).await.map(|_| ()))?;
    }
    Ok(())
}
