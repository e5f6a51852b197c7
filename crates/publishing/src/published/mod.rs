//! What went out and what did not get through: the posts of a stretch of time with what became of their deliveries.
//!
//! # Design
//! A page is read along the calendar's index from its end, so it costs what it shows. Whoever wants another order than that
//! of time (by numbers, which are not ours) asks for the deliveries alone: ids without content, of at most `DAYS_MAX`.

mod store;
#[cfg(test)]
mod tests;

use crate::{
    delivery::State,
    posts::{self, Post},
};
use selaras_kernel::{
    Actor, BrandId, Cursor, DeliveryId, Page, PostId, Problem, ProfileId, Result, Right, Timestamp,
};
use selaras_networks::Content;
use selaras_store::Db;
use std::{collections::HashMap, time::Duration};

/// Longest stretch of time, in days: a leap year.
pub const DAYS_MAX: u64 = 366;
/// Longest text to look for, in characters.
const TEXT_MAX: usize = 200;

/// What can have become of a delivery that was tried.
pub const STATES: [State; 3] = [State::Published, State::Failed, State::Unconfirmed];

/// Which posts.
#[derive(Clone, Debug)]
pub struct Filter {
    /// The brand.
    pub brand: BrandId,
    /// Due from this instant on.
    pub from: Timestamp,
    /// Until this instant, itself not included.
    pub to: Timestamp,
    /// With a delivery in one of these states; empty means any of `STATES`.
    pub states: Vec<State>,
    /// That delivery goes to one of these profiles.
    pub profiles: Option<Vec<ProfileId>>,
    /// Of this campaign.
    pub campaign: Option<String>,
    /// With these words in their name, their campaign or what a delivery says. Capitals of the Latin alphabet are as good as small letters.
    pub text: Option<String>,
}

impl Filter {
    /// Whether it can be looked for, by this actor.
    fn is_sound(&self, actor: &Actor) -> Result<()> {
        if !actor.may(Right::PostsRead, Some(self.brand)) {
            return Err(Problem::not_found("brand").at("brand").into());
        }
        if self.from >= self.to {
            return Err(Problem::invalid("to", "range_backwards").into());
        }
        if self.to.since(self.from) > Duration::from_secs(DAYS_MAX * 86_400) {
            return Err(Problem::invalid("from", "range_too_long").with("limit", DAYS_MAX).into());
        }
        let length = self.text.as_ref().map_or(0, |text| text.chars().count());
        if length > TEXT_MAX {
            return Err(Problem::invalid("text", "name_too_long")
                .with("limit", TEXT_MAX)
                .with("count", length)
                .into());
        }
        Ok(())
    }

    /// Whether a delivery is what was asked for.
    pub fn takes(&self, profile: ProfileId, state: State) -> bool {
        self.profiles.as_ref().is_none_or(|only| only.contains(&profile))
            && (self.states.is_empty() && STATES.contains(&state) || self.states.contains(&state))
    }

    /// The text as a pattern of LIKE; `%` lets everything through.
    fn pattern(&self) -> String {
        let text = self.text.as_deref().unwrap_or_default().trim().to_lowercase();
        if text.is_empty() {
            return "%".into();
        }
        let literal: String = text
            .chars()
            .flat_map(|c| matches!(c, '%' | '_' | '!').then_some('!').into_iter().chain([c]))
            .collect();
        format!("%{literal}%")
    }
}

/// A delivery that was tried, without what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tried {
    /// Its post.
    pub post: PostId,
    /// The delivery.
    pub delivery: DeliveryId,
    /// Where it goes.
    pub profile: ProfileId,
    /// What became of it.
    pub state: State,
}

/// The posts that match, the latest due first, after `after`.
///
/// # Errors
/// `not_found` when the actor may not read the brand's posts; `range_backwards`; `range_too_long`; `name_too_long` at `text`.
pub async fn newest(
    db: &Db,
    actor: &Actor,
    filter: &Filter,
    after: Option<Cursor>,
    limit: usize,
) -> Result<Page<Post>> {
    filter.is_sound(actor)?;
    let rows = i64::try_from(limit + 1).unwrap_or(i64::MAX);
    let found = store::places(db, actor.workspace, filter, after, rows).await?;
    let page = Page::from_rows(found, limit, |place| Cursor { key: place.due_at.0, id: place.id.0 });
    let ids: Vec<_> = page.items.into_iter().map(|place| place.id).collect();
    Ok(Page { items: some(db, actor, filter.brand, &ids).await?, next: page.next })
}

/// All deliveries that match.
///
/// # Errors
/// As `newest`.
pub async fn tried(db: &Db, actor: &Actor, filter: &Filter) -> Result<Vec<Tried>> {
    filter.is_sound(actor)?;
    let all = store::tried(db, actor.workspace, filter).await?;
    Ok(all.into_iter().filter(|one| filter.takes(one.profile, one.state)).collect())
}

/// What one delivery said.
#[derive(Clone, Debug)]
pub struct Said {
    /// The delivery.
    pub delivery: DeliveryId,
    /// Its post.
    pub post: PostId,
    /// The brand.
    pub brand: BrandId,
    /// The campaign of the post; empty for none.
    pub campaign: String,
    /// What it says there.
    pub content: Content,
    /// Its page, once it is out.
    pub url: Option<String>,
}

/// What these deliveries said, in no order. An id may also be a post's: then all of its deliveries. What is not there, or not
/// the actor's to read, is left out.
///
/// # Errors
/// The database's.
pub async fn said(db: &Db, actor: &Actor, ids: &[uuid::Uuid]) -> Result<Vec<Said>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let brands = actor.brands(Right::PostsRead);
    let found = store::said(db, actor.workspace, ids).await?;
    Ok(found.into_iter().filter(|one| brands.has(one.brand)).collect())
}

/// The posts of a brand with these ids, in this order; what is not there, or not the actor's to read, is left out.
///
/// # Errors
/// The database's.
pub async fn some(db: &Db, actor: &Actor, brand: BrandId, ids: &[PostId]) -> Result<Vec<Post>> {
    if ids.is_empty() || !actor.may(Right::PostsRead, Some(brand)) {
        return Ok(Vec::new());
    }
    let found = posts::store::some(db, actor.workspace, ids).await?;
    let mut by_id: HashMap<PostId, Post> =
        found.into_iter().filter(|post| post.brand == brand).map(|post| (post.id, post)).collect();
    Ok(ids.iter().filter_map(|id| by_id.remove(id)).collect())
}
