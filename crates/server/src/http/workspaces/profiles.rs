//! Answers: which accounts are connected, how do they fare, and how is one connected, changed and removed?

use crate::http::{
    app::App,
    extract::{Asked, IfMatch, Input, Named},
    guard::Who,
    problem::Answer,
    reply::{self, Versioned},
};
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
};
use selaras_kernel::{BrandId, ProfileId};
use selaras_networks::{FoundAccount, SignIn};
use selaras_workspaces::profiles::{self, ConnectPassword, Expiring, Profile, ProfileChanges};

impl Versioned for Profile {
    fn version(&self) -> i64 {
        self.version
    }
}

/// Which profiles.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Which {
    /// Only those of this brand.
    pub brand: Option<BrandId>,
}

/// A network as it can be connected.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct NetworkInfo {
    /// Stable name.
    pub network: &'static str,
    /// The name people know.
    pub title: &'static str,
    /// Ways to sign in, the preferred one first.
    pub sign_in: &'static [SignIn],
    /// Its documented limits.
    #[schema(value_type = Object)]
    pub limits: selaras_networks::Limits,
    /// Whether publishing costs money or quota.
    pub costs: bool,
    /// Names of the shapes in which it shows a picture whole, the usual one first.
    pub shapes: Vec<&'static str>,
}

/// A sign-in with an app password or a token.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConnectRequest {
    /// Stable name of the network, such as `bluesky`.
    pub network: String,
    /// The brand that gets the profile.
    pub brand: BrandId,
    /// Server; may be empty where it is found from the identifier.
    #[serde(default)]
    pub server: String,
    /// Handle, e-mail or id; may be empty for a token.
    #[serde(default)]
    pub identifier: String,
    /// App password or token.
    #[serde(alias = "token")]
    pub password: String,
}

/// The networks that can be connected.
#[utoipa::path(get, path = "/api/v1/networks", tag = "profiles", operation_id = "list_networks",
    responses((status = 200, description = "The networks.", body = Vec<NetworkInfo>)))]
pub async fn networks(State(app): State<App>, _who: Who) -> Answer {
    let networks: Vec<_> = app
        .networks
        .all()
        .iter()
        .map(|connector| {
            let can = connector.capability();
            NetworkInfo {
                network: can.network,
                title: can.title,
                sign_in: can.sign_in,
                limits: connector.limits(),
                costs: can.costs,
                shapes: can.shapes.iter().map(|shape| shape.name).collect(),
            }
        })
        .collect();
    reply::ok(&networks)
}

/// The profiles one may see.
#[utoipa::path(get, path = "/api/v1/profiles", tag = "profiles", operation_id = "list_profiles", params(Which),
    responses((status = 200, description = "By network and handle.", body = Vec<Profile>)))]
pub async fn list(State(app): State<App>, Who(actor): Who, Asked(which): Asked<Which>) -> Answer {
    reply::ok(&profiles::list(&app.db, &actor, which.brand).await?)
}

/// Profiles whose access ends within 14 days and needs a person to renew it.
#[utoipa::path(get, path = "/api/v1/profiles/expiring", tag = "profiles", operation_id = "list_expiring_profiles",
    responses((status = 200, description = "The soonest first.", body = Vec<Expiring>)))]
pub async fn expiring(State(app): State<App>, Who(actor): Who) -> Answer {
    reply::ok(&profiles::expiring(&app.db, &actor, app.now()).await?)
}

/// One profile.
#[utoipa::path(get, path = "/api/v1/profiles/{id}", tag = "profiles", operation_id = "get_profile",
    params(("id" = ProfileId, Path, description = "The profile."), ("If-None-Match" = Option<String>, Header, description = "ETag that is known already.")),
    responses((status = 200, description = "The profile.", body = Profile), (status = 304, description = "Not changed.")))]
pub async fn get(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<ProfileId>,
    headers: HeaderMap,
) -> Answer {
    reply::thing(&headers, &profiles::get(&app.db, &actor, id).await?)
}

/// Changes a profile: its zone, its weekly slots, whether it is on hold.
#[utoipa::path(patch, path = "/api/v1/profiles/{id}", tag = "profiles", operation_id = "update_profile",
    params(("id" = ProfileId, Path, description = "The profile."), ("If-Match" = Option<String>, Header, description = "ETag it must still have.")),
    request_body = ProfileChanges, responses((status = 200, description = "As it is now.", body = Profile)))]
pub async fn update(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<ProfileId>,
    at: IfMatch,
    input: Input<ProfileChanges>,
) -> Answer {
    let version = match at.0 {
        Some(version) => version,
        None => profiles::get(&app.db, &actor, id).await?.version,
    };
    let profile = profiles::update(&app.db, &actor, id, input.value, version, app.now()).await?;
    app.wake.notify_one();
    Ok(reply::tagged(reply::ok(&profile)?, &reply::etag(profile.version)))
}

/// Disconnects a profile; what opens it is destroyed at once.
#[utoipa::path(delete, path = "/api/v1/profiles/{id}", tag = "profiles", operation_id = "remove_profile",
    params(("id" = ProfileId, Path, description = "The profile.")),
    responses((status = 204, description = "It is disconnected.")))]
pub async fn remove(State(app): State<App>, Who(actor): Who, Named(id): Named<ProfileId>) -> Answer {
    profiles::remove(&app.db, &actor, id, app.now()).await?;
    Ok(reply::empty())
}

/// What was typed of a mention.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Typed {
    /// What stands behind the `@`; nothing is looked for with less than two characters.
    #[serde(default)]
    pub text: String,
}

/// Accounts on the profile's network that may be meant by a mention, asked for as the profile.
#[utoipa::path(get, path = "/api/v1/profiles/{id}/accounts", tag = "profiles", operation_id = "find_accounts",
    params(("id" = ProfileId, Path, description = "The profile."), Typed),
    responses((status = 200, description = "At most eight, the likeliest first.", body = Vec<FoundAccount>)))]
pub async fn find_accounts(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<ProfileId>,
    Asked(typed): Asked<Typed>,
) -> Answer {
    let found = profiles::find_accounts(&app.db, &app.vault, &app.networks, &actor, id, &typed.text);
    reply::ok(&found.await?)
}

/// Connects with an app password or a token.
///
/// An account that is connected in this brand already gets the new secret.
#[utoipa::path(post, path = "/api/v1/profiles", tag = "profiles", operation_id = "connect_profile", request_body = ConnectRequest,
    responses((status = 201, description = "What was connected.", body = Vec<Profile>)))]
pub async fn connect(State(app): State<App>, Who(actor): Who, input: Input<ConnectRequest>) -> Answer {
    let ConnectRequest { network, brand, server, identifier, password } = input.value;
    let connector = app.network(&network)?;
    let with = ConnectPassword { brand, server, identifier, password };
    let made = profiles::connect_password(&app.db, &app.vault, &*connector, &actor, with, app.now()).await?;
    reply::json(StatusCode::CREATED, &made)
}
