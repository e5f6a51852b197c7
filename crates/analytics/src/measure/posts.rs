//! What came of the posts of a time, by what they are; and the best of them.

use super::{
    Dimension, Figure, Found, Question, ROWS_MAX, Row, date_of, day_of,
    figures::{Over, interactions},
    monday,
    over_time::Followers,
    store::{self, Measured},
};
use crate::{
    blocks::{Damaged, Format, Posts, Want, instant},
    intake::LocalDays,
    labels,
};
use selaras_kernel::{Actor, BrandId, Metric, Problem, ProfileId, Result, Timestamp};
use selaras_store::Db;
use std::collections::HashMap;
use uuid::Uuid;

/// Most posts of a list of the best.
pub const TOP_MAX: usize = 100;

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

/// The value of a metric of one post of a block.
struct Columns<'a>(Vec<(i16, &'a [(u32, i64)])>);

impl<'a> Columns<'a> {
    fn of(posts: &'a Posts, metrics: &[i16]) -> Self {
        Self(
            metrics
                .iter()
                .map(|metric| (*metric, posts.column(*metric)))
                .filter(|(_, column)| !column.is_empty())
                .collect(),
        )
    }

    #[inline]
    fn get(&self, metric: Metric, row: usize) -> Option<i64> {
        let (_, column) = self.0.iter().find(|(code, _)| *code == metric.code())?;
        column.get(row).filter(|(at, _)| *at > 0).map(|(_, value)| *value)
    }

    /// What stands above the line of a figure.
    #[inline]
    fn above(&self, figure: Figure, row: usize) -> Option<i64> {
        match (figure, figure.above()) {
            (Figure::Posts, _) => Some(1),
            (_, Some(metric)) => self.get(metric, row),
            (_, None) => interactions(|metric| self.get(metric, row)),
        }
    }
}

/// A group of posts.
#[derive(Clone, Copy, Debug, Default)]
struct Group {
    above: f64,
    over: f64,
    posts: u64,
    known: u64,
}

impl Group {
    fn add(&mut self, above: Option<i64>, over: Option<f64>) {
        self.posts += 1;
        if let (Some(above), Some(over)) = (above, over) {
            self.above += above as f64;
            self.over += over;
            self.known += 1;
        }
    }

