//! Figures over time, from the roll-ups of days.

use super::{
    Dimension, Figure, Found, Question, ROWS_MAX, Row, Whose, date_of, day_of,
    figures::{Over, PARTS},
    monday,
    store::{self, Measured},
};
use crate::blocks::{Days, Posts, Want};
use crate::intake::{LocalDays, Recount};
use selaras_kernel::{Actor, Metric, Result};
use selaras_store::Db;
use std::collections::{BTreeMap, HashMap};

/// What one bucket holds of one profile.
#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    above: i64,
    over: f64,
    known: bool,
    of: u64,
}

impl Cell {
    fn add(&mut self, other: Cell) {
        self.above = self.above.saturating_add(other.above);
        self.over += other.over;
        self.known |= other.known;
        self.of += other.of;
    }
}

/// How days fall into the buckets of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grain {
    All,
    Day,
    Week,
    Month,
}

impl Grain {
    pub(super) fn of(question: &Question) -> Self {
        question
            .by
            .iter()
            .find_map(|dimension| match dimension {
                Dimension::Day => Some(Self::Day),
                Dimension::Week => Some(Self::Week),
                Dimension::Month => Some(Self::Month),
                _ => None,
            })
            .unwrap_or(Self::All)
    }

    /// The first day of a day's bucket.
    pub(super) fn bucket(self, day: i32, from: i32) -> i32 {
        match self {
            Self::All => from,
            Self::Day => day,
            Self::Week => monday(day),
            Self::Month => day_of(date_of(day).first_of_month()),
        }
    }
}

/// Answers from roll-ups.
pub(super) async fn tell(db: &Db, actor: &Actor, question: &Question, asked: &[Measured]) -> Result<Found> {
    let share = question.figure.over() == Over::Everybody;
    let everybody;
    let profiles = if share {
        let wide = Question { whose: Whose::All, profiles: Vec::new(), ..question.clone() };
        everybody = store::profiles(db, actor, &wide).await?;
        everybody.as_slice()
    } else {
        asked
    };
    let figure = question.figure;
    let (from, to) = (day_of(question.from), day_of(question.to));
    let of_profile = figure.of_profile();
    let mut days: Vec<Vec<(i16, Days)>> = vec![Vec::new(); profiles.len()];
    let place = |id| profiles.binary_search_by_key(&id, |one| one.profile_id).ok();
    if question.recount {
        days = recounted(db, actor, profiles, of_profile, &figure.metrics()).await?;
    } else {
        store::days(
            db,
            actor.workspace,
            of_profile,
            &figure.metrics(),
            profiles,
            |profile, metric, bytes| {
                if let Some(place) = place(profile) {
                    days[place].push((metric, Days::decode(bytes)?));
                }
                Ok(())
            },
        )
        .await?;
    }
    let counts = counts_posts(figure);
    let born = if counts { born(db, actor, profiles, (from, to)).await? } else { HashMap::new() };
    let followers = match figure.over() {
        Over::Followers => Followers::read(db, actor, profiles).await?,
        _ => Followers::default(),
    };
    let grain = Grain::of(question);
    let mut silent = 0;
    let mut cells: BTreeMap<(i32, usize), Cell> = BTreeMap::new();
    let buckets = buckets(grain, from, to);
    for (n, of) in days.iter().enumerate() {
        let level = of.iter().find(|(code, _)| *code == Metric::Followers.code());
        let mine = match (figure, level) {
            (Figure::Followers | Figure::FollowersGained | Figure::AudienceGrowth, Some((_, level))) => {
                levels(figure, level, &buckets, (from, to))
            }
            (Figure::Followers | Figure::AudienceGrowth, None) => BTreeMap::new(),
            // Files of some networks tell who began and ceased to follow, and never how many there are.
            (Figure::FollowersGained, None) => came_less_gone(of, (from, to), grain),
            _ => flows(figure, of, (from, to), grain),
        };
        let mut mine: BTreeMap<i32, Cell> = mine;
        for (day, posts) in born.get(&n).into_iter().flatten() {
            let cell = mine.entry(grain.bucket(*day, from)).or_default();
            match figure.over() {
                Over::Nothing => {
                    (cell.above, cell.known, cell.of) =
                        (cell.above + i64::from(*posts), true, cell.of + u64::from(*posts));
                }
                Over::Posts => cell.over += f64::from(*posts),
                Over::Followers => cell.over += followers.at(n, *day).unwrap_or(0.0) * f64::from(*posts),
                _ => {}
            }
        }
        silent += usize::from(
            mine.values().all(|cell| !cell.known)
                && (!share || asked.iter().any(|one| one.profile_id == profiles[n].profile_id)),
        );
        for (bucket, cell) in mine {
            cells.entry((bucket, n)).or_default().add(cell);
        }
    }
    let groups: Vec<Option<Vec<String>>> = profiles
        .iter()
        .map(|one| {
            (!share || asked.iter().any(|asked| asked.profile_id == one.profile_id))
                .then(|| group(question, one))
        })
        .collect();
    Ok(gather(question, asked, &cells, &groups, &buckets, silent))
}

