//! What came of the posts of a time, by what they are.

use super::{
    Dimension, Figure, Found, Question, ROWS_MAX, Row, date_of, day_of,
    figures::Over,
    monday,
    over_time::Followers,
    store::{self, Measured},
    values::Values,
};
use crate::{
    blocks::{Columns, Damaged, Format, Want},
    intake::LocalDays,
    labels,
};
use rustc_hash::FxHashMap;
use selaras_kernel::{Actor, BrandId, Result};
use selaras_store::Db;
use std::collections::HashMap;

/// Bounds of the bands of lengths, in characters: up to the first, up to the second, …
const LENGTHS: [u32; 6] = [0, 80, 160, 280, 500, 1_000];

/// The months whose blocks hold posts of these local days: a day more on either side, for the zones.
pub(crate) fn months(from: i32, to: i32) -> (i32, i32) {
    let month = |day: i32| {
        let date = date_of(day);
        (i32::from(date.year()) - 2000) * 12 + i32::from(date.month())
    };
    (month(from - 1).max(1), month(to + 1))
}

/// A group of posts.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Group {
    above: f64,
    over: f64,
    posts: u64,
    known: u64,
}

impl Group {
    pub(super) fn add(&mut self, above: Option<i64>, over: Option<f64>) {
        self.posts += 1;
        if let (Some(above), Some(over)) = (above, over) {
            self.above += above as f64;
            self.over += over;
            self.known += 1;
        }
    }

    pub(super) fn value(&self, figure: Figure) -> Option<f64> {
        match figure.over() {
            _ if self.known == 0 => None,
            Over::Nothing | Over::Everybody => Some(self.above),
            _ => (self.over > 0.0).then(|| self.above * figure.scale() / self.over),
        }
    }
}

/// Answers from indexes.
pub(super) async fn cut(db: &Db, actor: &Actor, question: &Question, profiles: &[Measured]) -> Result<Found> {
    let figure = question.figure;
    let metrics = figure.metrics();
    let followers = match figure.over() {
        Over::Followers => Followers::read(db, actor, profiles).await?,
        _ => Followers::default(),
    };
    let mut groups: FxHashMap<[i32; 3], Group> = FxHashMap::default();
    let mut total = Group::default();
    let mut heard = vec![false; profiles.len()];
    let by = |dimension| question.by.contains(&dimension);
    let want = Want {
        format: by(Dimension::Format),
        length: by(Dimension::Length),
        campaign: by(Dimension::Campaign),
        tags: by(Dimension::Hashtag),
        reply: by(Dimension::Reply),
        metrics: Some(&metrics),
        ..Want::default()
    };
    let brands = Numbered::of(profiles.iter().map(|one| one.brand_id.to_string()));
    let networks = Numbered::of(profiles.iter().map(|one| one.network.clone()));
    let labels = Labels::read(db, actor, question, profiles).await?;
    let months = Months::of(question);
    let hashtag = question.by.iter().position(|dimension| *dimension == Dimension::Hashtag);
    let mut values = Values::of(figure);
    walk(db, actor, question, profiles, want, |place, local, posts| {
        values.read(posts);
        let profile = &profiles[place];
        let (brand, network) =
            (brands.number(&profile.brand_id.to_string()), networks.number(&profile.network));
        let numbers = labels.of(profile.brand_id);
        for (row, born) in posts.born.iter().enumerate() {
            let Some(day) = within(question, local, *born) else { continue };
            let above = values.above(row);
            let over = match figure.over() {
                Over::Followers => followers.at(place, day),
                _ => values.over(row),
            };
            heard[place] |= above.is_some();
            total.add(above, over);
            let mut keys = [0; 3];
            for (key, dimension) in keys.iter_mut().zip(&question.by) {
                *key = match dimension {
                    Dimension::Day => day,
                    Dimension::Week => monday(day),
                    Dimension::Month => months.first_day(day),
                    Dimension::Profile => place as i32,
                    Dimension::Brand => brand,
                    Dimension::Network => network,
                    Dimension::Format => i32::from(posts.format(row).code()),
                    Dimension::Campaign => number(numbers, posts.campaign(row)),
                    Dimension::Hashtag => 0,
                    Dimension::Weekday => i32::from(local.weekday_and_hour(*born).0),
                    Dimension::Hour => i32::from(local.weekday_and_hour(*born).1),
                    Dimension::Length => LENGTHS.partition_point(|most| *most < posts.length(row)) as i32,
                    Dimension::Reply => i32::from(posts.is_reply(row)),
                };
            }
            match hashtag {
                Some(at) if !posts.tags(row).is_empty() => {
                    for tag in posts.tags(row) {
                        keys[at] = number(numbers, *tag);
                        groups.entry(keys).or_default().add(above, over);
                    }
                }
                _ => groups.entry(keys).or_default().add(above, over),
            }
        }
        Ok(())
    })
    .await?;
    let name = |dimension: &Dimension, key: i32| match dimension {
        Dimension::Day | Dimension::Week | Dimension::Month => date_of(key).to_string(),
        Dimension::Profile => {
            profiles.get(key as usize).map(|one| one.profile_id.to_string()).unwrap_or_default()
        }
        Dimension::Brand => brands.name(key),
        Dimension::Network => networks.name(key),
        Dimension::Format => code(Format::from_code(key as u8)),
        Dimension::Campaign | Dimension::Hashtag => labels.word(key),
        Dimension::Length => LENGTHS
            .get(key as usize)
            .map_or_else(|| format!(">{}", LENGTHS[LENGTHS.len() - 1]), u32::to_string),
        Dimension::Weekday | Dimension::Hour => key.to_string(),
        Dimension::Reply => (key == 1).to_string(),
    };
    let mut sorted: Vec<([i32; 3], Group)> = groups.into_iter().collect();
    sorted.sort_unstable_by_key(|(keys, _)| *keys);
    let cut_off = sorted.len() > ROWS_MAX;
    sorted.truncate(ROWS_MAX);
    let row = |(keys, group): &([i32; 3], Group)| Row {
        keys: question.by.iter().zip(keys).map(|(dimension, key)| name(dimension, *key)).collect(),
        value: group.value(figure),
        of: group.known,
    };
    Ok(Found {
        unit: figure.unit(),
        rows: sorted.iter().map(row).collect(),
        total: total.value(figure),
        of: total.known,
        profiles: profiles.len(),
        silent: heard.iter().filter(|heard| !**heard).count(),
        counted_at: profiles.iter().filter_map(|one| one.counted_at).max(),
        cut_off,
    })
}

