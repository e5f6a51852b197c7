//! How the keys lie on disk: one line each, readable by their owner only, replaced as a whole.

use super::Keys;
use base64::{Engine, prelude::BASE64_STANDARD};
use selaras_kernel::{Error, Result, clock::random_bytes};
use std::{
    fs::{self, File, OpenOptions},
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
};

const HEAD: &str = "# Keys that seal the accounts Selaras publishes to. Keep a copy apart from the database's:\n\
                    # without this file every account must be connected again. One key per line; the last one seals.\n";

/// The keys in the file.
pub(super) fn read(path: &Path) -> Result<Keys> {
    let refuse = |why: String| Error::fault(format!("reading the key file {}", path.display()), why);
    let text = fs::read_to_string(path).map_err(|e| refuse(e.to_string()))?;
    warn_if_open(path);
    let mut keys = Keys::new();
    for (number, line) in
        text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
    {
        // What is wrong is told by the line's number, never by its content.
        let key = line.split_once(' ').and_then(|(id, key)| {
            let key: [u8; 32] = BASE64_STANDARD.decode(key.trim()).ok()?.try_into().ok()?;
            Some((id.parse().ok()?, key))
        });
        let (id, key) = key.ok_or_else(|| refuse(format!("line {} is not `<number> <key>`", number + 1)))?;
        if keys.insert(id, key).is_some() {
            return Err(refuse(format!("line {} has the number of another key", number + 1)));
        }
    }
    if keys.is_empty() { Err(refuse("it holds no key".into())) } else { Ok(keys) }
}

/// The keys in the file, which is made with one key if it is missing. Of two processes that start at once, both get
/// the keys of the one that was first.
pub(super) fn read_or_make(path: &Path) -> Result<Keys> {
    if !path.try_exists().map_err(|e| writing(path, e))? {
        if let Some(folder) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
            fs::create_dir_all(folder).map_err(|e| writing(path, e))?;
        }
        let beside = write_beside(path, &[(1, random_bytes())].into())?;
        let made = fs::hard_link(&beside, path);
        fs::remove_file(&beside).map_err(|e| writing(path, e))?;
        match made {
            Err(e) if e.kind() != ErrorKind::AlreadyExists => return Err(writing(path, e)),
            _ => sync_folder(path)?,
        }
    }
    read(path)
}

/// Adds a key.
pub(super) fn add(path: &Path) -> Result<()> {
    let mut keys = read(path)?;
    let next = keys.last_key_value().map_or(1, |(id, _)| id.saturating_add(1));
    keys.insert(next, random_bytes());
    let beside = write_beside(path, &keys)?;
    fs::rename(&beside, path).map_err(|e| writing(path, e))?;
    sync_folder(path)
}

/// Writes a whole key file beside the real one, to be put in its place.
fn write_beside(path: &Path, keys: &Keys) -> Result<PathBuf> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{:08x}", u32::from_be_bytes(random_bytes())));
    let beside = path.with_file_name(name);
    let mut text = HEAD.to_owned();
    for (id, key) in keys {
        text.push_str(&format!("{id} {}\n", BASE64_STANDARD.encode(key)));
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&beside).map_err(|e| writing(path, e))?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(|e| writing(path, e))?;
    Ok(beside)
}

/// Makes a new name in the folder outlive a power cut.
fn sync_folder(path: &Path) -> Result<()> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder).and_then(|f| f.sync_all()).map_err(|e| writing(path, e))
}

fn writing(path: &Path, e: std::io::Error) -> Error {
    Error::fault(format!("writing the key file {}", path.display()), e)
}

#[cfg(unix)]
fn warn_if_open(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    if fs::metadata(path).is_ok_and(|m| m.permissions().mode() & 0o077 != 0) {
        tracing::warn!(file = %path.display(), "the key file can be read by others than its owner; set its mode to 0600");
    }
}

#[cfg(not(unix))]
fn warn_if_open(_path: &Path) {}
