//! What is to be said, where and when: posts, each with one delivery per profile.

pub(crate) mod checks;
pub(crate) mod compose;
mod look;
mod plan;
mod purpose;
mod stage;
pub(crate) mod steer;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub(crate) use checks::files;
pub(crate) use compose::repeated;
pub use compose::{
    Changes, NewPost, Prepared, Variant, create, delete, duplicate, prepare, prepare_changes, update,
};
pub use look::{Draft, Length, Long, Look, look, split};
pub use plan::When;
pub use purpose::{Purpose, Purposed, Which, purposed};
pub use stage::{approve, reject, reopen, request_changes, submit, take_back};
pub use steer::{cancel, pause, publish_now, resolve, resume, retry, schedule};
pub use store::forget_claims;

use crate::delivery::{Delivery, State};
use selaras_kernel::{
    Actor, BrandId, Kind, PersonId, PostId, Problem, RecurrenceId, Result, Right, Timestamp,
    schedule::WallTime,
};
use selaras_networks::Content;
use selaras_store::Db;
use std::collections::HashMap;

/// How far a post has come with the people who must agree to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Being written.
    Draft,
    /// Waits for somebody else to approve it.
    InReview,
    /// Sent back with a reason.
    ChangesRequested,
    /// Turned down for good, with a reason; goes on only when it is taken back to draft.
    Rejected,
    /// May go out.
    Approved,
}

impl Stage {
    /// The stable name, as in JSON and in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::InReview => "in_review",
            Self::ChangesRequested => "changes_requested",
            Self::Rejected => "rejected",
            Self::Approved => "approved",
        }
    }

    /// The stage with this name; unknown names read as `draft`, from which nothing goes out.
    pub fn from_name(name: &str) -> Self {
        [Self::InReview, Self::ChangesRequested, Self::Rejected, Self::Approved]
            .into_iter()
            .find(|s| s.as_str() == name)
            .unwrap_or(Self::Draft)
    }
}

/// Where a post as a whole stands: its stage while it is being written, then what its deliveries say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PostState {
    /// Being written.
    Draft,
    /// Waits for approval.
    InReview,
    /// Sent back with a reason.
    ChangesRequested,
    /// Turned down, with a reason.
    Rejected,
    /// Approved, but without a time.
    Approved,
    /// Goes out at its time.
    Scheduled,
    /// On its way.
    Publishing,
    /// Out on all its profiles.
    Published,
    /// Failed on at least one profile.
    Failed,
    /// Not known on at least one profile.
    Unconfirmed,
    /// Held back by a person.
    Paused,
    /// Called off.
    Cancelled,
}

impl PostState {
    /// The state of a post in `stage` whose deliveries are in `deliveries`: what needs a person comes first.
    pub fn of(stage: Stage, deliveries: &[State]) -> Self {
        let any = |state| deliveries.contains(&state);
        if any(State::Failed) {
            Self::Failed
        } else if any(State::Unconfirmed) {
            Self::Unconfirmed
        } else if any(State::Publishing) {
            Self::Publishing
        } else if any(State::Scheduled) {
            Self::Scheduled
        } else if any(State::Paused) {
            Self::Paused
        } else if any(State::Published) {
            Self::Published
        } else if any(State::Cancelled) && !any(State::Draft) {
            Self::Cancelled
        } else {
            match stage {
                Stage::Draft => Self::Draft,
                Stage::InReview => Self::InReview,
                Stage::ChangesRequested => Self::ChangesRequested,
                Stage::Rejected => Self::Rejected,
                Stage::Approved => Self::Approved,
            }
        }
    }
}

