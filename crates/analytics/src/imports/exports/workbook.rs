//! Workbooks to tables, under the limits that hold for every file.

use super::export::Refused;
use super::sheet::{MAX_CELL, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Table};
use selaras_workbooks::{Limits, Sheet, Unreadable};

/// Exports are small; what unpacks to more than 256 MiB, or holds more text than 200, was made to do harm.
pub const LIMITS: Limits = Limits {
    unpacked: 256 << 20,
    sheets: 100,
    rows: MAX_ROWS,
    columns: MAX_COLUMNS,
    cells: MAX_CELLS,
    cell: MAX_CELL,
    text: 200 << 20,
};

/// All sheets of a workbook.
///
/// # Errors
/// When it is an archive of something else, damaged, or too large.
pub fn tables(bytes: &[u8]) -> Result<Vec<Table>, Refused> {
    let sheets = if !bytes.starts_with(b"PK") {
        selaras_workbooks::xls(bytes, &LIMITS)
    } else if contains(bytes, b"xl/workbook") {
        selaras_workbooks::xlsx(bytes, &LIMITS)
    } else {
        let foreign = contains(bytes, b"mimetypeapplication/vnd.oasis");
        return Err(if foreign { Refused::NotATable } else { Refused::Zip });
    };
    let sheets = sheets.map_err(|why| match why {
        Unreadable::NotAWorkbook => Refused::NotATable,
        Unreadable::TooLarge => Refused::TooLarge,
    })?;
    Ok(sheets.into_iter().map(|Sheet { name, rows }| Table { sheet: Some(name), rows }).collect())
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}
