//! Checks and reviews as they were held: what was known, what was said, what was decided.

use super::{ByTerm, Clock, Due, Numbers, Occasion, Plan, Span, by_term, kpi, store};
use crate::{
    items::{self, Item, Kpi, KpiState, Measure},
    measures::Told,
};
use jiff::civil::Date;
use selaras_kernel::{Actor, Change, ItemId, Kind, PersonId, Problem, Result, Right, Timestamp};
use selaras_store::Db;
use selaras_workspaces::brands;
use serde_json::json;

/// Longest note, in characters.
const NOTE_MAX: usize = 2_000;
/// Most numbers that are told at one check.
const TOLD_MAX: usize = 24;

/// What follows from a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = KpiDecision)]
pub enum Decision {
    /// Everything stays as it is.
    Keep,
    /// The KPI, its target or its rhythm is changed.
    Change,
    /// It is given up.
    Drop,
    /// Something is done, so that the number moves.
    Act,
}

/// An answer to a question of a review.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = KpiAnswer)]
pub struct Answer {
    /// Yes or no.
    pub yes: bool,
    /// Why. At most 2,000 characters.
    #[serde(default)]
    pub why: String,
}

/// The answers of a review.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = KpiReviewAnswers)]
pub struct ReviewAnswers {
    /// Is it still relevant?
    pub relevant: Answer,
    /// Does it still help to reach the objective?
    pub helps: Answer,
    /// Must the strategy change?
    pub change_strategy: Answer,
}

/// A number that was told by hand.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = KpiCheckNumber)]
pub struct CheckNumber {
    /// The name in the formula; `value` where there is none.
    pub term: String,
    /// Of which local day.
    #[schema(value_type = String, format = "date")]
    pub day: Date,
    /// The number.
    pub value: f64,
}

/// What is said at a check.
#[derive(Clone, Debug, PartialEq, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HoldCheck {
    /// What is held.
    pub occasion: Occasion,
    /// The day on which it is due.
    #[schema(value_type = String, format = "date")]
    pub day: Date,
    /// What was talked about. At most 2,000 characters.
    #[serde(default)]
    pub note: String,
    /// What follows.
    pub decision: Decision,
    /// The answers of a review; a check has none.
    #[serde(default)]
    pub answers: Option<ReviewAnswers>,
    /// Numbers that are told by hand: at most 24.
    #[serde(default)]
    pub told: Vec<CheckNumber>,
}

/// What was said and known at a check.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[schema(as = KpiCheckSaid)]
pub struct CheckSaid {
    /// What was talked about.
    pub note: String,
    /// What follows.
    pub decision: Decision,
    /// The answers of a review.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<ReviewAnswers>,
    /// Numbers that were told by hand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<CheckNumber>,
    /// The KPI's number then: of the last finished period that was known, else of the running one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// The period of that number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Span>,
    /// The target then.
    pub target: f64,
    /// The version of the KPI that was looked at.
    pub version: i64,
}

/// A check or review that was held.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = KpiHeldCheck)]
pub struct HeldCheck {
    /// The KPI.
    pub kpi: ItemId,
    /// What was held, and when it was due.
    #[serde(flatten)]
    pub due: Due,
    /// When it was held (UTC).
    pub held_at: Timestamp,
    /// By whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held_by: Option<PersonId>,
    /// What was said and known.
    #[serde(flatten)]
    pub said: CheckSaid,
}

