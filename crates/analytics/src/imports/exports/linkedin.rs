//! LinkedIn: a page's content, followers, visitors and competitors, and a member's own analytics.
//!
//! Every sheet is known by its headings, wherever they stand: content has a banner above them, a member's top posts
//! are two tables side by side. `Total followers` of a day are the ones won that day. Organic columns follow from the
//! total and the sponsored ones.

use super::columns::{self, Field, Head, Vocabulary};
use super::dates::{self, Order};
use super::export::{AudienceRow, CompetitorRow, DayRow, Shape, Share, Skipped};
use super::measures::Measures;
use super::numbers::{self, Marks, Tally};
use super::reading::Reading;
use super::rows::{self, Grid};
use super::sheet::{Cell, Row, Table};
use Field::{Count, Date, Format, Other, PublishedAt, Text, Url};
use selaras_kernel::Metric;

const CONTENT: &Vocabulary = &[
    ("date", Date),
    ("impressions (total)", Count(Metric::Impressions)),
    ("impressions (sponsored)", Count(Metric::PaidImpressions)),
    ("impressions (organic)", Other("derived")),
    ("unique impressions (organic)", Count(Metric::Reach)),
    ("clicks (total)", Count(Metric::Clicks)),
    ("clicks (sponsored)", Count(Metric::PaidClicks)),
    ("clicks (organic)", Other("derived")),
    ("reactions (total)", Count(Metric::Reactions)),
    ("reactions (sponsored)", Count(Metric::PaidReactions)),
    ("reactions (organic)", Other("derived")),
    ("comments (total)", Count(Metric::Replies)),
    ("comments (sponsored)", Count(Metric::PaidReplies)),
    ("comments (organic)", Other("derived")),
    ("reposts (total)", Count(Metric::Reposts)),
    ("reposts (sponsored)", Count(Metric::PaidReposts)),
    ("reposts (organic)", Other("derived")),
    ("engagement rate (total)", Other("derived")),
    ("engagement rate (sponsored)", Other("derived")),
    ("engagement rate (organic)", Other("derived")),
];

const POSTS: &Vocabulary = &[
    ("post title", Text),
    ("post link", Url),
    // Whoever of the team posted it, not the page.
    ("posted by", Other("ignored")),
    ("created date", PublishedAt),
    ("content type", Format),
    ("impressions", Count(Metric::Impressions)),
    ("views", Count(Metric::Views)),
    ("clicks", Count(Metric::Clicks)),
    ("likes", Count(Metric::Reactions)),
    ("comments", Count(Metric::Replies)),
    ("reposts", Count(Metric::Reposts)),
    ("follows", Count(Metric::Follows)),
    ("click through rate (ctr)", Other("derived")),
    ("engagement rate", Other("derived")),
    ("post type", Other("ignored")),
    ("campaign name", Other("ignored")),
    ("campaign start date", Other("ignored")),
    ("campaign end date", Other("ignored")),
    ("audience", Other("ignored")),
];

const FOLLOWERS: &Vocabulary = &[
    ("date", Date),
    ("total followers", Count(Metric::Follows)),
    ("sponsored followers", Count(Metric::PaidFollows)),
    ("organic followers", Other("derived")),
    ("auto-invited followers", Other("derived")),
];

const VISITORS: &Vocabulary = &[("date", Date), ("total page views (total)", Count(Metric::ProfileVisits))];

const MEMBER_DAYS: &Vocabulary = &[
    ("date", Date),
    ("impressions", Count(Metric::Impressions)),
    ("engagements", Count(Metric::Interactions)),
    ("new followers", Count(Metric::Follows)),
];

const MEMBER_POSTS: &Vocabulary = &[
    ("post url", Url),
    ("post publish date", PublishedAt),
    ("engagements", Count(Metric::Interactions)),
    ("impressions", Count(Metric::Impressions)),
];

