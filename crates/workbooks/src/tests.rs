//! Workbooks as people make them, and as nobody should.

use super::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use std::io::{Cursor, Read, Write};

/// Far less than anybody uses, so that a test needs no large file.
const SMALL: Limits = Limits {
    unpacked: 1 << 20,
    sheets: 3,
    rows: 1 << 20,
    columns: 1 << 14,
    cells: 20_000,
    cell: 1_000,
    text: 50_000,
};

fn written(book: &mut Workbook) -> Vec<u8> {
    book.save_to_buffer().unwrap()
}

fn small() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "teks").unwrap();
    sheet.write(0, 1, 12.5).unwrap();
    sheet.write(1, 0, true).unwrap();
    let at = ExcelDateTime::parse_from_str("2027-01-13T09:00:00").unwrap();
    sheet.write_with_format(1, 1, &at, &Format::new().set_num_format("yyyy-mm-dd hh:mm")).unwrap();
    written(&mut book)
}

/// The workbook with one part replaced.
fn with_part(whole: &[u8], part: &str, content: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(whole)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut found = false;
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        found |= name == part;
        out.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(if name == part { content } else { &bytes }).unwrap();
    }
    assert!(found, "no part {part}");
    out.finish().unwrap().into_inner()
}

fn part_of(whole: &[u8], part: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(whole)).unwrap();
    let mut text = String::new();
    archive.by_name(part).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn refused(bytes: &[u8]) -> Unreadable {
    let whole = xlsx(bytes, &SMALL).unwrap_err();
    assert_eq!(first_sheet(bytes, &SMALL).unwrap_err(), whole);
    whole
}

#[test]
fn cells_are_what_they_were_written_as() {
    let sheets = xlsx(&small(), &SMALL).unwrap();
    let cells: Vec<_> = sheets[0].rows.iter().map(|row| (row.line, row.cells.clone())).collect();
    let at = jiff::civil::datetime(2027, 1, 13, 9, 0, 0, 0);
    let expected = [
        (1, vec![Cell::Text("teks".into()), Cell::Number(12.5)]),
        (2, vec![Cell::Text("true".into()), Cell::At(at)]),
    ];
    assert_eq!(cells, expected);
}

#[test]
fn days_are_counted_from_where_the_workbook_says() {
    let whole = small();
    let book = part_of(&whole, "xl/workbook.xml");
    let anchored = book.replace("<workbookPr ", "<workbookPr date1904=\"1\" ");
    assert_ne!(book, anchored);
    let sheets = xlsx(&with_part(&whole, "xl/workbook.xml", anchored.as_bytes()), &SMALL).unwrap();
    let at = jiff::civil::datetime(2031, 1, 14, 9, 0, 0, 0);
    assert_eq!(sheets[0].rows[1].cells[1], Cell::At(at));
}

#[test]
fn what_unpacks_to_more_than_it_says_is_refused() {
    let mut bytes = with_part(&small(), "docProps/app.xml", &vec![b' '; 2 << 20]);
    assert!(bytes.len() < 100_000);
    assert_eq!(refused(&bytes), Unreadable::TooLarge);
    // The directory lies about the sizes.
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(4).position(|window| window == b"PK\x01\x02") {
        at += found;
        bytes[at + 24..at + 28].copy_from_slice(&100_u32.to_le_bytes());
        at += 4;
    }
    xlsx(&bytes, &SMALL).unwrap_err();
}

#[test]
fn a_claim_of_billions_of_texts_is_refused_before_room_is_made_for_them() {
    let with = |xml: &[u8]| with_part(&small(), "xl/sharedStrings.xml", xml);
    let claim = br#"<sst xmlns="x" uniqueCount="5000000000"><si><t>a</t></si></sst>"#;
    assert_eq!(refused(&with(claim)), Unreadable::TooLarge);
    // Behind a long comment, across two chunks, and in two bytes per letter.
    for spaces in 16_340..16_384 {
        let hidden = [format!("<!--{}-->", " ".repeat(spaces)).as_bytes(), claim].concat();
        assert_eq!(refused(&with(&hidden)), Unreadable::TooLarge, "{spaces}");
    }
    let wide: Vec<u8> = claim.iter().flat_map(|byte| [*byte, 0]).collect();
    assert_eq!(refused(&with(&wide)), Unreadable::TooLarge);
}

#[test]
fn texts_are_counted_that_a_table_says_nothing_of() {
    let whole = small();
    for one in ["<si><t/></si>", "<x:si><x:t/></x:si>", "<si ><t/></si>"] {
        let table = |count: usize| format!("<sst xmlns=\"x\">{}</sst>", one.repeat(count));
        let with = |count| with_part(&whole, "xl/sharedStrings.xml", table(count).as_bytes());
        assert_eq!(refused(&with(SMALL.cells + 1)), Unreadable::TooLarge, "{one}");
        // Each is counted once, wherever the pieces end in which it is read.
        assert!(xlsx(&with(SMALL.cells), &SMALL).is_ok(), "{one}");
    }
}

#[test]
fn cells_in_opposite_corners_are_no_rectangle() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "awal").unwrap();
    sheet.write(1_048_575, 16_383, "akhir").unwrap();
    let sheets = xlsx(&written(&mut book), &SMALL).unwrap();
    assert_eq!(sheets[0].rows.iter().map(|row| row.line).collect::<Vec<_>>(), [1, 1_048_576]);
    // A second one costs the room of its row again.
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(1_048_574, 16_383, "akhir").unwrap();
    sheet.write(1_048_575, 16_383, "akhir").unwrap();
    assert_eq!(refused(&written(&mut book)), Unreadable::TooLarge);
}

#[test]
fn one_long_text_in_many_cells_is_refused() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..60 {
        sheet.write(row, 0, "a".repeat(900)).unwrap();
    }
    assert_eq!(refused(&written(&mut book)), Unreadable::TooLarge);
}

#[test]
fn one_part_shown_as_many_sheets_is_refused() {
    let mut book = Workbook::new();
    for _ in 0..4 {
        book.add_worksheet().write(0, 0, "a").unwrap();
    }
    assert_eq!(refused(&written(&mut book)), Unreadable::TooLarge);
}

#[test]
fn what_is_no_workbook_is_said_to_be_none() {
    for bytes in [&b""[..], b"PK no workbook", b"PK\x03\x04\x14\0\0\0xl/workbook.xml"] {
        assert_eq!(refused(bytes), Unreadable::NotAWorkbook);
    }
    let whole = small();
    for end in (0..whole.len()).step_by(97) {
        refused(&whole[..end]);
    }
    for bytes in [&b""[..], &whole] {
        assert_eq!(xls(bytes, &SMALL).unwrap_err(), Unreadable::NotAWorkbook);
    }
}
