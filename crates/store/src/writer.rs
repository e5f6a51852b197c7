//! How writes become durable: one lane of transactions in which waiting writers share a commit.
//!
//! # Design
//! A commit costs a flush of the disk, far more than the statements in it. All writes of a process therefore pass
//! through one task: it opens a transaction, runs every write that is waiting, each inside its own savepoint, and commits
//! once. A writer hears of its success only after that commit. SQLite has a single writer anyway; on PostgreSQL the lane
//! is one connection, and other processes have theirs.
//!
//! Changes (`Tx::tell`) are numbered just before the commit under the row lock of `event_clock`, so that their
//! numbers follow the order of commits without gaps.
//!
//! Rows that many writers insert alike (`Tx::gather`) are inserted together, just before the commit: what they cost is then
//! mostly the rows themselves, not a statement and a savepoint for each writer.

use crate::{Dialect, Reach, Reached, events, idempotency::Once, memo::Heard};
use futures::{FutureExt, future::BoxFuture};
use selaras_kernel::{Change, Error, Result};
use serde::Serialize;
use sqlx::{Connection, PgConnection, PgPool, SqliteConnection, SqlitePool};
use std::{
    panic::AssertUnwindSafe,
    sync::{Arc, atomic::Ordering},
};
use tokio::sync::{mpsc, oneshot};

/// Most writes that share a commit, so that the first of them does not wait long.
const GROUP_MAX: usize = 512;

/// A transaction as a write sees it.
pub struct Tx {
    connection: Held,
    changes: Vec<Change>,
    gathered: Vec<(&'static Insert, String)>,
    /// Whether the present write has reached for the connection itself.
    touched: bool,
    /// The request that the present write is the effect of.
    pub(crate) once: Option<Arc<Once>>,
}

/// A statement that inserts many rows at once; `$1` is a JSON array of them.
#[derive(Debug)]
pub struct Insert {
    /// Statements of a lower rank run first: what is referred to before what refers to it.
    pub rank: u8,
    /// For PostgreSQL, from `jsonb_to_recordset(CAST($1 AS JSONB))`.
    pub pg: &'static str,
    /// For SQLite, from `json_each($1)`.
    pub lite: &'static str,
}

enum Held {
    Sqlite(sqlx::pool::PoolConnection<sqlx::Sqlite>),
    Postgres(sqlx::pool::PoolConnection<sqlx::Postgres>),
}

impl Tx {
    /// Notes a change; it is written in the same commit.
    pub fn tell(&mut self, change: Change) {
        self.changes.push(change);
    }

    /// Notes a row (it must become a JSON object) that is inserted in the same commit, together with those of other writers. It cannot
    /// be seen by this write, and a row that the database refuses fails the whole commit: for rows made and checked by
    /// us, with an id of our own.
    ///
    /// # Errors
    /// When it cannot be written as JSON, which is a mistake of ours.
    pub fn gather<R: Serialize>(&mut self, into: &'static Insert, row: &R) -> Result<()> {
        self.gathered.push((into, serde_json::to_string(row)?));
        Ok(())
    }

    /// The dialect spoken.
    pub fn dialect(&self) -> Dialect {
        match self.connection {
            Held::Sqlite(_) => Dialect::Sqlite,
            Held::Postgres(_) => Dialect::Postgres,
        }
    }

