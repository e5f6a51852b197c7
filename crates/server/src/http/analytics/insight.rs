//! Answers: what do the numbers say, and how sure is it? Promoted posts, what does best, why a number changed, odd days.

use crate::http::{app::App, extract::Asked, guard::Who, problem::Answer, reply};
use axum::extract::State;
use jiff::civil::Date;
use selaras_analytics::{
    Format,
    insight::{self, ProfileHistory, Subject},
    observed,
};
use selaras_insight::{self as pure, Basis, Ranking};
use selaras_kernel::{BrandId, CohortId, Error, PostId, ProfileId, Result};
use selaras_publishing::published;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::HashMap;
use uuid::Uuid;

/// Most characters of a text in a list.
const TEXT_MAX: usize = 160;

/// Whose.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Of {
    /// The brand.
    pub brand: BrandId,
    /// Only this profile.
    pub profile: Option<ProfileId>,
}

/// A post, with what it says.
#[derive(Clone, Debug, Default, Serialize, utoipa::ToSchema)]
pub struct Shown {
    /// Under which id its numbers lie.
    pub subject: Uuid,
    /// Our post, if it is one of ours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<PostId>,
    /// The beginning of what it says.
    pub text: String,
    /// Its page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// What posts say, by the ids under which their numbers lie.
pub(crate) async fn said(
    app: &App,
    actor: &selaras_kernel::Actor,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, Shown>> {
    let mut out = HashMap::new();
    for one in observed::seen(&app.db, actor, ids).await? {
        let text = one.text.chars().take(TEXT_MAX).collect();
        out.insert(one.subject_id, Shown { subject: one.subject_id, id: None, text, url: one.url });
    }
    for one in published::said(&app.db, actor, ids).await? {
        let text = one.content.beginning(TEXT_MAX);
        out.insert(one.delivery.0, Shown { subject: one.delivery.0, id: Some(one.post), text, url: one.url });
    }
    Ok(out)
}

/// Runs what takes a while beside the threads that answer.
pub(crate) async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|e| Error::fault("reckoning", e))
}

/// A post that was probably promoted.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct PromotedPost {
    /// The post.
    #[serde(flatten)]
    pub post: Shown,
    /// Its profile.
    pub profile: ProfileId,
    /// When it appeared (UTC).
    pub published_at: selaras_kernel::Timestamp,
    /// What it is made of.
    pub format: Format,
    /// Probability that it was promoted, 0 to 1; 1 where the network says so.
    pub probability: f64,
    /// If it was: the part of its interactions gathered by promotion, 0 to 1.
    pub share: f64,
    /// If it was: the interactions gathered by promotion.
    pub gathered: f64,
    /// What speaks for it: `{code, value, usual}` each.
    #[schema(value_type = Vec<Object>)]
    pub evidence: Vec<pure::Evidence>,
}

/// The promoted posts of a brand.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct PromotedPosts {
    /// Those with a probability of a fifth or more, the most probable first.
    pub posts: Vec<PromotedPost>,
    /// How many posts of the last two years were judged.
    pub judged: usize,
}

/// Which of our posts of the last two years were promoted with money: as the network says, or by the shape of their interactions over
/// time and against reach, with how sure that is.
#[utoipa::path(get, path = "/api/v1/insight/promoted", tag = "insight", operation_id = "promoted_posts", params(Of),
    responses((status = 200, description = "The most probable first.", body = PromotedPosts)))]
pub async fn promoted(State(app): State<App>, Who(actor): Who, Asked(of): Asked<Of>) -> Answer {
    let histories = insight::histories(&app.db, &actor, of.brand, of.profile, app.now()).await?;
    let judged = aside(move || {
        let judge = |mut history: ProfileHistory| {
            let all = history.mark_promoted();
            (
                all.len(),
                all.into_iter()
                    .filter(|one| one.probability >= 0.2)
                    .map(|one| {
                        let subject =
                            usize::try_from(one.id).ok().and_then(|id| history.subjects.get(id)).copied();
                        (one, subject)
                    })
                    .collect::<Vec<_>>(),
            )
        };
        histories.profiles.into_values().map(judge).collect::<Vec<_>>()
    })
    .await?;
    let count = judged.iter().map(|(count, _)| count).sum();
    let likely: Vec<(pure::Promoted, Subject)> = judged
        .into_iter()
        .flat_map(|(_, likely)| likely)
        .filter_map(|(one, subject)| Some((one, subject?)))
        .collect();
    let ids: Vec<Uuid> = likely.iter().map(|(_, subject)| subject.id).collect();
    let mut texts = said(&app, &actor, &ids).await?;
    let mut posts: Vec<PromotedPost> = likely
        .into_iter()
        .map(|(one, subject)| PromotedPost {
            post: texts.remove(&subject.id).unwrap_or(Shown { subject: subject.id, ..Shown::default() }),
            profile: subject.profile,
            published_at: subject.born_at,
            format: subject.format,
            probability: one.probability,
            share: one.share,
            gathered: one.gathered,
            evidence: one.evidence,
        })
        .collect();
    posts.sort_by(|a, b| b.probability.total_cmp(&a.probability).then(b.published_at.cmp(&a.published_at)));
    reply::ok(&PromotedPosts { posts, judged: count })
}

