//! Answers: which numbers are measured? Posts of a thousand profiles over a year with a power law of reach and growth that
//! comes to an end, by seed; and the questions that are asked about them.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::Result;
use serde_json::{Value, json};

use crate::rng::Rng;

/// Seconds from 2020-01-01T00:00:00Z to 2025-01-01T00:00:00Z, when the first post appears.
pub const START: u32 = 1_827 * 86_400;
/// Jakarta's offset from UTC, in seconds.
pub const OFFSET: u32 = 7 * 3600;
/// Brands; a profile belongs to the one with its number modulo this.
pub const BRANDS: u32 = 100;
/// Days over which posts appear.
pub const DAYS: u32 = 365;

/// A snapshot: profile and post by number, seconds since 2020, the total so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    /// The profile.
    pub profile: u32,
    /// The post; posts are numbered through, a profile's follow each other.
    pub post: u32,
    /// Seconds since 2020-01-01T00:00:00Z.
    pub at: u32,
    /// Interactions so far.
    pub value: u32,
}

/// How large it is.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Profiles.
    pub profiles: u32,
    /// Posts of each.
    pub posts: u32,
    /// Snapshots of each post.
    pub snapshots: u32,
}

/// All of it.
pub struct World {
    /// How large it is.
    pub size: Size,
    /// When each post appeared (seconds since 2020).
    pub born: Vec<u32>,
    /// The snapshots in the order of profiles, posts and time.
    pub rows: Vec<Row>,
    /// What is corrected or comes late: 1 %, by profile.
    pub late: Vec<Row>,
}

/// The ages at which a post is looked at, in seconds: as Selaras does it, minutes, hours, six hours, days.
fn ages(count: u32) -> Vec<u32> {
    let first = [300, 900, 1_800].into_iter();
    let hours = (1..=24).map(|n| n * 3_600);
    let sixths = (5..=28).map(|n| n * 21_600);
    let days = (8..).map(|n| n * 86_400);
    first.chain(hours).chain(sixths).chain(days).take(count as usize).collect()
}

impl World {
    /// Makes it.
    pub fn new(seed: u64, size: Size) -> Self {
        let mut rng = Rng::new(seed);
        let ages = ages(size.snapshots);
        let posts = size.profiles * size.posts;
        let (mut born, mut rows) =
            (Vec::with_capacity(posts as usize), Vec::with_capacity(posts as usize * ages.len()));
        for profile in 0..size.profiles {
            let mut appeared: Vec<u32> =
                (0..size.posts).map(|_| START + rng.below(u64::from(DAYS * 86_400)) as u32).collect();
            appeared.sort_unstable();
            for (n, at) in appeared.into_iter().enumerate() {
                let post = profile * size.posts + n as u32;
                born.push(at);
                // A Pareto tail of 1.2, from 20 interactions up to a million; half of it after 3 to 30 hours.
                let share = (rng.below(1 << 30) as f64 + 1.0) / f64::from(1 << 30);
                let reach = (20.0 * share.powf(-1.0 / 1.2)).min(1e6);
                let slow = 3_600.0 * (3.0 + rng.below(27) as f64) / std::f64::consts::LN_2;
                for age in &ages {
                    let age = age + rng.below(15) as u32;
                    let value = (reach * (1.0 - (-f64::from(age) / slow).exp())) as u32;
                    rows.push(Row { profile, post, at: at + age, value });
                }
            }
        }
        let mut late: Vec<Row> = (0..rows.len() / 100)
            .map(|n| {
                let row = rows[rng.below(rows.len() as u64) as usize];
                let more = 1 + rng.below(40) as u32;
                // Half are corrected, half come late, a second after a look.
                if n % 2 == 0 {
                    Row { value: row.value + more, ..row }
                } else {
                    Row { at: row.at + 1, value: row.value + more, ..row }
                }
            })
            .collect();
        late.sort_unstable();
        late.dedup_by_key(|row| (row.post, row.at));
        Self { size, born, rows, late }
    }

    /// Writes it for the peers, with the questions.
    pub fn write(&self, folder: &Path, questions: &Value) -> Result<()> {
        let file = |name: &str| File::create(folder.join(name)).map(BufWriter::new);
        for (name, rows) in [("rows.bin", &self.rows), ("corrections.bin", &self.late)] {
            let mut out = file(name)?;
            for row in rows {
                [row.profile, row.post, row.at, row.value]
                    .iter()
                    .try_for_each(|n| out.write_all(&n.to_le_bytes()))?;
            }
            out.flush()?;
        }
        let mut out = file("posts.bin")?;
        for (post, born) in self.born.iter().enumerate() {
            let post = post as u32;
            [post, post / self.size.posts, *born].iter().try_for_each(|n| out.write_all(&n.to_le_bytes()))?;
        }
        out.flush()?;
        let mut out = file("profiles.bin")?;
        for profile in 0..self.size.profiles {
            [profile, profile % BRANDS].iter().try_for_each(|n| out.write_all(&n.to_le_bytes()))?;
        }
        out.flush()?;
        std::fs::write(folder.join("questions.json"), serde_json::to_vec(questions)?)?;
        Ok(())
    }

    /// Questions whose parameters nobody has seen before: `count` of each kind but the last, which has none.
    pub fn questions(&self, seed: u64, count: usize) -> Value {
        let mut rng = Rng::new(seed ^ 0x5eed);
        let first = (START + OFFSET) / 86_400;
        let mut span = |least: u64, most: u64| {
            let length = rng.between(least, most);
            let from = u64::from(first) + rng.below(u64::from(DAYS) - length);
            (from, from + length)
        };
        let spans = |span: &mut dyn FnMut(u64, u64) -> (u64, u64), least, most| {
            (0..count).map(|_| span(least, most)).collect::<Vec<_>>()
        };
        let (one, two, three, four) = (
            spans(&mut span, 20, 120),
            spans(&mut span, 20, 120),
            spans(&mut span, 60, 300),
            spans(&mut span, 7, 31),
        );
        let brands = u64::from(BRANDS.min(self.size.profiles));
        let mut brand = |(from, to): &(u64, u64)| json!({"brand": rng.below(brands), "from": from, "to": to});
        let (d1, d3): (Vec<_>, Vec<_>) =
            (one.iter().map(&mut brand).collect(), three.iter().map(&mut brand).collect());
        let mut several = |(from, to): &(u64, u64)| {
            let mut profiles: Vec<u64> = (0..6).map(|_| rng.below(u64::from(self.size.profiles))).collect();
            profiles.sort_unstable();
            profiles.dedup();
            json!({"profiles": profiles, "from": from, "to": to})
        };
        let d2: Vec<_> = two.iter().map(&mut several).collect();
        let d4: Vec<_> = four.iter().map(|(from, to)| json!({"from": from, "to": to})).collect();
        json!({"zone_offset": OFFSET, "d1": d1, "d2": d2, "d3": d3, "d4": d4, "d5": [{}]})
    }
}
