//! How a first comment gets to its network: one attempt per run of the job.

use super::{content, store};
use crate::{
    delivery::{self, DeliveryError, LOOKS_MAX, Situation, State, Verdict, lane},
    media::Library,
};
use selaras_kernel::{Change, Clock, DeliveryId, Result, Timestamp, clock::random_fraction};
use selaras_networks::{
    Account, Connector, ConnectorError, Content, ErrorKind, Outcome, Outgoing, Progress, Registry, Settled,
    Step,
};
use selaras_store::{
    Blobs, Db, Tx,
    jobs::{self, Ended, Job, NewJob},
};
use selaras_workspaces::{
    profiles::{self, ProfileMeta, ProfileState},
    vault::Vault,
};
use serde_json::{Value, json};
use std::time::Duration;
use store::{Record, Row};
use uuid::Uuid;

/// The kind of its job in the queue.
pub const JOB: &str = "post.first_comment";

/// How long the profile's lane is held at most; longer than the calls of one attempt may take.
const LANE: Duration = Duration::from_secs(120);
/// How long a lane that somebody else holds is left alone.
const BUSY: Duration = Duration::from_secs(2);
/// How long a profile that is held back is left alone.
const PAUSED: Duration = Duration::from_secs(60);

/// What the job works with.
pub struct Tools<'a> {
    /// The database.
    pub db: &'a Db,
    /// Opens the tokens of profiles.
    pub vault: &'a Vault,
    /// The networks.
    pub networks: &'a Registry,
    /// Where files are.
    pub blobs: &'a Blobs,
    /// The clock.
    pub clock: &'a dyn Clock,
}

/// Puts the comment of a delivery into the queue.
pub(crate) async fn enqueue(tx: &mut Tx, delivery: DeliveryId, now: Timestamp) -> Result<()> {
    let job = NewJob {
        kind: JOB,
        key: Some(delivery.0.to_string()),
        payload: json!({ "delivery": delivery }),
        run_at: now,
    };
    jobs::enqueue(tx, job, now).await
}

/// Tries to say the comment once. Running it twice, or after a crash at any point, makes no second comment.
pub async fn job(tools: &Tools<'_>, job: &Job) -> Ended {
    let delivery = job.payload.get("delivery").cloned().unwrap_or(Value::Null);
    let Ok(delivery) = serde_json::from_value::<DeliveryId>(delivery) else {
        return Ended::Failed("the job names no delivery".into());
    };
    attempt(tools, job.id.0, delivery).await.unwrap_or_else(|e| Ended::Retry(e.to_string()))
}

async fn attempt(tools: &Tools<'_>, worker: Uuid, delivery: DeliveryId) -> Result<Ended> {
    let now = tools.clock.now();
    let Some(row) = store::row(tools.db, delivery).await? else { return Ok(Ended::Done) };
    if !delivery::store::take_lane(tools.db, worker, row.profile_id, now, LANE).await? {
        return Ok(Ended::Again(now + BUSY));
    }
    let profile = row.profile_id;
    // Read again in the lane: whoever held it may have said the comment.
    let ended = match store::row(tools.db, delivery).await {
        Ok(Some(row)) if !matches!(State::from_name(&row.state), State::Published | State::Failed) => {
            speak(tools, row).await
        }
        Ok(_) => Ok(Ended::Done),
        Err(e) => Err(e),
    };
    let free = [(profile, Timestamp(0))];
    tools
        .db
        .write(move |tx| Box::pin(async move { delivery::store::release_lanes(tx, worker, &free).await }))
        .await?;
    ended
}

/// A comment under way: what is known of it, and who says it.
struct Speech<'a> {
    tools: &'a Tools<'a>,
    connector: &'a dyn Connector,
    meta: ProfileMeta,
    account: Account,
    row: Row,
    content: Content,
    prepared_at: Timestamp,
    progress: Progress,
    /// Whether an earlier attempt may have got through.
    doubt: bool,
}

async fn speak(tools: &Tools<'_>, row: Row) -> Result<Ended> {
    let now = tools.clock.now();
    let found = profiles::accounts(tools.db, tools.vault, &[row.profile_id]).await?.pop();
    let known = found.and_then(|(meta, account)| Some((tools.networks.get(&meta.network)?, meta, account)));
    let wanted = row.remote_id.as_deref().zip(row.content.first_comment.as_deref());
    let (Some((connector, meta, account)), Some((remote, comment))) = (known, wanted) else {
        let gone =
            ConnectorError::not_done(ErrorKind::Rejected, "the profile or the post is not there any more");
        return end(tools, &row, State::Failed, Some(&gone), None).await;
    };
    if meta.state == ProfileState::Paused {
        return Ok(Ended::Again(now + PAUSED));
    }
    let content = content(&row.content, comment, remote);
    let prepared_at = row.prepared_at.unwrap_or(now);
    let progress = match &row.progress {
        Some(kept) if !kept.keys.is_empty() => kept.0.clone(),
        _ => connector.prepare(&content, key(row.delivery_id, prepared_at), prepared_at),
    };
    let doubt = matches!(State::from_name(&row.state), State::Publishing | State::Unconfirmed);
    let connector: &dyn Connector = &**connector;
    let speech = Speech { tools, connector, meta, account, row, content, prepared_at, progress, doubt };
    speech.run().await
}

