//! What people say of a KPI: which number tells whether an objective comes nearer, who looks at it, and how often.

use super::{Direction, Measure};
use crate::formulas::FormulaUnit;
use jiff::civil::Date;
use selaras_analytics::measure::Unit;
use selaras_kernel::{ItemId, PersonId};

/// Most named measures of a formula.
pub const TERMS_MAX: usize = 8;
/// Most people whom a KPI is shared with.
pub const STAKEHOLDERS_MAX: usize = 50;

/// A number that tells whether an objective comes nearer.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Kpi {
    /// Name: 1 to 120 characters.
    pub name: String,
    /// How it helps the objective. At most 2,000 characters.
    #[serde(default)]
    pub purpose: String,
    /// The objective.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub objective: Option<ItemId>,
    /// What is measured.
    pub value: KpiValue,
    /// Where it is to be in each period.
    pub target: f64,
    /// Which way.
    #[serde(default)]
    pub direction: Direction,
    /// Over which time it is told.
    #[serde(default)]
    pub period: Period,
    /// Who answers for it, and is reminded of its checks; absent for who made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<PersonId>,
    /// How often it is checked.
    #[serde(default)]
    pub rhythm: Rhythm,
    /// How often a year it is asked whether it is still the right one: 1 or 2.
    #[serde(default = "once")]
    pub reviews: u8,
    /// Who is told when it changes. At most 50.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stakeholders: Vec<PersonId>,
    /// The local day from which checks and reviews are counted.
    #[schema(value_type = String, format = "date")]
    pub began: Date,
    /// Whether it is still followed; one that was given up keeps what it was.
    #[serde(default)]
    pub state: KpiState,
}

fn once() -> u8 {
    1
}

/// What is measured: one thing, or several brought together.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(tag = "as", content = "of", rename_all = "snake_case")]
pub enum KpiValue {
    /// One measure.
    Measure(Measure),
    /// A formula over named measures.
    Formula(KpiFormula),
}

/// A formula over named measures.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct KpiFormula {
    /// Such as `(purchases + sign_ups) / clicks * 100`. At most 300 characters.
    pub text: String,
    /// What its names stand for: 1 to 8.
    pub terms: Vec<KpiTerm>,
}

/// A name in a formula.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct KpiTerm {
    /// A letter, then letters, digits and `_`: at most 40 characters.
    pub name: String,
    /// What it stands for.
    pub measure: Measure,
}

/// The time over which a KPI is told.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[schema(as = KpiPeriod)]
pub enum Period {
    /// A week from Monday.
    Week,
    /// A month.
    #[default]
    Month,
    /// Three months, from January, April, July or October.
    Quarter,
}

/// How often a KPI is checked.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[schema(as = KpiRhythm)]
pub enum Rhythm {
    /// Every week.
    Week,
    /// Every month.
    #[default]
    Month,
    /// Every two months.
    TwoMonths,
}

/// Whether a KPI is still followed.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum KpiState {
    /// It is.
    #[default]
    Active,
    /// It was given up.
    Dropped,
}

/// The name of the only measure of a KPI without a formula.
pub const ONLY: &str = "value";

impl Kpi {
    /// Its measures, by the names under which they are told.
    pub fn terms(&self) -> Vec<(&str, &Measure)> {
        match &self.value {
            KpiValue::Measure(measure) => vec![(ONLY, measure)],
            KpiValue::Formula(of) => {
                of.terms.iter().map(|term| (term.name.as_str(), &term.measure)).collect()
            }
        }
    }

    pub(super) fn measures_mut(&mut self) -> Vec<&mut Measure> {
        match &mut self.value {
            KpiValue::Measure(measure) => vec![measure],
            KpiValue::Formula(of) => of.terms.iter_mut().map(|term| &mut term.measure).collect(),
        }
    }
}

impl Measure {
    /// In what it is told, where it stands in a formula.
    pub(crate) fn formula_unit(&self) -> FormulaUnit {
        match self {
            Self::Website(_) => FormulaUnit::Count,
            Self::ByHand(of) => FormulaUnit::named(&of.unit),
            Self::Figure(of) => match of.figure.unit() {
                Unit::Count => FormulaUnit::Count,
                Unit::Percent => FormulaUnit::Percent,
                Unit::PerThousand => FormulaUnit::PerThousand,
                Unit::Times => FormulaUnit::Share,
                Unit::Seconds => FormulaUnit::Seconds,
            },
        }
    }
}
