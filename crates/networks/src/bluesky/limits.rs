//! What Bluesky accepts, by its lexicons.

use crate::{Counting, Limits, MediaRule, TextLimit};

/// The day the lexicons were read.
const CHECKED_ON: &str = "2026-11-22";

/// The limits every account has; servers cannot be asked for them.
///
/// From the lexicons `app.bsky.feed.post` and `app.bsky.embed.*` of 2026-08-20, which the source names. An image may
/// have 2,000,000 bytes (a server that still runs older lexicons takes 1,000,000). The alternative text and the length
/// of a video have no limit in the lexicon: 2,000 graphemes and 3 minutes are what the official app keeps to. The
/// lexicon allows a video of 300 MB; as ours goes to the account's own server rather than to the video service, we
/// keep to the former 100 MB.
pub fn limits() -> Limits {
    Limits {
        source: "https://github.com/bluesky-social/atproto/tree/main/lexicons/app/bsky".into(),
        checked_on: CHECKED_ON.into(),
        text: TextLimit { max: 300, max_bytes: Some(3000), counting: Counting::Graphemes },
        warning_counts: false,
        image: Some(image()),
        gif: None,
        video: Some(video()),
        mixes_media: false,
        alt_max: 2000,
        alt_counting: Counting::Graphemes,
        poll: None,
        parts_max: 100,
        warning: false,
        visibilities: vec![crate::Visibility::Public],
        reply: true,
        quote: true,
        card: true,
        media_required: false,
    }
}

/// Images.
pub fn image() -> MediaRule {
    MediaRule {
        max_count: 4,
        types: ["image/jpeg", "image/png", "image/webp", "image/gif"].map(String::from).to_vec(),
        max_bytes: 2_000_000,
        max_side: 2000,
        max_pixels: None,
        min_ms: None,
        max_ms: None,
    }
}

/// The picture of a link card is smaller than an image of its own.
pub fn thumb() -> MediaRule {
    MediaRule { max_count: 1, max_bytes: 1_000_000, max_side: 1200, ..image() }
}

/// One video.
pub fn video() -> MediaRule {
    MediaRule {
        max_count: 1,
        types: vec!["video/mp4".into()],
        max_bytes: 100_000_000,
        max_side: 1920,
        max_pixels: None,
        min_ms: None,
        max_ms: Some(180_000),
    }
}
