//! How does a post come onto a Mastodon server, step by durable step?
//!
//! For each part: look up what it answers or quotes (first part only), send its files one by one, wait until they are
//! processed, then post it. The posting is one call with an `Idempotency-Key`; everything before it shows nothing to
//! anybody and may be repeated at will.

use super::{Mastodon, segment, wire};
use crate::{
    http::{Method, Url, multipart},
    *,
};
use selaras_kernel::MediaId;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::{borrow::Cow, time::Duration};

/// How long to wait before asking whether a file is processed.
const PROCESSING: Duration = Duration::from_secs(2);
/// A server deletes files that no status uses after a day (https://docs.joinmastodon.org/admin/tootctl, 2026-11-22).
const FILE_KEEPS: Duration = Duration::from_secs(20 * 3600);
/// How long sending a video may take: 99 MB over a slow line.
const SENDING: Duration = Duration::from_secs(600);

/// What is noted about a file that the server has received.
#[derive(Serialize, Deserialize)]
struct Upload {
    id: String,
    /// The part it was sent for: a file belongs to one status only.
    part: usize,
    ready: bool,
    sent: selaras_kernel::Timestamp,
}

impl Mastodon {
    pub(super) async fn next_step(&self, outgoing: &Outgoing<'_>, progress: &Progress) -> Result<Step> {
        let index = progress.posted.len();
        let Some(part) = outgoing.content.parts.get(index) else {
            return Ok(Step::Published(progress.clone()));
        };
        if index == 0
            && let Some(step) = self.look_up(outgoing, progress).await?
        {
            return Ok(step);
        }
        for attachment in &part.media {
            match upload_of(progress, attachment.media, index, outgoing) {
                None => return self.upload(outgoing, progress, attachment, index).await,
                Some(upload) if !upload.ready => {
                    return self.await_file(outgoing, progress, attachment.media, upload).await;
                }
                Some(_) => {}
            }
        }
        self.post(outgoing, progress, part, index).await
    }

    /// Finds out the ids of the posts that the first part answers and quotes; `None` when they are known.
    async fn look_up(&self, outgoing: &Outgoing<'_>, progress: &Progress) -> Result<Option<Step>> {
        let wanted = [("reply_to", &outgoing.content.reply_to), ("quote", &outgoing.content.quote)];
        for (note, address) in wanted {
            let Some(address) = address else { continue };
            if progress.notes[note].is_string() {
                continue;
            }
            let id = match id_in(address, &outgoing.account.server) {
                Some(id) => id.to_owned(),
                None => self.resolve(outgoing, address).await?,
            };
            let mut next = progress.clone();
            if !next.notes.is_object() {
                next.notes = json!({});
            }
            next.notes[note] = Value::String(id);
            return Ok(Some(Step::Advance(next)));
        }
        Ok(None)
    }

    /// Asks the server which status is at this address, fetching it from another server if need be.
    async fn resolve(&self, outgoing: &Outgoing<'_>, address: &str) -> Result<String> {
        let request = self.call(Method::GET, outgoing.account, "/api/v2/search")?.query(&[
            ("q", address),
            ("type", "statuses"),
            ("resolve", "true"),
            ("limit", "1"),
        ]);
        let found: wire::Found = self.send(request, Some(outgoing.now)).await?.json()?;
        found.statuses.into_iter().next().map(|status| status.id).ok_or_else(|| {
            ConnectorError::not_done(ErrorKind::NotFound, "the server finds no post at the address given")
        })
    }

