//! Google Trends: interest over time. Two lines before the headings, terms as `term: (Region)`, values 0 to 100 of the
//! file's own peak or `<1`.

use super::columns::{self, Field, Head};
use super::dates::{self, DateCell, Order};
use super::export::{Grain, InterestRow, Shape};
use super::numbers::{self, Marks};
use super::reading::Reading;
use super::sheet::{Cell, Row, Table};
use Field::Other;

/// Takes interest over time.
pub fn take(reading: &mut Reading<'_>, table: &Table) -> bool {
    let fits = |plain: &[String]| {
        plain.len() >= 2
            && grain_of(&plain[0]).is_some()
            && plain[1..].iter().all(|heading| heading.contains(": (") && heading.ends_with(')'))
    };
    let Some(head) = columns::find(table, fits) else { return false };
    let Some(grain) = grain_of(&head.plain[0]) else { return false };
    reading.is(Shape::GoogleTrends, None);
    let fields: Vec<Option<Field>> =
        (0..head.plain.len()).map(|at| Some(Other(if at == 0 { "start" } else { "value" }))).collect();
    reading.columns(&head, head.sheet.unwrap_or_default(), &fields);
    let terms: Vec<(String, Option<String>)> =
        head.headings[1..].iter().map(|heading| term(heading)).collect();
    let rows: Vec<&Row> = head.rows.iter().collect();
    let newest = dates::newest(reading.hints.today, None);
    let cells: Vec<Option<&Cell>> = rows.iter().map(|row| row.filled(0)).collect();
    let read = dates::column(&cells, Order::MonthFirst, newest);
    let grain = finer(grain, &read.cells);
    let mut span = None;
    for (row, cell) in rows.into_iter().zip(read.cells) {
        reading.out.rows += 1;
        let DateCell::At(when) = cell else {
            reading.reject_row(
                row,
                head.sheet,
                head.headings.first().map(String::as_str),
                &row.first(),
                "date_unreadable",
            );
            continue;
        };
        span =
            Some(span.map_or((when.date, when.date), |(from, to)| (when.date.min(from), when.date.max(to))));
        let before = reading.out.interest.len();
        values(reading, &head, row, &terms, (when.date.to_datetime(when.time.unwrap_or_default()), grain));
        if reading.out.interest.len() == before {
            reading.skip(row, head.sheet, "no_numbers");
        }
    }
    reading.period(span);
    true
}

fn values(
    reading: &mut Reading<'_>,
    head: &Head<'_>,
    row: &Row,
    terms: &[(String, Option<String>)],
    (start, grain): (jiff::civil::DateTime, Grain),
) {
    for (at, (term, region)) in terms.iter().enumerate() {
        let Some(cell) = row.filled(at + 1) else { continue };
        let text = cell.text();
        if numbers::is_unknown(&text) {
            continue;
        }
        let below_one = text.strip_prefix('<').is_some_and(|rest| rest.trim() == "1");
        let value =
            if below_one { Some(0) } else { numbers::read(cell, Marks::Grouped).and_then(|n| n.whole()) };
        let Some(value) = value else {
            reading.reject_cell(row, head.sheet, &head.headings[at + 1], &text, "number_unreadable");
            continue;
        };
        reading.out.interest.push(InterestRow {
            line: row.line,
            sheet: head.sheet.map(str::to_owned),
            term: term.clone(),
            region: region.clone(),
            start,
            grain,
            value,
            below_one,
        });
    }
}

fn grain_of(heading: &str) -> Option<Grain> {
    match heading {
        "day" | "hari" | "tag" | "dia" | "día" => Some(Grain::Day),
        "week" | "minggu" | "woche" | "semana" => Some(Grain::Week),
        "month" | "bulan" | "monat" | "mês" | "mes" => Some(Grain::Month),
        "time" | "hour" | "waktu" | "jam" | "zeit" | "hora" => Some(Grain::Hour),
        _ => None,
    }
}

/// `Time` is of hours or of minutes, by how the times lie.
fn finer(grain: Grain, cells: &[DateCell]) -> Grain {
    let minutes =
        cells.iter().any(|cell| matches!(cell, DateCell::At(w) if w.time.is_some_and(|t| t.minute() != 0)));
    if grain == Grain::Hour && minutes { Grain::Minute } else { grain }
}

/// `kopi susu: (Indonesia)` is the term and where it was searched for.
fn term(heading: &str) -> (String, Option<String>) {
    match heading.trim_end().strip_suffix(')').and_then(|text| text.rsplit_once(": (")) {
        Some((term, region)) => (term.to_owned(), Some(region.to_owned())),
        None => (heading.to_owned(), None),
    }
}
