//! Where in a plain text are the links, mentions and hashtags?
//!
//! All answers are byte ranges into the text, on character boundaries, in order, and never overlap: a link wins over
//! what stands inside it, a mention over a hashtag.

use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntityKind {
    /// An address with `http://` or `https://`.
    Link,
    /// `@name`, `@name@server` or `@name.example.org`, with its `@`.
    Mention,
    /// `#tag`, with its `#`.
    Hashtag,
}

/// Something found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
}

/// Everything that is found, in order.
pub fn entities(text: &str) -> Vec<Entity> {
    let mut found = Vec::new();
    let mut before = None;
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let entity = match first {
            'h' | 'H' => link_at(text, at, before).map(|end| (EntityKind::Link, end)),
            '@' => mention_at(text, at, before).map(|end| (EntityKind::Mention, end)),
            '#' | '＃' => hashtag_at(text, at, before).map(|end| (EntityKind::Hashtag, end)),
            _ => None,
        };
        let end = match entity {
            Some((kind, end)) => {
                found.push(Entity { kind, range: at..end });
                end
            }
            None => at + first.len_utf8(),
        };
        before = text[at..end].chars().next_back();
        at = end;
    }
    found
}

/// The links: `http://` or `https://`, a host with a dot, and what belongs to it.
pub fn links(text: &str) -> Vec<Range<usize>> {
    of_kind(text, EntityKind::Link)
}

/// The mentions, with their `@`.
pub fn mentions(text: &str) -> Vec<Range<usize>> {
    of_kind(text, EntityKind::Mention)
}

/// The hashtags, with their `#`.
pub fn hashtags(text: &str) -> Vec<Range<usize>> {
    of_kind(text, EntityKind::Hashtag)
}

fn of_kind(text: &str, kind: EntityKind) -> Vec<Range<usize>> {
    entities(text).into_iter().filter(|e| e.kind == kind).map(|e| e.range).collect()
}

/// Of a mention as found (`@name@server`) the part before the server (`@name`).
pub fn local_part(mention: &str) -> &str {
    match mention.char_indices().skip(1).find(|(_, c)| *c == '@') {
        Some((at, _)) => &mention[..at],
        None => mention,
    }
}

/// A character that goes on a word, so that nothing begins right after it.
fn in_word(before: Option<char>) -> bool {
    before.is_some_and(|c| c == '_' || c.is_alphanumeric())
}

/// End of the link that begins at `at`.
fn link_at(text: &str, at: usize, before: Option<char>) -> Option<usize> {
    if before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '@' | '$' | '#' | '＃')) {
        return None;
    }
    let rest = &text[at..];
    let scheme = ["https://", "http://"]
        .iter()
        .find(|s| rest.get(..s.len()).is_some_and(|r| r.eq_ignore_ascii_case(s)))?
        .len();
    let host = host_len(&rest[scheme..])?;
    let mut end = scheme + host;
    if rest[end..].starts_with(['/', '?', '#']) {
        end = tail_end(rest, end);
    }
    Some(at + end)
}

/// Length of the host (and port) at the beginning of `rest`; a host needs a dot between two labels.
fn host_len(rest: &str) -> Option<usize> {
    let len = rest
        .char_indices()
        .find(|(_, c)| !(c.is_alphanumeric() || is_combining_mark(*c) || matches!(c, '-' | '.' | '_')))
        .map_or(rest.len(), |(at, _)| at);
    let host = rest[..len].trim_end_matches(['.', '-', '_']);
    let (left, last) = host.rsplit_once('.')?;
    if left.is_empty() || left.ends_with('.') || !left.starts_with(char::is_alphanumeric) || last.is_empty() {
        return None;
    }
    let port = rest[host.len()..].strip_prefix(':').map_or(0, |after| {
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 { 0 } else { digits + 1 }
    });
    Some(host.len() + port)
}

/// End of the path, query and fragment of a link whose host ends at `host_end`.
fn tail_end(link: &str, host_end: usize) -> usize {
    let mut end = host_end;
    let mut open = 0_u32;
    for (at, c) in link[host_end..].char_indices() {
        match c {
            _ if c.is_whitespace() || c.is_control() => break,
            '<' | '>' | '"' | '`' | '{' | '}' | '|' | '\\' | '^' | '「' | '」' | '『' | '』' | '、'
            | '。' | '，' | '（' | '）' | '！' | '？' => break,
            '(' => open += 1,
            // A bracket that was not opened inside the link closes something around it.
            ')' if open == 0 => break,
            ')' => open -= 1,
            _ => {}
        }
        end = host_end + at + c.len_utf8();
    }
    while let Some(last) = link[host_end..end].chars().next_back() {
        let loose = matches!(
            last,
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '~' | '[' | ']' | '(' | '…' | '’' | '”' | '»'
        );
        if !loose {
            break;
        }
        end -= last.len_utf8();
    }
    end
}

