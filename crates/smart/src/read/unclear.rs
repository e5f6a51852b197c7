//! Answers: which times does a sentence name that are not understood?
//!
//! Feasts that move with the moon or differ by country are no days here. To pass them over would leave a goal without its deadline
//! and nobody told.

use super::tokens::Sentence;

/// Feasts and seasons by which people set a time.
const FEASTS: &[&str] = &[
    "lebaran",
    "idul fitri",
    "idulfitri",
    "iedul fitri",
    "idul adha",
    "iduladha",
    "ramadan",
    "ramadhan",
    "puasa",
    "maulid",
    "imlek",
    "nyepi",
    "waisak",
    "galungan",
    "natal",
    "paskah",
    "tahun baru",
    "harbolnas",
    "eid al fitr",
    "eid al adha",
    "eid",
    "lunar new year",
    "chinese new year",
    "new year",
    "vesak",
    "diwali",
    "deepavali",
    "hanukkah",
    "easter",
    "thanksgiving",
    "black friday",
    "christmas",
    "xmas",
];

/// Words behind which a feast is a time.
const AT: &[&str] = &[
    "sebelum",
    "sesudah",
    "setelah",
    "pasca",
    "menjelang",
    "jelang",
    "sampai",
    "hingga",
    "saat",
    "ketika",
    "selama",
    "sepanjang",
    "di",
    "pada",
    "untuk",
    "mulai",
    "sejak",
    "sekitar",
    "akhir",
    "awal",
    "before",
    "after",
    "by",
    "until",
    "till",
    "til",
    "during",
    "in",
    "on",
    "for",
    "over",
    "since",
    "around",
    "from",
    "through",
    "end",
    "this",
    "next",
];

/// Words between them that say nothing.
const BETWEEN: &[&str] = &["the", "hari", "raya", "bulan", "libur", "momen", "musim", "of", "day"];

const BEFORE: &[&str] = &["sebelum", "menjelang", "jelang", "before"];

/// The times that are named but not understood, in the words of the sentence. What is understood must be taken already; the
/// feasts and their years are taken here, so that no year is left to be an amount.
pub(super) fn find(sentence: &mut Sentence) -> Vec<String> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < sentence.len() {
        let feast = feast(sentence, at);
        if let Some((begin, length)) = feast.and_then(|length| Some((in_front(sentence, at)?, length))) {
            let year = sentence.whole(at + length).is_some_and(|year| (2000..2200).contains(&year));
            let length = length + usize::from(year && !sentence.is_used(at + length));
            found.push(words(sentence, begin, at + length));
            sentence.take(at, length);
            at += length;
            continue;
        }
        if before_something(sentence, at) {
            found.push(words(sentence, at, at + 4));
        }
        at += 1;
    }
    found
}

fn feast(sentence: &Sentence, at: usize) -> Option<usize> {
    if sentence.is_used(at) {
        return None;
    }
    FEASTS.iter().filter_map(|phrase| sentence.phrase(at, phrase)).max()
}

/// The place of the word that makes a time of the feast at this place.
fn in_front(sentence: &Sentence, at: usize) -> Option<usize> {
    let steps = (1..=4).find(|steps| !BETWEEN.contains(&sentence.back(at, *steps)))?;
    AT.contains(&sentence.back(at, steps)).then(|| at - steps)
}

/// Whatever "before" is said of is a time, unless it is compared with.
fn before_something(sentence: &Sentence, at: usize) -> bool {
    let compared = matches!(sentence.back(at, 1), "than" | "dari" | "daripada" | "as" | "dibanding" | "like");
    let behind = sentence.word(at + 1);
    let understood = (at..at + 6)
        .any(|at| sentence.is_used(at) || sentence.digits(at).is_some() || feast(sentence, at).is_some());
    BEFORE.contains(&sentence.word(at)) && !compared && !understood && !matches!(behind, "" | "and" | "dan")
}

/// What stands between these places; no further than the first that is no word, but for a year.
fn words(sentence: &Sentence, begin: usize, end: usize) -> String {
    let text = |at: usize| match sentence.word(at) {
        "" => sentence.digits(at),
        word => Some(word),
    };
    (begin..end).map_while(text).collect::<Vec<_>>().join(" ")
}
