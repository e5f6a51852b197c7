//! Workspaces, people and profiles made in one call, for tests.

use crate::{Vault, access, brands::Brand, check, members, people, profiles, workspace::Workspace};
use selaras_kernel::{
    Actor, BrandId, MembershipId, PersonId, ProfileId, Role, Timestamp, WorkspaceId, schedule::Weekday,
};
use selaras_networks::Connected;
use selaras_store::Db;

/// Somebody without a password.
fn someone(now: Timestamp) -> people::store::NewPerson {
    let id = PersonId::new(now);
    let email = check::same_email(&format!("{}@example.test", id.0.simple()));
    people::store::NewPerson {
        id,
        email,
        name: "Somebody".into(),
        password_hash: None,
        language: "en".into(),
    }
}

/// A new workspace with one brand (approval off, zone Asia/Jakarta), and its owner, who has no password.
///
/// # Panics
/// When the database fails.
pub async fn owner(db: &Db, now: Timestamp) -> (Actor, BrandId) {
    let zone = "Asia/Jakarta".to_owned();
    let workspace = Workspace {
        id: WorkspaceId::new(now),
        name: "Test".into(),
        zone: zone.clone(),
        language: "en".into(),
        week_start: Weekday::Mon,
        created_at: now,
        version: 1,
    };
    let brand = Brand {
        id: BrandId::new(now),
        name: "Brand".into(),
        zone,
        approval: false,
        sample: false,
        created_at: now,
        version: 1,
    };
    let made =
        people::found(db, someone(now), workspace, brand, false, now).await.expect("a workspace is made");
    let actor = access::by_person(db, made.person, Some(made.workspace)).await.expect("its owner acts");
    (actor, made.brand)
}

/// A new member in the workspace of `owner`, in one brand or in all, without a password.
///
/// # Panics
/// When the database fails.
pub async fn member(db: &Db, owner: &Actor, role: Role, brand: Option<BrandId>, now: Timestamp) -> Actor {
    let person = someone(now);
    let id = person.id;
    let membership = members::store::NewMembership {
        id: MembershipId::new(now),
        workspace: owner.workspace,
        person: id,
        brand,
        role,
    };
    db.write(move |tx| {
        Box::pin(async move {
            people::store::insert(tx, &person, now).await?;
            members::store::insert(tx, &membership, now).await
        })
    })
    .await
    .expect("a member is made");
    access::by_person(db, id, Some(owner.workspace)).await.expect("the member acts")
}

/// A vault with a key of its own that is kept nowhere.
pub fn vault() -> Vault {
    Vault::forgetful()
}

/// A connected profile, as if `connected` had just signed in.
///
/// # Panics
/// When the database fails.
pub async fn profile(
    db: &Db,
    vault: &Vault,
    actor: &Actor,
    brand: BrandId,
    network: &str,
    connected: Connected,
    now: Timestamp,
) -> ProfileId {
    let brand = crate::brands::get(db, actor, brand).await.expect("the brand exists");
    let made = profiles::connect::connect(db, vault, actor, &brand, network, vec![connected], now).await;
    made.expect("the profile is connected").remove(0).id
}
