//! How does a person let Selaras act for an account on any Mastodon server? By OAuth 2 with PKCE, after registering
//! Selaras at that server, or with an access token made there.

use super::{Mastodon, limits, wire};
use crate::{
    http::{Method, Url},
    *,
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use selaras_kernel::{Timestamp, clock};
use serde::{Deserialize, Serialize};

/// What Selaras asks for. The narrow scopes (`write:statuses`, …) would do on Mastodon itself, but not every compatible
/// server knows them: some refuse a token that lacks the broad one.
pub(super) const SCOPES: &str = "read write";

/// What is kept while the browser is away.
#[derive(Serialize, Deserialize)]
struct Pending {
    server: String,
    app: wire::App,
    state: String,
    verifier: String,
}

#[derive(Serialize)]
struct NewApp<'a> {
    client_name: &'a str,
    // A list only since 4.3; a single one is understood by all.
    redirect_uris: &'a str,
    scopes: &'a str,
    website: &'a str,
}

/// A question for a token of the app itself, which is never used: its answer says whether the app is still known.
#[derive(Serialize)]
struct Proof<'a> {
    grant_type: &'a str,
    client_id: &'a str,
    client_secret: &'a str,
    redirect_uri: &'a str,
}

#[derive(Serialize)]
struct Exchange<'a> {
    grant_type: &'a str,
    code: &'a str,
    client_id: &'a str,
    client_secret: &'a str,
    redirect_uri: &'a str,
    scope: &'a str,
    code_verifier: &'a str,
}

impl Mastodon {
    pub(super) async fn begin(&self, begin: &BeginSignIn) -> Result<BegunSignIn> {
        let server = server(&begin.server)?;
        let kept = begin.app.clone().and_then(|app| serde_json::from_value::<wire::App>(app).ok());
        let app = match kept.filter(|app| app.redirect_uri == begin.redirect_uri) {
            Some(app) if self.knows(&server, &app).await? => app,
            _ => self.register(&server, begin).await?,
        };
        let verifier = BASE64_URL_SAFE_NO_PAD.encode(clock::random_bytes::<32>());
        let authorize_url = authorize_url(&server, &app, &begin.state, &verifier)?;
        let kept = serde_json::to_value(&app).ok();
        let pending = Pending { server: server.clone(), app, state: begin.state.clone(), verifier };
        let pending = serde_json::to_value(pending).map_err(unstorable)?;
        Ok(BegunSignIn { authorize_url, server, app: kept, pending })
    }

    /// Whether the server still knows our registration. Mastodon deletes those that have no token after a day, and would
    /// then refuse the person in the browser, where we cannot see it.
    async fn knows(&self, server: &str, app: &wire::App) -> Result<bool> {
        let proof = Proof {
            grant_type: "client_credentials",
            client_id: &app.client_id,
            client_secret: &app.client_secret,
            redirect_uri: &app.redirect_uri,
        };
        let request = self.http.request(Method::POST, &format!("{server}/oauth/token"))?.form(&proof);
        match self.send(request, None).await {
            Ok(_) => Ok(true),
            // Any refusal will do: a registration too many does no harm, and servers refuse in different words.
            Err(error) if error.status.is_some() && !error.temporary() => Ok(false),
            Err(error) => Err(error),
        }
    }

    async fn register(&self, server: &str, begin: &BeginSignIn) -> Result<wire::App> {
        let app = NewApp {
            client_name: "Selaras",
            redirect_uris: &begin.redirect_uri,
            scopes: SCOPES,
            website: &begin.public_url,
        };
        let request = self.http.request(Method::POST, &format!("{server}/api/v1/apps"))?.json(&app);
        let app: wire::App = self.send(request, None).await?.json()?;
        Ok(wire::App { redirect_uri: begin.redirect_uri.clone(), ..app })
    }

