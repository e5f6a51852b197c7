//! Us and each competitor side by side over a time: how many follow, how often they post, what comes of it, what they post.
//!
//! # Design
//! One pass over the indexes of the brand's measured profiles gathers what their posts of the time are and came to until now;
//! followers come from the roll-ups. Nobody is compared by what happened in the time, since of competitors that is not known from
//! before they were first looked at. Answers to others are no posts here (as in published benchmarks) and counted by themselves.

use super::{
    Competitor, CompetitorProfile, LookState, sees, store,
    words::{Heard, Named, OurText},
};
use crate::{
    blocks::{Format, Posts, Want, instant},
    intake::LocalDays,
    labels,
    measure::{
        self, Counting, Dimension, Figure, Followers, Question, Whose, date_of, day_of, store::Measured,
    },
};
use async_trait::async_trait;
use jiff::civil::Date;
use selaras_kernel::{Actor, BrandId, CompetitorId, Metric, ProfileId, Result, Timestamp};
use selaras_store::Db;
use std::collections::{BTreeMap, HashMap, HashSet};
use uuid::Uuid;

/// Most posts of ours whose words are read, the latest first.
const OURS_MAX: usize = 5_000;
/// So many at a time.
const OURS_AT_ONCE: usize = 500;
/// Most hashtags that are told.
const TAGS_MAX: usize = 10;
/// Most hours that are told.
const HOURS_MAX: usize = 3;
/// Most posts that are shown.
const BEST_MAX: usize = 3;
/// Most characters of a text that is shown.
const TEXT_MAX: usize = 280;

/// Which time of which brand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The brand.
    pub brand: BrandId,
    /// First local day.
    pub from: Date,
    /// Last local day.
    pub to: Date,
}

/// What our own posts say; another domain knows it.
#[async_trait]
pub trait Texts: Send + Sync {
    /// The texts of these deliveries; what is not there, or not the actor's to read, is left out.
    ///
    /// # Errors
    /// The database's.
    async fn ours(&self, actor: &Actor, deliveries: &[Uuid]) -> Result<Vec<OurText>>;
}

/// A figure, and what it rests on.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Amount {
    /// The value; absent when it is not known, which is not 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// Posts it rests on; of followers and of posts the profiles, of posts per week the days.
    pub of: u64,
}

impl Amount {
    fn part(part: u64, of: u64) -> Self {
        Self { value: (of > 0).then(|| 100.0 * part as f64 / of as f64), of }
    }

    fn quotient(above: f64, over: f64, of: u64) -> Self {
        Self { value: (of > 0 && over > 0.0).then(|| above / over), of }
    }
}

/// How much of what somebody posts is of one format.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct FormatShare {
    /// The format.
    pub format: Format,
    /// Percent of the posts whose format is known.
    pub share: Amount,
    /// Interactions per post of this format.
    pub interactions_per_post: Amount,
}

/// A hashtag somebody uses.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct TagShare {
    /// In small letters, without `#`.
    pub tag: String,
    /// Posts that carry it.
    pub posts: u64,
    /// Interactions per post that carries it.
    pub interactions_per_post: Amount,
}

/// An hour of the week.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Hour {
    /// Local weekday, Monday is 0.
    pub weekday: u8,
    /// Local hour, 0 to 23.
    pub hour: u8,
    /// Percent of the posts.
    pub share: Amount,
}

/// How somebody writes, in percent of the posts.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Tone {
    /// That ask something.
    pub question: Amount,
    /// With a link.
    pub link: Amount,
    /// With an emoji.
    pub emoji: Amount,
    /// With a hashtag.
    pub hashtag: Amount,
    /// Median length of the texts, in characters (no percent).
    pub length: Amount,
}

