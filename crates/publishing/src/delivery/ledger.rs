//! What gathers the results of deliveries and writes them in few commits.

use super::{
    State,
    store::{self, Record},
};
use selaras_kernel::{Clock, DeliveryId, ProfileId, Timestamp};
use selaras_store::Db;
use selaras_workspaces::profiles;
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
                Err(e) => {
                    tracing::error!(error = %e, "results could not be recorded; trying again");
                    pause(Duration::from_secs(1)).await;
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
