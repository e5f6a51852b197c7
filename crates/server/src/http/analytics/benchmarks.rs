//! Answers: how does a brand do beside what is published of its industry?

use crate::http::{app::App, extract::Asked, guard::Who, problem::Answer, reply};
use axum::extract::State;
use jiff::civil::Date;
use selaras_analytics::benchmarks::{self, Beside};
use selaras_kernel::{BrandId, CohortId};

/// Of which brand, time and industry.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Of {
    /// The brand.
    pub brand: BrandId,
    /// First day, `YYYY-MM-DD`.
    #[param(value_type = String, format = "date")]
    pub from: Date,
    /// Last day.
    #[param(value_type = String, format = "date")]
    pub to: Date,
    /// The industry, one of those in the answer; all of them together when not given.
    pub industry: Option<String>,
    /// The competitors in this cohort; all of them when not given.
    pub cohort: Option<CohortId>,
}

/// A brand beside its industry.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct Benchmarks {
    /// By network.
    pub networks: Vec<Beside>,
    /// The industries of which figures are known.
    pub industries: Vec<&'static str>,
}

/// What a brand did on each of its networks, beside what is published of them, with publisher, year and denominator.
#[utoipa::path(get, path = "/api/v1/benchmarks", tag = "insight", operation_id = "benchmarks", params(Of),
    responses((status = 200, description = "By network.", body = Benchmarks)))]
pub async fn list(State(app): State<App>, Who(actor): Who, Asked(of): Asked<Of>) -> Answer {
    let industry = of.industry.as_deref().unwrap_or("all_industries");
    let networks =
        benchmarks::beside(&app.db, &actor, of.brand, industry, (of.from, of.to), of.cohort).await?;
    reply::ok(&Benchmarks { networks, industries: benchmarks::industries() })
}
