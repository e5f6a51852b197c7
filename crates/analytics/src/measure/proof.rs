//! That the roll-ups say what the snapshots say, and the indexes the last of them.

use super::{interactions, over_time::recounted, store};
use crate::{blocks::Days, snapshots};
use selaras_kernel::{Actor, ProfileId, Result, WorkspaceId};
use selaras_store::Db;
use std::collections::BTreeMap;

/// What a proof came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// Profiles whose numbers were counted anew.
    pub profiles: usize,
    /// Snapshots that were counted.
    pub snapshots: u64,
    /// Profiles whose roll-ups or indexes say something else than their snapshots.
    pub wrong: Vec<ProfileId>,
}

/// Counts everything anew and holds it against the roll-ups and indexes, profile by profile. What arrives meanwhile may make a
/// profile look wrong, so such a one is looked at once more.
///
/// # Errors
/// The database's; a block that is damaged.
pub async fn prove(db: &Db) -> Result<Proof> {
    let mut proof = Proof::default();
    for (workspace, measured) in store::all_profiles(db).await? {
        let profile = measured.profile_id;
        let (mut good, snapshots) = holds(db, workspace, &measured).await?;
        if !good {
            good = holds(db, workspace, &measured).await?.0;
        }
        proof.profiles += 1;
        proof.snapshots += snapshots;
        if !good {
            proof.wrong.push(profile);
        }
    }
    Ok(proof)
}

async fn holds(db: &Db, workspace: WorkspaceId, measured: &store::Measured) -> Result<(bool, u64)> {
    let actor = Actor::system(workspace);
    let one = std::slice::from_ref(measured);
    let mut snapshots = 0;
    for of_profile in [false, true] {
        let counted = recounted(db, &actor, one, of_profile, &[]).await?.pop().unwrap_or_default();
        let mut kept: BTreeMap<i16, Days> = BTreeMap::new();
        let metrics: Vec<i16> = selaras_kernel::Metric::ALL.iter().map(|metric| metric.code()).collect();
        store::days(db, workspace, of_profile, &metrics, one, |_, metric, bytes| {
            kept.insert(metric, Days::decode(bytes)?);
            Ok(())
        })
        .await?;
        snapshots += counted
            .iter()
            .flat_map(|(_, days)| days.iter())
            .map(|day| day.snapshots.unsigned_abs())
            .sum::<u64>();
        let counted: BTreeMap<i16, Days> = counted.into_iter().filter(|(_, days)| !days.is_empty()).collect();
        if counted != kept {
            return Ok((false, snapshots));
        }
    }
    let months = store::months(db, workspace, measured.profile_id).await?;
    for (month, peak) in months {
        let key = (measured.profile_id, month);
        let index = snapshots::store::indexes(db, workspace, [key].into_iter()).await?;
        let history = snapshots::store::histories(db, workspace, [key].into_iter()).await?;
        let (Some(index), history) = (index.get(&key), history.get(&key)) else { continue };
        let best = (0..index.rows.len() as u32).filter_map(|place| {
            interactions(|metric| index.last(place, metric.code()).map(|(_, value)| value))
        });
        if peak != best.max() {
            return Ok((false, snapshots));
        }
        for (place, row) in index.rows.iter().enumerate() {
            let post = history.and_then(|history| history.posts.get(&(place as u32)));
            for metric in index.metrics() {
                let last =
                    post.and_then(|post| post.values(metric).next_back()).map(|(at, value, _)| (at, value));
                if index.last(place as u32, metric) != last {
                    return Ok((false, snapshots));
                }
            }
            if row.seen != post.and_then(|post| post.times.last().copied()).unwrap_or(0) {
                return Ok((false, snapshots));
            }
        }
    }
    Ok((true, snapshots))
}
