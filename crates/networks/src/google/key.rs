//! The key of a service account: read from the file that Google gives, and what it signs.

use base64::{
    Engine,
    prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD as BASE64},
};
use ring::{
    rand::SystemRandom,
    signature::{RSA_PKCS1_SHA256, RsaKeyPair},
};
use selaras_kernel::Timestamp;
use serde_json::json;

/// How long a proof, and the token it is exchanged for, is asked to hold, in seconds: the longest Google allows.
const HOLDS: i64 = 3600;

/// The key of a service account. Its text is a secret and is shown nowhere.
pub struct ServiceKey {
    email: String,
    id: String,
    pair: RsaKeyPair,
}

impl std::fmt::Debug for ServiceKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ServiceKey({}, …)", self.email)
    }
}

/// Why a text is not the key of a service account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyUnfit {
    /// It is not the JSON file that Google gives, or not all of it.
    NotAKeyFile,
    /// It is such a file of another kind: of an OAuth client, or of a person.
    OtherKind,
    /// The private key in it is damaged.
    Damaged,
}

#[derive(serde::Deserialize)]
struct File {
    #[serde(rename = "type", default)]
    kind: Option<String>,
    #[serde(default)]
    client_email: String,
    #[serde(default)]
    private_key_id: String,
    #[serde(default)]
    private_key: String,
}

impl ServiceKey {
    /// Reads the JSON file that Google gives for a service account. The addresses in it are not believed.
    ///
    /// # Errors
    /// `KeyUnfit`; never a word of the file.
    pub fn read(text: &str) -> Result<Self, KeyUnfit> {
        let object: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(text.trim().trim_start_matches('\u{feff}'))
                .map_err(|_| KeyUnfit::NotAKeyFile)?;
        if object.contains_key("installed") || object.contains_key("web") {
            return Err(KeyUnfit::OtherKind);
        }
        let file: File = serde_json::from_value(object.into()).map_err(|_| KeyUnfit::NotAKeyFile)?;
        match file.kind.as_deref() {
            Some("service_account") => {}
            Some(_) => return Err(KeyUnfit::OtherKind),
            None => return Err(KeyUnfit::NotAKeyFile),
        }
        if file.client_email.is_empty() || file.client_email.len() > 320 {
            return Err(KeyUnfit::NotAKeyFile);
        }
        let pair = pair(&file.private_key).ok_or(KeyUnfit::Damaged)?;
        Ok(Self { email: file.client_email, id: file.private_key_id, pair })
    }

    /// The account's address, to which a property is opened.
    pub fn email(&self) -> &str {
        &self.email
    }

    /// Which key it is, for remembering its token: two keys of an account are two.
    pub(super) fn name(&self) -> String {
        format!(
            "{}\n{}\n{:?}",
            self.email,
            self.id,
            ring::digest::digest(&ring::digest::SHA256, self.pair.public().as_ref())
        )
    }

    /// The proof that is exchanged for a token (RFC 7523), for the token endpoint `audience`.
    pub(super) fn proof(&self, scope: &str, audience: &str, now: Timestamp) -> Option<String> {
        let header = json!({ "alg": "RS256", "typ": "JWT", "kid": self.id });
        let claims = json!({
            "iss": self.email,
            "scope": scope,
            "aud": audience,
            "iat": now.as_secs(),
            "exp": now.as_secs() + HOLDS,
        });
        let signed = format!("{}.{}", BASE64.encode(header.to_string()), BASE64.encode(claims.to_string()));
        let mut signature = vec![0; self.pair.public().modulus_len()];
        self.pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), signed.as_bytes(), &mut signature).ok()?;
        Some(format!("{signed}.{}", BASE64.encode(signature)))
    }

    /// The public half, by which a test checks what was signed.
    #[cfg(test)]
    pub(super) fn public(&self) -> &[u8] {
        self.pair.public().as_ref()
    }
}

/// The key in a PEM of PKCS#8 (RFC 7468).
fn pair(pem: &str) -> Option<RsaKeyPair> {
    let (_, rest) = pem.split_once("-----BEGIN PRIVATE KEY-----")?;
    let (body, _) = rest.split_once("-----END PRIVATE KEY-----")?;
    let body: String = body.chars().filter(|c| !c.is_whitespace()).collect();
    RsaKeyPair::from_pkcs8(&BASE64_STANDARD.decode(body).ok()?).ok()
}
