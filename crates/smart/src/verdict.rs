//! Answers: in which form is it told whether a goal is SMART?

use crate::{Direction, Milestone, Unit};
use jiff::civil::Date;
use selaras_kernel::Problem;
use std::collections::BTreeMap;

/// Every code that a [`Reason`] may have, in order, so that catalogues can be held against it.
pub const CODES: [&str; 72] = [
    "above_possible",
    "already_met",
    "below_baseline",
    "below_zero",
    "benefit_repeats",
    "benefit_thin",
    "beyond_best",
    "compared_with_others",
    "currency_mismatch",
    "deadline_past",
    "each_period",
    "earlier_met",
    "earlier_missed",
    "figure_unit",
    "from_zero",
    "kept",
    "key_result_soft",
    "key_result_too_soft",
    "manual_none",
    "manual_stale",
    "milestone_backwards",
    "milestone_beyond",
    "milestone_outside",
    "milestone_twice",
    "no_amount",
    "no_baseline",
    "no_baseline_to_judge",
    "no_benefit",
    "no_dates_to_judge",
    "no_deadline",
    "no_figure",
    "no_milestone",
    "no_objective",
    "no_scope",
    "no_source",
    "no_start",
    "no_target_to_judge",
    "not_a_number",
    "nothing_to_measure",
    "objective_unmeasured",
    "on_time",
    "other_unit_to_judge",
    "others_do_it",
    "out_of_reach",
    "published",
    "published_far_below",
    "realistic",
    "seldom_checked",
    "serves",
    "short_history",
    "source_begins_late",
    "source_delivers",
    "source_manual",
    "source_not_yet",
    "source_silent",
    "specific",
    "start_after_deadline",
    "stretch",
    "title_no_amount",
    "title_other_amount",
    "title_other_baseline",
    "title_other_deadline",
    "title_other_direction",
    "title_other_figure",
    "title_other_network",
    "title_vague",
    "too_long",
    "too_short",
    "trivial",
    "unit_mismatch",
    "vanity_answered",
    "vanity_open",
];

/// The five letters, and the question that is asked of vanity metrics.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Smart {
    /// Metric, scope and amount are said, and the title says the same.
    pub specific: Letter,
    /// A source delivers the number, and the unit fits.
    pub measurable: Letter,
    /// The growth that it takes, set against what was seen.
    pub achievable: Letter,
    /// It serves an objective, and how is said.
    pub relevant: Letter,
    /// Start, deadline and milestones.
    pub time_bound: Letter,
    /// How hard it is; `None` where too little is known.
    pub reach: Option<Reach>,
    /// Asked where a number looks good without the business being better off.
    pub vanity: Option<Question>,
}

/// What is said of one letter.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[schema(as = SmartLetter)]
pub struct Letter {
    /// The worst of its reasons.
    pub verdict: Verdict,
    /// Why, the gravest first. Never empty.
    pub reasons: Vec<Reason>,
    /// What would be better, the best first; each is enough by itself.
    pub proposals: Vec<Proposal>,
}

/// How a letter stands.
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
#[schema(as = SmartVerdict)]
pub enum Verdict {
    /// As it should be.
    Good,
    /// What is known does not suffice to judge.
    CannotTell,
    /// It will do; better is possible.
    Weak,
    /// It does not hold.
    Bad,
}

/// How much a reason weighs.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[schema(as = SmartWeight)]
pub enum Weight {
    /// Speaks for it.
    Fine,
    /// Leaves the question open.
    Open,
    /// Advice.
    Weak,
    /// Against it, but the goal may be saved.
    Bad,
    /// Contradicts itself: such a goal cannot be saved.
    Refused,
}

/// One reason: a code and the facts for its sentence.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[schema(as = SmartReason)]
pub struct Reason {
    /// Stable code, key in the message catalogue.
    pub code: String,
    /// How much it weighs.
    pub weight: Weight,
    /// The field of the goal that it concerns, such as `target` or `milestones[1].on`.
    pub field: String,
    /// Facts for the sentence.
    pub params: BTreeMap<String, Param>,
}

/// A fact for a sentence, with what it takes to write it in the reader's language.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
#[schema(as = SmartParam)]
pub enum Param {
    /// A value in the unit of the goal.
    Amount(f64),
    /// A change, in percent of what it is a change of: 20 is a fifth more.
    Change(f64),
    /// So many.
    Count(u64),
    /// A day, such as 2026-12-31.
    Day(String),
    /// The stable name of a figure.
    Figure(String),
    /// Stable names of networks; none: the whole brand.
    Networks(Vec<String>),
    /// As it was typed.
    Words(String),
    /// A unit.
    Unit(Unit),
    /// More or less.
    Direction(Direction),
}

/// How hard a goal is, from easy to hard. A harder target is never judged easier.
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
#[schema(as = SmartReach)]
pub enum Reach {
    /// It is so already.
    Met,
    /// It comes by itself, even in weak times.
    Trivial,
    /// As much as is usual, or somewhat more.
    Realistic,
    /// As much as in the best times, or somewhat more.
    Stretch,
    /// More than anything that was seen bears out.
    OutOfReach,
}

