//! Which stretches of a text are links, mentions and tags, as the network wants them marked: by bytes.

use super::ids;
use crate::{
    Utm,
    entities::{Entity, EntityKind, entities},
};
use serde_json::{Value, json};
use std::{collections::BTreeMap, ops::Range};
use unicode_segmentation::UnicodeSegmentation;

/// The handles mentioned in a text, in small letters.
pub fn mentions(text: &str) -> Vec<String> {
    if !text.contains('@') {
        return Vec::new();
    }
    let found = entities(text).into_iter().filter(|e| e.kind == EntityKind::Mention);
    found.filter_map(|e| handle(&text[e.range])).collect()
}

/// The facets of a text; `None` when it has none. A mention is one only when its handle is known in `dids`.
pub fn facets(text: &str, dids: &BTreeMap<String, Option<String>>, utm: Option<&Utm>) -> Option<Value> {
    let found = entities(text);
    let bare = bare_links(text, &found);
    let mut facets: Vec<(Range<usize>, Value)> = found
        .into_iter()
        .filter_map(|e| Some((e.range.clone(), feature(&e, &text[e.range.clone()], dids)?)))
        .chain(bare)
        .collect();
    facets.sort_by_key(|(range, _)| range.start);
    let facets: Vec<Value> = facets
        .into_iter()
        .map(|(range, mut feature)| {
            // The address alone is tagged; what people read stays as it was written.
            if let (Some(utm), Some(address)) = (utm, feature["uri"].as_str()) {
                feature["uri"] = utm.address(address, "bluesky").into();
            }
            json!({ "index": { "byteStart": range.start, "byteEnd": range.end }, "features": [feature] })
        })
        .collect();
    (!facets.is_empty()).then(|| facets.into())
}

fn feature(entity: &Entity, text: &str, dids: &BTreeMap<String, Option<String>>) -> Option<Value> {
    match entity.kind {
        EntityKind::Link => link(text),
        EntityKind::Mention => {
            let did = dids.get(&handle(text)?)?.as_ref()?;
            Some(json!({ "$type": "app.bsky.richtext.facet#mention", "did": did }))
        }
        EntityKind::Hashtag => tag(text),
    }
}

/// The handle in `@handle`; other networks' ways of naming somebody are plain text here.
fn handle(mention: &str) -> Option<String> {
    let handle = mention.strip_prefix('@')?;
    ids::is_handle(handle).then(|| handle.to_ascii_lowercase())
}

/// A tag of at most 64 graphemes and 640 bytes; a longer one would have the whole post refused.
fn tag(text: &str) -> Option<Value> {
    let tag = text.trim_start_matches(['#', '＃']);
    (tag.len() <= 640 && tag.graphemes(true).count() <= 64)
        .then(|| json!({ "$type": "app.bsky.richtext.facet#tag", "tag": tag }))
}

/// A link, its address in the letters an address may have.
fn link(address: &str) -> Option<Value> {
    let url = crate::http::Url::parse(address).ok().filter(|url| url.host_str().is_some())?;
    Some(json!({ "$type": "app.bsky.richtext.facet#link", "uri": String::from(url) }))
}

/// Links written without a scheme, such as `example.org/a`: a host under a domain that exists.
fn bare_links(text: &str, taken: &[Entity]) -> Vec<(Range<usize>, Value)> {
    words(text)
        .filter(|word| taken.iter().all(|e| e.range.end <= word.start || e.range.start >= word.end))
        .filter_map(|word| {
            let range = bare_link(text, word)?;
            let feature = link(&format!("https://{}", &text[range.clone()]))?;
            Some((range, feature))
        })
        .collect()
}

/// The stretches of a text between white space.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split_whitespace().map(move |word| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        start..start + word.len()
    })
}

/// The link in a word, without the brackets and marks around it.
fn bare_link(text: &str, word: Range<usize>) -> Option<Range<usize>> {
    let whole = &text[word.clone()];
    let inner = whole.trim_start_matches(['(', '[', '"', '\'', '“', '‘', '«', '¿', '¡']);
    let start = word.end - inner.len();
    let host_end = inner.find(['/', '?', '#', ':']).unwrap_or(inner.len());
    let host = inner[..host_end].trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
    let known = ids::is_handle(host)
        && host.rsplit('.').next().is_some_and(|top| tld::exist(&top.to_ascii_lowercase()));
    if !known {
        return None;
    }
    let path = if host.len() == host_end { tail(&inner[host_end..]) } else { 0 };
    Some(start..start + host.len() + path)
}

