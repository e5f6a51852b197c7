//! What a strategy is made of: what people say of each part.

use super::{Block, Kpi, Pillar, Relationship, Scorecard};
use jiff::civil::Date;
use selaras_analytics::measure::Figure;
use selaras_kernel::{ItemId, PersonId, ProfileId};
use uuid::Uuid;

/// A part of a strategy.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(tag = "kind", content = "fields", rename_all = "snake_case")]
#[schema(as = StrategyPart)]
pub enum Item {
    /// What the business wants.
    Objective(Objective),
    /// How an objective is to be reached.
    Strategy(Strategy),
    /// What is to be reached by when.
    Goal(Box<Goal>),
    /// What is done for a goal.
    Tactic(Tactic),
    /// Which number tells whether an objective comes nearer.
    Kpi(Box<Kpi>),
    /// What people say of the networks; one of a brand at most.
    Scorecard(Box<Scorecard>),
    /// What it rests on: those it is for, what it takes, what lies outside.
    Block(Block),
    /// Whom it needs.
    Relationship(Box<Relationship>),
    /// A theme of what is posted, with its share of the whole.
    Pillar(Box<Pillar>),
}

/// Which use of social media an objective serves.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum SocialUse {
    /// To understand customers, to be known, to win new ones.
    #[default]
    Marketing,
    /// Culture, working together inside, recruiting.
    Employees,
    /// With partners, suppliers and customers.
    Collaboration,
}

/// What objectives often begin from: a catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ObjectiveStart)]
pub enum StartingPoint {
    /// To be known by those who don't know us.
    Awareness,
    /// To make customers into advocates.
    Advocates,
    /// Leads and sales.
    Sales,
    /// To keep customers.
    Retention,
    /// New products and ideas.
    Innovation,
    /// Sharing of knowledge.
    Knowledge,
    /// Money from many.
    CrowdInvestment,
    /// Better people to work with.
    Talent,
    /// What suppliers cost.
    SupplierCost,
}

/// What the business wants.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = StrategyObjective)]
pub struct Objective {
    /// Name: 1 to 120 characters.
    pub name: String,
    /// Why the business wants it. At most 2,000 characters.
    #[serde(default)]
    pub why: String,
    /// The business measure that it moves, such as "monthly sales". At most 200 characters.
    #[serde(default)]
    pub measure: String,
    /// Which use of social media it serves.
    #[serde(default)]
    pub serves: SocialUse,
    /// From what it began, if it came from the catalogue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starting_point: Option<StartingPoint>,
    /// Who answers for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<PersonId>,
}

/// How an objective is to be reached.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = StrategyHow)]
pub struct Strategy {
    /// The objective.
    pub objective: ItemId,
    /// Name: 1 to 120 characters.
    pub name: String,
    /// How. At most 2,000 characters.
    #[serde(default)]
    pub how: String,
}

/// How a goal is written down and judged.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[schema(as = GoalFramework)]
pub enum Framework {
    /// One number by one day, to be reached.
    #[default]
    Smart,
    /// Where we want to go, and about three key results that pace us; 0.6 to 0.7 of them is good.
    Okr,
}

/// Whether a goal is still pursued.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum GoalState {
    /// It is.
    #[default]
    Open,
    /// Its time is over, and what came of it is kept.
    Closed,
    /// It was given up.
    Dropped,
}

