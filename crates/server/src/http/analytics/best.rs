//! Answers: which of the last posts did best, and is that much for their profile?

use crate::http::{app::App, extract::Asked, guard::Who, problem::Answer, reply};
use axum::extract::State;
use selaras_analytics::results::{self, Count};
use selaras_kernel::{BrandId, DeliveryId, Metric, PostId, Problem, Timestamp};
use selaras_publishing::{
    delivery,
    published::{self, Filter},
};
use selaras_workspaces::profiles::{self, Face};
use std::{collections::HashMap, time::Duration};

/// Longest time, in days.
const DAYS_MAX: u32 = 90;
/// Most characters of a text in a list.
const TEXT_MAX: usize = 280;
/// Most results.
const LIMIT_MAX: u32 = 20;

/// Of which time.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Lately {
    /// The brand.
    pub brand: BrandId,
    /// How many days back, 1 to 90; 7 when not given.
    #[param(minimum = 1, maximum = 90)]
    pub days: Option<u32>,
    /// Most results, 1 to 20; 5 when not given.
    #[param(minimum = 1, maximum = 20)]
    pub limit: Option<u32>,
}

/// How one post did on one profile.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub struct PostResult {
    /// The post.
    pub post: PostId,
    /// The delivery.
    pub delivery: DeliveryId,
    /// A name for ourselves.
    pub title: String,
    /// The beginning of what it says there, at most 280 characters.
    pub text: String,
    /// How many files the post carries.
    pub media: usize,
    /// What is shown of the profile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub face: Option<Face>,
    /// When it appeared (UTC).
    pub published_at: Timestamp,
    /// What is counted.
    pub metric: Metric,
    /// The last value.
    pub value: i64,
    /// Who counted it: the name of a network.
    pub source: String,
    /// When it was fetched (UTC).
    pub fetched_at: Timestamp,
    /// The median of what the profile's other posts of the last 90 days had at the same age; absent when fewer than five are known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usual: Option<f64>,
    /// Of how many posts that is the median.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usual_of: Option<usize>,
}

/// The best of the last posts.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub struct BestResults {
    /// The best first.
    pub items: Vec<PostResult>,
    /// How many deliveries appeared in that time.
    pub published: usize,
    /// How many of them were not counted yet, and so have no place here.
    pub uncounted: usize,
}

/// What went out lately, by its reactions, each beside what is usual for its profile at the same age.
#[utoipa::path(get, path = "/api/v1/numbers/best", tag = "numbers", operation_id = "best_results", params(Lately),
    responses((status = 200, description = "The best first.", body = BestResults)))]
pub async fn best(State(app): State<App>, Who(actor): Who, Asked(lately): Asked<Lately>) -> Answer {
    let days = within("days", lately.days.unwrap_or(7), DAYS_MAX)?;
    let limit = within("limit", lately.limit.unwrap_or(5), LIMIT_MAX)? as usize;
    let (brand, now) = (lately.brand, app.now());
    let filter = Filter {
        brand,
        from: now - Duration::from_secs(u64::from(days) * 86_400),
        // What went out this very moment is part of it.
        to: Timestamp(now.0 + 1),
        states: vec![delivery::State::Published],
        profiles: None,
        campaign: None,
        text: None,
    };
    let faces = profiles::faces(&app.db, &actor, brand).await?;
    let out = published::tried(&app.db, &actor, &filter).await?;
    let ids: Vec<_> = out.iter().map(|one| one.delivery.0).collect();
    let mut counts = results::counts(&app.db, &actor, brand, &ids, Metric::Reactions).await?;
    let known: std::collections::HashSet<_> = counts.iter().map(|count| count.subject).collect();
    let (published, uncounted) = (ids.len(), ids.len() - known.len());
    counts.sort_by_key(|count| std::cmp::Reverse((count.value, count.born_at)));
    counts.truncate(limit);
    let usual = results::usual(&app.db, &actor, brand, &counts, Metric::Reactions, now).await?;
    let of: HashMap<_, _> = out.iter().map(|one| (one.delivery.0, one.post)).collect();
    let mut posts: Vec<_> = counts.iter().filter_map(|count| of.get(&count.subject).copied()).collect();
    posts.sort();
    posts.dedup();
    let posts = published::some(&app.db, &actor, brand, &posts).await?;
    let posts: HashMap<_, _> = posts.iter().map(|post| (post.id, post)).collect();
    let shown = |(count, usual): (Count, Option<results::Usual>)| {
        let post = posts.get(of.get(&count.subject)?)?;
        let delivery = post.deliveries.iter().find(|d| d.id.0 == count.subject)?;
        let content = delivery.content.as_ref().unwrap_or(&post.content);
        Some(PostResult {
            post: post.id,
            delivery: delivery.id,
            title: post.title.clone(),
            text: content.beginning(TEXT_MAX),
            media: content.attachments().count(),
            face: faces.get(&delivery.profile).cloned(),
            published_at: delivery.published_at.unwrap_or(count.born_at),
            metric: Metric::Reactions,
            value: count.value,
            source: count.source,
            fetched_at: count.fetched_at,
            usual: usual.map(|usual| usual.median),
            usual_of: usual.map(|usual| usual.posts),
        })
    };
    let items = counts.into_iter().zip(usual).filter_map(shown).collect();
    reply::ok(&BestResults { items, published, uncounted })
}

fn within(field: &'static str, value: u32, most: u32) -> Result<u32, Problem> {
    if (1..=most).contains(&value) {
        Ok(value)
    } else {
        Err(Problem::invalid(field, "number_out_of_range").with("least", 1).with("most", most))
    }
}