/// Takes any of LinkedIn's sheets.
pub fn take(reading: &mut Reading<'_>, table: &Table) -> bool {
    let days: [(&[&str], Shape, &Vocabulary); 5] = [
        (&["date", "impressions (total)"], Shape::LinkedinContent, CONTENT),
        (&["date", "sponsored followers", "total followers"], Shape::LinkedinFollowers, FOLLOWERS),
        (&["date", "total page views (total)"], Shape::LinkedinVisitors, VISITORS),
        (&["date", "impressions", "engagements"], Shape::LinkedinMember, MEMBER_DAYS),
        (&["date", "new followers"], Shape::LinkedinMember, MEMBER_DAYS),
    ];
    for (needed, shape, vocabulary) in days {
        // A member's sheets have no more than these columns; with more it is another network's table.
        let narrow = shape == Shape::LinkedinMember;
        let fits = |plain: &[String]| {
            let filled = plain.iter().filter(|heading| !heading.is_empty()).count();
            columns::has_all(plain, needed) && (!narrow || (filled == needed.len() && table.sheet.is_some()))
        };
        if let Some(head) = columns::find(table, fits) {
            let mut fields = columns::bind(&head.plain, vocabulary, &reading.hints.mapping);
            if shape == Shape::LinkedinVisitors {
                ignore_parts(&head.plain, &mut fields);
            }
            reading.is(shape, Some("linkedin"));
            reading.columns(&head, head.sheet.unwrap_or_default(), &fields);
            if narrow {
                total_followers(reading, &head);
            }
            rows::days(reading, &Grid::new(&head, fields, Order::MonthFirst));
            return true;
        }
    }
    posts(reading, table)
        || top_posts(reading, table)
        || competitors(reading, table)
        || demographics(reading, table)
        || page_demographics(reading, table)
        || discovery(reading, table)
}

/// Visits to single tabs of the page and from single devices are parts of the total, and nothing to ask people about.
fn ignore_parts(plain: &[String], fields: &mut [Option<Field>]) {
    for (heading, field) in plain.iter().zip(fields) {
        let part = !heading.starts_with("total ") || !heading.ends_with("(total)");
        if field.is_none()
            && part
            && (heading.contains("page views (") || heading.contains("unique visitors ("))
        {
            *field = Some(Other("ignored"));
        }
    }
}

fn posts(reading: &mut Reading<'_>, table: &Table) -> bool {
    let needed = ["post title", "post link", "created date"];
    let Some(head) = columns::find(table, |plain| columns::has_all(plain, &needed)) else { return false };
    let fields = columns::bind(&head.plain, POSTS, &reading.hints.mapping);
    reading.is(Shape::LinkedinContent, Some("linkedin"));
    reading.columns(&head, head.sheet.unwrap_or_default(), &fields);
    rows::posts(reading, &Grid::new(&head, fields, Order::MonthFirst));
    true
}

/// `Total followers on 9/28/2026` above the days of a member: a level, which the days are not.
fn total_followers(reading: &mut Reading<'_>, head: &Head<'_>) {
    for row in head.above {
        let label = row.first();
        let Some(day) = label.to_lowercase().strip_prefix("total followers on ").map(str::to_owned) else {
            continue;
        };
        reading.out.rows += 1;
        let date = dates::single(&day, Order::MonthFirst);
        let count =
            row.filled(1).and_then(|cell| numbers::read(cell, Marks::Grouped)).and_then(|n| n.whole());
        match (date, count) {
            (Some(date), Some(value)) => reading.out.days.push(DayRow {
                line: row.line,
                sheet: head.sheet.map(str::to_owned),
                network: None,
                account: None,
                date,
                metric: Metric::Followers,
                value,
            }),
            (None, _) => reading.reject_row(row, head.sheet, None, &label, "date_unreadable"),
            (_, None) => reading.reject_row(row, head.sheet, None, &label, "number_unreadable"),
        }
    }
}

/// The best by engagements beside the best by impressions: a post may be in both, in different rows.
fn top_posts(reading: &mut Reading<'_>, table: &Table) -> bool {
    let fits = |plain: &[String]| columns::has_all(plain, &["post url", "post publish date"]);
    let Some(head) = columns::find(table, fits) else { return false };
    reading.is(Shape::LinkedinMember, Some("linkedin"));
    let starts: Vec<usize> = (0..head.plain.len()).filter(|at| head.plain[*at] == "post url").collect();
    let before = reading.out.posts.len();
    let counted = reading.out.rows;
    for (nth, start) in starts.iter().enumerate() {
        let end = starts.get(nth + 1).copied().unwrap_or(head.plain.len());
        let rows: Vec<Row> = head
            .rows
            .iter()
            .map(|row| Row {
                line: row.line,
                cells: row.cells.get(*start..end.min(row.cells.len())).unwrap_or_default().to_vec(),
            })
            .collect();
        let side = Head {
            sheet: head.sheet,
            headings: head.headings[*start..end].to_vec(),
            plain: head.plain[*start..end].to_vec(),
            rows: &rows,
            above: &[],
        };
        let fields = columns::bind(&side.plain, MEMBER_POSTS, &reading.hints.mapping);
        reading.columns(&side, head.sheet.unwrap_or_default(), &fields);
        rows::posts(reading, &Grid::new(&side, fields, Order::MonthFirst));
    }
    // Both sides of one row were counted.
    reading.out.rows = counted + head.rows.iter().filter(|row| !row.is_blank()).count() as u64;
    merge(reading, before, &head);
    true
}

