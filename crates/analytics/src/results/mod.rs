//! How results stand beside each other: sums to put posts in order, and each post beside what is usual for its profile.
//!
//! # Design
//! A post of yesterday is no worse than one of last month because it is younger. It is held against what the other posts of
//! its profile had when they were as old as it was at its last count; the median of those is what is usual. Fewer than
//! `USUAL_MIN` say nothing, and then nothing is said.

mod store;
#[cfg(test)]
mod tests;

use crate::{
    blocks::{instant, month_of, seconds},
    snapshots,
};
use selaras_kernel::{Actor, BrandId, Metric, ProfileId, Result, Right, Timestamp};
use selaras_store::Db;
use std::{collections::HashMap, time::Duration};
use uuid::Uuid;

/// How far back the posts lie that tell what is usual, in days.
pub const USUAL_DAYS: u64 = 90;
/// Fewest posts that tell what is usual.
pub const USUAL_MIN: usize = 5;

/// The last count of one metric of one delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The delivery.
    pub subject: Uuid,
    /// Its profile.
    pub profile: ProfileId,
    /// When it appeared (UTC).
    pub born_at: Timestamp,
    /// The value.
    pub value: i64,
    /// Who counted it: the name of a network, or `import:` and the shape of a file.
    pub source: String,
    /// When it was fetched (UTC).
    pub fetched_at: Timestamp,
}

/// What is usual for a profile at the age of a result.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Usual {
    /// The median.
    pub median: f64,
    /// Of how many posts.
    pub posts: usize,
}

/// The last values of `metric` of these deliveries of a brand, by delivery. What was never counted is left out.
///
/// # Errors
/// `forbidden` without `numbers.read` in the brand.
pub async fn sums(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    subjects: &[Uuid],
    metric: Metric,
) -> Result<HashMap<Uuid, i64>> {
    let counts = counts(db, actor, brand, subjects, metric).await?;
    Ok(counts.into_iter().map(|count| (count.subject, count.value)).collect())
}

/// The last count of `metric` of each of these deliveries of a brand.
///
/// # Errors
/// `forbidden` without `numbers.read` in the brand.
pub async fn counts(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    subjects: &[Uuid],
    metric: Metric,
) -> Result<Vec<Count>> {
    actor.require(Right::NumbersRead, Some(brand))?;
    if subjects.is_empty() {
        return Ok(Vec::new());
    }
    let known = store::known(db, actor.workspace, brand, subjects).await?;
    let key = |one: &store::Known| (one.profile_id, month_of(seconds(one.born_at)));
    let indexes = snapshots::store::indexes(db, actor.workspace, known.iter().map(key)).await?;
    let places: HashMap<_, _> = indexes.iter().map(|(key, posts)| (*key, posts.places())).collect();
    let count = |one: &store::Known| {
        let (posts, place) = (indexes.get(&key(one))?, *places.get(&key(one))?.get(&one.subject_id)?);
        let (at, value) = posts.last(place, metric.code())?;
        let source = posts.sources.get(posts.rows[place as usize].source as usize)?.clone();
        let (profile, born_at, fetched_at) = (one.profile_id, one.born_at, instant(at));
        Some(Count { subject: one.subject_id, profile, born_at, value, source, fetched_at })
    };
    Ok(known.iter().filter_map(count).collect())
}

/// What is usual beside each of these counts, in their order; `None` where too little is known.
///
/// # Errors
/// The database's.
pub async fn usual(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    counts: &[Count],
    metric: Metric,
    now: Timestamp,
) -> Result<Vec<Option<Usual>>> {
    actor.require(Right::NumbersRead, Some(brand))?;
    if counts.is_empty() {
        return Ok(Vec::new());
    }
    let since = seconds(now - Duration::from_secs(USUAL_DAYS * 86_400));
    let mut profiles: Vec<ProfileId> = counts.iter().map(|count| count.profile).collect();
    profiles.sort();
    profiles.dedup();
    let months = month_of(since)..=month_of(seconds(now));
    let keys: Vec<_> =
        profiles.iter().flat_map(|profile| months.clone().map(|month| (*profile, month))).collect();
    let mut histories = snapshots::store::histories(db, actor.workspace, keys.iter().copied()).await?;
    let mut others: HashMap<ProfileId, Vec<Course>> = HashMap::new();
    for ((profile, month), posts) in snapshots::store::indexes(db, actor.workspace, keys.into_iter()).await? {
        let history = histories.remove(&(profile, month)).unwrap_or_default();
        for (place, post) in history.posts {
            if let Some(row) = posts.rows.get(place as usize).filter(|row| row.born >= since) {
                let values = post.values(metric.code()).map(|(at, value, _)| (at, value)).collect();
                others.entry(profile).or_default().push((row.id, row.born, values));
            }
        }
    }
    let beside = |count: &Count| {
        let age = seconds(count.fetched_at).saturating_sub(seconds(count.born_at));
        let old_enough = seconds(now).saturating_sub(age);
        let others = others.get(&count.profile).map(Vec::as_slice).unwrap_or_default();
        let others = others.iter().filter(|(id, born, _)| *id != count.subject && *born <= old_enough);
        // The last value before that age: between two snapshots a value stood still.
        let values = others.filter_map(|(_, born, values)| {
            let before = values.partition_point(|(at, _)| *at <= born + age);
            values.get(before.checked_sub(1)?).map(|(_, value)| *value)
        });
        median(values.collect())
    };
    Ok(counts.iter().map(beside).collect())
}

/// How a post went: its id, when it appeared, and its values, in seconds since 2000.
type Course = (Uuid, u32, Vec<(u32, i64)>);

fn median(mut values: Vec<i64>) -> Option<Usual> {
    if values.len() < USUAL_MIN {
        return None;
    }
    values.sort_unstable();
    let middle = values.len() / 2;
    let median = if values.len() % 2 == 1 {
        values[middle] as f64
    } else {
        (values[middle - 1] as f64 + values[middle] as f64) / 2.0
    };
    Some(Usual { median, posts: values.len() })
}
