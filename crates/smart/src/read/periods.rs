//! Answers: which day or period is named at one place of a sentence?

use super::tokens::Sentence;
use jiff::{Span, civil::Date};

/// What a day or period is for a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It begins then.
    Begin,
    /// It lasts as long as this.
    During,
    /// It ends then.
    End,
}

/// A day or period in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) first: Date,
    pub(super) last: Date,
    pub(super) role: Role,
    /// Whether its year was said.
    pub(super) dated: bool,
    /// Whether it was told as a distance from today.
    pub(super) about: bool,
    /// Of how many tokens it consists.
    pub(super) length: usize,
}

const MONTHS: [&[&str]; 12] = [
    &["januari", "january", "jan"],
    &["februari", "february", "feb", "pebruari"],
    &["maret", "march", "mar"],
    &["april", "apr"],
    &["mei", "may"],
    &["juni", "june", "jun"],
    &["juli", "july", "jul"],
    &["agustus", "august", "aug", "agu", "agt", "ags"],
    &["september", "sep", "sept"],
    &["oktober", "october", "oct", "okt"],
    &["november", "nov", "nopember"],
    &["desember", "december", "dec", "des"],
];

const BEFORE: &[&str] = &["sebelum", "before"];
const UNTIL: &[&str] =
    &["sampai", "hingga", "by", "until", "till", "til", "lambat", "per", "menjelang", "sd", "to", "through"];
const SINCE: &[&str] = &["mulai", "sejak", "dari", "from", "since", "starting", "between", "antara"];
const DURING: &[&str] = &[
    "di",
    "pada",
    "selama",
    "dalam",
    "untuk",
    "in",
    "during",
    "for",
    "over",
    "this",
    "within",
    "on",
    "throughout",
];
const END: &[&str] = &["akhir", "end", "penghujung", "ujung", "tutup"];
const EARLY: &[&str] = &["awal", "early", "beginning", "start"];
const MIDDLE: &[&str] = &["pertengahan", "mid", "middle"];

/// What is named at this place, with its preposition looked up in front of it.
pub(super) fn at(sentence: &Sentence, at: usize, today: Date) -> Option<Found> {
    if let Some((day, length)) = day(sentence, at, today) {
        return Some(placed(sentence, at, Part { first: day, last: day, dated: true, length }));
    }
    if let Some((last, length)) = span(sentence, at, today) {
        return Some(Found { first: today, last, role: Role::End, dated: true, about: true, length });
    }
    let named = month(sentence, at, today)
        .or_else(|| fraction(sentence, at, today))
        .or_else(|| year(sentence, at, today));
    named.map(|part| placed(sentence, at, part))
}

/// Whoever names a longer time has not meant it as one.
const FARTHEST: i16 = 20;

struct Part {
    first: Date,
    last: Date,
    dated: bool,
    length: usize,
}

/// The words in front, nearest first, without those that say nothing.
fn in_front(sentence: &Sentence, at: usize) -> [&str; 2] {
    let mut words = ["", ""];
    let mut found = 0;
    for steps in 1..=5 {
        let word = sentence.back(at, steps);
        if found == 2 || word.is_empty() || at < steps {
            break;
        }
        if !matches!(
            word,
            "of" | "the" | "bulan" | "tanggal" | "tgl" | "kuartal" | "tahun" | "paling" | "dengan"
        ) {
            words[found] = word;
            found += 1;
        }
    }
    words
}

