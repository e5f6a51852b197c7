//! How a person signs in through the browser: PAR, PKCE and DPoP, as the AT Protocol's OAuth profile asks.

use super::{
    Bluesky,
    dpop::{Key, sha256, unguessable},
    identity::{self, Identity},
    ids,
    session::Session,
    wire::{Auth, Body, harmless, with_query},
};
use crate::{
    Account, BeginSignIn, BegunSignIn, Connected, ConnectorError, ErrorKind, FinishSignIn, Result, Secret,
    http::{Method, Reply, Url},
};
use selaras_kernel::Timestamp;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::time::Duration;

/// What we ask for: to act as an app with an app password can.
const SCOPE: &str = "atproto transition:generic";

/// Where, below our public address, the server shows `client_metadata`.
pub const METADATA_PATH: &str = "/oauth/client-metadata.json";

/// The document by which authorization servers know us, to be served at `{public_url}/oauth/client-metadata.json`.
///
/// An instance that only its own machine can reach cannot show it; the protocol then lets the id itself say it all.
pub fn client_metadata(public_url: &str, redirect_uri: &str) -> Value {
    json!({
        "client_id": client_id(public_url, redirect_uri),
        "client_name": "Selaras",
        "client_uri": public_url.trim_end_matches('/'),
        "application_type": "web",
        "dpop_bound_access_tokens": true,
        "grant_types": ["authorization_code", "refresh_token"],
        "redirect_uris": [redirect(redirect_uri)],
        "response_types": ["code"],
        "scope": SCOPE,
        "token_endpoint_auth_method": "none",
    })
}

/// Who we are to authorization servers.
fn client_id(public_url: &str, redirect_uri: &str) -> String {
    if !is_loopback(public_url) {
        return format!("{}{METADATA_PATH}", public_url.trim_end_matches('/'));
    }
    let redirect = redirect(redirect_uri);
    let query = with_query("http://localhost", [("redirect_uri", redirect.as_str()), ("scope", SCOPE)]);
    // `Url` writes a slash before the query, the protocol's examples don't; both are the same address.
    query.unwrap_or_default().replacen("http://localhost/?", "http://localhost?", 1)
}

fn is_loopback(url: &str) -> bool {
    Url::parse(url).is_ok_and(|u| {
        matches!(u.host_str(), Some("localhost" | "127.0.0.1" | "[::1]")) && u.scheme() == "http"
    })
}

/// Authorization servers refuse the name `localhost` in a redirect and want the address.
fn redirect(redirect_uri: &str) -> String {
    if is_loopback(redirect_uri) {
        redirect_uri.replacen("http://localhost", "http://127.0.0.1", 1)
    } else {
        redirect_uri.into()
    }
}

/// What an authorization server says of itself.
#[derive(Debug, Deserialize)]
struct Issuer {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    pushed_authorization_request_endpoint: String,
}

/// What is kept while the browser is away.
#[derive(Serialize, Deserialize)]
struct Pending {
    state: String,
    verifier: String,
    key: String,
    issuer: String,
    token_endpoint: String,
    client_id: String,
    redirect_uri: String,
    /// The account the sign-in was begun for, if one was named.
    did: Option<String>,
}

/// What the token endpoint answers.
#[derive(Deserialize)]
struct Tokens {
    access_token: String,
    token_type: String,
    #[serde(default)]
    refresh_token: String,
    #[serde(default)]
    scope: String,
    sub: String,
    expires_in: Option<u64>,
}

impl Tokens {
    /// The tokens of an answer, if they are what was asked for.
    fn read(reply: &Reply) -> Result<Self> {
        let tokens: Self = reply.json()?;
        let sound = tokens.token_type.eq_ignore_ascii_case("DPoP")
            && !tokens.access_token.is_empty()
            && ids::is_did(&tokens.sub);
        if sound { Ok(tokens) } else { Err(not_ours()) }
    }

    /// The tokens of a first sign-in, which say what they are good for; those of a renewal need not say it again.
    fn first(reply: &Reply) -> Result<Self> {
        let tokens = Self::read(reply)?;
        if tokens.scope.split(' ').any(|scope| scope == "atproto") { Ok(tokens) } else { Err(not_ours()) }
    }

    fn expires_at(&self, now: Timestamp) -> Option<Timestamp> {
        self.expires_in.map(|secs| now + Duration::from_secs(secs))
    }
}