/// The comment's own key: another one than its delivery's.
fn key(delivery: DeliveryId, prepared_at: Timestamp) -> Uuid {
    let own = delivery.0.as_u128() ^ 0x636f_6d6d_656e_7400_0000_0000_0000_0001;
    delivery::key(DeliveryId(Uuid::from_u128(own)), prepared_at)
}

impl Speech<'_> {
    async fn run(mut self) -> Result<Ended> {
        let soon = self.tools.clock.now() + delivery::worker::REFRESH_AHEAD;
        if self.account.secret.expires_at.is_some_and(|end| end < soon)
            && let Err(error) = self.refresh().await
        {
            return self.after(&error, true).await;
        }
        self.row.attempts += 1;
        if self.doubt && !self.situation(false).repeat_is_harmless() {
            match self.look().await {
                Ok(Settled::Appeared(found)) => return self.published(found).await,
                Ok(Settled::Absent) => {
                    self.prepared_at = self.tools.clock.now();
                    let key = key(self.row.delivery_id, self.prepared_at);
                    self.progress.keys = self.connector.prepare(&self.content, key, self.prepared_at).keys;
                    self.doubt = false;
                }
                Ok(Settled::Unknown) => {
                    let why = "the account could be read, but not whether the comment is there";
                    return self.look_later(&ConnectorError::unknown(ErrorKind::NoAnswer, why)).await;
                }
                Err(error) => return self.look_later(&error).await,
            }
        }
        let mut refreshed = false;
        loop {
            if !self.underway().await? {
                return Ok(Ended::Again(self.tools.clock.now() + BUSY));
            }
            let said = self.connector.publish(&self.outgoing(&self.library()), &self.progress).await;
            match said {
                Ok(Step::Published(progress)) => return self.published(progress).await,
                Ok(Step::Advance(next)) => self.progress = next,
                Ok(Step::Wait(next, how_long)) => {
                    self.progress = next;
                    self.row.attempts -= 1;
                    let until = self.tools.clock.now() + how_long;
                    return self.again(State::Scheduled, None, until).await;
                }
                Err(error) => {
                    if self.situation(refreshed).after(&error) == Verdict::Refresh {
                        refreshed = true;
                        match self.refresh().await {
                            Ok(()) => continue,
                            Err(error) => return self.after(&error, true).await,
                        }
                    }
                    return self.after(&error, refreshed).await;
                }
            }
        }
    }

    fn library(&self) -> Library {
        Library::new(self.tools.db.clone(), self.tools.blobs.clone(), self.row.workspace_id)
    }

    fn outgoing<'b>(&'b self, media: &'b Library) -> Outgoing<'b> {
        Outgoing {
            account: &self.account,
            content: &self.content,
            media,
            key: key(self.row.delivery_id, self.prepared_at),
            prepared_at: self.prepared_at,
            now: self.tools.clock.now(),
        }
    }

    fn situation(&self, refreshed: bool) -> Situation {
        let capability = self.connector.capability();
        Situation {
            attempts: self.row.attempts,
            repeat: capability.repeat,
            settles: capability.settles,
            prepared_at: self.prepared_at,
            refreshed,
            now: self.tools.clock.now(),
            jitter: random_fraction(),
        }
    }

    async fn look(&self) -> selaras_networks::Result<Settled> {
        if !self.connector.capability().settles {
            return Ok(Settled::Unknown);
        }
        self.connector.settle(&self.outgoing(&self.library()), &self.progress).await
    }

    /// However unclear its end, nothing of the comment was sent by it.
    async fn refresh(&mut self) -> std::result::Result<(), ConnectorError> {
        let Tools { db, vault, clock, .. } = self.tools;
        lane::refresh(db, vault, clock.now(), self.connector, &mut self.meta, &mut self.account)
            .await
            .map_err(|error| ConnectorError { outcome: Outcome::NotDone, ..error })
    }

    async fn after(self, error: &ConnectorError, refreshed: bool) -> Result<Ended> {
        if error.kind == ErrorKind::SignInNeeded {
            profiles::record_error(self.tools.db, self.meta.id, error, self.tools.clock.now()).await?;
        }
        let verdict = self.situation(refreshed).after(error);
        let doubt = self.doubt || error.outcome == Outcome::Unknown;
        match verdict {
            Verdict::Retry(at) | Verdict::Look(at) => {
                let state = if doubt { State::Unconfirmed } else { State::Scheduled };
                self.again(state, Some(error), at).await
            }
            Verdict::Ask => self.end(State::Unconfirmed, error).await,
            Verdict::Fail | Verdict::Refresh if doubt => self.end(State::Unconfirmed, error).await,
            Verdict::Fail | Verdict::Refresh => self.end(State::Failed, error).await,
        }
    }

    async fn look_later(self, error: &ConnectorError) -> Result<Ended> {
        let at = self.tools.clock.now() + delivery::pause(self.row.attempts, random_fraction());
        if self.row.attempts < LOOKS_MAX {
            self.again(State::Unconfirmed, Some(error), at).await
        } else {
            self.end(State::Unconfirmed, error).await
        }
    }

    fn record(&self, state: State, error: Option<&ConnectorError>) -> Record {
        Record {
            state,
            attempts: self.row.attempts,
            prepared_at: Some(self.prepared_at),
            progress: Some(self.progress.clone()),
            published_at: None,
            error: error.map(|error| DeliveryError::of(error, self.tools.clock.now())),
        }
    }

    /// Makes it durable that a call is about to be made. Whether the comment is still this job's.
    async fn underway(&mut self) -> Result<bool> {
        let fence = save(self.tools, &self.row, self.record(State::Publishing, None), None).await?;
        self.row.fence = fence.unwrap_or(self.row.fence);
        Ok(fence.is_some())
    }

    async fn again(self, state: State, error: Option<&ConnectorError>, at: Timestamp) -> Result<Ended> {
        save(self.tools, &self.row, self.record(state, error), None).await?;
        Ok(Ended::Again(at))
    }

    async fn end(self, state: State, error: &ConnectorError) -> Result<Ended> {
        let Self { tools, row, prepared_at, progress, .. } = self;
        end(tools, &row, state, Some(error), Some((prepared_at, progress))).await
    }

    async fn published(mut self, progress: Progress) -> Result<Ended> {
        self.progress = progress;
        let record =
            Record { published_at: Some(self.tools.clock.now()), ..self.record(State::Published, None) };
        save(self.tools, &self.row, record, Some("first_comment.published")).await?;
        Ok(Ended::Done)
    }
}

