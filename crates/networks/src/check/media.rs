//! Do the files of a part keep within the limits?
//!
//! An image that is too large or of another type is no problem: it is re-encoded to fit. A video goes out as it is, and
//! so does an animated GIF where the network has a rule for GIFs.

use super::{check_control, clip, over, size};
use crate::{Attachment, Content, Limits, MediaInfo, MediaRule, Part, count::count};
use selaras_kernel::{MediaId, Problem};

/// Kinds that a rule can be given for.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Image,
    Gif,
    Video,
}

pub(super) fn check_media(
    part: &Part,
    limits: &Limits,
    media: &dyn Fn(MediaId) -> Option<MediaInfo>,
    field: &str,
    problems: &mut Vec<Problem>,
) {
    let field = format!("{field}.media");
    if limits.media_required && part.media.is_empty() {
        problems.push(Problem::invalid(&field, "media_required"));
    }
    let mut kinds = Vec::new();
    for (index, attachment) in part.media.iter().enumerate() {
        let at = format!("{field}[{index}]");
        check_alt(attachment, limits, &at, problems);
        if part.media[..index].iter().any(|earlier| earlier.media == attachment.media) {
            problems.push(Problem::invalid(&at, "media_twice"));
        }
        let Some(info) = media(attachment.media) else {
            problems.push(Problem::invalid(&at, "media_missing"));
            continue;
        };
        check_crop(attachment, &info, &at, problems);
        match rule_for(&info, limits) {
            Some((kind, rule)) => {
                kinds.push(kind);
                check_file(&info, kind, rule, &at, problems);
            }
            None => problems.push(wrong_type(&info, limits, &at)),
        }
    }
    check_numbers(&kinds, limits, &field, problems);
}

fn check_crop(attachment: &Attachment, info: &MediaInfo, at: &str, problems: &mut Vec<Problem>) {
    let Some(crop) = &attachment.crop else { return };
    let field = format!("{at}.crop");
    if info.is_video() || info.duration_ms > 0 {
        problems.push(Problem::invalid(field, "crop_moving"));
    } else if !crop.is_valid() {
        problems.push(Problem::invalid(field, "crop_outside"));
    }
}

/// A network that keeps files once per post has one part of each.
pub(super) fn check_crops_agree(content: &Content, problems: &mut Vec<Problem>) {
    let mut seen: Vec<&Attachment> = Vec::new();
    for (index, part) in content.parts.iter().enumerate() {
        for (nth, attachment) in part.media.iter().enumerate() {
            match seen.iter().find(|earlier| earlier.media == attachment.media) {
                Some(earlier) if earlier.crop != attachment.crop => {
                    let field = format!("parts[{index}].media[{nth}].crop");
                    problems.push(Problem::invalid(field, "crop_differs"));
                }
                Some(_) => {}
                None => seen.push(attachment),
            }
        }
    }
}

fn rule_for<'a>(info: &MediaInfo, limits: &'a Limits) -> Option<(Kind, &'a MediaRule)> {
    let animated = info.mime == "image/gif" && info.duration_ms > 0;
    if info.is_video() {
        return limits.video.as_ref().map(|rule| (Kind::Video, rule));
    }
    if let Some(rule) = limits.gif.as_ref().filter(|_| animated) {
        return Some((Kind::Gif, rule));
    }
    let image = matches!(info.mime.as_str(), "image/jpeg" | "image/png" | "image/webp" | "image/gif");
    limits.image.as_ref().filter(|_| image).map(|rule| (Kind::Image, rule))
}

fn wrong_type(info: &MediaInfo, limits: &Limits, at: &str) -> Problem {
    let mut allowed: Vec<&str> = limits.video.iter().flat_map(|r| &r.types).map(String::as_str).collect();
    if limits.image.is_some() {
        allowed.extend(["image/jpeg", "image/png", "image/webp", "image/gif"]);
    }
    Problem::invalid(at, "media_type_unsupported")
        .with("value", clip(&info.mime))
        .with("allowed", allowed.join(", "))
}

fn check_file(info: &MediaInfo, kind: Kind, rule: &MediaRule, at: &str, problems: &mut Vec<Problem>) {
    if kind == Kind::Image {
        return;
    }
    if !rule.types.contains(&info.mime) {
        problems.push(
            Problem::invalid(at, "media_type_unsupported")
                .with("value", clip(&info.mime))
                .with("allowed", rule.types.join(", ")),
        );
    }
    if info.bytes > rule.max_bytes {
        let problem = over(at, "media_over_size", rule.max_bytes, info.bytes);
        problems.push(
            problem.with("limit_mb", megabytes(rule.max_bytes)).with("count_mb", megabytes(info.bytes)),
        );
    }
    let pixels = u64::from(info.width) * u64::from(info.height);
    if let Some(max) = rule.max_pixels.filter(|max| pixels > *max) {
        let problem = over(at, "media_over_pixels", max, pixels);
        problems.push(problem.with("width", info.width).with("height", info.height));
    }
    if let Some(max) = rule.max_ms.filter(|max| info.duration_ms > *max) {
        problems.push(lasts(at, "video_too_long", max, info.duration_ms));
    }
    if let Some(min) = rule.min_ms.filter(|min| info.duration_ms < *min) {
        problems.push(lasts(at, "video_too_short", min, info.duration_ms));
    }
}

/// Lengths are told in seconds, as people see them.
fn lasts(at: &str, code: &str, limit_ms: u64, ms: u64) -> Problem {
    let secs = |ms: u64| (ms as f64 / 100.0).round() / 10.0;
    Problem::invalid(at, code)
        .with("limit", secs(limit_ms))
        .with("count", secs(ms))
        .with("over", secs(ms.abs_diff(limit_ms)))
}

fn megabytes(bytes: u64) -> f64 {
    (bytes as f64 / 100_000.0).round() / 10.0
}

fn check_alt(attachment: &Attachment, limits: &Limits, at: &str, problems: &mut Vec<Problem>) {
    let field = format!("{at}.alt");
    let length = count(&attachment.alt, &limits.alt_counting);
    if length > limits.alt_max {
        problems.push(over(&field, "alt_too_long", limits.alt_max.into(), length.into()));
    }
    check_control(&attachment.alt, &field, problems);
}

fn check_numbers(kinds: &[Kind], limits: &Limits, field: &str, problems: &mut Vec<Problem>) {
    let of = |kind| size(kinds.iter().filter(|k| **k == kind).count());
    let (images, gifs, videos) = (of(Kind::Image), of(Kind::Gif), of(Kind::Video));
    let lone_gif = gifs > 0 && limits.gif.as_ref().is_some_and(|rule| rule.max_count == 1);
    let mixed = (videos > 0 && images + gifs > 0) || (lone_gif && images > 0);
    if mixed && !limits.mixes_media {
        problems.push(Problem::invalid(field, "media_mixed"));
        return;
    }
    let max = |rule: &Option<MediaRule>| rule.as_ref().map_or(0, |rule| u64::from(rule.max_count));
    let most = [(images, &limits.image), (gifs, &limits.gif), (videos, &limits.video)]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(_, rule)| max(rule));
    // Where kinds may be mixed they share the larger number.
    let (limit, count) = (most.max().unwrap_or(u64::MAX), images + gifs + videos);
    if count > limit {
        problems.push(over(field, "media_too_many", limit, count));
    }
}
