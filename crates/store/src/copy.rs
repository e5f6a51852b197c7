//! Answers: how is a PostgreSQL database held still while its own programs copy it, and may a copy be put there?
//!
//! The embedded database copies itself (`Db::backup_sqlite`).

use crate::{Db, db::Pools, proof::COUNTS};
use selaras_kernel::Result;
use sqlx::{Connection, PgConnection, Postgres, Transaction, migrate::MigrateDatabase};

/// One moment of a PostgreSQL database, seen by `pg_dump --snapshot` and by us alike, for as long as this is held.
pub struct Moment {
    tx: Transaction<'static, Postgres>,
    /// The name by which `pg_dump` finds it.
    pub snapshot: String,
}

impl Moment {
    /// This moment; `None` on SQLite.
    ///
    /// # Errors
    /// The database's.
    pub async fn of(db: &Db) -> Result<Option<Self>> {
        let Pools::Postgres(pool) = &db.pools else { return Ok(None) };
        let mut tx = pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?;
        let (snapshot,) = sqlx::query_as("SELECT pg_export_snapshot()").fetch_one(&mut *tx).await?;
        Ok(Some(Self { tx, snapshot }))
    }

    /// How many rows the tables hold at this moment, as `proof::counts` says for now.
    ///
    /// # Errors
    /// The database's.
    pub async fn counts(&mut self) -> Result<Vec<(String, i64)>> {
        Ok(sqlx::query_as(COUNTS).fetch_all(&mut *self.tx).await?)
    }

    /// Lets the database go on.
    ///
    /// # Errors
    /// The database's; then the connection was lost meanwhile, and what was copied is not to be trusted.
    pub async fn end(self) -> Result<()> {
        Ok(self.tx.commit().await?)
    }
}

/// Whether nothing is in the PostgreSQL database at `url`; it is made if the server has none of that name.
///
/// # Errors
/// When it cannot be reached or made.
pub async fn is_vacant(url: &str) -> Result<bool> {
    if !Postgres::database_exists(url).await? {
        Postgres::create_database(url).await?;
    }
    let mut connection = PgConnection::connect(url).await?;
    let (any,): (bool,) = sqlx::query_as(
        "SELECT EXISTS (SELECT 1 FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema'))",
    )
    .fetch_one(&mut connection)
    .await?;
    connection.close().await?;
    Ok(!any)
}
