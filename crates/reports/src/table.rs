//! An answer as a table that a spreadsheet opens.

use jiff::civil::{Date, DateTime};
use rust_xlsxwriter::{ExcelDateTime, Format as Look, Workbook, XlsxError};
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
    /// A part of a whole, in per cent: 4.2 for 4.2 %.
    Percent(f64),
    /// A day, by which a spreadsheet sorts and draws.
    Day(Date),
    /// A day and a time on the reader's clock.
    Moment(DateTime),
    /// Not known; never zero.
    Missing,
}

/// Words that a spreadsheet would take for a formula are kept from it by an apostrophe (OWASP, "CSV Injection").
fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

/// Widest column, in pixels: a long text is read in its cell, not across the screen.
const WIDTH_MAX: u32 = 420;

/// An instant of a wall clock as workbooks count it, from 1900 on.
fn excel(at: DateTime) -> Result<ExcelDateTime> {
    let fault = |e: XlsxError| Error::fault("writing a workbook", e);
    let part = |value: i8| value.unsigned_abs();
    ExcelDateTime::from_ymd(at.year().unsigned_abs(), part(at.month()), part(at.day()))
        .and_then(|day| day.and_hms(part(at.hour()).into(), part(at.minute()), f64::from(at.second())))
        .map_err(fault)
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
                    Cell::Number(number) | Cell::Percent(number) => number.to_string(),
                    Cell::Day(day) => day.to_string(),
                    Cell::Moment(at) => at.strftime("%Y-%m-%d %H:%M").to_string(),
                    Cell::Missing => String::new(),
                };
                out.write_record(row.iter().map(cell)).map_err(fault)?;
            }
            out.into_inner().map_err(|e| Error::fault("writing a table", e.into_error()))
        }
        Format::Xlsx => {
            let fault = |e: XlsxError| Error::fault("writing a workbook", e);
            let mut book = Workbook::new();
            let sheet = book.add_worksheet();
            for (column, heading) in (0..).zip(headings) {
                sheet.write_string(0, column, heading).map_err(fault)?;
            }
            let [percent, day, moment] =
                ["0.0%", "yyyy-mm-dd", "yyyy-mm-dd hh:mm"].map(|look| Look::new().set_num_format(look));
            for (line, row) in (1..).zip(rows) {
                for (column, cell) in (0..).zip(row) {
                    match cell {
                        Cell::Text(text) => sheet.write_string(line, column, text),
                        Cell::Number(number) => sheet.write_number(line, column, *number),
                        Cell::Percent(part) => {
                            sheet.write_number_with_format(line, column, *part / 100.0, &percent)
                        }
                        Cell::Day(on) => {
                            sheet.write_datetime_with_format(line, column, excel(on.at(0, 0, 0, 0))?, &day)
                        }
                        Cell::Moment(at) => {
                            sheet.write_datetime_with_format(line, column, excel(*at)?, &moment)
                        }
                        Cell::Missing => continue,
                    }
                    .map_err(fault)?;
                }
            }
            sheet.set_autofit_max_width(WIDTH_MAX).autofit();
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

    #[test]
    fn days_and_parts_are_what_a_spreadsheet_reckons_with() {
        let headings = ["hari", "terbit", "tingkat"].map(str::to_owned);
        let day = jiff::civil::date(2026, 11, 3);
        let rows = [vec![Cell::Day(day), Cell::Moment(day.at(19, 15, 0, 0)), Cell::Percent(4.25)]];
        let csv = String::from_utf8(write(&headings, &rows, Format::Csv).unwrap()).unwrap();
        assert_eq!(csv.lines().nth(1), Some("2026-11-03,2026-11-03 19:15,4.25"));
        let book = write(&headings, &rows, Format::Xlsx).unwrap();
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(book)).unwrap();
        let sheet = book.worksheet_range("Sheet1").unwrap();
        let at = |column| match sheet.get_value((1, column)) {
            Some(Data::DateTime(at)) => at.to_ymd_hms_milli(),
            other => panic!("not a time: {other:?}"),
        };
        assert_eq!(at(0), (2026, 11, 3, 0, 0, 0, 0));
        assert_eq!(at(1), (2026, 11, 3, 19, 15, 0, 0));
        assert_eq!(sheet.get_value((1, 2)), Some(&Data::Float(0.0425)));
    }
}
