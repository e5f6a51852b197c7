//! Those beside whom a brand is seen: who they are, how they were found, and which profiles of theirs are looked at.
//!
//! # Design
//! A profile of a competitor is a measured profile like any other, only not ours: its followers, its posts and their numbers lie
//! where ours lie, so every question of `measure` can be asked of it. It is found by the network itself before it is kept, outside
//! any transaction. `job` looks at it from then on; `compare` puts it beside us.

mod compare;
mod eyes;
pub mod job;
mod profiles;
mod side;
pub(crate) mod store;
mod tally;
#[cfg(test)]
mod tests;
mod words;

pub use compare::{
    Amount, BestPost, Comparison, FormatShare, Hour, Side, Span, TagShare, Texts, Tone, compare,
};
pub use eyes::{Home, Lookout, Own};
pub use job::{Looked, look_due};
pub use profiles::{NewCompetitorProfile, add_profile, remove_profile};
pub use words::{Named, OurText};

use selaras_kernel::{
    Actor, BrandId, Change, CompetitorId, Kind, Problem, ProfileId, Result, Right, Timestamp,
};
use selaras_store::Db;
use serde_json::json;

/// Most competitors of a brand.
pub const COMPETITORS_MAX: usize = 20;
/// Most profiles of a competitor.
pub const PROFILES_MAX: usize = 10;
/// Most characters of a name.
const NAME_MAX: usize = 100;
/// Most characters of a note.
const NOTE_MAX: usize = 2_000;
/// Most characters of the words that say how somebody was found.
const WORDS_MAX: usize = 500;

/// By what somebody was found to be a competitor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FoundBy {
    /// Customers named them.
    Customers,
    /// Those who sell named them.
    Sales,
    /// They come up for the keywords of the business.
    Keyword,
    /// The people who follow us follow them.
    Follows,
    /// Otherwise.
    Other,
}

impl FoundBy {
    const ALL: [Self; 5] = [Self::Customers, Self::Sales, Self::Keyword, Self::Follows, Self::Other];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Customers => "customers",
            Self::Sales => "sales",
            Self::Keyword => "keyword",
            Self::Follows => "follows",
            Self::Other => "other",
        }
    }

    fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|one| one.as_str() == name).unwrap_or(Self::Other)
    }
}

/// How somebody was found.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HowFound {
    /// By what.
    pub by: FoundBy,
    /// In words: which keyword, who said so. At most 500 characters; may be empty.
    #[serde(default)]
    pub words: String,
}

/// How looking at a profile goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LookState {
    /// Its posts have not been looked at yet.
    Waiting,
    /// It was looked at.
    Seen,
    /// The network does not know it any more.
    NotFound,
    /// The network does not show it, or not to us.
    NotShown,
    /// The network could not be asked; it is tried again.
    Away,
    /// It is sample data: nothing is behind it, and it is never looked at.
    Sample,
}

impl LookState {
    const ALL: [Self; 6] =
        [Self::Waiting, Self::Seen, Self::NotFound, Self::NotShown, Self::Away, Self::Sample];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Seen => "seen",
            Self::NotFound => "not_found",
            Self::NotShown => "not_shown",
            Self::Away => "away",
            Self::Sample => "sample",
        }
    }

    fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|one| one.as_str() == name).unwrap_or(Self::Waiting)
    }
}

/// What went wrong when a profile was looked at.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct LookError {
    /// Code of the message that says what happened and what to do.
    pub code: String,
    /// The network's own words.
    pub detail: String,
    /// When.
    pub at: Timestamp,
    /// What happened and what to do, in the reader's language: added where it is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explanation: Option<String>,
}

/// A profile of a competitor.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct CompetitorProfile {
    /// Its id: numbers are asked for by it, as of a profile of ours.
    pub id: ProfileId,
    /// Stable name of the network.
    pub network: String,
    /// The name people know it by, without `@`.
    pub handle: String,
    /// Display name; may be empty.
    pub name: String,
    /// Its page on the network.
    pub url: String,
    /// Address of its picture.
    pub avatar: Option<String>,
    /// How looking at it goes.
    pub state: LookState,
    /// What went wrong last, while it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<LookError>,
    /// Since when its posts are known (UTC).
    pub posts_since: Timestamp,
    /// When it was last looked at (UTC); absent for never.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub looked_at: Option<Timestamp>,
    /// When it was added (UTC).
    pub created_at: Timestamp,
}

