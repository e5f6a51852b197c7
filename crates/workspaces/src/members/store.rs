//! Which rows say who belongs where.

use super::Member;
use crate::scope::{parsed, reach};
use selaras_kernel::{
    BrandId, Cursor, MembershipId, PersonId, Result, Role, Timestamp, WorkspaceId, actor::Brands,
};
use selaras_store::{Db, Tx, on, sql};

#[derive(sqlx::FromRow)]
struct Row {
    id: MembershipId,
    person_id: PersonId,
    name: String,
    email: String,
    brand_id: Option<BrandId>,
    role: String,
    created_at: Timestamp,
}

impl Row {
    fn read(self) -> Result<Member> {
        Ok(Member {
            id: self.id,
            person: self.person_id,
            name: self.name,
            email: self.email,
            brand: self.brand_id,
            role: parsed(&self.role)?,
            created_at: self.created_at,
        })
    }
}

pub(crate) async fn list(
    db: &Db,
    workspace: WorkspaceId,
    brands: &Brands,
    after: Cursor,
    limit: i64,
) -> Result<Vec<Member>> {
    let (all, only) = reach(brands);
    let text = sql!(db, "SELECT m.id, m.person_id, p.name, p.email, m.brand_id, m.role, m.created_at
        FROM memberships m JOIN people p ON p.id = m.person_id
        WHERE m.workspace_id = $1 AND (m.created_at, m.id) > ($2, $3) AND ($4 OR m.brand_id IS NULL OR m.brand_id IN ("
        {ids "$5"}
        ")) ORDER BY m.created_at, m.id LIMIT $6");
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(text)
        .bind(workspace).bind(after.key).bind(after.id).bind(all).bind(&only).bind(limit).fetch_all(c).await)?;
    rows.into_iter().map(Row::read).collect()
}

pub(crate) async fn get(tx: &mut Tx, workspace: WorkspaceId, id: MembershipId) -> Result<Option<Member>> {
    let row: Option<Row> = on!(tx, c => sqlx::query_as(
        "SELECT m.id, m.person_id, p.name, p.email, m.brand_id, m.role, m.created_at
         FROM memberships m JOIN people p ON p.id = m.person_id WHERE m.workspace_id = $1 AND m.id = $2"
    ).bind(workspace).bind(id).fetch_optional(c).await)?;
    row.map(Row::read).transpose()
}

/// Whether the person with this address holds a role in exactly this place.
pub(crate) async fn is_member(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: Option<BrandId>,
    email: &str,
) -> Result<bool> {
    let (count,): (i64,) = on!(tx, c => sqlx::query_as(
        "SELECT COUNT(*) FROM memberships m JOIN people p ON p.id = m.person_id
         WHERE m.workspace_id = $1 AND p.email = $2 AND (m.brand_id = $3 OR (m.brand_id IS NULL AND $3 IS NULL))"
    ).bind(workspace).bind(email).bind(brand).fetch_one(c).await)?;
    Ok(count > 0)
}

/// A membership to be kept.
pub(crate) struct NewMembership {
    pub(crate) id: MembershipId,
    pub(crate) workspace: WorkspaceId,
    pub(crate) person: PersonId,
    pub(crate) brand: Option<BrandId>,
    pub(crate) role: Role,
}

pub(crate) async fn insert(tx: &mut Tx, new: &NewMembership, now: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO memberships (id, workspace_id, person_id, brand_id, role, created_at) VALUES ($1, $2, $3, $4, $5, $6)"
    ).bind(new.id).bind(new.workspace).bind(new.person).bind(new.brand).bind(new.role.as_str()).bind(now)
        .execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(crate) async fn owners(tx: &mut Tx, workspace: WorkspaceId) -> Result<i64> {
    let (count,) = on!(tx, c => sqlx::query_as(
        "SELECT COUNT(*) FROM memberships WHERE workspace_id = $1 AND brand_id IS NULL AND role = $2"
    ).bind(workspace).bind(Role::Owner.as_str()).fetch_one(c).await)?;
    Ok(count)
}

pub(crate) async fn set_role(tx: &mut Tx, id: MembershipId, role: Role) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE memberships SET role = $2 WHERE id = $1")
        .bind(id).bind(role.as_str()).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(crate) async fn delete(tx: &mut Tx, id: MembershipId) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM memberships WHERE id = $1").bind(id).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// How many roles the person holds in the workspace.
pub(crate) async fn count_of(tx: &mut Tx, workspace: WorkspaceId, person: PersonId) -> Result<i64> {
    let (count,) = on!(tx, c => sqlx::query_as(
        "SELECT COUNT(*) FROM memberships WHERE workspace_id = $1 AND person_id = $2"
    ).bind(workspace).bind(person).fetch_one(c).await)?;
    Ok(count)
}
