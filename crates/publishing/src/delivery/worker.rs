//! What sends deliveries: claims what is due, walks each through its network's steps, records what became of it.
//!
//! # Design
//! Three kinds of task. The *dispatcher* claims due rows in batches and hands them out by profile. A *lane* sends one
//! profile's deliveries one after the other. The *ledger* gathers what became of them and writes it in few commits; a lane
//! waits for the ledger only between the steps of one delivery, since there the next call must not begin before the last
//! one is on record. Waking the dispatcher carries no data: it looks into the database for what is due, so a lost signal
//! costs delay, never a post.

use super::{
    dispatcher::Dispatcher,
    ledger::{self, Entry},
    store::{self, Record},
};
use selaras_kernel::{Clock, Result, Timestamp};
use selaras_networks::Registry;
use selaras_store::{Blobs, Db};
use selaras_workspaces::vault::Vault;
use std::{sync::Arc, time::Duration};
use tokio::{
    sync::{Notify, Semaphore, mpsc, oneshot, watch},
    task::JoinSet,
};
use uuid::Uuid;

/// How the worker works.
#[derive(Clone, Debug)]
pub struct Options {
    /// Most calls to networks at the same time.
    pub concurrency: usize,
    /// How long a claim lasts without being renewed; longer than any single call may take.
    pub lease: Duration,
    /// Most deliveries claimed at once.
    pub batch: i64,
    /// A name people recognise in `doctor`, such as the host's.
    pub name: String,
    /// Whether no other worker can be alive (embedded database): then whatever others held is taken over at once.
    pub alone: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            concurrency: 64,
            lease: Duration::from_secs(600),
            batch: 1000,
            name: "selaras".into(),
            alone: true,
        }
    }
}

/// How often a worker shows that it is alive.
pub const BEAT: Duration = Duration::from_secs(5);
/// A worker whose last beat is older than this is dead.
pub const DEAD_AFTER: Duration = Duration::from_secs(20);
/// How long the dispatcher rests at most: what other nodes scheduled is seen after this.
pub(super) const REST: Duration = Duration::from_secs(1);
/// How far ahead of its end a secret is refreshed.
pub(crate) const REFRESH_AHEAD: Duration = Duration::from_secs(60);

/// What every task of the worker shares.
pub(super) struct Shared {
    pub id: Uuid,
    pub db: Db,
    pub vault: Arc<Vault>,
    pub networks: Arc<Registry>,
    pub blobs: Blobs,
    pub clock: Arc<dyn Clock>,
    pub options: Options,
    ledger: mpsc::UnboundedSender<Entry>,
    pub calls: Semaphore,
}

/// Everything a worker needs.
pub struct Worker {
    /// The database.
    pub db: Db,
    /// Opens the tokens of profiles.
    pub vault: Arc<Vault>,
    /// The networks.
    pub networks: Arc<Registry>,
    /// Where files are.
    pub blobs: Blobs,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// How to work.
    pub options: Options,
}

impl Worker {
    /// Works until `stop` turns true, then finishes the calls under way and records them.
    ///
    /// # Errors
    /// When the database fails at the start; later failures are logged and tried again.
    pub async fn run(self, wake: Arc<Notify>, stop: watch::Receiver<bool>) -> Result<()> {
        self.work(wake, stop, false).await
    }

    /// Sends everything that is due by the clock now, records it, and returns.
    ///
    /// # Errors
    /// As `run`.
    pub async fn drain(self) -> Result<()> {
        let (_keep, stop) = watch::channel(false);
        self.work(Arc::new(Notify::new()), stop, true).await
    }

