//! Mutations of the seeds and samples: whatever comes, reading ends soon, does not panic, and invents no rows.
//!
//! Deterministic and bounded; `SELARAS_FUZZ_CASES=20000` makes each target longer.

use super::samples::samples_of;
use super::{accounted, hints, seeds, xlsx};
use std::time::Duration;

/// A small generator, so that a failing case is the same for everybody.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n.max(1) as u64).unwrap()
    }
}

#[expect(clippy::disallowed_methods, reason = "how long to search is the searcher's choice")]
fn cases() -> u64 {
    std::env::var("SELARAS_FUZZ_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(300)
}

#[expect(clippy::disallowed_methods, reason = "the limit is of real time")]
fn now() -> std::time::Instant {
    std::time::Instant::now()
}

const PIECES: &[&[u8]] = &[
    b",",
    b";",
    b"\t",
    b"\"",
    b"\n",
    b"\r",
    b"\r\n",
    b"\n\n",
    b"\0",
    b"\xff",
    b"-",
    b".",
    b"%",
    b"<",
    b"#",
    b"# ",
    b"E+17",
    b"999999999999999999999999",
    b"1.234.567,8",
    b"1,234",
    b"K",
    b"Total",
    b"Date",
    b"Date,Primary",
    b"undefined",
    b"29/02/2025",
    b"31/12/9999",
    b"February 29",
    b"00:61",
    b"24:00",
    b"+9999",
    b"sep=;\n",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    "𝐁".as_bytes(),
    "\u{202e}".as_bytes(),
    "١٢".as_bytes(),
    b"Views",
    b"date",
    b"metric,value",
];

fn mutate(chance: &mut Chance, bytes: &mut Vec<u8>) {
    let at = chance.below(bytes.len() + 1);
    let end = (at + 1 + chance.below(40)).min(bytes.len());
    match chance.below(9) {
        0 if at < bytes.len() => bytes[at] ^= 1 << chance.below(8),
        1 => {
            bytes.splice(at..at, PIECES[chance.below(PIECES.len())].iter().copied());
        }
        2 if at < end => {
            bytes.drain(at..end);
        }
        3 if at < end => {
            let piece = bytes[at..end].to_vec();
            bytes.splice(at..at, piece);
        }
        4 => bytes.truncate(at),
        5..=7 => {
            let mut lines: Vec<Vec<u8>> =
                bytes.split_inclusive(|b| *b == b'\n').map(<[u8]>::to_vec).collect();
            if lines.is_empty() {
                return;
            }
            let (one, two) = (chance.below(lines.len()), chance.below(lines.len()));
            match chance.below(3) {
                0 => lines.swap(one, two),
                1 => lines.insert(one, lines[two].clone()),
                _ => drop(lines.remove(one)),
            }
            *bytes = lines.concat();
        }
        _ if at < bytes.len() => bytes[at] = u8::try_from(chance.below(256)).unwrap(),
        _ => {}
    }
}

fn check(name: &str, case: u64, bytes: &[u8], most_rows: usize) {
    let start = now();
    let read = super::super::read(name, bytes, &hints());
    let taken = start.elapsed();
    let save = || {
        let path = std::env::temp_dir().join("selaras-fuzz.bin");
        let _ = std::fs::write(&path, bytes);
        path
    };
    assert!(taken < Duration::from_secs(2), "{name} case {case} took {taken:?}: {:?}", save());
    let Ok(export) = read else { return };
    let lines = accounted(&export).len() as u64;
    // Two tables side by side may lose one row on both sides, so places may be fewer than rows but never more.
    assert!(lines <= export.rows && export.rows as usize <= most_rows, "{name} case {case}: {:?}", save());
    assert_eq!(lines, export.rows, "{name} case {case}: a row is nowhere, see {:?}", save());
    for post in &export.posts {
        assert!(post.numbers.len() <= 29 && !post.text.contains('\0') || post.text.len() < 1000);
    }
    assert!(export.rejected.iter().all(|r| r.value.chars().count() <= 80));
}

fn lines_of(bytes: &[u8]) -> usize {
    1 + bytes.iter().filter(|b| matches!(b, b'\n' | b'\r')).count()
}

fn fuzz(target: u64, folder: &str, seeds: &[&str]) {
    let mut inputs: Vec<(String, Vec<u8>)> =
        seeds.iter().map(|seed| ("seed.csv".to_owned(), seed.as_bytes().to_vec())).collect();
    inputs.extend(samples_of(folder).into_iter().filter(|(name, _)| name.ends_with(".csv")));
    for case in 0..cases() {
        let mut chance = Chance((target << 40) ^ (case + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let (name, mut bytes) = inputs[chance.below(inputs.len())].clone();
        for _ in 0..=chance.below(8) {
            mutate(&mut chance, &mut bytes);
        }
        check(&name, case, &bytes, lines_of(&bytes));
    }
}

#[test]
fn fuzz_meta() {
    use seeds::*;
    fuzz(
        1,
        "meta_business_suite",
        &[FACEBOOK, INSTAGRAM, PORTUGUESE, GERMAN, INDONESIAN, LEGACY, PAGE_DAILY],
    );
}

#[test]
fn fuzz_x() {
    fuzz(2, "x/", &[seeds::X_CONTENT, seeds::X_OVERVIEW, seeds::X_VIDEO, seeds::X_LEGACY]);
}

#[test]
fn fuzz_tiktok() {
    use seeds::*;
    fuzz(3, "tiktok", &[TIKTOK_DAYS, TIKTOK_FOLLOWERS, TIKTOK_VIEWERS, TIKTOK_GENDER, TIKTOK_CONTENT]);
}

#[test]
fn fuzz_youtube() {
    fuzz(4, "youtube", &[seeds::YOUTUBE, seeds::YOUTUBE_CHART, "Date,Views,Subscribers\n2026-10-01,120,3\n"]);
}

#[test]
fn fuzz_ga4() {
    fuzz(5, "ga4", &[seeds::GA4, seeds::GA4_INDONESIAN]);
}

#[test]
fn fuzz_trends() {
    fuzz(6, "google_trends", &[seeds::TRENDS]);
}

#[test]
fn fuzz_pinterest() {
    fuzz(7, "pinterest", &[seeds::PINTEREST]);
}

#[test]
fn fuzz_tools() {
    use seeds::*;
    fuzz(8, "no samples", &[HOOTSUITE, SPROUT, SPROUT_PROFILE, BUFFER, METRICOOL, LATER, AGORAPULSE]);
}

#[test]
fn fuzz_template() {
    fuzz(9, "no samples", &[seeds::TEMPLATE, seeds::TEMPLATE_DAYS]);
}

/// Cells mutated and written into a sound workbook: the archive's checksum would stop mutated bytes at the door.
#[test]
fn fuzz_linkedin() {
    for case in 0..cases() / 3 {
        let mut chance = Chance(0xABCD_0000 ^ (case + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let source: &[(&str, &[&[&str]])] =
            if chance.below(2) == 0 { &seeds::LINKEDIN_CONTENT } else { &seeds::LINKEDIN_MEMBER };
        let mut sheets: Vec<(&str, Vec<Vec<String>>)> = source
            .iter()
            .map(|(name, rows)| {
                (*name, rows.iter().map(|row| row.iter().map(|c| (*c).to_owned()).collect()).collect())
            })
            .collect();
        for _ in 0..=chance.below(6) {
            let sheet = chance.below(sheets.len());
            mutate_rows(&mut chance, &mut sheets[sheet].1);
        }
        let most = sheets.iter().map(|(_, rows)| rows.len()).sum();
        let rows: Vec<Vec<Vec<&str>>> = sheets
            .iter()
            .map(|(_, rows)| rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect())
            .collect();
        let slices: Vec<Vec<&[&str]>> =
            rows.iter().map(|rows| rows.iter().map(Vec::as_slice).collect()).collect();
        let named: Vec<(&str, &[&[&str]])> =
            sheets.iter().zip(&slices).map(|((name, _), rows)| (*name, rows.as_slice())).collect();
        check("a.xlsx", case, &xlsx(&named, chance.below(2) == 0), most);
    }
}

fn mutate_rows(chance: &mut Chance, rows: &mut Vec<Vec<String>>) {
    if rows.is_empty() {
        return;
    }
    let (one, two) = (chance.below(rows.len()), chance.below(rows.len()));
    match chance.below(5) {
        0 => rows.swap(one, two),
        1 => rows.insert(one, rows[two].clone()),
        2 => drop(rows.remove(one)),
        _ if !rows[one].is_empty() => {
            let column = chance.below(rows[one].len());
            let mut bytes = rows[one][column].clone().into_bytes();
            mutate(chance, &mut bytes);
            // A spreadsheet holds no control characters and at most 32,767 of any.
            let text = String::from_utf8_lossy(&bytes).replace(|c: char| c.is_control() && c != '\n', "");
            rows[one][column] = text;
        }
        _ => {}
    }
}

/// Bytes of the old format have no checksum: here the library itself is on trial.
#[test]
fn fuzz_workbook_bytes() {
    let mut inputs = samples_of("linkedin");
    inputs.push(("content.xls".into(), super::biff::linkedin()));
    inputs.push(("content.xlsx".into(), xlsx(&seeds::LINKEDIN_CONTENT, false)));
    for case in 0..cases() {
        let mut chance = Chance(0xBEEF_0000 ^ (case + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let (name, mut bytes) = inputs[chance.below(inputs.len())].clone();
        for _ in 0..=chance.below(6) {
            let at = chance.below(bytes.len());
            match chance.below(4) {
                0 => bytes[at] ^= 1 << chance.below(8),
                1 => bytes[at] = u8::try_from(chance.below(256)).unwrap(),
                2 => bytes[at..].iter_mut().take(4).for_each(|byte| *byte = 0xFF),
                _ => bytes.truncate(at.max(600)),
            }
        }
        check(&name, case, &bytes, 10_000_000);
    }
}
