//! When an event of an iCalendar file is: its start, and what its rule makes of it, to a bounded number.

use super::read::{Event, Property};
use jiff::{
    Timestamp as Instant,
    civil::{Date, DateTime, Time, Weekday},
    tz::TimeZone,
};
use selaras_kernel::{Problem, schedule};
use std::collections::BTreeSet;

/// Most dates that one event may come to.
pub(super) const DATES_MAX: usize = 400;
/// Most steps of a rule that are looked at: those of a daily rule in thirty years.
const STEPS_MAX: usize = 12_000;

/// What a time stands in.
#[derive(Clone, Debug)]
enum Place {
    /// Nowhere: a whole day, or the clock of whoever looks.
    Floating,
    In(TimeZone),
}

struct Start {
    at: DateTime,
    place: Place,
}

fn wrong(property: &Property, code: &str) -> Problem {
    Problem::invalid(property.name.to_lowercase(), code)
        .with("line", property.line)
        .with("value", property.value.clone())
}

fn date(text: &str) -> Option<Date> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<i16>().ok();
    Date::new(number(0, 4)?, number(4, 6)?.try_into().ok()?, number(6, 8)?.try_into().ok()?).ok()
}

fn time(text: &str) -> Option<Time> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<i8>().ok();
    Time::new(number(0, 2)?, number(2, 4)?, number(4, 6)?.min(59), 0).ok()
}

/// A value such as `20261224`, `20261224T093000` or `20261224T093000Z`, and whether it is in UTC.
fn moment(text: &str) -> Option<(DateTime, bool)> {
    let (plain, utc) = text.strip_suffix('Z').map_or((text, false), |plain| (plain, true));
    match plain.split_once('T') {
        Some((day, clock)) if day.len() == 8 && clock.len() == 6 => {
            Some((date(day)?.to_datetime(time(clock)?), utc))
        }
        None if plain.len() == 8 && !utc => Some((date(plain)?.to_datetime(Time::midnight()), false)),
        _ => None,
    }
}

fn start(property: &Property) -> Result<Start, Problem> {
    let (at, utc) = moment(property.value.trim()).ok_or_else(|| wrong(property, "ics_date"))?;
    let whole_day = !property.value.contains('T');
    let place = match property.param("TZID") {
        _ if utc => Place::In(TimeZone::UTC),
        Some(name) if !whole_day => Place::In(
            schedule::zone_named(name.trim_start_matches('/'))
                .map_err(|_| wrong(property, "ics_zone").with("zone", name))?,
        ),
        _ => Place::Floating,
    };
    Ok(Start { at, place })
}

impl Start {
    /// The date on the wall of `zone`.
    fn day(&self, at: DateTime, zone: &TimeZone) -> Date {
        match &self.place {
            Place::Floating => at.date(),
            Place::In(from) => from
                .to_ambiguous_timestamp(at)
                .compatible()
                .map_or(at.date(), |instant: Instant| instant.to_zoned(zone.clone()).date()),
        }
    }
}

/// How an event comes again, as far as it is understood.
struct Rule {
    every: Every,
    interval: i32,
    count: Option<usize>,
    until: Option<DateTime>,
    days: Vec<(i8, Weekday)>,
    dates: Vec<i8>,
    months: Vec<i8>,
}

#[derive(Clone, Copy, PartialEq)]
enum Every {
    Day,
    Week,
    Month,
    Year,
}

fn weekday(text: &str) -> Option<(i8, Weekday)> {
    let (nth, name) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let day = match name {
        "MO" => Weekday::Monday,
        "TU" => Weekday::Tuesday,
        "WE" => Weekday::Wednesday,
        "TH" => Weekday::Thursday,
        "FR" => Weekday::Friday,
        "SA" => Weekday::Saturday,
        "SU" => Weekday::Sunday,
        _ => return None,
    };
    Some((if nth.is_empty() { 0 } else { nth.trim_start_matches('+').parse().ok()? }, day))
}

