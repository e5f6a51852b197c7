//! Where a person is signed in, and how that is ended.

use selaras_kernel::{Actor, PersonId, Result, SessionId, Timestamp};
use selaras_store::Db;
use std::time::Duration;

/// A session that is not used for this long ends.
pub const IDLE: Duration = Duration::from_secs(14 * 24 * 3600);
/// A session ends after this long, however much it is used.
pub const LONGEST: Duration = Duration::from_secs(90 * 24 * 3600);
/// How old `seen_at` may grow before it is written again.
pub const SEEN_EVERY: Duration = Duration::from_secs(600);
/// What session tokens begin with.
pub const PREFIX: &str = "ses_";

/// A signed-in browser.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Session {
    /// Id.
    pub id: SessionId,
    /// Who.
    pub person: PersonId,
    /// What the browser calls itself.
    pub user_agent: String,
    /// Network address it signed in from.
    pub address: String,
    /// When it signed in.
    pub created_at: Timestamp,
    /// When it was last seen, to within ten minutes.
    pub seen_at: Timestamp,
    /// When it ends at the latest.
    pub expires_at: Timestamp,
    /// Whether it is the one asking.
    pub current: bool,
}

// ---- operations

/// The actor's own sessions that have not ended, the last seen first. `session` is the token of the one asking.
///
/// # Errors
/// The database's.
pub async fn list(db: &Db, actor: &Actor, session: Option<&str>, now: Timestamp) -> Result<Vec<Session>> {
    todo!()
}

/// Ends one of the actor's own sessions; it is over at once.
///
/// # Errors
/// `not_found`.
pub async fn revoke(db: &Db, actor: &Actor, id: SessionId, now: Timestamp) -> Result<()> {
    todo!()
}

/// Ends all of the actor's sessions but `session` (a token); says how many.
///
/// # Errors
/// The database's.
pub async fn revoke_others(db: &Db, actor: &Actor, session: Option<&str>, now: Timestamp) -> Result<u64> {
    todo!()
}

/// Forgets sessions that are over.
///
/// # Errors
/// The database's.
pub async fn sweep(db: &Db, now: Timestamp) -> Result<()> {
    todo!()
}
