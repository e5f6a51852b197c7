//! Every SQL statement about how often profiles are meant to publish.

use super::{Per, Target};
use selaras_kernel::{BrandId, ProfileId, Result, Timestamp, WorkspaceId};
use selaras_store::{Db, Tx, on};

#[derive(sqlx::FromRow)]
struct Row {
    profile_id: ProfileId,
    posts: i32,
    per: String,
    multiple: i32,
    apart: i32,
}

impl Row {
    fn into_target(self) -> (ProfileId, Target) {
        let Self { profile_id, posts, per, multiple, apart } = self;
        (profile_id, Target { posts, per: if per == "day" { Per::Day } else { Per::Week }, multiple, apart })
    }
}

pub(super) async fn of_profile(
    db: &Db,
    workspace: WorkspaceId,
    profile: ProfileId,
) -> Result<Option<Target>> {
    let row: Option<Row> = on!(db, c => sqlx::query_as(
        "SELECT profile_id, posts, per, multiple, apart FROM cadences WHERE profile_id = $1 AND workspace_id = $2"
    ).bind(profile).bind(workspace).fetch_optional(c).await)?;
    Ok(row.map(|row| row.into_target().1))
}

pub(super) async fn of_brand(
    db: &Db,
    workspace: WorkspaceId,
    brand: BrandId,
) -> Result<Vec<(ProfileId, Target)>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(
        "SELECT profile_id, posts, per, multiple, apart FROM cadences WHERE workspace_id = $1 AND brand_id = $2"
    ).bind(workspace).bind(brand).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Row::into_target).collect())
}

pub(crate) async fn put(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    profile: ProfileId,
    target: Target,
) -> Result<()> {
    let per = match target.per {
        Per::Day => "day",
        Per::Week => "week",
    };
    on!(tx, c => sqlx::query(
        "INSERT INTO cadences (profile_id, workspace_id, brand_id, posts, per, multiple, apart) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (profile_id) DO UPDATE SET posts = excluded.posts, per = excluded.per, multiple = excluded.multiple, apart = excluded.apart"
    ).bind(profile).bind(workspace).bind(brand).bind(target.posts).bind(per).bind(target.multiple).bind(target.apart)
        .execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn remove(tx: &mut Tx, workspace: WorkspaceId, profile: ProfileId) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM cadences WHERE profile_id = $1 AND workspace_id = $2")
        .bind(profile).bind(workspace).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Profile and due time of what is planned or out in `[from, to)`, by time. A post whose deliveries wait for different slots stands
/// in the calendar at the first of them, so the look goes a week further back.
pub(super) async fn planned(
    db: &Db,
    workspace: WorkspaceId,
    brand: BrandId,
    (from, to): (Timestamp, Timestamp),
) -> Result<Vec<(ProfileId, Timestamp)>> {
    let back = from - std::time::Duration::from_secs(7 * 24 * 3600);
    Ok(on!(db, c => sqlx::query_as(
        "SELECT d.profile_id, d.due_at FROM posts p JOIN deliveries d ON d.post_id = p.id
         WHERE p.workspace_id = $1 AND p.brand_id = $2 AND p.due_at >= $3 AND p.due_at < $5 AND p.stage <> 'rejected'
           AND d.due_at >= $4 AND d.due_at < $5 AND d.state NOT IN ('cancelled', 'failed')
         ORDER BY d.due_at, d.id"
    ).bind(workspace).bind(brand).bind(back).bind(from).bind(to).fetch_all(c).await)?)
}
