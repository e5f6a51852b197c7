//! What an experiment is, and what is told of it.

use super::ExperimentFields;
use selaras_kernel::{BrandId, ExperimentId, PersonId, ProfileId, Timestamp};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What becomes of an experiment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ExperimentState {
    /// It has not begun.
    Planned,
    /// Posts are being compared.
    Running,
    /// One version is better.
    Settled,
    /// It would not be settled with as many posts as it is worth.
    Futile,
    /// Somebody ended it before.
    Stopped,
}

impl ExperimentState {
    const ALL: [Self; 5] = [Self::Planned, Self::Running, Self::Settled, Self::Futile, Self::Stopped];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Running => "running",
            Self::Settled => "settled",
            Self::Futile => "futile",
            Self::Stopped => "stopped",
        }
    }

    pub(super) fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|one| one.as_str() == name).unwrap_or(Self::Stopped)
    }
}

/// A version of an experiment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ArmName {
    /// The first.
    A,
    /// The second.
    B,
}

/// Where people put a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Placing {
    /// Into the first version.
    A,
    /// Into the second version.
    B,
    /// Into neither, whatever the rules say.
    None,
    /// Where the rules put it.
    Rule,
}

impl Placing {
    pub(super) fn stored(self) -> Option<&'static str> {
        match self {
            Self::A => Some("a"),
            Self::B => Some("b"),
            Self::None => Some("none"),
            Self::Rule => None,
        }
    }
}

/// How many posts it takes, reckoned from the profiles' own posts of the year before.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct ExperimentPlan {
    /// The difference worth finding as a ratio: 1.5 for 50 percent.
    pub ratio: f64,
    /// How much single posts scatter: the standard deviation of natural logarithms.
    pub spread: f64,
    /// Posts per version that would settle it if one looked only once, at the end (power 80 %, error 10 %).
    pub posts_each_once: u32,
    /// Posts per version by which more than half of such experiments are settled, looked at any time.
    pub posts_each_usually: u32,
    /// Posts per version after which it is given up.
    pub posts_each_at_most: u32,
    /// From how many posts this was reckoned. With few it rests on what is common elsewhere.
    pub posts_known: usize,
    /// Posts a week on these profiles in the last eight weeks.
    pub posts_per_week: f64,
    /// What is usual on each profile, by its id: the median of the figure at that age. Without profiles of which less than five posts are
    /// known.
    #[schema(value_type = std::collections::HashMap<String, f64>)]
    pub usual: BTreeMap<ProfileId, f64>,
}

/// A ratio with an interval; 1.2 is a fifth more.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[schema(as = ExperimentEstimate)]
pub struct Estimate {
    /// The estimate.
    pub ratio: f64,
    /// The lower end of its 90 % interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Estimate {
    pub(super) fn of(ratio: selaras_insight::Ratio) -> Self {
        Self { ratio: ratio.ratio, low: ratio.low, high: ratio.high }
    }
}

/// What the posts say so far, or said at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ExperimentVerdict {
    /// Not settled.
    Running,
    /// The first version is better.
    ABetter,
    /// The second version is better.
    BBetter,
    /// They differ by less than is worth finding.
    TooSmall,
    /// Not settled with as many posts, or in as long a time, as it is worth.
    UsedUp,
}

/// Whether a post counts, or why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PostStanding {
    /// It counts.
    Counts,
    /// It is not old enough yet.
    Young,
    /// Nobody counted it around that age.
    Uncounted,
    /// Its network no longer had it at that age.
    Gone,
    /// Money was put behind it.
    Promoted,
    /// It appeared before the experiment began.
    Early,
    /// The rules of both versions fit it.
    Both,
    /// It has not appeared yet, or nothing is known of it any more.
    NotOut,
}

/// A post of an experiment.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct ArmPost {
    /// The delivery, or the id under which the numbers of a post lie that was seen elsewhere.
    pub subject: Uuid,
    /// Its profile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<ProfileId>,
    /// When it appeared (UTC).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_at: Option<Timestamp>,
    /// In which version it is; absent for neither.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arm: Option<ArmName>,
    /// Whether somebody put it there, and no rule.
    pub by_hand: bool,
    /// Whether it counts.
    pub standing: PostStanding,
    /// What it had at the age of comparison.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<i64>,
    /// Whether it was put there when it could be known already how it did.
    pub late: bool,
}

/// How an experiment stands, or stood when it ended.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct ExperimentStanding {
    /// What it says.
    pub verdict: ExperimentVerdict,
    /// The second version against the first: 1.2 is a fifth more, drawn towards 1 while little is known.
    pub estimate: Estimate,
    /// The same with the wider interval that holds however often one looks, on which the verdict rests; absent while a version has no posts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub always: Option<Estimate>,
    /// About how many more posts of each version, if the difference is as it seems; 0 when it is over.
    pub more_each: u32,
    /// Posts of the first version that count.
    pub counted_a: usize,
    /// Posts of the second version that count.
    pub counted_b: usize,
    /// The median of the first version: of the figure, or, with several profiles, of how many times what is usual there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub typical_a: Option<f64>,
    /// The median of the second version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub typical_b: Option<f64>,
    /// Its posts, and those of the same time in neither version; only where one experiment is read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub posts: Vec<ArmPost>,
}

/// What is kept of an experiment that is over: how it stood then.
pub(crate) type ExperimentResult = ExperimentStanding;

/// An experiment of a brand.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct Experiment {
    /// Id.
    pub id: ExperimentId,
    /// The brand.
    pub brand: BrandId,
    /// What is said of it.
    #[serde(rename = "experiment")]
    pub fields: ExperimentFields,
    /// How many posts it takes.
    pub plan: ExperimentPlan,
    /// What has become of it.
    pub state: ExperimentState,
    /// How it stands, or stood when it ended; absent before it begins.
    #[serde(rename = "standing", skip_serializing_if = "Option::is_none")]
    pub result: Option<ExperimentStanding>,
    /// When it was made (UTC).
    pub created_at: Timestamp,
    /// By whom; absent for the system.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_by: Option<PersonId>,
    /// When it began (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub started_at: Option<Timestamp>,
    /// Who began it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub started_by: Option<PersonId>,
    /// When it ended (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Timestamp>,
    /// Who ended it; absent when it ended by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended_by: Option<PersonId>,
    /// When it was last changed (UTC).
    pub updated_at: Timestamp,
    /// Moves on with every change; what `If-Match` is held against.
    pub version: i64,
}

/// An experiment to be made.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewExperiment {
    /// The brand.
    pub brand: BrandId,
    /// What is said of it.
    pub experiment: ExperimentFields,
    /// Whether it begins at once.
    #[serde(default)]
    pub start: bool,
}

/// Where posts are put.
#[derive(Clone, Debug, PartialEq, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlacedPost {
    /// The delivery, or the id under which the numbers of a post lie that was seen elsewhere.
    pub subject: Uuid,
    /// Where.
    pub into: Placing,
}

/// Where a post was put by hand.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub(crate) struct Placed {
    pub experiment_id: ExperimentId,
    pub subject_id: Uuid,
    pub arm: String,
    pub assigned_at: Timestamp,
}

impl Placed {
    pub(super) fn arm(&self) -> Option<ArmName> {
        match self.arm.as_str() {
            "a" => Some(ArmName::A),
            "b" => Some(ArmName::B),
            _ => None,
        }
    }
}
