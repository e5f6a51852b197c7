//! Which profiles a brand has, and what people say of each: those that are connected, those known from files, and those that only people
//! know of.

use super::store;
use selaras_analytics::profiles as measured;
use selaras_kernel::{
    Actor, BrandId, Change, InventoryId, Kind, PersonId, Problem, ProfileId, Result, Right, Timestamp,
};
use selaras_store::Db;
use selaras_workspaces::{brands, profiles};
use serde_json::json;
use uuid::Uuid;

/// Most profiles of which something is said.
pub const PROFILES_MAX: usize = 500;
const NETWORK_MAX: usize = 40;
const ADDRESS_MAX: usize = 300;
const WORD_MAX: usize = 100;
const PURPOSE_MAX: usize = 500;

/// Whose a profile is, and whether it is looked after.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum ProfileStatus {
    /// Ours, and looked after.
    #[default]
    Managed,
    /// Ours, and nobody looks after it.
    Unmanaged,
    /// Not ours, but it looks like it.
    LookAlike,
}

/// From where a profile is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum KnownFrom {
    /// It is connected.
    Connected,
    /// Files of its numbers were imported.
    Files,
    /// People added it.
    People,
}

/// What people say of a profile.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InventoryFields {
    /// The profile that is connected or known from files, if it is one of these; its network and address are known then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<ProfileId>,
    /// Stable name of the network, or any other name. At most 40 characters.
    #[serde(default)]
    pub network: String,
    /// Its handle or the address of its page. At most 300 characters.
    #[serde(default)]
    pub address: String,
    /// Who is responsible for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<PersonId>,
    /// What it is for. At most 500 characters.
    #[serde(default)]
    pub purpose: String,
    /// Whose it is.
    #[serde(default)]
    pub status: ProfileStatus,
    /// The programme it belongs to. At most 100 characters.
    #[serde(default)]
    pub programme: String,
    /// The sub-brand or region it speaks for. At most 100 characters.
    #[serde(default)]
    pub part: String,
}

/// A profile of a brand, with what people say of it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct InventoryProfile {
    /// By what it is known in audits: the profile's id, or that of what people say of it.
    pub id: Uuid,
    /// From where it is known.
    pub known_from: KnownFrom,
    /// Its name, handle or address, as people know it.
    pub handle: String,
    /// Display name; empty where it is not known.
    pub name: String,
    /// Its page, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Under which id people say something of it; absent while nobody did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<InventoryId>,
    /// Grows with every change of what people say; what `If-Match` is held against.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    /// What people say of it; its network stands here in any case.
    pub said: InventoryFields,
}

/// A profile of which something is to be said.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewInventoryProfile {
    /// The brand.
    pub brand: BrandId,
    /// What is said.
    pub said: InventoryFields,
}

/// What people said of a profile, as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    pub id: InventoryId,
    pub brand: BrandId,
    pub fields: InventoryFields,
    pub created_at: Timestamp,
    pub created_by: Option<PersonId>,
    pub updated_at: Timestamp,
    pub version: i64,
}

/// Every profile of a brand, by network and name; look-alikes that people named last.
///
/// # Errors
/// `not_found` for a brand whose strategy may not be seen; `forbidden`.
pub async fn list(db: &Db, actor: &Actor, brand: BrandId) -> Result<Vec<InventoryProfile>> {
    crate::allow(actor, Right::StrategyRead, brand)?;
    // Who may see the strategy may see what profiles it is of; the profiles' own settings are not told.
    let system = Actor::system(actor.workspace);
    let mut entries = store::inventory(db, actor.workspace, brand).await?;
    let mut all = Vec::new();
    let take = |entries: &mut Vec<Entry>, id: ProfileId| {
        let at = entries.iter().position(|one| one.fields.profile == Some(id));
        at.map(|at| entries.swap_remove(at))
    };
    for one in profiles::list(db, &system, Some(brand)).await? {
        let said = take(&mut entries, one.id);
        let known = (KnownFrom::Connected, one.handle, one.name, Some(one.url), one.network);
        all.push(row(one.id.0, known, said));
    }
    for one in measured::list(db, &system, brand).await? {
        if one.ours && !all.iter().any(|known| known.id == one.id.0) {
            let said = take(&mut entries, one.id);
            let name = if one.name.is_empty() { said_name(said.as_ref()) } else { one.name };
            all.push(row(one.id.0, (KnownFrom::Files, name.clone(), name, None, one.network), said));
        }
    }
    for entry in entries {
        let id = entry.fields.profile.map_or(entry.id.0, |profile| profile.0);
        let known = (
            KnownFrom::People,
            entry.fields.address.clone(),
            String::new(),
            page(&entry.fields.address),
            entry.fields.network.clone(),
        );
        all.push(row(id, known, Some(entry)));
    }
    all.sort_by(|a, b| order(a).cmp(&order(b)));
    Ok(all)
}

/// The profiles of a brand.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct BrandInventory {
    /// The brand.
    pub brand: BrandId,
    /// Its name.
    pub name: String,
    /// Its profiles, as [`list`] tells them.
    pub profiles: Vec<InventoryProfile>,
}

