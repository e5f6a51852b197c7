//! Whom the command line on the machine itself acts for when nobody is named.

mod store;

use selaras_kernel::Result;
use selaras_store::Db;

/// The e-mail address of the first owner of the first workspace; `None` when nobody is there yet.
///
/// # Errors
/// The database's.
pub async fn first(db: &Db) -> Result<Option<String>> {
    store::first(db).await
}
