//! The old Excel format: BIFF8 records in a compound file, as far as exports use it.
//!
//! Read by hand, because the library that reads the rest reserves what a damaged file says it needs, and a failed
//! reservation of 128 GB ends the process, which nothing can catch. Here every length is checked against what is
//! there, and every chain against the number of its sectors.

use crate::{Budget, Cell, Limits, Row, Rows, Sheet, Unreadable, xlsx::date};

/// All work sheets of the file.
///
/// # Errors
/// When the file is damaged, encrypted, older than Excel 97, or too large.
pub fn xls(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, Unreadable> {
    let stream =
        Compound::open(bytes).and_then(|file| file.stream("workbook")).ok_or(Unreadable::NotAWorkbook)?;
    let book = Globals::read(&stream).ok_or(Unreadable::NotAWorkbook)?;
    // The list of sheets lies in the file itself, and several may begin at the same place.
    if book.sheets.len() > limits.sheets {
        return Err(Unreadable::TooLarge);
    }
    let mut budget = Budget::new(limits);
    let mut sheets = Vec::new();
    for (name, start) in &book.sheets {
        let sheet = stream.get(*start..).ok_or(Unreadable::NotAWorkbook)?;
        sheets.push(Sheet { name: name.clone(), rows: book.rows(sheet, &mut budget)? });
    }
    Ok(sheets)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(bytes.get(at..at.checked_add(8)?)?.try_into().ok()?))
}

/// A compound file: sectors in chains, and a directory of streams.
struct Compound<'b> {
    bytes: &'b [u8],
    shift: u32,
    next: Vec<u32>,
    directory: Vec<u8>,
}

/// Sector numbers from here on are marks, not sectors.
const MARKS: u32 = 0xFFFF_FFFA;

impl<'b> Compound<'b> {
    fn open(bytes: &'b [u8]) -> Option<Self> {
        let shift = u32::from(u16_at(bytes, 30)?);
        if !(7..=16).contains(&shift) {
            return None;
        }
        let mut file = Self { bytes, shift, next: Vec::new(), directory: Vec::new() };
        let most = (bytes.len() >> shift) + 1;
        // Which sectors hold the table of chains: 109 in the header, further ones in sectors of their own.
        let mut tables: Vec<u32> = (0..109).filter_map(|n| u32_at(bytes, 76 + n * 4)).collect();
        let mut more = u32_at(bytes, 68)?;
        let mut steps = 0;
        while more < MARKS && steps <= most {
            let sector = file.sector(more)?;
            let (list, last) = sector.split_at_checked(sector.len().checked_sub(4)?)?;
            tables.extend((0..list.len() / 4).filter_map(|n| u32_at(list, n * 4)));
            more = u32_at(last, 0)?;
            steps += 1;
        }
        for table in tables.into_iter().filter(|table| *table < MARKS).take(most) {
            let sector = file.sector(table)?;
            file.next.extend((0..sector.len() / 4).filter_map(|n| u32_at(sector, n * 4)));
        }
        file.directory = file.chain(u32_at(bytes, 48)?)?;
        Some(file)
    }

