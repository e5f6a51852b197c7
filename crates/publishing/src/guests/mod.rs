//! Links by which somebody without an account looks at posts, says something about them, and decides if they may.
//!
//! # Design
//! The token is random and only its hash is kept. Whoever shows it acts as a client of the brand, under the name that the
//! link was made for, and only on the posts of the link: nothing else of the workspace can be reached with it. What they do
//! goes through the same operations as for everybody and stands in the audit trail under their name.

mod store;
#[cfg(test)]
mod tests;

use crate::{
    comments::{self, Comment, NewComment},
    media,
    posts::{self, Post, PostState},
};
use futures::stream::BoxStream;
use selaras_kernel::{
    Actor, BrandId, Change, GuestLinkId, Kind, MediaId, PersonId, PostId, Problem, ProfileId, Result, Right,
    Role, Timestamp, actor::Grant, schedule::WallTime,
};
use selaras_networks::{Content, Registry};
use selaras_store::{Blobs, Db};
use selaras_workspaces::{bearer, brands, profiles, workspace};
use serde_json::json;
use std::{collections::HashSet, time::Duration};

/// What every token begins with, so that one that was posted somewhere can be recognised.
const PREFIX: &str = "gst_";
/// Most posts of one link.
const POSTS_MAX: usize = 100;
/// Longest life of a link, in days.
const DAYS_MAX: i64 = 90;

/// A link for a guest.
#[derive(Clone, Debug, PartialEq, serde::Serialize, sqlx::FromRow, utoipa::ToSchema)]
pub struct GuestLink {
    /// Id.
    pub id: GuestLinkId,
    /// Whom it is for.
    pub name: String,
    /// Whether they may approve, send back or reject.
    pub decides: bool,
    /// Who made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_by: Option<PersonId>,
    /// When it was made (UTC).
    pub created_at: Timestamp,
    /// Until when it is good (UTC).
    pub expires_at: Timestamp,
    /// When it was withdrawn (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withdrawn_at: Option<Timestamp>,
    /// When it was last used (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seen_at: Option<Timestamp>,
}

/// A link to be made.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewGuestLink {
    /// The posts it shows, all of one brand.
    pub posts: Vec<PostId>,
    /// Whom it is for; stands beside everything they do.
    pub name: String,
    /// Whether they may approve, send back or reject.
    #[serde(default)]
    pub decides: bool,
    /// How many days it is good for, 1 to 90.
    #[serde(default = "two_weeks")]
    pub days: i64,
}

fn two_weeks() -> i64 {
    14
}

/// Makes a link: the link and its token, which is told only here.
///
/// # Errors
/// `not_found` for a post; `name_missing`, `guest_posts`, `guest_days`; `forbidden` without `posts.write`, and without
/// `posts.approve` for a link that decides.
pub async fn create(
    db: &Db,
    actor: &Actor,
    new: NewGuestLink,
    now: Timestamp,
) -> Result<(GuestLink, String)> {
    let mut problems = Vec::new();
    let name = new.name.trim().to_owned();
    if name.is_empty() || name.chars().count() > 100 || name.chars().any(char::is_control) {
        problems.push(Problem::invalid("name", "guest_name"));
    }
    if new.posts.is_empty() || new.posts.len() > POSTS_MAX {
        problems.push(Problem::invalid("posts", "guest_posts").with("limit", POSTS_MAX));
    }
    if !(1..=DAYS_MAX).contains(&new.days) {
        problems.push(Problem::invalid("days", "guest_days").with("limit", DAYS_MAX));
    }
    Problem::all(problems)?;
    let posts = posts::store::some(db, actor.workspace, &new.posts).await?;
    let wanted: HashSet<_> = new.posts.iter().copied().collect();
    let brand = posts.first().map(|post| post.brand);
    let all_there = posts.len() == wanted.len() && posts.iter().all(|post| Some(post.brand) == brand);
    let brand = brand
        .filter(|brand| all_there && actor.may(Right::PostsRead, Some(*brand)))
        .ok_or_else(|| Problem::not_found("post").at("posts"))?;
    actor.require(Right::PostsWrite, Some(brand))?;
    if new.decides {
        actor.require(Right::PostsApprove, Some(brand))?;
    }
    let token = bearer::new(PREFIX);
    let hash = bearer::hash(&token);
    let days = Duration::from_secs(new.days.unsigned_abs() * 24 * 3600);
    let link = GuestLink {
        id: GuestLinkId::new(now),
        name,
        decides: new.decides,
        created_by: actor.person,
        created_at: now,
        expires_at: now + days,
        withdrawn_at: None,
        seen_at: None,
    };
    let change = Change::by(actor, "guest_link.created", link.id.0, now)
        .brand(brand)
        .to(json!({"name": link.name, "decides": link.decides, "posts": wanted.len(), "expires_at": link.expires_at}));
    let (workspace, kept) = (actor.workspace, link.clone());
    db.write(move |tx| {
        Box::pin(async move {
            store::insert(tx, workspace, brand, &kept, &hash).await?;
            store::insert_posts(tx, kept.id, wanted.into_iter()).await?;
            tx.tell(change);
            Ok(())
        })
    })
    .await?;
    Ok((link, token))
}

