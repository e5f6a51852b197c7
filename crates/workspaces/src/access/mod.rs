//! Who acts, by the token shown: the first thing every request asks, answered by one read.

mod store;
#[cfg(test)]
mod tests;

use crate::{bearer, check, people, scope::parsed, sessions, tokens};
use selaras_kernel::{Actor, Kind, PersonId, Problem, Result, Timestamp, WorkspaceId, actor::Grant};
use selaras_store::Db;

/// Who acts through the session with this token, in `workspace` or else in the first one the person joined.
///
/// # Errors
/// `sign_in_needed` when there is no such session or it is over, `not_found` when the person does not belong to
/// `workspace`, `no_workspace` when they belong to none.
pub async fn by_session(
    db: &Db,
    token: &str,
    workspace: Option<WorkspaceId>,
    now: Timestamp,
) -> Result<Actor> {
    Ok(session_until(db, token, workspace, now).await?.0)
}

/// Like `by_session`, and until when the session lasts if it is not used again.
///
/// # Errors
/// Those of `by_session`.
pub async fn session_until(
    db: &Db,
    token: &str,
    workspace: Option<WorkspaceId>,
    now: Timestamp,
) -> Result<(Actor, Timestamp)> {
    let rows = store::session(db, &bearer::hash(token), workspace).await?;
    let Some(first) = rows.first().filter(|s| s.expires_at > now && s.seen_at > now - sessions::IDLE) else {
        return Err(Problem::new(Kind::Unauthenticated, "sign_in_needed").into());
    };
    let Some(here) = first.workspace_id else {
        return Err(match workspace {
            Some(_) => Problem::not_found("workspace"),
            None => Problem::new(Kind::Forbidden, "no_workspace"),
        }
        .into());
    };
    let mut grants = Vec::new();
    for row in rows.iter().filter(|row| row.workspace_id == Some(here)) {
        if let Some(role) = &row.role {
            grants.push(Grant { brand: row.brand_id, role: parsed(role)? });
        }
    }
    let actor = Actor {
        workspace: here,
        person: Some(first.person_id),
        token: None,
        grants,
        scope: None,
        guest: None,
    };
    if now.since(first.seen_at) >= sessions::SEEN_EVERY {
        let id = first.id;
        if let Err(e) = db.write(move |tx| Box::pin(sessions::store::touch(tx, id, now))).await {
            tracing::warn!(error = %e, "a session's last sight was not noted");
        }
    }
    Ok((actor, first.expires_at.min(first.seen_at + sessions::IDLE)))
}

/// Who is signed in through the session with this token, whether or not they belong to a workspace.
///
/// # Errors
/// The database's.
pub async fn person(db: &Db, token: &str, now: Timestamp) -> Result<Option<PersonId>> {
    let rows = store::session(db, &bearer::hash(token), None).await?;
    let good = rows.first().filter(|s| s.expires_at > now && s.seen_at > now - sessions::IDLE);
    Ok(good.map(|session| session.person_id))
}

/// Who acts through the API token.
///
/// # Errors
/// `token_invalid`, `token_expired`.
pub async fn by_token(db: &Db, token: &str, now: Timestamp) -> Result<Actor> {
    Ok(token_until(db, token, now).await?.0)
}

/// Like `by_token`, and until when the token is good.
///
/// # Errors
/// Those of `by_token`.
pub async fn token_until(db: &Db, token: &str, now: Timestamp) -> Result<(Actor, Timestamp)> {
    let rows = store::token(db, &bearer::hash(token)).await?;
    let Some(first) = rows.first() else {
        return Err(Problem::new(Kind::Unauthenticated, "token_invalid").into());
    };
    if let Some(at) = first.expires_at.filter(|at| *at <= now) {
        return Err(Problem::new(Kind::Unauthenticated, "token_expired").with("at", at.to_string()).into());
    }
    let mut grants = Vec::with_capacity(rows.len());
    for row in &rows {
        grants.push(Grant { brand: row.brand_id, role: parsed(&row.role)? });
    }
    let actor = Actor {
        workspace: first.workspace_id,
        person: Some(first.person_id),
        token: Some(first.id),
        grants,
        scope: tokens::store::scope(&first.scope),
        guest: None,
    };
    if first.used_at.is_none_or(|at| now.since(at) >= tokens::USED_EVERY) {
        let id = first.id;
        if let Err(e) = db.write(move |tx| Box::pin(tokens::store::touch(tx, id, now))).await {
            tracing::warn!(error = %e, "a token's last use was not noted");
        }
    }
    Ok((actor, first.expires_at.unwrap_or(Timestamp(i64::MAX))))
}

/// Who acts as the person with this e-mail address: for the command line on the machine itself, which holds the
/// database anyway. Never for a request.
///
/// # Errors
/// `not_found` when there is no such person in `workspace` (or in any).
pub async fn by_email(db: &Db, email: &str, workspace: Option<WorkspaceId>) -> Result<Actor> {
    let person = people::store::by_email(db, &check::same_email(email)).await?;
    let person = person.ok_or_else(|| Problem::not_found("person"))?;
    by_person(db, person.id, workspace).await
}

/// The person with all the roles held in `workspace`, or in the first one joined. For what acts in a person's name without
/// them being there; it must have asked for a secret of theirs.
///
/// # Errors
/// `not_found` when the person does not belong there.
pub async fn by_person(db: &Db, person: PersonId, workspace: Option<WorkspaceId>) -> Result<Actor> {
    let roles = people::store::roles(db, person).await?;
    let here = workspace.or_else(|| roles.first().map(|(id, ..)| *id));
    let mut grants = Vec::new();
    for (_, _, brand, role) in roles.into_iter().filter(|(id, ..)| Some(*id) == here) {
        grants.push(Grant { brand, role: parsed(&role)? });
    }
    match here {
        Some(workspace) if !grants.is_empty() => {
            Ok(Actor { workspace, person: Some(person), token: None, grants, scope: None, guest: None })
        }
        _ => Err(Problem::not_found("workspace").into()),
    }
}
