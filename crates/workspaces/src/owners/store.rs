//! Every SQL statement about owners as such.

use selaras_kernel::Result;
use selaras_store::{Db, on};

pub(super) async fn first(db: &Db) -> Result<Option<String>> {
    let row: Option<(String,)> = on!(db, c => sqlx::query_as(
        "SELECT p.email FROM memberships m JOIN people p ON p.id = m.person_id
         WHERE m.role = 'owner' AND m.brand_id IS NULL ORDER BY m.created_at, m.id LIMIT 1"
    ).fetch_optional(c).await)?;
    Ok(row.map(|(email,)| email))
}
