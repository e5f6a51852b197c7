//! Who hands out the work: claims due deliveries in batches and gives each profile's to a lane of its own.

use super::{
    lane::{self, Lane, LaneEnd},
    store::{self, Claimed},
    worker::{REFRESH_AHEAD, REST, Shared},
};
use selaras_kernel::{ProfileId, Result, Timestamp};
use selaras_networks::{Account, ConnectorError, ErrorKind};
use selaras_workspaces::profiles::{self, ProfileMeta};
use std::{
    collections::{HashMap, VecDeque},
    sync::Arc,
    time::Duration,
};
use tokio::task::JoinSet;

pub(super) struct Dispatcher {
    shared: Arc<Shared>,
    pub lanes: JoinSet<(ProfileId, LaneEnd, usize)>,
    /// Claimed deliveries behind the ones their lane is sending now. A profile is a key here while its lane is busy.
    waiting: HashMap<ProfileId, VecDeque<Claimed>>,
    /// Claimed deliveries in memory.
    held: usize,
    /// Lanes that are done with, and when each is free; written before the next claim, so that a lane which is claimed again
    /// is never given up by mistake.
    idle: Vec<(ProfileId, Timestamp)>,
    /// How long a claim lasts of which it is not known whether it was committed.
    unsure: Option<Timestamp>,
}

impl Dispatcher {
    pub fn new(shared: Arc<Shared>) -> Self {
        Self {
            shared,
            lanes: JoinSet::new(),
            waiting: HashMap::new(),
            held: 0,
            idle: Vec::new(),
            unsure: None,
        }
    }

    /// Claims what is due and starts lanes. Returns how long to rest.
    pub async fn claim(&mut self, now: Timestamp) -> Result<Duration> {
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
        if let Some(until) = self.unsure {
            // Its rows are this worker's and in nobody's memory: the heartbeat would renew them for ever.
            store::disown(&shared.db, shared.id, until, now).await?;
            self.unsure = None;
        }
        let claimed =
            store::claim(&shared.db, shared.id, now, shared.options.lease, shared.options.batch).await;
        let claimed = claimed.inspect_err(|_| self.unsure = Some(now + shared.options.lease))?;
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
            let (count, mut rows) = (rows.len(), rows);
            let end = match account {
                Some((meta, account)) => Lane::new(shared.clone(), meta, account).send(&mut rows).await,
                None => {
                    for claim in rows {
                        let gone =
                            ConnectorError::not_done(ErrorKind::SignInNeeded, "the profile was removed");
                        shared.record(lane::failed(&claim, &gone, shared.clock.now()));
                    }
                    LaneEnd::Done
                }
            };
            (profile, end, count)
        });
    }

    pub fn ended(&mut self, ended: std::result::Result<(ProfileId, LaneEnd, usize), tokio::task::JoinError>) {
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
            self.shared.record(lane::given_back(claim, free_at, self.shared.clock.now()));
        }
        self.idle.push((profile, free_at));
    }

    /// Gives up the lanes that are done with.
    pub async fn release(&mut self) -> Result<()> {
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
    pub async fn refresh_due(&mut self, now: Timestamp) -> Result<()> {
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
                                && let Err(e) = lane::refresh(&shared, &**connector, &mut meta, &mut account).await
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
            let (count, mut rows) = (rows.len(), rows);
            let end = match profiles::accounts(&shared.db, &shared.vault, &[profile]).await {
                Ok(mut found) => match found.pop() {
                    Some((meta, account)) => Lane::new(shared.clone(), meta, account).send(&mut rows).await,
                    None => LaneEnd::Rest(lane::give_all_back(&shared, &rows)),
                },
                Err(e) => {
                    tracing::error!(error = %e, profile = %profile, "the account could not be read");
                    LaneEnd::Rest(lane::give_all_back(&shared, &rows))
                }
            };
            (profile, end, count)
        });
    }

    pub fn give_back_waiting(&mut self) {
        let now = self.shared.clock.now();
        for rows in self.waiting.values_mut() {
            for claim in rows.drain(..) {
                self.held -= 1;
                self.shared.record(lane::given_back(&claim, now, now));
            }
        }
    }
}
