//! Fresh databases for tests: SQLite always, PostgreSQL when `cargo xtask test` has started one.

use crate::{Db, Options};
use std::future::Future;

/// Runs `test` on a fresh SQLite database and on a fresh PostgreSQL one.
///
/// PostgreSQL is named by `SELARAS_TEST_POSTGRES`; without it that half is skipped, unless `SELARAS_TEST_REQUIRE` is set.
///
/// # Panics
/// When a database cannot be opened.
#[expect(clippy::disallowed_methods, reason = "tests are told of servers through the environment")]
pub async fn on_both<F: Future<Output = ()>>(test: impl Fn(Db) -> F) {
    let dir = tempfile::tempdir().expect("a temporary directory");
    let lite = Db::open(&Options::new(format!("sqlite:{}", dir.path().join("test.db").display())))
        .await
        .expect("SQLite opens");
    test(lite.clone()).await;
    lite.close().await;
    match std::env::var("SELARAS_TEST_POSTGRES") {
        Ok(url) => {
            let name = format!("t{}", selaras_kernel::JobId::new(selaras_kernel::Timestamp(0)).0.simple());
            let url = match url.rsplit_once('/') {
                Some((server, _)) => format!("{server}/{name}"),
                None => url,
            };
            let pg = Db::open(&Options::new(url)).await.expect("PostgreSQL opens");
            test(pg.clone()).await;
            pg.close().await;
        }
        Err(_) if std::env::var("SELARAS_TEST_REQUIRE").is_ok() => panic!("SELARAS_TEST_POSTGRES is not set"),
        Err(_) => eprintln!("skipped on PostgreSQL: run `cargo xtask test`"),
    }
}
