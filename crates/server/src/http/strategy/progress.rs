//! Answers: how far are the goals, and will they be reached?

use super::items::Of;
use crate::http::{
    analytics::insight::{Shown, said},
    app::App,
    extract::{Asked, Input, Named},
    guard::Who,
    problem::Answer,
    reply,
};
use axum::{extract::State, http::StatusCode};
use selaras_kernel::{ItemId, Right};
use selaras_store::Db;
use selaras_strategy::{
    contributions::{self, Contribution},
    progress::{self, Progress},
    values::{self, Said, ToldValue},
};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// What the numbers of a goal come from, and what the posts say that brought most.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub struct GoalContributions {
    /// One for each number of the goal.
    pub numbers: Vec<Contribution>,
    /// What the posts say, by the ids under which their numbers lie; a post that is gone, or not the reader's to see, is left out.
    pub said: HashMap<Uuid, Shown>,
}

/// How far all open goals of a brand are.
#[utoipa::path(get, path = "/api/v1/goals/progress", tag = "strategy", operation_id = "goals_progress", params(Of),
    responses((status = 200, description = "One line per open goal.", body = Vec<Progress>)))]
pub async fn all(State(app): State<App>, Who(actor): Who, Asked(asked): Asked<Of>) -> Answer {
    reply::ok(&progress::all(&app.db, &actor, asked.brand, app.now()).await?)
}

/// How far a goal is, with the way it went and the line of its plan.
#[utoipa::path(get, path = "/api/v1/strategy/{id}/progress", tag = "strategy", operation_id = "goal_progress",
    params(("id" = ItemId, Path, description = "The goal.")),
    responses((status = 200, description = "How far it is.", body = Progress)))]
pub async fn one(State(app): State<App>, Who(actor): Who, Named(id): Named<ItemId>) -> Answer {
    reply::ok(&progress::one(&app.db, &actor, id, app.now()).await?)
}

/// What the numbers of a goal come from: by tactic, pillar, campaign and network, each thing counted once; and the posts that brought most.
#[utoipa::path(get, path = "/api/v1/strategy/{id}/contributions", tag = "strategy", operation_id = "goal_contributions",
    params(("id" = ItemId, Path, description = "The goal.")),
    responses((status = 200, description = "The rows of each number are the whole of it.", body = GoalContributions)))]
pub async fn contributions(State(app): State<App>, Who(actor): Who, Named(id): Named<ItemId>) -> Answer {
    let numbers = contributions::tell(&app.db, &actor, id, app.now()).await?;
    let posts: BTreeSet<Uuid> = numbers.iter().flat_map(|one| &one.posts).map(|post| post.subject).collect();
    let posts: Vec<Uuid> = posts.into_iter().collect();
    // Who may not see posts sees what they brought, and not what they say.
    let may = actor.may_somewhere(Right::PostsRead);
    let mut said = if may { said(&app, &actor, &posts).await? } else { HashMap::new() };
    for post in posts {
        // An address may have named the post itself, not what went out on one profile.
        let named = said.values().find(|one| one.id.is_some_and(|id| id.0 == post)).cloned();
        if let Some(named) = named {
            said.entry(post).or_insert(named);
        }
    }
    reply::ok(&GoalContributions { numbers, said })
}

/// Tells a number of a goal that is measured by hand: the value of a day, instead of the one that was told of it before; without a
/// value the day's is taken back.
#[utoipa::path(put, path = "/api/v1/strategy/{id}/values", tag = "strategy", operation_id = "tell_goal_value",
    params(("id" = ItemId, Path, description = "The goal."), ("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    request_body = Said, responses((status = 200, description = "All values of the goal, the latest day first.", body = Vec<ToldValue>)))]
pub async fn tell(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<ItemId>,
    input: Input<Said>,
) -> Answer {
    let Input { value, once } = input;
    let work = async |db: Db| values::tell(&db, &actor, id, value, app.now()).await;
    reply::once(&app, &actor, once, StatusCode::OK, work, |all| reply::ok(&all)).await
}
