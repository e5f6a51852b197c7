//! Has the part under way appeared? The account's own statuses are read back and compared.

use super::{Mastodon, plain, publish, segment, wire};
use crate::*;
use selaras_kernel::Timestamp;
use std::time::Duration;

/// How far the server's clock may be behind ours before its newest statuses look older than the delivery.
const CLOCKS_DIFFER: Duration = Duration::from_secs(60);
/// Pages of 40 that are read at most; an account that wrote more since then cannot be settled by looking.
const PAGES: usize = 10;

impl Mastodon {
    pub(super) async fn look(&self, outgoing: &Outgoing<'_>, progress: &Progress) -> Result<Settled> {
        let Some(part) = outgoing.content.parts.get(progress.posted.len()) else {
            return Ok(Settled::Appeared(progress.clone()));
        };
        if unprepared(outgoing, progress, part) {
            return Ok(Settled::Absent);
        }
        let since = outgoing.prepared_at - CLOCKS_DIFFER;
        let id = segment(&outgoing.account.remote_id)?;
        let mut path = format!("/api/v1/accounts/{id}/statuses?exclude_reblogs=true&limit=40");
        let base = path.len();
        for _ in 0..PAGES {
            let statuses: Vec<wire::Status> = self.get(outgoing.account, &path).await?.json()?;
            let found = statuses.iter().filter(|status| status.created_at >= since).find(|status| {
                !progress.posted.iter().any(|p| p.id == status.id)
                    && is(status, outgoing.content, part, progress)
            });
            if let Some(status) = found {
                let url = status.url.clone().unwrap_or_else(|| status.uri.clone());
                let posted = Posted { id: status.id.clone(), url, version: String::new() };
                return Ok(Settled::Appeared(publish::with_post(progress, posted)));
            }
            match statuses.last() {
                Some(last) if !all_older(&statuses, since) => {
                    path.truncate(base);
                    path.push_str("&max_id=");
                    path.push_str(segment(&last.id)?);
                }
                _ => return Ok(Settled::Absent),
            }
        }
        Ok(Settled::Unknown)
    }
}

/// Whether the part was not yet ready to be posted: what it refers to is not looked up, or a file was not sent.
fn unprepared(outgoing: &Outgoing<'_>, progress: &Progress, part: &Part) -> bool {
    let content = outgoing.content;
    let unknown =
        |note: &str, address: &Option<String>| address.is_some() && !progress.notes[note].is_string();
    let refers = unknown("reply_to", &content.reply_to) || unknown("quote", &content.quote);
    (progress.posted.is_empty() && refers)
        || part.media.iter().any(|a| !progress.uploads.contains_key(&a.media))
}

/// Whether the page ends before the delivery was prepared. Its last status decides; pinned ones don't stand here.
fn all_older(statuses: &[wire::Status], since: Timestamp) -> bool {
    statuses.last().is_none_or(|status| status.created_at < since)
}

/// Whether `status` is `part`: same text, warning, files, poll, and answer to the same post.
fn is(status: &wire::Status, content: &Content, part: &Part, progress: &Progress) -> bool {
    status.in_reply_to_id.as_deref() == publish::parent(progress)
        && status.media_attachments.len() == part.media.len()
        && status.poll.is_some() == part.poll.is_some()
        && says(status, content.warning.as_deref().unwrap_or_default().trim(), &publish::text(content, part))
}

/// What servers of glitch-soc put where a status with a warning has no text, by its files.
const SIGNS: [&str; 4] = ["📹", "🎵", "🖼", "."];

/// Whether `status` has this text behind this warning.
fn says(status: &wire::Status, warning: &str, text: &str) -> bool {
    let shown = status.spoiler_text.trim();
    // A warning before nothing: Mastodon makes it the text, its fork glitch-soc puts a sign behind it.
    if text.trim().is_empty() && !warning.is_empty() {
        let moved = shown.is_empty() && plain::shows(&status.content, warning);
        let filled = || SIGNS.iter().any(|sign| plain::shows(&status.content, sign));
        return moved || (shown == warning && (plain::shows(&status.content, "") || filled()));
    }
    shown == warning && plain::shows(&status.content, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(shown: (&str, &str), warning: &str, text: &str, expect: bool) {
        let (spoiler_text, html) = shown;
        let status: wire::Status = serde_json::from_value(serde_json::json!({
            "id": "7", "uri": "https://c.id/7", "created_at": "2026-11-22T12:00:00Z",
            "content": html, "spoiler_text": spoiler_text, "media_attachments": [{}],
        }))
        .unwrap();
        assert_eq!(says(&status, warning, text), expect, "{shown:?} for {warning:?} {text:?}");
    }

    #[test]
    fn a_warning_before_nothing_is_found_where_servers_put_it() {
        check(("", "<p>Laba-laba &amp; ular</p>"), "Laba-laba & ular", " ", true);
        check(("Laba-laba", ""), "Laba-laba", "", true);
        for sign in SIGNS {
            check(("Laba-laba", &format!("<p>{sign}</p>")), "Laba-laba", "", true);
        }
        check(("", "<p>Laba-laba</p>"), "Ular", "", false);
        check(("", ""), "Ular", "", false);
        check(("Ular", "<p>Laba-laba</p>"), "Ular", "", false);
    }

    #[test]
    fn a_warning_before_a_text_stands_where_it_was_put() {
        check(("Ular", "<p>Awas</p>"), "Ular", "Awas", true);
        check(("", "<p>Ular</p>"), "Ular", "Awas", false);
        check(("", "<p>Awas</p>"), "Ular", "Awas", false);
        check(("", ""), "", "", true);
        check(("", "<p>.</p>"), "", "", false);
    }
}
