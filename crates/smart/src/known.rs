//! Answers: against what is a goal judged?

use crate::Draft;
use jiff::civil::Date;

/// What is known on the day of judging.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Known {
    /// The day of judging, in the zone of the brand. Of a goal that runs, give the day when it was set: afterwards a deadline
    /// comes nearer and a target is met without the goal being worse for it.
    pub today: Date,
    /// How the figure grew in the same scope until now.
    pub history: Option<Growth>,
    /// How it grew with comparable accounts: an industry or a cohort on the same networks.
    pub comparable: Option<Growth>,
    /// What became of earlier goals for the same figure.
    pub similar: Vec<PastGoal>,
    /// What is published of the figure in the industry, on the network where it is counted.
    pub published: Option<Published>,
}

/// The middle of what a published study counted, in the unit of the figure.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Published {
    /// The value of the middle account.
    pub median: f64,
    /// Who published it.
    pub publisher: String,
    /// Of which time its numbers are, such as `2024`.
    pub period: String,
    /// Whether it is of the own industry; otherwise of all of them together.
    pub own_industry: bool,
}

/// How a figure grew over many windows of the same length.
///
/// Growth is a ratio: 1.05 is five percent more at the end of a window than at its beginning (of a flow or rate: than in the
/// window before). Windows of another length than the goal's are converted ([`crate::check`]).
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Growth {
    /// How many days a window has.
    pub days: u32,
    /// One window in ten grew by less than this.
    pub low: f64,
    /// Half of them grew by less.
    pub median: f64,
    /// One in ten grew by more.
    pub high: f64,
    /// How many windows that don't overlap (of comparable accounts: how many accounts).
    pub windows: u32,
}

/// What became of an earlier goal.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct PastGoal {
    /// Target ÷ baseline.
    pub asked: f64,
    /// From start to deadline.
    pub days: u32,
    /// Whether it was met.
    pub met: bool,
}

impl PastGoal {
    /// What a goal asked for when it was set; nothing of one whose baseline, target or time does not say.
    #[must_use]
    pub fn of(draft: &Draft, today: Date, met: bool) -> Option<Self> {
        let baseline = draft.fair_baseline(today).filter(|baseline| *baseline > 0.0)?;
        let days = u32::try_from(draft.days(today)?).ok()?;
        Some(Self { asked: draft.finite_target()? / baseline, days, met })
    }
}
