//! How a post is sent, step by step, so that any step can be repeated without a second post.
//!
//! # Design
//! Posts are written with `putRecord`, under a key chosen beforehand, with `swapRecord: null` ("there must be no other
//! record there"). On a real server (PDS 0.5.35) a repeat with the same content answers like the first, with the same
//! CID and without a new commit, also when six arrive at once, and one with other content is refused with
//! `InvalidSwap`. `createRecord` and `applyWrites` answer a repeat with a bare 500, which tells nothing.
//! So nothing that goes into the record may change between tries: what must be looked up (mentions, the posts
//! answered or quoted) is looked up in a step of its own and stored, times come from when the delivery was prepared.

use super::{
    Bluesky, POST, facets, ids, limits,
    record::{self, Notes, References, ReplyTo, Strong, Upload},
    session::Session,
    wire::{self, Auth, Body, harmless},
};
use crate::{
    Account, Attachment, ConnectorError, Content, ErrorKind, MediaBody, MediaFile, MediaSource, Outgoing,
    Posted, Progress, Result, Settled, Step, http::Method,
};
use selaras_kernel::MediaId;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// A file that the server has not received yet.
enum Missing<'a> {
    Media(&'a Attachment),
    Thumb(MediaId),
}

impl Notes {
    /// The notes in `progress`.
    fn of(progress: &Progress) -> Result<Self> {
        if progress.notes.is_null() {
            return Ok(Self::default());
        }
        serde_json::from_value(progress.notes.clone())
            .map_err(|_| ConnectorError::not_done(ErrorKind::Rejected, "the delivery's notes cannot be read"))
    }

    /// `progress` with these notes.
    fn into(self, progress: &Progress) -> Result<Progress> {
        Ok(Progress { notes: value(&self)?, ..progress.clone() })
    }
}

fn value(of: &impl Serialize) -> Result<Value> {
    serde_json::to_value(of).map_err(|e| ConnectorError::not_done(ErrorKind::Rejected, e.to_string()))
}

impl Bluesky {
    /// Looks things up, or sends one file, or writes one part.
    pub(super) async fn step(&self, outgoing: &Outgoing<'_>, progress: &Progress) -> Result<Step> {
        if progress.posted.len() >= outgoing.content.parts.len() {
            return Ok(Step::Published(progress.clone()));
        }
        let mut notes = Notes::of(progress)?;
        if notes.references.is_none() && refers(outgoing.content) {
            notes.references = Some(self.look_up(outgoing).await.map_err(harmless)?);
            return notes.into(progress).map(Step::Advance);
        }
        match missing(outgoing.content, progress, &notes) {
            Some(missing) => self.send_file(outgoing, progress, notes, missing).await.map_err(harmless),
            None => self.write(outgoing, progress, notes).await,
        }
    }

    async fn write(&self, outgoing: &Outgoing<'_>, progress: &Progress, notes: Notes) -> Result<Step> {
        let index = progress.posted.len();
        let rkey = key_of(progress, index)?;
        let record = record::record(outgoing.content, index, progress, &notes, outgoing.prepared_at);
        match self.put(outgoing.account, rkey, &record).await {
            Ok(posted) => Ok(published(outgoing.content, progress, posted)),
            // Files that no post used for some hours are dropped by the server.
            Err(e) if wire::is_named(&e, "BlobNotFound") && !notes.uploaded_again => {
                let notes = Notes { thumbs: BTreeMap::new(), uploaded_again: true, ..notes };
                notes.into(&Progress { uploads: BTreeMap::new(), ..progress.clone() }).map(Step::Advance)
            }
            Err(e) if wire::is_named(&e, "InvalidSwap") => {
                self.taken(outgoing, progress, rkey, &record).await
            }
            Err(e) => Err(e),
        }
    }

    /// The key holds another record than ours would be: that of an earlier try of ours, or a stranger's.
    async fn taken(
        &self,
        outgoing: &Outgoing<'_>,
        progress: &Progress,
        rkey: &str,
        record: &Value,
    ) -> Result<Step> {
        match self.found(outgoing.account, rkey, record).await? {
            Some(posted) => Ok(published(outgoing.content, progress, posted)),
            None => {
                Err(ConnectorError::not_done(ErrorKind::Rejected, "another post has the key of this one"))
            }
        }
    }

