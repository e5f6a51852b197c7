//! Who is asked to join, by a link that is good for one person and seven days.

use selaras_kernel::{
    Actor, BrandId, Cursor, InvitationId, MembershipId, Page, PersonId, Result, Role, Timestamp, WorkspaceId,
};
use selaras_store::Db;
use std::time::Duration;

/// How long an invitation is good for.
pub const GOOD_FOR: Duration = Duration::from_secs(7 * 24 * 3600);
/// What the tokens in invitation links begin with.
pub const PREFIX: &str = "inv_";

/// Whom to invite.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
pub struct NewInvitation {
    /// E-mail address.
    pub email: String,
    /// Role they will have.
    pub role: Role,
    /// In this brand only; absent for the whole workspace.
    pub brand: Option<BrandId>,
}

/// An invitation that has not been accepted yet.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Invitation {
    /// Id.
    pub id: InvitationId,
    /// E-mail address invited.
    pub email: String,
    /// Role they will have.
    pub role: Role,
    /// The brand; absent for the whole workspace.
    pub brand: Option<BrandId>,
    /// Who invited.
    pub invited_by: Option<PersonId>,
    /// When.
    pub created_at: Timestamp,
    /// Until when the link is good.
    pub expires_at: Timestamp,
}

/// What an invitation says to the one who follows its link.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Invited {
    /// Name of the workspace.
    pub workspace: String,
    /// Name of the brand; absent for the whole workspace.
    pub brand: Option<String>,
    /// E-mail address invited.
    pub email: String,
    /// Role they will have.
    pub role: Role,
    /// Whether there is an account with this address, so that one signs in instead of choosing a password.
    pub has_account: bool,
    /// Until when the link is good.
    pub expires_at: Timestamp,
}

/// Who accepts.
#[derive(Clone)]
pub enum Acceptance {
    /// Somebody new, who gets an account with the invited address.
    New {
        /// Name.
        name: String,
        /// Password.
        password: String,
        /// Language of the interface.
        language: String,
    },
    /// Somebody who is signed in with the invited address.
    Person(PersonId),
}

/// What accepting made.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Accepted {
    /// The person.
    pub person: PersonId,
    /// The workspace joined.
    pub workspace: WorkspaceId,
    /// The membership made.
    pub membership: MembershipId,
}

// ---- operations

/// Invites somebody: the invitation and the token for its link (told only here). An open invitation of the same
/// address to the same place is replaced.
///
/// # Errors
/// `forbidden`, `owner_needed`, `role_needs_workspace`, `email_invalid`, `already_member`, `not_found` (brand).
pub async fn create(
    db: &Db,
    actor: &Actor,
    new: NewInvitation,
    now: Timestamp,
) -> Result<(Invitation, String)> {
    todo!()
}

/// Open invitations, the oldest first.
///
/// # Errors
/// `forbidden` without `members.read`.
pub async fn list(
    db: &Db,
    actor: &Actor,
    after: Option<Cursor>,
    limit: usize,
    now: Timestamp,
) -> Result<Page<Invitation>> {
    todo!()
}

/// Takes an open invitation back.
///
/// # Errors
/// `not_found`, `forbidden`.
pub async fn revoke(db: &Db, actor: &Actor, id: InvitationId, now: Timestamp) -> Result<()> {
    todo!()
}

/// What the invitation behind a link says.
///
/// # Errors
/// `invitation_over` when it was used, taken back or is too old.
pub async fn look(db: &Db, token: &str, now: Timestamp) -> Result<Invited> {
    todo!()
}

/// Joins by an invitation.
///
/// # Errors
/// `invitation_over`, `account_exists` (sign in first), `invitation_for_other`, `already_member`, `password_weak`, …
pub async fn accept(db: &Db, token: &str, by: Acceptance, now: Timestamp) -> Result<Accepted> {
    todo!()
}

/// Forgets invitations that are long over.
///
/// # Errors
/// The database's.
pub async fn sweep(db: &Db, now: Timestamp) -> Result<()> {
    todo!()
}
