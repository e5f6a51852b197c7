//! Which rows say who acts: one read each.

use selaras_kernel::{BrandId, PersonId, Result, SessionId, Timestamp, TokenId, WorkspaceId};
use selaras_store::{Db, on};

/// A session with one of the person's roles.
#[derive(sqlx::FromRow)]
pub(crate) struct SessionRow {
    pub(crate) id: SessionId,
    pub(crate) person_id: PersonId,
    pub(crate) seen_at: Timestamp,
    pub(crate) expires_at: Timestamp,
    pub(crate) workspace_id: Option<WorkspaceId>,
    pub(crate) brand_id: Option<BrandId>,
    pub(crate) role: Option<String>,
}

pub(crate) async fn session(db: &Db, hash: &[u8], workspace: Option<WorkspaceId>) -> Result<Vec<SessionRow>> {
    Ok(on!(db, c => sqlx::query_as(
        "SELECT s.id, s.person_id, s.seen_at, s.expires_at, m.workspace_id, m.brand_id, m.role
         FROM sessions s LEFT JOIN memberships m ON m.person_id = s.person_id AND ($2 IS NULL OR m.workspace_id = $2)
         WHERE s.token_hash = $1 ORDER BY m.created_at, m.id"
    ).bind(hash).bind(workspace).fetch_all(c).await)?)
}

/// An API token with one of its person's roles.
#[derive(sqlx::FromRow)]
pub(crate) struct TokenRow {
    pub(crate) id: TokenId,
    pub(crate) workspace_id: WorkspaceId,
    pub(crate) person_id: PersonId,
    pub(crate) scope: String,
    pub(crate) expires_at: Option<Timestamp>,
    pub(crate) used_at: Option<Timestamp>,
    pub(crate) brand_id: Option<BrandId>,
    pub(crate) role: String,
}

pub(crate) async fn token(db: &Db, hash: &[u8]) -> Result<Vec<TokenRow>> {
    Ok(on!(db, c => sqlx::query_as(
        "SELECT t.id, t.workspace_id, t.person_id, t.scope, t.expires_at, t.used_at, m.brand_id, m.role
         FROM api_tokens t JOIN memberships m ON m.person_id = t.person_id AND m.workspace_id = t.workspace_id
         WHERE t.token_hash = $1"
    ).bind(hash).fetch_all(c).await)?)
}
