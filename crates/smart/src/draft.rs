//! Answers: what is a goal, as far as it must be known to judge it?

use jiff::civil::Date;

/// A goal as somebody has it in mind, before it is saved or as it was on the day when it was set.
///
/// What has not been said is `None` or empty; every letter tells what that costs.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Draft {
    /// In people's own words. Empty: the goal is called by what stands in its fields, which cannot contradict them.
    pub title: String,
    /// By which rules it is scored.
    pub framework: Framework,
    /// What is counted, and who tells the number.
    pub measure: Option<Measure>,
    /// Where it is counted.
    pub scope: Scope,
    /// Whether more or less is better.
    pub direction: Direction,
    /// What it is set against, in the unit of the measure: the value on the day when the goal is set, of a flow what came in
    /// the baseline period.
    pub baseline: Option<f64>,
    /// How many days the baseline period of a flow had; `None`: as many as the goal.
    pub baseline_days: Option<u32>,
    /// The value to be reached: a level or rate at the deadline, of a flow the sum from start to deadline.
    pub target: Option<f64>,
    /// In what the target is told; `None`: in the unit of the measure.
    pub target_unit: Option<Unit>,
    /// First day.
    pub start: Option<Date>,
    /// Last day.
    pub deadline: Option<Date>,
    /// Values on the way: a level or rate on the day, of a flow the sum since the start.
    pub milestones: Vec<Milestone>,
    /// The objective of the business that it serves.
    pub objective: Option<Objective>,
    /// How reaching it helps that objective, in people's own words.
    pub benefit: String,
}

/// By which rules a goal is scored.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[schema(as = SmartFramework)]
pub enum Framework {
    /// Met or not met.
    #[default]
    Smart,
    /// A key result, scored from 0 to 1: 0.6 to 0.7 is a win, so it has to ask for more than comes by itself.
    KeyResult,
    /// A KPI, held against its target period after period: start and deadline are those of one period, and it may be met already.
    Kpi {
        /// How many days lie between two checks of it.
        checked_every: u32,
    },
}

/// What is counted.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Measure {
    /// Stable name of the figure, such as `followers` or `link_clicks` ([`crate::figures`]), or of a formula of people's own.
    pub figure: String,
    /// In what it is told.
    pub unit: Unit,
    /// How its values in time hang together.
    pub nature: Nature,
    /// Who tells the number.
    pub source: Source,
}

/// In what a number is told.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = SmartUnit)]
pub enum Unit {
    /// A count; means of counts may have fractions.
    Count,
    /// Percent: 3 is three in a hundred.
    Percent,
    /// So many for each thousand.
    PerThousand,
    /// Times.
    Times,
    /// Seconds.
    Seconds,
    /// Points of a scale, such as stars or a net sentiment; may lie below zero.
    Points,
    /// Whole units of a currency (rupiah, not sen), by its ISO 4217 code.
    Money(String),
}

/// How the values of a figure in time hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = SmartNature)]
pub enum Nature {
    /// A state at an instant, such as followers.
    Level,
    /// What happens, summed over a time, such as link clicks.
    Flow,
    /// A quotient or mean over a time, such as an engagement rate.
    Rate,
}

/// Whether more or less is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = SmartDirection)]
pub enum Direction {
    /// More is better.
    Up,
    /// Less is better.
    Down,
}

impl Direction {
    /// 1 for up, −1 for down.
    pub(crate) fn sign(self) -> f64 {
        match self {
            Self::Up => 1.0,
            Self::Down => -1.0,
        }
    }
}

/// Where it is counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Nobody has said.
    #[default]
    Unsaid,
    /// Everything the brand has.
    Brand,
    /// Some networks, by their stable names; of chosen profiles the networks on which they are.
    Networks(Vec<String>),
}

/// Whether the number comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// Nothing can tell this number for the scope.
    None,
    /// Something is connected that could, but no number has come yet.
    NotYet,
    /// People enter it.
    Manual {
        /// The day of the last entry.
        last: Option<Date>,
    },
    /// It comes by itself.
    Delivers {
        /// The first day with a number.
        since: Date,
        /// The last day with a number.
        last: Date,
    },
}

/// A value to be reached on the way.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[schema(as = SmartMilestone)]
pub struct Milestone {
    /// By the end of this day.
    #[schema(value_type = String, format = Date)]
    pub on: Date,
    /// A level or rate on that day, of a flow the sum since the start.
    pub value: f64,
}

/// The objective of the business that a goal serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Objective {
    /// Whether it names the business measure that it moves.
    pub measured: bool,
    /// For what the business uses social media here.
    pub usage: Usage,
}

/// For what a business uses social media: the starting points of the catalogue of objectives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ObjectiveUsage)]
pub enum Usage {
    /// Marketing: to be known.
    Awareness,
    /// Marketing: leads and sales.
    Acquisition,
    /// Marketing: customers come again.
    Retention,
    /// Marketing: customers become advocates.
    Advocacy,
    /// Marketing: to understand customers; new products come of it.
    Understanding,
    /// To answer customers' questions and complaints.
    Service,
    /// Colleagues: people of talent apply.
    Recruiting,
    /// Colleagues: knowledge is shared, culture.
    Culture,
    /// Collaboration with partners, suppliers, investors.
    Partners,
}

impl Draft {
    /// The unit in which baseline, target and milestones are compared.
    pub(crate) fn unit(&self) -> Option<&Unit> {
        self.measure.as_ref().map(|measure| &measure.unit)
    }

    pub(crate) fn nature(&self) -> Option<Nature> {
        self.measure.as_ref().map(|measure| measure.nature)
    }

    /// Days from start (`today` where there is none) to deadline; `None` where it does not lie after the start.
    pub(crate) fn days(&self, today: Date) -> Option<i64> {
        let days = days_between(self.start.unwrap_or(today), self.deadline?);
        (days > 0).then_some(days)
    }

    /// The baseline over as much time as the goal has: of a flow whose baseline period was shorter or longer, in proportion.
    pub(crate) fn fair_baseline(&self, today: Date) -> Option<f64> {
        let baseline = self.baseline.filter(|value| value.is_finite())?;
        match (self.nature(), self.baseline_days, self.days(today)) {
            (Some(Nature::Flow), Some(period), Some(days)) if period > 0 => {
                Some(baseline * days as f64 / f64::from(period))
            }
            _ => Some(baseline),
        }
    }

    /// Where the way to the target begins: of a flow nothing has come on the first day.
    pub(crate) fn origin(&self) -> Option<f64> {
        if self.nature() == Some(Nature::Flow) {
            return Some(0.0);
        }
        self.baseline.filter(|value| value.is_finite())
    }

    /// The target, where it is a number.
    pub(crate) fn finite_target(&self) -> Option<f64> {
        self.target.filter(|value| value.is_finite())
    }
}

/// Days from one to the other, negative when `to` is earlier.
pub(crate) fn days_between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}
