//! How one profile's deliveries go out: one after the other, each through its network's steps.

use super::{
    DeliveryError, Situation, State, Verdict,
    store::{Claimed, Record},
    worker::{REFRESH_AHEAD, REST, Shared},
};
use crate::media::Library;
use selaras_kernel::{Timestamp, clock::random_fraction};
use selaras_networks::{
    Account, Connector, ConnectorError, ErrorKind, Outcome, Outgoing, Progress, Settled, Step,
};
use selaras_store::Db;
use selaras_workspaces::{
    profiles::{self, ProfileMeta, ProfileState},
    vault::Vault,
};
use sqlx::types::Json;
use std::{collections::VecDeque, sync::Arc};

/// Attempts after which an unconfirmed delivery is not looked for any more while the looking itself fails: sending and
/// looking are counted together. About ten hours, so that most outages end before a person is asked.
const ATTEMPTS_WITH_LOOKS_MAX: i32 = super::ATTEMPTS_MAX + super::LOOKS_MAX;

/// How a lane ended.
pub(super) enum LaneEnd {
    /// All its deliveries are dealt with.
    Done,
    /// It must rest until this instant; what is left was given back.
    Rest(Timestamp),
}

/// One profile's deliveries on their way.
pub(super) struct Lane {
    shared: Arc<Shared>,
    meta: ProfileMeta,
    account: Account,
}

/// What the lane does after a delivery.
enum Flow {
    Next,
    Rest(Timestamp),
    /// It is not this worker's any more.
    Lost,
}

impl Lane {
    pub fn new(shared: Arc<Shared>, meta: ProfileMeta, account: Account) -> Self {
        Self { shared, meta, account }
    }

    /// Sends `rows`. While it does, the first of them is the one under way.
    pub async fn send(mut self, rows: &mut VecDeque<Claimed>) -> LaneEnd {
        if self.meta.state == ProfileState::Paused {
            return LaneEnd::Rest(give_all_back(&self.shared, rows));
        }
        while let Some(claim) = rows.front_mut() {
            let flow = {
                let shared = self.shared.clone();
                let Ok(_permit) = shared.calls.acquire().await else { return LaneEnd::Done };
                self.deliver(claim).await
            };
            rows.pop_front();
            let now = self.shared.clock.now();
            let until = match flow {
                Flow::Next => continue,
                Flow::Rest(until) => until,
                // What waits behind it was taken over with it, most likely. What was not is claimed anew.
                Flow::Lost => now,
            };
            for claim in rows.iter() {
                self.shared.record(given_back(claim, until, now));
            }
            return LaneEnd::Rest(until);
        }
        LaneEnd::Done
    }

    async fn deliver(&mut self, claim: &mut Claimed) -> Flow {
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
                        return Flow::Lost;
                    }
                    claim.prepared_at = prepared_at;
                    claim.progress = Some(Json(progress.clone()));
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
                        &ConnectorError { outcome: Outcome::Unknown, ..error },
                        false,
                    );
                }
            }
            if progress.posted.len() == claim.content.parts.len() {
                shared.record(published(claim, progress, shared.clock.now()));
                return Flow::Next;
            }
        }
        // The terms of a file may have changed since the post was planned, and a pause may have outlasted them.
        // Of what may be out already only the fate is still to be found: it left while it was allowed to.
        let in_doubt = claim.state == State::Unconfirmed.as_str() && prepared_at == claim.prepared_at;
        let files = crate::posts::files(std::iter::once(&claim.content.0));
        let now = shared.clock.now();
        if !in_doubt
            && let Err(error) =
                crate::media::allow(&shared.db, claim.workspace_id, claim.brand_id, &files, now).await
        {
            let refused = match error.problem() {
                Some(problem) => {
                    let said =
                        |name: &str| problem.params.get(name).and_then(|v| v.as_str()).unwrap_or_default();
                    ConnectorError::not_done(ErrorKind::Rights, format!("{}: {}", said("name"), said("date")))
                }
                None => {
                    tracing::warn!(%error, "the rights of a post's files could not be read");
                    ConnectorError::not_done(ErrorKind::Unavailable, "our own library could not be read")
                }
            };
            return self.after(claim, connector, &progress, prepared_at, &refused, false);
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
                    // What got through is not to be paid for by the pauses of what comes after it.
                    claim.attempts = 1;
                    let record = Record {
                        prepared_at: Some(prepared_at),
                        progress: Some(progress.clone()),
                        ..underway(claim, &shared)
                    };
                    if !shared.record_durably(record).await {
                        return Flow::Lost;
                    }
                    claim.progress = Some(Json(progress.clone()));
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
        let verdict = match self.situation(claim, connector, prepared_at, refreshed).after(error) {
            Verdict::Look(_) if claim.attempts >= ATTEMPTS_WITH_LOOKS_MAX => Verdict::Ask,
            verdict => verdict,
        };
        let doubt = error.outcome == Outcome::Unknown || claim.state == State::Unconfirmed.as_str();
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
    /// However unclear its end, nothing of the post was sent by it.
    async fn refresh(&mut self, connector: &dyn Connector) -> std::result::Result<(), ConnectorError> {
        let Shared { db, vault, clock, .. } = &*self.shared;
        refresh(db, vault, clock.now(), connector, &mut self.meta, &mut self.account)
            .await
            .map_err(|error| ConnectorError { outcome: Outcome::NotDone, ..error })
    }
}

