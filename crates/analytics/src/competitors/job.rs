//! Looking at the profiles of competitors, round by round.
//!
//! # Design
//! A profile is claimed by moving its next look forward (a lease); everything a look writes is written only while that lease is
//! held, so that neither a crash nor a second node nor a removal meanwhile doubles anything or brings it back. No transaction is
//! open during a call. A look reads the profile and its posts of the last 30 days, so that their numbers grow; the first one reads
//! 90 days. It ends after 10 pages, and what is older is gone on with at the next one, behind the newest again.

use super::{
    LookError, LookState, Lookout,
    eyes::Eyes,
    profiles::count,
    store::{self, Due, Verdict},
};
use crate::{
    blocks::Format,
    intake::{self, Batch, Reading, Subject},
    observed::{self, Known, Observed},
};
use futures::StreamExt;
use selaras_kernel::{Actor, Change, Result, Timestamp};
use selaras_networks::{ConnectorError, ErrorKind, PostFormat, PublicPost, PublicProfile, PublicProfileRef};
use selaras_store::Db;
use serde_json::json;
use std::time::Duration;

/// How often a profile is looked at.
pub const EVERY: Duration = Duration::from_secs(6 * 3600);
/// How far back posts are read again.
const AGAIN: Duration = Duration::from_secs(30 * 24 * 3600);
/// Most pages of one look.
pub const PAGES: usize = 10;
/// Of these, how many at most are for the newest posts while older ones wait.
const FRESH: usize = PAGES / 2;
/// For how long a claimed profile is ours.
const LEASE: Duration = Duration::from_secs(15 * 60);
/// The pause after a network that did not answer and did not say until when.
const PAUSE: Duration = Duration::from_secs(30 * 60);
/// The shortest pause, whatever a network says.
const SHORTEST: Duration = Duration::from_secs(60);
/// Most profiles claimed in one round, and how many of them are looked at together.
const ROUND: i64 = 32;
const AT_ONCE: usize = 4;

/// What a round of looking came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Looked {
    /// Profiles that were looked at to the end.
    pub profiles: usize,
    /// Posts that were seen, new ones and known ones.
    pub posts: usize,
    /// Posts among them that were not known before.
    pub new: usize,
    /// Profiles that could not be looked at; they come again.
    pub put_off: usize,
    /// Calls made to networks.
    pub calls: usize,
}

impl Looked {
    fn add(&mut self, other: Looked) {
        self.profiles += other.profiles;
        self.posts += other.posts;
        self.new += other.new;
        self.put_off += other.put_off;
        self.calls += other.calls;
    }
}

/// Looks at the profiles that are due, at most 32 of them. One that fails is put off and changes nothing for others.
///
/// # Errors
/// The database's; what was seen before stays.
pub async fn look_due(db: &Db, now: Timestamp, lookout: &dyn Lookout) -> Result<Looked> {
    let lease = now + LEASE;
    let claimed = store::claim(db, now, lease, ROUND).await?;
    let mut rounds: Vec<_> = Vec::new();
    for due in claimed {
        rounds.push(Look { db, lookout, now, lease, looked: Looked::default(), due }.run());
    }
    let mut results = futures::stream::iter(rounds).buffer_unordered(AT_ONCE);
    let (mut looked, mut failed) = (Looked::default(), None);
    while let Some(result) = results.next().await {
        match result {
            Ok(one) => looked.add(one),
            Err(e) => failed = Some(e),
        }
    }
    match failed {
        Some(e) => Err(e),
        None => Ok(looked),
    }
}

/// Why a look ended before its end.
enum Stop {
    /// The network refused, or did not answer.
    Refused(ConnectorError),
    /// The profile was removed, or another node has it.
    Lost,
}

/// One look at one profile.
struct Look<'a> {
    db: &'a Db,
    lookout: &'a dyn Lookout,
    now: Timestamp,
    lease: Timestamp,
    looked: Looked,
    due: Due,
}

