//! What a post is for. Only ids: which pillars and tactics there are is the strategy's to say.

use selaras_kernel::{BrandId, DeliveryId, ItemId, Journey, PostId, ProfileId, Result, WorkspaceId};
use selaras_store::{Db, list};
use uuid::Uuid;

/// What a post is for, as far as it says so itself.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
#[serde(deny_unknown_fields)]
#[schema(as = PostPurpose)]
pub struct Purpose {
    /// Its pillar of the content mix; absent for none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pillar: Option<ItemId>,
    /// To which stage of the buying journey it speaks; absent while nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub journey: Option<Journey>,
    /// Whom it is for: a page of the strategy about customers; absent while nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub persona: Option<ItemId>,
    /// The tactic that it is done for; absent for that of its campaign, or else of its pillar.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tactic: Option<ItemId>,
}

impl Purpose {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A delivery of a post, and what the post is for.
#[derive(Clone, Debug)]
pub struct Purposed {
    /// The delivery, under which its numbers lie.
    pub delivery: DeliveryId,
    /// The post.
    pub post: PostId,
    /// The profile that it went to.
    pub profile: ProfileId,
    /// The campaign of the post; empty for none.
    pub campaign: String,
    /// What it is for.
    pub purpose: Purpose,
    /// Its words, those of all its parts.
    pub text: String,
}

/// Of which posts it is asked what they are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Those that name a pillar or a tactic of their own.
    Naming,
    /// All of them.
    All,
}

/// What these posts and deliveries of a brand are for, for reckoning inside the system: in one read, whose cost grows with them alone. What
/// is of no post of the brand is left out.
///
/// # Errors
/// The database's.
pub async fn purposed(
    db: &Db,
    workspace: WorkspaceId,
    brand: BrandId,
    subjects: impl IntoIterator<Item = Uuid>,
    which: Which,
) -> Result<Vec<Purposed>> {
    super::store::purposed(db, workspace, brand, list(subjects), which == Which::All).await
}
