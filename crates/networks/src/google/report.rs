//! What is asked of Google Analytics, and what its answers say.

use jiff::civil::Date;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Rows of one page: with the longest names that are usual a page stays below the 4 MiB that are read of an answer.
pub(super) const PAGE: i64 = 5_000;
/// Most rows of one question. Beyond that the rest is left out, and `Traffic::incomplete` says so.
pub(super) const ROWS_MAX: i64 = 200_000;

/// By what visits are told apart, besides the day.
const DIMENSIONS: [&str; 5] =
    ["date", "sessionSource", "sessionMedium", "sessionCampaignName", "sessionManualAdContent"];
const METRICS: [&str; 4] = ["sessions", "screenPageViews", "keyEvents", "purchaseRevenue"];
/// The events that Google recommends for what our own counter calls lead, download, sign-up and purchase. They are counted
/// whether or not somebody marked them as key events.
const EVENTS: [&str; 4] = ["generate_lead", "file_download", "sign_up", "purchase"];

/// Which of the two questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Question {
    /// Visits, views, key events and revenue.
    Visits,
    /// How often certain events happened. A question of its own, since an event splits a visit's row.
    Events,
}

/// What happened on a day, of one origin.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TrafficRow {
    /// The day, in the property's zone.
    pub day: Date,
    /// `utm_source`, or what Google calls it; empty for none.
    pub source: String,
    /// `utm_medium`; empty for none.
    pub medium: String,
    /// `utm_campaign`; empty for none.
    pub campaign: String,
    /// `utm_content`; empty for none.
    pub content: String,
    /// Sessions.
    pub sessions: i64,
    /// Views of pages and screens.
    pub views: i64,
    /// Key events; attribution makes fractions of them.
    pub key_events: f64,
    /// Revenue of purchases as a decimal, in the property's currency.
    pub revenue: String,
    /// Events `generate_lead`.
    pub leads: i64,
    /// Events `file_download`.
    pub downloads: i64,
    /// Events `sign_up`.
    pub signups: i64,
    /// Events `purchase`.
    pub purchases: i64,
}

/// What a property saw.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Traffic {
    /// By day and origin, in that order.
    pub rows: Vec<TrafficRow>,
    /// The property's zone, in which its days are.
    pub zone: String,
    /// The property's currency (ISO 4217).
    pub currency: String,
    /// Google reckoned some of it from a sample.
    pub sampled: bool,
    /// Google left rows out that few people stand behind.
    pub thresholded: bool,
    /// There were more different rows than Google, or we, tell apart.
    pub incomplete: bool,
}

/// The body of a question, from row `offset` on.
pub(super) fn question(which: Question, (from, to): (Date, Date), offset: i64, limit: i64) -> Value {
    let named = |names: &[&str]| names.iter().map(|name| json!({ "name": name })).collect::<Vec<_>>();
    let mut dimensions = DIMENSIONS.to_vec();
    let mut body = json!({
        "dateRanges": [{ "startDate": from.to_string(), "endDate": to.to_string() }],
        "limit": limit.to_string(),
        "offset": offset.to_string(),
    });
    match which {
        Question::Visits => body["metrics"] = named(&METRICS).into(),
        Question::Events => {
            dimensions.push("eventName");
            body["metrics"] = named(&["eventCount"]).into();
            body["dimensionFilter"] = json!({
                "filter": { "fieldName": "eventName", "inListFilter": { "values": EVENTS, "caseSensitive": true } }
            });
        }
    }
    body["dimensions"] = named(&dimensions).into();
    // Without an order, pages need not fit together.
    body["orderBys"] = dimensions
        .iter()
        .map(|name| json!({ "dimension": { "dimensionName": name } }))
        .collect::<Vec<_>>()
        .into();
    body
}

#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Answer {
    #[serde(default)]
    dimension_headers: Vec<Header>,
    #[serde(default)]
    metric_headers: Vec<Header>,
    #[serde(default)]
    rows: Vec<Row>,
    #[serde(default)]
    pub row_count: i64,
    #[serde(default)]
    metadata: Metadata,
}

#[derive(serde::Deserialize)]
struct Header {
    #[serde(default)]
    name: String,
}