    async fn upload(
        &self,
        outgoing: &Outgoing<'_>,
        progress: &Progress,
        attachment: &Attachment,
        part: usize,
    ) -> Result<Step> {
        let file = open(outgoing, attachment).await?;
        let body = match file.body {
            MediaBody::Bytes(bytes) => {
                let length = bytes.len() as u64;
                multipart::Part::stream_with_length(bytes, length)
            }
            MediaBody::File(path, _) => multipart::Part::file(path)
                .await
                .map_err(|_| ConnectorError::not_done(ErrorKind::Media, "the file cannot be read"))?,
        };
        let body = body
            .file_name(file.name)
            .mime_str(&file.mime)
            .map_err(|_| ConnectorError::not_done(ErrorKind::Media, "the file has no proper type"))?;
        let mut form = multipart::Form::new().part("file", body);
        if !attachment.alt.is_empty() {
            form = form.text("description", attachment.alt.clone());
        }
        let request = self.call(Method::POST, outgoing.account, "/api/v2/media")?;
        let reply = self.send(request.multipart(form).timeout(SENDING), Some(outgoing.now)).await?;
        let media: wire::Media = reply.json()?;
        let ready = reply.status.as_u16() != 202 && media.url.is_some();
        let upload = Upload { id: media.id, part, ready, sent: outgoing.now };
        Ok(with_upload(progress, attachment.media, upload))
    }

    /// Asks whether the server has processed a file.
    async fn await_file(
        &self,
        outgoing: &Outgoing<'_>,
        progress: &Progress,
        media: MediaId,
        upload: Upload,
    ) -> Result<Step> {
        let path = format!("/api/v1/media/{}", segment(&upload.id)?);
        let reply = self.send(self.call(Method::GET, outgoing.account, &path)?, Some(outgoing.now)).await;
        match reply {
            Ok(reply) => {
                let ready = reply.status.as_u16() != 206;
                Ok(with_upload(progress, media, Upload { ready, ..upload }))
            }
            Err(error) if error.kind == ErrorKind::NotFound => {
                // Gone before it was used: forget it, and send it again next time.
                let mut next = progress.clone();
                next.uploads.remove(&media);
                Ok(Step::Advance(next))
            }
            Err(error) if error.kind == ErrorKind::Rejected => {
                Err(ConnectorError { kind: ErrorKind::Media, ..error })
            }
            Err(error) => Err(error),
        }
    }

    /// The call that makes a part visible.
    async fn post(
        &self,
        outgoing: &Outgoing<'_>,
        progress: &Progress,
        part: &Part,
        index: usize,
    ) -> Result<Step> {
        let media: Vec<&str> = part
            .media
            .iter()
            .filter_map(|attachment| progress.uploads.get(&attachment.media)?["id"].as_str())
            .collect();
        let status = new_status(outgoing.content, progress, part, index, &media);
        let key = progress.keys.get(index).map(String::as_str).unwrap_or_default();
        let request = self
            .call(Method::POST, outgoing.account, "/api/v1/statuses")?
            .header("Idempotency-Key", key)
            .json(&status);
        let reply = self.send(request, Some(outgoing.now)).await?;
        let posted: wire::Posted<'_> = reply.json()?;
        let url = posted.url.unwrap_or(posted.uri).into_owned();
        let next = with_post(progress, Posted { id: posted.id.into_owned(), url, version: String::new() });
        Ok(if next.posted.len() == outgoing.content.parts.len() {
            Step::Published(next)
        } else {
            Step::Advance(next)
        })
    }
}

/// The text of a part as it goes out.
pub(super) fn text<'a>(content: &Content, part: &'a Part) -> Cow<'a, str> {
    match &content.utm {
        Some(utm) => Cow::Owned(utm.text(&part.text, "mastodon")),
        None => Cow::Borrowed(&part.text),
    }
}

/// What is sent for a part.
fn new_status<'a>(
    content: &'a Content,
    progress: &'a Progress,
    part: &'a Part,
    index: usize,
    media_ids: &'a [&'a str],
) -> wire::NewStatus<'a> {
    let first = index == 0;
    let poll = part.poll.as_ref().map(|poll| wire::NewPoll {
        options: &poll.options,
        expires_in: poll.open_secs,
        multiple: poll.multiple,
    });
    wire::NewStatus {
        status: text(content, part),
        media_ids,
        poll,
        in_reply_to_id: parent(progress),
        quoted_status_id: progress.notes["quote"].as_str().filter(|_| first),
        spoiler_text: content.warning.as_deref().filter(|warning| !warning.is_empty()),
        sensitive: content.options.get("sensitive").and_then(Value::as_bool),
        visibility: content.visibility.map(visibility),
        language: content.language.as_deref().map(language),
    }
}

