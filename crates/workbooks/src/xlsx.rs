//! XLSX to rows.

use crate::{Budget, Cell, Limits, Rows, Sheet, Unreadable};
use calamine::{DataRef, Reader, Xlsx};
use std::io::{Cursor, Read};

/// Most bytes of the parts that name the sheets and say where they lie, of which a library makes far more than they are.
const NAMES_MAX: u64 = 4 << 20;

/// All sheets of a workbook, in its order.
///
/// # Errors
/// When it is an archive of something else, damaged, encrypted, or too large.
pub fn xlsx(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, Unreadable> {
    read(bytes, limits, usize::MAX)
}

/// The first sheet of a workbook; `None` when it has none.
///
/// # Errors
/// Those of `xlsx`.
pub fn first_sheet(bytes: &[u8], limits: &Limits) -> Result<Option<Sheet>, Unreadable> {
    Ok(read(bytes, limits, 1)?.pop())
}

fn read(bytes: &[u8], limits: &Limits, most: usize) -> Result<Vec<Sheet>, Unreadable> {
    inspect(bytes, limits)?;
    // The library indexes into what the file says; a damaged file makes it panic, which must stay the file's problem.
    std::panic::catch_unwind(|| cells(bytes, limits, most)).unwrap_or(Err(Unreadable::NotAWorkbook))
}

/// Unpacks everything once and keeps nothing, before the library unpacks it for good: what an archive says of its own
/// sizes is not believed, and what its table of texts says of its length the library would reserve at once, which ends
/// the process where there is no such room.
fn inspect(bytes: &[u8], limits: &Limits) -> Result<(), Unreadable> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::NotAWorkbook)?;
    let mut left = limits.unpacked;
    let mut chunk = [0_u8; 16 * 1024];
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).map_err(|_| Unreadable::NotAWorkbook)?;
        let name = file.name().map_err(|_| Unreadable::NotAWorkbook)?.to_ascii_lowercase();
        let mut texts = name.ends_with("sharedstrings.xml").then(Texts::default);
        let mut names_left =
            if name.ends_with("workbook.xml") || name.ends_with(".rels") { NAMES_MAX } else { u64::MAX };
        loop {
            let read = file.read(&mut chunk).map_err(|_| Unreadable::NotAWorkbook)?;
            if read == 0 {
                break;
            }
            left = left.checked_sub(read as u64).ok_or(Unreadable::TooLarge)?;
            names_left = names_left.checked_sub(read as u64).ok_or(Unreadable::TooLarge)?;
            if texts.as_mut().is_some_and(|texts| texts.most(&chunk[..read]) > limits.cells) {
                return Err(Unreadable::TooLarge);
            }
        }
    }
    Ok(())
}

/// How many texts a table of them has, read piece by piece.
#[derive(Default)]
struct Texts {
    /// The end of what was read, in which a claim may have begun.
    seen: Vec<u8>,
    /// How many there were.
    count: usize,
}

impl Texts {
    const TAIL: usize = 64;

    /// Reads on; the larger of what the table says and what it has by now.
    fn most(&mut self, chunk: &[u8]) -> usize {
        // Where a name of two letters may begin that was not complete before.
        let from = self.seen.len().saturating_sub(2).max(1);
        // Zeros would hide the words in a text of two bytes per letter.
        self.seen.extend(chunk.iter().filter(|byte| **byte != 0));
        // One is `<si>`, however its namespace is called.
        let ends = |byte: u8| matches!(byte, b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n');
        let begins = |at: usize| {
            let before = &self.seen[at.saturating_sub(40)..at];
            let mark = before.iter().rev().find(|byte| matches!(byte, b'<' | b'/' | b'>' | b' '));
            &self.seen[at..at + 2] == b"si"
                && matches!(self.seen[at - 1], b'<' | b':')
                // Of a name longer than all that is to be expected, either is possible.
                && mark.is_none_or(|mark| *mark == b'<')
        };
        let last = self.seen.len().saturating_sub(2);
        self.count += (from..last).filter(|at| begins(*at) && ends(self.seen[at + 2])).count();
        let claim = claimed(&self.seen);
        self.seen.drain(..self.seen.len().saturating_sub(Self::TAIL));
        claim.max(self.count)
    }
}

/// How many texts a table says that it holds.
fn claimed(xml: &[u8]) -> usize {
    const CLAIM: &[u8] = b"uniqueCount";
    let begins = xml.iter().enumerate().filter(|(_, byte)| **byte == CLAIM[0]).map(|(at, _)| at);
    let numbers = begins.filter(|at| xml[*at..].starts_with(CLAIM)).map(|at| {
        let after = xml[at + CLAIM.len()..].iter().skip_while(|byte| !byte.is_ascii_digit());
        let digits = after.take_while(|byte| byte.is_ascii_digit());
        digits.fold(0_usize, |sum, digit| sum.saturating_mul(10).saturating_add(usize::from(digit - b'0')))
    });
    numbers.max().unwrap_or(0)
}

/// Cell by cell and never as a rectangle: two cells in opposite corners would make one of 17 billion.
fn cells(bytes: &[u8], limits: &Limits, most: usize) -> Result<Vec<Sheet>, Unreadable> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| Unreadable::NotAWorkbook)?;
    let names = book.sheet_names();
    // One part may be shown as any number of sheets, and is unpacked for each.
    if names.len() > limits.sheets {
        return Err(Unreadable::TooLarge);
    }
    let since_1904 = book.has_1904_epoch();
    let mut budget = Budget::new(limits);
    let mut sheets = Vec::new();
    for name in names.into_iter().take(most) {
        let mut rows = Rows::default();
        // Sheets of charts or macros have no cells.
        if let Ok(mut cells) = book.worksheet_cells_reader(&name) {
            while let Some(cell) = cells.next_cell().map_err(|_| Unreadable::NotAWorkbook)? {
                let (row, column) = cell.get_position();
                let cell = read_cell(cell.get_value(), since_1904);
                budget.take(&cell)?;
                rows.put(row, column, cell, &mut budget)?;
            }
        }
        sheets.push(Sheet { name, rows: rows.0 });
    }
    Ok(sheets)
}

fn read_cell(value: &DataRef<'_>, since_1904: bool) -> Cell {
    match value {
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::String(text) => Cell::Text(text.clone()),
        DataRef::SharedString(text) => Cell::Text((*text).to_owned()),
        DataRef::Bool(truth) => Cell::Text(truth.to_string()),
        DataRef::DateTime(at) if at.is_duration() => Cell::Number((at.as_f64() * 86_400.0).round()),
        DataRef::DateTime(at) => date(at.as_f64(), since_1904),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::Text(text.clone()),
        // A cell that shows an error has no value.
        DataRef::Error(_) | DataRef::Empty => Cell::Text(String::new()),
    }
}

/// A spreadsheet's date, in days since 1900, or since 1904; what is less than a day is a duration (`0:09` typed into
/// Excel), here its seconds.
pub(crate) fn date(days: f64, since_1904: bool) -> Cell {
    if (0.0..1.0).contains(&days) {
        return Cell::Number((days * 86_400.0).round());
    }
    let days = days + if since_1904 { 1462.0 } else { 0.0 };
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
