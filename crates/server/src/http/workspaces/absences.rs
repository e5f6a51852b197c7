//! Answers: who is away, and who decides in their place?

use crate::http::{
    app::App,
    extract::{Input, Named},
    guard::Who,
    problem::Answer,
    reply,
};
use axum::extract::State;
use selaras_kernel::PersonId;
use selaras_workspaces::absences::{self, Absence, NewAbsence};

/// Absences that are or will be, the first to begin first: everybody's for those who see the members, else one's own.
#[utoipa::path(get, path = "/api/v1/absences", tag = "members", operation_id = "list_absences",
    responses((status = 200, description = "At most one per person.", body = Vec<Absence>)))]
pub async fn list(State(app): State<App>, Who(actor): Who) -> Answer {
    reply::ok(&absences::list(&app.db, &actor, app.now()).await?)
}

/// Says that somebody is away and who decides in their place, instead of what was said before.
#[utoipa::path(put, path = "/api/v1/absences/{id}", tag = "members", operation_id = "set_absence",
    params(("id" = PersonId, Path, description = "The person who is away.")), request_body = NewAbsence,
    responses((status = 200, description = "As it is now.", body = Absence)))]
pub async fn set(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<PersonId>,
    input: Input<NewAbsence>,
) -> Answer {
    let absence = absences::set(&app.db, &actor, id, input.value, app.now()).await?;
    app.live.signal();
    reply::ok(&absence)
}

/// Ends an absence before its time.
#[utoipa::path(delete, path = "/api/v1/absences/{id}", tag = "members", operation_id = "end_absence",
    params(("id" = PersonId, Path, description = "The person who is away.")),
    responses((status = 204, description = "It is over.")))]
pub async fn end(State(app): State<App>, Who(actor): Who, Named(id): Named<PersonId>) -> Answer {
    absences::end(&app.db, &actor, id, app.now()).await?;
    app.live.signal();
    Ok(reply::empty())
}
