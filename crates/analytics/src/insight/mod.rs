//! What the numbers say: the histories of a brand as `selaras_insight` reads them, and its answers with the posts they rest on.
//!
//! # Design
//! Posts are compared at one age, a week: what a post had then, or, where it was counted only later (a file), what it had
//! then at the latest. Promoted posts are found first; what they gathered by money stays out of everything else.

#[cfg(test)]
mod tests;

use crate::{
    blocks::{Format, History, PROFILE_MONTH, PostFacts, Posts, instant, seconds},
    intake::LocalDays,
    labels,
    measure::{
        Question, Whose, date_of, day_of, interactions, monday,
        store::{self, Measured},
    },
    snapshots,
};
use jiff::civil::Date;
use selaras_insight::{self as pure, Change, Diagnosis, Outside, Period, Post};
use selaras_kernel::{Actor, BrandId, CohortId, Metric, Problem, ProfileId, Result, Right, Timestamp};
use selaras_store::Db;
use std::{
    collections::{BTreeMap, HashMap},
    time::Duration,
};
use uuid::Uuid;

/// The age at which posts are compared, in seconds.
const AGE: u32 = 7 * 86_400;
/// How far back histories go, in days.
pub const DAYS: i32 = 730;

/// A post of a history and what it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Subject {
    /// Under which id its numbers lie.
    pub id: Uuid,
    /// Its profile.
    pub profile: ProfileId,
    /// When it appeared (UTC).
    pub born_at: Timestamp,
    /// What it is made of.
    pub format: Format,
}

/// The posts of one profile; `posts[n].id` is the place of its subject.
#[derive(Clone, Debug, Default)]
pub struct ProfileHistory {
    /// As the pure functions read them; what was promoted is marked by [`ProfileHistory::mark_promoted`].
    pub posts: Vec<Post>,
    /// What they are.
    pub subjects: Vec<Subject>,
}

impl ProfileHistory {
    /// Judges which posts were promoted, and marks those more likely than not, so that money stays out of what follows.
    pub fn mark_promoted(&mut self) -> Vec<pure::Promoted> {
        let judged = pure::promoted(&self.posts);
        for one in judged.iter().filter(|one| one.probability >= 0.5) {
            if let Some(post) = usize::try_from(one.id).ok().and_then(|id| self.posts.get_mut(id)) {
                post.paid = Some(one.share);
            }
        }
        judged
    }
}

/// The histories of profiles of a brand, with the words of their hashtags by number.
#[derive(Clone, Debug, Default)]
pub struct Histories {
    /// By profile.
    pub profiles: BTreeMap<ProfileId, ProfileHistory>,
    /// The hashtags' words, by the numbers that posts name.
    pub hashtags: HashMap<u32, String>,
}

/// Reads what was published in the last two years before `now`: of our profiles, or of `only`.
///
/// # Errors
/// `not_found`; `forbidden`.
pub async fn histories(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    only: Option<ProfileId>,
    now: Timestamp,
) -> Result<Histories> {
    crate::allow(actor, Right::NumbersRead, brand)?;
    let to = seconds(now);
    let from = to.saturating_sub(DAYS.unsigned_abs() * 86_400);
    let day = |at: u32| day_of(instant(at).to_jiff().to_zoned(jiff::tz::TimeZone::UTC).date());
    let question = asked(brand, only, date_of(day(from)), date_of(day(to)));
    let profiles = store::profiles(db, actor, &question).await?;
    let followers = crate::measure::Followers::read(db, actor, &profiles).await?;
    let months = crate::measure::months(day(from), day(to));
    let keys: Vec<_> =
        profiles.iter().flat_map(|one| (months.0..=months.1).map(|month| (one.profile_id, month))).collect();
    let indexes = snapshots::store::indexes(db, actor.workspace, keys.iter().copied()).await?;
    let histories = snapshots::store::histories(db, actor.workspace, keys.into_iter()).await?;
    let mut out = Histories::default();
    let mut ordered: Vec<_> = indexes.into_iter().collect();
    ordered.sort_by_key(|(key, _)| *key);
    for ((profile, month), posts) in ordered {
        let Ok(place) = profiles.binary_search_by_key(&profile, |one| one.profile_id) else { continue };
        let mut local = LocalDays::new(&profiles[place].zone);
        let empty = History::default();
        let history = histories.get(&(profile, month)).unwrap_or(&empty);
        let all = out.profiles.entry(profile).or_default();
        for (row, post) in
            posts.rows.iter().enumerate().filter(|(_, post)| post.born >= from && post.born <= to)
        {
            let level = followers.at(place, local.day(post.born)).unwrap_or(0.0);
            let id = all.posts.len() as u64;
            if let Some(told) = told(&posts, history, row, level, local.wall(post.born), id, to) {
                let (born_at, format) = (instant(post.born), post.facts.format);
                all.posts.push(told);
                all.subjects.push(Subject { id: post.id, profile, born_at, format });
            }
        }
    }
    let words = labels::store::words(db, actor.workspace, &[brand]).await?;
    out.hashtags = words.into_iter().map(|(_, number, _, word)| (number.unsigned_abs(), word)).collect();
    Ok(out)
}

