//! What was published and is there no longer: analytics finds out while counting and tells it as an event.

use super::store;
use selaras_kernel::{DeliveryId, Result};
use selaras_store::{Db, events};

const CONSUMER: &str = "publishing.gone";
const BATCH: i64 = 1000;

/// Notes on their deliveries which posts were found to be gone since last time.
///
/// # Errors
/// The database's.
pub async fn follow(db: &Db) -> Result<()> {
    loop {
        let seen = events::cursor(db, CONSUMER).await?;
        let news = events::after(db, seen.unwrap_or(0), BATCH).await?;
        let Some(last) = news.last().map(|event| event.seq) else { return Ok(()) };
        let more = news.len() as i64 == BATCH;
        let gone: Vec<_> =
            news.iter().filter(|e| e.kind == "post.gone").map(|e| (DeliveryId(e.subject_id), e.at)).collect();
        db.write(move |tx| {
            Box::pin(async move {
                if events::move_cursor(tx, CONSUMER, seen, last).await? {
                    store::mark_gone(tx, &gone).await?;
                }
                Ok(())
            })
        })
        .await?;
        if !more {
            return Ok(());
        }
    }
}
