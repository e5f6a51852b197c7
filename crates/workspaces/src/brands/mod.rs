//! Which brands the workspace has.

use selaras_kernel::{Actor, BrandId, Result, Timestamp};
use selaras_store::Db;

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
    /// When it was made.
    pub created_at: Timestamp,
    /// Grows with every change.
    pub version: i64,
}

// ---- operations

/// Makes a brand.
///
/// # Errors
/// `forbidden`, `name_missing`, `zone_unknown`.
pub async fn create(db: &Db, actor: &Actor, new: NewBrand, now: Timestamp) -> Result<Brand> {
    todo!()
}

/// The brands the actor has any part in, by name.
///
/// # Errors
/// The database's.
pub async fn list(db: &Db, actor: &Actor) -> Result<Vec<Brand>> {
    todo!()
}

/// One brand.
///
/// # Errors
/// `not_found`.
pub async fn get(db: &Db, actor: &Actor, id: BrandId) -> Result<Brand> {
    todo!()
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
    todo!()
}
