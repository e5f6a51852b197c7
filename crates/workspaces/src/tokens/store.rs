//! Which rows are API tokens.

use super::Token;
use selaras_kernel::{Cursor, PersonId, Result, Right, Timestamp, TokenId, WorkspaceId};
use selaras_store::{Db, Tx, on};

#[derive(sqlx::FromRow)]
struct Row {
    id: TokenId,
    person_id: PersonId,
    name: String,
    scope: String,
    created_at: Timestamp,
    expires_at: Option<Timestamp>,
    used_at: Option<Timestamp>,
}

impl Row {
    fn read(self) -> Token {
        Token {
            id: self.id,
            name: self.name,
            person: self.person_id,
            scope: scope(&self.scope).unwrap_or_default(),
            created_at: self.created_at,
            expires_at: self.expires_at,
            used_at: self.used_at,
        }
    }
}

/// The rights in a scope as kept; `None` for everything. Names that this release does not know give nothing.
pub(crate) fn scope(kept: &str) -> Option<Vec<Right>> {
    (!kept.is_empty()).then(|| kept.split(' ').filter_map(|name| name.parse().ok()).collect())
}

pub(crate) async fn insert(tx: &mut Tx, workspace: WorkspaceId, t: &Token, hash: &[u8]) -> Result<()> {
    let scope = t.scope.iter().map(|right| right.as_str()).collect::<Vec<_>>().join(" ");
    on!(tx, c => sqlx::query(
        "INSERT INTO api_tokens (id, token_hash, workspace_id, person_id, name, scope, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    ).bind(t.id).bind(hash).bind(workspace).bind(t.person).bind(&t.name).bind(&scope).bind(t.created_at)
        .bind(t.expires_at).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Tokens of `person`, or of everybody.
pub(crate) async fn list(
    db: &Db,
    workspace: WorkspaceId,
    person: Option<PersonId>,
    after: Cursor,
    limit: i64,
) -> Result<Vec<Token>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(
        "SELECT id, person_id, name, scope, created_at, expires_at, used_at FROM api_tokens
         WHERE workspace_id = $1 AND ($2 IS NULL OR person_id = $2) AND (created_at, id) > ($3, $4)
         ORDER BY created_at, id LIMIT $5"
    ).bind(workspace).bind(person).bind(after.key).bind(after.id).bind(limit).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Row::read).collect())
}

pub(crate) async fn get(tx: &mut Tx, workspace: WorkspaceId, id: TokenId) -> Result<Option<Token>> {
    let row: Option<Row> = on!(tx, c => sqlx::query_as(
        "SELECT id, person_id, name, scope, created_at, expires_at, used_at FROM api_tokens
         WHERE workspace_id = $1 AND id = $2"
    ).bind(workspace).bind(id).fetch_optional(c).await)?;
    Ok(row.map(Row::read))
}

pub(crate) async fn delete(tx: &mut Tx, id: TokenId) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM api_tokens WHERE id = $1").bind(id).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(crate) async fn delete_of(tx: &mut Tx, workspace: WorkspaceId, person: PersonId) -> Result<Vec<TokenId>> {
    let ended: Vec<(TokenId,)> = on!(tx, c => sqlx::query_as(
        "DELETE FROM api_tokens WHERE workspace_id = $1 AND person_id = $2 RETURNING id"
    ).bind(workspace).bind(person).fetch_all(c).await)?;
    Ok(ended.into_iter().map(|(id,)| id).collect())
}

pub(crate) async fn touch(tx: &mut Tx, id: TokenId, now: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE api_tokens SET used_at = $2 WHERE id = $1 AND (used_at IS NULL OR used_at < $2)")
        .bind(id).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}
