//! How a profile fares: successes, errors, limits, and what ends soon.

use selaras_kernel::{Actor, BrandId, ProfileId, Result, Timestamp};
use selaras_networks::{ConnectorError, Limits};
use selaras_store::Db;
use std::time::Duration;

/// A profile whose access ends soon and needs a person to renew it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct Expiring {
    /// The profile.
    pub profile: ProfileId,
    /// Its brand.
    pub brand: BrandId,
    /// Its network.
    pub network: String,
    /// The name people know it by.
    pub handle: String,
    /// When it ends.
    pub expires_at: Timestamp,
    /// The warning it has reached: 14, 7 or 1 days ahead; 0 when it is over.
    pub days: u32,
}

// ---- operations

/// Notes that calls for these profiles succeeded. Writes only where that is news: the last success is older than five
/// minutes, or an error is to be cleared.
///
/// # Errors
/// The database's.
pub async fn record_success(db: &Db, profiles: &[ProfileId], now: Timestamp) -> Result<()> {
    todo!()
}

/// Notes that a call for a profile failed.
///
/// # Errors
/// The database's.
pub async fn record_error(db: &Db, profile: ProfileId, error: &ConnectorError, now: Timestamp) -> Result<()> {
    todo!()
}

/// Keeps the account's own limits.
///
/// # Errors
/// The database's.
pub async fn save_limits(db: &Db, profile: ProfileId, limits: &Limits, now: Timestamp) -> Result<()> {
    todo!()
}

/// Profiles of all workspaces whose secret ends `within` from now and can be renewed without a person.
///
/// # Errors
/// The database's.
pub async fn refresh_due(db: &Db, now: Timestamp, within: Duration) -> Result<Vec<ProfileId>> {
    todo!()
}

/// Profiles the actor may see whose access ends within 14 days and needs a person to renew it, the soonest first.
///
/// # Errors
/// The database's.
pub async fn expiring(db: &Db, actor: &Actor, now: Timestamp) -> Result<Vec<Expiring>> {
    todo!()
}
