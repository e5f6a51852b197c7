//! Answers: how does what somebody is writing stand on each network, before anything is saved?

use crate::http::{
    app::App, extract::Input, guard::Who, outer::Reader, problem::Answer, problem::ProblemItem, reply,
};
use axum::extract::State;
use selaras_kernel::ProfileId;
use selaras_networks::LinkCard;
use selaras_publishing::{
    link_card::{self, Linked},
    posts::{self, Draft, Length, Long, look},
};

/// How a content stands on one profile.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct Checked {
    /// The profile.
    pub profile: ProfileId,
    /// One length per part, counted as the network counts.
    pub lengths: Vec<Length>,
    /// What keeps it from being scheduled; `field` is a field of the content.
    pub problems: Vec<ProblemItem>,
}

/// Counts and checks a content by each network's rules; writes nothing.
#[utoipa::path(post, path = "/api/v1/posts/check", tag = "posts", operation_id = "check_post", request_body = Draft,
    responses((status = 200, description = "One per profile, in the order asked.", body = Vec<Checked>)))]
pub async fn check(
    State(app): State<App>,
    Who(actor): Who,
    Reader(lang): Reader,
    input: Input<Draft>,
) -> Answer {
    let looks = look(&app.db, &app.networks, &actor, input.value, app.now()).await?;
    let shown = looks.into_iter().map(|one| Checked {
        profile: one.profile,
        lengths: one.lengths,
        problems: one
            .problems
            .iter()
            .map(|p| ProblemItem {
                code: p.code.clone(),
                field: p.field.clone(),
                detail: lang.problem(p),
                params: p.params.clone(),
            })
            .collect(),
    });
    reply::ok(&shown.collect::<Vec<_>>())
}

/// The parts of a thread.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct Parts {
    /// Their texts, in order.
    pub parts: Vec<String>,
}

/// Splits a long text into the parts of a thread that fit every profile, at the ends of sentences where it can; writes
/// nothing.
#[utoipa::path(post, path = "/api/v1/posts/split", tag = "posts", operation_id = "split_text", request_body = Long,
    responses((status = 200, description = "The parts.", body = Parts)))]
pub async fn split(State(app): State<App>, Who(actor): Who, input: Input<Long>) -> Answer {
    reply::ok(&Parts { parts: posts::split(&app.db, &actor, input.value).await? })
}

/// What a web page says of itself, as a card to go under a post that links to it. Its picture goes into the library.
#[utoipa::path(post, path = "/api/v1/link-cards", tag = "posts", operation_id = "propose_link_card", request_body = Linked,
    responses((status = 200, description = "The card; empty texts where the page says nothing.", body = LinkCard)))]
pub async fn link_card(State(app): State<App>, Who(actor): Who, input: Input<Linked>) -> Answer {
    reply::ok(&link_card::propose(&app.db, &app.http, &app.blobs, &actor, input.value, app.now()).await?)
}
