//! Workbooks to tables: XLSX here, the old `.xls` in `biff`.

use super::biff;
use super::export::Refused;
use super::sheet::{Cell, MAX_CELL, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Row, Table};
use calamine::{DataRef, Reader, Xlsx};
use std::io::{Cursor, Read};

/// The most a workbook may unpack to, in bytes. Exports are small; what unpacks to more was made to do harm.
const MAX_UNPACKED: u64 = 256 * 1024 * 1024;

/// The most text a workbook may hold, in bytes.
const MAX_TEXT: usize = 200 * 1024 * 1024;

/// All sheets of a workbook.
///
/// # Errors
/// When it is an archive of something else, damaged, or too large.
pub fn tables(bytes: &[u8]) -> Result<Vec<Table>, Refused> {
    if !bytes.starts_with(b"PK") {
        return biff::tables(bytes);
    }
    if !contains(bytes, b"xl/workbook") {
        let foreign = contains(bytes, b"mimetypeapplication/vnd.oasis");
        return Err(if foreign { Refused::NotATable } else { Refused::Zip });
    }
    inspect(bytes)?;
    // The library indexes into what the file says; a damaged file makes it panic, which must stay the file's problem.
    std::panic::catch_unwind(|| xlsx(bytes)).unwrap_or(Err(Refused::NotATable))
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

/// Unpacks everything once and keeps nothing, before the library unpacks it for good: what an archive says of its own
/// sizes is not believed, and what its table of texts says of its length the library would reserve at once, which ends
/// the process where there is no such room.
fn inspect(bytes: &[u8]) -> Result<(), Refused> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::NotATable)?;
    let mut left = MAX_UNPACKED;
    let mut chunk = [0_u8; 16 * 1024];
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).map_err(|_| Refused::NotATable)?;
        let texts = file.name().is_ok_and(|name| name.to_ascii_lowercase().ends_with("sharedstrings.xml"));
        let mut seen: Vec<u8> = Vec::new();
        loop {
            let read = file.read(&mut chunk).map_err(|_| Refused::NotATable)?;
            if read == 0 {
                break;
            }
            left = left.checked_sub(read as u64).ok_or(Refused::TooLarge)?;
            if texts {
                // Zeros would hide the word in a text of two bytes per letter.
                seen.extend(chunk[..read].iter().filter(|byte| **byte != 0));
                if claims_too_many(&seen) {
                    return Err(Refused::TooLarge);
                }
                // What may be the beginning of a claim stays for the next turn.
                seen.drain(..seen.len().saturating_sub(64));
            }
        }
    }
    Ok(())
}

/// Whether a table of texts says that it holds more of them than a file may have cells.
fn claims_too_many(xml: &[u8]) -> bool {
    const CLAIM: &[u8] = b"uniqueCount";
    let begins = xml.iter().enumerate().filter(|(_, byte)| **byte == CLAIM[0]).map(|(at, _)| at);
    begins.filter(|at| xml[*at..].starts_with(CLAIM)).any(|at| {
        let after = xml[at + CLAIM.len()..].iter().skip_while(|byte| !byte.is_ascii_digit());
        let digits = after.take_while(|byte| byte.is_ascii_digit());
        let number = digits
            .fold(0_usize, |sum, digit| sum.saturating_mul(10).saturating_add(usize::from(digit - b'0')));
        number > MAX_CELLS
    })
}

/// Cell by cell and never as a rectangle: two cells in opposite corners would make one of 17 billion.
fn xlsx(bytes: &[u8]) -> Result<Vec<Table>, Refused> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| Refused::NotATable)?;
    let mut budget = Budget::default();
    let mut tables = Vec::new();
    for sheet in book.sheet_names() {
        let mut rows = Rows::default();
        // Sheets of charts or macros have no cells.
        if let Ok(mut cells) = book.worksheet_cells_reader(&sheet) {
            while let Some(cell) = cells.next_cell().map_err(|_| Refused::NotATable)? {
                let (row, column) = cell.get_position();
                let cell = xlsx_cell(cell.get_value());
                budget.take(&cell)?;
                rows.put(row, column, cell, &mut budget)?;
            }
        }
        tables.push(Table { sheet: Some(sheet), rows: rows.0 });
    }
    Ok(tables)
}

