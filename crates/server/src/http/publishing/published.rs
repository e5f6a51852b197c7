//! Answers: what went out, how did it do, and what did not get through?
//!
//! Put together here from what two domains know: the posts, and their numbers.

use super::steer::DeliveryShown;
use crate::http::{
    analytics::numbers::Figure,
    app::App,
    extract::{self, Asked},
    guard::Who,
    outer::Reader,
    problem::Answer,
    reply,
};
use axum::extract::State;
use selaras_analytics::results;
use selaras_kernel::{
    Actor, BrandId, Cursor, Metric, Page, PostId, Problem, ProfileId, Result, Right, Timestamp,
};
use selaras_publishing::{
    delivery,
    posts::{Post, PostState},
    published::{self, Filter, STATES},
};
use selaras_workspaces::profiles::{self, Face};
use std::{collections::HashMap, time::Duration};

/// In which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// The latest due first.
    #[default]
    Newest,
    /// Those with the most reactions first; what was never counted comes last.
    Reactions,
}

/// Which posts.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Which {
    /// The brand.
    pub brand: BrandId,
    /// Due from this instant on (RFC 3339); 30 days before `to` when not given. At most 366 days before it.
    pub from: Option<Timestamp>,
    /// Until this instant, itself not included; now when not given.
    pub to: Option<Timestamp>,
    /// With a delivery in one of these states, separated by commas: `published`, `failed`, `unconfirmed`. Any of them when not given.
    pub state: Option<String>,
    /// To a profile of this network.
    pub network: Option<String>,
    /// To this profile.
    pub profile: Option<ProfileId>,
    /// Of this campaign.
    pub campaign: Option<String>,
    /// With these words in their name or in what they say; at most 200 characters.
    pub text: Option<String>,
    /// In which order.
    #[param(inline)]
    pub sort: Option<Sort>,
    /// Most posts, 1 to 200; 50 when not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u32>,
    /// `next` of the page before.
    pub cursor: Option<String>,
}

/// A post that went out, or that should have.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct PublishedPost {
    /// The post.
    pub id: PostId,
    /// A name for ourselves.
    pub title: String,
    /// The campaign.
    pub campaign: String,
    /// The beginning of its text, at most 280 characters.
    pub text: String,
    /// How many files it carries.
    pub media: usize,
    /// Where it stands as a whole.
    pub state: PostState,
    /// When it was due (UTC).
    pub due_at: Option<Timestamp>,
    /// Where it went, and how that stands.
    pub deliveries: Vec<DeliveryShown>,
    /// Its numbers: the sum of the deliveries that were asked for, with the parts. What was never counted is not there.
    pub figures: Vec<Figure>,
}

/// The posts of a brand that went out or should have, with their numbers, page by page.
#[utoipa::path(get, path = "/api/v1/posts/published", tag = "posts", operation_id = "list_published", params(Which),
    responses((status = 200, description = "A page of posts.", body = Page<PublishedPost>)))]
pub async fn list(
    State(app): State<App>,
    Who(actor): Who,
    Asked(which): Asked<Which>,
    reader: Reader,
) -> Answer {
    let limit = extract::limit(which.limit)?;
    let after: Option<Cursor> = extract::cursor(which.cursor.as_deref())?;
    let sort = which.sort.unwrap_or_default();
    let faces = profiles::faces(&app.db, &actor, which.brand).await?;
    let filter = filter(which, &faces, app.now())?;
    let page = match sort {
        Sort::Newest => published::newest(&app.db, &actor, &filter, after, limit).await?,
        Sort::Reactions => most_reactions(&app, &actor, &filter, after, limit).await?,
    };
    let figures = figures(&app, &actor, &filter, &page.items).await?;
    let shown = page.items.into_iter().zip(figures).map(|(post, figures)| PublishedPost {
        id: post.id,
        text: post.content.beginning(TEXT_MAX),
        media: post.content.attachments().count(),
        title: post.title,
        campaign: post.campaign,
        state: post.state,
        due_at: post.due_at,
        deliveries: post.deliveries.into_iter().map(|d| DeliveryShown::new(d, &faces, reader)).collect(),
        figures,
    });
    reply::ok(&Page { items: shown.collect(), next: page.next })
}

