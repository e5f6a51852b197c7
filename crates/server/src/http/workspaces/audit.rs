//! Answers: who changed what, when, from what, to what, by which token?

use crate::http::{
    app::App,
    extract::{Asked, limit},
    guard::Who,
    problem::Answer,
    reply,
};
use axum::extract::State;
use selaras_kernel::{Event, Page, Problem};
use selaras_store::events;

/// Which part of the trail.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Trail {
    /// Only changes of this thing.
    pub subject: Option<uuid::Uuid>,
    /// Most rows, 1 to 200; 50 when not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u32>,
    /// `next` of the page before.
    pub cursor: Option<String>,
}

/// The audit trail, newest first.
#[utoipa::path(get, path = "/api/v1/audit", tag = "audit", operation_id = "list_audit_trail", params(Trail),
    responses((status = 200, description = "A page of changes.", body = Page<Event>)))]
pub async fn list(State(app): State<App>, Who(actor): Who, Asked(asked): Asked<Trail>) -> Answer {
    let limit = limit(asked.limit)?;
    let before =
        asked.cursor.map(|c| c.parse::<i64>().map_err(|_| Problem::invalid("cursor", "cursor_invalid")));
    let rows = i64::try_from(limit + 1).unwrap_or(i64::MAX);
    let mut items = events::trail(&app.db, &actor, before.transpose()?, asked.subject, rows).await?;
    let more = items.len() > limit;
    items.truncate(limit);
    let next = more.then(|| items.last().map(|e| e.seq.to_string())).flatten();
    reply::ok(&Page { items, next })
}