impl Bluesky {
    /// Sends our wish to the authorization server and tells where the browser shall go.
    pub(super) async fn begin_oauth(&self, begin: &BeginSignIn) -> Result<BegunSignIn> {
        let (issuer, who) = self.issuer_for(&begin.server).await?;
        let key = Key::generate()?;
        let verifier = unguessable();
        let client_id = client_id(&begin.public_url, &begin.redirect_uri);
        let redirect_uri = redirect(&begin.redirect_uri);
        let mut form = vec![
            ("client_id", client_id.clone()),
            ("response_type", "code".into()),
            ("redirect_uri", redirect_uri.clone()),
            ("scope", SCOPE.into()),
            ("state", begin.state.clone()),
            ("code_challenge", sha256(&verifier)),
            ("code_challenge_method", "S256".into()),
        ];
        if let Some(who) = &who {
            form.push(("login_hint", who.did.clone()));
        }
        let request_uri = self.push(&issuer, &key, form).await?;
        let query = [("client_id", client_id.as_str()), ("request_uri", request_uri.as_str())];
        let authorize_url = with_query(&issuer.authorization_endpoint, query)?;
        let pending = Pending {
            state: begin.state.clone(),
            verifier,
            key,
            issuer: issuer.issuer.clone(),
            token_endpoint: issuer.token_endpoint,
            client_id,
            redirect_uri,
            did: who.map(|who| who.did),
        };
        let pending = serde_json::to_value(pending)
            .map_err(|e| ConnectorError::not_done(ErrorKind::Unavailable, e.to_string()))?;
        Ok(BegunSignIn { authorize_url, server: issuer.issuer, app: None, pending })
    }

