//! Which database is open, and how it is read.

use crate::{
    Reach, Reached, Tx,
    idempotency::{self, Once},
    memo::{Heard, Marks, Memo, listen},
    writer::Writer,
};
use futures::future::BoxFuture;
use selaras_kernel::{Error, Result};
use sqlx::{
    AssertSqlSafe, PgPool, SqlSafeStr, SqlitePool,
    migrate::{MigrateDatabase, Migration, MigrationType, Migrator},
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{path::Path, str::FromStr, sync::Arc, time::Duration};

/// The schema's history. Migrations only go forward; one that has landed is never edited. It is one text for both
/// databases; what is said to one of them alone stands in a comment for the other.
pub(crate) fn migrations(dialect: Dialect) -> Migrator {
    let files = [
        (1, "store", include_str!("../migrations/0001_store.sql")),
        (2, "workspaces", include_str!("../migrations/0002_workspaces.sql")),
        (3, "publishing", include_str!("../migrations/0003_publishing.sql")),
        (4, "analytics", include_str!("../migrations/0004_analytics.sql")),
        (5, "calendar", include_str!("../migrations/0005_calendar.sql")),
        (6, "warnings", include_str!("../migrations/0006_warnings.sql")),
        (7, "events_subject", include_str!("../migrations/0007_events_subject.sql")),
        (8, "slot_claims", include_str!("../migrations/0008_slot_claims.sql")),
        (9, "comments_and_guests", include_str!("../migrations/0009_comments_and_guests.sql")),
        (10, "post_versions", include_str!("../migrations/0010_post_versions.sql")),
        (11, "approval_steps", include_str!("../migrations/0011_approval_steps.sql")),
        (13, "notifications", include_str!("../migrations/0013_notifications.sql")),
        (16, "media_rights", include_str!("../migrations/0016_media_rights.sql")),
        (19, "calendar_days", include_str!("../migrations/0019_calendar_days.sql")),
        (23, "samples", include_str!("../migrations/0023_samples.sql")),
        (24, "share_links", include_str!("../migrations/0024_share_links.sql")),
        (25, "brand_kits", include_str!("../migrations/0025_brand_kits.sql")),
        (26, "absences", include_str!("../migrations/0026_absences.sql")),
        (27, "sent_back", include_str!("../migrations/0027_sent_back.sql")),
        (28, "cadences", include_str!("../migrations/0028_cadences.sql")),
        (29, "calendar_screens", include_str!("../migrations/0029_calendar_screens.sql")),
        (30, "watches_by_time", include_str!("../migrations/0030_watches_by_time.sql")),
        (32, "first_comments", include_str!("../migrations/0032_first_comments.sql")),
        (33, "templates", include_str!("../migrations/0033_templates.sql")),
        (34, "media_versions", include_str!("../migrations/0034_media_versions.sql")),
        (35, "blocks_of_numbers", include_str!("../migrations/0035_blocks_of_numbers.sql")),
        (36, "observed_posts", include_str!("../migrations/0036_observed_posts.sql")),
        (37, "competitors", include_str!("../migrations/0037_competitors.sql")),
        (38, "number_imports", include_str!("../migrations/0038_number_imports.sql")),
        (39, "dashboards", include_str!("../migrations/0039_dashboards.sql")),
        (40, "website", include_str!("../migrations/0040_website.sql")),
        (41, "returns", include_str!("../migrations/0041_returns.sql")),
        (43, "experiments", include_str!("../migrations/0043_experiments.sql")),
        (44, "ga4", include_str!("../migrations/0044_ga4.sql")),
        (45, "cohorts", include_str!("../migrations/0045_cohorts.sql")),
        (46, "strategy", include_str!("../migrations/0046_strategy.sql")),
        (47, "audits", include_str!("../migrations/0047_audits.sql")),
        (48, "strategy_checks", include_str!("../migrations/0048_strategy_checks.sql")),
        (49, "goal_values", include_str!("../migrations/0049_goal_values.sql")),
        (50, "post_tracing", include_str!("../migrations/0050_post_tracing.sql")),
        (51, "goals_kept", include_str!("../migrations/0051_goals_kept.sql")),
        (52, "briefs", include_str!("../migrations/0052_briefs.sql")),
        (53, "when_totals_came", include_str!("../migrations/0053_when_totals_came.sql")),
        (54, "strategy_removed", include_str!("../migrations/0054_strategy_removed.sql")),
        (55, "post_persona", include_str!("../migrations/0055_post_persona.sql")),
    ];
    let migration = |(version, name, sql): (i64, &'static str, &'static str)| {
        let sql = match dialect {
            Dialect::Sqlite => sql.replace("/*sqlite WITHOUT ROWID*/", "WITHOUT ROWID"),
            Dialect::Postgres => sql.replace("/*postgres\n", "").replace("\n*/", ""),
        };
        let sql = AssertSqlSafe(sql).into_sql_str();
        Migration::new(version, name.into(), MigrationType::Simple, sql, false)
    };
    let mut migrator = Migrator::with_migrations(files.into_iter().map(migration).collect());
    // During an update the release before runs beside the new one, on the new one's schema.
    migrator.set_ignore_missing(true);
    migrator
}

/// PostgreSQL's code for a database that is not there (invalid_catalog_name).
const NO_SUCH_DATABASE: &str = "3D000";

/// Which SQL dialect is spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// The embedded database.
    Sqlite,
    /// A PostgreSQL server, or one that speaks its protocol.
    Postgres,
}

