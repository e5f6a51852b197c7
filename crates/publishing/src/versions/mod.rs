//! What a post said before: kept when somebody changes its words, and when it is submitted for review.
//!
//! # Design
//! A draft is saved every few moments while somebody types. The words of one person within one sitting are therefore one
//! version; what was submitted is always kept, so that whoever reviews a post again can see what changed since.

mod store;
#[cfg(test)]
mod tests;

use crate::posts::{self, Post, Variant};
use selaras_kernel::{Actor, PersonId, PostId, Result, Timestamp, WorkspaceId};
use selaras_networks::Content;
use selaras_store::{Db, Tx};
use std::time::Duration;

/// How long one sitting lasts at most.
pub const SITTING: Duration = Duration::from_secs(10 * 60);
/// Most versions that are told, the newest.
const TOLD_MAX: i64 = 100;

/// What a post said.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct Version {
    /// The version of the post that said so.
    pub version: i64,
    /// What every profile said unless it had content of its own.
    pub content: Content,
    /// Where it was to go, with content of its own where there was some.
    pub variants: Vec<Variant>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// When it was written, or submitted (UTC).
    pub at: Timestamp,
    /// Whether it was submitted for review like this.
    pub submitted: bool,
}

/// What a post said before, the newest first; what it says now is the post itself.
///
/// # Errors
/// `not_found` when the actor may not read the post.
pub async fn list(db: &Db, actor: &Actor, post: PostId) -> Result<Vec<Version>> {
    let post = posts::get(db, actor, post).await?;
    store::list(db, actor.workspace, post.id, TOLD_MAX).await
}

/// Keeps what a post says, because it is about to say something else; unless these words are of the same sitting.
pub(crate) async fn keep_before_change(tx: &mut Tx, actor: &Actor, old: &Post, now: Timestamp) -> Result<()> {
    let (person, since) = store::sitting(tx, old.id).await?.unwrap_or((old.created_by, old.created_at));
    if person == actor.person && now < since + SITTING {
        return Ok(());
    }
    let kept = Version { person, at: since, ..said(old) };
    store::insert(tx, actor.workspace, old.id, &kept).await?;
    store::sit(tx, old.id, actor.person, now).await
}

/// Keeps what a post says as submitted for review in `post.version`.
pub(crate) async fn keep_submitted(
    tx: &mut Tx,
    workspace: WorkspaceId,
    post: &Post,
    now: Timestamp,
) -> Result<()> {
    let kept = Version { person: post.submitted_by, at: now, submitted: true, ..said(post) };
    store::insert(tx, workspace, post.id, &kept).await
}

fn said(post: &Post) -> Version {
    let variant = |d: &crate::delivery::Delivery| Variant { profile: d.profile, content: d.content.clone() };
    Version {
        version: post.version,
        content: post.content.clone(),
        variants: post.deliveries.iter().map(variant).collect(),
        person: None,
        at: post.updated_at,
        submitted: false,
    }
}
