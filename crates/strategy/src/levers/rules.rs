//! Which levers there are, from what is known. Pure.

use super::{CampaignValue, Effect, Known, LOOKED_AT_DAYS, Lever, PostValue};
use crate::{
    days,
    items::{Direction, KeyResult},
    measures::Nature,
    progress::Standing,
};
use jiff::civil::Date;
use selaras_analytics::Format;
use selaras_insight::Ratio;
use selaras_kernel::ProfileId;
use std::collections::BTreeMap;

/// Fewest posts of a kind that tell what another one would bring.
pub const FEWEST_POSTS: usize = 4;
/// Most posts of a kind that are looked at: what was long ago says less.
const LAST_POSTS: usize = 12;
/// Weeks whose middle is the usual number of posts.
const USUAL_WEEKS: i32 = 8;
/// Half of the interval that four of five cases lie in, in standard deviations.
const FOUR_OF_FIVE: f64 = 1.2816;
/// Weeks that are looked at.
const WEEKS: f64 = LOOKED_AT_DAYS as f64 / 7.0;

/// What will likely be missing at the deadline: the target without the middle of what is foreseen, or, where nothing is, without what the
/// pace of the last four weeks leads to. `None` when nothing is, when it is over, and for what cannot be made up by more (rates, and
/// what is to fall).
pub(crate) fn missing(result: &KeyResult, standing: &Standing, deadline: Date) -> Option<f64> {
    if result.direction != Direction::Up || result.measure.nature() == Nature::Rate {
        return None;
    }
    standing.needed?;
    let ends = match (&standing.likely, standing.now, standing.lately, standing.as_of) {
        (Some(likely), ..) => likely.middle,
        (None, Some(now), Some(lately), Some(as_of)) => {
            now + lately * f64::from(days::between(as_of, deadline)) / 7.0
        }
        _ => return None,
    };
    Some(result.target - ends).filter(|missing| *missing > 0.0)
}

/// What could be done, the largest effect first.
pub fn find(known: &Known) -> Vec<Lever> {
    let Some(missing) = known.missing.filter(|_| known.today < known.deadline) else { return Vec::new() };
    let weeks = (f64::from(days::between(known.today, known.deadline)) / 7.0).max(1.0);
    let mut found = Vec::new();
    found.extend(more_posts(&known.posts, missing, weeks));
    found.extend(known.campaigns.iter().filter_map(|one| more_of_campaign(one, missing, weeks)));
    found.extend(known.hours.iter().filter_map(|one| better_hour(*one, &known.posts, weeks)));
    found.extend(fill_week(known));
    found.extend(known.signed_out.iter().filter_map(|one| sign_in(*one, &known.posts, weeks)));
    found.sort_by(|a, b| b.effect().likely.total_cmp(&a.effect().likely));
    found
}

/// How many more of a kind: as many as make up what is missing, and at most as many again as were usual, one a week at least.
fn count(missing: f64, each: f64, seen: usize, weeks: f64) -> u32 {
    let most = (seen as f64 / WEEKS).max(1.0) * weeks;
    (missing / each).ceil().min(most.floor()).max(1.0) as u32
}

fn more_posts(posts: &[PostValue], missing: f64, weeks: f64) -> Vec<Lever> {
    let mut kinds: BTreeMap<(ProfileId, i16), Vec<&PostValue>> = BTreeMap::new();
    for post in posts.iter().filter(|post| post.format != Format::Unknown) {
        kinds.entry((post.profile, post.format.code() as i16)).or_default().push(post);
    }
    let of_kind = |((profile, _), all): ((ProfileId, i16), Vec<&PostValue>)| {
        let values: Vec<f64> = all.iter().take(LAST_POSTS).map(|post| post.value).collect();
        let each = mean(&values).filter(|each| *each > 0.0 && values.len() >= FEWEST_POSTS)?;
        let count = count(missing, each, all.len(), weeks);
        let format = all.first()?.format;
        let effect = of_posts(f64::from(count), &values)?;
        Some(Lever::MorePosts { profile, format, count, last: values.len() as u32, each, effect })
    };
    kinds.into_iter().filter_map(of_kind).collect()
}

