//! Days that a calendar marks: national holidays, joint leave, observances, and days of a brand's own.
//!
//! # Design
//! The known days are tables in `data`, read once. A brand chooses countries and kinds; until it does, it sees Indonesia's.
//! A date is a date on the wall of whoever looks; no zone can move a holiday.

mod known;
mod store;
#[cfg(test)]
mod tests;

use jiff::civil::Date;
use selaras_kernel::{Actor, BrandId, Change, Kind, OwnDayId, Problem, Result, Right, Timestamp};
use selaras_store::Db;
use selaras_workspaces::brands;
use serde_json::json;
use std::collections::HashSet;

/// Most days between the ends of a range.
const SPAN_MAX: i32 = 400;
/// Most days of its own that a brand can have.
const OWN_MAX: usize = 500;

/// What kind of day it is.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// A public holiday.
    National,
    /// A working day on which all take leave together (cuti bersama).
    JointLeave,
    /// A day that is observed, but not free.
    Observance,
    /// A day on which people buy.
    Commercial,
    /// A day of the brand's own.
    Own,
}

/// A day that the calendar marks.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct Holiday {
    /// The date.
    #[schema(value_type = String, format = Date)]
    pub date: Date,
    /// Its kind.
    pub kind: DayKind,
    /// Its name in English, or as the brand wrote it.
    pub name: String,
    /// Its name in Indonesian, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name_id: Option<String>,
    /// Two letters of ISO 3166; absent for a day of the brand's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Whether the date may still move, because the moon or a decree decides.
    pub estimated: bool,
    /// What the brand noted about a day of its own.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The id of a day of the brand's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<OwnDayId>,
    /// Whether it is a day of the whole workspace: every brand's calendar marks it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub everywhere: bool,
}

/// Which days a brand's calendar marks.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HolidayChoice {
    /// Two letters of ISO 3166 each.
    pub countries: Vec<String>,
    /// The kinds; the brand's own days are always marked.
    pub kinds: Vec<DayKind>,
}

impl Default for HolidayChoice {
    fn default() -> Self {
        use DayKind::*;
        Self { countries: vec!["ID".into()], kinds: vec![National, JointLeave, Observance, Commercial] }
    }
}

/// A day of a brand's own.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewOwnDay {
    /// The brand.
    pub brand: BrandId,
    /// What it is called.
    pub name: String,
    /// The date; of a yearly day the first one.
    #[schema(value_type = String, format = Date)]
    pub date: Date,
    /// Whether it comes again every year. The 29th of February comes on the 28th in other years.
    #[serde(default)]
    pub yearly: bool,
    /// What is to be remembered about it.
    #[serde(default)]
    pub note: String,
    /// Whether the calendars of all brands mark it, also of those to come.
    #[serde(default)]
    pub everywhere: bool,
}

/// A day of a brand's own, as it is kept.
#[derive(Clone, Debug)]
struct OwnDay {
    id: OwnDayId,
    name: String,
    note: String,
    date: Date,
    yearly: bool,
    everywhere: bool,
}

impl OwnDay {
    fn of(new: &NewOwnDay, now: Timestamp) -> Self {
        Self {
            id: OwnDayId::new(now),
            name: new.name.trim().to_owned(),
            note: new.note.trim().to_owned(),
            date: new.date,
            yearly: new.yearly,
            everywhere: new.everywhere,
        }
    }
}

/// The countries whose days are known.
pub fn countries() -> &'static [String] {
    known::countries()
}

/// What the calendar of a brand marks from `from` to `to`, both included, by date.
///
/// # Errors
/// `not_found`, `range_backwards`, `range_too_long`.
pub async fn list(db: &Db, actor: &Actor, brand: BrandId, from: Date, to: Date) -> Result<Vec<Holiday>> {
    readable(db, actor, brand).await?;
    let days = from.until(to).map_or(i32::MAX, |span| span.get_days());
    if days < 0 {
        return Err(Problem::invalid("to", "range_backwards").into());
    }
    if days > SPAN_MAX {
        return Err(Problem::invalid("to", "range_too_long").with("limit", SPAN_MAX).into());
    }
    let choice = store::choice(db, actor.workspace, brand).await?.unwrap_or_default();
    let own = store::own(db, actor.workspace, brand).await?;
    Ok(between(&choice, &own, from, to))
}

/// Which days a brand's calendar marks.
///
/// # Errors
/// `not_found`.
pub async fn choice(db: &Db, actor: &Actor, brand: BrandId) -> Result<HolidayChoice> {
    readable(db, actor, brand).await?;
    Ok(store::choice(db, actor.workspace, brand).await?.unwrap_or_default())
}

/// Chooses which days a brand's calendar marks.
///
/// # Errors
/// `not_found`, `forbidden`, `country_unknown`.
pub async fn choose(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    mut choice: HolidayChoice,
    now: Timestamp,
) -> Result<HolidayChoice> {
    readable(db, actor, brand).await?;
    actor.require(Right::BrandsManage, Some(brand))?;
    choice.countries.sort();
    choice.countries.dedup();
    choice.kinds.sort();
    choice.kinds.dedup();
    choice.kinds.retain(|kind| *kind != DayKind::Own);
    if let Some(unknown) = choice.countries.iter().find(|one| !countries().contains(one)) {
        let known = countries().join(", ");
        return Err(Problem::invalid("countries", "country_unknown")
            .with("country", unknown.clone())
            .with("allowed", known)
            .into());
    }
    let change = Change::by(actor, "holidays.chosen", brand.0, now)
        .brand(brand)
        .to(json!({"countries": choice.countries, "kinds": choice.kinds}));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            store::choose(tx, workspace, brand, &choice).await?;
            tx.tell(change);
            tx.answer(&choice).await?;
            Ok(choice)
        })
    })
    .await
}