/// The days of each profile, by place, from every snapshot there is.
pub(crate) async fn recounted(
    db: &Db,
    actor: &Actor,
    profiles: &[Measured],
    of_profile: bool,
    metrics: &[i16],
) -> Result<Vec<Vec<(i16, Days)>>> {
    let mut out: Vec<BTreeMap<i16, Days>> = vec![BTreeMap::new(); profiles.len()];
    let mut locals: HashMap<&str, LocalDays> = HashMap::new();
    let mut open: Option<(usize, i32, Recount)> = None;
    store::histories(db, actor.workspace, profiles, of_profile, |profile, month, part| {
        let Ok(place) = profiles.binary_search_by_key(&profile, |one| one.profile_id) else { return Ok(()) };
        if open.as_ref().is_none_or(|(at, of, _)| (*at, *of) != (place, month)) {
            pour(open.replace((place, month, Recount::new(profile, month))), metrics, &mut out);
        }
        let zone = profiles[place].zone.as_str();
        let local = locals.entry(zone).or_insert_with(|| LocalDays::new(zone));
        match &mut open {
            Some((.., recount)) => recount.add(part, local),
            None => Ok(()),
        }
    })
    .await?;
    pour(open, metrics, &mut out);
    Ok(out.into_iter().map(|days| days.into_iter().collect()).collect())
}

fn pour(done: Option<(usize, i32, Recount)>, metrics: &[i16], out: &mut [BTreeMap<i16, Days>]) {
    let Some((place, _, recount)) = done else { return };
    for ((_, metric, _), changes) in recount.days() {
        if metrics.is_empty() || metrics.contains(&metric) {
            let days = out[place].entry(metric).or_default();
            changes.into_iter().for_each(|(day, (sum, snapshots))| days.add(day, sum, snapshots));
        }
    }
}

fn counts_posts(figure: Figure) -> bool {
    figure == Figure::Posts || matches!(figure.over(), Over::Posts | Over::Followers)
}

/// The keys of a profile but for the time.
fn group(question: &Question, profile: &Measured) -> Vec<String> {
    let key = |dimension: &Dimension| match dimension {
        Dimension::Profile => profile.profile_id.to_string(),
        Dimension::Brand => profile.brand_id.to_string(),
        Dimension::Network => profile.network.clone(),
        _ => String::new(),
    };
    question.by.iter().map(key).collect()
}

/// The first days of all buckets of a time.
pub(super) fn buckets(grain: Grain, from: i32, to: i32) -> Vec<i32> {
    let mut out: Vec<i32> = Vec::new();
    for day in from..=to {
        let bucket = grain.bucket(day, from);
        if out.last() != Some(&bucket) {
            out.push(bucket);
        }
    }
    out
}

/// What happened per bucket. Where a part of the division is not known of this profile at all, nothing is.
fn flows(figure: Figure, days: &[(i16, Days)], (from, to): (i32, i32), grain: Grain) -> BTreeMap<i32, Cell> {
    let mut out: BTreeMap<i32, Cell> = BTreeMap::new();
    let has = |metric: Metric| days.iter().any(|(code, _)| *code == metric.code());
    let above: Vec<Metric> = match figure.above() {
        Some(metric) => vec![metric],
        None if PARTS.into_iter().any(has) => PARTS.to_vec(),
        None => vec![Metric::Interactions],
    };
    let over = match figure.over() {
        Over::Reach => Some(Metric::Reach),
        Over::Impressions if has(Metric::Impressions) => Some(Metric::Impressions),
        Over::Impressions => Some(Metric::Views),
        _ => None,
    };
    if over.is_some_and(|metric| !has(metric)) {
        return out;
    }
    for (code, days) in days {
        let is_above = above.iter().any(|metric| metric.code() == *code);
        let is_over = over.is_some_and(|metric| metric.code() == *code);
        if !(is_above || is_over) {
            continue;
        }
        let mut last: Option<(i32, Cell)> = None;
        for day in days.iter().filter(|one| (from..=to).contains(&one.day)) {
            let bucket = grain.bucket(day.day, from);
            let mut cell = Cell::default();
            if is_above {
                cell = Cell { above: day.sum, known: true, of: day.snapshots.unsigned_abs(), over: 0.0 };
            }
            if is_over {
                cell.over = day.sum as f64;
            }
            match &mut last {
                Some((open, sum)) if *open == bucket => sum.add(cell),
                _ => {
                    if let Some((open, sum)) = last.replace((bucket, cell)) {
                        out.entry(open).or_default().add(sum);
                    }
                }
            }
        }
        if let Some((open, sum)) = last {
            out.entry(open).or_default().add(sum);
        }
    }
    out
}

