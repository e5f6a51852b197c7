//! Bytes to tables: encodings, separators, lines. Workbooks are in `workbook`.

use super::export::{Assumption, Refused};
use super::workbook;
/// Workbooks know numbers and dates from text; in a CSV all is text.
pub use selaras_workbooks::{Cell, Row};

/// The largest file, in bytes.
pub const MAX_BYTES: usize = 50 * 1024 * 1024;
/// The most rows in a file.
pub const MAX_ROWS: usize = 1_000_000;
/// The most columns in a row.
pub const MAX_COLUMNS: usize = 500;
/// The most cells in a file: without it a million rows of 500 columns would be 16 GB.
pub const MAX_CELLS: usize = 8_000_000;
/// The longest cell, in bytes.
pub const MAX_CELL: usize = 100_000;

/// One sheet, or the whole of a CSV.
#[derive(Clone, Debug)]
pub struct Table {
    /// The sheet's name; none in a CSV.
    pub sheet: Option<String>,
    /// Its rows, blank ones left out.
    pub rows: Vec<Row>,
}

/// A whole file as tables.
#[derive(Debug)]
pub struct Book {
    /// Its tables, at least one, none of them empty.
    pub tables: Vec<Table>,
    /// Whether a semicolon parts the cells: such files come from where the comma is the decimal mark.
    pub semicolon: bool,
    /// What was guessed on the way.
    pub assumptions: Vec<Assumption>,
}

/// Reads the bytes of a file into tables.
///
/// # Errors
/// When it is empty, too large, an archive, or no table.
pub fn open(bytes: &[u8]) -> Result<Book, Refused> {
    if bytes.len() > MAX_BYTES {
        return Err(Refused::TooLarge);
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Refused::Empty);
    }
    let book = if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        Book { tables: workbook::tables(bytes)?, semicolon: false, assumptions: Vec::new() }
    } else {
        let mut assumptions = Vec::new();
        let text = decode(bytes, &mut assumptions)?;
        let (rows, separator) = split(&text)?;
        Book { tables: vec![Table { sheet: None, rows }], semicolon: separator == b';', assumptions }
    };
    let tables: Vec<Table> = book.tables.into_iter().filter(|table| !table.rows.is_empty()).collect();
    if tables.is_empty() {
        return Err(Refused::Empty);
    }
    Ok(Book { tables, ..book })
}

/// Text of the bytes. Byte-order marks are believed; without one UTF-8 is tried, then UTF-16 by where the zero bytes
/// stand, then Windows-1252, in which old Excels save a CSV.
fn decode(bytes: &[u8], assumptions: &mut Vec<Assumption>) -> Result<String, Refused> {
    use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
    let assume = |code: &str, encoding: &'static Encoding| Assumption {
        code: code.into(),
        params: vec![("encoding".into(), encoding.name().into())],
    };
    let (encoding, marked) = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => (encoding, true),
        None if bytes.contains(&0) => (if zeros_come_second(bytes) { UTF_16LE } else { UTF_16BE }, false),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, true),
        None => (WINDOWS_1252, false),
    };
    let (text, bad) = encoding.decode_with_bom_removal(bytes);
    // A single replaced character is a caption cut in the middle; many mean another encoding.
    if bad && text.matches('\u{FFFD}').count() > 1 + text.len() / 100 {
        return Err(Refused::UnreadableEncoding);
    }
    if bad {
        assumptions.push(assume("bytes_replaced", encoding));
    }
    if !marked {
        assumptions.push(assume("encoding_assumed", encoding));
    }
    let controls = text.chars().filter(|c| c.is_control() && !matches!(c, '\t' | '\r' | '\n')).count();
    if controls > text.len() / 50 {
        return Err(Refused::UnreadableEncoding);
    }
    if text.trim().is_empty() {
        return Err(Refused::Empty);
    }
    let head = text.trim_start().get(..15).unwrap_or_default().to_ascii_lowercase();
    if ["%pdf", "<!doctype", "<html", "<?xml", "<table", "{\"", "[{"]
        .iter()
        .any(|start| head.starts_with(start))
    {
        return Err(Refused::NotATable);
    }
    Ok(text.into_owned())
}

