//! Numbers from files: what networks, web analytics and other tools let people download.
//!
//! # Design
//! A file is read whole (`exports`, pure), shown, and taken in by one write: posts become known by the network's ids, their
//! totals and the profile's days are taken in like every other number. The instant at which its totals hold is the day the
//! file says, else the time it was first imported, so that the same file taken in again changes nothing. What was there
//! before is kept with the import, so that it can be undone: where a value has been said anew since, it stays.

pub mod exports;
mod store;
mod taking;
#[cfg(test)]
mod tests;
mod undo;
mod whose;

pub(crate) use store::file_profiles;
pub use undo::undo;

use exports::{Export, Hints, PostRow};
use jiff::tz::TimeZone;
use selaras_kernel::{
    Actor, BrandId, Change, Error, ImportId, Metric, PersonId, Problem, ProfileId, Result, Right, Timestamp,
};
use selaras_store::Db;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// Largest file, in bytes.
pub const BYTES_MAX: usize = 50 << 20;
/// Longest name of a profile that is not connected, in characters.
const NAME_MAX: usize = 100;
/// Most headings that are remembered for a brand.
const HEADINGS_MAX: usize = 500;

/// Whose numbers a file has.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// A profile that is measured, or may be: with its network.
    Profile {
        /// The profile.
        id: ProfileId,
        /// Its network's name.
        network: String,
        /// Whether it is ours.
        ours: bool,
    },
    /// A profile of ours that is not connected, found or made by its name.
    Named {
        /// Its network's name; empty for that of the file.
        network: String,
        /// What it is called.
        name: String,
    },
    /// Nobody's: website, search interest, competitors.
    None,
}

/// A file to be taken in.
#[derive(Clone, Debug)]
pub struct Import {
    /// The brand.
    pub brand: BrandId,
    /// Whose numbers.
    pub target: Target,
    /// Its name.
    pub file_name: String,
    /// Its content.
    pub bytes: Vec<u8>,
    /// The brand's zone, in which wall times of the file are.
    pub zone: String,
}

/// What a file came to, or would.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct CameTo {
    /// Posts with numbers.
    pub posts: usize,
    /// Of these, posts that were not known.
    pub new_posts: usize,
    /// Days of the profile with numbers.
    pub days: usize,
    /// Values that were not known.
    pub added: usize,
    /// Values that replaced another.
    pub corrected: usize,
    /// Values that were known.
    pub repeated: usize,
    /// Rows of other kinds: audience, website, interest, ads, competitors.
    pub other: BTreeMap<String, usize>,
    /// Rows that were rejected.
    pub rejected: usize,
}

/// A file that was read.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Preview {
    /// What it is.
    pub shape: String,
    /// Of which network, if of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network: Option<String>,
    /// The days it speaks of: those it names itself, else those on which its posts appeared.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Vec<String>>)]
    pub period: Option<(jiff::civil::Date, jiff::civil::Date)>,
    /// Its headings, and what they were understood as.
    #[schema(value_type = Vec<Object>)]
    pub columns: Vec<exports::Column>,
    /// The first posts as they were read.
    #[schema(value_type = Vec<Object>)]
    pub posts: Vec<PostRow>,
    /// The first days as they were read.
    #[schema(value_type = Vec<Object>)]
    pub days: Vec<exports::DayRow>,
    /// Every row or cell that was rejected, with its line and the reason.
    #[schema(value_type = Vec<Object>)]
    pub rejected: Vec<exports::Rejected>,
    /// Rows that are no data, such as totals.
    #[schema(value_type = Vec<Object>)]
    pub skipped: Vec<exports::Skipped>,
    /// What was assumed where the file does not say.
    #[schema(value_type = Vec<Object>)]
    pub assumptions: Vec<exports::Assumption>,
    /// What it came to, or would: without what is known already, for a dry run.
    pub came_to: CameTo,
    /// The import, once it is taken in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<ImportId>,
    /// The profile to which its numbers went, once it is taken in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<ProfileId>,
    /// The same file was taken in before, by this import.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<ImportId>,
}

/// Rows that a preview shows.
const SHOWN: usize = 20;
/// Rejections that are told.
const REJECTED_MAX: usize = 1_000;

