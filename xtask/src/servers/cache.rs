//! Answers: where does what we install live, and how is it never half there? Outside the source tree, one folder per
//! pinned content, made aside under a lock and moved into place whole.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result};

use crate::cmd;

/// The folder of installed servers, shared by all runs.
#[derive(Clone)]
pub struct Cache {
    root: PathBuf,
}

impl Cache {
    /// `$SELARAS_CACHE`, else a folder in cargo's target directory.
    pub fn open() -> Result<Self> {
        let root = match std::env::var_os("SELARAS_CACHE") {
            Some(told) => std::path::absolute(told)?,
            None => cmd::target_dir()?.join("selaras-cache"),
        };
        fs::create_dir_all(&root).with_context(|| format!("cannot make {}", root.display()))?;
        Ok(Self { root })
    }

    /// A file of this name in the cache.
    pub fn file(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// The folder of `name` as pinned by `pins`, made by `build(folder, log)` unless it is there already.
    pub fn installed(
        &self,
        name: &str,
        pins: &[&str],
        build: impl FnOnce(&Path, &Path) -> Result<()>,
    ) -> Result<PathBuf> {
        let folder = self.root.join(format!("{name}-{:016x}", hash(pins)));
        // The lock belongs to the open file: the kernel lets go of it however this process ends.
        let lock = File::create(self.root.join(format!("{name}.lock")))?;
        lock.lock().with_context(|| format!("cannot lock the installation of {name}"))?;
        if folder.join(DONE).exists() {
            return Ok(folder);
        }
        let making = self.root.join(format!("{name}.making"));
        remove(&making)?;
        remove(&folder)?;
        fs::create_dir_all(&making)?;
        cmd::say(&format!("{name}: installing (once; kept in {})", self.root.display()));
        let begin = Instant::now();
        build(&making, &self.root.join(format!("{name}.log")))
            .with_context(|| format!("installing {name}"))?;
        fs::write(making.join(DONE), "")?;
        fs::rename(&making, &folder)?;
        cmd::say(&format!("{name}: installed in {:.1} s", begin.elapsed().as_secs_f64()));
        Ok(folder)
    }
}

const DONE: &str = ".done";

/// Removes a folder, if it is there.
pub fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

/// FNV-1a: the same on every machine and every version of the compiler, which the standard hasher does not promise.
pub fn hash(parts: &[&str]) -> u64 {
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
    fold(bytes)
}

/// The same of one file.
pub fn hash_bytes(bytes: &[u8]) -> u64 {
    fold(bytes.iter().copied())
}

fn fold(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_pin_is_another_folder() {
        assert_ne!(hash(&["a", "b"]), hash(&["ab"]));
        assert_eq!(hash(&["a==1"]), hash(&["a==1"]));
    }
}
