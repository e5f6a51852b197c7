//! Every statement about Google Analytics properties and what they saw.

use super::{Failure, Property, State};
use crate::{
    measure::date_of,
    website::{
        hits,
        money::scaled,
        told::{Asked, By, Of},
    },
};
use selaras_kernel::{BrandId, Result, Timestamp, WorkspaceId};
use selaras_networks::google::TrafficRow;
use selaras_store::{Db, Tx, on, sql};
use serde_json::{Value, json};

/// Decimals in which revenue is kept.
pub(in crate::website) const DECIMALS: u32 = 6;

#[derive(sqlx::FromRow)]
struct Row {
    property: String,
    email: String,
    connected: bool,
    zone: String,
    currency: String,
    sampled: bool,
    thresholded: bool,
    incomplete: bool,
    first_day: Option<i32>,
    last_day: Option<i32>,
    fetched_at: Option<Timestamp>,
    error_code: Option<String>,
    error_detail: Option<String>,
    error_at: Option<Timestamp>,
    next_at: Option<Timestamp>,
}

pub(super) async fn get(db: &Db, workspace: WorkspaceId, brand: BrandId) -> Result<Option<Property>> {
    let row: Option<Row> = on!(db, c => sqlx::query_as(
        "SELECT property, email, secret IS NOT NULL AS connected, zone, currency, sampled, thresholded, incomplete, first_day, last_day,
           fetched_at, error_code, error_detail, error_at, next_at
         FROM ga4_properties WHERE workspace_id = $1 AND brand_id = $2"
    ).bind(workspace).bind(brand).fetch_optional(c).await)?;
    Ok(row.map(|row| {
        let state = match (row.connected, &row.error_code, row.fetched_at) {
            (false, ..) => State::Disconnected,
            (true, Some(_), _) => State::Failing,
            (true, None, Some(_)) => State::Fetched,
            (true, None, None) => State::Waiting,
        };
        let (detail, at) = (row.error_detail.unwrap_or_default(), row.error_at.unwrap_or_default());
        let error = row.error_code.filter(|_| row.connected);
        Property {
            brand,
            state,
            property: row.property,
            email: row.email,
            zone: row.zone,
            currency: row.currency,
            from: row.first_day.map(date_of),
            to: row.last_day.map(date_of),
            fetched_at: row.fetched_at,
            next_at: row.next_at,
            error: error.map(|code| Failure { code, detail, at, explanation: None }),
            sampled: row.sampled,
            thresholded: row.thresholded,
            incomplete: row.incomplete,
        }
    }))
}

/// What a connection is made of.
pub(super) struct Connected {
    pub property: String,
    pub email: String,
    pub sealed: Vec<u8>,
    pub zone: String,
    pub currency: String,
}

/// Connects a property, due at once. When another one is kept nothing is changed, and it is returned.
pub(super) async fn connect(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    to: &Connected,
    now: Timestamp,
) -> Result<Option<String>> {
    let done = on!(&mut *tx, c => sqlx::query(
        "INSERT INTO ga4_properties (brand_id, workspace_id, property, email, secret, zone, currency, sampled, thresholded, incomplete,
           next_at, connected_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, FALSE, FALSE, FALSE, $8, $8)
         ON CONFLICT (brand_id) DO UPDATE SET email = excluded.email, secret = excluded.secret, zone = excluded.zone,
           currency = excluded.currency, next_at = excluded.next_at, error_code = NULL, error_detail = NULL, error_at = NULL
         WHERE ga4_properties.workspace_id = excluded.workspace_id AND ga4_properties.property = excluded.property"
    ).bind(brand).bind(workspace).bind(&to.property).bind(&to.email).bind(&to.sealed).bind(&to.zone).bind(&to.currency).bind(now)
        .execute(c).await.map(|done| done.rows_affected()))?;
    if done == 1 {
        return Ok(None);
    }
    let (other,): (String,) = on!(tx, c => sqlx::query_as("SELECT property FROM ga4_properties WHERE brand_id = $1 AND workspace_id = $2")
        .bind(brand).bind(workspace).fetch_one(c).await)?;
    Ok(Some(other))
}

