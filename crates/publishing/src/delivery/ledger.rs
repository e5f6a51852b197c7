//! What gathers the results of deliveries and writes them in few commits.

use super::{
    DeliveryError, State,
    store::{self, Record},
};
use selaras_kernel::{Clock, DeliveryId, Error, ProfileId, Timestamp};
use selaras_networks::{ConnectorError, ErrorKind, Progress};
use selaras_store::Db;
use selaras_workspaces::profiles;
use serde_json::Value;
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
    time::Duration,
};
use tokio::sync::{mpsc, oneshot};

/// One line for the ledger: what became of a delivery, and who wants to hear, once that is durable, whether it was kept.
pub(super) type Entry = (Box<Record>, Option<oneshot::Sender<bool>>);

/// How long results are gathered when nobody waits for them. A commit costs a disk flush; a result that is written 20 ms
/// later is not in danger, since the claim before it is durable.
const GATHER: Duration = Duration::from_millis(20);
/// Most lines written in one commit.
const LINES_MAX: usize = 2000;
/// How long a database that does not take results is left alone.
const AWAY: Duration = Duration::from_secs(1);
/// How often a record is written alone before it is taken for the one that the database refuses: a commit is shared, so
/// somebody else's may have been.
const TRIES: usize = 3;
/// How often a profile's success is noted at most.
const SUCCESS_EVERY: Duration = Duration::from_secs(300);

