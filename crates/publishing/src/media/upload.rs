//! How a file comes into the library: sniffed, cleaned, kept under its hash.

use super::{
    DECODING, Kind, MAX_IMAGE, MAX_VIDEO, Media, Rights, alt_of, image, name_of, problem, sniff, store,
    too_large, type_refused, video,
};
use selaras_kernel::{Actor, BrandId, Change, Error, MediaId, PersonId, Problem, Result, Right, Timestamp};
use selaras_store::{
    Blobs, Db,
    blobs::{hash, key_of},
};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::{
    io::Read,
    path::{Path, PathBuf},
};

/// The content of an upload.
pub enum Content {
    /// In memory.
    Bytes(bytes::Bytes),
    /// In a file, which is only read.
    File(PathBuf),
}

/// A file to be added.
pub struct NewMedia {
    /// The brand it belongs to.
    pub brand: BrandId,
    /// Its name; nothing but a label.
    pub name: String,
    /// What it shows.
    pub alt: String,
    /// What it is.
    pub content: Content,
}

/// A file as it will be kept.
pub(super) struct Ready {
    mime: &'static str,
    bytes: u64,
    width: u32,
    height: u32,
    duration_ms: u64,
    sha256: [u8; 32],
    body: Body,
}

impl Ready {
    /// Its row, with nothing said about it yet.
    pub(super) fn media(&self, brand: BrandId, by: Option<PersonId>, now: Timestamp) -> Media {
        Media {
            id: MediaId::new(now),
            brand_id: brand,
            name: String::new(),
            mime: self.mime.into(),
            bytes: self.bytes.cast_signed(),
            width: self.width.cast_signed(),
            height: self.height.cast_signed(),
            duration_ms: self.duration_ms.cast_signed(),
            sha256: self.sha256.to_vec(),
            alt: String::new(),
            folder: String::new(),
            tags: Vec::new(),
            rights: Rights::default(),
            created_by: by,
            created_at: now,
            version: 1,
            replaced_at: None,
            line: None,
        }
    }

    /// Puts its content where its row will say that it is.
    pub(super) async fn keep(&self, blobs: &Blobs) -> Result<()> {
        let key = key_of(&self.sha256);
        match &self.body {
            Body::Bytes(bytes) => blobs.put(&key, bytes.clone()).await,
            Body::File(path) => blobs.put_file(&key, path).await,
        }
    }

    /// A sweep may have taken an older blob of the same content between our writing it and our naming it.
    pub(super) async fn keep_again(&self, blobs: &Blobs) -> Result<()> {
        match blobs.exists(&key_of(&self.sha256)).await? {
            true => Ok(()),
            false => self.keep(blobs).await,
        }
    }
}

enum Body {
    Bytes(bytes::Bytes),
    File(tempfile::TempPath),
}

/// Adds a file to a brand's library. The same file again gives the one that is there.
///
/// # Errors
/// `forbidden`, `not_found` (brand), `media_type`, `media_too_large`, `media_too_many_pixels`, `media_animation`,
/// `media_corrupt`, `media_length_unknown`, `media_alt_too_long`.
pub async fn upload(db: &Db, blobs: &Blobs, actor: &Actor, new: NewMedia, now: Timestamp) -> Result<Media> {
    if !actor.may(Right::MediaRead, Some(new.brand)) && !actor.may(Right::MediaWrite, Some(new.brand)) {
        return Err(Problem::not_found("brand").at("brand").into());
    }
    actor.require(Right::MediaWrite, Some(new.brand))?;
    let (name, alt) = (name_of(&new.name), alt_of(&new.alt)?);
    selaras_workspaces::brands::get(db, actor, new.brand).await?;
    let ready = prepare(new.content, blobs.scratch()).await?;
    ready.keep(blobs).await?;
    let media = Media { name, alt, ..ready.media(new.brand, actor.person, now) };
    let by = actor.clone();
    let media = db
        .write(move |tx| {
            Box::pin(async move {
                let (kept, is_new) = store::insert(tx, by.workspace, &media).await?;
                if is_new {
                    let after = json!({"name": kept.name, "mime": kept.mime, "bytes": kept.bytes});
                    tx.tell(Change::by(&by, "media.added", kept.id.0, now).brand(kept.brand_id).to(after));
                }
                Ok(kept)
            })
        })
        .await?;
    ready.keep_again(blobs).await?;
    Ok(media)
}

