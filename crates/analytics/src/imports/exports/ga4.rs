//! Google Analytics 4: comment lines with the period, then one or several tables.
//!
//! The first columns are dimensions, in whatever language, up to the first column of numbers. A table without comment
//! lines (an exploration) is known by its dimension's name.

use super::columns::{self, Field, Head, Vocabulary};
use super::dates::{self, Order};
use super::export::{Shape, WebsiteRow};
use super::measures::Measures;
use super::reading::Reading;
use super::rows::{self, Grid};
use super::sheet::{Row, Table};
use Field::Other;
use jiff::civil::Date;

const VOCABULARY: &Vocabulary = &[
    ("sessions", Other("sessions")),
    ("sesi", Other("sessions")),
    ("sitzungen", Other("sessions")),
    ("sessões", Other("sessions")),
    ("sesiones", Other("sessions")),
    ("engaged sessions", Other("engaged_sessions")),
    ("sesi terlibat", Other("engaged_sessions")),
    ("sesi dengan interaksi", Other("engaged_sessions")),
    ("sitzungen mit interaktionen", Other("engaged_sessions")),
    ("sessões engajadas", Other("engaged_sessions")),
    ("sesiones con interacción", Other("engaged_sessions")),
    ("active users", Other("users")),
    ("total users", Other("users")),
    ("users", Other("users")),
    ("pengguna aktif", Other("users")),
    ("total pengguna", Other("users")),
    ("aktive nutzer", Other("users")),
    ("nutzer", Other("users")),
    ("usuários ativos", Other("users")),
    ("usuarios activos", Other("users")),
    ("new users", Other("new_users")),
    ("pengguna baru", Other("new_users")),
    ("neue nutzer", Other("new_users")),
    ("novos usuários", Other("new_users")),
    ("usuarios nuevos", Other("new_users")),
    ("views", Other("page_views")),
    ("penayangan", Other("page_views")),
    ("aufrufe", Other("page_views")),
    ("visualizações", Other("page_views")),
    ("vistas", Other("page_views")),
    ("key events", Other("key_events")),
    ("conversions", Other("key_events")),
    ("peristiwa utama", Other("key_events")),
    ("schlüsselereignisse", Other("key_events")),
    ("eventos principais", Other("key_events")),
    ("eventos clave", Other("key_events")),
    ("event count", Other("event_count")),
    ("jumlah peristiwa", Other("event_count")),
    ("ereignisanzahl", Other("event_count")),
    ("contagem de eventos", Other("event_count")),
    ("número de eventos", Other("event_count")),
    ("total revenue", Other("revenue")),
    ("purchase revenue", Other("revenue")),
    ("total pendapatan", Other("revenue")),
    ("gesamtumsatz", Other("revenue")),
    ("receita total", Other("revenue")),
    ("ingresos totales", Other("revenue")),
    ("engagement rate", Other("derived")),
    ("average engagement time per session", Other("derived")),
    ("average engagement time per active user", Other("derived")),
    ("events per session", Other("derived")),
    ("session key event rate", Other("derived")),
    ("views per active user", Other("derived")),
];

/// What the comment lines above a table say.
#[derive(Default)]
struct Preamble {
    title: Option<String>,
    days: Vec<Date>,
}

impl Preamble {
    fn note(&mut self, comment: &str) {
        let text = comment.trim_start_matches('#').trim();
        let Some((_, value)) = text.split_once(':') else { return };
        let value = value.trim();
        let plain = value.len() == 8 && value.bytes().all(|byte| byte.is_ascii_digit());
        match dates::single(value, Order::MonthFirst).filter(|_| plain) {
            Some(day) => self.days.push(day),
            // The first line with a colon is the report and its dimension; account and property follow.
            None if self.title.is_none() => {
                self.title = text.split_once(':').map(|(t, _)| t.trim().to_owned())
            }
            None => {}
        }
    }

    fn range(&self) -> Option<(Date, Date)> {
        match self.days.as_slice() {
            [from, to, ..] if from <= to => Some((*from, *to)),
            _ => None,
        }
    }
}

/// Takes a report with comment lines, or an exploration.
pub fn take(reading: &mut Reading<'_>, table: &Table) -> bool {
    // Elsewhere a first cell with `#` is a caption that begins with a hashtag.
    let commented = table.rows.first().is_some_and(is_comment);
    if !commented && !columns::head_at(None, &table.rows, 0).is_some_and(|head| is_exploration(&head.plain)) {
        return false;
    }
    let (mut taken, mut unknown) = (false, Vec::new());
    let mut preamble = Preamble::default();
    let mut fresh = false;
    let mut at = 0;
    while at < table.rows.len() {
        let row = &table.rows[at];
        if is_comment(row) {
            // The first comment line after a table begins the next preamble.
            if !fresh {
                (preamble, fresh) = (Preamble::default(), true);
            }
            preamble.note(&row.first());
            at += 1;
            continue;
        }
        fresh = false;
        let end = end_of_block(&table.rows, at);
        if let Some(head) = columns::head_at(table.sheet.as_deref(), &table.rows[..end], at) {
            if dimensions(&head) > 0 {
                block(reading, &head, &preamble);
                taken = true;
            } else {
                unknown.push((row.line, head.headings));
            }
        }
        at = end;
    }
    // Alone they are another reader's, beside ours they would be lost without a word.
    for (line, headings) in unknown.iter().filter(|_| taken) {
        reading.unknown_table(table.sheet.as_deref(), *line, headings);
    }
    taken
}

