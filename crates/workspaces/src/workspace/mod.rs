//! What the workspace is called and how its weeks run.

pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::{check, scope};
use selaras_kernel::{Actor, Change, Problem, Result, Right, Timestamp, WorkspaceId, schedule::Weekday};
use selaras_store::Db;
use serde_json::json;

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

/// The actor's workspace.
///
/// # Errors
/// `forbidden`.
pub async fn get(db: &Db, actor: &Actor) -> Result<Workspace> {
    scope::somewhere(actor, Right::WorkspaceRead)?;
    Ok(store::get(db, actor.workspace).await?.ok_or_else(|| Problem::not_found("workspace"))?)
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
    actor.require(Right::WorkspaceManage, None)?;
    let actor = actor.clone();
    db.write(move |tx| {
        Box::pin(async move {
            let before = store::lock(tx, actor.workspace).await?.ok_or_else(|| Problem::not_found("workspace"))?;
            if before.version != version {
                return Err(scope::stale("workspace").into());
            }
            let mut after = before.clone();
            if let Some(name) = changes.name {
                after.name = check::name("name", &name)?;
            }
            if let Some(zone) = changes.zone {
                after.zone = check::zone("zone", &zone)?;
            }
            if let Some(language) = changes.language {
                after.language = check::language("language", &language)?;
            }
            if let Some(day) = changes.week_start {
                after.week_start = day;
            }
            let told = |w: &Workspace| json!({"name": w.name, "zone": w.zone, "language": w.language, "week_start": w.week_start});
            let (from, to) = scope::difference(told(&before), told(&after));
            if from != to {
                after.version += 1;
                store::update(tx, &after).await?;
                tx.tell(Change::by(&actor, "workspace.changed", actor.workspace.0, now).from(from).to(to));
            }
            Ok(after)
        })
    })
    .await
}
