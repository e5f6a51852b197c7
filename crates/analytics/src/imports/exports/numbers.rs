//! Numbers as exports write them: `1.2K`, `18,400`, `1.234`, `-2`, `< 1%`, `0:09`, `Rp 10.000,50`.
//!
//! Whether `1.234` is one thousand or one and a bit no single cell says, so the whole column is asked ([`Marks`]).

use super::sheet::Cell;
use unicode_normalization::UnicodeNormalization;

/// What stands before the decimals in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// A dot; commas group.
    Dot,
    /// A comma; dots group.
    Comma,
    /// Neither: the column counts things, and every mark in it groups.
    Grouped,
}

/// How many cells speak for a decimal dot, and how many for a decimal comma.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    dot: u32,
    comma: u32,
}

impl Tally {
    /// What these cells say.
    pub fn of<'c>(cells: impl Iterator<Item = &'c Cell>) -> Self {
        let mut tally = Self::default();
        for cell in cells {
            if let Cell::Text(text) = cell {
                match evidence(text) {
                    Some('.') => tally.dot += 1,
                    Some(_) => tally.comma += 1,
                    None => {}
                }
            }
        }
        tally
    }

    /// Both together.
    pub fn and(self, other: Self) -> Self {
        Self { dot: self.dot + other.dot, comma: self.comma + other.comma }
    }

    fn marks(self, tie: Marks) -> Option<Marks> {
        match self.dot.cmp(&self.comma) {
            std::cmp::Ordering::Greater => Some(Marks::Dot),
            std::cmp::Ordering::Less => Some(Marks::Comma),
            std::cmp::Ordering::Equal => (self.dot > 0).then_some(tie),
        }
    }

    /// The marks of a column of counts. Where no cell decides, all of them look like `1.234`, and a count is whole.
    pub fn of_counts(self, semicolon: bool) -> Marks {
        self.marks(usual(semicolon)).unwrap_or(Marks::Grouped)
    }

    /// The marks of a column that may have decimals: its own cells decide, then the other columns of the table, then
    /// the separator.
    pub fn of_fractions(self, table: Self, semicolon: bool) -> Marks {
        let usual = usual(semicolon);
        self.marks(usual).or_else(|| table.marks(usual)).unwrap_or(usual)
    }
}

fn usual(semicolon: bool) -> Marks {
    if semicolon { Marks::Comma } else { Marks::Dot }
}

/// A number read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Plain decimal digits: `-1234.5`.
    pub decimal: String,
    /// Whether a unit shortened it (`1.2K`), so that it is only near the truth.
    pub rounded: bool,
    /// Whether a percent sign followed; the value is still as written.
    pub percent: bool,
}

impl Number {
    /// The whole number it is; none if it has decimals or is too large.
    pub fn whole(&self) -> Option<i64> {
        let (whole, decimals) = self.decimal.split_once('.').unwrap_or((&self.decimal, ""));
        if decimals.bytes().all(|digit| digit == b'0') {
            return whole.parse().ok();
        }
        // A shortened number is an estimate already, so the digit it loses here is not there.
        if self.rounded { whole.parse().ok() } else { None }
    }

    /// The nearest floating-point number.
    pub fn float(&self) -> Option<f64> {
        self.decimal.parse().ok().filter(|number: &f64| number.is_finite())
    }
}

/// Whether a cell says that nothing is known. Blank is not zero.
pub fn is_unknown(text: &str) -> bool {
    let text = text.trim();
    text.is_empty()
        || text.len() <= 9
            && ["-", "--", "–", "—", "undefined", "n/a", "na", "null", "none", "nan", "#n/a"]
                .iter()
                .any(|word| text.eq_ignore_ascii_case(word))
}

/// The number in a cell; none if there is none to read.
pub fn read(cell: &Cell, marks: Marks) -> Option<Number> {
    match cell {
        Cell::Number(number) if number.is_finite() && number.abs() < 1e18 => {
            Some(Number { decimal: number.to_string(), rounded: false, percent: false })
        }
        Cell::Text(text) => read_text(text, marks),
        _ => None,
    }
}

