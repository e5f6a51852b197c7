//! What people say about a post among themselves: comments, on the whole or on a place in its text, with answers.

pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::posts::{self, Post};
use selaras_kernel::{Actor, Change, CommentId, Kind, PersonId, PostId, Problem, Result, Right, Timestamp};
use selaras_store::Db;
use serde_json::json;
use std::collections::HashMap;

/// Most characters of a comment.
const TEXT_MAX: usize = 4_000;
/// Most characters of the place that is quoted.
const QUOTE_MAX: usize = 500;
/// Most comments of one post: far beyond any discussion, and little enough to be read at once.
const COMMENTS_MAX: i64 = 1_000;

/// A comment.
#[derive(Clone, Debug, PartialEq, serde::Serialize, sqlx::FromRow, utoipa::ToSchema)]
pub struct Comment {
    /// Id.
    pub id: CommentId,
    /// The post.
    #[sqlx(rename = "post_id")]
    pub post: PostId,
    /// The comment that it answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answers: Option<CommentId>,
    /// Who wrote it; absent for a guest.
    #[sqlx(rename = "person_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// The guest who wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guest: Option<String>,
    /// What it says.
    pub text: String,
    /// The words of the post that are meant, as they stood then; empty for the post as a whole.
    pub quote: String,
    /// When it was written (UTC).
    pub created_at: Timestamp,
    /// When its words were last changed (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edited_at: Option<Timestamp>,
    /// When it was settled (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolved_at: Option<Timestamp>,
    /// Who settled it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolved_by: Option<PersonId>,
}

/// A comment to be written.
#[derive(Clone, Debug, Default, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewComment {
    /// What it says.
    pub text: String,
    /// The words of the post that are meant; absent for the post as a whole.
    #[serde(default)]
    pub quote: String,
    /// The comment that it answers.
    #[serde(default)]
    pub answers: Option<CommentId>,
}

/// All comments of a post, the oldest first.
///
/// # Errors
/// `not_found` when the actor may not read the post.
pub async fn list(db: &Db, actor: &Actor, post: PostId) -> Result<Vec<Comment>> {
    let post = posts::get(db, actor, post).await?;
    store::list(db, actor.workspace, post.id, COMMENTS_MAX).await
}

/// The comments of several posts that the caller has read, the oldest first.
pub(crate) async fn of_posts(db: &Db, actor: &Actor, posts: &[Post]) -> Result<Vec<Comment>> {
    store::of_posts(db, actor.workspace, posts.iter().map(|post| post.id), COMMENTS_MAX).await
}

/// A comment as it is told to those whom it concerns.
#[derive(Clone, Debug)]
pub struct Said {
    /// What it says.
    pub text: String,
    /// The members who wrote what it answers, or answered the same.
    pub thread: Vec<PersonId>,
}

/// What was said in comments of any workspace: for consumers inside the system.
///
/// # Errors
/// The database's.
pub async fn said(db: &Db, ids: &[CommentId]) -> Result<HashMap<CommentId, Said>> {
    let mut all: HashMap<CommentId, Said> = HashMap::new();
    if ids.is_empty() {
        return Ok(all);
    }
    for (id, text, person) in store::said(db, ids).await? {
        all.entry(id).or_insert_with(|| Said { text, thread: Vec::new() }).thread.extend(person);
    }
    Ok(all)
}

/// Writes a comment. Whoever may read a post may say something about it.
///
/// # Errors
/// `not_found`; `comment_missing`, `comment_too_long`, `comments_too_many`; `comment_unknown` for one that is answered.
pub async fn add(db: &Db, actor: &Actor, post: PostId, new: NewComment, now: Timestamp) -> Result<Comment> {
    let post = posts::get(db, actor, post).await?;
    let mut problems = Vec::new();
    let text = new.text.trim().to_owned();
    if text.is_empty() {
        problems.push(Problem::invalid("text", "comment_missing"));
    }
    for (field, value, limit) in [("text", &text, TEXT_MAX), ("quote", &new.quote, QUOTE_MAX)] {
        let count = value.chars().count();
        if count > limit {
            problems.push(too_long(field, limit, count));
        }
    }
    Problem::all(problems)?;
    let comment = Comment {
        id: CommentId::new(now),
        post: post.id,
        answers: new.answers,
        person: actor.person,
        guest: actor.guest.clone(),
        text,
        quote: new.quote.trim().to_owned(),
        created_at: now,
        edited_at: None,
        resolved_at: None,
        resolved_by: None,
    };
    let (workspace, kept) = (actor.workspace, comment.clone());
    // The words themselves are in the comment; a trail of changes needs to know only of whose.
    let change = Change::by(actor, "comment.added", post.id.0, now)
        .brand(post.brand)
        .to(json!({"comment": kept.id, "answers": kept.answers, "to": involved(&post)}));
    db.write(move |tx| {
        Box::pin(async move {
            if let Some(answered) = kept.answers
                && !store::is_there(tx, workspace, post.id, answered).await?
            {
                return Err(Problem::invalid("answers", "comment_unknown").into());
            }
            if !store::insert(tx, workspace, post.brand, &kept, COMMENTS_MAX).await? {
                return Err(Problem::new(Kind::Conflict, "comments_too_many")
                    .with("limit", COMMENTS_MAX)
                    .into());
            }
            tx.tell(change);
            tx.answer(&kept).await?;
            Ok(())
        })
    })
    .await?;
    Ok(comment)
}