/// How the database is opened.
#[derive(Clone, Debug)]
pub struct Options {
    /// `sqlite:<path>` or `postgres://…`.
    pub url: String,
    /// Connections for reading (SQLite) or in all (PostgreSQL).
    pub connections: u32,
    /// Whether concurrent writes share one commit. Off only to measure what it brings.
    pub group_commit: bool,
}

impl Options {
    /// The usual options for `url`.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), connections: 4, group_commit: true }
    }
}

/// An open database. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    pub(crate) pools: Pools,
    writer: Arc<Writer>,
    marks: Marks,
    pub(crate) memo: Arc<Memo>,
    /// The request whose effect the next write is, if it must not be made twice.
    pub(crate) once: Option<Arc<Once>>,
}

#[derive(Clone)]
pub(crate) enum Pools {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

impl Db {
    /// Opens the database, makes it if it is missing (SQLite), and brings its schema up to date.
    ///
    /// # Errors
    /// When it cannot be reached or a migration fails; nothing is half applied.
    pub async fn open(options: &Options) -> Result<Self> {
        if let Some(path) = options.url.strip_prefix("sqlite:") {
            Self::open_sqlite(Path::new(path), options).await
        } else {
            Self::open_postgres(options).await
        }
    }

    async fn open_sqlite(path: &Path, options: &Options) -> Result<Self> {
        // FULL: with WAL, NORMAL may lose the last commits at a power cut, and an accepted post must never be lost.
        let connect = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .statement_cache_capacity(200)
            // Rows wait for whoever reads them; with few places for them, two threads wake each other for every few rows.
            .row_buffer_size(512)
            .pragma("wal_autocheckpoint", "4000")
            .pragma("temp_store", "memory");
        let write = SqlitePoolOptions::new()
            .max_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_with(connect.clone())
            .await?;
        migrations(Dialect::Sqlite)
            .run(&write)
            .await
            .map_err(|e| Error::fault("bringing the schema up to date", e))?;
        let read = SqlitePoolOptions::new()
            .max_connections(options.connections)
            .min_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .test_before_acquire(false)
            // Each commit empties the readers' own caches; what lies mapped is read again without a call or a copy.
            .connect_with(connect.pragma("query_only", "true").pragma("mmap_size", "1073741824"))
            .await?;
        let writer = Arc::new(Writer::sqlite(write, options.group_commit));
        Ok(Self {
            pools: Pools::Sqlite(read),
            writer,
            marks: Marks::sqlite(path),
            memo: Arc::default(),
            once: None,
        })
    }

    async fn open_postgres(options: &Options) -> Result<Self> {
        let connect = PgConnectOptions::from_str(&options.url)?.statement_cache_capacity(200);
        let pool = PgPoolOptions::new()
            .max_connections(options.connections.max(4) * 2)
            .test_before_acquire(false)
            .acquire_timeout(Duration::from_secs(15));
        let pool = match pool.clone().connect_with(connect.clone()).await {
            Err(sqlx::Error::Database(e)) if e.code().as_deref() == Some(NO_SUCH_DATABASE) => {
                sqlx::Postgres::create_database(&options.url).await?;
                pool.connect_with(connect).await?
            }
            other => other?,
        };
        let migrations = migrations(Dialect::Postgres);
        if !is_up_to_date(&pool, &migrations).await {
            migrations.run(&pool).await.map_err(|e| Error::fault("bringing the schema up to date", e))?;
        }
        let heard = Arc::new(Heard::default());
        listen(pool.clone(), heard.clone());
        let writer = Arc::new(Writer::postgres(pool.clone(), options.group_commit, heard.clone()));
        Ok(Self {
            pools: Pools::Postgres(pool),
            writer,
            marks: Marks::Postgres(heard),
            memo: Arc::default(),
            once: None,
        })
    }