fn placed(sentence: &Sentence, at: usize, part: Part) -> Found {
    let Part { mut first, mut last, dated, length } = part;
    let [near, far] = in_front(sentence, at);
    let edge = END.contains(&near) || EARLY.contains(&near) || MIDDLE.contains(&near);
    let word = if edge { far } else { near };
    let days = crate::draft::days_between(first, last);
    let plus = |days: i64| first.checked_add(Span::new().days(days)).unwrap_or(last);
    if EARLY.contains(&near) && days > 0 {
        last = plus((days / 3).min(30));
    } else if MIDDLE.contains(&near) && days > 0 {
        last = plus(days / 2);
    } else if BEFORE.contains(&word) && (days > 0 || first.day() == 1) && !edge {
        // "Before March" and "before 1 March" end with February; "before 31 December" means that day.
        last = first.yesterday().unwrap_or(first);
        first = last;
    }
    let next_is_month = months(sentence.word(at + length)).is_some();
    let role = if SINCE.contains(&word) || next_is_month && days > 0 && !dated {
        Role::Begin
    } else if edge || days == 0 || BEFORE.contains(&word) || UNTIL.contains(&word) {
        Role::End
    } else {
        Role::During
    };
    Found { first, last, role, dated, about: false, length }
}

fn months(word: &str) -> Option<i8> {
    let place = MONTHS.iter().position(|names| names.contains(&word))?;
    i8::try_from(place + 1).ok()
}

fn is_year(year: i16) -> bool {
    (2000..2200).contains(&year)
}

/// The year behind a day or period, and of how many tokens it consists.
fn year_behind(sentence: &Sentence, at: usize) -> Option<(i16, usize)> {
    let skip = usize::from(matches!(sentence.word(at), "tahun" | "of"));
    let year = sentence.whole(at + skip).filter(|year| is_year(*year));
    year.filter(|_| sentence.digits(at + skip).is_some_and(|digits| digits.len() == 4))
        .map(|year| (year, skip + 1))
}

/// A single day: 2026-12-31, 31/12/2026, 31.12.2026, 31 Desember 2026, December 31, 2026.
fn day(sentence: &Sentence, at: usize, today: Date) -> Option<(Date, usize)> {
    numeric_day(sentence, at, today).or_else(|| day_of_month(sentence, at, today))
}

fn numeric_day(sentence: &Sentence, at: usize, today: Date) -> Option<(Date, usize)> {
    let digits = sentence.digits(at)?;
    let dotted: Vec<&str> = digits.split('.').collect();
    if let [day, month, year] = dotted.as_slice() {
        let year: i16 = year.parse().ok()?;
        return Some((civil(year, month.parse().ok()?, day.parse().ok()?)?, 1));
    }
    let first = sentence.whole(at)?;
    if !sentence.sign(at + 1, "/-") || at > 0 && sentence.sign(at - 1, "/") {
        return None;
    }
    let second = sentence.whole(at + 2)?;
    let third = sentence.sign(at + 3, "/-").then(|| sentence.whole(at + 4)).flatten();
    match third {
        Some(third) if is_year(first) => Some((civil(first, small(second)?, small(third)?)?, 5)),
        Some(third) => {
            let year = if third < 100 { 2000 + third } else { third };
            let usual = civil(year, small(second)?, small(first)?);
            // Nowhere is there a thirteenth month: an American wrote it.
            Some((usual.or_else(|| civil(year, small(first).unwrap_or(0), small(second).unwrap_or(0)))?, 5))
        }
        None => {
            let [near, _] = in_front(sentence, at);
            let said = UNTIL.contains(&near) || BEFORE.contains(&near) || SINCE.contains(&near);
            let day = next(today, |year| civil(year, small(second)?, small(first)?))?;
            (said && sentence.sign(at + 1, "/")).then_some((day, 3))
        }
    }
}

fn small(number: i16) -> Option<i8> {
    i8::try_from(number).ok()
}

fn civil(year: i16, month: i8, day: i8) -> Option<Date> {
    is_year(year).then(|| Date::new(year, month, day).ok()).flatten()
}

/// The first of this and the next years in which the day does not lie before `today`.
fn next(today: Date, of: impl Fn(i16) -> Option<Date>) -> Option<Date> {
    // A leap day may be eight years away.
    (0..=8).filter_map(|years| of(today.year().checked_add(years)?)).find(|day| *day >= today)
}

