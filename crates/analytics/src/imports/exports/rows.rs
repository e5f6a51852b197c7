//! Rows to posts and to days, by the fields of their columns: what all networks have in common.

use super::columns::{Field, Head};
use super::dates::{self, DateCell, Order, When};
use super::export::{DayRow, Format, PostDayRow, PostRow};
use super::numbers::{self, Marks, Tally};
use super::reading::Reading;
use super::sheet::{Cell, Row};
use jiff::civil::Date;
use selaras_kernel::Metric;
use std::collections::HashSet;
use unicode_normalization::UnicodeNormalization;

/// A table with known columns.
pub struct Grid<'t> {
    /// The sheet.
    pub sheet: Option<&'t str>,
    /// Headings as they stand there.
    pub headings: &'t [String],
    /// What they mean.
    pub fields: Vec<Option<Field>>,
    /// The data rows.
    pub rows: Vec<&'t Row>,
    /// The order of day and month this export is known to use.
    pub order: Order,
}

impl<'t> Grid<'t> {
    /// All rows under a head.
    pub fn new(head: &'t Head<'t>, fields: Vec<Option<Field>>, order: Order) -> Self {
        let rows = head.rows.iter().filter(|row| !row.is_blank()).collect();
        Self { sheet: head.sheet, headings: &head.headings, fields, rows, order }
    }

    /// The column of a field.
    pub fn column(&self, field: Field) -> Option<usize> {
        self.fields.iter().position(|f| *f == Some(field))
    }

    /// The heading of a column.
    pub fn heading(&self, column: usize) -> &'t str {
        self.headings.get(column).map_or("", String::as_str)
    }

    fn text(&self, row: &'t Row, field: Field) -> Option<String> {
        let cell = row.filled(self.column(field)?)?;
        let text = cell.text();
        (!numbers::is_unknown(&text)).then(|| text.into_owned())
    }

    /// The dates of a column, in the order of the rows; all unknown if there is no such column.
    pub fn dates(&self, reading: &mut Reading<'_>, field: Field) -> Vec<DateCell> {
        let Some(column) = self.column(field) else {
            return vec![DateCell::Unknown; self.rows.len()];
        };
        let heading = self.heading(column);
        let cells: Vec<Option<&Cell>> = self
            .rows
            .iter()
            .map(|row| {
                row.filled(column).filter(|cell| !is_total(&cell.text()) && !is_lifetime(&cell.text()))
            })
            .collect();
        let newest = dates::newest(reading.hints.today, reading.named_range);
        let mut found = dates::column(&cells, self.order, newest);
        if let Some((from, to)) = found.years {
            reading.assume("year_inferred", &[("from", &from.to_string()), ("to", &to.to_string())]);
        }
        match found.order {
            Some((Order::DayFirst, because)) => {
                reading.assume("day_first", &[("column", heading), ("because", because)]);
            }
            Some((Order::MonthFirst, because)) if because != "a_day_above_12" => {
                reading.assume("month_first", &[("column", heading), ("because", because)]);
            }
            _ => {}
        }
        // `Date (GMT)` names the zone in the heading.
        let plain = heading.to_lowercase();
        if plain.contains("(gmt)") || plain.contains("(utc)") {
            for cell in &mut found.cells {
                if let DateCell::At(when) = cell {
                    when.offset = when.offset.or(Some(0));
                }
            }
        }
        found.cells
    }

    /// How each column of numbers writes them.
    pub fn marks(&self, reading: &mut Reading<'_>) -> Vec<Marks> {
        let tallies = Reading::tallies(&self.rows, &self.fields);
        let table = tallies.iter().copied().fold(Tally::default(), Tally::and);
        let mut out = Vec::with_capacity(self.fields.len());
        for (column, field) in self.fields.iter().enumerate() {
            let marks = match field {
                Some(Field::Count(_)) => tallies[column].of_counts(reading.semicolon),
                Some(_) => tallies[column].of_fractions(table, reading.semicolon),
                None => Marks::Grouped,
            };
            let counted = field.is_some_and(|field| field.metric().is_some() || field == Field::Duration);
            if marks == Marks::Comma && counted {
                reading.assume("decimal_comma", &[("column", self.heading(column))]);
            }
            out.push(marks);
        }
        out
    }

    /// The numbers of a row; unreadable ones are noted.
    fn numbers(&self, reading: &mut Reading<'_>, row: &Row, marks: &[Marks]) -> Vec<(Metric, i64)> {
        let mut out = Vec::new();
        for (column, field) in self.fields.iter().enumerate() {
            let Some((field, metric)) = field.and_then(|field| Some((field, field.metric()?))) else {
                continue;
            };
            let Some(cell) = row.filled(column) else { continue };
            let text = cell.text();
            if numbers::is_unknown(&text) {
                continue;
            }
            let value = match field {
                Field::Watched(unit) => {
                    numbers::seconds(cell, marks[column]).and_then(|n| whole(n * unit.seconds()))
                }
                _ => numbers::read(cell, marks[column]).and_then(|number| {
                    if number.rounded {
                        reading.assume("rounded_counts", &[("column", self.heading(column))]);
                    }
                    number.whole()
                }),
            };
            match value {
                Some(value) => out.push((metric, value)),
                None => {
                    reading.reject_cell(row, self.sheet, self.heading(column), &text, "number_unreadable");
                }
            }
        }
        out
    }
}

