//! How passwords are kept and compared.

use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use selaras_kernel::{Error, Result, clock::random_bytes};
use tokio::sync::Semaphore;

/// Hashing takes 19 MiB and tens of milliseconds by intent; more at once would let a flood of sign-ins take the
/// machine's memory and cores from everything else.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// Compared with when there is no such person, so that an answer takes as long for unknown addresses as for known.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$c2VsYXJhc3NlbGFyYXM$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// argon2id with 19 MiB, 2 passes, 1 lane: OWASP's first choice for argon2id.
fn hasher() -> Result<Argon2<'static>> {
    let params =
        Params::new(19_456, 2, 1, Some(32)).map_err(|e| Error::fault("setting up argon2", e.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// The hash of `password` with a salt of its own, as PHC text.
pub(crate) async fn hash(password: String) -> Result<String> {
    on_a_thread(move || {
        hasher()?
            .hash_password_with_salt(password.as_bytes(), &random_bytes::<16>())
            .map(|hash| hash.to_string())
            .map_err(|e| Error::fault("hashing a password", e.to_string()))
    })
    .await
}

/// Whether `password` is the one that `hash` was made of; never, but just as slowly, without a hash.
pub(crate) async fn verify(password: String, hash: Option<String>) -> Result<bool> {
    on_a_thread(move || {
        let right = hasher()?.verify_password(password.as_bytes(), hash.as_deref().unwrap_or(NOBODY)).is_ok();
        Ok(right && hash.is_some())
    })
    .await
}

async fn on_a_thread<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let turn = AT_ONCE.acquire().await.map_err(|e| Error::fault("waiting to hash a password", e))?;
    let done = tokio::task::spawn_blocking(work).await.map_err(|e| Error::fault("hashing a password", e))?;
    drop(turn);
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_opens_only_its_own_hash() {
        let kept = hash("kura-kura".into()).await.unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert_ne!(kept, hash("kura-kura".into()).await.unwrap(), "each has a salt of its own");
        assert!(verify("kura-kura".into(), Some(kept.clone())).await.unwrap());
        assert!(!verify("kura-kurb".into(), Some(kept)).await.unwrap());
        assert!(!verify("kura-kura".into(), None).await.unwrap());
    }

    #[test]
    fn the_hash_of_nobody_can_be_compared_with() {
        let outcome = hasher().unwrap().verify_password(b"x", NOBODY).unwrap_err();
        assert_eq!(
            outcome,
            argon2::password_hash::Error::PasswordInvalid,
            "computed, not refused as malformed"
        );
    }
}
