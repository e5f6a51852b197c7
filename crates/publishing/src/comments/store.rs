//! Every SQL statement about comments.

use super::Comment;
use selaras_kernel::{BrandId, CommentId, PersonId, PostId, Result, WorkspaceId};
use selaras_store::{Db, Tx, list as ids, on, sql};

pub(super) async fn list(db: &Db, workspace: WorkspaceId, post: PostId, limit: i64) -> Result<Vec<Comment>> {
    Ok(
        on!(db, c => sqlx::query_as("SELECT * FROM comments WHERE post_id = $1 AND workspace_id = $2 ORDER BY created_at, id LIMIT $3")
        .bind(post).bind(workspace).bind(limit).fetch_all(c).await)?,
    )
}

pub(super) async fn of_posts(
    db: &Db,
    workspace: WorkspaceId,
    posts: impl Iterator<Item = PostId>,
    limit: i64,
) -> Result<Vec<Comment>> {
    let text = sql!(db, "SELECT * FROM comments WHERE post_id IN (" {ids "$1"} ") AND workspace_id = $2 ORDER BY created_at, id LIMIT $3");
    let posts = ids(posts.map(|id| id.0));
    Ok(on!(db, c => sqlx::query_as(text).bind(posts).bind(workspace).bind(limit).fetch_all(c).await)?)
}

/// Each comment with one of the members in its thread.
pub(super) async fn said(
    db: &Db,
    comments: &[CommentId],
) -> Result<Vec<(CommentId, String, Option<PersonId>)>> {
    let text = sql!(db,
        "SELECT c.id, c.text, o.person_id FROM comments c LEFT JOIN comments o
           ON o.post_id = c.post_id AND o.person_id IS NOT NULL AND (o.id = c.answers OR o.answers = c.answers)
         WHERE c.id IN (" {ids "$1"} ")");
    let comments = ids(comments.iter().map(|id| id.0));
    Ok(on!(db, c => sqlx::query_as(text).bind(comments).fetch_all(c).await)?)
}

pub(super) async fn get(db: &Db, workspace: WorkspaceId, id: CommentId) -> Result<Option<Comment>> {
    Ok(on!(db, c => sqlx::query_as("SELECT * FROM comments WHERE id = $1 AND workspace_id = $2")
        .bind(id).bind(workspace).fetch_optional(c).await)?)
}

/// Whether `id` is a comment of this post.
pub(super) async fn is_there(
    tx: &mut Tx,
    workspace: WorkspaceId,
    post: PostId,
    id: CommentId,
) -> Result<bool> {
    let row: Option<(CommentId,)> = on!(tx, c => sqlx::query_as(
        "SELECT id FROM comments WHERE id = $1 AND post_id = $2 AND workspace_id = $3"
    ).bind(id).bind(post).bind(workspace).fetch_optional(c).await)?;
    Ok(row.is_some())
}

/// Writes a comment, unless the post has `limit` of them.
pub(crate) async fn insert(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    comment: &Comment,
    limit: i64,
) -> Result<bool> {
    let made: Option<(CommentId,)> = on!(tx, c => sqlx::query_as(
        "INSERT INTO comments (id, workspace_id, brand_id, post_id, answers, person_id, guest, text, quote, created_at)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10 WHERE (SELECT COUNT(*) FROM comments WHERE post_id = $4) < $11 RETURNING id"
    ).bind(comment.id).bind(workspace).bind(brand).bind(comment.post).bind(comment.answers).bind(comment.person).bind(&comment.guest)
        .bind(&comment.text).bind(&comment.quote).bind(comment.created_at).bind(limit).fetch_optional(c).await)?;
    Ok(made.is_some())
}

pub(super) async fn resolve(tx: &mut Tx, workspace: WorkspaceId, comment: &Comment) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE comments SET resolved_at = $3, resolved_by = $4 WHERE id = $1 AND workspace_id = $2")
        .bind(comment.id).bind(workspace).bind(comment.resolved_at).bind(comment.resolved_by).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Says whether it was still there.
pub(super) async fn edit(tx: &mut Tx, workspace: WorkspaceId, comment: &Comment) -> Result<bool> {
    let done = on!(tx, c => sqlx::query("UPDATE comments SET text = $3, edited_at = $4 WHERE id = $1 AND workspace_id = $2")
        .bind(comment.id).bind(workspace).bind(&comment.text).bind(comment.edited_at).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// Deletes a comment and what answers it.
pub(super) async fn delete(tx: &mut Tx, workspace: WorkspaceId, id: CommentId) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM comments WHERE (id = $1 OR answers = $1) AND workspace_id = $2")
        .bind(id).bind(workspace).execute(c).await.map(|_| ()))?;
    Ok(())
}
