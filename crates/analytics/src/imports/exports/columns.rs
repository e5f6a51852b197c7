//! Headings to fields: alias lists, one per network, which a person's own mapping extends.

use super::sheet::{Row, Table};
use selaras_kernel::Metric;
use unicode_normalization::UnicodeNormalization;

/// What a column means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The network's id of a post.
    RemoteId,
    /// Address of a post.
    Url,
    /// Who published.
    Author,
    /// Name of the network.
    Network,
    /// Text of a post; there may be several, of which the longest is taken.
    Text,
    /// When a post was published.
    PublishedAt,
    /// The time of day, where it has a column of its own.
    PublishedTime,
    /// The day the numbers are of.
    Date,
    /// Form of a post.
    Format,
    /// Length of a video.
    Duration,
    /// A number of things.
    Count(Metric),
    /// Time watched, in some unit.
    Watched(Unit),
    /// Something only its own reader takes (`sessions`), or nobody needs: `derived` follows from other columns,
    /// `ignored` is known and of no use.
    Other(&'static str),
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Thousandths of a second.
    Milliseconds,
    /// Seconds.
    Seconds,
    /// Hours.
    Hours,
}

impl Unit {
    /// How many seconds one is.
    pub fn seconds(self) -> f64 {
        match self {
            Self::Milliseconds => 0.001,
            Self::Seconds => 1.0,
            Self::Hours => 3600.0,
        }
    }
}

/// The field codes a person can map a heading to, besides the code of every metric ([`metric_code`]).
pub const FIELD_CODES: [&str; 13] = [
    "remote_id",
    "url",
    "author",
    "network",
    "text",
    "published_at",
    "published_time",
    "date",
    "format",
    "duration",
    "watch_hours",
    "watch_milliseconds",
    "ignored",
];

impl Field {
    /// Its code, as it stands in [`Column::understood`](super::Column::understood) and in a mapping.
    pub fn code(self) -> &'static str {
        match self {
            Self::RemoteId => "remote_id",
            Self::Url => "url",
            Self::Author => "author",
            Self::Network => "network",
            Self::Text => "text",
            Self::PublishedAt => "published_at",
            Self::PublishedTime => "published_time",
            Self::Date => "date",
            Self::Format => "format",
            Self::Duration => "duration",
            Self::Count(metric) => metric_code(metric),
            Self::Watched(Unit::Hours) => "watch_hours",
            Self::Watched(Unit::Milliseconds) => "watch_milliseconds",
            Self::Watched(Unit::Seconds) => metric_code(Metric::WatchSeconds),
            Self::Other(code) => code,
        }
    }

    fn of_code(code: &str) -> Option<Self> {
        const PLAIN: [Field; 13] = [
            Field::RemoteId,
            Field::Url,
            Field::Author,
            Field::Network,
            Field::Text,
            Field::PublishedAt,
            Field::PublishedTime,
            Field::Date,
            Field::Format,
            Field::Duration,
            Field::Watched(Unit::Hours),
            Field::Watched(Unit::Milliseconds),
            Field::Watched(Unit::Seconds),
        ];
        PLAIN.into_iter().find(|field| field.code() == code).or_else(|| match code {
            "ignored" => Some(Self::Other("ignored")),
            _ => metric_of(code).map(Self::Count),
        })
    }

    /// Whether several columns may have it.
    fn repeats(self) -> bool {
        matches!(self, Self::Text | Self::Other(_))
    }

    /// The metric a number in the column is of.
    pub fn metric(self) -> Option<Metric> {
        match self {
            Self::Count(metric) => Some(metric),
            Self::Watched(_) => Some(Metric::WatchSeconds),
            _ => None,
        }
    }
}

/// The code of a metric: the name it has in JSON.
pub fn metric_code(metric: Metric) -> &'static str {
    match metric {
        Metric::Reactions => "reactions",
        Metric::Reposts => "reposts",
        Metric::Replies => "replies",
        Metric::Quotes => "quotes",
        Metric::Saves => "saves",
        Metric::Clicks => "clicks",
        Metric::LinkClicks => "link_clicks",
        Metric::Views => "views",
        Metric::Impressions => "impressions",
        Metric::Reach => "reach",
        Metric::WatchSeconds => "watch_seconds",
        Metric::Follows => "follows",
        Metric::Unfollows => "unfollows",
        Metric::ProfileVisits => "profile_visits",
        Metric::Interactions => "interactions",
        Metric::Hides => "hides",
        Metric::Followers => "followers",
        Metric::Following => "following",
        Metric::Posts => "posts",
        Metric::NewViewers => "new_viewers",
        Metric::PaidImpressions => "paid_impressions",
        Metric::PaidReach => "paid_reach",
        Metric::PaidInteractions => "paid_interactions",
        Metric::PaidReactions => "paid_reactions",
        Metric::PaidReplies => "paid_replies",
        Metric::PaidReposts => "paid_reposts",
        Metric::PaidClicks => "paid_clicks",
        Metric::PaidFollows => "paid_follows",
        Metric::PaidViews => "paid_views",
    }
}