fn day_of_month(sentence: &Sentence, at: usize, today: Date) -> Option<(Date, usize)> {
    let dated = |month: i8, day: i8, behind: usize| {
        let year = year_behind(sentence, behind);
        let date = match year {
            Some((year, _)) => civil(year, month, day),
            None => next(today, |year| civil(year, month, day)),
        };
        date.map(|date| (date, year.map_or(0, |(_, length)| length)))
    };
    let ordinal = |at: usize| usize::from(matches!(sentence.word(at), "st" | "nd" | "rd" | "th"));
    if let Some(day) = sentence.whole(at).and_then(small).filter(|day| (1..=31).contains(day)) {
        let mut behind = at + 1 + ordinal(at + 1);
        behind += usize::from(sentence.word(behind) == "of");
        let month = months(sentence.word(behind))?;
        let (date, length) = dated(month, day, behind + 1)?;
        return Some((date, behind + 1 + length - at));
    }
    let month = months(sentence.word(at))?;
    let day = sentence.whole(at + 1).and_then(small).filter(|day| (1..=31).contains(day))?;
    // "May 10% more": a number that something is told in is no day.
    let behind = at + 2 + ordinal(at + 2);
    if sentence.sign(behind, "%") || sentence.glued(behind) && behind == at + 2 {
        return None;
    }
    let (date, length) = dated(month, day, behind)?;
    Some((date, behind + length - at))
}

/// A whole month: "Maret 2027", "by March", "bulan depan", "end of the month".
fn month(sentence: &Sentence, at: usize, today: Date) -> Option<Part> {
    let whole =
        |first: Date, dated: bool, length: usize| Part { first, last: first.last_of_month(), dated, length };
    if let Some(month) = months(sentence.word(at)) {
        if let Some((year, length)) = year_behind(sentence, at + 1) {
            return Some(whole(civil(year, month, 1)?, true, 1 + length));
        }
        let [near, _] = in_front(sentence, at);
        let said =
            [BEFORE, UNTIL, SINCE, DURING, END, EARLY, MIDDLE].iter().any(|words| words.contains(&near));
        let range = months(sentence.word(at + 1)).is_some() || months(sentence.back(at, 1)).is_some();
        let said = said || range || sentence.back(at, 1) == "bulan" || near == "and" || near == "dan";
        let last = next(today, |year| civil(year, month, 1).map(Date::last_of_month)).filter(|_| said)?;
        return Some(whole(last.first_of_month(), false, 1));
    }
    let (ahead, length) = relative(sentence, at, &["bulan", "month"])?;
    let first = today.first_of_month().checked_add(Span::new().months(ahead)).ok()?;
    Some(whole(first, true, length))
}

/// "kuartal ini", "this quarter", "akhir bulan", "end of the year": how many periods ahead, and the number of tokens.
fn relative(sentence: &Sentence, at: usize, names: &[&str]) -> Option<(i32, usize)> {
    let ahead = |word: &str| match word {
        "ini" | "this" | "berjalan" | "current" => Some(0),
        "depan" | "next" | "mendatang" | "coming" => Some(1),
        _ => None,
    };
    if let Some(ahead) = ahead(sentence.word(at)).filter(|_| names.contains(&sentence.word(at + 1))) {
        return Some((ahead, 2));
    }
    if !names.contains(&sentence.word(at)) {
        return None;
    }
    if let Some(ahead) = ahead(sentence.word(at + 1)) {
        return Some((ahead, 2));
    }
    let [near, _] = in_front(sentence, at);
    let edge = END.contains(&near) || MIDDLE.contains(&near);
    // "Every month" is no deadline, "end of the month" is one; "mid year" too.
    edge.then_some((0, 1))
}