fn read_text(text: &str, marks: Marks) -> Option<Number> {
    let parts = Parts::of(text)?;
    let decimal_mark = match marks {
        Marks::Dot => Some('.'),
        Marks::Comma => Some(','),
        Marks::Grouped => None,
    };
    let (whole, decimals) = match decimal_mark.and_then(|mark| parts.body.rsplit_once(mark)) {
        Some((whole, decimals)) if decimals.bytes().all(|b| b.is_ascii_digit()) => (whole, decimals),
        Some(_) => return None,
        None => (parts.body.as_str(), ""),
    };
    if decimal_mark.is_some_and(|mark| whole.contains(mark)) {
        return None;
    }
    let whole = ungroup(whole)?;
    if whole.is_empty() && decimals.is_empty() {
        return None;
    }
    Some(Number {
        decimal: shifted(parts.negative, &whole, decimals, parts.zeros),
        rounded: parts.zeros > 0,
        percent: parts.percent,
    })
}

/// Digits without grouping marks: groups of three, of which the Indian way makes all but the last two long.
fn ungroup(text: &str) -> Option<String> {
    let groups: Vec<&str> = text.split(is_grouping).collect();
    if groups.iter().any(|group| !group.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    if let [first, middle @ .., last] = groups.as_slice() {
        let middle_fits = middle.iter().all(|g| g.len() == 3) || middle.iter().all(|g| g.len() == 2);
        if first.is_empty() || first.len() > 3 || last.len() != 3 || !middle_fits {
            return None;
        }
    }
    Some(groups.concat())
}

fn is_grouping(c: char) -> bool {
    matches!(c, '.' | ',' | ' ' | '\'' | '’')
}

/// The decimal moved right by some places.
fn shifted(negative: bool, whole: &str, decimals: &str, zeros: usize) -> String {
    let mut digits = String::from(whole);
    let moved = decimals.len().min(zeros);
    digits.push_str(&decimals[..moved]);
    digits.extend(std::iter::repeat_n('0', zeros - moved));
    let kept = digits.trim_start_matches('0');
    let mut out = String::new();
    if negative {
        out.push('-');
    }
    out.push_str(if kept.is_empty() { "0" } else { kept });
    if decimals.len() > moved {
        out.push('.');
        out.push_str(&decimals[moved..]);
    }
    out
}

/// Compatibility letters and lower case: full-width digits and no-break spaces become plain ones.
pub fn folded(text: &str) -> String {
    // Nearly every cell is plain already, and there are millions of them.
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfkc().flat_map(char::to_lowercase).collect()
}

/// A number's text taken apart.
struct Parts {
    negative: bool,
    body: String,
    /// Zeros that a unit stands for: 3 for `K`.
    zeros: usize,
    percent: bool,
}

/// Units that shorten a number, longest first where one ends another. `rb` and `jt` are Indonesian (ribu, juta).
const UNITS: [(&str, usize); 11] = [
    ("ribu", 3),
    ("juta", 6),
    ("tsd.", 3),
    ("mio.", 6),
    ("mio", 6),
    ("rb", 3),
    ("jt", 6),
    ("mn", 6),
    ("k", 3),
    ("m", 6),
    ("b", 9),
];

const CURRENCIES: [&str; 9] = ["idr", "usd", "eur", "gbp", "rp", "$", "€", "£", "r$"];

impl Parts {
    fn of(text: &str) -> Option<Self> {
        // 40 characters hold any number; what is longer is a caption and not worth the walk.
        if text.len() > 80 {
            return None;
        }
        let text = folded(text);
        let mut rest = text.trim();
        let mut negative = false;
        for _ in 0..2 {
            if let Some(after) = rest.strip_prefix(['-', '−']) {
                negative = true;
                rest = after.trim_start();
            } else if let Some(after) = rest.strip_prefix('+') {
                rest = after.trim_start();
            }
            if let Some(after) = CURRENCIES.iter().find_map(|sign| rest.strip_prefix(sign)) {
                rest = after.trim_start_matches('.').trim_start();
            }
        }
        if let Some(before) = CURRENCIES.iter().find_map(|sign| rest.strip_suffix(sign)) {
            rest = before.trim_end();
        }
        let percent = rest.ends_with('%');
        rest = rest.strip_suffix('%').unwrap_or(rest).trim_end();
        let unit = UNITS.iter().find_map(|(unit, zeros)| Some((rest.strip_suffix(unit)?, *zeros)));
        let (body, zeros) = unit.unwrap_or((rest, 0));
        let body = body.trim_end();
        let fits = body.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','))
            && body.chars().all(|c| c.is_ascii_digit() || is_grouping(c));
        fits.then(|| Self { negative, body: body.to_owned(), zeros, percent })
    }
}