    async fn work(self, wake: Arc<Notify>, mut stop: watch::Receiver<bool>, until_idle: bool) -> Result<()> {
        let (ledger, entries) = mpsc::unbounded_channel();
        let started = self.clock.now();
        let shared = Arc::new(Shared {
            id: selaras_kernel::JobId::new(started).0,
            db: self.db,
            vault: self.vault,
            networks: self.networks,
            blobs: self.blobs,
            clock: self.clock,
            calls: Semaphore::new(self.options.concurrency),
            options: self.options,
            ledger,
        });
        let mut keeper = JoinSet::new();
        keeper.spawn(ledger::keep(shared.db.clone(), shared.clock.clone(), entries));
        beat(&shared, started).await?;
        let mut dispatcher = Dispatcher::new(shared.clone());
        let mut last_beat = started;
        let mut last_refresh = Timestamp(0);
        while !*stop.borrow() {
            let now = shared.clock.now();
            let mut beaten = true;
            if now.since(last_beat) >= BEAT {
                match beat(&shared, started).await {
                    Ok(()) => last_beat = now,
                    Err(e) => {
                        tracing::error!(error = %e, "the heartbeat was not recorded");
                        beaten = false;
                    }
                }
            }
            if now.since(last_refresh) >= REST * 60 {
                last_refresh = now;
                if let Err(e) = dispatcher.refresh_due(now).await {
                    tracing::error!(error = %e, "secrets that end soon could not be refreshed");
                }
            }
            // Without a beat what this worker holds is not renewed, and it would claim its own once more.
            let rest = if beaten {
                dispatcher.claim(now).await.unwrap_or_else(|e| {
                    tracing::error!(error = %e, "nothing could be claimed; trying again");
                    REST
                })
            } else {
                REST
            };
            if until_idle && !rest.is_zero() && dispatcher.lanes.is_empty() {
                break;
            }
            tokio::select! {
                () = wake.notified() => {}
                () = pause(rest) => {}
                Some(ended) = dispatcher.lanes.join_next() => {
                    dispatcher.ended(ended);
                    while let Some(ended) = dispatcher.lanes.try_join_next() {
                        dispatcher.ended(ended);
                    }
                }
                _ = stop.changed() => {}
            }
        }
        dispatcher.give_back_waiting();
        // What is under way is still this worker's, so it goes on showing that it lives.
        while !dispatcher.lanes.is_empty() {
            tokio::select! {
                Some(ended) = dispatcher.lanes.join_next() => dispatcher.ended(ended),
                () = pause(BEAT) => {
                    if let Err(e) = beat(&shared, started).await {
                        tracing::error!(error = %e, "the heartbeat was not recorded");
                    }
                }
            }
        }
        if let Err(e) = dispatcher.release().await {
            tracing::warn!(error = %e, "lanes stay held until this worker is found dead");
        }
        drop(dispatcher);
        drop(shared);
        // The ledger ends when the last sender is gone and everything is on record.
        while keeper.join_next().await.is_some() {}
        Ok(())
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the dispatcher rests between looks; what is due is read from the database"
)]
async fn pause(rest: Duration) {
    tokio::time::sleep(rest).await;
}

async fn beat(shared: &Shared, started: Timestamp) -> Result<()> {
    let now = shared.clock.now();
    store::beat(&shared.db, shared.id, &shared.options.name, started, now, now + shared.options.lease)
        .await?;
    let dead_before = if shared.options.alone { now } else { now - DEAD_AFTER };
    let taken = store::bury(&shared.db, shared.id, dead_before, now, now + super::UNCLEAR_PAUSE).await?;
    if taken > 0 {
        tracing::warn!(deliveries = taken, "took over what a dead worker held");
    }
    Ok(())
}

impl Shared {
    fn send(&self, mut entry: Entry) {
        let record = &mut entry.0;
        ledger::make_storable(record.error.as_mut(), record.progress.as_mut());
        if self.ledger.send(entry).is_err() {
            tracing::error!("the ledger is closed; the delivery will be taken over");
        }
    }

    pub fn record(&self, record: Record) {
        self.send((Box::new(record), None));
    }

    /// Records and returns once it is durable; false when it is not on record (the delivery was taken over, or the worker is
    /// ending): then it is no longer this worker's.
    pub async fn record_durably(&self, record: Record) -> bool {
        let (done, kept) = oneshot::channel();
        self.send((Box::new(record), Some(done)));
        kept.await.unwrap_or(false)
    }
}

#[cfg(test)]
mod tests;
