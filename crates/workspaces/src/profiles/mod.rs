//! Which accounts on networks a brand has, and in what state they are.

pub(crate) mod connect;
mod health;
mod mentions;
pub(crate) mod sealed;
mod secrets;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub use connect::{
    BeginConnect, ConnectPassword, FinishConnect, begin_sign_in, connect_password, finish_sign_in,
};
pub use health::{Expiring, expiring, record_error, record_success, refresh_due, save_limits};
pub use mentions::find_accounts;
pub use secrets::{ProfileMeta, accounts, reseal_all, save_secret};

use crate::{brands, check, scope};
use selaras_kernel::{
    Actor, BrandId, Change, Problem, ProfileId, Result, Right, Timestamp, WorkspaceId, schedule::Slot,
};
use selaras_networks::Limits;
use selaras_store::{Db, Kept};
use serde_json::json;
use std::{collections::HashMap, sync::Arc};

/// How a profile fares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProfileState {
    /// All is well.
    Connected,
    /// Somebody put it on hold: nothing goes out.
    Paused,
    /// The network wants the person to sign in again.
    SignInNeeded,
    /// The last call failed in a way that may mend itself.
    Failing,
}

/// What went wrong last with a profile.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct ProfileError {
    /// Code of the message that says what happened and what to do.
    pub code: String,
    /// The network's own words.
    pub detail: String,
    /// When.
    pub at: Timestamp,
}

/// A profile: one account on one network. What opens it is not in here.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Profile {
    /// Id.
    pub id: ProfileId,
    /// Its brand.
    pub brand: BrandId,
    /// Stable name of the network, such as `mastodon`.
    pub network: String,
    /// Base address of its server.
    pub server: String,
    /// The network's own id of the account.
    pub remote_id: String,
    /// The name people know it by, without `@`.
    pub handle: String,
    /// Display name.
    pub name: String,
    /// Its page on the network.
    pub url: String,
    /// Address of its picture.
    pub avatar: Option<String>,
    /// IANA time zone of its slots.
    pub zone: String,
    /// Times of the week at which it likes to publish.
    pub slots: Vec<Slot>,
    /// How it fares.
    pub state: ProfileState,
    /// Since when.
    pub state_at: Timestamp,
    /// When what opens it ends, if that is known.
    pub expires_at: Option<Timestamp>,
    /// Whether what opens it is renewed without a person.
    pub renews: bool,
    /// What the network accepts from it.
    #[schema(value_type = Object)]
    pub limits: Limits,
    /// When the limits were asked for.
    pub limits_at: Timestamp,
    /// When a call last succeeded, to within five minutes.
    pub success_at: Option<Timestamp>,
    /// What went wrong since.
    pub error: Option<ProfileError>,
    /// When it was connected first.
    pub created_at: Timestamp,
    /// Grows with every change.
    pub version: i64,
}

/// What to change of a profile; what is absent stays.
#[derive(Clone, Debug, Default, serde::Deserialize, utoipa::ToSchema)]
pub struct ProfileChanges {
    /// IANA time zone of its slots.
    pub zone: Option<String>,
    /// Times of the week.
    pub slots: Option<Vec<Slot>>,
    /// Whether it is on hold.
    pub paused: Option<bool>,
}

/// Most slots of one profile: one for every hour and a half of a week.
const SLOTS_MAX: usize = 112;

/// The profiles the actor may see, of one brand or of all, by network and handle.
///
/// # Errors
/// `not_found` for a brand that is none of the actor's.
pub async fn list(db: &Db, actor: &Actor, brand: Option<BrandId>) -> Result<Vec<Profile>> {
    scope::somewhere(actor, Right::ProfilesRead)?;
    if let Some(brand) = brand {
        scope::sees(actor, Right::ProfilesRead, Some(brand), "brand")?;
        brands::store::get(db, actor.workspace, brand).await?.ok_or_else(|| Problem::not_found("brand"))?;
    }
    store::list(db, actor.workspace, &actor.brands(Right::ProfilesRead), brand, None).await
}

/// Those of `ids` that are profiles of `brand` and that the actor may see. One look-up by key, however many there are.
///
/// # Errors
/// The database's.
pub async fn some(db: &Db, actor: &Actor, brand: BrandId, ids: &[ProfileId]) -> Result<Arc<[Profile]>> {
    if !actor.may(Right::ProfilesRead, Some(brand)) {
        return Ok(Arc::default());
    }
    let read = async { Ok(store::some(db, actor.workspace, brand, ids).await?.into()) };
    db.kept(Targets(actor.workspace, brand, ids.into()), read).await
}

/// As much of a profile as whoever may read a post is shown of where it goes.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema, sqlx::FromRow)]
pub struct Face {
    /// The profile.
    pub id: ProfileId,
    /// Its network.
    pub network: String,
    /// The name people know it by, without `@`.
    pub handle: String,
    /// Display name.
    pub name: String,
    /// Address of its picture.
    pub avatar: Option<String>,
}