impl Look<'_> {
    async fn run(mut self) -> Result<Looked> {
        let Some(connector) = self.lookout.network(&self.due.network) else {
            // Of another release, perhaps, that another node runs.
            let error =
                ConnectorError::not_done(ErrorKind::Unavailable, "this release does not know the network");
            self.put_off(error).await?;
            return Ok(self.looked);
        };
        let (workspace, brand) = (self.due.workspace_id, self.due.brand_id);
        let mut eyes = Eyes::open(connector, self.lookout, workspace, brand).await?;
        let seen = self.look(&mut eyes).await;
        self.looked.calls += eyes.calls;
        match seen? {
            Ok(rest) => {
                let verdict = Verdict {
                    state: LookState::Seen,
                    error: None,
                    looked_at: Some(self.now),
                    next: self.now + EVERY,
                    rest,
                };
                self.looked.profiles += usize::from(self.settle(verdict).await?);
            }
            Err(Stop::Refused(error)) => self.put_off(error).await?,
            Err(Stop::Lost) => {}
        }
        Ok(self.looked)
    }

    /// The profile, then its posts; returns what older posts are left for the next look.
    async fn look(
        &mut self,
        eyes: &mut Eyes<'_>,
    ) -> Result<std::result::Result<Option<(String, Timestamp)>, Stop>> {
        let found = match self.find(eyes).await? {
            Ok(found) => found,
            Err(error) => return Ok(Err(Stop::Refused(error))),
        };
        if !self.face(&found).await? {
            return Ok(Err(Stop::Lost));
        }
        let profile = self.known_as();
        let rest = self.due.rest_page.clone().zip(self.due.rest_since);
        let since = if self.due.looked_at.is_none() { self.due.posts_since } else { self.now - AGAIN };
        let fresh = if rest.is_some() { FRESH } else { PAGES };
        let (left, read) = match self.walk(eyes, &profile, since, None, fresh).await? {
            Ok(walked) => walked,
            Err(stop) => return Ok(Err(stop)),
        };
        let Some((page, until)) = rest else { return Ok(Ok(left.map(|page| (page, since)))) };
        match self.walk(eyes, &profile, until, Some(page), PAGES - read).await? {
            Ok((left, _)) => Ok(Ok(left.map(|page| (page, until)))),
            // The network knows the place no more: what lies behind it is let be, the newest was read.
            Err(Stop::Refused(error)) if matches!(error.kind, ErrorKind::NotFound | ErrorKind::Rejected) => {
                tracing::info!(profile = %self.due.id, %error, "older posts of a competitor cannot be gone on with");
                Ok(Ok(None))
            }
            Err(stop) => Ok(Err(stop)),
        }
    }

    /// The profile by its page, else by the network's own id; it must still be the same.
    async fn find(
        &mut self,
        eyes: &mut Eyes<'_>,
    ) -> Result<std::result::Result<PublicProfile, ConnectorError>> {
        let mut last = ConnectorError::not_done(ErrorKind::NotFound, "another profile has this address now");
        for address in [self.due.url.clone(), self.due.remote_id.clone()] {
            match eyes.find(&address).await? {
                Ok(found) if self.is_same(&found.profile) => return Ok(Ok(found)),
                Ok(_) => {}
                Err(error) if error.kind == ErrorKind::NotFound => last = error,
                Err(error) => return Ok(Err(error)),
            }
        }
        Ok(Err(last))
    }

    /// A server may have several names, and a profile's page stand under another one than it was found at.
    fn is_same(&self, found: &PublicProfileRef) -> bool {
        let same_place = found.server == self.due.server || found.handle == self.due.handle;
        found.remote_id == self.due.remote_id && same_place
    }

    /// The profile as its posts are asked for: at the server where it was found first.
    fn known_as(&self) -> PublicProfileRef {
        PublicProfileRef {
            server: self.due.server.clone(),
            remote_id: self.due.remote_id.clone(),
            handle: self.due.handle.clone(),
        }
    }

    /// Keeps what the profile is called now, and its numbers; `false` when it is not ours to write any more.
    async fn face(&mut self, found: &PublicProfile) -> Result<bool> {
        let due = &mut self.due;
        (due.handle, due.name) = (found.profile.handle.clone(), found.name.clone());
        (due.url, due.avatar) = (found.url.clone(), found.avatar.clone());
        let (due, numbers, lease, now) = (due.clone(), found.numbers.clone(), self.lease, self.now);
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    if !store::held(tx, &due, lease).await? {
                        return Ok(false);
                    }
                    store::face(tx, &due).await?;
                    count(tx, due.workspace_id, (due.id, &due.network), &numbers, now).await?;
                    Ok(true)
                })
            })
            .await
    }

    /// Reads pages of posts, at most so many; returns where to go on, if there is more, and how many were read.
    async fn walk(
        &mut self,
        eyes: &mut Eyes<'_>,
        profile: &PublicProfileRef,
        since: Timestamp,
        mut page: Option<String>,
        most: usize,
    ) -> Result<std::result::Result<(Option<String>, usize), Stop>> {
        for read in 1..=most {
            let found = match eyes.posts(profile, since, page.take()).await? {
                Ok(found) => found,
                Err(error) => return Ok(Err(Stop::Refused(error))),
            };
            if !self.keep(found.posts).await? {
                return Ok(Err(Stop::Lost));
            }
            page = found.next;
            if page.is_none() {
                return Ok(Ok((None, read)));
            }
        }
        Ok(Ok((page, most)))
    }

    /// Keeps a page of posts with their numbers, in one write; `false` when they are not ours to write any more.
    async fn keep(&mut self, posts: Vec<PublicPost>) -> Result<bool> {
        // What goes on after a post of their own belongs to it, as a thread of ours is one post.
        let posts: Vec<PublicPost> = posts.into_iter().filter(|post| !post.thread).collect();
        if posts.is_empty() {
            return Ok(true);
        }
        let (due, lease, now, count) = (self.due.clone(), self.lease, self.now, posts.len());
        let new = self
            .db
            .write(move |tx| {
                Box::pin(async move {
                    if !store::held(tx, &due, lease).await? {
                        return Ok(None);
                    }
                    let seen: Vec<Observed> = posts.iter().map(observed).collect();
                    let (workspace, brand) = (due.workspace_id, due.brand_id);
                    let known =
                        observed::observe(tx, workspace, brand, due.id, &due.network, &seen, now).await?;
                    let readings = posts
                        .iter()
                        .zip(&known)
                        .flat_map(|(post, known)| readings(post, known, now))
                        .collect();
                    let facts =
                        known.iter().map(|one| (one.subject, one.born_at, one.facts.clone())).collect();
                    let batch = Batch { profile: due.id, source: due.network.clone(), readings, facts };
                    intake::take(tx, workspace, &[batch], false).await?;
                    Ok(Some(known.iter().filter(|one| one.new).count()))
                })
            })
            .await?;
        let Some(new) = new else { return Ok(false) };
        self.looked.posts += count;
        self.looked.new += new;
        Ok(true)
    }

    async fn put_off(&mut self, error: ConnectorError) -> Result<()> {
        let (state, code) = match error.kind {
            ErrorKind::NotFound => (LookState::NotFound, "competitor_look_not_found"),
            ErrorKind::NotShown => (LookState::NotShown, "competitor_look_not_shown"),
            _ => (LookState::Away, "competitor_look_away"),
        };
        let pause = if error.temporary() { PAUSE } else { EVERY };
        let next = error.until.map_or(self.now + pause, |until| until.max(self.now + SHORTEST));
        tracing::info!(profile = %self.due.id, network = self.due.network, %error, %next, "a competitor's profile is put off");
        self.looked.put_off += 1;
        let verdict = Verdict {
            state,
            error: Some(LookError {
                code: code.into(),
                detail: error.detail,
                at: self.now,
                explanation: None,
            }),
            looked_at: self.due.looked_at,
            next,
            rest: self.due.rest_page.clone().zip(self.due.rest_since),
        };
        self.settle(verdict).await.map(|_| ())
    }

    /// Writes how the look ended; the audit trail is told when that is another state than before.
    async fn settle(&self, verdict: Verdict) -> Result<bool> {
        let (due, lease, now) = (self.due.clone(), self.lease, self.now);
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    let held = store::settle(tx, &due, lease, &verdict).await?;
                    if held && due.state != verdict.state.as_str() {
                        let by = Actor::system(due.workspace_id);
                        let change = Change::by(&by, "competitor.profile_state", due.competitor_id.0, now);
                        let to =
                            json!({"handle": due.handle, "network": due.network, "state": verdict.state});
                        tx.tell(change.brand(due.brand_id).from(json!({"state": due.state})).to(to));
                    }
                    Ok(held)
                })
            })
            .await
    }
}

fn observed(post: &PublicPost) -> Observed {
    Observed {
        remote_id: post.remote_id.clone(),
        url: Some(post.url.clone()).filter(|url| !url.is_empty()),
        text: post.text.clone(),
        mentions: post.mentions.clone(),
        published_at: post.published_at,
        format: format_of(post.format),
        campaign: String::new(),
        reply: post.reply,
    }
}

fn format_of(format: PostFormat) -> Format {
    match format {
        PostFormat::Text => Format::Text,
        PostFormat::Image => Format::Image,
        PostFormat::Video => Format::Video,
        PostFormat::Carousel => Format::Carousel,
        PostFormat::Link => Format::Link,
        PostFormat::Poll => Format::Poll,
    }
}

fn readings(post: &PublicPost, known: &Known, now: Timestamp) -> impl Iterator<Item = Reading> {
    let subject = Subject::Post { id: known.subject, born_at: known.born_at };
    post.numbers.iter().map(move |(metric, value)| Reading {
        subject,
        metric: *metric,
        at: now,
        value: Some(*value),
    })
}
