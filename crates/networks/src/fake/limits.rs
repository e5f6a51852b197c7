//! What does the fake network accept? Limits of every kind, so that each can be tested.

use crate::*;

pub(super) fn limits() -> Limits {
    let media = |max_count, types: &[&str], max_bytes| MediaRule {
        max_count,
        types: types.iter().map(|t| (*t).to_owned()).collect(),
        max_bytes,
        max_side: 2000,
        max_pixels: None,
        min_ms: None,
        max_ms: None,
    };
    Limits {
        source: "the fake network".into(),
        checked_on: "2026-11-22".into(),
        text: TextLimit { max: 500, max_bytes: Some(3000), counting: Counting::Graphemes },
        warning_counts: true,
        image: Some(media(4, &["image/jpeg", "image/png"], 10 << 20)),
        gif: None,
        video: Some(MediaRule {
            min_ms: Some(500),
            max_ms: Some(140_000),
            ..media(1, &["video/mp4"], 40 << 20)
        }),
        mixes_media: false,
        alt_max: 1500,
        alt_counting: Counting::Graphemes,
        poll: Some(PollRule {
            max_options: 4,
            max_chars: 50,
            min_secs: 300,
            max_secs: 2_629_746,
            with_media: false,
        }),
        parts_max: 25,
        warning: true,
        visibilities: vec![Visibility::Public, Visibility::Unlisted, Visibility::Followers],
        reply: true,
        quote: true,
        card: true,
        media_required: false,
    }
}
