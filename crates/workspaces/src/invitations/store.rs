//! Which rows are invitations.

use super::Invitation;
use crate::scope::{parsed, reach};
use selaras_kernel::{
    BrandId, Cursor, InvitationId, PersonId, Result, Timestamp, WorkspaceId, actor::Brands,
};
use selaras_store::{Db, Tx, on, sql};

#[derive(sqlx::FromRow)]
struct Row {
    id: InvitationId,
    workspace_id: WorkspaceId,
    brand_id: Option<BrandId>,
    email: String,
    role: String,
    invited_by: Option<PersonId>,
    created_at: Timestamp,
    expires_at: Timestamp,
}

impl Row {
    fn read(self) -> Result<(WorkspaceId, Invitation)> {
        let invitation = Invitation {
            id: self.id,
            email: self.email,
            role: parsed(&self.role)?,
            brand: self.brand_id,
            invited_by: self.invited_by,
            created_at: self.created_at,
            expires_at: self.expires_at,
        };
        Ok((self.workspace_id, invitation))
    }
}

pub(crate) async fn insert(tx: &mut Tx, workspace: WorkspaceId, i: &Invitation, hash: &[u8]) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO invitations (id, token_hash, workspace_id, brand_id, email, role, invited_by, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    ).bind(i.id).bind(hash).bind(workspace).bind(i.brand).bind(&i.email).bind(i.role.as_str()).bind(i.invited_by)
        .bind(i.created_at).bind(i.expires_at).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Takes back open invitations of an address to exactly this place; says which.
pub(crate) async fn replace(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: Option<BrandId>,
    email: &str,
) -> Result<Vec<InvitationId>> {
    let rows: Vec<(InvitationId,)> = on!(tx, c => sqlx::query_as(
        "DELETE FROM invitations WHERE workspace_id = $1 AND email = $2 AND accepted_at IS NULL
         AND (brand_id = $3 OR (brand_id IS NULL AND $3 IS NULL)) RETURNING id"
    ).bind(workspace).bind(email).bind(brand).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Takes back open invitations made by a person; says which.
pub(crate) async fn delete_by(
    tx: &mut Tx,
    workspace: WorkspaceId,
    person: PersonId,
) -> Result<Vec<InvitationId>> {
    let rows: Vec<(InvitationId,)> = on!(tx, c => sqlx::query_as(
        "DELETE FROM invitations WHERE workspace_id = $1 AND invited_by = $2 AND accepted_at IS NULL RETURNING id"
    ).bind(workspace).bind(person).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

pub(crate) async fn list(
    db: &Db,
    workspace: WorkspaceId,
    brands: &Brands,
    after: Cursor,
    limit: i64,
    now: Timestamp,
) -> Result<Vec<Invitation>> {
    let (all, only) = reach(brands);
    let text = sql!(db, "SELECT id, workspace_id, brand_id, email, role, invited_by, created_at, expires_at FROM invitations
        WHERE workspace_id = $1 AND accepted_at IS NULL AND expires_at > $2 AND (created_at, id) > ($3, $4) AND ($5 OR brand_id IN ("
        {ids "$6"}
        ")) ORDER BY created_at, id LIMIT $7");
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(text).bind(workspace).bind(now).bind(after.key).bind(after.id)
        .bind(all).bind(&only).bind(limit).fetch_all(c).await)?;
    rows.into_iter().map(|row| row.read().map(|(_, invitation)| invitation)).collect()
}

pub(crate) async fn get(tx: &mut Tx, workspace: WorkspaceId, id: InvitationId) -> Result<Option<Invitation>> {
    let row: Option<Row> = on!(tx, c => sqlx::query_as(
        "SELECT id, workspace_id, brand_id, email, role, invited_by, created_at, expires_at FROM invitations
         WHERE workspace_id = $1 AND id = $2 AND accepted_at IS NULL"
    ).bind(workspace).bind(id).fetch_optional(c).await)?;
    Ok(row.map(Row::read).transpose()?.map(|(_, invitation)| invitation))
}

pub(crate) async fn delete(tx: &mut Tx, id: InvitationId) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM invitations WHERE id = $1").bind(id).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(crate) async fn by_token(
    db: &Db,
    hash: &[u8],
    now: Timestamp,
) -> Result<Option<(WorkspaceId, Invitation)>> {
    let row: Option<Row> = on!(db, c => sqlx::query_as(
        "SELECT id, workspace_id, brand_id, email, role, invited_by, created_at, expires_at FROM invitations
         WHERE token_hash = $1 AND accepted_at IS NULL AND expires_at > $2"
    ).bind(hash).bind(now).fetch_optional(c).await)?;
    row.map(Row::read).transpose()
}

/// Uses an invitation up: of two who try, one gets it.
pub(crate) async fn take(
    tx: &mut Tx,
    hash: &[u8],
    now: Timestamp,
) -> Result<Option<(WorkspaceId, Invitation)>> {
    let row: Option<Row> = on!(tx, c => sqlx::query_as(
        "UPDATE invitations SET accepted_at = $2 WHERE token_hash = $1 AND accepted_at IS NULL AND expires_at > $2
         RETURNING id, workspace_id, brand_id, email, role, invited_by, created_at, expires_at"
    ).bind(hash).bind(now).fetch_optional(c).await)?;
    row.map(Row::read).transpose()
}

pub(crate) async fn sweep(tx: &mut Tx, before: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM invitations WHERE expires_at < $1").bind(before).execute(c).await.map(|_| ()))?;
    Ok(())
}
