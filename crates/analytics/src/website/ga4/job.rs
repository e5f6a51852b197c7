//! Fetching what properties saw, round by round.
//!
//! # Design
//! A property is claimed by moving its next round forward (a lease), and what a round writes is written only while that lease is held,
//! days and progress in one write: what breaks off goes on where it was. Google still changes the last days (attribution of a key event
//! for up to twelve), so these are fetched again each round and replaced whole. Then come older days, the newer ones first, until there
//! is a year of them.

use super::{
    Failure, Seal, code_of, place,
    store::{self, Due, Flags},
};
use crate::measure::{date_of, day_of};
use jiff::tz::TimeZone;
use selaras_kernel::{Actor, Change, Result, Timestamp};
use selaras_networks::google::{Google, GoogleError, Obstacle, ServiceKey, Traffic};
use selaras_store::Db;
use serde_json::json;
use std::time::Duration;

/// How often a property is fetched.
pub const EVERY: Duration = Duration::from_secs(6 * 3600);
/// How many of the last days are fetched again.
const AGAIN: i32 = 14;
/// Most days of one question.
const CHUNK: i32 = 14;
/// How far back the first rounds go, in days before the connection.
const BACK: i32 = 365;
/// For how long a claimed property is ours.
const LEASE: Duration = Duration::from_secs(30 * 60);
/// The pause after trouble that passes by itself, and after a quota that is spent.
const PAUSE: Duration = Duration::from_secs(30 * 60);
const QUOTA: Duration = Duration::from_secs(3600);
/// The shortest pause, whatever Google says.
const SHORTEST: Duration = Duration::from_secs(60);
/// Most properties of one round.
const ROUND: i64 = 8;

/// What a round came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fetched {
    /// Properties that were fetched to the end.
    pub properties: usize,
    /// Days that were replaced.
    pub days: usize,
    /// Properties that could not be fetched to the end; they come again.
    pub put_off: usize,
}

/// Fetches the properties that are due, at most 8 of them. One that fails is put off and changes nothing for others.
///
/// # Errors
/// The database's; what was fetched before stays.
pub async fn fetch_due(db: &Db, now: Timestamp, google: &Google, open: Seal<'_>) -> Result<Fetched> {
    let lease = now + LEASE;
    let mut fetched = Fetched::default();
    for due in store::claim(db, now, lease, ROUND).await? {
        Round { db, google, now, lease, due, flags: Flags::default() }.run(open, &mut fetched).await?;
    }
    Ok(fetched)
}

/// Why a round ended before its end.
enum Stop {
    /// Google did not give it.
    Google(GoogleError),
    /// The property was disconnected, or another node has it.
    Lost,
}

struct Round<'a> {
    db: &'a Db,
    google: &'a Google,
    now: Timestamp,
    lease: Timestamp,
    due: Due,
    flags: Flags,
}

