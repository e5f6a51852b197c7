//! Answers: what was I told, what of it have I read, and how do I want to be told?

use crate::http::{
    app::App,
    extract::{Asked, Input, cursor, limit},
    guard::Who,
    problem::Answer,
    reply,
};
use axum::extract::State;
use selaras_kernel::{NotificationId, Page};
use selaras_workspaces::notifications::{self, Choice, Notification};

/// Which of them.
#[derive(Clone, Debug, Default, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Which {
    /// Only what was not read.
    #[serde(default)]
    pub unread: bool,
    /// Most rows, 1 to 200; 50 when not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u32>,
    /// `next` of the page before.
    pub cursor: Option<String>,
}

/// How many wait to be read.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct Unread {
    /// At most 100, which stands for "many".
    pub count: i64,
}

/// What was read.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WasRead {
    /// At most 200; absent for all there are.
    #[serde(default)]
    pub ids: Option<Vec<NotificationId>>,
}

/// What one was told, the newest first.
#[utoipa::path(get, path = "/api/v1/notifications", tag = "notifications", operation_id = "list_notifications", params(Which),
    responses((status = 200, description = "A page of them.", body = Page<Notification>)))]
pub async fn list(State(app): State<App>, Who(actor): Who, Asked(which): Asked<Which>) -> Answer {
    let (before, limit) = (cursor(which.cursor.as_deref())?, limit(which.limit)?);
    reply::ok(&notifications::list(&app.db, &actor, which.unread, before, limit).await?)
}

/// How much of what one was told waits to be read.
#[utoipa::path(get, path = "/api/v1/notifications/unread", tag = "notifications", operation_id = "count_unread_notifications",
    responses((status = 200, description = "The number.", body = Unread)))]
pub async fn unread(State(app): State<App>, Who(actor): Who) -> Answer {
    reply::ok(&Unread { count: notifications::unread(&app.db, &actor).await? })
}

/// Marks some of it as read, or all.
#[utoipa::path(post, path = "/api/v1/notifications/read", tag = "notifications", operation_id = "read_notifications",
    request_body = WasRead, responses((status = 204, description = "It counts as read.")))]
pub async fn read(State(app): State<App>, Who(actor): Who, input: Input<WasRead>) -> Answer {
    notifications::read(&app.db, &actor, input.value.ids, app.now()).await?;
    Ok(reply::empty())
}

/// How one wants to be told.
#[utoipa::path(get, path = "/api/v1/me/notifications", tag = "me", operation_id = "notification_choices",
    responses((status = 200, description = "Every topic.", body = Vec<Choice>)))]
pub async fn choices(State(app): State<App>, Who(actor): Who) -> Answer {
    reply::ok(&notifications::choices(&app.db, &actor).await?)
}

/// Chooses how to be told; topics that are not named stay as they are.
#[utoipa::path(patch, path = "/api/v1/me/notifications", tag = "me", operation_id = "choose_notifications", request_body = Vec<Choice>,
    responses((status = 200, description = "Every topic as it is now.", body = Vec<Choice>)))]
pub async fn choose(State(app): State<App>, Who(actor): Who, input: Input<Vec<Choice>>) -> Answer {
    notifications::choose(&app.db, &actor, input.value).await?;
    reply::ok(&notifications::choices(&app.db, &actor).await?)
}
