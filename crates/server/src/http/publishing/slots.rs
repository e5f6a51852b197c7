//! Answers: when is a profile's next free weekly slot?

use crate::http::{app::App, extract::Named, guard::Who, problem::Answer, reply};
use axum::extract::State;
use selaras_kernel::{ProfileId, schedule::WallTime};

/// The next free slot.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct NextSlot {
    /// It on the wall clock; absent when the profile has no slot that is free within a year.
    pub when: Option<WallTime>,
}

/// The next free weekly slot of a profile.
#[utoipa::path(get, path = "/api/v1/profiles/{id}/next-slot", tag = "profiles", operation_id = "next_slot",
    params(("id" = ProfileId, Path, description = "The profile.")),
    responses((status = 200, description = "The slot.", body = NextSlot)))]
pub async fn next(State(app): State<App>, Who(actor): Who, Named(id): Named<ProfileId>) -> Answer {
    reply::ok(&NextSlot { when: selaras_publishing::slots::next(&app.db, &actor, id, app.now()).await? })
}
