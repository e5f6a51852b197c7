//! What the posts of each side come to, gathered from indexes and texts.

use super::{
    compare::{Amount, Span, Texts},
    store,
    words::Heard,
};
use crate::{
    blocks::{Columns, Format, Want},
    intake::LocalDays,
    measure::{self, Figure, Followers, Question, Values, date_of, day_of, store::Measured},
};
use jiff::civil::Date;
use selaras_kernel::{Actor, ProfileId, Result, Timestamp};
use selaras_store::Db;
use std::collections::{BTreeMap, HashMap, HashSet};
use uuid::Uuid;

/// Most posts of ours whose words are read, the latest first.
const OURS_MAX: usize = 5_000;
/// So many at a time.
const OURS_AT_ONCE: usize = 500;
/// Most posts that are shown.
const BEST_MAX: usize = 3;
/// Most characters of a text that is shown.
const TEXT_MAX: usize = 280;

/// Some posts, those of which interactions are known, and the interactions.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Count {
    pub posts: u64,
    pub known: u64,
    pub interactions: i64,
}

impl Count {
    fn add(&mut self, interactions: Option<i64>) {
        self.posts += 1;
        self.known += u64::from(interactions.is_some());
        self.interactions += interactions.unwrap_or(0);
    }

    pub(super) fn per_post(&self) -> Amount {
        Amount::quotient(self.interactions as f64, self.known as f64, self.known)
    }
}

/// A post among the best: interactions, id, place of the profile, when, format.
pub(super) type Best = (i64, Uuid, usize, u32, Format);

/// What one side's posts come to.
#[derive(Default)]
pub(super) struct Tally {
    /// Places of its profiles among those measured.
    pub places: Vec<usize>,
    pub all: Count,
    pub interactions: i64,
    pub replies: u64,
    /// Of posts of which interactions and followers are known.
    pub followed: u64,
    pub followed_interactions: f64,
    pub followers: f64,
    pub formats: BTreeMap<Format, Count>,
    pub tags: HashMap<u32, Count>,
    /// Posts of which is known what they are.
    pub described: u64,
    pub tagged: u64,
    pub lengths: Vec<u32>,
    pub hours: BTreeMap<(u8, u8), u64>,
    pub best: Vec<Best>,
    /// Every post with when it appeared, and whether it shows a link.
    pub posts: Vec<(u32, Uuid, bool)>,
    pub heard: Heard,
}

impl Tally {
    fn put_best(&mut self, one: Best) {
        let at = self.best.partition_point(|other| (-other.0, other.1) < (-one.0, one.1));
        if at < BEST_MAX {
            self.best.insert(at, one);
            self.best.truncate(BEST_MAX);
        }
    }
}

/// What posts of the time are, and came to.
pub(super) async fn gather(
    db: &Db,
    actor: &Actor,
    span: &Span,
    measured: &[Measured],
    sides: &mut [Tally],
) -> Result<()> {
    let followers = Followers::read(db, actor, measured).await?;
    let mut side_of: Vec<Option<usize>> = vec![None; measured.len()];
    for (n, side) in sides.iter().enumerate() {
        side.places.iter().for_each(|place| side_of[*place] = Some(n));
    }
    let (from, to) = (day_of(span.from), day_of(span.to));
    let metrics = Figure::Interactions.metrics();
    let want = Want {
        ids: true,
        format: true,
        length: true,
        tags: true,
        reply: true,
        metrics: Some(&metrics),
        ..Want::default()
    };
    let (mut posts, mut values) = (Columns::default(), Values::of(Figure::Interactions));
    let mut locals: HashMap<&str, LocalDays> = HashMap::new();
    measure::store::indexes(db, actor.workspace, measured, measure::months(from, to), |profile, bytes| {
        let Ok(place) = measured.binary_search_by_key(&profile, |one| one.profile_id) else { return Ok(()) };
        let Some(side) = side_of[place].map(|n| &mut sides[n]) else { return Ok(()) };
        let zone = measured[place].zone.as_str();
        let local = locals.entry(zone).or_insert_with(|| LocalDays::new(zone));
        posts.read(bytes, want)?;
        values.read(&posts);
        for (row, born) in posts.born.iter().copied().enumerate() {
            let day = local.day(born);
            if !(from..=to).contains(&day) {
                continue;
            }
            if posts.is_reply(row) {
                side.replies += 1;
                continue;
            }
            let came = values.above(row);
            side.all.add(came);
            side.interactions += came.unwrap_or(0);
            if let (Some(came), Some(followers)) = (came, followers.at(place, day)) {
                side.followed += 1;
                side.followed_interactions += came as f64;
                side.followers += followers;
            }
            let (id, format, tags) = (posts.id(row), posts.format(row), posts.tags(row));
            if format != Format::Unknown {
                side.described += 1;
                side.tagged += u64::from(!tags.is_empty());
                side.lengths.push(posts.length(row));
                side.formats.entry(format).or_default().add(came);
            }
            for tag in tags {
                side.tags.entry(*tag).or_default().add(came);
            }
            *side.hours.entry(local.weekday_and_hour(born)).or_default() += 1;
            side.posts.push((born, id, format == Format::Link));
            if let Some(came) = came {
                side.put_best((came, id, place, born, format));
            }
        }
        Ok(())
    })
    .await
}

