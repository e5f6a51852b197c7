//! The old format on files made here: what the sample files do not have, and damage to them.

use super::super::export::{Refused, Shape};
use super::super::sheet::Cell;
use super::super::workbook;
use super::{seeds, try_read};
use jiff::civil::datetime;

fn record(out: &mut Vec<u8>, kind: u16, data: &[u8]) {
    out.extend(kind.to_le_bytes());
    out.extend(u16::try_from(data.len()).unwrap().to_le_bytes());
    out.extend(data);
}

fn cell_at(row: usize, column: usize, format: u16, rest: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    out.extend(u16::try_from(row).unwrap().to_le_bytes());
    out.extend(u16::try_from(column).unwrap().to_le_bytes());
    out.extend(format.to_le_bytes());
    out.extend(rest);
    out
}

fn text(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut out = u16::try_from(units.len()).unwrap().to_le_bytes().to_vec();
    out.push(1);
    out.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
    out
}

/// A workbook stream of these sheets. Texts are labels; `globals` are further records for all.
fn stream(sheets: &[(&str, Vec<Vec<u8>>)], globals: &[(u16, Vec<u8>)]) -> Vec<u8> {
    let bof = [0x00, 0x06, 0x05, 0x00];
    let mut head = Vec::new();
    record(&mut head, 0x0809, &bof);
    for (kind, data) in globals {
        record(&mut head, *kind, data);
    }
    let names: usize = sheets.iter().map(|(name, _)| 4 + 8 + name.len()).sum();
    let mut start = head.len() + names + 4;
    let mut bodies = Vec::new();
    for (name, records) in sheets {
        let mut bound = u32::try_from(start).unwrap().to_le_bytes().to_vec();
        bound.extend([0, 0, u8::try_from(name.len()).unwrap(), 0]);
        bound.extend(name.as_bytes());
        record(&mut head, 0x0085, &bound);
        let mut body = Vec::new();
        record(&mut body, 0x0809, &bof);
        records.iter().for_each(|bytes| body.extend(bytes));
        record(&mut body, 0x000A, &[]);
        start += body.len();
        bodies.extend(body);
    }
    record(&mut head, 0x000A, &[]);
    head.extend(bodies);
    head
}

