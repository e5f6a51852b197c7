//! Answers: who belongs here, in which role, and how is that changed?

use crate::http::{
    app::App,
    extract::{Asked, Input, Named, Paging, cursor, limit},
    guard::Who,
    problem::Answer,
    reply,
};
use axum::extract::State;
use selaras_kernel::{MembershipId, Page, Role};
use selaras_workspaces::members::{self, Member};

/// Another role.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleChange {
    /// The role.
    pub role: Role,
}

/// Members, the oldest first.
#[utoipa::path(get, path = "/api/v1/members", tag = "members", operation_id = "list_members", params(Paging),
    responses((status = 200, description = "A page of members.", body = Page<Member>)))]
pub async fn list(State(app): State<App>, Who(actor): Who, Asked(page): Asked<Paging>) -> Answer {
    let (after, limit) = (cursor(page.cursor.as_deref())?, limit(page.limit)?);
    reply::ok(&members::list(&app.db, &actor, after, limit).await?)
}

/// Gives a member another role.
#[utoipa::path(patch, path = "/api/v1/members/{id}", tag = "members", operation_id = "set_member_role",
    params(("id" = MembershipId, Path, description = "The membership.")), request_body = RoleChange,
    responses((status = 200, description = "As it is now.", body = Member)))]
pub async fn set_role(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<MembershipId>,
    input: Input<RoleChange>,
) -> Answer {
    reply::ok(&members::set_role(&app.db, &actor, id, input.value.role, app.now()).await?)
}

/// Takes a membership away.
#[utoipa::path(delete, path = "/api/v1/members/{id}", tag = "members", operation_id = "remove_member",
    params(("id" = MembershipId, Path, description = "The membership.")),
    responses((status = 204, description = "It is gone.")))]
pub async fn remove(State(app): State<App>, Who(actor): Who, Named(id): Named<MembershipId>) -> Answer {
    members::remove(&app.db, &actor, id, app.now()).await?;
    Ok(reply::empty())
}
