//! One file being read: who is asked for its shape, and where what happens on the way is noted.

use super::columns::{Field, Head};
use super::dates;
use super::export::{Assumption, Column, Export, Hints, Refused, Rejected, Shape, Skipped};
use super::numbers::Tally;
use super::sheet::{self, Row, Table};
use super::{ga4, linkedin, meta, pinterest, template, tiktok, tools, trends, x, youtube};
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use selaras_kernel::Timestamp;

/// Reads one exported file.
///
/// # Errors
/// When nothing in it can be understood; single unreadable rows and cells are in [`Export::rejected`] instead.
pub fn read(file_name: &str, bytes: &[u8], hints: &Hints) -> Result<Export, Refused> {
    let book = sheet::open(bytes)?;
    let mut reading = Reading::new(file_name, hints, book.semicolon, book.assumptions);
    for table in &book.tables {
        // Each takes only what it is sure of; the narrower shapes stand first.
        let takers: [fn(&mut Reading<'_>, &Table) -> bool; 11] = [
            ga4::take,
            trends::take,
            linkedin::take,
            meta::take,
            x::take,
            tiktok::take,
            youtube::take,
            pinterest::take,
            tools::take,
            template::take,
            template::take_mapped,
        ];
        if !takers.iter().any(|take| take(&mut reading, table)) {
            let (line, headings) = widest_row(table);
            reading.unknown_table(table.sheet.as_deref(), line, &headings);
        }
    }
    reading.finish()
}

/// The headings to show for a table nobody knows, and their line: the first of its widest rows near the top.
fn widest_row(table: &Table) -> (u64, Vec<String>) {
    let filled = |row: &Row| row.cells.iter().filter(|cell| !cell.is_blank()).count();
    let widest = table.rows.iter().take(12).map(filled).max().unwrap_or(0);
    let row = table.rows.iter().take(12).find(|row| filled(row) == widest);
    row.map_or((1, Vec::new()), |row| {
        let headings = row.cells.iter().filter(|cell| !cell.is_blank());
        (row.line, headings.map(|cell| cell.text().into_owned()).collect())
    })
}

/// At most 80 characters.
pub fn shorten(text: &str) -> String {
    text.chars().take(80).collect()
}

/// One file being read.
pub struct Reading<'h> {
    /// What the caller knows.
    pub hints: &'h Hints,
    /// The file's name in lower case: the last to be asked.
    pub name: String,
    /// First and last day in the file's name.
    pub named_range: Option<(Date, Date)>,
    /// Whether semicolons part the cells.
    pub semicolon: bool,
    /// What was understood so far.
    pub out: Export,
    shape: Option<Shape>,
    zone: TimeZone,
    zone_known: bool,
    unknown: Vec<String>,
}

impl<'h> Reading<'h> {
    fn new(file_name: &str, hints: &'h Hints, semicolon: bool, assumptions: Vec<Assumption>) -> Self {
        let zone = TimeZone::get(&hints.zone);
        let out = Export {
            shape: Shape::MappedPosts,
            network: None,
            period: None,
            rows: 0,
            columns: Vec::new(),
            posts: Vec::new(),
            post_days: Vec::new(),
            days: Vec::new(),
            audience: Vec::new(),
            competitors: Vec::new(),
            website: Vec::new(),
            interest: Vec::new(),
            ads: Vec::new(),
            rejected: Vec::new(),
            skipped: Vec::new(),
            assumptions,
        };
        Self {
            hints,
            name: file_name.to_lowercase(),
            named_range: dates::range_in_name(file_name),
            semicolon,
            out,
            shape: None,
            zone_known: zone.is_ok(),
            zone: zone.unwrap_or(TimeZone::UTC),
            unknown: Vec::new(),
        }
    }

    /// Says what the file is; the first table that is sure decides.
    pub fn is(&mut self, shape: Shape, network: Option<&str>) {
        if self.shape.is_none() {
            self.shape = Some(shape);
            self.out.network = network.map(str::to_owned);
        }
    }

    /// Whether what is read is a plain table of people's own making.
    pub fn is_plain(&self) -> bool {
        self.shape.is_some_and(Shape::is_plain)
    }

    /// Notes a table that nobody knows. Beside one that is known it is a loss; alone, the reason to refuse the file.
    pub fn unknown_table(&mut self, sheet: Option<&str>, line: u64, headings: &[String]) {
        self.unknown.extend(headings.iter().map(|heading| shorten(heading)));
        self.out.columns.extend(headings.iter().map(|heading| Column {
            table: sheet.unwrap_or_default().to_owned(),
            heading: shorten(heading),
            understood: None,
        }));
        self.out.rejected.push(Rejected {
            line,
            sheet: sheet.map(str::to_owned),
            column: None,
            value: shorten(&headings.join(", ")),
            reason: "unknown_table".to_owned(),
            whole_row: false,
        });
    }