/// A float as a whole number, if it is one that fits.
pub fn whole(number: f64) -> Option<i64> {
    (number.is_finite() && number.abs() < 9e15).then(|| number.round() as i64)
}

/// Whether a cell is the label of a row that sums up others.
pub fn is_total(text: &str) -> bool {
    const TOTALS: [&str; 9] = [
        "total",
        "totals",
        "grand total",
        "gesamt",
        "summe",
        "jumlah",
        "total geral",
        "total umum",
        "totales",
    ];
    let text = text.trim().to_lowercase();
    TOTALS.contains(&text.as_str())
}

fn is_lifetime(text: &str) -> bool {
    const LIFETIME: [&str; 6] =
        ["lifetime", "vitalício", "gesamte laufzeit", "seumur hidup", "total", "desde siempre"];
    LIFETIME.contains(&text.trim().to_lowercase().as_str())
}

/// Letters of the mathematical alphabets as plain ones, which people use for bold captions. Only those: the rest of
/// NFKC would turn `™` and `²` into something the post does not say.
pub fn plain_letters(text: String) -> String {
    if !text.contains(|c| ('\u{1D400}'..='\u{1D7FF}').contains(&c)) {
        return text;
    }
    text.chars()
        .flat_map(|c| {
            let math = ('\u{1D400}'..='\u{1D7FF}').contains(&c);
            std::iter::once(c).nfkc().filter(move |_| math).chain((!math).then_some(c))
        })
        .collect()
}

/// The form a word names.
pub fn format_of(text: &str) -> Option<Format> {
    // The narrower stand first: a carousel may be of photos, a reel is a video.
    const WORDS: [(&str, Format); 26] = [
        ("carousel", Format::Carousel),
        ("carrossel", Format::Carousel),
        ("karussell", Format::Carousel),
        ("korsel", Format::Carousel),
        ("album", Format::Carousel),
        ("reel", Format::Reel),
        ("short", Format::Reel),
        ("story", Format::Story),
        ("stories", Format::Story),
        ("cerita", Format::Story),
        ("video", Format::Video),
        ("vídeo", Format::Video),
        ("photo", Format::Image),
        ("image", Format::Image),
        ("imagem", Format::Image),
        ("foto", Format::Image),
        ("bild", Format::Image),
        ("gambar", Format::Image),
        ("poll", Format::Poll),
        ("document", Format::Document),
        ("dokumen", Format::Document),
        ("link", Format::Link),
        ("tautan", Format::Link),
        ("article", Format::Link),
        ("text", Format::Text),
        ("status", Format::Text),
    ];
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return None;
    }
    Some(WORDS.iter().find(|(word, _)| text.contains(word)).map_or(Format::Other, |(_, format)| *format))
}

/// The network an address belongs to.
pub fn network_of_url(url: &str) -> Option<&'static str> {
    let host = url.split_once("://").map_or(url, |(_, rest)| rest).split(['/', '?', '#']).next()?;
    let host = host.to_lowercase();
    [
        ("facebook.com", "facebook"),
        ("instagram.com", "instagram"),
        ("tiktok.com", "tiktok"),
        ("twitter.com", "x"),
        ("x.com", "x"),
        ("linkedin.com", "linkedin"),
        ("youtube.com", "youtube"),
        ("youtu.be", "youtube"),
        ("threads.net", "threads"),
        ("threads.com", "threads"),
        ("pinterest.com", "pinterest"),
        ("bsky.app", "bluesky"),
    ]
    .into_iter()
    .find(|(domain, _)| host == *domain || host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.')))
    .map(|(_, network)| network)
}

/// The id of a post inside its address, in the form the network's own interface gives it.
fn id_in_url(url: &str) -> Option<String> {
    let digits = |after: &str| {
        let id: String = after.chars().take_while(char::is_ascii_digit).collect();
        (id.len() >= 8).then_some(id)
    };
    match network_of_url(url)? {
        "tiktok" => digits(url.split_once("/video/").or_else(|| url.split_once("/photo/"))?.1),
        "x" => digits(url.split_once("/status/")?.1),
        "linkedin" => ["urn:li:activity:", "urn:li:share:", "urn:li:ugcPost:"]
            .into_iter()
            .find_map(|urn| Some(format!("{urn}{}", digits(url.split_once(urn)?.1)?)))
            .or_else(|| {
                ["activity", "share", "ugcPost"].into_iter().find_map(|kind| {
                    let (_, after) = url.split_once(&format!("-{kind}-"))?;
                    Some(format!("urn:li:{kind}:{}", digits(after)?))
                })
            }),
        _ => None,
    }
}

