//! How much does a text weigh on X? (twitter-text configuration 3, read 2026-11-22.)
//!
//! The text is normalised to NFC; each URL weighs a fixed number, each emoji sequence 2, a code point of the scripts
//! that say little per sign 1, any other 2. A URL needs a domain that can exist, with or without `http(s)://`.

use super::emoji_len;
use std::ops::Range;
use unicode_normalization::{UnicodeNormalization, is_nfc};
use unicode_segmentation::UnicodeSegmentation;

/// The weight of `text`; each URL weighs `url`.
pub(super) fn weigh(text: &str, url: usize) -> usize {
    if is_nfc(text) { weigh_nfc(text, url) } else { weigh_nfc(&text.nfc().collect::<String>(), url) }
}

fn weigh_nfc(text: &str, url: usize) -> usize {
    let (mut total, mut at) = (0, 0);
    for link in urls(text) {
        total += plain(&text[at..link.start]) + url;
        at = link.end;
    }
    total + plain(&text[at..])
}

fn plain(text: &str) -> usize {
    text.graphemes(true)
        .map(|cluster| {
            let emoji = emoji_len(cluster).unwrap_or(0);
            let rest: usize = cluster[emoji..].chars().map(weight).sum();
            rest + if emoji > 0 { 2 } else { 0 }
        })
        .sum()
}

fn weight(c: char) -> usize {
    match u32::from(c) {
        0..=4351 | 8192..=8205 | 8208..=8223 | 8242..=8247 => 1,
        _ => 2,
    }
}

/// Where the URLs are.
fn urls(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    // Every domain has a dot: look around each one.
    while let Some(dot) = text[from..].find('.').map(|at| from + at) {
        match url_around(text, dot, found.last().map_or(0, |r| r.end)) {
            Some(range) => {
                from = range.end.max(dot + 1);
                found.push(range);
            }
            None => from = label_run_end(text, dot),
        }
    }
    found
}

fn label_char(c: char) -> bool {
    let directional =
        matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}');
    let invalid = matches!(c, '\u{fffe}' | '\u{feff}' | '\u{ffff}');
    !(directional || invalid || c.is_whitespace() || c.is_control())
        && (!is_punctuation(c) || matches!(c, '-' | '_' | '.'))
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(c, '\u{a1}' | '\u{a7}' | '\u{ab}' | '\u{b6}'..='\u{b7}' | '\u{bb}' | '\u{bf}'
            | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}'
            | '\u{3014}'..='\u{301f}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}')
}

fn label_run_end(text: &str, dot: usize) -> usize {
    text[dot..].find(|c| !label_char(c)).map_or(text.len(), |at| dot + at).max(dot + 1)
}

fn url_around(text: &str, dot: usize, floor: usize) -> Option<Range<usize>> {
    let run_start = text[floor..dot]
        .char_indices()
        .rev()
        .find(|(_, c)| !label_char(*c))
        .map_or(floor, |(at, c)| floor + at + c.len_utf8());
    let run_end = label_run_end(text, dot);
    let before = &text[floor..run_start];
    let scheme = ["https://", "http://"].into_iter().find(|s| {
        before.len() >= s.len()
            && before.is_char_boundary(before.len() - s.len())
            && before[before.len() - s.len()..].eq_ignore_ascii_case(s)
    });
    let (start, host_start) = match scheme {
        Some(scheme) => (run_start - scheme.len(), run_start),
        None => {
            // Without a scheme the domain is ASCII: it begins after the last other character.
            let ascii = text[run_start..dot]
                .char_indices()
                .rev()
                .find(|(_, c)| !c.is_ascii())
                .map_or(run_start, |(at, c)| run_start + at + c.len_utf8());
            (ascii, ascii)
        }
    };
    if scheme.is_none() && text[host_start..run_end].starts_with(['-', '_', '.']) {
        return None;
    }
    let previous = text[..start].chars().next_back();
    if previous.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '@' | '＠' | '$' | '#' | '＃'))
        || (scheme.is_none() && previous.is_some_and(|c| matches!(c, '-' | '_' | '.' | '/')))
    {
        return None;
    }
    let host_end = domain_end(&text[host_start..run_end], scheme.is_none())? + host_start;
    // An address of a mailbox is no URL.
    if scheme.is_none() && text[host_end..].starts_with('@') {
        return None;
    }
    Some(start..tail_end(text, port_end(text, host_end)))
}

/// End of the longest domain at the beginning of `run` that ends in a known top-level domain.
pub(super) fn domain_end(run: &str, ascii_only: bool) -> Option<usize> {
    let mut ends: Vec<usize> =
        run.char_indices().filter(|(_, c)| !(c.is_alphanumeric() || *c == '-')).map(|(at, _)| at).collect();
    ends.push(run.len());
    // What follows a domain directly may be text without spaces (`http://test.coです`): cut at the script's change too.
    let script = run.char_indices().skip(1).filter(|(_, c)| !c.is_ascii()).map(|(at, _)| at);
    ends.extend(script);
    ends.sort_unstable_by(|a, b| b.cmp(a));
    ends.into_iter().find(|end| is_domain(&run[..*end], ascii_only))
}

