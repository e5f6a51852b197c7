//! Who is there: the first start, one's own account, passwords.

use selaras_kernel::{Actor, BrandId, PersonId, Result, Right, Timestamp, WorkspaceId, actor::Grant};
use selaras_store::Db;

/// What the first start needs to know.
#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
pub struct NewOwner {
    /// E-mail address; one signs in with it.
    #[schema(example = "sari@example.id")]
    pub email: String,
    /// The person's name.
    pub name: String,
    /// At least 10 characters and hard to guess.
    pub password: String,
    /// Language of the interface and of the workspace: `id` or `en`.
    #[schema(example = "id")]
    pub language: String,
    /// Name of the workspace.
    pub workspace: String,
    /// Name of its first brand.
    pub brand: String,
    /// IANA time zone of both.
    #[schema(example = "Asia/Jakarta")]
    pub zone: String,
}

/// What the first start made.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct SetUp {
    /// The owner.
    pub person: PersonId,
    /// The workspace.
    pub workspace: WorkspaceId,
    /// Its first brand.
    pub brand: BrandId,
}

/// Oneself.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Me {
    /// Id.
    pub id: PersonId,
    /// E-mail address.
    pub email: String,
    /// Name.
    pub name: String,
    /// Language of the interface.
    pub language: String,
    /// The workspace acted in.
    pub workspace: WorkspaceId,
    /// Rights held in it, in the whole workspace or in any brand of it.
    pub rights: Vec<Right>,
    /// All workspaces one belongs to.
    pub workspaces: Vec<MyWorkspace>,
}

/// A workspace one belongs to.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct MyWorkspace {
    /// Id.
    pub id: WorkspaceId,
    /// Name.
    pub name: String,
    /// Roles held there.
    pub grants: Vec<Grant>,
}

// ---- operations

/// Whether anybody is there yet.
///
/// # Errors
/// The database's.
pub async fn is_set_up(db: &Db) -> Result<bool> {
    todo!()
}

/// Makes the owner, the workspace and its first brand; all or nothing.
///
/// # Errors
/// `already_set_up`; problems of the input, such as `password_weak`.
pub async fn setup(db: &Db, owner: NewOwner, now: Timestamp) -> Result<SetUp> {
    todo!()
}

/// The person behind `actor`.
///
/// # Errors
/// `not_found` for the system.
pub async fn me(db: &Db, actor: &Actor) -> Result<Me> {
    todo!()
}

/// Changes one's password. All sessions end but `session` (the token of the one it is done in).
///
/// # Errors
/// `password_wrong` at `current`, `password_weak` at `new`, `sign_in_throttled`.
pub async fn change_password(
    db: &Db,
    actor: &Actor,
    current: String,
    new: String,
    session: Option<&str>,
    now: Timestamp,
) -> Result<()> {
    todo!()
}

/// Changes the language of one's interface.
///
/// # Errors
/// `language_unknown`.
pub async fn set_language(db: &Db, actor: &Actor, language: &str, now: Timestamp) -> Result<()> {
    todo!()
}