/// Writes entries until the last sender is gone. A result is kept and tried again until the database takes it.
pub(super) async fn keep(db: Db, clock: Arc<dyn Clock>, mut entries: mpsc::UnboundedReceiver<Entry>) {
    let mut successes: HashMap<ProfileId, Timestamp> = HashMap::new();
    while let Some(first) = entries.recv().await {
        let mut awaited = first.1.is_some();
        let mut page = Page::default();
        page.add(first);
        loop {
            while page.lines < LINES_MAX
                && let Ok(entry) = entries.try_recv()
            {
                awaited |= entry.1.is_some();
                page.add(entry);
            }
            if awaited || page.lines >= LINES_MAX || entries.is_closed() {
                break;
            }
            awaited = true;
            pause(GATHER).await;
        }
        page.write(&db).await;
        let now = clock.now();
        let fresh: Vec<_> = page
            .published
            .into_iter()
            .filter(|profile| successes.get(profile).is_none_or(|last| now.since(*last) >= SUCCESS_EVERY))
            .collect();
        if !fresh.is_empty() {
            if let Err(e) = profiles::record_success(&db, &fresh, now).await {
                tracing::error!(error = %e, "the success of profiles was not noted");
            }
            successes.extend(fresh.into_iter().map(|profile| (profile, now)));
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "gathers results for one commit, and waits for a database that is away"
)]
async fn pause(how_long: Duration) {
    tokio::time::sleep(how_long).await;
}

#[derive(Default)]
struct Page {
    lines: usize,
    /// The last word on each delivery; an earlier one in the same page is overtaken by it.
    records: HashMap<DeliveryId, Record>,
    /// Who waits for the record of a delivery under a fence.
    waiting: Vec<((DeliveryId, i64), oneshot::Sender<bool>)>,
    published: HashSet<ProfileId>,
}

impl Page {
    fn add(&mut self, (record, waiting): Entry) {
        self.lines += 1;
        if record.state == State::Published {
            self.published.insert(record.profile);
        }
        self.waiting.extend(waiting.map(|waiting| ((record.id, record.fence), waiting)));
        if self.records.get(&record.id).is_none_or(|other| other.fence <= record.fence) {
            self.records.insert(record.id, *record);
        }
    }

    async fn write(&mut self, db: &Db) {
        let records = Arc::new(self.records.drain().map(|(_, record)| record).collect::<Vec<_>>());
        let kept = loop {
            let page = records.clone();
            let written = db.write(move |tx| Box::pin(async move { store::record(tx, &page).await })).await;
            match written {
                Ok(kept) => break kept,
                Err(e) if refused(&e) => {
                    tracing::error!(error = %e, "the database refused a page of results; recording them one by one");
                    let mut kept = HashSet::new();
                    for record in records.iter() {
                        if write_alone(db, record).await {
                            kept.insert(record.id);
                        }
                    }
                    break kept;
                }
                Err(e) => {
                    tracing::error!(error = %e, "results could not be recorded; trying again");
                    pause(AWAY).await;
                }
            }
        };
        let kept: HashSet<_> =
            records.iter().filter(|r| kept.contains(&r.id)).map(|r| (r.id, r.fence)).collect();
        for (line, waiting) in self.waiting.drain(..) {
            // Whoever waited may have been ended; the record stands.
            let _heard = waiting.send(kept.contains(&line));
        }
    }
}

/// Writes one record that was in a page which the database refused. What it refuses alone too is reduced until it takes
/// it. Returns whether it is on record as it was meant.
async fn write_alone(db: &Db, record: &Record) -> bool {
    let mut left = record.clone();
    let mut whole = true;
    loop {
        let mut tries = 0;
        let error = loop {
            let alone = left.clone();
            match db.write(move |tx| Box::pin(async move { store::record(tx, &[alone]).await })).await {
                Ok(kept) => return whole && kept.contains(&record.id),
                Err(e) if refused(&e) => {
                    tries += 1;
                    if tries == TRIES {
                        break e;
                    }
                    pause(GATHER).await;
                }
                Err(e) => {
                    tracing::error!(error = %e, delivery = %record.id, "a result could not be recorded; trying again");
                    pause(AWAY).await;
                }
            }
        };
        tracing::error!(error = %error, delivery = %record.id, "a result is refused by the database; recording less of it");
        whole = false;
        left = match reduced(left) {
            Some(less) => less,
            None => {
                tracing::error!(delivery = %record.id, "a result could not be recorded; the delivery stays as it was");
                return false;
            }
        };
    }
}

/// Whether the database answers, and will not take what it was given however often it is asked.
fn refused(error: &Error) -> bool {
    match error {
        Error::Database(sqlx::Error::Database(e)) => e.code().is_some_and(|code| {
            // PostgreSQL's classes: data, constraint, limit. SQLite's: too big, constraint, mismatch.
            match code.len() {
                5 => ["22", "23", "54"].iter().any(|class| code.starts_with(class)),
                _ => code.parse::<i32>().is_ok_and(|code| matches!(code & 0xff, 18..=20)),
            }
        }),
        // The error of a commit comes in the hands of all who shared it.
        Error::Fault { source, .. } => source.downcast_ref::<Arc<Error>>().is_some_and(|e| refused(e)),
        _ => false,
    }
}

/// The next lesser form of a record: first without the network's words, then as a bare code without its progress.
/// What appeared is not known from the latter, so it waits for a person unless it is published.
fn reduced(mut record: Record) -> Option<Record> {
    if let Some(error) = record.error.as_mut().filter(|error| !error.detail.is_empty()) {
        error.detail.clear();
        return Some(record);
    }
    record.progress.take()?;
    if record.state != State::Published {
        record.state = State::Unconfirmed;
        record.next_at = None;
        let nonsense = ConnectorError::unknown(ErrorKind::Unavailable, "");
        record.error.get_or_insert_with(|| DeliveryError::of(&nonsense, record.at));
    }
    Some(record)
}

/// Takes out of a record what no database stores: a server's answer may hold anything.
pub(crate) fn make_storable(error: Option<&mut DeliveryError>, progress: Option<&mut Progress>) {
    if let Some(error) = error {
        without_nul(&mut error.detail);
    }
    let Some(progress) = progress else { return };
    for posted in &mut progress.posted {
        for text in [&mut posted.id, &mut posted.url, &mut posted.version] {
            text.retain(|c| !c.is_control());
        }
    }
    progress.keys.iter_mut().for_each(without_nul);
    progress.uploads.values_mut().chain([&mut progress.notes]).for_each(value_without_nul);
}

fn without_nul(text: &mut String) {
    text.retain(|c| c != '\0');
}

fn value_without_nul(value: &mut Value) {
    match value {
        Value::String(text) => without_nul(text),
        Value::Array(values) => values.iter_mut().for_each(value_without_nul),
        Value::Object(fields) => {
            if fields.keys().any(|name| name.contains('\0')) {
                *fields =
                    std::mem::take(fields).into_iter().map(|(name, v)| (name.replace('\0', ""), v)).collect();
            }
            fields.values_mut().for_each(value_without_nul);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests;
