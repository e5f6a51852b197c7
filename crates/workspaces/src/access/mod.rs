//! Who acts, by the token shown: the first thing every request asks, answered by one read.

use selaras_kernel::{Actor, Result, Timestamp, WorkspaceId};
use selaras_store::Db;

// ---- operations

/// Who acts through the session with this token, in `workspace` or else in the first one the person joined.
///
/// # Errors
/// `sign_in_needed` when there is no such session or it is over, `not_found` when the person does not belong to
/// `workspace`, `no_workspace` when they belong to none.
pub async fn by_session(
    db: &Db,
    token: &str,
    workspace: Option<WorkspaceId>,
    now: Timestamp,
) -> Result<Actor> {
    todo!()
}

/// Who acts through the API token.
///
/// # Errors
/// `token_invalid`, `token_expired`.
pub async fn by_token(db: &Db, token: &str, now: Timestamp) -> Result<Actor> {
    todo!()
}

/// Who acts as the person with this e-mail address: for the command line on the machine itself, which holds the
/// database anyway. Never for a request.
///
/// # Errors
/// `not_found` when there is no such person in `workspace` (or in any).
pub async fn by_email(db: &Db, email: &str, workspace: Option<WorkspaceId>) -> Result<Actor> {
    todo!()
}