    async fn push(&self, issuer: &Issuer, key: &str, form: Vec<(&'static str, String)>) -> Result<String> {
        #[derive(Deserialize)]
        struct Pushed {
            request_uri: String,
        }
        let pushed: Pushed = self
            .form(&issuer.pushed_authorization_request_endpoint, key, form)
            .await
            .and_then(|r| r.json())?;
        Ok(pushed.request_uri)
    }

    /// Sends a form to an authorization server, proving that we hold `key`.
    async fn form(&self, url: &str, key: &str, fields: Vec<(&'static str, String)>) -> Result<Reply> {
        let auth = Auth::Dpop(Key::load(key)?.into(), None);
        self.wire.call(&auth, Method::POST, url, &Body::Form(fields)).await
    }

    /// The authorization server for what the person typed (a handle, a DID or a server), and who they are if that
    /// can be told.
    async fn issuer_for(&self, typed: &str) -> Result<(Issuer, Option<Identity>)> {
        let typed = typed.trim().trim_start_matches('@');
        let typed = if typed.is_empty() { self.config.entryway.as_str() } else { typed };
        if !typed.contains("://") {
            match self.identify(typed).await {
                Ok(who) => return Ok((self.issuer_of_pds(&who.pds).await?, Some(who))),
                // A server's name looks like a handle.
                Err(e) if e.kind == ErrorKind::NotFound && !typed.starts_with("did:") => {
                    let server = identity::server_of(typed).ok_or(e.clone())?;
                    return self.issuer_of_pds(&server).await.map(|issuer| (issuer, None)).map_err(|_| e);
                }
                Err(e) => return Err(e),
            }
        }
        let server = identity::server_of(typed).ok_or_else(identity::no_server)?;
        match self.issuer_of_pds(&server).await {
            // An authorization server (an entryway) rather than a server of accounts.
            Err(e) if e.kind == ErrorKind::NotFound => Ok((self.issuer(&server).await?, None)),
            found => Ok((found?, None)),
        }
    }

    /// The authorization server that a server of accounts trusts.
    async fn issuer_of_pds(&self, pds: &str) -> Result<Issuer> {
        #[derive(Deserialize)]
        struct Resource {
            authorization_servers: Vec<String>,
        }
        let resource: Resource = self.about(pds, "oauth-protected-resource").await?;
        match resource.authorization_servers.as_slice() {
            [one] => self.issuer(one).await,
            _ => Err(refused("the server does not name one authorization server")),
        }
    }

    async fn issuer(&self, server: &str) -> Result<Issuer> {
        let issuer: Issuer = self.about(server, "oauth-authorization-server").await?;
        if issuer.issuer.trim_end_matches('/') != server.trim_end_matches('/') {
            return Err(refused("the authorization server goes by another name"));
        }
        Ok(issuer)
    }

    async fn about<T: DeserializeOwned>(&self, server: &str, what: &str) -> Result<T> {
        self.wire.ask(&format!("{}/.well-known/{what}", server.trim_end_matches('/'))).await
    }

    /// Turns what the browser brought back into an account.
    pub(super) async fn finish_oauth(&self, finish: &FinishSignIn) -> Result<Connected> {
        let pending: Pending = serde_json::from_value(finish.pending.clone())
            .map_err(|_| refused("the sign-in that waits cannot be read"))?;
        let code = code_of(finish, &pending)?;
        let form = vec![
            ("grant_type", "authorization_code".into()),
            ("client_id", pending.client_id.clone()),
            ("redirect_uri", pending.redirect_uri.clone()),
            ("code", code),
            ("code_verifier", pending.verifier.clone()),
        ];
        let reply = self.form(&pending.token_endpoint, &pending.key, form).await?;
        let tokens = Tokens::first(&reply)?;
        let who = self.owner(&tokens, &pending).await?;
        let expires_at = tokens.expires_at(finish.now);
        let session = Session::Oauth {
            access: tokens.access_token,
            refresh: tokens.refresh_token,
            scope: tokens.scope,
            key: pending.key,
            client_id: pending.client_id,
            issuer: pending.issuer,
            token_endpoint: pending.token_endpoint,
        };
        self.connected(who, session.seal(expires_at)?).await
    }

    /// The account the tokens are for, after checking that its own server trusts the one that gave them: any
    /// authorization server could name any account.
    async fn owner(&self, tokens: &Tokens, pending: &Pending) -> Result<Identity> {
        if pending.did.as_ref().is_some_and(|did| *did != tokens.sub) {
            return Err(refused("signed in as another account than the one named"));
        }
        let who = self.identify_did(&tokens.sub).await?;
        if self.issuer_of_pds(&who.pds).await?.issuer != pending.issuer {
            return Err(refused("the account's server does not trust the server that signed it in"));
        }
        Ok(who)
    }

    /// New tokens in place of the old. A refresh token is good for one use: when no answer comes, it may be spent,
    /// and sending it again ends the session.
    pub(super) async fn renew_oauth(
        &self,
        account: &Account,
        old: Session,
        now: Timestamp,
    ) -> Result<Secret> {
        let Session::Oauth { refresh: old_refresh, scope, key, client_id, issuer, token_endpoint, .. } = old
        else {
            return Err(refused("not a session of OAuth"));
        };
        if old_refresh.is_empty() {
            return Err(ConnectorError::not_done(
                ErrorKind::SignInNeeded,
                "the server gave no refresh token",
            ));
        }
        let form = vec![
            ("grant_type", "refresh_token".into()),
            ("client_id", client_id.clone()),
            ("refresh_token", old_refresh.clone()),
        ];
        let tokens = Tokens::read(&self.form(&token_endpoint, &key, form).await?)?;
        if tokens.sub != account.remote_id {
            return Err(ConnectorError::not_done(
                ErrorKind::SignInNeeded,
                "the tokens are another account's",
            ));
        }
        let expires_at = tokens.expires_at(now);
        let refresh = if tokens.refresh_token.is_empty() { old_refresh } else { tokens.refresh_token };
        let scope = if tokens.scope.is_empty() { scope } else { tokens.scope };
        let access = tokens.access_token;
        Session::Oauth { access, refresh, scope, key, client_id, issuer, token_endpoint }.seal(expires_at)
    }
}

/// The code in the redirect, after checking that it answers our request and comes from the server we asked.
fn code_of(finish: &FinishSignIn, pending: &Pending) -> Result<String> {
    let of = |name: &str| finish.query.get(name).map(String::as_str).unwrap_or_default();
    if of("state") != pending.state || pending.state.is_empty() {
        return Err(refused("the answer belongs to another sign-in"));
    }
    if of("iss") != pending.issuer {
        return Err(refused("the answer comes from another server than the one asked"));
    }
    if !of("error").is_empty() {
        return Err(refused(&format!("{}: {}", of("error"), of("error_description"))));
    }
    match of("code") {
        "" => Err(refused("the answer has no code")),
        code => Ok(code.into()),
    }
}

fn not_ours() -> ConnectorError {
    refused("the server did not give the tokens it was asked for")
}

fn refused(why: &str) -> ConnectorError {
    harmless(ConnectorError::not_done(ErrorKind::Rejected, why))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_instance_shows_its_metadata() {
        let shown = client_metadata("https://social.example/", "https://social.example/back");
        assert_eq!(shown["client_id"], "https://social.example/oauth/client-metadata.json");
        assert_eq!(shown["redirect_uris"], json!(["https://social.example/back"]));
        assert_eq!(shown["dpop_bound_access_tokens"], true);
    }

    #[test]
    fn an_instance_on_loopback_says_it_all_in_its_id() {
        let id = client_id("http://localhost:8080", "http://localhost:8080/back");
        assert_eq!(
            id,
            "http://localhost?redirect_uri=http%3A%2F%2F127.0.0.1%3A8080%2Fback&scope=atproto+transition%3Ageneric"
        );
        assert!(!client_id("https://localhost.example", "https://localhost.example/b").contains('?'));
    }

    #[test]
    fn the_redirect_must_answer_our_request() {
        let pending = Pending {
            state: "s".into(),
            verifier: String::new(),
            key: String::new(),
            issuer: "https://as.example".into(),
            token_endpoint: String::new(),
            client_id: String::new(),
            redirect_uri: String::new(),
            did: None,
        };
        let code = |query: &[(&str, &str)]| {
            let finish = FinishSignIn {
                pending: Value::Null,
                query: query.iter().map(|(k, v)| ((*k).into(), (*v).into())).collect(),
                redirect_uri: String::new(),
                public_url: String::new(),
                now: Timestamp(0),
            };
            code_of(&finish, &pending).map_err(|e| e.detail)
        };
        let iss = ("iss", "https://as.example");
        assert_eq!(code(&[("state", "s"), iss, ("code", "c")]).as_deref(), Ok("c"));
        assert!(code(&[("state", "t"), iss, ("code", "c")]).unwrap_err().contains("another sign-in"));
        assert!(code(&[("state", "s"), ("code", "c")]).unwrap_err().contains("another server"));
        assert!(code(&[("state", "s"), ("iss", "https://x"), ("code", "c")]).is_err());
        assert!(
            code(&[("state", "s"), iss, ("error", "access_denied")]).unwrap_err().contains("access_denied")
        );
        assert!(code(&[("state", "s"), iss]).is_err());
    }
}