/// A name in snake case, as in JSON.
fn code(format: Format) -> String {
    serde_json::to_value(format).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The first day of each day's month, for the days of a question; empty where it is not asked by months.
struct Months(i32, Vec<i32>);

impl Months {
    fn of(question: &Question) -> Self {
        let (from, to) = (day_of(question.from), day_of(question.to));
        let mut first = day_of(question.from.first_of_month());
        let starts = |day| {
            let date = date_of(day);
            if date.day() == 1 {
                first = day;
            }
            first
        };
        let asked = question.by.contains(&Dimension::Month);
        Self(from, if asked { (from..=to).map(starts).collect() } else { Vec::new() })
    }

    fn first_day(&self, day: i32) -> i32 {
        usize::try_from(day - self.0).ok().and_then(|at| self.1.get(at)).copied().unwrap_or(day)
    }
}

/// The words of campaigns and hashtags: brands number them each for itself, an answer numbers words.
#[derive(Default)]
pub(super) struct Labels {
    words: Vec<String>,
    /// By brand, the numbers of its labels by theirs.
    numbers: HashMap<BrandId, Vec<i32>>,
}

impl Labels {
    pub(super) async fn read(
        db: &Db,
        actor: &Actor,
        question: &Question,
        profiles: &[Measured],
    ) -> Result<Self> {
        if !question.by.iter().any(|d| matches!(d, Dimension::Campaign | Dimension::Hashtag)) {
            return Ok(Self::default());
        }
        let mut brands: Vec<BrandId> = profiles.iter().map(|one| one.brand_id).collect();
        brands.sort();
        brands.dedup();
        let found = labels::store::words(db, actor.workspace, &brands).await?;
        let mut words: Vec<String> = found.iter().map(|(.., word)| word.clone()).collect();
        words.sort_unstable();
        words.dedup();
        let mut numbers: HashMap<BrandId, Vec<i32>> = HashMap::new();
        for (brand, label, _, word) in &found {
            let of_brand = numbers.entry(*brand).or_default();
            let at = label.unsigned_abs() as usize;
            of_brand.resize(of_brand.len().max(at + 1), 0);
            of_brand[at] = words.binary_search(word).map_or(0, |at| at as i32 + 1);
        }
        Ok(Self { words, numbers })
    }

    /// The numbers of a brand's labels.
    pub(super) fn of(&self, brand: BrandId) -> &[i32] {
        self.numbers.get(&brand).map_or(&[], Vec::as_slice)
    }

    /// Empty for none.
    pub(super) fn word(&self, number: i32) -> String {
        let at = usize::try_from(number - 1).ok();
        at.and_then(|at| self.words.get(at)).cloned().unwrap_or_default()
    }
}

/// The number of a brand's label; 0 for none.
#[inline]
pub(super) fn number(numbers: &[i32], label: u32) -> i32 {
    numbers.get(label as usize).copied().unwrap_or(0)
}

/// Names with numbers.
struct Numbered(Vec<String>);

impl Numbered {
    fn of(names: impl Iterator<Item = String>) -> Self {
        let mut all: Vec<String> = names.collect();
        all.sort_unstable();
        all.dedup();
        Self(all)
    }

    fn number(&self, name: &String) -> i32 {
        self.0.binary_search(name).map_or(-1, |at| at as i32)
    }

    fn name(&self, number: i32) -> String {
        usize::try_from(number).ok().and_then(|at| self.0.get(at)).cloned().unwrap_or_default()
    }
}

/// The local day of a post, if it appeared in the time.
#[inline]
pub(super) fn within(question: &Question, local: &mut LocalDays, born: u32) -> Option<i32> {
    let day = local.day(born);
    (day_of(question.from)..=day_of(question.to)).contains(&day).then_some(day)
}

/// Gives the posts of each block of these profiles, with the place of the profile and its days.
pub(super) async fn walk(
    db: &Db,
    actor: &Actor,
    question: &Question,
    profiles: &[Measured],
    want: Want<'_>,
    mut each: impl FnMut(usize, &mut LocalDays, &Columns) -> std::result::Result<(), Damaged> + Send,
) -> Result<()> {
    let mut locals: HashMap<&str, LocalDays> = HashMap::new();
    let mut posts = Columns::default();
    let months = months(day_of(question.from), day_of(question.to));
    store::indexes(db, actor.workspace, profiles, months, |profile, bytes| {
        let Ok(place) = profiles.binary_search_by_key(&profile, |one| one.profile_id) else { return Ok(()) };
        let zone = profiles[place].zone.as_str();
        let local = locals.entry(zone).or_insert_with(|| LocalDays::new(zone));
        posts.read(bytes, want)?;
        each(place, local, &posts)
    })
    .await
}
