//! One block while readings are taken in.

use super::{Before, DayChanges, LocalDays, Subject, TAILS_MAX, Taken, Work, store::BlockRow};
use crate::blocks::{Change, Damaged, History, PROFILE_MONTH, PostFacts, Posts, instant, scan};
use selaras_kernel::{Metric, MetricKind, ProfileId, Result};
use std::collections::HashMap;
use uuid::Uuid;

/// How long after a post appeared its first count still tells when its numbers came: three days, in seconds. A later total says
/// that they came, not when; most of what a post gets, it gets in its first days, so it counts as of the day on which the post
/// appeared. Otherwise a file of last year's posts, or a profile connected today, would be this week's success.
const FRESH: u32 = 3 * 86_400;

/// A value for an instant, on its way in.
#[derive(Clone, Copy, Debug)]
struct Arrival {
    place: u32,
    at: u32,
    metric: i16,
    source: u32,
    value: Option<i64>,
}

/// What of a block's history is to be written.
#[derive(Debug, Default)]
pub(crate) enum Parts {
    /// Nothing.
    #[default]
    Same,
    /// One more part.
    Append(Vec<u8>),
    /// One part instead of all.
    Whole(Vec<u8>),
}

/// A block, open.
#[derive(Debug)]
pub(crate) struct Block {
    pub profile: ProfileId,
    pub month: i32,
    pub posts: Posts,
    pub parts: i32,
    pub tails: i32,
    pub history: Parts,
    places: HashMap<Uuid, u32>,
    arrivals: Vec<Arrival>,
    changed: bool,
}

impl Block {
    pub(crate) fn open(profile: ProfileId, month: i32, row: Option<BlockRow>) -> Result<Self> {
        let (posts, parts, tails) = match row {
            Some(row) => (Posts::decode(&row.posts)?, row.parts, row.tails),
            None => (Posts::default(), 0, 0),
        };
        let places = posts.places();
        let (arrivals, history) = (Vec::new(), Parts::Same);
        Ok(Self { profile, month, posts, parts, tails, history, places, arrivals, changed: false })
    }

    pub(crate) fn is_changed(&self) -> bool {
        self.changed
    }

    /// Notes what is to be done.
    pub(crate) fn add(&mut self, source: &str, work: Work) {
        match work {
            Work::Value { id, born, metric, at, value } => {
                let Some(place) = self.place(id, born, value.is_some()) else { return };
                let source = self.posts.source(source);
                self.arrivals.push(Arrival { place, at, metric, source, value });
            }
            Work::Facts { id, born, facts } => {
                let Some(place) = self.place(id, born, true) else { return };
                let known = &mut self.posts.rows[place as usize].facts;
                if *known != facts {
                    *known = facts;
                    self.changed = true;
                }
            }
        }
    }

    fn place(&mut self, id: Uuid, born: u32, make: bool) -> Option<u32> {
        match self.places.get(&id) {
            Some(place) => Some(*place),
            None if make => {
                let place = self.posts.push(id, born, PostFacts::default());
                self.places.insert(id, place);
                self.changed = true;
                Some(place)
            }
            None => None,
        }
    }

    /// Whether what came cannot be appended, or much was appended before.
    pub(crate) fn needs_history(&mut self) -> bool {
        // Stable: of two readings of the same instant the later holds.
        self.arrivals.sort_by_key(|one| (one.place, one.at, one.metric));
        self.arrivals.dedup_by(|later, kept| {
            let same = (later.place, later.at, later.metric) == (kept.place, kept.at, kept.metric);
            if same {
                *kept = *later;
            }
            same
        });
        let late = |one: &Arrival| one.value.is_none() || one.at <= self.posts.rows[one.place as usize].seen;
        !self.arrivals.is_empty() && (self.tails >= TAILS_MAX || self.arrivals.iter().any(late))
    }

    /// Makes of the arrivals what is to be written. `parts` is the history where it was needed.
    pub(crate) fn settle(
        &mut self,
        parts: Option<&[Vec<u8>]>,
        local: &mut LocalDays,
        remember: bool,
        taken: &mut Taken,
        days: &mut DayChanges,
    ) -> Result<()> {
        let arrivals = std::mem::take(&mut self.arrivals);
        match parts {
            Some(parts) => self.merge(&arrivals, parts, local, remember, taken, days),
            None => {
                self.append(&arrivals, local, remember, taken, days);
                Ok(())
            }
        }
    }