/// What does best, of one profile.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct OfProfile {
    /// The brand.
    pub brand: BrandId,
    /// The profile.
    pub profile: ProfileId,
    /// By people reached instead of followers: how well posts were taken, not how far they went.
    #[serde(default)]
    pub by_reach: bool,
}

/// What does best.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct BestOf {
    /// Posts it rests on.
    pub posts: usize,
    /// By hour of the week (0 is Monday 0:00), hour of the day, weekday (0 is Monday), format, length band (its lower end) and hashtag: each
    /// `{options: [{key, effect: {ratio, low, high}, posts, chance}], best, verdict}`. A ratio of 1.2 is a fifth more than usual; `low` and
    /// `high` are the ends of its 90 % interval. The verdict is `ClearBest`, `Probably`, or `CantTell` with the posts it would take.
    #[schema(value_type = Object)]
    pub factors: Value,
    /// By posts per week: `{posts_per_week, typical, per_post, per_week, posts}`. What was done, not what would be: busy weeks are not
    /// chosen by chance.
    #[schema(value_type = Vec<Object>)]
    pub cadence: Vec<pure::Cadence>,
}

/// Which hours, formats, lengths, hashtags and cadence do best on a profile, by its own last two years, with how sure that is. Promoted
/// posts are left out.
#[utoipa::path(get, path = "/api/v1/insight/best", tag = "insight", operation_id = "what_does_best", params(OfProfile),
    responses((status = 200, description = "By factor.", body = BestOf)))]
pub async fn best(State(app): State<App>, Who(actor): Who, Asked(of): Asked<OfProfile>) -> Answer {
    let mut histories = insight::histories(&app.db, &actor, of.brand, Some(of.profile), app.now()).await?;
    let history = histories.profiles.remove(&of.profile).unwrap_or_default();
    let basis = if of.by_reach { Basis::Reach } else { Basis::Followers };
    let (posts, best) = aside(move || {
        let mut history = history;
        history.mark_promoted();
        let best = pure::best(&history.posts, basis);
        (history.posts.len(), best)
    })
    .await?;
    let named = |ranking: &Ranking, name: &dyn Fn(u32) -> Value| {
        let mut value = serde_json::to_value(ranking)?;
        if let Some(options) = value["options"].as_array_mut() {
            for option in options {
                let key = option["key"].as_u64().and_then(|key| u32::try_from(key).ok()).unwrap_or_default();
                option["key"] = name(key);
            }
        }
        value["best"] = ranking.best.map_or(Value::Null, name);
        Ok::<Value, serde_json::Error>(value)
    };
    let number = |key: u32| Value::from(key);
    let format = |key: u32| {
        u8::try_from(key)
            .map(Format::from_code)
            .ok()
            .and_then(|f| serde_json::to_value(f).ok())
            .unwrap_or_default()
    };
    let tag = |key: u32| histories.hashtags.get(&key).cloned().map_or(Value::Null, Value::from);
    let factors = json!({
        "hour_of_week": named(&best.hour_of_week, &number).map_err(Error::from)?,
        "hour_of_day": named(&best.hour_of_day, &number).map_err(Error::from)?,
        "weekday": named(&best.weekday, &number).map_err(Error::from)?,
        "format": named(&best.format, &format).map_err(Error::from)?,
        "length": named(&best.length, &number).map_err(Error::from)?,
        "hashtag": named(&best.hashtag, &tag).map_err(Error::from)?,
    });
    reply::ok(&BestOf { posts, factors, cadence: best.cadence })
}

/// Two stretches of time.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Stretches {
    /// The brand.
    pub brand: BrandId,
    /// Only this profile.
    pub profile: Option<ProfileId>,
    /// First day of the stretch before, `YYYY-MM-DD`.
    #[param(value_type = String, format = "date")]
    pub before_from: Date,
    /// Last day of it.
    #[param(value_type = String, format = "date")]
    pub before_to: Date,
    /// First day of the stretch after.
    #[param(value_type = String, format = "date")]
    pub after_from: Date,
    /// Last day of it.
    #[param(value_type = String, format = "date")]
    pub after_to: Date,
    /// Beside the competitors in this cohort; all of them when not given.
    pub cohort: Option<CohortId>,
}

/// Why a number changed.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct WhyChanged {
    /// The first days of the weeks compared: before from, before to (not included), after from, after to (not included).
    #[schema(value_type = Vec<String>)]
    pub weeks: [Date; 4],
    /// Us or everybody: `{total, season, everybody, outside, own, competitors, whose}`; each part a ratio with its 90 % interval, absent where
    /// it is not known. `whose` is `Season`, `Everybody`, `Own`, `Nobody` or `CantTell` with why.
    #[schema(value_type = Object)]
    pub change: Value,
    /// What our own part comes from: `{total, parts: [{cause, ratio}], cause, shares}`; the parts multiply to the total.
    #[schema(value_type = Object)]
    pub diagnosis: Value,
    /// The posts that account for it, named in `shares` by their place here.
    pub posts: Vec<Shown>,
}

