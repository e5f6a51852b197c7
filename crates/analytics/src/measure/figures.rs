//! What can be measured, each defined once: from which metrics, divided by what, and where the formula comes from.

use selaras_kernel::Metric;

/// A figure that a chart can show.
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
#[schema(as = MeasureFigure)]
pub enum Figure {
    /// Posts that appeared.
    Posts,
    /// Reactions, reposts, replies, quotes and saves together; what the network itself calls engagements or interactions
    /// where it gives no parts.
    Interactions,
    /// [`Metric::Reactions`].
    Reactions,
    /// [`Metric::Reposts`].
    Reposts,
    /// [`Metric::Replies`].
    Replies,
    /// [`Metric::Quotes`].
    Quotes,
    /// [`Metric::Saves`].
    Saves,
    /// [`Metric::Clicks`].
    Clicks,
    /// [`Metric::LinkClicks`].
    LinkClicks,
    /// [`Metric::Views`].
    Views,
    /// [`Metric::Impressions`].
    Impressions,
    /// [`Metric::Reach`].
    Reach,
    /// [`Metric::WatchSeconds`], in seconds.
    WatchSeconds,
    /// [`Metric::Followers`] at the end of the time.
    Followers,
    /// Followers won less followers lost: the level at the end less that at the beginning. Of profiles whose level was never told,
    /// [`Metric::Follows`] less [`Metric::Unfollows`].
    FollowersGained,
    /// [`Metric::ProfileVisits`] of the profile.
    ProfileVisits,
    /// Interactions per post.
    InteractionsPerPost,
    /// Interactions ÷ reach, in percent. Only posts (or days) of which both are known count.
    EngagementRateReach,
    /// Interactions ÷ impressions (views where there are none), in percent.
    EngagementRateImpressions,
    /// Interactions per post ÷ followers when the post appeared, in percent: the rate of published benchmarks
    /// (Rival IQ, Socialinsider: "all interactions / followers, per post").
    EngagementRateFollowers,
    /// Interactions per post for each 1,000 followers: ten times [`Figure::EngagementRateFollowers`].
    InteractionsPerThousand,
    /// Reach per post ÷ followers when the post appeared, in percent.
    ReachPercent,
    /// Impressions ÷ reach: how often one person saw it.
    Frequency,
    /// Followers at the end ÷ followers at the beginning − 1, in percent.
    AudienceGrowth,
    /// Our interactions ÷ those of all profiles that are measured for the brand, in percent.
    ShareOfVoice,
    /// Paid impressions ÷ impressions, in percent, where the network tells them apart.
    PaidShare,
}

/// In what a figure is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// A count.
    Count,
    /// Percent.
    Percent,
    /// So many for each thousand.
    PerThousand,
    /// Times.
    Times,
    /// Seconds.
    Seconds,
}

/// What a figure is divided by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Over {
    Nothing,
    Posts,
    Reach,
    Impressions,
    /// Followers of the profile when each post appeared.
    Followers,
    /// All measured profiles of the brand.
    Everybody,
}

/// The parts of interactions.
pub(crate) const PARTS: [Metric; 5] =
    [Metric::Reactions, Metric::Reposts, Metric::Replies, Metric::Quotes, Metric::Saves];

impl Figure {
    /// Every figure.
    pub const ALL: [Figure; 26] = [
        Self::Posts,
        Self::Interactions,
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
        Self::Followers,
        Self::FollowersGained,
        Self::ProfileVisits,
        Self::InteractionsPerPost,
        Self::EngagementRateReach,
        Self::EngagementRateImpressions,
        Self::EngagementRateFollowers,
        Self::InteractionsPerThousand,
        Self::ReachPercent,
        Self::Frequency,
        Self::AudienceGrowth,
        Self::ShareOfVoice,
        Self::PaidShare,
    ];