/// An import that was made.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema, sqlx::FromRow)]
pub struct Made {
    /// Its id.
    pub id: ImportId,
    /// Whose numbers.
    pub profile_id: Option<ProfileId>,
    /// What the file is.
    pub shape: String,
    /// The file's name.
    pub file_name: String,
    /// When it was taken in (UTC).
    pub created_at: Timestamp,
    /// Who took it in.
    pub person_id: Option<PersonId>,
    /// What it came to.
    #[sqlx(json)]
    pub came_to: CameTo,
    /// When it was undone (UTC).
    pub undone_at: Option<Timestamp>,
}

/// Reads a file and says what it would come to; nothing is written. Whose numbers they are need not be said yet.
///
/// # Errors
/// `forbidden`; `numbers_*` when it cannot be read, `import_*` when it does not fit: the problem says why and what to do.
pub async fn preview(db: &Db, actor: &Actor, import: &Import, now: Timestamp) -> Result<Preview> {
    crate::allow(actor, Right::NumbersWrite, import.brand)?;
    let (mut export, sha256) = read(db, actor, import, now).await?;
    let before = store::same(db, actor.workspace, import.brand, &sha256).await?.map(|(id, _)| id);
    if import.target != Target::None {
        fits(import, &export)?;
        keep(db, actor, import, &mut export).await?;
    }
    let mut shown = shown(&export, &import.zone);
    (shown.before, shown.came_to) = (before, would(&export));
    Ok(shown)
}

/// Takes a file in, in one write.
///
/// # Errors
/// `forbidden`; `import_*` when it cannot be read or does not fit the profile: the problem says why and what to do.
pub async fn take(db: &Db, actor: &Actor, import: Import, now: Timestamp) -> Result<Preview> {
    crate::allow(actor, Right::NumbersWrite, import.brand)?;
    let (mut export, sha256) = read(db, actor, &import, now).await?;
    fits(&import, &export)?;
    keep(db, actor, &import, &mut export).await?;
    let before = store::same(db, actor.workspace, import.brand, &sha256).await?;
    let mut preview = shown(&export, &import.zone);
    preview.before = before.map(|(id, _)| id);
    let counted_at = before.map_or(now, |(_, at)| at);
    let actor = actor.clone();
    let (export, import, sha256) =
        (std::sync::Arc::new(export), std::sync::Arc::new(import), std::sync::Arc::new(sha256));
    let (id, came_to, profile) = db
        .write(move |tx| {
            let (actor, export, import, sha256) = (actor.clone(), export.clone(), import.clone(), sha256.clone());
            Box::pin(async move {
                let id = ImportId::new(now);
                let (came_to, undo, profile) = taking::write(tx, &actor, &import, &export, (id, counted_at, now)).await?;
                let made = Made {
                    id,
                    profile_id: profile,
                    shape: shape(&export),
                    file_name: import.file_name.chars().take(200).collect(),
                    created_at: now,
                    person_id: actor.person,
                    came_to: came_to.clone(),
                    undone_at: None,
                };
                store::insert(tx, &actor, import.brand, &made, &sha256, counted_at, &undo).await?;
                let to = json!({"file": made.file_name, "shape": made.shape, "profile": profile, "came_to": came_to});
                tx.tell(Change::by(&actor, "numbers.imported", id.0, now).brand(import.brand).to(to));
                Ok((id, came_to, profile))
            })
        })
        .await?;
    (preview.id, preview.profile, preview.came_to) = (Some(id), profile, came_to);
    Ok(preview)
}

/// The imports of a brand, the newest first.
///
/// # Errors
/// `forbidden`.
pub async fn list(db: &Db, actor: &Actor, brand: BrandId) -> Result<Vec<Made>> {
    crate::allow(actor, Right::NumbersRead, brand)?;
    store::list(db, actor.workspace, brand).await
}

/// What files said of another kind (`audience`, `website`, `interest`, `ads`, `competitors`), the newest import first; each row tells
/// its `import`.
///
/// # Errors
/// `forbidden`.
pub async fn rows(db: &Db, actor: &Actor, brand: BrandId, kind: &str) -> Result<Vec<Value>> {
    crate::allow(actor, Right::NumbersRead, brand)?;
    store::rows(db, actor.workspace, brand, kind).await
}

