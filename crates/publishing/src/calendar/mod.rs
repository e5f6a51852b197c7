//! What stands in a brand's calendar: one range of time, rendered once per revision.
//!
//! # Design
//! People look at the same months again and again, and write rarely. The list of a month is therefore kept rendered in
//! memory under the brand's revision (the number of its last event), which costs one small read to check. Any node may
//! write: the revision comes from the database, so a page is never older than the last commit. A page that is not in memory
//! is put together from entries that lie ready (`ready`), or else read from the posts.

pub mod ready;
mod store;
#[cfg(test)]
mod tests;

use crate::posts::{PostState, Purpose};
use bytes::Bytes;
use quick_cache::sync::Cache;
use selaras_kernel::{
    Actor, BrandId, Cursor, Page, PersonId, PostId, Problem, ProfileId, RecurrenceId, Result, Right,
    Timestamp, WorkspaceId, schedule::WallTime,
};
use selaras_store::{Db, Kept, events};
use uuid::Uuid;

/// Most posts in one page.
pub const LIMIT_MAX: usize = 500;

/// Which posts are asked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Query {
    /// The brand.
    pub brand: BrandId,
    /// From this instant on, by due time; `None` asks for the posts without a time instead, newest first.
    pub range: Option<(Timestamp, Timestamp)>,
    /// Where the page begins.
    pub cursor: Option<String>,
    /// Most posts in the page.
    pub limit: usize,
}

impl Query {
    fn is_sound(&self) -> Result<(), Problem> {
        if !(1..=LIMIT_MAX).contains(&self.limit) {
            return Err(Problem::invalid("limit", "limit_out_of_range").with("limit", LIMIT_MAX));
        }
        match self.range {
            Some((from, to)) if from >= to => Err(Problem::invalid("to", "range_backwards")),
            _ => Ok(()),
        }
    }

    /// The sort value and id after which the page begins.
    fn after(&self) -> Result<Option<(i64, Uuid)>, Problem> {
        Ok(self.cursor.as_deref().map(str::parse::<Cursor>).transpose()?.map(|c| (c.key, c.id)))
    }
}

/// A post as the calendar shows it.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Entry {
    /// The post.
    pub id: PostId,
    /// Its brand.
    pub brand: BrandId,
    /// A name for ourselves.
    pub title: String,
    /// The campaign.
    pub campaign: String,
    /// What it is for.
    #[serde(skip_serializing_if = "Purpose::is_empty")]
    pub purpose: Purpose,
    /// Where it stands.
    pub state: PostState,
    /// The beginning of its text, at most 280 characters.
    pub text: String,
    /// How many files it carries.
    pub media: usize,
    /// The planned time on the wall clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<WallTime>,
    /// The same as an instant (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Timestamp>,
    /// The recurrence that made it or that it began.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recurrence: Option<RecurrenceId>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_by: Option<PersonId>,
    /// Who approved it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approved_by: Option<PersonId>,
    /// Grows with every change by a person.
    pub version: i64,
    /// Where it goes, and how that stands.
    pub deliveries: Vec<EntryDelivery>,
}

/// A delivery as the calendar shows it.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct EntryDelivery {
    /// The profile.
    pub profile: ProfileId,
    /// Where it stands.
    pub state: crate::delivery::State,
    /// The page on the network, once it is out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// Rendered pages of calendars.
pub struct Calendar {
    pages: Cache<(WorkspaceId, Query), (i64, Bytes), Weigh>,
}

/// Most bytes of pages in memory.
const BYTES_MAX: u64 = 16 << 20;

/// A page weighs what its bytes weigh.
#[derive(Clone)]
struct Weigh;

impl quick_cache::Weighter<(WorkspaceId, Query), (i64, Bytes)> for Weigh {
    fn weight(&self, _: &(WorkspaceId, Query), (_, page): &(i64, Bytes)) -> u64 {
        page.len() as u64 + 200
    }
}

/// The number of a brand's last event.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Revision(WorkspaceId, BrandId);

impl Kept for Revision {
    type Value = i64;
    const MOST: usize = 256;
}

impl Default for Calendar {
    fn default() -> Self {
        Self { pages: Cache::with_weighter(500, BYTES_MAX, Weigh) }
    }
}

impl Calendar {
    /// The page as JSON (`Page<Entry>`), and the revision it shows, which is its ETag.
    ///
    /// # Errors
    /// `not_found` when the actor may not read the brand's posts; `cursor_invalid`; `limit_out_of_range`; `range_backwards`.
    pub async fn page(&self, db: &Db, actor: &Actor, query: &Query) -> Result<(i64, Bytes)> {
        if !actor.may(Right::PostsRead, Some(query.brand)) {
            return Err(Problem::not_found("brand").into());
        }
        let read_revision = events::brand_revision(db, actor.workspace, query.brand);
        let revision = db.kept(Revision(actor.workspace, query.brand), read_revision).await?;
        if revision == 0 {
            // A brand's making is its first event, so one without any is not there.
            return Err(Problem::not_found("brand").into());
        }
        let key = (actor.workspace, query.clone());
        if let Some((seen, page)) = self.pages.get(&key)
            && seen == revision
        {
            return Ok((revision, page));
        }
        let page = match query.range {
            Some(range) if query.is_sound().is_ok() => ready::page(db, actor, query, range, revision).await?,
            _ => None,
        };
        let page = match page {
            Some(page) => page,
            None => Bytes::from(serde_json::to_vec(&read(db, actor, query).await?)?),
        };
        self.pages.insert(key, (revision, page.clone()));
        Ok((revision, page))
    }
}

pub(crate) async fn read(db: &Db, actor: &Actor, query: &Query) -> Result<Page<Entry>> {
    query.is_sound()?;
    let cursor = query.after()?;
    let limit = i64::try_from(query.limit + 1).unwrap_or(i64::MAX);
    let entries = match query.range {
        Some(range) => store::range(db, actor.workspace, query.brand, range, cursor, limit).await?,
        None => store::undated(db, actor.workspace, query.brand, cursor, limit).await?,
    };
    Ok(Page::from_rows(entries, query.limit, |entry| Cursor {
        key: entry.due_at.map_or(0, |at| at.0),
        id: entry.id.0,
    }))
}