/// The id of a post. Spreadsheets turn long ids into rounded numbers, which are the id of another post or of none.
fn remote_id(reading: &mut Reading<'_>, grid: &Grid<'_>, row: &Row, url: Option<&str>) -> Option<String> {
    let column = grid.column(Field::RemoteId);
    let cell = column.and_then(|column| row.filled(column));
    let exact = match cell {
        Some(Cell::Number(number)) if number.abs() > 9_007_199_254_740_992.0 => None,
        Some(cell) => Some(cell.text()).filter(|text| !numbers::is_unknown(text) && !is_scientific(text)),
        None => None,
    };
    if exact.is_none() && cell.is_some_and(|cell| !numbers::is_unknown(&cell.text())) {
        reading.assume("id_rounded", &[("column", column.map_or("", |column| grid.heading(column)))]);
    }
    exact.map(|text| text.into_owned()).or_else(|| id_in_url(url?))
}

fn is_scientific(text: &str) -> bool {
    let number =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit() || b".,+".contains(&b));
    text.to_lowercase().split_once("e+").is_some_and(|(a, b)| number(a) && number(b))
}

/// Reads a table of posts.
pub fn posts(reading: &mut Reading<'_>, grid: &Grid<'_>) {
    let published = grid.dates(reading, Field::PublishedAt);
    let mut as_of = grid.dates(reading, Field::Date);
    if !as_of.iter().any(|cell| matches!(cell, DateCell::At(_))) {
        // `Lifetime` in some language: a column of words, not of dates.
        as_of.fill(DateCell::Unknown);
    }
    let marks = grid.marks(reading);
    let mut seen = HashSet::new();
    for (at, row) in grid.rows.iter().enumerate() {
        reading.out.rows += 1;
        // A video may be called Total; a row of totals has neither an address nor a time.
        let timeless = published[at] == DateCell::Unknown;
        if timeless && is_total(&row.first()) && grid.text(row, Field::Url).is_none() {
            reading.skip(row, grid.sheet, "total_row");
            continue;
        }
        let url = grid.text(row, Field::Url);
        let id = remote_id(reading, grid, row, url.as_deref());
        let text = longest_text(grid, row);
        let when = date_cell(reading, grid, row, Field::PublishedAt, published[at]);
        let day = date_cell(reading, grid, row, Field::Date, as_of[at]).map(|when| when.date);
        let key = match (&id, &url, when) {
            (Some(id), ..) => format!("{id}\n{day:?}"),
            (None, Some(url), _) => format!("{url}\n{day:?}"),
            (None, None, Some(when)) if !text.is_empty() => format!("{when:?}\n{text}"),
            _ => {
                reading.reject_row(row, grid.sheet, None, &text, "no_identity");
                continue;
            }
        };
        // Of two accounts that publish the same words at once, each has its post.
        let whose = reading.is_plain().then(|| (row_network(grid, row), grid.text(row, Field::Author)));
        if !seen.insert((key, whose)) {
            let what = id.or(url).unwrap_or(text);
            reading.reject_row(row, grid.sheet, None, &what, "duplicate_row");
            continue;
        }
        let numbers = grid.numbers(reading, row, &marks);
        let time = when.and_then(|when| when.time).or_else(|| own_time(grid, row));
        let published_at = when.and_then(|when| reading.instant(when.date, time, when.offset));
        if let Some(date) = day {
            // Numbers of one day: as a lifetime total they would be far too small.
            match &id {
                Some(id) => {
                    let of = PostDayRow {
                        line: row.line,
                        sheet: grid.sheet.map(str::to_owned),
                        network: row_network(grid, row),
                        author: grid.text(row, Field::Author),
                        remote_id: id.clone(),
                        text,
                        published_at,
                        date,
                        metric: Metric::Views,
                        value: 0,
                    };
                    post_days(reading, grid, row, &of, numbers);
                }
                None => reading.reject_row(row, grid.sheet, None, &text, "no_identity"),
            }
            continue;
        }
        let format = grid.text(row, Field::Format).and_then(|text| format_of(&text));
        let duration = grid.column(Field::Duration).and_then(|column| {
            let seconds = numbers::seconds(row.filled(column)?, marks[column])?;
            whole(seconds)
        });
        reading.out.posts.push(PostRow {
            line: row.line,
            sheet: grid.sheet.map(str::to_owned),
            network: row_network(grid, row).or_else(|| {
                url.as_deref()
                    .filter(|_| reading.out.network.is_none())
                    .and_then(network_of_url)
                    .map(str::to_owned)
            }),
            remote_id: id,
            url,
            author: grid.text(row, Field::Author),
            text,
            published_at,
            date_only: when.is_some() && time.is_none(),
            format,
            duration_seconds: duration,
            reply: false,
            as_of: None,
            numbers,
        });
    }
}