/// New followers less those who left, per bucket.
fn came_less_gone(days: &[(i16, Days)], (from, to): (i32, i32), grain: Grain) -> BTreeMap<i32, Cell> {
    let mut out: BTreeMap<i32, Cell> = BTreeMap::new();
    for (code, days) in days {
        let sign = if *code == Metric::Unfollows.code() { -1 } else { 1 };
        for day in days.iter().filter(|one| (from..=to).contains(&one.day)) {
            let of = day.snapshots.unsigned_abs();
            let cell = Cell { above: sign * day.sum, known: true, of, over: 0.0 };
            out.entry(grain.bucket(day.day, from)).or_default().add(cell);
        }
    }
    out
}

/// A level at the end of each bucket, or how it changed in it. What a profile had when it was first counted is where it
/// begins, not a gain.
fn levels(figure: Figure, days: &Days, buckets: &[i32], (from, to): (i32, i32)) -> BTreeMap<i32, Cell> {
    let mut out = BTreeMap::new();
    let mut days = days.iter().peekable();
    let (mut level, mut begun) = (0_i64, false);
    let mut before: Option<i64> = None;
    for (n, bucket) in buckets.iter().enumerate() {
        let end = buckets.get(n + 1).map_or(to, |next| next - 1);
        // What came before is where it starts; a week or month begins no earlier than the time that was asked for.
        while let Some(day) = days.next_if(|day| day.day < (*bucket).max(from)) {
            level += day.sum;
            begun = true;
        }
        let mut start = begun.then_some(level).or(before);
        let mut of = 0;
        while let Some(day) = days.next_if(|day| day.day <= end) {
            level += day.sum;
            of += day.snapshots.unsigned_abs();
            if !begun {
                (begun, start) = (true, Some(level));
            }
        }
        before = begun.then_some(level);
        if !begun {
            continue;
        }
        let start = start.unwrap_or(level);
        let cell = match figure {
            Figure::Followers => Cell { above: level, over: 0.0, known: true, of },
            Figure::FollowersGained => Cell { above: level - start, over: 0.0, known: true, of },
            _ => Cell { above: level - start, over: start as f64, known: true, of },
        };
        out.insert(*bucket, cell);
    }
    out
}

/// Posts per local day and profile (by place).
async fn born(
    db: &Db,
    actor: &Actor,
    profiles: &[Measured],
    (from, to): (i32, i32),
) -> Result<HashMap<usize, BTreeMap<i32, u32>>> {
    let mut out: HashMap<usize, BTreeMap<i32, u32>> = HashMap::new();
    let mut locals: HashMap<&str, LocalDays> = HashMap::new();
    let months = super::posts::months(from, to);
    store::indexes(db, actor.workspace, profiles, months, |profile, bytes| {
        let Ok(place) = profiles.binary_search_by_key(&profile, |one| one.profile_id) else { return Ok(()) };
        let zone = profiles[place].zone.as_str();
        let local = locals.entry(zone).or_insert_with(|| LocalDays::new(zone));
        let days = out.entry(place).or_default();
        for post in Posts::decode(bytes, Want { metrics: Some(&[]), ..Want::default() })?.rows {
            let day = local.day(post.born);
            if (from..=to).contains(&day) {
                *days.entry(day).or_default() += 1;
            }
        }
        Ok(())
    })
    .await?;
    Ok(out)
}

/// The followers of profiles by day.
#[derive(Default)]
pub(crate) struct Followers(Vec<Vec<(i32, i64)>>);

