//! Are names told apart as the protocol's own examples tell them apart?

use crate::{
    bluesky::ids::{self, AtUri},
    testing_shared,
};
use proptest::prelude::*;
use selaras_kernel::Timestamp;

const FOLDER: &str = "contracts/bluesky/interop-test-files/syntax";

/// Checks `is` against the examples of `name` that are valid, and against those in `invalid` files.
fn agree(name: &str, invalid: &[&str], is: impl Fn(&str) -> bool) {
    let judge = |file: &str, expect: bool| {
        let Some(examples) = testing_shared::read(&format!("{FOLDER}/{file}")) else { return };
        for line in examples.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            assert_eq!(is(line), expect, "{file}: {line:?}");
        }
    };
    judge(&format!("{name}_syntax_valid.txt"), true);
    for file in invalid {
        judge(file, false);
    }
}

#[test]
fn names_agree_with_the_interop_files() {
    agree("handle", &["handle_syntax_invalid.txt"], ids::is_handle);
    agree("did", &["did_syntax_invalid.txt"], ids::is_did);
    agree("nsid", &["nsid_syntax_invalid.txt"], ids::is_nsid);
    agree("recordkey", &["recordkey_syntax_invalid.txt"], ids::is_record_key);
    agree("tid", &["tid_syntax_invalid.txt"], ids::is_tid);
    agree("aturi", &["aturi_syntax_invalid.txt"], |uri| AtUri::parse(uri).is_some());
    agree("language", &["language_syntax_invalid.txt", "language_parse_invalid.txt"], ids::is_language);
}

#[test]
fn a_post_is_named_by_page_or_address() {
    let check = |address: &str, expect: Option<(&str, &str)>| {
        let found = AtUri::post(address).map(|uri| (uri.authority, uri.rkey.unwrap()));
        assert_eq!(found, expect.map(|(a, b)| (a.to_owned(), b.to_owned())), "{address}");
    };
    let post = Some(("did:plc:abc", "3jzfcijpj2z2a"));
    check("at://did:plc:abc/app.bsky.feed.post/3jzfcijpj2z2a", post);
    check("https://bsky.app/profile/did:plc:abc/post/3jzfcijpj2z2a", post);
    check(" https://bsky.app/profile/did%3Aplc%3Aabc/post/3jzfcijpj2z2a/?x#y ", post);
    check("https://bsky.app/profile/a.example/post/abc", Some(("a.example", "abc")));
    check("at://did:plc:abc/app.bsky.feed.like/3jzfcijpj2z2a", None);
    check("at://did:plc:abc", None);
    check("https://bsky.app/profile/a.example", None);
    check("https://bsky.app/profile/a.example/post/a/b", None);
    check("not an address", None);
}

#[test]
fn times_have_milliseconds_and_a_z() {
    assert_eq!(ids::datetime(Timestamp(1_795_313_089_120_999)), "2026-11-22T02:04:49.120Z");
    assert_eq!(ids::datetime(Timestamp(0)), "1970-01-01T00:00:00.000Z");
}

proptest! {
    #[test]
    fn record_keys_are_rising_tids_fixed_by_what_they_are_made_of(
        key in any::<u128>(), other in any::<u128>(), micros in 0_i64..(1 << 52), count in 1_usize..40
    ) {
        let (key, other) = (uuid::Uuid::from_u128(key), uuid::Uuid::from_u128(other));
        let keys = ids::record_keys(key, Timestamp(micros), count);
        prop_assert_eq!(&keys, &ids::record_keys(key, Timestamp(micros), count));
        prop_assert_eq!(keys.len(), count);
        prop_assert!(keys.iter().all(|key| ids::is_tid(key)));
        prop_assert!(keys.windows(2).all(|pair| pair[0] < pair[1]));
        if key != other {
            prop_assert_ne!(&keys[0], &ids::record_keys(other, Timestamp(micros), 1)[0]);
        }
        // A minute later sorts later, whatever was drawn.
        prop_assert!(ids::record_keys(other, Timestamp(micros + 60_000_000), 1)[0] > keys[0]);
    }
}

#[test]
fn deliveries_prepared_at_one_instant_do_not_meet() {
    let at = Timestamp(1_795_313_089_000_000);
    let keys: std::collections::BTreeSet<String> =
        (0..10_000).map(|n| ids::record_keys(uuid::Uuid::from_u128(n), at, 1).remove(0)).collect();
    assert_eq!(keys.len(), 10_000);
}
