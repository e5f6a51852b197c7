//! Answers: into which columns does a history of posts go, so that hour, weekday, format, length, hashtags, cadence and the
//! drift of the months are weighed against each other and not one by one?

use std::f64::consts::TAU;

use super::mixed::{Block, Row};
use super::post::{DAY, Post, WEEK};
use super::stats;

/// Harmonics of the hour of day; the smoothing kernel has next to nothing beyond the sixth.
const HARMONICS: usize = 6;
/// Reach of the smoothing over hours: posts two hours apart still tell of each other.
const HOURS_TOGETHER: f64 = 1.7;
/// Lower ends of the length bands, in characters.
pub const LENGTHS: [u32; 6] = [0, 1, 71, 201, 501, 1_501];
/// Lower ends of the cadence bands, in posts per week.
pub const CADENCES: [u32; 6] = [1, 2, 3, 5, 8, 15];
/// Hashtags weighed at most: the most used.
const TAGS: usize = 24;
/// The drift of the months bends at most this often.
const BENDS: usize = 24;

/// Where each factor's columns stand.
pub struct Layout {
    pub formats: Vec<u8>,
    pub tags: Vec<u32>,
    pub blocks: Vec<Block>,
    hour: usize,
    weekday: usize,
    pub format: usize,
    pub length: usize,
    pub tag: usize,
    pub cadence: usize,
    drift: usize,
    start: i64,
    bend: f64,
    bends: usize,
}

/// The number of the last band that starts at or below `value`.
pub fn band(starts: &[u32], value: u32) -> usize {
    starts.iter().rposition(|start| *start <= value).unwrap_or(0)
}

/// Posts per week around each post: those within three and a half days before and after, itself among them.
pub fn cadences(posts: &[&Post]) -> Vec<u32> {
    let (mut first, mut after) = (0, 0);
    posts
        .iter()
        .map(|post| {
            while posts.get(first).is_some_and(|other| other.born < post.born.saturating_sub(WEEK / 2)) {
                first += 1;
            }
            while posts.get(after).is_some_and(|other| other.born <= post.born.saturating_add(WEEK / 2)) {
                after += 1;
            }
            u32::try_from(after - first).unwrap_or(u32::MAX)
        })
        .collect()
}

impl Layout {
    /// The layout for these posts, which stand in the order of time.
    pub fn new(posts: &[&Post]) -> Self {
        let mut formats: Vec<u8> = posts.iter().map(|post| post.format).collect();
        formats.sort_unstable();
        formats.dedup();
        let tags = most_used_tags(posts);
        let start = posts.first().map_or(0, |post| post.born);
        let span = posts.last().map_or(0, |post| post.born.saturating_sub(start)) as f64 / DAY as f64;
        let bends = ((span / 30.0) as usize).min(BENDS).min(posts.len() / 5);
        let mut layout = Self {
            formats,
            tags,
            blocks: Vec::new(),
            hour: 0,
            weekday: 0,
            format: 0,
            length: 0,
            tag: 0,
            cadence: 0,
            drift: 0,
            start,
            bend: if bends > 0 { span / bends as f64 } else { span.max(1.0) },
            bends,
        };
        let mut at = 0;
        let mut blocks = Vec::new();
        let mut add = |width: usize, prior: f64, fixed: bool| {
            blocks.push(Block { first: at, width, prior, fixed });
            at += width;
            at - width
        };
        layout.drift = add(1, 30.0, true);
        add(1, 1.0, true);
        add(bends, 0.1, false);
        // Hour of day: smooth and rough part; then how the weekend, and how each day, differs from it.
        layout.hour = add(2 * HARMONICS, 0.15, false);
        add(24, 0.04, false);
        add(2 * HARMONICS, 0.05, false);
        add(7 * 2 * HARMONICS, 0.05, false);
        layout.weekday = add(7, 0.08, false);
        layout.format = add(layout.formats.len(), 0.15, false);
        layout.length = add(LENGTHS.len(), 0.1, false);
        layout.tag = add(layout.tags.len(), 0.1, false);
        layout.cadence = add(1, 0.5, true);
        add(CADENCES.len(), 0.05, false);
        layout.blocks = blocks;
        layout
    }

