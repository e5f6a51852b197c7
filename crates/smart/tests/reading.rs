//! What must hold of reading whatever is said.
//!
//! Mutations are deterministic and bounded; `SELARAS_FUZZ_CASES=200000` makes the search longer.

use jiff::{Span, civil::Date};
use proptest::prelude::*;
use selaras_smart::{Aim, Direction, Read, read};

const TODAY: Date = Date::constant(2026, 11, 27);

/// What any reading keeps to.
fn sound(read: &Read) -> Result<(), String> {
    let days = [read.start, read.deadline].into_iter().flatten();
    let years = days.into_iter().all(|day| (2000..3000).contains(&day.year()));
    let order = read.start.zip(read.deadline).is_none_or(|(start, deadline)| start <= deadline);
    let amount = read.amount.as_ref();
    let numbers = amount.into_iter().flat_map(|amount| [Some(amount.value), amount.from]).flatten();
    let numbers = numbers.into_iter().all(|value| value.is_finite() && value >= 0.0);
    let from = amount.is_none_or(|amount| amount.from.is_none() || amount.aim == Aim::To);
    if years && order && numbers && from { Ok(()) } else { Err(format!("{read:?}")) }
}

/// A small generator, so that a failing case is the same for everybody.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % n.max(1) as u64).expect("it is below n")
    }
}