/// A compound file around one stream: header, one sector of chains, one of directory, then the stream.
fn compound(stream: &[u8]) -> Vec<u8> {
    let sectors = stream.len().max(4096).div_ceil(512);
    assert!(sectors < 120, "one sector of chains is enough");
    let mut head = vec![0_u8; 512];
    head[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    head[30..32].copy_from_slice(&9_u16.to_le_bytes());
    head[32..34].copy_from_slice(&6_u16.to_le_bytes());
    head[44..48].copy_from_slice(&1_u32.to_le_bytes());
    head[48..52].copy_from_slice(&1_u32.to_le_bytes());
    head[56..60].copy_from_slice(&4096_u32.to_le_bytes());
    for at in [60, 68] {
        head[at..at + 4].copy_from_slice(&0xFFFF_FFFE_u32.to_le_bytes());
    }
    head[76..512].fill(0xFF);
    head[76..80].copy_from_slice(&0_u32.to_le_bytes());
    let mut chains = vec![0xFFFF_FFFD_u32, 0xFFFF_FFFE];
    chains.extend(
        (0..sectors).map(|n| if n + 1 == sectors { 0xFFFF_FFFE } else { u32::try_from(n).unwrap() + 3 }),
    );
    chains.resize(128, 0xFFFF_FFFF);
    head.extend(chains.iter().flat_map(|n| n.to_le_bytes()));
    for (name, kind, start, size) in
        [("Root Entry", 5, 0xFFFF_FFFE_u32, 0), ("Workbook", 2, 2, sectors * 512)]
    {
        let mut entry = vec![0_u8; 128];
        for (at, unit) in name.encode_utf16().enumerate() {
            entry[at * 2..at * 2 + 2].copy_from_slice(&unit.to_le_bytes());
        }
        entry[64] = u8::try_from(name.len() * 2 + 2).unwrap();
        entry[66] = kind;
        entry[116..120].copy_from_slice(&start.to_le_bytes());
        entry[120..124].copy_from_slice(&u32::try_from(size).unwrap().to_le_bytes());
        head.extend(entry);
    }
    head.resize(512 * 3, 0);
    head.extend(stream);
    head.resize(512 * 3 + sectors * 512, 0);
    head
}

fn label(row: usize, column: usize, value: &str) -> Vec<u8> {
    let mut out = Vec::new();
    record(&mut out, 0x0204, &cell_at(row, column, 0, &text(value)));
    out
}

/// A LinkedIn page's content in the old format.
pub fn linkedin() -> Vec<u8> {
    let sheets: Vec<(&str, Vec<Vec<u8>>)> = seeds::LINKEDIN_CONTENT
        .iter()
        .map(|(name, rows)| {
            let cells = rows.iter().enumerate().flat_map(|(row, cells)| {
                cells.iter().enumerate().map(move |(column, value)| match value.parse::<f64>() {
                    Ok(number) => {
                        let mut out = Vec::new();
                        record(&mut out, 0x0203, &cell_at(row, column, 0, &number.to_le_bytes()));
                        out
                    }
                    Err(_) => label(row, column, value),
                })
            });
            (*name, cells.collect())
        })
        .collect();
    compound(&stream(&sheets, &[]))
}

#[test]
fn the_old_format_gives_what_the_new_one_gives() {
    let old = try_read("content.xls", &linkedin()).unwrap();
    let new = try_read("content.xlsx", &super::xlsx(&seeds::LINKEDIN_CONTENT, false)).unwrap();
    assert_eq!(old.shape, Shape::LinkedinContent);
    assert_eq!(old, new);
}

#[test]
fn packed_numbers_formulas_dates_and_split_strings_are_read() {
    let mut cells = Vec::new();
    // 12.5 as hundredths of an integer, -3 as an integer, 1.0 as the high half of a float.
    let mut packed = cell_at(0, 0, 0, &((1250_u32 << 2) | 3).to_le_bytes());
    packed.extend(0_u16.to_le_bytes());
    packed.extend((((-3_i32) << 2).cast_unsigned() | 2).to_le_bytes());
    packed.extend(0_u16.to_le_bytes());
    packed.extend(0x3FF0_0000_u32.to_le_bytes());
    packed.extend(2_u16.to_le_bytes());
    let mut out = Vec::new();
    record(&mut out, 0x00BD, &packed);
    // 2026-09-01 18:00 in a format of its own.
    record(&mut out, 0x0203, &cell_at(0, 3, 1, &46_266.75_f64.to_le_bytes()));
    let mut formula = cell_at(0, 4, 0, &[0, 0, 0, 0, 0, 0, 0xFF, 0xFF]);
    formula.extend([0; 8]);
    record(&mut out, 0x0006, &formula);
    record(&mut out, 0x0207, &text("hasil"));
    record(&mut out, 0x00FD, &cell_at(0, 5, 0, &1_u32.to_le_bytes()));
    cells.push(out);
    // The second string begins narrow and goes on wide in the next record.
    let mut strings = vec![0_u8; 8];
    strings.extend([1, 0, 0, b'a', 4, 0, 0, b'k', b'o']);
    let globals = [
        (0x041E, [&200_u16.to_le_bytes()[..], &text("dd/mm/yyyy hh:mm")].concat()),
        (0x00E0, vec![0, 0, 0, 0]),
        (0x00E0, vec![0, 0, 200, 0]),
        (0x00FC, strings),
        (0x003C, vec![1, b'p', 0, 0x3D, 0x26]),
    ];
    let tables = workbook::tables(&compound(&stream(&[("S", cells)], &globals))).unwrap();
    let expected = [
        Cell::Number(12.5),
        Cell::Number(-3.0),
        Cell::Number(1.0),
        Cell::At(datetime(2026, 9, 1, 18, 0, 0, 0)),
        Cell::Text("hasil".into()),
        Cell::Text("kop☽".into()),
    ];
    assert_eq!(tables[0].rows[0].cells, expected);
}

#[test]
fn damaged_encrypted_and_older_files_are_refused() {
    let whole = linkedin();
    assert_eq!(try_read("a.xls", &whole[..600]).unwrap_err(), Refused::NotATable);
    let mut locked = compound(&stream(&[("S", vec![])], &[(0x002F, vec![0; 6])]));
    assert_eq!(workbook::tables(&locked).unwrap_err(), Refused::NotATable);
    locked[512 * 3 + 4] = 0;
    locked[512 * 3 + 5] = 5;
    assert_eq!(workbook::tables(&locked).unwrap_err(), Refused::NotATable);
    // A chain that leads back to itself.
    let mut circle = whole.clone();
    circle[512 + 12..512 + 16].copy_from_slice(&2_u32.to_le_bytes());
    assert_eq!(try_read("a.xls", &circle).unwrap_err(), Refused::NotATable);
}
