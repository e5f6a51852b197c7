//! What a strategy rests on: short pages about those it is for, what it takes and what lies outside, and the relationships it needs.

use selaras_kernel::ItemId;

/// Most goals that a page is linked to.
pub(super) const LINKS_MAX: usize = 50;

/// What a block of a strategy is about.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum BlockTopic {
    /// Whom it is for: who they are, what they need, where they are.
    #[default]
    Customers,
    /// Where we stand: strengths and weaknesses, what competitors do, what the numbers say.
    Analysis,
    /// Why somebody chooses us.
    Value,
    /// What we have to do it with: people, time, money, content.
    Resources,
    /// Outside: what networks and tools make possible or end.
    Technology,
    /// Outside: what those who govern want.
    Politics,
    /// Outside: what has to be kept to, such as the protection of data.
    Law,
    /// Outside: what people can spend.
    Economy,
    /// Outside: nature, seasons, what people expect of us there.
    Environment,
}

/// A short page about one thing that a strategy rests on.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = StrategyBlock)]
pub struct Block {
    /// What it is about.
    pub topic: BlockTopic,
    /// Title: 1 to 120 characters.
    pub title: String,
    /// What is known, or taken to be so. At most 6,000 characters.
    #[serde(default)]
    pub text: String,
    /// Goals that rest on it: at most 50.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<ItemId>,
}

/// With whom a relationship is.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[schema(as = RelationshipKind)]
pub enum RelationKind {
    /// Those who buy.
    #[default]
    Customers,
    /// Those with whom something is done together.
    Partners,
    /// Those from whom something is bought.
    Suppliers,
    /// Those whom others listen to.
    Influencers,
    /// Those who work here, or may one day.
    Employees,
    /// Neighbours, groups, those who care for the same.
    Community,
    /// Those who report.
    Press,
    /// Somebody else.
    Other,
}

/// A relationship that a strategy needs.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = StrategyRelationship)]
pub struct Relationship {
    /// With whom, in a few words: 1 to 120 characters.
    pub name: String,
    /// Of which kind.
    pub kind: RelationKind,
    /// The people in it, on both sides. At most 1,000 characters.
    #[serde(default)]
    pub people: String,
    /// How it came about, and how it stands. At most 2,000 characters.
    #[serde(default)]
    pub context: String,
    /// What each side has of it. At most 2,000 characters.
    #[serde(default)]
    pub value: String,
    /// What it takes: time, money, goods. At most 1,000 characters.
    #[serde(default)]
    pub resources: String,
    /// How we talk with each other: where, how often, in which tone. At most 1,000 characters.
    #[serde(default)]
    pub talk: String,
    /// Goals that rest on it: at most 50.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<ItemId>,
}
