//! Answers: which figures does a team look at together, and who may see them by a link?

use crate::http::{
    analytics::measure::{self, Answers, Panel},
    app::App,
    extract::{Asked, Input, Named},
    guard::Who,
    problem::Answer,
    reply,
};
use axum::{extract::State, http::StatusCode};
use selaras_analytics::measure::{Question, Top};
use selaras_kernel::{BrandId, DashboardId, Timestamp};
use selaras_reports::dashboards::{self, Chart, Dashboard, NewDashboard};
use selaras_store::Db;

/// Of which brand.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Of {
    /// The brand.
    pub brand: BrandId,
}

/// A dashboard to be made.
#[derive(Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Make {
    /// The brand.
    pub brand: BrandId,
    /// The dashboard.
    pub dashboard: NewDashboard,
}

/// A dashboard as it is to be.
#[derive(Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Changed {
    /// The version that was seen.
    pub version: i64,
    /// The dashboard.
    pub dashboard: NewDashboard,
}

/// The dashboards of a brand: the ready ones, then its own.
#[utoipa::path(get, path = "/api/v1/dashboards", tag = "dashboards", operation_id = "list_dashboards", params(Of),
    responses((status = 200, description = "All of them.", body = Vec<Dashboard>)))]
pub async fn list(State(app): State<App>, Who(actor): Who, Asked(of): Asked<Of>) -> Answer {
    reply::ok(&dashboards::list(&app.db, &actor, of.brand).await?)
}

/// Makes a dashboard.
#[utoipa::path(post, path = "/api/v1/dashboards", tag = "dashboards", operation_id = "create_dashboard", request_body = Make,
    params(("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    responses((status = 201, description = "The dashboard.", body = Dashboard)))]
pub async fn create(State(app): State<App>, Who(actor): Who, input: Input<Make>) -> Answer {
    let Input { value, once } = input;
    let work = async |db: Db| dashboards::create(&db, &actor, value.brand, value.dashboard, app.now()).await;
    reply::once(&app, &actor, once, StatusCode::CREATED, work, |made| reply::json(StatusCode::CREATED, &made))
        .await
}

/// One dashboard of a brand's own.
#[utoipa::path(get, path = "/api/v1/dashboards/{id}", tag = "dashboards", operation_id = "get_dashboard",
    params(("id" = DashboardId, Path, description = "The dashboard.")),
    responses((status = 200, description = "The dashboard.", body = Dashboard)))]
pub async fn get(State(app): State<App>, Who(actor): Who, Named(id): Named<DashboardId>) -> Answer {
    reply::ok(&dashboards::get(&app.db, &actor, id).await?.1)
}

/// Changes a dashboard.
#[utoipa::path(put, path = "/api/v1/dashboards/{id}", tag = "dashboards", operation_id = "update_dashboard",
    params(("id" = DashboardId, Path, description = "The dashboard.")), request_body = Changed,
    responses((status = 200, description = "The dashboard.", body = Dashboard)))]
pub async fn update(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<DashboardId>,
    input: Input<Changed>,
) -> Answer {
    let Changed { version, dashboard } = input.value;
    reply::ok(&dashboards::update(&app.db, &actor, id, version, dashboard, app.now()).await?)
}

/// Removes a dashboard with its link.
#[utoipa::path(delete, path = "/api/v1/dashboards/{id}", tag = "dashboards", operation_id = "remove_dashboard",
    params(("id" = DashboardId, Path, description = "The dashboard.")),
    responses((status = 204, description = "It is gone.")))]
pub async fn remove(State(app): State<App>, Who(actor): Who, Named(id): Named<DashboardId>) -> Answer {
    dashboards::remove(&app.db, &actor, id, app.now()).await?;
    Ok(reply::empty())
}

/// For how long a link is good.
#[derive(Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ForDays {
    /// Days, 1 to 365.
    pub days: i64,
}

/// A link to a dashboard, which is told only here.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct Link {
    /// The address to pass on.
    pub link: String,
    /// Until when it is good (UTC).
    pub expires_at: Timestamp,
}