#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct Row {
    #[serde(default)]
    dimension_values: Vec<Cell>,
    #[serde(default)]
    metric_values: Vec<Cell>,
}

#[derive(serde::Deserialize)]
struct Cell {
    #[serde(default)]
    value: String,
}

#[derive(Default, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct Metadata {
    #[serde(default)]
    time_zone: String,
    #[serde(default)]
    currency_code: String,
    #[serde(default)]
    subject_to_thresholding: bool,
    #[serde(default)]
    data_loss_from_other_row: bool,
    #[serde(default)]
    sampling_metadatas: Vec<Value>,
}

/// What answers came to, by day and origin.
#[derive(Default)]
pub(super) struct Gathered {
    rows: BTreeMap<(Date, [String; 4]), TrafficRow>,
    pub told: Traffic,
}

impl Gathered {
    /// Takes a page; returns how many rows it had.
    ///
    /// # Errors
    /// What is wrong with it, when it does not answer the question.
    pub fn take(&mut self, answer: Answer) -> Result<i64, &'static str> {
        let place = |headers: &[Header], name: &str| headers.iter().position(|header| header.name == name);
        let dimensions = DIMENSIONS.map(|name| place(&answer.dimension_headers, name));
        let event = place(&answer.dimension_headers, "eventName");
        let metrics: Vec<&str> = answer.metric_headers.iter().map(|header| header.name.as_str()).collect();
        let count = answer.rows.len();
        for row in &answer.rows {
            let said = |at: Option<usize>| {
                at.and_then(|at| row.dimension_values.get(at)).map(|cell| cell.value.as_str())
            };
            let [date, origin @ ..] = dimensions.map(said);
            let day = date.and_then(|text| Date::strptime("%Y%m%d", text).ok()).ok_or("a row has no day")?;
            if origin.iter().any(Option::is_none) {
                return Err("a row has no origin");
            }
            let origin = origin.map(|one| meant(one.unwrap_or_default()));
            let [source, medium, campaign, content] = origin.clone();
            let sum = self.rows.entry((day, origin)).or_insert_with(|| TrafficRow {
                day,
                source,
                medium,
                campaign,
                content,
                ..TrafficRow::default()
            });
            for (name, cell) in metrics.iter().zip(&row.metric_values) {
                let number: f64 =
                    cell.value.parse().ok().filter(|n: &f64| n.is_finite()).ok_or("a value is no number")?;
                match (*name, said(event)) {
                    ("sessions", _) => sum.sessions += number as i64,
                    ("screenPageViews", _) => sum.views += number as i64,
                    ("keyEvents", _) => sum.key_events += number,
                    // Rows of one origin are one row, except where what is meant by two names is the same.
                    ("purchaseRevenue", _) if sum.revenue.is_empty() => sum.revenue.clone_from(&cell.value),
                    ("purchaseRevenue", _) => {
                        let before: f64 = sum.revenue.parse().unwrap_or_default();
                        sum.revenue = (before + number).to_string();
                    }
                    ("eventCount", Some("generate_lead")) => sum.leads += number as i64,
                    ("eventCount", Some("file_download")) => sum.downloads += number as i64,
                    ("eventCount", Some("sign_up")) => sum.signups += number as i64,
                    ("eventCount", Some("purchase")) => sum.purchases += number as i64,
                    _ => {}
                }
            }
        }
        let metadata = answer.metadata;
        if !metadata.time_zone.is_empty() {
            self.told.zone = metadata.time_zone;
        }
        if !metadata.currency_code.is_empty() {
            self.told.currency = metadata.currency_code;
        }
        self.told.sampled |= !metadata.sampling_metadatas.is_empty();
        self.told.thresholded |= metadata.subject_to_thresholding;
        self.told.incomplete |= metadata.data_loss_from_other_row;
        Ok(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// All of it.
    pub fn whole(self) -> Traffic {
        Traffic { rows: self.rows.into_values().collect(), ..self.told }
    }
}

/// Google writes `(not set)`, `(direct)`, `(none)`, `(organic)` where nothing was said. `(other)` is what it does not tell apart, and stays.
fn meant(value: &str) -> String {
    let nothing = value.starts_with('(') && value.ends_with(')') && value != "(other)";
    if nothing { String::new() } else { value.to_owned() }
}
