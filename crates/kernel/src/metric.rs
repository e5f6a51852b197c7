//! What can be counted, by one name each, whatever the networks call it.

/// A number a network reports about a post or a profile.
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
    /// Accounts that follow the profile.
    Followers = 20,
    /// Accounts that the profile follows.
    Following = 21,
    /// Posts that the profile has published, by the network's own count.
    Posts = 22,
}

impl Metric {
    /// Every metric.
    pub const ALL: [Metric; 7] = [
        Self::Reactions,
        Self::Reposts,
        Self::Replies,
        Self::Quotes,
        Self::Followers,
        Self::Following,
        Self::Posts,
    ];

    /// The stable number that stands for it in the database.
    pub fn code(self) -> i16 {
        self as i16
    }

    /// The metric with this number, if there is one.
    pub fn from_code(code: i16) -> Option<Self> {
        Self::ALL.into_iter().find(|m| m.code() == code)
    }
}
