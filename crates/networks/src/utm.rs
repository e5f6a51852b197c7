//! How web analytics learns which post a visitor came from: parameters behind the addresses in a post.
//!
//! The five names are those of Google's URL builder, which every web analytics reads
//! (<https://support.google.com/analytics/answer/10917952>).

use crate::entities::links;

/// What is put behind the web addresses of a post when it goes out. An address that has a `utm_source` of its own is left
/// alone. What people read stays as it was written where a network lets text and address differ.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Utm {
    /// Where visitors come from; absent means the network's name, such as `mastodon`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// By which kind of link; absent means `social`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub medium: Option<String>,
    /// For which campaign.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub campaign: Option<String>,
    /// Which of several links or versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
    /// Which keyword.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<String>,
}

/// Most characters of one value.
pub const VALUE_MAX: usize = 100;

impl Utm {
    /// The names of its fields with what was given for them.
    pub(crate) fn given(&self) -> [(&'static str, Option<&str>); 5] {
        let Self { source, medium, campaign, content, term } = self;
        [
            ("source", source.as_deref()),
            ("medium", medium.as_deref()),
            ("campaign", campaign.as_deref()),
            ("content", content.as_deref()),
            ("term", term.as_deref()),
        ]
    }

    /// `address` as it goes out on `network`.
    pub fn address(&self, address: &str, network: &str) -> String {
        let (whole, fragment) = match address.split_once('#') {
            Some((whole, fragment)) => (whole, Some(fragment)),
            None => (address, None),
        };
        let query = whole.split_once('?').map(|(_, query)| query);
        if query.is_some_and(|query| query.split('&').any(|pair| pair.starts_with("utm_source="))) {
            return address.to_owned();
        }
        let mut tagged = whole.to_owned();
        match query {
            None => tagged.push('?'),
            Some("") => {}
            Some(_) => tagged.push('&'),
        }
        let values = self.given().map(|(name, value)| {
            let value = value.map(str::trim).filter(|value| !value.is_empty());
            let value = value.or(match name {
                "source" => Some(network),
                "medium" => Some("social"),
                _ => None,
            });
            value.map(|value| format!("utm_{name}={}", encoded(value)))
        });
        tagged.push_str(&values.into_iter().flatten().collect::<Vec<_>>().join("&"));
        if let Some(fragment) = fragment {
            tagged.push('#');
            tagged.push_str(fragment);
        }
        tagged
    }

    /// `text` with every address in it as it goes out on `network`.
    pub fn text(&self, text: &str, network: &str) -> String {
        let mut tagged = String::with_capacity(text.len());
        let mut from = 0;
        for range in links(text) {
            tagged.push_str(&text[from..range.start]);
            tagged.push_str(&self.address(&text[range.clone()], network));
            from = range.end;
        }
        tagged.push_str(&text[from..]);
        tagged
    }
}

/// Percent-encoded but for what RFC 3986 leaves unreserved.
fn encoded(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::Utm;
    use crate::entities::links;
    use proptest::prelude::*;

    fn utm() -> Utm {
        Utm { campaign: Some("Panen Raya".into()), ..Utm::default() }
    }

    #[test]
    fn an_address_gets_its_parameters_where_they_belong() {
        let check = |address: &str, expected: &str| assert_eq!(utm().address(address, "bluesky"), expected);
        let tags = "utm_source=bluesky&utm_medium=social&utm_campaign=Panen%20Raya";
        check("https://kopi.id", &format!("https://kopi.id?{tags}"));
        check("https://kopi.id/a?", &format!("https://kopi.id/a?{tags}"));
        check("https://kopi.id/a?b=c", &format!("https://kopi.id/a?b=c&{tags}"));
        check("https://kopi.id/a#menu", &format!("https://kopi.id/a?{tags}#menu"));
        check("https://kopi.id/?utm_source=mail", "https://kopi.id/?utm_source=mail");
    }

    #[test]
    fn a_text_keeps_all_but_its_addresses() {
        let text = utm().text("Lihat https://kopi.id/a, atau (https://teh.id).", "mastodon");
        let tags = "utm_source=mastodon&utm_medium=social&utm_campaign=Panen%20Raya";
        assert_eq!(text, format!("Lihat https://kopi.id/a?{tags}, atau (https://teh.id?{tags})."));
        assert_eq!(utm().text("tanpa tautan", "mastodon"), "tanpa tautan");
    }

    proptest! {
        #[test]
        fn tagging_twice_is_tagging_once_and_adds_no_link(
            words in prop::collection::vec(prop_oneof![
                "[a-z ]{0,8}", Just("https://kopi.id/a?b=1#c".to_owned()), Just("https://teh.id".to_owned()),
                Just("(http://x.y/z).".to_owned())
            ], 0..6),
            campaign in "\\PC{0,12}",
        ) {
            let text = words.join(" ");
            let utm = Utm { campaign: Some(campaign), ..Utm::default() };
            let once = utm.text(&text, "mastodon");
            prop_assert_eq!(links(&once).len(), links(&text).len());
            prop_assert_eq!(utm.text(&once, "mastodon"), once);
        }
    }
}
