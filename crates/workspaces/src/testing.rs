//! Workspaces, people and profiles made in one call, for tests.

use crate::Vault;
use selaras_kernel::{Actor, BrandId, ProfileId, Role, Timestamp};
use selaras_networks::Connected;
use selaras_store::Db;

/// A new workspace with one brand (approval off, zone Asia/Jakarta), and its owner.
///
/// # Panics
/// When the database fails.
pub async fn owner(db: &Db, now: Timestamp) -> (Actor, BrandId) {
    todo!()
}

/// A new member in the workspace of `owner`, in one brand or in all.
///
/// # Panics
/// When the database fails.
pub async fn member(db: &Db, owner: &Actor, role: Role, brand: Option<BrandId>, now: Timestamp) -> Actor {
    todo!()
}

/// A vault with a key of its own that is kept nowhere.
pub fn vault() -> Vault {
    todo!()
}

/// A connected profile, as if `connected` had just signed in.
///
/// # Panics
/// When the database fails.
pub async fn profile(
    db: &Db,
    vault: &Vault,
    actor: &Actor,
    brand: BrandId,
    network: &str,
    connected: Connected,
    now: Timestamp,
) -> ProfileId {
    todo!()
}
