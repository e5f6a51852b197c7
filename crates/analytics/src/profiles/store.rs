//! Every statement about what is measured.

use selaras_kernel::{BrandId, ProfileId, Result, WorkspaceId};
use selaras_store::{Tx, list, on, sql};

pub(super) async fn measure(tx: &mut Tx, workspace: WorkspaceId, brand: BrandId, profiles: &[ProfileId]) -> Result<()> {
    let text = sql!(tx, "INSERT INTO measured_profiles (profile_id, workspace_id, brand_id, zone)
        SELECT p, $1, $2, COALESCE((SELECT zone FROM brand_days WHERE brand_id = $2), 'UTC') FROM "
        {pg "(SELECT CAST(value AS UUID) AS p FROM jsonb_array_elements_text(CAST($3 AS JSONB)) AS t(value)) x"
        | lite "(SELECT unhex(value) AS p FROM json_each($3)) x"}
        " WHERE TRUE ON CONFLICT (profile_id) DO NOTHING");
    let profiles = list(profiles.iter().map(|id| id.0));
    on!(tx, c => sqlx::query(text).bind(workspace).bind(brand).bind(profiles).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Returns whether it was another one before.
pub(super) async fn set_zone(tx: &mut Tx, workspace: WorkspaceId, brand: BrandId, zone: &str) -> Result<bool> {
    let before: Option<(String,)> = on!(&mut *tx, c => sqlx::query_as(
        "SELECT zone FROM brand_days WHERE workspace_id = $1 AND brand_id = $2"
    ).bind(workspace).bind(brand).fetch_optional(c).await)?;
    if before.as_ref().is_some_and(|(before,)| before == zone) {
        return Ok(false);
    }
    on!(tx, c => sqlx::query("INSERT INTO brand_days (brand_id, workspace_id, zone) VALUES ($1, $2, $3)
        ON CONFLICT (brand_id) DO UPDATE SET zone = excluded.zone").bind(brand).bind(workspace).bind(zone)
        .execute(c).await.map(|_| ()))?;
    Ok(before.is_some())
}
