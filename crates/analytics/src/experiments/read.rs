//! What posts had at one age, from the blocks; and how an experiment stands by that.

use super::{
    ArmName, ArmPost, Experiment, ExperimentFields, ExperimentPlan, ExperimentStanding, ExperimentVerdict,
    Placed, PostStanding, store,
};
use crate::{
    blocks::{Format, History, Posts, instant, month_of, seconds},
    intake::LocalDays,
    labels,
    measure::{Figure, interactions, store::Measured},
    snapshots,
};
use selaras_insight as pure;
use selaras_kernel::{BrandId, Metric, ProfileId, Result, Timestamp, WorkspaceId};
use selaras_store::Db;
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    time::Duration,
};
use uuid::Uuid;

/// How far back the posts lie from which a plan is made.
pub(super) const PLAN_FROM: Duration = Duration::from_secs(365 * 86_400);
/// Over how many weeks the cadence is counted.
const CADENCE_WEEKS: u32 = 8;
/// Fewest posts of a profile that say what is usual there.
pub(super) const USUAL_MIN: usize = 5;
/// The power a plan is made for.
const POWER: f64 = 0.8;
/// Most posts in neither version that are told, the newest first.
const LOOSE_MAX: usize = 100;
/// What was paid for.
const PAID: [Metric; 6] = [
    Metric::PaidInteractions,
    Metric::PaidReactions,
    Metric::PaidImpressions,
    Metric::PaidReach,
    Metric::PaidClicks,
    Metric::PaidViews,
];

/// The posts of some profiles of a brand since an instant, as they lie.
pub(super) struct Blocks {
    profiles: Vec<Measured>,
    indexes: BTreeMap<(ProfileId, i32), Posts>,
    histories: HashMap<(ProfileId, i32), History>,
    gone: HashMap<Uuid, u32>,
    tags: HashMap<u32, String>,
}

/// A post as far as experiments go.
struct Seen<'a> {
    id: Uuid,
    profile: ProfileId,
    born: u32,
    /// Weekday (0 is Monday) and hour by the brand's clock.
    at: (u8, u8),
    format: Format,
    tags: Vec<&'a str>,
    reply: bool,
    got: Result<i64, PostStanding>,
}

impl Blocks {
    /// Reads what `profiles` posted from `since` to `now`: four queries, however many they are.
    pub(super) async fn read(
        db: &Db,
        workspace: WorkspaceId,
        brand: BrandId,
        profiles: Vec<Measured>,
        since: Timestamp,
        now: Timestamp,
    ) -> Result<Self> {
        let months = month_of(seconds(since))..=month_of(seconds(now));
        let keys: Vec<_> =
            profiles.iter().flat_map(|one| months.clone().map(|month| (one.profile_id, month))).collect();
        let ids: HashSet<_> = profiles.iter().map(|one| one.profile_id).collect();
        let indexes = snapshots::store::indexes(db, workspace, keys.iter().copied()).await?;
        let histories = snapshots::store::histories(db, workspace, keys.into_iter()).await?;
        let gone = store::gone(db, workspace, &ids, since).await?;
        let tags = labels::store::words(db, workspace, &[brand]).await?;
        Ok(Self {
            profiles,
            indexes: indexes.into_iter().collect(),
            histories,
            gone: gone.into_iter().map(|(id, at)| (id, seconds(at))).collect(),
            tags: tags.into_iter().map(|(_, number, _, word)| (number.unsigned_abs(), word)).collect(),
        })
    }

    /// The posts of `profiles` with what they had at `age` (seconds), in the order in which they appeared.
    fn posts(&self, profiles: &[ProfileId], figure: Figure, age: u32, now: Timestamp) -> Vec<Seen<'_>> {
        let now = seconds(now);
        let empty = History::default();
        let mut out = Vec::new();
        for ((profile, month), posts) in self.indexes.iter().filter(|((one, _), _)| profiles.contains(one)) {
            let zone = self.profiles.iter().find(|one| one.profile_id == *profile);
            let mut local = LocalDays::new(zone.map_or("UTC", |one| one.zone.as_str()));
            let history = self.histories.get(&(*profile, *month)).unwrap_or(&empty);
            for (place, post) in posts.rows.iter().enumerate().filter(|(_, post)| post.born <= now) {
                let gone = self.gone.get(&post.id).is_some_and(|at| *at < post.born.saturating_add(age));
                let of = history.posts.get(&(place as u32));
                let value = |metric: Metric| {
                    let values = of?.values(metric.code()).map(|(at, value, _)| (at, value));
                    at_age(&values.collect::<Vec<_>>(), post.born, age, post.seen)
                };
                let got = if gone {
                    Err(PostStanding::Gone)
                } else if now < post.born.saturating_add(age) {
                    Err(PostStanding::Young)
                } else if PAID.iter().any(|paid| value(*paid).is_some_and(|value| value > 0)) {
                    Err(PostStanding::Promoted)
                } else {
                    let found = match figure.above() {
                        Some(metric) => value(metric),
                        None => interactions(value),
                    };
                    found.map(|value| value.max(0)).ok_or(PostStanding::Uncounted)
                };
                out.push(Seen {
                    id: post.id,
                    profile: *profile,
                    born: post.born,
                    at: local.weekday_and_hour(post.born),
                    format: post.facts.format,
                    tags: post
                        .facts
                        .tags
                        .iter()
                        .filter_map(|tag| self.tags.get(tag))
                        .map(String::as_str)
                        .collect(),
                    reply: post.facts.reply,
                    got,
                });
            }
        }
        out.sort_by_key(|post| (post.born, post.id));
        out
    }
}

