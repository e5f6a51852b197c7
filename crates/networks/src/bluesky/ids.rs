//! Which texts are names in the AT Protocol: handles, DIDs, record keys, AT-URIs, languages, times.

use ring::digest;
use selaras_kernel::Timestamp;

/// The alphabet of TIDs: base 32 whose digits sort like the numbers they stand for.
const DIGITS: &[u8; 32] = b"234567abcdefghijklmnopqrstuvwxyz";

/// Bits of a TID's time that are drawn from the delivery's key instead (about 17 seconds).
const DRAWN_BITS: u32 = 24;

/// Whether `text` is a handle: a host name of at least two labels whose last does not begin with a digit.
pub fn is_handle(text: &str) -> bool {
    let last = text.rsplit('.').next().unwrap_or_default();
    text.len() <= 253
        && text.contains('.')
        && text.split('.').all(is_host_label)
        && last.starts_with(|c: char| c.is_ascii_alphabetic())
}

fn is_host_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

/// Whether `text` is a decentralised identifier, of whatever method.
pub fn is_did(text: &str) -> bool {
    let Some((method, id)) = text.strip_prefix("did:").and_then(|rest| rest.split_once(':')) else {
        return false;
    };
    text.len() <= 2048
        && !method.is_empty()
        && method.bytes().all(|b| b.is_ascii_lowercase())
        && id.bytes().all(|b| b.is_ascii_alphanumeric() || b"._:%-".contains(&b))
        && !id.is_empty()
        && !id.ends_with([':', '%'])
}

/// Whether `text` is the name of a lexicon, such as `app.bsky.feed.post`.
pub fn is_nsid(text: &str) -> bool {
    let Some((authority, name)) = text.rsplit_once('.') else { return false };
    text.len() <= 317
        && authority.contains('.')
        && authority.split('.').all(is_host_label)
        && authority.starts_with(|c: char| c.is_ascii_alphabetic())
        && (1..=63).contains(&name.len())
        && name.bytes().all(|b| b.is_ascii_alphanumeric())
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Whether `text` can be the key of a record in its collection.
pub fn is_record_key(text: &str) -> bool {
    (1..=512).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"._:~-".contains(&b))
        && !matches!(text, "." | "..")
}

/// Whether `text` is a timestamp identifier, the kind of key that posts have.
#[cfg(test)]
pub fn is_tid(text: &str) -> bool {
    text.len() == 13
        && text.bytes().all(|b| DIGITS.contains(&b))
        && text.bytes().next().is_some_and(|b| DIGITS[..16].contains(&b))
}

/// The TID of a moment (microseconds, 53 bits) and a clock id (10 bits).
fn tid(micros: u64, clock: u64) -> String {
    let number = ((micros & ((1 << 53) - 1)) << 10) | (clock & 0x3ff);
    (0..13).rev().map(|place| char::from(DIGITS[((number >> (place * 5)) & 31) as usize])).collect()
}

/// The record keys of the `count` parts of a delivery: rising, fixed by `key` and `prepared_at` alone.
///
/// Many deliveries to one account may be prepared at the same microsecond, where the ten bits of a clock id would
/// soon meet twice. So the lower bits of the time come from the key too (34 drawn bits in all), which puts the key up
/// to 34 seconds before the moment it was made: harmless, as networks order posts by `createdAt`.
pub fn record_keys(key: uuid::Uuid, prepared_at: Timestamp, count: usize) -> Vec<String> {
    let hash = digest::digest(&digest::SHA256, key.as_bytes());
    let drawn = hash.as_ref().iter().take(8).fold(0_u64, |n, &b| (n << 8) | u64::from(b));
    let window = u64::try_from(prepared_at.0).unwrap_or(0).saturating_sub(1 << DRAWN_BITS) >> DRAWN_BITS;
    let first = (window << DRAWN_BITS) | (drawn & ((1 << DRAWN_BITS) - 1));
    (0..count as u64).map(|part| tid(first + part, drawn >> 54)).collect()
}

/// An instant as records carry it, in milliseconds.
pub fn datetime(at: Timestamp) -> String {
    format!("{:.3}", at.to_jiff())
}

