//! Answers: for each of which time does a sentence ask for an amount?

use super::tokens::Sentence;
use crate::draft::days_between;
use jiff::{Span, civil::Date};

/// The time for each of which an amount is asked: "30 orders a month".
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = GoalPer)]
pub enum Per {
    /// Each day.
    Day,
    /// Each week.
    Week,
    /// Each month.
    Month,
    /// Each quarter.
    Quarter,
    /// Each year.
    Year,
}

impl Per {
    /// How many of them there are from the first day to the last, both counted: whole ones as the calendar has them, and of
    /// what is left over its part. `None` where the last day lies before the first.
    pub(super) fn count(self, start: Date, deadline: Date) -> Option<f64> {
        let end = deadline.tomorrow().ok().filter(|end| *end > start)?;
        let days = |from, to| days_between(from, to) as f64;
        let months = match self {
            Self::Day => return Some(days(start, end)),
            Self::Week => return Some(days(start, end) / 7.0),
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Year => 12,
        };
        let after = |count: i64| start.checked_add(Span::new().try_months(count * months).ok()?).ok();
        let mut whole = 0;
        while after(whole + 1).is_some_and(|next| next <= end) {
            whole += 1;
        }
        let (from, to) = (after(whole)?, after(whole + 1)?);
        Some(whole as f64 + days(from, end) / days(from, to))
    }
}

const EACH: &[&str] = &["per", "setiap", "tiap", "every", "each", "a", "an"];
/// Behind these a time is how long something lasts.
const LASTS: &[&str] = &["for", "in", "within", "over", "during", "half", "selama", "dalam", "of"];
/// What stands behind these is asked of something else.
const OTHER: &[&str] = &["dengan", "with", "by", "sambil", "while"];

/// What a word for a time is called as one of many.
pub(super) fn unit(word: &str) -> Option<Per> {
    Some(match word {
        "hari" | "day" => Per::Day,
        "minggu" | "pekan" | "week" => Per::Week,
        "bulan" | "month" | "bln" | "mo" => Per::Month,
        "kuartal" | "triwulan" | "quarter" => Per::Quarter,
        "tahun" | "year" | "thn" => Per::Year,
        _ => return None,
    })
}

fn alone(word: &str) -> Option<Per> {
    Some(match word {
        "sehari" | "harian" | "daily" => Per::Day,
        "seminggu" | "sepekan" | "mingguan" | "weekly" => Per::Week,
        "sebulan" | "bulanan" | "monthly" => Per::Month,
        "quarterly" | "triwulanan" => Per::Quarter,
        "setahun" | "tahunan" | "yearly" | "annually" => Per::Year,
        _ => return None,
    })
}

/// What is named at this place, and of how many tokens it consists.
fn named(sentence: &Sentence, at: usize) -> Option<(Per, usize)> {
    if sentence.is_used(at) || LASTS.contains(&sentence.back(at, 1)) {
        return None;
    }
    if let Some(per) = alone(sentence.word(at)) {
        return Some((per, 1));
    }
    let each = EACH.contains(&sentence.word(at)) || sentence.sign(at, "/");
    let unit = unit(sentence.word(at + 1)).filter(|_| each && !sentence.is_used(at + 1));
    unit.map(|per| (per, 2))
}

/// For each of which time the amount between these places is asked, if that is said close behind it or in front of it.
pub(super) fn around(sentence: &Sentence, begin: usize, end: usize) -> Option<Per> {
    const CLOSE: usize = 5;
    for at in end..(end + CLOSE).min(sentence.len()) {
        if let Some((per, _)) = named(sentence, at) {
            return Some(per);
        }
        if sentence.digits(at).is_some() || OTHER.contains(&sentence.word(at)) {
            break;
        }
    }
    (1..=2).find_map(|steps| {
        let at = begin.checked_sub(steps)?;
        named(sentence, at).filter(|(_, length)| *length == steps).map(|(per, _)| per)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_counted_as_the_calendar_has_them() {
        let count = |per: Per, from: &str, to: &str| per.count(from.parse().unwrap(), to.parse().unwrap());
        assert_eq!(count(Per::Month, "2027-01-01", "2027-03-31"), Some(3.0));
        assert_eq!(count(Per::Month, "2027-01-15", "2027-03-14"), Some(2.0));
        assert_eq!(count(Per::Month, "2027-04-01", "2027-05-15"), Some(1.0 + 15.0 / 31.0));
        assert_eq!(count(Per::Week, "2027-01-04", "2027-01-31"), Some(4.0));
        assert_eq!(count(Per::Day, "2027-01-04", "2027-01-04"), Some(1.0));
        assert_eq!(count(Per::Quarter, "2027-01-01", "2027-06-30"), Some(2.0));
        assert_eq!(count(Per::Year, "2028-01-01", "2028-12-31"), Some(1.0));
        assert_eq!(count(Per::Month, "2027-03-02", "2027-03-01"), None);
    }
}