/// Something better, as a change of the goal that can be applied with one click.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[schema(as = SmartProposal)]
pub enum Proposal {
    /// Call the goal by what its fields say. The caller writes the words in the reader's language.
    Retitle,
    /// Count on these networks; none: all that the brand has.
    Scope {
        /// Stable names.
        networks: Vec<String>,
    },
    /// Aim at this value, in the unit of the measure.
    Target {
        /// The value.
        value: f64,
    },
    /// Tell the target in this unit.
    TargetUnit {
        /// The unit of the measure.
        unit: Unit,
    },
    /// Begin on this day.
    Start {
        /// The day.
        #[schema(value_type = String, format = Date)]
        on: Date,
    },
    /// Be there by the end of this day.
    Deadline {
        /// The day.
        #[schema(value_type = String, format = Date)]
        on: Date,
    },
    /// Look in between on these days.
    Milestones {
        /// Instead of those that are there.
        milestones: Vec<Milestone>,
    },
    /// Look at a KPI more often.
    Check {
        /// How many days are to lie between two checks.
        every: u32,
    },
    /// Count what lies closer to the business.
    Figure {
        /// Stable name. Baseline, target and milestones must be said anew.
        figure: String,
    },
}

/// Asked of a vanity metric: would more of it create business value?
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[schema(as = VanityQuestion)]
pub struct Question {
    /// Of which figure.
    pub figure: String,
    /// Figures closer to the business, the best first, by what the objective is for.
    pub closer: Vec<String>,
}

impl Param {
    pub(crate) fn day(day: Date) -> Self {
        Self::Day(day.to_string())
    }
}

impl Smart {
    /// The letters in their order, with the letter's name.
    pub fn letters(&self) -> [(&'static str, &Letter); 5] {
        [
            ("specific", &self.specific),
            ("measurable", &self.measurable),
            ("achievable", &self.achievable),
            ("relevant", &self.relevant),
            ("time_bound", &self.time_bound),
        ]
    }

    /// Why it cannot be saved: one problem with its field for each contradiction, under the code of the reason behind
    /// `smart_`; `Ok` when there is none. Advice never stands here.
    ///
    /// # Errors
    /// The first problem, with the others beside it.
    pub fn accepted(&self) -> Result<(), Problem> {
        let mut problems: Vec<Problem> = Vec::new();
        for reason in self.letters().into_iter().flat_map(|(_, letter)| &letter.reasons) {
            let problem = reason.problem();
            if reason.weight == Weight::Refused && !problems.contains(&problem) {
                problems.push(problem);
            }
        }
        Problem::all(problems)
    }
}

impl Letter {
    /// A letter of its reasons (gravest first, whatever their order) and proposals.
    pub(crate) fn of(mut reasons: Vec<Reason>, proposals: Vec<Proposal>) -> Self {
        reasons.sort_by_key(|reason| std::cmp::Reverse(reason.weight));
        let verdict = match reasons.first().map(|reason| reason.weight) {
            Some(Weight::Refused | Weight::Bad) => Verdict::Bad,
            Some(Weight::Weak) => Verdict::Weak,
            Some(Weight::Open) => Verdict::CannotTell,
            Some(Weight::Fine) | None => Verdict::Good,
        };
        Self { verdict, reasons, proposals }
    }
}

impl Reason {
    pub(crate) fn new(weight: Weight, code: &str, field: impl Into<String>) -> Self {
        Self { code: code.into(), weight, field: field.into(), params: BTreeMap::new() }
    }

    pub(crate) fn fine(code: &str) -> Self {
        Self::new(Weight::Fine, code, "")
    }

    /// Adds a fact. What is not a number is left out: a sentence can do nothing with it, and JSON cannot hold it.
    pub(crate) fn with(mut self, name: &str, param: Param) -> Self {
        if !matches!(param, Param::Amount(value) | Param::Change(value) if !value.is_finite()) {
            self.params.insert(name.into(), param);
        }
        self
    }

    fn problem(&self) -> Problem {
        let problem = Problem::invalid(self.field.clone(), &format!("smart_{}", self.code));
        self.params.iter().fold(problem, |problem, (name, param)| match param {
            // As people would write it: no more digits than say something.
            Param::Amount(value) | Param::Change(value) => problem.with(name, crate::round::told(*value)),
            Param::Count(count) => problem.with(name, *count),
            Param::Day(text) | Param::Figure(text) | Param::Words(text) => problem.with(name, text.as_str()),
            Param::Networks(networks) => problem.with(name, networks.clone()),
            Param::Unit(unit) => problem.with(name, unit.name()),
            Param::Direction(Direction::Up) => problem.with(name, "up"),
            Param::Direction(Direction::Down) => problem.with(name, "down"),
        })
    }
}

impl Unit {
    /// A stable name: of money its currency's code.
    pub fn name(&self) -> &str {
        match self {
            Self::Count => "count",
            Self::Percent => "percent",
            Self::PerThousand => "per_thousand",
            Self::Times => "times",
            Self::Seconds => "seconds",
            Self::Points => "points",
            Self::Money(currency) => currency,
        }
    }
}