    /// Notes the columns of a table.
    pub fn columns(&mut self, head: &Head<'_>, table: &str, fields: &[Option<Field>]) {
        for (heading, field) in head.headings.iter().zip(fields) {
            if !heading.is_empty() {
                self.out.columns.push(Column {
                    table: table.to_owned(),
                    heading: heading.clone(),
                    understood: field.map(|field| field.code().to_owned()),
                });
            }
        }
    }

    /// What each column that holds numbers says about its decimal mark; nothing, where a column holds none.
    pub fn tallies(rows: &[&Row], fields: &[Option<Field>]) -> Vec<Tally> {
        let numeric = |field: Field| {
            let other = matches!(field, Field::Other(code) if code != "ignored" && code != "dimension");
            field.metric().is_some() || field == Field::Duration || other
        };
        let column = |column| Tally::of(rows.iter().filter_map(|row| row.filled(column)));
        let fields = fields.iter().enumerate();
        fields
            .map(|(at, field)| if field.is_some_and(numeric) { column(at) } else { Tally::default() })
            .collect()
    }

    /// Notes a lost cell.
    pub fn reject_cell(&mut self, row: &Row, sheet: Option<&str>, column: &str, value: &str, reason: &str) {
        self.reject(row, sheet, Some(column), value, reason, false);
    }

    /// Notes a lost row.
    pub fn reject_row(
        &mut self,
        row: &Row,
        sheet: Option<&str>,
        column: Option<&str>,
        value: &str,
        reason: &str,
    ) {
        self.reject(row, sheet, column, value, reason, true);
    }

    fn reject(
        &mut self,
        row: &Row,
        sheet: Option<&str>,
        column: Option<&str>,
        value: &str,
        reason: &str,
        whole_row: bool,
    ) {
        self.out.rejected.push(Rejected {
            line: row.line,
            sheet: sheet.map(str::to_owned),
            column: column.map(str::to_owned),
            value: shorten(value),
            reason: reason.to_owned(),
            whole_row,
        });
    }

    /// Notes a row left out without loss.
    pub fn skip(&mut self, row: &Row, sheet: Option<&str>, reason: &str) {
        self.out.skipped.push(Skipped {
            line: row.line,
            sheet: sheet.map(str::to_owned),
            reason: reason.to_owned(),
        });
    }

    /// Notes a guess, once.
    pub fn assume(&mut self, code: &str, params: &[(&str, &str)]) {
        let params = params.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        let assumption = Assumption { code: code.to_owned(), params };
        if !self.out.assumptions.contains(&assumption) {
            self.out.assumptions.push(assumption);
        }
    }

    /// The instant of a wall time in the brand's zone.
    pub fn instant(&mut self, date: Date, time: Option<Time>, offset: Option<i32>) -> Option<Timestamp> {
        let wall: DateTime = date.to_datetime(time.unwrap_or_default());
        let given = offset.and_then(|seconds| jiff::tz::Offset::from_seconds(seconds).ok());
        if let Some(offset) = given {
            return offset.to_timestamp(wall).ok().map(Timestamp::from);
        }
        let code = if self.zone_known { "zone_assumed" } else { "zone_unknown" };
        let zone = if self.zone_known { self.hints.zone.clone() } else { shorten(&self.hints.zone) };
        self.assume(code, &[("zone", &zone)]);
        wall.to_zoned(self.zone.clone()).ok().map(|at| Timestamp::from(at.timestamp()))
    }

    /// Says which days the file speaks of, where it says so itself.
    pub fn period(&mut self, period: Option<(Date, Date)>) {
        if let Some((from, to)) = period {
            let known = self.out.period.unwrap_or((from, to));
            self.out.period = Some((known.0.min(from), known.1.max(to)));
        }
    }

    fn finish(mut self) -> Result<Export, Refused> {
        let Some(shape) = self.shape else {
            return Err(Refused::UnknownShape { headings: self.unknown });
        };
        self.out.shape = shape;
        if shape.is_plain() {
            self.out.once(true);
        }
        let days = self.out.days.iter().map(|day| day.date);
        let days = days.chain(self.out.post_days.iter().map(|day| day.date));
        let span = days.fold(None, |span: Option<(Date, Date)>, day| {
            Some(span.map_or((day, day), |(from, to)| (from.min(day), to.max(day))))
        });
        self.out.period = self.out.period.or(span).or(self.named_range);
        let as_of = self.out.period.map(|(_, to)| to);
        self.out.posts.iter_mut().for_each(|post| post.as_of = as_of);
        if matches!(shape, Shape::LinkedinMember | Shape::YoutubeTable) && !self.out.posts.is_empty() {
            self.assume("period_numbers", &[]);
        }
        if self.out.rows == 0 {
            return Err(Refused::Empty);
        }
        Ok(self.out)
    }
}