/// A quarter or half of a year.
fn fraction(sentence: &Sentence, at: usize, today: Date) -> Option<Part> {
    const QUARTER: &[&str] = &["kuartal", "triwulan", "quarter", "tw", "kwartal"];
    const HALF: &[&str] = &["semester", "half"];
    let word = sentence.word(at);
    let short = |letter: &str| word.strip_prefix(letter).and_then(|number| number.parse::<i8>().ok());
    let nth = |word: &str| match word {
        "i" | "first" | "pertama" | "satu" => Some(1),
        "ii" | "second" | "kedua" | "dua" => Some(2),
        "iii" | "third" | "ketiga" | "tiga" => Some(3),
        "iv" | "fourth" | "keempat" | "empat" | "last" | "terakhir" => Some(4),
        _ => None,
    };
    let number = |at: usize| sentence.whole(at).filter(|_| !sentence.sign(at + 1, "%")).and_then(small);
    for (names, letter, other, months) in [(QUARTER, "q", "tw", 3_i8), (HALF, "h", "sm", 6)] {
        let most = 12 / months;
        let fits = |which: &i8| (1..=most).contains(which);
        let named = if let Some(which) = short(letter).or_else(|| short(other)) {
            Some((which, 1))
        } else if names.contains(&word) {
            number(at + 1).or_else(|| nth(sentence.word(at + 1))).map(|which| (which, 2))
        } else if names.contains(&sentence.word(at + 1)) {
            nth(word).map(|which| (which, 2))
        } else {
            None
        };
        if let Some((which, length)) = named.filter(|(which, _)| fits(which)) {
            let begin = 1 + (which - 1) * months;
            let end = |year: i16| civil(year, begin + months - 1, 1).map(Date::last_of_month);
            let year = year_behind(sentence, at + length);
            let last = match year {
                Some((year, _)) => end(year)?,
                None => next(today, end)?,
            };
            let length = length + year.map_or(0, |(_, length)| length);
            return Some(Part { first: civil(last.year(), begin, 1)?, last, dated: true, length });
        }
        if let Some((ahead, length)) = relative(sentence, at, names) {
            let begin = (today.month() - 1) / months * months + 1;
            let first = civil(today.year(), begin, 1)?;
            let first = first.checked_add(Span::new().months(ahead * i32::from(months))).ok()?;
            let last = first.checked_add(Span::new().months(i32::from(months) - 1)).ok()?.last_of_month();
            return Some(Part { first, last, dated: true, length });
        }
    }
    None
}

/// A whole year: "tahun 2027", "in 2027", "akhir tahun", "next year".
fn year(sentence: &Sentence, at: usize, today: Date) -> Option<Part> {
    let whole = |year: i16, length: usize| {
        Some(Part { first: civil(year, 1, 1)?, last: civil(year, 12, 31)?, dated: true, length })
    };
    let number = |at: usize| {
        let said = sentence.whole(at).filter(|year| is_year(*year));
        said.filter(|_| sentence.digits(at).is_some_and(|digits| digits.len() == 4))
    };
    if let Some(year) = number(at + 1).filter(|_| sentence.word(at) == "tahun") {
        return whole(year, 2);
    }
    if let Some((ahead, length)) = relative(sentence, at, &["tahun", "year"]) {
        return whole(today.year().checked_add(i16::try_from(ahead).ok()?)?, length);
    }
    if sentence.word(at) == "year" && sentence.word(at + 1) == "end" {
        return whole(today.year(), 2);
    }
    let year = number(at)?;
    let [near, _] = in_front(sentence, at);
    let said = [BEFORE, UNTIL, DURING, END, EARLY, MIDDLE].iter().any(|words| words.contains(&near));
    // "To 2100 followers" and "by 2100 followers": what something follows that can be counted is no year.
    let last = at + 1 >= sentence.len() || !sentence.word(at + 1).is_empty() && near == "in";
    let ends = at + 1 >= sentence.len()
        || matches!(sentence.word(at + 1), "di" | "in" | "on" | "dari" | "from" | "dengan" | "with");
    if said && (ends || last) { whole(year, 1) } else { None }
}

