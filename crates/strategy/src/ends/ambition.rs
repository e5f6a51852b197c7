//! Whether OKRs are set too soft or too hard, from how the last ones ended. Pure.

use jiff::civil::Date;
use selaras_kernel::ItemId;

/// Fewer say nothing.
const FEWEST: usize = 3;
/// At most so many are looked at: the latest.
const LATEST: usize = 12;
/// The share of them that makes something steady.
const STEADY: f64 = 0.75;
/// From this score on a goal was reached, or as good as that.
const FULL: f64 = 0.9;
/// Below this score a goal failed.
const FAILED: f64 = 0.4;
/// What rounds to 0.6 or 0.7 is good.
const GOOD: std::ops::Range<f64> = 0.55..0.75;

/// How an OKR ended.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = AmbitionGoal)]
pub struct Judged {
    /// The goal.
    pub goal: ItemId,
    /// The goal in words.
    pub title: String,
    /// Its last local day.
    #[schema(value_type = String, format = "date")]
    pub ended: Date,
    /// Its score, as it was fixed: 0 to 1.
    pub score: f64,
}

/// What the scores say of how goals are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = AmbitionVerdict)]
pub enum Verdict {
    /// Fewer than three ended.
    TooFew,
    /// Three of four were as good as reached (0.9 or more): more could be asked for.
    TooSoft,
    /// Three of four ended below 0.4: so much cannot be reached.
    TooHard,
    /// A third was reached in full and a third failed: each is set by another measure.
    Uneven,
    /// The mean lies above 0.7.
    RatherSoft,
    /// The mean lies below 0.6.
    RatherHard,
    /// The mean is 0.6 to 0.7: they stretched, and most of it was reached.
    Good,
}

/// The OKRs that ended in a quarter.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = AmbitionQuarter)]
pub struct Quarter {
    /// The year.
    pub year: i16,
    /// 1 to 4.
    pub quarter: i8,
    /// The mean of their scores.
    pub mean: f64,
    /// They, the latest first.
    pub goals: Vec<Judged>,
}

/// How the last OKRs ended, and what that says.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct Ambition {
    /// What it says.
    pub verdict: Verdict,
    /// Of how many.
    pub count: usize,
    /// The mean of their scores; absent where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mean: Option<f64>,
    /// Quarter by quarter, the latest first.
    pub quarters: Vec<Quarter>,
}

/// Judges how goals are set by the latest twelve that ended. "Steadily" means three of four; a mean that rounds to 0.6 or 0.7 is
/// good, as OKRs are meant.
pub fn judge(mut all: Vec<Judged>) -> Ambition {
    all.sort_by(|a, b| b.ended.cmp(&a.ended).then(b.goal.cmp(&a.goal)));
    all.truncate(LATEST);
    let count = all.len();
    let mean = mean(&all);
    let share =
        |is: fn(f64) -> bool| all.iter().filter(|one| is(one.score)).count() as f64 / count.max(1) as f64;
    let (full, failed) = (share(|score| score >= FULL), share(|score| score < FAILED));
    let verdict = match mean {
        _ if count < FEWEST => Verdict::TooFew,
        None => Verdict::TooFew,
        Some(_) if full >= STEADY => Verdict::TooSoft,
        Some(_) if failed >= STEADY => Verdict::TooHard,
        Some(_) if full >= 1.0 / 3.0 && failed >= 1.0 / 3.0 => Verdict::Uneven,
        Some(mean) if mean >= GOOD.end => Verdict::RatherSoft,
        Some(mean) if mean < GOOD.start => Verdict::RatherHard,
        Some(_) => Verdict::Good,
    };
    let mut quarters: Vec<Quarter> = Vec::new();
    for one in all {
        let (year, quarter) = (one.ended.year(), (one.ended.month() - 1) / 3 + 1);
        match quarters.last_mut() {
            Some(last) if (last.year, last.quarter) == (year, quarter) => last.goals.push(one),
            _ => quarters.push(Quarter { year, quarter, mean: 0.0, goals: vec![one] }),
        }
    }
    for quarter in &mut quarters {
        quarter.mean = self::mean(&quarter.goals).unwrap_or_default();
    }
    Ambition { verdict, count, mean, quarters }
}

fn mean(all: &[Judged]) -> Option<f64> {
    let sum: f64 = all.iter().map(|one| one.score).sum();
    (!all.is_empty()).then(|| sum / all.len() as f64)
}
