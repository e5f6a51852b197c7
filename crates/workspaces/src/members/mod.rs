//! Who belongs to the workspace or to one brand of it, in which role.

use selaras_kernel::{Actor, BrandId, Cursor, MembershipId, Page, PersonId, Result, Role, Timestamp};
use selaras_store::Db;

/// A person's role in the workspace or in one brand. A person may have several.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Member {
    /// Id of the membership.
    pub id: MembershipId,
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their e-mail address.
    pub email: String,
    /// The brand; absent for the whole workspace.
    pub brand: Option<BrandId>,
    /// The role there.
    pub role: Role,
    /// Since when.
    pub created_at: Timestamp,
}

// ---- operations

/// Members of the workspace and of the brands the actor may see members of, the oldest first.
///
/// # Errors
/// `forbidden` without `members.read`.
pub async fn list(db: &Db, actor: &Actor, after: Option<Cursor>, limit: usize) -> Result<Page<Member>> {
    todo!()
}

/// Gives a member another role.
///
/// # Errors
/// `not_found`, `forbidden`, `owner_needed` when a non-owner makes or unmakes an owner, `role_needs_workspace` for an
/// owner of a brand, `last_owner`.
pub async fn set_role(
    db: &Db,
    actor: &Actor,
    id: MembershipId,
    role: Role,
    now: Timestamp,
) -> Result<Member> {
    todo!()
}

/// Takes a membership away; with the last one in the workspace go the person's API tokens and open invitations there.
///
/// # Errors
/// `not_found`, `forbidden`, `owner_needed`, `last_owner`.
pub async fn remove(db: &Db, actor: &Actor, id: MembershipId, now: Timestamp) -> Result<()> {
    todo!()
}