/// Posts of the same address become one, with the numbers of both.
fn merge(reading: &mut Reading<'_>, before: usize, head: &Head<'_>) {
    let sheet = head.sheet.map(str::to_owned);
    let found = reading.out.posts.split_off(before);
    let mut places = std::collections::HashMap::new();
    for post in found {
        let at = reading.out.posts.len();
        match places.entry(post.url.clone()) {
            std::collections::hash_map::Entry::Vacant(place) => {
                place.insert(at);
                reading.out.posts.push(post);
            }
            std::collections::hash_map::Entry::Occupied(place) => {
                let known = &mut reading.out.posts[*place.get()];
                for (metric, value) in post.numbers {
                    if known.numbers.iter().all(|(m, _)| *m != metric) {
                        known.numbers.push((metric, value));
                    }
                }
            }
        }
    }
    // A row both of whose posts went to others is accounted for, too.
    let posts: std::collections::HashSet<u64> =
        reading.out.posts[before..].iter().map(|post| post.line).collect();
    let lost = reading
        .out
        .rejected
        .iter()
        .filter(|r| r.whole_row && r.sheet == sheet)
        .map(|r| r.line)
        .collect::<Vec<_>>();
    for row in head.rows {
        if !row.is_blank() && !posts.contains(&row.line) && !lost.contains(&row.line) {
            reading.out.skipped.push(Skipped {
                line: row.line,
                sheet: sheet.clone(),
                reason: "merged_row".into(),
            });
        }
    }
}

fn competitors(reading: &mut Reading<'_>, table: &Table) -> bool {
    let fits = |plain: &[String]| columns::has_all(plain, &["page", "total followers", "new followers"]);
    let Some(head) = columns::find(table, fits) else { return false };
    const VOCABULARY: &Vocabulary = &[
        ("page", Other("name")),
        ("total followers", Other("followers")),
        ("new followers", Other("new_followers")),
        ("total post engagements", Other("engagements")),
        ("total posts", Other("posts")),
    ];
    let fields = columns::bind(&head.plain, VOCABULARY, &[]);
    reading.is(Shape::LinkedinCompetitors, Some("linkedin"));
    reading.columns(&head, head.sheet.unwrap_or_default(), &fields);
    reading.period(head.above.iter().find_map(|row| dates::range(&row.first(), Order::MonthFirst)));
    let grid = Grid::new(&head, fields, Order::MonthFirst);
    let measures = Measures::new(reading, &grid);
    for row in &grid.rows {
        reading.out.rows += 1;
        let Some(name) = grid.column(Other("name")).and_then(|column| row.filled(column)) else {
            reading.reject_row(row, grid.sheet, None, "", "no_identity");
            continue;
        };
        let mut number = |code| measures.count(reading, &grid, row, code);
        let competitor = CompetitorRow {
            line: row.line,
            sheet: grid.sheet.map(str::to_owned),
            name: name.text().into_owned(),
            followers: number("followers"),
            new_followers: number("new_followers"),
            posts: number("posts"),
            engagements: number("engagements"),
        };
        reading.out.competitors.push(competitor);
    }
    true
}

