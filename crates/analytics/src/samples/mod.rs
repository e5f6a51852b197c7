//! Numbers of sample data: written in bulk, never asked for at a network, removed without trace.

mod store;

use crate::{
    blocks::PostFacts,
    intake::{self, Batch, Reading, Subject},
    labels::{self, Described},
    profiles::Measure,
};
use selaras_kernel::{BrandId, Metric, ProfileId, Result, Timestamp, WorkspaceId};
use selaras_store::Tx;
use std::collections::BTreeMap;

/// How one post or profile went.
#[derive(Clone, Debug)]
pub struct SampleNumbers {
    /// The delivery, or the profile itself.
    pub subject: uuid::Uuid,
    /// The profile.
    pub profile: ProfileId,
    /// The network's id of the post; absent for a profile.
    pub remote_id: Option<String>,
    /// The network's name.
    pub source: String,
    /// When it began.
    pub born_at: Timestamp,
    /// When the network was found to have it no longer.
    pub gone_at: Option<Timestamp>,
    /// What the post is; absent for a profile.
    pub described: Option<Described>,
    /// The values of each metric, oldest first. A metric without any is missing.
    pub series: Vec<(Metric, Vec<(Timestamp, i64)>)>,
}

/// Writes the numbers of a sample brand.
///
/// # Errors
/// The database's.
pub async fn insert(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    numbers: &[SampleNumbers],
) -> Result<()> {
    store::insert(tx, workspace, brand, numbers).await?;
    let measure = |n: &SampleNumbers| (n.profile, Measure { profile: n.profile, network: n.source.clone(), ours: true });
    let profiles: BTreeMap<ProfileId, Measure> = numbers.iter().map(measure).collect();
    let profiles: Vec<Measure> = profiles.into_values().collect();
    crate::profiles::measure(tx, workspace, brand, &profiles).await?;
    let described: Vec<Described> = numbers.iter().filter_map(|n| n.described.clone()).collect();
    let mut facts = labels::facts(tx, workspace, brand, &described).await?.into_iter();
    let batches: Vec<Batch> =
        numbers.iter().map(|n| batch(n, n.described.as_ref().and_then(|_| facts.next()))).collect();
    intake::take(tx, workspace, &batches, false).await.map(|_| ())
}

fn batch(numbers: &SampleNumbers, facts: Option<PostFacts>) -> Batch {
    let subject = match numbers.remote_id {
        Some(_) => Subject::Post { id: numbers.subject, born_at: numbers.born_at },
        None => Subject::Profile,
    };
    let series = numbers.series.iter().flat_map(|(metric, points)| points.iter().map(|point| (*metric, *point)));
    let reading = |(metric, (at, value))| Reading { subject, metric, at, value: Some(value) };
    let readings = series.map(reading).collect();
    let facts = facts.into_iter().map(|facts| (numbers.subject, numbers.born_at, facts)).collect();
    Batch { profile: numbers.profile, source: numbers.source.clone(), readings, facts }
}

/// Removes the numbers of a brand's profiles, of everything published through them, and the brand's own words.
///
/// # Errors
/// The database's.
pub async fn remove(tx: &mut Tx, workspace: WorkspaceId, brand: BrandId, profiles: &[ProfileId]) -> Result<()> {
    let mut all = store::profiles(tx, workspace, brand).await?;
    all.extend_from_slice(profiles);
    store::remove(tx, workspace, brand, &all).await
}
