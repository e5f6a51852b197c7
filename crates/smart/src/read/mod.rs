//! Answers: which goal does a sentence speak of?
//!
//! # Design
//! A sentence is taken apart into words, numbers and signs. Days are understood first, so that no year and no day is left to be
//! taken for an amount; then figures, networks and, of the numbers that remain, amounts. Nothing is guessed: what is not said
//! stays `None`. The same reading tells [`crate::check`] whether a title says something else than the fields.

mod amounts;
mod days;
mod periods;
mod rates;
mod tokens;
mod unclear;
pub(crate) mod words;

use crate::figures::{self, Figure};
use crate::{Direction, Nature, Unit};
use jiff::civil::Date;
use tokens::Sentence;
use words::Verb;

pub use amounts::{Aim, Amount};
pub use rates::Per;

/// What a sentence says of a goal.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[schema(as = GoalRead)]
pub struct Read {
    /// Stable name of the figure.
    pub figure: Option<String>,
    /// More or less.
    pub direction: Option<Direction>,
    /// How much.
    pub amount: Option<Amount>,
    /// Stable names of the networks, in the order in which they are named.
    pub networks: Vec<String>,
    /// First day, where a time that has yet to come is named.
    #[schema(value_type = Option<String>, format = Date)]
    pub start: Option<Date>,
    /// Last day.
    #[schema(value_type = Option<String>, format = Date)]
    pub deadline: Option<Date>,
    /// Times that are named but not understood, in the words of the sentence ("sebelum lebaran"): whoever shows what was read
    /// asks for the day.
    pub unclear_times: Vec<String>,
}

/// Reads a sentence in Indonesian or English, such as "Menambah 2.500 pengikut Instagram sampai 31 Desember 2026" or "50% more
/// website visits in Q1". Never fails; times are those after `today`.
///
/// Numbers are taken in either way of writing: one mark with three digits behind it groups thousands (2.500, 2,500), any other
/// is the decimal sign (2,1 and 2.1); of percent and before words such as juta every single mark is. "Before March" ends with
/// February, "by March" with March.
pub fn read(sentence: &str, today: Date) -> Read {
    let scan = scan(sentence, today);
    // A distance from today is counted from tomorrow: four weeks have four weeks.
    let first = scan.start.or_else(|| today.tomorrow().ok().filter(|_| scan.about));
    let amount = scan
        .amounts
        .into_iter()
        .next()
        .map(|amount| Amount { total: amount.over(first, scan.deadline).map(|whole| whole.value), ..amount });
    Read {
        figure: scan.figures.first().map(|figure| figure.name.to_owned()),
        direction: scan.direction,
        amount,
        networks: scan.networks,
        start: scan.start,
        deadline: scan.deadline,
        unclear_times: scan.unclear_times,
    }
}

/// All that a sentence says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scan {
    /// The one that is meant most likely first.
    pub(crate) figures: Vec<&'static Figure>,
    pub(crate) direction: Option<Direction>,
    /// The one that is meant most likely first.
    pub(crate) amounts: Vec<Amount>,
    pub(crate) networks: Vec<String>,
    pub(crate) start: Option<Date>,
    pub(crate) deadline: Option<Date>,
    /// Whether the deadline was told as a distance from today.
    pub(crate) about: bool,
    /// Times that are named but not understood.
    pub(crate) unclear_times: Vec<String>,
    /// Words that promise without an amount.
    pub(crate) vague: Option<String>,
}

pub(crate) fn scan(text: &str, today: Date) -> Scan {
    let mut sentence = Sentence::of(text);
    let time = days::find(&mut sentence, today);
    let unclear_times = unclear::find(&mut sentence);
    let found = find_figures(&mut sentence);
    let networks = words::networks(&sentence);
    let main = found.first().map(|found| found.figure);
    let direction = direction(&sentence, main);
    let verb = (0..sentence.len()).find_map(|at| verb_at(&sentence, at));
    let places: Vec<usize> = found.iter().map(|found| found.at).collect();
    let amounts = amounts::find(&sentence, main, verb, &places);
    let mut figures: Vec<&'static Figure> = found.into_iter().map(|found| found.figure).collect();
    settle(&mut figures, &amounts);
    let vague = if amounts.is_empty() { words::vague(&sentence) } else { None };
    let days::Time { start, deadline, about } = time;
    Scan { figures, direction, amounts, networks, start, deadline, about, unclear_times, vague }
}

