//! Answers: how do listeners learn of changes as they happen?
//!
//! # Design
//! One reader per process looks for events after the last one it saw, when a write of this process signals or a second
//! has passed (other nodes write too), and only while somebody listens. What it finds is shared by all listeners; each
//! keeps what it may see. A listener that falls behind reads the gap from the database itself.

use selaras_kernel::Event;
use selaras_store::{Db, events};
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::sync::{Notify, broadcast, watch};

/// How long other nodes' events may wait.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// Events a slow listener may be behind before it reads from the database.
const BUFFER: usize = 256;
/// Most events read at once.
const BATCH: i64 = 500;

/// The door to live events. Cheap to clone.
#[derive(Clone)]
pub struct Live {
    sender: broadcast::Sender<Arc<Event>>,
    wake: Arc<Notify>,
    /// Where the reader begins after a time in which nobody listened.
    start: Arc<Mutex<Option<i64>>>,
}

impl Default for Live {
    fn default() -> Self {
        Self { sender: broadcast::channel(BUFFER).0, wake: Arc::default(), start: Arc::default() }
    }
}

impl Live {
    /// Says that something may have been written. Carries no data.
    pub fn signal(&self) {
        if self.sender.receiver_count() > 0 {
            self.wake.notify_one();
        }
    }

    /// Events after number `after`, as they are found. What was passed on before this call is missing: read it from
    /// the database once this has returned.
    pub fn listen(&self, after: i64) -> broadcast::Receiver<Arc<Event>> {
        let mut start = self.start.lock().unwrap_or_else(PoisonError::into_inner);
        *start = Some(start.map_or(after, |start| start.min(after)));
        let listener = self.sender.subscribe();
        drop(start);
        self.wake.notify_one();
        listener
    }

    fn begin(&self) -> Option<i64> {
        self.start.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Reads and passes on until `stop` turns true.
    pub async fn run(self, db: Db, mut stop: watch::Receiver<bool>) {
        let mut seen: Option<i64> = None;
        while !*stop.borrow() {
            if self.sender.receiver_count() == 0 {
                seen = None;
                tokio::select! {
                    () = self.wake.notified() => {}
                    _ = stop.changed() => {}
                }
                continue;
            }
            let begin = self.begin();
            match self.look(&db, seen.or(begin)).await {
                Ok(last) => seen = Some(last),
                Err(e) => tracing::warn!(error = %e, "live events could not be read; trying again"),
            }
            // A timeout means that nobody signalled; both ways the next thing is to look.
            tokio::select! {
                _woken_or_not = tokio::time::timeout(LOOK_EVERY, self.wake.notified()) => {}
                _ = stop.changed() => {}
            }
        }
    }

    async fn look(&self, db: &Db, seen: Option<i64>) -> selaras_kernel::Result<i64> {
        let Some(mut last) = seen else { return events::last_seq(db).await };
        loop {
            let found = events::after(db, last, BATCH).await?;
            let full = found.len() == BATCH as usize;
            for event in found {
                last = event.seq;
                // Nobody listening any more is no error.
                drop(self.sender.send(Arc::new(event)));
            }
            if !full {
                return Ok(last);
            }
        }
    }
}
