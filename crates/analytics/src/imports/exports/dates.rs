//! Dates as exports write them: ISO, `09/10/2026 08:05`, `Tue, Mar 10, 2026`, `23 August`, `20260901`.
//!
//! Whether `09/10` is in September or October, and which year a date without one is of, the whole column says.

use super::numbers::{folded, is_unknown};
use super::sheet::Cell;
use jiff::ToSpan;
use jiff::civil::{Date, Time};

/// Which comes first in `09/10/2026`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The ninth of October.
    DayFirst,
    /// The tenth of September.
    MonthFirst,
}

/// A moment as the file says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// The day.
    pub date: Date,
    /// The time of day, if there is one.
    pub time: Option<Time>,
    /// Seconds east of UTC, if the file says so.
    pub offset: Option<i32>,
}

/// One cell of a column of dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateCell {
    /// Nothing is said.
    Unknown,
    /// Something that is no date.
    Unreadable,
    /// A date.
    At(When),
}

/// A column of dates, read.
pub struct Dates {
    /// Its cells, in order.
    pub cells: Vec<DateCell>,
    /// The order of day and month, and why, where it had to be found out.
    pub order: Option<(Order, &'static str)>,
    /// First and last inferred year, where the column has none.
    pub years: Option<(i16, i16)>,
}

/// Reads a column. `usual` is the order this export is known to use, `newest` the last day its dates can be of.
pub fn column(cells: &[Option<&Cell>], usual: Order, newest: Date) -> Dates {
    let parsed: Vec<Option<Option<Parsed>>> =
        cells.iter().map(|cell| cell.filter(|cell| !is_unknown(&cell.text())).map(parse_cell)).collect();
    let slashed: Vec<(i16, i16, i16)> = parsed
        .iter()
        .flatten()
        .flatten()
        .filter_map(|p| if let Day::Slashed(a, b, year) = p.day { Some((a, b, year)) } else { None })
        .collect();
    let order = (!slashed.is_empty()).then(|| find_order(&slashed, usual, newest));
    let first = order.map_or(usual, |(order, _)| order);
    let bare: Vec<(i16, i16)> = parsed
        .iter()
        .flatten()
        .flatten()
        .filter_map(|p| if let Day::Bare(month, day) = p.day { Some((month, day)) } else { None })
        .collect();
    let mut years = infer_years(&bare, newest).into_iter();
    let mut span: Option<(i16, i16)> = None;
    let cells = parsed
        .iter()
        .map(|cell| match cell {
            None => DateCell::Unknown,
            Some(None) => DateCell::Unreadable,
            Some(Some(parsed)) => {
                let date = match parsed.day {
                    Day::Full(year, month, day) => civil(year, month, day),
                    Day::Slashed(a, b, year) => in_order(first, a, b, year),
                    Day::Bare(month, day) => years.next().flatten().and_then(|year| {
                        span = Some(span.map_or((year, year), |(from, to)| (from.min(year), to.max(year))));
                        civil(year, month, day)
                    }),
                };
                date.map_or(DateCell::Unreadable, |date| {
                    DateCell::At(When { date, time: parsed.time, offset: parsed.offset })
                })
            }
        })
        .collect();
    Dates { cells, order, years: span }
}

/// One date that stands alone, with the order its export is known to use.
pub fn single(text: &str, usual: Order) -> Option<Date> {
    match parse(text)?.day {
        Day::Full(year, month, day) => civil(year, month, day),
        Day::Slashed(a, b, year) => in_order(usual, a, b, year),
        Day::Bare(..) => None,
    }
}

/// First and last day of a text such as `09/01/2026 - 09/30/2026`.
pub fn range(text: &str, usual: Order) -> Option<(Date, Date)> {
    let (from, to) = text.split_once(" - ").or_else(|| text.split_once(" – "))?;
    let range = (single(from, usual)?, single(to, usual)?);
    (range.0 <= range.1).then_some(range)
}

/// First and last day in a file name such as `Contoh_2026-09-01_2026-09-28.xlsx` or `…20260901-20260928.csv`.
pub fn range_in_name(name: &str) -> Option<(Date, Date)> {
    let bytes = name.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() && found.len() < 2 {
        let boundary = at == 0 || !bytes[at - 1].is_ascii_digit();
        let hit =
            boundary.then(|| [10, 8].into_iter().find_map(|n| day_in(bytes.get(at..at + n)?))).flatten();
        if let Some((date, length)) = hit {
            found.push(date);
            at += length;
        } else {
            at += 1;
        }
    }
    match found.as_slice() {
        [from, to] if from <= to => Some((*from, *to)),
        _ => None,
    }
}

fn day_in(bytes: &[u8]) -> Option<(Date, usize)> {
    let text = std::str::from_utf8(bytes).ok()?;
    let plain = text.replace(['-', '_'], "");
    if plain.len() != 8 || !plain.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let part = |range: std::ops::Range<usize>| plain[range].parse::<i16>().ok();
    Some((civil(part(0..4)?, part(4..6)?, part(6..8)?)?, bytes.len()))
}

/// Years outside which a date is a misread number: no network is older, no export knows the far future.
const YEARS: std::ops::RangeInclusive<i16> = 1995..=2100;

fn civil(year: i16, month: i16, day: i16) -> Option<Date> {
    if !YEARS.contains(&year) {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn in_order(order: Order, a: i16, b: i16, year: i16) -> Option<Date> {
    match order {
        Order::DayFirst => civil(year, b, a),
        Order::MonthFirst => civil(year, a, b),
    }
}

/// The order under which most dates exist; then that under which none lies in the future; then that under which they
/// lie closer together; then the usual one.
fn find_order(dates: &[(i16, i16, i16)], usual: Order, newest: Date) -> (Order, &'static str) {
    let read = |order| dates.iter().filter_map(move |(a, b, y)| in_order(order, *a, *b, *y));
    let [day, month] = [Order::DayFirst, Order::MonthFirst].map(|order| {
        let (mut exist, mut future, mut span) = (0_usize, 0_usize, None::<(Date, Date)>);
        for date in read(order) {
            exist += 1;
            future += usize::from(date > newest);
            span = Some(span.map_or((date, date), |(from, to)| (from.min(date), to.max(date))));
        }
        let days = span.map_or(0, |(from, to)| (to - from).get_days());
        (exist, future, days)
    });
    if day.0 != month.0 {
        let order = if day.0 > month.0 { Order::DayFirst } else { Order::MonthFirst };
        return (order, "a_day_above_12");
    }
    if day.1 != month.1 {
        return (if day.1 < month.1 { Order::DayFirst } else { Order::MonthFirst }, "no_future_dates");
    }
    // Only a clear difference counts: two dates are close together in both orders by chance.
    if dates.len() >= 3 && (day.2 * 4 < month.2 || month.2 * 4 < day.2) {
        return (if day.2 < month.2 { Order::DayFirst } else { Order::MonthFirst }, "dates_closer_together");
    }
    (usual, "usual_for_this_export")
}

/// Years for dates without one. The newest end of the column is of the latest year that is not in the future, and each
/// date after it of the year that brings it closest to the one before.
fn infer_years(dates: &[(i16, i16)], newest: Date) -> Vec<Option<i16>> {
    // A 29th of February may rule out the latest years for all of them.
    let attempts = (0..=8).map(|back| years_from(dates, newest, newest.year() - back));
    let mut best: Vec<Option<i16>> = Vec::new();
    for attempt in attempts {
        if attempt.iter().all(Option::is_some) {
            return attempt;
        }
        let known = |years: &[Option<i16>]| years.iter().flatten().count();
        if best.is_empty() || known(&attempt) > known(&best) {
            best = attempt;
        }
    }
    best
}

fn years_from(dates: &[(i16, i16)], newest: Date, year: i16) -> Vec<Option<i16>> {
    // Steps around the calendar, so that from December to January is one forward.
    let place = |(month, day): (i16, i16)| month * 31 + day;
    let steps = dates.windows(2).map(|pair| (place(pair[1]) - place(pair[0]) + 186).rem_euclid(372) - 186);
    let ascending = steps.map(i16::signum).map(i64::from).sum::<i64>() >= 0;
    let mut out = vec![None; dates.len()];
    let mut near: Option<Date> = None;
    for nth in 0..dates.len() {
        let index = if ascending { dates.len() - 1 - nth } else { nth };
        let (month, day) = dates[index];
        let fits = |year: i16| civil(year, month, day).filter(|date| *date <= newest);
        let found = match near {
            None => fits(year).or_else(|| fits(year - 1)),
            Some(near) => (near.year() - 1..=near.year() + 1)
                .filter_map(fits)
                .min_by_key(|date| (*date - near).get_days().abs()),
        };
        out[index] = found.map(Date::year);
        near = found.or(near);
    }
    out
}

/// The last day on which dates of a file can lie: the day after today, because the account's zone may be ahead.
pub fn newest(today: Date, named: Option<(Date, Date)>) -> Date {
    named.map_or_else(|| today.checked_add(1.day()).unwrap_or(today), |(_, to)| to)
}

#[derive(Clone, Copy, Debug)]
enum Day {
    Full(i16, i16, i16),
    Slashed(i16, i16, i16),
    Bare(i16, i16),
}

#[derive(Clone, Copy, Debug)]
struct Parsed {
    day: Day,
    time: Option<Time>,
    offset: Option<i32>,
}

fn parse_cell(cell: &Cell) -> Option<Parsed> {
    match cell {
        Cell::At(at) => {
            let date = at.date();
            let day = Day::Full(date.year(), date.month().into(), date.day().into());
            let time = (at.time() != Time::midnight()).then(|| at.time());
            Some(Parsed { day, time, offset: None })
        }
        Cell::Text(text) => parse(text),
        // 20260901 in a spreadsheet became a number.
        Cell::Number(_) => parse(&cell.text()),
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    /// A run of digits: value and length.
    Digits(i32, usize),
    Word(String),
    Mark(char),
}

fn tokens(text: &str) -> Option<Vec<Token>> {
    // The longest date with a weekday and a zone has about 45 characters.
    if text.len() > 90 {
        return None;
    }
    let text = folded(text);
    let mut out = Vec::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_ascii_digit() {
            let mut run = String::from(c);
            while let Some(digit) = chars.next_if(char::is_ascii_digit) {
                run.push(digit);
            }
            out.push(Token::Digits(run.parse().ok()?, run.len()));
        } else if c.is_alphabetic() {
            let mut word = String::from(c);
            while let Some(letter) = chars.next_if(|c| c.is_alphabetic()) {
                word.push(letter);
            }
            // Between digits these say nothing: weekdays, `de`, `at`, `3rd`.
            if !is_filler(&word) {
                out.push(Token::Word(word));
            }
        } else if !c.is_whitespace() {
            out.push(Token::Mark(c));
        }
    }
    Some(out)
}

fn parse(text: &str) -> Option<Parsed> {
    let tokens = tokens(text)?;
    let mut rest = tokens.as_slice();
    while let [Token::Mark(',' | '.'), after @ ..] = rest {
        rest = after;
    }
    let (day, rest) = parse_day(rest)?;
    let (time, offset) = parse_time(rest)?;
    Some(Parsed { day, time, offset })
}

fn parse_day(tokens: &[Token]) -> Option<(Day, &[Token])> {
    use Token::{Digits, Mark, Word};
    let small = |n: i32| i16::try_from(n).ok();
    match tokens {
        [
            Digits(y, 4),
            Mark(a @ ('-' | '/' | '.')),
            Digits(m, 1..=2),
            Mark(b),
            Digits(d, 1..=2),
            rest @ ..,
        ] if a == b => Some((Day::Full(small(*y)?, small(*m)?, small(*d)?), rest)),
        [Digits(y, 4), Mark('-' | '/'), Digits(m, 1..=2)] => {
            Some((Day::Full(small(*y)?, small(*m)?, 1), &[]))
        }
        [Digits(ymd, 8), rest @ ..] => {
            Some((Day::Full(small(ymd / 10_000)?, small(ymd / 100 % 100)?, small(ymd % 100)?), rest))
        }
        [
            Digits(x, 1..=2),
            Mark(a @ ('-' | '/' | '.')),
            Digits(z, 1..=2),
            Mark(b),
            Digits(y, n @ (2 | 4)),
            rest @ ..,
        ] if a == b => {
            let year = if *n == 2 { 2000 + small(*y)? } else { small(*y)? };
            Some((Day::Slashed(small(*x)?, small(*z)?, year), rest))
        }
        [Word(name), rest @ ..] => {
            let month = month(name)?;
            let [Digits(day, 1..=2), rest @ ..] = unmark(rest) else { return None };
            Some(with_year(month, small(*day)?, rest))
        }
        [Digits(day, 1..=2), rest @ ..] => {
            let [Word(name), rest @ ..] = unmark(rest) else { return None };
            Some(with_year(month(name)?, small(*day)?, rest))
        }
        _ => None,
    }
}

fn with_year(month: i16, day: i16, rest: &[Token]) -> (Day, &[Token]) {
    match unmark(rest) {
        [Token::Digits(year, 4), rest @ ..] => {
            (Day::Full(i16::try_from(*year).unwrap_or(0), month, day), rest)
        }
        _ => (Day::Bare(month, day), rest),
    }
}

fn unmark(tokens: &[Token]) -> &[Token] {
    match tokens {
        [Token::Mark(',' | '.' | '-' | '/'), rest @ ..] => rest,
        rest => rest,
    }
}

/// Time of day and offset from the rest of the tokens; the outer none says that something else stands there.
fn parse_time(tokens: &[Token]) -> Option<(Option<Time>, Option<i32>)> {
    use Token::{Digits, Mark, Word};
    let rest = match tokens {
        [Word(t), rest @ ..] if t == "t" => rest,
        _ => unmark(tokens),
    };
    if rest.is_empty() {
        return Some((None, None));
    }
    let (hour, minute, second, rest) = match rest {
        [Digits(h, 1..=2), Mark(':' | '.'), Digits(m, 2), Mark(':' | '.'), Digits(s, 2), rest @ ..] => {
            (*h, *m, *s, rest)
        }
        [Digits(h, 1..=2), Mark(':' | '.'), Digits(m, 2), rest @ ..] => (*h, *m, 0, rest),
        [Digits(h, 2), rest @ ..] => (*h, 0, 0, rest),
        _ => return None,
    };
    // Fractions of a second are more than anybody plans by.
    let rest = if let [Mark('.' | ','), Digits(..), rest @ ..] = rest { rest } else { rest };
    let (hour, rest) = match rest {
        [Word(half), rest @ ..] if half == "am" || half == "pm" => {
            if !(1..=12).contains(&hour) {
                return None;
            }
            (hour % 12 + if half == "pm" { 12 } else { 0 }, rest)
        }
        _ => (hour, rest),
    };
    let part = |n: i32| i8::try_from(n).ok();
    let time = Time::new(part(hour)?, part(minute)?, part(second)?, 0).ok()?;
    let (signed, rest) = match rest {
        [] => return Some((Some(time), None)),
        [Word(zone), rest @ ..] if ["z", "utc", "gmt"].contains(&zone.as_str()) => (Some(0), rest),
        rest => (None, rest),
    };
    let offset = match rest {
        [] => signed?,
        [Mark(sign @ ('+' | '-')), Digits(hhmm, 4)] => signed_offset(*sign, hhmm / 100, hhmm % 100)?,
        [Mark(sign @ ('+' | '-')), Digits(h, 1..=2)] => signed_offset(*sign, *h, 0)?,
        [Mark(sign @ ('+' | '-')), Digits(h, 2), Mark(':'), Digits(m, 2)] => signed_offset(*sign, *h, *m)?,
        _ => return None,
    };
    Some((Some(time), Some(offset)))
}

fn signed_offset(sign: char, hours: i32, minutes: i32) -> Option<i32> {
    let seconds = hours * 3600 + minutes * 60;
    (hours <= 15 && minutes < 60).then_some(if sign == '-' { -seconds } else { seconds })
}

/// The month a word begins: English, Indonesian, German, Portuguese, Spanish and French, whole or cut to three letters.
fn month(word: &str) -> Option<i16> {
    const MONTHS: [&[&str]; 12] = [
        &["january", "januari", "januar", "janeiro", "enero", "janvier", "jänner"],
        &["february", "februari", "februar", "fevereiro", "febrero", "février", "fevrier", "pebruari"],
        &["march", "maret", "märz", "maerz", "março", "marco", "marzo", "mars", "mrz"],
        &["april", "abril", "avril"],
        &["may", "mei", "mai", "maio", "mayo"],
        &["june", "juni", "junho", "junio", "juin"],
        &["july", "juli", "julho", "julio", "juillet"],
        &["august", "agustus", "agosto", "août", "aout", "agt", "agu"],
        &["september", "setembro", "septiembre", "septembre", "sept"],
        &["october", "oktober", "outubro", "octubre", "octobre"],
        &["november", "novembro", "noviembre", "novembre", "nopember"],
        &["december", "desember", "dezember", "dezembro", "diciembre", "décembre", "decembre"],
    ];
    if word.chars().count() < 3 {
        return None;
    }
    let at = MONTHS.iter().position(|names| {
        names.iter().any(|name| *name == word || (word.chars().count() == 3 && name.starts_with(word)))
    })?;
    i16::try_from(at + 1).ok()
}

fn is_filler(word: &str) -> bool {
    const WORDS: [&str; 14] =
        ["de", "of", "at", "um", "uhr", "pukul", "às", "st", "nd", "rd", "th", "der", "den", "le"];
    const WEEKDAYS: [&str; 35] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "senin",
        "selasa",
        "rabu",
        "kamis",
        "jumat",
        "sabtu",
        "minggu",
        "sen",
        "sel",
        "rab",
        "kam",
        "jum",
        "sab",
        "min",
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
    ];
    WORDS.contains(&word) || WEEKDAYS.contains(&word)
}
