//! Posts and pictures of sample data: written in bulk in any state, removed without trace.

mod picture;
mod store;

pub use picture::{SCENES, draw};

use crate::{
    cadence::{self, Target},
    comments::{self, Comment},
    delivery::{DeliveryError, State},
    posts::{Purpose, Stage},
    templates::{self, Template},
};
use selaras_kernel::{
    BrandId, Change, CommentId, DeliveryId, PersonId, PostId, ProfileId, Result, Timestamp, WorkspaceId,
    schedule::WallTime,
};
use selaras_networks::{Content, Posted, Progress};
use selaras_store::Tx;
use serde_json::json;

/// A post as it is to be found.
#[derive(Clone, Debug)]
pub struct SamplePost {
    /// Its id.
    pub id: PostId,
    /// A name for ourselves.
    pub title: String,
    /// Its campaign; empty when it stands alone.
    pub campaign: String,
    /// What it is for.
    pub purpose: Purpose,
    /// What it says.
    pub content: Content,
    /// How far it has come with those who must agree to it.
    pub stage: Stage,
    /// The planned time, on the wall clock and as an instant.
    pub when: Option<(WallTime, Timestamp)>,
    /// When it was written.
    pub created_at: Timestamp,
    /// Who wrote it.
    pub created_by: Option<PersonId>,
    /// Who decided on it, when, and with which words if it was sent back.
    pub decided: Option<(PersonId, Timestamp, Option<String>)>,
    /// One per profile.
    pub deliveries: Vec<SampleDelivery>,
    /// What was said about it: who, when, in which words.
    pub comments: Vec<(PersonId, Timestamp, String)>,
}

/// A delivery as it is to be found.
#[derive(Clone, Debug)]
pub struct SampleDelivery {
    /// Its id.
    pub id: DeliveryId,
    /// The profile.
    pub profile: ProfileId,
    /// Where it stands.
    pub state: State,
    /// When it appeared.
    pub published_at: Option<Timestamp>,
    /// Why it did not succeed.
    pub error: Option<DeliveryError>,
    /// When the network was found to have it no longer.
    pub gone_at: Option<Timestamp>,
}

impl SampleDelivery {
    /// The network's id of it: nobody's, since no network has it.
    pub fn remote_id(&self) -> Option<String> {
        self.published_at.map(|_| format!("sample:{}", self.id))
    }

    fn progress(&self, parts: usize) -> Option<Progress> {
        let id = self.remote_id()?;
        let posted =
            |part: usize| Posted { id: format!("{id}:{part}"), url: String::new(), version: String::new() };
        Some(Progress { posted: (0..parts).map(posted).collect(), ..Progress::default() })
    }
}

/// Writes posts of a sample brand with their deliveries and what people did with them.
///
/// # Errors
/// The database's.
pub async fn insert(tx: &mut Tx, workspace: WorkspaceId, brand: BrandId, posts: &[SamplePost]) -> Result<()> {
    store::insert(tx, workspace, brand, posts).await?;
    for post in posts {
        for (person, at, text) in &post.comments {
            let comment = Comment {
                id: CommentId::new(*at),
                post: post.id,
                answers: None,
                person: Some(*person),
                guest: None,
                text: text.clone(),
                quote: String::new(),
                created_at: *at,
                edited_at: None,
                resolved_at: None,
                resolved_by: None,
            };
            comments::store::insert(tx, workspace, brand, &comment, i64::MAX).await?;
        }
        for change in history(workspace, brand, post) {
            tx.tell(change);
        }
    }
    Ok(())
}

/// What a sample brand goes by: how often its profiles publish, and what is written again and again.
///
/// # Errors
/// The database's.
pub async fn habits(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    targets: &[(ProfileId, Target)],
    written: &[Template],
) -> Result<()> {
    for (profile, target) in targets {
        cadence::store::put(tx, workspace, brand, *profile, *target).await?;
    }
    for template in written {
        templates::store::insert(tx, workspace, template).await?;
    }
    Ok(())
}

/// What people did with a post, in order.
fn history(workspace: WorkspaceId, brand: BrandId, post: &SamplePost) -> Vec<Change> {
    let told = |kind, person, at, after| Change {
        workspace,
        brand: Some(brand),
        person,
        token: None,
        guest: None,
        at,
        kind,
        subject: post.id.0,
        before: serde_json::Value::Null,
        after,
    };
    let mut all = vec![told("post.created", post.created_by, post.created_at, json!({"title": post.title}))];
    if post.stage != Stage::Draft {
        let later = post.created_at + std::time::Duration::from_secs(1800);
        all.push(told("post.submitted", post.created_by, later, json!({"stage": Stage::InReview.as_str()})));
    }
    match &post.decided {
        Some((person, at, Some(reason))) => {
            all.push(told("post.changes_requested", Some(*person), *at, json!({"reason": reason})));
        }
        Some((person, at, None)) => {
            all.push(told("post.approved", Some(*person), *at, json!({"stage": post.stage.as_str()})));
        }
        None => {}
    }
    all
}

/// Removes all posts and files of a sample brand, and what belongs to them; the content of the files goes with the next
/// `media::sweep`. The calendar may still be given entries of what happened before: follow it to its end, then `forget`.
///
/// # Errors
/// The database's.
pub async fn remove(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    profiles: &[ProfileId],
) -> Result<()> {
    store::remove(tx, workspace, brand, profiles).await
}

/// Removes what the calendar holds ready of a sample brand.
///
/// # Errors
/// The database's.
pub async fn forget(tx: &mut Tx, workspace: WorkspaceId, brand: BrandId) -> Result<()> {
    store::forget(tx, workspace, brand).await
}