/// One of the best posts.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct BestPost {
    /// Its id: of our delivery, or of what was seen of it.
    pub subject: Uuid,
    /// Its profile.
    pub profile: ProfileId,
    /// When it appeared (UTC).
    pub published_at: Timestamp,
    /// What it is made of.
    pub format: Format,
    /// Its interactions until now.
    pub interactions: i64,
    /// The beginning of what it says, at most 280 characters; empty where that is not known.
    pub text: String,
    /// Its page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// One side of a comparison: us, or a competitor.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Side {
    /// The competitor; absent for us.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub competitor: Option<CompetitorId>,
    /// Their name; empty for us.
    pub name: String,
    /// Networks they are on, as far as they are measured.
    pub networks: Vec<String>,
    /// Profiles that are measured.
    pub profiles: u64,
    /// Profiles among them whose posts have not been looked at yet.
    pub waiting: u64,
    /// First local day from which their posts are known, within the time.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = "date")]
    pub known_from: Option<Date>,
    /// When anything of them was last counted (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counted_at: Option<Timestamp>,
    /// Followers at the end of the time.
    pub followers: Amount,
    /// By how many percent they grew in the time, or since they were first counted in it.
    pub followers_growth: Amount,
    /// Posts that appeared in the time, answers to others left out.
    pub posts: Amount,
    /// Answers to others in the time.
    pub replies: Amount,
    /// Posts per week, over the days of the time of which their posts are known.
    pub posts_per_week: Amount,
    /// Interactions with these posts until now.
    pub interactions: Amount,
    /// Interactions per post.
    pub interactions_per_post: Amount,
    /// Interactions per post for each 1,000 followers when the post appeared.
    pub interactions_per_thousand: Amount,
    /// Their interactions in percent of those of all sides.
    pub share_of_voice: Amount,
    /// What they post, the most frequent first.
    pub formats: Vec<FormatShare>,
    /// Their hashtags, the most frequent first; at most 10.
    pub hashtags: Vec<TagShare>,
    /// Whom they name, the most frequent first; at most 10.
    pub mentions: Vec<Named>,
    /// When they usually post, the most frequent first; at most 3.
    pub hours: Vec<Hour>,
    /// How they write.
    pub tone: Tone,
    /// Their posts with the most interactions; at most 3.
    pub best: Vec<BestPost>,
}

/// Us and all competitors of a brand beside each other.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Comparison {
    /// The brand.
    pub brand: BrandId,
    /// First local day.
    #[schema(value_type = String, format = "date")]
    pub from: Date,
    /// Last local day.
    #[schema(value_type = String, format = "date")]
    pub to: Date,
    /// Us first, then the competitors by name.
    pub sides: Vec<Side>,
}

/// Puts us and each competitor of a brand side by side.
///
/// # Errors
/// `not_found` for a brand whose numbers may not be seen; `range_backwards`, `range_too_long`.
pub async fn compare(
    db: &Db,
    actor: &Actor,
    span: &Span,
    texts: &dyn Texts,
    now: Timestamp,
) -> Result<Comparison> {
    sees(actor, span.brand)?;
    let all = Question {
        brand: Some(span.brand),
        profiles: Vec::new(),
        whose: Whose::All,
        from: span.from,
        to: span.to,
        figure: Figure::Followers,
        by: vec![Dimension::Profile],
        counting: Counting::Happened,
    };
    measure::check(actor, &all)?;
    let competitors = store::of_brand(db, actor.workspace, span.brand).await?;
    let measured = measure::store::profiles(db, actor, &all).await?;
    let mut sides: Vec<Tally> = (0..=competitors.len()).map(|_| Tally::default()).collect();
    for (place, one) in measured.iter().enumerate() {
        let theirs =
            competitors.iter().position(|of| of.profiles.iter().any(|profile| profile.id == one.profile_id));
        if let Some(side) = theirs.map(|at| at + 1).or(one.ours.then_some(0)) {
            sides[side].places.push(place);
        }
    }
    gather(db, actor, span, &measured, &mut sides).await?;
    let (levels, gains) = levels(db, actor, &all).await?;
    let shown = hear(db, actor, span, &measured, &mut sides, texts).await?;
    let labels = labels::store::words(db, actor.workspace, &[span.brand]).await?;
    let labels: HashMap<u32, String> =
        labels.into_iter().map(|(_, n, _, word)| (n.unsigned_abs(), word)).collect();
    let everything: i64 = sides.iter().map(|side| side.interactions).sum();
    let context = Context { span, measured: &measured, levels, gains, shown, labels, everything, now };
    let us = context.side(&sides[0], None);
    let others = sides[1..].iter().zip(&competitors).map(|(tally, of)| context.side(tally, Some(of)));
    Ok(Comparison {
        brand: span.brand,
        from: span.from,
        to: span.to,
        sides: std::iter::once(us).chain(others).collect(),
    })
}

/// Some posts, those of which interactions are known, and the interactions.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    posts: u64,
    known: u64,
    interactions: i64,
}

impl Count {
    fn add(&mut self, interactions: Option<i64>) {
        self.posts += 1;
        self.known += u64::from(interactions.is_some());
        self.interactions += interactions.unwrap_or(0);
    }

    fn per_post(&self) -> Amount {
        Amount::quotient(self.interactions as f64, self.known as f64, self.known)
    }
}

/// A post among the best: interactions, id, place of the profile, when, format.
type Best = (i64, Uuid, usize, u32, Format);

