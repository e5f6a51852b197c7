//! Numbers of sample data: written in bulk, never asked for at a network, removed without trace.

mod store;

use selaras_kernel::{BrandId, Metric, ProfileId, Result, Timestamp, WorkspaceId};
use selaras_store::Tx;

/// How one post or profile went.
#[derive(Clone, Debug)]
pub struct SampleNumbers {
    /// The delivery, or the profile itself.
    pub subject: uuid::Uuid,
    /// The profile.
    pub profile: ProfileId,
    /// The network's id of the post; absent for a profile.
    pub remote_id: Option<String>,
    /// The network's name.
    pub source: String,
    /// When it began.
    pub born_at: Timestamp,
    /// When the network was found to have it no longer.
    pub gone_at: Option<Timestamp>,
    /// When it was last asked for.
    pub seen_at: Timestamp,
    /// The values of each metric, oldest first. A metric without any is missing.
    pub series: Vec<(Metric, Vec<(Timestamp, i64)>)>,
}

/// Writes the numbers of a sample brand.
///
/// # Errors
/// The database's.
pub async fn insert(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    numbers: &[SampleNumbers],
) -> Result<()> {
    store::insert(tx, workspace, brand, numbers).await
}

/// Removes the numbers of these profiles and of everything published through them.
///
/// # Errors
/// The database's.
pub async fn remove(tx: &mut Tx, workspace: WorkspaceId, profiles: &[ProfileId]) -> Result<()> {
    store::remove(tx, workspace, profiles).await
}
