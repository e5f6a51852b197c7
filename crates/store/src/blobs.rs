//! Files: a folder on this machine, or a bucket that speaks S3.
//!
//! # Design
//! A blob is written once and never changed; its key is made from its content (`key_of`), so that writing it twice is
//! harmless and a row in the database can never name half a file. Blobs are written before the row that names them;
//! what a crash leaves over is a blob nobody names, never a name without a blob.

use bytes::Bytes;
use futures::{StreamExt, TryStreamExt, stream::BoxStream};
use object_store::{
    ClientOptions, GetOptions, ObjectStore, ObjectStoreExt, PutPayload, RetryConfig, WriteMultipart,
    aws::AmazonS3Builder, local::LocalFileSystem, path::Path as Key, prefix::PrefixStore,
};
use selaras_kernel::{Error, Result};
use sha2::{Digest, Sha256};
use std::{
    ops::Range,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

/// A file larger than this goes out in parts of this size (bytes).
const PART: usize = 8 << 20;

/// What `Blobs::check` writes for a moment; it never counts as a blob.
const CHECKED: &str = "check/writable";

/// Where blobs are kept.
#[derive(Clone)]
pub enum BlobOptions {
    /// In this folder; it is made if it is missing.
    Local(PathBuf),
    /// In a bucket.
    S3(S3Options),
}

/// A bucket that speaks S3.
#[derive(Clone)]
pub struct S3Options {
    /// Address of the server, such as `https://s3.example.org`; the bucket is part of the path.
    pub endpoint: String,
    /// The bucket; it must exist.
    pub bucket: String,
    /// Folder in the bucket under which all keys lie; empty for the bucket itself.
    pub prefix: String,
    /// Region to sign for; `us-east-1` where the server has none.
    pub region: String,
    /// Access key id.
    pub access_key: String,
    /// Secret access key.
    pub secret_key: String,
    /// Whether an endpoint without TLS is taken.
    pub allow_http: bool,
    /// Local folder for files under way; it is made if it is missing.
    pub scratch: PathBuf,
}

impl std::fmt::Debug for BlobOptions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Local(dir) => f.debug_tuple("Local").field(dir).finish(),
            Self::S3(s3) => f.debug_tuple("S3").field(s3).finish(),
        }
    }
}

impl std::fmt::Debug for S3Options {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("S3Options")
            .field("endpoint", &self.endpoint)
            .field("bucket", &self.bucket)
            .field("prefix", &self.prefix)
            .finish_non_exhaustive()
    }
}

/// The blob store. Cheap to clone.
#[derive(Clone)]
pub struct Blobs {
    store: Arc<dyn ObjectStore>,
    scratch: PathBuf,
    /// Where the files lie, when they lie in a folder of this machine.
    folder: Option<PathBuf>,
}

/// The key of content with this SHA-256: `ab/cd/abcd…`, so that no folder grows too large.
pub fn key_of(sha256: &[u8]) -> String {
    use std::fmt::Write;
    let mut hex = String::with_capacity(sha256.len() * 2);
    for byte in sha256 {
        // Writing into a string does not fail.
        let _infallible = write!(hex, "{byte:02x}");
    }
    format!("{}/{}/{hex}", hex.get(..2).unwrap_or("__"), hex.get(2..4).unwrap_or("__"))
}

/// The SHA-256 of `content`.
pub fn hash(content: &[u8]) -> [u8; 32] {
    Sha256::digest(content).into()
}

/// What an answer of the store says about what we were given to reach it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such bucket.
    NoBucket,
    /// The key is unknown, its secret is wrong, or it may not do this.
    Key,
    /// The server did not answer, or something else is wrong; the error's text says what.
    Other,
}

/// What an error of `Blobs::check` says about what we were given.
pub fn refusal(error: &Error) -> Refusal {
    let Error::Fault { source, .. } = error else { return Refusal::Other };
    match source.downcast_ref::<object_store::Error>() {
        // Nothing that `check` does needs an object to be there, so it is the bucket that is missing.
        Some(object_store::Error::NotFound { .. }) => Refusal::NoBucket,
        Some(object_store::Error::PermissionDenied { .. } | object_store::Error::Unauthenticated { .. }) => {
            Refusal::Key
        }
        // A list that is refused is a generic error; only its text holds the server's answer.
        _ => match source.to_string() {
            text if text.contains("<Code>NoSuchBucket</Code>") => Refusal::NoBucket,
            text if text.contains("403 Forbidden") || text.contains("401 Unauthorized") => Refusal::Key,
            _ => Refusal::Other,
        },
    }
}