/// One row per number of a post on a day; `of` is the row but for the number.
fn post_days(
    reading: &mut Reading<'_>,
    grid: &Grid<'_>,
    row: &Row,
    of: &PostDayRow,
    numbers: Vec<(Metric, i64)>,
) {
    if numbers.is_empty() {
        reading.skip(row, grid.sheet, "no_numbers");
    }
    let one = |(metric, value)| PostDayRow { metric, value, ..of.clone() };
    reading.out.post_days.extend(numbers.into_iter().map(one));
}

fn longest_text(grid: &Grid<'_>, row: &Row) -> String {
    let texts = grid.fields.iter().enumerate().filter(|(_, field)| **field == Some(Field::Text));
    let texts = texts.filter_map(|(column, _)| row.filled(column)).map(|cell| cell.text());
    // The first of equals, so that the order of columns decides and not chance.
    let longest = texts.fold(String::new(), |best, text| {
        if text.chars().count() > best.chars().count() { text.into_owned() } else { best }
    });
    plain_letters(longest)
}

fn own_time(grid: &Grid<'_>, row: &Row) -> Option<jiff::civil::Time> {
    let text = grid.text(row, Field::PublishedTime)?;
    // A time alone is read as the time of some day.
    let cell = Cell::Text(format!("2000-01-01 {text}"));
    match dates::column(&[Some(&cell)], Order::DayFirst, Date::MAX).cells.first() {
        Some(DateCell::At(when)) => when.time,
        _ => None,
    }
}

fn date_cell(
    reading: &mut Reading<'_>,
    grid: &Grid<'_>,
    row: &Row,
    field: Field,
    cell: DateCell,
) -> Option<When> {
    match cell {
        DateCell::At(when) => Some(when),
        DateCell::Unknown => None,
        DateCell::Unreadable => {
            let column = grid.column(field)?;
            let text = row.filled(column).map(Cell::text).unwrap_or_default();
            reading.reject_cell(row, grid.sheet, grid.heading(column), &text, "date_unreadable");
            None
        }
    }
}

/// The network a row names, by our word for it.
pub fn row_network(grid: &Grid<'_>, row: &Row) -> Option<String> {
    let word = grid.text(row, Field::Network)?.trim().to_lowercase();
    let known =
        [("twitter", "x"), ("x (twitter)", "x"), ("fb", "facebook"), ("ig", "instagram"), ("yt", "youtube")];
    Some(known.iter().find(|(alias, _)| *alias == word).map_or(word, |(_, network)| (*network).to_owned()))
}

/// Reads a table of days.
pub fn days(reading: &mut Reading<'_>, grid: &Grid<'_>) {
    let dates = grid.dates(reading, Field::Date);
    let marks = grid.marks(reading);
    let mut seen = HashSet::new();
    for (at, row) in grid.rows.iter().enumerate() {
        reading.out.rows += 1;
        let date = match dates[at] {
            DateCell::At(when) => when.date,
            cell => {
                let column = grid.column(Field::Date);
                let text = column.and_then(|c| row.filled(c)).map(Cell::text).unwrap_or_default();
                if cell == DateCell::Unknown && is_total(&row.first()) {
                    reading.skip(row, grid.sheet, "total_row");
                } else {
                    let heading = column.map(|column| grid.heading(column));
                    reading.reject_row(row, grid.sheet, heading, &text, "date_unreadable");
                }
                continue;
            }
        };
        let (network, account) = (row_network(grid, row), grid.text(row, Field::Author));
        // Plain tables are looked through as a whole, number by number.
        if !reading.is_plain() && !seen.insert((date, network.clone(), account.clone())) {
            reading.reject_row(row, grid.sheet, None, &date.to_string(), "duplicate_row");
            continue;
        }
        let numbers = grid.numbers(reading, row, &marks);
        if numbers.is_empty() {
            reading.skip(row, grid.sheet, "no_numbers");
        }
        for (metric, value) in numbers {
            // Some tools write losses as negative numbers.
            let value = if metric == Metric::Unfollows { value.saturating_abs() } else { value };
            reading.out.days.push(DayRow {
                line: row.line,
                sheet: grid.sheet.map(str::to_owned),
                network: network.clone(),
                account: account.clone(),
                date,
                metric,
                value,
            });
        }
    }
}
