//! What an audit keeps: what was seen of each profile, what follows from it, and on what that rests. Plain data; the program in the browser
//! says it in words.

use super::{alike::Looked, inventory::InventoryProfile, rules::Judged};
use jiff::civil::Date;
use selaras_analytics::{Format, measure::Unit};
use selaras_kernel::Timestamp;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Everything of an audit that does not change once it was made.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[schema(as = AuditSnapshot)]
pub struct Snapshot {
    /// Version of the rules by which it was judged.
    pub rules: u32,
    /// Which days were looked at, and beside which.
    pub span: Span,
    /// Hours that one post takes: said by people, or assumed.
    pub hours_per_post: f64,
    /// When anything of the profiles was last counted (UTC); absent for never.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counted_at: Option<Timestamp>,
    /// The profiles, by network and name.
    pub profiles: Vec<AuditedProfile>,
    /// How each network was searched for look-alikes.
    pub looked: Vec<Looked>,
    /// What works, what wastes effort, what declines, what is at risk: the weightiest of each kind first.
    pub findings: Vec<Finding>,
    /// How much of what is asked could be told.
    pub coverage: Coverage,
}

/// The days of an audit, all of them local days of the brand and included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[schema(as = AuditSpan)]
pub struct Span {
    /// First day.
    #[schema(value_type = String, format = "date")]
    pub from: Date,
    /// Last day.
    #[schema(value_type = String, format = "date")]
    pub to: Date,
    /// First day of the time before, which is as long.
    #[schema(value_type = String, format = "date")]
    pub before_from: Date,
    /// Last day of it.
    #[schema(value_type = String, format = "date")]
    pub before_to: Date,
}

/// How many of the measures of all profiles could be told.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
#[schema(as = AuditCoverage)]
pub struct Coverage {
    /// Measures that were told.
    pub told: usize,
    /// Twelve for each profile that is not a look-alike.
    pub of: usize,
}

/// A profile as the audit saw it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct AuditedProfile {
    /// Who it is, and what people said of it then.
    #[serde(flatten)]
    pub profile: InventoryProfile,
    /// The twelve measures, in order; none of a look-alike.
    pub measures: Vec<Measured>,
    /// What it takes and what comes back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effort: Option<Effort>,
    /// What the rules say of it.
    pub judged: Judged,
}

/// What is measured of a profile.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum AuditMeasure {
    /// Followers at the end of the time; `before` is at its beginning.
    FollowerGrowth,
    /// Interactions that happened in the time.
    Engagement,
    /// Interactions per post by followers, in percent, of the posts of the time, by month.
    EngagementRate,
    /// Posts per week.
    PostingFrequency,
    /// The format that does best, all else equal; `parts` are interactions per post by format in the time.
    BestFormat,
    /// The posts of the time with most interactions.
    TopPosts,
    /// Visits of the website from the network; `parts` are what came of them.
    Traffic,
    /// How people speak of us.
    Sentiment,
    /// Questions that were answered, in percent.
    QuestionsAnswered,
    /// How long people wait for an answer, in seconds.
    ResponseTime,
    /// What the audience likes.
    Interests,
    /// Who the audience is: age, place, work.
    Demographics,
}

impl AuditMeasure {
    /// All twelve, in the order in which they are told.
    pub const ALL: [Self; 12] = [
        Self::FollowerGrowth,
        Self::Engagement,
        Self::EngagementRate,
        Self::PostingFrequency,
        Self::BestFormat,
        Self::TopPosts,
        Self::Traffic,
        Self::Sentiment,
        Self::QuestionsAnswered,
        Self::ResponseTime,
        Self::Interests,
        Self::Demographics,
    ];
}