fn fault(doing: &str, key: &str) -> impl FnOnce(object_store::Error) -> Error {
    move |e| Error::fault(format!("{doing} the blob {key}"), e)
}

fn file_fault(doing: &str, path: &Path) -> impl FnOnce(std::io::Error) -> Error {
    let doing = format!("{doing} {}", path.display());
    move |e| Error::fault(doing, e)
}

impl Blobs {
    /// Opens the store. Nothing is asked of an S3 server yet; `check` does that.
    ///
    /// # Errors
    /// When the folder cannot be made or the endpoint is not an address.
    pub async fn open(options: &BlobOptions) -> Result<Self> {
        let opened = match options {
            BlobOptions::Local(dir) => {
                let (objects, scratch) = (dir.join("objects"), dir.join("scratch"));
                tokio::fs::create_dir_all(&objects).await.map_err(file_fault("making", &objects))?;
                // The file and its folder are flushed: a row may name the blob right after.
                let store = LocalFileSystem::new_with_prefix(&objects)
                    .map_err(|e| Error::fault("opening the blob folder", e))?
                    .with_fsync(true);
                Self { store: Arc::new(store), scratch, folder: Some(objects) }
            }
            BlobOptions::S3(s3) => {
                // Signing and TLS both use ring; whoever installed a provider before us is welcome to.
                let _already_there = rustls::crypto::ring::default_provider().install_default();
                let client = ClientOptions::new()
                    .with_allow_http(s3.allow_http)
                    .with_connect_timeout(Duration::from_secs(5))
                    .with_timeout(Duration::from_secs(120));
                let store = AmazonS3Builder::new()
                    .with_endpoint(s3.endpoint.trim_end_matches('/'))
                    .with_bucket_name(&s3.bucket)
                    .with_region(&s3.region)
                    .with_access_key_id(&s3.access_key)
                    .with_secret_access_key(&s3.secret_key)
                    .with_allow_http(s3.allow_http)
                    .with_virtual_hosted_style_request(false)
                    .with_client_options(client)
                    .with_retry(RetryConfig {
                        max_retries: 4,
                        retry_timeout: Duration::from_secs(30),
                        ..RetryConfig::default()
                    })
                    .build()
                    .map_err(|e| Error::fault("opening the S3 bucket", e))?;
                let store: Arc<dyn ObjectStore> = match s3.prefix.as_str() {
                    "" => Arc::new(store),
                    prefix => Arc::new(PrefixStore::new(store, prefix)),
                };
                Self { store, scratch: s3.scratch.clone(), folder: None }
            }
        };
        tokio::fs::create_dir_all(&opened.scratch).await.map_err(file_fault("making", &opened.scratch))?;
        Ok(opened)
    }

    /// A local folder for files under way; what lies in it may be deleted while nothing runs.
    pub fn scratch(&self) -> &Path {
        &self.scratch
    }

    /// Whether the store can be read and written with what we were given.
    ///
    /// # Errors
    /// When it cannot; the text says why.
    pub async fn check(&self) -> Result<()> {
        // Looking comes first: some servers make a bucket of whatever is written to.
        let mut listed = self.store.list(Some(&Key::from("check")));
        listed.try_next().await.map_err(fault("listing", "check"))?;
        // Any number of nodes may do this at the same time, so the read may find nothing; only a refusal counts.
        self.put(CHECKED, b"ok").await?;
        self.find(CHECKED).await?;
        self.delete(CHECKED).await
    }

