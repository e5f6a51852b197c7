//! Answers: how does what somebody is writing stand on each network, before anything is saved?

use crate::http::{
    app::App, extract::Input, guard::Who, outer::Reader, problem::Answer, problem::ProblemItem, reply,
};
use axum::extract::State;
use selaras_kernel::ProfileId;
use selaras_publishing::posts::{Draft, Length, look};

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
