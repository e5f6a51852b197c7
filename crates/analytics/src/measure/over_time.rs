//! Figures over time, from the roll-ups of days.

use super::{
    Dimension, Figure, Found, Question, ROWS_MAX, Row, Whose, date_of, day_of,
    figures::{Over, PARTS},
    monday,
    store::{self, Measured},
};
use crate::blocks::{Columns, Day, Days, Want};
use crate::intake::{LocalDays, Recount};
use selaras_kernel::{Actor, Metric, Result};
use selaras_store::Db;
use std::collections::{BTreeMap, HashMap};

/// What one bucket holds.
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

/// The buckets of a question's time.
struct Buckets {
    from: i32,
    to: i32,
    /// Their first days.
    starts: Vec<i32>,
    /// The bucket of each day, from the first.
    of_day: Vec<u32>,
}

impl Buckets {
    fn of(question: &Question) -> Self {
        let grain = Grain::of(question);
        let (from, to) = (day_of(question.from), day_of(question.to));
        let (mut starts, mut of_day) = (Vec::new(), Vec::new());
        for day in from..=to {
            let start = grain.bucket(day, from);
            if starts.last() != Some(&start) {
                starts.push(start);
            }
            of_day.push(starts.len() as u32 - 1);
        }
        Self { from, to, starts, of_day }
    }

    /// The bucket of a day of the time.
    #[inline]
    fn at(&self, day: i32) -> usize {
        self.of_day[(day - self.from) as usize] as usize
    }
}

/// The buckets of one group while its profiles are added up.
struct Sums {
    cells: Vec<Option<Cell>>,
    /// Whether anything is known of the profile that is being added.
    heard: bool,
}

impl Sums {
    #[inline]
    fn add(&mut self, bucket: usize, cell: Cell) {
        self.heard |= cell.known;
        self.cells[bucket].get_or_insert_default().add(cell);
    }
}

/// How days fall into the buckets of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Grain {
    All,
    Day,
    Week,
    Month,
}

