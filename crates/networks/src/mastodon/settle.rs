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
        && status.spoiler_text.trim() == content.warning.as_deref().unwrap_or_default().trim()
        && plain::shows(&status.content, &part.text)
}