/// Somebody beside whom a brand is seen.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Competitor {
    /// Id.
    pub id: CompetitorId,
    /// The brand.
    pub brand: BrandId,
    /// What they are called.
    pub name: String,
    /// What is worth knowing of them; may be empty.
    pub note: String,
    /// How they were found.
    pub found: HowFound,
    /// Their profiles, by network and handle; at most 10.
    pub profiles: Vec<CompetitorProfile>,
    /// When they were added (UTC).
    pub created_at: Timestamp,
    /// When they were last changed (UTC).
    pub updated_at: Timestamp,
    /// Moves on with every change of name, note or how they were found; what `If-Match` is held against.
    pub version: i64,
}

/// A competitor to be added.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCompetitor {
    /// The brand.
    pub brand: BrandId,
    /// What they are called.
    pub name: String,
    /// What is worth knowing of them: at most 2,000 characters.
    #[serde(default)]
    pub note: String,
    /// How they were found.
    pub found: HowFound,
}

/// What to change of a competitor; what is absent stays.
#[derive(Clone, Debug, Default, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CompetitorChanges {
    /// What they are called.
    #[serde(default)]
    pub name: Option<String>,
    /// What is worth knowing of them.
    #[serde(default)]
    pub note: Option<String>,
    /// How they were found.
    #[serde(default)]
    pub found: Option<HowFound>,
}

/// The competitors of a brand, by name: at most 20.
///
/// # Errors
/// `not_found` for a brand whose numbers may not be seen.
pub async fn list(db: &Db, actor: &Actor, brand: BrandId) -> Result<Vec<Competitor>> {
    sees(actor, brand)?;
    store::of_brand(db, actor.workspace, brand).await
}

/// One competitor.
///
/// # Errors
/// `not_found`.
pub async fn get(db: &Db, actor: &Actor, id: CompetitorId) -> Result<Competitor> {
    let found = store::get(db, actor.workspace, id).await?;
    let found = found.filter(|one| actor.may(Right::NumbersRead, Some(one.brand)));
    Ok(found.ok_or_else(|| Problem::not_found("competitor"))?)
}

/// Adds a competitor, without profiles yet. The caller has looked whether there is such a brand.
///
/// # Errors
/// `not_found` for a brand whose numbers may not be seen; `forbidden`; `competitor_name_missing`, `competitor_name_too_long`,
/// `competitor_note_too_long`, `competitor_words_too_long`; `competitors_too_many`.
pub async fn create(db: &Db, actor: &Actor, new: NewCompetitor, now: Timestamp) -> Result<Competitor> {
    sees(actor, new.brand)?;
    actor.require(Right::ProfilesManage, Some(new.brand))?;
    let competitor = trimmed(Competitor {
        id: CompetitorId::new(now),
        brand: new.brand,
        name: new.name,
        note: new.note,
        found: new.found,
        profiles: Vec::new(),
        created_at: now,
        updated_at: now,
        version: 1,
    });
    check(&competitor)?;
    let change = Change::by(actor, "competitor.created", competitor.id.0, now)
        .brand(competitor.brand)
        .to(told(&competitor));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            if store::count(tx, workspace, competitor.brand).await? >= COMPETITORS_MAX {
                let problem = Problem::new(Kind::Conflict, "competitors_too_many");
                return Err(problem.with("limit", COMPETITORS_MAX).into());
            }
            store::insert(tx, workspace, &competitor).await?;
            tx.tell(change);
            tx.answer(&competitor).await?;
            Ok(competitor)
        })
    })
    .await
}

