//! Replies kept for idempotency keys, so that a request sent twice acts once and is answered twice.
//!
//! # Design
//! The key is written in the commit of the effect: either both are there or neither. An operation that knows its reply by
//! then says it with [`Tx::answer`]; one whose reply must not be kept (a secret that is shown once) does not, and a repeat
//! of it is told that it was done (`request_repeated`): never done again, never silently.

use crate::{Db, Tx, on};
use selaras_kernel::{Actor, Error, Kind, Problem, Result, Timestamp};
use serde::Serialize;
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

/// How long a key is remembered.
pub const KEPT: Duration = Duration::from_secs(24 * 3600);
/// The status of a request whose reply is not kept.
const UNKNOWN: i32 = 0;

/// A request that is to be done once.
#[derive(Clone, Debug)]
pub struct Request {
    /// Who asks; a key is theirs alone.
    pub actor: Arc<Actor>,
    /// The key.
    pub key: String,
    /// What was asked, so that the key cannot be used for something else.
    pub fingerprint: [u8; 32],
    /// The status it is answered with when it succeeds.
    pub status: u16,
    /// When it was asked.
    pub at: Timestamp,
}

/// A request whose effect is the first write through a handle.
pub(crate) struct Once {
    pub request: Request,
    done: AtomicBool,
}

impl Once {
    pub fn is_open(&self) -> bool {
        !self.done.load(Ordering::Acquire)
    }

    pub fn close(&self) {
        self.done.store(true, Ordering::Release);
    }
}

impl Db {
    /// A handle whose first write is the effect of `request`: it is made once, however often the request comes, and
    /// fails with `request_repeated` when it was made before.
    #[must_use]
    pub fn once(&self, request: Request) -> Self {
        let mut keyed = self.clone();
        keyed.once = Some(Arc::new(Once { request, done: AtomicBool::new(false) }));
        keyed
    }
}

impl Tx {
    /// Keeps `reply` as the answer to the request that this write is the effect of, if it came with a key.
    ///
    /// # Errors
    /// The database's.
    pub async fn answer<T: Serialize + ?Sized>(&mut self, reply: &T) -> Result<()> {
        let Some(once) = self.once.clone() else { return Ok(()) };
        let Request { actor, key, status, .. } = &once.request;
        let body = serde_json::to_string(reply)?;
        on!(self, c => sqlx::query(
            "UPDATE idempotency SET status = $4, body = $5 WHERE workspace_id = $1 AND person_id = $2 AND key = $3"
        ).bind(actor.workspace).bind(actor.person).bind(key).bind(i32::from(*status)).bind(body).execute(c).await.map(|_| ()))?;
        Ok(())
    }
}

/// Notes the request as done, in the transaction of its effect.
pub(crate) async fn claim(tx: &mut Tx, request: &Request) -> Result<()> {
    let Request { actor, key, fingerprint, at, .. } = request;
    let new = on!(tx, c => sqlx::query(
        "INSERT INTO idempotency (workspace_id, person_id, key, fingerprint, status, body, created_at) VALUES ($1, $2, $3, $4, $5, '', $6)
         ON CONFLICT (workspace_id, person_id, key) DO NOTHING"
    ).bind(actor.workspace).bind(actor.person).bind(key).bind(&fingerprint[..]).bind(UNKNOWN).bind(at)
     .execute(c).await.map(|done| done.rows_affected()))?;
    if new == 1 { Ok(()) } else { Err(repeated()) }
}

fn repeated() -> Error {
    Problem::new(Kind::Conflict, "request_repeated").at("Idempotency-Key").into()
}

/// Whether an operation failed because its request was done before; `recall` then tells how it was answered.
pub fn is_repeated(error: &Error) -> bool {
    matches!(error, Error::Problem(problem) if problem.code == "request_repeated")
}

/// Status and body of the reply to `request`, if it was done before.
///
/// # Errors
/// `idempotency_key_reused` when the key came with another request, `request_repeated` when the reply was not kept.
pub async fn recall(db: &Db, request: &Request) -> Result<Option<(u16, String)>> {
    let Request { actor, key, fingerprint, .. } = request;
    let found: Option<(Vec<u8>, i32, String)> = on!(db, c => sqlx::query_as(
        "SELECT fingerprint, status, body FROM idempotency WHERE workspace_id = $1 AND person_id = $2 AND key = $3"
    ).bind(actor.workspace).bind(actor.person).bind(key).fetch_optional(c).await)?;
    match found {
        None => Ok(None),
        Some((print, ..)) if print != fingerprint => {
            Err(Problem::new(Kind::Conflict, "idempotency_key_reused").at("Idempotency-Key").into())
        }
        Some((_, status, body)) => match u16::try_from(status) {
            Ok(status) if i32::from(status) != UNKNOWN => Ok(Some((status, body))),
            _ => Err(repeated()),
        },
    }
}

/// Forgets keys older than `KEPT`.
///
/// # Errors
/// The database's.
pub async fn forget_old(tx: &mut Tx, now: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM idempotency WHERE created_at < $1").bind(now - KEPT).execute(c).await.map(|_| ()))?;
    Ok(())
}
