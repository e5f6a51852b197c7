//! The strategy of a sample brand: written in bulk, removed without trace.

mod store;

use crate::{
    checkins::{self, CheckIn},
    items::{self, Part},
    kpis::{self, HeldCheck},
};
use selaras_kernel::{BrandId, Result, WorkspaceId};
use selaras_store::Tx;

/// Writes parts of a sample brand's strategy.
///
/// # Errors
/// The database's.
pub async fn insert(tx: &mut Tx, workspace: WorkspaceId, parts: &[Part]) -> Result<()> {
    for part in parts {
        items::store::insert(tx, workspace, part).await?;
    }
    Ok(())
}

/// Writes checks of KPIs that were held in a sample brand.
///
/// # Errors
/// The database's.
pub async fn hold(tx: &mut Tx, workspace: WorkspaceId, brand: BrandId, checks: &[HeldCheck]) -> Result<()> {
    for check in checks {
        kpis::store::hold(tx, workspace, brand, check).await?;
    }
    Ok(())
}

/// Writes check-ins on goals of a sample brand.
///
/// # Errors
/// The database's.
pub async fn check_in(tx: &mut Tx, workspace: WorkspaceId, brand: BrandId, all: &[CheckIn]) -> Result<()> {
    for one in all {
        checkins::store::insert(tx, workspace, brand, one).await?;
    }
    Ok(())
}

/// Removes everything of a sample brand's strategy.
///
/// # Errors
/// The database's.
pub async fn remove(tx: &mut Tx, workspace: WorkspaceId, brand: BrandId) -> Result<()> {
    store::remove(tx, workspace, brand).await
}