/// The decimal mark that this text can only have; none where both would do.
fn evidence(text: &str) -> Option<char> {
    let parts = Parts::of(text)?;
    let body = parts.body.as_str();
    let mut marks = body.char_indices().filter(|(_, c)| matches!(c, '.' | ','));
    let (at, first) = marks.next()?;
    let last = marks.next_back();
    let other = |mark: char| if mark == '.' { ',' } else { '.' };
    match last {
        Some((_, last)) if last != first => Some(last),
        Some(_) => ungroup(body).map(|_| other(first)),
        None => {
            let (before, after) = (&body[..at], &body[at + 1..]);
            let may_group = after.len() == 3 && (1..=3).contains(&before.len()) && before != "0";
            (parts.zeros > 0 || !may_group).then_some(first)
        }
    }
}

/// A part of a whole in a cell: `0.41`, `41%`, `< 1%`. `percent_column` says that the column's bare numbers are
/// percentages.
pub fn share(cell: &Cell, marks: Marks, percent_column: bool) -> Option<super::export::Share> {
    use super::export::Share;
    let text = cell.text();
    let below = text.strip_prefix('<').map(|rest| Cell::Text(rest.trim().to_owned()));
    let number = read(below.as_ref().unwrap_or(cell), marks)?;
    let value = number.float()?;
    let value = if number.percent || percent_column { value / 100.0 } else { value };
    if !(0.0..=1.0).contains(&value) {
        return None;
    }
    Some(if below.is_some() { Share::Below(value) } else { Share::Of(value) })
}

/// A length of time in seconds: `0:09`, `0:03:24`, `1h 2m 3s`, `12.5`.
pub fn seconds(cell: &Cell, marks: Marks) -> Option<f64> {
    let text = cell.text();
    if text.contains(':') && !text.contains(['h', 'm', 's']) {
        return clock(&text);
    }
    if text.len() <= 40 && text.ends_with(['h', 'm', 's']) {
        return units(&text);
    }
    read(cell, marks)?.float().filter(|seconds| *seconds >= 0.0)
}

fn clock(text: &str) -> Option<f64> {
    let parts: Vec<&str> = text.split(':').collect();
    if parts.len() > 3 || text.len() > 20 {
        return None;
    }
    parts.iter().try_fold(0.0, |sum, part| {
        let digits = part.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let value: f64 = part.parse().ok().filter(|_| digits)?;
        Some(sum * 60.0 + value)
    })
}

fn units(text: &str) -> Option<f64> {
    let (mut sum, mut digits) = (0.0, String::new());
    for c in text.chars() {
        let factor = match c {
            '0'..='9' | '.' => {
                digits.push(c);
                continue;
            }
            ' ' | ':' => continue,
            'h' => 3600.0,
            'm' => 60.0,
            's' => 1.0,
            _ => return None,
        };
        sum += digits.parse::<f64>().ok()? * factor;
        digits.clear();
    }
    digits.is_empty().then_some(sum)
}