/// What one side's posts come to.
#[derive(Default)]
struct Tally {
    /// Places of its profiles among those measured.
    places: Vec<usize>,
    all: Count,
    interactions: i64,
    replies: u64,
    /// Of posts of which interactions and followers are known.
    followed: u64,
    followed_interactions: f64,
    followers: f64,
    formats: BTreeMap<Format, Count>,
    tags: HashMap<u32, Count>,
    /// Posts of which is known what they are.
    described: u64,
    tagged: u64,
    lengths: Vec<u32>,
    hours: BTreeMap<(u8, u8), u64>,
    best: Vec<Best>,
    /// Every post with when it appeared, and whether it shows a link.
    posts: Vec<(u32, Uuid, bool)>,
    heard: Heard,
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
async fn gather(
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
    let metrics: Vec<i16> =
        measure::PARTS.into_iter().chain([Metric::Interactions]).map(Metric::code).collect();
    let want = Want { ids: true, facts: true, seen: false, metrics: Some(&metrics) };
    let mut locals: HashMap<&str, LocalDays> = HashMap::new();
    measure::store::indexes(db, actor.workspace, measured, measure::months(from, to), |profile, bytes| {
        let Ok(place) = measured.binary_search_by_key(&profile, |one| one.profile_id) else { return Ok(()) };
        let Some(side) = side_of[place].map(|n| &mut sides[n]) else { return Ok(()) };
        let zone = measured[place].zone.as_str();
        let local = locals.entry(zone).or_insert_with(|| LocalDays::new(zone));
        let posts = Posts::decode(bytes, want)?;
        for (row, post) in posts.rows.iter().enumerate() {
            let day = local.day(post.born);
            if !(from..=to).contains(&day) {
                continue;
            }
            if post.facts.reply {
                side.replies += 1;
                continue;
            }
            let came =
                measure::interactions(|metric| posts.last(row as u32, metric.code()).map(|(_, value)| value));
            side.all.add(came);
            side.interactions += came.unwrap_or(0);
            if let (Some(came), Some(followers)) = (came, followers.at(place, day)) {
                side.followed += 1;
                side.followed_interactions += came as f64;
                side.followers += followers;
            }
            let facts = &post.facts;
            if facts.format != Format::Unknown {
                side.described += 1;
                side.tagged += u64::from(!facts.tags.is_empty());
                side.lengths.push(facts.length);
                side.formats.entry(facts.format).or_default().add(came);
            }
            for tag in &facts.tags {
                side.tags.entry(*tag).or_default().add(came);
            }
            *side.hours.entry(local.weekday_and_hour(post.born)).or_default() += 1;
            side.posts.push((post.born, post.id, facts.format == Format::Link));
            if let Some(came) = came {
                side.put_best((came, post.id, place, post.born, facts.format));
            }
        }
        Ok(())
    })
    .await
}

/// Followers of each profile at the end of the time, and how many came in it.
async fn levels(
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
async fn hear(
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

/// What all sides are told from.
struct Context<'a> {
    span: &'a Span,
    measured: &'a [Measured],
    levels: HashMap<String, f64>,
    gains: HashMap<String, f64>,
    shown: HashMap<Uuid, (String, Option<String>)>,
    labels: HashMap<u32, String>,
    everything: i64,
    now: Timestamp,
}

impl Context<'_> {
    fn side(&self, tally: &Tally, of: Option<&Competitor>) -> Side {
        let measured: Vec<&Measured> = tally.places.iter().map(|place| &self.measured[*place]).collect();
        let looked = |one: &CompetitorProfile| one.looked_at.is_some() || one.state == LookState::Sample;
        let theirs = of.map_or(&[][..], |of| &of.profiles);
        let waiting = theirs.iter().filter(|one| !looked(one)).count() as u64;
        let profiles = measured.len() as u64;
        let known = profiles - waiting.min(profiles);
        let (known_from, days) = self.days(&measured, theirs);
        let (followers, followers_growth) = self.followers(&measured);
        let counted = |value: f64, of: u64| Amount { value: (of > 0).then_some(value), of };
        let mut networks: Vec<String> = measured.iter().map(|one| one.network.clone()).collect();
        networks.sort_unstable();
        networks.dedup();
        let all = &tally.all;
        let share = all.interactions as f64 * 100.0;
        let handles: Vec<String> = theirs.iter().map(|one| one.handle.to_lowercase()).collect();
        let handles: Vec<&str> = handles.iter().map(String::as_str).collect();
        Side {
            competitor: of.map(|of| of.id),
            name: of.map(|of| of.name.clone()).unwrap_or_default(),
            networks,
            profiles,
            waiting,
            known_from: known_from.filter(|_| known > 0),
            counted_at: measured.iter().filter_map(|one| one.counted_at).max(),
            followers,
            followers_growth,
            posts: counted(all.posts as f64, known),
            replies: counted(tally.replies as f64, known),
            posts_per_week: Amount::quotient(
                all.posts as f64 * 7.0,
                days as f64,
                if known > 0 { days } else { 0 },
            ),
            interactions: counted(all.interactions as f64, all.known),
            interactions_per_post: all.per_post(),
            interactions_per_thousand: Amount::quotient(
                tally.followed_interactions * 1_000.0,
                tally.followers,
                tally.followed,
            ),
            share_of_voice: Amount::quotient(share, self.everything as f64, all.known),
            formats: formats(tally),
            hashtags: self.hashtags(tally),
            mentions: tally.heard.named(&handles),
            hours: hours(tally),
            tone: tone(tally),
            best: self.best(tally),
        }
    }

    /// From which day on posts are known, and for how many days of the time. Of us all of it is; of tomorrow nothing.
    fn days(&self, measured: &[&Measured], theirs: &[CompetitorProfile]) -> (Option<Date>, u64) {
        let Some(zone) = measured.first().map(|one| one.zone.as_str()) else { return (None, 0) };
        let mut local = LocalDays::new(zone);
        let mut day = |at: Timestamp| local.day(crate::blocks::seconds(at));
        let since = theirs.iter().map(|one| one.posts_since).min().map(&mut day);
        let from = day_of(self.span.from).max(since.unwrap_or(i32::MIN));
        let to = day_of(self.span.to).min(day(self.now));
        let days = u64::try_from(to - from + 1).unwrap_or(0);
        ((days > 0).then(|| date_of(from)), days)
    }

    fn followers(&self, measured: &[&Measured]) -> (Amount, Amount) {
        let of = |one: &&Measured| {
            let key = one.profile_id.to_string();
            self.levels.get(&key).map(|level| (*level, self.gains.get(&key).copied().unwrap_or(0.0)))
        };
        let known: Vec<(f64, f64)> = measured.iter().filter_map(of).collect();
        let count = known.len() as u64;
        let level: f64 = known.iter().map(|(level, _)| level).sum();
        let gained: f64 = known.iter().map(|(_, gained)| gained).sum();
        let now = Amount { value: (count > 0).then_some(level), of: count };
        (now, Amount::quotient(gained * 100.0, level - gained, count))
    }

    fn hashtags(&self, tally: &Tally) -> Vec<TagShare> {
        let named = tally.tags.iter().filter_map(|(tag, count)| Some((self.labels.get(tag)?, count)));
        let mut all: Vec<(&String, &Count)> = named.collect();
        all.sort_unstable_by(|(a, x), (b, y)| y.posts.cmp(&x.posts).then_with(|| a.cmp(b)));
        let told = |(tag, count): (&String, &Count)| TagShare {
            tag: tag.clone(),
            posts: count.posts,
            interactions_per_post: count.per_post(),
        };
        all.into_iter().take(TAGS_MAX).map(told).collect()
    }

    fn best(&self, tally: &Tally) -> Vec<BestPost> {
        let show = |(interactions, subject, place, born, format): &Best| {
            let (text, url) = self.shown.get(subject).cloned().unwrap_or_default();
            let profile = self.measured[*place].profile_id;
            let published_at = instant(*born);
            BestPost {
                subject: *subject,
                profile,
                published_at,
                format: *format,
                interactions: *interactions,
                text,
                url,
            }
        };
        tally.best.iter().map(show).collect()
    }
}

fn formats(tally: &Tally) -> Vec<FormatShare> {
    let mut all: Vec<(&Format, &Count)> = tally.formats.iter().collect();
    all.sort_by_key(|(format, count)| (std::cmp::Reverse(count.posts), **format));
    let told = |(format, count): (&Format, &Count)| FormatShare {
        format: *format,
        share: Amount::part(count.posts, tally.described),
        interactions_per_post: count.per_post(),
    };
    all.into_iter().map(told).collect()
}

fn hours(tally: &Tally) -> Vec<Hour> {
    let mut all: Vec<(&(u8, u8), &u64)> = tally.hours.iter().collect();
    all.sort_by_key(|(hour, count)| (std::cmp::Reverse(**count), **hour));
    let told = |((weekday, hour), count): (&(u8, u8), &u64)| Hour {
        weekday: *weekday,
        hour: *hour,
        share: Amount::part(*count, tally.all.posts),
    };
    all.into_iter().take(HOURS_MAX).map(told).collect()
}

fn tone(tally: &Tally) -> Tone {
    let heard = &tally.heard;
    let mut lengths = tally.lengths.clone();
    lengths.sort_unstable();
    let middle = lengths.len() / 2;
    let median = lengths.get(middle).map(|high| {
        let low = if lengths.len() % 2 == 0 { lengths[middle - 1] } else { *high };
        f64::from(*high).midpoint(f64::from(low))
    });
    Tone {
        question: Amount::part(heard.questions, heard.of),
        link: Amount::part(heard.links, heard.of),
        emoji: Amount::part(heard.emoji, heard.of),
        hashtag: Amount::part(tally.tagged, tally.described),
        length: Amount { value: median, of: lengths.len() as u64 },
    }
}
