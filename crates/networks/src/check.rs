//! Does a content keep within an account's limits, and what has to be changed if not?
//!
//! The codes and their parameters are listed in `docs/networks/checks.md`; the words in `networks.ftl`.

mod media;

use crate::{
    Connector, Content, Counting, Limits, MediaInfo, Part, Poll, PollRule, Visibility,
    count::{count, count_warning},
    utm,
};
use selaras_kernel::{MediaId, Problem};

/// Everything that would make the network refuse or mangle `content`; empty when it can be scheduled. Every problem
/// carries `network` (the title people know).
pub fn check(
    connector: &dyn Connector,
    content: &Content,
    limits: &Limits,
    media: &dyn Fn(MediaId) -> Option<MediaInfo>,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    check_whole(content, limits, &mut problems);
    for (index, part) in content.parts.iter().enumerate() {
        let field = format!("parts[{index}]");
        check_text(content, part, limits, &field, &mut problems);
        media::check_media(part, limits, media, &field, &mut problems);
        if let Some(poll) = &part.poll {
            check_poll(poll, part, limits.poll.as_ref(), &format!("{field}.poll"), &mut problems);
        }
        check_card(part, limits, media, &format!("{field}.card"), &mut problems);
    }
    media::check_crops_agree(content, &mut problems);
    // A network may be stricter about what is checked here too; the same problem is told once.
    let own = connector.check(content).into_iter();
    let new: Vec<_> =
        own.filter(|p| !problems.iter().any(|q| q.field == p.field && q.code == p.code)).collect();
    problems.extend(new);
    let title = connector.capability().title;
    problems.into_iter().map(|p| p.with("network", title)).collect()
}

/// What concerns the post as a whole.
fn check_whole(content: &Content, limits: &Limits, problems: &mut Vec<Problem>) {
    if content.parts.is_empty() {
        problems.push(Problem::invalid("parts", "text_empty"));
    }
    let parts = size(content.parts.len());
    if parts > u64::from(limits.parts_max) {
        problems.push(over("parts", "thread_too_long", limits.parts_max.into(), parts));
    }
    if let Some(warning) = content.warning.as_deref().filter(|w| !w.is_empty()) {
        if limits.warning {
            check_control(warning, "warning", problems);
        } else {
            problems.push(Problem::invalid("warning", "warning_unsupported"));
        }
    }
    if let Some(visibility) = content.visibility.filter(|v| !limits.visibilities.contains(v)) {
        let allowed: Vec<_> = limits.visibilities.iter().copied().map(visibility_name).collect();
        problems.push(
            Problem::invalid("visibility", "visibility_unsupported")
                .with("value", visibility_name(visibility))
                .with("allowed", allowed.join(", ")),
        );
    }
    if content.reply_to.is_some() && !limits.reply {
        problems.push(Problem::invalid("reply_to", "reply_unsupported"));
    }
    if content.quote.is_some() && !limits.quote {
        problems.push(Problem::invalid("quote", "quote_unsupported"));
    }
    for (name, value) in content.utm.iter().flat_map(crate::Utm::given) {
        let Some(value) = value else { continue };
        let field = format!("utm.{name}");
        let length = value.chars().count();
        if length > utm::VALUE_MAX {
            problems.push(over(&field, "utm_too_long", size(utm::VALUE_MAX), size(length)));
        }
        check_control(value, &field, problems);
    }
    if let Some(comment) = &content.first_comment {
        check_first_comment(comment, limits, problems);
    }
    if let Some(language) = content.language.as_deref().filter(|l| !is_language(l)) {
        problems.push(Problem::invalid("language", "language_malformed").with("value", clip(language)));
    }
}

/// The first comment is an answer to the post, with the limits of a text.
fn check_first_comment(comment: &str, limits: &Limits, problems: &mut Vec<Problem>) {
    let field = "first_comment";
    if !limits.reply {
        problems.push(Problem::invalid(field, "first_comment_unsupported"));
        return;
    }
    if comment.trim().is_empty() {
        problems.push(Problem::invalid(field, "text_empty"));
    }
    let length = count(comment, &limits.text.counting);
    if length > limits.text.max {
        problems.push(
            over(field, "text_too_long", limits.text.max.into(), length.into())
                .with("unit", unit(&limits.text.counting))
                .with("warning_counts", "no"),
        );
    }
    if let Some(max) = limits.text.max_bytes.filter(|max| size(comment.len()) > u64::from(*max)) {
        problems.push(over(field, "text_too_many_bytes", max.into(), size(comment.len())));
    }
    check_control(comment, field, problems);
}

fn check_text(content: &Content, part: &Part, limits: &Limits, field: &str, problems: &mut Vec<Problem>) {
    let field = format!("{field}.text");
    let text = &part.text;
    let bare = part.media.is_empty() && part.card.is_none() || part.poll.is_some();
    if text.trim().is_empty() && bare {
        problems.push(Problem::invalid(&field, "text_empty"));
    }
    let limit = &limits.text;
    let warning = content.warning.as_deref().filter(|_| limits.warning && limits.warning_counts);
    let length =
        count(text, &limit.counting).saturating_add(warning.map_or(0, |w| count_warning(w, &limit.counting)));
    if length > limit.max {
        problems.push(
            over(&field, "text_too_long", limit.max.into(), length.into())
                .with("unit", unit(&limit.counting))
                .with("warning_counts", if warning.is_some() { "yes" } else { "no" }),
        );
    }
    if let Some(max) = limit.max_bytes.filter(|max| size(text.len()) > u64::from(*max)) {
        problems.push(over(&field, "text_too_many_bytes", max.into(), size(text.len())));
    }
    check_control(text, &field, problems);
}