/// Adds a day of a brand's own.
///
/// # Errors
/// `not_found`, `forbidden`; `day_name`, `name_too_long` at `note`, `own_days_too_many`.
pub async fn add(db: &Db, actor: &Actor, new: NewOwnDay, now: Timestamp) -> Result<Holiday> {
    let brand = new.brand;
    readable(db, actor, brand).await?;
    actor.require(Right::PostsWrite, Some(brand))?;
    if new.everywhere {
        actor.require(Right::BrandsManage, None)?;
    }
    let day = OwnDay::of(&new, now);
    let mut problems = Vec::new();
    if day.name.is_empty() || day.name.chars().count() > 100 || day.name.chars().any(char::is_control) {
        problems.push(Problem::invalid("name", "day_name"));
    }
    let length = day.note.chars().count();
    if length > 1000 {
        problems.push(Problem::invalid("note", "name_too_long").with("limit", 1000).with("count", length));
    }
    if !(1900..=2200).contains(&day.date.year()) {
        problems.push(Problem::invalid("date", "day_out_of_range"));
    }
    Problem::all(problems)?;
    let change = Change::by(actor, "holidays.day_added", day.id.0, now)
        .to(json!({"name": day.name, "date": day.date, "yearly": day.yearly}));
    let change = if day.everywhere { change } else { change.brand(brand) };
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            if store::count(tx, workspace, brand).await? >= OWN_MAX {
                return Err(Problem::new(Kind::Conflict, "own_days_too_many").with("limit", OWN_MAX).into());
            }
            store::insert(tx, workspace, brand, &day, now).await?;
            tx.tell(change);
            let made = on(&day, day.date);
            tx.answer(&made).await?;
            Ok(made)
        })
    })
    .await
}

/// Adds days of a brand's own, except those that are there already by name and date. Returns how many were added.
///
/// # Errors
/// `own_days_too_many`; the database's.
pub(crate) async fn add_many(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    new: Vec<NewOwnDay>,
    now: Timestamp,
) -> Result<usize> {
    let mut there: HashSet<_> =
        store::own(db, actor.workspace, brand).await?.into_iter().map(|day| (day.name, day.date)).collect();
    let mut days: Vec<_> = new.iter().map(|new| OwnDay::of(new, now)).collect();
    days.retain(|day| there.insert((day.name.clone(), day.date)));
    if there.len() > OWN_MAX {
        return Err(Problem::new(Kind::Conflict, "own_days_too_many").with("limit", OWN_MAX).into());
    }
    let count = days.len();
    let change =
        Change::by(actor, "holidays.days_added", brand.0, now).brand(brand).to(json!({"days": count}));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            for day in &days {
                store::insert(tx, workspace, brand, day, now).await?;
            }
            if count > 0 {
                tx.tell(change);
            }
            Ok(count)
        })
    })
    .await
}

/// Takes away a day of a brand's own, or of the whole workspace.
///
/// # Errors
/// `not_found`, `forbidden`.
pub async fn remove(db: &Db, actor: &Actor, id: OwnDayId, now: Timestamp) -> Result<()> {
    let change = Change::by(actor, "holidays.day_removed", id.0, now);
    let change = match store::place_of(db, actor.workspace, id).await? {
        Some(Some(brand)) if actor.may(Right::PostsRead, Some(brand)) => {
            actor.require(Right::PostsWrite, Some(brand))?;
            change.brand(brand)
        }
        Some(None) => {
            actor.require(Right::BrandsManage, None)?;
            change
        }
        _ => return Err(Problem::not_found("day").into()),
    };
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

/// A brand that does not exist and one that may not be seen are the same.
async fn readable(db: &Db, actor: &Actor, brand: BrandId) -> Result<()> {
    if !actor.may(Right::PostsRead, Some(brand)) {
        return Err(Problem::not_found("brand").into());
    }
    brands::get(db, actor, brand).await.map(|_| ())
}

fn between(choice: &HolidayChoice, own: &[OwnDay], from: Date, to: Date) -> Vec<Holiday> {
    let mut found = known::between(&choice.countries, &choice.kinds, from, to);
    for day in own {
        if !day.yearly {
            found.extend((from..=to).contains(&day.date).then(|| on(day, day.date)));
            continue;
        }
        for year in from.year().max(day.date.year())..=to.year() {
            let date = known::of_year(year, day.date.month(), day.date.day());
            found.extend(date.filter(|date| (from..=to).contains(date)).map(|date| on(day, date)));
        }
    }
    found.sort_by(|a, b| (a.date, a.kind, &a.country, &a.name).cmp(&(b.date, b.kind, &b.country, &b.name)));
    found
}

fn on(day: &OwnDay, date: Date) -> Holiday {
    Holiday {
        date,
        kind: DayKind::Own,
        name: day.name.clone(),
        name_id: None,
        country: None,
        estimated: false,
        note: day.note.clone(),
        id: Some(day.id),
        everywhere: day.everywhere,
    }
}
