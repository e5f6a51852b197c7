//! Answers: beside whom is a brand seen, what is known of them, and how does it do beside them?

use crate::{
    http::{
        app::App,
        extract::{Asked, IfMatch, Input, Named},
        guard::Who,
        outer::Reader,
        problem::Answer,
        publishing::feeds::OfBrand,
        reply,
    },
    looking::Outlook,
};
use axum::{extract::State, http::StatusCode};
use jiff::civil::Date;
use selaras_analytics::competitors::{
    self, Comparison, Competitor, CompetitorChanges, NewCompetitor, NewCompetitorProfile, Span,
};
use selaras_kernel::{BrandId, CompetitorId, ProfileId};
use selaras_store::Db;
use selaras_workspaces::brands;

/// Which time of which brand.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Beside {
    /// The brand.
    pub brand: BrandId,
    /// First local day, `YYYY-MM-DD`.
    #[param(value_type = String, format = "date")]
    pub from: Date,
    /// Last local day, `YYYY-MM-DD`.
    #[param(value_type = String, format = "date")]
    pub to: Date,
}

/// Explains in the reader's language what went wrong with profiles.
fn shown(mut competitor: Competitor, reader: Reader) -> Competitor {
    for error in competitor.profiles.iter_mut().filter_map(|profile| profile.error.as_mut()) {
        error.explanation = Some(reader.explain(&error.code, &error.detail));
    }
    competitor
}

/// The competitors of a brand with their profiles, by name.
#[utoipa::path(get, path = "/api/v1/competitors", tag = "numbers", operation_id = "list_competitors", params(OfBrand),
    responses((status = 200, description = "At most 20.", body = Vec<Competitor>)))]
pub async fn list(
    State(app): State<App>,
    Who(actor): Who,
    reader: Reader,
    Asked(asked): Asked<OfBrand>,
) -> Answer {
    let all = competitors::list(&app.db, &actor, asked.brand).await?;
    reply::ok(&all.into_iter().map(|one| shown(one, reader)).collect::<Vec<_>>())
}

/// Adds a competitor, to whom profiles are added then.
#[utoipa::path(post, path = "/api/v1/competitors", tag = "numbers", operation_id = "create_competitor", request_body = NewCompetitor,
    params(("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    responses((status = 201, description = "The competitor.", body = Competitor)))]
pub async fn create(State(app): State<App>, Who(actor): Who, input: Input<NewCompetitor>) -> Answer {
    let Input { value, once } = input;
    brands::get(&app.db, &actor, value.brand).await?;
    let work = async |db: Db| competitors::create(&db, &actor, value, app.now()).await;
    reply::once(&app, &actor, once, StatusCode::CREATED, work, |made| reply::json(StatusCode::CREATED, &made))
        .await
}

/// One competitor with its profiles.
#[utoipa::path(get, path = "/api/v1/competitors/{id}", tag = "numbers", operation_id = "get_competitor",
    params(("id" = CompetitorId, Path, description = "The competitor.")),
    responses((status = 200, description = "The competitor.", body = Competitor)))]
pub async fn get(
    State(app): State<App>,
    Who(actor): Who,
    reader: Reader,
    Named(id): Named<CompetitorId>,
) -> Answer {
    reply::ok(&shown(competitors::get(&app.db, &actor, id).await?, reader))
}

/// Changes a competitor.
#[utoipa::path(patch, path = "/api/v1/competitors/{id}", tag = "numbers", operation_id = "update_competitor",
    params(("id" = CompetitorId, Path, description = "The competitor."), ("If-Match" = Option<String>, Header, description = "Version it must still have."), ("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    request_body = CompetitorChanges, responses((status = 200, description = "As it is now.", body = Competitor)))]
pub async fn update(
    State(app): State<App>,
    Who(actor): Who,
    reader: Reader,
    Named(id): Named<CompetitorId>,
    at: IfMatch,
    input: Input<CompetitorChanges>,
) -> Answer {
    let Input { value, once } = input;
    let work = async |db: Db| competitors::update(&db, &actor, id, at.0, value, app.now()).await;
    reply::once(&app, &actor, once, StatusCode::OK, work, |now| reply::ok(&shown(now, reader))).await
}

/// Removes a competitor with its profiles and all that was counted of them.
#[utoipa::path(delete, path = "/api/v1/competitors/{id}", tag = "numbers", operation_id = "remove_competitor",
    params(("id" = CompetitorId, Path, description = "The competitor."), ("If-Match" = Option<String>, Header, description = "Version it must still have.")),
    responses((status = 204, description = "It is gone.")))]
pub async fn remove(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<CompetitorId>,
    at: IfMatch,
) -> Answer {
    competitors::remove(&app.db, &actor, id, at.0, app.now()).await?;
    Ok(reply::empty())
}

/// Adds a profile to a competitor: it is looked for at its network at once, and looked at every six hours from then on.
#[utoipa::path(post, path = "/api/v1/competitors/{id}/profiles", tag = "numbers", operation_id = "add_competitor_profile",
    params(("id" = CompetitorId, Path, description = "The competitor."), ("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    request_body = NewCompetitorProfile, responses((status = 201, description = "The competitor with it.", body = Competitor)))]
pub async fn add_profile(
    State(app): State<App>,
    Who(actor): Who,
    reader: Reader,
    Named(id): Named<CompetitorId>,
    input: Input<NewCompetitorProfile>,
) -> Answer {
    let Input { value, once } = input;
    let outlook = Outlook(app.clone());
    let work = async |db: Db| competitors::add_profile(&db, &actor, id, value, &outlook, app.now()).await;
    let answer = |made| reply::json(StatusCode::CREATED, &shown(made, reader));
    reply::once(&app, &actor, once, StatusCode::CREATED, work, answer).await
}

/// Lets go of a profile of a competitor with all that was counted of it.
#[utoipa::path(delete, path = "/api/v1/competitors/{id}/profiles/{profile}", tag = "numbers", operation_id = "remove_competitor_profile",
    params(("id" = CompetitorId, Path, description = "The competitor."), ("profile" = ProfileId, Path, description = "The profile.")),
    responses((status = 204, description = "It is gone.")))]
pub async fn remove_profile(
    State(app): State<App>,
    Who(actor): Who,
    Named((id, profile)): Named<(CompetitorId, ProfileId)>,
) -> Answer {
    competitors::remove_profile(&app.db, &actor, id, profile, app.now()).await?;
    Ok(reply::empty())
}

/// Us and each competitor side by side over a time: followers, how often and what they post, and what comes of it. What is not known
/// is left out, which is not 0.
#[utoipa::path(get, path = "/api/v1/competitors/compare", tag = "numbers", operation_id = "compare_competitors", params(Beside),
    responses((status = 200, description = "Us first, then the competitors by name.", body = Comparison)))]
pub async fn compare(State(app): State<App>, Who(actor): Who, Asked(beside): Asked<Beside>) -> Answer {
    let span = Span { brand: beside.brand, from: beside.from, to: beside.to };
    reply::ok(&competitors::compare(&app.db, &actor, &span, &Outlook(app.clone()), app.now()).await?)
}
