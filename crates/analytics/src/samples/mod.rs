//! Numbers of sample data: written in bulk, never asked for at a network, removed without trace.

mod store;
mod website;

pub use website::{SampleCount, SampleLink, SampleWebsite, insert_website};

use crate::{
    blocks::PostFacts,
    competitors::{self, Competitor},
    experiments::{self, Experiment},
    intake::{self, Batch, Reading, Subject},
    labels::{self, Described},
    observed::{self, Observed},
    profiles::Measure,
};
use selaras_kernel::{BrandId, Metric, ProfileId, Result, Timestamp, WorkspaceId};
use selaras_networks::PublicProfileRef;
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

/// Writes the numbers of a sample brand, told in the days of `zone`.
///
/// # Errors
/// The database's.
pub async fn insert(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    zone: &str,
    numbers: &[SampleNumbers],
) -> Result<()> {
    crate::profiles::begin_days(tx, workspace, brand, zone).await?;
    store::insert(tx, workspace, brand, numbers).await?;
    let measure = |n: &SampleNumbers| {
        (n.profile, Measure { profile: n.profile, network: n.source.clone(), ours: true })
    };
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
    let series =
        numbers.series.iter().flat_map(|(metric, points)| points.iter().map(|point| (*metric, *point)));
    let reading = |(metric, (at, value))| Reading { subject, metric, at, value: Some(value) };
    let readings = series.map(reading).collect();
    let facts = facts.into_iter().map(|facts| (numbers.subject, numbers.born_at, facts)).collect();
    Batch { profile: numbers.profile, source: numbers.source.clone(), readings, facts }
}

/// A competitor of a sample brand: nothing is behind it, and nobody is ever asked about it.
#[derive(Clone, Debug)]
pub struct SampleCompetitor {
    /// Who it is. Its profiles are sample data themselves.
    pub competitor: Competitor,
    /// The posts of its profiles, in turn.
    pub posts: Vec<Vec<SamplePost>>,
    /// The followers of its profiles, in turn, oldest first.
    pub followers: Vec<Vec<(Timestamp, i64)>>,
}

/// A post of a competitor of a sample brand.
#[derive(Clone, Debug)]
pub struct SamplePost {
    /// What was seen of it.
    pub post: Observed,
    /// The values of each metric, oldest first.
    pub series: Vec<(Metric, Vec<(Timestamp, i64)>)>,
}

/// Writes a competitor of a sample brand with what its profiles posted.
///
/// # Errors
/// The database's.
pub async fn insert_competitor(
    tx: &mut Tx,
    workspace: WorkspaceId,
    zone: &str,
    sample: &SampleCompetitor,
    now: Timestamp,
) -> Result<()> {
    let SampleCompetitor { competitor, posts, followers } = sample;
    competitors::store::insert(tx, workspace, competitor).await?;
    crate::profiles::begin_days(tx, workspace, competitor.brand, zone).await?;
    let whose = (workspace, competitor.brand, competitor.id);
    for ((profile, posts), followers) in competitor.profiles.iter().zip(posts).zip(followers) {
        let known_as = PublicProfileRef {
            server: String::new(),
            remote_id: format!("sample:{}", profile.id),
            handle: profile.handle.clone(),
        };
        competitors::store::insert_profile(tx, whose, profile, &known_as, None).await?;
        let measure = Measure { profile: profile.id, network: profile.network.clone(), ours: false };
        crate::profiles::measure(tx, workspace, competitor.brand, &[measure]).await?;
        let seen: Vec<Observed> = posts.iter().map(|one| one.post.clone()).collect();
        let known =
            observed::observe(tx, workspace, competitor.brand, profile.id, &profile.network, &seen, now)
                .await?;
        let mut batch = Batch {
            profile: profile.id,
            source: profile.network.clone(),
            readings: Vec::new(),
            facts: Vec::new(),
        };
        let reading = |subject, metric, (at, value): &(Timestamp, i64)| Reading {
            subject,
            metric,
            at: *at,
            value: Some(*value),
        };
        for (one, known) in posts.iter().zip(known) {
            let subject = Subject::Post { id: known.subject, born_at: known.born_at };
            for (metric, points) in &one.series {
                batch.readings.extend(points.iter().map(|point| reading(subject, *metric, point)));
            }
            batch.facts.push((known.subject, known.born_at, known.facts));
        }
        batch
            .readings
            .extend(followers.iter().map(|point| reading(Subject::Profile, Metric::Followers, point)));
        intake::take(tx, workspace, &[batch], false).await?;
    }
    Ok(())
}

/// Writes an experiment of a sample brand.
///
/// # Errors
/// The database's.
pub async fn insert_experiment(tx: &mut Tx, workspace: WorkspaceId, one: &Experiment) -> Result<()> {
    experiments::store::insert(tx, workspace, one).await
}

/// Removes the competitors of a brand, its experiments, the numbers of its profiles and theirs, of everything published through them, and the
/// brand's own words.
///
/// # Errors
/// The database's.
pub async fn remove(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    profiles: &[ProfileId],
) -> Result<()> {
    let mut all = store::profiles(tx, workspace, brand).await?;
    all.extend(store::remove_competitors(tx, workspace, brand).await?);
    all.extend_from_slice(profiles);
    store::remove(tx, workspace, brand, &all).await
}