/// Makes the link by which a dashboard is seen without an account; the one before opens nothing any more.
#[utoipa::path(post, path = "/api/v1/dashboards/{id}/link", tag = "dashboards", operation_id = "share_dashboard",
    params(("id" = DashboardId, Path, description = "The dashboard.")), request_body = ForDays,
    responses((status = 201, description = "The link.", body = Link)))]
pub async fn share(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<DashboardId>,
    input: Input<ForDays>,
) -> Answer {
    let (token, expires_at) = dashboards::share(&app.db, &actor, id, input.value.days, app.now()).await?;
    // Behind the mark, where browsers keep it to themselves.
    let link = format!("{}/dashboard#{token}", app.public_url);
    reply::json(StatusCode::CREATED, &Link { link, expires_at })
}

/// Withdraws the link of a dashboard.
#[utoipa::path(delete, path = "/api/v1/dashboards/{id}/link", tag = "dashboards", operation_id = "withdraw_dashboard_link",
    params(("id" = DashboardId, Path, description = "The dashboard.")),
    responses((status = 204, description = "It opens nothing any more.")))]
pub async fn withdraw(State(app): State<App>, Who(actor): Who, Named(id): Named<DashboardId>) -> Answer {
    dashboards::withdraw(&app.db, &actor, id, app.now()).await?;
    Ok(reply::empty())
}

/// What somebody without an account shows, and which time they want to see.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Look {
    /// The token of the link.
    pub token: String,
    /// First day, `YYYY-MM-DD`.
    #[schema(value_type = String, format = "date")]
    pub from: jiff::civil::Date,
    /// Last day, `YYYY-MM-DD`.
    #[schema(value_type = String, format = "date")]
    pub to: jiff::civil::Date,
}

/// What a link shows.
#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = SharedDashboard)]
pub struct Seen {
    /// The brand's name.
    pub brand: String,
    /// The dashboard.
    pub dashboard: Dashboard,
    /// One answer per panel, in their order.
    pub answers: Answers,
    /// The profiles in the answers, by id.
    pub profiles: std::collections::BTreeMap<String, SharedProfile>,
    /// The zone in which the brand's days are (IANA).
    pub zone: String,
}

/// A profile as a link shows it.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct SharedProfile {
    /// Its name.
    pub name: String,
    /// Its network's name.
    pub network: String,
}

/// Shows a dashboard to whoever has its link.
#[utoipa::path(post, path = "/api/v1/dashboard-link/look", tag = "dashboards", operation_id = "look_at_dashboard", request_body = Look,
    responses((status = 200, description = "The dashboard with its answers.", body = Seen)))]
pub async fn look(State(app): State<App>, input: Input<Look>) -> Answer {
    let Look { token, from, to } = input.value;
    let opened = dashboards::open(&app.db, &token, app.now()).await?;
    let panel = |panel: &dashboards::Panel| {
        let question = Question {
            brand: Some(opened.brand),
            profiles: panel.profiles.clone(),
            whose: panel.whose,
            from,
            to,
            figure: panel.figure,
            by: panel.by.clone(),
            counting: panel.counting,
            recount: false,
        };
        match panel.chart {
            Chart::Top => {
                Panel::Top(Top { question: Question { by: Vec::new(), ..question }, limit: 10, least: false })
            }
            _ => Panel::Figure(question),
        }
    };
    let panels: Vec<Panel> = opened.dashboard.panels.iter().map(panel).collect();
    let answers = measure::answers(&app, &opened.actor, &panels).await?;
    let brand = selaras_workspaces::brands::get(&app.db, &opened.actor, opened.brand).await?;
    let named = |one: measure::ProfileNamed| {
        (one.profile.id.to_string(), SharedProfile { name: one.title(), network: one.profile.network })
    };
    let profiles = measure::names(&app, &opened.actor, opened.brand).await?.into_iter().map(named).collect();
    reply::ok(&Seen { brand: brand.name, dashboard: opened.dashboard, answers, profiles, zone: brand.zone })
}