    fn sector(&self, number: u32) -> Option<&'b [u8]> {
        let start = (u64::from(number) + 1) << self.shift;
        let start = usize::try_from(start).ok()?;
        let end = start.checked_add(1 << self.shift)?.min(self.bytes.len());
        self.bytes.get(start..end)
    }

    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        let mut at = start;
        while at < MARKS {
            // A chain longer than the file goes in circles.
            if out.len() > self.bytes.len() {
                return None;
            }
            let sector = self.sector(at)?;
            if sector.is_empty() {
                return None;
            }
            out.extend_from_slice(sector);
            at = *self.next.get(usize::try_from(at).ok()?)?;
        }
        Some(out)
    }

    fn stream(&self, wanted: &str) -> Option<Vec<u8>> {
        let entries = || self.directory.chunks_exact(128);
        let named = |entry: &[u8]| {
            let length = usize::from(u16_at(entry, 64)?).saturating_sub(2).min(64);
            Some(String::from_utf16_lossy(&units(entry.get(..length)?)).to_lowercase())
        };
        let entry = entries().find(|entry| named(entry).as_deref() == Some(wanted))?;
        let (start, size) = (u32_at(entry, 116)?, usize::try_from(u32_at(entry, 120)?).ok()?);
        let mut stream = if size < usize::try_from(u32_at(self.bytes, 56)?).ok()? {
            self.small_stream(entries().find(|entry| entry[66] == 5)?, start)?
        } else {
            self.chain(start)?
        };
        stream.truncate(size);
        Some(stream)
    }

    /// Streams below 4 kB lie in sectors of 64 bytes inside a stream of the root.
    fn small_stream(&self, root: &[u8], start: u32) -> Option<Vec<u8>> {
        let inside = self.chain(u32_at(root, 116)?)?;
        let next = self.chain(u32_at(self.bytes, 60)?)?;
        let mut out = Vec::new();
        let mut at = start;
        while at < MARKS {
            if out.len() > inside.len() {
                return None;
            }
            let from = usize::try_from(at).ok()?.checked_mul(64)?;
            out.extend_from_slice(inside.get(from..from.checked_add(64)?.min(inside.len()))?);
            at = u32_at(&next, usize::try_from(at).ok()?.checked_mul(4)?)?;
        }
        Some(out)
    }
}

fn units(bytes: &[u8]) -> Vec<u16> {
    bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect()
}

/// One record after the other: its kind and its data. Ends where no whole record is left.
struct Records<'s>(&'s [u8]);

impl<'s> Iterator for Records<'s> {
    type Item = (u16, &'s [u8]);
    fn next(&mut self) -> Option<Self::Item> {
        let (kind, length) = (u16_at(self.0, 0)?, usize::from(u16_at(self.0, 2)?));
        let data = self.0.get(4..4 + length)?;
        self.0 = &self.0[4 + length..];
        Some((kind, data))
    }
}

mod kind {
    pub const FORMULA: u16 = 0x0006;
    pub const END: u16 = 0x000A;
    pub const DATE_MODE: u16 = 0x0022;
    pub const FILE_PASS: u16 = 0x002F;
    pub const CONTINUE: u16 = 0x003C;
    pub const BOUND_SHEET: u16 = 0x0085;
    pub const MUL_RK: u16 = 0x00BD;
    pub const RICH_STRING: u16 = 0x00D6;
    pub const XF: u16 = 0x00E0;
    pub const SST: u16 = 0x00FC;
    pub const LABEL_SST: u16 = 0x00FD;
    pub const NUMBER: u16 = 0x0203;
    pub const LABEL: u16 = 0x0204;
    pub const STRING: u16 = 0x0207;
    pub const RK: u16 = 0x027E;
    pub const FORMAT: u16 = 0x041E;
    pub const BEGIN: u16 = 0x0809;
}

/// What all sheets share.
#[derive(Default)]
struct Globals {
    /// Names and where in the stream they begin.
    sheets: Vec<(String, usize)>,
    strings: Vec<String>,
    /// Whether each cell format shows a date.
    dates: Vec<bool>,
    since_1904: bool,
}

impl Globals {
    fn read(stream: &[u8]) -> Option<Self> {
        let mut book = Self::default();
        let mut formats: Vec<(u16, bool)> = Vec::new();
        let mut cells: Vec<u16> = Vec::new();
        let mut records = Records(stream).peekable();
        let (first, data) = records.next()?;
        if first != kind::BEGIN || u16_at(data, 0)? != 0x0600 {
            return None;
        }
        while let Some((record, data)) = records.next() {
            match record {
                kind::END => break,
                kind::FILE_PASS => return None,
                kind::DATE_MODE => book.since_1904 = u16_at(data, 0) == Some(1),
                kind::FORMAT => formats.push((u16_at(data, 0)?, shows_date(&text_at(data, 2, false)?))),
                kind::XF => cells.push(u16_at(data, 2)?),
                // Charts and macros have no cells.
                kind::BOUND_SHEET if data.get(5) == Some(&0) => {
                    book.sheets.push((text_at(data, 6, true)?, usize::try_from(u32_at(data, 0)?).ok()?));
                }
                kind::SST => {
                    let mut parts = vec![data.get(8..)?];
                    while let Some((_, more)) = records.next_if(|(next, _)| *next == kind::CONTINUE) {
                        parts.push(more);
                    }
                    book.strings = shared_strings(parts);
                }
                _ => {}
            }
        }
        book.dates = cells
            .into_iter()
            .map(|format| {
                let own = formats.iter().find(|(number, _)| *number == format).map(|(_, date)| *date);
                own.unwrap_or(matches!(format, 14..=22 | 45..=47))
            })
            .collect();
        Some(book)
    }