/// Holds a check or review, once for each day on which it is due; what is due next may be held before its day. Whoever may write
/// numbers may; "drop" is for those who may change the strategy, and gives the KPI up in the same write.
///
/// # Errors
/// `not_found`; `forbidden`; `check_not_due`, `check_held` when somebody said something else before, `check_answers`, `check_no_answers`,
/// `check_numbers`, `check_term`, `check_day`, `goal_value`, `strategy_too_long`; `kpi_dropped`.
pub async fn hold(db: &Db, actor: &Actor, id: ItemId, said: HoldCheck, now: Timestamp) -> Result<HeldCheck> {
    let (part, kpi) = kpi(db, actor, id).await?;
    actor.require(Right::NumbersWrite, Some(part.brand))?;
    if said.decision == Decision::Drop {
        actor.require(Right::StrategyWrite, Some(part.brand))?;
    }
    let clock = Clock::of(db, actor, part.brand, now).await?;
    let due = Due { day: said.day, occasion: said.occasion };
    let kept = store::held_of(db, actor.workspace, id).await?;
    // Asked again, it is answered as it was, also when it gave the KPI up.
    if let Some(known) = kept.iter().find(|check| check.due == due) {
        return again(known, actor, &said);
    }
    if kpi.state == KpiState::Dropped {
        return Err(Problem::new(Kind::Conflict, "kpi_dropped").into());
    }
    check(&kpi, clock.day(part.created_at), &clock, due, &said)?;
    let told = with(by_term(&kept), &said.told, now);
    let numbers =
        Numbers::of(db, actor, part.brand, clock.zone.clone(), clock.today).tell(&kpi, &told).await?;
    let latest = numbers.latest();
    let held = HeldCheck {
        kpi: id,
        due,
        held_at: now,
        held_by: actor.person,
        said: CheckSaid {
            note: said.note.trim().to_owned(),
            decision: said.decision,
            answers: said.answers,
            told: said.told,
            value: latest.and_then(|one| one.value),
            period: latest.map(|one| one.span),
            target: kpi.target,
            version: part.version,
        },
    };
    let change = Change::by(actor, "strategy.check_held", id.0, now).brand(part.brand).to(json!({
        "name": kpi.name, "day": due.day, "occasion": due.occasion, "decision": held.said.decision,
    }));
    let actor = actor.clone();
    db.write(move |tx| {
        Box::pin(async move {
            brands::hold(tx, actor.workspace, part.brand).await?;
            if !store::hold(tx, actor.workspace, part.brand, &held).await? {
                return Err(Problem::new(Kind::Conflict, "check_held").into());
            }
            if held.said.decision == Decision::Drop {
                let given_up = Item::Kpi(Box::new(Kpi { state: KpiState::Dropped, ..kpi }));
                items::say(tx, &actor, &part, given_up, now).await?;
            }
            tx.tell(change);
            tx.answer(&held).await?;
            Ok(held)
        })
    })
    .await
}

/// What was held is held once: saying the same again changes nothing.
fn again(known: &HeldCheck, actor: &Actor, said: &HoldCheck) -> Result<HeldCheck> {
    let same = known.held_by == actor.person
        && known.said.note == said.note.trim()
        && known.said.decision == said.decision
        && known.said.answers == said.answers
        && known.said.told == said.told;
    if same { Ok(known.clone()) } else { Err(Problem::new(Kind::Conflict, "check_held").into()) }
}

fn check(kpi: &Kpi, since: Date, clock: &Clock, due: Due, said: &HoldCheck) -> Result<(), Problem> {
    let plan = Plan::of(kpi);
    let past = plan.dues(since, clock.today).contains(&due);
    let next = plan.next(clock.today.max(since)) == Some(due);
    if !past && !next {
        return Err(Problem::new(Kind::Conflict, "check_not_due").at("day").with("day", due.day.to_string()));
    }
    let mut problems = Vec::new();
    let long = |text: &str| text.chars().count() > NOTE_MAX;
    let mut texts = vec![("note", &said.note)];
    match (&said.answers, due.occasion) {
        (Some(answers), Occasion::Review) => texts.extend([
            ("answers.relevant.why", &answers.relevant.why),
            ("answers.helps.why", &answers.helps.why),
            ("answers.change_strategy.why", &answers.change_strategy.why),
        ]),
        (None, Occasion::Review) => problems.push(Problem::invalid("answers", "check_answers")),
        (Some(_), Occasion::Check) => problems.push(Problem::invalid("answers", "check_no_answers")),
        (None, Occasion::Check) => {}
    }
    for (field, text) in texts {
        if long(text) {
            problems.push(Problem::invalid(field, "strategy_too_long").with("limit", NOTE_MAX));
        }
    }
    if said.told.len() > TOLD_MAX {
        problems.push(Problem::invalid("told", "check_numbers").with("limit", TOLD_MAX));
    }
    for (n, number) in said.told.iter().enumerate() {
        let at = |field: &str| format!("told[{n}].{field}");
        let by_hand = |(name, measure): &(&str, &Measure)| {
            *name == number.term && matches!(measure, Measure::ByHand(_))
        };
        if !kpi.terms().iter().any(by_hand) {
            problems.push(Problem::invalid(at("term"), "check_term").with("name", number.term.clone()));
        }
        if number.day > clock.today {
            problems.push(Problem::invalid(at("day"), "check_day").with("day", number.day.to_string()));
        }
        if !items::sound(number.value) {
            problems.push(Problem::invalid(at("value"), "goal_value"));
        }
    }
    Problem::all(problems)
}

fn with(mut told: ByTerm, more: &[CheckNumber], at: Timestamp) -> ByTerm {
    for number in more {
        let of = told.entry(number.term.clone()).or_default();
        of.retain(|one| one.day != number.day);
        of.push(Told { day: number.day, value: number.value, at });
    }
    told
}