/// What may still be read of a workbook. One long text may stand in a million cells and take its room in each.
pub struct Budget {
    cells: usize,
    bytes: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { cells: MAX_CELLS, bytes: MAX_TEXT }
    }
}

impl Budget {
    /// Takes the room of a cell.
    ///
    /// # Errors
    /// When none is left.
    pub fn take(&mut self, cell: &Cell) -> Result<(), Refused> {
        let bytes = if let Cell::Text(text) = cell { text.len() } else { 0 };
        if bytes > MAX_CELL {
            return Err(Refused::TooLarge);
        }
        self.bytes = self.bytes.checked_sub(bytes).ok_or(Refused::TooLarge)?;
        self.cells = self.cells.checked_sub(1).ok_or(Refused::TooLarge)?;
        Ok(())
    }
}

/// Rows in the making, from cells in reading order.
#[derive(Default)]
pub struct Rows(pub Vec<Row>);

impl Rows {
    /// Puts a cell in its place, both counted from 0.
    ///
    /// # Errors
    /// When the table grows too large, or its rows go backwards, which those of no spreadsheet do.
    pub fn put(&mut self, row: u32, column: u32, cell: Cell, budget: &mut Budget) -> Result<(), Refused> {
        if cell.is_blank() {
            return Ok(());
        }
        let (line, column) = (u64::from(row) + 1, column as usize);
        if column >= MAX_COLUMNS {
            return Err(Refused::TooLarge);
        }
        if self.0.last().is_none_or(|last| last.line < line) {
            if self.0.len() >= MAX_ROWS {
                return Err(Refused::TooLarge);
            }
            self.0.push(Row { line, cells: Vec::new() });
        }
        let last = self.0.last_mut().filter(|last| last.line == line).ok_or(Refused::NotATable)?;
        let grown = (column + 1).saturating_sub(last.cells.len());
        budget.cells = budget.cells.checked_sub(grown).ok_or(Refused::TooLarge)?;
        if grown > 0 {
            last.cells.resize(column + 1, Cell::Text(String::new()));
        }
        last.cells[column] = cell;
        Ok(())
    }
}

fn xlsx_cell(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::String(text) => Cell::Text(text.clone()),
        DataRef::SharedString(text) => Cell::Text((*text).to_owned()),
        DataRef::Bool(truth) => Cell::Text(truth.to_string()),
        DataRef::DateTime(at) if at.is_duration() => Cell::Number((at.as_f64() * 86_400.0).round()),
        DataRef::DateTime(at) => date(at.as_f64()),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::Text(text.clone()),
        // A cell that shows an error has no value.
        DataRef::Error(_) | DataRef::Empty => Cell::Text(String::new()),
    }
}

/// A spreadsheet's date, in days since 1900; what is less than a day is a duration (`0:09` typed into Excel), here its
/// seconds.
pub fn date(days: f64) -> Cell {
    if (0.0..1.0).contains(&days) {
        return Cell::Number((days * 86_400.0).round());
    }
    // Day 60 is the 29th of February 1900, which never was; after it the count is one too high.
    let whole = days.floor() - if days >= 60.0 { 1.0 } else { 0.0 };
    let start = jiff::civil::date(1899, 12, 31);
    if !(0.0..2_958_466.0).contains(&days) {
        return Cell::Number(days);
    }
    let seconds = ((days - days.floor()) * 86_400.0).round() as i64;
    start
        .checked_add(jiff::Span::new().days(whole as i64))
        .and_then(|date| {
            date.to_datetime(jiff::civil::Time::midnight()).checked_add(jiff::Span::new().seconds(seconds))
        })
        .map_or(Cell::Number(days), Cell::At)
}
