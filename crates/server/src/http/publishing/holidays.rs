//! Answers: which days does a calendar mark, and who decides that?

use super::imports::LineShown;
use crate::http::{
    app::App,
    extract::{Asked, Input, Named},
    guard::Who,
    outer::Reader,
    problem::Answer,
    reply,
};
use axum::{extract::State, http::StatusCode};
use selaras_kernel::{BrandId, OwnDayId, PostId};
use selaras_publishing::{
    holidays::{self, DayKind, Holiday, HolidayChoice, NewOwnDay},
    ics::{self, CalendarFile, EventRead},
};
use selaras_store::Db;

/// Which days of a brand's calendar.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Days {
    /// The brand.
    pub brand: BrandId,
    /// From this date on, such as `2026-12-01`.
    #[param(value_type = String, format = Date)]
    pub from: jiff::civil::Date,
    /// Until this date, itself included; at most 400 days later.
    #[param(value_type = String, format = Date)]
    pub to: jiff::civil::Date,
}

/// What a brand's calendar marks, and what it could.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct HolidayChoiceShown {
    /// Countries whose days are marked, two letters of ISO 3166 each.
    pub countries: Vec<String>,
    /// The kinds of days; the brand's own are always marked.
    pub kinds: Vec<DayKind>,
    /// The countries whose days are known, two letters of ISO 3166 each.
    pub known: &'static [String],
}

/// Holidays, joint leave, observances and the brand's own days, by date.
#[utoipa::path(get, path = "/api/v1/holidays", tag = "calendar", operation_id = "list_holidays", params(Days),
    responses((status = 200, description = "By date.", body = Vec<Holiday>)))]
pub async fn list(State(app): State<App>, Who(actor): Who, Asked(asked): Asked<Days>) -> Answer {
    reply::ok(&holidays::list(&app.db, &actor, asked.brand, asked.from, asked.to).await?)
}

/// Adds a day of a brand's own.
#[utoipa::path(post, path = "/api/v1/holidays", tag = "calendar", operation_id = "add_own_day", request_body = NewOwnDay,
    params(("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    responses((status = 201, description = "The day.", body = Holiday)))]
pub async fn add(State(app): State<App>, Who(actor): Who, input: Input<NewOwnDay>) -> Answer {
    let Input { value, once } = input;
    let work = async |db: Db| holidays::add(&db, &actor, value, app.now()).await;
    reply::once(&app, &actor, once, StatusCode::CREATED, work, |day| reply::json(StatusCode::CREATED, &day))
        .await
}

/// Takes away a day of a brand's own.
#[utoipa::path(delete, path = "/api/v1/holidays/{id}", tag = "calendar", operation_id = "remove_own_day",
    params(("id" = OwnDayId, Path, description = "The day.")),
    responses((status = 204, description = "It is gone.")))]
pub async fn remove(State(app): State<App>, Who(actor): Who, Named(id): Named<OwnDayId>) -> Answer {
    holidays::remove(&app.db, &actor, id, app.now()).await?;
    Ok(reply::empty())
}

/// Which holidays a brand's calendar marks.
#[utoipa::path(get, path = "/api/v1/brands/{id}/holidays", tag = "calendar", operation_id = "get_holiday_choice",
    params(("id" = BrandId, Path, description = "The brand.")),
    responses((status = 200, description = "What is chosen, and what is known.", body = HolidayChoiceShown)))]
pub async fn choice(State(app): State<App>, Who(actor): Who, Named(id): Named<BrandId>) -> Answer {
    let HolidayChoice { countries, kinds } = holidays::choice(&app.db, &actor, id).await?;
    reply::ok(&HolidayChoiceShown { countries, kinds, known: holidays::countries() })
}

/// Chooses which holidays a brand's calendar marks.
#[utoipa::path(put, path = "/api/v1/brands/{id}/holidays", tag = "calendar", operation_id = "choose_holidays",
    params(("id" = BrandId, Path, description = "The brand.")), request_body = HolidayChoice,
    responses((status = 200, description = "As it is now.", body = HolidayChoice)))]
pub async fn choose(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<BrandId>,
    input: Input<HolidayChoice>,
) -> Answer {
    reply::ok(&holidays::choose(&app.db, &actor, id, input.value, app.now()).await?)
}

/// What the import of a calendar file came to.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct CalendarFileRead {
    /// The events that can be imported.
    pub events: Vec<EventRead>,
    /// Every problem, by line; events with one are left out.
    pub problems: Vec<LineShown>,
    /// How many days were added; those that were there already are not added again.
    pub days: usize,
    /// The drafts that were made.
    pub created: Vec<PostId>,
}

/// Reads an iCalendar file and makes days of the brand's own, or drafts, of its events.
///
/// Rules are followed for two years, to at most 400 dates each. Events with a problem are left out and told by line.
#[utoipa::path(post, path = "/api/v1/calendar-files", tag = "calendar", operation_id = "import_calendar_file", request_body = CalendarFile,
    responses((status = 200, description = "What was read, and what was made of it.", body = CalendarFileRead)))]
pub async fn import(
    State(app): State<App>,
    Who(actor): Who,
    reader: Reader,
    input: Input<CalendarFile>,
) -> Answer {
    let report = ics::import(&app.db, &app.networks, &actor, input.value, app.now()).await?;
    let problems = report.problems.into_iter().map(|p| LineShown::new(p, &reader)).collect();
    reply::ok(&CalendarFileRead {
        events: report.events,
        problems,
        days: report.days,
        created: report.created,
    })
}