/// The metric with this code.
pub fn metric_of(code: &str) -> Option<Metric> {
    Metric::ALL.into_iter().find(|metric| metric_code(*metric) == code)
}

/// Headings in plain form and what they mean. Where two columns would mean the same, the earlier entry wins.
pub type Vocabulary = [(&'static str, Field)];

/// A heading in plain form: compatibility letters, lower case, single spaces.
pub fn plain(heading: &str) -> String {
    let folded: String = heading.nfkc().flat_map(char::to_lowercase).filter(|c| *c != '\u{feff}').collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ").trim_matches('"').to_owned()
}

/// A row of headings and what is under it.
pub struct Head<'t> {
    /// The sheet.
    pub sheet: Option<&'t str>,
    /// The headings as they stand there.
    pub headings: Vec<String>,
    /// The headings in plain form.
    pub plain: Vec<String>,
    /// The rows under it.
    pub rows: &'t [Row],
    /// The rows above it: banners and titles.
    pub above: &'t [Row],
}

/// How many rows are searched for headings; the longest known preamble has three.
const SEARCHED: usize = 12;

/// The first row whose headings fit.
pub fn find(table: &Table, fits: impl Fn(&[String]) -> bool) -> Option<Head<'_>> {
    (0..table.rows.len().min(SEARCHED)).find_map(|at| {
        let head = head_at(table.sheet.as_deref(), &table.rows, at)?;
        fits(&head.plain).then_some(head)
    })
}

/// The row at an index, as headings.
pub fn head_at<'t>(sheet: Option<&'t str>, rows: &'t [Row], at: usize) -> Option<Head<'t>> {
    let row = rows.get(at)?;
    let headings: Vec<String> = row.cells.iter().map(|cell| cell.text().into_owned()).collect();
    let plain = headings.iter().map(|heading| plain(heading)).collect();
    Some(Head { sheet, headings, plain, rows: &rows[at + 1..], above: &rows[..at] })
}

/// Whether all of these are among the headings.
pub fn has_all(headings: &[String], wanted: &[&str]) -> bool {
    wanted.iter().all(|wanted| headings.iter().any(|heading| heading == wanted))
}

/// Fields of the headings. What a person said about a heading counts where the vocabulary knows nothing.
pub fn bind(plain: &[String], vocabulary: &Vocabulary, mapping: &[(String, String)]) -> Vec<Option<Field>> {
    let found: Vec<Option<(usize, Field)>> = plain
        .iter()
        .map(|heading| {
            let known = vocabulary.iter().enumerate().find(|(_, (alias, _))| alias == heading);
            known
                .map(|(rank, (_, field))| (rank, *field))
                .or_else(|| said(heading, mapping).map(|field| (vocabulary.len(), field)))
        })
        .collect();
    // The best column for each field that only one may have.
    let mut best: Vec<(Field, usize, usize)> = Vec::new();
    for (column, entry) in found.iter().enumerate() {
        let Some((rank, field)) = *entry else { continue };
        match best.iter_mut().find(|(known, ..)| *known == field) {
            Some((_, least, at)) if rank < *least => (*least, *at) = (rank, column),
            Some(_) => {}
            None => best.push((field, rank, column)),
        }
    }
    let keeps =
        |field: Field, column| field.repeats() || best.iter().any(|(f, _, c)| *f == field && *c == column);
    found
        .iter()
        .enumerate()
        .map(|(column, entry)| entry.map(|(_, field)| field).filter(|field| keeps(*field, column)))
        .collect()
}

/// What a person said this heading means.
pub fn said(heading: &str, mapping: &[(String, String)]) -> Option<Field> {
    mapping
        .iter()
        .find(|(known, _)| !heading.is_empty() && plain(known) == heading)
        .and_then(|(_, code)| Field::of_code(code))
}
