//! How the sending fares as a whole: who works, what waits, what is stuck, what a file is still needed for.

mod store;

use selaras_kernel::{Result, Timestamp};
use selaras_store::Db;
use std::time::Duration;

/// A delivery that a worker has yet to look at this long after it should have, is stuck.
pub const STUCK_AFTER: Duration = Duration::from_secs(900);

/// How the sending fares.
#[derive(Clone, Debug, Default, serde::Serialize, utoipa::ToSchema)]
pub struct Health {
    /// When a worker last showed that it is alive.
    pub last_beat: Option<Timestamp>,
    /// When a worker must look at a delivery next; in the past when it is overdue.
    pub next_due: Option<Timestamp>,
    /// How many deliveries are overdue or held, by state.
    pub open: Vec<(String, i64)>,
    /// How many are overdue for so long that something is wrong.
    pub stuck: i64,
}

/// How the sending fares, of all workspaces. Looks only at what is due, however much is planned.
///
/// # Errors
/// The database's.
pub async fn of(db: &Db, now: Timestamp) -> Result<Health> {
    Ok(Health {
        last_beat: store::last_beat(db).await?,
        next_due: store::next_due(db).await?,
        open: store::open(db, now).await?,
        stuck: store::overdue_since(db, now - STUCK_AFTER).await?,
    })
}