/// Why a measure could not be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = AuditNotTold)]
pub enum NotTold {
    /// The network does not tell it.
    NetworkDoesNotTell,
    /// It would be counted, and nothing of this time was.
    NotCounted,
    /// Nothing was posted.
    NoPosts,
    /// So few posts say nothing.
    TooFewPosts,
    /// No website of the brand counts where people come from.
    NoWebsite,
    /// A file of the network's own analytics would tell it, and none was imported.
    NoFile,
    /// Nothing here counts it yet.
    NotYet,
    /// The profile is not connected, and no file of it was imported.
    NotConnected,
}

/// How sure the best of several is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = AuditSureness)]
pub enum Sureness {
    /// Best with a chance of nine in ten or more.
    Clear,
    /// Best with a chance of six in ten or more.
    Probable,
    /// It can't be told.
    Open,
}

/// A measure of a profile, or why there is none.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[schema(as = AuditMeasured)]
pub struct Measured {
    /// Which.
    pub measure: AuditMeasure,
    /// In what it is told.
    pub unit: Unit,
    /// The value; absent where it is told by parts or posts alone, or not at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// The same of the time before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<f64>,
    /// On how many posts (of followers and interactions: days with a count; of traffic: visits) it rests.
    pub of: u64,
    /// Its parts: months, formats, what visits came to, parts of the audience (`age/25-34`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
    /// Which is best: a format.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub best: Option<String>,
    /// How sure that is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sure: Option<Sureness>,
    /// Posts that show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub posts: Vec<EvidencePost>,
    /// How many profiles of ours share the network, where only the network is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shared_by: Option<usize>,
    /// Why it could not be told; absent when it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why_not: Option<NotTold>,
}

/// A part of a measure.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[schema(as = AuditPart)]
pub struct Part {
    /// A month by its first day, a format, a count of the website, or a part of the audience.
    pub key: String,
    /// The value.
    pub value: f64,
    /// Posts it rests on; 0 where it rests on none.
    pub of: u64,
}

/// A post that shows something.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct EvidencePost {
    /// Under which id its numbers lie.
    pub subject: Uuid,
    /// When it appeared (UTC).
    pub published_at: Timestamp,
    /// What it is made of.
    pub format: Format,
    /// Its interactions when it was last counted; absent where only its part in a change is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interactions: Option<f64>,
    /// Its part in a change of the week's interactions, in percent of all interactions per week before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<f64>,
}

/// What a profile takes and what comes back.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[schema(as = AuditEffort)]
pub struct Effort {
    /// Posts of the time.
    pub posts: u64,
    /// Hours, at `hours_per_post`.
    pub hours: f64,
    /// Its part of the posts of all profiles, in percent; absent where there is no other, or where interactions are not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub posts_percent: Option<f64>,
    /// Interactions of the time; absent when they are not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interactions: Option<f64>,
    /// Its part of the interactions with all profiles, in percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interactions_percent: Option<f64>,
    /// What its network cost and brought by the ledger, by currency.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub money: Vec<AuditMoney>,
    /// How many profiles of ours share the network, to which the money belongs.
    pub shared_by: usize,
}

/// Costs and returns in one currency, in its smallest unit.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct AuditMoney {
    /// The currency (ISO 4217).
    pub currency: String,
    /// What it cost.
    pub cost: i64,
    /// What it brought.
    pub gain: i64,
}

/// Of what kind a finding is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// What works.
    Works,
    /// What wastes effort.
    Wastes,
    /// What declines.
    Declines,
    /// What is at risk, or not looked after.
    Risks,
}