/// What is to be reached by when.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = StrategyGoal)]
pub struct Goal {
    /// What is to be reached, in words: 1 to 200 characters.
    pub title: String,
    /// The objective that it serves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub objective: Option<ItemId>,
    /// The strategy that it follows: one of its objective's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strategy: Option<ItemId>,
    /// How it is judged.
    #[serde(default)]
    pub framework: Framework,
    /// The numbers to be reached: one for SMART, one to five for OKR.
    pub results: Vec<KeyResult>,
    /// First day.
    #[schema(value_type = String, format = "date")]
    pub start: Date,
    /// Last day, by which it is to be reached.
    #[schema(value_type = String, format = "date")]
    pub deadline: Date,
    /// How the objective benefits from it. At most 2,000 characters.
    #[serde(default)]
    pub benefit: String,
    /// What the business values, over a group of goals. At most 300 characters.
    #[serde(default)]
    pub value: String,
    /// Who answers for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<PersonId>,
    /// Whether this is the one that is worked on now, so that effects can be told apart. One open goal of a brand at most.
    #[serde(default)]
    pub focus: bool,
    /// Whether it is still pursued.
    #[serde(default)]
    pub state: GoalState,
    /// What was learnt, said when it was closed or dropped. At most 2,000 characters.
    #[serde(default)]
    pub learnt: String,
}

/// Which way a number is to go.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[schema(as = GoalDirection)]
pub enum Direction {
    /// More is better.
    #[default]
    Up,
    /// Less is better.
    Down,
}

/// A number to be reached.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyResult {
    /// Its id within the goal, chosen by the client; what is measured by hand hangs on it.
    pub id: Uuid,
    /// What it is, in words; may be empty where the goal has one. At most 200 characters.
    #[serde(default)]
    pub name: String,
    /// What is measured.
    pub measure: Measure,
    /// From where it begins: the level on the first day, or the rate of the baseline period. Flows begin at nothing. Absent while it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<f64>,
    /// The time that the baseline is taken from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline_period: Option<Days>,
    /// Where it is to be: the level or rate at the deadline, or the sum from the first day to the deadline.
    pub target: f64,
    /// Which way.
    #[serde(default)]
    pub direction: Direction,
    /// Where it is to be in between, by day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<Milestone>,
}

/// Days, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = StrategyDays)]
pub struct Days {
    /// First local day.
    #[schema(value_type = String, format = "date")]
    pub from: Date,
    /// Last local day.
    #[schema(value_type = String, format = "date")]
    pub to: Date,
}

/// Where a number is to be on a day.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = GoalMilestone)]
pub struct Milestone {
    /// The day.
    #[schema(value_type = String, format = "date")]
    pub day: Date,
    /// The number.
    pub value: f64,
}

/// What is measured, and of what.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(tag = "from", content = "of", rename_all = "snake_case")]
#[schema(as = StrategyMeasure)]
pub enum Measure {
    /// A figure of our own profiles.
    Figure(FigureOf),
    /// What our websites counted of those who came from elsewhere.
    Website(WebsiteOf),
    /// A number that people tell, check by check.
    ByHand(ByHand),
}

/// A figure of our own profiles.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MeasuredFigure)]
pub struct FigureOf {
    /// The figure.
    pub figure: Figure,
    /// Only these profiles; empty for all of the brand.
    #[serde(default)]
    pub profiles: Vec<ProfileId>,
}

/// What a website counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum WebsiteCount {
    /// Short links that were followed.
    Clicks,
    /// Visits.
    Visits,
    /// Enquiries.
    Leads,
    /// Downloads.
    Downloads,
    /// Sign-ups.
    Signups,
    /// Purchases.
    Purchases,
}

/// What our websites counted.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MeasuredWebsite)]
pub struct WebsiteOf {
    /// What is counted.
    pub count: WebsiteCount,
    /// Only of those who came from this network, by its short name; empty for any.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub network: String,
    /// Only of those who came by this campaign; empty for any. At most 100 characters.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub campaign: String,
}

impl WebsiteOf {
    /// A count of all who came from elsewhere.
    pub fn all(count: WebsiteCount) -> Self {
        Self { count, network: String::new(), campaign: String::new() }
    }

    /// Whether it counts only those of one network or campaign.
    pub(crate) fn is_part(&self) -> bool {
        !(self.network.is_empty() && self.campaign.is_empty())
    }
}

/// A number that people tell.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MeasuredByHand)]
pub struct ByHand {
    /// What is counted, such as "calls that ask for a quote": 1 to 100 characters.
    pub name: String,
    /// In what: "%", "Rp", "people". At most 20 characters.
    #[serde(default)]
    pub unit: String,
    /// Whether values add up over time; otherwise each is where it stands.
    #[serde(default)]
    pub adds_up: bool,
}

