//! Which programs act for a person, limited to what, until when.

pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::{bearer, check, scope};
use selaras_kernel::{
    Actor, Change, Cursor, Page, PersonId, Problem, Result, Right, Timestamp, TokenId, actor::forbidden,
};
use selaras_store::Db;
use serde_json::json;
use std::time::Duration;

/// What API tokens begin with.
pub const PREFIX: &str = "sel_";
/// How old `used_at` may grow before it is written again.
pub const USED_EVERY: Duration = Duration::from_secs(60);

/// An API token to be made.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
pub struct NewToken {
    /// What it is for.
    #[schema(example = "Nightly export")]
    pub name: String,
    /// What it may do; empty for everything its maker may do, now and later.
    #[serde(default)]
    pub scope: Vec<Right>,
    /// When it ends; absent for never.
    pub expires_at: Option<Timestamp>,
}

/// An API token, without what opens the door.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Token {
    /// Id.
    pub id: TokenId,
    /// What it is for.
    pub name: String,
    /// For whom it acts.
    pub person: PersonId,
    /// What it may do; empty for everything that person may do.
    pub scope: Vec<Right>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it ends.
    pub expires_at: Option<Timestamp>,
    /// When it was last used, to within a minute.
    pub used_at: Option<Timestamp>,
}

/// Makes a token for the actor: the token, and what to show at the door (told only here). One made through another
/// token may do no more and last no longer than that one.
///
/// # Errors
/// `forbidden`, `token_scope_too_wide`, `token_expiry_past`, `token_expiry_too_late`.
pub async fn create(db: &Db, actor: &Actor, new: NewToken, now: Timestamp) -> Result<(Token, String)> {
    scope::somewhere(actor, Right::TokensManage)?;
    let person = scope::person(actor)?;
    let name = check::name("name", &new.name)?;
    let mut scope = new.scope;
    scope.sort();
    scope.dedup();
    if let Some(right) = scope.iter().find(|right| !actor.may_somewhere(**right)) {
        return Err(Problem::invalid("scope", "token_scope_too_wide").with("right", right.as_str()).into());
    }
    if let (true, Some(own)) = (scope.is_empty(), &actor.scope) {
        scope.clone_from(own);
    }
    if let Some(at) = new.expires_at.filter(|at| *at <= now) {
        return Err(Problem::invalid("expires_at", "token_expiry_past").with("at", at.to_string()).into());
    }
    let secret = bearer::new(PREFIX);
    let hash = bearer::hash(&secret);
    let mut token = Token {
        id: TokenId::new(now),
        name,
        person,
        scope,
        created_at: now,
        expires_at: new.expires_at,
        used_at: None,
    };
    let actor = actor.clone();
    let token = db
        .write(move |tx| {
            Box::pin(async move {
                if let Some(own) = actor.token {
                    let own = store::get(tx, actor.workspace, own)
                        .await?
                        .ok_or_else(|| Problem::not_found("token"))?;
                    match (own.expires_at, token.expires_at) {
                        (Some(end), Some(at)) if at > end => {
                            return Err(Problem::invalid("expires_at", "token_expiry_too_late")
                                .with("max", end.to_string())
                                .into());
                        }
                        (Some(end), None) => token.expires_at = Some(end),
                        _ => {}
                    }
                }
                store::insert(tx, actor.workspace, &token, &hash).await?;
                tx.tell(Change::by(&actor, "token.created", token.id.0, now).to(json!({
                    "name": token.name, "scope": token.scope, "expires_at": token.expires_at,
                })));
                Ok(token)
            })
        })
        .await?;
    Ok((token, secret))
}

/// The actor's tokens in this workspace, the oldest first; with `members.manage` in the whole workspace, everybody's.
///
/// # Errors
/// `forbidden` without `tokens.manage`.
pub async fn list(db: &Db, actor: &Actor, after: Option<Cursor>, limit: usize) -> Result<Page<Token>> {
    scope::somewhere(actor, Right::TokensManage)?;
    let person = if actor.may(Right::MembersManage, None) { None } else { Some(scope::person(actor)?) };
    let (limit, rows) = scope::page(limit);
    let found = store::list(db, actor.workspace, person, after.unwrap_or(scope::start()), rows).await?;
    Ok(Page::from_rows(found, limit, |t| Cursor { key: t.created_at.0, id: t.id.0 }))
}

/// Ends a token of the actor's own; with `members.manage` in the whole workspace, anybody's. It is over at once.
///
/// # Errors
/// `not_found`, `forbidden`.
pub async fn revoke(db: &Db, actor: &Actor, id: TokenId, now: Timestamp) -> Result<()> {
    let actor = actor.clone();
    db.write(move |tx| {
        Box::pin(async move {
            let found = store::get(tx, actor.workspace, id).await?;
            let everybodys = actor.may(Right::MembersManage, None);
            let found = found.filter(|t| everybodys || Some(t.person) == actor.person);
            let found = found.ok_or_else(|| Problem::not_found("token"))?;
            if !everybodys && !actor.may_somewhere(Right::TokensManage) {
                return Err(forbidden(Right::TokensManage).into());
            }
            store::delete(tx, id).await?;
            tx.tell(
                Change::by(&actor, "token.revoked", id.0, now)
                    .from(json!({"name": found.name, "person": found.person})),
            );
            Ok(())
        })
    })
    .await
}