/// The faces of a brand's profiles, also of those that were disconnected since.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Faces(WorkspaceId, BrandId);

impl Kept for Faces {
    type Value = Arc<HashMap<ProfileId, Face>>;
    const MOST: usize = 256;
}

/// The faces of a brand's profiles, also of those that were disconnected since: what went out through them stays known.
///
/// # Errors
/// `not_found` when the actor may not read the brand's posts.
pub async fn faces(db: &Db, actor: &Actor, brand: BrandId) -> Result<Arc<HashMap<ProfileId, Face>>> {
    if !actor.may(Right::PostsRead, Some(brand)) {
        return Err(Problem::not_found("brand").at("brand").into());
    }
    let read = async {
        let faces = store::faces(db, actor.workspace, brand).await?;
        Ok(Arc::new(faces.into_iter().map(|face| (face.id, face)).collect()))
    };
    db.kept(Faces(actor.workspace, brand), read).await
}

/// Profiles of a brand as they are read for every post that is written.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Targets(WorkspaceId, BrandId, Box<[ProfileId]>);

impl Kept for Targets {
    type Value = Arc<[Profile]>;
    const MOST: usize = 256;
}

/// One profile.
///
/// # Errors
/// `not_found`.
pub async fn get(db: &Db, actor: &Actor, id: ProfileId) -> Result<Profile> {
    scope::somewhere(actor, Right::ProfilesRead)?;
    let found = store::list(db, actor.workspace, &actor.brands(Right::ProfilesRead), None, Some(id)).await?;
    Ok(found.into_iter().next().ok_or_else(|| Problem::not_found("profile"))?)
}

/// Changes a profile that is still at `version`.
///
/// # Errors
/// `stale`, `not_found`, `forbidden`, `zone_unknown`, `slots_too_many`.
pub async fn update(
    db: &Db,
    actor: &Actor,
    id: ProfileId,
    changes: ProfileChanges,
    version: i64,
    now: Timestamp,
) -> Result<Profile> {
    let actor = actor.clone();
    db.write(move |tx| {
        Box::pin(async move {
            let before = changeable(tx, &actor, id).await?;
            if before.version != version {
                return Err(scope::stale("profile").into());
            }
            let mut problems = Vec::new();
            let mut after = before.clone();
            if let Some(zone) = changes.zone {
                problems.extend(check::zone("zone", &zone).err());
                after.zone = zone;
            }
            if let Some(slots) = changes.slots {
                after.slots = slots;
                after.slots.sort();
                after.slots.dedup();
                if after.slots.len() > SLOTS_MAX {
                    problems.push(
                        Problem::invalid("slots", "slots_too_many")
                            .with("limit", SLOTS_MAX)
                            .with("count", after.slots.len()),
                    );
                }
            }
            Problem::all(problems)?;
            let was = before.state == ProfileState::Paused;
            let paused = changes.paused.unwrap_or(was);
            let told =
                |p: &Profile, paused: bool| json!({"zone": p.zone, "slots": p.slots, "paused": paused});
            let (from, to) = scope::difference(told(&before, was), told(&after, paused));
            if from == to {
                return Ok(before);
            }
            if !store::update(tx, id, version, &after.zone, &after.slots, paused).await? {
                return Err(scope::stale("profile").into());
            }
            tx.tell(Change::by(&actor, "profile.changed", id.0, now).brand(before.brand).from(from).to(to));
            Ok(store::get(tx, actor.workspace, id).await?.ok_or_else(|| Problem::not_found("profile"))?)
        })
    })
    .await
}

/// Disconnects a profile: what opens it is destroyed at once; what was published through it stays known.
///
/// # Errors
/// `not_found`, `forbidden`.
pub async fn remove(db: &Db, actor: &Actor, id: ProfileId, now: Timestamp) -> Result<()> {
    let actor = actor.clone();
    db.write(move |tx| {
        Box::pin(async move {
            let before = changeable(tx, &actor, id).await?;
            store::remove(tx, id, now).await?;
            tx.tell(
                Change::by(&actor, "profile.removed", id.0, now)
                    .brand(before.brand)
                    .from(json!({"network": before.network, "handle": before.handle})),
            );
            Ok(())
        })
    })
    .await
}

/// Forgets sign-ins that never came back.
///
/// # Errors
/// The database's.
pub async fn sweep(db: &Db, now: Timestamp) -> Result<()> {
    db.write(move |tx| Box::pin(sealed::store::sweep(tx, now))).await
}

/// The profile, if the actor may change it.
async fn changeable(tx: &mut selaras_store::Tx, actor: &Actor, id: ProfileId) -> Result<Profile> {
    let found = store::get(tx, actor.workspace, id).await?.ok_or_else(|| Problem::not_found("profile"))?;
    scope::sees(actor, Right::ProfilesRead, Some(found.brand), "profile")?;
    actor.require(Right::ProfilesManage, Some(found.brand))?;
    Ok(found)
}
