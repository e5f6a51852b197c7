//! What people say of the networks: what matters how much, what they think where no number tells, and what a shift would take.

use selaras_kernel::ItemId;

/// Most networks of a score card.
pub const NETWORKS_MAX: usize = 30;
/// The heaviest weight.
pub const WEIGHT_MAX: u8 = 10;
/// The best answer of a person; the worst is 0.
pub const ANSWER_MAX: u8 = 4;

/// What is asked of each network.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum ScoreQuestion {
    /// Can it serve the goal?
    ServesGoal,
    /// Is what it costs worth what it is expected to bring?
    CostReturn,
    /// Are its people those whom we look for?
    Demographics,
    /// Is our audience active there?
    Active,
    /// Is there room, or is it crowded?
    Room,
    /// Are competitors there, and does it work for them?
    Competitors,
}

impl ScoreQuestion {
    /// All of them, in the order in which they are asked.
    pub const ALL: [Self; 6] =
        [Self::ServesGoal, Self::CostReturn, Self::Demographics, Self::Active, Self::Room, Self::Competitors];
}

/// How much each question matters: 0 to 10.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ScoreWeights {
    /// [`ScoreQuestion::ServesGoal`].
    pub serves_goal: u8,
    /// [`ScoreQuestion::CostReturn`].
    pub cost_return: u8,
    /// [`ScoreQuestion::Demographics`].
    pub demographics: u8,
    /// [`ScoreQuestion::Active`].
    pub active: u8,
    /// [`ScoreQuestion::Room`].
    pub room: u8,
    /// [`ScoreQuestion::Competitors`].
    pub competitors: u8,
}

impl Default for ScoreWeights {
    /// What serves the goal and who is there matter most, until somebody says otherwise.
    fn default() -> Self {
        Self { serves_goal: 8, cost_return: 6, demographics: 6, active: 6, room: 3, competitors: 3 }
    }
}

impl ScoreWeights {
    /// That of a question.
    pub fn of(&self, question: ScoreQuestion) -> u8 {
        match question {
            ScoreQuestion::ServesGoal => self.serves_goal,
            ScoreQuestion::CostReturn => self.cost_return,
            ScoreQuestion::Demographics => self.demographics,
            ScoreQuestion::Active => self.active,
            ScoreQuestion::Room => self.room,
            ScoreQuestion::Competitors => self.competitors,
        }
    }
}

/// What it would take to shift work to a network, or away from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ShiftEffort {
    /// Days.
    Low,
    /// Weeks.
    Medium,
    /// Months, other skills, or money.
    High,
}

/// What people think where no number tells.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ScoreOpinion {
    /// The question.
    pub question: ScoreQuestion,
    /// 0 (no) to 4 (yes, very much).
    pub answer: u8,
    /// Why. At most 500 characters.
    #[serde(default)]
    pub note: String,
}

/// What people say of a network.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ScoredNetwork {
    /// Its stable name, such as `instagram`: lower-case letters, digits, `_` and `-`, at most 40.
    pub network: String,
    /// Their opinions, each question once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub opinions: Vec<ScoreOpinion>,
    /// What a shift would take.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effort: Option<ShiftEffort>,
    /// What that is. At most 500 characters.
    #[serde(default)]
    pub effort_note: String,
}

/// What people say of the networks. A brand has one at most.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Scorecard {
    /// The goal that the networks are to serve.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<ItemId>,
    /// The industry whose published figures ours are held against; empty for all. At most 60 characters.
    #[serde(default)]
    pub industry: String,
    /// How much each question matters.
    #[serde(default)]
    pub weights: ScoreWeights,
    /// The networks; those on which the brand has profiles are scored too, if they are not among them. At most 30.
    #[serde(default)]
    pub networks: Vec<ScoredNetwork>,
}