impl Followers {
    pub(crate) async fn read(db: &Db, actor: &Actor, profiles: &[Measured]) -> Result<Self> {
        let mut all = vec![Vec::new(); profiles.len()];
        store::days(db, actor.workspace, true, &[Metric::Followers.code()], profiles, |profile, _, bytes| {
            if let Ok(place) = profiles.binary_search_by_key(&profile, |one| one.profile_id) {
                let mut level = 0_i64;
                let step = |day: crate::blocks::Day| {
                    level = level.saturating_add(day.sum);
                    (day.day, level)
                };
                all[place] = Days::decode(bytes)?.iter().map(step).collect();
            }
            Ok(())
        })
        .await?;
        Ok(Self(all))
    }

    /// At the end of a day. For a day before the first count, the first count, if it is not more than 90 days later.
    pub(crate) fn at(&self, place: usize, day: i32) -> Option<f64> {
        let levels = self.0.get(place)?;
        let after = levels.partition_point(|(at, _)| *at <= day);
        let level = match after.checked_sub(1) {
            Some(before) => levels[before].1,
            None => levels.first().filter(|(at, _)| at - day <= 90)?.1,
        };
        (level > 0).then_some(level as f64)
    }
}

fn gather(
    question: &Question,
    asked: &[Measured],
    cells: &BTreeMap<(i32, usize), Cell>,
    groups: &[Option<Vec<String>>],
    buckets: &[i32],
    silent: usize,
) -> Found {
    let figure = question.figure;
    let share = figure.over() == Over::Everybody;
    let time =
        question.by.iter().position(|d| matches!(d, Dimension::Day | Dimension::Week | Dimension::Month));
    let mut distinct: Vec<&Vec<String>> = groups.iter().flatten().collect();
    distinct.sort_unstable();
    distinct.dedup();
    let of_group: Vec<Option<usize>> = groups
        .iter()
        .map(|group| group.as_ref().and_then(|group| distinct.binary_search(&group).ok()))
        .collect();
    // For a share: everybody's in the same bucket.
    let mut all: HashMap<i32, i64> = HashMap::new();
    let mut sums: BTreeMap<(i32, usize), Cell> = BTreeMap::new();
    for ((bucket, profile), cell) in cells {
        *all.entry(*bucket).or_default() += cell.above;
        if let Some(group) = of_group.get(*profile).copied().flatten() {
            sums.entry((*bucket, group)).or_default().add(*cell);
        }
    }
    let value = |cell: &Cell, everybody: i64| {
        let above = cell.above as f64 * figure.scale();
        match (cell.known, figure.over()) {
            (false, _) => None,
            (true, Over::Nothing) if figure == Figure::AudienceGrowth => {
                (cell.over > 0.0).then(|| above / cell.over)
            }
            (true, Over::Nothing) => Some(cell.above as f64),
            (true, Over::Everybody) => (everybody > 0).then(|| above / everybody as f64),
            (true, _) => (cell.over > 0.0).then(|| above / cell.over),
        }
    };
    let mut rows = Vec::new();
    let mut total = Cell::default();
    let last = buckets.last().copied().unwrap_or_default();
    let level = figure == Figure::Followers;
    for ((bucket, group), cell) in &sums {
        // The level of everything is that of the last bucket.
        if !level || *bucket == last {
            total.add(*cell);
        }
        let mut keys = distinct[*group].clone();
        if let Some(at) = time {
            keys[at] = date_of(*bucket).to_string();
        }
        let everybody = if share { all.get(bucket).copied().unwrap_or(0) } else { 0 };
        rows.push(Row { keys, value: value(cell, everybody), of: cell.of });
    }
    if figure == Figure::AudienceGrowth && time.is_some() {
        // Growth does not add up over buckets: all of the time is from the start of the first to the end of the last.
        let mut starts: HashMap<usize, f64> = HashMap::new();
        for ((_, group), cell) in &sums {
            starts.entry(*group).or_insert(cell.over);
        }
        total.over = starts.values().sum();
    }
    let everybody = if share { all.values().sum() } else { 0 };
    let cut_off = rows.len() > ROWS_MAX;
    rows.truncate(ROWS_MAX);
    Found {
        unit: figure.unit(),
        total: value(&total, everybody),
        of: total.of,
        profiles: asked.len(),
        silent,
        counted_at: asked.iter().filter_map(|one| one.counted_at).max(),
        rows,
        cut_off,
    }
}
