//! Traps, samples, properties and fuzzing, on small files of our own and on the samples where they lie.

mod biff;
mod fuzz;
mod properties;
mod samples;
mod seeds;
mod traps;
mod traps_more;

use super::export::{Export, Hints, Refused};
use jiff::civil::{Date, date};
use std::collections::BTreeSet;

/// A brand in Jakarta, some weeks after the samples end.
fn hints() -> Hints {
    Hints { zone: "Asia/Jakarta".into(), today: date(2026, 11, 27), mapping: Vec::new() }
}

fn on(today: Date) -> Hints {
    Hints { today, ..hints() }
}

fn read(name: &str, text: &str) -> Export {
    try_read(name, text.as_bytes()).unwrap_or_else(|refused| panic!("{name}: {refused:?}"))
}

fn try_read(name: &str, bytes: &[u8]) -> Result<Export, Refused> {
    super::read(name, bytes, &hints())
}

/// The bytes of a workbook of these sheets; cells that are plain numbers become numbers, unless all is to be text.
fn xlsx(sheets: &[(&str, &[&[&str]])], all_text: bool) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (r, row) in (0..).zip(*rows) {
            for (c, cell) in (0..).zip(*row) {
                match cell.parse::<f64>() {
                    Ok(number) if !all_text && number.is_finite() => {
                        sheet.write_number(r, c, number).unwrap()
                    }
                    _ if cell.is_empty() => continue,
                    _ => sheet.write_string(r, c, *cell).unwrap(),
                };
            }
        }
    }
    book.save_to_buffer().unwrap()
}

/// Where every data row went: understood, wholly rejected or skipped, by sheet and line.
fn accounted(export: &Export) -> BTreeSet<(Option<String>, u64)> {
    let mut lines = BTreeSet::new();
    lines.extend(export.posts.iter().map(|row| (row.sheet.clone(), row.line)));
    lines.extend(export.post_days.iter().map(|row| (row.sheet.clone(), row.line)));
    lines.extend(export.days.iter().map(|row| (row.sheet.clone(), row.line)));
    lines.extend(export.audience.iter().map(|row| (row.sheet.clone(), row.line)));
    lines.extend(export.competitors.iter().map(|row| (row.sheet.clone(), row.line)));
    lines.extend(export.website.iter().map(|row| (row.sheet.clone(), row.line)));
    lines.extend(export.interest.iter().map(|row| (row.sheet.clone(), row.line)));
    lines.extend(export.ads.iter().map(|row| (row.sheet.clone(), row.line)));
    lines.extend(export.rejected.iter().filter(|r| r.whole_row).map(|row| (row.sheet.clone(), row.line)));
    lines.extend(export.skipped.iter().map(|row| (row.sheet.clone(), row.line)));
    lines
}

fn assumed<'e>(export: &'e Export, code: &str) -> Vec<Vec<&'e str>> {
    let found = export.assumptions.iter().filter(|assumption| assumption.code == code);
    found.map(|assumption| assumption.params.iter().map(|(_, value)| value.as_str()).collect()).collect()
}

fn understood<'e>(export: &'e Export, heading: &str) -> Option<&'e str> {
    let column = export.columns.iter().find(|column| column.heading == heading).expect("no such heading");
    column.understood.as_deref()
}
