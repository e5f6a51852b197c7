//! TikTok Studio: overview, followers and viewers per day, who they are, and videos.
//!
//! Days have no year, missing values say `undefined`, corrections are negative, and the columns of `Content` vary.
//! What one returning viewer is, follows from total and new ones.

use super::columns::{self, Field, Vocabulary};
use super::dates::Order;
use super::export::{AudienceRow, Shape};
use super::numbers::{self, Tally};
use super::reading::Reading;
use super::rows::{self, Grid};
use super::sheet::Table;
use Field::{Count, Date, Duration, Format, Other, PublishedAt, RemoteId, Text, Url, Watched};
use selaras_kernel::Metric;

const DAYS: &Vocabulary = &[
    ("date", Date),
    ("tanggal", Date),
    ("video views", Count(Metric::Views)),
    ("profile views", Count(Metric::ProfileVisits)),
    ("likes", Count(Metric::Reactions)),
    ("comments", Count(Metric::Replies)),
    ("shares", Count(Metric::Reposts)),
    ("unique viewers", Count(Metric::Reach)),
    ("reached audience", Count(Metric::Reach)),
    ("followers", Count(Metric::Followers)),
    ("difference in followers from previous day", Other("derived")),
    ("total viewers", Count(Metric::Reach)),
    ("new viewers", Count(Metric::NewViewers)),
    ("returning viewers", Other("derived")),
];

const CONTENT: &Vocabulary = &[
    ("video id", RemoteId),
    ("video title", Text),
    ("video link", Url),
    ("post time", PublishedAt),
    ("video type", Format),
    ("video duration", Duration),
    ("total likes", Count(Metric::Reactions)),
    ("total comments", Count(Metric::Replies)),
    ("total shares", Count(Metric::Reposts)),
    ("total views", Count(Metric::Views)),
    ("add to favorites", Count(Metric::Saves)),
    ("total favorites", Count(Metric::Saves)),
    ("new followers", Count(Metric::Follows)),
    ("total play time", Watched(columns::Unit::Seconds)),
    ("reached audience", Count(Metric::Reach)),
    ("average watch time", Other("derived")),
    ("watched full video", Other("derived")),
];

/// Takes any of TikTok's tables.
pub fn take(reading: &mut Reading<'_>, table: &Table) -> bool {
    content(reading, table)
        || days(reading, table, Shape::TiktokOverview, &["date", "video views", "profile views"])
        || days(
            reading,
            table,
            Shape::TiktokFollowers,
            &["date", "followers", "difference in followers from previous day"],
        )
        || days(reading, table, Shape::TiktokViewers, &["date", "total viewers", "new viewers"])
        || audience(reading, table, &["gender", "distribution"], "gender")
        || audience(reading, table, &["top territories", "distribution"], "territory")
}

fn content(reading: &mut Reading<'_>, table: &Table) -> bool {
    let fits = |plain: &[String]| {
        columns::has_all(plain, &["post time"])
            && (columns::has_all(plain, &["video link"]) || columns::has_all(plain, &["video title"]))
    };
    let Some(head) = columns::find(table, fits) else { return false };
    let fields = columns::bind(&head.plain, CONTENT, &reading.hints.mapping);
    reading.is(Shape::TiktokContent, Some("tiktok"));
    reading.columns(&head, head.sheet.unwrap_or_default(), &fields);
    let first = reading.out.posts.len();
    let typed = fields.contains(&Some(Format));
    rows::posts(reading, &Grid::new(&head, fields, Order::MonthFirst));
    for post in &mut reading.out.posts[first..] {
        // The column set seldom says so, but the address does.
        if !typed && post.format.is_none() {
            post.format = post.url.as_deref().and_then(|url| {
                [("/video/", super::export::Format::Video), ("/photo/", super::export::Format::Carousel)]
                    .into_iter()
                    .find_map(|(part, format)| url.contains(part).then_some(format))
            });
        }
    }
    true
}

fn days(reading: &mut Reading<'_>, table: &Table, shape: Shape, needed: &[&str]) -> bool {
    let Some(head) = columns::find(table, |plain| columns::has_all(plain, needed)) else { return false };
    let fields = columns::bind(&head.plain, DAYS, &reading.hints.mapping);
    reading.is(shape, Some("tiktok"));
    reading.columns(&head, head.sheet.unwrap_or_default(), &fields);
    rows::days(reading, &Grid::new(&head, fields, Order::DayFirst));
    true
}

fn audience(reading: &mut Reading<'_>, table: &Table, needed: &[&str], kind: &str) -> bool {
    let Some(head) = columns::find(table, |plain| columns::has_all(plain, needed)) else { return false };
    let place = |name: &str| head.plain.iter().position(|heading| heading == name);
    let (Some(label), Some(share)) = (place(needed[0]), place(needed[1])) else { return false };
    reading.is(Shape::TiktokAudience, Some("tiktok"));
    let fields: Vec<Option<Field>> = (0..head.plain.len())
        .map(|column| match column {
            c if c == label => Some(Other("label")),
            c if c == share => Some(Other("share")),
            _ => None,
        })
        .collect();
    reading.columns(&head, head.sheet.unwrap_or_default(), &fields);
    let cells = || head.rows.iter().filter_map(|row| row.filled(share));
    let marks = Tally::of(cells()).of_fractions(Tally::default(), reading.semicolon);
    // Fractions by nature; a column with a bare number above one can only be of percentages.
    let percent = cells().any(|cell| {
        numbers::read(cell, marks).is_some_and(|n| !n.percent && n.float().is_some_and(|value| value > 1.0))
    });
    for row in head.rows {
        reading.out.rows += 1;
        let value = row.filled(share).map(|cell| (cell.text(), numbers::share(cell, marks, percent)));
        match value {
            Some((_, Some(share))) => reading.out.audience.push(AudienceRow {
                line: row.line,
                sheet: head.sheet.map(str::to_owned),
                of: "followers".into(),
                kind: kind.into(),
                label: row.filled(label).map(|cell| cell.text().into_owned()).unwrap_or_default(),
                share: Some(share),
                count: None,
            }),
            Some((text, None)) if !numbers::is_unknown(&text) => {
                reading.reject_row(
                    row,
                    head.sheet,
                    head.headings.get(share).map(String::as_str),
                    &text,
                    "number_unreadable",
                );
            }
            _ => reading.skip(row, head.sheet, "no_numbers"),
        }
    }
    true
}
