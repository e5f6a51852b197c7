//! A brand's calendar in calendar programs: a secret address per person, read without signing in.
//!
//! # Design
//! Whoever shows the token sees what its person may see now: a feed of somebody who lost the right is as gone as one that
//! was withdrawn. A feed is as good as unguessable, and only its hash is kept.

mod ics;
mod store;
#[cfg(test)]
mod tests;

use crate::{
    calendar::{self, Entry},
    holidays::{self, Holiday},
    posts::PostState,
};
use jiff::{ToSpan, tz::TimeZone};
use selaras_kernel::{
    Actor, BrandId, CalendarFeedId, Change, Kind, PostId, Problem, ProfileId, Result, Right, Timestamp,
};
use selaras_store::Db;
use selaras_workspaces::{access, bearer, brands, profiles};
use serde_json::json;
use std::{collections::HashMap, time::Duration};

const PREFIX: &str = "cal_";
/// Most feeds of one person in one brand.
const FEEDS_MAX: usize = 10;
/// How far back a feed reaches, and how far ahead.
const BACK: Duration = Duration::from_secs(92 * 24 * 3600);
const AHEAD: Duration = Duration::from_secs(366 * 24 * 3600);
/// Most posts in a feed, in pages of the calendar.
const PAGES_MAX: usize = 8;

/// A secret address of a calendar.
#[derive(Clone, Debug, PartialEq, serde::Serialize, sqlx::FromRow, utoipa::ToSchema)]
pub struct CalendarFeed {
    /// Id.
    pub id: CalendarFeedId,
    /// The brand.
    pub brand: BrandId,
    /// Whether the brand's holidays are in it.
    pub holidays: bool,
    /// Its language: `en` or `id`.
    pub language: String,
    /// When it was made, or last given a new address (UTC).
    pub created_at: Timestamp,
    /// When it was last read (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seen_at: Option<Timestamp>,
}

/// A feed to be made.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCalendarFeed {
    /// The brand.
    pub brand: BrandId,
    /// Whether the brand's holidays are in it.
    #[serde(default)]
    pub holidays: bool,
}

/// Makes a feed of one's own: the feed and its token, which is told only here.
///
/// # Errors
/// `not_found` for a brand that may not be read; `feeds_too_many`.
pub async fn create(
    db: &Db,
    actor: &Actor,
    new: NewCalendarFeed,
    language: &str,
    now: Timestamp,
) -> Result<(CalendarFeed, String)> {
    let person = actor.person.ok_or_else(|| Problem::not_found("person"))?;
    if !actor.may(Right::PostsRead, Some(new.brand)) {
        return Err(Problem::not_found("brand").at("brand").into());
    }
    brands::get(db, actor, new.brand).await?;
    let token = bearer::new(PREFIX);
    let hash = bearer::hash(&token);
    let feed = CalendarFeed {
        id: CalendarFeedId::new(now),
        brand: new.brand,
        holidays: new.holidays,
        language: language.to_owned(),
        created_at: now,
        seen_at: None,
    };
    let change = Change::by(actor, "calendar_feed.created", feed.id.0, now)
        .brand(new.brand)
        .to(json!({"holidays": new.holidays}));
    let (workspace, kept) = (actor.workspace, feed.clone());
    db.write(move |tx| {
        Box::pin(async move {
            if store::count(tx, workspace, person, kept.brand).await? >= FEEDS_MAX {
                return Err(Problem::new(Kind::Conflict, "feeds_too_many").with("limit", FEEDS_MAX).into());
            }
            store::insert(tx, workspace, person, &kept, &hash).await?;
            tx.tell(change);
            Ok(())
        })
    })
    .await?;
    Ok((feed, token))
}

/// One's own feeds of a brand, the newest first.
///
/// # Errors
/// The database's.
pub async fn list(db: &Db, actor: &Actor, brand: BrandId) -> Result<Vec<CalendarFeed>> {
    match actor.person {
        Some(person) => store::of_person(db, actor.workspace, person, brand).await,
        None => Ok(Vec::new()),
    }
}

