//! Which rows say what ends, who may mend it, and what was told.

use selaras_kernel::{BrandId, PersonId, ProfileId, Result, Timestamp, WorkspaceId};
use selaras_store::{Db, Tx, on};

/// A profile that ends, and the last warning that was given of it.
#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub(super) id: ProfileId,
    pub(super) workspace_id: WorkspaceId,
    pub(super) brand_id: BrandId,
    pub(super) brand: String,
    pub(super) zone: String,
    pub(super) network: String,
    pub(super) handle: String,
    pub(super) expires_at: Timestamp,
    pub(super) told: Option<i64>,
}

pub(super) async fn ending(db: &Db, now: Timestamp, by: Timestamp) -> Result<Vec<Row>> {
    Ok(on!(db, c => sqlx::query_as(
        "SELECT p.id, p.workspace_id, p.brand_id, b.name AS brand, b.zone, p.network, p.handle, p.expires_at,
           (SELECT CAST(min(w.days) AS BIGINT) FROM profile_warnings w WHERE w.profile_id = p.id AND w.expires_at = p.expires_at) AS told
         FROM profiles p JOIN brands b ON b.id = p.brand_id
         WHERE p.removed_at IS NULL AND p.expires_at IS NOT NULL AND p.expires_at > $1 AND p.expires_at <= $2
           AND NOT p.renews AND p.state <> 'sign_in_needed' ORDER BY p.expires_at, p.id"
    ).bind(now).bind(by).fetch_all(c).await)?)
}

/// A role that reaches a brand, with the person who holds it.
#[derive(sqlx::FromRow)]
pub(super) struct MemberRow {
    pub(super) person_id: PersonId,
    pub(super) email: String,
    pub(super) language: String,
    pub(super) role: String,
}

pub(super) async fn members(db: &Db, workspace: WorkspaceId, brand: BrandId) -> Result<Vec<MemberRow>> {
    Ok(on!(db, c => sqlx::query_as(
        "SELECT m.person_id, p.email, p.language, m.role FROM memberships m JOIN people p ON p.id = m.person_id
         WHERE m.workspace_id = $1 AND (m.brand_id IS NULL OR m.brand_id = $2)"
    ).bind(workspace).bind(brand).fetch_all(c).await)?)
}

pub(super) async fn mark(
    tx: &mut Tx,
    profile: ProfileId,
    expires_at: Timestamp,
    days: i64,
    now: Timestamp,
) -> Result<bool> {
    let done = on!(tx, c => sqlx::query(
        "INSERT INTO profile_warnings (profile_id, expires_at, days, warned_at)
         SELECT id, expires_at, CAST($3 AS INTEGER), CAST($4 AS BIGINT) FROM profiles
         WHERE id = $1 AND expires_at = $2 AND removed_at IS NULL ON CONFLICT DO NOTHING"
    ).bind(profile).bind(expires_at).bind(days).bind(now).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}
