//! Answers: how much of each pillar is posted, beside what was meant, and which goal does a post serve?

use crate::{
    http::{
        app::App,
        extract::{Asked, Input},
        guard::Who,
        problem::Answer,
        reply,
    },
    measuring::described,
};
use axum::extract::State;
use selaras_kernel::{BrandId, MediaId, Timestamp, schedule::zone_named};
use selaras_publishing::{
    media,
    posts::{self, Post, PostState},
};
use selaras_strategy::{
    items,
    mix::{self, Mix, Period, Piece},
    traces::{self, ToTrace, Traced},
};
use selaras_workspaces::brands;

/// Of which brand and time.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct MixOf {
    /// The brand.
    pub brand: BrandId,
    /// Over which time.
    #[param(inline)]
    pub period: Period,
    /// A local day of that time; today when absent.
    #[param(value_type = Option<String>, format = Date)]
    pub day: Option<jiff::civil::Date>,
}

/// Posts whose goal is asked for.
#[derive(Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TracesAsked {
    /// The brand.
    pub brand: BrandId,
    /// The posts: at most 500.
    pub posts: Vec<ToTrace>,
}

/// The content mix of a week, month or quarter: what was meant of each pillar, beside the posts that are out and those that are planned.
/// Each post counts once, however many profiles it goes to.
#[utoipa::path(get, path = "/api/v1/mix", tag = "strategy", operation_id = "get_content_mix", params(MixOf),
    responses((status = 200, description = "By pillar, and what has none.", body = Mix)))]
pub async fn get(State(app): State<App>, Who(actor): Who, Asked(asked): Asked<MixOf>) -> Answer {
    let now = app.now();
    let parts = items::list(&app.db, &actor, asked.brand).await?;
    let brand = brands::get(&app.db, &actor, asked.brand).await?;
    let zone = zone_named(&brand.zone)?;
    let today = now.to_jiff().to_zoned(zone.clone()).date();
    let days = asked.period.days(asked.day.unwrap_or(today));
    let begin = |day: jiff::civil::Date| -> selaras_kernel::Result<Timestamp> {
        let at =
            day.to_zoned(zone.clone()).map_err(|e| selaras_kernel::Error::fault("a day's beginning", e))?;
        Ok(at.timestamp().into())
    };
    let range = (begin(days.0)?, begin(days.1.saturating_add(jiff::Span::new().days(1)))?);
    let due = posts::due(&app.db, &actor, brand.id, range).await?;
    let files: Vec<MediaId> =
        due.iter().flat_map(|post| post.content.attachments().map(|file| file.media)).collect();
    let files = media::known(&app.db, actor.workspace, brand.id, &files).await?;
    let pieces: Vec<Piece> = due
        .iter()
        .filter_map(|post| {
            let out = stands(post, now)?;
            let format = described(&post.content, "", &files).format;
            Some(Piece { purpose: post.purpose, format, out })
        })
        .collect();
    reply::ok(&mix::tell(&parts, days, &pieces))
}

/// Whether a post is out (or on its way), or planned; nothing for one that will not appear as things stand.
fn stands(post: &Post, now: Timestamp) -> Option<bool> {
    match post.state {
        PostState::Published | PostState::Publishing | PostState::Unconfirmed => Some(true),
        PostState::Scheduled => Some(false),
        PostState::Draft | PostState::InReview | PostState::ChangesRequested | PostState::Approved => {
            post.due_at.is_some_and(|due| due >= now).then_some(false)
        }
        // On some profiles it may be out while another refused it.
        PostState::Failed if post.deliveries.iter().any(|one| one.published_at.is_some()) => Some(true),
        PostState::Failed | PostState::Rejected | PostState::Paused | PostState::Cancelled => None,
    }
}

/// Which tactic and goal posts serve: the tactic that a post names itself, else its campaign's, else its pillar's, else none.
#[utoipa::path(post, path = "/api/v1/traces", tag = "strategy", operation_id = "trace_posts", request_body = TracesAsked,
    responses((status = 200, description = "In the order in which they were asked for. Nothing is kept.", body = Vec<Traced>)))]
pub async fn traced(State(app): State<App>, Who(actor): Who, input: Input<TracesAsked>) -> Answer {
    let TracesAsked { brand, posts } = input.value;
    reply::ok(&traces::tell(&app.db, &actor, brand, &posts).await?)
}
