//! Answers: what does a post look like to the insight functions, and in what form is an effect told?

use serde::{Deserialize, Serialize};

use super::stats;

/// One published post, reduced to the numbers the insight functions read. Histories may come in any order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Post {
    /// The caller's own number for it, given back in results.
    pub id: u64,
    /// When it was published: seconds of the profile's *local wall clock* since 1970-01-01 00:00 of that clock.
    pub born: i64,
    /// Its format (picture, video, text...), numbered by the caller.
    pub format: u8,
    /// Its length in characters.
    pub length: u32,
    /// Its hashtags, numbered by the caller.
    pub hashtags: Vec<u32>,
    /// Followers of its profile when it was published; 0 where unknown.
    pub followers: f64,
    /// People reached, at the same age as `interactions`.
    pub reach: Option<f64>,
    /// Interactions at an age common to all posts of the history.
    pub interactions: f64,
    /// Interactions gathered until an age: (age in seconds, cumulative count).
    pub curve: Vec<(u32, f64)>,
    /// The part of the interactions that was gathered by promotion, 0 to 1, where the network tells it.
    pub paid: Option<f64>,
    /// Who was reached: (part numbered by the caller, its share 0 to 1); empty where unknown.
    pub audience: Vec<(u16, f64)>,
}

/// An effect as a ratio (dimensionless; 1 = no effect) with its 90 % interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ratio {
    /// The estimate, the middle of the interval on the log scale.
    pub ratio: f64,
    /// The lower end of the 90 % interval.
    pub low: f64,
    /// The upper end of the 90 % interval.
    pub high: f64,
}

impl Ratio {
    /// From an estimate and the half width of its interval, both natural logarithms: `exp(log ± half)`. Bounded to
    /// e^±20, so that it stays finite whatever it is given.
    pub fn from_log(log: f64, half: f64) -> Self {
        let log = if log.is_finite() { log } else { 0.0 };
        let half = if half.is_finite() { half.abs() } else { 40.0 };
        let exp = |value: f64| value.clamp(-20.0, 20.0).exp();
        Self { ratio: exp(log), low: exp(log - half), high: exp(log + half) }
    }

    /// Whether 1 lies outside the interval: the direction of the effect is settled at 90 %.
    pub fn settled(&self) -> bool {
        self.low > 1.0 || self.high < 1.0
    }

    /// The half width of the interval as a natural logarithm.
    pub fn half_log(&self) -> f64 {
        (self.high.ln() - self.low.ln()) / 2.0
    }

    /// Whether `truth` (a ratio) lies within the interval.
    pub fn covers(&self, truth: f64) -> bool {
        self.low <= truth && truth <= self.high
    }
}

/// The seconds of an hour, of a day, and of a week.
pub(super) const HOUR: i64 = 3_600;
pub(super) const DAY: i64 = 24 * HOUR;
pub(super) const WEEK: i64 = 7 * DAY;

impl Post {
    /// Its hour of the day on the wall clock, 0 to 23.
    pub fn hour(&self) -> usize {
        usize::try_from(self.born.rem_euclid(DAY) / HOUR).unwrap_or(0)
    }

    /// Its day of the week, Monday 0 to Sunday 6. (1970-01-01 was a Thursday.)
    pub fn weekday(&self) -> usize {
        usize::try_from((self.born.div_euclid(DAY) + 3).rem_euclid(7)).unwrap_or(0)
    }

    /// Interactions without what promotion gathered; 0 for anything that is no number.
    pub(super) fn organic(&self) -> f64 {
        let paid = self.paid.filter(|paid| paid.is_finite()).unwrap_or(0.0).clamp(0.0, 1.0);
        stats::count(self.interactions) * (1.0 - paid)
    }

    /// The reach, where it is known and above 0.
    pub(super) fn reached(&self) -> Option<f64> {
        self.reach.map(stats::count).filter(|reach| *reach > 0.0)
    }

    /// The logarithm of its followers, 0 where unknown.
    pub(super) fn log_followers(&self) -> f64 {
        let followers = stats::count(self.followers);
        if followers > 0.0 { followers.ln() } else { 0.0 }
    }
}

/// The posts in the order of time, so that no answer depends on the order they came in.
pub(super) fn in_order(posts: &[Post]) -> Vec<&Post> {
    let mut sorted: Vec<&Post> = posts.iter().collect();
    sorted
        .sort_by(|a, b| (a.born, a.id).cmp(&(b.born, b.id)).then(a.interactions.total_cmp(&b.interactions)));
    sorted
}
