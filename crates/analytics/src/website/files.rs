//! What Google Analytics said, beside what we counted: by its own answers, and by files of it.

use super::{
    ga4, hits,
    money::{scaled, written},
    told::{Asked, By, day_name},
};
use crate::imports::exports::WebsiteRow;
use jiff::civil::Date;
use serde_json::Value;
use std::collections::BTreeMap;

/// Decimals in which amounts are added.
const DECIMALS: u32 = ga4::DECIMALS;

/// What Google Analytics said of one key.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = WebsiteFileRow)]
pub struct FileRow {
    /// Which network, campaign, post or path, named as ours are.
    pub key: String,
    /// Sessions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visits: Option<i64>,
    /// Views of pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub views: Option<i64>,
    /// Key events; attribution makes fractions of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key_events: Option<f64>,
    /// Revenue as a decimal, in the currency of the property, which files do not name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revenue: Option<String>,
    /// Enquiries (`generate_lead`); files do not tell them apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leads: Option<i64>,
    /// Downloads (`file_download`); files do not tell them apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub downloads: Option<i64>,
    /// Sign-ups (`sign_up`); files do not tell them apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signups: Option<i64>,
    /// Purchases (`purchase`); files do not tell them apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purchases: Option<i64>,
}

#[derive(Default)]
struct Sum {
    visits: Option<i64>,
    views: Option<i64>,
    key_events: Option<f64>,
    revenue: Option<i64>,
    leads: Option<i64>,
    downloads: Option<i64>,
    signups: Option<i64>,
    purchases: Option<i64>,
}

/// What was fetched, and the lines of files that lie within the time, added by key; and how many lines could not be used. `lines` come
/// with the newest file first: of files whose times overlap the newest is told, and none that speaks of a day that was fetched, so that
/// nothing is added twice.
pub(super) fn told(lines: Vec<Value>, fetched: ga4::Told, asked: &Asked) -> (Vec<FileRow>, usize) {
    let days =
        fetched.days.map(|(first, last)| (crate::measure::date_of(first), crate::measure::date_of(last)));
    let mut sums: BTreeMap<String, Sum> = fetched.rows.into_iter().map(|row| sum_of(row, asked.by)).collect();
    let mut taken: Vec<(Date, Date, String)> = Vec::new();
    // The same line of the same report may have been imported twice.
    let mut seen = std::collections::HashSet::new();
    let mut left_out = 0;
    for line in lines {
        let row = serde_json::from_value::<WebsiteRow>(line).ok();
        let told = row.as_ref().and_then(|row| Some((row.start?, row.end?, key(row, asked.by)?)));
        let (Some(row), Some((start, end, key))) = (row.as_ref(), told) else {
            left_out += 1;
            continue;
        };
        let report = report(row);
        let within = asked.from <= start && end <= asked.to;
        let free = taken.iter().all(|(from, to, other)| {
            (*from, *to, other) == (start, end, &report) || end < *from || *to < start
        }) && days.is_none_or(|(first, last)| end < first || last < start);
        let labels = format!("{report}\n{start}\n{end}\n{}\n{:?}", row.label, row.also);
        if !within || !free || !seen.insert(labels) {
            left_out += 1;
            continue;
        }
        if !taken.contains(&(start, end, report.clone())) {
            taken.push((start, end, report));
        }
        let sum = sums.entry(key).or_default();
        add(&mut sum.visits, row.sessions, i64::saturating_add);
        add(&mut sum.views, row.views, i64::saturating_add);
        add(&mut sum.key_events, row.key_events, |a, b| a + b);
        let revenue = row.revenue.as_deref().and_then(|text| scaled(text, DECIMALS));
        add(&mut sum.revenue, revenue, i64::saturating_add);
    }
    let row = |(key, sum): (String, Sum)| FileRow {
        key,
        visits: sum.visits,
        views: sum.views,
        key_events: sum.key_events,
        revenue: sum.revenue.map(|revenue| written(revenue, DECIMALS)),
        leads: sum.leads,
        downloads: sum.downloads,
        signups: sum.signups,
        purchases: sum.purchases,
    };
    let mut rows: Vec<FileRow> = sums.into_iter().map(row).collect();
    if asked.by != By::Day {
        rows.sort_by_key(|row| std::cmp::Reverse((row.visits, row.views)));
    }
    rows.truncate(super::told::ROWS_MAX);
    (rows, left_out)
}

fn sum_of(row: ga4::Seen, by: By) -> (String, Sum) {
    let key = if by == By::Day { day_name(&row.key) } else { row.key };
    let sum = Sum {
        visits: Some(row.sessions),
        views: Some(row.views),
        key_events: Some(row.key_events),
        revenue: Some(row.revenue),
        leads: Some(row.leads),
        downloads: Some(row.downloads),
        signups: Some(row.signups),
        purchases: Some(row.purchases),
    };
    (key, sum)
}

/// By what a line is told apart, if it says so. Files tell no days.
fn key(row: &WebsiteRow, by: By) -> Option<String> {
    match by {
        By::Network => row.source.as_deref().map(|source| match hits::network_of(source).as_str() {
            "(direct)" => String::new(),
            network => network.to_owned(),
        }),
        By::Campaign => row.campaign.as_deref().map(hits::word),
        By::Post => row.content.as_deref().map(hits::post),
        By::Path => row.landing_page.as_deref().map(hits::path),
        By::Day => None,
    }
}

/// Which report a line is of: by what it tells its lines apart.
fn report(row: &WebsiteRow) -> String {
    let more = row.also.iter().map(|(heading, _)| heading.as_str());
    std::iter::once(row.dimension.as_str()).chain(more).collect::<Vec<_>>().join("\n")
}

fn add<T: Copy>(sum: &mut Option<T>, more: Option<T>, plus: impl Fn(T, T) -> T) {
    if let Some(more) = more {
        *sum = Some(sum.map_or(more, |sum| plus(sum, more)));
    }
}