/// The links that show a post, the newest first.
///
/// # Errors
/// `not_found`; `forbidden` without `posts.write`.
pub async fn of_post(db: &Db, actor: &Actor, post: PostId) -> Result<Vec<GuestLink>> {
    let post = posts::get(db, actor, post).await?;
    actor.require(Right::PostsWrite, Some(post.brand))?;
    store::of_post(db, actor.workspace, post.id).await
}

/// Withdraws a link: from now on it opens nothing.
///
/// # Errors
/// `not_found`; `forbidden` without `posts.write`.
pub async fn withdraw(db: &Db, actor: &Actor, id: GuestLinkId, now: Timestamp) -> Result<()> {
    let brand = store::brand_of(db, actor.workspace, id)
        .await?
        .filter(|brand| actor.may(Right::PostsRead, Some(*brand)))
        .ok_or_else(|| Problem::not_found("guest_link"))?;
    actor.require(Right::PostsWrite, Some(brand))?;
    let change = Change::by(actor, "guest_link.withdrawn", id.0, now).brand(brand);
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            if store::withdraw(tx, workspace, id, now).await? {
                tx.tell(change);
            }
            Ok(())
        })
    })
    .await
}

/// A guest who has shown a token: who they are, and what they may reach.
#[derive(Clone, Debug)]
pub struct Guest {
    actor: Actor,
    brand: BrandId,
    link: GuestLink,
    posts: HashSet<PostId>,
}

/// Lets in whoever shows `token`.
///
/// # Errors
/// `guest_link_over` when it is unknown, withdrawn or too old: which of them is nobody's business.
pub async fn enter(db: &Db, token: &str, now: Timestamp) -> Result<Guest> {
    let over = || Problem::new(Kind::NotFound, "guest_link_over");
    let found = store::by_token(db, &bearer::hash(token), now).await?.ok_or_else(over)?;
    let (workspace, brand, link) = found;
    let posts = store::posts_of(db, link.id).await?.into_iter().collect();
    let grants = vec![Grant { brand: Some(brand), role: Role::Client }];
    let actor = Actor { grants, guest: Some(link.name.clone()), ..Actor::system(workspace) };
    Ok(Guest { actor, brand, link, posts })
}

/// A profile as a guest sees it: what a preview needs.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct GuestProfile {
    /// Id.
    pub id: ProfileId,
    /// The network.
    pub network: String,
    /// Its handle there.
    pub handle: String,
    /// Its name there.
    pub name: String,
    /// Address of its picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub avatar: Option<String>,
    /// What is said there, where it is not the common text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<Content>,
}

/// A post as a guest sees it.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct GuestPost {
    /// Id.
    pub id: PostId,
    /// Where it stands.
    pub state: PostState,
    /// The planned time on the wall clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<WallTime>,
    /// The same as an instant (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Timestamp>,
    /// To be handed back with a decision, which is about what was seen.
    pub version: i64,
    /// What every profile says unless it has content of its own.
    pub content: Content,
    /// Where it goes.
    pub profiles: Vec<GuestProfile>,
    /// What was said about it, the oldest first. Members are not named here.
    pub comments: Vec<GuestComment>,
}

/// A comment as a guest sees it.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct GuestComment {
    /// The guest's name; absent for the team.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guest: Option<String>,
    /// What it says.
    pub text: String,
    /// The words of the post that are meant.
    pub quote: String,
    /// When it was written (UTC).
    pub created_at: Timestamp,
    /// Whether it is settled.
    pub resolved: bool,
}

/// Everything that a link shows.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct GuestView {
    /// Whom the link is for.
    pub name: String,
    /// Who shows it.
    pub workspace: String,
    /// The brand.
    pub brand: String,
    /// IANA time zone of the brand.
    pub zone: String,
    /// Whether the guest may approve, send back or reject.
    pub decides: bool,
    /// Until when the link is good (UTC).
    pub expires_at: Timestamp,
    /// The posts, by due time; those without a time last.
    pub posts: Vec<GuestPost>,
}

