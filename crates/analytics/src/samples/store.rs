//! Every statement about the numbers of sample data.

use super::{SampleCount, SampleNumbers};
use crate::{
    measure::day_of,
    website::{Site, SiteLink},
};
use jiff::civil::Date;
use selaras_kernel::{BrandId, ProfileId, Result, WorkspaceId};
use selaras_store::{Tx, list, on, sql};
use serde_json::json;

pub(super) async fn insert(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    numbers: &[SampleNumbers],
) -> Result<()> {
    let watch = |n: &SampleNumbers| {
        let hex = |id: uuid::Uuid| id.simple().to_string();
        json!({"s": hex(n.subject), "p": hex(n.profile.0), "r": n.remote_id, "b": n.born_at.0, "g": n.gone_at.map(|t| t.0)})
    };
    let watches: Vec<_> = numbers.iter().map(watch).collect();
    let text = sql!(tx, "INSERT INTO watches (subject_id, workspace_id, brand_id, profile_id, remote_id, born_at, next_at, misses, gone_at) "
        {pg "SELECT CAST(s AS UUID), $2, $3, CAST(p AS UUID), r, b, NULL, 0, g FROM jsonb_to_recordset(CAST($1 AS JSONB)) AS x(s TEXT, p TEXT, r TEXT, b BIGINT, g BIGINT)"
        | lite "SELECT unhex(value->>'s'), $2, $3, unhex(value->>'p'), value->>'r', value->>'b', NULL, 0, value->>'g' FROM json_each($1)"});
    on!(tx, c => sqlx::query(text).bind(serde_json::to_string(&watches)?).bind(workspace).bind(brand).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn insert_counts(
    tx: &mut Tx,
    workspace: WorkspaceId,
    site: &Site,
    counts: &[SampleCount],
) -> Result<()> {
    let line = |one: &SampleCount| {
        let currency = if one.value > 0 { site.currency.as_str() } else { "" };
        json!({"d": day_of(one.day), "k": one.kind, "n": one.network, "c": one.campaign, "p": one.post, "u": one.path,
            "m": currency, "x": one.count, "v": one.value})
    };
    let lines: Vec<_> = counts.iter().map(line).collect();
    let text = sql!(tx, "INSERT INTO site_counts (site_id, day, kind, network, campaign, post, path, currency, workspace_id, brand_id, count, value) "
        {pg "SELECT $2, d, k, n, c, p, u, m, $3, $4, x, v FROM jsonb_to_recordset(CAST($1 AS JSONB))
             AS x(d INTEGER, k TEXT, n TEXT, c TEXT, p TEXT, u TEXT, m TEXT, x BIGINT, v BIGINT)"
        | lite "SELECT $2, value->>'d', value->>'k', value->>'n', value->>'c', value->>'p', value->>'u', value->>'m', $3, $4, value->>'x',
             value->>'v' FROM json_each($1)"});
    on!(tx, c => sqlx::query(text).bind(serde_json::to_string(&lines)?).bind(site.id).bind(workspace).bind(site.brand)
        .execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn insert_follows(
    tx: &mut Tx,
    workspace: WorkspaceId,
    link: &SiteLink,
    followed: &[(Date, i64)],
) -> Result<()> {
    let lines: Vec<_> = followed.iter().map(|(day, count)| json!({"d": day_of(*day), "x": count})).collect();
    let text = sql!(tx, "INSERT INTO site_link_counts (link_id, day, workspace_id, brand_id, count) "
        {pg "SELECT $2, d, $3, $4, x FROM jsonb_to_recordset(CAST($1 AS JSONB)) AS x(d INTEGER, x BIGINT)"
        | lite "SELECT $2, value->>'d', $3, $4, value->>'x' FROM json_each($1)"});
    on!(tx, c => sqlx::query(text).bind(serde_json::to_string(&lines)?).bind(link.id).bind(workspace).bind(link.brand)
        .execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn remove(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    profiles: &[ProfileId],
) -> Result<()> {
    let profiles = list(profiles.iter().map(|id| id.0));
    for text in [
        sql!(tx, "DELETE FROM watches WHERE workspace_id = $1 AND profile_id IN (" {ids "$2"} ")"),
        sql!(tx, "DELETE FROM history_parts WHERE workspace_id = $1 AND profile_id IN (" {ids "$2"} ")"),
        sql!(tx, "DELETE FROM post_blocks WHERE workspace_id = $1 AND profile_id IN (" {ids "$2"} ")"),
        sql!(tx, "DELETE FROM day_rollups WHERE workspace_id = $1 AND profile_id IN (" {ids "$2"} ")"),
    ] {
        on!(&mut *tx, c => sqlx::query(text).bind(workspace).bind(&profiles).execute(c).await.map(|_| ()))?;
    }
    for text in [
        "DELETE FROM measured_profiles WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM observed_posts WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM number_labels WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM imported_rows WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM number_imports WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM number_headings WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM file_profiles WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM site_counts WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM sites WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM site_link_counts WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM site_links WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM cohorts WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM ga4_days WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM ga4_properties WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM ledger_entries WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM experiment_posts WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM experiments WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM brand_days WHERE workspace_id = $1 AND brand_id = $2",
    ] {
        on!(&mut *tx, c => sqlx::query(text).bind(workspace).bind(brand).execute(c).await.map(|_| ()))?;
    }
    Ok(())
}

/// Removes the competitors of a brand; returns the profiles of theirs that were looked at.
pub(super) async fn remove_competitors(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
) -> Result<Vec<ProfileId>> {
    let gone: Vec<(ProfileId,)> = on!(&mut *tx, c => sqlx::query_as(
        "DELETE FROM competitor_profiles WHERE workspace_id = $1 AND brand_id = $2 RETURNING id"
    ).bind(workspace).bind(brand).fetch_all(c).await)?;
    on!(tx, c => sqlx::query("DELETE FROM competitors WHERE workspace_id = $1 AND brand_id = $2")
        .bind(workspace).bind(brand).execute(c).await.map(|_| ()))?;
    Ok(gone.into_iter().map(|(id,)| id).collect())
}

/// Every profile of the brand whose numbers are kept, connected or not.
pub(super) async fn profiles(tx: &mut Tx, workspace: WorkspaceId, brand: BrandId) -> Result<Vec<ProfileId>> {
    let rows: Vec<(ProfileId,)> = on!(tx, c => sqlx::query_as("SELECT profile_id FROM measured_profiles WHERE workspace_id = $1 AND brand_id = $2")
        .bind(workspace).bind(brand).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
