//! What does a Mastodon server accept? What it says of itself, and Mastodon's own defaults where it says nothing.
//!
//! Defaults: <https://docs.joinmastodon.org/user/posting/> and Mastodon 4.5's model constants, read 2026-11-22.

use super::wire::Instance;
use crate::*;
use selaras_kernel::Timestamp;

/// Mastodon has no limit to a thread; beyond this a person has surely pasted something by mistake.
const PARTS: u32 = 50;
/// Since this version of the API (Mastodon 4.5) a status can quote another.
const QUOTES_SINCE: u32 = 7;

/// Mastodon's defaults (4.5).
pub(super) fn defaults() -> Limits {
    of_instance(&Instance::default(), "https://docs.joinmastodon.org/user/posting/", "2026-11-22")
}

/// What the server at `server` said at `now`.
pub(super) fn told(instance: &Instance, server: &str, now: Timestamp) -> Limits {
    let day = now.to_jiff().to_zoned(jiff::tz::TimeZone::UTC).date().to_string();
    of_instance(instance, &format!("GET {server}/api/v2/instance"), &day)
}

fn of_instance(instance: &Instance, source: &str, day: &str) -> Limits {
    let statuses = &instance.configuration.statuses;
    let files = &instance.configuration.media_attachments;
    let url = statuses.characters_reserved_per_url.unwrap_or(23);
    let count = statuses.max_media_attachments.unwrap_or(4);
    Limits {
        source: source.into(),
        checked_on: day.into(),
        text: TextLimit {
            max: statuses.max_characters.unwrap_or(500),
            max_bytes: None,
            counting: Counting::Mastodon { url },
        },
        warning_counts: true,
        image: rule(
            count,
            types(instance, "image/", &["image/jpeg", "image/png", "image/gif", "image/webp"]),
            files.image_size_limit.unwrap_or(16 << 20),
            files.image_matrix_limit.unwrap_or(33_177_600),
        ),
        gif: rule(
            count,
            types(instance, "image/gif", &["image/gif"]),
            files.image_size_limit.unwrap_or(16 << 20),
            files.image_matrix_limit.unwrap_or(33_177_600),
        ),
        video: rule(
            1,
            types(instance, "video/", &["video/mp4", "video/quicktime", "video/webm"]),
            files.video_size_limit.unwrap_or(99 << 20),
            files.video_matrix_limit.unwrap_or(8_294_400),
        ),
        mixes_media: false,
        alt_max: files.description_limit.unwrap_or(1500),
        alt_counting: Counting::Chars,
        poll: Some(poll(instance)),
        parts_max: PARTS,
        warning: true,
        visibilities: vec![
            Visibility::Public,
            Visibility::Unlisted,
            Visibility::Followers,
            Visibility::Direct,
        ],
        reply: true,
        quote: instance.api_versions.mastodon.is_some_and(|version| version >= QUOTES_SINCE),
        // A link in the text becomes a card by itself; none can be given.
        card: false,
        media_required: false,
    }
}

/// The types with `prefix` that the server says it takes, or `usual` where it says nothing at all.
fn types(instance: &Instance, prefix: &str, usual: &[&str]) -> Vec<String> {
    let told = &instance.configuration.media_attachments.supported_mime_types;
    if told.is_empty() {
        return usual.iter().map(|t| (*t).to_owned()).collect();
    }
    told.iter().filter(|t| t.starts_with(prefix)).cloned().collect()
}

fn rule(max_count: u32, types: Vec<String>, max_bytes: u64, max_pixels: u64) -> Option<MediaRule> {
    if types.is_empty() || max_count == 0 {
        return None;
    }
    // Mastodon scales images down to 8.3 megapixels itself; this is the longest side of such a picture at 16:9.
    let side = max_pixels.isqrt().min(3840);
    Some(MediaRule {
        max_count,
        types,
        max_bytes,
        max_side: u32::try_from(side).unwrap_or(3840),
        max_pixels: Some(max_pixels),
        min_ms: None,
        max_ms: None,
    })
}

fn poll(instance: &Instance) -> PollRule {
    let told = instance.configuration.polls.as_ref();
    PollRule {
        max_options: told.and_then(|p| p.max_options).unwrap_or(4),
        max_chars: told.and_then(|p| p.max_characters_per_option).unwrap_or(50),
        min_secs: told.and_then(|p| p.min_expiration).unwrap_or(300),
        max_secs: told.and_then(|p| p.max_expiration).unwrap_or(2_629_746),
        with_media: false,
    }
}
