//! Where sealed values lie: the secrets of profiles, our registrations at servers, sign-ins under way.

pub(crate) mod store;

use selaras_kernel::ProfileId;

/// The place a profile's secret is sealed for.
pub(crate) fn secret(profile: ProfileId) -> String {
    format!("profiles|{profile}|secret")
}

/// The place our registration at a server is sealed for.
pub(crate) fn app(network: &str, server: &str, redirect_uri: &str) -> String {
    format!("network_apps|{network} {server} {redirect_uri}|app")
}

/// The place a sign-in under way is sealed for.
pub(crate) fn pending(state_hash: &[u8]) -> String {
    let id = state_hash.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
    format!("network_sign_ins|{id}|pending")
}