fn asked(brand: BrandId, only: Option<ProfileId>, from: Date, to: Date) -> Question {
    Question {
        brand: Some(brand),
        profiles: only.into_iter().collect(),
        whose: Whose::Ours,
        from,
        to,
        figure: crate::measure::Figure::Interactions,
        by: Vec::new(),
        counting: crate::measure::Counting::Happened,
        recount: false,
    }
}

/// Seconds from 1970 to 2000, by which walls are told.
const SINCE_2000: i64 = 946_684_800;

/// A post as the pure functions read it; `None` while it is younger than the age of comparison and has too little told of it.
fn told(
    posts: &Posts,
    history: &History,
    row: usize,
    followers: f64,
    wall: i64,
    id: u64,
    now: u32,
) -> Option<Post> {
    let post = &posts.rows[row];
    let place = row as u32;
    let of = history.posts.get(&place)?;
    let born = post.born;
    let at_age = |metric: Metric| {
        let values: Vec<(u32, i64)> = of.values(metric.code()).map(|(at, value, _)| (at, value)).collect();
        let until = values.partition_point(|(at, _)| *at <= born + AGE);
        // What was counted after a day or more stands for the week; else what was counted first after it.
        let early = until.checked_sub(1).map(|at| values[at]).filter(|(at, _)| *at >= born + 86_400);
        early.or_else(|| values.get(until).copied()).map(|(_, value)| value as f64)
    };
    let whole = |metric: Metric| at_age(metric).map(|value| value.max(0.0) as i64);
    let total = interactions(whole)? as f64;
    if now < born + AGE && post.seen < born + 86_400 {
        return None;
    }
    let curve = of.times.iter().enumerate().filter_map(|(n, at)| {
        let value = interactions(|metric| of.columns.get(&metric.code()).and_then(|column| column[n]))?;
        Some((at.checked_sub(born)?, value.max(0) as f64))
    });
    let part = |paid: Metric, all: Metric| Some(at_age(paid)? / at_age(all).filter(|all| *all > 0.0)?);
    let paid = part(Metric::PaidInteractions, Metric::Interactions)
        .or_else(|| part(Metric::PaidReactions, Metric::Reactions))
        .or_else(|| part(Metric::PaidImpressions, Metric::Impressions))
        .or_else(|| part(Metric::PaidReach, Metric::Reach));
    let PostFacts { format, length, tags, .. } = &post.facts;
    Some(Post {
        id,
        born: wall + SINCE_2000,
        format: format.code(),
        length: *length,
        hashtags: tags.clone(),
        followers,
        reach: at_age(Metric::Reach),
        interactions: total,
        curve: curve.collect(),
        paid: paid.map(|share| share.clamp(0.0, 1.0)),
        audience: Vec::new(),
    })
}

/// Why a number changed between two stretches of whole weeks.
#[derive(Clone, Debug)]
pub struct Why {
    /// Season, everybody and us.
    pub change: Change,
    /// What our own part comes from; its shares name posts by their place in the history.
    pub diagnosis: Diagnosis,
    /// The posts it rests on.
    pub subjects: Vec<Subject>,
    /// The weeks that were compared, by their first days: before from and to (not included), after from and to.
    pub weeks: [Date; 4],
}

/// The weekly series and posts that [`explain`] needs.
#[derive(Clone, Debug)]
pub struct Evidence {
    own: Vec<Option<f64>>,
    cohort: Vec<Vec<Option<f64>>>,
    before: Period,
    after: Period,
    first: i32,
    history: ProfileHistory,
}

