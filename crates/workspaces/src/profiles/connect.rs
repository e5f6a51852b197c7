//! How an account is connected: through the network's page in the browser, or with an app password or token.

use super::{
    Profile,
    sealed::{self, store::SignInRow},
    secrets,
    store::{self, Connecting},
};
use crate::{Vault, access, bearer, brands, scope};
use selaras_kernel::{Actor, BrandId, Change, Kind, Problem, ProfileId, Result, Right, Timestamp};
use selaras_networks::{
    BeginSignIn, Connected, Connector, ConnectorError, ErrorKind, FinishSignIn, Own, PasswordSignIn,
};
use selaras_store::Db;
use serde_json::{Value, json};
use std::{collections::BTreeMap, sync::Arc, time::Duration};

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

/// How long a sign-in may take.
const GOOD_FOR: Duration = Duration::from_secs(15 * 60);

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
    let person = scope::person(actor)?;
    let brand = manageable(db, actor, begin.brand).await?;
    let network = connector.capability().network;
    let app = kept_app(db, vault, network, &server_of(&begin.server), &begin.redirect_uri).await?;
    let state = bearer::new("");
    let asked = BeginSignIn {
        server: begin.server,
        redirect_uri: begin.redirect_uri,
        public_url: begin.public_url,
        app: app.clone(),
        state: state.clone(),
    };
    let begun = connector.begin_sign_in(&asked).await.map_err(|e| problem(e, &BEGUN, now))?;
    let new_app = match begun.app {
        Some(new) if Some(&new) != app.as_ref() => {
            let server = server_of(&begun.server);
            let place = sealed::app(network, &server, &asked.redirect_uri);
            Some((server, vault.seal(&place, &serde_json::to_vec(&new)?)?))
        }
        _ => None,
    };
    let hash = bearer::hash(&state);
    let row = SignInRow {
        workspace_id: actor.workspace,
        person_id: person,
        brand_id: brand.id,
        network: network.to_owned(),
        pending: vault.seal(&sealed::pending(&hash), &serde_json::to_vec(&begun.pending)?)?,
        redirect_uri: asked.redirect_uri,
        public_url: asked.public_url,
        expires_at: now + GOOD_FOR,
    };
    let actor = actor.clone();
    db.write(move |tx| {
        Box::pin(async move {
            if let Some((server, app)) = new_app {
                sealed::store::save_app(tx, network, &server, &row.redirect_uri, &app).await?;
            }
            sealed::store::begin(tx, &hash, &row).await?;
            tx.tell(
                Change::by(&actor, "profile.sign_in_begun", row.brand_id.0, now)
                    .brand(row.brand_id)
                    .to(json!({"network": network})),
            );
            Ok(())
        })
    })
    .await?;
    Ok(begun.authorize_url)
}

