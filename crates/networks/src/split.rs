//! How a long text becomes the parts of a thread.

use crate::{Limits, count::count, entities::links};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Whether a text is within the limits of each of these accounts, as each network counts.
pub fn fits(text: &str, limits: &[&Limits]) -> bool {
    limits.iter().all(|limits| {
        let bytes =
            limits.text.max_bytes.is_none_or(|max| u32::try_from(text.len()).is_ok_and(|len| len <= max));
        bytes && count(text, &limits.text.counting) <= limits.text.max
    })
}

/// `text` in as few pieces as end well and satisfy `fits`, which must hold for whatever begins a text it holds for: at the
/// end of a paragraph where one comes late enough, else of a sentence, else of a word. A link or a character as people see
/// it is never cut, so a piece that is nothing but one may stay too long. White space between pieces goes.
pub fn split(text: &str, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let end = match too_long(rest, &fits) {
            None => rest.len(),
            Some(window) => first_end(rest, window, &fits),
        };
        pieces.push(rest[..end].trim_end().to_owned());
        rest = rest[end..].trim_start();
    }
    pieces
}

/// The length of a beginning that does not fit, within twice the shortest one, so that a piece costs no look at all of
/// the text behind it; `None` when the whole fits.
fn too_long(text: &str, fits: &impl Fn(&str) -> bool) -> Option<usize> {
    let mut length = 256;
    while length < text.len() {
        let window = text.floor_char_boundary(length);
        if !fits(text[..window].trim_end()) {
            return Some(window);
        }
        length *= 2;
    }
    (!fits(text)).then_some(text.len())
}

/// Where the first piece of a text ends, of which the first `window` bytes are too long.
fn first_end(whole: &str, window: usize, fits: &impl Fn(&str) -> bool) -> usize {
    let text = &whole[..window];
    let words = ends_of_words(text);
    let most = longest(text, &words, fits);
    // A good ending is worth a piece that is not full, down to half of what would fit.
    for ends in [ends_of_paragraphs(text), ends_of_sentences(text)] {
        let end = longest(text, &ends, fits);
        if end * 2 >= most && end > 0 {
            return end;
        }
    }
    if most > 0 {
        return most;
    }
    let text = whole.split_whitespace().next().unwrap_or(whole);
    let links = links(text);
    let graphemes: Vec<_> = text
        .grapheme_indices(true)
        .map(|(at, grapheme)| at + grapheme.len())
        .filter(|end| !inside(&links, *end))
        .collect();
    match longest(text, &graphemes, fits) {
        0 => graphemes.first().copied().unwrap_or(text.len()),
        end => end,
    }
}

/// The last of `ends` up to which the text fits; 0 when none does.
fn longest(text: &str, ends: &[usize], fits: &impl Fn(&str) -> bool) -> usize {
    let fitting = ends.partition_point(|end| fits(text[..*end].trim_end()));
    fitting.checked_sub(1).map_or(0, |last| ends[last])
}

fn inside(links: &[Range<usize>], at: usize) -> bool {
    links.iter().any(|link| link.start < at && at < link.end)
}

/// The ends of words that are followed by white space.
fn ends_of_words(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut in_word = false;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() && in_word {
            ends.push(at);
        }
        in_word = !c.is_whitespace();
    }
    ends
}

fn ends_of_paragraphs(text: &str) -> Vec<usize> {
    let blank = |at: usize| {
        let gap = &text[at..];
        let gap = &gap[..gap.len() - gap.trim_start().len()];
        gap.matches('\n').count() >= 2
    };
    ends_of_words(text).into_iter().filter(|end| blank(*end)).collect()
}

/// A line ends a sentence too: lists and verses are written so.
fn ends_of_sentences(text: &str) -> Vec<usize> {
    let ends = |at: usize| {
        let closed = text[..at].trim_end_matches(['"', '\'', ')', ']', '”', '’', '»']);
        let gap = &text[at..];
        let gap = &gap[..gap.len() - gap.trim_start().len()];
        closed.ends_with(['.', '!', '?', '…', '。', '！', '？']) || gap.contains('\n')
    };
    ends_of_words(text).into_iter().filter(|end| ends(*end)).collect()
}

#[cfg(test)]
mod tests {
    use super::split;
    use crate::{Counting, count::count, entities::links};
    use proptest::prelude::*;

    fn at_most(max: u32) -> impl Fn(&str) -> bool {
        move |text| count(text, &Counting::Graphemes) <= max
    }

    #[test]
    fn pieces_end_where_a_reader_would_pause() {
        let check = |text: &str, max: u32, expected: &[&str]| assert_eq!(split(text, at_most(max)), expected);
        check("Pendek saja.", 20, &["Pendek saja."]);
        check("Satu dua tiga. Empat lima enam.", 20, &["Satu dua tiga.", "Empat lima enam."]);
        check("Satu dua tiga.\n\nEmpat. Lima", 22, &["Satu dua tiga.", "Empat. Lima"]);
        check("satu dua tiga empat", 10, &["satu dua", "tiga empat"]);
        check("- kopi\n- teh\n- susu", 13, &["- kopi\n- teh", "- susu"]);
        check("aaaaaaaaaaaaaaa", 10, &["aaaaaaaaaa", "aaaaa"]);
        check("lihat https://kopi.example/panjang ya", 12, &["lihat", "https://kopi.example/panjang", "ya"]);
        check("  \n ", 10, &[]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_nothing_is_too_long_and_no_link_is_cut(
            words in prop::collection::vec(prop_oneof![
                "[a-z]{1,9}[.!?]?", "\\PC{1,6}", Just("\n\n".to_owned()), Just("👩‍👩‍👧‍👦".to_owned()), Just("https://a.id/b".to_owned())
            ], 0..40),
            max in 15_u32..60,
        ) {
            let text = words.join(" ");
            let pieces = split(&text, at_most(max));
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(bare(&pieces.concat()), bare(&text));
            let found: usize = pieces.iter().map(|piece| links(piece).len()).sum();
            prop_assert!(found >= links(&text).len());
            for piece in &pieces {
                prop_assert!(!piece.trim().is_empty());
                prop_assert!(at_most(max)(piece) || links(piece).iter().any(|link| link.len() == piece.len()), "{piece:?}");
            }
        }
    }
}
