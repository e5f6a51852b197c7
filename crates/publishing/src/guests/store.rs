//! Every SQL statement about links for guests.

use super::GuestLink;
use selaras_kernel::{BrandId, GuestLinkId, PostId, Result, Timestamp, WorkspaceId};
use selaras_store::{Db, Tx, list, on, sql};

#[derive(sqlx::FromRow)]
struct Row {
    workspace_id: WorkspaceId,
    brand_id: BrandId,
    #[sqlx(flatten)]
    link: GuestLink,
}

pub(super) async fn insert(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    link: &GuestLink,
    hash: &[u8],
) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO guest_links (id, token_hash, workspace_id, brand_id, name, decides, created_by, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    ).bind(link.id).bind(hash).bind(workspace).bind(brand).bind(&link.name).bind(link.decides).bind(link.created_by)
        .bind(link.created_at).bind(link.expires_at).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn insert_posts(
    tx: &mut Tx,
    link: GuestLinkId,
    posts: impl Iterator<Item = PostId>,
) -> Result<()> {
    let text = sql!(tx, "INSERT INTO guest_link_posts (link_id, post_id) SELECT $2, id FROM posts WHERE id IN (" {ids "$1"} ")");
    let posts = list(posts.map(|id| id.0));
    on!(tx, c => sqlx::query(text).bind(posts).bind(link).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn of_post(db: &Db, workspace: WorkspaceId, post: PostId) -> Result<Vec<GuestLink>> {
    Ok(on!(db, c => sqlx::query_as(
        "SELECT l.* FROM guest_link_posts p JOIN guest_links l ON l.id = p.link_id
         WHERE p.post_id = $1 AND l.workspace_id = $2 ORDER BY l.created_at DESC, l.id LIMIT 100"
    ).bind(post).bind(workspace).fetch_all(c).await)?)
}

pub(super) async fn brand_of(db: &Db, workspace: WorkspaceId, id: GuestLinkId) -> Result<Option<BrandId>> {
    let row: Option<(BrandId,)> = on!(db, c => sqlx::query_as("SELECT brand_id FROM guest_links WHERE id = $1 AND workspace_id = $2")
        .bind(id).bind(workspace).fetch_optional(c).await)?;
    Ok(row.map(|(brand,)| brand))
}

pub(super) async fn withdraw(
    tx: &mut Tx,
    workspace: WorkspaceId,
    id: GuestLinkId,
    now: Timestamp,
) -> Result<bool> {
    let done = on!(tx, c => sqlx::query("UPDATE guest_links SET withdrawn_at = $3 WHERE id = $1 AND workspace_id = $2 AND withdrawn_at IS NULL")
        .bind(id).bind(workspace).bind(now).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

pub(super) async fn by_token(
    db: &Db,
    hash: &[u8],
    now: Timestamp,
) -> Result<Option<(WorkspaceId, BrandId, GuestLink)>> {
    let row: Option<Row> = on!(db, c => sqlx::query_as(
        "SELECT * FROM guest_links WHERE token_hash = $1 AND withdrawn_at IS NULL AND expires_at > $2"
    ).bind(hash).bind(now).fetch_optional(c).await)?;
    Ok(row.map(|row| (row.workspace_id, row.brand_id, row.link)))
}

pub(super) async fn posts_of(db: &Db, link: GuestLinkId) -> Result<Vec<PostId>> {
    let rows: Vec<(PostId,)> = on!(db, c => sqlx::query_as("SELECT post_id FROM guest_link_posts WHERE link_id = $1")
        .bind(link).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Notes the use of a link, at most once a minute.
pub(super) async fn seen(
    tx: &mut Tx,
    workspace: WorkspaceId,
    link: GuestLinkId,
    now: Timestamp,
) -> Result<()> {
    on!(tx, c => sqlx::query(
        "UPDATE guest_links SET seen_at = $3 WHERE id = $1 AND workspace_id = $2 AND (seen_at IS NULL OR seen_at < $3 - 60000000)"
    ).bind(link).bind(workspace).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn sweep(tx: &mut Tx, before: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM guest_links WHERE expires_at < $1").bind(before).execute(c).await.map(|_| ()))?;
    Ok(())
}
