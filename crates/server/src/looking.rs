//! Answers: how are profiles of competitors looked at, round by round, and what does the rest of the program know for it?

use crate::http::app::App;
use async_trait::async_trait;
use selaras_analytics::competitors::{self, Home, Lookout, OurText, Own, Texts};
use selaras_kernel::{Actor, BrandId, Error, Kind, Result, Timestamp, WorkspaceId};
use selaras_networks::{Account, Connector};
use selaras_publishing::published;
use selaras_workspaces::{
    brands,
    profiles::{self, ProfileState},
};
use std::sync::Arc;

/// Brands, networks, accounts and our own posts for analytics, which knows none of them.
pub struct Outlook(pub App);

#[async_trait]
impl Lookout for Outlook {
    async fn home(&self, workspace: WorkspaceId, brand: BrandId) -> Result<Option<Home>> {
        let system = Actor::system(workspace);
        let brand = match brands::get(&self.0.db, &system, brand).await {
            Ok(brand) => brand,
            Err(Error::Problem(problem)) if problem.kind == Kind::NotFound => return Ok(None),
            Err(e) => return Err(e),
        };
        let own = profiles::list(&self.0.db, &system, Some(brand.id)).await?;
        let own = own.into_iter().map(|one| Own {
            network: one.network,
            server: one.server,
            remote_id: one.remote_id,
        });
        Ok(Some(Home { zone: brand.zone, sample: brand.sample, profiles: own.collect() }))
    }

    fn network(&self, name: &str) -> Option<Arc<dyn Connector>> {
        self.0.networks.get(name).cloned()
    }

    async fn account(
        &self,
        workspace: WorkspaceId,
        brand: BrandId,
        network: &str,
    ) -> Result<Option<Account>> {
        let usable = |state| matches!(state, ProfileState::Connected | ProfileState::Failing);
        let own = profiles::list(&self.0.db, &Actor::system(workspace), Some(brand)).await?;
        let own = own.into_iter().filter(|one| one.network == network && usable(one.state));
        let ids: Vec<_> = own.map(|one| one.id).collect();
        let opened = profiles::accounts(&self.0.db, &self.0.vault, &ids).await?;
        let mut opened = opened.into_iter().filter(|(meta, _)| usable(meta.state) && !meta.sample);
        Ok(opened.next().map(|(_, account)| account))
    }
}

#[async_trait]
impl Texts for Outlook {
    async fn ours(&self, actor: &Actor, deliveries: &[uuid::Uuid]) -> Result<Vec<OurText>> {
        let said = published::said(&self.0.db, actor, deliveries).await?;
        let text = |one: published::Said| {
            let parts: Vec<&str> = one.content.parts.iter().map(|part| part.text.as_str()).collect();
            OurText { subject: one.delivery.0, text: parts.join("\n"), url: one.url }
        };
        Ok(said.into_iter().map(text).collect())
    }
}

/// Looks at the profiles of competitors that are due.
///
/// # Errors
/// The database's.
pub async fn round(app: App, now: Timestamp) -> Result<()> {
    let looked = competitors::look_due(&app.db, now, &Outlook(app.clone())).await?;
    if looked.profiles + looked.put_off > 0 {
        tracing::debug!(?looked, "competitors were looked at");
        app.live.signal();
    }
    Ok(())
}
