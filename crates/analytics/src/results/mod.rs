//! How results stand beside each other: sums to put posts in order, and each post beside what is usual for its profile.
//!
//! # Design
//! A post of yesterday is no worse than one of last month because it is younger. It is held against what the other posts of
//! its profile had when they were as old as it was at its last count; the median of those is what is usual. Fewer than
//! `USUAL_MIN` say nothing, and then nothing is said.

mod store;
#[cfg(test)]
mod tests;

use selaras_kernel::{Actor, BrandId, Metric, ProfileId, Result, Right, Timestamp};
use selaras_store::Db;
use std::{collections::HashMap, time::Duration};
use uuid::Uuid;

/// How far back the posts lie that tell what is usual, in days.
pub const USUAL_DAYS: u64 = 90;
/// Fewest posts that tell what is usual.
pub const USUAL_MIN: usize = 5;

/// The last count of one metric of one delivery.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Count {
    /// The delivery.
    #[sqlx(rename = "subject_id")]
    pub subject: Uuid,
    /// Its profile.
    #[sqlx(rename = "profile_id")]
    pub profile: ProfileId,
    /// When it appeared (UTC).
    pub born_at: Timestamp,
    /// The value.
    #[sqlx(rename = "last_value")]
    pub value: i64,
    /// Who counted it: the name of a network.
    pub source: String,
    /// When it was fetched (UTC).
    #[sqlx(rename = "seen_at")]
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

/// The last values of `metric` of these deliveries of a brand, by delivery, the sources together. What was never counted is
/// left out.
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
    let mut sums = HashMap::new();
    for count in counts(db, actor, brand, subjects, metric).await? {
        *sums.entry(count.subject).or_insert(0) += count.value;
    }
    Ok(sums)
}

/// The last count of `metric` of each of these deliveries of a brand, one per source.
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
    store::counts(db, actor.workspace, brand, subjects, metric).await
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
    let since = now - Duration::from_secs(USUAL_DAYS * 86_400);
    let mut values = vec![Vec::new(); counts.len()];
    for (at, value) in store::at_that_age(db, actor.workspace, brand, counts, metric, (since, now)).await? {
        if let Some(values) = usize::try_from(at).ok().and_then(|at| values.get_mut(at)) {
            values.push(value);
        }
    }
    Ok(values.into_iter().map(median).collect())
}

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