/// What the link shows, noting that it was used.
///
/// # Errors
/// The database's.
pub async fn look(db: &Db, guest: &Guest, now: Timestamp) -> Result<GuestView> {
    let ids: Vec<_> = guest.posts.iter().copied().collect();
    let workspace = guest.actor.workspace;
    let mut posts = posts::store::some(db, workspace, &ids).await?;
    posts.sort_by_key(|post| (post.due_at.is_none(), post.due_at, post.id));
    let said = comments::of_posts(db, &guest.actor, &posts).await?;
    // A guest holds no right to see profiles; what a preview needs is read as the system would.
    let system = Actor::system(workspace);
    let known = profiles::list(db, &system, Some(guest.brand)).await?;
    let brand = brands::get(db, &system, guest.brand).await?;
    let name = workspace::get(db, &system).await?.name;
    let link = guest.link.id;
    db.write(move |tx| Box::pin(async move { store::seen(tx, workspace, link, now).await })).await?;
    Ok(GuestView {
        name: guest.link.name.clone(),
        workspace: name,
        brand: brand.name,
        zone: brand.zone,
        decides: guest.link.decides,
        expires_at: guest.link.expires_at,
        posts: posts.into_iter().map(|post| shown(post, &known, &said)).collect(),
    })
}

fn shown(post: Post, known: &[profiles::Profile], said: &[Comment]) -> GuestPost {
    let profiles = post.deliveries.iter().filter_map(|delivery| {
        let profile = known.iter().find(|profile| profile.id == delivery.profile)?;
        Some(GuestProfile {
            id: profile.id,
            network: profile.network.clone(),
            handle: profile.handle.clone(),
            name: profile.name.clone(),
            avatar: profile.avatar.clone(),
            content: delivery.content.clone(),
        })
    });
    let comments = said.iter().filter(|comment| comment.post == post.id).map(|comment| GuestComment {
        guest: comment.guest.clone(),
        text: comment.text.clone(),
        quote: comment.quote.clone(),
        created_at: comment.created_at,
        resolved: comment.resolved_at.is_some(),
    });
    GuestPost {
        id: post.id,
        state: post.state,
        profiles: profiles.collect(),
        comments: comments.collect(),
        when: post.when,
        due_at: post.due_at,
        version: post.version,
        content: post.content,
    }
}

impl Guest {
    /// The actor, if the link shows `post`.
    fn at(&self, post: PostId) -> Result<&Actor, Problem> {
        if self.posts.contains(&post) { Ok(&self.actor) } else { Err(Problem::not_found("post")) }
    }
}

/// What a guest decides about a post.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// It may go out.
    Approve,
    /// It goes back to the writers, with what should be different.
    RequestChanges(String),
    /// It stops here, with the reason.
    Reject(String),
}

/// Approves a post, sends it back or turns it down, as it was seen in `version`.
///
/// # Errors
/// `not_found` for a post that the link does not show; `guest_may_not` when the link is only for looking; those of `posts::approve`.
pub async fn decide(
    db: &Db,
    networks: &Registry,
    guest: &Guest,
    post: PostId,
    version: i64,
    decision: Decision,
    now: Timestamp,
) -> Result<()> {
    let actor = guest.at(post)?;
    if !guest.link.decides {
        return Err(Problem::new(Kind::Forbidden, "guest_may_not").into());
    }
    match decision {
        Decision::Approve => posts::approve(db, networks, actor, post, Some(version), now).await?,
        Decision::RequestChanges(reason) => posts::request_changes(db, actor, post, reason, now).await?,
        Decision::Reject(reason) => posts::reject(db, actor, post, Some(version), reason, now).await?,
    };
    Ok(())
}

/// Says something about a post.
///
/// # Errors
/// `not_found` for a post that the link does not show; those of `comments::add`.
pub async fn comment(
    db: &Db,
    guest: &Guest,
    post: PostId,
    new: NewComment,
    now: Timestamp,
) -> Result<Comment> {
    comments::add(db, guest.at(post)?, post, new, now).await
}

/// The bytes of a file that one of the link's posts shows.
///
/// # Errors
/// `not_found` for any other file.
pub async fn file(
    db: &Db,
    blobs: &Blobs,
    guest: &Guest,
    file: MediaId,
) -> Result<(media::Media, BoxStream<'static, Result<bytes::Bytes>>)> {
    let ids: Vec<_> = guest.posts.iter().copied().collect();
    let posts = posts::store::some(db, guest.actor.workspace, &ids).await?;
    let shows = |content: &Content| content.parts.iter().flat_map(|p| &p.media).any(|m| m.media == file);
    let shown = posts.iter().any(|post| {
        shows(&post.content) || post.deliveries.iter().filter_map(|d| d.content.as_ref()).any(shows)
    });
    if !shown {
        return Err(Problem::not_found("media").into());
    }
    media::open(db, blobs, &guest.actor, file, None).await
}

/// Forgets links that ended long ago.
///
/// # Errors
/// The database's.
pub async fn sweep(db: &Db, now: Timestamp) -> Result<()> {
    let before = now - KEPT_FOR;
    db.write(move |tx| Box::pin(async move { store::sweep(tx, before).await })).await
}

/// How long a link that is over is remembered.
const KEPT_FOR: Duration = Duration::from_secs(90 * 24 * 3600);
