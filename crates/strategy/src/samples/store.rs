//! What is removed with a sample brand: every table of a strategy.

use selaras_kernel::{BrandId, Result, WorkspaceId};
use selaras_store::{Tx, on};

pub(super) async fn remove(tx: &mut Tx, workspace: WorkspaceId, brand: BrandId) -> Result<()> {
    for text in [
        "DELETE FROM briefs WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM audits WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM inventory_profiles WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM strategy_checks WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM goal_ends WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM goal_checkins WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM goal_values WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM strategy_versions WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM strategy_removed WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM strategy_items WHERE workspace_id = $1 AND brand_id = $2",
    ] {
        on!(&mut *tx, c => sqlx::query(text).bind(workspace).bind(brand).execute(c).await.map(|_| ()))?;
    }
    Ok(())
}
