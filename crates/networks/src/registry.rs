//! Which networks this release knows.

use crate::{Connector, Http, bluesky::Bluesky, mastodon::Mastodon};
use std::sync::Arc;

/// The networks by name.
#[derive(Clone, Default)]
pub struct Registry {
    connectors: Vec<Arc<dyn Connector>>,
}

impl Registry {
    /// A registry of these networks.
    pub fn of(connectors: Vec<Arc<dyn Connector>>) -> Self {
        Self { connectors }
    }

    /// The network with this name.
    pub fn get(&self, network: &str) -> Option<&Arc<dyn Connector>> {
        self.connectors.iter().find(|connector| connector.capability().network == network)
    }

    /// Every network, in the order in which they are offered.
    pub fn all(&self) -> &[Arc<dyn Connector>] {
        &self.connectors
    }
}

/// Every network of this release, going out through `http`, in the order in which they are offered.
pub fn all(http: Http) -> Registry {
    Registry::of(vec![Arc::new(Mastodon::new(http.clone())), Arc::new(Bluesky::new(http))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Outbound;

    #[test]
    fn every_network_is_found_by_its_name() {
        let registry = all(Http::new(Outbound::default()).unwrap());
        for name in ["mastodon", "bluesky"] {
            assert_eq!(registry.get(name).unwrap().capability().network, name);
        }
        assert!(registry.get("nowhere").is_none());
    }
}
