//! Which networks this release knows.

use crate::Connector;
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
