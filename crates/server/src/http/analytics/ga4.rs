//! Answers: which Google Analytics property is a brand's, how does fetching it fare, and how is it connected and let go?

use crate::http::{
    app::App,
    extract::{Asked, Input},
    guard::Who,
    outer::Reader,
    problem::Answer,
    publishing::feeds::OfBrand,
    reply,
};
use axum::extract::State;
use selaras_analytics::website::ga4::{self, NewProperty, Property};
use selaras_kernel::{BrandId, Kind, Problem};
use selaras_workspaces::brands;

/// Whose property is let go, and whether its numbers go too.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct LetGo {
    /// The brand.
    pub brand: BrandId,
    /// Whether what was fetched is removed too; it is kept otherwise.
    #[serde(default)]
    pub forget: bool,
}

/// Explains in the reader's language what went wrong.
fn shown(mut property: Property, reader: Reader) -> Property {
    if let Some(error) = &mut property.error {
        error.explanation = Some(reader.explain(&error.code, &error.detail));
    }
    property
}

/// The Google Analytics property of a brand, and how fetching it fares. The key is never told.
#[utoipa::path(get, path = "/api/v1/website/ga4", tag = "website", operation_id = "get_ga4", params(OfBrand),
    responses((status = 200, description = "The property; its state is `none` when there is none.", body = Property)))]
pub async fn get(
    State(app): State<App>,
    Who(actor): Who,
    reader: Reader,
    Asked(asked): Asked<OfBrand>,
) -> Answer {
    reply::ok(&shown(ga4::get(&app.db, &actor, asked.brand).await?, reader))
}

/// Connects a Google Analytics property by the key of a service account, after asking Google whether it may be read. The same property
/// again gets the new key. It is fetched at once, and every six hours from then on.
#[utoipa::path(put, path = "/api/v1/website/ga4", tag = "website", operation_id = "connect_ga4", request_body = NewProperty,
    responses((status = 200, description = "The property as it is now.", body = Property)))]
pub async fn connect(
    State(app): State<App>,
    Who(actor): Who,
    reader: Reader,
    input: Input<NewProperty>,
) -> Answer {
    let new = input.value;
    let brand = brands::get(&app.db, &actor, new.brand).await?;
    if brand.sample {
        return Err(Problem::new(Kind::Conflict, "brand_sample").at("brand").into());
    }
    let vault = app.vault.clone();
    let seal = move |place: &str, plain: &[u8]| vault.seal(place, plain);
    let made = ga4::connect(&app.db, &actor, new, &app.google, &seal, app.now()).await?;
    reply::ok(&shown(made, reader))
}

/// Fetches the property in the next seconds, whenever it would have been its turn.
#[utoipa::path(post, path = "/api/v1/website/ga4/fetch", tag = "website", operation_id = "fetch_ga4", params(OfBrand),
    responses((status = 200, description = "The property as it is now.", body = Property)))]
pub async fn fetch(
    State(app): State<App>,
    Who(actor): Who,
    reader: Reader,
    Asked(asked): Asked<OfBrand>,
) -> Answer {
    reply::ok(&shown(ga4::hurry(&app.db, &actor, asked.brand, app.now()).await?, reader))
}

/// Lets go of the property: its key is removed, and with `forget` everything that was fetched.
#[utoipa::path(delete, path = "/api/v1/website/ga4", tag = "website", operation_id = "disconnect_ga4", params(LetGo),
    responses((status = 204, description = "It is let go.")))]
pub async fn disconnect(State(app): State<App>, Who(actor): Who, Asked(asked): Asked<LetGo>) -> Answer {
    ga4::disconnect(&app.db, &actor, asked.brand, asked.forget, app.now()).await?;
    Ok(reply::empty())
}
