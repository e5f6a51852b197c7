//! How one post gets to one profile: the states of a delivery, and what follows from each answer of a network.
//!
//! # Invariants
//! - A delivery is durable as `publishing` before the first call and durable as something else after the last one. What a
//!   crash leaves in `publishing` becomes `unconfirmed` when it is taken over, never simply `scheduled` again.
//! - An unclear answer is repeated only where the network makes a repeat harmless, with the same keys and within the time
//!   it remembers them; else the account is read back.
//! - A profile's deliveries go out in the order of their due times: one worker at a time holds the profile's lane.

mod dispatcher;
pub mod gone;
pub(crate) mod lane;
pub(crate) mod ledger;
pub(crate) mod store;
pub mod worker;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod worker_tests;

use crate::first_comment::FirstComment;
use selaras_kernel::{DeliveryId, ProfileId, Timestamp};
use selaras_networks::{ConnectorError, Content, ErrorKind, Outcome, Posted, Repeat};
use std::time::Duration;

/// Where a delivery stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Not to be sent yet: its post is a draft or waits for approval.
    Draft,
    /// To be sent when it is due.
    Scheduled,
    /// A worker holds it.
    Publishing,
    /// It appeared.
    Published,
    /// It did not appear and will not be tried again by itself; the error says why and what to do.
    Failed,
    /// It may have appeared; Selaras looks, and asks a person when it cannot tell.
    Unconfirmed,
    /// A person holds it back.
    Paused,
    /// A person called it off.
    Cancelled,
}

impl State {
    /// The stable name, as in JSON and in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Scheduled => "scheduled",
            Self::Publishing => "publishing",
            Self::Published => "published",
            Self::Failed => "failed",
            Self::Unconfirmed => "unconfirmed",
            Self::Paused => "paused",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state with this name. Unknown names (of a newer release) read as `unconfirmed`, which nothing acts on blindly.
    pub fn from_name(name: &str) -> Self {
        [
            Self::Draft,
            Self::Scheduled,
            Self::Publishing,
            Self::Published,
            Self::Failed,
            Self::Paused,
            Self::Cancelled,
        ]
        .into_iter()
        .find(|state| state.as_str() == name)
        .unwrap_or(Self::Unconfirmed)
    }

    /// Whether what will be sent may still be changed.
    pub fn editable(self) -> bool {
        matches!(self, Self::Draft | Self::Scheduled | Self::Failed | Self::Paused | Self::Cancelled)
    }
}

/// Why a delivery did not succeed, as it is shown.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct DeliveryError {
    /// Code of the message that says what happened and what to do.
    pub code: String,
    /// The network's own words.
    pub detail: String,
    /// When (UTC).
    pub at: Timestamp,
}

impl DeliveryError {
    pub(crate) fn of(error: &ConnectorError, at: Timestamp) -> Self {
        Self { code: error.code().into(), detail: error.detail.clone(), at }
    }
}

/// One post on its way to one profile.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Delivery {
    /// Its id.
    pub id: DeliveryId,
    /// The profile.
    pub profile: ProfileId,
    /// Where it stands.
    pub state: State,
    /// When it is due (UTC).
    pub due_at: Option<Timestamp>,
    /// When a worker looks at it next (UTC): the due time, a retry, or the end of a lease.
    pub next_at: Option<Timestamp>,
    /// How often it was begun.
    pub attempts: i32,
    /// When it appeared (UTC).
    pub published_at: Option<Timestamp>,
    /// The parts that have appeared, with their pages.
    pub posted: Vec<Posted>,
    /// Why it did not succeed, if it did not.
    pub error: Option<DeliveryError>,
    /// When the network was found to have it no longer (UTC).
    pub gone_at: Option<Timestamp>,
    /// How far its first comment has come; absent until it is out, and where none is wanted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_comment: Option<FirstComment>,
    /// Its own content, where it differs from the post's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<Content>,
    /// Moves on with every claim and every change by a person: who writes with an old one is refused.
    #[serde(skip)]
    pub(crate) fence: i64,
}

/// Attempts after which a delivery that never got through is given up: with the pauses of `pause`, about six hours.
pub const ATTEMPTS_MAX: i32 = 18;

/// Attempts during which a failing delivery holds its profile's lane, so that the order of posts is kept. After that
/// later posts may pass it.
pub const ATTEMPTS_IN_ORDER: i32 = 4;

/// How often an unconfirmed delivery is looked for before a person is asked.
pub const LOOKS_MAX: i32 = 12;

