//! Answers: how do numbers come in, round by round?

use crate::{http::app::App, measuring};
use async_trait::async_trait;
use selaras_analytics::{Asked, count_due, follow, snapshots};
use selaras_kernel::{ProfileId, Result, Timestamp, WorkspaceId};
use selaras_networks::{Account, Connector};
use selaras_publishing::delivery::gone;
use selaras_workspaces::profiles::{self, ProfileState};
use std::sync::Arc;

/// Most things counted in one round.
const ROUND: usize = 500;

/// Opens profiles for analytics, which knows neither the vault nor the networks.
struct Opener(App);

#[async_trait]
impl Asked for Opener {
    async fn open(
        &self,
        workspace: WorkspaceId,
        profile: ProfileId,
    ) -> Result<Option<(Arc<dyn Connector>, Account)>> {
        let found = profiles::accounts(&self.0.db, &self.0.vault, &[profile]).await?.pop();
        Ok(found.and_then(|(meta, account)| {
            let usable = meta.workspace == workspace
                && matches!(meta.state, ProfileState::Connected | ProfileState::Failing);
            let connector = self.0.networks.get(&meta.network)?.clone();
            usable.then_some((connector, account))
        }))
    }
}

/// Watches what was published since last time, and counts what is due.
///
/// # Errors
/// The database's.
pub async fn round(app: App, now: Timestamp) -> Result<()> {
    snapshots::convert(&app.db).await?;
    selaras_analytics::profiles::renew_days(&app.db).await?;
    follow(&app.db, now).await?;
    measuring::follow(&app.db).await?;
    loop {
        let counted = count_due(&app.db, app.now(), ROUND, &Opener(app.clone())).await?;
        if counted.posts + counted.profiles + counted.put_off > 0 {
            tracing::debug!(?counted, "numbers came in");
        }
        // As long as a round is full, more is due.
        if counted.posts + counted.profiles < ROUND {
            return gone::follow(&app.db).await;
        }
    }
}
