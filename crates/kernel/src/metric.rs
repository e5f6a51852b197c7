//! What can be counted, by one name each, whatever the networks call it.

/// A number that is reported about a post or a profile.
///
/// Of a **post** every metric is a running total since it appeared (`Following`, `Followers` and `Posts` do not occur).
/// Of a **profile** `Followers`, `Following` and `Posts` are levels, every other one is what happened on that day
/// ([`Metric::kind`]).
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[repr(i16)]
pub enum Metric {
    /// Likes, favourites and other one-tap reactions to a post.
    Reactions = 1,
    /// Reposts, boosts, shares without own words.
    Reposts = 2,
    /// Direct replies or comments.
    Replies = 3,
    /// Posts that quote the post.
    Quotes = 4,
    /// Bookmarks, saves, favourites lists.
    Saves = 5,
    /// Clicks of any kind on a post.
    Clicks = 6,
    /// Clicks on a link in it, a part of [`Metric::Clicks`].
    LinkClicks = 7,
    /// Times it was played or shown, where the network calls that views.
    Views = 8,
    /// Times it was shown.
    Impressions = 9,
    /// People to whom it was shown.
    Reach = 10,
    /// Time watched, in seconds.
    WatchSeconds = 11,
    /// Accounts that began to follow.
    Follows = 12,
    /// Accounts that ceased to follow.
    Unfollows = 13,
    /// Visits to the profile.
    ProfileVisits = 14,
    /// All interactions together, where the network gives no parts or counts more than those above.
    Interactions = 15,
    /// Times it was hidden or reported.
    Hides = 16,
    /// Accounts that follow the profile.
    Followers = 20,
    /// Accounts that the profile follows.
    Following = 21,
    /// Posts that the profile has published, by the network's own count.
    Posts = 22,
    /// People who saw it for the first time in the period, a part of [`Metric::Reach`].
    NewViewers = 23,
    /// The paid part of [`Metric::Impressions`].
    PaidImpressions = 30,
    /// The paid part of [`Metric::Reach`].
    PaidReach = 31,
    /// The paid part of [`Metric::Interactions`].
    PaidInteractions = 32,
    /// The paid part of [`Metric::Reactions`].
    PaidReactions = 33,
    /// The paid part of [`Metric::Replies`].
    PaidReplies = 34,
    /// The paid part of [`Metric::Reposts`].
    PaidReposts = 35,
    /// The paid part of [`Metric::Clicks`].
    PaidClicks = 36,
    /// The paid part of [`Metric::Follows`].
    PaidFollows = 37,
    /// The paid part of [`Metric::Views`].
    PaidViews = 38,
}

/// What the values of a metric in time mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MetricKind {
    /// The total so far; what came in a time is the difference.
    Total,
    /// A state at an instant, such as followers.
    Level,
    /// What happened on one day.
    Daily,
}

impl Metric {
    /// Every metric.
    pub const ALL: [Metric; 29] = [
        Self::Reactions,
        Self::Reposts,
        Self::Replies,
        Self::Quotes,
        Self::Saves,
        Self::Clicks,
        Self::LinkClicks,
        Self::Views,
        Self::Impressions,
        Self::Reach,
        Self::WatchSeconds,
        Self::Follows,
        Self::Unfollows,
        Self::ProfileVisits,
        Self::Interactions,
        Self::Hides,
        Self::Followers,
        Self::Following,
        Self::Posts,
        Self::NewViewers,
        Self::PaidImpressions,
        Self::PaidReach,
        Self::PaidInteractions,
        Self::PaidReactions,
        Self::PaidReplies,
        Self::PaidReposts,
        Self::PaidClicks,
        Self::PaidFollows,
        Self::PaidViews,
    ];

    /// The stable number that stands for it in the database.
    pub fn code(self) -> i16 {
        self as i16
    }

    /// The metric with this number, if there is one.
    pub fn from_code(code: i16) -> Option<Self> {
        Self::ALL.into_iter().find(|m| m.code() == code)
    }

    /// What its values mean: of a post all are totals, of a profile it depends.
    pub fn kind(self, of_profile: bool) -> MetricKind {
        match self {
            _ if !of_profile => MetricKind::Total,
            Self::Followers | Self::Following | Self::Posts => MetricKind::Level,
            _ => MetricKind::Daily,
        }
    }
}