/// Reads what is needed to explain why the interactions of our profiles (or of one of them) changed from the weeks of
/// `before` to those of `after`, beside the competitors in `cohort`, or all of the brand's.
///
/// # Errors
/// `not_found`, also for a cohort of another brand; `forbidden`; `weeks_unfit` when the stretches hold no whole week, overlap or come the other way round.
pub async fn evidence(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    only: Option<ProfileId>,
    (before, after): ((Date, Date), (Date, Date)),
    cohort: Option<CohortId>,
    now: Timestamp,
) -> Result<Evidence> {
    crate::allow(actor, Right::NumbersRead, brand)?;
    let chosen = crate::cohorts::profiles(db, actor, brand, cohort).await?;
    // Whole weeks within the days that were named.
    let weeks = |(from, to): (Date, Date)| {
        let first = monday(day_of(from) + 6);
        let last = monday(day_of(to) + 1);
        (first, last)
    };
    let (before, after) = (weeks(before), weeks(after));
    let unfit = before.0 >= before.1 || after.0 >= after.1 || before.1 > after.0 || after.1 - before.0 > DAYS;
    if unfit {
        return Err(Problem::invalid("after", "weeks_unfit").into());
    }
    let first = monday(after.1 - DAYS);
    let question = Question { whose: Whose::All, ..asked(brand, None, date_of(first), date_of(after.1)) };
    let all = store::profiles(db, actor, &question).await?;
    let mut weekly: BTreeMap<ProfileId, Vec<Option<f64>>> = BTreeMap::new();
    let count = ((after.1 - first) / 7) as usize;
    let metrics = crate::measure::Figure::Interactions.metrics();
    let parts: Vec<i16> = crate::measure::PARTS.iter().map(|metric| metric.code()).collect();
    let mut days: HashMap<ProfileId, Vec<(i16, crate::blocks::Days)>> = HashMap::new();
    store::days(db, actor.workspace, false, &metrics, &all, |profile, metric, bytes| {
        days.entry(profile).or_default().push((metric, crate::blocks::Days::decode(bytes)?));
        Ok(())
    })
    .await?;
    for (profile, days) in days {
        let has_parts = days.iter().any(|(metric, _)| parts.contains(metric));
        let weeks = weekly.entry(profile).or_insert_with(|| vec![None; count]);
        for (metric, days) in &days {
            if parts.contains(metric) != has_parts {
                continue;
            }
            for day in days.iter().filter(|day| day.day >= first) {
                if let Some(week) = weeks.get_mut(((day.day - first) / 7) as usize) {
                    *week = Some(week.unwrap_or(0.0) + day.sum as f64);
                }
            }
        }
    }
    let is_own = |one: &Measured| one.ours && only.is_none_or(|only| only == one.profile_id);
    let mut own = vec![None; count];
    let mut cohort = Vec::new();
    for one in &all {
        let Some(weeks) = weekly.remove(&one.profile_id) else { continue };
        if is_own(one) {
            for (sum, week) in own.iter_mut().zip(weeks) {
                *sum = match (*sum, week) {
                    (sum, None) => sum,
                    (sum, Some(week)) => Some(sum.unwrap_or(0.0) + week),
                };
            }
        } else if !one.ours && chosen.as_ref().is_none_or(|chosen| chosen.contains(&one.profile_id)) {
            cohort.push(weeks);
        }
    }
    let period = |(from, to): (i32, i32)| Period {
        from: ((from - first) / 7) as usize,
        to: ((to - first) / 7) as usize,
    };
    let mut history = ProfileHistory::default();
    for (_, mut of) in histories(db, actor, brand, only, now).await?.profiles {
        of.mark_promoted();
        for (mut post, subject) in of.posts.into_iter().zip(of.subjects) {
            post.id = history.posts.len() as u64;
            history.posts.push(post);
            history.subjects.push(subject);
        }
    }
    Ok(Evidence { own, cohort, before: period(before), after: period(after), first, history })
}

/// Explains a change. Pure, and takes a while: not for a thread that answers others.
pub fn explain(evidence: Evidence) -> Why {
    let Evidence { own, cohort, before, after, first, history } = evidence;
    let change = pure::change(&own, &cohort, before, after);
    let day = |week: usize| first + 7 * i32::try_from(week).unwrap_or(0);
    let wall = |week: usize| i64::from(day(week)) * 86_400;
    let outside = Outside::of(&change);
    let diagnosis = pure::diagnosis(
        &history.posts,
        (wall(before.from), wall(before.to)),
        (wall(after.from), wall(after.to)),
        outside.as_ref(),
    );
    let weeks = [before.from, before.to, after.from, after.to].map(|week| date_of(day(week)));
    Why { change, diagnosis, subjects: history.subjects, weeks }
}

