//! The numbers themselves: asked for when due, kept as narrow rows, read back by post, profile and time.
//!
//! # Design
//! What a round of counting brings is taken in like every other number (`intake`). Every value that was said is kept, also
//! one that has not changed: in a block that is a byte, and it tells when it was last confirmed.

mod convert;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub use convert::convert;
use store::Whereabouts;

use crate::{
    blocks::instant,
    intake::{self, Batch, Reading, Subject},
    profiles::{self, Measure},
    watches::{
        PROFILE, Watch, next_look,
        store::{Verdict, claim, settle},
    },
};
use async_trait::async_trait;
use futures::StreamExt;
use selaras_kernel::{
    Actor, BrandId, Change, DeliveryId, Metric, Problem, ProfileId, Result, Right, Timestamp, WorkspaceId,
};
use selaras_networks::{Account, Connector, ConnectorError, ErrorKind, Numbers};
use selaras_store::Db;
use serde_json::json;
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
    time::Duration,
};

/// For how long a claimed watch is ours; also the pause after a network that did not answer.
const LEASE: Duration = Duration::from_secs(10 * 60);
/// The pause after a network that wants a person to act first.
const HOLD: Duration = Duration::from_secs(6 * 3600);
/// How soon a post that was not found is looked for again.
const MISSED: Duration = Duration::from_secs(30 * 60);
/// Looks in a row that must miss a post before it is taken for deleted.
const MISSES: i32 = 2;
/// Profiles asked at the same time.
const AT_ONCE: usize = 8;

/// How a profile is asked for its numbers; the caller knows its account.
#[async_trait]
pub trait Asked: Send + Sync {
    /// The network's connector and the profile's account; `None` when it cannot be asked (removed, on hold, needs a
    /// new sign-in).
    ///
    /// # Errors
    /// The database's.
    async fn open(
        &self,
        workspace: WorkspaceId,
        profile: ProfileId,
    ) -> Result<Option<(Arc<dyn Connector>, Account)>>;
}

/// What a round of counting came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Posts whose numbers came.
    pub posts: usize,
    /// Profiles whose numbers came.
    pub profiles: usize,
    /// Snapshots written.
    pub snapshots: usize,
    /// Deliveries whose post is gone from the network; `post.gone` was told for each.
    pub gone: Vec<DeliveryId>,
    /// Watches that could not be counted this time; they come again.
    pub put_off: usize,
    /// Calls made to networks.
    pub calls: usize,
}

impl Counted {
    fn add(&mut self, other: Counted) {
        self.posts += other.posts;
        self.profiles += other.profiles;
        self.snapshots += other.snapshots;
        self.gone.extend(other.gone);
        self.put_off += other.put_off;
        self.calls += other.calls;
    }
}

/// Asks for the numbers that are due, at most `limit` of them, and keeps them. An error of a network puts its watches
/// off and changes nothing else: a statistic that fails never disables an account. No transaction is open during a call.
///
/// # Errors
/// The database's; what was counted before stays.
pub async fn count_due(db: &Db, now: Timestamp, limit: usize, asked: &dyn Asked) -> Result<Counted> {
    let lease = now + LEASE;
    let claimed = claim(db, now, lease, i64::try_from(limit).unwrap_or(i64::MAX)).await?;
    let mut profiles: BTreeMap<ProfileId, Vec<Watch>> = BTreeMap::new();
    for watch in claimed {
        profiles.entry(watch.profile_id).or_default().push(watch);
    }
    let round = Round { db, asked, now, lease };
    let mut rounds: Vec<_> = Vec::new();
    for watches in profiles.into_values() {
        rounds.push(round.profile(watches));
    }
    let mut results = futures::stream::iter(rounds).buffer_unordered(AT_ONCE);
    let (mut counted, mut failed) = (Counted::default(), None);
    while let Some(result) = results.next().await {
        match result {
            Ok(one) => counted.add(one),
            Err(e) => failed = Some(e),
        }
    }
    match failed {
        Some(e) => Err(e),
        None => Ok(counted),
    }
}

/// The instant at which the next number is due; `None` when nothing is watched.
///
/// # Errors
/// The database's.
pub async fn next_due(db: &Db) -> Result<Option<Timestamp>> {
    crate::watches::store::next_due(db).await
}

struct Round<'a> {
    db: &'a Db,
    asked: &'a dyn Asked,
    now: Timestamp,
    lease: Timestamp,
}

/// A watch with what the network said: numbers, or that there is no such post.
type Seen = (Watch, Option<Numbers>);

