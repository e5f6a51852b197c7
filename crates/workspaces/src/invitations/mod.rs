//! Who is asked to join, by a link that is good for one person and seven days.

pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::{
    bearer, brands, check,
    members::{self, Member},
    people::{self, password},
    scope, workspace,
};
use selaras_kernel::{
    Actor, BrandId, Change, Cursor, InvitationId, Kind, MembershipId, Page, PersonId, Problem, Result, Right,
    Role, Timestamp, WorkspaceId,
};
use selaras_store::Db;
use serde_json::json;
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
    if new.brand.is_some() && !actor.may(Right::MembersManage, new.brand) {
        scope::sees(actor, Right::MembersRead, new.brand, "brand").map_err(|p| p.at("brand"))?;
    }
    members::may_give(actor, new.role, new.brand)?;
    let email = check::email("email", &new.email)?;
    if let Some(brand) = new.brand {
        brands::store::get(db, actor.workspace, brand)
            .await?
            .ok_or_else(|| Problem::not_found("brand").at("brand"))?;
    }
    let token = bearer::new(PREFIX);
    let hash = bearer::hash(&token);
    let invitation = Invitation {
        id: InvitationId::new(now),
        email,
        role: new.role,
        brand: new.brand,
        invited_by: actor.person,
        created_at: now,
        expires_at: now + GOOD_FOR,
    };
    let (actor, kept) = (actor.clone(), invitation.clone());
    db.write(move |tx| {
        Box::pin(async move {
            if members::store::is_member(tx, actor.workspace, kept.brand, &kept.email).await? {
                return Err(Problem::new(Kind::Conflict, "already_member")
                    .at("email")
                    .with("email", kept.email)
                    .into());
            }
            for old in store::replace(tx, actor.workspace, kept.brand, &kept.email).await? {
                tx.tell(Change::by(&actor, "invitation.revoked", old.0, now));
            }
            store::insert(tx, actor.workspace, &kept, &hash).await?;
            tx.tell(
                told(&actor, "invitation.created", &kept, now)
                    .to(json!({"email": kept.email, "role": kept.role})),
            );
            Ok(())
        })
    })
    .await?;
    Ok((invitation, token))
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
    scope::somewhere(actor, Right::MembersRead)?;
    let (limit, rows) = scope::page(limit);
    let after = after.unwrap_or(scope::start());
    let found = store::list(db, actor.workspace, &actor.brands(Right::MembersRead), after, rows, now).await?;
    Ok(Page::from_rows(found, limit, |i| Cursor { key: i.created_at.0, id: i.id.0 }))
}

/// Takes an open invitation back.
///
/// # Errors
/// `not_found`, `forbidden`.
pub async fn revoke(db: &Db, actor: &Actor, id: InvitationId, now: Timestamp) -> Result<()> {
    let actor = actor.clone();
    db.write(move |tx| {
        Box::pin(async move {
            let found =
                store::get(tx, actor.workspace, id).await?.ok_or_else(|| Problem::not_found("invitation"))?;
            scope::sees(&actor, Right::MembersRead, found.brand, "invitation")?;
            actor.require(Right::MembersManage, found.brand)?;
            store::delete(tx, id).await?;
            tx.tell(
                told(&actor, "invitation.revoked", &found, now)
                    .from(json!({"email": found.email, "role": found.role})),
            );
            Ok(())
        })
    })
    .await
}

/// What the invitation behind a link says.
///
/// # Errors
/// `invitation_over` when it was used, taken back or is too old.
pub async fn look(db: &Db, token: &str, now: Timestamp) -> Result<Invited> {
    let (workspace, invitation) = store::by_token(db, &bearer::hash(token), now).await?.ok_or_else(over)?;
    let name = workspace::store::get(db, workspace).await?.ok_or_else(over)?.name;
    let brand = match invitation.brand {
        Some(brand) => brands::store::get(db, workspace, brand).await?.map(|b| b.name),
        None => None,
    };
    let has_account = people::store::by_email(db, &invitation.email).await?.is_some();
    Ok(Invited {
        workspace: name,
        brand,
        has_account,
        email: invitation.email,
        role: invitation.role,
        expires_at: invitation.expires_at,
    })
}

