//! Us and each competitor side by side over a time: how many follow, how often they post, what comes of it, what they post.
//!
//! # Design
//! One pass over the indexes of the brand's measured profiles gathers what their posts of the time are and came to until now;
//! followers come from the roll-ups. Nobody is compared by what happened in the time, since of competitors that is not known from
//! before they were first looked at. Answers to others are no posts here (as in published benchmarks) and counted by themselves.

use super::{
    sees,
    side::Context,
    store,
    tally::{Tally, gather, hear, levels},
    words::{Named, OurText},
};
use crate::{
    blocks::Format,
    labels,
    measure::{self, Counting, Dimension, Figure, Question, Whose},
};
use async_trait::async_trait;
use jiff::civil::Date;
use selaras_kernel::{Actor, BrandId, CompetitorId, ProfileId, Result, Timestamp};
use selaras_store::Db;
use std::collections::HashMap;
use uuid::Uuid;

/// Which time of which brand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The brand.
    pub brand: BrandId,
    /// First local day.
    pub from: Date,
    /// Last local day.
    pub to: Date,
}

/// What our own posts say; another domain knows it.
#[async_trait]
pub trait Texts: Send + Sync {
    /// The texts of these deliveries; what is not there, or not the actor's to read, is left out.
    ///
    /// # Errors
    /// The database's.
    async fn ours(&self, actor: &Actor, deliveries: &[Uuid]) -> Result<Vec<OurText>>;
}

/// A figure, and what it rests on.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Amount {
    /// The value; absent when it is not known, which is not 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// Posts it rests on; of followers and of posts the profiles, of posts per week the days.
    pub of: u64,
}

impl Amount {
    pub(super) fn part(part: u64, of: u64) -> Self {
        Self { value: (of > 0).then(|| 100.0 * part as f64 / of as f64), of }
    }

    pub(super) fn quotient(above: f64, over: f64, of: u64) -> Self {
        Self { value: (of > 0 && over > 0.0).then(|| above / over), of }
    }
}

/// How much of what somebody posts is of one format.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct FormatShare {
    /// The format.
    pub format: Format,
    /// Percent of the posts whose format is known.
    pub share: Amount,
    /// Interactions per post of this format.
    pub interactions_per_post: Amount,
}

/// A hashtag somebody uses.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct TagShare {
    /// In small letters, without `#`.
    pub tag: String,
    /// Posts that carry it.
    pub posts: u64,
    /// Interactions per post that carries it.
    pub interactions_per_post: Amount,
}

/// An hour of the week.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Hour {
    /// Local weekday, Monday is 0.
    pub weekday: u8,
    /// Local hour, 0 to 23.
    pub hour: u8,
    /// Percent of the posts.
    pub share: Amount,
}

/// How somebody writes, in percent of the posts.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Tone {
    /// That ask something.
    pub question: Amount,
    /// With a link.
    pub link: Amount,
    /// With an emoji.
    pub emoji: Amount,
    /// With a hashtag.
    pub hashtag: Amount,
    /// Median length of the texts, in characters (no percent).
    pub length: Amount,
}

