//! What was found: what works, what wastes effort, what declines and why, what is at risk. Each by one rule, with the numbers and posts it
//! rests on.

use super::{
    alike::LookOutcome,
    inventory::ProfileStatus,
    rules::{self, FELL, GROWS, ROSE, SHRINKS},
    seen::{Explained, FormatEffect, Seen, SeenProfile, by_files, is_counted},
    snapshot::{CausePart, EvidencePost, Finding, FindingCode, FindingKind, Number, NumberOf},
};
use selaras_insight::{Cause, Ratio};
use std::collections::BTreeMap;

/// Posts that a finding shows.
const SHOWN: usize = 3;
/// From which part of the posts on a format is used often, and from how many posts.
const OFTEN: (f64, u64) = (0.2, 5);
/// From which part of the posts on a profile takes effort that is worth a word.
const EFFORT: f64 = 10.0;

/// Everything that was found, the weightiest of each kind first.
pub(super) fn findings(seen: &Seen) -> Vec<Finding> {
    let mut all: Vec<(f64, Finding)> = Vec::new();
    for one in seen.profiles.iter().filter(|one| one.profile.said.status != ProfileStatus::LookAlike) {
        if is_counted(&one.profile) {
            all.extend(formats(one));
            all.extend(rates(seen, one));
            all.extend(audience(seen, one));
            all.extend(effort(seen, one));
            all.extend(silent(one));
            all.extend(decline(one));
        }
    }
    all.extend(website(seen));
    all.extend(money(seen));
    all.extend(risks(seen));
    // Weights of a kind only order; of equals the profile decides, so that the same data give the same order.
    all.sort_by(|(a, x), (b, y)| {
        x.kind.cmp(&y.kind).then_with(|| b.total_cmp(a)).then_with(|| x.same_as().cmp(&y.same_as()))
    });
    all.into_iter().map(|(_, finding)| finding).collect()
}

type Weighed = (f64, Finding);

fn found<const P: usize, const N: usize>(
    (kind, code): (FindingKind, FindingCode),
    one: Option<&SeenProfile>,
    params: [(&str, f64); P],
    numbers: [Number; N],
) -> Finding {
    Finding {
        kind,
        code,
        profiles: one.map(|one| one.profile.id).into_iter().collect(),
        about: String::new(),
        params: named(params),
        numbers: numbers.into(),
        posts: Vec::new(),
        causes: Vec::new(),
    }
}

