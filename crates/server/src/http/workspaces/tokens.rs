//! Answers: which programs act for a person, and how do they get and lose that?

use crate::http::{
    app::App,
    extract::{Asked, Input, Named, Paging, cursor, limit},
    guard::Who,
    problem::Answer,
    reply,
};
use axum::{extract::State, http::StatusCode};
use selaras_kernel::{Page, TokenId};
use selaras_store::Db;
use selaras_workspaces::tokens::{self, NewToken, Token};

/// A token and what to show at the door, which is told only here.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct MadeToken {
    /// The token's description.
    #[serde(flatten)]
    pub about: Token,
    /// What goes into `Authorization: Bearer`.
    pub token: String,
}

/// API tokens, the oldest first: one's own, or everybody's for those who manage members.
#[utoipa::path(get, path = "/api/v1/tokens", tag = "tokens", operation_id = "list_tokens", params(Paging),
    responses((status = 200, description = "A page of tokens.", body = Page<Token>)))]
pub async fn list(State(app): State<App>, Who(actor): Who, Asked(page): Asked<Paging>) -> Answer {
    let (after, limit) = (cursor(page.cursor.as_deref())?, limit(page.limit)?);
    reply::ok(&tokens::list(&app.db, &actor, after, limit).await?)
}

/// Makes an API token for oneself.
#[utoipa::path(post, path = "/api/v1/tokens", tag = "tokens", operation_id = "create_token", request_body = NewToken,
    params(("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once; a repeat is refused, since the secret is told only once.")),
    responses((status = 201, description = "The token; it is shown only here.", body = MadeToken)))]
pub async fn create(State(app): State<App>, Who(actor): Who, input: Input<NewToken>) -> Answer {
    let Input { value, once } = input;
    let work = async |db: Db| tokens::create(&db, &actor, value, app.now()).await;
    reply::once(&app, &actor, once, StatusCode::CREATED, work, |(about, token)| {
        reply::json(StatusCode::CREATED, &MadeToken { about, token })
    })
    .await
}

/// Ends a token.
#[utoipa::path(delete, path = "/api/v1/tokens/{id}", tag = "tokens", operation_id = "revoke_token",
    params(("id" = TokenId, Path, description = "The token.")),
    responses((status = 204, description = "It no longer works.")))]
pub async fn revoke(State(app): State<App>, Who(actor): Who, Named(id): Named<TokenId>) -> Answer {
    tokens::revoke(&app.db, &actor, id, app.now()).await?;
    Ok(reply::empty())
}
