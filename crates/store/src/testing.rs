//! Fresh databases for tests: SQLite always, PostgreSQL when `cargo xtask test` has started one.

use crate::{Db, Dialect, Options, db::Pools};
use sqlx::{AssertSqlSafe, migrate::MigrateDatabase};
use std::{collections::BTreeMap, future::Future};

/// Runs `test` on a fresh SQLite database and on a fresh PostgreSQL one.
///
/// PostgreSQL is named by `SELARAS_TEST_POSTGRES`; without it that half is skipped, unless `SELARAS_TEST_REQUIRE` is set.
///
/// # Panics
/// When a database cannot be opened.
pub async fn on_both<F: Future<Output = ()>>(test: impl Fn(Db) -> F) {
    on_both_at(|options| {
        let test = &test;
        async move {
            let db = Db::open(&options).await.expect("the database opens");
            test(db.clone()).await;
            db.close().await;
        }
    })
    .await;
}

/// Like `on_both`, for tests that open the database themselves, perhaps more than once.
///
/// # Panics
/// When PostgreSQL is required and not named.
#[expect(clippy::disallowed_methods, reason = "tests are told of servers through the environment")]
pub async fn on_both_at<F: Future<Output = ()>>(test: impl Fn(Options) -> F) {
    let dir = tempfile::tempdir().expect("a temporary directory");
    test(Options::new(format!("sqlite:{}", dir.path().join("test.db").display()))).await;
    match std::env::var("SELARAS_TEST_POSTGRES") {
        Ok(url) => {
            let name = format!("t{}", selaras_kernel::JobId::new(selaras_kernel::Timestamp(0)).0.simple());
            let url = match url.rsplit_once('/') {
                Some((server, _)) => format!("{server}/{name}"),
                None => url,
            };
            test(Options::new(url.as_str())).await;
            // Each takes more than ten megabytes, and there are hundreds of tests. A test that fails leaves its own to look at.
            sqlx::Postgres::force_drop_database(&url).await.expect("the database is dropped");
        }
        Err(_) if std::env::var("SELARAS_TEST_REQUIRE").is_ok() => panic!("SELARAS_TEST_POSTGRES is not set"),
        Err(_) => eprintln!("skipped on PostgreSQL: run `cargo xtask test`"),
    }
}

/// Every row of every table as text, by table: what two databases are compared by.
///
/// # Panics
/// When the database cannot be read.
pub async fn contents(db: &Db) -> BTreeMap<String, Vec<String>> {
    let tables = match db.dialect() {
        Dialect::Postgres => "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = 'public'",
        Dialect::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    };
    let tables: Vec<(String,)> =
        crate::on!(db, c => sqlx::query_as(tables).fetch_all(c).await).expect("tables are listed");
    let mut all = BTreeMap::new();
    for (table,) in tables {
        let rows: Vec<(String,)> = match &db.pools {
            Pools::Postgres(pool) => {
                let text = format!("SELECT CAST(to_jsonb(t) AS TEXT) FROM \"{table}\" t ORDER BY 1");
                sqlx::query_as(AssertSqlSafe(text)).fetch_all(pool).await.expect("rows are read")
            }
            Pools::Sqlite(pool) => {
                let columns: Vec<(String,)> =
                    sqlx::query_as("SELECT 'quote(\"' || name || '\")' FROM pragma_table_info($1)")
                        .bind(&table)
                        .fetch_all(pool)
                        .await
                        .expect("columns are listed");
                let row = columns.into_iter().map(|(c,)| c).collect::<Vec<_>>().join(" || '|' || ");
                let text = format!("SELECT {row} FROM \"{table}\" ORDER BY 1");
                sqlx::query_as(AssertSqlSafe(text)).fetch_all(pool).await.expect("rows are read")
            }
        };
        all.insert(table, rows.into_iter().map(|(row,)| row).collect());
    }
    all
}

/// How PostgreSQL would run a statement, by statistics that are up to date; `None` on SQLite. Parameters must be given in the text.
///
/// # Panics
/// When the statement cannot be planned.
pub async fn postgres_plan(db: &Db, statement: &str) -> Option<String> {
    let Pools::Postgres(pool) = &db.pools else { return None };
    sqlx::query("ANALYZE").execute(pool).await.expect("the tables are analysed");
    let text = format!("EXPLAIN {statement}");
    let lines: Vec<(String,)> =
        sqlx::query_as(AssertSqlSafe(text)).fetch_all(pool).await.expect("the statement is planned");
    Some(lines.into_iter().map(|(line,)| line).collect::<Vec<_>>().join("\n"))
}

/// A file or folder of `../shared`, which is not part of the project: `SELARAS_TEST_SHARED`, or beside the project. `None`, with
/// a line that says so, when it is not there.
///
/// # Panics
/// When it is not there and `SELARAS_TEST_REQUIRE=1`.
#[expect(clippy::disallowed_methods, reason = "tests find what they compare with through the environment")]
pub fn shared(path: &str) -> Option<std::path::PathBuf> {
    let beside = || std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let folder = std::env::var_os("SELARAS_TEST_SHARED").map_or_else(beside, std::path::PathBuf::from);
    let found = folder.join(path);
    if found.exists() {
        return Some(found);
    }
    assert!(
        std::env::var("SELARAS_TEST_REQUIRE").as_deref() != Ok("1"),
        "{path} is required and was not found"
    );
    println!("skipped: {path} was not found");
    None
}