    async fn run(&mut self, statements: &'static str) -> Result<()> {
        crate::on!(&mut *self, c => sqlx::raw_sql(statements).execute(c).await.map(|_| ()))?;
        Ok(())
    }
}

impl<'a> Reach for &'a mut Tx {
    type Sqlite = &'a mut SqliteConnection;
    type Postgres = &'a mut PgConnection;
    fn reach(self) -> Reached<Self::Sqlite, Self::Postgres> {
        self.touched = true;
        match &mut self.connection {
            Held::Sqlite(connection) => Reached::Sqlite(connection),
            Held::Postgres(connection) => Reached::Postgres(connection),
        }
    }
}

/// Tells a waiting writer how it ended, once it is known whether the commit held.
type Reply = Box<dyn FnOnce(std::result::Result<(), Arc<Error>>) + Send>;
/// One waiting write: runs in the transaction, says whether its savepoint is to be kept, and how to reply.
type Work = Box<dyn for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, (bool, Reply)> + Send>;

enum Lane {
    Sqlite(SqlitePool),
    Postgres(PgPool, Arc<Heard>),
}

pub(crate) struct Writer {
    queue: std::sync::RwLock<Option<mpsc::UnboundedSender<Work>>>,
    done: tokio::sync::Mutex<Option<oneshot::Receiver<()>>>,
}

impl Writer {
    pub(crate) fn sqlite(pool: SqlitePool, group: bool) -> Self {
        Self::start(Lane::Sqlite(pool), group)
    }

    pub(crate) fn postgres(pool: PgPool, group: bool, heard: Arc<Heard>) -> Self {
        Self::start(Lane::Postgres(pool, heard), group)
    }

    #[expect(clippy::disallowed_methods, reason = "the writer lane is a task of the store's own")]
    fn start(lane: Lane, group: bool) -> Self {
        let (queue, waiting) = mpsc::unbounded_channel();
        let (ended, done) = oneshot::channel();
        tokio::spawn(async move {
            serve(&lane, waiting, if group { GROUP_MAX } else { 1 }).await;
            if let Lane::Sqlite(pool) = lane {
                // The readers' pool is closed by its owner; this connection is the lane's own.
                pool.close().await;
            }
            let _closed = ended.send(());
        });
        Self { queue: std::sync::RwLock::new(Some(queue)), done: tokio::sync::Mutex::new(Some(done)) }
    }

    pub(crate) async fn write<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T>> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel::<Result<T>>();
        let work: Work = Box::new(move |tx| {
            Box::pin(async move {
                let result = work(tx).await;
                let keep = result.is_ok();
                let reply: Reply = Box::new(move |committed| {
                    let result = match committed {
                        Ok(()) => result,
                        Err(e) => result.and(Err(Error::fault("committing", e))),
                    };
                    // The writer may have gone away (a client hung up); its write stands all the same.
                    drop(reply.send(result));
                });
                (keep, reply)
            })
        });
        let queued = match &*self.queue.read().unwrap_or_else(std::sync::PoisonError::into_inner) {
            Some(queue) => queue.send(work).is_ok(),
            None => false,
        };
        if !queued {
            return Err(Error::fault("writing", "the store is closed"));
        }
        answer.await.map_err(|e| Error::fault("writing", e))?
    }

    pub(crate) async fn close(&self) {
        self.queue.write().unwrap_or_else(std::sync::PoisonError::into_inner).take();
        if let Some(done) = self.done.lock().await.take() {
            // An error means that the lane has ended already.
            drop(done.await);
        }
    }
}

async fn serve(lane: &Lane, mut waiting: mpsc::UnboundedReceiver<Work>, group_max: usize) {
    while let Some(first) = waiting.recv().await {
        let mut tx = match open(lane).await {
            Ok(tx) => tx,
            Err(e) => {
                // Dropping the write tells its writer that it did not happen.
                tracing::error!(error = %e, "no transaction could be begun");
                continue;
            }
        };
        let mut replies = Vec::new();
        let committed = match group(&mut tx, first, &mut waiting, group_max, &mut replies).await {
            Ok(()) => Ok(()),
            Err(e) => {
                tracing::error!(error = %e, writes = replies.len(), "a commit failed; its writes were undone");
                // Whatever state the connection is in, it must not go back into the pool with an open transaction.
                if let Err(e) = tx.run("ROLLBACK").await {
                    tracing::warn!(error = %e, "rolling back after a failed commit");
                }
                Err(Arc::new(e))
            }
        };
        drop(tx);
        if let Lane::Postgres(_, heard) = lane {
            // Before anyone is told, so that who reads after a write never sees what was kept before it.
            heard.commits.fetch_add(1, Ordering::AcqRel);
        }
        for reply in replies {
            reply(committed.clone());
        }
    }
}