/// How much earlier than the network forgets a key we stop relying on it: clocks differ and calls take time.
const KEY_MARGIN: Duration = Duration::from_secs(300);

/// How long to wait at least after an unclear answer before the same thing is sent again: a network may remember a key only
/// once the first call has come to its end there (Mastodon does), so that call must be given the time to.
pub const UNCLEAR_PAUSE: Duration = Duration::from_secs(10);

/// How long to wait after attempt number `attempts`: 2 s doubling to at most 30 min, ± 20 %. `jitter` is in `[0, 1)`.
pub fn pause(attempts: i32, jitter: f64) -> Duration {
    let seconds = 2.0 * 2_f64.powi(attempts.clamp(1, 12) - 1);
    Duration::from_secs_f64(seconds.min(1800.0) * (0.8 + 0.4 * jitter))
}

/// What to do after an error.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// Get a new access token, then go on at once.
    Refresh,
    /// Try again at this instant, with the same keys.
    Retry(Timestamp),
    /// It may have appeared: look at this instant.
    Look(Timestamp),
    /// It may have appeared and nobody but a person can tell.
    Ask,
    /// It did not appear and will not be tried again.
    Fail,
}

/// What is known when an error came back.
#[derive(Clone, Copy, Debug)]
pub struct Situation {
    /// Attempts so far, this one included.
    pub attempts: i32,
    /// What a repeat does on this network.
    pub repeat: Repeat,
    /// Whether the account can be read back.
    pub settles: bool,
    /// When the keys were fixed.
    pub prepared_at: Timestamp,
    /// Whether a refresh was already tried in this attempt.
    pub refreshed: bool,
    /// Now.
    pub now: Timestamp,
    /// In `[0, 1)`.
    pub jitter: f64,
}

impl Situation {
    /// Whether sending the same thing again cannot make a second post appear.
    pub fn repeat_is_harmless(&self) -> bool {
        match self.repeat {
            Repeat::Harmless(None) => true,
            Repeat::Harmless(Some(window)) => self.now.since(self.prepared_at) + KEY_MARGIN < window,
            Repeat::Doubles => false,
        }
    }

    /// What to do after `error`.
    pub fn after(&self, error: &ConnectorError) -> Verdict {
        let again = self.now + pause(self.attempts, self.jitter);
        let again = error.until.map_or(again, |until| until.max(again));
        if error.kind == ErrorKind::TokenExpired && error.outcome == Outcome::NotDone && !self.refreshed {
            return Verdict::Refresh;
        }
        match error.outcome {
            Outcome::NotDone if error.temporary() && self.attempts < ATTEMPTS_MAX => Verdict::Retry(again),
            Outcome::NotDone => Verdict::Fail,
            Outcome::Unknown if self.repeat_is_harmless() && self.attempts < ATTEMPTS_MAX => {
                Verdict::Retry(again.max(self.now + UNCLEAR_PAUSE))
            }
            Outcome::Unknown if self.settles => Verdict::Look(again),
            Outcome::Unknown => Verdict::Ask,
        }
    }
}

/// The key handed to the connector: stable for a delivery as long as its keys were fixed at `prepared_at`, another one
/// after it was edited and prepared anew.
pub fn key(id: DeliveryId, prepared_at: Timestamp) -> uuid::Uuid {
    // An odd multiplier spreads the instant over all bits, and is undone by no other instant.
    let spread =
        u128::from(prepared_at.0.unsigned_abs()).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835);
    uuid::Uuid::from_u128(id.0.as_u128() ^ spread)
}

/// Whether deliveries move: what `doctor`, `/readyz` and `/metrics` tell.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct Health {
    /// The latest heartbeat of any worker (UTC); absent when there never was one.
    pub beat_at: Option<Timestamp>,
    /// Whether that heartbeat is recent enough for a worker to be alive.
    pub alive: bool,
    /// Deliveries that are due and not yet taken up.
    pub due: i64,
    /// How late the oldest of them is, in milliseconds; 0 when none is due.
    pub late_ms: i64,
}

/// Whether a worker is alive and keeps up. Costs two look-ups, however much is stored.
///
/// # Errors
/// The database's.
pub async fn health(db: &selaras_store::Db, now: Timestamp) -> selaras_kernel::Result<Health> {
    let beat_at = store::last_beat(db).await?;
    let (due, oldest) = store::backlog(db, now).await?;
    Ok(Health {
        beat_at,
        alive: beat_at.is_some_and(|beat| now.since(beat) <= worker::DEAD_AFTER),
        due,
        late_ms: oldest.map_or(0, |at| (now.0 - at.0) / 1000),
    })
}