/// Why interactions changed from one stretch of weeks to another: season, everybody or us; and of our part, whether by frequency,
/// targeting or quality.
#[utoipa::path(get, path = "/api/v1/insight/why", tag = "insight", operation_id = "why_changed", params(Stretches),
    responses((status = 200, description = "With intervals; or that it cannot be told, and why.", body = WhyChanged)))]
pub async fn why(State(app): State<App>, Who(actor): Who, Asked(of): Asked<Stretches>) -> Answer {
    let spans = ((of.before_from, of.before_to), (of.after_from, of.after_to));
    let evidence =
        insight::evidence(&app.db, &actor, of.brand, of.profile, spans, of.cohort, app.now()).await?;
    let why = aside(move || insight::explain(evidence)).await?;
    let mut change = serde_json::to_value(&why.change).map_err(Error::from)?;
    if let Some(fields) = change.as_object_mut() {
        fields.remove("course");
    }
    let mut diagnosis = serde_json::to_value(&why.diagnosis).map_err(Error::from)?;
    let mut posts = Vec::new();
    let wanted: Vec<usize> = why
        .diagnosis
        .shares
        .iter()
        .filter_map(|share| match share.of {
            pure::ShareOf::Post(id) => usize::try_from(id).ok(),
            _ => None,
        })
        .collect();
    let ids: Vec<Uuid> =
        wanted.iter().filter_map(|place| why.subjects.get(*place).map(|one| one.id)).collect();
    let mut texts = said(&app, &actor, &ids).await?;
    let places: HashMap<u64, usize> =
        wanted.iter().enumerate().map(|(n, place)| (*place as u64, n)).collect();
    for id in ids {
        posts.push(texts.remove(&id).unwrap_or(Shown { subject: id, ..Shown::default() }));
    }
    if let Some(shares) = diagnosis["shares"].as_array_mut() {
        for share in shares {
            if let Some(place) = share["of"]["Post"].as_u64().and_then(|id| places.get(&id)) {
                share["of"]["Post"] = Value::from(*place);
            }
            if let Some(code) = share["of"]["Format"].as_u64().and_then(|code| u8::try_from(code).ok()) {
                share["of"]["Format"] = serde_json::to_value(Format::from_code(code)).map_err(Error::from)?;
            }
        }
    }
    reply::ok(&WhyChanged { weeks: why.weeks, change, diagnosis, posts })
}

/// How far back.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Lately {
    /// The brand.
    pub brand: BrandId,
    /// Only this profile.
    pub profile: Option<ProfileId>,
    /// Days, 14 to 730; 90 when not given.
    pub days: Option<i32>,
}

/// A day out of the ordinary.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct OddDay {
    /// The local day.
    #[schema(value_type = String, format = "date")]
    pub date: Date,
    /// Interactions on it.
    pub value: f64,
    /// What was to be expected.
    pub expected: f64,
    /// The lower end of the band it should have been in.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// The posts that gathered most on it.
    pub posts: Vec<Gathered>,
}

/// What a post gathered on a day.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Gathered {
    /// The post.
    #[serde(flatten)]
    pub post: Shown,
    /// Its profile.
    pub profile: ProfileId,
    /// Interactions it gathered that day.
    pub gathered: i64,
}

/// The days on which interactions were out of the ordinary, with the posts that made them.
#[utoipa::path(get, path = "/api/v1/insight/odd-days", tag = "insight", operation_id = "odd_days", params(Lately),
    responses((status = 200, description = "The latest first, at most 20.", body = Vec<OddDay>)))]
pub async fn odd_days(State(app): State<App>, Who(actor): Who, Asked(of): Asked<Lately>) -> Answer {
    let odd =
        insight::odd_days(&app.db, &actor, of.brand, of.profile, of.days.unwrap_or(90), app.now()).await?;
    let ids: Vec<Uuid> = odd.iter().flat_map(|day| day.posts.iter().map(|(id, ..)| *id)).collect();
    let texts = said(&app, &actor, &ids).await?;
    let show = |(id, profile, gathered): (Uuid, ProfileId, i64)| {
        let post = texts.get(&id).cloned().unwrap_or(Shown { subject: id, ..Shown::default() });
        Gathered { post, profile, gathered }
    };
    let day = |day: insight::OddDay| OddDay {
        date: day.date,
        value: day.odd.value,
        expected: day.odd.expected,
        low: day.odd.low,
        high: day.odd.high,
        posts: day.posts.into_iter().map(show).collect(),
    };
    reply::ok(&odd.into_iter().map(day).collect::<Vec<_>>())
}