/// Id of the status that the next part answers.
pub(super) fn parent(progress: &Progress) -> Option<&str> {
    match progress.posted.last() {
        Some(before) => Some(&before.id),
        None => progress.notes["reply_to"].as_str(),
    }
}

/// The progress after a part has appeared. Its files are used up.
pub(super) fn with_post(progress: &Progress, posted: Posted) -> Progress {
    let mut parts = Vec::with_capacity(progress.keys.len());
    parts.extend_from_slice(&progress.posted);
    parts.push(posted);
    Progress {
        keys: progress.keys.clone(),
        posted: parts,
        uploads: Default::default(),
        notes: progress.notes.clone(),
    }
}

fn visibility(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Public => "public",
        Visibility::Unlisted => "unlisted",
        Visibility::Followers => "private",
        Visibility::Direct => "direct",
    }
}

/// Mastodon knows languages by their primary tag, and Chinese also by region.
fn language(tag: &str) -> &str {
    if tag.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("zh-")) {
        return tag;
    }
    tag.split('-').next().unwrap_or(tag)
}

/// Opens an attachment. Only the file tells whether it is an image: what is refused as one is asked for as a video.
async fn open(outgoing: &Outgoing<'_>, attachment: &Attachment) -> Result<MediaFile> {
    let limits = &outgoing.account.limits;
    let mut error = ConnectorError::not_done(ErrorKind::Media, "the server takes no files");
    for rule in [&limits.image, &limits.video].into_iter().flatten() {
        match outgoing.media.open(attachment.media, attachment.crop, rule).await {
            Err(refused) if refused.kind == ErrorKind::Media => error = refused,
            opened => return opened,
        }
    }
    Err(error)
}

/// Whether `address` can name a post: an id, or a web address.
pub(super) fn is_address(address: &str) -> bool {
    let address = address.trim();
    let web = || Url::parse(address).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
    segment(address).is_ok() || web()
}

/// The id in `address` when it is one, or the page of a status on the account's own server.
fn id_in<'a>(address: &'a str, server: &str) -> Option<&'a str> {
    let address = address.trim();
    if segment(address).is_ok() {
        return Some(address);
    }
    let url = Url::parse(address).ok()?;
    let own = Url::parse(server).is_ok_and(|server| server.origin() == url.origin());
    let id = address.split(['?', '#']).next()?.rsplit('/').next()?;
    let page = url.path().starts_with("/@") && url.path().matches('/').count() == 2;
    (own && page && segment(id).is_ok()).then_some(id)
}

fn upload_of(progress: &Progress, media: MediaId, part: usize, outgoing: &Outgoing<'_>) -> Option<Upload> {
    let upload: Upload = serde_json::from_value(progress.uploads.get(&media)?.clone()).ok()?;
    let fresh = outgoing.now.since(upload.sent) < FILE_KEEPS;
    (upload.part == part && fresh).then_some(upload)
}

fn with_upload(progress: &Progress, media: MediaId, upload: Upload) -> Step {
    let mut next = progress.clone();
    let ready = upload.ready;
    next.uploads.insert(media, json!(upload));
    if ready { Step::Advance(next) } else { Step::Wait(next, PROCESSING) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_on_the_own_server_needs_no_search() {
        let own = "https://contoh.id";
        assert_eq!(id_in("109876543210", own), Some("109876543210"));
        assert_eq!(id_in("01J9ZQ3V8WABCDEFGHJKMNPQRS", own), Some("01J9ZQ3V8WABCDEFGHJKMNPQRS"));
        assert_eq!(id_in("https://contoh.id/@ani/109?x#y", own), Some("109"));
        assert_eq!(id_in("https://contoh.id/@ani@lain.id/109", own), Some("109"));
        assert_eq!(id_in("https://lain.id/@ani/109", own), None);
        assert_eq!(id_in("https://contoh.id/users/ani/statuses/109", own), None);
        assert_eq!(id_in("https://contoh.id/@ani", own), None);
    }

    #[test]
    fn languages_are_told_by_their_primary_tag() {
        assert_eq!(language("en-GB"), "en");
        assert_eq!(language("id"), "id");
        assert_eq!(language("zh-TW"), "zh-TW");
    }
}