/// Characters that cannot be seen and that networks refuse or drop: control characters but line breaks and tabs.
fn check_control(text: &str, field: &str, problems: &mut Vec<Problem>) {
    let bad = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\r' | '\t')) || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    if let Some((at, c)) = text.chars().enumerate().find(|(_, c)| bad(*c)) {
        problems.push(
            Problem::invalid(field, "text_control")
                .with("character", format!("U+{:04X}", u32::from(c)))
                .with("position", size(at) + 1),
        );
    }
}

fn check_poll(poll: &Poll, part: &Part, rule: Option<&PollRule>, field: &str, problems: &mut Vec<Problem>) {
    let Some(rule) = rule else {
        problems.push(Problem::invalid(field, "poll_unsupported"));
        return;
    };
    let options = size(poll.options.len());
    let all = format!("{field}.options");
    if options < 2 {
        problems.push(Problem::invalid(&all, "poll_too_few_options").with("limit", 2).with("count", options));
    }
    if options > u64::from(rule.max_options) {
        problems.push(over(&all, "poll_too_many_options", rule.max_options.into(), options));
    }
    for (index, option) in poll.options.iter().enumerate() {
        let at = format!("{all}[{index}]");
        let length = count(option, &Counting::Chars);
        if option.trim().is_empty() {
            problems.push(Problem::invalid(&at, "poll_option_empty"));
        } else if poll.options[..index].iter().any(|earlier| earlier.trim() == option.trim()) {
            problems.push(Problem::invalid(&at, "poll_option_twice"));
        }
        if length > rule.max_chars {
            problems.push(over(&at, "poll_option_too_long", rule.max_chars.into(), length.into()));
        }
        check_control(option, &at, problems);
    }
    let open = format!("{field}.open_secs");
    if poll.open_secs < rule.min_secs {
        let problem = Problem::invalid(open, "poll_too_short");
        problems.push(problem.with("limit", rule.min_secs).with("count", poll.open_secs));
    } else if poll.open_secs > rule.max_secs {
        problems.push(over(open, "poll_too_long", rule.max_secs, poll.open_secs));
    }
    if !rule.with_media && !part.media.is_empty() {
        problems.push(Problem::invalid(field, "poll_with_media"));
    }
}

fn check_card(
    part: &Part,
    limits: &Limits,
    media: &dyn Fn(MediaId) -> Option<MediaInfo>,
    field: &str,
    problems: &mut Vec<Problem>,
) {
    let Some(card) = &part.card else { return };
    // A network that makes a card of any link itself has one of this link as long as it stands in the text.
    if !limits.card && part.text.contains(&card.url) && !card.url.is_empty() {
        return;
    }
    if !limits.card {
        problems.push(Problem::invalid(field, "card_unsupported"));
        return;
    }
    let web = reqwest::Url::parse(&card.url)
        .is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.host_str().is_some());
    if !web {
        problems.push(Problem::invalid(format!("{field}.url"), "card_url").with("value", clip(&card.url)));
    }
    check_control(&card.title, &format!("{field}.title"), problems);
    check_control(&card.description, &format!("{field}.description"), problems);
    if let Some(image) = card.image
        && media(image).is_none_or(|info| info.is_video())
    {
        problems.push(Problem::invalid(format!("{field}.image"), "media_missing"));
    }
}

/// A limit that was passed: `limit`, `count` and how much is too much.
fn over(field: impl Into<String>, code: &str, limit: u64, count: u64) -> Problem {
    Problem::invalid(field, code)
        .with("limit", limit)
        .with("count", count)
        .with("over", count.saturating_sub(limit))
}

/// The name of a unit in messages.
fn unit(counting: &Counting) -> &'static str {
    match counting {
        Counting::Weighted { .. } => "weight",
        Counting::EmojiBytes => "emoji_bytes",
        Counting::Utf16 => "utf16",
        Counting::Graphemes | Counting::Mastodon { .. } | Counting::Chars => "characters",
    }
}

fn visibility_name(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Public => "public",
        Visibility::Unlisted => "unlisted",
        Visibility::Followers => "followers",
        Visibility::Direct => "direct",
    }
}

/// Whether `text` has the shape of a language tag (BCP 47): a primary tag of 2 or 3 letters, then short subtags.
fn is_language(text: &str) -> bool {
    let mut tags = text.split('-');
    let primary = tags.next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_alphabetic())
        && text.len() <= 35
        && tags.all(|t| (1..=8).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_alphanumeric()))
}

fn clip(text: &str) -> String {
    text.chars().take(200).collect()
}

fn size(len: usize) -> u64 {
    u64::try_from(len).unwrap_or(u64::MAX)
}

#[cfg(test)]
#[path = "check/tests.rs"]
mod tests;