impl Grain {
    fn of(question: &Question) -> Self {
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
    fn bucket(self, day: i32, from: i32) -> i32 {
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
    let buckets = Buckets::of(question);
    let days = rolled_up(db, actor, question, profiles).await?;
    let born = match counts_posts(figure) {
        true => born(db, actor, profiles, (buckets.from, buckets.to)).await?,
        false => HashMap::new(),
    };
    let followers = match figure.over() {
        Over::Followers => Followers::read(db, actor, profiles).await?,
        _ => Followers::default(),
    };
    let is_asked = |n: usize| {
        !share || asked.binary_search_by_key(&profiles[n].profile_id, |one| one.profile_id).is_ok()
    };
    // Those who are not asked about only count among everybody.
    let mut ordered: Vec<(Option<Vec<String>>, usize)> =
        (0..profiles.len()).map(|n| (is_asked(n).then(|| group(question, &profiles[n])), n)).collect();
    ordered.sort_unstable();
    let mut all = vec![0_i64; if share { buckets.starts.len() } else { 0 }];
    let mut groups: Vec<Vec<String>> = Vec::new();
    let mut told: Vec<(usize, usize, Cell)> = Vec::new();
    let mut silent = 0;
    let mut room: Vec<(i16, Days)> = Vec::new();
    let mut sums = Sums { cells: vec![None; buckets.starts.len()], heard: false };
    for of_group in ordered.chunk_by(|(one, _), (other, _)| one == other) {
        sums.cells.fill(None);
        for (_, n) in of_group {
            sums.heard = false;
            let of = open(&days[*n], &mut room)?;
            let level = of.iter().find(|(code, _)| *code == Metric::Followers.code());
            match (figure, level) {
                (Figure::Followers | Figure::FollowersGained | Figure::AudienceGrowth, Some((_, level))) => {
                    levels(figure, level, &buckets, &mut sums);
                }
                (Figure::Followers | Figure::AudienceGrowth, None) => {}
                // Files of some networks tell who began and ceased to follow, and never how many there are.
                (Figure::FollowersGained, None) => came_less_gone(of, &buckets, &mut sums),
                _ => flows(figure, of, &buckets, &mut sums),
            }
            for (day, posts) in born.get(n).into_iter().flatten() {
                sums.add(buckets.at(*day), of_posts(figure, *posts, || followers.at(*n, *day)));
            }
            silent += usize::from(!sums.heard && is_asked(*n));
        }
        let cells = sums.cells.iter().enumerate().filter_map(|(bucket, cell)| Some((bucket, (*cell)?)));
        if share {
            cells.clone().for_each(|(bucket, cell)| all[bucket] += cell.above);
        }
        if let Some((Some(keys), _)) = of_group.first() {
            told.extend(cells.map(|(bucket, cell)| (bucket, groups.len(), cell)));
            groups.push(keys.clone());
        }
    }
    told.sort_unstable_by_key(|(bucket, group, _)| (*bucket, *group));
    Ok(gather(question, asked, &told, &groups, &buckets, &all, silent))
}

/// The days of a profile, by metric, as they lie.
type Lying = Vec<(i16, Vec<u8>)>;

/// The days of each profile, by place: as they were rolled up, or from every snapshot.
async fn rolled_up(db: &Db, actor: &Actor, question: &Question, profiles: &[Measured]) -> Result<Vec<Lying>> {
    let (metrics, of_profile) = (question.figure.metrics(), question.figure.of_profile());
    if question.recount {
        let counted = recounted(db, actor, profiles, of_profile, &metrics).await?;
        let lying = |days: Vec<(i16, Days)>| days.into_iter().map(|(metric, days)| (metric, days.encode()));
        return Ok(counted.into_iter().map(|days| lying(days).collect()).collect());
    }
    let mut out: Vec<Lying> = vec![Vec::new(); profiles.len()];
    store::days(db, actor.workspace, of_profile, &metrics, profiles, |profile, metric, bytes| {
        if let Ok(place) = profiles.binary_search_by_key(&profile, |one| one.profile_id) {
            out[place].push((metric, bytes.to_vec()));
        }
        Ok(())
    })
    .await?;
    Ok(out)
}

/// Reads a profile's days into the room of those before.
fn open<'a>(lying: &Lying, room: &'a mut Vec<(i16, Days)>) -> Result<&'a [(i16, Days)]> {
    room.resize_with(room.len().max(lying.len()), || (0, Days::default()));
    for ((metric, bytes), (code, days)) in lying.iter().zip(room.iter_mut()) {
        *code = *metric;
        days.read(bytes)?;
    }
    Ok(&room[..lying.len()])
}

