//! The library as connectors see it: a file by its id, made to fit the network's rule.

use super::{Media, fitted, image, sniff, store};
use async_trait::async_trait;
use bytes::Bytes;
use selaras_kernel::{Error, MediaId, Problem, Result, WorkspaceId};
use selaras_networks::{ConnectorError, Crop, ErrorKind, MediaBody, MediaFile, MediaRule, MediaSource};
use selaras_store::{
    Blobs, Db,
    blobs::{hash, key_of},
};
use std::{collections::HashMap, sync::Arc};

/// Grows when the same rule gives other bytes, so that old renditions are not taken for new ones.
const RENDITION: u8 = 1;

/// Longest side of a picture in a list, in pixels: twice what it takes on the screen.
const SMALL_SIDE: u32 = 480;
/// Largest picture in a list, in bytes.
const SMALL_BYTES: u64 = 200_000;

/// The files of one workspace. Local copies of videos that lie in a bucket live as long as this value.
pub struct Library {
    /// Where the rows are.
    pub db: Db,
    /// Where the content is.
    pub blobs: Blobs,
    /// Whose files.
    pub workspace: WorkspaceId,
    copies: tokio::sync::Mutex<HashMap<MediaId, Arc<tempfile::TempPath>>>,
}

impl Library {
    /// The files of `workspace`.
    pub fn new(db: Db, blobs: Blobs, workspace: WorkspaceId) -> Self {
        Self { db, blobs, workspace, copies: tokio::sync::Mutex::default() }
    }

    async fn file(&self, id: MediaId, crop: Option<Crop>, rule: &MediaRule) -> Result<MediaFile> {
        let found = store::get(&self.db, self.workspace, id).await?;
        self.fit(found.ok_or_else(|| Problem::not_found("media"))?, crop, rule).await
    }

    /// A small picture of an image, for lists.
    pub(super) async fn small(&self, media: Media) -> Result<(String, Bytes)> {
        let rule = MediaRule {
            max_count: 1,
            types: ["image/jpeg", "image/png"].map(String::from).to_vec(),
            max_bytes: SMALL_BYTES,
            max_side: SMALL_SIDE,
            max_pixels: None,
            min_ms: None,
            max_ms: None,
        };
        self.picture(media, None, &rule).await
    }

    /// An image, or a part of it, made to fit `rule`: its media type and its bytes.
    pub(super) async fn picture(
        &self,
        media: Media,
        crop: Option<Crop>,
        rule: &MediaRule,
    ) -> Result<(String, Bytes)> {
        let file = self.fit(media, crop, rule).await?;
        match file.body {
            MediaBody::Bytes(bytes) => Ok((file.mime, bytes)),
            MediaBody::File(..) => Err(Problem::not_found("media").into()),
        }
    }

    async fn fit(&self, media: Media, crop: Option<Crop>, rule: &MediaRule) -> Result<MediaFile> {
        let info = media.info();
        if info.is_video() {
            return self.video(media, rule).await;
        }
        let key = media.key();
        if crop.is_none() && image::fits(&info.mime, info.bytes, info.width, info.height, rule) {
            let body = MediaBody::Bytes(self.blobs.get(&key).await?);
            return Ok(file_of(&media, info.mime, info.width, info.height, body));
        }
        let rendition = rendition_key(&media.sha256, crop, rule)?;
        if let Some(bytes) = self.blobs.find(&rendition).await?
            && let Some(file) = kept(&media, bytes)
        {
            return Ok(file);
        }
        let picture = fitted(self.blobs.get(&key).await?, crop, Arc::new(rule.clone())).await?;
        let bytes = Bytes::from(picture.bytes);
        self.blobs.put(&rendition, bytes.clone()).await?;
        Ok(file_of(&media, picture.mime.into(), picture.width, picture.height, MediaBody::Bytes(bytes)))
    }

    async fn video(&self, media: Media, rule: &MediaRule) -> Result<MediaFile> {
        let info = media.info();
        if !rule.types.contains(&info.mime) || info.bytes > rule.max_bytes {
            return Err(image::cannot_fit(rule).into());
        }
        let path = match self.blobs.local_file(&media.key()) {
            Some(path) => path,
            None => {
                let mut copies = self.copies.lock().await;
                match copies.get(&media.id) {
                    Some(copy) => copy.to_path_buf(),
                    None => {
                        let copy = tempfile::NamedTempFile::new_in(self.blobs.scratch())
                            .map_err(|e| Error::fault("making a local copy", e))?
                            .into_temp_path();
                        self.blobs.get_to_file(&media.key(), &copy).await?;
                        let path = copy.to_path_buf();
                        copies.insert(media.id, Arc::new(copy));
                        path
                    }
                }
            }
        };
        let body = MediaBody::File(path, info.bytes);
        Ok(file_of(&media, info.mime, info.width, info.height, body))
    }
}

#[async_trait]
impl MediaSource for Library {
    async fn open(
        &self,
        media: MediaId,
        crop: Option<Crop>,
        rule: &MediaRule,
    ) -> selaras_networks::Result<MediaFile> {
        self.file(media, crop, rule).await.map_err(|e| match e {
            Error::Problem(problem) => ConnectorError::not_done(ErrorKind::Media, problem.to_string()),
            // The store is away for now; nothing has reached the network, so it may be tried again.
            e => {
                tracing::warn!(error = %e, %media, "a file could not be opened");
                ConnectorError::not_done(ErrorKind::Unavailable, "our own media store could not be read")
            }
        })
    }
}

/// The folder of all renditions of a content.
pub(super) fn renditions_of(sha256: &[u8]) -> String {
    format!("renditions/{}", key_of(sha256))
}

fn rendition_key(sha256: &[u8], crop: Option<Crop>, rule: &MediaRule) -> Result<String> {
    let limits = (RENDITION, &rule.types, rule.max_bytes, rule.max_side, rule.max_pixels);
    // What is whole keeps the name it always had.
    let rule = match crop {
        None => serde_json::to_vec(&limits),
        Some(crop) => serde_json::to_vec(&(limits, crop)),
    }?;
    let name: String = hash(&rule)[..12].iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(format!("{}/{name}", renditions_of(sha256)))
}

/// A rendition read back; `None` when it is not what it should be, so that it is made again.
fn kept(media: &Media, bytes: Bytes) -> Option<MediaFile> {
    let kind = sniff(&bytes)?;
    let (width, height) = image::dimensions(&bytes, kind)?;
    Some(file_of(media, image::mime_of(kind).into(), width, height, MediaBody::Bytes(bytes)))
}

fn file_of(media: &Media, mime: String, width: u32, height: u32, body: MediaBody) -> MediaFile {
    let ending = match mime.as_str() {
        "image/png" => "png",
        "image/jpeg" => "jpg",
        "image/gif" => "gif",
        "video/quicktime" => "mov",
        _ => "mp4",
    };
    // The person's own file name is nobody's business.
    let name = format!("{}.{ending}", media.id.0.simple());
    MediaFile { mime, name, width, height, body, url: None }
}