/// What the headings of a brand's files mean, where they are not known by themselves: heading to field; to nothing where a column is to be
/// left out.
///
/// # Errors
/// `forbidden`.
pub async fn headings(db: &Db, actor: &Actor, brand: BrandId) -> Result<BTreeMap<String, String>> {
    crate::allow(actor, Right::NumbersRead, brand)?;
    store::headings(db, actor.workspace, brand).await
}

/// Remembers what headings mean, beside those that are remembered already.
///
/// # Errors
/// `forbidden`; `unknown_value` for a field that does not exist; `import_headings` for too many.
pub async fn set_headings(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    told: BTreeMap<String, String>,
    now: Timestamp,
) -> Result<BTreeMap<String, String>> {
    crate::allow(actor, Right::NumbersWrite, brand)?;
    for field in told.values() {
        let known = exports::FIELD_CODES.contains(&field.as_str()) || exports::metric_of(field).is_some();
        if !field.is_empty() && !known {
            let allowed = fields().join(", ");
            return Err(Problem::invalid("headings", "unknown_value")
                .with("value", field.clone())
                .with("allowed", allowed)
                .into());
        }
    }
    let mut all = store::headings(db, actor.workspace, brand).await?;
    all.extend(told.clone());
    if all.len() > HEADINGS_MAX || told.keys().any(|heading| heading.chars().count() > 200) {
        return Err(Problem::invalid("headings", "import_headings").with("limit", HEADINGS_MAX).into());
    }
    let actor = actor.clone();
    db.write(move |tx| {
        let (actor, told) = (actor.clone(), told.clone());
        Box::pin(async move {
            store::remember(tx, &actor, brand, &told).await?;
            tx.tell(
                Change::by(&actor, "numbers.headings_set", brand.0, now)
                    .brand(brand)
                    .to(json!({"headings": told})),
            );
            Ok(())
        })
    })
    .await?;
    Ok(all)
}

/// The fields that a heading may mean: what a post or day is, and every metric.
pub fn fields() -> Vec<&'static str> {
    let metrics = Metric::ALL.iter().map(|metric| exports::metric_code(*metric));
    exports::FIELD_CODES.iter().copied().chain(metrics).collect()
}

async fn read(db: &Db, actor: &Actor, import: &Import, now: Timestamp) -> Result<(Export, Vec<u8>)> {
    if import.bytes.len() > BYTES_MAX {
        return Err(Problem::invalid("file", "numbers_too_large").with("limit_mb", BYTES_MAX >> 20).into());
    }
    let mapping = store::headings(db, actor.workspace, import.brand).await?;
    let zone = TimeZone::get(&import.zone).unwrap_or(TimeZone::UTC);
    let today = now.to_jiff().to_zoned(zone).date();
    let hints = Hints { zone: import.zone.clone(), today, mapping: mapping.into_iter().collect() };
    let mut export = exports::read(&import.file_name, &import.bytes, &hints).map_err(refused)?;
    whose::tell(&mut export);
    Ok((export, Sha256::digest(&import.bytes).to_vec()))
}

/// Why a file was refused, as a problem.
fn refused(refused: exports::Refused) -> Error {
    let code =
        serde_json::to_value(&refused).ok().and_then(|value| value["code"].as_str().map(str::to_owned));
    let problem = Problem::invalid("file", &format!("numbers_{}", code.unwrap_or_default()));
    match refused {
        exports::Refused::UnknownShape { headings } => {
            let some: Vec<String> = headings.into_iter().take(100).collect();
            problem.with("headings", some).into()
        }
        _ => problem.with("limit_mb", BYTES_MAX >> 20).into(),
    }
}

