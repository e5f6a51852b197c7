//! Answers: who must agree to a post, what waits for whom, and which steps does a brand want?

use crate::http::{
    app::App,
    extract::{Asked, IfMatch, Input, Named},
    guard::Who,
    problem::Answer,
    reply,
};
use axum::{extract::State, http::HeaderMap};
use selaras_kernel::{BrandId, Page, PostId};
use selaras_publishing::approval::{self, ApprovalPlan, ApprovalStep, Review, SentBack, Waiting};

impl reply::Versioned for ApprovalPlan {
    fn version(&self) -> i64 {
        self.version
    }
}

/// Which brand's board.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Board {
    /// The brand.
    pub brand: BrandId,
    /// Most posts, 1 to 200; 100 when not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u32>,
    /// `next` of the page before.
    pub cursor: Option<String>,
}

/// Steps of a brand.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPlan {
    /// The steps, in order; none means one decision of whoever may approve.
    pub steps: Vec<ApprovalStep>,
}

/// What waits for a decision in a brand, the oldest first.
#[utoipa::path(get, path = "/api/v1/approvals", tag = "approvals", operation_id = "list_approvals", params(Board),
    responses((status = 200, description = "A page of posts.", body = Page<Waiting>)))]
pub async fn board(State(app): State<App>, Who(actor): Who, Asked(asked): Asked<Board>) -> Answer {
    let after = asked.cursor.as_deref().map(str::parse).transpose()?;
    let limit = asked.limit.map_or(100, |limit| limit as usize);
    reply::ok(&approval::board(&app.db, &actor, asked.brand, (after, limit), app.now()).await?)
}

/// What was sent back in a brand and waits for its writers, the oldest first.
#[utoipa::path(get, path = "/api/v1/approvals/sent-back", tag = "approvals", operation_id = "list_sent_back", params(Board),
    responses((status = 200, description = "A page of posts.", body = Page<SentBack>)))]
pub async fn sent_back(State(app): State<App>, Who(actor): Who, Asked(asked): Asked<Board>) -> Answer {
    let after = asked.cursor.as_deref().map(str::parse).transpose()?;
    let limit = asked.limit.map_or(100, |limit| limit as usize);
    reply::ok(&approval::sent_back(&app.db, &actor, asked.brand, (after, limit)).await?)
}

/// The steps of a post that was submitted, with what was decided.
#[utoipa::path(get, path = "/api/v1/posts/{id}/review", tag = "approvals", operation_id = "get_review",
    params(("id" = PostId, Path, description = "The post.")),
    responses((status = 200, description = "How its review stands.", body = Review)))]
pub async fn review(State(app): State<App>, Who(actor): Who, Named(id): Named<PostId>) -> Answer {
    reply::ok(&approval::review(&app.db, &actor, id, app.now()).await?)
}

/// The steps that the posts of a brand go through.
#[utoipa::path(get, path = "/api/v1/brands/{id}/approval-steps", tag = "approvals", operation_id = "get_approval_steps",
    params(("id" = BrandId, Path, description = "The brand."), ("If-None-Match" = Option<String>, Header, description = "ETag that is known already.")),
    responses((status = 200, description = "The steps.", body = ApprovalPlan), (status = 304, description = "Not changed.")))]
pub async fn plan(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<BrandId>,
    headers: HeaderMap,
) -> Answer {
    reply::thing(&headers, &approval::plan(&app.db, &actor, id).await?)
}

/// Says which steps the posts of a brand go through from now on. What is in review keeps the steps it has.
#[utoipa::path(put, path = "/api/v1/brands/{id}/approval-steps", tag = "approvals", operation_id = "set_approval_steps",
    params(("id" = BrandId, Path, description = "The brand."), ("If-Match" = Option<String>, Header, description = "ETag it must still have.")),
    request_body = NewPlan, responses((status = 200, description = "As they are now.", body = ApprovalPlan)))]
pub async fn set_plan(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<BrandId>,
    at: IfMatch,
    input: Input<NewPlan>,
) -> Answer {
    let plan = approval::set_plan(&app.db, &actor, id, input.value.steps, at.0, app.now()).await?;
    Ok(reply::tagged(reply::ok(&plan)?, &reply::etag(plan.version)))
}
