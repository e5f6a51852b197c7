//! Answers: how are Google Analytics properties fetched, round by round, and who opens their keys for it?

use crate::http::app::App;
use selaras_analytics::website::ga4;
use selaras_kernel::{Result, Timestamp};

/// Fetches the properties that are due.
///
/// # Errors
/// The database's.
pub async fn round(app: App, now: Timestamp) -> Result<()> {
    let vault = app.vault.clone();
    let open = move |place: &str, sealed: &[u8]| vault.unseal(place, sealed);
    let fetched = ga4::fetch_due(&app.db, now, &app.google, &open).await?;
    if fetched.properties + fetched.put_off > 0 {
        tracing::debug!(?fetched, "Google Analytics was fetched");
        app.live.signal();
    }
    Ok(())
}