    async fn put(&self, account: &Account, rkey: &str, record: &Value) -> Result<Posted> {
        let body = json!({
            "repo": account.remote_id,
            "collection": POST,
            "rkey": rkey,
            "record": record,
            "swapRecord": null,
        });
        let auth = Session::of(account)?.auth()?;
        let url = wire::xrpc(&account.server, "com.atproto.repo.putRecord");
        let written: Strong = self.wire.call(&auth, Method::POST, &url, &Body::Json(body)).await?.json()?;
        Ok(posted(account, rkey, written))
    }

    /// The post under `rkey`, if it is the one that `record` describes.
    async fn found(&self, account: &Account, rkey: &str, record: &Value) -> Result<Option<Posted>> {
        match self.record(&account.server, &account.remote_id, rkey).await? {
            Some(there) if ["text", "createdAt"].iter().all(|name| there.value[name] == record[name]) => {
                let strong = Strong { uri: there.uri, cid: there.cid };
                Ok(Some(posted(account, rkey, strong)))
            }
            _ => Ok(None),
        }
    }

    /// Looks whether the part under way is there.
    pub(super) async fn look(&self, outgoing: &Outgoing<'_>, progress: &Progress) -> Result<Settled> {
        let index = progress.posted.len();
        if index >= outgoing.content.parts.len() {
            return Ok(Settled::Appeared(progress.clone()));
        }
        let rkey = key_of(progress, index)?;
        let notes = Notes::of(progress)?;
        let record = record::record(outgoing.content, index, progress, &notes, outgoing.prepared_at);
        Ok(match self.found(outgoing.account, rkey, &record).await? {
            Some(posted) => {
                let mut progress = progress.clone();
                progress.posted.push(posted);
                Settled::Appeared(progress)
            }
            None => Settled::Absent,
        })
    }

    async fn send_file(
        &self,
        outgoing: &Outgoing<'_>,
        progress: &Progress,
        mut notes: Notes,
        missing: Missing<'_>,
    ) -> Result<Step> {
        let mut progress = progress.clone();
        match missing {
            Missing::Media(attachment) => {
                let file = open(outgoing.media, attachment).await?;
                let blob = self.upload(outgoing.account, &file).await?;
                progress.uploads.insert(attachment.media, value(&Upload::of(&file, blob))?);
            }
            Missing::Thumb(id) => {
                let file = outgoing.media.open(id, None, &limits::thumb()).await?;
                notes.thumbs.insert(id, self.upload(outgoing.account, &file).await?);
            }
        }
        notes.into(&progress).map(Step::Advance)
    }

    async fn upload(&self, account: &Account, file: &MediaFile) -> Result<Value> {
        #[derive(Deserialize)]
        struct Received {
            blob: Value,
        }
        let mime = file.mime.clone();
        let body = match &file.body {
            MediaBody::Bytes(bytes) => Body::Bytes(bytes.clone(), mime),
            MediaBody::File(path, length) => Body::File(path.clone(), *length, mime),
        };
        let auth = Session::of(account)?.auth()?;
        let url = wire::xrpc(&account.server, "com.atproto.repo.uploadBlob");
        Ok(self.wire.call(&auth, Method::POST, &url, &body).await?.json::<Received>()?.blob)
    }

    async fn look_up(&self, outgoing: &Outgoing<'_>) -> Result<References> {
        let content = outgoing.content;
        let server = &outgoing.account.server;
        let mut references = References::default();
        let handles: BTreeSet<String> =
            content.parts.iter().flat_map(|part| facets::mentions(&part.text)).collect();
        for handle in handles {
            let did = self.resolve_handle_at(server, &handle).await?;
            references.mentions.insert(handle, did);
        }
        if let Some(address) = &content.reply_to {
            references.reply = Some(self.conversation(server, address).await?);
        }
        if let Some(address) = &content.quote {
            references.quote = Some(self.post_at(server, address).await?.strong());
        }
        Ok(references)
    }

