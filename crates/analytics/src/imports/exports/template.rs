//! Our own template: plain headings in English or Indonesian, one column per metric. And any other table, once a
//! person has said what its headings mean.
//!
//! Posts: [`TEMPLATE_POSTS`] and any metric's code as a heading. Days: [`TEMPLATE_DAYS`], either one metric per row
//! (`metric`, `value`) or one column per metric. Dates are ISO (`2026-09-01`, `2026-09-01 18:30`); others are guessed
//! from their column, day first.

use super::columns::{self, Field, Head, Vocabulary};
use super::dates::{DateCell, Order};
use super::export::{DayRow, Shape};
use super::measures::Measures;
use super::numbers;
use super::reading::Reading;
use super::rows::{self, Grid};
use super::sheet::{Cell, Table};
use Field::{Author, Count, Date, Duration, Format, Network, Other, PublishedAt, RemoteId, Text, Url};
use selaras_kernel::Metric;

/// Headings of the template for posts, English and Indonesian; a column per metric follows.
pub const TEMPLATE_POSTS: [(&str, &str); 8] = [
    ("network", "jaringan"),
    ("account", "akun"),
    ("post_id", "id_postingan"),
    ("url", "tautan"),
    ("published_at", "terbit_pada"),
    ("text", "teks"),
    ("format", "bentuk"),
    ("duration_seconds", "durasi_detik"),
];

/// Headings of the template for days, English and Indonesian; the last two may be left out for a column per metric.
pub const TEMPLATE_DAYS: [(&str, &str); 5] = [
    ("network", "jaringan"),
    ("account", "akun"),
    ("date", "tanggal"),
    ("metric", "metrik"),
    ("value", "nilai"),
];

/// Indonesian headings of the metrics; the English ones are their codes.
pub const TEMPLATE_METRICS: [(&str, Metric); 29] = [
    ("reaksi", Metric::Reactions),
    ("dibagikan_ulang", Metric::Reposts),
    ("balasan", Metric::Replies),
    ("kutipan", Metric::Quotes),
    ("disimpan", Metric::Saves),
    ("klik", Metric::Clicks),
    ("klik_tautan", Metric::LinkClicks),
    ("penayangan", Metric::Views),
    ("impresi", Metric::Impressions),
    ("jangkauan", Metric::Reach),
    ("detik_ditonton", Metric::WatchSeconds),
    ("pengikut_baru", Metric::Follows),
    ("berhenti_mengikuti", Metric::Unfollows),
    ("kunjungan_profil", Metric::ProfileVisits),
    ("interaksi", Metric::Interactions),
    ("disembunyikan", Metric::Hides),
    ("pengikut", Metric::Followers),
    ("mengikuti", Metric::Following),
    ("jumlah_postingan", Metric::Posts),
    ("penonton_baru", Metric::NewViewers),
    ("impresi_berbayar", Metric::PaidImpressions),
    ("jangkauan_berbayar", Metric::PaidReach),
    ("interaksi_berbayar", Metric::PaidInteractions),
    ("reaksi_berbayar", Metric::PaidReactions),
    ("balasan_berbayar", Metric::PaidReplies),
    ("dibagikan_ulang_berbayar", Metric::PaidReposts),
    ("klik_berbayar", Metric::PaidClicks),
    ("pengikut_baru_berbayar", Metric::PaidFollows),
    ("penayangan_berbayar", Metric::PaidViews),
];

fn vocabulary() -> Vec<(&'static str, Field)> {
    let fields = [Network, Author, RemoteId, Url, PublishedAt, Text, Format, Duration];
    let mut words = Vec::new();
    for ((english, indonesian), field) in TEMPLATE_POSTS.into_iter().zip(fields) {
        words.extend([(english, field), (indonesian, field)]);
    }
    let fields = [Network, Author, Date, Other("metric"), Other("value")];
    for ((english, indonesian), field) in TEMPLATE_DAYS.into_iter().zip(fields) {
        words.extend([(english, field), (indonesian, field)]);
    }
    words.extend(Metric::ALL.map(|metric| (columns::metric_code(metric), Count(metric))));
    // What people call the column of accounts beside our own word.
    words.extend([("profile", Author), ("profil", Author)]);
    words.extend(TEMPLATE_METRICS.map(|(word, metric)| (word, Count(metric))));
    words
}

fn has(fields: &[Option<Field>], field: Field) -> bool {
    fields.contains(&Some(field))
}