    pub(crate) fn marks(&self) -> &Marks {
        &self.marks
    }

    /// The dialect spoken.
    pub fn dialect(&self) -> Dialect {
        match self.pools {
            Pools::Sqlite(_) => Dialect::Sqlite,
            Pools::Postgres(_) => Dialect::Postgres,
        }
    }

    /// Runs `work` in a transaction and returns once it is durable. Writes that wait at the same time share a commit;
    /// an error of `work` undoes that write alone. `work` must make no network call.
    ///
    /// # Errors
    /// What `work` returned, or the database's error; then nothing of this write remains.
    pub async fn write<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T>> + Send + 'static,
    {
        let Some(once) = self.once.clone().filter(|once| once.is_open()) else {
            return self.writer.write(work).await;
        };
        let claimed = once.clone();
        let written = self.writer.write(move |tx| {
            Box::pin(async move {
                idempotency::claim(tx, &claimed.request).await?;
                tx.once = Some(claimed);
                let result = work(tx).await;
                tx.once = None;
                result
            })
        });
        let result = written.await;
        if result.is_ok() {
            once.close();
        }
        result
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<()> {
        on_pool(self).await
    }

    /// Copies the whole database into one consistent file at `to` while it is in use (SQLite only).
    ///
    /// # Errors
    /// When `to` exists or cannot be written, or the database is PostgreSQL (use its own `pg_dump`).
    pub async fn backup_sqlite(&self, to: &Path) -> Result<()> {
        match &self.pools {
            Pools::Sqlite(pool) => {
                // Readers may not write, and SQLite counts writing another file as that.
                let mut reader = pool.acquire().await?;
                sqlx::raw_sql("PRAGMA query_only = 0").execute(&mut *reader).await?;
                let copied = sqlx::query("VACUUM INTO $1")
                    .bind(to.to_string_lossy().into_owned())
                    .execute(&mut *reader)
                    .await;
                sqlx::raw_sql("PRAGMA query_only = 1").execute(&mut *reader).await?;
                copied?;
                Ok(())
            }
            Pools::Postgres(_) => {
                Err(Error::fault("backing up", "a PostgreSQL store is backed up table by table"))
            }
        }
    }

    /// Closes all connections after the writes under way.
    pub async fn close(&self) {
        self.writer.close().await;
        match &self.pools {
            Pools::Sqlite(pool) => pool.close().await,
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

/// Whether every migration has been applied, and in this text: one question instead of the seven that a run asks. Anything
/// unexpected, a first start above all, is left to the run.
async fn is_up_to_date(pool: &PgPool, migrations: &Migrator) -> bool {
    let applied: sqlx::Result<Vec<(i64, Vec<u8>, bool)>> =
        sqlx::query_as("SELECT version, checksum, success FROM _sqlx_migrations ORDER BY version")
            .fetch_all(pool)
            .await;
    let mut known = migrations.iter().map(|one| (one.version, one.checksum.to_vec(), true));
    applied.is_ok_and(|applied| known.all(|one| applied.contains(&one)))
}

async fn on_pool(db: &Db) -> Result<()> {
    crate::on!(db, c => sqlx::query("SELECT 1").execute(c).await.map(|_| ()))?;
    Ok(())
}

impl<'a> Reach for &'a Db {
    type Sqlite = &'a SqlitePool;
    type Postgres = &'a PgPool;
    fn reach(self) -> Reached<Self::Sqlite, Self::Postgres> {
        match &self.pools {
            Pools::Sqlite(pool) => Reached::Sqlite(pool),
            Pools::Postgres(pool) => Reached::Postgres(pool),
        }
    }
}

/// A list of ids as one parameter (JSON text of plain hexadecimal strings), for `{ids "$1"}` in `sql!`.
pub fn list(ids: impl IntoIterator<Item = uuid::Uuid>) -> String {
    let mut text = String::from("[");
    for id in ids {
        if text.len() > 1 {
            text.push(',');
        }
        text.push('"');
        text.push_str(id.simple().encode_lower(&mut [0; 32]));
        text.push('"');
    }
    text.push(']');
    text
}
