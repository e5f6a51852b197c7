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
use selaras_kernel::{CheckInId, ItemId, Right};
use selaras_store::Db;
use selaras_strategy::{
    baselines::{self, Baseline},
    checkins::{self, CheckIn, NewCheckIn},
    contributions::{self, Contribution},
    ends::{self, Ambition},
    leading::{self, Leading},
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

/// What runs ahead of the numbers of a goal: those who visit before they buy, those who are reached before they react.
#[utoipa::path(get, path = "/api/v1/strategy/{id}/leading", tag = "strategy", operation_id = "goal_leading",
    params(("id" = ItemId, Path, description = "The goal.")),
    responses((status = 200, description = "The last four weeks beside the four before.", body = Vec<Leading>)))]
pub async fn leading(State(app): State<App>, Who(actor): Who, Named(id): Named<ItemId>) -> Answer {
    reply::ok(&leading::tell(&app.db, &actor, id, app.now()).await?)
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

/// What a number was over a time, to begin a goal from.
#[utoipa::path(post, path = "/api/v1/goals/baseline", tag = "strategy", operation_id = "goal_baseline", request_body = baselines::Asked,
    responses((status = 200, description = "The number of that time, as far as it is known.", body = Baseline)))]
pub async fn baseline(State(app): State<App>, Who(actor): Who, input: Input<baselines::Asked>) -> Answer {
    reply::ok(&baselines::read(&app.db, &actor, input.value).await?)
}

/// Whether a brand's OKRs are set too soft or too hard, from how the last ones ended.
#[utoipa::path(get, path = "/api/v1/goals/ambition", tag = "strategy", operation_id = "goals_ambition", params(Of),
    responses((status = 200, description = "What the fixed scores of the latest 12 say, quarter by quarter.", body = Ambition)))]
pub async fn ambition(State(app): State<App>, Who(actor): Who, Asked(asked): Asked<Of>) -> Answer {
    reply::ok(&ends::ambition(&app.db, &actor, asked.brand).await?)
}

/// Notes on a goal with how it stood then, the latest first.
#[utoipa::path(get, path = "/api/v1/strategy/{id}/checkins", tag = "strategy", operation_id = "list_goal_checkins",
    params(("id" = ItemId, Path, description = "The goal.")),
    responses((status = 200, description = "At most 1,100.", body = Vec<CheckIn>)))]
pub async fn check_ins(State(app): State<App>, Who(actor): Who, Named(id): Named<ItemId>) -> Answer {
    reply::ok(&checkins::list(&app.db, &actor, id).await?)
}

/// Says something of an open goal; how it stands today is kept with it.
#[utoipa::path(post, path = "/api/v1/strategy/{id}/checkins", tag = "strategy", operation_id = "create_goal_checkin",
    params(("id" = ItemId, Path, description = "The goal."), ("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    request_body = NewCheckIn, responses((status = 201, description = "As it is kept.", body = CheckIn)))]
pub async fn check_in(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<ItemId>,
    input: Input<NewCheckIn>,
) -> Answer {
    let Input { value, once } = input;
    let work = async |db: Db| checkins::create(&db, &actor, id, value, app.now()).await;
    reply::once(&app, &actor, once, StatusCode::CREATED, work, |made| reply::json(StatusCode::CREATED, &made))
        .await
}

/// Takes a note on a goal away.
#[utoipa::path(delete, path = "/api/v1/goals/checkins/{id}", tag = "strategy", operation_id = "remove_goal_checkin",
    params(("id" = CheckInId, Path, description = "The check-in.")),
    responses((status = 204, description = "It is gone.")))]
pub async fn remove_check_in(State(app): State<App>, Who(actor): Who, Named(id): Named<CheckInId>) -> Answer {
    checkins::remove(&app.db, &actor, id, app.now()).await?;
    Ok(reply::empty())
}