    /// All arrivals are younger than what is known of their post.
    fn append(
        &mut self,
        arrivals: &[Arrival],
        local: &mut LocalDays,
        remember: bool,
        taken: &mut Taken,
        days: &mut DayChanges,
    ) {
        if arrivals.is_empty() {
            return;
        }
        let mut tail = History { sources: self.posts.sources.clone(), ..History::default() };
        if let [only] = sources_of(arrivals).as_slice() {
            tail.sources = vec![self.posts.sources[*only as usize].clone()];
        }
        let single = tail.sources.len() == 1;
        let mut first: HashMap<(u32, i16), i64> = HashMap::new();
        let mut tally = Tally::new(self.profile, self.month);
        for one in arrivals {
            let Some(value) = one.value else { continue };
            let before = self.posts.last(one.place, one.metric).map(|(_, value)| value);
            first.entry((one.place, one.metric)).or_insert(before.unwrap_or(0));
            let born = self.posts.rows[one.place as usize].born;
            let day = local.day(tally.came(one.at, born, before.is_none()));
            tally.add(one.metric, day, tally.gain(one.metric, value, before), 1);
            let source = if single { 0 } else { one.source };
            let change = Change { metric: one.metric, at: one.at, value: Some(value), source };
            tail.posts.entry(one.place).or_default().apply(change);
            self.posts.set_last(one.place, one.metric, Some((one.at, value)));
            let post = &mut self.posts.rows[one.place as usize];
            (post.seen, post.source) = (one.at, one.source);
            if remember {
                taken.before.extend(self.before(one, None));
            }
        }
        taken.added += arrivals.len();
        tally.pour(days);
        let last = |place, metric| first.get(&(place, metric)).copied().unwrap_or(0);
        self.history = Parts::Append(tail.encode_after(last));
        self.changed = true;
    }

    fn merge(
        &mut self,
        arrivals: &[Arrival],
        parts: &[Vec<u8>],
        local: &mut LocalDays,
        remember: bool,
        taken: &mut Taken,
        days: &mut DayChanges,
    ) -> Result<()> {
        let mut history = History::default();
        for part in parts {
            history.absorb(part)?;
        }
        let places: Vec<u32> = self.posts.sources.iter().map(|name| history.source(name)).collect();
        let mut tally = Tally::new(self.profile, self.month);
        let mut different = self.tails > 0;
        for group in arrivals.chunk_by(|a, b| a.place == b.place) {
            let place = group[0].place;
            let post = history.posts.entry(place).or_default();
            let born = self.posts.rows[place as usize].born;
            let mut metrics: Vec<i16> = group.iter().map(|one| one.metric).collect();
            metrics.sort_unstable();
            metrics.dedup();
            for metric in &metrics {
                tally.all(*metric, born, post.values(*metric), local, -1);
            }
            for one in group {
                let before = post.columns.get(&one.metric).and_then(|column| {
                    let at = post.times.binary_search(&one.at).ok()?;
                    column[at].map(|value| (value, post.sources[at]))
                });
                if before.map(|(value, _)| value) == one.value {
                    taken.repeated += usize::from(one.value.is_some());
                    continue;
                }
                different = true;
                post.apply(Change {
                    metric: one.metric,
                    at: one.at,
                    value: one.value,
                    source: places[one.source as usize],
                });
                match (before, one.value) {
                    (None, _) => taken.added += 1,
                    (Some(_), Some(_)) => taken.corrected += 1,
                    (Some(_), None) => taken.withdrawn += 1,
                }
                if remember {
                    let was = before.map(|(value, source)| (value, history.sources[source as usize].clone()));
                    taken.before.extend(self.before(one, was));
                }
            }
            for metric in &metrics {
                tally.all(*metric, born, post.values(*metric), local, 1);
                let last = post.values(*metric).next_back().map(|(at, value, _)| (at, value));
                self.posts.set_last(place, *metric, last);
            }
            let row = &mut self.posts.rows[place as usize];
            row.seen = post.times.last().copied().unwrap_or(0);
            if let Some(source) = post.sources.last() {
                row.source = places.iter().position(|place| place == source).unwrap_or(0) as u32;
            }
        }
        if different {
            history.posts.retain(|_, post| !post.times.is_empty());
            // The names keep their places, so that the index and the history agree.
            self.history = Parts::Whole(history.encode());
            self.changed = true;
            tally.pour(days);
        }
        Ok(())
    }