/// Finishes a sign-in, by the person who began it; `connectors` finds a connector by its network's name. An account
/// that is connected in this brand already gets the new secret; those in another brand are left alone.
///
/// # Errors
/// `connect_state_unknown`, `token_of_other_workspace`, `profile_in_other_brand`, `connect_failed` and its kin.
pub async fn finish_sign_in(
    db: &Db,
    vault: &Vault,
    connectors: &(dyn Fn(&str) -> Option<Arc<dyn Connector>> + Sync),
    actor: &Actor,
    finish: FinishConnect,
    now: Timestamp,
) -> Result<Vec<Profile>> {
    let person = scope::person(actor)?;
    let hash = bearer::hash(&finish.state);
    let (taken, workspace, by_token) = (hash.clone(), actor.workspace, actor.token.is_some());
    let row = db
        .write(move |tx| {
            Box::pin(async move {
                let row = sealed::store::take(tx, &taken, person).await?;
                // A token is good in its own workspace, within its scope; elsewhere only the person is known, who may
                // do more. The sign-in stays for the person to finish.
                if by_token && row.as_ref().is_some_and(|row| row.workspace_id != workspace) {
                    return Err(Problem::new(Kind::Forbidden, "token_of_other_workspace").into());
                }
                Ok(row)
            })
        })
        .await?;
    let row = row
        .filter(|row| row.expires_at > now)
        .ok_or_else(|| Problem::invalid("state", "connect_state_unknown"))?;
    // The browser comes back without saying in which workspace it was begun; rights are asked for there, and again.
    let actor = match actor.workspace == row.workspace_id {
        true => actor.clone(),
        false => access::by_person(db, row.person_id, Some(row.workspace_id)).await?,
    };
    let brand = manageable(db, &actor, row.brand_id).await?;
    let connector = connectors(&row.network).ok_or_else(|| Problem::not_found("network"))?;
    let asked = FinishSignIn {
        pending: serde_json::from_slice(&vault.unseal(&sealed::pending(&hash), &row.pending)?)?,
        query: finish.query,
        redirect_uri: row.redirect_uri,
        public_url: row.public_url,
        now,
    };
    let connected = connector.finish_sign_in(&asked).await.map_err(|e| problem(e, &FINISHED, now))?;
    connect(db, vault, &actor, &brand, &row.network, connected, now).await
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
    let brand = manageable(db, actor, with.brand).await?;
    let typed = Typed {
        server: if with.server.trim().is_empty() { "identifier" } else { "server" },
        name: if with.identifier.trim().is_empty() { "server" } else { "identifier" },
        secret: "password",
    };
    let asked =
        PasswordSignIn { server: with.server, identifier: with.identifier, password: with.password, now };
    let connected = connector.password_sign_in(&asked).await.map_err(|e| problem(e, &typed, now))?;
    connect(db, vault, actor, &brand, connector.capability().network, connected, now).await
}

/// The brand, if the actor may connect profiles to it.
async fn manageable(db: &Db, actor: &Actor, brand: BrandId) -> Result<brands::Brand> {
    let not_found = || Problem::not_found("brand").at("brand");
    if !actor.may(Right::WorkspaceRead, Some(brand)) && !actor.may(Right::ProfilesManage, Some(brand)) {
        return Err(not_found().into());
    }
    let brand = brands::store::get(db, actor.workspace, brand).await?.ok_or_else(not_found)?;
    actor.require(Right::ProfilesManage, Some(brand.id))?;
    if brand.sample {
        // Sample data is removed without trace; a real account among it would be removed with it.
        return Err(Problem::new(Kind::Conflict, "brand_sample").at("brand").into());
    }
    Ok(brand)
}

/// Our registration from an earlier sign-in; one that does not open is made anew.
async fn kept_app(
    db: &Db,
    vault: &Vault,
    network: &str,
    server: &str,
    redirect: &str,
) -> Result<Option<Value>> {
    let Some(kept) = sealed::store::app(db, network, server, redirect).await? else { return Ok(None) };
    match vault.unseal(&sealed::app(network, server, redirect), &kept) {
        Ok(app) => Ok(Some(serde_json::from_slice(&app)?)),
        Err(e) => {
            tracing::warn!(error = %e, "a registration does not open; a new one is made");
            Ok(None)
        }
    }
}

/// The server's name as registrations are kept by, from an address or a full handle.
fn server_of(text: &str) -> String {
    let text = text.trim().to_lowercase();
    let host = text.split_once("://").map_or(text.as_str(), |(_, rest)| rest).trim_end_matches('/');
    host.rsplit('@').next().unwrap_or(host).to_owned()
}