fn is_domain(domain: &str, ascii_only: bool) -> bool {
    if ascii_only && !domain.is_ascii() {
        return false;
    }
    let Some((left, top)) = domain.rsplit_once('.') else { return false };
    let name = left.rsplit('.').next().unwrap_or_default();
    let lower = top.to_lowercase();
    if !tld::exist(&lower) && !puny(&lower).is_some_and(|p| tld::exist(&p)) && !lower.starts_with("xn--") {
        return false;
    }
    if name.contains('_') {
        return false;
    }
    domain.split('.').all(|label| {
        !label.is_empty()
            && !label.starts_with(['-', '_'])
            && !label.ends_with(['-', '_'])
            && puny(label).is_some_and(|p| p.len() <= 63)
    })
}

/// A label as it goes into the domain name system.
fn puny(label: &str) -> Option<String> {
    if label.is_ascii() {
        return Some(label.to_owned());
    }
    // The URL parser knows the encoding; a host of this one label and a neutral end goes through it.
    let url = reqwest::Url::parse(&format!("http://{label}.x/")).ok();
    match url {
        Some(url) => url.host_str()?.strip_suffix(".x").map(str::to_owned),
        None => None,
    }
}

/// End of the port behind a host that ends at `host_end`, or of the host where there is none.
pub(super) fn port_end(text: &str, host_end: usize) -> usize {
    text[host_end..].strip_prefix(':').map_or(host_end, |after| {
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 { host_end } else { host_end + 1 + digits }
    })
}

fn latin_or_cyrillic(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || (c.is_alphabetic()
            && matches!(c, '\u{c0}'..='\u{24f}' | '\u{253}'..='\u{2bb}' | '\u{400}'..='\u{52f}' | '\u{1e00}'..='\u{1eff}'))
        || matches!(c, '\u{300}'..='\u{36f}')
}

/// End of path and query after a domain.
fn tail_end(text: &str, from: usize) -> usize {
    let mut end = from;
    if text[end..].starts_with('/') {
        end = path_end(text, end);
    }
    if text[end..].starts_with('?') {
        end = query_end(text, end);
    }
    end
}

fn path_end(text: &str, from: usize) -> usize {
    let (mut good, mut open) = (from + 1, 0_u32);
    for (at, c) in text[from..].char_indices() {
        let next = from + at + c.len_utf8();
        match c {
            '(' => open += 1,
            ')' if open == 0 => break,
            ')' => {
                open -= 1;
                good = next;
            }
            _ if latin_or_cyrillic(c) || matches!(c, '=' | '_' | '#' | '/' | '+' | '-') => {
                if open == 0 {
                    good = next;
                }
            }
            '!' | '*' | '\'' | ';' | ':' | ',' | '.' | '$' | '%' | '[' | ']' | '~' | '&' | '|' | '@' => {}
            _ => break,
        }
    }
    good
}

fn query_end(text: &str, from: usize) -> usize {
    let mut good = from;
    for (at, c) in text[from..].char_indices() {
        let next = from + at + c.len_utf8();
        match c {
            _ if c.is_ascii_alphanumeric() || matches!(c, '_' | '&' | '=' | '#' | '/' | '-') => good = next,
            '!' | '?' | '*' | '\'' | '@' | '(' | ')' | ';' | ':' | '+' | '$' | '%' | '[' | ']' | '.'
            | ',' | '~' | '|' => {}
            _ => break,
        }
    }
    good
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing_shared;
    use serde::Deserialize;
    use std::collections::BTreeMap;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let found: Vec<&str> = urls(text).into_iter().map(|r| &text[r]).collect();
        assert_eq!(found, expect, "in {text:?}");
    }

    #[test]
    fn urls_are_found_with_and_without_a_scheme() {
        check("Hi http://test.co and example.com/a?b=c.", &["http://test.co", "example.com/a?b=c"]);
        check("mail me@example.com or file.notatld", &[]);
        check("versi 2.0 dan jam 09.30", &[]);
        check("lihat contoh.co.id, ya", &["contoh.co.id"]);
        check("これはexample.comです", &["example.com"]);
        check("http://foo_bar.example.com http://foo.x_baz.com", &["http://foo_bar.example.com"]);
        check("http://192.168.0.1/", &[]);
    }

    #[derive(Deserialize)]
    struct Suite {
        tests: BTreeMap<String, Vec<Case>>,
    }

    #[derive(Deserialize)]
    struct Case {
        description: String,
        text: String,
        expected: Expected,
    }

    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Expected {
        #[serde(rename_all = "camelCase")]
        Weight {
            weighted_length: usize,
        },
        Other(#[expect(dead_code, reason = "the suite's other sections answer yes or no")] bool),
    }

    #[test]
    fn the_official_vectors_weigh_what_they_should() {
        let Some(file) = testing_shared::read("contracts/twitter-text/conformance/validate.yml") else {
            return;
        };
        let suite: Suite = serde_saphyr::from_str(&file).unwrap();
        let mut seen = 0;
        // The first section is of configuration 2, without emoji sequences.
        for section in ["WeightedTweetsWithDiscountedEmojiCounterTest", "UnicodeDirectionalMarkerCounterTest"]
        {
            for case in &suite.tests[section] {
                if let Expected::Weight { weighted_length } = case.expected {
                    assert_eq!(weigh(&case.text, 23), weighted_length, "{}", case.description);
                    seen += 1;
                }
            }
        }
        assert!(seen > 20, "only {seen} vectors were found");
    }
}
