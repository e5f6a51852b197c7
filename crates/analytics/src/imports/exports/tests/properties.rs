//! Numbers and dates come back from however a locale writes them.

use super::super::dates::{self, DateCell, Order};
use super::super::numbers::{self, Marks, Tally};
use super::super::sheet::Cell;
use jiff::civil::{Date, date};
use proptest::prelude::*;

fn grouped(number: i64, mark: &str) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push_str(mark);
        }
        out.push(digit);
    }
    if number < 0 { format!("-{out}") } else { out }
}

fn cells(texts: &[String]) -> Vec<Cell> {
    texts.iter().map(|text| Cell::Text(text.clone())).collect()
}

proptest! {
    #[test]
    fn counts_come_back_in_every_locale(
        numbers in prop::collection::vec(-9_000_000_000_i64..9_000_000_000, 1..20),
        mark in prop::sample::select(vec!["", ".", ",", " ", "\u{a0}", "\u{202f}", "'", "’"]),
        semicolon: bool,
    ) {
        let cells = cells(&numbers.iter().map(|n| grouped(*n, mark)).collect::<Vec<_>>());
        let marks = Tally::of(cells.iter()).of_counts(semicolon);
        for (cell, number) in cells.iter().zip(&numbers) {
            prop_assert_eq!(numbers::read(cell, marks).and_then(|n| n.whole()), Some(*number), "{:?}", cell);
        }
    }

    #[test]
    fn fractions_come_back_in_every_locale(
        values in prop::collection::vec((0_i64..9_000_000, 0_u32..100), 1..20),
        (group, decimal) in prop::sample::select(vec![("", '.'), (",", '.'), (".", ','), ("", ','), (" ", ','), ("'", '.')]),
    ) {
        // Two decimals leave no doubt about the mark.
        let texts: Vec<String> = values.iter().map(|(w, d)| format!("{}{decimal}{d:02}", grouped(*w, group))).collect();
        let cells = cells(&texts);
        let marks = Tally::of(cells.iter()).of_fractions(Tally::default(), false);
        prop_assert_eq!(marks, if decimal == '.' { Marks::Dot } else { Marks::Comma });
        for (cell, (whole, decimals)) in cells.iter().zip(&values) {
            prop_assert_eq!(numbers::read(cell, marks).map(|n| n.decimal), Some(format!("{whole}.{decimals:02}")));
        }
    }

    #[test]
    fn units_shorten_by_their_zeros(whole in 0_i64..1000, tenth in 0_i64..10, (unit, zeros) in prop::sample::select(vec![("K", 100), ("M", 100_000), ("k", 100), (" rb", 100), (" jt", 100_000)])) {
        for decimal in ['.', ','] {
            let cell = Cell::Text(format!("{whole}{decimal}{tenth}{unit}"));
            let marks = Tally::of(std::iter::once(&cell)).of_counts(false);
            prop_assert_eq!(numbers::read(&cell, marks).and_then(|n| n.whole()), Some((whole * 10 + tenth) * zeros));
        }
    }

    #[test]
    fn no_text_makes_reading_a_number_panic(text in ".{0,60}", count: bool) {
        let cell = Cell::Text(text);
        let tally = Tally::of(std::iter::once(&cell));
        let marks = if count { tally.of_counts(true) } else { tally.of_fractions(tally, false) };
        let _ = (numbers::read(&cell, marks), numbers::seconds(&cell, marks), numbers::share(&cell, marks, count));
    }

    #[test]
    fn dates_come_back_in_every_form(days in prop::collection::vec(0_i32..3000, 1..30), form in 0_usize..12) {
        let start = date(2018, 1, 1);
        let days: Vec<Date> = days.iter().map(|n| start.checked_add(jiff::Span::new().days(*n)).unwrap()).collect();
        let write = |day: &Date| {
            let format = ["%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%Y-%m-%dT00:00:00", "%a, %b %-d, %Y", "%b %-d, %Y", "%-d %B %Y", "%B %-d, %Y", "%d/%m/%Y", "%m/%d/%Y", "%-m/%-d/%Y", "%d.%m.%Y"][form];
            day.strftime(format).to_string()
        };
        let usual = if matches!(form, 9 | 10) { Order::MonthFirst } else { Order::DayFirst };
        // A day above 12 makes the order sure, as it is in any longer column.
        let mut days = days;
        days.push(date(2020, 3, 28));
        let cells = cells(&days.iter().map(write).collect::<Vec<_>>());
        let cells: Vec<Option<&Cell>> = cells.iter().map(Some).collect();
        let read = dates::column(&cells, usual, date(2026, 11, 27));
        for (cell, day) in read.cells.iter().zip(&days) {
            prop_assert!(matches!(cell, DateCell::At(when) if when.date == *day), "{:?} {}", cell, day);
        }
    }

    #[test]
    fn months_come_back_in_every_language(month in 1_i8..=12, day in 1_i8..=28) {
        let names = [
            ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"],
            ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
            ["janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"],
            ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
        ];
        for language in names {
            let name = language[usize::try_from(month - 1).unwrap()];
            for text in [format!("{day} {name} 2025"), format!("{day}. {name} 2025"), format!("{day} de {name} de 2025")] {
                prop_assert_eq!(dates::single(&text, Order::DayFirst), Some(date(2025, month, day)), "{}", text);
            }
        }
    }

    #[test]
    fn a_run_of_days_without_years_ends_today_at_the_latest(length in 1_i32..400, back in 0_i32..300, descending: bool) {
        let today = date(2026, 11, 27);
        let day = |n: i32| today.checked_sub(jiff::Span::new().days(n)).unwrap();
        let mut days: Vec<Date> = (0..length).map(|n| day(back + length - 1 - n)).collect();
        if descending {
            days.reverse();
        }
        let cells = cells(&days.iter().map(|day| day.strftime("%B %-d").to_string()).collect::<Vec<_>>());
        let cells: Vec<Option<&Cell>> = cells.iter().map(Some).collect();
        let read = dates::column(&cells, Order::DayFirst, today);
        for (cell, day) in read.cells.iter().zip(&days) {
            prop_assert!(matches!(cell, DateCell::At(when) if when.date == *day), "{:?} {}", cell, day);
        }
    }

    #[test]
    fn no_text_makes_reading_a_date_panic(texts in prop::collection::vec("[0-9a-zA-Z/:., +-]{0,40}", 0..20), any in ".{0,40}") {
        let mut cells = cells(&texts);
        cells.push(Cell::Text(any.clone()));
        let cells: Vec<Option<&Cell>> = cells.iter().map(Some).collect();
        prop_assert_eq!(dates::column(&cells, Order::DayFirst, date(2026, 11, 27)).cells.len(), cells.len());
        let _ = (dates::range(&any, Order::DayFirst), dates::range_in_name(&any));
    }
}