#[expect(clippy::disallowed_methods, reason = "how long to search is the searcher's choice")]
fn cases() -> u64 {
    std::env::var("SELARAS_FUZZ_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(5000)
}

const PIECES: &[&str] = &[
    " ",
    ",",
    ".",
    "-",
    "–",
    "/",
    "%",
    "$",
    "Rp",
    "+",
    "'",
    "\u{a0}",
    "\u{202e}",
    "𝐁",
    "١٢",
    "é",
    "İ",
    "ß",
    "0",
    "00",
    "1",
    "31",
    "2027",
    "99999999999999999999",
    "2.500",
    "2,1",
    "1.2.3",
    "rb",
    "juta",
    "k",
    "M",
    "menit",
    "persen",
    "poin persen",
    "dari",
    "menjadi",
    "to",
    "by",
    "per",
    "sebelum",
    "akhir",
    "awal",
    "bulan",
    "kuartal",
    "Q4",
    "H9",
    "tw0",
    "semester",
    "tahun",
    "Februari 29",
    "31 Feb",
    "29/02/2027",
    "2027-13-45",
    "dalam",
    "within",
    "9999 bulan",
    "0 hari",
    "seminggu",
    "kali lipat",
    "pengikut",
    "reach",
    "posts",
    "engagement",
    "X",
    "di X",
    "lebih",
    "nya",
    "may",
    "Jan",
    "Mar",
    "mulai",
    "antara",
];

/// The sentences of the table, mutated: reading ends, does not panic, and invents no numbers or days that are none.
#[test]
fn mutated_sentences_are_read_soundly() {
    let table = include_str!("sentences.yaml");
    let seeds: Vec<&str> = table.split('"').skip(1).step_by(2).collect();
    assert!(seeds.len() > 60, "{}", seeds.len());
    for case in 0..cases() {
        let mut chance = Chance((case + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let mut letters: Vec<char> = seeds[chance.below(seeds.len())].chars().collect();
        for _ in 0..=chance.below(6) {
            let at = chance.below(letters.len() + 1);
            let end = (at + 1 + chance.below(8)).min(letters.len());
            match chance.below(5) {
                0 if at < end => drop(letters.drain(at..end)),
                1 if at < end => {
                    let piece = letters[at..end].to_vec();
                    letters.splice(at..at, piece);
                }
                2 => letters.truncate(at.max(1)),
                _ => {
                    let piece = PIECES[chance.below(PIECES.len())].chars().chain([' ']);
                    letters.splice(at..at, piece);
                }
            }
        }
        let sentence: String = letters.iter().collect();
        for today in [TODAY, Date::constant(2028, 2, 29), Date::MAX, Date::MIN] {
            let read = read(&sentence, today);
            let days_of_our_time = today.year() > 2000 && today.year() < 2200;
            let bounded = sound(&read);
            assert!(!days_of_our_time || bounded.is_ok(), "{sentence:?}: {bounded:?}");
        }
    }
}

/// A whole number with marks between its thousands.
fn grouped(value: u64, mark: char) -> String {
    let digits = value.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

proptest! {
    // A failing case is the same for everybody who copies it into a table; files of seeds are not.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(text in ".*", later in 0_i64..40_000) {
        let today = TODAY.saturating_add(Span::new().days(later));
        let read = read(&text, today);
        prop_assert!(sound(&read).is_ok(), "{read:?}");
    }

    #[test]
    fn any_words_are_read(words in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
        let read = read(&words.join(" "), TODAY);
        prop_assert!(sound(&read).is_ok(), "{read:?}");
    }

    #[test]
    fn numbers_in_both_ways_of_writing_agree(value in 1_u64..2_000_000_000) {
        let said = |number: String| read(&format!("Raih {number} pengikut"), TODAY).amount.map(|amount| amount.value);
        let wanted = Some(value as f64);
        prop_assert_eq!(said(grouped(value, '.')), wanted);
        prop_assert_eq!(said(grouped(value, ',')), wanted);
        prop_assert_eq!(said(value.to_string()), wanted);
    }

    #[test]
    fn fractions_in_both_ways_of_writing_agree(whole in 0_u32..100, part in 0_u32..100) {
        let said = |mark: char| {
            let read = read(&format!("Naikkan tingkat interaksi menjadi {whole}{mark}{part:02}%"), TODAY);
            read.amount.map(|amount| (amount.value * 100.0).round())
        };
        prop_assert_eq!(said('.'), Some(f64::from(whole * 100 + part)));
        prop_assert_eq!(said(','), said('.'));
    }

    #[test]
    fn short_and_long_numbers_agree(tenths in 1_u32..9999) {
        let (whole, part) = (tenths / 10, tenths % 10);
        let said = |text: String| read(&text, TODAY).amount.map(|amount| amount.value.round());
        let thousands = Some(f64::from(tenths) * 100.0);
        for text in [format!("Raih {whole},{part} ribu pengikut"), format!("Reach {whole}.{part}k followers"), format!("Raih {whole},{part}rb pengikut")] {
            prop_assert_eq!(said(text.clone()), thousands, "{}", text);
        }
        let millions = Some(f64::from(tenths) * 100_000.0);
        for text in [format!("Dapatkan {whole},{part} juta tayangan"), format!("Get {whole}.{part} million views"), format!("Get {whole}.{part}m views")] {
            prop_assert_eq!(said(text.clone()), millions, "{}", text);
        }
    }

    #[test]
    fn a_day_is_the_same_in_every_way_of_writing(days in 1_i64..3000) {
        let day = TODAY.saturating_add(Span::new().days(days));
        let (year, month, date) = (day.year(), day.month(), day.day());
        let id = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];
        let en = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
        let at = usize::try_from(month - 1).unwrap();
        let (id, en) = (id[at], en[at]);
        for text in [
            format!("10 pesanan sampai {date} {id} {year}"),
            format!("10 pesanan sampai {date} {} {year}", &id[..3]),
            format!("10 pesanan sampai {date}/{month}/{year}"),
            format!("10 pesanan sampai {date:02}.{month:02}.{year}"),
            format!("10 orders by {day}"),
            format!("10 orders by {en} {date}, {year}"),
            format!("10 orders by the {date}th of {en} {year}"),
        ] {
            let read = read(&text, TODAY);
            prop_assert_eq!(read.deadline, Some(day), "{}", text);
            prop_assert_eq!(read.amount.map(|amount| amount.value), Some(10.0), "{}", text);
        }
    }
}

#[test]
fn what_was_read_means_a_target() {
    let of = |said: &str, baseline: Option<f64>| {
        let read = read(said, TODAY);
        read.amount.and_then(|amount| amount.target(baseline, read.direction.unwrap_or(Direction::Up)))
    };
    assert_eq!(of("Menambah 2.500 pengikut", Some(10_000.0)), Some(12_500.0));
    assert_eq!(of("Menambah 2.500 pengikut", None), None);
    assert_eq!(of("Kurangi keluhan 25%", Some(40.0)), Some(30.0));
    assert_eq!(of("Get 120 sign-ups", None), Some(120.0));
    assert_eq!(of("Gandakan kunjungan", Some(1500.0)), Some(3000.0));
}

/// What the app calls a figure is understood as that figure, so that a title that it writes agrees with its fields.
#[test]
fn names_of_the_app_are_understood() {
    for (name, id, en) in [
        ("audience_growth", "Pertumbuhan pengikut", "Audience growth"),
        ("clicks", "Klik", "Clicks"),
        ("engagement_rate_followers", "Tingkat interaksi menurut pengikut", "Engagement rate by followers"),
        (
            "engagement_rate_impressions",
            "Tingkat interaksi menurut impresi",
            "Engagement rate by impressions",
        ),
        ("engagement_rate_reach", "Tingkat interaksi menurut jangkauan", "Engagement rate by reach"),
        ("followers", "Pengikut", "Followers"),
        ("followers_gained", "Pengikut bertambah", "Followers gained"),
        ("frequency", "Frekuensi", "Frequency"),
        ("impressions", "Impresi", "Impressions"),
        ("interactions", "Interaksi", "Interactions"),
        ("interactions_per_post", "Interaksi per posting", "Interactions per post"),
        ("interactions_per_thousand", "Interaksi per 1.000 pengikut", "Interactions per 1,000 followers"),
        ("link_clicks", "Klik tautan", "Link clicks"),
        ("paid_share", "Porsi berbayar", "Paid share"),
        ("posts", "Posting", "Posts"),
        ("profile_visits", "Kunjungan profil", "Profile visits"),
        ("quotes", "Kutipan", "Quotes"),
        ("reach", "Jangkauan", "Reach"),
        ("reach_percent", "Jangkauan terhadap pengikut", "Reach of followers"),
        ("reactions", "Reaksi", "Reactions"),
        ("replies", "Balasan", "Replies"),
        ("reposts", "Dibagikan ulang", "Reposts"),
        ("saves", "Disimpan", "Saves"),
        ("share_of_voice", "Pangsa suara", "Share of voice"),
        ("views", "Penayangan", "Views"),
        ("watch_seconds", "Durasi tonton", "Watch time"),
    ] {
        for said in [
            format!("{id} di Instagram: 1.230 sampai 31 Desember 2026"),
            format!("{en} on Instagram: 1,230 by 31 December 2026"),
        ] {
            let read = read(&said, TODAY);
            // "Pengikut bertambah" says that followers become more, which is the same.
            let same = read.figure.as_deref() == Some(name)
                || (name, read.figure.as_deref()) == ("followers_gained", Some("followers"));
            assert!(same, "{said}: {:?}", read.figure);
            assert_eq!(read.amount.map(|amount| amount.value), Some(1230.0), "{said}");
            assert_eq!(read.networks, ["instagram"], "{said}");
            assert_eq!(read.deadline, Some(Date::constant(2026, 12, 31)), "{said}");
        }
    }
}
