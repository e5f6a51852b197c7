//! Which brands the workspace has.

pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::{check, scope};
use selaras_kernel::{Actor, BrandId, Change, Problem, Result, Right, Timestamp, WorkspaceId};
use selaras_store::{Db, Kept, Tx};
use serde_json::json;
use std::sync::Arc;

/// A brand to be made.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
pub struct NewBrand {
    /// Name.
    pub name: String,
    /// IANA time zone its plans are made in.
    #[schema(example = "Asia/Jakarta")]
    pub zone: String,
    /// Whether posts must be approved before they are scheduled.
    #[serde(default)]
    pub approval: bool,
}

/// What to change of a brand; what is absent stays.
#[derive(Clone, Debug, Default, serde::Deserialize, utoipa::ToSchema)]
pub struct BrandChanges {
    /// Name.
    pub name: Option<String>,
    /// IANA time zone.
    pub zone: Option<String>,
    /// Whether posts must be approved.
    pub approval: Option<bool>,
}

/// A brand.
#[derive(Clone, Debug, PartialEq, serde::Serialize, sqlx::FromRow, utoipa::ToSchema)]
pub struct Brand {
    /// Id.
    pub id: BrandId,
    /// Name.
    pub name: String,
    /// IANA time zone its plans are made in.
    pub zone: String,
    /// Whether posts must be approved before they are scheduled.
    pub approval: bool,
    /// Whether it is sample data: it can be removed without trace, and nothing of it is ever sent.
    pub sample: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// Grows with every change.
    pub version: i64,
}

/// Makes a brand.
///
/// # Errors
/// `forbidden`, `name_missing`, `zone_unknown`.
pub async fn create(db: &Db, actor: &Actor, new: NewBrand, now: Timestamp) -> Result<Brand> {
    actor.require(Right::BrandsManage, None)?;
    let mut problems = Vec::new();
    problems.extend(check::name("name", &new.name).err());
    problems.extend(check::zone("zone", &new.zone).err());
    Problem::all(problems)?;
    let brand = Brand {
        id: BrandId::new(now),
        name: check::name("name", &new.name)?,
        zone: new.zone,
        approval: new.approval,
        sample: false,
        created_at: now,
        version: 1,
    };
    let (actor, kept) = (actor.clone(), brand.clone());
    db.write(move |tx| {
        Box::pin(async move {
            store::insert(tx, actor.workspace, &kept).await?;
            tx.tell(Change::by(&actor, "brand.created", kept.id.0, now).brand(kept.id).to(told(&kept)));
            tx.answer(&kept).await?;
            Ok(())
        })
    })
    .await?;
    Ok(brand)
}

/// The brands the actor has any part in, by name.
///
/// # Errors
/// The database's.
pub async fn list(db: &Db, actor: &Actor) -> Result<Vec<Brand>> {
    scope::somewhere(actor, Right::WorkspaceRead)?;
    store::list(db, actor.workspace, &actor.brands(Right::WorkspaceRead)).await
}

/// One brand.
///
/// # Errors
/// `not_found`.
pub async fn get(db: &Db, actor: &Actor, id: BrandId) -> Result<Brand> {
    scope::somewhere(actor, Right::WorkspaceRead)?;
    scope::sees(actor, Right::WorkspaceRead, Some(id), "brand")?;
    let read = async {
        let found = store::get(db, actor.workspace, id).await?;
        Ok(Arc::new(found.ok_or_else(|| Problem::not_found("brand"))?))
    };
    Ok(Brand::clone(&*db.kept(Key(actor.workspace, id), read).await?))
}

/// The brand within a write, kept from changing until its commit: for what must hold of all things of a brand together.
///
/// # Errors
/// `not_found`.
pub async fn hold(tx: &mut Tx, workspace: WorkspaceId, id: BrandId) -> Result<Brand> {
    Ok(store::lock(tx, workspace, id).await?.ok_or_else(|| Problem::not_found("brand").at("brand"))?)
}

/// A brand as it is read for every post that is written.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Key(WorkspaceId, BrandId);

impl Kept for Key {
    type Value = Arc<Brand>;
    const MOST: usize = 256;
}

/// Changes a brand that is still at `version`.
///
/// # Errors
/// `stale`, `not_found`, `forbidden`, `name_missing`, `zone_unknown`.
pub async fn update(
    db: &Db,
    actor: &Actor,
    id: BrandId,
    changes: BrandChanges,
    version: i64,
    now: Timestamp,
) -> Result<Brand> {
    let actor = actor.clone();
    db.write(move |tx| {
        Box::pin(async move {
            scope::sees(&actor, Right::WorkspaceRead, Some(id), "brand")?;
            let before =
                store::lock(tx, actor.workspace, id).await?.ok_or_else(|| Problem::not_found("brand"))?;
            actor.require(Right::BrandsManage, Some(id))?;
            if before.version != version {
                return Err(scope::stale("brand").into());
            }
            let mut after = before.clone();
            if let Some(name) = changes.name {
                after.name = check::name("name", &name)?;
            }
            if let Some(zone) = changes.zone {
                after.zone = check::zone("zone", &zone)?;
            }
            if let Some(approval) = changes.approval {
                after.approval = approval;
            }
            let (from, to) = scope::difference(told(&before), told(&after));
            if from != to {
                after.version += 1;
                store::update(tx, &after).await?;
                tx.tell(Change::by(&actor, "brand.changed", id.0, now).brand(id).from(from).to(to));
            }
            Ok(after)
        })
    })
    .await
}

/// A brand as the audit trail tells it.
pub(crate) fn told(brand: &Brand) -> serde_json::Value {
    json!({"name": brand.name, "zone": brand.zone, "approval": brand.approval})
}