/// Every profile of every brand whose strategy the actor may see, by name of the brand. Its cost grows with the brands.
///
/// # Errors
/// `forbidden` for somebody who has no part in any.
pub async fn everywhere(db: &Db, actor: &Actor) -> Result<Vec<BrandInventory>> {
    let mut all = Vec::new();
    for brand in brands::list(db, actor).await? {
        if actor.may(Right::StrategyRead, Some(brand.id)) {
            let profiles = list(db, actor, brand.id).await?;
            all.push(BrandInventory { brand: brand.id, name: brand.name, profiles });
        }
    }
    Ok(all)
}

fn order(one: &InventoryProfile) -> (bool, &str, String, Uuid) {
    (one.said.status == ProfileStatus::LookAlike, &one.said.network, one.handle.to_lowercase(), one.id)
}

type Known = (KnownFrom, String, String, Option<String>, String);

fn row(id: Uuid, (known_from, handle, name, url, network): Known, entry: Option<Entry>) -> InventoryProfile {
    let (entry, version, mut said) = match entry {
        Some(one) => (Some(one.id), Some(one.version), one.fields),
        None => (None, None, InventoryFields::default()),
    };
    if known_from != KnownFrom::People {
        said.profile = Some(ProfileId(id));
        said.address = String::new();
    }
    said.network = network;
    InventoryProfile { id, known_from, handle, name, url, entry, version, said }
}

/// What people called a profile whose name is not known any more.
fn said_name(entry: Option<&Entry>) -> String {
    entry.map(|one| one.fields.address.clone()).unwrap_or_default()
}

/// The address of a page, if what people typed is one.
fn page(address: &str) -> Option<String> {
    address.starts_with("https://").then(|| address.to_owned())
}

/// Says something of a profile for the first time, or adds one that only people know of.
///
/// # Errors
/// `not_found` for a brand whose strategy may not be seen; `forbidden`; `strategy_missing`, `strategy_too_long`, `inventory_known`,
/// `inventory_profile_gone`, `inventory_full`.
pub async fn create(
    db: &Db,
    actor: &Actor,
    new: NewInventoryProfile,
    now: Timestamp,
) -> Result<InventoryProfile> {
    crate::allow(actor, Right::StrategyWrite, new.brand)?;
    let fields = checked(new.said)?;
    among(&list(db, actor, new.brand).await?, &fields, None)?;
    let entry = Entry {
        id: InventoryId::new(now),
        brand: new.brand,
        fields,
        created_at: now,
        created_by: actor.person,
        updated_at: now,
        version: 1,
    };
    let change = Change::by(actor, "inventory_profile.created", entry.id.0, now)
        .brand(entry.brand)
        .to(json!(entry.fields));
    let (workspace, id, brand) = (actor.workspace, entry.id, entry.brand);
    let made = db
        .write(move |tx| {
            Box::pin(async move {
                brands::hold(tx, workspace, entry.brand).await?;
                let all = store::inventory_in(tx, workspace, entry.brand).await?;
                if all.len() >= PROFILES_MAX {
                    let full = Problem::new(Kind::Conflict, "inventory_full").with("limit", PROFILES_MAX);
                    return Err(full.into());
                }
                // Two who add the same at once: the second learns of it.
                if all.iter().any(|one| same(&one.fields, &entry.fields)) {
                    return Err(known(&entry.fields).into());
                }
                store::insert_inventory(tx, workspace, &entry).await?;
                tx.tell(change);
                let made = alone(entry);
                tx.answer(&made).await?;
                Ok(made)
            })
        })
        .await?;
    Ok(as_listed(db, actor, brand, id).await?.unwrap_or(made))
}

/// What people say, told without looking at what is connected: for a reply that is kept.
fn alone(entry: Entry) -> InventoryProfile {
    let network = entry.fields.network.clone();
    let address = entry.fields.address.clone();
    let id = entry.fields.profile.map_or(entry.id.0, |profile| profile.0);
    row(id, (KnownFrom::People, address.clone(), String::new(), page(&address), network), Some(entry))
}

async fn as_listed(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    id: InventoryId,
) -> Result<Option<InventoryProfile>> {
    Ok(list(db, actor, brand).await?.into_iter().find(|one| one.entry == Some(id)))
}

