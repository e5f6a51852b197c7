//! The strategy of a sample brand: written in bulk, removed without trace.

mod store;

use crate::items::{self, Part};
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

/// Removes everything of a sample brand's strategy.
///
/// # Errors
/// The database's.
pub async fn remove(tx: &mut Tx, workspace: WorkspaceId, brand: BrandId) -> Result<()> {
    store::remove(tx, workspace, brand).await
}