    fn rows(&self, sheet: &[u8], budget: &mut Budget) -> Result<Vec<Row>, Unreadable> {
        let mut cells: Vec<(u16, u16, Cell)> = Vec::new();
        let (mut depth, mut formula) = (0_u32, None);
        for (record, data) in Records(sheet) {
            match record {
                kind::BEGIN => depth += 1,
                kind::END if depth <= 1 => break,
                kind::END => depth -= 1,
                // A chart inside a sheet has cells of its own.
                _ if depth > 1 => {}
                _ => self.cell(record, data, &mut formula, &mut |row, column, cell: Cell| {
                    budget.take(&cell)?;
                    cells.push((row, column, cell));
                    Ok(())
                })?,
            }
        }
        cells.sort_by_key(|(row, column, _)| (*row, *column));
        let mut rows = Rows::default();
        for (row, column, cell) in cells {
            rows.put(row.into(), column.into(), cell, budget)?;
        }
        Ok(rows.0)
    }

    /// The cells of one record. What is cut short has none.
    fn cell(
        &self,
        record: u16,
        data: &[u8],
        formula: &mut Option<(u16, u16)>,
        put: &mut impl FnMut(u16, u16, Cell) -> Result<(), Unreadable>,
    ) -> Result<(), Unreadable> {
        if record == kind::STRING {
            return match (formula.take(), text_at(data, 0, false)) {
                (Some((row, column)), Some(text)) => put(row, column, Cell::Text(text)),
                _ => Ok(()),
            };
        }
        let (Some(row), Some(column), Some(format)) = (u16_at(data, 0), u16_at(data, 2), u16_at(data, 4))
        else {
            return Ok(());
        };
        let cell = match record {
            kind::LABEL_SST => u32_at(data, 6)
                .and_then(|index| self.strings.get(usize::try_from(index).ok()?))
                .map(|text| Cell::Text(text.clone())),
            kind::NUMBER => f64_at(data, 6).map(|number| self.number(number, format)),
            kind::RK => u32_at(data, 6).map(|packed| self.number(unpack(packed), format)),
            kind::LABEL | kind::RICH_STRING => text_at(data, 6, false).map(Cell::Text),
            kind::FORMULA if data.get(12..14) == Some(&[0xFF, 0xFF]) => {
                // Only text comes in a record of its own; truth and errors have no value here.
                *formula = (data.get(6) == Some(&0)).then_some((row, column));
                None
            }
            kind::FORMULA => f64_at(data, 6).map(|number| self.number(number, format)),
            kind::MUL_RK => {
                let packed = data.get(4..data.len().saturating_sub(2)).unwrap_or_default();
                for (nth, one) in (0_u16..).zip(packed.chunks_exact(6)) {
                    // Columns end at 255; a damaged record may begin anywhere.
                    let Some(column) = column.checked_add(nth) else { break };
                    if let (Some(format), Some(packed)) = (u16_at(one, 0), u32_at(one, 2)) {
                        put(row, column, self.number(unpack(packed), format))?;
                    }
                }
                None
            }
            _ => None,
        };
        cell.map_or(Ok(()), |cell| put(row, column, cell))
    }