fn more_of_campaign(one: &CampaignValue, missing: f64, weeks: f64) -> Option<Lever> {
    if (one.posts as usize) < FEWEST_POSTS || one.value <= 0.0 {
        return None;
    }
    let each = one.value / f64::from(one.posts);
    let count = count(missing, each, one.posts as usize, weeks);
    let effect = Effect { likely: each * f64::from(count), low: None, high: None };
    Some(Lever::MoreOfCampaign { campaign: one.campaign.clone(), count, last: one.posts, each, effect })
}

fn better_hour(
    (profile, hour, ratio): (ProfileId, u32, Ratio),
    posts: &[PostValue],
    weeks: f64,
) -> Option<Lever> {
    let near = |post: &PostValue| {
        let apart = (i64::from(post.hour) - i64::from(hour)).rem_euclid(24);
        apart.min(24 - apart) <= 1
    };
    let values: Vec<f64> =
        posts.iter().filter(|post| post.profile == profile && !near(post)).map(|post| post.value).collect();
    let each = mean(&values).filter(|_| values.len() >= FEWEST_POSTS && ratio.low > 1.0)?;
    let per_week = values.len() as f64 / WEEKS;
    let gains = |ratio: f64| (ratio - 1.0) * each * per_week * weeks;
    let effect =
        Effect { likely: gains(ratio.ratio), low: Some(gains(ratio.low)), high: Some(gains(ratio.high)) };
    let ratio = [ratio.ratio, ratio.low, ratio.high];
    Some(Lever::BetterHour { profile, hour, ratio, per_week, effect })
}

fn fill_week(known: &Known) -> Option<Lever> {
    let planned = known.planned?;
    let mut weeks = vec![0_u32; USUAL_WEEKS.unsigned_abs() as usize];
    for day in &known.posted {
        // The seven days up to yesterday are the first.
        let back = (days::between(*day, known.today) - 1).div_euclid(7);
        if let Some(week) = usize::try_from(back).ok().and_then(|back| weeks.get_mut(back)) {
            *week += 1;
        }
    }
    weeks.sort_unstable();
    let usual = *weeks.get(weeks.len() / 2)?;
    let values: Vec<f64> = known.posts.iter().take(LAST_POSTS).map(|post| post.value).collect();
    if planned >= usual || values.len() < FEWEST_POSTS {
        return None;
    }
    let effect = of_posts(f64::from(usual - planned), &values)?;
    (effect.likely > 0.0).then_some(Lever::FillWeek { planned, usual, effect })
}

fn sign_in(profile: ProfileId, posts: &[PostValue], weeks: f64) -> Option<Lever> {
    let values: Vec<f64> =
        posts.iter().filter(|post| post.profile == profile).map(|post| post.value).collect();
    let all: f64 = values.iter().sum();
    let per_week = all / WEEKS;
    let effect = of_posts(values.len() as f64 / WEEKS * weeks, &values)?;
    (all > 0.0).then_some(Lever::SignIn { profile, per_week, effect })
}

/// What `count` posts like these would bring: their mean as often, and the range in which four of five such sums lie, from the
/// scatter of single posts and from how little so few posts tell of their mean: `s √(n + n² / m)`.
fn of_posts(count: f64, values: &[f64]) -> Option<Effect> {
    let each = mean(values)?;
    let known = values.len() as f64;
    let scatter = values.iter().map(|value| (value - each).powi(2)).sum::<f64>() / (known - 1.0).max(1.0);
    let half = FOUR_OF_FIVE * (scatter * (count + count * count / known)).sqrt();
    let likely = each * count;
    Some(Effect { likely, low: Some((likely - half).max(0.0)), high: Some(likely + half) })
}

fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}
