//! One side of a comparison as it is told.

use super::{
    Competitor, CompetitorProfile, LookState,
    compare::{Amount, BestPost, FormatShare, Hour, Side, Span, TagShare, Tone},
    tally::{Best, Count, Tally},
};
use crate::{
    blocks::{Format, instant},
    intake::LocalDays,
    measure::{date_of, day_of, store::Measured},
};
use jiff::civil::Date;
use selaras_kernel::Timestamp;
use std::collections::HashMap;
use uuid::Uuid;

/// Most hashtags that are told.
const TAGS_MAX: usize = 10;
/// Most hours that are told.
const HOURS_MAX: usize = 3;

/// What all sides are told from.
pub(super) struct Context<'a> {
    pub span: &'a Span,
    pub measured: &'a [Measured],
    pub levels: HashMap<String, f64>,
    pub gains: HashMap<String, f64>,
    pub shown: HashMap<Uuid, (String, Option<String>)>,
    pub labels: HashMap<u32, String>,
    pub everything: i64,
    pub now: Timestamp,
}

impl Context<'_> {
    pub(super) fn side(&self, tally: &Tally, of: Option<&Competitor>) -> Side {
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
        let low = if lengths.len().is_multiple_of(2) { lengths[middle - 1] } else { *high };
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
