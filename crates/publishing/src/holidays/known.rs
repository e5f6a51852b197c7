//! The tables of days that are known, read once. A test reads every line.

use super::{DayKind, Holiday};
use jiff::civil::Date;
use std::{collections::BTreeMap, sync::LazyLock};

const INDONESIA: &str = include_str!("data/id_holidays_2015_2035.csv");
const WORLD: &str = include_str!("data/world_national_2024_2030.csv");
const OBSERVANCES: &str = include_str!("data/id_observances.csv");

#[derive(serde::Deserialize)]
struct Dated {
    date: Date,
    country: String,
    kind: DayKind,
    #[serde(alias = "name_en")]
    name: String,
    #[serde(default)]
    name_id: Option<String>,
    certainty: String,
}

#[derive(serde::Deserialize)]
struct Fixed {
    month: i8,
    day: i8,
    name_id: String,
    name_en: String,
    kind: DayKind,
    evidence: String,
}

struct Known {
    by_date: BTreeMap<Date, Vec<Holiday>>,
    every_year: Vec<Fixed>,
    countries: Vec<String>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let mut by_date: BTreeMap<Date, Vec<Holiday>> = BTreeMap::new();
    for day in [INDONESIA, WORLD].into_iter().flat_map(rows::<Dated>).flatten() {
        by_date.entry(day.date).or_default().push(Holiday {
            date: day.date,
            kind: day.kind,
            name: day.name,
            name_id: day.name_id,
            country: Some(day.country),
            estimated: day.certainty != "confirmed",
            note: String::new(),
            id: None,
            everywhere: false,
        });
    }
    let mut countries: Vec<_> = by_date.values().flatten().filter_map(|day| day.country.clone()).collect();
    countries.sort();
    countries.dedup();
    Known { by_date, every_year: rows(OBSERVANCES).flatten().collect(), countries }
});

fn rows<T: serde::de::DeserializeOwned + 'static>(
    table: &'static str,
) -> impl Iterator<Item = csv::Result<T>> {
    csv::Reader::from_reader(table.as_bytes()).into_deserialize()
}

pub(super) fn countries() -> &'static [String] {
    &KNOWN.countries
}

/// This day of a year; the 29th of February comes a day earlier where there is none.
pub(super) fn of_year(year: i16, month: i8, day: i8) -> Option<Date> {
    let first = Date::new(year, month, 1).ok()?;
    Date::new(year, month, day.min(first.days_in_month())).ok()
}

pub(super) fn between(countries: &[String], kinds: &[DayKind], from: Date, to: Date) -> Vec<Holiday> {
    let wanted = |day: &Holiday| {
        kinds.contains(&day.kind) && day.country.as_ref().is_some_and(|country| countries.contains(country))
    };
    let mut found: Vec<_> = KNOWN
        .by_date
        .range(from..=to)
        .flat_map(|(_, days)| days)
        .filter(|day| wanted(day))
        .cloned()
        .collect();
    for year in from.year()..=to.year() {
        for day in &KNOWN.every_year {
            let Some(date) = of_year(year, day.month, day.day).filter(|date| (from..=to).contains(date))
            else {
                continue;
            };
            let holiday = Holiday {
                date,
                kind: day.kind,
                name: day.name_en.clone(),
                name_id: Some(day.name_id.clone()),
                country: Some("ID".into()),
                estimated: day.evidence != "stored list",
                note: String::new(),
                id: None,
                everywhere: false,
            };
            found.extend(wanted(&holiday).then_some(holiday));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_tables_is_read() {
        for table in [INDONESIA, WORLD] {
            for row in rows::<Dated>(table) {
                row.unwrap();
            }
        }
        assert_eq!(rows::<Fixed>(OBSERVANCES).map(Result::unwrap).count(), 33);
        assert_eq!(countries().len(), 24);
    }
}
