//! What sends deliveries: claims what is due, walks each through its network's steps, records what became of it.
//!
//! # Design
//! Three kinds of task. The *dispatcher* claims due rows in batches and hands them out by profile. A *lane* sends one
//! profile's deliveries one after the other. The *ledger* gathers what became of them and writes it in few commits; a lane
//! waits for the ledger only between the steps of one delivery, since there the next call must not begin before the last
//! one is on record. Waking the dispatcher carries no data: it looks into the database for what is due, so a lost signal
//! costs delay, never a post.

use super::{
    DeliveryError, Situation, State, Verdict,
    ledger::{self, Entry},
    store::{self, Claimed, Record},
};
use crate::media::Library;
use selaras_kernel::{Clock, ProfileId, Result, Timestamp, clock::random_fraction};
use selaras_networks::{
    Account, Connector, ConnectorError, ErrorKind, Outgoing, Progress, Registry, Settled, Step,
};
use selaras_store::{Blobs, Db};
use selaras_workspaces::{
    profiles::{self, ProfileMeta, ProfileState},
    vault::Vault,
};
use std::{
    collections::{HashMap, VecDeque},
    sync::Arc,
    time::Duration,
};
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
const REST: Duration = Duration::from_secs(1);
/// How far ahead of its end a secret is refreshed.
const REFRESH_AHEAD: Duration = Duration::from_secs(60);

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
    calls: Semaphore,
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

