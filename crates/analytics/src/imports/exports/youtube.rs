//! YouTube Studio: the files of the zip. `Table data` has one video per row and a `Total` first, `Chart data` a video
//! per day, `Totals` the channel per day. The user chooses the columns.

use super::columns::{self, Field, Unit, Vocabulary};
use super::dates::Order;
use super::export::Shape;
use super::reading::Reading;
use super::rows::{self, Grid};
use super::sheet::Table;
use Field::{Count, Date, Duration, Other, PublishedAt, RemoteId, Text, Watched};
use selaras_kernel::Metric;

const VOCABULARY: &Vocabulary = &[
    ("date", Date),
    ("content", RemoteId),
    ("video", RemoteId),
    ("video title", Text),
    ("video publish time", PublishedAt),
    ("duration", Duration),
    ("views", Count(Metric::Views)),
    ("watch time (hours)", Watched(Unit::Hours)),
    ("likes", Count(Metric::Reactions)),
    ("shares", Count(Metric::Reposts)),
    ("comments added", Count(Metric::Replies)),
    ("comments", Count(Metric::Replies)),
    ("impressions", Count(Metric::Impressions)),
    ("unique viewers", Count(Metric::Reach)),
    ("new viewers", Count(Metric::NewViewers)),
    ("subscribers gained", Count(Metric::Follows)),
    ("subscribers lost", Count(Metric::Unfollows)),
    ("subscribers", Other("derived")),
    ("average view duration", Other("derived")),
    ("average percentage viewed (%)", Other("derived")),
    ("likes (vs. dislikes) (%)", Other("derived")),
    ("impressions click-through rate (%)", Other("derived")),
    ("average views per viewer", Other("derived")),
    ("returning viewers", Other("derived")),
];

/// Headings that no other network writes like this.
const OWN: [&str; 9] = [
    "watch time (hours)",
    "subscribers",
    "subscribers gained",
    "subscribers lost",
    "average view duration",
    "average percentage viewed (%)",
    "impressions click-through rate (%)",
    "comments added",
    "likes (vs. dislikes) (%)",
];

/// Takes any of YouTube's tables.
pub fn take(reading: &mut Reading<'_>, table: &Table) -> bool {
    videos(reading, table) || totals(reading, table)
}

fn videos(reading: &mut Reading<'_>, table: &Table) -> bool {
    let fits = |plain: &[String]| {
        columns::has_all(plain, &["video title", "video publish time"])
            && (columns::has_all(plain, &["content"]) || columns::has_all(plain, &["video"]))
    };
    let Some(head) = columns::find(table, fits) else { return false };
    let fields = columns::bind(&head.plain, VOCABULARY, &reading.hints.mapping);
    let shape = if fields.contains(&Some(Date)) { Shape::YoutubeChart } else { Shape::YoutubeTable };
    reading.is(shape, Some("youtube"));
    reading.columns(&head, head.sheet.unwrap_or_default(), &fields);
    let first = reading.out.posts.len();
    rows::posts(reading, &Grid::new(&head, fields, Order::MonthFirst));
    for post in &mut reading.out.posts[first..] {
        post.format = Some(super::export::Format::Video);
    }
    true
}

/// `Date,Views` could be anybody's: either a heading of YouTube's own or the file's name must say it.
fn totals(reading: &mut Reading<'_>, table: &Table) -> bool {
    let named = ["totals", "chart data", "table data"].iter().any(|name| reading.name.contains(name));
    let fits = |plain: &[String]| {
        let ours = OWN.iter().any(|own| columns::has_all(plain, &[*own]));
        let fields = columns::bind(plain, VOCABULARY, &[]);
        plain.first().is_some_and(|first| first == "date")
            && (ours || named)
            && fields.iter().flatten().any(|field| field.metric().is_some())
            && !fields.contains(&Some(RemoteId))
            && !columns::has_all(plain, &["network"])
            && !columns::has_all(plain, &["metric"])
    };
    let Some(head) = columns::find(table, fits) else { return false };
    let fields = columns::bind(&head.plain, VOCABULARY, &reading.hints.mapping);
    reading.is(Shape::YoutubeTotals, Some("youtube"));
    reading.columns(&head, head.sheet.unwrap_or_default(), &fields);
    rows::days(reading, &Grid::new(&head, fields, Order::MonthFirst));
    true
}
