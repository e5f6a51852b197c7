//! Answers: how is a backup laid out in its file, and how is every byte of it proven before any of it is used?

use selaras_kernel::{Error, Problem, Result};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::{
    fmt::Display,
    fs::File,
    io::{self, BufReader, BufWriter, Read, Write},
    path::{Path, PathBuf},
};

/// How the file is laid out; another number is another layout.
pub(super) const FORMAT: i64 = 2;
/// First in the file: what it holds.
pub(super) const MANIFEST: &str = "manifest.json";
/// Last in the file: the sum of everything before. A file that was cut off has none.
const SUMS: &str = "SHA256SUMS";
/// Longest manifest (bytes): it is read into memory before anything is proven.
const MANIFEST_MAX: u64 = 1 << 20;

pub(super) fn fault(doing: impl Display) -> impl FnOnce(io::Error) -> Error {
    move |e| Error::fault(doing.to_string(), e)
}

fn broken(reason: impl Display) -> Problem {
    Problem::invalid("file", "backup_broken").with("reason", reason.to_string())
}

/// Passes bytes on and sums them.
struct Summed<R> {
    inner: R,
    sum: Sha256,
}

impl<R: Read> Summed<R> {
    fn new(inner: R) -> Self {
        Self { inner, sum: Sha256::new() }
    }

    /// The line of `SHA256SUMS` for what was read.
    fn line(self, name: &str) -> String {
        let hex: String = self.sum.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{hex}  {name}\n")
    }
}

impl<R: Read> Read for Summed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.sum.update(buffer.get(..read).unwrap_or_default());
        Ok(read)
    }
}

/// A backup being written.
pub(super) struct Writer {
    tar: tar::Builder<BufWriter<File>>,
    sums: String,
}

impl Writer {
    pub(super) fn new(out: File) -> Self {
        Self { tar: tar::Builder::new(BufWriter::new(out)), sums: String::new() }
    }

    pub(super) fn append_file(&mut self, name: &str, path: &Path) -> Result<()> {
        let file = File::open(path).map_err(fault("reading a copy"))?;
        let length = file.metadata().map_err(fault("reading a copy"))?.len();
        self.entry(name, length, file)
    }

    pub(super) fn append(&mut self, name: &str, content: &[u8]) -> Result<()> {
        self.entry(name, content.len() as u64, content)
    }

    fn entry(&mut self, name: &str, length: u64, content: impl Read) -> Result<()> {
        let mut content = Summed::new(content);
        let mut header = tar::Header::new_gnu();
        header.set_size(length);
        header.set_mode(0o600);
        self.tar.append_data(&mut header, name, &mut content).map_err(fault("writing the backup"))?;
        self.sums.push_str(&content.line(name));
        Ok(())
    }

    /// Writes the sums; the file is on the disk when this returns.
    pub(super) fn finish(mut self) -> Result<()> {
        let sums = std::mem::take(&mut self.sums);
        self.append(SUMS, sums.as_bytes())?;
        let mut out = self.tar.into_inner().map_err(fault("writing the backup"))?;
        out.flush().map_err(fault("writing the backup"))?;
        out.get_ref().sync_all().map_err(fault("writing the backup"))
    }
}

/// What a proven backup holds.
pub(super) struct Proven {
    path: PathBuf,
    /// Its manifest.
    pub(super) manifest: Value,
    /// How many files it holds.
    pub(super) files: usize,
}

impl Proven {
    /// Reads the whole file at `path` and holds it against its sums; nothing is unpacked.
    ///
    /// # Errors
    /// `backup_broken` with the reason, `backup_format`.
    pub(super) fn of(path: &Path) -> Result<Self> {
        let (mut manifest, mut files, mut sums, mut told) = (Value::Null, 0, String::new(), None);
        let mut tar = open(path)?;
        for entry in tar.entries().map_err(broken)? {
            let mut entry = entry.map_err(broken)?;
            let name = name_of(&entry)?;
            if told.is_some() {
                return Err(broken(format!("{name} comes after {SUMS}")).into());
            }
            if name == SUMS {
                let mut text = String::new();
                entry.read_to_string(&mut text).map_err(broken)?;
                told = Some(text);
                continue;
            }
            let size = entry.size();
            let mut content = Summed::new(&mut entry);
            if name == MANIFEST && size <= MANIFEST_MAX {
                let mut text = Vec::new();
                content.read_to_end(&mut text).map_err(broken)?;
                manifest = serde_json::from_slice(&text).map_err(broken)?;
            } else {
                let read = io::copy(&mut content, &mut io::sink()).map_err(broken)?;
                if read != size {
                    return Err(broken(format!("{name} is cut off")).into());
                }
            }
            files += usize::from(blob_key(&name).is_some());
            sums.push_str(&content.line(&name));
        }
        let told = told.ok_or_else(|| broken(format!("{SUMS} is missing: the file is cut off")))?;
        if told != sums {
            let mut pairs = told.lines().zip(sums.lines());
            let name = pairs.find(|(told, is)| told != is).and_then(|(_, is)| is.split_once("  "));
            return Err(broken(format!("{} was altered", name.map_or(SUMS, |(_, name)| name))).into());
        }
        if manifest["format"] != FORMAT {
            return Err(Problem::invalid("file", "backup_format")
                .with("made_by", manifest["made_by"].as_str().unwrap_or("?"))
                .into());
        }
        Ok(Self { path: path.to_owned(), manifest, files })
    }

    /// Unpacks the entry `wanted` to `to`; says whether there is one.
    pub(super) fn unpack(&self, wanted: &str, to: &Path) -> Result<bool> {
        for entry in open(&self.path)?.entries().map_err(broken)? {
            let mut entry = entry.map_err(broken)?;
            if name_of(&entry)? == wanted {
                let mut out = File::create(to).map_err(fault("unpacking the database"))?;
                io::copy(&mut entry, &mut out).map_err(fault("unpacking the database"))?;
                out.sync_all().map_err(fault("unpacking the database"))?;
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Unpacks the files one after the other to `to` and tells `each` the key of the one that lies there.
    pub(super) async fn each_blob(
        &self,
        to: &Path,
        mut each: impl AsyncFnMut(&str) -> Result<()>,
    ) -> Result<()> {
        let mut tar = open(&self.path)?;
        for entry in tar.entries().map_err(broken)? {
            let mut entry = entry.map_err(broken)?;
            let name = name_of(&entry)?;
            let Some(key) = blob_key(&name) else { continue };
            let mut out = File::create(to).map_err(fault("unpacking a file"))?;
            io::copy(&mut entry, &mut out).map_err(fault("unpacking a file"))?;
            each(key).await?;
        }
        Ok(())
    }
}

fn open(path: &Path) -> Result<tar::Archive<BufReader<File>>> {
    let file = File::open(path).map_err(fault(format!("opening {}", path.display())))?;
    Ok(tar::Archive::new(BufReader::new(file)))
}

fn name_of<R: Read>(entry: &tar::Entry<'_, R>) -> Result<String> {
    Ok(entry.path().map_err(broken)?.to_string_lossy().into_owned())
}

/// The key of a file's entry. A key that could leave its folder is none of ours.
fn blob_key(name: &str) -> Option<&str> {
    name.strip_prefix("blobs/").filter(|key| !key.split('/').any(|part| matches!(part, ".." | "." | "")))
}