/// One of the best posts.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct BestPost {
    /// Its id: of our delivery, or of what was seen of it.
    pub subject: Uuid,
    /// Its profile.
    pub profile: ProfileId,
    /// When it appeared (UTC).
    pub published_at: Timestamp,
    /// What it is made of.
    pub format: Format,
    /// Its interactions until now.
    pub interactions: i64,
    /// The beginning of what it says, at most 280 characters; empty where that is not known.
    pub text: String,
    /// Its page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// One side of a comparison: us, or a competitor.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Side {
    /// The competitor; absent for us.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub competitor: Option<CompetitorId>,
    /// Their name; empty for us.
    pub name: String,
    /// Networks they are on, as far as they are measured.
    pub networks: Vec<String>,
    /// Profiles that are measured.
    pub profiles: u64,
    /// Profiles among them whose posts have not been looked at yet.
    pub waiting: u64,
    /// First local day from which their posts are known, within the time.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = "date")]
    pub known_from: Option<Date>,
    /// When anything of them was last counted (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counted_at: Option<Timestamp>,
    /// Followers at the end of the time.
    pub followers: Amount,
    /// By how many percent they grew in the time, or since they were first counted in it.
    pub followers_growth: Amount,
    /// Posts that appeared in the time, answers to others left out.
    pub posts: Amount,
    /// Answers to others in the time.
    pub replies: Amount,
    /// Posts per week, over the days of the time of which their posts are known.
    pub posts_per_week: Amount,
    /// Interactions with these posts until now.
    pub interactions: Amount,
    /// Interactions per post.
    pub interactions_per_post: Amount,
    /// Interactions per post for each 1,000 followers when the post appeared.
    pub interactions_per_thousand: Amount,
    /// Their interactions in percent of those of all sides.
    pub share_of_voice: Amount,
    /// What they post, the most frequent first.
    pub formats: Vec<FormatShare>,
    /// Their hashtags, the most frequent first; at most 10.
    pub hashtags: Vec<TagShare>,
    /// Whom they name, the most frequent first; at most 10.
    pub mentions: Vec<Named>,
    /// When they usually post, the most frequent first; at most 3.
    pub hours: Vec<Hour>,
    /// How they write.
    pub tone: Tone,
    /// Their posts with the most interactions; at most 3.
    pub best: Vec<BestPost>,
}

/// Us and all competitors of a brand beside each other.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Comparison {
    /// The brand.
    pub brand: BrandId,
    /// First local day.
    #[schema(value_type = String, format = "date")]
    pub from: Date,
    /// Last local day.
    #[schema(value_type = String, format = "date")]
    pub to: Date,
    /// Us first, then the competitors by name.
    pub sides: Vec<Side>,
}

/// Puts us and each competitor of a brand side by side.
///
/// # Errors
/// `not_found` for a brand whose numbers may not be seen; `range_backwards`, `range_too_long`.
pub async fn compare(
    db: &Db,
    actor: &Actor,
    span: &Span,
    texts: &dyn Texts,
    now: Timestamp,
) -> Result<Comparison> {
    sees(actor, span.brand)?;
    let all = Question {
        brand: Some(span.brand),
        profiles: Vec::new(),
        whose: Whose::All,
        from: span.from,
        to: span.to,
        figure: Figure::Followers,
        by: vec![Dimension::Profile],
        counting: Counting::Happened,
        recount: false,
    };
    measure::check(actor, &all)?;
    let competitors = store::of_brand(db, actor.workspace, span.brand).await?;
    let measured = measure::store::profiles(db, actor, &all).await?;
    let mut sides: Vec<Tally> = (0..=competitors.len()).map(|_| Tally::default()).collect();
    for (place, one) in measured.iter().enumerate() {
        let theirs =
            competitors.iter().position(|of| of.profiles.iter().any(|profile| profile.id == one.profile_id));
        if let Some(side) = theirs.map(|at| at + 1).or(one.ours.then_some(0)) {
            sides[side].places.push(place);
        }
    }
    gather(db, actor, span, &measured, &mut sides).await?;
    let (levels, gains) = levels(db, actor, &all).await?;
    let shown = hear(db, actor, span, &measured, &mut sides, texts).await?;
    let labels = labels::store::words(db, actor.workspace, &[span.brand]).await?;
    let labels: HashMap<u32, String> =
        labels.into_iter().map(|(_, n, _, word)| (n.unsigned_abs(), word)).collect();
    let everything: i64 = sides.iter().map(|side| side.interactions).sum();
    let context = Context { span, measured: &measured, levels, gains, shown, labels, everything, now };
    let us = context.side(&sides[0], None);
    let others = sides[1..].iter().zip(&competitors).map(|(tally, of)| context.side(tally, Some(of)));
    Ok(Comparison {
        brand: span.brand,
        from: span.from,
        to: span.to,
        sides: std::iter::once(us).chain(others).collect(),
    })
}
