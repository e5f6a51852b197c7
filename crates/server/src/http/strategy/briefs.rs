//! Answers: what did the weekly briefs say, and what would one say now?

use super::items::Of;
use crate::{
    briefing,
    http::{
        app::App,
        extract::{Asked, Named},
        guard::Who,
        problem::Answer,
        reply,
    },
    words::{Lang, briefs as worded},
};
use axum::{extract::State, http::StatusCode};
use selaras_kernel::{Actor, BriefId, ItemId, Result};
use selaras_strategy::{
    briefs::{self, Action, Brief, Issue, IssueLine},
    items,
};
use selaras_workspaces::people;

/// The briefs that one got of a brand.
#[utoipa::path(get, path = "/api/v1/briefs", tag = "strategy", operation_id = "briefs", params(Of),
    responses((status = 200, description = "The latest first, at most 120.", body = Vec<IssueLine>)))]
pub async fn list(State(app): State<App>, Who(actor): Who, Asked(asked): Asked<Of>) -> Answer {
    reply::ok(&briefs::list(&app.db, &actor, asked.brand).await?)
}

/// Writes this week's brief for oneself before its hour, and sends it by mail to those who want that.
#[utoipa::path(post, path = "/api/v1/briefs", tag = "strategy", operation_id = "write_brief",
    params(Of), responses((status = 201, description = "As it was sent.", body = Issue)))]
pub async fn write(State(app): State<App>, Who(actor): Who, Asked(asked): Asked<Of>) -> Answer {
    let issue = briefing::write_now(&app, &actor, asked.brand, app.now()).await?;
    app.queue.notify_one();
    reply::json(StatusCode::CREATED, &issue)
}

/// A brief as one got it.
#[utoipa::path(get, path = "/api/v1/briefs/{id}", tag = "strategy", operation_id = "brief",
    params(("id" = BriefId, Path, description = "The brief.")),
    responses((status = 200, description = "As it was sent.", body = Issue)))]
pub async fn get(State(app): State<App>, Who(actor): Who, Named(id): Named<BriefId>) -> Answer {
    reply::ok(&briefs::get(&app.db, &actor, id).await?)
}

/// What a brief of a brand would say now, in one's own language. It is neither kept nor sent.
#[utoipa::path(get, path = "/api/v1/briefs/now", tag = "strategy", operation_id = "brief_now", params(Of),
    responses((status = 200, description = "What it would say.", body = Brief)))]
pub async fn now(State(app): State<App>, Who(actor): Who, Asked(asked): Asked<Of>) -> Answer {
    let facts = briefing::facts(&app, &actor, asked.brand, app.now()).await?;
    reply::ok(&briefing::brief(&facts, reads(&app, &actor).await?))
}

/// What could be done for a goal, what brings most first, going by what came of the brand's own posts: at most six things.
#[utoipa::path(get, path = "/api/v1/strategy/{id}/options", tag = "strategy", operation_id = "goal_options",
    params(("id" = ItemId, Path, description = "The goal.")),
    responses((status = 200, description = "In one's own language, each with what it rests on and what it would bring.", body = Vec<Action>)))]
pub async fn options(State(app): State<App>, Who(actor): Who, Named(id): Named<ItemId>) -> Answer {
    let brand = items::get(&app.db, &actor, id).await?.brand;
    let planned = briefing::planned(&app, &actor, brand, app.now()).await?;
    let mut found = briefs::options(&app.db, &actor, id, planned, app.now()).await?;
    let lang = reads(&app, &actor).await?;
    found.iter_mut().flat_map(Action::sentences).for_each(|one| worded::say(lang, one));
    reply::ok(&found)
}

/// The language that somebody reads.
async fn reads(app: &App, actor: &Actor) -> Result<Lang> {
    Ok(match actor.person {
        Some(_) => Lang::named(&people::me(&app.db, actor).await?.language).unwrap_or(app.lang),
        None => app.lang,
    })
}
