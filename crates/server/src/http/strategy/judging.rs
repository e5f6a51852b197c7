//! Answers: is a goal SMART, and which goal does a sentence speak of?

use crate::http::{app::App, extract::Input, guard::Who, problem::Answer, reply};
use axum::extract::State;
use selaras_kernel::BrandId;
use selaras_smart::Read;
use selaras_strategy::{
    items::Goal,
    judging::{self, Judged},
};

/// A goal as it is meant.
#[derive(Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GoalMeant {
    /// The brand.
    pub brand: BrandId,
    /// The goal.
    pub goal: Goal,
    /// The local day on which it was set, if it runs already: what was known then counts.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = "date")]
    pub set_on: Option<jiff::civil::Date>,
}

/// A goal in one sentence.
#[derive(Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GoalSentence {
    /// The brand, in whose time zone days are meant.
    pub brand: BrandId,
    /// The sentence, in Indonesian or English: at most 1,000 characters count.
    pub sentence: String,
}

/// Whether a goal is SMART, letter by letter, with reasons and something better: one for each of its numbers.
#[utoipa::path(post, path = "/api/v1/goals/check", tag = "strategy", operation_id = "check_goal", request_body = GoalMeant,
    responses((status = 200, description = "Nothing is kept.", body = Vec<Judged>)))]
pub async fn check(State(app): State<App>, Who(actor): Who, input: Input<GoalMeant>) -> Answer {
    let GoalMeant { brand, goal, set_on } = input.value;
    reply::ok(&judging::judge(&app.db, &actor, brand, &goal, set_on, app.now()).await?)
}

/// What a sentence says of a goal; what it does not say is absent.
#[utoipa::path(post, path = "/api/v1/goals/read", tag = "strategy", operation_id = "read_goal", request_body = GoalSentence,
    responses((status = 200, description = "Nothing is kept.", body = Read)))]
pub async fn read(State(app): State<App>, Who(actor): Who, input: Input<GoalSentence>) -> Answer {
    let GoalSentence { brand, sentence } = input.value;
    reply::ok(&judging::read(&app.db, &actor, brand, &sentence, app.now()).await?)
}