fn named<const P: usize>(params: [(&str, f64); P]) -> BTreeMap<String, f64> {
    params.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn number(of: NumberOf, value: Option<f64>, before: Option<f64>) -> Number {
    Number { of, value, before }
}

fn posts_of(one: &SeenProfile) -> Number {
    number(NumberOf::Posts, Some(one.now.posts as f64), Some(one.before.posts as f64))
}

fn interactions_of(one: &SeenProfile) -> Number {
    number(NumberOf::Interactions, one.now.interactions, one.before.interactions)
}

fn of_format(one: &SeenProfile, format: &str) -> Vec<EvidencePost> {
    let is = |post: &&EvidencePost| {
        serde_json::to_value(post.format).is_ok_and(|value| value.as_str() == Some(format))
    };
    one.posts.iter().filter(is).cloned().collect()
}

/// Formats that do better than usual, and those that do worse and are used often.
fn formats(one: &SeenProfile) -> Vec<Weighed> {
    let best = one.best.as_ref().map(|(format, _)| format.as_str());
    let mut all = Vec::new();
    for effect in &one.effects {
        let mut shown = of_format(one, &effect.format);
        let used = one.formats.iter().find(|part| part.key == effect.format).map_or(0, |part| part.of);
        let finding = |kind, code, FormatEffect { format, effect, posts }: &FormatEffect, shown| {
            let params = [("percent", (effect.ratio - 1.0) * 100.0), ("posts", *posts as f64)];
            let numbers = [number(NumberOf::PostsOfFormat, Some(used as f64), None), posts_of(one)];
            let base = found((kind, code), Some(one), params, numbers);
            Finding { about: format.clone(), posts: shown, ..base }
        };
        if best == Some(effect.format.as_str()) && effect.effect.low > 1.0 && used > 0 {
            shown.truncate(SHOWN);
            let code = FindingCode::FormatWorks;
            all.push((effect.effect.ratio, finding(FindingKind::Works, code, effect, shown)));
        } else if effect.effect.high < 1.0 && used >= OFTEN.1 && used as f64 >= OFTEN.0 * one.now.posts as f64
        {
            let least = shown.split_off(shown.len().saturating_sub(SHOWN));
            let code = FindingCode::FormatWeak;
            all.push((1.0 / effect.effect.ratio, finding(FindingKind::Wastes, code, effect, least)));
        }
    }
    all
}

/// Whether the rate rose, and how it stands beside others'.
fn rates(seen: &Seen, one: &SeenProfile) -> Vec<Weighed> {
    let mut all = Vec::new();
    let Some(rate) = one.now.rate.filter(|_| one.now.posts >= rules::FEWEST_POSTS) else { return all };
    let top = || one.posts.iter().take(SHOWN).cloned().collect();
    let own = number(NumberOf::Rate, Some(rate), one.before.rate);
    let facts = facts(seen, one);
    if let Some(before) = facts.rate_before.filter(|before| *before > 0.0 && rate / before >= ROSE) {
        let params = [("percent", (rate / before - 1.0) * 100.0), ("rate", rate), ("before", before)];
        let code = (FindingKind::Works, FindingCode::RateRose);
        let base = found(code, Some(one), params, [own.clone(), posts_of(one)]);
        all.push((rate / before, Finding { posts: top(), ..base }));
    }
    if let Some((others, whose)) = one.others.as_ref().filter(|(others, _)| *others > 0.0) {
        let ratio = rate / others;
        let (code, weight) = if ratio >= rules::ABOVE {
            ((FindingKind::Works, FindingCode::RateAboveOthers), ratio)
        } else if ratio <= rules::FAR_BELOW {
            ((FindingKind::Wastes, FindingCode::RateBelowOthers), 1.0 / ratio.max(0.01))
        } else {
            return all;
        };
        let theirs = number(NumberOf::RateOfOthers, Some(*others), None);
        let base =
            found(code, Some(one), [("rate", rate), ("others", *others)], [own, theirs, posts_of(one)]);
        all.push((weight, Finding { about: whose.clone(), posts: top(), ..base }));
    }
    all
}

/// Whether followers came or went.
fn audience(seen: &Seen, one: &SeenProfile) -> Option<Weighed> {
    let (growth, followers) = (facts(seen, one).growth?, one.now.followers?);
    let numbers = [number(NumberOf::Followers, Some(followers), one.before.followers)];
    let gained = one.before.followers.map(|before| followers - before);
    let params = [
        ("percent", one.now.growth.unwrap_or(growth)),
        ("followers", followers),
        ("gained", gained.unwrap_or(0.0)),
    ];
    if growth >= GROWS {
        let code = (FindingKind::Works, FindingCode::AudienceGrew);
        Some((1.0 + growth / 100.0, found(code, Some(one), params, numbers)))
    } else if growth <= SHRINKS {
        let code = (FindingKind::Declines, FindingCode::FollowersFell);
        let base = found(code, Some(one), params, numbers);
        Some((1.0 - growth / 100.0, beside_posts(one, base)))
    } else {
        None
    }
}

/// A loss of followers beside what became of posts in the same time: where to look first, since no number says why anybody left.
fn beside_posts(one: &SeenProfile, loss: Finding) -> Finding {
    let Some(interactions) = decline(one).map(|(_, finding)| finding) else {
        let both = one.now.interactions.zip(one.before.interactions);
        let about = match both {
            _ if one.now.posts == 0 && !by_files(&one.profile) => "silent",
            Some((now, before)) if one.now.posts > 0 && one.before.posts > 0 && now >= before => "held",
            Some(_) if one.now.posts > 0 && one.before.posts > 0 => "about_held",
            _ => "unknown",
        };
        return Finding { about: about.into(), ..loss };
    };
    let about = match interactions.code {
        FindingCode::DeclineQuality => "quality",
        FindingCode::DeclineTargeting => "targeting",
        FindingCode::DeclineFrequency => "frequency",
        FindingCode::DeclineMix => "mix",
        FindingCode::DeclinePerPost => "per_post",
        FindingCode::DeclineSeason => "season",
        FindingCode::DeclineEverybody => "everybody",
        _ => "unclear",
    };
    let numbers = loss.numbers.into_iter().chain(interactions.numbers).collect();
    Finding { about: about.into(), numbers, posts: interactions.posts, causes: interactions.causes, ..loss }
}

/// Whether effort pays: the part of all posts beside the part of all interactions.
fn effort(seen: &Seen, one: &SeenProfile) -> Option<Weighed> {
    let (posts, interactions) = facts(seen, one).parts?;
    let back = rules::come_back((posts, interactions))?;
    if one.now.posts < rules::FEWEST_POSTS {
        return None;
    }
    let hours = one.now.posts as f64 * seen.hours_per_post;
    let params = [
        ("posts_percent", posts),
        ("interactions_percent", interactions),
        ("hours", hours),
        ("posts", one.now.posts as f64),
    ];
    let numbers = [posts_of(one), interactions_of(one), number(NumberOf::Hours, Some(hours), None)];
    if back >= rules::PAYS {
        let code = (FindingKind::Works, FindingCode::EffortPays);
        let base = found(code, Some(one), params, numbers);
        Some((back, Finding { posts: one.posts.iter().take(SHOWN).cloned().collect(), ..base }))
    } else if back < rules::LITTLE && posts >= EFFORT {
        let code = (FindingKind::Wastes, FindingCode::EffortLittleBack);
        let base = found(code, Some(one), params, numbers);
        let least = one.posts.iter().rev().take(SHOWN).cloned().collect();
        Some((1.0 / back.max(0.01), Finding { posts: least, ..base }))
    } else {
        None
    }
}

/// Profiles by network: the website and the ledger know no more than that.
fn by_network(seen: &Seen) -> BTreeMap<&str, Vec<&SeenProfile>> {
    let mut all = BTreeMap::<&str, Vec<&SeenProfile>>::new();
    let ours =
        |one: &&SeenProfile| is_counted(&one.profile) && one.profile.said.status != ProfileStatus::LookAlike;
    for one in seen.profiles.iter().filter(ours) {
        all.entry(one.profile.said.network.as_str()).or_default().push(one);
    }
    all
}

/// What people who came from a network did on the website.
fn website(seen: &Seen) -> Vec<Weighed> {
    let mut all = Vec::new();
    for (network, profiles) in by_network(seen) {
        let Some(first) = profiles.first() else { continue };
        let results = first.visits.results();
        if results <= 0.0 {
            continue;
        }
        let code = (FindingKind::Works, FindingCode::BringsResults);
        let params = [("results", results), ("visits", first.visits.visits)];
        let numbers = [
            number(
                NumberOf::Visits,
                Some(first.visits.visits),
                first.visits_before.map(|before| before.visits),
            ),
            number(NumberOf::Results, Some(results), first.visits_before.map(|before| before.results())),
        ];
        let base = found(code, None, params, numbers);
        let ids = profiles.iter().map(|one| one.profile.id).collect();
        all.push((1.0, Finding { profiles: ids, about: network.to_owned(), ..base }));
    }
    all
}

fn silent(one: &SeenProfile) -> Option<Weighed> {
    (one.now.posts == 0 && !by_files(&one.profile)).then(|| {
        let code = (FindingKind::Wastes, FindingCode::Silent);
        let params = [("before", one.before.posts as f64)];
        (0.5, found(code, Some(one), params, [posts_of(one)]))
    })
}

/// That interactions fell, and why.
fn decline(one: &SeenProfile) -> Option<Weighed> {
    let ratio = fell(one)?;
    let mut causes = Vec::new();
    let mut posts = Vec::new();
    let mut code = FindingCode::DeclineUnclear;
    if let Some(change) = &one.change {
        code = diagnosed(change);
        causes = change.parts.iter().map(|(cause, ratio)| cause_part(*cause, *ratio)).collect();
        posts = change.posts.clone();
    }
    let params = [("percent", (1.0 - ratio) * 100.0)];
    let base = found((FindingKind::Declines, code), Some(one), params, [interactions_of(one), posts_of(one)]);
    if posts.is_empty() {
        posts = one.posts.iter().take(SHOWN).cloned().collect();
    }
    Some((1.0 / ratio.max(0.01), Finding { posts, causes, ..base }))
}

/// Interactions ÷ interactions before, where they fell.
fn fell(one: &SeenProfile) -> Option<f64> {
    let before = one.before.interactions.filter(|before| *before > 0.0)?;
    let ratio = one.now.interactions?.max(0.0) / before;
    (ratio <= FELL).then_some(ratio)
}

/// What a decline comes from. A change that may be no more than the usual ups and downs has no cause.
fn diagnosed(change: &Explained) -> FindingCode {
    if change.total.high >= 1.0 && change.cause != Cause::Frequency {
        return FindingCode::DeclineUnclear;
    }
    // A cause that worked the other way did not make it fall.
    let lowers = change.parts.iter().any(|(cause, ratio)| *cause == change.cause && ratio.ratio < 1.0);
    match change.cause {
        _ if !lowers => FindingCode::DeclineUnclear,
        Cause::Quality => FindingCode::DeclineQuality,
        Cause::Targeting => FindingCode::DeclineTargeting,
        Cause::Frequency => FindingCode::DeclineFrequency,
        Cause::Mix => FindingCode::DeclineMix,
        Cause::PerPost => FindingCode::DeclinePerPost,
        Cause::Season => FindingCode::DeclineSeason,
        Cause::Everybody => FindingCode::DeclineEverybody,
        Cause::Nothing | Cause::CantTell { .. } => FindingCode::DeclineUnclear,
    }
}

fn cause_part(cause: Cause, ratio: Ratio) -> CausePart {
    let name = match cause {
        Cause::Season => "Season",
        Cause::Everybody => "Everybody",
        Cause::Frequency => "Frequency",
        Cause::Targeting => "Targeting",
        Cause::Quality => "Quality",
        Cause::Mix => "Mix",
        Cause::PerPost => "PerPost",
        Cause::Nothing => "Nothing",
        Cause::CantTell { .. } => "CantTell",
    };
    CausePart { cause: name.into(), ratio: ratio.ratio, low: ratio.low, high: ratio.high }
}

/// Networks that cost more than they bring, each once however many profiles share it.
fn money(seen: &Seen) -> Vec<Weighed> {
    let mut all = Vec::new();
    for profiles in by_network(seen).into_values() {
        let Some(first) = profiles.first() else { continue };
        for money in first.money.iter().filter(|money| money.cost > 0 && money.gain < money.cost) {
            let sum = profiles.iter().filter_map(|one| one.now.interactions).sum::<f64>();
            let (cost, gain) = (money.cost as f64, money.gain as f64);
            let params =
                [("cost", cost), ("gain", gain), ("interactions", sum), ("profiles", profiles.len() as f64)];
            let numbers = [
                number(NumberOf::Cost, Some(cost), None),
                number(NumberOf::Gain, Some(gain), None),
                number(NumberOf::Interactions, Some(sum), None),
            ];
            let base = found((FindingKind::Wastes, FindingCode::CostLittleBack), None, params, numbers);
            let ids = profiles.iter().map(|one| one.profile.id).collect();
            all.push((
                cost / gain.max(cost / 100.0),
                Finding { profiles: ids, about: money.currency.clone(), ..base },
            ));
        }
    }
    all
}

/// What is not looked after, and who looks like us.
fn risks(seen: &Seen) -> Vec<Weighed> {
    let mut all = Vec::new();
    for looked in seen.looked.iter().filter(|looked| looked.outcome == LookOutcome::Searched) {
        for alike in &looked.found {
            let followers = alike.followers.map(|followers| followers as f64);
            let numbers = [number(NumberOf::TheirFollowers, followers, None)];
            let code = (FindingKind::Risks, FindingCode::LookAlike);
            let base = found(code, None, [("followers", followers.unwrap_or(0.0))], numbers);
            let weight = 3.0 + followers.unwrap_or(0.0).max(0.0);
            all.push((weight, Finding { about: format!("{}/{}", looked.network, alike.handle), ..base }));
        }
    }
    let ours = || seen.profiles.iter().filter(|one| one.profile.said.status != ProfileStatus::LookAlike);
    let mut group = |code, weight, which: &dyn Fn(&SeenProfile) -> bool| {
        let ids: Vec<_> = ours().filter(|one| which(one)).map(|one| one.profile.id).collect();
        if !ids.is_empty() {
            let count = ids.len() as f64;
            let numbers = [number(NumberOf::Profiles, Some(count), None)];
            let base = found((FindingKind::Risks, code), None, [("count", count)], numbers);
            all.push((weight, Finding { profiles: ids, ..base }));
        }
    };
    let unmanaged = |one: &SeenProfile| one.profile.said.status == ProfileStatus::Unmanaged;
    group(FindingCode::NotManaged, 2.0, &unmanaged);
    group(FindingCode::NoOwner, 1.0, &|one| one.profile.said.owner.is_none() && !unmanaged(one));
    group(FindingCode::NoPurpose, 0.5, &|one| one.profile.said.purpose.is_empty() && !unmanaged(one));
    all
}

/// What the rules of verdicts look at.
pub(super) fn facts(seen: &Seen, one: &SeenProfile) -> rules::Facts {
    let own_decline = fell(one).filter(|_| {
        let own = [
            FindingCode::DeclineQuality,
            FindingCode::DeclineTargeting,
            FindingCode::DeclineFrequency,
            FindingCode::DeclineMix,
            FindingCode::DeclinePerPost,
        ];
        one.change.as_ref().is_some_and(|change| own.contains(&diagnosed(change)))
    });
    // A rate of a few posts is chance.
    let enough =
        |figures: &super::seen::Figures| figures.rate.filter(|_| figures.rate_of >= rules::FEWEST_POSTS);
    let days = seen.weeks() * 7.0;
    rules::Facts {
        look_alike: one.profile.said.status == ProfileStatus::LookAlike,
        counted: is_counted(&one.profile),
        by_files: by_files(&one.profile),
        posts: one.now.posts,
        posts_before: one.before.posts,
        parts: seen.parts(one),
        growth: one.now.growth.map(|growth| growth * 90.0 / days),
        rate: enough(&one.now),
        rate_before: enough(&one.before),
        rate_others: one.others.as_ref().map(|(rate, _)| *rate),
        own_decline,
        results: seen.site_counts.then(|| one.visits.results()),
    }
}