/// What is done for a goal.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = StrategyTactic)]
pub struct Tactic {
    /// The goal.
    pub goal: ItemId,
    /// What is done: 1 to 120 characters.
    pub name: String,
    /// How. At most 2,000 characters.
    #[serde(default)]
    pub how: String,
    /// Who does it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<PersonId>,
    /// Campaigns whose posts are done for it: each belongs to one tactic of a brand at most. At most 50.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub campaigns: Vec<String>,
    /// Posts that are done for it, where neither they nor their campaign or pillar say otherwise. At most 20.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<TraceRule>,
}

/// Which posts are done for a tactic: all that it says must hold, and it says something.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TraceRule {
    /// What appears on one of these profiles; empty for any. At most 100.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub profiles: Vec<ProfileId>,
    /// What has this hashtag, told without `#`; empty for any. At most 100 characters.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hashtag: String,
}

impl Item {
    /// Which part it is, as in JSON and in the database.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Objective(_) => "objective",
            Self::Strategy(_) => "strategy",
            Self::Goal(_) => "goal",
            Self::Tactic(_) => "tactic",
            Self::Kpi(_) => "kpi",
            Self::Scorecard(_) => "scorecard",
            Self::Block(_) => "block",
            Self::Relationship(_) => "relationship",
            Self::Pillar(_) => "pillar",
        }
    }

    /// What people call it.
    pub fn name(&self) -> &str {
        match self {
            Self::Objective(one) => &one.name,
            Self::Strategy(one) => &one.name,
            Self::Goal(one) => &one.title,
            Self::Tactic(one) => &one.name,
            Self::Kpi(one) => &one.name,
            Self::Block(one) => &one.title,
            Self::Relationship(one) => &one.name,
            Self::Pillar(one) => &one.name,
            // There is one of it, and nobody names it: it is called by its page.
            Self::Scorecard(_) => "Platform",
        }
    }

    /// The goal, if it is one.
    pub fn goal(&self) -> Option<&Goal> {
        match self {
            Self::Goal(goal) => Some(goal),
            _ => None,
        }
    }

    /// The KPI, if it is one.
    pub fn kpi(&self) -> Option<&Kpi> {
        match self {
            Self::Kpi(kpi) => Some(kpi),
            _ => None,
        }
    }

    /// The pillar, if it is one.
    pub fn pillar(&self) -> Option<&Pillar> {
        match self {
            Self::Pillar(pillar) => Some(pillar),
            _ => None,
        }
    }

    /// Whether it says for whom things are: a page about customers.
    pub fn is_persona(&self) -> bool {
        matches!(self, Self::Block(one) if one.topic == super::BlockTopic::Customers)
    }

    /// On which other parts it hangs: the field that says so, which kind that must be, and which it is.
    pub(crate) fn hangs_on(&self) -> Vec<(&'static str, &'static str, ItemId)> {
        match self {
            Self::Objective(_) => vec![],
            Self::Strategy(one) => vec![("objective", "objective", one.objective)],
            Self::Goal(one) => {
                let objective = one.objective.map(|id| ("objective", "objective", id));
                objective.into_iter().chain(one.strategy.map(|id| ("strategy", "strategy", id))).collect()
            }
            Self::Tactic(one) => vec![("goal", "goal", one.goal)],
            Self::Kpi(one) => one.objective.map(|id| ("objective", "objective", id)).into_iter().collect(),
            Self::Scorecard(one) => one.goal.map(|id| ("goal", "goal", id)).into_iter().collect(),
            Self::Block(one) => one.goals.iter().map(|id| ("goals", "goal", *id)).collect(),
            Self::Relationship(one) => one.goals.iter().map(|id| ("goals", "goal", *id)).collect(),
            Self::Pillar(one) => one.tactic.map(|id| ("tactic", "tactic", id)).into_iter().collect(),
        }
    }
}