/// What posts that appeared on a day add to a figure that counts them.
fn of_posts(figure: Figure, posts: u32, followers: impl Fn() -> Option<f64>) -> Cell {
    match figure.over() {
        Over::Nothing => Cell { above: i64::from(posts), known: true, of: u64::from(posts), over: 0.0 },
        Over::Posts => Cell { over: f64::from(posts), ..Cell::default() },
        Over::Followers => Cell { over: followers().unwrap_or(0.0) * f64::from(posts), ..Cell::default() },
        _ => Cell::default(),
    }
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
    store::histories(db, actor.workspace, profiles, of_profile, |profile, month, index, part| {
        let Ok(place) = profiles.binary_search_by_key(&profile, |one| one.profile_id) else { return Ok(()) };
        if open.as_ref().is_none_or(|(at, of, _)| (*at, *of) != (place, month)) {
            let recount = Recount::new(profile, month, Columns::births(index)?);
            pour(open.replace((place, month, recount)), metrics, &mut out);
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

/// What happened per bucket. Where a part of the division is not known of this profile at all, nothing is.
fn flows(figure: Figure, days: &[(i16, Days)], buckets: &Buckets, sums: &mut Sums) {
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
        return;
    }
    for (code, days) in days {
        let is_above = above.iter().any(|metric| metric.code() == *code);
        let is_over = over.is_some_and(|metric| metric.code() == *code);
        if !(is_above || is_over) {
            continue;
        }
        let same_bucket = |one: &Day, other: &Day| buckets.at(one.day) == buckets.at(other.day);
        for run in days.within(buckets.from, buckets.to).chunk_by(same_bucket) {
            let mut cell = Cell::default();
            for day in run {
                if is_above {
                    cell.above += day.sum;
                    cell.of += day.snapshots.unsigned_abs();
                }
                if is_over {
                    cell.over += day.sum as f64;
                }
            }
            cell.known = is_above;
            sums.add(buckets.at(run[0].day), cell);
        }
    }
}

/// New followers less those who left, per bucket.
fn came_less_gone(days: &[(i16, Days)], buckets: &Buckets, sums: &mut Sums) {
    for (code, days) in days {
        let sign = if *code == Metric::Unfollows.code() { -1 } else { 1 };
        for day in days.within(buckets.from, buckets.to) {
            let of = day.snapshots.unsigned_abs();
            sums.add(buckets.at(day.day), Cell { above: sign * day.sum, known: true, of, over: 0.0 });
        }
    }
}

/// A level at the end of each bucket, or how it changed in it. What a profile had when it was first counted is where it
/// begins, not a gain.
fn levels(figure: Figure, days: &Days, buckets: &Buckets, sums: &mut Sums) {
    let mut days = days.iter().peekable();
    let (mut level, mut begun) = (0_i64, false);
    let mut before: Option<i64> = None;
    for (n, bucket) in buckets.starts.iter().enumerate() {
        let end = buckets.starts.get(n + 1).map_or(buckets.to, |next| next - 1);
        // What came before is where it starts; a week or month begins no earlier than the time that was asked for.
        while let Some(day) = days.next_if(|day| day.day < (*bucket).max(buckets.from)) {
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
        sums.add(n, cell);
    }
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
    let mut posts = Columns::default();
    let months = super::posts::months(from, to);
    store::indexes(db, actor.workspace, profiles, months, |profile, bytes| {
        let Ok(place) = profiles.binary_search_by_key(&profile, |one| one.profile_id) else { return Ok(()) };
        let zone = profiles[place].zone.as_str();
        let local = locals.entry(zone).or_insert_with(|| LocalDays::new(zone));
        let days = out.entry(place).or_default();
        posts.read(bytes, Want { metrics: Some(&[]), ..Want::default() })?;
        for born in &posts.born {
            let day = local.day(*born);
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
    told: &[(usize, usize, Cell)],
    groups: &[Vec<String>],
    buckets: &Buckets,
    all: &[i64],
    silent: usize,
) -> Found {
    let figure = question.figure;
    let time =
        question.by.iter().position(|d| matches!(d, Dimension::Day | Dimension::Week | Dimension::Month));
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
    let mut rows = Vec::with_capacity(told.len().min(ROWS_MAX));
    let mut total = Cell::default();
    let last = buckets.starts.len().saturating_sub(1);
    let level = figure == Figure::Followers;
    let mut named: Option<(usize, String)> = None;
    for (bucket, group, cell) in told {
        // The level of everything is that of the last bucket.
        if !level || *bucket == last {
            total.add(*cell);
        }
        if rows.len() == ROWS_MAX {
            continue;
        }
        let mut keys = groups[*group].clone();
        if let Some(at) = time {
            let date = match &named {
                Some((known, date)) if known == bucket => date.clone(),
                _ => date_of(buckets.starts[*bucket]).to_string(),
            };
            keys[at].clone_from(&date);
            named = Some((*bucket, date));
        }
        let everybody = all.get(*bucket).copied().unwrap_or(0);
        rows.push(Row { keys, value: value(cell, everybody), of: cell.of });
    }
    if figure == Figure::AudienceGrowth && time.is_some() {
        // Growth does not add up over buckets: all of the time is from the start of the first to the end of the last.
        let mut starts: HashMap<usize, f64> = HashMap::new();
        for (_, group, cell) in told {
            starts.entry(*group).or_insert(cell.over);
        }
        total.over = starts.values().sum();
    }
    Found {
        unit: figure.unit(),
        total: value(&total, all.iter().sum()),
        of: total.of,
        profiles: asked.len(),
        silent,
        counted_at: asked.iter().filter_map(|one| one.counted_at).max(),
        cut_off: told.len() > rows.len(),
        rows,
    }
}
