//! Answers: what is the workspace called, and how do its weeks run?

use crate::http::{
    app::App,
    extract::{IfMatch, Input},
    guard::Who,
    problem::Answer,
    reply::{self, Versioned},
};
use axum::{extract::State, http::HeaderMap};
use selaras_workspaces::workspace::{self, Workspace, WorkspaceChanges};

impl Versioned for Workspace {
    fn version(&self) -> i64 {
        self.version
    }
}

/// The workspace.
#[utoipa::path(get, path = "/api/v1/workspace", tag = "workspace", operation_id = "get_workspace",
    params(("If-None-Match" = Option<String>, Header, description = "ETag that is known already.")),
    responses((status = 200, description = "The workspace.", body = Workspace), (status = 304, description = "Not changed.")))]
pub async fn get(State(app): State<App>, Who(actor): Who, headers: HeaderMap) -> Answer {
    reply::thing(&headers, &workspace::get(&app.db, &actor).await?)
}

/// Changes the workspace.
#[utoipa::path(patch, path = "/api/v1/workspace", tag = "workspace", operation_id = "update_workspace",
    params(("If-Match" = Option<String>, Header, description = "ETag it must still have.")),
    request_body = WorkspaceChanges, responses((status = 200, description = "As it is now.", body = Workspace)))]
pub async fn update(
    State(app): State<App>,
    Who(actor): Who,
    at: IfMatch,
    input: Input<WorkspaceChanges>,
) -> Answer {
    let version = match at.0 {
        Some(version) => version,
        None => workspace::get(&app.db, &actor).await?.version,
    };
    let now = workspace::update(&app.db, &actor, input.value, version, app.now()).await?;
    Ok(reply::tagged(reply::ok(&now)?, &reply::etag(now.version)))
}