/// Whether there is a profile for what the file has, of the right network.
fn fits(import: &Import, export: &Export) -> Result<()> {
    let needs = !(export.posts.is_empty() && export.days.is_empty() && export.post_days.is_empty());
    match &import.target {
        Target::None if needs => Err(Problem::invalid("profile", "import_profile_missing").into()),
        Target::Named { name, .. } if needs && name.trim().is_empty() => {
            Err(Problem::invalid("name", "name_missing").into())
        }
        Target::Named { name, .. } if name.chars().count() > NAME_MAX => {
            Err(Problem::invalid("name", "name_too_long")
                .with("limit", NAME_MAX)
                .with("count", name.chars().count())
                .into())
        }
        Target::Profile { network, .. }
            if export.network.as_ref().is_some_and(|of| of != network) && needs =>
        {
            let of = export.network.clone().unwrap_or_default();
            Err(Problem::invalid("profile", "import_other_network")
                .with("file", of)
                .with("profile", network.clone())
                .into())
        }
        Target::Named { network, .. } if needs && network.is_empty() && export.network.is_none() => {
            Err(Problem::invalid("network", "import_network_missing").into())
        }
        _ => Ok(()),
    }
}

/// Keeps of a plain table what is the target's; what the target is called is asked only where the table tells whose rows are.
async fn keep(db: &Db, actor: &Actor, import: &Import, export: &mut Export) -> Result<()> {
    let own = export.network.clone().unwrap_or_default();
    let (network, name) = match &import.target {
        Target::None => return Ok(()),
        Target::Named { network, name } => (if network.is_empty() { &own } else { network }, name.clone()),
        Target::Profile { id, network, .. } if export.shape.is_plain() => {
            let known = crate::profiles::list(db, actor, import.brand).await?;
            let name = known.into_iter().find(|one| one.id == *id).map(|one| one.name).unwrap_or_default();
            // Competitors are named with their profile's handle behind.
            (network, name.rsplit(" · ").next().unwrap_or_default().to_owned())
        }
        Target::Profile { network, .. } => (network, String::new()),
    };
    whose::keep(export, whose::Wanted { network, name: &name })
}

/// The shape's name.
fn shape(export: &Export) -> String {
    serde_json::to_value(export.shape)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

fn shown(export: &Export, zone: &str) -> Preview {
    Preview {
        shape: shape(export),
        network: export.network.clone(),
        period: export.period.or_else(|| appeared(export, zone)),
        columns: export.columns.clone(),
        posts: export.posts.iter().take(SHOWN).cloned().collect(),
        days: export.days.iter().take(SHOWN).cloned().collect(),
        rejected: export.rejected.iter().take(REJECTED_MAX).cloned().collect(),
        skipped: export.skipped.iter().take(SHOWN).cloned().collect(),
        assumptions: export.assumptions.clone(),
        came_to: CameTo::default(),
        id: None,
        profile: None,
        before: None,
    }
}

/// The first and last day on which posts of a file appeared.
fn appeared(export: &Export, zone: &str) -> Option<(jiff::civil::Date, jiff::civil::Date)> {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let born = || export.posts.iter().filter_map(|post| post.published_at);
    let day = |at: Timestamp| at.to_jiff().to_zoned(zone.clone()).date();
    Some((day(born().min()?), day(born().max()?)))
}

/// What is known without looking at what is known already.
fn would(export: &Export) -> CameTo {
    let other = other_rows(export).into_iter().map(|(kind, rows)| (kind.to_owned(), rows.len()));
    CameTo {
        posts: export.posts.iter().filter(|post| !post.numbers.is_empty()).count()
            + taking::by_days(export).len(),
        days: export.days.iter().map(|day| day.date).collect::<BTreeSet<_>>().len(),
        other: other.filter(|(_, count)| *count > 0).collect(),
        rejected: export.rejected.iter().filter(|one| one.whole_row).count(),
        ..CameTo::default()
    }
}

fn other_rows(export: &Export) -> Vec<(&'static str, Vec<Value>)> {
    fn json<T: serde::Serialize>(rows: &[T]) -> Vec<Value> {
        rows.iter().filter_map(|row| serde_json::to_value(row).ok()).collect()
    }
    vec![
        ("audience", json(&export.audience)),
        ("website", json(&export.website)),
        ("interest", json(&export.interest)),
        ("ads", json(&export.ads)),
        ("competitors", json(&export.competitors)),
    ]
}