/// It stops here: failed, or for a person to look.
async fn end(
    tools: &Tools<'_>,
    row: &Row,
    state: State,
    error: Option<&ConnectorError>,
    sent: Option<(Timestamp, Progress)>,
) -> Result<Ended> {
    let (prepared_at, progress) = sent.unzip();
    let record = Record {
        state,
        attempts: row.attempts,
        prepared_at,
        progress,
        published_at: None,
        error: error.map(|error| DeliveryError::of(error, tools.clock.now())),
    };
    let kind = if state == State::Failed { "first_comment.failed" } else { "first_comment.unconfirmed" };
    save(tools, row, record, Some(kind)).await?;
    Ok(Ended::Done)
}

/// Records, and tells `kind` if there is something to tell. The new fence, unless somebody else had moved it.
async fn save(
    tools: &Tools<'_>,
    row: &Row,
    mut to: Record,
    kind: Option<&'static str>,
) -> Result<Option<i64>> {
    delivery::ledger::make_storable(to.error.as_mut(), to.progress.as_mut());
    let url = to.progress.as_ref().and_then(|p| p.posted.first()).map(|posted| posted.url.clone());
    let told = kind.map(|kind| Change {
        workspace: row.workspace_id,
        brand: Some(row.brand_id),
        person: None,
        token: None,
        guest: None,
        at: tools.clock.now(),
        kind,
        subject: row.delivery_id.0,
        before: Value::Null,
        after: json!({"state": to.state.as_str(), "post": row.post_id, "profile": row.profile_id, "brand": row.brand_id,
            "url": url, "error": to.error.as_ref().map(|e| &e.code)}),
    });
    let (delivery, seen) = (row.delivery_id, row.fence);
    tools
        .db
        .write(move |tx| {
            Box::pin(async move {
                let fence = store::record(tx, delivery, seen, &to, url.as_deref()).await?;
                if fence.is_some()
                    && let Some(told) = told
                {
                    tx.tell(told);
                }
                Ok(fence)
            })
        })
        .await
}