    pub(super) async fn finish(&self, finish: &FinishSignIn) -> Result<Connected> {
        let pending: Pending = serde_json::from_value(finish.pending.clone()).map_err(unstorable)?;
        let given = |name: &str| finish.query.get(name).map(String::as_str).unwrap_or_default();
        if given("state") != pending.state {
            return Err(refused("the answer belongs to another sign-in"));
        }
        if !given("error").is_empty() {
            return Err(refused(format!("{}: {}", given("error"), given("error_description"))));
        }
        let exchange = Exchange {
            grant_type: "authorization_code",
            code: given("code"),
            client_id: &pending.app.client_id,
            client_secret: &pending.app.client_secret,
            redirect_uri: &finish.redirect_uri,
            scope: SCOPES,
            code_verifier: &pending.verifier,
        };
        let url = format!("{}/oauth/token", pending.server);
        let request = self.http.request(Method::POST, &url)?.form(&exchange);
        let token: wire::Token = self.send(request, Some(finish.now)).await?.json()?;
        self.connected(pending.server, &token.access_token, finish.now).await
    }

    /// The account that `token` opens.
    pub(super) async fn connected(&self, server: String, token: &str, now: Timestamp) -> Result<Connected> {
        let url = format!("{server}/api/v1/accounts/verify_credentials");
        let request = self.http.request(Method::GET, &url)?.bearer_auth(token);
        let me: wire::Me = self.send(request, Some(now)).await?.json()?;
        let instance = self.instance(&server).await?;
        let host = Url::parse(&server).ok().and_then(|url| url.host_str().map(str::to_owned));
        let domain = instance.domain.clone().or(host).unwrap_or_default();
        let secret = Secret { fields: serde_json::json!({ "access_token": token }), expires_at: None };
        let account = Account {
            handle: format!("{}@{domain}", me.username),
            remote_id: me.id,
            limits: limits::told(&instance, &server, now),
            server,
            secret,
        };
        let name = if me.display_name.is_empty() { me.username } else { me.display_name };
        Ok(Connected { account, name, url: me.url, avatar: me.avatar })
    }
}

/// Where the person allows it.
fn authorize_url(server: &str, app: &wire::App, state: &str, verifier: &str) -> Result<String> {
    let challenge = ring::digest::digest(&ring::digest::SHA256, verifier.as_bytes());
    let mut url = Url::parse(&format!("{server}/oauth/authorize")).map_err(|_| no_server())?;
    url.query_pairs_mut()
        .append_pair("response_type", "code")
        .append_pair("client_id", &app.client_id)
        .append_pair("redirect_uri", &app.redirect_uri)
        .append_pair("scope", SCOPES)
        .append_pair("state", state)
        .append_pair("code_challenge", &BASE64_URL_SAFE_NO_PAD.encode(challenge))
        .append_pair("code_challenge_method", "S256");
    Ok(url.into())
}

/// The base address of a server from what a person types: `mastodon.social`, `@me@mastodon.social`, an address.
pub(super) fn server(typed: &str) -> Result<String> {
    let typed = typed.trim();
    let host = typed.rsplit('@').next().unwrap_or_default();
    let text = if typed.contains("://") { typed.to_owned() } else { format!("https://{host}") };
    let url = Url::parse(&text).map_err(|_| no_server())?;
    let host = url.host_str().filter(|host| !host.is_empty()).ok_or_else(no_server)?;
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    match url.scheme() {
        scheme @ ("https" | "http") => Ok(format!("{scheme}://{host}{port}")),
        _ => Err(no_server()),
    }
}

fn no_server() -> ConnectorError {
    ConnectorError::own(ErrorKind::AddressRefused, Own::NotAServer, "not the address of a server")
}

fn refused(why: impl Into<String>) -> ConnectorError {
    ConnectorError::not_done(ErrorKind::SignInNeeded, why)
}

fn unstorable(_: serde_json::Error) -> ConnectorError {
    refused("the sign-in that was begun cannot be read any more; begin again")
}