    /// Takes posts out of index, history and days.
    pub(crate) fn forget(
        &mut self,
        ids: &[Uuid],
        parts: &[Vec<u8>],
        local: &mut LocalDays,
        days: &mut DayChanges,
    ) -> Result<()> {
        let mut history = History::default();
        for part in parts {
            history.absorb(part)?;
        }
        let mut tally = Tally::new(self.profile, self.month);
        let gone: Vec<u32> = ids.iter().filter_map(|id| self.places.get(id).copied()).collect();
        if gone.is_empty() {
            return Ok(());
        }
        for place in &gone {
            if let Some(post) = history.posts.remove(place) {
                let metrics: Vec<i16> = post.columns.keys().copied().collect();
                let born = self.posts.rows[*place as usize].born;
                metrics.iter().for_each(|metric| tally.all(*metric, born, post.values(*metric), local, -1));
            }
        }
        let mut posts = Posts::default();
        posts.sources.clone_from(&self.posts.sources);
        let mut kept = History { sources: history.sources.clone(), ..History::default() };
        for (place, post) in self.posts.rows.iter().enumerate() {
            let place = place as u32;
            if gone.contains(&place) {
                continue;
            }
            let new = posts.push(post.id, post.born, post.facts.clone());
            for metric in self.posts.metrics() {
                posts.set_last(new, metric, self.posts.last(place, metric));
            }
            (posts.rows[new as usize].seen, posts.rows[new as usize].source) = (post.seen, post.source);
            if let Some(of) = history.posts.remove(&place) {
                kept.posts.insert(new, of);
            }
        }
        self.places = posts.places();
        self.posts = posts;
        self.history = Parts::Whole(kept.encode());
        self.changed = true;
        tally.pour(days);
        Ok(())
    }

    fn before(&self, one: &Arrival, was: Option<(i64, String)>) -> Option<Before> {
        let post = &self.posts.rows[one.place as usize];
        let subject = match self.month {
            PROFILE_MONTH => Subject::Profile,
            _ => Subject::Post { id: post.id, born_at: instant(post.born) },
        };
        let metric = Metric::from_code(one.metric)?;
        Some(Before { profile: self.profile, subject, metric, at: instant(one.at), was })
    }
}

fn sources_of(arrivals: &[Arrival]) -> Vec<u32> {
    let mut sources: Vec<u32> = arrivals.iter().map(|one| one.source).collect();
    sources.sort_unstable();
    sources.dedup();
    sources
}

/// What the days gain and lose.
struct Tally {
    profile: ProfileId,
    of_profile: bool,
    metrics: Vec<(i16, Cells)>,
}

/// Sums and counts of days that lie near each other, in a row.
#[derive(Default)]
struct Cells {
    first: i32,
    days: Vec<(i64, i64)>,
}

impl Cells {
    #[inline]
    fn at(&mut self, day: i32) -> &mut (i64, i64) {
        let place = day.wrapping_sub(self.first) as usize;
        if place >= self.days.len() {
            self.make_room(day);
        }
        &mut self.days[(day - self.first) as usize]
    }

    #[cold]
    fn make_room(&mut self, day: i32) {
        if self.days.is_empty() {
            self.first = day;
        }
        if day < self.first {
            let more = (self.first - day) as usize;
            self.days.splice(0..0, std::iter::repeat_n((0, 0), more));
            self.first = day;
        }
        let length = (day - self.first) as usize + 1;
        if length > self.days.len() {
            self.days.resize(length, (0, 0));
        }
    }

    /// The days on which something was added, taken away or counted.
    fn touched(&self) -> impl Iterator<Item = (i32, (i64, i64))> + '_ {
        let days = self.days.iter().enumerate().filter(|(_, cell)| **cell != (0, 0));
        days.map(|(n, cell)| (self.first + n as i32, *cell))
    }
}

