//! Who hands out the work: claims due deliveries in batches and gives each profile's to a lane of its own.

use super::{
    lane::{self, Lane, LaneEnd},
    store::{self, Claimed},
    worker::{REFRESH_AHEAD, REST, Shared},
};
use futures::FutureExt;
use selaras_kernel::{ProfileId, Result, Timestamp};
use selaras_networks::{Account, ConnectorError, ErrorKind};
use selaras_workspaces::profiles::{self, ProfileMeta};
use std::{
    collections::{HashMap, VecDeque},
    panic::AssertUnwindSafe,
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
        // A claim looks at everything that is due, so it is made when it is worth a batch, not for every few that went out.
        if self.held > batch {
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
            match self.waiting.get_mut(&claim.profile_id) {
                Some(waiting) => waiting.push_back(claim),
                None => by_profile.entry(claim.profile_id).or_default().push_back(claim),
            }
        }
        let ids: Vec<_> = by_profile.keys().copied().collect();
        let mut accounts = match profiles::accounts(&shared.db, &shared.vault, &ids).await {
            Ok(found) => Some(found.into_iter().map(by_id).collect::<HashMap<_, _>>()),
            Err(e) => {
                // The rows are claimed by now. Each lane reads its own account, so that one which cannot be read holds up
                // no other, and gives its rows back if it cannot.
                tracing::error!(error = %e, "accounts could not be read together; reading them one by one");
                None
            }
        };
        for (profile, rows) in by_profile {
            let known = match &mut accounts {
                Some(accounts) => Known::Read(accounts.remove(&profile).map(Box::new)),
                None => Known::Unread,
            };
            self.start(profile, rows, known);
        }
        Ok(if full { Duration::ZERO } else { REST / 100 })
    }

    fn start(&mut self, profile: ProfileId, mut rows: VecDeque<Claimed>, known: Known) {
        self.waiting.insert(profile, VecDeque::new());
        let shared = self.shared.clone();
        self.lanes.spawn(async move {
            let count = rows.len();
            let sent = AssertUnwindSafe(send(&shared, profile, &mut rows, known)).catch_unwind().await;
            let end = sent.unwrap_or_else(|_| {
                tracing::error!(%profile, "a lane broke");
                LaneEnd::Rest(lane::broken(&shared, &rows))
            });
            (profile, end, count)
        });
    }

    pub fn ended(&mut self, ended: std::result::Result<(ProfileId, LaneEnd, usize), tokio::task::JoinError>) {
        let (profile, end, count) = match ended {
            Ok(end) => end,
            Err(e) => {
                // Only the end of the process ends a lane from outside; its rows are taken over as unconfirmed.
                tracing::error!(error = %e, "a lane was ended");
                return;
            }
        };
        self.held -= count;
        let waiting = self.waiting.remove(&profile).unwrap_or_default();
        let free_at = match end {
            LaneEnd::Done if !waiting.is_empty() => {
                self.start(profile, waiting, Known::Unread);
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
                if AssertUnwindSafe(refresh(&shared, profile)).catch_unwind().await.is_err() {
                    tracing::error!(%profile, "refreshing a secret broke");
                }
                (profile, LaneEnd::Done, 0)
            });
        }
        Ok(())
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

/// What is known of a lane's account when the lane starts.
enum Known {
    /// It is still to be read.
    Unread,
    /// It was read; nothing when the profile was removed.
    Read(Option<Box<(ProfileMeta, Account)>>),
}

fn by_id((meta, account): (ProfileMeta, Account)) -> (ProfileId, (ProfileMeta, Account)) {
    (meta.id, (meta, account))
}

/// Sends a lane's deliveries, or says of each why not.
async fn send(
    shared: &Arc<Shared>,
    profile: ProfileId,
    rows: &mut VecDeque<Claimed>,
    known: Known,
) -> LaneEnd {
    let account = match known {
        Known::Read(account) => account,
        Known::Unread => match profiles::accounts(&shared.db, &shared.vault, &[profile]).await {
            Ok(mut found) => found.pop().map(Box::new),
            Err(e) => {
                tracing::error!(error = %e, %profile, "the account could not be read");
                return LaneEnd::Rest(lane::give_all_back(shared, rows));
            }
        },
    };
    let Some(account) = account else {
        for claim in rows.iter() {
            let gone = ConnectorError::not_done(ErrorKind::SignInNeeded, "the profile was removed");
            shared.record(lane::failed(claim, &gone, shared.clock.now()));
        }
        return LaneEnd::Done;
    };
    let (meta, account) = *account;
    if meta.sample {
        for claim in rows.iter() {
            shared.record(lane::refused_as_sample(claim, shared.clock.now()));
        }
        return LaneEnd::Done;
    }
    Lane::new(shared.clone(), meta, account).send(rows).await
}

async fn refresh(shared: &Shared, profile: ProfileId) {
    match profiles::accounts(&shared.db, &shared.vault, &[profile]).await {
        Ok(found) => {
            for (mut meta, mut account) in found {
                if let Some(connector) = shared.networks.get(&meta.network)
                    && let Err(e) = lane::refresh(
                        &shared.db,
                        &shared.vault,
                        shared.clock.now(),
                        &**connector,
                        &mut meta,
                        &mut account,
                    )
                    .await
                {
                    tracing::warn!(error = %e, %profile, "a secret could not be refreshed");
                }
            }
        }
        Err(e) => tracing::error!(error = %e, %profile, "an account could not be read"),
    }
}
