//! How an account is connected: through the network's page in the browser, or with an app password or token.

use super::Profile;
use crate::Vault;
use selaras_kernel::{Actor, BrandId, Result, Timestamp};
use selaras_networks::Connector;
use selaras_store::Db;
use std::{collections::BTreeMap, sync::Arc};

/// A sign-in through the browser that is about to begin.
#[derive(Clone, Debug)]
pub struct BeginConnect {
    /// The brand that gets the profile.
    pub brand: BrandId,
    /// The server (an instance's address) or the handle, as the person typed it.
    pub server: String,
    /// Where the network sends the browser back to.
    pub redirect_uri: String,
    /// Our own address as the network can reach it.
    pub public_url: String,
}

/// What the browser brought back.
#[derive(Clone, Debug)]
pub struct FinishConnect {
    /// The `state` that went out with it.
    pub state: String,
    /// All query parameters.
    pub query: BTreeMap<String, String>,
}

/// A sign-in with an app password or a token.
#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
pub struct ConnectPassword {
    /// The brand that gets the profile.
    pub brand: BrandId,
    /// Server; may be empty where it is found from the identifier.
    #[serde(default)]
    pub server: String,
    /// Handle, e-mail or id; may be empty for a token.
    #[serde(default)]
    pub identifier: String,
    /// App password or token.
    pub password: String,
}

// ---- operations

/// Begins a sign-in: the address to send the browser to. It is good for 15 minutes, once, for this person.
///
/// # Errors
/// `not_found` (brand), `forbidden`, `connect_failed` and its kin when the network does not play along.
pub async fn begin_sign_in(
    db: &Db,
    vault: &Vault,
    connector: &dyn Connector,
    actor: &Actor,
    begin: BeginConnect,
    now: Timestamp,
) -> Result<String> {
    todo!()
}

/// Finishes a sign-in, by the person who began it; `connectors` finds a connector by its network's name. An account
/// that is connected in this brand already gets the new secret; those in another brand are left alone.
///
/// # Errors
/// `connect_state_unknown`, `profile_in_other_brand`, `connect_failed` and its kin.
pub async fn finish_sign_in(
    db: &Db,
    vault: &Vault,
    connectors: &(dyn Fn(&str) -> Option<Arc<dyn Connector>> + Sync),
    actor: &Actor,
    finish: FinishConnect,
    now: Timestamp,
) -> Result<Vec<Profile>> {
    todo!()
}

/// Connects with an app password or a token. The password itself is not kept unless it is the network's token.
///
/// # Errors
/// `not_found` (brand), `forbidden`, `profile_in_other_brand`, `connect_refused` and its kin.
pub async fn connect_password(
    db: &Db,
    vault: &Vault,
    connector: &dyn Connector,
    actor: &Actor,
    with: ConnectPassword,
    now: Timestamp,
) -> Result<Vec<Profile>> {
    todo!()
}