/// A day out of the ordinary, and the posts that gathered most on it.
#[derive(Clone, Debug, PartialEq)]
pub struct OddDay {
    /// The local day.
    pub date: Date,
    /// What was gathered, what was to be expected, and the band it should have been in.
    pub odd: pure::Anomaly,
    /// The posts that gathered most on that day, with how much: at most three, and none that lost.
    pub posts: Vec<(Uuid, ProfileId, i64)>,
}

/// The days of the last `days` on which interactions were out of the ordinary, the latest first, at most 20.
///
/// # Errors
/// `not_found`; `forbidden`.
pub async fn odd_days(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    only: Option<ProfileId>,
    days: i32,
    now: Timestamp,
) -> Result<Vec<OddDay>> {
    crate::allow(actor, Right::NumbersRead, brand)?;
    let utc = day_of(now.to_jiff().to_zoned(jiff::tz::TimeZone::UTC).date());
    // The rhythm needs some weeks more than are looked at; the day under way is not over.
    let (from, to) = (utc - days.clamp(14, DAYS) - 56, utc - 1);
    let question = Question {
        by: vec![crate::measure::Dimension::Day],
        ..asked(brand, only, date_of(from), date_of(to))
    };
    let found = crate::measure::ask(db, actor, &question).await?;
    let mut series: Vec<Option<f64>> = vec![None; (to - from + 1).unsigned_abs() as usize];
    for row in found.rows {
        let day = row.keys.first().and_then(|key| key.parse::<Date>().ok()).map(day_of);
        if let Some(slot) =
            day.and_then(|day| usize::try_from(day - from).ok()).and_then(|at| series.get_mut(at))
        {
            *slot = row.value;
        }
    }
    let mut odd: Vec<pure::Anomaly> = pure::anomalies(&series, 7)
        .into_iter()
        .filter(|one| one.outside && from + i32::try_from(one.index).unwrap_or(0) >= utc - days)
        .collect();
    odd.sort_by_key(|one| std::cmp::Reverse(one.index));
    odd.truncate(20);
    if odd.is_empty() {
        return Ok(Vec::new());
    }
    let mut gathered: BTreeMap<i32, Vec<(Uuid, ProfileId, i64)>> =
        odd.iter().map(|one| (from + i32::try_from(one.index).unwrap_or(0), Vec::new())).collect();
    let profiles = store::profiles(db, actor, &question).await?;
    let months = crate::measure::months(from - 90, to);
    let keys: Vec<_> =
        profiles.iter().flat_map(|one| (months.0..=months.1).map(|month| (one.profile_id, month))).collect();
    let indexes = snapshots::store::indexes(db, actor.workspace, keys.iter().copied()).await?;
    let histories = snapshots::store::histories(db, actor.workspace, keys.into_iter()).await?;
    for ((profile, month), history) in &histories {
        let (Some(posts), false) = (indexes.get(&(*profile, *month)), *month == PROFILE_MONTH) else {
            continue;
        };
        let zone =
            profiles.iter().find(|one| one.profile_id == *profile).map_or("UTC", |one| one.zone.as_str());
        let mut local = LocalDays::new(zone);
        for (place, post) in &history.posts {
            let mut before = 0;
            for (n, at) in post.times.iter().enumerate() {
                let value =
                    interactions(|metric| post.columns.get(&metric.code()).and_then(|column| column[n]));
                let Some(value) = value else { continue };
                if let (Some(list), Some(row)) =
                    (gathered.get_mut(&local.day(*at)), posts.rows.get(*place as usize))
                {
                    match list.iter_mut().find(|(id, ..)| *id == row.id) {
                        Some((.., sum)) => *sum += value - before,
                        None => list.push((row.id, *profile, value - before)),
                    }
                }
                before = value;
            }
        }
    }
    let day = |odd: pure::Anomaly| {
        let day = from + i32::try_from(odd.index).unwrap_or(0);
        let posts = most(gathered.remove(&day).unwrap_or_default());
        OddDay { date: date_of(day), odd, posts }
    };
    Ok(odd.into_iter().map(day).collect())
}

/// The posts that gathered most. One that lost (interactions were taken back, or the network counted anew) made no day high, however few
/// others there are.
fn most(mut posts: Vec<(Uuid, ProfileId, i64)>) -> Vec<(Uuid, ProfileId, i64)> {
    posts.retain(|(.., sum)| *sum > 0);
    posts.sort_by_key(|(id, _, sum)| (std::cmp::Reverse(*sum), *id));
    posts.truncate(3);
    posts
}

/// How old a post is when it is compared.
pub const COMPARED_AT: Duration = Duration::from_secs(AGE as u64);
