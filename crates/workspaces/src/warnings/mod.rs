//! Who is to be told, before it is too late, that a profile's sign-in ends?
//!
//! A warning is marked as given in the transaction that puts it into the mail, so it is given once, whatever crashes and
//! however many nodes look.

mod store;
#[cfg(test)]
mod tests;

use crate::scope::parsed;
use selaras_kernel::{BrandId, PersonId, ProfileId, Result, Right, Role, Timestamp, WorkspaceId};
use selaras_store::{Db, Tx};
use std::{collections::BTreeMap, time::Duration};

const DAY: Duration = Duration::from_secs(24 * 3600);

/// How many days ahead there is a warning, the last one first.
pub const AHEAD: [u32; 3] = [1, 7, 14];

/// A profile whose sign-in ends and needs a person to renew it.
#[derive(Clone, Debug)]
pub struct Ending {
    /// Its workspace.
    pub workspace: WorkspaceId,
    /// Its brand.
    pub brand: BrandId,
    /// Name of the brand.
    pub brand_name: String,
    /// IANA time zone of the brand.
    pub zone: String,
    /// The profile.
    pub profile: ProfileId,
    /// Its network.
    pub network: String,
    /// The name people know it by.
    pub handle: String,
    /// When it ends.
    pub expires_at: Timestamp,
    /// The warning it has reached: 14, 7 or 1 days ahead.
    pub days: u32,
}

/// Somebody who may renew a sign-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mender {
    /// The person.
    pub person: PersonId,
    /// E-mail address.
    pub email: String,
    /// Language they read.
    pub language: String,
}

/// Profiles of all workspaces whose sign-in ends within 14 days and that nobody was told of since they reached their
/// warning, the soonest first. Where it is over, or the network asks for the person already, it is too late to warn.
///
/// # Errors
/// The database's.
pub async fn due(db: &Db, now: Timestamp) -> Result<Vec<Ending>> {
    let farthest = AHEAD.iter().copied().max().unwrap_or_default();
    let rows = store::ending(db, now, now + DAY * farthest).await?;
    let reached = |row: store::Row| {
        let left = row.expires_at.since(now);
        let days = AHEAD.into_iter().find(|days| left <= DAY * *days)?;
        let told = row.told.is_some_and(|told| told <= i64::from(days));
        (!told).then_some(Ending {
            workspace: row.workspace_id,
            brand: row.brand_id,
            brand_name: row.brand,
            zone: row.zone,
            profile: row.id,
            network: row.network,
            handle: row.handle,
            expires_at: row.expires_at,
            days,
        })
    };
    Ok(rows.into_iter().filter_map(reached).collect())
}

/// The people who may renew it, by address, each once however many roles they have.
///
/// # Errors
/// The database's.
pub async fn menders(db: &Db, ending: &Ending) -> Result<Vec<Mender>> {
    let mut menders = BTreeMap::new();
    for row in store::members(db, ending.workspace, ending.brand).await? {
        if parsed::<Role>(&row.role)?.holds(Right::ProfilesManage) {
            let (person, email, language) = (row.person_id, row.email, row.language);
            menders.insert(email.clone(), Mender { person, email, language });
        }
    }
    Ok(menders.into_values().collect())
}

/// Marks the warning as given, in the write that gives it; `false` when another was faster or the sign-in was renewed
/// meanwhile, and then this write must give none.
///
/// # Errors
/// The database's.
pub async fn mark(tx: &mut Tx, ending: &Ending, now: Timestamp) -> Result<bool> {
    store::mark(tx, ending.profile, ending.expires_at, i64::from(ending.days), now).await
}
