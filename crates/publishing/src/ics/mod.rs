//! Events of other calendars that come in (iCalendar): as days of a brand's own, or as ideas for posts.

mod read;
mod rule;
#[cfg(test)]
mod tests;

use crate::{
    bulk::LineProblem,
    holidays,
    posts::{self, NewPost, Purpose},
};
use jiff::civil::Date;
use selaras_kernel::{Actor, BrandId, Kind, PostId, Problem, Result, Right, Timestamp, schedule};
use selaras_networks::{Content, Part, Registry};
use selaras_store::Db;
use selaras_workspaces::brands;
use std::collections::HashMap;

/// Largest file, in bytes.
const BYTES_MAX: usize = 2 << 20;
/// Most events in a file.
const EVENTS_MAX: usize = 1000;
/// How many years ahead a rule is followed.
const YEARS: i16 = 2;

/// What events become.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Become {
    /// Days of the brand's own, which its calendar marks.
    Days,
    /// Drafts without a time.
    Drafts,
}

/// A calendar file to be imported.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CalendarFile {
    /// Into which brand.
    pub brand: BrandId,
    /// What the file says.
    pub text: String,
    /// What its events become.
    pub into: Become,
    /// Only look; write nothing.
    #[serde(default)]
    pub dry_run: bool,
}

/// An event that was read.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct EventRead {
    /// The line on which it begins.
    pub line: u64,
    /// What it is called.
    pub name: String,
    /// When it is, at most 400 dates on the wall of the brand's zone.
    #[schema(value_type = Vec<String>)]
    pub dates: Vec<Date>,
    /// Whether it comes on its day every year.
    pub yearly: bool,
    /// Whether its rule goes on beyond what was taken.
    pub cut: bool,
    #[serde(skip)]
    note: String,
}

/// What the import of a calendar file came to.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct IcsReport {
    /// The events that can be imported.
    pub events: Vec<EventRead>,
    /// Every problem, by line; events with one are left out.
    pub problems: Vec<LineProblem>,
    /// How many days were added; those that were there already are not added again.
    pub days: usize,
    /// The drafts that were made.
    pub created: Vec<PostId>,
}

/// Reads a calendar file, and unless it is a dry run makes days or drafts of its events. Those with a problem are left out.
///
/// # Errors
/// `not_found`, `forbidden`; problems of the file as a whole: `import_too_large`, `ics_not_calendar`, `ics_line`, `ics_unclosed`,
/// `import_empty`, `import_too_long`; `own_days_too_many`.
pub async fn import(
    db: &Db,
    networks: &Registry,
    actor: &Actor,
    file: CalendarFile,
    now: Timestamp,
) -> Result<IcsReport> {
    if !actor.may(Right::PostsRead, Some(file.brand)) {
        return Err(Problem::not_found("brand").into());
    }
    let brand = brands::get(db, actor, file.brand).await?;
    actor.require(Right::PostsWrite, Some(brand.id))?;
    let mut report = read_events(&file.text, &brand.zone, now)?;
    if file.dry_run || report.events.is_empty() {
        return Ok(report);
    }
    match file.into {
        Become::Days => {
            let mut new = Vec::new();
            for event in &report.events {
                new.extend(event.dates.iter().map(|date| holidays::NewOwnDay {
                    brand: brand.id,
                    name: event.name.clone(),
                    date: *date,
                    yearly: event.yearly,
                    note: event.note.clone(),
                    everywhere: false,
                }));
            }
            report.days = holidays::add_many(db, actor, brand.id, new, now).await?;
        }
        Become::Drafts => {
            let mut prepared = Vec::new();
            for event in &report.events {
                let day = event.dates.first().map(|date| format!(" · {date}")).unwrap_or_default();
                let text = if event.note.is_empty() { event.name.clone() } else { event.note.clone() };
                let new = NewPost {
                    brand: brand.id,
                    title: format!("{}{day}", event.name),
                    campaign: String::new(),
                    purpose: Purpose::default(),
                    content: Content { parts: vec![Part { text, ..Part::default() }], ..Content::default() },
                    variants: Vec::new(),
                    when: None,
                };
                prepared.push(posts::prepare(db, networks, actor, new, now).await?);
            }
            report = db
                .write(move |tx| {
                    Box::pin(async move {
                        for post in prepared {
                            report.created.push(post.put(tx).await?.id);
                        }
                        Ok(report)
                    })
                })
                .await?;
        }
    }
    Ok(report)
}

/// The events of a file on the wall of `zone`, each with its dates or what is wrong with it.
fn read_events(text: &str, zone: &str, now: Timestamp) -> Result<IcsReport, Problem> {
    if text.len() > BYTES_MAX {
        return Err(Problem::new(Kind::TooLarge, "import_too_large").at("text").with("limit", BYTES_MAX));
    }
    let all = read::events(text)?;
    if all.is_empty() {
        return Err(Problem::invalid("text", "import_empty"));
    }
    if all.len() > EVENTS_MAX {
        return Err(Problem::new(Kind::TooLarge, "import_too_long")
            .at("text")
            .with("limit", EVENTS_MAX)
            .with("count", all.len()));
    }
    let zone = schedule::zone_named(zone)?;
    let today = now.to_jiff().to_zoned(zone.clone()).date();
    let last = Date::new(today.year() + YEARS, 12, 31).unwrap_or(today);
    // An occurrence that was moved stands in the file as an event of its own beside its rule.
    let mut moved: HashMap<String, Vec<Date>> = HashMap::new();
    for event in &all {
        if let Some(day) = rule::replaces(event) {
            moved.entry(event.said("UID")).or_default().push(day);
        }
    }
    let mut report = IcsReport::default();
    for event in all.iter().filter(|event| event.said("STATUS") != "CANCELLED") {
        let of_rule = event.get("RRULE").is_some() && event.get("RECURRENCE-ID").is_none();
        let except = moved.get(&event.said("UID")).filter(|_| of_rule).map(Vec::as_slice).unwrap_or_default();
        let from = if of_rule { today } else { Date::MIN };
        let name: String = event.said("SUMMARY").chars().filter(|c| !c.is_control()).take(100).collect();
        let read = rule::dates(event, except, &zone, (from, last)).and_then(|dates| {
            if name.trim().is_empty() {
                return Err(Problem::invalid("summary", "ics_name_missing").with("line", event.line));
            }
            if dates.days.iter().any(|day| !(1900..=2200).contains(&day.year())) {
                return Err(Problem::invalid("dtstart", "day_out_of_range"));
            }
            Ok(dates)
        });
        match read {
            Ok(dates) if dates.days.is_empty() => {}
            Ok(dates) => report.events.push(EventRead {
                line: event.line,
                name: name.trim().to_owned(),
                dates: dates.days.into_iter().collect(),
                yearly: dates.yearly,
                cut: dates.cut,
                note: event.said("DESCRIPTION").chars().take(1000).collect(),
            }),
            Err(problem) => {
                let line =
                    problem.params.get("line").and_then(serde_json::Value::as_u64).unwrap_or(event.line);
                report.problems.push(LineProblem { line, problem });
            }
        }
    }
    Ok(report)
}