/// One idea, published as one delivery per profile.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Post {
    /// Its id.
    pub id: PostId,
    /// The brand it belongs to.
    pub brand: BrandId,
    /// A name for ourselves; never published.
    pub title: String,
    /// The campaign it belongs to; empty when it stands alone.
    pub campaign: String,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Purpose::is_empty")]
    pub purpose: Purpose,
    /// How far it has come with the people who must agree to it.
    pub stage: Stage,
    /// Where it stands as a whole.
    pub state: PostState,
    /// What every profile says unless its delivery has content of its own.
    pub content: Content,
    /// The planned time on the wall clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<WallTime>,
    /// The same as an instant (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Timestamp>,
    /// The recurrence that made it or that it began.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recurrence: Option<RecurrenceId>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_by: Option<PersonId>,
    /// Who submitted it for review.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub submitted_by: Option<PersonId>,
    /// Who approved it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approved_by: Option<PersonId>,
    /// When it was made (UTC).
    pub created_at: Timestamp,
    /// When it was last changed by a person (UTC).
    pub updated_at: Timestamp,
    /// Grows with every change by a person; pass it back to change what you have seen.
    pub version: i64,
    /// One per profile.
    pub deliveries: Vec<Delivery>,
}

impl Post {
    /// Asks that nobody has changed the post since it was `seen` in this version.
    ///
    /// # Errors
    /// `stale`.
    pub fn still(&self, seen: Option<i64>) -> Result<(), Problem> {
        match seen {
            Some(seen) if seen != self.version => {
                Err(Problem::new(Kind::Stale, "stale").with("version", self.version))
            }
            _ => Ok(()),
        }
    }
}

/// As much of a post as is told of it elsewhere.
#[derive(Clone, Debug)]
pub struct Gist {
    /// Its name, or else how its text begins; empty when it has neither.
    pub name: String,
    /// Who wrote it.
    pub created_by: Option<PersonId>,
    /// Who submitted it for review.
    pub submitted_by: Option<PersonId>,
}

/// Most characters of a text that stand for a post without a name.
const GIST_MAX: usize = 80;

/// What posts of any workspace are about: for consumers inside the system.
///
/// # Errors
/// The database's.
pub async fn gists(db: &Db, ids: &[PostId]) -> Result<HashMap<PostId, Gist>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = store::gists(db, ids).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.gist(GIST_MAX))).collect())
}

/// One post.
///
/// # Errors
/// `not_found` when there is none in the actor's brands.
pub async fn get(db: &Db, actor: &Actor, id: PostId) -> Result<Post> {
    readable(store::post(db, actor.workspace, id).await?, actor, Right::PostsRead)
}

/// Most posts of a time that are read at once.
const DUE_MAX: usize = 5_000;

/// The posts of a brand that are due in `[from, to)`, by due time.
///
/// # Errors
/// `not_found` for a brand whose posts may not be seen; `period_too_full` when more than 5,000 are due.
pub async fn due(db: &Db, actor: &Actor, brand: BrandId, range: (Timestamp, Timestamp)) -> Result<Vec<Post>> {
    if !actor.may(Right::PostsRead, Some(brand)) {
        return Err(Problem::not_found("brand").into());
    }
    let posts = store::in_range(db, actor.workspace, brand, range, DUE_MAX + 1).await?;
    if posts.len() > DUE_MAX {
        return Err(Problem::invalid("period", "period_too_full").with("limit", DUE_MAX).into());
    }
    Ok(posts)
}

/// The post, as something the actor may schedule.
pub(crate) async fn schedulable(db: &Db, actor: &Actor, id: PostId) -> Result<Post> {
    readable(store::post(db, actor.workspace, id).await?, actor, Right::PostsSchedule)
}

/// The post if the actor holds `right` in its brand. Who may not even read it is told that it does not exist.
pub(crate) fn readable(post: Option<Post>, actor: &Actor, right: Right) -> Result<Post> {
    let post = post
        .filter(|post| actor.may(Right::PostsRead, Some(post.brand)))
        .ok_or_else(|| Problem::not_found("post"))?;
    actor.require(right, Some(post.brand))?;
    Ok(post)
}
