#![doc = include_str!("../README.md")]

pub mod absences;
pub mod access;
pub mod bearer;
pub mod brands;
mod check;
pub mod invitations;
pub mod members;
pub mod notifications;
pub mod owners;
pub mod people;
pub mod profiles;
pub mod samples;
mod scope;
pub mod sessions;
pub mod sign_in;
#[cfg(feature = "testing")]
pub mod testing;
pub mod tokens;
pub mod vault;
pub mod warnings;
pub mod workspace;

pub use vault::Vault;

use selaras_kernel::{Result, Timestamp};
use selaras_store::Db;

/// Forgets what is over: ended sessions and sign-ins, old throttles and invitations. To be run now and then.
///
/// # Errors
/// The database's.
pub async fn sweep(db: &Db, now: Timestamp) -> Result<()> {
    absences::sweep(db, now).await?;
    sessions::sweep(db, now).await?;
    sign_in::sweep(db, now).await?;
    invitations::sweep(db, now).await?;
    notifications::sweep(db, now).await?;
    profiles::sweep(db, now).await
}