fn rule(property: &Property, start: &Start) -> Result<Rule, Problem> {
    let refuse = || wrong(property, "ics_rule");
    let mut rule = Rule {
        every: Every::Day,
        interval: 1,
        count: None,
        until: None,
        days: Vec::new(),
        dates: Vec::new(),
        months: Vec::new(),
    };
    let mut every = None;
    for part in property.value.trim().trim_end_matches(';').split(';') {
        let (name, value) = part.split_once('=').ok_or_else(refuse)?;
        let numbers = || value.split(',').map(|n| n.parse::<i8>().ok()).collect::<Option<Vec<_>>>();
        match name.to_ascii_uppercase().as_str() {
            "FREQ" => {
                every = match value {
                    "DAILY" => Some(Every::Day),
                    "WEEKLY" => Some(Every::Week),
                    "MONTHLY" => Some(Every::Month),
                    "YEARLY" => Some(Every::Year),
                    _ => return Err(refuse()),
                }
            }
            "INTERVAL" => {
                rule.interval = value.parse().ok().filter(|n| (1..=1000).contains(n)).ok_or_else(refuse)?;
            }
            "COUNT" => rule.count = Some(value.parse().map_err(|_| refuse())?),
            "UNTIL" => {
                let (at, utc) = moment(value).ok_or_else(refuse)?;
                // A last day is included; an instant in UTC is looked at on the wall on which the event is.
                rule.until = Some(match (&start.place, utc) {
                    (Place::In(zone), true) => TimeZone::UTC
                        .to_ambiguous_timestamp(at)
                        .compatible()
                        .map_or(at, |instant| instant.to_zoned(zone.clone()).datetime()),
                    _ if value.contains('T') => at,
                    _ => at.date().to_datetime(Time::constant(23, 59, 59, 0)),
                });
            }
            "BYDAY" => {
                rule.days = value.split(',').map(weekday).collect::<Option<_>>().ok_or_else(refuse)?;
            }
            "BYMONTHDAY" => rule.dates = numbers().ok_or_else(refuse)?,
            "BYMONTH" => rule.months = numbers().ok_or_else(refuse)?,
            "WKST" if rule.interval == 1 || value == "MO" => {}
            _ => return Err(refuse()),
        }
    }
    rule.every = every.ok_or_else(refuse)?;
    let plain = rule.days.iter().all(|(nth, _)| *nth == 0);
    let understood = match rule.every {
        Every::Day => rule.days.is_empty() && rule.dates.is_empty() && rule.months.is_empty(),
        Every::Week => plain && rule.dates.is_empty() && rule.months.is_empty(),
        Every::Month => rule.days.is_empty() || (rule.dates.is_empty() && !plain),
        Every::Year => rule.days.is_empty() || (rule.dates.is_empty() && !plain && !rule.months.is_empty()),
    };
    if understood { Ok(rule) } else { Err(refuse()) }
}

impl Rule {
    /// The dates of the step that begins with the period of `first`, so many intervals on.
    fn step(&self, first: Date, step: i32) -> Option<Vec<Date>> {
        let by = self.interval.checked_mul(step)?;
        let span = jiff::Span::new();
        let mut found: Vec<Date> = match self.every {
            Every::Day => vec![first.checked_add(span.days(by)).ok()?],
            Every::Week if self.days.is_empty() => {
                vec![first.checked_add(span.days(by.checked_mul(7)?)).ok()?]
            }
            Every::Week => {
                let back = first.weekday().since(Weekday::Monday);
                let monday = first
                    .checked_sub(span.days(back))
                    .ok()?
                    .checked_add(span.days(by.checked_mul(7)?))
                    .ok()?;
                let on = |day: Weekday| monday.checked_add(span.days(day.since(Weekday::Monday))).ok();
                self.days.iter().filter_map(|(_, day)| on(*day)).collect()
            }
            Every::Month => self.of_month(first.first_of_month().checked_add(span.months(by)).ok()?, first),
            Every::Year => {
                let year = first.year().checked_add(i16::try_from(by).ok()?)?;
                let months = if self.months.is_empty() { vec![first.month()] } else { self.months.clone() };
                let months = months.into_iter().filter_map(|month| Date::new(year, month, 1).ok());
                months.flat_map(|month| self.of_month(month, first)).collect()
            }
        };
        if self.every == Every::Month && !self.months.is_empty() {
            found.retain(|date| self.months.contains(&date.month()));
        }
        found.sort_unstable();
        found.dedup();
        Some(found)
    }

