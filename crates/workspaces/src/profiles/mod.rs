//! Which accounts on networks a brand has, and in what state they are.

mod connect;
mod health;
mod secrets;
mod store;
#[cfg(test)]
mod tests;

pub use connect::{
    BeginConnect, ConnectPassword, FinishConnect, begin_sign_in, connect_password, finish_sign_in,
};
pub use health::{Expiring, expiring, record_error, record_success, refresh_due, save_limits};
pub use secrets::{ProfileMeta, accounts, reseal_all, save_secret};

use selaras_kernel::{Actor, BrandId, ProfileId, Result, Timestamp, schedule::Slot};
use selaras_networks::Limits;
use selaras_store::Db;

/// How a profile fares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProfileState {
    /// All is well.
    Connected,
    /// Somebody put it on hold: nothing goes out.
    Paused,
    /// The network wants the person to sign in again.
    SignInNeeded,
    /// The last call failed in a way that may mend itself.
    Failing,
}

/// What went wrong last with a profile.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct ProfileError {
    /// Code of the message that says what happened and what to do.
    pub code: String,
    /// The network's own words.
    pub detail: String,
    /// When.
    pub at: Timestamp,
}

/// A profile: one account on one network. What opens it is not in here.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Profile {
    /// Id.
    pub id: ProfileId,
    /// Its brand.
    pub brand: BrandId,
    /// Stable name of the network, such as `mastodon`.
    pub network: String,
    /// Base address of its server.
    pub server: String,
    /// The network's own id of the account.
    pub remote_id: String,
    /// The name people know it by, without `@`.
    pub handle: String,
    /// Display name.
    pub name: String,
    /// Its page on the network.
    pub url: String,
    /// Address of its picture.
    pub avatar: Option<String>,
    /// IANA time zone of its slots.
    pub zone: String,
    /// Times of the week at which it likes to publish.
    pub slots: Vec<Slot>,
    /// How it fares.
    pub state: ProfileState,
    /// Since when.
    pub state_at: Timestamp,
    /// When what opens it ends, if that is known.
    pub expires_at: Option<Timestamp>,
    /// Whether what opens it is renewed without a person.
    pub renews: bool,
    /// What the network accepts from it.
    #[schema(value_type = Object)]
    pub limits: Limits,
    /// When the limits were asked for.
    pub limits_at: Timestamp,
    /// When a call last succeeded, to within five minutes.
    pub success_at: Option<Timestamp>,
    /// What went wrong since.
    pub error: Option<ProfileError>,
    /// When it was connected first.
    pub created_at: Timestamp,
    /// Grows with every change.
    pub version: i64,
}

/// What to change of a profile; what is absent stays.
#[derive(Clone, Debug, Default, serde::Deserialize, utoipa::ToSchema)]
pub struct ProfileChanges {
    /// IANA time zone of its slots.
    pub zone: Option<String>,
    /// Times of the week.
    pub slots: Option<Vec<Slot>>,
    /// Whether it is on hold.
    pub paused: Option<bool>,
}

// ---- operations

/// The profiles the actor may see, of one brand or of all, by network and handle.
///
/// # Errors
/// `not_found` for a brand that is none of the actor's.
pub async fn list(db: &Db, actor: &Actor, brand: Option<BrandId>) -> Result<Vec<Profile>> {
    todo!()
}

/// One profile.
///
/// # Errors
/// `not_found`.
pub async fn get(db: &Db, actor: &Actor, id: ProfileId) -> Result<Profile> {
    todo!()
}

/// Changes a profile that is still at `version`.
///
/// # Errors
/// `stale`, `not_found`, `forbidden`, `zone_unknown`, `slots_too_many`.
pub async fn update(
    db: &Db,
    actor: &Actor,
    id: ProfileId,
    changes: ProfileChanges,
    version: i64,
    now: Timestamp,
) -> Result<Profile> {
    todo!()
}

/// Disconnects a profile: what opens it is destroyed at once; what was published through it stays known.
///
/// # Errors
/// `not_found`, `forbidden`.
pub async fn remove(db: &Db, actor: &Actor, id: ProfileId, now: Timestamp) -> Result<()> {
    todo!()
}

/// Forgets sign-ins that never came back.
///
/// # Errors
/// The database's.
pub async fn sweep(db: &Db, now: Timestamp) -> Result<()> {
    todo!()
}