impl Round<'_> {
    async fn profile(&self, watches: Vec<Watch>) -> Result<Counted> {
        let mut counted = Counted::default();
        let Some(first) = watches.first() else { return Ok(counted) };
        let Some((connector, account)) = self.asked.open(first.workspace_id, first.profile_id).await? else {
            counted.put_off = watches.len();
            self.put_off(watches, self.now + HOLD).await?;
            return Ok(counted);
        };
        let capability = connector.capability();
        let (posts, profile): (Vec<_>, Vec<_>) = watches.into_iter().partition(|w| w.remote_id.is_some());
        let mut failure: Option<ConnectorError> = None;
        let mut left = Vec::new();
        for batch in posts.chunks(capability.numbers_batch.max(1)) {
            if failure.is_some() {
                left.extend_from_slice(batch);
                continue;
            }
            let ids: Vec<String> = batch.iter().filter_map(|w| w.remote_id.clone()).collect();
            counted.calls += 1;
            match connector.post_numbers(&account, &ids).await {
                Ok(answer) => {
                    let answer: HashMap<String, Option<Numbers>> = answer.into_iter().collect();
                    let (mut seen, mut silent) = (Vec::new(), Vec::new());
                    for watch in batch {
                        match watch.remote_id.as_ref().and_then(|id| answer.get(id)) {
                            Some(numbers) => seen.push((watch.clone(), numbers.clone())),
                            // Neither numbers nor "gone": nothing is known.
                            None => silent.push(watch.clone()),
                        }
                    }
                    counted.add(self.record(capability.network, seen).await?);
                    left.extend(silent);
                }
                Err(e) => {
                    failure = Some(e);
                    left.extend_from_slice(batch);
                }
            }
        }
        for watch in profile {
            if failure.is_some() {
                left.push(watch);
                continue;
            }
            counted.calls += 1;
            match connector.profile_numbers(&account).await {
                Ok(numbers) => {
                    counted.add(self.record(capability.network, vec![(watch, Some(numbers))]).await?);
                }
                Err(e) => {
                    failure = Some(e);
                    left.push(watch);
                }
            }
        }
        if !left.is_empty() {
            let until = failure.as_ref().map_or(self.lease, |e| self.again(e));
            if let Some(e) = &failure {
                tracing::info!(error = %e, %until, count = left.len(), network = capability.network, "numbers are put off");
            }
            counted.put_off += left.len();
            self.put_off(left, until).await?;
        }
        Ok(counted)
    }

    fn again(&self, error: &ConnectorError) -> Timestamp {
        let usual = match error.kind {
            ErrorKind::SignInNeeded | ErrorKind::AddressRefused => self.now + HOLD,
            _ => self.lease,
        };
        error.until.map_or(usual, |until| until.max(self.now + Duration::from_secs(60)))
    }

    async fn put_off(&self, watches: Vec<Watch>, until: Timestamp) -> Result<()> {
        let verdict =
            |w: &Watch| Verdict { subject: w.subject_id, next: Some(until), misses: w.misses, gone: None };
        let (verdicts, lease): (Vec<_>, _) = (watches.iter().map(verdict).collect(), self.lease);
        self.db.write(move |tx| Box::pin(async move { settle(tx, &verdicts, lease).await.map(|_| ()) })).await
    }

    /// Keeps one batch in one write.
    async fn record(&self, network: &'static str, seen: Vec<Seen>) -> Result<Counted> {
        let (now, lease) = (self.now, self.lease);
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    let verdicts: Vec<Verdict> =
                        seen.iter().map(|(w, numbers)| verdict(w, numbers, now)).collect();
                    let held = settle(tx, &verdicts, lease).await?;
                    let mut counted = Counted::default();
                    let mut batches: BTreeMap<(WorkspaceId, BrandId, ProfileId), Vec<Reading>> =
                        BTreeMap::new();
                    for ((watch, numbers), verdict) in seen.iter().zip(&verdicts) {
                        if !held.contains(&watch.subject_id) {
                            continue;
                        }
                        let whose = (watch.workspace_id, watch.brand_id, watch.profile_id);
                        match numbers {
                            Some(numbers) => {
                                let of = if watch.remote_id.is_some() {
                                    &mut counted.posts
                                } else {
                                    &mut counted.profiles
                                };
                                *of += 1;
                                batches.entry(whose).or_default().extend(readings_of(watch, numbers, now));
                            }
                            None if verdict.gone.is_some() => {
                                counted.gone.push(DeliveryId(watch.subject_id));
                                let to = json!({"profile": watch.profile_id, "remote_id": watch.remote_id});
                                let by = Actor::system(watch.workspace_id);
                                let change = Change::by(&by, "post.gone", watch.subject_id, now);
                                tx.tell(change.brand(watch.brand_id).to(to));
                            }
                            None => {}
                        }
                    }
                    for ((workspace, brand, profile), readings) in batches {
                        let measure = Measure { profile, network: network.to_owned(), ours: true };
                        profiles::measure(tx, workspace, brand, &[measure]).await?;
                        let batch =
                            Batch { profile, source: network.to_owned(), readings, facts: Vec::new() };
                        let taken = intake::take(tx, workspace, &[batch], false).await?;
                        counted.snapshots += taken.added + taken.corrected;
                    }
                    Ok(counted)
                })
            })
            .await
    }
}

fn readings_of(watch: &Watch, numbers: &Numbers, at: Timestamp) -> impl Iterator<Item = Reading> {
    let subject = subject_of(watch.subject_id, watch.remote_id.is_some(), watch.born_at);
    numbers.iter().map(move |(metric, value)| Reading { subject, metric: *metric, at, value: Some(*value) })
}

