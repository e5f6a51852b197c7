//! When a profile's next weekly slot is free.

use crate::posts;
use selaras_kernel::{
    Actor, ProfileId, Result, Right, Timestamp,
    schedule::{WallTime, next_free_slot},
};
use selaras_store::Db;
use selaras_workspaces::profiles;

/// The next free slot of a profile; `None` when it has none within a year.
///
/// # Errors
/// `not_found`, `forbidden`.
pub async fn next(db: &Db, actor: &Actor, profile: ProfileId, now: Timestamp) -> Result<Option<WallTime>> {
    let profile = profiles::get(db, actor, profile).await?;
    actor.require(Right::PostsRead, Some(profile.brand))?;
    let taken = posts::store::due_of_profile(db, actor.workspace, profile.id, now).await?;
    Ok(next_free_slot(&profile.slots, &profile.zone, now, |at| taken.contains(&at))?)
}
