//! Whether a database is whole: what a restored backup is held to before anybody trusts it.

use crate::{Db, Dialect, on};
use selaras_kernel::Result;

/// What is wrong with the database file; empty when nothing is. PostgreSQL watches over its own files, so there it is
/// always empty.
///
/// # Errors
/// When the database cannot be read at all.
pub async fn defects(db: &Db) -> Result<Vec<String>> {
    if db.dialect() == Dialect::Postgres {
        return Ok(Vec::new());
    }
    let rows: Vec<(String,)> = on!(db, c => sqlx::query_as("SELECT integrity_check FROM pragma_integrity_check").fetch_all(c).await)?;
    let mut defects: Vec<_> = rows.into_iter().map(|(line,)| line).filter(|line| line != "ok").collect();
    let dangling: Vec<(String, String)> = on!(db, c => sqlx::query_as("SELECT \"table\", \"parent\" FROM pragma_foreign_key_check LIMIT 20").fetch_all(c).await)?;
    defects.extend(
        dangling
            .into_iter()
            .map(|(table, parent)| format!("a row of {table} names a missing row of {parent}")),
    );
    Ok(defects)
}

/// How many rows the tables hold that people would miss.
///
/// # Errors
/// The database's.
pub async fn counts(db: &Db) -> Result<Vec<(String, i64)>> {
    Ok(on!(db, c => sqlx::query_as(
        "SELECT 'people', COUNT(*) FROM people UNION ALL SELECT 'brands', COUNT(*) FROM brands
         UNION ALL SELECT 'profiles', COUNT(*) FROM profiles UNION ALL SELECT 'posts', COUNT(*) FROM posts
         UNION ALL SELECT 'deliveries', COUNT(*) FROM deliveries UNION ALL SELECT 'media', COUNT(*) FROM media
         UNION ALL SELECT 'snapshots', COUNT(*) FROM snapshots UNION ALL SELECT 'events', COUNT(*) FROM events"
    ).fetch_all(c).await)?)
}

/// The number of the last migration that was applied.
///
/// # Errors
/// The database's.
pub async fn schema(db: &Db) -> Result<i64> {
    let (version,): (i64,) = on!(db, c => sqlx::query_as("SELECT CAST(max(version) AS BIGINT) FROM _sqlx_migrations").fetch_one(c).await)?;
    Ok(version)
}
