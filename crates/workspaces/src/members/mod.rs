//! Who belongs to the workspace or to one brand of it, in which role.

pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::{absences, invitations, scope, tokens, workspace};
use selaras_kernel::{
    Actor, BrandId, Change, Cursor, Kind, MembershipId, Page, PersonId, Problem, Result, Right, Role,
    Timestamp,
};
use selaras_store::{Db, Tx};
use serde_json::json;

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

/// Members of the workspace and of the brands the actor may see members of, the oldest first.
///
/// # Errors
/// `forbidden` without `members.read`.
pub async fn list(db: &Db, actor: &Actor, after: Option<Cursor>, limit: usize) -> Result<Page<Member>> {
    scope::somewhere(actor, Right::MembersRead)?;
    let (limit, rows) = scope::page(limit);
    let after = after.unwrap_or(scope::start());
    let found = store::list(db, actor.workspace, &actor.brands(Right::MembersRead), after, rows).await?;
    Ok(Page::from_rows(found, limit, |m| Cursor { key: m.created_at.0, id: m.id.0 }))
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
    let actor = actor.clone();
    db.write(move |tx| {
        Box::pin(async move {
            let before = changeable(tx, &actor, id).await?;
            may_give(&actor, role, before.brand)?;
            if before.role == Role::Owner && role != Role::Owner {
                leaves_an_owner(tx, &actor).await?;
            }
            if before.role != role {
                store::set_role(tx, id, role).await?;
                tx.tell(
                    told(&actor, "member.changed", &before, now)
                        .from(json!({"role": before.role}))
                        .to(json!({"role": role})),
                );
            }
            Ok(Member { role, ..before })
        })
    })
    .await
}

/// Takes a membership away; with the last one in the workspace go the person's API tokens and open invitations there.
///
/// # Errors
/// `not_found`, `forbidden`, `owner_needed`, `last_owner`.
pub async fn remove(db: &Db, actor: &Actor, id: MembershipId, now: Timestamp) -> Result<()> {
    let actor = actor.clone();
    db.write(move |tx| {
        Box::pin(async move {
            let before = changeable(tx, &actor, id).await?;
            if before.role == Role::Owner {
                leaves_an_owner(tx, &actor).await?;
            }
            store::delete(tx, id).await?;
            tx.tell(
                told(&actor, "member.removed", &before, now)
                    .from(json!({"person": before.person, "role": before.role})),
            );
            if store::count_of(tx, actor.workspace, before.person).await? == 0 {
                absences::store::delete_of(tx, actor.workspace, before.person).await?;
                for token in tokens::store::delete_of(tx, actor.workspace, before.person).await? {
                    tx.tell(
                        Change::by(&actor, "token.revoked", token.0, now)
                            .from(json!({"person": before.person})),
                    );
                }
                for invitation in invitations::store::delete_by(tx, actor.workspace, before.person).await? {
                    tx.tell(Change::by(&actor, "invitation.revoked", invitation.0, now));
                }
            }
            Ok(())
        })
    })
    .await
}

/// Asks that the actor may hand out `role` in `brand`: only owners make owners, and only of the whole workspace.
pub(crate) fn may_give(actor: &Actor, role: Role, brand: Option<BrandId>) -> Result<(), Problem> {
    actor.require(Right::MembersManage, brand)?;
    match role {
        Role::Owner if brand.is_some() => Err(Problem::invalid("role", "role_needs_workspace")),
        Role::Owner if !scope::owns(actor) => Err(owner_needed()),
        _ => Ok(()),
    }
}

fn owner_needed() -> Problem {
    Problem::new(Kind::Forbidden, "owner_needed").at("role")
}

/// The membership, if the actor may change it. Holds the workspace, so that two who remove the last two owners at once
/// do so one after the other.
async fn changeable(tx: &mut Tx, actor: &Actor, id: MembershipId) -> Result<Member> {
    workspace::store::lock(tx, actor.workspace).await?;
    let member = store::get(tx, actor.workspace, id).await?.ok_or_else(|| Problem::not_found("member"))?;
    if member.brand.is_some() {
        scope::sees(actor, Right::MembersRead, member.brand, "member")?;
    }
    actor.require(Right::MembersManage, member.brand)?;
    if member.role == Role::Owner && !scope::owns(actor) {
        return Err(owner_needed().into());
    }
    Ok(member)
}

async fn leaves_an_owner(tx: &mut Tx, actor: &Actor) -> Result<()> {
    if store::owners(tx, actor.workspace).await? <= 1 {
        return Err(Problem::new(Kind::Conflict, "last_owner").into());
    }
    Ok(())
}

/// A change of a membership, at its brand.
pub(crate) fn told(actor: &Actor, kind: &'static str, member: &Member, now: Timestamp) -> Change {
    let change = Change::by(actor, kind, member.id.0, now);
    match member.brand {
        Some(brand) => change.brand(brand),
        None => change,
    }
}
