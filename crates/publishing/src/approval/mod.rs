//! Who must agree to a post, in which order, and until when.
//!
//! # Design
//! A brand says its steps once; they are fixed on a post when it is submitted, so that a change of the brand's steps never
//! moves what is under way. A step opens when the one before is approved. Every decision moves the version of the post, so
//! steps that were read together with a post are those that the write meets, or it is `stale`. What is overdue may also be
//! decided by those who lead: nothing gets stuck. Whoever is away is stood in for (`who`).

mod board;
mod chase;
#[cfg(test)]
mod orders;
mod plan;
mod steps;
mod store;
#[cfg(test)]
mod tests;
mod who;

pub use board::{SentBack, Waiting, board, sent_back};
pub use chase::chase;
pub use plan::{ApprovalPlan, ApprovalStep, plan, set_plan};
pub(crate) use steps::{Open, before_decision, begin, prepare, put, replan};
pub use steps::{ReviewStep, Verdict};
pub use who::StandIn;

use crate::posts::{self, Post, Stage};
use selaras_kernel::{Actor, BrandId, PostId, Problem, Result, Right, Timestamp};
use selaras_store::Db;
use selaras_workspaces::brands;

/// Whether the actor wrote or submitted the post.
fn own(actor: &Actor, post: &Post) -> bool {
    actor.person.is_some() && (actor.person == post.submitted_by || actor.person == post.created_by)
}

/// A brand of another workspace and one that may not be seen are the same: not there.
async fn sees(db: &Db, actor: &Actor, brand: BrandId) -> Result<()> {
    if !actor.may(Right::PostsRead, Some(brand)) {
        return Err(Problem::not_found("brand").into());
    }
    brands::get(db, actor, brand).await.map(|_| ())
}

/// How a post's review stands.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Review {
    /// Its steps, in order; the first without a decision is open while the post is in review.
    pub steps: Vec<ReviewStep>,
    /// Whether the open step waits for the one who asks.
    pub mine: bool,
    /// Whether the open step's deadline has passed.
    pub overdue: bool,
    /// Those whom the open step is for who are away, with who decides in their place.
    pub stand_ins: Vec<StandIn>,
}

/// How a post's review stands; without steps when it was never submitted.
///
/// # Errors
/// `not_found`.
pub async fn review(db: &Db, actor: &Actor, id: PostId, now: Timestamp) -> Result<Review> {
    let post = posts::get(db, actor, id).await?;
    if post.stage != Stage::InReview {
        let steps = store::of_post(db, actor.workspace, id).await?;
        return Ok(Review { steps, mine: false, overdue: false, stand_ins: Vec::new() });
    }
    let open = Open::read(db, actor.workspace, id, now).await?;
    let mine =
        actor.may(Right::PostsApprove, Some(post.brand)) && open.allow_approval(actor, &post, now).is_ok();
    let (overdue, stand_ins) = (open.step().overdue(now), open.stand_ins(&post, now));
    Ok(Review { steps: open.steps, mine, overdue, stand_ins })
}