fn subject_of(id: uuid::Uuid, is_post: bool, born_at: Timestamp) -> Subject {
    if is_post { Subject::Post { id, born_at } } else { Subject::Profile }
}

fn verdict(watch: &Watch, numbers: &Option<Numbers>, now: Timestamp) -> Verdict {
    let subject = watch.subject_id;
    match numbers {
        Some(_) if watch.remote_id.is_none() => {
            Verdict { subject, next: Some(now + PROFILE), misses: 0, gone: None }
        }
        Some(_) => Verdict { subject, next: next_look(watch.born_at, now), misses: 0, gone: None },
        None => {
            let misses = watch.misses + 1;
            let gone = (misses >= MISSES).then_some(now);
            Verdict { subject, next: gone.is_none().then_some(now + MISSED), misses, gone }
        }
    }
}

/// The latest value of a metric.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Number {
    /// What is counted.
    pub metric: Metric,
    /// How many.
    pub value: i64,
    /// Who said so last: the network's name, or `import:` and the shape of a file.
    pub source: String,
    /// When it was last asked for.
    pub fetched_at: Timestamp,
}

/// A value at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Point {
    /// When it was fetched, to the second.
    pub at: Timestamp,
    /// How many.
    pub value: i64,
}

/// How a metric went.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Series {
    /// What is counted.
    pub metric: Metric,
    /// Who said so last: the network's name, or `import:` and the shape of a file.
    pub source: String,
    /// When it was last asked for.
    pub fetched_at: Timestamp,
    /// The values, oldest first.
    pub points: Vec<Point>,
}

/// The latest numbers of these deliveries (or profiles), by id, in one query. What the actor may not see, and what was
/// never counted, is left out.
///
/// # Errors
/// `forbidden` when the actor may see no numbers at all.
pub async fn numbers(
    db: &Db,
    actor: &Actor,
    subjects: &[uuid::Uuid],
) -> Result<HashMap<uuid::Uuid, Vec<Number>>> {
    let brands = actor.brands(Right::NumbersRead);
    if !actor.may_somewhere(Right::NumbersRead) {
        return Err(selaras_kernel::actor::forbidden(Right::NumbersRead).into());
    }
    let mut out: HashMap<_, Vec<Number>> = HashMap::new();
    if subjects.is_empty() {
        return Ok(out);
    }
    let known = store::whereabouts(db, actor.workspace, subjects).await?;
    let known: Vec<Whereabouts> = known.into_iter().filter(|one| brands.has(one.brand_id)).collect();
    let indexes = store::indexes(db, actor.workspace, known.iter().map(Whereabouts::key)).await?;
    for one in &known {
        let Some(posts) = indexes.get(&one.key()) else { continue };
        let Some(place) = posts.rows.iter().position(|post| post.id == one.subject_id) else { continue };
        let source = posts.sources.get(posts.rows[place].source as usize).cloned().unwrap_or_default();
        for code in posts.metrics() {
            if let (Some((at, value)), Some(metric)) =
                (posts.last(place as u32, code), Metric::from_code(code))
            {
                let number = Number { metric, value, source: source.clone(), fetched_at: instant(at) };
                out.entry(one.subject_id).or_default().push(number);
            }
        }
    }
    Ok(out)
}

/// How `metric` of a delivery or profile went in `from..to`; nothing when it was never counted.
///
/// # Errors
/// `not_found` for what is not watched in this workspace or not visible to the actor.
pub async fn history(
    db: &Db,
    actor: &Actor,
    subject: uuid::Uuid,
    metric: Metric,
    from: Timestamp,
    to: Timestamp,
) -> Result<Vec<Series>> {
    let found = store::whereabouts(db, actor.workspace, &[subject]).await?.pop();
    let Some(one) = found.filter(|one| actor.may(Right::NumbersRead, Some(one.brand_id))) else {
        return Err(Problem::not_found("numbers").into());
    };
    let mut indexes = store::indexes(db, actor.workspace, [one.key()].into_iter()).await?;
    let Some(posts) = indexes.remove(&one.key()) else { return Ok(Vec::new()) };
    let mut histories = store::histories(db, actor.workspace, [one.key()].into_iter()).await?;
    let history = histories.remove(&one.key()).unwrap_or_default();
    let place = posts.rows.iter().position(|post| post.id == one.subject_id).map(|place| place as u32);
    let Some(post) = place.and_then(|place| history.posts.get(&place)) else { return Ok(Vec::new()) };
    let Some((last, _, source)) = post.values(metric.code()).next_back() else { return Ok(Vec::new()) };
    let points = post.values(metric.code()).map(|(at, value, _)| Point { at: instant(at), value });
    let points = points.filter(|point| (from..to).contains(&point.at)).collect();
    let source = history.sources.get(source as usize).cloned().unwrap_or_default();
    Ok(vec![Series { metric, source, fetched_at: instant(last), points }])
}
