//! What opens a profile: opened for a call, replaced by a newer one, sealed anew when keys change.

use super::ProfileState;
use crate::Vault;
use selaras_kernel::{BrandId, ProfileId, Result, Timestamp, WorkspaceId};
use selaras_networks::{Account, Secret};
use selaras_store::Db;

/// What goes with an opened account.
#[derive(Clone, Debug, PartialEq)]
pub struct ProfileMeta {
    /// The profile.
    pub id: ProfileId,
    /// Its workspace.
    pub workspace: WorkspaceId,
    /// Its brand.
    pub brand: BrandId,
    /// Its network.
    pub network: String,
    /// Version of the secret: pass it to `save_secret`. (Not the profile's version, which other changes move too.)
    pub version: i64,
    /// How it fares.
    pub state: ProfileState,
}

// ---- operations

/// Opens these profiles for calls, in one query; those that were removed are left out. One whose secret cannot be
/// opened (its key is missing) comes with an empty secret and as `SignInNeeded`.
///
/// # Errors
/// The database's.
pub async fn accounts(db: &Db, vault: &Vault, profiles: &[ProfileId]) -> Result<Vec<(ProfileMeta, Account)>> {
    todo!()
}

/// Replaces a profile's secret by a renewed one, if it is still at `version`; returns the new version.
///
/// # Errors
/// `stale` when another one was saved meanwhile (read it again and use that one), `secret_empty`: an empty secret
/// never takes the place of another.
pub async fn save_secret(
    db: &Db,
    vault: &Vault,
    profile: ProfileId,
    secret: &Secret,
    version: i64,
    now: Timestamp,
) -> Result<i64> {
    todo!()
}

/// Seals everything that is sealed with the vault's newest key; says how much was sealed anew.
///
/// # Errors
/// When something cannot be opened; what was done until then stays done, and it can be run again.
pub async fn reseal_all(db: &Db, vault: &Vault) -> Result<u64> {
    todo!()
}
