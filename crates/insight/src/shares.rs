//! Answers: which posts, hours, formats and parts of the audience account for a change in interactions?

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::post::{Post, WEEK};
use super::stats::{count, median};

/// What is told of each kind at most.
const MOST: usize = 3;

/// Something that takes part in a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ShareOf {
    /// A single post, by its id: what it gathered beyond a typical post of its period.
    Post(u64),
    /// The posts of three hours of the day, by the first of them (0, 3, 6...).
    Hours(u8),
    /// The posts of a format.
    Format(u8),
    /// A part of the audience; its posts' interactions are divided as the reached are.
    Audience(u16),
}

/// How much of a change one thing accounts for.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Share {
    /// What it is.
    pub of: ShareOf,
    /// Its change in interactions per week as a fraction of all interactions per week before; −0.1 = it alone took a tenth.
    pub change: f64,
}

/// The greatest shares of each kind, the greatest first: `(I_after/weeks − I_before/weeks) / (all_before/weeks)`.
/// Periods are local wall seconds, from and up to.
pub fn shares(posts: &[&Post], before: (i64, i64), after: (i64, i64)) -> Vec<Share> {
    let weeks = |period: (i64, i64)| (period.1.saturating_sub(period.0) as f64 / WEEK as f64).max(1.0 / 7.0);
    let within = |period: (i64, i64)| {
        posts
            .iter()
            .copied()
            .filter(move |post| post.born >= period.0 && post.born < period.1)
            .collect::<Vec<&Post>>()
    };
    let (old, new) = (within(before), within(after));
    let all = old.iter().map(|post| count(post.interactions)).sum::<f64>() / weeks(before);
    if all <= 0.0 {
        return Vec::new();
    }
    let mut sums: BTreeMap<ShareOf, f64> = BTreeMap::new();
    for (posts, per) in [(&old, -1.0 / weeks(before)), (&new, 1.0 / weeks(after))] {
        let typical = median(&posts.iter().map(|post| count(post.interactions)).collect::<Vec<f64>>());
        for post in posts {
            let gathered = count(post.interactions) * per / all;
            *sums.entry(ShareOf::Hours((post.hour() / 3 * 3) as u8)).or_default() += gathered;
            *sums.entry(ShareOf::Format(post.format)).or_default() += gathered;
            *sums.entry(ShareOf::Post(post.id)).or_default() += gathered - typical * per / all;
            for (part, share) in &post.audience {
                let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 };
                *sums.entry(ShareOf::Audience(*part)).or_default() += gathered * share;
            }
        }
    }
    let mut found: Vec<Share> = sums.into_iter().map(|(of, change)| Share { of, change }).collect();
    found.sort_by(|a, b| b.change.abs().total_cmp(&a.change.abs()).then(a.of.cmp(&b.of)));
    let mut told = BTreeMap::new();
    found.retain(|share| {
        let kind = match share.of {
            ShareOf::Post(_) => 0,
            ShareOf::Hours(_) => 1,
            ShareOf::Format(_) => 2,
            ShareOf::Audience(_) => 3,
        };
        let seen = told.entry(kind).or_insert(0);
        *seen += 1;
        *seen <= MOST && share.change.abs() >= 0.005
    });
    found
}
