//! Answers: how is somebody asked to join, and how do they?

use crate::http::{
    app::App,
    extract::{Asked, Input, Named, Paging, cursor, limit},
    guard::{Who, session_token},
    problem::Answer,
    reply,
};
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
};
use selaras_kernel::{InvitationId, Kind, Page, Problem};
use selaras_store::Db;
use selaras_workspaces::access;
use selaras_workspaces::invitations::{self, Acceptance, Accepted, Invitation, Invited, NewInvitation};

/// An invitation with its link, which is shown only here.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct NewLink {
    /// The invitation.
    #[serde(flatten)]
    pub invitation: Invitation,
    /// The token in the link.
    pub token: String,
    /// The link to pass on.
    pub link: String,
    /// Whether it is being mailed.
    pub mailed: bool,
}

/// The token of an invitation's link.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkToken {
    /// The token.
    pub token: String,
}

/// Who accepts: somebody new gives name and password; somebody with an account signs in first and gives neither.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AcceptRequest {
    /// The token of the link.
    pub token: String,
    /// Name, for a new account.
    pub name: Option<String>,
    /// Password, for a new account.
    pub password: Option<String>,
    /// Language of the interface, for a new account: `id` or `en`.
    pub language: Option<String>,
}

/// Open invitations, the oldest first.
#[utoipa::path(get, path = "/api/v1/invitations", tag = "invitations", operation_id = "list_invitations", params(Paging),
    responses((status = 200, description = "A page of invitations.", body = Page<Invitation>)))]
pub async fn list(State(app): State<App>, Who(actor): Who, Asked(page): Asked<Paging>) -> Answer {
    let (after, limit) = (cursor(page.cursor.as_deref())?, limit(page.limit)?);
    reply::ok(&invitations::list(&app.db, &actor, after, limit, app.now()).await?)
}

/// Invites somebody.
///
/// The link is shown only here; where mail is set up it is mailed too. An open invitation of the same address to the
/// same place is replaced, so sending this twice does no harm.
#[utoipa::path(post, path = "/api/v1/invitations", tag = "invitations", operation_id = "invite", request_body = NewInvitation,
    params(("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once; a repeat is refused, since the secret is told only once.")),
    responses((status = 201, description = "The invitation and its link.", body = NewLink)))]
pub async fn create(State(app): State<App>, Who(actor): Who, input: Input<NewInvitation>) -> Answer {
    let Input { value, once } = input;
    let work = async |db: Db| {
        let (invitation, token) = invitations::create(&db, &actor, value, app.now()).await?;
        if app.mails {
            crate::mail::invite(&app, &actor, &invitation, &token).await?;
        }
        Ok((invitation, token))
    };
    reply::once(&app, &actor, once, StatusCode::CREATED, work, |(invitation, token)| {
        let link = format!("{}/join?token={token}", app.public_url);
        reply::json(StatusCode::CREATED, &NewLink { invitation, token, link, mailed: app.mails })
    })
    .await
}

/// Takes an invitation back.
#[utoipa::path(delete, path = "/api/v1/invitations/{id}", tag = "invitations", operation_id = "revoke_invitation",
    params(("id" = InvitationId, Path, description = "The invitation.")),
    responses((status = 204, description = "Its link no longer works.")))]
pub async fn revoke(State(app): State<App>, Who(actor): Who, Named(id): Named<InvitationId>) -> Answer {
    invitations::revoke(&app.db, &actor, id, app.now()).await?;
    Ok(reply::empty())
}

/// What an invitation says to the one who follows its link.
#[utoipa::path(post, path = "/api/v1/invitations/look", tag = "invitations", operation_id = "look_at_invitation",
    request_body = LinkToken, responses((status = 200, description = "What it says.", body = Invited)))]
pub async fn look(State(app): State<App>, input: Input<LinkToken>) -> Answer {
    reply::ok(&invitations::look(&app.db, &input.value.token, app.now()).await?)
}

/// Joins by an invitation.
#[utoipa::path(post, path = "/api/v1/invitations/accept", tag = "invitations", operation_id = "accept_invitation",
    request_body = AcceptRequest, responses((status = 201, description = "Joined.", body = Accepted)))]
pub async fn accept(State(app): State<App>, headers: HeaderMap, input: Input<AcceptRequest>) -> Answer {
    // Somebody who was removed from their only workspace acts in none, and may be invited again all the same.
    let signed_in = match session_token(&headers) {
        Some(token) => access::person(&app.db, token, app.now()).await?,
        None => None,
    };
    let AcceptRequest { token, name, password, language } = input.value;
    let by = match (signed_in, name, password) {
        (_, Some(name), Some(password)) => {
            let language = language.unwrap_or_else(|| app.lang.tag().to_owned());
            Acceptance::New { name, password, language }
        }
        (Some(person), None, None) => Acceptance::Person(person),
        (None, None, _) => return Err(Problem::new(Kind::Invalid, "name_missing").at("name").into()),
        (_, Some(_), None) => return Err(Problem::invalid("password", "value_missing").into()),
        (Some(_), None, Some(_)) => return Err(Problem::invalid("name", "value_missing").into()),
    };
    reply::json(StatusCode::CREATED, &invitations::accept(&app.db, &token, by, app.now()).await?)
}
