//! How a request proves that its sender holds the key its token is bound to (RFC 9449).

use crate::{ConnectorError, ErrorKind, Result};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use ring::{
    digest,
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair},
};
use selaras_kernel::{Timestamp, clock::random_bytes};
use serde_json::{Value, json};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// Most servers whose nonce is remembered.
const NONCES: usize = 10_000;

/// A P-256 key that tokens are bound to.
///
/// `ring` takes randomness for its keys and signatures only from its own door to the operating system.
pub struct Key {
    pair: EcdsaKeyPair,
    random: SystemRandom,
}

impl Key {
    /// A new key as PKCS#8 in base64, to be kept with the tokens.
    pub fn generate() -> Result<String> {
        EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new())
            .map(|document| BASE64.encode(document.as_ref()))
            .map_err(|_| broken())
    }

    /// The key that `generate` made.
    pub fn load(kept: &str) -> Result<Self> {
        let random = SystemRandom::new();
        let document = BASE64.decode(kept).map_err(|_| broken())?;
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &document, &random)
            .map_err(|_| broken())?;
        Ok(Self { pair, random })
    }

    /// The public half as a JSON web key.
    fn jwk(&self) -> Value {
        // An uncompressed point: 4, then 32 bytes of x, then 32 bytes of y.
        let point = self.pair.public_key().as_ref();
        json!({ "kty": "EC", "crv": "P-256", "x": BASE64.encode(&point[1..33]), "y": BASE64.encode(&point[33..]) })
    }

    /// The proof for one request; `token` is the access token it carries, if any.
    pub fn proof(&self, request: &Request<'_>, nonce: Option<&str>, token: Option<&str>) -> Result<String> {
        let header = json!({ "typ": "dpop+jwt", "alg": "ES256", "jwk": self.jwk() });
        let mut claims = json!({
            "jti": BASE64.encode(random_bytes::<16>()),
            "htm": request.method,
            "htu": request.url.split(['?', '#']).next().unwrap_or_default(),
            "iat": request.now.as_secs(),
        });
        if let Some(nonce) = nonce {
            claims["nonce"] = nonce.into();
        }
        if let Some(token) = token {
            claims["ath"] = sha256(token).into();
        }
        let signed = format!("{}.{}", BASE64.encode(header.to_string()), BASE64.encode(claims.to_string()));
        let signature = self.pair.sign(&self.random, signed.as_bytes()).map_err(|_| broken())?;
        Ok(format!("{signed}.{}", BASE64.encode(signature.as_ref())))
    }
}

/// What a proof is about.
pub struct Request<'a> {
    /// Method in capitals.
    pub method: &'a str,
    /// Address; its query is left out of the proof.
    pub url: &'a str,
    /// Now.
    pub now: Timestamp,
}

/// SHA-256 in base64url, as PKCE and DPoP want it.
pub fn sha256(text: &str) -> String {
    BASE64.encode(digest::digest(&digest::SHA256, text.as_bytes()))
}

/// An unguessable text of 256 bits.
pub fn unguessable() -> String {
    BASE64.encode(random_bytes::<32>())
}

fn broken() -> ConnectorError {
    ConnectorError::not_done(ErrorKind::SignInNeeded, "the key kept for this account cannot be used")
}

/// The last nonce of each server, authorization servers and resource servers apart by their origin. Only spares a
/// round trip: without it the server refuses the first request and names a nonce.
#[derive(Debug, Default)]
pub struct Nonces(Mutex<HashMap<String, String>>);

impl Nonces {
    /// The nonce to use at `url`.
    pub fn get(&self, url: &str) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&origin(url)).cloned()
    }

    /// Remembers what the server at `url` named.
    pub fn put(&self, url: &str, nonce: &str) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= NONCES {
            known.clear();
        }
        known.insert(origin(url), nonce.into());
    }
}

/// Scheme, host and port of an address.
pub fn origin(url: &str) -> String {
    reqwest::Url::parse(url).map(|u| u.origin().ascii_serialization()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};

    #[test]
    fn a_proof_is_bound_to_key_request_nonce_and_token() {
        let key = Key::load(&Key::generate().unwrap()).unwrap();
        let request = Request {
            method: "GET",
            url: "https://a.example/xrpc/x?y=1#z",
            now: Timestamp(1_795_313_089_999_999),
        };
        let proof = key.proof(&request, Some("n"), Some("token")).unwrap();
        let [header, claims, signature] =
            <[&str; 3]>::try_from(proof.split('.').collect::<Vec<_>>()).unwrap();
        let read = |part| serde_json::from_slice::<Value>(&BASE64.decode(part).unwrap()).unwrap();
        let (jwk, claims_read) = (&read(header)["jwk"], read(claims));
        assert_eq!(claims_read["htu"], "https://a.example/xrpc/x");
        assert_eq!((&claims_read["iat"], &claims_read["nonce"]), (&json!(1_795_313_089), &json!("n")));
        assert_eq!(claims_read["ath"], "PEaenWxYddN6Q_NT1PiOYfz4EsZu7jRXRlpAsNpBU-A");
        let mut point = vec![4];
        for name in ["x", "y"] {
            point.extend(BASE64.decode(jwk[name].as_str().unwrap()).unwrap());
        }
        UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point)
            .verify(format!("{header}.{claims}").as_bytes(), &BASE64.decode(signature).unwrap())
            .unwrap();
        assert_ne!(proof, key.proof(&request, Some("n"), Some("token")).unwrap(), "no proof twice");
        assert!(Key::load("nonsense").is_err());
    }

    #[test]
    fn nonces_are_kept_per_server() {
        let nonces = Nonces::default();
        nonces.put("https://a.example/oauth/token?x", "one");
        nonces.put("https://b.example/", "two");
        assert_eq!(nonces.get("https://a.example/xrpc/y").as_deref(), Some("one"));
        assert_eq!(nonces.get("https://a.example:8443/"), None);
    }
}
