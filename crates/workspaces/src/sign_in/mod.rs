//! May this person in: e-mail and password, throttled, for a session.

use crate::sessions::Session;
use selaras_kernel::{Result, Timestamp};
use selaras_store::Db;

/// An attempt to sign in.
#[derive(Clone)]
pub struct SignIn {
    /// E-mail address.
    pub email: String,
    /// Password.
    pub password: String,
    /// Network address it comes from.
    pub address: String,
    /// What the browser calls itself.
    pub user_agent: String,
}

// ---- operations

/// Signs a person in: the session's token (told only here) and the session.
///
/// # Errors
/// `sign_in_wrong` when the e-mail or the password is wrong, `sign_in_throttled` with `retry_after` (seconds).
pub async fn sign_in(db: &Db, attempt: SignIn, now: Timestamp) -> Result<(String, Session)> {
    todo!()
}

/// Ends the session with this token. One that is over already is no error.
///
/// # Errors
/// The database's.
pub async fn sign_out(db: &Db, token: &str, now: Timestamp) -> Result<()> {
    todo!()
}

/// Forgets failures that no longer count.
///
/// # Errors
/// The database's.
pub async fn sweep(db: &Db, now: Timestamp) -> Result<()> {
    todo!()
}
