//! Answers: which networks are worth it, why, and how sure is the order?

use super::items::Of;
use crate::http::{app::App, extract::Asked, guard::Who, problem::Answer, reply};
use axum::extract::State;
use selaras_strategy::scorecards::{self, ScorecardTold};

/// The networks of a brand by their scores, the best first, from the numbers of the last 90 days and what people say. It is kept as a
/// part of the strategy.
#[utoipa::path(get, path = "/api/v1/scorecard", tag = "strategy", operation_id = "get_scorecard", params(Of),
    responses((status = 200, description = "The score card.", body = ScorecardTold)))]
pub async fn get(State(app): State<App>, Who(actor): Who, Asked(asked): Asked<Of>) -> Answer {
    reply::ok(&scorecards::tell(&app.db, &actor, asked.brand, app.now()).await?)
}