/// Who has written or submitted the post: the ones whom a comment concerns.
fn involved(post: &Post) -> Vec<PersonId> {
    let mut people: Vec<_> = [post.created_by, post.submitted_by].into_iter().flatten().collect();
    people.dedup();
    people
}

/// Changes the words of a comment of one's own; it is marked as changed.
///
/// # Errors
/// `not_found`; `comment_of_other`; `comment_missing`, `comment_too_long`.
pub async fn edit(db: &Db, actor: &Actor, id: CommentId, text: &str, now: Timestamp) -> Result<Comment> {
    let (mut comment, post) = of_theirs(db, actor, id).await?;
    wrote(actor, &comment)?;
    let text = text.trim();
    let count = text.chars().count();
    if count == 0 {
        return Err(Problem::invalid("text", "comment_missing").into());
    }
    if count > TEXT_MAX {
        return Err(too_long("text", TEXT_MAX, count).into());
    }
    if text == comment.text {
        return Ok(comment);
    }
    text.clone_into(&mut comment.text);
    comment.edited_at = Some(now);
    let change =
        Change::by(actor, "comment.edited", post.id.0, now).brand(post.brand).to(json!({"comment": id}));
    let (workspace, kept) = (actor.workspace, comment.clone());
    db.write(move |tx| {
        Box::pin(async move {
            if !store::edit(tx, workspace, &kept).await? {
                return Err(Problem::not_found("comment").into());
            }
            tx.tell(change);
            tx.answer(&kept).await?;
            Ok(())
        })
    })
    .await?;
    Ok(comment)
}

fn too_long(field: &'static str, limit: usize, count: usize) -> Problem {
    Problem::invalid(field, "comment_too_long").with("limit", limit).with("count", count)
}

/// Asks that the actor wrote it.
fn wrote(actor: &Actor, comment: &Comment) -> Result<(), Problem> {
    if actor.person.is_none() || comment.person != actor.person {
        return Err(Problem::new(Kind::Forbidden, "comment_of_other"));
    }
    Ok(())
}

/// Settles a comment, or opens it again.
///
/// # Errors
/// `not_found`; `forbidden` for a guest.
pub async fn resolve(
    db: &Db,
    actor: &Actor,
    id: CommentId,
    resolved: bool,
    now: Timestamp,
) -> Result<Comment> {
    let (mut comment, post) = of_theirs(db, actor, id).await?;
    if actor.guest.is_some() {
        return Err(selaras_kernel::actor::forbidden(Right::PostsRead).into());
    }
    if comment.resolved_at.is_some() == resolved {
        return Ok(comment);
    }
    comment.resolved_at = resolved.then_some(now);
    comment.resolved_by = actor.person.filter(|_| resolved);
    let kind = if resolved { "comment.resolved" } else { "comment.reopened" };
    let change = Change::by(actor, kind, post.id.0, now).brand(post.brand).to(json!({"comment": id}));
    let (workspace, kept) = (actor.workspace, comment.clone());
    db.write(move |tx| {
        Box::pin(async move {
            store::resolve(tx, workspace, &kept).await?;
            tx.tell(change);
            tx.answer(&kept).await?;
            Ok(())
        })
    })
    .await?;
    Ok(comment)
}

/// Deletes a comment of one's own, with its answers.
///
/// # Errors
/// `not_found`; `comment_of_other`.
pub async fn delete(db: &Db, actor: &Actor, id: CommentId, now: Timestamp) -> Result<()> {
    let (comment, post) = of_theirs(db, actor, id).await?;
    wrote(actor, &comment)?;
    let workspace = actor.workspace;
    let change =
        Change::by(actor, "comment.deleted", post.id.0, now).brand(post.brand).from(json!({"comment": id}));
    db.write(move |tx| {
        Box::pin(async move {
            store::delete(tx, workspace, id).await?;
            tx.tell(change);
            Ok(())
        })
    })
    .await
}

async fn of_theirs(db: &Db, actor: &Actor, id: CommentId) -> Result<(Comment, Post)> {
    let gone = || Problem::not_found("comment");
    let comment = store::get(db, actor.workspace, id).await?.ok_or_else(gone)?;
    let post = posts::store::post(db, actor.workspace, comment.post).await?;
    let post = post.filter(|post| actor.may(Right::PostsRead, Some(post.brand))).ok_or_else(gone)?;
    Ok((comment, post))
}
