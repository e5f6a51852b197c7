//! An answer as a table that a spreadsheet opens.

use rust_xlsxwriter::Workbook;
use selaras_kernel::{Error, Result};

/// What a table is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = TableFormat)]
pub enum Format {
    /// Separated by commas, UTF-8 with a mark by which spreadsheets know it.
    Csv,
    /// A workbook.
    Xlsx,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
    /// Not known; never zero.
    Missing,
}

/// Words that a spreadsheet would take for a formula are kept from it by an apostrophe (OWASP, "CSV Injection").
fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

/// Writes rows under headings.
///
/// # Errors
/// When a workbook cannot be written, such as for a text longer than a cell may hold (32,767 characters).
pub fn write(headings: &[String], rows: &[Vec<Cell>], format: Format) -> Result<Vec<u8>> {
    match format {
        Format::Csv => {
            let mut out = csv::Writer::from_writer(b"\xef\xbb\xbf".to_vec());
            let fault = |e: csv::Error| Error::fault("writing a table", e);
            out.write_record(headings).map_err(fault)?;
            for row in rows {
                let cell = |cell: &Cell| match cell {
                    Cell::Text(text) => guarded(text),
                    Cell::Number(number) => number.to_string(),
                    Cell::Missing => String::new(),
                };
                out.write_record(row.iter().map(cell)).map_err(fault)?;
            }
            out.into_inner().map_err(|e| Error::fault("writing a table", e.into_error()))
        }
        Format::Xlsx => {
            let fault = |e: rust_xlsxwriter::XlsxError| Error::fault("writing a workbook", e);
            let mut book = Workbook::new();
            let sheet = book.add_worksheet();
            for (column, heading) in (0..).zip(headings) {
                sheet.write_string(0, column, heading).map_err(fault)?;
            }
            for (line, row) in (1..).zip(rows) {
                for (column, cell) in (0..).zip(row) {
                    match cell {
                        Cell::Text(text) => sheet.write_string(line, column, text).map_err(fault)?,
                        Cell::Number(number) => sheet.write_number(line, column, *number).map_err(fault)?,
                        Cell::Missing => continue,
                    };
                }
            }
            book.save_to_buffer().map_err(fault)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{Data, Reader, Xlsx};

    #[test]
    fn a_table_says_the_same_in_both_forms_and_starts_no_formula() {
        let headings = ["hari".to_owned(), "interaksi".to_owned()];
        let rows = [
            vec![Cell::Text("=1+1".into()), Cell::Number(12.5)],
            vec![Cell::Text("a,\"b\"".into()), Cell::Missing],
        ];
        let csv = String::from_utf8(write(&headings, &rows, Format::Csv).unwrap()).unwrap();
        assert_eq!(csv, "\u{feff}hari,interaksi\n'=1+1,12.5\n\"a,\"\"b\"\"\",\n");
        let book = write(&headings, &rows, Format::Xlsx).unwrap();
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(book)).unwrap();
        let sheet = book.worksheet_range("Sheet1").unwrap();
        assert_eq!(sheet.get_value((1, 0)), Some(&Data::String("=1+1".into())), "words, not a formula");
        assert_eq!(sheet.get_value((1, 1)), Some(&Data::Float(12.5)));
        assert_eq!(sheet.get_value((2, 1)), Some(&Data::Empty));
    }
}
