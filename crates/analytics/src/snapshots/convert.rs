//! Moves the numbers that the release before left in its rows into blocks.

use super::{store, subject_of};
use crate::{
    intake::{self, Batch, Reading},
    profiles::Measure,
};
use selaras_kernel::{Metric, ProfileId, Result, WorkspaceId};
use selaras_store::Db;
use std::collections::{BTreeMap, HashMap};

/// Moves what is there, some series per write; a crash leaves whole series, on one side or the other. Returns how many
/// series were moved.
///
/// # Errors
/// The database's; what was moved before stays moved.
pub async fn convert(db: &Db) -> Result<usize> {
    let mut moved = 0;
    while store::has_old(db).await? {
        let some = db
            .write(|tx| {
                Box::pin(async move {
                    let series = store::old_series(tx).await?;
                    let ids: Vec<i32> = series.iter().map(|one| one.id).collect();
                    let mut points: HashMap<i32, Vec<_>> = HashMap::new();
                    for (id, at, value) in store::old_snapshots(tx, &ids).await? {
                        points.entry(id).or_default().push((at, value));
                    }
                    let mut batches: BTreeMap<(WorkspaceId, ProfileId), Vec<Batch>> = BTreeMap::new();
                    for one in &series {
                        let Some(metric) = Metric::from_code(one.metric) else { continue };
                        let subject = subject_of(one.subject_id, one.is_post, one.born_at);
                        let mut points = points.remove(&one.id).unwrap_or_default();
                        points.push((one.seen_at, one.last_value));
                        let reading = |(at, value)| Reading { subject, metric, at, value: Some(value) };
                        let readings = points.into_iter().map(reading).collect();
                        let measure =
                            Measure { profile: one.profile_id, network: one.source.clone(), ours: true };
                        crate::profiles::measure(tx, one.workspace_id, one.brand_id, &[measure]).await?;
                        let batch = Batch {
                            profile: one.profile_id,
                            source: one.source.clone(),
                            readings,
                            facts: Vec::new(),
                        };
                        batches.entry((one.workspace_id, one.profile_id)).or_default().push(batch);
                    }
                    for ((workspace, _), batches) in batches {
                        intake::take(tx, workspace, &batches, false).await?;
                    }
                    store::remove_old(tx, &ids).await?;
                    Ok(ids.len())
                })
            })
            .await?;
        moved += some;
        if some == 0 {
            break;
        }
    }
    if moved > 0 {
        tracing::info!(series = moved, "numbers were moved into blocks");
    }
    Ok(moved)
}
