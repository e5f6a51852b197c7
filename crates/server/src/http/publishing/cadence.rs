//! Answers: how often is a profile meant to publish, and where does the plan fall short of that?

use crate::http::{
    app::App,
    extract::{Asked, Input, Named},
    guard::Who,
    problem::Answer,
    reply,
};
use axum::extract::State;
use selaras_kernel::{BrandId, ProfileId};
use selaras_publishing::cadence::{self, Cadence, Pace, Target};

/// Which days of a brand's plan.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct PaceOf {
    /// The brand.
    pub brand: BrandId,
    /// From this date on, such as `2026-12-01`, on the wall of the brand's zone.
    #[param(value_type = String, format = Date)]
    pub from: jiff::civil::Date,
    /// Until this date, itself included; at most 100 days later.
    #[param(value_type = String, format = Date)]
    pub to: jiff::civil::Date,
}

/// The plan of each profile that has a target, held against it: how many of how many by day or week, and a time that would fill a gap.
#[utoipa::path(get, path = "/api/v1/cadence", tag = "calendar", operation_id = "get_pace", params(PaceOf),
    responses((status = 200, description = "By profile.", body = Vec<Pace>)))]
pub async fn pace(State(app): State<App>, Who(actor): Who, Asked(asked): Asked<PaceOf>) -> Answer {
    reply::ok(&cadence::pace(&app.db, &actor, asked.brand, (asked.from, asked.to), app.now()).await?)
}

/// How often a profile is meant to publish, and where one could begin on its network.
#[utoipa::path(get, path = "/api/v1/profiles/{id}/cadence", tag = "calendar", operation_id = "get_cadence",
    params(("id" = ProfileId, Path, description = "The profile.")),
    responses((status = 200, description = "The target, and a starting point.", body = Cadence)))]
pub async fn get(State(app): State<App>, Who(actor): Who, Named(id): Named<ProfileId>) -> Answer {
    reply::ok(&cadence::get(&app.db, &actor, id).await?)
}

/// Sets how often a profile is meant to publish.
#[utoipa::path(put, path = "/api/v1/profiles/{id}/cadence", tag = "calendar", operation_id = "set_cadence",
    params(("id" = ProfileId, Path, description = "The profile.")), request_body = Target,
    responses((status = 204, description = "It is set.")))]
pub async fn set(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<ProfileId>,
    input: Input<Target>,
) -> Answer {
    cadence::set(&app.db, &actor, id, Some(input.value), app.now()).await?;
    Ok(reply::empty())
}

/// Takes a profile's target away.
#[utoipa::path(delete, path = "/api/v1/profiles/{id}/cadence", tag = "calendar", operation_id = "remove_cadence",
    params(("id" = ProfileId, Path, description = "The profile.")),
    responses((status = 204, description = "It has none.")))]
pub async fn remove(State(app): State<App>, Who(actor): Who, Named(id): Named<ProfileId>) -> Answer {
    cadence::set(&app.db, &actor, id, None, app.now()).await?;
    Ok(reply::empty())
}