    fn value(&self, figure: Figure) -> Option<f64> {
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
    let mut groups: HashMap<[i32; 3], Group> = HashMap::new();
    let mut total = Group::default();
    let mut heard = vec![false; profiles.len()];
    let facts = question.by.iter().any(|d| {
        matches!(
            d,
            Dimension::Format
                | Dimension::Campaign
                | Dimension::Hashtag
                | Dimension::Length
                | Dimension::Reply
        )
    });
    let want = Want { facts, metrics: Some(&metrics), ..Want::default() };
    let brands = Numbered::of(profiles.iter().map(|one| one.brand_id.to_string()));
    let networks = Numbered::of(profiles.iter().map(|one| one.network.clone()));
    let labels = Labels::read(db, actor, question, profiles).await?;
    walk(db, actor, question, profiles, want, |place, local, posts| {
        let columns = Columns::of(posts, &metrics);
        let profile = &profiles[place];
        for (row, post) in posts.rows.iter().enumerate() {
            let Some(day) = within(question, local, post.born) else { continue };
            let above = columns.above(figure, row);
            let over = match figure.over() {
                Over::Nothing | Over::Posts | Over::Everybody => Some(1.0),
                Over::Reach => columns.get(Metric::Reach, row).map(|value| value as f64),
                Over::Impressions => columns
                    .get(Metric::Impressions, row)
                    .or_else(|| columns.get(Metric::Views, row))
                    .map(|value| value as f64),
                Over::Followers => followers.at(place, day),
            };
            heard[place] |= above.is_some();
            total.add(above, over);
            let mut keys = [0; 3];
            let mut tags: Option<usize> = None;
            for (key, dimension) in keys.iter_mut().zip(&question.by) {
                *key = match dimension {
                    Dimension::Day => day,
                    Dimension::Week => monday(day),
                    Dimension::Month => day_of(date_of(day).first_of_month()),
                    Dimension::Profile => place as i32,
                    Dimension::Brand => brands.number(&profile.brand_id.to_string()),
                    Dimension::Network => networks.number(&profile.network),
                    Dimension::Format => i32::from(post.facts.format.code()),
                    Dimension::Campaign => labels.number(profile.brand_id, post.facts.campaign),
                    Dimension::Hashtag => 0,
                    Dimension::Weekday => i32::from(local.weekday_and_hour(post.born).0),
                    Dimension::Hour => i32::from(local.weekday_and_hour(post.born).1),
                    Dimension::Length => LENGTHS.partition_point(|most| *most < post.facts.length) as i32,
                    Dimension::Reply => i32::from(post.facts.reply),
                };
            }
            if let Some(at) = question.by.iter().position(|dimension| *dimension == Dimension::Hashtag) {
                tags = Some(at);
            }
            match tags {
                Some(at) if !post.facts.tags.is_empty() => {
                    for tag in &post.facts.tags {
                        keys[at] = labels.number(profile.brand_id, *tag);
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

/// The words of campaigns and hashtags: brands number them each for itself, an answer numbers words.
#[derive(Default)]
struct Labels {
    words: Vec<String>,
    numbers: HashMap<(BrandId, u32), i32>,
}

impl Labels {
    async fn read(db: &Db, actor: &Actor, question: &Question, profiles: &[Measured]) -> Result<Self> {
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
        let number = |word: &String| words.binary_search(word).map_or(0, |at| at as i32 + 1);
        let numbers =
            found.iter().map(|(brand, n, _, word)| ((*brand, n.unsigned_abs()), number(word))).collect();
        Ok(Self { words, numbers })
    }

    fn number(&self, brand: BrandId, label: u32) -> i32 {
        self.numbers.get(&(brand, label)).copied().unwrap_or(0)
    }

    /// Empty for none.
    fn word(&self, number: i32) -> String {
        let at = usize::try_from(number - 1).ok();
        at.and_then(|at| self.words.get(at)).cloned().unwrap_or_default()
    }
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
fn within(question: &Question, local: &mut LocalDays, born: u32) -> Option<i32> {
    let day = local.day(born);
    (day_of(question.from)..=day_of(question.to)).contains(&day).then_some(day)
}

/// Gives the posts of each block of these profiles, with the place of the profile and its days.
async fn walk(
    db: &Db,
    actor: &Actor,
    question: &Question,
    profiles: &[Measured],
    want: Want<'_>,
    mut each: impl FnMut(usize, &mut LocalDays, &Posts) -> std::result::Result<(), Damaged> + Send,
) -> Result<()> {
    let mut locals: HashMap<&str, LocalDays> = HashMap::new();
    let months = months(day_of(question.from), day_of(question.to));
    store::indexes(db, actor.workspace, profiles, months, |profile, bytes| {
        let Ok(place) = profiles.binary_search_by_key(&profile, |one| one.profile_id) else { return Ok(()) };
        let zone = profiles[place].zone.as_str();
        let local = locals.entry(zone).or_insert_with(|| LocalDays::new(zone));
        each(place, local, &Posts::decode(bytes, want)?)
    })
    .await
}

/// Which posts are asked for.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Top {
    /// Whose posts, of which time, by which figure; `by` and `counting` have no meaning here.
    pub question: Question,
    /// How many, 1 to 100.
    pub limit: usize,
    /// Whether the least come first.
    #[serde(default)]
    pub least: bool,
}

/// A post of a list of the best.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct TopPost {
    /// Its id: of our delivery, or of what was seen of it.
    pub subject: Uuid,
    /// Its profile.
    pub profile: ProfileId,
    /// When it appeared (UTC).
    pub published_at: Timestamp,
    /// What it is made of.
    pub format: Format,
    /// The value, in the figure's unit.
    pub value: f64,
    /// When it was last counted (UTC).
    pub counted_at: Timestamp,
}

/// The posts of a time with the highest (or lowest) value; those of which it is not known are left out. Of equals, the
/// lower id comes first.
///
/// # Errors
/// As [`super::ask`]; `number_out_of_range` for the limit; `figure_unfit` for a figure that no single post has.
pub async fn top(db: &Db, actor: &Actor, top: &Top) -> Result<Vec<TopPost>> {
    let question = Question { by: Vec::new(), counting: super::Counting::Posts, ..top.question.clone() };
    super::check(actor, &question)?;
    if !(1..=TOP_MAX).contains(&top.limit) {
        return Err(Problem::invalid("limit", "number_out_of_range")
            .with("least", 1)
            .with("most", TOP_MAX)
            .into());
    }
    let figure = question.figure;
    if figure.of_profile() || matches!(figure, Figure::Posts | Figure::ShareOfVoice) {
        return Err(Problem::invalid("figure", "figure_unfit").into());
    }
    let profiles = store::profiles(db, actor, &question).await?;
    let metrics = figure.metrics();
    let followers = match figure.over() {
        Over::Followers => Followers::read(db, actor, &profiles).await?,
        _ => Followers::default(),
    };
    // The best so far; what is worse than the last of them is not looked at further.
    let mut best: Vec<(f64, Uuid, TopPost)> = Vec::with_capacity(top.limit + 1);
    let sign = if top.least { 1.0 } else { -1.0 };
    let want = Want { metrics: Some(&metrics), ids: true, facts: true, seen: true };
    let rough = Want { metrics: Some(&metrics), ..Want::default() };
    let mut locals: HashMap<&str, LocalDays> = HashMap::new();
    let months = months(day_of(question.from), day_of(question.to));
    store::indexes(db, actor.workspace, &profiles, months, |profile, bytes| {
        let Ok(place) = profiles.binary_search_by_key(&profile, |one| one.profile_id) else { return Ok(()) };
        let zone = profiles[place].zone.as_str();
        let local = locals.entry(zone).or_insert_with(|| LocalDays::new(zone));
        let posts = Posts::decode(bytes, rough)?;
        let columns = Columns::of(&posts, &metrics);
        let mut found: Vec<(f64, usize)> = Vec::new();
        for (row, post) in posts.rows.iter().enumerate() {
            let Some(day) = within(&question, local, post.born) else { continue };
            let mut group = Group::default();
            let over = match figure.over() {
                Over::Reach => columns.get(Metric::Reach, row).map(|value| value as f64),
                Over::Impressions => columns
                    .get(Metric::Impressions, row)
                    .or_else(|| columns.get(Metric::Views, row))
                    .map(|value| value as f64),
                Over::Followers => followers.at(place, day),
                Over::Nothing | Over::Posts | Over::Everybody => Some(1.0),
            };
            group.add(columns.above(figure, row), over);
            if let Some(value) = group.value(figure) {
                let key = sign * value;
                if best.len() < top.limit || best.last().is_none_or(|(last, ..)| key <= *last) {
                    found.push((key, row));
                }
            }
        }
        if found.is_empty() {
            return Ok(());
        }
        let posts = Posts::decode(bytes, want)?;
        for (key, row) in found {
            let post = &posts.rows[row];
            let one = TopPost {
                subject: post.id,
                profile,
                published_at: instant(post.born),
                format: post.facts.format,
                value: sign * key,
                counted_at: instant(post.seen),
            };
            let at = best.partition_point(|(other, id, _)| (*other, *id) < (key, post.id));
            if at < top.limit {
                best.insert(at, (key, post.id, one));
                best.truncate(top.limit);
            }
        }
        Ok(())
    })
    .await?;
    Ok(best.into_iter().map(|(.., post)| post).collect())
}