/// Cleans an upload, away from the threads that answer requests.
pub(super) async fn prepare(content: Content, scratch: &Path) -> Result<Ready> {
    let scratch = scratch.to_owned();
    let work = move || match content {
        Content::Bytes(bytes) => {
            let kind = sniff(&bytes).ok_or_else(type_refused)?;
            if kind.is_video() { ready_video_bytes(&bytes, kind) } else { ready_image(&bytes, kind) }
        }
        Content::File(path) => ready_file(&path, &scratch),
    };
    let _turn = DECODING.acquire().await.map_err(|e| Error::fault("waiting to decode", e))?;
    tokio::task::spawn_blocking(work).await.map_err(|e| Error::fault("preparing a file", e))?
}

fn ready_image(bytes: &[u8], kind: Kind) -> Result<Ready> {
    if bytes.len() as u64 > MAX_IMAGE {
        return Err(too_large(bytes.len() as u64, MAX_IMAGE).into());
    }
    let picture = image::clean(bytes, kind)?;
    Ok(Ready {
        mime: picture.mime,
        bytes: picture.bytes.len() as u64,
        width: picture.width,
        height: picture.height,
        duration_ms: picture.duration_ms,
        sha256: hash(&picture.bytes),
        body: Body::Bytes(picture.bytes.into()),
    })
}

pub(super) fn ready_video_bytes(bytes: &[u8], kind: Kind) -> Result<Ready> {
    let length = bytes.len() as u64;
    if length > MAX_VIDEO {
        return Err(too_large(length, MAX_VIDEO).into());
    }
    let mut bytes = bytes.to_vec();
    let probe = video::probe(&mut std::io::Cursor::new(&bytes), length)?;
    probe
        .scrub(&mut std::io::Cursor::new(bytes.as_mut_slice()))
        .map_err(|e| Error::fault("cleaning a video", e))?;
    let sha256 = hash(&bytes);
    Ok(ready_video(&probe, kind, length, sha256, Body::Bytes(bytes.into())))
}

fn ready_video(probe: &video::Probe, kind: Kind, bytes: u64, sha256: [u8; 32], body: Body) -> Ready {
    Ready {
        mime: image::mime_of(kind),
        bytes,
        width: probe.width,
        height: probe.height,
        duration_ms: probe.duration_ms,
        sha256,
        body,
    }
}

fn ready_file(path: &Path, scratch: &Path) -> Result<Ready> {
    let fault = |e: std::io::Error| Error::fault("reading an uploaded file", e);
    let mut file = std::fs::File::open(path).map_err(fault)?;
    let length = file.metadata().map_err(fault)?.len();
    let mut head = Vec::new();
    file.by_ref().take(64).read_to_end(&mut head).map_err(fault)?;
    let kind = sniff(&head).ok_or_else(type_refused)?;
    if !kind.is_video() {
        if length > MAX_IMAGE {
            return Err(too_large(length, MAX_IMAGE).into());
        }
        file.read_to_end(&mut head).map_err(fault)?;
        let kind = sniff(&head).ok_or_else(type_refused)?;
        return ready_image(&head, kind);
    }
    if length > MAX_VIDEO {
        return Err(too_large(length, MAX_VIDEO).into());
    }
    let probe = video::probe(&mut file, length)?;
    let fault = |e: std::io::Error| Error::fault("cleaning a video", e);
    let mut copy = tempfile::NamedTempFile::new_in(scratch).map_err(fault)?;
    std::io::Seek::rewind(&mut file).map_err(fault)?;
    if std::io::copy(&mut file, &mut copy).map_err(fault)? != length {
        return Err(problem("media_corrupt").into());
    }
    probe.scrub(&mut copy).map_err(fault)?;
    std::io::Seek::rewind(&mut copy).map_err(fault)?;
    let mut sha = Sha256::new();
    let mut part = vec![0; 1 << 20];
    loop {
        match copy.read(&mut part).map_err(fault)? {
            0 => break,
            read => sha.update(&part[..read]),
        }
    }
    Ok(ready_video(&probe, kind, length, sha.finalize().into(), Body::File(copy.into_temp_path())))
}
