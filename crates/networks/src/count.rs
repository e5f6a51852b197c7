//! How long is a text, by a network's own way of counting?

mod weighted;

use crate::{
    Counting,
    entities::{EntityKind, entities, local_part},
};
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// How long `text` is, counted as `counting` says.
pub fn count(text: &str, counting: &Counting) -> u32 {
    let count = match counting {
        Counting::Graphemes => graphemes(text),
        Counting::Mastodon { url } => mastodon(text, *url as usize),
        Counting::Weighted { url } => weighted::weigh(text, *url as usize),
        Counting::EmojiBytes => emoji_bytes(text),
        Counting::Utf16 => text.encode_utf16().count(),
        Counting::Chars => text.chars().count(),
    };
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// How long a content warning is where it counts towards the text: as it stands, without any shortening of links.
pub fn count_warning(text: &str, counting: &Counting) -> u32 {
    match counting {
        Counting::Mastodon { .. } => count(text, &Counting::Graphemes),
        other => count(text, other),
    }
}

fn graphemes(text: &str) -> usize {
    // Plain ASCII without a carriage return has one grapheme per byte.
    if text.is_ascii() && !text.contains('\r') { text.len() } else { text.graphemes(true).count() }
}

/// Mastodon's `StatusLengthValidator` (v4.5): graphemes, after each URL has become `url` characters and each mention
/// has lost its server.
fn mastodon(text: &str, url: usize) -> usize {
    let (mut total, mut at) = (0, 0);
    for entity in entities(text) {
        let found = &text[entity.range.clone()];
        let (shown, len) = match entity.kind {
            EntityKind::Link => match shortened(found) {
                Some(len) => (url, len),
                None => continue,
            },
            EntityKind::Mention => (local_part(found).len(), found.len()),
            EntityKind::Hashtag => continue,
        };
        total += graphemes(&text[at..entity.range.start]) + shown;
        at = entity.range.start + len;
    }
    total + graphemes(&text[at..])
}

/// How much of `link` Mastodon takes for a URL. It needs a host in a known top-level domain, ends at that where the host
/// goes on, and knows no fragment directly behind the host; what it does not take counts as it stands.
fn shortened(link: &str) -> Option<usize> {
    let host_at = link.find("://")? + 3;
    let host = link[host_at..].find([':', '/', '?', '#']).unwrap_or(link.len() - host_at);
    let end = weighted::domain_end(&link[host_at..host_at + host], false)?;
    if end < host {
        return Some(host_at + end);
    }
    let tail_at = weighted::port_end(link, host_at + host);
    Some(if link[tail_at..].starts_with('#') { tail_at } else { link.len() })
}

/// Threads: characters, but an emoji counts as its UTF-8 bytes.
fn emoji_bytes(text: &str) -> usize {
    text.graphemes(true)
        .map(|cluster| {
            let emoji = emoji_len(cluster).or_else(|| lone_emoji(cluster)).unwrap_or(0);
            emoji + cluster[emoji..].chars().count()
        })
        .sum()
}

/// Bytes of a single character that is shown as an emoji without any help.
fn lone_emoji(cluster: &str) -> Option<usize> {
    let first = cluster.chars().next()?;
    matches!(first, '\u{1f000}'..='\u{1faff}' | '\u{231a}'..='\u{231b}' | '\u{23e9}'..='\u{23f3}'
        | '\u{25fd}'..='\u{25fe}' | '\u{2614}'..='\u{2615}' | '\u{2648}'..='\u{2653}' | '\u{267f}' | '\u{2693}'
        | '\u{26a1}' | '\u{26aa}'..='\u{26ab}' | '\u{26bd}'..='\u{26be}' | '\u{26c4}'..='\u{26c5}' | '\u{26ce}'
        | '\u{26d4}' | '\u{26ea}' | '\u{26f2}'..='\u{26f3}' | '\u{26f5}' | '\u{26fa}' | '\u{26fd}' | '\u{2705}'
        | '\u{270a}'..='\u{270b}' | '\u{2728}' | '\u{274c}' | '\u{274e}' | '\u{2753}'..='\u{2755}' | '\u{2757}'
        | '\u{2795}'..='\u{2797}' | '\u{27b0}' | '\u{27bf}' | '\u{2b1b}'..='\u{2b1c}' | '\u{2b50}' | '\u{2b55}')
    .then(|| first.len_utf8())
}

/// Bytes of the emoji sequence (more than one code point) at the beginning of a grapheme cluster.
fn emoji_len(cluster: &str) -> Option<usize> {
    let mut chars = cluster.char_indices().peekable();
    let (_, first) = chars.next()?;
    chars.peek()?;
    if matches!(first, '0'..='9' | '#' | '*') {
        return cluster
            .ends_with('\u{20e3}')
            .then_some(cluster.len())
            .filter(|_| cluster.chars().count() <= 3);
    }
    if !is_pictograph(first) {
        return None;
    }
    let mut end = first.len_utf8();
    let mut joined = false;
    for (at, c) in chars {
        let belongs = match c {
            '\u{fe0f}' | '\u{20e3}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}' => true,
            '\u{200d}' => true,
            '\u{1f1e6}'..='\u{1f1ff}' => true,
            c => joined && is_pictograph(c),
        };
        if !belongs {
            break;
        }
        joined = c == '\u{200d}';
        end = at + c.len_utf8();
    }
    (end > first.len_utf8() && !cluster[..end].ends_with('\u{200d}')).then_some(end)
}

/// Whether an emoji sequence can begin with `c`.
fn is_pictograph(c: char) -> bool {
    matches!(c, '©' | '®' | '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2190}'..='\u{2bff}' | '\u{3030}'
        | '\u{303d}' | '\u{3297}' | '\u{3299}' | '\u{1f000}'..='\u{1faff}')
        && !is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, counting: Counting, expect: u32) {
        assert_eq!(count(text, &counting), expect, "{counting:?} of {text:?}");
    }

    #[test]
    fn mastodon_shortens_links_and_remote_mentions() {
        let mastodon = || Counting::Mastodon { url: 23 };
        check("", mastodon(), 0);
        check("halo", mastodon(), 4);
        check("https://example.org/a/very/long/path/that/goes/on/and/on", mastodon(), 23);
        check("x https://a.id y", mastodon(), 27);
        check("@ani@contoh.id hai", mastodon(), 8);
        check("👨‍👩‍👧‍👦 e\u{301}", mastodon(), 3);
        check("#batik", mastodon(), 6);
        assert_eq!(count_warning("https://a.id", &mastodon()), 12);
    }

    #[test]
    fn mastodon_shortens_only_what_it_takes_for_a_link() {
        let mastodon = || Counting::Mastodon { url: 23 };
        for link in [
            "https://192.168.1.5/panjang/sekali/alamatnya",
            "https://wiki.kantor.lokal/panjang/sekali",
            "http://server.internal:8080/?a=b",
        ] {
            check(link, mastodon(), u32::try_from(link.len()).unwrap());
        }
        check("https://192.168.1.5/a @ani@contoh.id", mastodon(), 21 + 1 + 4);
        for link in [
            "HTTPS://CONTOH.ID/panjang/sekali#bagian",
            "https://contoh.id:8443/panjang/sekali",
            "https://例え.jp/道/とても/長い/道です",
            "https://xn--r8jz45g.xn--zckzah/panjang/sekali",
            "https://www.contoh.co.id?a=1#b",
        ] {
            check(link, mastodon(), 23);
        }
        check("https://contoh.id#bagian", mastodon(), 23 + 7);
        check("https://contoh.id:8443#bagian", mastodon(), 23 + 7);
        // The link ends at the last known domain inside the host.
        check("https://wiki.id.lokal/a", mastodon(), 23 + 8);
        check("http://test.coです", mastodon(), 23 + 2);
    }

    #[test]
    fn each_unit_counts_its_own_way() {
        check("👨‍👩‍👧‍👦é", Counting::Graphemes, 2);
        check("a\r\nb", Counting::Graphemes, 3);
        check("👨‍👩‍👧‍👦", Counting::Chars, 7);
        check("👨‍👩‍👧‍👦", Counting::Utf16, 11);
        check("é日", Counting::Utf16, 2);
        check("a😀é", Counting::EmojiBytes, 6);
        check("❤️", Counting::EmojiBytes, 6);
        check("🇮🇩", Counting::EmojiBytes, 8);
        check("© 1️⃣", Counting::EmojiBytes, 2 + 7);
    }

    proptest::proptest! {
        #[test]
        fn no_text_is_longer_in_graphemes_than_in_characters(text in proptest::prelude::any::<String>()) {
            proptest::prop_assert!(count(&text, &Counting::Graphemes) <= count(&text, &Counting::Chars));
            for counting in [Counting::Weighted { url: 23 }, Counting::Mastodon { url: 23 }, Counting::EmojiBytes] {
                count(&text, &counting);
            }
        }
    }
}
