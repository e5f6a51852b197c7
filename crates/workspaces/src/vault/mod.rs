//! How secrets are kept: sealed under a key that lies outside the database, bound to the place they belong to.
//!
//! # Design
//! A sealed value is `1 | key id (4 bytes) | nonce (24 bytes) | XChaCha20-Poly1305 ciphertext and tag`. The header and
//! the place (`table|row|column`) are authenticated with it, so that a value moved to another row does not open. Nonces
//! of 192 bits may be random for ever. The key file has one line per key, `<id> <base64 of 32 bytes>`; the highest id
//! seals. A process that meets a key it does not know reads the file again, so that a rotation needs no restart.

mod file;
#[cfg(test)]
mod tests;

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use selaras_kernel::{Error, Result, clock::random_bytes};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
};

/// First byte of everything sealed: the format.
const FORMAT: u8 = 1;
/// Format and key id.
const HEADER: usize = 5;
/// Nonce of XChaCha20-Poly1305.
const NONCE: usize = 24;

/// The keys, by id.
type Keys = BTreeMap<u32, [u8; 32]>;

/// The keys that seal and open. Cheap to clone.
#[derive(Clone)]
pub struct Vault(Arc<Inner>);

struct Inner {
    file: Option<PathBuf>,
    keys: RwLock<Keys>,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault(…)")
    }
}

impl Vault {
    /// Opens the vault with the keys in `key_file`, which is made (readable by its owner only) if it is missing.
    ///
    /// # Errors
    /// When the file cannot be read, made, or understood.
    pub fn open(key_file: &Path) -> Result<Self> {
        let keys = file::read_or_make(key_file)?;
        Ok(Self(Arc::new(Inner { file: Some(key_file.to_owned()), keys: RwLock::new(keys) })))
    }

    /// Adds a key to `key_file`, which seals from then on, and opens the vault. Older keys still open; once
    /// `profiles::reseal_all` has run and every process has met the new key, they may be taken out of the file.
    ///
    /// # Errors
    /// As `open`; then the file is as it was.
    pub fn rotate(key_file: &Path) -> Result<Self> {
        file::add(key_file)?;
        Self::open(key_file)
    }

    /// A vault with one key that is kept nowhere.
    #[cfg(feature = "testing")]
    pub(crate) fn forgetful() -> Self {
        Self(Arc::new(Inner { file: None, keys: RwLock::new([(1, random_bytes())].into()) }))
    }

    /// Seals `plain` with the newest key. `place` (`table|row|column`) must be the same when it is opened.
    ///
    /// # Errors
    /// Only when there is no key, which `open` rules out, or `plain` is larger than 256 GiB.
    pub fn seal(&self, place: &str, plain: &[u8]) -> Result<Vec<u8>> {
        let newest = self.keys(|keys| keys.last_key_value().map(|(id, key)| (*id, *key)));
        let (id, key) = newest.ok_or_else(|| Error::fault("sealing a secret", "there is no key"))?;
        let nonce: [u8; NONCE] = random_bytes();
        let mut sealed = Vec::with_capacity(HEADER + NONCE + plain.len() + 16);
        sealed.push(FORMAT);
        sealed.extend(id.to_be_bytes());
        let bound = bound(&sealed, place);
        sealed.extend(nonce);
        let text = XChaCha20Poly1305::new(&key.into())
            .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: &bound })
            .map_err(|_| Error::fault("sealing a secret", "it is too large"))?;
        sealed.extend(text);
        Ok(sealed)
    }

    /// Opens what was sealed for `place`.
    ///
    /// # Errors
    /// When it was changed, was sealed for another place, or its key is missing.
    pub fn unseal(&self, place: &str, sealed: &[u8]) -> Result<Vec<u8>> {
        let refuse = |why: &str| Error::fault(format!("opening the secret {place}"), why);
        let id = key_id(sealed).ok_or_else(|| refuse("it is not in a format this release knows"))?;
        let (header, rest) = sealed.split_at(HEADER);
        let (nonce, text) = rest.split_at_checked(NONCE).ok_or_else(|| refuse("it is cut short"))?;
        let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| refuse("it is cut short"))?;
        let key = self.key(id)?.ok_or_else(|| refuse("its key is not in the key file"))?;
        XChaCha20Poly1305::new(&key.into())
            .decrypt(&XNonce::from(nonce), Payload { msg: text, aad: &bound(header, place) })
            .map_err(|_| refuse("it was changed, or was sealed for another place"))
    }

    /// What was sealed for `place`, sealed with the newest key; `None` when it is already.
    ///
    /// # Errors
    /// Those of `unseal`.
    pub fn reseal(&self, place: &str, sealed: &[u8]) -> Result<Option<Vec<u8>>> {
        if self.is_newest(sealed) {
            return Ok(None);
        }
        self.seal(place, &self.unseal(place, sealed)?).map(Some)
    }

    /// Whether `sealed` was sealed with the key that seals now.
    pub(crate) fn is_newest(&self, sealed: &[u8]) -> bool {
        let newest = self.keys(|keys| keys.last_key_value().map(|(id, _)| *id));
        newest.is_some() && newest == key_id(sealed)
    }

    fn keys<T>(&self, read: impl FnOnce(&Keys) -> T) -> T {
        read(&self.0.keys.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The key with this id; the file is read again when it is not known.
    fn key(&self, id: u32) -> Result<Option<[u8; 32]>> {
        if let Some(key) = self.keys(|keys| keys.get(&id).copied()) {
            return Ok(Some(key));
        }
        let Some(path) = &self.0.file else { return Ok(None) };
        let keys = file::read(path)?;
        let key = keys.get(&id).copied();
        *self.0.keys.write().unwrap_or_else(PoisonError::into_inner) = keys;
        Ok(key)
    }
}

/// What is authenticated beside the text.
fn bound(header: &[u8], place: &str) -> Vec<u8> {
    [header, place.as_bytes()].concat()
}

/// The id of the key that `sealed` was sealed with.
fn key_id(sealed: &[u8]) -> Option<u32> {
    let (format, rest) = sealed.split_first()?;
    let id = rest.first_chunk::<4>()?;
    (*format == FORMAT).then(|| u32::from_be_bytes(*id))
}
