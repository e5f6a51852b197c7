//! Posts that did not go out through us, but whose numbers are kept: from files, and of competitors.

pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::{
    blocks::{Format, PostFacts},
    labels::{self, Described},
};
use selaras_kernel::{Actor, BrandId, DeliveryId, ProfileId, Result, Right, Timestamp, WorkspaceId};
use selaras_store::{Db, Tx};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// Longest text that is kept, in characters.
const TEXT_MAX: usize = 5_000;

/// A post as it was seen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Observed {
    /// The network's id of it.
    pub remote_id: String,
    /// Its page.
    pub url: Option<String>,
    /// What it says.
    pub text: String,
    /// Whom it names, by their handles.
    pub mentions: Vec<String>,
    /// When it appeared (UTC).
    pub published_at: Timestamp,
    /// What it is made of.
    pub format: Format,
    /// Its campaign; empty for none.
    pub campaign: String,
    /// Whether it answers somebody.
    pub reply: bool,
}

/// A post that is known now.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// The id under which its numbers lie: a delivery's, if it went out through us.
    pub subject: Uuid,
    /// When it appeared, as its numbers are kept by.
    pub born_at: Timestamp,
    /// What it is; to be given with its numbers.
    pub facts: PostFacts,
    /// Whether it was not known before.
    pub new: bool,
}

/// Makes posts of a profile known, each by the network's id: one that went out through us is that one. What is known of them
/// already is replaced. Returns them in the order they came; of two with the same id the later holds.
///
/// # Errors
/// The database's.
pub async fn observe(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    profile: ProfileId,
    source: &str,
    posts: &[Observed],
    now: Timestamp,
) -> Result<Vec<Known>> {
    let described = |post: &Observed| Described {
        format: post.format,
        text: post.text.clone(),
        campaign: post.campaign.clone(),
        reply: post.reply,
    };
    let facts = labels::facts(tx, workspace, brand, &posts.iter().map(described).collect::<Vec<_>>()).await?;
    let ids: Vec<&str> = posts.iter().map(|post| post.remote_id.as_str()).collect();
    let watched: HashMap<String, (Uuid, Timestamp)> = store::watched(tx, workspace, profile, &ids).await?;
    let mut fresh: BTreeMap<&str, Uuid> = BTreeMap::new();
    let mut known = Vec::with_capacity(posts.len());
    let mut rows: BTreeMap<&str, (Uuid, &Observed, bool)> = BTreeMap::new();
    for (post, facts) in posts.iter().zip(facts) {
        let id = post.remote_id.as_str();
        let (subject, born_at, new) = match watched.get(id) {
            Some((subject, born_at)) => (*subject, *born_at, false),
            None => {
                let subject = *fresh.entry(id).or_insert_with(|| DeliveryId::new(now).0);
                (subject, post.published_at, true)
            }
        };
        // The instant of the first time holds for all of this call.
        let born_at = rows.get(id).filter(|_| new).map_or(born_at, |(_, first, _)| first.published_at);
        let first = rows.get(id).filter(|_| new).map_or(post, |(_, first, _)| first);
        rows.insert(id, (subject, if new { first } else { post }, new));
        known.push(Known { subject, born_at, facts, new });
    }
    let rows: Vec<_> = rows.into_values().collect();
    store::write(tx, (workspace, brand, profile), source, &rows).await?;
    Ok(known)
}

/// What is shown of a post that was seen.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema, sqlx::FromRow)]
pub struct Seen {
    /// The id under which its numbers lie.
    pub subject_id: Uuid,
    /// Its brand.
    #[serde(skip)]
    pub brand_id: BrandId,
    /// What it says.
    pub text: String,
    /// Its page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// What these posts say; what is not there, or not the actor's to see, is left out.
///
/// # Errors
/// The database's.
pub async fn seen(db: &Db, actor: &Actor, subjects: &[Uuid]) -> Result<Vec<Seen>> {
    if subjects.is_empty() {
        return Ok(Vec::new());
    }
    let brands = actor.brands(Right::NumbersRead);
    let found = store::seen(db, actor.workspace, subjects).await?;
    Ok(found.into_iter().filter(|one| brands.has(one.brand_id)).collect())
}

/// Lets go of posts that were seen, with all their numbers; those that went out through us stay.
///
/// # Errors
/// The database's.
pub async fn forget(
    tx: &mut Tx,
    workspace: WorkspaceId,
    profile: ProfileId,
    subjects: &[Uuid],
) -> Result<()> {
    let gone = store::remove(tx, workspace, profile, subjects).await?;
    crate::intake::forget(tx, workspace, profile, &gone).await
}
