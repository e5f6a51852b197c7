//! Exports of other tools, for those who move to us.
//!
//! Evidence: the tests of one public importer (Prism, `app/migrate/files`, found through the code search in 2026),
//! which hold a heading line and rows for each of these; no vendor documents them. A single witness, so a table must
//! show several of a tool's own words together. Metricool's posts, Later's days and the rest were found nowhere and
//! are left to a person's mapping.

use super::columns::{self, Field, Vocabulary};
use super::dates::Order;
use super::export::Shape;
use super::reading::Reading;
use super::rows::{self, Grid};
use super::sheet::Table;
use Field::{Author, Count, Date, Format, Network, Other, PublishedAt, PublishedTime, RemoteId, Text, Url};
use selaras_kernel::Metric;

/// What all of them call the same.
const NUMBERS: [(&str, Field); 17] = [
    ("impressions", Count(Metric::Impressions)),
    ("reach", Count(Metric::Reach)),
    ("engagements", Count(Metric::Interactions)),
    ("engagement", Count(Metric::Interactions)),
    ("interactions", Count(Metric::Interactions)),
    ("reactions", Count(Metric::Reactions)),
    ("likes", Count(Metric::Reactions)),
    ("comments", Count(Metric::Replies)),
    ("shares", Count(Metric::Reposts)),
    ("saves", Count(Metric::Saves)),
    ("clicks", Count(Metric::Clicks)),
    ("post link clicks", Count(Metric::LinkClicks)),
    ("video views", Count(Metric::Views)),
    ("engagement rate", Other("derived")),
    ("engagement rate (per impression)", Other("derived")),
    ("net audience growth", Other("derived")),
    ("sent by", Other("ignored")),
];

/// One table of one tool.
struct Tool {
    shape: Shape,
    /// Headings that must all be there.
    needed: &'static [&'static str],
    vocabulary: &'static Vocabulary,
    order: Order,
    days: bool,
}

const TOOLS: [Tool; 7] = [
    Tool {
        shape: Shape::Hootsuite,
        needed: &["date (gmt)", "post message", "social network"],
        vocabulary: &[
            ("date (gmt)", PublishedAt),
            ("post id", RemoteId),
            ("post message", Text),
            ("post permalink", Url),
            ("post type", Format),
            ("social network", Network),
            ("social profile", Author),
        ],
        order: Order::MonthFirst,
        days: false,
    },
    Tool {
        shape: Shape::SproutPosts,
        needed: &["date", "post id", "network", "sent by", "post"],
        vocabulary: &[
            ("date", PublishedAt),
            ("post id", RemoteId),
            ("network", Network),
            ("content type", Format),
            ("post type", Other("ignored")),
            ("profile", Author),
            ("link", Url),
            ("post", Text),
        ],
        order: Order::MonthFirst,
        days: false,
    },
    Tool {
        shape: Shape::SproutProfile,
        needed: &["date", "profile", "network", "audience", "net audience growth"],
        vocabulary: &[
            ("date", Date),
            ("profile", Author),
            ("network", Network),
            ("audience", Count(Metric::Followers)),
            ("audience gained", Count(Metric::Follows)),
            ("audience lost", Count(Metric::Unfollows)),
            // Posts of the day; ours counts all there are.
            ("published posts", Other("ignored")),
        ],
        order: Order::MonthFirst,
        days: true,
    },
    Tool {
        shape: Shape::Buffer,
        needed: &["date", "update", "service", "service link"],
        vocabulary: &[
            ("date", PublishedAt),
            ("update", Text),
            ("service", Network),
            ("service link", Url),
            ("type", Format),
        ],
        order: Order::MonthFirst,
        days: false,
    },
    Tool {
        shape: Shape::Metricool,
        needed: &["date", "followers", "gained followers", "lost followers"],
        vocabulary: &[
            ("date", Date),
            ("followers", Count(Metric::Followers)),
            ("gained followers", Count(Metric::Follows)),
            ("lost followers", Count(Metric::Unfollows)),
            ("posts", Other("ignored")),
        ],
        order: Order::DayFirst,
        days: true,
    },
    Tool {
        shape: Shape::Later,
        needed: &["posted at", "caption", "media type", "post url"],
        vocabulary: &[
            ("posted at", PublishedAt),
            ("caption", Text),
            ("media type", Format),
            ("post url", Url),
        ],
        order: Order::MonthFirst,
        days: false,
    },
    Tool {
        shape: Shape::Agorapulse,
        needed: &["publishing date", "publishing time", "message"],
        vocabulary: &[
            ("publishing date", PublishedAt),
            ("publishing time", PublishedTime),
            ("message", Text),
            ("link", Url),
        ],
        order: Order::DayFirst,
        days: false,
    },
];

/// Takes a table of another tool.
pub fn take(reading: &mut Reading<'_>, table: &Table) -> bool {
    TOOLS.iter().any(|tool| {
        let Some(head) = columns::find(table, |plain| columns::has_all(plain, tool.needed)) else {
            return false;
        };
        let words = [tool.vocabulary, &NUMBERS].concat();
        let fields = columns::bind(&head.plain, &words, &reading.hints.mapping);
        reading.is(tool.shape, None);
        reading.columns(&head, head.sheet.unwrap_or_default(), &fields);
        let grid = Grid::new(&head, fields, tool.order);
        if tool.days {
            rows::days(reading, &grid)
        } else {
            rows::posts(reading, &grid)
        }
        true
    })
}
