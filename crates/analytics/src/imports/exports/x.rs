//! X: account analytics per day and per post, the video overview, and the tweet activity export that ended in 2024.
//!
//! `Shares` are copies of the link beside `Reposts`, and media views count pictures too, so neither has a metric of
//! ours where a better column stands beside it. In the old export the promoted columns are the paid part.

use super::columns::{self, Field, Unit, Vocabulary};
use super::dates::Order;
use super::export::Shape;
use super::reading::Reading;
use super::rows::{self, Grid};
use super::sheet::Table;
use Field::{Count, Date, Other, PublishedAt, RemoteId, Text, Url, Watched};
use selaras_kernel::Metric;

const NUMBERS: &[(&str, Field)] = &[
    ("impressions", Count(Metric::Impressions)),
    ("likes", Count(Metric::Reactions)),
    ("engagements", Count(Metric::Interactions)),
    ("bookmarks", Count(Metric::Saves)),
    ("new follows", Count(Metric::Follows)),
    ("unfollows", Count(Metric::Unfollows)),
    ("replies", Count(Metric::Replies)),
    ("reposts", Count(Metric::Reposts)),
    ("quotes", Count(Metric::Quotes)),
    ("profile visits", Count(Metric::ProfileVisits)),
    ("video views", Count(Metric::Views)),
    ("url clicks", Count(Metric::LinkClicks)),
];

const OVERVIEW: &[(&str, Field)] = &[("date", Date)];

const CONTENT: &[(&str, Field)] =
    &[("post id", RemoteId), ("date", PublishedAt), ("post text", Text), ("post link", Url)];

const VIDEO: &Vocabulary = &[
    ("date", Date),
    ("views", Count(Metric::Views)),
    ("watch time (ms)", Watched(Unit::Milliseconds)),
    ("average watch time (ms)", Other("derived")),
    ("completion rate", Other("derived")),
];

const LEGACY: &Vocabulary = &[
    ("tweet id", RemoteId),
    ("tweet permalink", Url),
    ("tweet text", Text),
    ("time", PublishedAt),
    ("impressions", Count(Metric::Impressions)),
    ("engagements", Count(Metric::Interactions)),
    ("retweets", Count(Metric::Reposts)),
    ("replies", Count(Metric::Replies)),
    ("favorites", Count(Metric::Reactions)),
    ("likes", Count(Metric::Reactions)),
    ("user profile clicks", Count(Metric::ProfileVisits)),
    ("url clicks", Count(Metric::LinkClicks)),
    ("follows", Count(Metric::Follows)),
    ("media views", Count(Metric::Views)),
    ("engagement rate", Other("derived")),
    ("promoted impressions", Count(Metric::PaidImpressions)),
    ("promoted engagements", Count(Metric::PaidInteractions)),
    ("promoted retweets", Count(Metric::PaidReposts)),
    ("promoted replies", Count(Metric::PaidReplies)),
    ("promoted favorites", Count(Metric::PaidReactions)),
    ("promoted likes", Count(Metric::PaidReactions)),
    ("promoted follows", Count(Metric::PaidFollows)),
    ("promoted media views", Count(Metric::PaidViews)),
    ("promoted engagement rate", Other("derived")),
];

/// Takes any of X's tables.
pub fn take(reading: &mut Reading<'_>, table: &Table) -> bool {
    let content = [CONTENT, NUMBERS].concat();
    let overview = [OVERVIEW, NUMBERS].concat();
    posts(reading, table, &["tweet id", "tweet text", "time"], Shape::XLegacy, LEGACY)
        || posts(reading, table, &["post id", "post text", "post link"], Shape::XContent, &content)
        || days(reading, table, |h| columns::has_all(h, &["date", "watch time (ms)"]), Shape::XVideo, VIDEO)
        || days(reading, table, is_overview, Shape::XOverview, &overview)
}

/// Other tools have days with likes and engagements too; three of X's own words make it sure.
fn is_overview(plain: &[String]) -> bool {
    let own =
        ["bookmarks", "new follows", "unfollows", "reposts", "profile visits", "create post", "media views"];
    let own = own.iter().filter(|word| columns::has_all(plain, &[**word])).count();
    columns::has_all(plain, &["date", "engagements"]) && own >= 3 && !columns::has_all(plain, &["network"])
}

fn posts(
    reading: &mut Reading<'_>,
    table: &Table,
    needed: &[&str],
    shape: Shape,
    vocabulary: &Vocabulary,
) -> bool {
    let Some(head) = columns::find(table, |plain| columns::has_all(plain, needed)) else { return false };
    let fields = columns::bind(&head.plain, vocabulary, &reading.hints.mapping);
    reading.is(shape, Some("x"));
    reading.columns(&head, head.sheet.unwrap_or_default(), &fields);
    let first = reading.out.posts.len();
    rows::posts(reading, &Grid::new(&head, fields, Order::MonthFirst));
    for post in &mut reading.out.posts[first..] {
        post.reply = post.text.starts_with('@');
    }
    true
}

fn days(
    reading: &mut Reading<'_>,
    table: &Table,
    fits: impl Fn(&[String]) -> bool,
    shape: Shape,
    vocabulary: &Vocabulary,
) -> bool {
    let Some(head) = columns::find(table, fits) else { return false };
    let fields = columns::bind(&head.plain, vocabulary, &reading.hints.mapping);
    reading.is(shape, Some("x"));
    reading.columns(&head, head.sheet.unwrap_or_default(), &fields);
    rows::days(reading, &Grid::new(&head, fields, Order::MonthFirst));
    true
}
