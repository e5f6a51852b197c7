//! Who is there: the first start, one's own account, passwords.

pub(crate) mod password;
pub(crate) mod store;
#[cfg(test)]
pub(crate) mod tests;

use crate::{
    brands::{self, Brand},
    check, members, scope, sessions, sign_in,
    workspace::{self, Workspace},
};
use selaras_kernel::{
    Actor, BrandId, Change, Kind, MembershipId, PersonId, Problem, Result, Right, Role, Timestamp,
    WorkspaceId, actor::Grant, schedule::Weekday,
};
use selaras_store::Db;
use serde_json::json;

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
    /// IANA time zone in which they read; empty for that of each brand.
    pub zone: String,
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

/// Whether anybody is there yet.
///
/// # Errors
/// The database's.
pub async fn is_set_up(db: &Db) -> Result<bool> {
    Ok(store::count(db).await? > 0)
}

/// Makes the owner, the workspace and its first brand; all or nothing.
///
/// # Errors
/// `already_set_up`; problems of the input, such as `password_weak`.
pub async fn setup(db: &Db, owner: NewOwner, now: Timestamp) -> Result<SetUp> {
    if is_set_up(db).await? {
        return Err(already_set_up());
    }
    let mut problems = Vec::new();
    let mut take =
        |checked: Result<String, Problem>| checked.map_err(|p| problems.push(p)).unwrap_or_default();
    let email = take(check::email("email", &owner.email));
    let name = take(check::name("name", &owner.name));
    let language = take(check::language("language", &owner.language));
    let workspace = take(check::name("workspace", &owner.workspace));
    let brand = take(check::name("brand", &owner.brand));
    let zone = take(check::zone("zone", &owner.zone));
    problems.extend(
        check::password("password", &owner.password, &[&owner.email, &owner.name, &owner.workspace]).err(),
    );
    Problem::all(problems)?;
    let person = store::NewPerson {
        id: PersonId::new(now),
        email,
        name,
        password_hash: Some(password::hash(owner.password).await?),
        language: language.clone(),
    };
    let workspace = Workspace {
        id: WorkspaceId::new(now),
        name: workspace,
        zone: zone.clone(),
        language,
        week_start: Weekday::Mon,
        created_at: now,
        version: 1,
    };
    let brand = Brand {
        id: BrandId::new(now),
        name: brand,
        zone,
        approval: false,
        sample: false,
        created_at: now,
        version: 1,
    };
    found(db, person, workspace, brand, true, now).await
}

/// The person behind `actor`.
///
/// # Errors
/// `not_found` for the system.
pub async fn me(db: &Db, actor: &Actor) -> Result<Me> {
    let id = scope::person(actor)?;
    let person = store::by_id(db, id).await?.ok_or_else(|| Problem::not_found("person"))?;
    let mut workspaces: Vec<MyWorkspace> = Vec::new();
    for (id, name, brand, role) in store::roles(db, id).await? {
        let grant = Grant { brand, role: scope::parsed(&role)? };
        match workspaces.iter_mut().find(|w| w.id == id) {
            Some(workspace) => workspace.grants.push(grant),
            None => workspaces.push(MyWorkspace { id, name, grants: vec![grant] }),
        }
    }
    Ok(Me {
        id,
        email: person.email,
        name: person.name,
        language: person.language,
        zone: person.zone,
        workspace: actor.workspace,
        rights: Right::ALL.iter().copied().filter(|right| actor.may_somewhere(*right)).collect(),
        workspaces,
    })
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
    let id = scope::person(actor)?;
    let person = store::by_id(db, id).await?.ok_or_else(|| Problem::not_found("person"))?;
    check::password("new", &new, &[&person.email, &person.name])?;
    let turn = sign_in::Turn::of_account(&person.email);
    turn.clone().take(db, now).await?;
    let old = person.password_hash.unwrap_or_default();
    if !password::verify(current, Some(old.clone())).await? {
        return Err(Problem::invalid("current", "password_wrong").into());
    }
    let hash = password::hash(new).await?;
    let keep = crate::bearer::hash(session.unwrap_or_default());
    let actor = actor.clone();
    db.write(move |tx| {
        Box::pin(async move {
            if !store::set_password(tx, id, &old, &hash).await? {
                return Err(Problem::invalid("current", "password_wrong").into());
            }
            turn.passed(tx).await?;
            let ended = sessions::end_others(tx, &actor, id, &keep, now).await?;
            tx.tell(
                Change::by(&actor, "person.password_changed", id.0, now).to(json!({"sessions_ended": ended})),
            );
            Ok(())
        })
    })
    .await
}

/// What to change of oneself; what is absent stays.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MeChanges)]
pub struct Changes {
    /// Language of the interface and of what one gets by mail: `id` or `en`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// IANA time zone in which one reads; empty for that of each brand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
}

/// Changes how one reads.
///
/// # Errors
/// `language_unknown`, `zone_unknown`.
pub async fn update(db: &Db, actor: &Actor, changes: Changes, now: Timestamp) -> Result<()> {
    let id = scope::person(actor)?;
    let person = store::by_id(db, id).await?.ok_or_else(|| Problem::not_found("person"))?;
    let language = changes.language.as_deref().map(|language| check::language("language", language));
    let zone = changes.zone.as_deref().map(|zone| match zone {
        "" => Ok(String::new()),
        zone => check::zone("zone", zone),
    });
    let changes = Changes { language: language.transpose()?, zone: zone.transpose()? };
    let before = Changes {
        language: changes.language.is_some().then_some(person.language),
        zone: changes.zone.is_some().then_some(person.zone),
    };
    let actor = actor.clone();
    db.write(move |tx| {
        Box::pin(async move {
            store::update(tx, id, &changes).await?;
            let told = Change::by(&actor, "person.changed", id.0, now);
            tx.tell(told.from(json!(before)).to(json!(changes)));
            Ok(())
        })
    })
    .await
}

/// Makes a workspace with its owner and first brand in one write; `alone` when it must be the very first.
pub(crate) async fn found(
    db: &Db,
    person: store::NewPerson,
    workspace: Workspace,
    brand: Brand,
    alone: bool,
    now: Timestamp,
) -> Result<SetUp> {
    db.write(move |tx| {
        Box::pin(async move {
            if alone && store::count_alone(tx).await? > 0 {
                return Err(already_set_up());
            }
            let membership = members::store::NewMembership {
                id: MembershipId::new(now),
                workspace: workspace.id,
                person: person.id,
                brand: None,
                role: Role::Owner,
            };
            workspace::store::insert(tx, &workspace).await?;
            store::insert(tx, &person, now).await?;
            brands::store::insert(tx, workspace.id, &brand).await?;
            members::store::insert(tx, &membership, now).await?;
            let actor = Actor { person: Some(person.id), ..Actor::system(workspace.id) };
            let told = |kind, id| Change::by(&actor, kind, id, now);
            tx.tell(told("workspace.created", workspace.id.0).to(json!({
                "name": workspace.name, "zone": workspace.zone, "language": workspace.language,
            })));
            tx.tell(
                told("person.created", person.id.0).to(json!({"email": person.email, "name": person.name})),
            );
            tx.tell(
                told("member.added", membership.id.0)
                    .to(json!({"person": person.id, "role": membership.role})),
            );
            tx.tell(told("brand.created", brand.id.0).brand(brand.id).to(brands::told(&brand)));
            Ok(SetUp { person: person.id, workspace: workspace.id, brand: brand.id })
        })
    })
    .await
}

fn already_set_up() -> selaras_kernel::Error {
    Problem::new(Kind::Conflict, "already_set_up").into()
}