    /// The columns of an hour on a weekday.
    pub fn hours(&self, weekday: usize, hour: usize) -> Row {
        let mut row = Row::with_capacity(6 * HARMONICS + 2);
        let weekend = if weekday >= 5 { 0.8 } else { -0.6 };
        let angle = TAU * (hour as f64 + 0.5) / 24.0;
        let waves: Vec<f64> = (1..=HARMONICS)
            .flat_map(|k| {
                let size = damping(k);
                [size * (k as f64 * angle).cos(), size * (k as f64 * angle).sin()]
            })
            .collect();
        let width = 2 * HARMONICS;
        for (i, wave) in waves.iter().enumerate() {
            row.push((self.hour + i, *wave));
            row.push((self.hour + width + 24 + i, *wave * weekend));
            row.push((self.hour + width + 24 + width + weekday * width + i, *wave));
        }
        row.push((self.hour + width + hour, 1.0));
        row.push((self.weekday + weekday, 1.0));
        row
    }

    /// Whether a column tells of what was chosen for a post: hour, weekday, format, length, hashtags.
    pub fn is_choice(&self, column: usize) -> bool {
        column >= self.hour && column < self.cadence
    }

    /// The columns of a hashtag list.
    pub fn tagged(&self, hashtags: &[u32]) -> Row {
        let mut row: Row = hashtags
            .iter()
            .filter_map(|tag| self.tags.binary_search(tag).ok())
            .map(|place| (self.tag + place, 1.0))
            .collect();
        row.sort_by_key(|entry| entry.0);
        row.dedup_by_key(|entry| entry.0);
        row
    }

    /// The columns of so many posts per week.
    pub fn paced(&self, per_week: f64, band: usize) -> Row {
        vec![(self.cadence, per_week.max(0.1).ln()), (self.cadence + 1 + band, 1.0)]
    }

    /// All columns of a post.
    pub fn row(&self, post: &Post, cadence: u32) -> Row {
        let mut row = self.hours(post.weekday(), post.hour());
        if let Ok(place) = self.formats.binary_search(&post.format) {
            row.push((self.format + place, 1.0));
        }
        row.push((self.length + band(&LENGTHS, post.length), 1.0));
        row.extend(self.tagged(&post.hashtags));
        row.extend(self.paced(f64::from(cadence), band(&CADENCES, cadence)));
        let days = post.born.saturating_sub(self.start) as f64 / DAY as f64;
        row.push((self.drift, 1.0));
        row.push((self.drift + 1, days / (self.bend * self.bends.max(1) as f64)));
        for i in 0..self.bends {
            // A walk that goes straight between bends: each ramp's height is one step of it.
            let climbed = (days / self.bend - i as f64).clamp(0.0, 1.0);
            if climbed > 0.0 {
                row.push((self.drift + 2 + i, climbed));
            }
        }
        row
    }
}

/// Size of a harmonic under a Gaussian kernel over the circle of hours; the squares of all sum to 1.
fn damping(harmonic: usize) -> f64 {
    let reach = TAU * HOURS_TOGETHER / 24.0;
    let power = |k: usize| (-(k as f64 * reach).powi(2)).exp();
    let all: f64 = (1..=HARMONICS).map(power).sum();
    (power(harmonic) / all).sqrt()
}

/// The tags of at least three posts, the most used first, then sorted for lookup.
fn most_used_tags(posts: &[&Post]) -> Vec<u32> {
    let mut all: Vec<u32> = Vec::new();
    for post in posts {
        let mut own = post.hashtags.clone();
        own.sort_unstable();
        own.dedup();
        all.extend(own);
    }
    all.sort_unstable();
    let mut counted: Vec<(usize, u32)> =
        all.chunk_by(|a, b| a == b).map(|run| (run.len(), run[0])).filter(|(used, _)| *used >= 3).collect();
    counted.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    counted.truncate(TAGS);
    let mut tags: Vec<u32> = counted.into_iter().map(|(_, tag)| tag).collect();
    tags.sort_unstable();
    tags
}

/// The outcome of each post: log interactions per 1,000 followers or per 1,000 reached; `None` where that is unknown.
pub fn outcome(post: &Post, per_reach: bool) -> Option<f64> {
    let base = if per_reach { post.reached()?.ln() } else { post.log_followers() };
    Some(stats::log_count(post.organic()) - base + 1000_f64.ln())
}