/// Most characters of a text in a list.
const TEXT_MAX: usize = 280;
/// How far back a list goes when nothing is said.
const USUALLY: Duration = Duration::from_secs(30 * 86_400);

/// What is looked for, once it is known what it means.
fn filter(which: Which, faces: &HashMap<ProfileId, Face>, now: Timestamp) -> Result<Filter, Problem> {
    let state = |name: &str| {
        let name = name.trim();
        STATES.into_iter().find(|state| state.as_str() == name).ok_or_else(|| {
            Problem::invalid("state", "published_state_unknown")
                .with("value", name)
                .with("allowed", STATES.map(delivery::State::as_str).join(", "))
        })
    };
    let names = which.state.as_deref().unwrap_or_default().split(',').filter(|name| !name.trim().is_empty());
    let of_network = |network: &String| {
        let there = faces.values().filter(|face| face.network == *network);
        there.map(|face| face.id).filter(|id| which.profile.is_none_or(|only| only == *id)).collect()
    };
    // What went out this very moment is part of it.
    let to = which.to.unwrap_or(Timestamp(now.0 + 1));
    Ok(Filter {
        brand: which.brand,
        from: which.from.unwrap_or(to - USUALLY),
        to,
        states: names.map(state).collect::<Result<_, _>>()?,
        profiles: which.network.as_ref().map(of_network).or_else(|| which.profile.map(|id| vec![id])),
        campaign: which.campaign.filter(|name| !name.is_empty()),
        text: which.text,
    })
}

/// The posts by their reactions. The numbers are not the posts', so all that match are put in order here: at most a year's ids.
async fn most_reactions(
    app: &App,
    actor: &Actor,
    filter: &Filter,
    after: Option<Cursor>,
    limit: usize,
) -> Result<Page<Post>> {
    actor.require(Right::NumbersRead, Some(filter.brand))?;
    let tried = published::tried(&app.db, actor, filter).await?;
    let ids: Vec<_> = tried.iter().map(|one| one.delivery.0).collect();
    let sums = results::sums(&app.db, actor, filter.brand, &ids, Metric::Reactions).await?;
    let mut posts: HashMap<PostId, i64> = HashMap::new();
    for one in &tried {
        let sum = posts.entry(one.post).or_insert(UNCOUNTED);
        if let Some(value) = sums.get(&one.delivery.0) {
            *sum = value + (*sum).max(0);
        }
    }
    let mut order: Vec<_> = posts.into_iter().map(|(post, sum)| Cursor { key: sum, id: post.0 }).collect();
    order.sort_unstable_by_key(|at| std::cmp::Reverse((at.key, at.id)));
    let rest =
        order.into_iter().filter(|at| after.is_none_or(|after| (at.key, at.id) < (after.key, after.id)));
    let page = Page::from_rows(rest.take(limit + 1).collect(), limit, |at| *at);
    let ids: Vec<_> = page.items.into_iter().map(|at| PostId(at.id)).collect();
    Ok(Page { items: published::some(&app.db, actor, filter.brand, &ids).await?, next: page.next })
}

/// Stands behind every number there is, zero included.
const UNCOUNTED: i64 = -1;

/// The numbers of each post, of those deliveries that were asked for. Who may not see numbers sees none.
async fn figures(app: &App, actor: &Actor, filter: &Filter, posts: &[Post]) -> Result<Vec<Vec<Figure>>> {
    let asked = |post: &Post| {
        let of = post.deliveries.iter().filter(|d| filter.takes(d.profile, d.state));
        of.map(|d| d.id.0).collect::<Vec<_>>()
    };
    let asked: Vec<Vec<_>> = posts.iter().map(asked).collect();
    if !actor.may(Right::NumbersRead, Some(filter.brand)) {
        return Ok(asked.iter().map(|_| Vec::new()).collect());
    }
    let numbers = selaras_analytics::numbers(&app.db, actor, &asked.concat()).await?;
    Ok(asked.iter().map(|ids| Figure::of(ids, &numbers)).collect())
}