/// Joins by an invitation.
///
/// # Errors
/// `invitation_over`, `account_exists` (sign in first), `invitation_for_other`, `already_member`, `password_weak`, …
pub async fn accept(db: &Db, token: &str, by: Acceptance, now: Timestamp) -> Result<Accepted> {
    let hash = bearer::hash(token);
    let (_, open) = store::by_token(db, &hash, now).await?.ok_or_else(over)?;
    let account = people::store::by_email(db, &open.email).await?;
    let (person, new) = match by {
        Acceptance::Person(id) if account.as_ref().is_some_and(|p| p.id == id) => (id, None),
        Acceptance::Person(_) => {
            return Err(Problem::new(Kind::Forbidden, "invitation_for_other")
                .with("email", open.email)
                .into());
        }
        Acceptance::New { .. } if account.is_some() => return Err(account_exists(&open.email)),
        Acceptance::New { name, password, language } => {
            let mut problems = Vec::new();
            problems.extend(check::name("name", &name).err());
            problems.extend(check::language("language", &language).err());
            problems.extend(check::password("password", &password, &[&open.email, &name]).err());
            Problem::all(problems)?;
            let new = people::store::NewPerson {
                id: PersonId::new(now),
                email: open.email.clone(),
                name: check::name("name", &name)?,
                password_hash: Some(password::hash(password).await?),
                language,
            };
            (new.id, Some(new))
        }
    };
    let email = open.email;
    let told_email = email.clone();
    let done = db
        .write(move |tx| {
            Box::pin(async move {
                // Read anew: it may have been used or taken back while the password was hashed.
                let (workspace, taken) = store::take(tx, &hash, now).await?.ok_or_else(over)?;
                if members::store::is_member(tx, workspace, taken.brand, &email).await? {
                    return Err(Problem::new(Kind::Conflict, "already_member").with("email", email).into());
                }
                let actor = Actor { person: Some(person), ..Actor::system(workspace) };
                if let Some(new) = new {
                    people::store::insert(tx, &new, now).await?;
                    tx.tell(
                        Change::by(&actor, "person.created", person.0, now)
                            .to(json!({"email": new.email, "name": new.name})),
                    );
                }
                let membership = MembershipId::new(now);
                let kept = members::store::NewMembership {
                    id: membership,
                    workspace,
                    person,
                    brand: taken.brand,
                    role: taken.role,
                };
                members::store::insert(tx, &kept, now).await?;
                let member = Member {
                    id: membership,
                    person,
                    name: String::new(),
                    email,
                    brand: taken.brand,
                    role: taken.role,
                    created_at: now,
                };
                tx.tell(told(&actor, "invitation.accepted", &taken, now).to(json!({"person": person})));
                tx.tell(
                    members::told(&actor, "member.added", &member, now)
                        .to(json!({"person": person, "role": taken.role})),
                );
                Ok(Accepted { person, workspace, membership })
            })
        })
        .await;
    match done {
        // Two invitations of one address, accepted at once.
        Err(e) if e.is_unique_violation() => Err(account_exists(&told_email)),
        done => done,
    }
}

/// Forgets invitations that are long over.
///
/// # Errors
/// The database's.
pub async fn sweep(db: &Db, now: Timestamp) -> Result<()> {
    db.write(move |tx| Box::pin(store::sweep(tx, now - KEPT_FOR))).await
}

/// How long an invitation that is over is remembered.
const KEPT_FOR: Duration = Duration::from_secs(30 * 24 * 3600);

fn over() -> Problem {
    Problem::new(Kind::NotFound, "invitation_over")
}

fn account_exists(email: &str) -> selaras_kernel::Error {
    Problem::new(Kind::Conflict, "account_exists").with("email", email).into()
}

/// A change of an invitation, at its brand.
fn told(actor: &Actor, kind: &'static str, invitation: &Invitation, now: Timestamp) -> Change {
    let change = Change::by(actor, kind, invitation.id.0, now);
    match invitation.brand {
        Some(brand) => change.brand(brand),
        None => change,
    }
}