/// Whether zero bytes stand rather at odd places: Latin text in UTF-16LE.
fn zeros_come_second(bytes: &[u8]) -> bool {
    let zeros = |start| bytes.iter().skip(start).step_by(2).filter(|b| **b == 0).count();
    zeros(1) >= zeros(0)
}

/// Rows of the text and the byte that parts its cells.
fn split(text: &str) -> Result<(Vec<Row>, u8), Refused> {
    let (declared, body, first_line) = declared_separator(text);
    let separator = declared.unwrap_or_else(|| guess_separator(body));
    let mut reader = csv_reader(body, separator);
    let mut record = csv::StringRecord::new();
    let mut lines = Lines { text: body.as_bytes(), at: 0, line: first_line };
    let (mut rows, mut cells_left) = (Vec::new(), MAX_CELLS);
    // Reading text from memory cannot fail but for broken UTF-8, which a `str` does not hold.
    while reader.read_record(&mut record).map_err(|_| Refused::NotATable)? {
        let start = record.position().map_or(0, csv::Position::byte);
        let line = lines.line_at(usize::try_from(start).unwrap_or(usize::MAX));
        if record.len() > MAX_COLUMNS || rows.len() >= MAX_ROWS || record.len() > cells_left {
            return Err(Refused::TooLarge);
        }
        if record.iter().any(|cell| cell.len() > MAX_CELL) {
            return Err(Refused::TooLarge);
        }
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        cells_left -= record.len();
        rows.push(Row { line, cells: record.iter().map(|cell| Cell::Text(cell.to_owned())).collect() });
    }
    Ok((rows, separator))
}

fn csv_reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes())
}

/// A first line `sep=,` tells Excel, and us, the separator. Returns it, the text after it, and that text's first line.
fn declared_separator(text: &str) -> (Option<u8>, &str, u64) {
    let end = text.find(['\r', '\n']).unwrap_or(text.len());
    let line = text[..end].trim().trim_matches('"');
    let declared = match line.strip_prefix("sep=").map(str::as_bytes) {
        Some([separator @ (b',' | b';' | b'|')]) => *separator,
        Some([]) if text[..end].ends_with('\t') => b'\t',
        _ => return (None, text, 1),
    };
    let rest = &text[end..];
    (Some(declared), rest.strip_prefix("\r\n").or_else(|| rest.get(1..)).unwrap_or_default(), 2)
}

/// The separator under which most of the first records are equally wide. The whole beginning is asked, because a
/// caption in one line may hold any of them.
fn guess_separator(text: &str) -> u8 {
    let score = |separator: u8| {
        let mut widths = std::collections::BTreeMap::<usize, usize>::new();
        for record in csv_reader(text, separator).records().take(60).flatten() {
            if record.len() > 1 {
                *widths.entry(record.len()).or_default() += 1;
            }
        }
        widths.into_iter().map(|(width, times)| times * (width - 1).min(8)).max().unwrap_or(0)
    };
    // The first of equals wins, so the usual one stands first.
    let mut best = (b',', score(b','));
    for separator in [b';', b'\t', b'|'] {
        let score = score(separator);
        if score > best.1 {
            best = (separator, score);
        }
    }
    best.0
}

/// Counts lines up to a byte. The reader's own count stands still over blank lines.
struct Lines<'a> {
    text: &'a [u8],
    at: usize,
    line: u64,
}

impl Lines<'_> {
    fn line_at(&mut self, start: usize) -> u64 {
        let mut at = self.at;
        while let Some(byte) = self.text.get(at) {
            let breaks = matches!(byte, b'\r' | b'\n');
            if at >= start && !breaks {
                break;
            }
            if *byte == b'\n' || (*byte == b'\r' && self.text.get(at + 1) != Some(&b'\n')) {
                self.line += 1;
            }
            at += 1;
        }
        self.at = at;
        self.line
    }
}