impl Round<'_> {
    async fn run(mut self, open: Seal<'_>, fetched: &mut Fetched) -> Result<()> {
        let Some(key) = self.key(open) else {
            fetched.put_off += 1;
            let failure = self.failure("ga4_key_lost", String::new());
            return self.settle(Some(failure), self.now + EVERY).await;
        };
        match self.days(&key, fetched).await? {
            Ok(()) => {
                fetched.properties += 1;
                self.settle(None, self.now + EVERY).await
            }
            Err(Stop::Google(error)) => {
                fetched.put_off += 1;
                let pause = match error.obstacle {
                    Obstacle::Busy => QUOTA,
                    Obstacle::Away => PAUSE,
                    // Somebody must do something, and then can say so.
                    _ => EVERY,
                };
                let next = error.until.map_or(self.now + pause, |until| until.max(self.now + SHORTEST));
                tracing::info!(brand = %self.due.brand_id, %error, %next, "a Google Analytics property is put off");
                let failure = self.failure(code_of(error.obstacle), error.detail);
                self.settle(Some(failure), next).await
            }
            Err(Stop::Lost) => Ok(()),
        }
    }

    /// The key, if it opens. One that does not must not hold up the others.
    fn key(&self, open: Seal<'_>) -> Option<ServiceKey> {
        let opened = open(&place(self.due.brand_id), &self.due.secret).inspect_err(|e| {
            tracing::error!(brand = %self.due.brand_id, error = %e, "the key of a Google Analytics property does not open");
        });
        ServiceKey::read(std::str::from_utf8(&opened.ok()?).ok()?).ok()
    }

    /// The last days, then older ones.
    async fn days(
        &mut self,
        key: &ServiceKey,
        fetched: &mut Fetched,
    ) -> Result<std::result::Result<(), Stop>> {
        let zone = TimeZone::get(&self.due.zone).unwrap_or(TimeZone::UTC);
        let day = |at: Timestamp| day_of(at.to_jiff().to_zoned(zone.clone()).date());
        let (today, oldest) = (day(self.now), day(self.due.connected_at) - BACK);
        // After a long pause everything since then: what was fetched has no gap.
        let mut from = self.due.last_day.map_or(today, |last| last.min(today)) - AGAIN + 1;
        while from <= today {
            let to = (from + CHUNK - 1).min(today);
            if let Err(stop) = self.chunk(key, from, to, fetched).await? {
                return Ok(Err(stop));
            }
            from = to + 1;
        }
        while let Some(first) = self.due.first_day.filter(|first| *first > oldest) {
            if let Err(stop) = self.chunk(key, (first - CHUNK).max(oldest), first - 1, fetched).await? {
                return Ok(Err(stop));
            }
        }
        Ok(Ok(()))
    }

    /// Fetches days and puts them in the place of what was known of them.
    async fn chunk(
        &mut self,
        key: &ServiceKey,
        from: i32,
        to: i32,
        fetched: &mut Fetched,
    ) -> Result<std::result::Result<(), Stop>> {
        let days = (date_of(from), date_of(to));
        let traffic = match self.google.traffic(key, &self.due.property, days, self.now).await {
            Ok(traffic) => traffic,
            Err(error) => return Ok(Err(Stop::Google(error))),
        };
        let Traffic { rows, zone, currency, sampled, thresholded, incomplete } = traffic;
        self.flags.sampled |= sampled;
        self.flags.thresholded |= thresholded;
        self.flags.incomplete |= incomplete;
        let due = &mut self.due;
        due.first_day = Some(due.first_day.map_or(from, |first| first.min(from)));
        due.last_day = Some(due.last_day.map_or(to, |last| last.max(to)));
        for (known, said) in [(&mut due.zone, zone), (&mut due.currency, currency)] {
            if !said.is_empty() {
                *known = said;
            }
        }
        let (due, lease) = (self.due.clone(), self.lease);
        let rows: Vec<_> = rows
            .into_iter()
            .filter(|row| (from..=to).contains(&day_of(row.day)))
            .enumerate()
            .map(|(n, row)| store::line(n, &row))
            .collect();
        let held = self
            .db
            .write(move |tx| {
                Box::pin(async move {
                    if !store::progress(tx, &due, lease).await? {
                        return Ok(false);
                    }
                    store::replace(tx, &due, (from, to), &rows).await?;
                    Ok(true)
                })
            })
            .await?;
        fetched.days += if held { usize::try_from(to - from + 1).unwrap_or_default() } else { 0 };
        Ok(if held { Ok(()) } else { Err(Stop::Lost) })
    }

    fn failure(&self, code: &str, detail: String) -> Failure {
        Failure { code: code.into(), detail, at: self.now, explanation: None }
    }

    /// Writes how the round ended; the audit trail is told when that is otherwise than before.
    async fn settle(&self, failure: Option<Failure>, next: Timestamp) -> Result<()> {
        let (due, lease, now, flags) = (self.due.clone(), self.lease, self.now, self.flags);
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    let held = store::settle(tx, &due, lease, failure.as_ref(), flags, (now, next)).await?;
                    let code = failure.as_ref().map(|failure| failure.code.as_str());
                    if held && (due.error_code.as_deref() != code || due.fetched_at.is_none()) {
                        let by = Actor::system(due.workspace_id);
                        let change = Change::by(&by, "ga4.fetched", due.brand_id.0, now);
                        let to = json!({"property": due.property, "error": code});
                        tx.tell(change.brand(due.brand_id).from(json!({"error": due.error_code})).to(to));
                    }
                    Ok(())
                })
            })
            .await
    }
}
