//! What was read before and still holds: values kept under the mark of the last commit.
//!
//! # Design
//! A mark changes with every commit by anybody. A value that was read after a mark was taken holds as long as the mark
//! is the same, so checking it costs no query:
//! - SQLite: the header of the WAL index (`<database>-shm`) holds a change counter that every commit of every process raises
//!   before the commit can be seen (sqlite.org/walformat.html, "The WAL-Index Header"). It is read as 96 bytes of a file.
//! - PostgreSQL: this process counts its own commits; those of others arrive by `NOTIFY` a moment later. A value may be older
//!   than another node's last commit by that moment, never than this node's own. While the listening connection is away there is
//!   no mark, and everything is read. A connection that broke without a word is found out within ten seconds.

use crate::Db;
use quick_cache::sync::Cache;
use selaras_kernel::Result;
use sqlx::postgres::PgListener;
use std::{
    any::{Any, TypeId},
    collections::HashMap,
    fs::File,
    hash::{Hash, Hasher},
    os::unix::fs::{FileExt, MetadataExt},
    path::Path,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};

/// Something that is read often: the key names it, and says what is read.
pub trait Kept: Eq + Hash + Clone + Send + Sync + 'static {
    /// What is read.
    type Value: Clone + Send + Sync + 'static;
    /// Most values in memory.
    const MOST: usize;
}

type Values<K> = Cache<(u64, K), <K as Kept>::Value>;

/// Values of every kind, each under the mark at which it was read.
#[derive(Default)]
pub(crate) struct Memo(RwLock<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>);

impl Memo {
    fn values<K: Kept>(&self) -> Arc<Values<K>> {
        let id = TypeId::of::<K>();
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&id).cloned();
        let any = known.unwrap_or_else(|| {
            let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
            all.entry(id).or_insert_with(|| Arc::new(Values::<K>::new(K::MOST))).clone()
        });
        any.downcast().unwrap_or_else(|_| unreachable!("a type has one cache, made here"))
    }
}

impl Db {
    /// What `key` names: as it was read since the last commit, or else by `read`, which runs once however many ask.
    ///
    /// # Errors
    /// Those of `read`; they are not kept.
    pub async fn kept<K: Kept>(
        &self,
        key: K,
        read: impl Future<Output = Result<K::Value>>,
    ) -> Result<K::Value> {
        // Taken before reading: what is read may be newer than its mark, never older.
        match self.mark() {
            Some(mark) => self.memo.values::<K>().get_or_insert_async(&(mark, key), read).await,
            None => read.await,
        }
    }
}

/// Where the mark comes from.
#[derive(Clone)]
pub(crate) enum Marks {
    /// The WAL index of SQLite; `None` when it could not be opened.
    Sqlite(Option<Arc<File>>),
    /// What was heard of commits on PostgreSQL.
    Postgres(Arc<Heard>),
}

/// Commits heard of.
#[derive(Default)]
pub(crate) struct Heard {
    pub commits: AtomicU64,
    pub listening: AtomicBool,
}

impl Marks {
    /// The mark of the database at `path`, whose connections are open.
    pub fn sqlite(path: &Path) -> Self {
        let mut index = path.as_os_str().to_owned();
        index.push("-shm");
        Self::Sqlite(File::open(index).ok().map(Arc::new))
    }

    pub fn now(&self) -> Option<u64> {
        match self {
            Self::Sqlite(index) => wal_mark(index.as_ref()?),
            Self::Postgres(heard) => {
                heard.listening.load(Ordering::Acquire).then(|| heard.commits.load(Ordering::Acquire))
            }
        }
    }
}

/// The two copies of the header are written one after the other; when they differ, a commit is just being made.
fn wal_mark(index: &File) -> Option<u64> {
    // The file goes away with the last connection; a new one would not be this one.
    if index.metadata().ok()?.nlink() == 0 {
        return None;
    }
    let mut header = [0; 96];
    index.read_exact_at(&mut header, 0).ok()?;
    let (one, two) = header.split_at(48);
    let initialised = one[12] != 0;
    if one != two || !initialised {
        return None;
    }
    let mut hash = std::hash::DefaultHasher::new();
    one.hash(&mut hash);
    Some(hash.finish())
}

/// Listens for the commits of other processes, for as long as the pool is open.
#[expect(
    clippy::disallowed_methods,
    reason = "a task of the store's own, which waits for a server that is away"
)]
pub(crate) fn listen(pool: sqlx::PgPool, heard: Arc<Heard>) {
    tokio::spawn(async move {
        while !pool.is_closed() {
            if let Err(e) = hear(&pool, &heard).await
                && !pool.is_closed()
            {
                tracing::warn!(error = %e, "commits of other nodes are not heard of; everything is read meanwhile");
            }
            heard.listening.store(false, Ordering::Release);
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
    });
}

async fn hear(pool: &sqlx::PgPool, heard: &Heard) -> sqlx::Result<()> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.ignore_pool_close_event(false);
    listener.listen("selaras_commits").await?;
    // What was committed before this moment was not heard of.
    heard.commits.fetch_add(1, Ordering::AcqRel);
    heard.listening.store(true, Ordering::Release);
    loop {
        match tokio::time::timeout(QUIET, listener.try_recv()).await {
            Ok(heard_of) => match heard_of? {
                Some(_) => _ = heard.commits.fetch_add(1, Ordering::AcqRel),
                // The connection was lost, and notifications with it.
                None => return Ok(()),
            },
            // Silence may mean that nothing was committed, or that the other end is gone without a word.
            Err(_) => {
                let answer = sqlx::query("SELECT 1").execute(&mut listener);
                tokio::time::timeout(QUIET, answer).await.map_err(|_| sqlx::Error::PoolTimedOut)??;
            }
        }
    }
}

/// After this long without a word the listening connection is asked whether it is still there; that long it has to answer.
const QUIET: Duration = Duration::from_secs(5);

impl Db {
    /// The mark of the last commit, to be taken before reading what is kept under it; `None` when nothing may be kept.
    pub fn mark(&self) -> Option<u64> {
        self.marks().now()
    }
}