/// Followers of each profile at the end of the time, and how many came in it.
pub(super) async fn levels(
    db: &Db,
    actor: &Actor,
    all: &Question,
) -> Result<(HashMap<String, f64>, HashMap<String, f64>)> {
    let gained = Question { figure: Figure::FollowersGained, ..all.clone() };
    let (levels, gains) = futures::try_join!(measure::ask(db, actor, all), measure::ask(db, actor, &gained))?;
    let by_profile = |found: measure::Found| {
        let known = found.rows.into_iter().filter_map(|row| Some((row.keys.into_iter().next()?, row.value?)));
        known.collect::<HashMap<String, f64>>()
    };
    Ok((by_profile(levels), by_profile(gains)))
}

/// What posts say: of others, and of files, from what was seen of them; of ours from who knows. Returns what is shown of the best.
pub(super) async fn hear(
    db: &Db,
    actor: &Actor,
    span: &Span,
    measured: &[Measured],
    sides: &mut [Tally],
    texts: &dyn Texts,
) -> Result<HashMap<Uuid, (String, Option<String>)>> {
    let best: HashSet<Uuid> = sides.iter().flat_map(|side| side.best.iter().map(|one| one.1)).collect();
    let mut known: HashMap<Uuid, (usize, bool)> = HashMap::new();
    for (n, side) in sides.iter().enumerate() {
        known.extend(side.posts.iter().map(|(_, id, link)| (*id, (n, *link))));
    }
    let mut shown = HashMap::new();
    let mut show = |id: Uuid, text: &str, url: Option<String>| {
        if best.contains(&id) {
            shown.insert(id, (text.chars().take(TEXT_MAX).collect::<String>(), url));
        }
    };
    let midnight = |day: Date| Timestamp(i64::from(day_of(day)) * 86_400_000_000);
    let time = (midnight(span.from), midnight(date_of(day_of(span.to) + 1)));
    let profiles: Vec<ProfileId> = measured.iter().map(|one| one.profile_id).collect();
    let mut heard: Vec<Heard> = sides.iter().map(|_| Heard::default()).collect();
    store::texts(db, actor.workspace, &profiles, time, |id, text, mentions, url| {
        if let Some((side, link)) = known.remove(&id) {
            // Of a file nobody says whom a post names.
            let mentions = Some(mentions.as_slice()).filter(|mentions| side > 0 || !mentions.is_empty());
            heard[side].hear(&text, mentions, link);
            show(id, &text, url);
        }
    })
    .await?;
    let mut ours: Vec<(bool, u32, Uuid)> = sides.first().map_or_else(Vec::new, |us| {
        let left = us.posts.iter().filter(|(_, id, _)| known.contains_key(id));
        left.map(|(born, id, _)| (best.contains(id), *born, *id)).collect()
    });
    ours.sort_unstable_by(|a, b| b.cmp(a));
    ours.truncate(OURS_MAX);
    for some in ours.chunks(OURS_AT_ONCE) {
        let ids: Vec<Uuid> = some.iter().map(|(.., id)| *id).collect();
        for one in texts.ours(actor, &ids).await? {
            if let Some((side, link)) = known.remove(&one.subject) {
                heard[side].hear(&one.text, None, link);
                show(one.subject, &one.text, one.url);
            }
        }
    }
    sides.iter_mut().zip(heard).for_each(|(side, heard)| side.heard = heard);
    Ok(shown)
}
