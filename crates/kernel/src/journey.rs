//! Where somebody stands on the way to buying: the word that a pillar of the plan and a post share.

/// A stage of the buying journey.
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
#[schema(as = JourneyStage)]
pub enum Journey {
    /// Does not know us, or the problem that we solve.
    Awareness,
    /// Weighs us against others.
    Consideration,
    /// Is about to buy.
    Purchase,
    /// Has bought, and may come back or tell others.
    Loyalty,
}

impl Journey {
    /// All of them, in their order.
    pub const ALL: [Self; 4] = [Self::Awareness, Self::Consideration, Self::Purchase, Self::Loyalty];

    /// The stable name, as in JSON and in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Awareness => "awareness",
            Self::Consideration => "consideration",
            Self::Purchase => "purchase",
            Self::Loyalty => "loyalty",
        }
    }

    /// The stage with this name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.as_str() == name)
    }
}
