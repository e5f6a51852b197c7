//! The twelve measures of a profile, from what was seen: each with what it rests on, or why it cannot be told.

use super::{
    rules::FEWEST_POSTS,
    seen::{Seen, SeenProfile, by_files, is_counted},
    snapshot::{AuditMeasure, Measured, NotTold, Part},
};
use selaras_analytics::measure::Unit;
use selaras_kernel::Metric;

/// Posts that are shown as the best.
const TOP: usize = 5;

/// All twelve, in order.
pub(super) fn measures(seen: &Seen, one: &SeenProfile) -> Vec<Measured> {
    AuditMeasure::ALL.into_iter().map(|measure| told(seen, one, measure)).collect()
}

fn told(seen: &Seen, one: &SeenProfile, measure: AuditMeasure) -> Measured {
    if !is_counted(&one.profile) {
        return not_told(measure, NotTold::NotConnected);
    }
    match measure {
        AuditMeasure::FollowerGrowth => followers(one),
        AuditMeasure::Engagement => engagement(one),
        AuditMeasure::EngagementRate => rate(one),
        AuditMeasure::PostingFrequency => frequency(seen, one),
        AuditMeasure::BestFormat => format(one),
        AuditMeasure::TopPosts => top(one),
        AuditMeasure::Traffic => traffic(seen, one),
        // Nothing reads conversations yet.
        AuditMeasure::Sentiment | AuditMeasure::QuestionsAnswered | AuditMeasure::ResponseTime => {
            not_told(measure, NotTold::NotYet)
        }
        // No network and no file that is read tells what people like.
        AuditMeasure::Interests => {
            not_told(measure, one.tells.as_ref().map_or(NotTold::NotYet, |_| NotTold::NetworkDoesNotTell))
        }
        AuditMeasure::Demographics => demographics(one),
    }
}

fn blank(measure: AuditMeasure, unit: Unit) -> Measured {
    Measured {
        measure,
        unit,
        value: None,
        before: None,
        of: 0,
        parts: Vec::new(),
        best: None,
        sure: None,
        posts: Vec::new(),
        shared_by: None,
        why_not: None,
    }
}

fn not_told(measure: AuditMeasure, why: NotTold) -> Measured {
    Measured { why_not: Some(why), ..blank(measure, Unit::Count) }
}

/// Why nothing is known of something that needs one of these metrics.
fn why(one: &SeenProfile, needs: &[Metric]) -> NotTold {
    match &one.tells {
        Some(tells) if !needs.iter().any(|metric| tells.contains(metric)) => NotTold::NetworkDoesNotTell,
        Some(_) => NotTold::NotCounted,
        None => NotTold::NoFile,
    }
}

const INTERACTIONS: [Metric; 6] = [
    Metric::Reactions,
    Metric::Reposts,
    Metric::Replies,
    Metric::Quotes,
    Metric::Saves,
    Metric::Interactions,
];

fn followers(one: &SeenProfile) -> Measured {
    let measure = AuditMeasure::FollowerGrowth;
    let Some(now) = one.now.followers else { return not_told(measure, why(one, &[Metric::Followers])) };
    // Where the level at the beginning is not told by itself, growth tells it.
    let beginning =
        one.now.growth.map(|growth| now / (1.0 + growth / 100.0)).filter(|level| level.is_finite());
    let before = one.before.followers.or(beginning);
    Measured { value: Some(now), before, of: one.now.followers_of, ..blank(measure, Unit::Count) }
}

fn engagement(one: &SeenProfile) -> Measured {
    let measure = AuditMeasure::Engagement;
    let Some(now) = one.now.interactions else { return not_told(measure, why(one, &INTERACTIONS)) };
    Measured {
        value: Some(now),
        before: one.before.interactions,
        of: one.now.counted,
        ..blank(measure, Unit::Count)
    }
}

fn rate(one: &SeenProfile) -> Measured {
    let measure = AuditMeasure::EngagementRate;
    if one.now.posts == 0 {
        return not_told(measure, NotTold::NoPosts);
    }
    let Some(now) = one.now.rate else {
        let followers = one.now.followers.is_none();
        return not_told(measure, why(one, if followers { &[Metric::Followers] } else { &INTERACTIONS }));
    };
    Measured {
        value: Some(now),
        before: one.before.rate,
        of: one.now.rate_of,
        parts: one.months.clone(),
        ..blank(measure, Unit::Percent)
    }
}

fn frequency(seen: &Seen, one: &SeenProfile) -> Measured {
    let measure = AuditMeasure::PostingFrequency;
    let told = |posts: &u64| *posts > 0 || !by_files(&one.profile);
    let per_week = |posts: u64| Some(posts).filter(told).map(|posts| posts as f64 / seen.weeks());
    if !told(&one.now.posts) {
        return not_told(measure, NotTold::NoFile);
    }
    Measured {
        value: per_week(one.now.posts),
        before: per_week(one.before.posts),
        of: one.now.posts,
        ..blank(measure, Unit::Count)
    }
}

fn format(one: &SeenProfile) -> Measured {
    let measure = AuditMeasure::BestFormat;
    match one.now.posts {
        0 => return not_told(measure, NotTold::NoPosts),
        posts if posts < FEWEST_POSTS => return not_told(measure, NotTold::TooFewPosts),
        _ => {}
    }
    if one.formats.is_empty() {
        return not_told(measure, why(one, &INTERACTIONS));
    }
    let (best, sure) = one.best.clone().unzip();
    Measured {
        of: one.effects.iter().map(|effect| effect.posts).sum(),
        parts: one.formats.clone(),
        best,
        sure,
        ..blank(measure, Unit::Count)
    }
}

fn top(one: &SeenProfile) -> Measured {
    let measure = AuditMeasure::TopPosts;
    if one.posts.is_empty() {
        let none = one.now.posts == 0;
        return not_told(measure, if none { NotTold::NoPosts } else { why(one, &INTERACTIONS) });
    }
    let posts = one.posts.iter().take(TOP).cloned().collect();
    Measured { of: one.now.posts, posts, ..blank(measure, Unit::Count) }
}

fn traffic(seen: &Seen, one: &SeenProfile) -> Measured {
    let measure = AuditMeasure::Traffic;
    if !seen.site_counts {
        return not_told(measure, NotTold::NoWebsite);
    }
    let visits = &one.visits;
    let parts = [
        ("clicks", visits.clicks),
        ("leads", visits.leads),
        ("downloads", visits.downloads),
        ("signups", visits.signups),
        ("purchases", visits.purchases),
    ];
    Measured {
        value: Some(visits.visits),
        before: one.visits_before.map(|before| before.visits),
        of: visits.visits.max(0.0) as u64,
        parts: parts.into_iter().map(|(key, value)| Part { key: key.into(), value, of: 0 }).collect(),
        shared_by: Some(one.shared_by).filter(|profiles| *profiles > 1),
        ..blank(measure, Unit::Count)
    }
}

fn demographics(one: &SeenProfile) -> Measured {
    let measure = AuditMeasure::Demographics;
    if one.audience.is_empty() {
        return not_told(
            measure,
            one.tells.as_ref().map_or(NotTold::NoFile, |_| NotTold::NetworkDoesNotTell),
        );
    }
    let unit = if one.audience_percent { Unit::Percent } else { Unit::Count };
    Measured { parts: one.audience.clone(), ..blank(measure, unit) }
}