/// A member's audience: kind, value, and a percentage that may be `< 1%`.
fn demographics(reading: &mut Reading<'_>, table: &Table) -> bool {
    let fits = |plain: &[String]| columns::has_all(plain, &["top demographics", "value", "percentage"]);
    let Some(head) = columns::find(table, fits) else { return false };
    let place = |name: &str| head.plain.iter().position(|heading| heading == name);
    let (Some(kind), Some(label), Some(share)) =
        (place("top demographics"), place("value"), place("percentage"))
    else {
        return false;
    };
    reading.is(Shape::LinkedinMember, Some("linkedin"));
    const VOCABULARY: &Vocabulary =
        &[("top demographics", Other("kind")), ("value", Other("label")), ("percentage", Other("share"))];
    reading.columns(&head, head.sheet.unwrap_or_default(), &columns::bind(&head.plain, VOCABULARY, &[]));
    let marks = Tally::of(head.rows.iter().filter_map(|r| r.filled(share)))
        .of_fractions(Tally::default(), reading.semicolon);
    for row in head.rows {
        let read = row.filled(share).and_then(|cell| numbers::share(cell, marks, false));
        let kind = row.filled(kind).map(Cell::text).unwrap_or_default();
        let label = row.filled(label).map(Cell::text).unwrap_or_default();
        let value = row.filled(share).map(Cell::text).unwrap_or_default().into_owned();
        audience(
            reading,
            head.sheet,
            row,
            ("audience", kind_of(&kind), &label),
            &value,
            read.map(Measure::Share),
        );
    }
    true
}

enum Measure {
    Share(Share),
    Count(i64),
}

fn audience(
    reading: &mut Reading<'_>,
    sheet: Option<&str>,
    row: &Row,
    (of, kind, label): (&str, &str, &str),
    value: &str,
    measure: Option<Measure>,
) {
    reading.out.rows += 1;
    let (share, count) = match measure {
        Some(Measure::Share(share)) => (Some(share), None),
        Some(Measure::Count(count)) => (None, Some(count)),
        None if numbers::is_unknown(value) => return reading.skip(row, sheet, "no_numbers"),
        None => return reading.reject_row(row, sheet, None, value, "number_unreadable"),
    };
    let sheet = sheet.map(str::to_owned);
    let (of, kind, label) = (of.to_owned(), kind.to_owned(), label.to_owned());
    reading.out.audience.push(AudienceRow { line: row.line, sheet, of, kind, label, share, count });
}

/// Our word for a kind of people; what we have no word for is told apart by its label only.
fn kind_of(heading: &str) -> &'static str {
    match columns::plain(heading).as_str() {
        "location" | "locations" => "location",
        "job title" | "job titles" => "job_title",
        "job function" => "job",
        "seniority" => "seniority",
        "industry" | "industries" => "industry",
        "company size" => "company_size",
        "company" | "companies" => "company",
        _ => "other",
    }
}

/// A page's followers or visitors by one trait per sheet.
fn page_demographics(reading: &mut Reading<'_>, table: &Table) -> bool {
    let fits = |plain: &[String]| {
        let [kind, measure] = plain else { return false };
        kind_of(kind) != "other" && ["total followers", "total views"].contains(&measure.as_str())
    };
    let Some(head) = columns::find(table, fits) else { return false };
    let followers = head.plain[1] == "total followers";
    let shape = if followers { Shape::LinkedinFollowers } else { Shape::LinkedinVisitors };
    reading.is(shape, Some("linkedin"));
    reading.columns(&head, head.sheet.unwrap_or_default(), &[Some(Other("label")), Some(Other("count"))]);
    let kind = kind_of(&head.plain[0]);
    let marks = Tally::of(head.rows.iter().filter_map(|row| row.filled(1))).of_counts(reading.semicolon);
    for row in head.rows {
        let count =
            row.filled(1).and_then(|cell| numbers::read(cell, marks)).and_then(|number| number.whole());
        let value = row.filled(1).map(Cell::text).unwrap_or_default().into_owned();
        let of = if followers { "followers" } else { "visitors" };
        audience(reading, head.sheet, row, (of, kind, &row.first()), &value, count.map(Measure::Count));
    }
    true
}

/// The member's first sheet: sums of the period, which the days give too.
fn discovery(reading: &mut Reading<'_>, table: &Table) -> bool {
    let fits = |plain: &[String]| plain.first().is_some_and(|first| first == "overall performance");
    let Some(head) = columns::find(table, fits) else { return false };
    reading.is(Shape::LinkedinMember, Some("linkedin"));
    reading.period(head.headings.get(1).and_then(|range| dates::range(range, Order::MonthFirst)));
    for row in head.rows {
        reading.out.rows += 1;
        reading.skip(row, head.sheet, "period_total");
    }
    true
}