    /// In what it is told.
    pub fn unit(self) -> Unit {
        match self {
            Self::EngagementRateReach
            | Self::EngagementRateImpressions
            | Self::EngagementRateFollowers
            | Self::ReachPercent
            | Self::AudienceGrowth
            | Self::ShareOfVoice
            | Self::PaidShare => Unit::Percent,
            Self::InteractionsPerThousand => Unit::PerThousand,
            Self::Frequency => Unit::Times,
            Self::WatchSeconds => Unit::Seconds,
            _ => Unit::Count,
        }
    }

    /// What stands above the line: a metric, interactions (`None`).
    pub(crate) fn above(self) -> Option<Metric> {
        match self {
            Self::Reactions => Some(Metric::Reactions),
            Self::Reposts => Some(Metric::Reposts),
            Self::Replies => Some(Metric::Replies),
            Self::Quotes => Some(Metric::Quotes),
            Self::Saves => Some(Metric::Saves),
            Self::Clicks => Some(Metric::Clicks),
            Self::LinkClicks => Some(Metric::LinkClicks),
            Self::Views => Some(Metric::Views),
            Self::Impressions | Self::Frequency => Some(Metric::Impressions),
            Self::Reach | Self::ReachPercent => Some(Metric::Reach),
            Self::WatchSeconds => Some(Metric::WatchSeconds),
            Self::Followers | Self::FollowersGained | Self::AudienceGrowth => Some(Metric::Followers),
            Self::ProfileVisits => Some(Metric::ProfileVisits),
            Self::PaidShare => Some(Metric::PaidImpressions),
            _ => None,
        }
    }

    pub(crate) fn over(self) -> Over {
        match self {
            Self::InteractionsPerPost => Over::Posts,
            Self::EngagementRateReach | Self::Frequency => Over::Reach,
            Self::EngagementRateImpressions | Self::PaidShare => Over::Impressions,
            Self::EngagementRateFollowers | Self::InteractionsPerThousand | Self::ReachPercent => {
                Over::Followers
            }
            Self::ShareOfVoice => Over::Everybody,
            _ => Over::Nothing,
        }
    }

    /// By what the quotient is multiplied.
    pub(crate) fn scale(self) -> f64 {
        match self.unit() {
            Unit::Percent => 100.0,
            Unit::PerThousand => 1_000.0,
            _ => 1.0,
        }
    }

    /// Whether it is a property of the profile and not of its posts.
    pub fn of_profile(self) -> bool {
        matches!(self, Self::Followers | Self::FollowersGained | Self::AudienceGrowth | Self::ProfileVisits)
    }

    /// Whether a single post has it.
    pub fn of_posts(self) -> bool {
        !self.of_profile() && !matches!(self, Self::Posts | Self::ShareOfVoice)
    }

    /// The metrics that must be read for it, of posts (or of the profile, [`Figure::of_profile`]).
    pub(crate) fn metrics(self) -> Vec<i16> {
        let mut metrics: Vec<Metric> = match self {
            Self::Posts => Vec::new(),
            other => other.above().map_or_else(
                || PARTS.into_iter().chain([Metric::Interactions]).collect(),
                |metric| vec![metric],
            ),
        };
        match self.over() {
            Over::Reach => metrics.push(Metric::Reach),
            Over::Impressions => metrics.extend([Metric::Impressions, Metric::Views]),
            Over::Nothing | Over::Posts | Over::Followers | Over::Everybody => {}
        }
        if self == Self::FollowersGained {
            metrics.extend([Metric::Follows, Metric::Unfollows]);
        }
        metrics.into_iter().map(Metric::code).collect()
    }
}

/// Interactions of a post (or day) by the definition above: `None` when nothing of them is known.
pub(crate) fn interactions(value: impl Fn(Metric) -> Option<i64>) -> Option<i64> {
    let parts = PARTS.into_iter().filter_map(&value).reduce(i64::saturating_add);
    parts.or_else(|| value(Metric::Interactions))
}