/// How a lane ended.
enum LaneEnd {
    /// All its deliveries are dealt with.
    Done,
    /// It must rest until this instant; what is left was given back.
    Rest(Timestamp),
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
        let mut dispatcher = Dispatcher {
            shared: shared.clone(),
            lanes: JoinSet::new(),
            waiting: HashMap::new(),
            held: 0,
            idle: Vec::new(),
        };
        let mut last_beat = started;
        let mut last_refresh = Timestamp(0);
        while !*stop.borrow() {
            let now = shared.clock.now();
            if now.since(last_beat) >= BEAT {
                if let Err(e) = beat(&shared, started).await {
                    tracing::error!(error = %e, "the heartbeat was not recorded");
                }
                last_beat = now;
            }
            if now.since(last_refresh) >= REST * 60 {
                last_refresh = now;
                if let Err(e) = dispatcher.refresh_due(now).await {
                    tracing::error!(error = %e, "secrets that end soon could not be refreshed");
                }
            }
            let rest = match dispatcher.claim(now).await {
                Ok(rest) => rest,
                Err(e) => {
                    tracing::error!(error = %e, "nothing could be claimed; trying again");
                    REST
                }
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
        while let Some(ended) = dispatcher.lanes.join_next().await {
            dispatcher.ended(ended);
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

struct Dispatcher {
    shared: Arc<Shared>,
    lanes: JoinSet<(ProfileId, LaneEnd, usize)>,
    /// Claimed deliveries behind the ones their lane is sending now. A profile is a key here while its lane is busy.
    waiting: HashMap<ProfileId, VecDeque<Claimed>>,
    /// Claimed deliveries in memory.
    held: usize,
    /// Lanes that are done with, and when each is free; written before the next claim, so that a lane which is claimed again
    /// is never given up by mistake.
    idle: Vec<(ProfileId, Timestamp)>,
}

impl Dispatcher {
    /// Claims what is due and starts lanes. Returns how long to rest.
    async fn claim(&mut self, now: Timestamp) -> Result<Duration> {
        let batch = usize::try_from(self.shared.options.batch).unwrap_or(1000);
        if self.held >= 2 * batch {
            return Ok(REST);
        }
        let next_due = store::next_due(&self.shared.db).await?;
        if next_due.is_none_or(|due| due > now) {
            self.release().await?;
            return Ok(next_due.map_or(REST, |due| due.since(now).min(REST)));
        }
        self.release().await?;
        let shared = &self.shared;
        let claimed =
            store::claim(&shared.db, shared.id, now, shared.options.lease, shared.options.batch).await?;
        if claimed.is_empty() {
            // What is due lies in lanes that rest or are somebody else's.
            return Ok(REST / 4);
        }
        self.held += claimed.len();
        let full = claimed.len() == batch;
        let mut by_profile: HashMap<ProfileId, VecDeque<Claimed>> = HashMap::new();
        for claim in claimed {
            by_profile.entry(claim.profile_id).or_default().push_back(claim);
        }
        let ids: Vec<_> = by_profile.keys().copied().collect();
        let mut accounts: HashMap<_, _> = profiles::accounts(&shared.db, &shared.vault, &ids)
            .await?
            .into_iter()
            .map(|(meta, account)| (meta.id, (meta, account)))
            .collect();
        for (profile, rows) in by_profile {
            match self.waiting.get_mut(&profile) {
                Some(waiting) => waiting.extend(rows),
                None => self.start(profile, rows, accounts.remove(&profile)),
            }
        }
        Ok(if full { Duration::ZERO } else { REST / 100 })
    }

    fn start(
        &mut self,
        profile: ProfileId,
        rows: VecDeque<Claimed>,
        account: Option<(ProfileMeta, Account)>,
    ) {
        self.waiting.insert(profile, VecDeque::new());
        let shared = self.shared.clone();
        self.lanes.spawn(async move {
            let count = rows.len();
            let end = match account {
                Some((meta, account)) => Lane { shared: shared.clone(), meta, account }.send(rows).await,
                None => {
                    for claim in rows {
                        let gone =
                            ConnectorError::not_done(ErrorKind::SignInNeeded, "the profile was removed");
                        shared.record(failed(&claim, &gone, shared.clock.now()));
                    }
                    LaneEnd::Done
                }
            };
            (profile, end, count)
        });
    }

    fn ended(&mut self, ended: std::result::Result<(ProfileId, LaneEnd, usize), tokio::task::JoinError>) {
        let (profile, end, count) = match ended {
            Ok(end) => end,
            Err(e) => {
                // Its rows stay claimed and are taken over as unconfirmed when their lease is over.
                tracing::error!(error = %e, "a lane broke");
                return;
            }
        };
        self.held -= count;
        let waiting = self.waiting.remove(&profile).unwrap_or_default();
        let free_at = match end {
            LaneEnd::Done if !waiting.is_empty() => {
                // The account is read again with the next claim's batch; until then the rows go back, in order.
                self.restart(profile, waiting);
                return;
            }
            LaneEnd::Done => Timestamp(0),
            LaneEnd::Rest(until) => until,
        };
        self.held -= waiting.len();
        for claim in &waiting {
            self.shared.record(given_back(claim, free_at, self.shared.clock.now()));
        }
        self.idle.push((profile, free_at));
    }

    /// Gives up the lanes that are done with.
    async fn release(&mut self) -> Result<()> {
        if self.idle.is_empty() {
            return Ok(());
        }
        let (worker, idle) = (self.shared.id, self.idle.clone());
        self.shared
            .db
            .write(move |tx| Box::pin(async move { store::release_lanes(tx, worker, &idle).await }))
            .await?;
        self.idle.clear();
        Ok(())
    }

    /// Refreshes secrets that end soon, also of profiles that publish nothing now; each under its profile's lane.
    async fn refresh_due(&mut self, now: Timestamp) -> Result<()> {
        let shared = self.shared.clone();
        for profile in profiles::refresh_due(&shared.db, now, REFRESH_AHEAD * 5).await? {
            if self.waiting.contains_key(&profile)
                || !store::take_lane(&shared.db, shared.id, profile, now, shared.options.lease).await?
            {
                continue;
            }
            self.waiting.insert(profile, VecDeque::new());
            let shared = shared.clone();
            self.lanes.spawn(async move {
                match profiles::accounts(&shared.db, &shared.vault, &[profile]).await {
                    Ok(found) => {
                        for (mut meta, mut account) in found {
                            if let Some(connector) = shared.networks.get(&meta.network)
                                && let Err(e) = refresh(&shared, &**connector, &mut meta, &mut account).await
                            {
                                tracing::warn!(error = %e, profile = %profile, "a secret could not be refreshed");
                            }
                        }
                    }
                    Err(e) => tracing::error!(error = %e, "an account could not be read"),
                }
                (profile, LaneEnd::Done, 0)
            });
        }
        Ok(())
    }

    fn restart(&mut self, profile: ProfileId, rows: VecDeque<Claimed>) {
        self.waiting.insert(profile, VecDeque::new());
        let shared = self.shared.clone();
        self.lanes.spawn(async move {
            let count = rows.len();
            let end = match profiles::accounts(&shared.db, &shared.vault, &[profile]).await {
                Ok(mut found) => match found.pop() {
                    Some((meta, account)) => Lane { shared: shared.clone(), meta, account }.send(rows).await,
                    None => LaneEnd::Rest(give_all_back(&shared, &rows)),
                },
                Err(e) => {
                    tracing::error!(error = %e, profile = %profile, "the account could not be read");
                    LaneEnd::Rest(give_all_back(&shared, &rows))
                }
            };
            (profile, end, count)
        });
    }

    fn give_back_waiting(&mut self) {
        let now = self.shared.clock.now();
        for rows in self.waiting.values_mut() {
            for claim in rows.drain(..) {
                self.held -= 1;
                self.shared.record(given_back(&claim, now, now));
            }
        }
    }
}

fn give_all_back(shared: &Shared, rows: &VecDeque<Claimed>) -> Timestamp {
    let now = shared.clock.now();
    let until = now + REST * 5;
    for claim in rows {
        shared.record(given_back(claim, until, now));
    }
    until
}

impl Shared {
    fn send(&self, entry: Entry) {
        if self.ledger.send(entry).is_err() {
            tracing::error!("the ledger is closed; the delivery will be taken over");
        }
    }

    fn record(&self, record: Record) {
        self.send((Box::new(record), None));
    }

    /// Records and returns once it is durable; false when it is not on record (the worker is ending).
    async fn record_durably(&self, record: Record) -> bool {
        let (done, durable) = oneshot::channel();
        self.send((Box::new(record), Some(done)));
        durable.await.is_ok()
    }
}

/// One profile's deliveries on their way.
struct Lane {
    shared: Arc<Shared>,
    meta: ProfileMeta,
    account: Account,
}

/// What the lane does after a delivery.
enum Flow {
    Next,
    Rest(Timestamp),
}

impl Lane {
    async fn send(mut self, mut rows: VecDeque<Claimed>) -> LaneEnd {
        if self.meta.state == ProfileState::Paused {
            return LaneEnd::Rest(give_all_back(&self.shared, &rows));
        }
        while let Some(claim) = rows.pop_front() {
            let flow = {
                let shared = self.shared.clone();
                let Ok(_permit) = shared.calls.acquire().await else { return LaneEnd::Done };
                self.deliver(&claim).await
            };
            if let Flow::Rest(until) = flow {
                let now = self.shared.clock.now();
                for claim in &rows {
                    self.shared.record(given_back(claim, until, now));
                }
                return LaneEnd::Rest(until);
            }
        }
        LaneEnd::Done
    }

    async fn deliver(&mut self, claim: &Claimed) -> Flow {
        let shared = self.shared.clone();
        let Some(connector) = shared.networks.get(&self.meta.network) else {
            let gone = ConnectorError::not_done(
                ErrorKind::Rejected,
                format!("this release does not know the network {}", self.meta.network),
            );
            shared.record(failed(claim, &gone, shared.clock.now()));
            return Flow::Next;
        };
        let connector: &dyn Connector = &**connector;
        if self.account.secret.expires_at.is_some_and(|end| end < shared.clock.now() + REFRESH_AHEAD)
            && let Err(error) = self.refresh(connector).await
        {
            return self.after(
                claim,
                connector,
                &progress_of(claim, connector),
                claim.prepared_at,
                &error,
                true,
            );
        }
        let mut prepared_at = claim.prepared_at;
        let mut progress = progress_of(claim, connector);
        if claim.state == State::Unconfirmed.as_str()
            && !self.situation(claim, connector, prepared_at, false).repeat_is_harmless()
        {
            match self.settle(claim, connector, &progress).await {
                Ok(Settled::Appeared(found)) => progress = found,
                Ok(Settled::Absent) => {
                    prepared_at = shared.clock.now();
                    let fresh =
                        connector.prepare(&claim.content, super::key(claim.id, prepared_at), prepared_at);
                    progress.keys = fresh.keys;
                    let record = Record {
                        prepared_at: Some(prepared_at),
                        progress: Some(progress.clone()),
                        ..underway(claim, &shared)
                    };
                    if !shared.record_durably(record).await {
                        return Flow::Next;
                    }
                }
                Ok(Settled::Unknown) => {
                    return self.look_again(
                        claim,
                        &progress,
                        "the account could be read, but not whether the post is there",
                    );
                }
                Err(error) => {
                    return self.after(
                        claim,
                        connector,
                        &progress,
                        prepared_at,
                        &ConnectorError { outcome: selaras_networks::Outcome::Unknown, ..error },
                        false,
                    );
                }
            }
            if progress.posted.len() == claim.content.parts.len() {
                shared.record(published(claim, progress, shared.clock.now()));
                return Flow::Next;
            }
        }
        let mut refreshed = false;
        loop {
            let library = Library::new(shared.db.clone(), shared.blobs.clone(), claim.workspace_id);
            let outgoing = Outgoing {
                account: &self.account,
                content: &claim.content,
                media: &library,
                key: super::key(claim.id, prepared_at),
                prepared_at,
                now: shared.clock.now(),
            };
            match connector.publish(&outgoing, &progress).await {
                Ok(Step::Published(progress)) => {
                    shared.record(published(claim, progress, shared.clock.now()));
                    return Flow::Next;
                }
                Ok(Step::Advance(next)) => {
                    progress = next;
                    let record = Record {
                        prepared_at: Some(prepared_at),
                        progress: Some(progress.clone()),
                        ..underway(claim, &shared)
                    };
                    if !shared.record_durably(record).await {
                        return Flow::Next;
                    }
                }
                Ok(Step::Wait(next, how_long)) => {
                    let until = shared.clock.now() + how_long;
                    // Nothing is under way at the network, so it is `scheduled`, with its progress.
                    shared.record(Record {
                        state: State::Scheduled,
                        next_at: Some(until),
                        attempts: claim.attempts - 1,
                        prepared_at: Some(prepared_at),
                        progress: Some(next),
                        ..underway(claim, &shared)
                    });
                    return Flow::Rest(until);
                }
                Err(error) => {
                    let verdict = self.situation(claim, connector, prepared_at, refreshed).after(&error);
                    if verdict == Verdict::Refresh {
                        refreshed = true;
                        match self.refresh(connector).await {
                            Ok(()) => continue,
                            Err(error) => {
                                return self.after(claim, connector, &progress, prepared_at, &error, true);
                            }
                        }
                    }
                    if error.kind == ErrorKind::SignInNeeded
                        && let Err(e) =
                            profiles::record_error(&shared.db, self.meta.id, &error, shared.clock.now()).await
                    {
                        tracing::error!(error = %e, profile = %self.meta.id, "the profile's state was not recorded");
                    }
                    return self.after(claim, connector, &progress, prepared_at, &error, refreshed);
                }
            }
        }
    }

    fn situation(
        &self,
        claim: &Claimed,
        connector: &dyn Connector,
        prepared_at: Timestamp,
        refreshed: bool,
    ) -> Situation {
        let capability = connector.capability();
        Situation {
            attempts: claim.attempts,
            repeat: capability.repeat,
            settles: capability.settles,
            prepared_at,
            refreshed,
            now: self.shared.clock.now(),
            jitter: random_fraction(),
        }
    }

    /// Records what follows from an error.
    fn after(
        &self,
        claim: &Claimed,
        connector: &dyn Connector,
        progress: &Progress,
        prepared_at: Timestamp,
        error: &ConnectorError,
        refreshed: bool,
    ) -> Flow {
        let now = self.shared.clock.now();
        let verdict = self.situation(claim, connector, prepared_at, refreshed).after(error);
        let doubt =
            error.outcome == selaras_networks::Outcome::Unknown || claim.state == State::Unconfirmed.as_str();
        let state = if doubt { State::Unconfirmed } else { State::Scheduled };
        tracing::info!(delivery = %claim.id, attempts = claim.attempts, error = %error, ?verdict, "a delivery did not get through");
        let mut record = Record {
            state,
            prepared_at: Some(prepared_at),
            progress: Some(progress.clone()),
            error: Some(DeliveryError::of(error, now)),
            ..underway(claim, &self.shared)
        };
        match verdict {
            Verdict::Retry(at) | Verdict::Look(at) => {
                record.next_at = Some(at);
                self.shared.record(record);
                let in_order =
                    claim.attempts <= super::ATTEMPTS_IN_ORDER || error.kind == ErrorKind::RateLimited;
                if in_order { Flow::Rest(at) } else { Flow::Next }
            }
            Verdict::Ask => {
                record.state = State::Unconfirmed;
                record.next_at = None;
                self.shared.record(record);
                Flow::Next
            }
            // What an earlier attempt may have sent is not "failed", whatever this one came to.
            Verdict::Fail | Verdict::Refresh if doubt => {
                record.next_at = None;
                self.shared.record(record);
                Flow::Next
            }
            Verdict::Fail | Verdict::Refresh => {
                self.shared.record(Record {
                    progress: Some(progress.clone()),
                    prepared_at: Some(prepared_at),
                    ..failed(claim, error, now)
                });
                Flow::Next
            }
        }
    }

    fn look_again(&self, claim: &Claimed, progress: &Progress, why: &str) -> Flow {
        let now = self.shared.clock.now();
        let error = ConnectorError::unknown(ErrorKind::NoAnswer, why);
        let next_at = (claim.attempts < super::LOOKS_MAX)
            .then(|| now + super::pause(claim.attempts, random_fraction()));
        self.shared.record(Record {
            state: State::Unconfirmed,
            next_at,
            progress: Some(progress.clone()),
            error: Some(DeliveryError::of(&error, now)),
            ..underway(claim, &self.shared)
        });
        Flow::Next
    }

    async fn settle(
        &self,
        claim: &Claimed,
        connector: &dyn Connector,
        progress: &Progress,
    ) -> selaras_networks::Result<Settled> {
        if !connector.capability().settles {
            return Ok(Settled::Unknown);
        }
        let library = Library::new(self.shared.db.clone(), self.shared.blobs.clone(), claim.workspace_id);
        let outgoing = Outgoing {
            account: &self.account,
            content: &claim.content,
            media: &library,
            key: super::key(claim.id, claim.prepared_at),
            prepared_at: claim.prepared_at,
            now: self.shared.clock.now(),
        };
        connector.settle(&outgoing, progress).await
    }

    /// Gets a new secret and saves it before it is used. The lane makes sure that only one does so per profile.
    async fn refresh(&mut self, connector: &dyn Connector) -> std::result::Result<(), ConnectorError> {
        refresh(&self.shared, connector, &mut self.meta, &mut self.account).await
    }
}

async fn refresh(
    shared: &Shared,
    connector: &dyn Connector,
    meta: &mut ProfileMeta,
    account: &mut Account,
) -> std::result::Result<(), ConnectorError> {
    let now = shared.clock.now();
    match connector.refresh(account, now).await {
        Ok(secret) => {
            match profiles::save_secret(&shared.db, &shared.vault, meta.id, &secret, meta.version, now).await
            {
                Ok(version) => meta.version = version,
                Err(e) => {
                    // The old token may be spent by now, so the new one is used even if it could not be saved.
                    tracing::error!(error = %e, profile = %meta.id, "the refreshed secret could not be saved");
                }
            }
            account.secret = secret;
            Ok(())
        }
        Err(error) => {
            if error.kind == ErrorKind::SignInNeeded
                && let Err(e) = profiles::record_error(&shared.db, meta.id, &error, now).await
            {
                tracing::error!(error = %e, profile = %meta.id, "the profile's state was not recorded");
            }
            Err(error)
        }
    }
}

fn progress_of(claim: &Claimed, connector: &dyn Connector) -> Progress {
    match &claim.progress {
        Some(progress) if !progress.keys.is_empty() => progress.0.clone(),
        _ => connector.prepare(&claim.content, super::key(claim.id, claim.prepared_at), claim.prepared_at),
    }
}

/// The record of a delivery that is still with the worker.
fn underway(claim: &Claimed, shared: &Shared) -> Record {
    let now = shared.clock.now();
    Record {
        id: claim.id,
        fence: claim.fence,
        workspace: claim.workspace_id,
        brand: claim.brand_id,
        post: claim.post_id,
        profile: claim.profile_id,
        state: State::Publishing,
        next_at: Some(now + shared.options.lease),
        attempts: claim.attempts,
        prepared_at: Some(claim.prepared_at),
        published_at: None,
        progress: None,
        error: None,
        at: now,
    }
}

fn bare(claim: &Claimed, state: State, at: Timestamp) -> Record {
    Record {
        id: claim.id,
        fence: claim.fence,
        workspace: claim.workspace_id,
        brand: claim.brand_id,
        post: claim.post_id,
        profile: claim.profile_id,
        state,
        next_at: None,
        attempts: claim.attempts,
        prepared_at: Some(claim.prepared_at),
        published_at: None,
        progress: claim.progress.as_ref().map(|p| p.0.clone()),
        error: None,
        at,
    }
}

fn published(claim: &Claimed, progress: Progress, now: Timestamp) -> Record {
    Record { published_at: Some(now), progress: Some(progress), ..bare(claim, State::Published, now) }
}

fn failed(claim: &Claimed, error: &ConnectorError, now: Timestamp) -> Record {
    Record { error: Some(DeliveryError::of(error, now)), ..bare(claim, State::Failed, now) }
}

/// A claimed delivery that was not begun goes back to what it was, to be looked at again at `next_at`.
fn given_back(claim: &Claimed, next_at: Timestamp, now: Timestamp) -> Record {
    let state =
        if claim.state == State::Unconfirmed.as_str() { State::Unconfirmed } else { State::Scheduled };
    let attempts = claim.attempts - 1;
    // A first attempt that never began must not count towards the time the network remembers its keys.
    let prepared_at = (attempts > 0).then_some(claim.prepared_at);
    Record {
        next_at: Some(next_at.max(claim.due_at.unwrap_or(next_at))),
        attempts,
        prepared_at,
        ..bare(claim, state, now)
    }
}