/// A running total at an age, from its snapshots in order. Where a total stood still there may be none for long, so the last before that
/// age holds if it was looked at later; what was first counted after it stands in where nothing was counted for half the age.
fn at_age(values: &[(u32, i64)], born: u32, age: u32, seen: u32) -> Option<i64> {
    let (half, end, late) =
        (born.saturating_add(age / 2), born.saturating_add(age), born.saturating_add(age.saturating_mul(2)));
    let until = values.partition_point(|(at, _)| *at <= end);
    let before = until.checked_sub(1).map(|at| values[at]);
    let after = values.get(until).filter(|(at, _)| *at <= late);
    match before {
        Some((at, value)) if at >= half => Some(value),
        Some((_, value)) => after.map(|(_, value)| *value).or((seen >= half).then_some(value)),
        None => after.map(|(_, value)| *value),
    }
}

/// What it takes to settle an experiment, from what the profiles posted in the year before `now`.
pub(super) fn plan(blocks: &Blocks, fields: &ExperimentFields, now: Timestamp) -> ExperimentPlan {
    let all = blocks.posts(&fields.profiles, fields.figure, age(fields), now);
    let from = seconds(now - PLAN_FROM);
    let lately = seconds(now - Duration::from_secs(u64::from(CADENCE_WEEKS) * 7 * 86_400));
    let mut values: BTreeMap<ProfileId, Vec<f64>> = BTreeMap::new();
    for post in all.iter().filter(|post| !post.reply && post.born >= from) {
        if let Ok(value) = post.got {
            values.entry(post.profile).or_default().push(value as f64);
        }
    }
    let usual: BTreeMap<ProfileId, f64> = values
        .iter()
        .filter(|(_, values)| values.len() >= USUAL_MIN)
        .map(|(profile, values)| (*profile, median(values).max(0.5)))
        .collect();
    // One after another, each in its own unit: the scatter is reckoned around a running middle.
    let several = fields.profiles.len() > 1;
    let history: Vec<f64> = values
        .iter()
        .flat_map(|(profile, values)| {
            let unit = if several { usual.get(profile).copied() } else { Some(1.0) };
            values.iter().filter_map(move |value| unit.map(|unit| value / unit))
        })
        .collect();
    let made = pure::plan(&history, 1.0 + f64::from(fields.worth_percent) / 100.0, POWER);
    let recent = all.iter().filter(|post| !post.reply && post.born >= lately).count();
    ExperimentPlan {
        ratio: made.ratio,
        spread: made.spread,
        posts_each_once: made.posts_each,
        posts_each_usually: made.posts_each_usually,
        posts_each_at_most: made.posts_each_at_most,
        posts_known: history.len(),
        posts_per_week: recent as f64 / f64::from(CADENCE_WEEKS),
        usual,
    }
}

