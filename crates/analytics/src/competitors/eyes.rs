//! With whose eyes a profile of somebody else is seen: anybody's where the network shows it to anybody, else an account's of ours.

use async_trait::async_trait;
use selaras_kernel::{BrandId, Result, Timestamp, WorkspaceId};
use selaras_networks::{
    Account, Connector, ConnectorError, ErrorKind, PublicPosts, PublicProfile, PublicProfileRef,
};
use std::sync::Arc;

/// A profile of our own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// The network's name.
    pub network: String,
    /// Base address of its server.
    pub server: String,
    /// The network's own id of it.
    pub remote_id: String,
}

/// What must be known of a brand before somebody is put beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    /// IANA time zone of its days.
    pub zone: String,
    /// Whether it is sample data: nothing real joins it.
    pub sample: bool,
    /// Its own profiles.
    pub profiles: Vec<Own>,
}

/// What the rest of the program knows and does for this: networks, accounts, brands.
#[async_trait]
pub trait Lookout: Send + Sync {
    /// The brand; `None` when there is none.
    ///
    /// # Errors
    /// The database's.
    async fn home(&self, workspace: WorkspaceId, brand: BrandId) -> Result<Option<Home>>;

    /// The network with this name.
    fn network(&self, name: &str) -> Option<Arc<dyn Connector>>;

    /// A connected account of the brand on this network, for networks that show profiles of others only to accounts.
    ///
    /// # Errors
    /// The database's.
    async fn account(&self, workspace: WorkspaceId, brand: BrandId, network: &str)
    -> Result<Option<Account>>;
}

/// What a network says.
type Said<T> = std::result::Result<T, ConnectorError>;

/// A network as it is looked at for a brand.
pub(super) struct Eyes<'a> {
    connector: Arc<dyn Connector>,
    lookout: &'a dyn Lookout,
    workspace: WorkspaceId,
    brand: BrandId,
    account: Option<Account>,
    tried: bool,
    /// Calls made so far.
    pub calls: usize,
}

impl<'a> Eyes<'a> {
    /// Opens an account only where nobody may look without.
    pub(super) async fn open(
        connector: Arc<dyn Connector>,
        lookout: &'a dyn Lookout,
        workspace: WorkspaceId,
        brand: BrandId,
    ) -> Result<Eyes<'a>> {
        let strangers = connector.capability().public_profiles.as_ref().is_none_or(|can| can.without_account);
        let mut eyes = Self { connector, lookout, workspace, brand, account: None, tried: false, calls: 0 };
        if !strangers {
            eyes.borrow().await?;
        }
        Ok(eyes)
    }

    /// Whether an account was found through which can be looked.
    async fn borrow(&mut self) -> Result<bool> {
        self.tried = true;
        let network = self.connector.capability().network;
        self.account = self.lookout.account(self.workspace, self.brand, network).await?;
        Ok(self.account.is_some())
    }

    /// Whether to look once more, now through an account: what is not shown to strangers may be shown to it.
    async fn again(&mut self, error: &ConnectorError) -> Result<bool> {
        Ok(error.kind == ErrorKind::NotShown && !self.tried && self.borrow().await?)
    }

    pub(super) async fn find(&mut self, address: &str) -> Result<Said<PublicProfile>> {
        loop {
            self.calls += 1;
            let said = self.connector.find_public(self.account.as_ref(), address).await;
            match said {
                Err(error) if self.again(&error).await? => {}
                said => return Ok(said),
            }
        }
    }

    pub(super) async fn posts(
        &mut self,
        profile: &PublicProfileRef,
        since: Timestamp,
        page: Option<String>,
    ) -> Result<Said<PublicPosts>> {
        loop {
            self.calls += 1;
            let said = self.connector.public_posts(self.account.as_ref(), profile, since, page.clone()).await;
            match said {
                Err(error) if self.again(&error).await? => {}
                said => return Ok(said),
            }
        }
    }
}