impl Tally {
    fn new(profile: ProfileId, month: i32) -> Self {
        Self { profile, of_profile: month == PROFILE_MONTH, metrics: Vec::new() }
    }

    fn is_daily(&self, metric: i16) -> bool {
        self.of_profile
            && Metric::from_code(metric).is_some_and(|metric| metric.kind(true) == MetricKind::Daily)
    }

    /// What a value adds to its day: the difference from the one before, or all of it where it tells of that day alone.
    fn gain(&self, metric: i16, value: i64, before: Option<i64>) -> i64 {
        if self.is_daily(metric) { value } else { value.saturating_sub(before.unwrap_or(0)) }
    }

    /// When what a value adds came, as far as is known ([`FRESH`]); of a profile, when it was told.
    fn came(&self, at: u32, born: u32, is_first: bool) -> u32 {
        let late = is_first && !self.of_profile && at.saturating_sub(born) > FRESH;
        if late { born } else { at }
    }

    fn add(&mut self, metric: i16, day: i32, sum: i64, snapshots: i64) {
        let at = match self.metrics.iter().position(|(code, _)| *code == metric) {
            Some(at) => at,
            None => {
                self.metrics.push((metric, Cells::default()));
                self.metrics.len() - 1
            }
        };
        let cell = self.metrics[at].1.at(day);
        *cell = (cell.0.saturating_add(sum), cell.1 + snapshots);
    }

    /// Adds (or, with -1, takes away) all values of a post that appeared at `born`.
    fn all(
        &mut self,
        metric: i16,
        born: u32,
        values: impl Iterator<Item = (u32, i64, u32)>,
        local: &mut LocalDays,
        sign: i64,
    ) {
        let mut before = None;
        for (at, value, _) in values {
            let gain = self.gain(metric, value, before);
            let day = local.day(self.came(at, born, before.is_none()));
            self.add(metric, day, sign * gain, sign);
            before = Some(value);
        }
    }

    fn pour(self, days: &mut DayChanges) {
        for (metric, changes) in self.metrics {
            let all = days.entry((self.of_profile, metric, self.profile)).or_default();
            for (day, (sum, snapshots)) in changes.touched() {
                let entry = all.entry(day).or_default();
                entry.0 = entry.0.saturating_add(sum);
                entry.1 += snapshots;
            }
        }
    }
}

/// What a block's history comes to per day, from nothing.
pub(crate) struct Recount {
    tally: Tally,
    /// When each post of the block appeared, by place.
    born: Vec<u32>,
    /// The posts of which a metric was counted in the parts before.
    counted: HashMap<i16, Vec<bool>>,
    /// The last values, where a metric tells days.
    values: HashMap<i16, i64>,
}

impl Recount {
    /// `born`: when each post of the block appeared, by place in its index.
    pub(crate) fn new(profile: ProfileId, month: i32, born: Vec<u32>) -> Self {
        Self { tally: Tally::new(profile, month), born, counted: HashMap::new(), values: HashMap::new() }
    }

    /// Adds the next part of the block.
    ///
    /// # Errors
    /// When it is damaged.
    pub(crate) fn add(&mut self, part: &[u8], local: &mut LocalDays) -> std::result::Result<(), Damaged> {
        let Self { tally, born, counted, values } = self;
        let mut open = (u32::MAX, 0);
        scan(part, |growth| {
            let gain = if tally.is_daily(growth.metric) {
                let value = values.entry(growth.metric).or_default();
                *value = value.wrapping_add(growth.gain);
                *value
            } else {
                growth.gain
            };
            let mut at = growth.at;
            if open != (growth.post, growth.metric) {
                open = (growth.post, growth.metric);
                let place = growth.post as usize;
                let known = counted.entry(growth.metric).or_insert_with(|| vec![false; born.len()]);
                // A part that speaks of a post which the index does not know is damaged; proving says so by its sums.
                if let (Some(known), Some(born)) = (known.get_mut(place), born.get(place)) {
                    at = tally.came(at, *born, !*known);
                    *known = true;
                }
            }
            tally.add(growth.metric, local.day(at), gain, 1);
        })
    }

    /// The days.
    pub(crate) fn days(self) -> DayChanges {
        let mut days = DayChanges::new();
        self.tally.pour(&mut days);
        days
    }
}