/// Keeps accounts that were just signed in as profiles of `brand`. Accounts of another brand are left alone, and are a
/// problem when there is nothing else.
pub(crate) async fn connect(
    db: &Db,
    vault: &Vault,
    actor: &Actor,
    brand: &brands::Brand,
    network: &str,
    connected: Vec<Connected>,
    now: Timestamp,
) -> Result<Vec<Profile>> {
    if connected.is_empty() {
        return Err(Problem::new(Kind::Upstream, "connect_nothing").into());
    }
    for one in &connected {
        secrets::refuse_empty(&one.account.secret)?;
    }
    let (vault, actor, brand, network) = (vault.clone(), actor.clone(), brand.clone(), network.to_owned());
    db.write(move |tx| {
        Box::pin(async move {
            let (mut ids, mut elsewhere) = (Vec::new(), None);
            for one in &connected {
                let account = &one.account;
                let known = store::known(tx, actor.workspace, brand.id, &network, &account.remote_id).await?;
                if known.as_ref().is_some_and(|k| k.brand_id != brand.id) {
                    elsewhere = Some(account.handle.clone());
                    continue;
                }
                let id = known.as_ref().map_or_else(|| ProfileId::new(now), |k| k.id);
                let new = Connecting {
                    id,
                    workspace: actor.workspace,
                    brand: brand.id,
                    zone: &brand.zone,
                    network: &network,
                    connected: one,
                    secret: &secrets::seal(&vault, id, &account.secret)?,
                    renews: secrets::renews(&account.secret),
                };
                let kind = match known {
                    None => {
                        store::insert(tx, &new, now).await?;
                        "profile.connected"
                    }
                    Some(known) => {
                        store::reconnect(tx, &new, now).await?;
                        if known.removed_at.is_some() { "profile.connected" } else { "profile.reconnected" }
                    }
                };
                tx.tell(Change::by(&actor, kind, id.0, now).brand(brand.id).to(json!({
                    "network": network, "server": account.server, "remote_id": account.remote_id, "handle": account.handle,
                    "expires_at": account.secret.expires_at,
                })));
                ids.push(id);
            }
            match elsewhere {
                Some(handle) if ids.is_empty() => {
                    return Err(Problem::new(Kind::Conflict, "profile_in_other_brand").with("handle", handle).into());
                }
                _ => {}
            }
            let mut profiles = Vec::with_capacity(ids.len());
            for id in ids {
                profiles.extend(store::get(tx, actor.workspace, id).await?);
            }
            Ok(profiles)
        })
    })
    .await
}

/// In which field the person typed what a sign-in goes by; empty where it was typed elsewhere.
struct Typed {
    server: &'static str,
    name: &'static str,
    secret: &'static str,
}

/// A sign-in through the browser begins with one field for either.
const BEGUN: Typed = Typed { server: "server", name: "server", secret: "" };
/// What the browser brings back was not typed.
const FINISHED: Typed = Typed { server: "", name: "", secret: "" };

/// What a refusal means to the person who is connecting an account. What Selaras refused by itself has messages of its
/// own; else the network's words are passed on.
fn problem(error: ConnectorError, typed: &Typed, now: Timestamp) -> Problem {
    let own = match error.own {
        Some(Own::NotAServer) => Some((typed.server, "connect_not_a_server")),
        Some(Own::PlainHttp) => Some((typed.server, "connect_plain_http")),
        Some(Own::PrivateNetwork) => Some((typed.server, "connect_private_network")),
        Some(Own::NotAName) => Some((typed.name, "connect_not_a_name")),
        Some(Own::NameUnknown) => Some((typed.name, "connect_name_unknown")),
        None => None,
    };
    if let Some((field, code)) = own {
        return Problem::new(Kind::Invalid, code).at(field);
    }
    let (field, kind, code) = match error.kind {
        ErrorKind::SignInNeeded | ErrorKind::TokenExpired | ErrorKind::Rejected => {
            (typed.secret, Kind::Invalid, "connect_refused")
        }
        ErrorKind::NotFound => (typed.name, Kind::Invalid, "connect_not_found"),
        ErrorKind::AddressRefused => (typed.server, Kind::Invalid, "connect_address_refused"),
        ErrorKind::RateLimited => ("", Kind::RateLimited, "connect_rate_limited"),
        ErrorKind::Unavailable
        | ErrorKind::NoAnswer
        | ErrorKind::Media
        | ErrorKind::Rights
        | ErrorKind::NotShown => ("", Kind::Upstream, "connect_failed"),
    };
    let problem = Problem::new(kind, code).at(field).with("detail", error.detail);
    match error.until {
        Some(until) => {
            problem.with("until", until.to_string()).with("retry_after", until.since(now).as_secs().max(1))
        }
        None => problem,
    }
}