    fn of_month(&self, month: Date, first: Date) -> Vec<Date> {
        if !self.days.is_empty() {
            return self
                .days
                .iter()
                .filter_map(|(nth, day)| month.nth_weekday_of_month(*nth, *day).ok())
                .collect();
        }
        let own = [first.day()];
        let dates = if self.dates.is_empty() { &own[..] } else { &self.dates };
        let last = month.days_in_month();
        // A month without that day is passed over (RFC 5545, 3.3.10).
        let day = |n: i8| if n < 0 { last + 1 + n } else { n };
        dates.iter().filter_map(|n| Date::new(month.year(), month.month(), day(*n)).ok()).collect()
    }
}

/// When an event is, on the wall of `zone`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Dates {
    pub days: BTreeSet<Date>,
    /// It comes on its day every year, without an end.
    pub yearly: bool,
    /// There are more than were taken.
    pub cut: bool,
}

/// The dates of an event from `from` to `to`, without those in `except` (days on the wall of the event).
///
/// # Errors
/// `ics_start_missing`, `ics_date`, `ics_zone`, `ics_rule`, each with its line.
pub(super) fn dates(
    event: &Event,
    except: &[Date],
    zone: &TimeZone,
    (from, to): (Date, Date),
) -> Result<Dates, Problem> {
    let begins = event
        .get("DTSTART")
        .ok_or_else(|| Problem::invalid("dtstart", "ics_start_missing").with("line", event.line))?;
    let begins = start(begins)?;
    let mut except: BTreeSet<Date> = except.iter().copied().collect();
    for property in event.all("EXDATE") {
        for value in property.value.split(',') {
            let one = Property { value: value.to_owned(), ..property.clone() };
            let out = start(&one)?;
            // Compared on the wall of the event, however it is written.
            except.insert(match &begins.place {
                Place::In(own) => out.day(out.at, own),
                Place::Floating => out.at.date(),
            });
        }
    }
    let mut found = Dates { days: BTreeSet::new(), yearly: false, cut: false };
    let Some(property) = event.get("RRULE") else {
        found.days.insert(begins.day(begins.at, zone));
        return Ok(found);
    };
    let rule = rule(property, &begins)?;
    let first = begins.at.date();
    let simple =
        rule.days.is_empty() && rule.dates.is_empty() && rule.months.iter().all(|m| *m == first.month());
    if rule.every == Every::Year
        && simple
        && rule.interval == 1
        && rule.count.is_none()
        && rule.until.is_none()
        && except.is_empty()
    {
        found.yearly = true;
        found.days.insert(begins.day(begins.at, zone));
        return Ok(found);
    }
    let mut seen = 0;
    for step in 0..STEPS_MAX {
        let Some(all) = i32::try_from(step).ok().and_then(|step| rule.step(first, step)) else { break };
        for date in all.into_iter().filter(|date| *date >= first) {
            let at = date.to_datetime(begins.at.time());
            seen += 1;
            let over =
                rule.count.is_some_and(|count| seen > count) || rule.until.is_some_and(|until| at > until);
            let day = begins.day(at, zone);
            if over {
                return Ok(found);
            }
            if day > to || found.days.len() >= DATES_MAX {
                found.cut = true;
                return Ok(found);
            }
            if day >= from && !except.contains(&date) {
                found.days.insert(day);
            }
        }
    }
    Ok(found)
}

/// The day of an event that stands for one occurrence of another, on the wall of that one.
pub(super) fn replaces(event: &Event) -> Option<Date> {
    let property = event.get("RECURRENCE-ID")?;
    start(property).ok().map(|start| start.at.date())
}