/// Says something else of a profile, still in the version `seen` if one is given.
///
/// # Errors
/// `not_found`, `forbidden`, `stale`; those of `create` for what is said.
pub async fn update(
    db: &Db,
    actor: &Actor,
    id: InventoryId,
    seen: Option<i64>,
    said: InventoryFields,
    now: Timestamp,
) -> Result<InventoryProfile> {
    let old = of_theirs(db, actor, id, seen).await?;
    let fields = checked(said)?;
    among(&list(db, actor, old.brand).await?, &fields, Some(id))?;
    let (workspace, brand) = (actor.workspace, old.brand);
    let change = Change::by(actor, "inventory_profile.updated", id.0, now)
        .brand(brand)
        .from(json!(old.fields))
        .to(json!(fields));
    let entry = Entry { fields, updated_at: now, version: old.version + 1, ..old.clone() };
    let made = db
        .write(move |tx| {
            Box::pin(async move {
                brands::hold(tx, workspace, brand).await?;
                let all = store::inventory_in(tx, workspace, brand).await?;
                if all.iter().any(|one| one.id != id && same(&one.fields, &entry.fields)) {
                    return Err(known(&entry.fields).into());
                }
                if !store::update_inventory(tx, workspace, &entry, old.version).await? {
                    return Err(super::stale(old.version).into());
                }
                tx.tell(change);
                let made = alone(entry);
                tx.answer(&made).await?;
                Ok(made)
            })
        })
        .await?;
    Ok(as_listed(db, actor, brand, id).await?.unwrap_or(made))
}

/// Forgets what people said of a profile; one that only people knew of is gone.
///
/// # Errors
/// `not_found`, `forbidden`, `stale`.
pub async fn remove(
    db: &Db,
    actor: &Actor,
    id: InventoryId,
    seen: Option<i64>,
    now: Timestamp,
) -> Result<()> {
    let old = of_theirs(db, actor, id, seen).await?;
    let change =
        Change::by(actor, "inventory_profile.removed", id.0, now).brand(old.brand).from(json!(old.fields));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            if !store::remove_inventory(tx, workspace, id, old.version).await? {
                return Err(super::stale(old.version).into());
            }
            tx.tell(change);
            Ok(())
        })
    })
    .await
}

async fn of_theirs(db: &Db, actor: &Actor, id: InventoryId, seen: Option<i64>) -> Result<Entry> {
    let found = store::inventory_entry(db, actor.workspace, id).await?;
    let found = found.filter(|one| actor.may(Right::StrategyRead, Some(one.brand)));
    let found = found.ok_or_else(|| Problem::not_found("inventory_profile"))?;
    actor.require(Right::StrategyWrite, Some(found.brand))?;
    if seen.is_some_and(|seen| seen != found.version) {
        return Err(super::stale(found.version).into());
    }
    Ok(found)
}

fn checked(mut fields: InventoryFields) -> Result<InventoryFields, Problem> {
    fields.network = fields.network.trim().to_lowercase();
    for text in [&mut fields.address, &mut fields.purpose, &mut fields.programme, &mut fields.part] {
        *text = text.trim().to_owned();
    }
    let mut problems = Vec::new();
    if fields.profile.is_none() {
        for (field, text) in [("network", &fields.network), ("address", &fields.address)] {
            if text.is_empty() {
                problems.push(Problem::invalid(field, "strategy_missing"));
            }
        }
    }
    for (field, text, most) in [
        ("network", &fields.network, NETWORK_MAX),
        ("address", &fields.address, ADDRESS_MAX),
        ("purpose", &fields.purpose, PURPOSE_MAX),
        ("programme", &fields.programme, WORD_MAX),
        ("part", &fields.part, WORD_MAX),
    ] {
        if text.chars().count() > most {
            problems.push(Problem::invalid(field, "strategy_too_long").with("limit", most));
        }
    }
    Problem::all(problems)?;
    Ok(fields)
}

/// Whether what is said is of a profile that is there, and of which nothing else is said.
fn among(
    all: &[InventoryProfile],
    fields: &InventoryFields,
    own: Option<InventoryId>,
) -> Result<(), Problem> {
    if let Some(profile) = fields.profile {
        let found = all.iter().find(|one| one.id == profile.0 && one.known_from != KnownFrom::People);
        return match found {
            None => Err(Problem::invalid("profile", "inventory_profile_gone")),
            Some(one) if one.entry.is_some() && one.entry != own => Err(known(fields)),
            Some(_) => Ok(()),
        };
    }
    let taken = |one: &InventoryProfile| {
        (one.entry.is_none() || one.entry != own)
            && one.said.network == fields.network
            && (folded(&one.handle) == folded(&fields.address)
                || one.url.as_deref().is_some_and(|url| folded(url) == folded(&fields.address)))
    };
    if all.iter().any(taken) { Err(known(fields)) } else { Ok(()) }
}

fn same(a: &InventoryFields, b: &InventoryFields) -> bool {
    match (a.profile, b.profile) {
        (Some(a), Some(b)) => a == b,
        (None, None) => a.network == b.network && folded(&a.address) == folded(&b.address),
        _ => false,
    }
}

fn known(fields: &InventoryFields) -> Problem {
    let field = if fields.profile.is_some() { "profile" } else { "address" };
    Problem::new(Kind::Conflict, "inventory_known").at(field)
}

/// An address as it is compared: without what people write or leave out.
pub(super) fn folded(address: &str) -> String {
    let small = address.trim().to_lowercase();
    let bare = small.strip_prefix("https://").or_else(|| small.strip_prefix("http://")).unwrap_or(&small);
    let bare = bare.strip_prefix("www.").unwrap_or(bare);
    bare.trim_start_matches('@').trim_end_matches('/').to_owned()
}