fn is_comment(row: &Row) -> bool {
    let first = row.first();
    first == "#" || first.starts_with("# ") || first.starts_with("#-")
}

/// A table ends at a comment, or at a blank line after which other headings stand.
fn end_of_block(rows: &[Row], start: usize) -> usize {
    let gap = |at: usize| rows[at].line > rows[at - 1].line + 1;
    let headings = |at: usize| columns::head_at(None, rows, at).is_some_and(|head| dimensions(&head) > 0);
    (start + 1..rows.len())
        .find(|at| is_comment(&rows[*at]) || (gap(*at) && headings(*at)))
        .unwrap_or(rows.len())
}

/// How many dimensions stand before the first column of known numbers; 0 where no number is known.
fn dimensions(head: &Head<'_>) -> usize {
    let fields = columns::bind(&head.plain, VOCABULARY, &[]);
    fields.iter().position(Option::is_some).unwrap_or(0)
}

fn is_exploration(plain: &[String]) -> bool {
    let first = plain.first().map_or("", String::as_str);
    let dimension = ["session ", "first user ", "landing page", "page path", "page title"];
    dimension.iter().any(|start| first.starts_with(start))
        && ["sessions", "active users", "total users"]
            .iter()
            .any(|number| columns::has_all(plain, &[*number]))
}

fn block(reading: &mut Reading<'_>, head: &Head<'_>, preamble: &Preamble) {
    let count = dimensions(head);
    let mut fields = columns::bind(&head.plain, VOCABULARY, &reading.hints.mapping);
    for field in fields.iter_mut().take(count) {
        *field = Some(Other("dimension"));
    }
    reading.is(Shape::Ga4, None);
    let title = preamble.title.clone().or_else(|| head.sheet.map(str::to_owned));
    reading.columns(head, title.as_deref().unwrap_or_default(), &fields);
    reading.period(preamble.range());
    let grid = Grid::new(head, fields, Order::MonthFirst);
    let measures = Measures::new(reading, &grid);
    for row in &grid.rows {
        reading.out.rows += 1;
        let labels: Vec<String> = (0..count)
            .map(|column| row.filled(column).map_or_else(String::new, |c| c.text().into_owned()))
            .collect();
        let label = labels.first().cloned().unwrap_or_default();
        if labels.iter().all(String::is_empty)
            || (rows::is_total(&label) && labels[1..].iter().all(String::is_empty))
        {
            reading.skip(row, grid.sheet, "total_row");
            continue;
        }
        let key_events = measures.decimal(reading, &grid, row, "key_events").and_then(|n| n.float());
        let revenue = measures.decimal(reading, &grid, row, "revenue").map(|number| number.decimal);
        let mut number = |code| measures.count(reading, &grid, row, code);
        let mut out = WebsiteRow {
            line: row.line,
            sheet: title.clone(),
            dimension: head.headings.first().cloned().unwrap_or_default(),
            label,
            also: Vec::new(),
            source: None,
            medium: None,
            campaign: None,
            content: None,
            landing_page: None,
            start: preamble.range().map(|(from, _)| from),
            end: preamble.range().map(|(_, to)| to),
            sessions: number("sessions"),
            engaged_sessions: number("engaged_sessions"),
            users: number("users"),
            new_users: number("new_users"),
            views: number("page_views"),
            key_events,
            event_count: number("event_count"),
            revenue,
        };
        for (column, label) in labels.iter().enumerate() {
            say(&mut out, &head.plain[column], label);
            if column > 0 {
                out.also.push((head.headings[column].clone(), label.clone()));
            }
        }
        reading.out.website.push(out);
    }
}

/// Whether this heading names a part of a campaign link, and the part.
fn say(row: &mut WebsiteRow, heading: &str, label: &str) {
    let value = || Some(label.to_owned()).filter(|label| !label.is_empty() && label != "(not set)");
    let has = |words: &[&str]| words.iter().any(|word| heading.contains(word));
    if heading.ends_with(" id") {
        return;
    }
    let source = has(&["source", "sumber", "quelle", "origem", "fuente"]);
    let medium = has(&["medium", "media", "mídia", "medio"]);
    if source && medium && heading.contains('/') {
        if let Some((source, medium)) = label.split_once(" / ") {
            (row.source, row.medium) = (Some(source.trim().to_owned()), Some(medium.trim().to_owned()));
        }
    } else if has(&["landing page", "halaman landing", "landingpage", "zielseite", "página de destino"]) {
        row.landing_page = value();
    } else if has(&["ad content"]) {
        row.content = value();
    } else if has(&["campaign", "kampanye", "kampagne", "campanha", "campaña"]) {
        row.campaign = value();
    } else if source && !has(&["platform"]) {
        row.source = value();
    } else if medium {
        row.medium = value();
    }
}