/// How a running experiment stands at `now`.
pub(super) fn stand(
    blocks: &Blocks,
    one: &Experiment,
    placed: &[Placed],
    now: Timestamp,
) -> ExperimentStanding {
    let fields = &one.fields;
    let since = seconds(one.started_at.unwrap_or(now));
    let mut by_hand: HashMap<Uuid, &Placed> = placed.iter().map(|one| (one.subject_id, one)).collect();
    let several = fields.profiles.len() > 1;
    let (mut posts, mut loose) = (Vec::new(), Vec::new());
    let (mut a, mut b) = (Vec::new(), Vec::new());
    for post in blocks.posts(&fields.profiles, fields.figure, age(fields), now) {
        let hand = by_hand.remove(&post.id);
        if hand.is_none() && post.born < since {
            continue;
        }
        let fits = |rule: &Option<super::ArmRule>| {
            rule.as_ref().is_some_and(|rule| !post.reply && rule.fits(post.at, post.format, &post.tags))
        };
        let both = fits(&fields.a.rule) && fits(&fields.b.rule);
        let arm = match hand {
            Some(hand) => hand.arm(),
            None if both => None,
            None if fits(&fields.a.rule) => Some(ArmName::A),
            None => fits(&fields.b.rule).then_some(ArmName::B),
        };
        let standing = match &post.got {
            _ if post.born < since => PostStanding::Early,
            _ if both && hand.is_none() => PostStanding::Both,
            Err(why) => *why,
            Ok(_) if several && !one.plan.usual.contains_key(&post.profile) => PostStanding::Uncounted,
            Ok(_) => PostStanding::Counts,
        };
        let value = post.got.ok();
        if let (Some(arm), PostStanding::Counts, Some(value)) = (arm, standing, value) {
            let unit = if several { one.plan.usual.get(&post.profile).copied().unwrap_or(1.0) } else { 1.0 };
            let levels = if arm == ArmName::A { &mut a } else { &mut b };
            levels.push(value as f64 / unit);
        }
        let told = ArmPost {
            subject: post.id,
            profile: Some(post.profile),
            published_at: Some(instant(post.born)),
            arm,
            by_hand: hand.is_some(),
            standing,
            value,
            late: hand.is_some_and(|hand| {
                arm.is_some() && seconds(hand.assigned_at) >= post.born.saturating_add(age(fields))
            }),
        };
        if arm.is_some() { posts.push(told) } else { loose.push(told) }
    }
    // What was put into a version and is not there yet, or no longer.
    for hand in placed.iter().filter(|hand| by_hand.contains_key(&hand.subject_id)) {
        let told = ArmPost {
            subject: hand.subject_id,
            profile: None,
            published_at: None,
            arm: hand.arm(),
            by_hand: true,
            standing: PostStanding::NotOut,
            value: None,
            late: false,
        };
        if told.arm.is_some() {
            posts.push(told);
        }
    }
    let drop = loose.len().saturating_sub(LOOSE_MAX);
    posts.extend(loose.into_iter().skip(drop));
    let plan = pure::Plan {
        ratio: one.plan.ratio,
        spread: one.plan.spread,
        posts_each: one.plan.posts_each_once,
        posts_each_usually: one.plan.posts_each_usually,
        posts_each_at_most: one.plan.posts_each_at_most,
    };
    let seen = pure::monitor(&a, &b, &plan);
    let (verdict, more_each) = match seen.state {
        pure::State::Running { more_needed } => (ExperimentVerdict::Running, more_needed),
        pure::State::Settled { winner: pure::Arm::A } => (ExperimentVerdict::ABetter, 0),
        pure::State::Settled { winner: pure::Arm::B } => (ExperimentVerdict::BBetter, 0),
        pure::State::Futile => {
            let within = seen.always.low > 1.0 / plan.ratio && seen.always.high < plan.ratio;
            (if within { ExperimentVerdict::TooSmall } else { ExperimentVerdict::UsedUp }, 0)
        }
    };
    let typical = |levels: &[f64]| (!levels.is_empty()).then(|| median(levels));
    ExperimentStanding {
        verdict,
        estimate: super::Estimate::of(seen.ratio),
        // Before there are posts of both it says nothing at all.
        always: (!a.is_empty() && !b.is_empty()).then(|| super::Estimate::of(seen.always)),
        more_each,
        counted_a: a.len(),
        counted_b: b.len(),
        typical_a: typical(&a),
        typical_b: typical(&b),
        posts,
    }
}

fn age(fields: &ExperimentFields) -> u32 {
    fields.age_hours.saturating_mul(3600)
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => 0.0,
        odd if odd % 2 == 1 => sorted[middle],
        _ => (sorted[middle - 1] + sorted[middle]) / 2.0,
    }
}

#[cfg(test)]
mod tests {
    use super::at_age;

    const HOUR: u32 = 3600;

    #[test]
    fn a_total_is_read_at_the_age() {
        let born = 1_000;
        let at = |hours: u32, value: i64| (born + hours * HOUR, value);
        let day = 24 * HOUR;
        let told = |values: &[(u32, i64)], seen: u32| at_age(values, born, day, born + seen * HOUR);
        assert_eq!(told(&[at(1, 3), at(20, 9), at(30, 12)], 30), Some(9), "the last before the age");
        assert_eq!(told(&[at(24, 9)], 24), Some(9), "the age itself is part of it");
        assert_eq!(told(&[at(2, 3), at(40, 9)], 40), Some(9), "half a day nobody knew of");
        assert_eq!(told(&[at(2, 3)], 300), Some(3), "it stood still");
        assert_eq!(told(&[at(2, 3), at(900, 4)], 900), Some(3), "it stood still for long");
        assert_eq!(told(&[at(2, 3)], 2), None, "nobody looked again");
        assert_eq!(told(&[at(30, 12)], 30), Some(12), "a file told it later");
        assert_eq!(told(&[at(300, 12)], 300), None, "that is another age");
        assert_eq!(told(&[], 0), None);
    }
}