/// End of the mention that begins at `at`.
fn mention_at(text: &str, at: usize, before: Option<char>) -> Option<usize> {
    if in_word(before) || matches!(before, Some('@' | '/' | '.' | '-' | '=' | '＠')) {
        return None;
    }
    let name_end = at + 1 + name_len(&text[at + 1..])?;
    let server = text[name_end..].strip_prefix('@').and_then(|rest| {
        let len = name_len(rest)?;
        rest[..len].contains('.').then_some(1 + len)
    });
    let end = name_end + server.unwrap_or(0);
    // `@name@` with nothing that is a server behind it is not a name in any network.
    if server.is_none() && text[end..].starts_with('@') { None } else { Some(end) }
}

/// Length of a name: ASCII letters, digits and `_`, with `.` and `-` only inside.
fn name_len(rest: &str) -> Option<usize> {
    let len =
        rest.bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-')).count();
    let name = rest[..len].trim_end_matches(['.', '-']);
    (!name.is_empty() && !name.starts_with(['.', '-'])).then_some(name.len())
}

/// End of the hashtag that begins at `at`.
fn hashtag_at(text: &str, at: usize, before: Option<char>) -> Option<usize> {
    if in_word(before) || matches!(before, Some('&' | '/' | '#' | '＃' | ')')) {
        return None;
    }
    let mark = text[at..].chars().next()?.len_utf8();
    let name = &text[at + mark..];
    let len = name
        .char_indices()
        .find(|(_, c)| {
            let joins = matches!(c, '_' | '·' | '・' | '\u{200c}' | '\u{200d}');
            !(joins || c.is_alphanumeric() || (is_combining_mark(*c) && !is_emoji_mark(*c)))
        })
        .map_or(name.len(), |(at, _)| at);
    let name = name[..len].trim_end_matches(['·', '・', '\u{200c}', '\u{200d}']);
    let says_something = name.chars().any(char::is_alphabetic);
    (says_something && !name.starts_with(is_combining_mark)).then_some(at + mark + name.len())
}

fn is_emoji_mark(c: char) -> bool {
    matches!(c, '\u{fe0e}' | '\u{fe0f}' | '\u{20e3}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let found: Vec<&str> = entities(text).into_iter().map(|e| &text[e.range]).collect();
        assert_eq!(found, expect, "in {text:?}");
    }

    #[test]
    fn links_end_where_a_reader_would_end_them() {
        check("lihat https://example.org/a?b=c#d, ya", &["https://example.org/a?b=c#d"]);
        check(
            "(https://id.wikipedia.org/wiki/Batik_(kain)).",
            &["https://id.wikipedia.org/wiki/Batik_(kain)"],
        );
        check("HTTPS://Example.org. Dan lagi", &["HTTPS://Example.org"]);
        check("http://example.org:8080/x", &["http://example.org:8080/x"]);
        check("詳細は https://例え.jp/道、また", &["https://例え.jp/道"]);
        check("http://localhost/ http:// https://.com xhttps://a.b", &[]);
        check("https://a.example/@alice/1#x", &["https://a.example/@alice/1#x"]);
        check("https://example.org?x=1", &["https://example.org?x=1"]);
    }

    #[test]
    fn mentions_may_carry_a_server_or_be_a_domain() {
        check(
            "halo @budi, @ani@contoh.id. dan @a.bsky.social!",
            &["@budi", "@ani@contoh.id", "@a.bsky.social"],
        );
        check("a@b.id mail@example.org @ @@x @-x @x@", &[]);
        check("@siti_99-", &["@siti_99"]);
    }

    #[test]
    fn hashtags_are_words_in_any_script() {
        check(
            "#Batik #1 #1st #日本語 #हिन्दी ＃全角 #a_b.",
            &["#Batik", "#1st", "#日本語", "#हिन्दी", "＃全角", "#a_b"],
        );
        check("a#b &#39; ##x #️⃣ #", &[]);
        check("(#kopi)", &["#kopi"]);
    }

    #[test]
    fn the_local_part_of_a_mention_has_no_server() {
        assert_eq!(local_part("@ani@contoh.id"), "@ani");
        assert_eq!(local_part("@ani"), "@ani");
    }

    proptest! {
        #[test]
        fn ranges_lie_on_characters_in_order_and_never_overlap(
            text in "(https?://|@|#|＃|[a-z]{1,3}|\\.|é|日|👩‍👩|\\(|\\)| |\u{301}|-|/|[0-9]){0,30}"
        ) {
            let mut end = 0;
            for entity in entities(&text) {
                prop_assert!(entity.range.start >= end && entity.range.end > entity.range.start);
                prop_assert!(text.is_char_boundary(entity.range.start) && text.is_char_boundary(entity.range.end));
                end = entity.range.end;
            }
            prop_assert!(end <= text.len());
        }

        #[test]
        fn any_text_at_all_is_survived(text in any::<String>()) {
            for entity in entities(&text) {
                prop_assert!(text.get(entity.range).is_some());
            }
        }
    }
}
