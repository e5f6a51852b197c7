//! How secrets are kept: sealed under a key that lies outside the database, bound to the place they belong to.

use selaras_kernel::Result;
use std::path::Path;

/// The keys that seal and open. Cheap to clone.
#[derive(Clone)]
pub struct Vault {}

// ---- operations
impl Vault {
    /// Opens the vault with the keys in `key_file`, which is made (readable by its owner only) if it is missing.
    ///
    /// # Errors
    /// When the file cannot be read, made, or understood.
    pub fn open(key_file: &Path) -> Result<Self> {
        todo!()
    }

    /// Adds a key to `key_file`, which seals from then on, and opens the vault. Older keys still open; once
    /// `profiles::reseal_all` has run, they may be taken out of the file.
    ///
    /// # Errors
    /// As `open`; then the file is as it was.
    pub fn rotate(key_file: &Path) -> Result<Self> {
        todo!()
    }

    /// Seals `plain` with the newest key. `place` (`table|row|column`) must be the same when it is opened.
    pub fn seal(&self, place: &str, plain: &[u8]) -> Vec<u8> {
        todo!()
    }

    /// Opens what was sealed for `place`.
    ///
    /// # Errors
    /// When it was changed, was sealed for another place, or its key is missing.
    pub fn unseal(&self, place: &str, sealed: &[u8]) -> Result<Vec<u8>> {
        todo!()
    }
}