/// A distance: "dalam 3 bulan", "within 90 days", "6 minggu ke depan", "over the next two quarters".
fn span(sentence: &Sentence, at: usize, today: Date) -> Option<(Date, usize)> {
    if let Some((span, length)) = one_word(sentence, at) {
        return today.checked_add(span).ok().map(|last| (last, length));
    }
    let (count, number) = count(sentence, at)?;
    let unit = sentence.word(at + number);
    let span = match unit {
        "hari" | "day" | "days" => Span::new().try_days(count),
        "minggu" | "pekan" | "week" | "weeks" => Span::new().try_weeks(count),
        "bulan" | "month" | "months" => Span::new().try_months(count),
        "kuartal" | "triwulan" | "quarter" | "quarters" => Span::new().try_months(3 * count),
        "semester" => Span::new().try_months(6 * count),
        "tahun" | "year" | "years" => Span::new().try_years(count),
        _ => return None,
    };
    let behind = at + number + 1;
    let past = matches!(sentence.word(behind), "terakhir" | "lalu" | "sebelumnya" | "ago");
    let ahead = match (sentence.word(behind), sentence.word(behind + 1)) {
        ("ke", "depan") => 2,
        ("mendatang" | "lagi" | "ini", _) => 1,
        _ => 0,
    };
    let words: Vec<&str> =
        (1..=3).map(|steps| sentence.back(at, steps)).take_while(|word| !word.is_empty()).collect();
    // The nearest says it: "every week in 4 weeks" ends in four weeks, "in the last 4 weeks" has ended.
    let said = words.iter().find_map(|word| match *word {
        "dalam" | "within" | "in" | "selama" | "over" | "during" | "next" | "for" => Some(true),
        "last" | "past" | "per" | "setiap" | "every" | "each" => Some(false),
        _ => None,
    });
    if past || said == Some(false) || said.is_none() && ahead == 0 {
        return None;
    }
    let last = today.checked_add(span.ok()?).ok()?;
    (last.year() - today.year() <= FARTHEST).then_some((last, number + 1 + ahead))
}

/// "Dalam setahun", "in half a year", "within a month".
fn one_word(sentence: &Sentence, at: usize) -> Option<(Span, usize)> {
    let near = sentence.back(at, 1);
    let waktu = if near == "waktu" { sentence.back(at, 2) } else { near };
    if !matches!(waktu, "dalam" | "within" | "in" | "selama" | "over") {
        return None;
    }
    let said: [(&[&str], Span); 7] = [
        (&["setahun", "a year", "one year", "satu tahun"], Span::new().years(1)),
        (&["setengah tahun", "half a year"], Span::new().months(6)),
        (&["sebulan", "a month", "satu bulan"], Span::new().months(1)),
        (&["satu kuartal", "satu triwulan", "a quarter", "one quarter"], Span::new().months(3)),
        (&["satu semester"], Span::new().months(6)),
        (&["seminggu", "a week"], Span::new().weeks(1)),
        (&["the year"], Span::new().years(1)),
    ];
    said.iter().find_map(|(phrases, span)| {
        phrases.iter().find_map(|phrase| sentence.phrase(at, phrase)).map(|length| (*span, length))
    })
}

/// A small number in digits or letters.
fn count(sentence: &Sentence, at: usize) -> Option<(i64, usize)> {
    const ID: [&str; 12] = [
        "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
        "duabelas",
    ];
    const EN: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    if let Some(number) = sentence.whole(at) {
        return (number > 0).then_some((number.into(), 1));
    }
    let word = sentence.word(at);
    let place =
        ID.iter().position(|name| *name == word).or_else(|| EN.iter().position(|name| *name == word))?;
    Some((i64::try_from(place).ok()? + 1, 1))
}
