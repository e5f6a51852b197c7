//! Every statement about what is measured.

use super::Measure;
use selaras_kernel::{BrandId, ProfileId, Result, Timestamp, WorkspaceId};
use selaras_store::{Db, Tx, on, sql};

pub(super) async fn measure(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    profiles: &[Measure],
) -> Result<()> {
    let text = sql!(tx, "INSERT INTO measured_profiles (profile_id, workspace_id, brand_id, network, ours, zone)
        SELECT p, $1, $2, n, o, COALESCE((SELECT zone FROM brand_days WHERE brand_id = $2), 'UTC') FROM "
        {pg "(SELECT CAST(value->>0 AS UUID) AS p, value->>1 AS n, CAST(value->>2 AS BOOLEAN) AS o FROM jsonb_array_elements(CAST($3 AS JSONB)) AS t(value)) x"
        | lite "(SELECT unhex(value->>0) AS p, value->>1 AS n, value->>2 AS o FROM json_each($3)) x"}
        " WHERE TRUE ON CONFLICT (profile_id) DO NOTHING");
    let rows: Vec<_> =
        profiles.iter().map(|one| (one.profile.0.simple().to_string(), &one.network, one.ours)).collect();
    let rows = serde_json::to_string(&rows)?;
    on!(tx, c => sqlx::query(text).bind(workspace).bind(brand).bind(rows).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Returns whether it was another one before.
pub(super) async fn set_zone(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    zone: &str,
) -> Result<bool> {
    let before: Option<(String,)> = on!(&mut *tx, c => sqlx::query_as(
        "SELECT zone FROM brand_days WHERE workspace_id = $1 AND brand_id = $2"
    ).bind(workspace).bind(brand).fetch_optional(c).await)?;
    if before.as_ref().is_some_and(|(before,)| before == zone) {
        return Ok(false);
    }
    on!(tx, c => sqlx::query("INSERT INTO brand_days (brand_id, workspace_id, zone) VALUES ($1, $2, $3)
        ON CONFLICT (brand_id) DO UPDATE SET zone = excluded.zone").bind(brand).bind(workspace).bind(zone)
        .execute(c).await.map(|_| ()))?;
    Ok(true)
}

/// The brands whose days were rolled up by the rule before.
pub(super) async fn of_an_older_rule(db: &Db) -> Result<Vec<(WorkspaceId, BrandId)>> {
    Ok(
        on!(db, c => sqlx::query_as("SELECT workspace_id, brand_id FROM brand_days WHERE rule = 0").fetch_all(c).await)?,
    )
}

/// From now on a brand's days are those of today's rule; returns their zone if they were not.
pub(super) async fn of_this_rule(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
) -> Result<Option<String>> {
    let zone: Option<(String,)> = on!(tx, c => sqlx::query_as(
        "UPDATE brand_days SET rule = 1 WHERE workspace_id = $1 AND brand_id = $2 AND rule = 0 RETURNING zone"
    ).bind(workspace).bind(brand).fetch_optional(c).await)?;
    Ok(zone.map(|(zone,)| zone))
}

/// The profiles of a brand: id, network, whether ours, when last counted.
pub(super) async fn list(
    db: &Db,
    workspace: WorkspaceId,
    brand: BrandId,
) -> Result<Vec<(ProfileId, String, bool, Option<Timestamp>)>> {
    Ok(on!(db, c => sqlx::query_as("SELECT profile_id, network, ours, counted_at FROM measured_profiles
        WHERE workspace_id = $1 AND brand_id = $2 ORDER BY ours DESC, profile_id").bind(workspace).bind(brand).fetch_all(c).await)?)
}

pub(super) async fn begin_days(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    zone: &str,
) -> Result<()> {
    on!(tx, c => sqlx::query("INSERT INTO brand_days (brand_id, workspace_id, zone) VALUES ($1, $2, $3) ON CONFLICT (brand_id) DO NOTHING")
        .bind(brand).bind(workspace).bind(zone).execute(c).await.map(|_| ()))?;
    Ok(())
}
