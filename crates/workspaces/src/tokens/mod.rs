//! Which programs act for a person, limited to what, until when.

use selaras_kernel::{Actor, Cursor, Page, PersonId, Result, Right, Timestamp, TokenId};
use selaras_store::Db;
use std::time::Duration;

/// What API tokens begin with.
pub const PREFIX: &str = "sel_";
/// How old `used_at` may grow before it is written again.
pub const USED_EVERY: Duration = Duration::from_secs(60);

/// An API token to be made.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
pub struct NewToken {
    /// What it is for.
    #[schema(example = "Nightly export")]
    pub name: String,
    /// What it may do; empty for everything its maker may do, now and later.
    #[serde(default)]
    pub scope: Vec<Right>,
    /// When it ends; absent for never.
    pub expires_at: Option<Timestamp>,
}

/// An API token, without what opens the door.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Token {
    /// Id.
    pub id: TokenId,
    /// What it is for.
    pub name: String,
    /// For whom it acts.
    pub person: PersonId,
    /// What it may do; empty for everything that person may do.
    pub scope: Vec<Right>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it ends.
    pub expires_at: Option<Timestamp>,
    /// When it was last used, to within a minute.
    pub used_at: Option<Timestamp>,
}

// ---- operations

/// Makes a token for the actor: the token, and what to show at the door (told only here). One made through another
/// token may do no more and last no longer than that one.
///
/// # Errors
/// `forbidden`, `token_scope_too_wide`, `token_expiry_past`, `token_expiry_too_late`.
pub async fn create(db: &Db, actor: &Actor, new: NewToken, now: Timestamp) -> Result<(Token, String)> {
    todo!()
}

/// The actor's tokens in this workspace, the oldest first; with `members.manage` in the whole workspace, everybody's.
///
/// # Errors
/// `forbidden` without `tokens.manage`.
pub async fn list(db: &Db, actor: &Actor, after: Option<Cursor>, limit: usize) -> Result<Page<Token>> {
    todo!()
}

/// Ends a token of the actor's own; with `members.manage` in the whole workspace, anybody's. It is over at once.
///
/// # Errors
/// `not_found`, `forbidden`.
pub async fn revoke(db: &Db, actor: &Actor, id: TokenId, now: Timestamp) -> Result<()> {
    todo!()
}
