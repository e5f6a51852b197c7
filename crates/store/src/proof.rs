//! Whether a database is whole: what a restored backup is held to before anybody trusts it.

use crate::{Db, Dialect, db::migrations, on};
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
    Ok(on!(db, c => sqlx::query_as(COUNTS).fetch_all(c).await)?)
}

pub(crate) const COUNTS: &str =
    "SELECT 'people', COUNT(*) FROM people UNION ALL SELECT 'brands', COUNT(*) FROM brands
    UNION ALL SELECT 'profiles', COUNT(*) FROM profiles UNION ALL SELECT 'posts', COUNT(*) FROM posts
    UNION ALL SELECT 'deliveries', COUNT(*) FROM deliveries UNION ALL SELECT 'media', COUNT(*) FROM media
    UNION ALL SELECT 'snapshots', COUNT(*) FROM snapshots UNION ALL SELECT 'events', COUNT(*) FROM events";

/// Hash and length of up to `limit` files that rows name, of those whose hash comes after `after`, by hash.
///
/// # Errors
/// The database's.
pub async fn files(db: &Db, after: &[u8], limit: i64) -> Result<Vec<(Vec<u8>, i64)>> {
    Ok(on!(db, c => sqlx::query_as(
        "SELECT sha256, max(bytes) FROM media WHERE sha256 > $1 GROUP BY sha256 ORDER BY sha256 LIMIT $2"
    ).bind(after).bind(limit).fetch_all(c).await)?)
}

/// The number of the last migration that this release knows.
pub fn newest_schema() -> i64 {
    migrations(Dialect::Sqlite).iter().map(|m| m.version).max().unwrap_or_default()
}

/// The number of the last migration that was applied.
///
/// # Errors
/// The database's.
pub async fn schema(db: &Db) -> Result<i64> {
    let (version,): (i64,) = on!(db, c => sqlx::query_as("SELECT CAST(max(version) AS BIGINT) FROM _sqlx_migrations").fetch_one(c).await)?;
    Ok(version)
}