/// The address of a record (or of a whole repository).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtUri {
    /// DID or handle of the account.
    pub authority: String,
    /// Collection, if the address names one.
    pub collection: Option<String>,
    /// Record key, if the address names one.
    pub rkey: Option<String>,
}

impl AtUri {
    /// Reads `at://AUTHORITY[/COLLECTION[/RKEY]]`.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix("at://").filter(|_| text.len() <= 8192)?;
        let mut pieces = rest.split('/');
        let authority = pieces.next().filter(|a| is_did(a) || is_handle(a))?;
        let collection = pieces.next();
        let rkey = pieces.next();
        let sound = collection.is_none_or(is_nsid) && rkey.is_none_or(is_record_key);
        (sound && pieces.next().is_none()).then(|| Self {
            authority: authority.into(),
            collection: collection.map(Into::into),
            rkey: rkey.map(Into::into),
        })
    }

    /// Reads the address of a post: an AT-URI, or a page such as `https://bsky.app/profile/NAME/post/KEY` on
    /// whatever site shows it.
    pub fn post(address: &str) -> Option<Self> {
        let address = address.trim();
        let found =
            if address.starts_with("at://") { Self::parse(address)? } else { Self::from_page(address)? };
        (found.collection.as_deref() == Some(super::POST) && found.rkey.is_some()).then_some(found)
    }

    fn from_page(address: &str) -> Option<Self> {
        let url = reqwest::Url::parse(address).ok().filter(|u| matches!(u.scheme(), "http" | "https"))?;
        let path = url.path().trim_end_matches('/').replace("%3A", ":").replace("%3a", ":");
        let (name, rkey) = path.strip_prefix("/profile/")?.split_once("/post/")?;
        Self::parse(&format!("at://{name}/{}/{rkey}", super::POST))
    }
}

/// The page on which people see a post.
pub fn page_of(did: &str, rkey: &str) -> String {
    format!("https://bsky.app/profile/{did}/post/{rkey}")
}

/// Whether `text` is a language tag by RFC 5646, with a primary language in small letters.
pub fn is_language(text: &str) -> bool {
    /// Tags of old that the grammar does not cover.
    const OLD: [&str; 4] = ["en-gb-oed", "sgn-be-fr", "sgn-be-nl", "sgn-ch-de"];
    let lower = text.to_ascii_lowercase();
    let tags: Vec<&str> = lower.split('-').collect();
    if text.len() > 128 || !tags.iter().all(|t| (1..=8).contains(&t.len()) && alnum(t)) {
        return false;
    }
    match tags[0] {
        "x" => tags.len() > 1,
        "i" => tags.len() == 2 && tags[1].len() > 1 && alpha(tags[1]),
        first => {
            let primary = (2..=3).contains(&first.len()) && alpha(first) && text.starts_with(first);
            primary && (OLD.contains(&lower.as_str()) || is_subtags(&tags[1..]))
        }
    }
}

/// Whether the tags after the primary language stand in their order, none of the single-standing ones twice.
fn is_subtags(mut tags: &[&str]) -> bool {
    let mut take = |most: usize, is: &dyn Fn(&str) -> bool| {
        let count = tags.iter().take(most).take_while(|t| is(t)).count();
        let (taken, rest) = tags.split_at(count);
        tags = rest;
        taken
    };
    take(3, &|t| t.len() == 3 && alpha(t));
    take(1, &|t| t.len() == 4 && alpha(t));
    take(1, &|t| (t.len() == 2 && alpha(t)) || (t.len() == 3 && digits(t)));
    let variants =
        take(9, &|t| t.len() >= 5 || (t.len() == 4 && t.starts_with(|c: char| c.is_ascii_digit())));
    let mut seen: Vec<&str> = Vec::new();
    while let [single] = take(1, &|t| t.len() == 1) {
        if *single == "x" {
            return !take(usize::MAX, &|_| true).is_empty() && distinct(variants);
        }
        if seen.contains(single) || take(usize::MAX, &|t| t.len() > 1).is_empty() {
            return false;
        }
        seen.push(single);
    }
    take(1, &|_| true).is_empty() && distinct(variants)
}

fn distinct(tags: &[&str]) -> bool {
    tags.iter().enumerate().all(|(i, t)| !tags[..i].contains(t))
}

fn alnum(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_alphanumeric())
}

fn alpha(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_alphabetic())
}

fn digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}