/// Length of what follows the host: path and query without the marks that end a sentence.
fn tail(rest: &str) -> usize {
    if rest.starts_with(':') {
        return 0;
    }
    let marks: &[char] = &['.', ',', ';', ':', '!', '?', '"', '\'', '”', '’', '»', ']', '…'];
    let mut tail = rest.trim_end_matches(marks);
    while tail.ends_with(')') && tail.matches(')').count() > tail.matches('(').count() {
        tail = tail[..tail.len() - 1].trim_end_matches(marks);
    }
    tail.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn dids() -> BTreeMap<String, Option<String>> {
        BTreeMap::from([
            ("budi.bsky.social".into(), Some("did:plc:budi".into())),
            ("gone.example.org".into(), None),
        ])
    }

    /// Each facet as (text, what it leads to).
    fn marked(text: &str) -> Vec<(&str, String)> {
        let facets = facets(text, &dids(), None);
        let facets = facets.as_ref().and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        facets
            .iter()
            .map(|facet| {
                let at = |name: &str| facet["index"][name].as_u64().unwrap() as usize;
                let feature = &facet["features"][0];
                let to = ["uri", "did", "tag"].iter().find_map(|name| feature[*name].as_str()).unwrap();
                (&text[at("byteStart")..at("byteEnd")], to.to_owned())
            })
            .collect()
    }

    #[track_caller]
    fn check(text: &str, expect: &[(&str, &str)]) {
        let marked = marked(text);
        let marked: Vec<(&str, &str)> = marked.iter().map(|(text, to)| (*text, to.as_str())).collect();
        assert_eq!(marked, expect, "in {text:?}");
    }

    #[test]
    fn ranges_are_bytes_also_after_emoji() {
        check(
            "👩‍👩‍👧 é https://example.org/a #日本語 @budi.bsky.social",
            &[
                ("https://example.org/a", "https://example.org/a"),
                ("#日本語", "日本語"),
                ("@budi.bsky.social", "did:plc:budi"),
            ],
        );
    }

    #[test]
    fn only_known_handles_are_mentions() {
        check("@gone.example.org @unknown.example.org @budi @a@mastodon.social", &[]);
        check("@Budi.BSKY.social.", &[("@Budi.BSKY.social", "did:plc:budi")]);
        assert_eq!(mentions("hi @A.b.C, @x mail@y.org"), ["a.b.c"]);
    }

    #[test]
    fn links_may_lack_their_scheme() {
        check("(example.org/a_(b)).", &[("example.org/a_(b)", "https://example.org/a_(b)")]);
        check("see example.org, ok", &[("example.org", "https://example.org/")]);
        check("toko.id? Ya.", &[("toko.id", "https://toko.id/")]);
        check("no.such-domain 3.5 e.g. a.b mail@example.org x..com", &[]);
        check("http://例え.jp/道", &[("http://例え.jp/道", "http://xn--r8jz45g.jp/%E9%81%93")]);
    }

    #[test]
    fn a_tag_too_long_for_the_network_stays_text() {
        check(&format!("#{}", "a".repeat(65)), &[]);
        assert_eq!(marked(&format!("#{}", "a".repeat(64))).len(), 1);
    }

    proptest! {
        #[test]
        fn facets_lie_on_characters_in_order_and_never_overlap(
            text in "(https?://|@|#|[a-z]{1,3}|\\.|\\.com|\\.id|é|日|👩‍👩|\\(|\\)| |\u{301}|-|/|[0-9]|budi\\.bsky\\.social){0,30}"
        ) {
            let facets = facets(&text, &dids(), None);
            let mut end = 0;
            for facet in facets.as_ref().and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default() {
                let start = facet["index"]["byteStart"].as_u64().unwrap() as usize;
                prop_assert!(start >= end);
                end = facet["index"]["byteEnd"].as_u64().unwrap() as usize;
                prop_assert!(end > start && text.get(start..end).is_some());
            }
        }

        #[test]
        fn any_text_at_all_is_survived(text in any::<String>()) {
            let _ = facets(&text, &dids(), None);
        }
    }
}