    fn number(&self, number: f64, format: u16) -> Cell {
        let is_date = self.dates.get(usize::from(format)).copied().unwrap_or(false);
        if is_date { date(number, self.since_1904) } else { Cell::Number(number) }
    }
}

/// A number in 30 bits: an integer or the high half of a float, maybe in hundredths.
fn unpack(packed: u32) -> f64 {
    let number = if packed & 2 != 0 {
        f64::from(packed.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(packed & !3) << 32)
    };
    if packed & 1 != 0 { number / 100.0 } else { number }
}

/// Whether a number format shows a date: it has a part of one outside quotes and brackets, and no digit.
fn shows_date(format: &str) -> bool {
    let (mut quoted, mut bracketed) = (false, false);
    let bare: String = format
        .chars()
        .filter(|c| {
            match c {
                '"' => quoted = !quoted,
                '[' => bracketed = true,
                ']' => bracketed = false,
                _ => return !quoted && !bracketed,
            }
            false
        })
        .collect();
    let bare = bare.to_lowercase();
    bare != "general" && !bare.contains(['0', '#', '@']) && bare.contains(['y', 'd', 'h', 's'])
}

/// Text with its length in one byte or two, then a byte that says whether its letters have two.
fn text_at(data: &[u8], at: usize, short: bool) -> Option<String> {
    let (length, at) =
        if short { (usize::from(*data.get(at)?), at + 1) } else { (usize::from(u16_at(data, at)?), at + 2) };
    let wide = *data.get(at)? & 1 != 0;
    let letters = data.get(at + 1..at + 1 + length * if wide { 2 } else { 1 })?;
    Some(letters_of(letters, wide))
}

fn letters_of(letters: &[u8], wide: bool) -> String {
    if wide {
        String::from_utf16_lossy(&units(letters))
    } else {
        letters.iter().copied().map(char::from).collect()
    }
}

/// The strings of all sheets. A string may go on in the next record, which says anew how wide its letters are.
fn shared_strings(parts: Vec<&[u8]>) -> Vec<String> {
    let mut parts = parts.into_iter();
    let mut reader = Parts { now: parts.next().unwrap_or_default(), rest: parts };
    let mut strings = Vec::new();
    while let Some(text) = reader.string() {
        strings.push(text);
    }
    strings
}

struct Parts<'s> {
    now: &'s [u8],
    rest: std::vec::IntoIter<&'s [u8]>,
}

impl<'s> Parts<'s> {
    /// Bytes that lie in one record, at most this many; the next record where this one is used up.
    fn some(&mut self, most: usize) -> Option<&'s [u8]> {
        while self.now.is_empty() {
            self.now = self.rest.next()?;
        }
        let (taken, rest) = self.now.split_at(most.min(self.now.len()));
        self.now = rest;
        Some(taken)
    }

    fn number(&mut self, bytes: usize) -> Option<usize> {
        let mut number = 0;
        for place in 0..bytes {
            number |= usize::from(*self.some(1)?.first()?) << (8 * place);
        }
        Some(number)
    }

    fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > 0 {
            bytes -= self.some(bytes)?.len();
        }
        Some(())
    }

    fn string(&mut self) -> Option<String> {
        let length = self.number(2)?;
        let flags = self.number(1)?;
        let runs = if flags & 8 != 0 { self.number(2)? } else { 0 };
        let extra = if flags & 4 != 0 { self.number(4)? } else { 0 };
        let (mut left, mut wide, mut text) = (length, flags & 1 != 0, String::new());
        while left > 0 {
            if self.now.is_empty() {
                wide = self.number(1)? & 1 != 0;
            }
            let size = if wide { 2 } else { 1 };
            let letters = self.some(left * size)?;
            // Half a letter at the end of a record stands in no file that Excel wrote.
            if letters.len() < size {
                return None;
            }
            text.push_str(&letters_of(letters, wide));
            left = left.saturating_sub(letters.len() / size);
        }
        self.skip(runs * 4 + extra)?;
        Some(text)
    }
}