/// What was found.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum FindingCode {
    /// A format does better than usual, all else equal.
    FormatWorks,
    /// Interactions per post by followers rose.
    RateRose,
    /// They are above those of competitors, or of published figures.
    RateAboveOthers,
    /// Followers grew.
    AudienceGrew,
    /// A larger part of the interactions than of the posts.
    EffortPays,
    /// People come from it to the website and do something there.
    BringsResults,
    /// A much smaller part of the interactions than of the posts.
    EffortLittleBack,
    /// Money goes in, and less comes back.
    CostLittleBack,
    /// A format that is used often does worse than usual, all else equal.
    FormatWeak,
    /// They are far below those of competitors, or of published figures.
    RateBelowOthers,
    /// Nothing was posted.
    Silent,
    /// Interactions fell: what each person reached does with a post.
    DeclineQuality,
    /// Interactions fell: fewer people, or others, are reached by a post.
    DeclineTargeting,
    /// Interactions fell: fewer posts.
    DeclineFrequency,
    /// Interactions fell: other formats, hours, lengths, hashtags.
    DeclineMix,
    /// Interactions fell per post; without reach it can't be said whether by quality or targeting.
    DeclinePerPost,
    /// Interactions fell as every year at this time.
    DeclineSeason,
    /// Interactions fell with everybody.
    DeclineEverybody,
    /// Interactions fell, and it can't be told why, or whether it is more than the usual ups and downs.
    DeclineUnclear,
    /// Followers were lost.
    FollowersFell,
    /// Somebody looks like us.
    LookAlike,
    /// A profile of ours that nobody manages.
    NotManaged,
    /// Nobody owns it.
    NoOwner,
    /// Nobody said what it is for.
    NoPurpose,
}

/// Something that was found, and on what it rests.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[schema(as = AuditFinding)]
pub struct Finding {
    /// Of what kind.
    pub kind: FindingKind,
    /// What.
    pub code: FindingCode,
    /// Of which profiles.
    pub profiles: Vec<Uuid>,
    /// Of which format, network, handle, currency; or whose figures: `competitors`, `published`. Of lost followers, what posts did in the same
    /// time: they `held`, `about_held`, there were none (`silent`), nobody knows (`unknown`), or interactions fell too, by `quality`, `targeting`, `frequency`, `mix`, `per_post`, `season`,
    /// with `everybody`, or it is `unclear` why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// The numbers that its sentence names.
    pub params: BTreeMap<String, f64>,
    /// The numbers it rests on.
    pub numbers: Vec<Number>,
    /// The posts it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub posts: Vec<EvidencePost>,
    /// Of a decline: what each cause did to the week's interactions, as a ratio with its 90 % interval.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub causes: Vec<CausePart>,
}

/// A number on which something rests.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[schema(as = AuditNumber)]
pub struct Number {
    /// What it is of.
    pub of: NumberOf,
    /// The value in the time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// The value in the time before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<f64>,
}

/// What a number is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = AuditNumberOf)]
pub enum NumberOf {
    /// Posts.
    Posts,
    /// Posts of a format.
    PostsOfFormat,
    /// Interactions.
    Interactions,
    /// Interactions per post by followers, in percent.
    Rate,
    /// The same of others.
    RateOfOthers,
    /// Followers.
    Followers,
    /// Visits of the website.
    Visits,
    /// Enquiries, downloads, sign-ups and purchases.
    Results,
    /// Hours, as assumed.
    Hours,
    /// Costs, in the smallest unit of the currency in `about`.
    Cost,
    /// Returns, in the smallest unit of the currency in `about`.
    Gain,
    /// Followers of the look-alike.
    TheirFollowers,
    /// Profiles.
    Profiles,
}

/// What one cause did.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[schema(as = AuditCausePart)]
pub struct CausePart {
    /// `Season`, `Everybody`, `Frequency`, `Targeting`, `Quality`, `Mix` or `PerPost`.
    pub cause: String,
    /// By what ratio it alone changed the week's interactions.
    pub ratio: f64,
    /// The lower end of the 90 % interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Measured {
    /// Whether it could be told.
    pub fn is_told(&self) -> bool {
        self.why_not.is_none()
    }
}

impl Finding {
    /// What makes it the same finding in another audit.
    pub(super) fn same_as(&self) -> (FindingCode, &[Uuid], &str) {
        // Why followers went may be seen otherwise the next time: it is still the same loss.
        let about = if self.code == FindingCode::FollowersFell { "" } else { &self.about };
        (self.code, &self.profiles, about)
    }
}
