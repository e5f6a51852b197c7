//! Whom may somebody mean who begins to mention an account?

use super::{ProfileMeta, ProfileState, get, secrets};
use crate::vault::Vault;
use selaras_kernel::{Actor, Kind, Problem, ProfileId, Result, Right};
use selaras_networks::{FoundAccount, Registry};
use selaras_store::Db;

/// Most characters that are looked for.
const TEXT_MAX: usize = 100;

/// Accounts on the profile's network that somebody may mean who types `text` after an `@`, asked for as the profile; none
/// for less than two characters.
///
/// # Errors
/// `not_found`; `forbidden` for who writes no posts; `accounts_unreadable` when the network does not say.
pub async fn find_accounts(
    db: &Db,
    vault: &Vault,
    networks: &Registry,
    actor: &Actor,
    id: ProfileId,
    text: &str,
) -> Result<Vec<FoundAccount>> {
    let profile = get(db, actor, id).await?;
    actor.require(Right::PostsWrite, Some(profile.brand))?;
    let text = text.trim().trim_start_matches('@');
    let length = text.chars().count();
    if !(2..=TEXT_MAX).contains(&length) {
        return Ok(Vec::new());
    }
    let Some(connector) = networks.get(&profile.network) else { return Ok(Vec::new()) };
    // A sample profile has nothing behind it, and one that is signed out cannot ask.
    let usable = |meta: &ProfileMeta| !meta.sample && meta.state != ProfileState::SignInNeeded;
    let found = secrets::accounts(db, vault, &[id]).await?.pop();
    let Some((_, account)) = found.filter(|(meta, _)| usable(meta)) else { return Ok(Vec::new()) };
    connector.find_accounts(&account, text).await.map_err(|error| {
        tracing::info!(profile = %id, %error, "accounts to mention could not be looked for");
        Problem::new(Kind::Upstream, "accounts_unreadable")
            .with("network", connector.capability().title)
            .into()
    })
}
