//! What the workspace is called and how its weeks run.

use selaras_kernel::{Actor, Result, Timestamp, WorkspaceId, schedule::Weekday};
use selaras_store::Db;

/// A workspace.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct Workspace {
    /// Id.
    pub id: WorkspaceId,
    /// Name.
    pub name: String,
    /// IANA time zone of its reports.
    pub zone: String,
    /// Language of what it sends: `id` or `en`.
    pub language: String,
    /// Day its weeks begin with.
    pub week_start: Weekday,
    /// When it was made.
    pub created_at: Timestamp,
    /// Grows with every change.
    pub version: i64,
}

/// What to change of a workspace; what is absent stays.
#[derive(Clone, Debug, Default, serde::Deserialize, utoipa::ToSchema)]
pub struct WorkspaceChanges {
    /// Name.
    pub name: Option<String>,
    /// IANA time zone.
    pub zone: Option<String>,
    /// Language of what it sends.
    pub language: Option<String>,
    /// Day its weeks begin with.
    pub week_start: Option<Weekday>,
}

// ---- operations

/// The actor's workspace.
///
/// # Errors
/// `forbidden`.
pub async fn get(db: &Db, actor: &Actor) -> Result<Workspace> {
    todo!()
}

/// Changes the actor's workspace, which is still at `version`.
///
/// # Errors
/// `stale`, `forbidden`, `name_missing`, `zone_unknown`, `language_unknown`.
pub async fn update(
    db: &Db,
    actor: &Actor,
    changes: WorkspaceChanges,
    version: i64,
    now: Timestamp,
) -> Result<Workspace> {
    todo!()
}
