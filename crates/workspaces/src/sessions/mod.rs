//! Where a person is signed in, and how that is ended.

pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::{bearer, scope};
use selaras_kernel::{Actor, Change, PersonId, Problem, Result, SessionId, Timestamp};
use selaras_store::{Db, Tx};
use serde_json::json;
use std::time::Duration;

/// A session that is not used for this long ends.
pub const IDLE: Duration = Duration::from_secs(14 * 24 * 3600);
/// A session ends after this long, however much it is used.
pub const LONGEST: Duration = Duration::from_secs(90 * 24 * 3600);
/// How old `seen_at` may grow before it is written again.
pub const SEEN_EVERY: Duration = Duration::from_secs(600);
/// What session tokens begin with.
pub const PREFIX: &str = "ses_";

/// A signed-in browser.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Session {
    /// Id.
    pub id: SessionId,
    /// Who.
    pub person: PersonId,
    /// What the browser calls itself.
    pub user_agent: String,
    /// Network address it signed in from.
    pub address: String,
    /// When it signed in.
    pub created_at: Timestamp,
    /// When it was last seen, to within ten minutes.
    pub seen_at: Timestamp,
    /// When it ends at the latest.
    pub expires_at: Timestamp,
    /// Whether it is the one asking.
    pub current: bool,
}

/// The actor's own sessions that have not ended, the last seen first. `session` is the token of the one asking.
///
/// # Errors
/// The database's.
pub async fn list(db: &Db, actor: &Actor, session: Option<&str>, now: Timestamp) -> Result<Vec<Session>> {
    store::list(db, scope::person(actor)?, &bearer::hash(session.unwrap_or_default()), now).await
}

/// Ends one of the actor's own sessions; it is over at once.
///
/// # Errors
/// `not_found`.
pub async fn revoke(db: &Db, actor: &Actor, id: SessionId, now: Timestamp) -> Result<()> {
    let person = scope::person(actor)?;
    let actor = actor.clone();
    db.write(move |tx| {
        Box::pin(async move {
            if !store::delete(tx, person, id).await? {
                return Err(Problem::not_found("session").into());
            }
            tx.tell(Change::by(&actor, "session.ended", id.0, now));
            Ok(())
        })
    })
    .await
}

/// Ends all of the actor's sessions but `session` (a token); says how many.
///
/// # Errors
/// The database's.
pub async fn revoke_others(db: &Db, actor: &Actor, session: Option<&str>, now: Timestamp) -> Result<u64> {
    let person = scope::person(actor)?;
    let (actor, keep) = (actor.clone(), bearer::hash(session.unwrap_or_default()));
    db.write(move |tx| Box::pin(async move { end_others(tx, &actor, person, &keep, now).await })).await
}

/// Forgets sessions that are over.
///
/// # Errors
/// The database's.
pub async fn sweep(db: &Db, now: Timestamp) -> Result<()> {
    db.write(move |tx| Box::pin(store::sweep(tx, now))).await
}

/// Ends all sessions of `person` but the one with this hash, and tells of each.
pub(crate) async fn end_others(
    tx: &mut Tx,
    actor: &Actor,
    person: PersonId,
    keep: &[u8],
    now: Timestamp,
) -> Result<u64> {
    let ended = store::delete_others(tx, person, keep).await?;
    for id in &ended {
        tx.tell(Change::by(actor, "session.ended", id.0, now).from(json!({"person": person})));
    }
    Ok(ended.len() as u64)
}
