//! Answers: from when until when does a sentence speak?

use super::periods::{self, Found, Role};
use super::tokens::Sentence;
use jiff::civil::Date;

/// The time of which a sentence speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Time {
    pub(super) start: Option<Date>,
    pub(super) deadline: Option<Date>,
    /// Whether the deadline was told as a distance from today.
    pub(super) about: bool,
}

/// Finds all days and periods, and takes their tokens.
pub(super) fn find(sentence: &mut Sentence, today: Date) -> Time {
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < sentence.len() {
        if let Some(one) = periods::at(sentence, at, today) {
            sentence.take(at, one.length);
            at += one.length.max(1);
            found.push(one);
        } else {
            at += 1;
        }
    }
    together(found, today)
}

fn together(mut found: Vec<Found>, today: Date) -> Time {
    // "Oktober–Desember 2026", said in November: the year of the end is that of the beginning, or the one after it.
    if let [first, second, ..] = found.as_mut_slice()
        && first.role == Role::Begin
        && !first.dated
        && first.first > second.last
    {
        let year = jiff::Span::new().years(1);
        if let (Ok(one), Ok(other)) = (first.first.checked_sub(year), first.last.checked_sub(year)) {
            (first.first, first.last) = (one, other);
        }
    }
    let ends = || found.iter().filter(|one| one.role != Role::Begin);
    let last = ends().max_by_key(|one| one.last);
    let begins = found.iter().find(|one| one.role == Role::Begin).map(|one| one.first);
    let earliest = || ends().map(|one| one.first).min();
    let start = match (begins, last) {
        (Some(begins), _) => Some(begins),
        (None, Some(last)) if ends().count() > 1 => earliest().filter(|first| *first < last.first),
        // "In the first quarter" names a beginning, if that has yet to come.
        (None, Some(last)) if last.role == Role::During => Some(last.first).filter(|first| *first >= today),
        _ => None,
    };
    let deadline = last.map(|one| one.last);
    let start = start.filter(|start| deadline.is_none_or(|deadline| *start <= deadline));
    Time { start, deadline, about: last.is_some_and(|one| one.about) }
}
