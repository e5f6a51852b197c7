//! Whose numbers are kept: our profiles and those of others, and in which zone's days.

mod store;

use selaras_kernel::{Actor, BrandId, ProfileId, Result, Right, Timestamp, WorkspaceId};
use selaras_store::{Db, Tx};
use std::collections::HashMap;

/// A profile that is to be measured.
#[derive(Clone, Debug)]
pub struct Measure {
    /// Its id: of a connected profile, or of one that is only watched.
    pub profile: ProfileId,
    /// The network's name.
    pub network: String,
    /// Whether it is ours.
    pub ours: bool,
}

/// Makes profiles of a brand measured: from now on their numbers are taken in, and told in the days of the brand's zone. What
/// is measured already stays as it is.
///
/// # Errors
/// The database's.
pub async fn measure(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    profiles: &[Measure],
) -> Result<()> {
    store::measure(tx, workspace, brand, profiles).await
}

/// The zone in whose days a brand's numbers are told; called when a brand is made or its zone changes, and makes all days
/// anew in the second case.
///
/// # Errors
/// The database's.
pub async fn set_zone(tx: &mut Tx, workspace: WorkspaceId, brand: BrandId, zone: &str) -> Result<()> {
    if store::set_zone(tx, workspace, brand, zone).await? {
        crate::intake::rebuild(tx, workspace, brand, zone).await?;
    }
    Ok(())
}

/// Makes the days of brands anew that were rolled up by the rule of a release before; returns of how many brands.
///
/// # Errors
/// The database's; what was made before stays.
pub async fn renew_days(db: &Db) -> Result<usize> {
    let brands = store::of_an_older_rule(db).await?;
    for (workspace, brand) in &brands {
        let (workspace, brand) = (*workspace, *brand);
        db.write(move |tx| {
            Box::pin(async move {
                match store::of_this_rule(tx, workspace, brand).await? {
                    Some(zone) => crate::intake::rebuild(tx, workspace, brand, &zone).await,
                    None => Ok(()),
                }
            })
        })
        .await?;
    }
    Ok(brands.len())
}

/// A profile whose numbers are kept, as an answer names it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct MeasuredProfile {
    /// Its id.
    pub id: ProfileId,
    /// The network's name.
    pub network: String,
    /// What it is called, where it is not a connected profile (those are named by their own list).
    pub name: String,
    /// Whether it is ours.
    pub ours: bool,
    /// When anything of it was last counted (UTC); absent for never.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counted_at: Option<Timestamp>,
}

/// The profiles of a brand whose numbers are kept.
///
/// # Errors
/// `forbidden`.
pub async fn list(db: &Db, actor: &Actor, brand: BrandId) -> Result<Vec<MeasuredProfile>> {
    crate::allow(actor, Right::NumbersRead, brand)?;
    let mut names: HashMap<ProfileId, String> =
        crate::imports::file_profiles(db, actor.workspace, brand).await?.into_iter().collect();
    for competitor in crate::competitors::list(db, actor, brand).await? {
        names.extend(
            competitor
                .profiles
                .into_iter()
                .map(|one| (one.id, format!("{} · {}", competitor.name, one.handle))),
        );
    }
    let rows = store::list(db, actor.workspace, brand).await?;
    let one = |(id, network, ours, counted_at)| {
        let name = names.remove(&id).unwrap_or_default();
        MeasuredProfile { id, network, name, ours, counted_at }
    };
    Ok(rows.into_iter().map(one).collect())
}

/// Says in which zone's days a brand's numbers are told, where that is not known yet: who measures a profile before the event
/// of its brand was read knows the zone themselves.
///
/// # Errors
/// The database's.
pub async fn begin_days(tx: &mut Tx, workspace: WorkspaceId, brand: BrandId, zone: &str) -> Result<()> {
    store::begin_days(tx, workspace, brand, zone).await
}

/// Lets go of profiles with everything: numbers, posts that were seen, what was to be counted.
///
/// # Errors
/// The database's.
pub async fn forget(tx: &mut Tx, workspace: WorkspaceId, profiles: &[ProfileId]) -> Result<()> {
    let ids: Vec<uuid::Uuid> = profiles.iter().map(|id| id.0).collect();
    crate::intake::store::remove(tx, workspace, &ids).await?;
    crate::observed::store::remove_profiles(tx, workspace, profiles).await?;
    crate::watches::store::remove(tx, workspace, profiles).await
}