    /// Writes `content` under `key`. Nobody ever sees half of it, and it is durable when this returns.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn put(&self, key: &str, content: impl Into<BlobContent>) -> Result<()> {
        let BlobContent(content) = content.into();
        self.store
            .put(&Key::from(key), PutPayload::from_bytes(content))
            .await
            .map_err(fault("writing", key))?;
        Ok(())
    }

    /// Writes the file at `path` under `key`, in parts when it is large.
    ///
    /// # Errors
    /// When the file cannot be read or the store cannot be written; then the parts sent are given up.
    pub async fn put_file(&self, key: &str, path: &Path) -> Result<()> {
        let mut file = tokio::fs::File::open(path).await.map_err(file_fault("opening", path))?;
        let length = file.metadata().await.map_err(file_fault("reading", path))?.len();
        if length <= PART as u64 {
            let mut content = Vec::new();
            file.read_to_end(&mut content).await.map_err(file_fault("reading", path))?;
            return self.put(key, content).await;
        }
        let upload = self.store.put_multipart(&Key::from(key)).await.map_err(fault("writing", key))?;
        let mut upload = WriteMultipart::new_with_chunk_size(upload, PART);
        if let Err(e) = send(&mut file, &mut upload, key, path).await {
            // Giving up is best effort; the first error is the one that counts.
            let _given_up = upload.abort().await;
            return Err(e);
        }
        upload.finish().await.map_err(fault("writing", key))?;
        Ok(())
    }

    /// The content under `key`.
    ///
    /// # Errors
    /// When there is none, or the store cannot be read.
    pub async fn get(&self, key: &str) -> Result<Bytes> {
        let found = self.store.get(&Key::from(key)).await.map_err(fault("reading", key))?;
        found.bytes().await.map_err(fault("reading", key))
    }

    /// The content under `key`, if there is any.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn find(&self, key: &str) -> Result<Option<Bytes>> {
        match self.store.get(&Key::from(key)).await {
            Ok(found) => found.bytes().await.map(Some).map_err(fault("reading", key)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(e) => Err(fault("reading", key)(e)),
        }
    }

    /// The content under `key`, or the bytes `range` of it, as it comes.
    ///
    /// # Errors
    /// When there is none, or the store cannot be read.
    pub async fn stream(
        &self,
        key: &str,
        range: Option<Range<u64>>,
    ) -> Result<BoxStream<'static, Result<Bytes>>> {
        let options = GetOptions { range: range.map(Into::into), ..GetOptions::default() };
        let found = self.store.get_opts(&Key::from(key), options).await.map_err(fault("reading", key))?;
        Ok(found.into_stream().map_err(|e| Error::fault("reading a blob", e)).boxed())
    }

    /// Writes the content under `key` into a file at `path`, replacing what is there, and returns its length in bytes.
    ///
    /// # Errors
    /// When there is none, the store cannot be read or the file cannot be written.
    pub async fn get_to_file(&self, key: &str, path: &Path) -> Result<u64> {
        let mut parts = self.stream(key, None).await?;
        let mut file = tokio::fs::File::create(path).await.map_err(file_fault("making", path))?;
        let mut length = 0;
        while let Some(part) = parts.next().await {
            let part = part?;
            length += part.len() as u64;
            file.write_all(&part).await.map_err(file_fault("writing", path))?;
        }
        file.flush().await.map_err(file_fault("writing", path))?;
        Ok(length)
    }

    /// Where the content under `key` lies on this machine, if it does; to be read, never changed.
    pub fn local_file(&self, key: &str) -> Option<PathBuf> {
        let file = self.folder.as_ref()?.join(key);
        file.is_file().then_some(file)
    }

    /// Length of the content under `key` in bytes; `None` when there is none.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn size(&self, key: &str) -> Result<Option<u64>> {
        match self.store.head(&Key::from(key)).await {
            Ok(found) => Ok(Some(found.size)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(e) => Err(fault("looking for", key)(e)),
        }
    }

    /// Whether there is content under `key`.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn exists(&self, key: &str) -> Result<bool> {
        Ok(self.size(key).await?.is_some())
    }

    /// Deletes the content under `key`; nothing happens when there is none.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn delete(&self, key: &str) -> Result<()> {
        match self.store.delete(&Key::from(key)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(e) => Err(fault("deleting", key)(e)),
        }
    }

    /// The keys that lie under `prefix` (whole path segments; empty for all), in no order.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn list(&self, prefix: &str) -> Result<Vec<String>> {
        let prefix = (!prefix.is_empty()).then(|| Key::from(prefix));
        self.store
            .list(prefix.as_ref())
            .map_ok(|found| found.location.to_string())
            .try_filter(|key| std::future::ready(key != CHECKED))
            .try_collect()
            .await
            .map_err(|e| Error::fault("listing blobs", e))
    }
}

/// Content to be written: owned bytes are not copied.
pub struct BlobContent(Bytes);

impl From<Bytes> for BlobContent {
    fn from(content: Bytes) -> Self {
        Self(content)
    }
}

impl From<Vec<u8>> for BlobContent {
    fn from(content: Vec<u8>) -> Self {
        Self(content.into())
    }
}

impl From<&[u8]> for BlobContent {
    fn from(content: &[u8]) -> Self {
        Self(Bytes::copy_from_slice(content))
    }
}

impl<const N: usize> From<&[u8; N]> for BlobContent {
    fn from(content: &[u8; N]) -> Self {
        Self(Bytes::copy_from_slice(content))
    }
}

async fn send(file: &mut tokio::fs::File, upload: &mut WriteMultipart, key: &str, path: &Path) -> Result<()> {
    let mut part = vec![0; 1 << 20];
    loop {
        let read = file.read(&mut part).await.map_err(file_fault("reading", path))?;
        if read == 0 {
            return Ok(());
        }
        upload.wait_for_capacity(4).await.map_err(fault("writing", key))?;
        upload.write(&part[..read]);
    }
}
