//! What does the HTML that a server shows say as plain text, and is it the text that was sent?
//!
//! Servers turn links, mentions and tags into anchors, line breaks into tags, and drop the server of a mention. What is
//! compared is therefore the text without tags, white space and the servers of mentions.

use crate::entities::{EntityKind, entities, local_part};
use unicode_normalization::UnicodeNormalization;

/// Whether `html` shows `text`.
pub(super) fn shows(html: &str, text: &str) -> bool {
    bare(&of_html(html)) == bare(text)
}

/// What `html` says as plain text: an empty line between paragraphs.
pub(super) fn text(html: &str) -> String {
    of_html(html).trim().to_owned()
}

/// `text` without what servers change in it.
fn bare(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut at = 0;
    for entity in entities(text).into_iter().filter(|e| e.kind == EntityKind::Mention) {
        bare.push_str(&text[at..entity.range.start]);
        bare.push_str(local_part(&text[entity.range.clone()]));
        at = entity.range.end;
    }
    bare.push_str(&text[at..]);
    bare.chars().filter(|c| !c.is_whitespace()).nfc().collect()
}

/// The text of `html` without its tags. What Mastodon adds for clients that know no quotes is left out.
fn of_html(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        unescape(&rest[..open], &mut text);
        let tag = &rest[open..];
        let end = tag.find('>').map_or(tag.len(), |at| at + 1);
        let close = if tag[..end].contains("quote-inline") { closing(tag) } else { None };
        // A break or a block parts lines, the end of a paragraph parts paragraphs.
        if tag.starts_with("<br") {
            text.push('\n');
        } else if tag.starts_with("</p") {
            text.push_str("\n\n");
        } else if ["<p", "<li", "<div"].iter().any(|t| tag.starts_with(t))
            && !(text.is_empty() || text.ends_with('\n'))
        {
            text.push('\n');
        }
        rest = &tag[close.unwrap_or(end)..];
    }
    unescape(rest, &mut text);
    text
}

/// Where the element that begins `tag` ends; it holds no other of its kind.
fn closing(tag: &str) -> Option<usize> {
    let name = tag[1..].split(|c: char| !c.is_ascii_alphanumeric()).next()?;
    let close = format!("</{name}>");
    Some(tag.find(&close)? + close.len())
}

fn unescape(text: &str, into: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        into.push_str(&rest[..at]);
        rest = &rest[at..];
        let entity =
            rest.find(';').filter(|end| *end <= 10).and_then(|end| Some((character(&rest[1..end])?, end)));
        match entity {
            Some((c, end)) => {
                into.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                into.push('&');
                rest = &rest[1..];
            }
        }
    }
    into.push_str(rest);
}

fn character(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_server_shows_is_recognised() {
        let sent = "Halo @ani@lain.id & #batik\nhttps://contoh.id/panjang/sekali?a=1&b=2\n\n<b> \"e\u{301}\"";
        let mastodon = "<p>Halo <span class=\"h-card\" translate=\"no\"><a href=\"https://lain.id/@ani\" \
            class=\"u-url mention\">@<span>ani</span></a></span> &amp; <a href=\"https://contoh.id/tags/batik\" \
            class=\"mention hashtag\" rel=\"tag\">#<span>batik</span></a><br /><a href=\"https://contoh.id/panjang/\
            sekali?a=1&amp;b=2\"><span class=\"invisible\">https://</span><span class=\"ellipsis\">contoh.id/panjang\
            </span><span class=\"invisible\">/sekali?a=1&amp;b=2</span></a></p><p>&lt;b&gt; &quot;é&quot;</p>";
        assert!(shows(mastodon, sent));
        assert!(shows(&format!("<p class=\"quote-inline\">RE: <a href=\"x\">x</a></p>{mastodon}"), sent));
        assert!(!shows(mastodon, "Halo @ani@lain.id"));
        assert!(!shows("<p>Halo dunia</p>", "Halo dunia 2"));
        assert!(shows("<p>a &#39;b&#x27; &amp;c &unknown; d</p>", "a 'b' &c &unknown; d"));
        assert!(shows("", ""));
    }

    #[test]
    fn paragraphs_and_breaks_stay_apart() {
        assert_eq!(text("<p>Satu<br />dua &amp; tiga</p><p>Empat</p>"), "Satu\ndua & tiga\n\nEmpat");
        assert_eq!(text("Tanpa tag"), "Tanpa tag");
        assert_eq!(text("<ul><li>a</li><li>b</li></ul>"), "a\nb");
        assert_eq!(text("<p class=\"quote-inline\">RE: <a href=\"x\">x</a></p><p>Setuju</p>"), "Setuju");
    }

    proptest::proptest! {
        #[test]
        fn any_html_is_survived(html in proptest::prelude::any::<String>()) {
            of_html(&html);
        }

        #[test]
        fn an_escaped_text_is_itself(text in "[a-z<>&\"' é日\n]{0,40}") {
            let html = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('\n', "<br>");
            let html = format!("<p>{html}</p>");
            proptest::prop_assert!(shows(&html, &text));
        }
    }
}