/// Changes a competitor that is still in the version `seen`, if one is given.
///
/// # Errors
/// `not_found`, `forbidden`, `stale`; those of `create` for what is said.
pub async fn update(
    db: &Db,
    actor: &Actor,
    id: CompetitorId,
    seen: Option<i64>,
    changes: CompetitorChanges,
    now: Timestamp,
) -> Result<Competitor> {
    let old = of_theirs(db, actor, id, seen).await?;
    let mut competitor = old.clone();
    if let Some(name) = changes.name {
        competitor.name = name;
    }
    if let Some(note) = changes.note {
        competitor.note = note;
    }
    if let Some(found) = changes.found {
        competitor.found = found;
    }
    competitor = trimmed(competitor);
    check(&competitor)?;
    if competitor == old {
        return Ok(old);
    }
    competitor.updated_at = now;
    competitor.version += 1;
    let change = Change::by(actor, "competitor.updated", id.0, now)
        .brand(old.brand)
        .from(told(&old))
        .to(told(&competitor));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            if !store::update(tx, workspace, &competitor, old.version).await? {
                return Err(stale(old.version).into());
            }
            tx.tell(change);
            tx.answer(&competitor).await?;
            Ok(competitor)
        })
    })
    .await
}

/// Removes a competitor with its profiles and all their numbers.
///
/// # Errors
/// `not_found`, `forbidden`, `stale`.
pub async fn remove(
    db: &Db,
    actor: &Actor,
    id: CompetitorId,
    seen: Option<i64>,
    now: Timestamp,
) -> Result<()> {
    let old = of_theirs(db, actor, id, seen).await?;
    let change = Change::by(actor, "competitor.removed", id.0, now).brand(old.brand).from(told(&old));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            // First of all the rows under which a look holds its profile: from here on none writes any more.
            let profiles = store::remove_profiles(tx, workspace, id).await?;
            if !store::remove(tx, workspace, id, old.version).await? {
                return Err(stale(old.version).into());
            }
            crate::profiles::forget(tx, workspace, &profiles).await?;
            tx.tell(change);
            Ok(())
        })
    })
    .await
}

fn sees(actor: &Actor, brand: BrandId) -> Result<(), Problem> {
    if actor.may(Right::NumbersRead, Some(brand)) {
        Ok(())
    } else {
        Err(Problem::not_found("brand").at("brand"))
    }
}

/// A competitor that the actor may change, still in the version `seen`.
async fn of_theirs(db: &Db, actor: &Actor, id: CompetitorId, seen: Option<i64>) -> Result<Competitor> {
    let found = get(db, actor, id).await?;
    actor.require(Right::ProfilesManage, Some(found.brand))?;
    if seen.is_some_and(|seen| seen != found.version) {
        return Err(stale(found.version).into());
    }
    Ok(found)
}

fn stale(version: i64) -> Problem {
    Problem::new(Kind::Stale, "stale").with("version", version)
}

fn trimmed(mut competitor: Competitor) -> Competitor {
    for text in [&mut competitor.name, &mut competitor.note, &mut competitor.found.words] {
        *text = text.trim().to_owned();
    }
    competitor
}

fn check(competitor: &Competitor) -> Result<(), Problem> {
    let mut problems = Vec::new();
    if competitor.name.is_empty() {
        problems.push(Problem::invalid("name", "competitor_name_missing"));
    }
    let mut longest = |field: &str, problem: Problem, text: &str, limit: usize| {
        let count = text.chars().count();
        if count > limit {
            problems.push(problem.at(field).with("limit", limit).with("count", count));
        }
    };
    longest("name", Problem::new(Kind::Invalid, "competitor_name_too_long"), &competitor.name, NAME_MAX);
    longest("note", Problem::new(Kind::Invalid, "competitor_note_too_long"), &competitor.note, NOTE_MAX);
    let words = Problem::new(Kind::Invalid, "competitor_words_too_long");
    longest("found.words", words, &competitor.found.words, WORDS_MAX);
    Problem::all(problems)
}

/// A competitor as the audit trail tells it.
fn told(one: &Competitor) -> serde_json::Value {
    let pages: Vec<&str> = one.profiles.iter().map(|profile| profile.url.as_str()).collect();
    json!({"name": one.name, "note": one.note, "found": one.found, "profiles": pages})
}