struct FoundFigure {
    at: usize,
    figure: &'static Figure,
}

/// The figures that are named. Posts stand last: they are mostly the means.
fn find_figures(sentence: &mut Sentence) -> Vec<FoundFigure> {
    let mut found: Vec<FoundFigure> = Vec::new();
    let mut at = 0;
    while at < sentence.len() {
        let word = sentence.word(at);
        let names = figures::called(word).iter();
        let names = names.chain(word.strip_suffix("nya").map_or(&[][..], figures::called));
        let fits = names.filter_map(|(called, figure)| Some((sentence.phrase(at, called)?, *figure)));
        // Of equally long ones the first of the list.
        let longest = fits.reduce(|best, next| if next.0 > best.0 { next } else { best });
        match longest.filter(|_| !is_verb(sentence, at)) {
            Some((length, figure)) => {
                sentence.take(at, length);
                found.push(FoundFigure { at, figure });
                at += length;
            }
            None => at += 1,
        }
    }
    found.sort_by_key(|found| found.figure.name == "posts");
    found
}

/// "Reach 10k followers", "like", "view", "order now": words that are figures only as nouns.
fn is_verb(sentence: &Sentence, at: usize) -> bool {
    let next_is_number = sentence.digits(at + 1).is_some() && !sentence.is_used(at + 1);
    let next = sentence.word(at + 1);
    match sentence.word(at) {
        "reach" => next_is_number || matches!(next, "a" | "an" | "at" | "out"),
        "order" => sentence.back(at, 1) == "in",
        "like" => !sentence.back(at, 1).is_empty() && next == "the",
        "share" => matches!(next, "our" | "the" | "your"),
        _ => false,
    }
}

fn verb_at(sentence: &Sentence, at: usize) -> Option<Verb> {
    if sentence.is_used(at) { None } else { words::verb(sentence.word(at)) }
}

fn direction(sentence: &Sentence, figure: Option<&Figure>) -> Option<Direction> {
    (0..sentence.len()).find_map(|at| {
        if sentence.is_used(at) {
            return None;
        }
        let word = sentence.word(at);
        // Quickly is only less where time is counted.
        let quick = matches!(word, "percepat" | "mempercepat" | "speed");
        if quick && figure.is_none_or(|figure| figure.name != "response_time") {
            return None;
        }
        if word == "lebih" {
            return words::compared(sentence.word(at + 1));
        }
        match (words::more(word), words::verb(word)) {
            (Some(true), _) => Some(Direction::Up),
            (Some(false), _) => Some(Direction::Down),
            (None, Some(Verb::Gain)) => Some(Direction::Up),
            _ => None,
        }
    })
}

/// An amount in money speaks of what sales bring, one in percent of engagement of its rate.
fn settle(figures: &mut [&'static Figure], amounts: &[Amount]) {
    let (Some(first), Some(amount)) = (figures.first_mut(), amounts.first()) else { return };
    let other = match (first.name, &amount.unit, amount.aim) {
        ("purchases", Some(Unit::Money(_)), _) => "revenue",
        ("interactions", Some(Unit::Percent), Aim::To) => "engagement_rate_followers",
        _ => return,
    };
    if let Some(figure) = crate::figure(other) {
        *first = figure;
    }
}

/// Whether what comes anew is counted from nothing: "sell 200 tickets", but not "win 200 followers".
fn counts_from_zero(figure: Option<&Figure>) -> bool {
    figure.is_none_or(|figure| figure.nature == Nature::Flow)
}