/// Gives one's own feed a new address; the old one opens nothing any more.
///
/// # Errors
/// `not_found`.
pub async fn renew(
    db: &Db,
    actor: &Actor,
    id: CalendarFeedId,
    now: Timestamp,
) -> Result<(CalendarFeed, String)> {
    let feed = own(db, actor, id).await?;
    let token = bearer::new(PREFIX);
    let hash = bearer::hash(&token);
    let feed = CalendarFeed { created_at: now, seen_at: None, ..feed };
    let change = Change::by(actor, "calendar_feed.renewed", id.0, now).brand(feed.brand);
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            if !store::renew(tx, workspace, id, &hash, now).await? {
                return Err(Problem::not_found("calendar_feed").into());
            }
            tx.tell(change);
            Ok(())
        })
    })
    .await?;
    Ok((feed, token))
}

/// Withdraws one's own feed.
///
/// # Errors
/// `not_found`.
pub async fn withdraw(db: &Db, actor: &Actor, id: CalendarFeedId, now: Timestamp) -> Result<()> {
    let feed = own(db, actor, id).await?;
    let change = Change::by(actor, "calendar_feed.withdrawn", id.0, now).brand(feed.brand);
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            if store::remove(tx, workspace, id).await? {
                tx.tell(change);
            }
            Ok(())
        })
    })
    .await
}

async fn own(db: &Db, actor: &Actor, id: CalendarFeedId) -> Result<CalendarFeed> {
    let found = match actor.person {
        Some(person) => store::get(db, actor.workspace, person, id).await?,
        None => None,
    };
    found.ok_or_else(|| Problem::not_found("calendar_feed").into())
}

/// What a feed holds.
pub struct Feed {
    name: String,
    language: String,
    entries: Vec<Entry>,
    changed: HashMap<PostId, Timestamp>,
    profiles: HashMap<ProfileId, String>,
    holidays: Vec<Holiday>,
}

/// Reads the feed with this token.
///
/// # Errors
/// `not_found` when there is none, or its person may no longer read the brand.
pub async fn read(db: &Db, token: &str, now: Timestamp) -> Result<Feed> {
    let gone = || Problem::not_found("calendar_feed");
    let (workspace, person, feed) = store::by_token(db, &bearer::hash(token)).await?.ok_or_else(gone)?;
    let actor = match access::by_person(db, person, Some(workspace)).await {
        Ok(actor) => actor,
        Err(selaras_kernel::Error::Problem(_)) => return Err(gone().into()),
        Err(e) => return Err(e),
    };
    if !actor.may(Right::PostsRead, Some(feed.brand)) {
        return Err(gone().into());
    }
    let brand = brands::get(db, &actor, feed.brand).await?;
    let range = (now - BACK, now + AHEAD);
    let limit = calendar::LIMIT_MAX;
    let mut query = calendar::Query { brand: feed.brand, range: Some(range), cursor: None, limit };
    let mut entries = Vec::new();
    for _ in 0..PAGES_MAX {
        let page = calendar::read(db, &actor, &query).await?;
        entries.extend(page.items);
        query.cursor = page.next;
        if query.cursor.is_none() {
            break;
        }
    }
    let changed = store::changed(db, workspace, feed.brand, range).await?.into_iter().collect();
    let profiles = if actor.may(Right::ProfilesRead, Some(feed.brand)) {
        profiles::list(db, &actor, Some(feed.brand)).await?
    } else {
        Vec::new()
    };
    let today = now.to_jiff().to_zoned(TimeZone::UTC).date();
    let holidays = if feed.holidays {
        let (from, to) = (today.saturating_sub(31.days()), today.saturating_add(365.days()));
        holidays::list(db, &actor, feed.brand, from, to).await?
    } else {
        Vec::new()
    };
    let id = feed.id;
    if feed.seen_at.is_none_or(|at| now.since(at) >= SEEN_EVERY) {
        db.write(move |tx| Box::pin(async move { store::seen(tx, workspace, id, now).await })).await?;
    }
    Ok(Feed {
        name: brand.name,
        language: feed.language,
        entries,
        changed,
        profiles: profiles.into_iter().map(|one| (one.id, one.handle)).collect(),
        holidays,
    })
}

/// How often the use of a feed is noted at most.
const SEEN_EVERY: Duration = Duration::from_secs(3600);

impl Feed {
    /// The language it was made in.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The feed as RFC 5545 has it. `address` is that of the app, `state` says a state in words. The same posts give the same bytes.
    pub fn ics(&self, address: &str, state: impl Fn(PostState) -> String) -> String {
        ics::write(self, address, state)
    }
}