fn counts(fields: &[Option<Field>]) -> bool {
    fields.iter().flatten().any(|field| field.metric().is_some())
}

fn are_posts(fields: &[Option<Field>]) -> bool {
    let known = has(fields, RemoteId) || has(fields, Url) || (has(fields, PublishedAt) && has(fields, Text));
    known && counts(fields)
}

/// Takes the template.
pub fn take(reading: &mut Reading<'_>, table: &Table) -> bool {
    let words = vocabulary();
    let fits = |plain: &[String]| {
        let fields = columns::bind(plain, &words, &[]);
        let long = has(&fields, Date) && has(&fields, Other("metric")) && has(&fields, Other("value"));
        long || (has(&fields, Date) && counts(&fields)) || (has(&fields, PublishedAt) && are_posts(&fields))
    };
    let Some(head) = columns::find(table, fits) else { return false };
    let fields = columns::bind(&head.plain, &words, &reading.hints.mapping);
    let long = has(&fields, Other("metric")) && has(&fields, Other("value")) && has(&fields, Date);
    reading.columns(&head, head.sheet.unwrap_or_default(), &fields);
    if long {
        reading.is(Shape::TemplateDays, None);
        long_days(reading, &head, fields);
    } else if are_posts(&fields) {
        reading.is(Shape::TemplatePosts, None);
        rows::posts(reading, &Grid::new(&head, fields, Order::DayFirst));
    } else {
        reading.is(Shape::TemplateDays, None);
        rows::days(reading, &Grid::new(&head, fields, Order::DayFirst));
    }
    true
}

/// One metric per row.
fn long_days(reading: &mut Reading<'_>, head: &Head<'_>, fields: Vec<Option<Field>>) {
    let grid = Grid::new(head, fields, Order::DayFirst);
    let dates = grid.dates(reading, Date);
    let measures = Measures::new(reading, &grid);
    let text = |row, field| {
        let column = grid.column(field)?;
        let text = super::sheet::Row::filled(row, column).map(Cell::text)?;
        (!numbers::is_unknown(&text)).then(|| text.into_owned())
    };
    for (row, date) in grid.rows.iter().zip(dates) {
        reading.out.rows += 1;
        let DateCell::At(when) = date else {
            let value = text(row, Date).unwrap_or_default();
            reading.reject_row(row, grid.sheet, Some("date"), &value, "date_unreadable");
            continue;
        };
        let name = text(row, Other("metric")).unwrap_or_default();
        let Some(metric) = metric_named(&name) else {
            reading.reject_row(row, grid.sheet, Some("metric"), &name, "no_identity");
            continue;
        };
        let (network, account) = (rows::row_network(&grid, row), text(row, Author));
        let Some(value) = measures.count(reading, &grid, row, "value") else {
            reading.skip(row, grid.sheet, "no_numbers");
            continue;
        };
        reading.out.days.push(DayRow {
            line: row.line,
            sheet: grid.sheet.map(str::to_owned),
            network,
            account,
            date: when.date,
            metric,
            value,
        });
    }
}

fn metric_named(name: &str) -> Option<Metric> {
    let name = columns::plain(name).replace(' ', "_");
    columns::metric_of(&name)
        .or_else(|| TEMPLATE_METRICS.iter().find(|(word, _)| *word == name).map(|(_, metric)| *metric))
}

/// Takes a table nobody knows, if a person said enough about its headings.
pub fn take_mapped(reading: &mut Reading<'_>, table: &Table) -> bool {
    let mapping = reading.hints.mapping.clone();
    let words: &Vocabulary = &vocabulary();
    let fits = |plain: &[String]| {
        let fields = columns::bind(plain, words, &mapping);
        let said = plain.iter().any(|heading| columns::said(heading, &mapping).is_some());
        said && (are_posts(&fields) || (has(&fields, Date) && counts(&fields)))
    };
    let Some(head) = columns::find(table, fits) else { return false };
    let fields = columns::bind(&head.plain, words, &mapping);
    reading.columns(&head, head.sheet.unwrap_or_default(), &fields);
    if are_posts(&fields) {
        reading.is(Shape::MappedPosts, None);
        rows::posts(reading, &Grid::new(&head, fields, Order::DayFirst));
    } else {
        reading.is(Shape::MappedDays, None);
        rows::days(reading, &Grid::new(&head, fields, Order::DayFirst));
    }
    true
}