/// Runs `first` and all that waits behind it, and commits.
async fn group(
    tx: &mut Tx,
    first: Work,
    waiting: &mut mpsc::UnboundedReceiver<Work>,
    group_max: usize,
    replies: &mut Vec<Reply>,
) -> Result<()> {
    let mut next = Some(first);
    let mut count = 0;
    while let Some(work) = next.take() {
        count += 1;
        let (changes_before, gathered_before) = (tx.changes.len(), tx.gathered.len());
        tx.touched = false;
        // A panic in one write must not take the lane, and with it every later write, down.
        let (keep, reply) = match AssertUnwindSafe(work(tx)).catch_unwind().await {
            Ok((keep, reply)) => (keep, Some(reply)),
            Err(_) => (false, None),
        };
        replies.extend(reply);
        tx.once = None;
        next = if count < group_max { waiting.try_recv().ok() } else { None };
        if !keep {
            tx.changes.truncate(changes_before);
            tx.gathered.truncate(gathered_before);
        }
        match (tx.touched, keep) {
            (true, false) => tx.run("ROLLBACK TO SAVEPOINT w").await?,
            (true, true) if next.is_some() => tx.run("RELEASE SAVEPOINT w; SAVEPOINT w").await?,
            _ => {}
        }
    }
    insert_gathered(tx).await?;
    let changes = std::mem::take(&mut tx.changes);
    if !changes.is_empty() {
        events::append(tx, &changes).await?;
    }
    match tx.dialect() {
        Dialect::Sqlite => tx.run("COMMIT").await,
        Dialect::Postgres => tx.run("NOTIFY selaras_commits; COMMIT").await,
    }
}

async fn insert_gathered(tx: &mut Tx) -> Result<()> {
    let mut statements: Vec<(&'static Insert, String)> = Vec::new();
    for (into, row) in std::mem::take(&mut tx.gathered) {
        match statements.iter_mut().find(|(known, _)| std::ptr::eq(*known, into)) {
            Some((_, rows)) => {
                rows.push(',');
                rows.push_str(&row);
            }
            None => statements.push((into, format!("[{row}"))),
        }
    }
    statements.sort_by_key(|(into, _)| into.rank);
    for (into, mut rows) in statements {
        rows.push(']');
        let text = match tx.dialect() {
            Dialect::Postgres => into.pg,
            Dialect::Sqlite => into.lite,
        };
        crate::on!(&mut *tx, c => sqlx::query(text).bind(rows).execute(c).await.map(|_| ()))?;
    }
    Ok(())
}

async fn open(lane: &Lane) -> std::result::Result<Tx, sqlx::Error> {
    let connection = match lane {
        Lane::Sqlite(pool) => {
            let mut connection = pool.acquire().await?;
            // IMMEDIATE takes the write lock at once, so that a read inside never has to be upgraded (and refused).
            sqlx::raw_sql("BEGIN IMMEDIATE; SAVEPOINT w").execute(&mut *connection).await?;
            Held::Sqlite(connection)
        }
        Lane::Postgres(pool, _) => {
            let mut connection = pool.acquire().await?;
            if sqlx::raw_sql("BEGIN; SAVEPOINT w").execute(&mut *connection).await.is_err() {
                // The server may have dropped an idle connection; a second one tells whether it is really away.
                connection = pool.acquire().await?;
                connection.ping().await?;
                sqlx::raw_sql("BEGIN; SAVEPOINT w").execute(&mut *connection).await?;
            }
            Held::Postgres(connection)
        }
    };
    Ok(Tx { connection, changes: Vec::new(), gathered: Vec::new(), touched: false, once: None })
}