/// Gets a new secret and saves it before it is used; the caller holds the profile's lane.
pub(crate) async fn refresh(
    db: &Db,
    vault: &Vault,
    now: Timestamp,
    connector: &dyn Connector,
    meta: &mut ProfileMeta,
    account: &mut Account,
) -> std::result::Result<(), ConnectorError> {
    match connector.refresh(account, now).await {
        Ok(secret) => {
            match profiles::save_secret(db, vault, meta.id, &secret, meta.version, now).await {
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
                && let Err(e) = profiles::record_error(db, meta.id, &error, now).await
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
        comments: false,
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
        comments: false,
        at,
    }
}

fn published(claim: &Claimed, progress: Progress, now: Timestamp) -> Record {
    let comments = claim.content.first_comment.is_some();
    Record {
        published_at: Some(now),
        progress: Some(progress),
        comments,
        ..bare(claim, State::Published, now)
    }
}

pub(super) fn failed(claim: &Claimed, error: &ConnectorError, now: Timestamp) -> Record {
    Record { error: Some(DeliveryError::of(error, now)), ..bare(claim, State::Failed, now) }
}

/// What becomes of a delivery to a sample profile: no network is ever called for it.
pub(super) fn refused_as_sample(claim: &Claimed, now: Timestamp) -> Record {
    let error = DeliveryError { code: "sample_profile".into(), detail: String::new(), at: now };
    Record { error: Some(error), ..bare(claim, State::Failed, now) }
}

/// A claimed delivery that was not begun goes back to what it was, to be looked at again at `next_at`.
pub(super) fn given_back(claim: &Claimed, next_at: Timestamp, now: Timestamp) -> Record {
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

/// Gives back deliveries that were not begun, for a little later; says when.
pub(super) fn give_all_back(shared: &Shared, rows: &VecDeque<Claimed>) -> Timestamp {
    let now = shared.clock.now();
    let until = now + REST * 5;
    for claim in rows {
        shared.record(given_back(claim, until, now));
    }
    until
}

/// What a lane that broke had left, the delivery under way first: that one may have appeared, the others were not begun.
/// Says when the lane may go on.
pub(super) fn broken(shared: &Shared, rows: &VecDeque<Claimed>) -> Timestamp {
    let now = shared.clock.now();
    let mut rest_until = now + REST * 5;
    let mut rows = rows.iter();
    if let Some(claim) = rows.next() {
        let error = ConnectorError::unknown(ErrorKind::NoAnswer, "an error of Selaras cut the call off");
        let pause = super::pause(claim.attempts, random_fraction()).max(super::UNCLEAR_PAUSE);
        let next_at = (claim.attempts < super::ATTEMPTS_MAX).then(|| now + pause);
        if let Some(at) = next_at.filter(|_| claim.attempts <= super::ATTEMPTS_IN_ORDER) {
            rest_until = at;
        }
        shared.record(Record {
            next_at,
            error: Some(DeliveryError::of(&error, now)),
            ..bare(claim, State::Unconfirmed, now)
        });
    }
    for claim in rows {
        shared.record(given_back(claim, rest_until, now));
    }
    rest_until
}