    async fn conversation(&self, server: &str, address: &str) -> Result<ReplyTo> {
        let post = self.post_at(server, address).await?;
        let parent = post.strong();
        let root = serde_json::from_value(post.value["reply"]["root"].clone());
        Ok(ReplyTo { root: root.unwrap_or_else(|_| parent.clone()), parent })
    }

    /// The post at an address that a person typed, from the server that keeps its author's account.
    async fn post_at(&self, server: &str, address: &str) -> Result<Record> {
        let gone =
            || ConnectorError::not_done(ErrorKind::NotFound, "the post answered or quoted is not there");
        let uri = ids::AtUri::post(address).ok_or_else(gone)?;
        let rkey = uri.rkey.ok_or_else(gone)?;
        let did = if ids::is_did(&uri.authority) {
            uri.authority
        } else {
            self.resolve_handle_at(server, &uri.authority).await?.ok_or_else(gone)?
        };
        let pds = self.document(&did).await?.pds().ok_or_else(gone)?;
        self.record(&pds, &did, &rkey).await?.ok_or_else(gone)
    }

    /// A post's record as the server `pds` has it; `None` when it certainly has none.
    pub(super) async fn record(&self, pds: &str, did: &str, rkey: &str) -> Result<Option<Record>> {
        let parameters = [("repo", did), ("collection", POST), ("rkey", rkey)];
        let url = wire::xrpc_with(pds, "com.atproto.repo.getRecord", parameters)?;
        match self.wire.call(&Auth::Open, Method::GET, &url, &Body::None).await {
            Ok(reply) => reply.json().map(Some),
            Err(e) if wire::is_named(&e, "RecordNotFound") => Ok(None),
            Err(e) => Err(e),
        }
    }
}

/// A record that was found.
#[derive(Deserialize)]
pub struct Record {
    uri: String,
    cid: String,
    value: Value,
}

impl Record {
    fn strong(&self) -> Strong {
        Strong { uri: self.uri.clone(), cid: self.cid.clone() }
    }
}

/// Whether anything in `content` must be looked up.
fn refers(content: &Content) -> bool {
    content.reply_to.is_some()
        || content.quote.is_some()
        || content.parts.iter().any(|part| !facets::mentions(&part.text).is_empty())
}

/// The next file to send. All files go first, so that a bad one stops a thread before it begins.
fn missing<'a>(content: &'a Content, progress: &Progress, notes: &Notes) -> Option<Missing<'a>> {
    let media = content.attachments().find(|a| !progress.uploads.contains_key(&a.media));
    let mut thumbs = content
        .parts
        .iter()
        .filter(|part| part.media.is_empty())
        .filter_map(|part| part.card.as_ref().and_then(|card| card.image));
    media.map(Missing::Media).or_else(|| thumbs.find(|id| !notes.thumbs.contains_key(id)).map(Missing::Thumb))
}

/// Opens an attachment. Whether it is an image or a video only the file tells: a source that refuses it as an image
/// is asked for it as a video.
async fn open(media: &dyn MediaSource, Attachment { media: id, crop, .. }: &Attachment) -> Result<MediaFile> {
    match media.open(*id, *crop, &limits::image()).await {
        Err(e) if e.kind == ErrorKind::Media => media.open(*id, None, &limits::video()).await.map_err(|_| e),
        opened => opened,
    }
}

fn key_of(progress: &Progress, index: usize) -> Result<&str> {
    let key = progress.keys.get(index).map(String::as_str).filter(|key| ids::is_record_key(key));
    key.ok_or_else(|| ConnectorError::not_done(ErrorKind::Rejected, "the delivery has no key for this part"))
}

fn posted(account: &Account, rkey: &str, written: Strong) -> Posted {
    Posted { id: written.uri, url: ids::page_of(&account.remote_id, rkey), version: written.cid }
}

fn published(content: &Content, progress: &Progress, posted: Posted) -> Step {
    let mut progress = progress.clone();
    progress.posted.push(posted);
    if progress.posted.len() == content.parts.len() {
        Step::Published(progress)
    } else {
        Step::Advance(progress)
    }
}