/// Whether one is connected.
pub(super) async fn hurry(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    now: Timestamp,
) -> Result<bool> {
    let done = on!(tx, c => sqlx::query(
        "UPDATE ga4_properties SET next_at = $3 WHERE workspace_id = $1 AND brand_id = $2 AND secret IS NOT NULL"
    ).bind(workspace).bind(brand).bind(now).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// Whether there was something to remove.
pub(super) async fn disconnect(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    forget: bool,
) -> Result<bool> {
    if !forget {
        let done = on!(tx, c => sqlx::query(
            "UPDATE ga4_properties SET secret = NULL, next_at = NULL, error_code = NULL, error_detail = NULL, error_at = NULL
             WHERE workspace_id = $1 AND brand_id = $2 AND secret IS NOT NULL"
        ).bind(workspace).bind(brand).execute(c).await.map(|done| done.rows_affected()))?;
        return Ok(done == 1);
    }
    on!(&mut *tx, c => sqlx::query("DELETE FROM ga4_days WHERE workspace_id = $1 AND brand_id = $2")
        .bind(workspace).bind(brand).execute(c).await.map(|_| ()))?;
    let done = on!(tx, c => sqlx::query("DELETE FROM ga4_properties WHERE workspace_id = $1 AND brand_id = $2")
        .bind(workspace).bind(brand).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// Every sealed key.
pub(super) async fn secrets(db: &Db) -> Result<Vec<(BrandId, Vec<u8>)>> {
    Ok(
        on!(db, c => sqlx::query_as("SELECT brand_id, secret FROM ga4_properties WHERE secret IS NOT NULL ORDER BY brand_id")
        .fetch_all(c).await)?,
    )
}

/// Replaces a sealed key unless it was replaced meanwhile.
pub(super) async fn reseal(tx: &mut Tx, brand: BrandId, old: &[u8], new: &[u8]) -> Result<u64> {
    Ok(on!(tx, c => sqlx::query("UPDATE ga4_properties SET secret = $3 WHERE brand_id = $1 AND secret = $2")
        .bind(brand).bind(old).bind(new).execute(c).await.map(|done| done.rows_affected()))?)
}

/// A property that is to be fetched now.
#[derive(Clone, sqlx::FromRow)]
pub(super) struct Due {
    pub brand_id: BrandId,
    pub workspace_id: WorkspaceId,
    pub property: String,
    pub secret: Vec<u8>,
    pub zone: String,
    pub currency: String,
    pub first_day: Option<i32>,
    pub last_day: Option<i32>,
    pub fetched_at: Option<Timestamp>,
    pub error_code: Option<String>,
    pub connected_at: Timestamp,
}

/// Claims up to `limit` properties that are due until `lease`, the one that waits longest first.
pub(super) async fn claim(db: &Db, now: Timestamp, lease: Timestamp, limit: i64) -> Result<Vec<Due>> {
    let due: Option<(i32,)> = on!(db, c => sqlx::query_as("SELECT 1 FROM ga4_properties WHERE next_at <= $1 LIMIT 1")
        .bind(now).fetch_optional(c).await)?;
    if due.is_none() {
        return Ok(Vec::new());
    }
    db.write(move |tx| {
        Box::pin(async move {
            let text = sql!(tx,
                "UPDATE ga4_properties SET next_at = $1 WHERE secret IS NOT NULL AND brand_id IN (
                   SELECT brand_id FROM ga4_properties WHERE next_at <= $2 ORDER BY next_at LIMIT $3 "
                {pg "FOR UPDATE SKIP LOCKED" | lite ""}
                ") RETURNING brand_id, workspace_id, property, secret, zone, currency, first_day, last_day, fetched_at, error_code, connected_at");
            Ok(on!(tx, c => sqlx::query_as(text).bind(lease).bind(now).bind(limit).fetch_all(c).await)?)
        })
    })
    .await
}

/// Writes how far a property was fetched, if it is still held under `lease`; whether it was.
pub(super) async fn progress(tx: &mut Tx, due: &Due, lease: Timestamp) -> Result<bool> {
    let done = on!(tx, c => sqlx::query(
        "UPDATE ga4_properties SET zone = $4, currency = $5, first_day = $6, last_day = $7
         WHERE brand_id = $1 AND workspace_id = $2 AND next_at = $3 AND secret IS NOT NULL"
    ).bind(due.brand_id).bind(due.workspace_id).bind(lease).bind(&due.zone).bind(&due.currency).bind(due.first_day).bind(due.last_day)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// What Google said of a whole round.
#[derive(Clone, Copy, Default)]
pub(super) struct Flags {
    pub sampled: bool,
    pub thresholded: bool,
    pub incomplete: bool,
}

/// Writes how a round ended, if the property is still held under `lease`; whether it was.
pub(super) async fn settle(
    tx: &mut Tx,
    due: &Due,
    lease: Timestamp,
    failure: Option<&Failure>,
    flags: Flags,
    (now, next): (Timestamp, Timestamp),
) -> Result<bool> {
    let fetched = if failure.is_none() { Some(now) } else { due.fetched_at };
    let done = on!(tx, c => sqlx::query(
        "UPDATE ga4_properties SET next_at = $4, error_code = $5, error_detail = $6, error_at = $7, fetched_at = $8,
           sampled = CASE WHEN $5 IS NULL THEN $9 ELSE sampled END,
           thresholded = CASE WHEN $5 IS NULL THEN $10 ELSE thresholded END,
           incomplete = CASE WHEN $5 IS NULL THEN $11 ELSE incomplete END
         WHERE brand_id = $1 AND workspace_id = $2 AND next_at = $3 AND secret IS NOT NULL"
    ).bind(due.brand_id).bind(due.workspace_id).bind(lease).bind(next).bind(failure.map(|one| one.code.as_str()))
        .bind(failure.map(|one| one.detail.as_str())).bind(failure.map(|one| one.at)).bind(fetched)
        .bind(flags.sampled).bind(flags.thresholded).bind(flags.incomplete)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// A row as it is kept, with the words that our own counter would have for it.
pub(super) fn line(n: usize, row: &TrafficRow) -> Value {
    // Google reckons money in floats; beyond a millionth it is their noise.
    let money = scaled(&row.revenue, DECIMALS)
        .or_else(|| row.revenue.parse::<f64>().ok().map(|revenue| (revenue * 1e6).round() as i64));
    json!({
        "n": n, "day": crate::measure::day_of(row.day),
        "network": hits::network_of(&row.source), "source": hits::word(&row.source), "medium": hits::word(&row.medium),
        "campaign": hits::word(&row.campaign), "post": hits::post(&row.content),
        "sessions": row.sessions, "views": row.views, "key_events": row.key_events, "revenue": money.unwrap_or_default(),
        "leads": row.leads, "downloads": row.downloads, "signups": row.signups, "purchases": row.purchases,
    })
}

/// Puts lines in the place of all that was known of these days.
pub(super) async fn replace(tx: &mut Tx, due: &Due, (from, to): (i32, i32), lines: &[Value]) -> Result<()> {
    on!(&mut *tx, c => sqlx::query("DELETE FROM ga4_days WHERE brand_id = $1 AND workspace_id = $2 AND day BETWEEN $3 AND $4")
        .bind(due.brand_id).bind(due.workspace_id).bind(from).bind(to).execute(c).await.map(|_| ()))?;
    let text = sql!(tx, "INSERT INTO ga4_days (brand_id, workspace_id, day, n, network, source, medium, campaign, post, sessions, views,
           key_events, revenue, leads, downloads, signups, purchases) "
        {pg "SELECT $2, $3, day, n, network, source, medium, campaign, post, sessions, views, key_events, revenue, leads, downloads, signups,
               purchases
             FROM jsonb_to_recordset(CAST($1 AS JSONB)) AS x(day INTEGER, n INTEGER, network TEXT, source TEXT, medium TEXT, campaign TEXT,
               post TEXT, sessions BIGINT, views BIGINT, key_events DOUBLE PRECISION, revenue BIGINT, leads BIGINT, downloads BIGINT,
               signups BIGINT, purchases BIGINT)"
        | lite "SELECT $2, $3, value->>'day', value->>'n', value->>'network', value->>'source', value->>'medium', value->>'campaign',
               value->>'post', value->>'sessions', value->>'views', value->>'key_events', value->>'revenue', value->>'leads',
               value->>'downloads', value->>'signups', value->>'purchases'
             FROM json_each($1) WHERE TRUE"});
    for some in lines.chunks(2_000) {
        on!(&mut *tx, c => sqlx::query(text).bind(serde_json::to_string(some)?).bind(due.brand_id).bind(due.workspace_id)
            .execute(c).await.map(|_| ()))?;
    }
    Ok(())
}

/// What a property saw, of one key.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(in crate::website) struct Seen {
    pub key: String,
    pub sessions: i64,
    pub views: i64,
    pub key_events: f64,
    pub revenue: i64,
    pub leads: i64,
    pub downloads: i64,
    pub signups: i64,
    pub purchases: i64,
}

/// What the property of a brand saw.
#[derive(Debug, Default)]
pub(in crate::website) struct Told {
    pub rows: Vec<Seen>,
    /// The days that were fetched without a gap.
    pub days: Option<(i32, i32)>,
    pub currency: String,
}

/// What a brand's property saw on days, by a key; nothing by paths, which are not asked for.
pub(in crate::website) async fn told(
    db: &Db,
    workspace: WorkspaceId,
    asked: &Asked,
    (from, to): (i32, i32),
) -> Result<Told> {
    macro_rules! by_column {
        ($column:literal) => {
            concat!(
                "SELECT CAST(",
                $column,
                " AS TEXT) AS key, CAST(SUM(sessions) AS BIGINT) AS sessions, CAST(SUM(views) AS BIGINT) AS views,
                   CAST(SUM(key_events) AS DOUBLE PRECISION) AS key_events, CAST(SUM(revenue) AS BIGINT) AS revenue,
                   CAST(SUM(leads) AS BIGINT) AS leads, CAST(SUM(downloads) AS BIGINT) AS downloads,
                   CAST(SUM(signups) AS BIGINT) AS signups, CAST(SUM(purchases) AS BIGINT) AS purchases
                 FROM ga4_days WHERE workspace_id = $1 AND brand_id = $2 AND day BETWEEN $3 AND $4
                   AND ($5 = '' OR network = $5) AND ($6 = '' OR LOWER(campaign) = LOWER($6)) GROUP BY ",
                $column
            )
        };
    }
    let text = match asked.by {
        By::Network => by_column!("network"),
        By::Campaign => by_column!("campaign"),
        By::Post => by_column!("post"),
        By::Day => by_column!("day"),
        By::Path => return Ok(Told::default()),
    };
    let of: Option<(Option<i32>, Option<i32>, String)> = on!(db, c => sqlx::query_as(
        "SELECT first_day, last_day, currency FROM ga4_properties WHERE workspace_id = $1 AND brand_id = $2"
    ).bind(workspace).bind(asked.brand).fetch_optional(c).await)?;
    let Some((first, last, currency)) = of else { return Ok(Told::default()) };
    let rows = on!(db, c => sqlx::query_as(text).bind(workspace).bind(asked.brand).bind(from).bind(to)
        .bind(&asked.of.network).bind(&asked.of.campaign).fetch_all(c).await)?;
    Ok(Told { rows, days: first.zip(last), currency })
}

#[derive(sqlx::FromRow)]
struct TouchRow {
    campaign: String,
    post: String,
    network: String,
    #[sqlx(flatten)]
    seen: Seen,
}

/// What a brand's property saw on days, by campaign, post and network.
pub(in crate::website) async fn touches(
    db: &Db,
    workspace: WorkspaceId,
    (brand, of): (BrandId, &Of),
    (from, to): (i32, i32),
) -> Result<Vec<([String; 3], Seen)>> {
    let rows: Vec<TouchRow> = on!(db, c => sqlx::query_as(
        "SELECT campaign, post, network, '' AS key, CAST(SUM(sessions) AS BIGINT) AS sessions, CAST(SUM(views) AS BIGINT) AS views,
           CAST(SUM(key_events) AS DOUBLE PRECISION) AS key_events, CAST(SUM(revenue) AS BIGINT) AS revenue,
           CAST(SUM(leads) AS BIGINT) AS leads, CAST(SUM(downloads) AS BIGINT) AS downloads,
           CAST(SUM(signups) AS BIGINT) AS signups, CAST(SUM(purchases) AS BIGINT) AS purchases
         FROM ga4_days WHERE workspace_id = $1 AND brand_id = $2 AND day BETWEEN $3 AND $4
           AND ($5 = '' OR network = $5) AND ($6 = '' OR LOWER(campaign) = LOWER($6)) GROUP BY campaign, post, network"
    ).bind(workspace).bind(brand).bind(from).bind(to).bind(&of.network).bind(&of.campaign).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|row| ([row.campaign, row.post, row.network], row.seen)).collect())
}
