//! What opens a door by being shown: random tokens, of which only a hash is kept.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use selaras_kernel::clock::random_bytes;
use sha2::{Digest, Sha256};

/// A new token of 256 random bits behind `prefix`.
pub fn new(prefix: &str) -> String {
    format!("{prefix}{}", BASE64_URL_SAFE_NO_PAD.encode(random_bytes::<32>()))
}

/// What is kept of a token. A plain hash is enough: what is random cannot be guessed from its hash.
pub fn hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}
