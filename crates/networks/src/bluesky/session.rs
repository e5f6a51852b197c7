//! What opens an account, and how it is renewed: tokens of an app password or of OAuth.

use super::{Bluesky, dpop, identity, ids, limits, wire};
use crate::{
    Account, Connected, ConnectorError, ErrorKind, PasswordSignIn, Result, Secret,
    http::{Method, Reply},
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use selaras_kernel::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// The fields of a `Secret` of Bluesky.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Session {
    /// Tokens that an app password (or, if the person insists, the main password) was given for. The password itself
    /// is not kept.
    Password {
        /// Opens the account.
        access: String,
        /// Renews both.
        refresh: String,
        /// What it may do: `com.atproto.appPass`, or `com.atproto.access` for a main password.
        #[serde(default)]
        scope: String,
    },
    /// Tokens of OAuth, bound to a key.
    Oauth {
        /// Opens the account.
        access: String,
        /// Renews both, once.
        refresh: String,
        /// What it may do.
        scope: String,
        /// The key both are bound to, PKCS#8 in base64.
        key: String,
        /// Who we are to the authorization server.
        client_id: String,
        /// The authorization server.
        issuer: String,
        /// Where tokens are renewed.
        token_endpoint: String,
    },
}

impl Session {
    /// The session that opens an account.
    pub fn of(account: &Account) -> Result<Self> {
        Self::read(&account.secret)
    }

    /// The session that a secret holds.
    fn read(secret: &Secret) -> Result<Self> {
        Self::deserialize(&secret.fields).map_err(|_| {
            ConnectorError::not_done(
                ErrorKind::SignInNeeded,
                "the tokens kept for this account cannot be read",
            )
        })
    }

    /// What lets its calls in.
    pub fn auth(&self) -> Result<wire::Auth> {
        Ok(match self {
            Self::Password { access, .. } => wire::Auth::Bearer(access.clone()),
            Self::Oauth { access, key, .. } => {
                wire::Auth::Dpop(dpop::Key::load(key)?.into(), Some(access.clone()))
            }
        })
    }

    /// As a secret.
    pub fn seal(&self, expires_at: Option<Timestamp>) -> Result<Secret> {
        let fields = serde_json::to_value(self)
            .map_err(|e| ConnectorError::not_done(ErrorKind::Unavailable, e.to_string()))?;
        Ok(Secret { fields, expires_at })
    }
}

/// What `createSession` and `refreshSession` answer.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Tokens {
    did: String,
    access_jwt: String,
    refresh_jwt: String,
}

/// What a token says of itself; nothing is decided by it, so its signature does not matter.
#[derive(Default, Deserialize)]
struct Claims {
    exp: Option<i64>,
    #[serde(default)]
    scope: String,
}

impl Claims {
    fn of(token: &str) -> Self {
        let payload = token.split('.').nth(1).and_then(|part| BASE64.decode(part).ok());
        payload.and_then(|json| serde_json::from_slice(&json).ok()).unwrap_or_default()
    }
}

impl Tokens {
    fn read(reply: &Reply) -> Result<Self> {
        let tokens: Self = reply.json()?;
        if tokens.access_jwt.is_empty() || tokens.refresh_jwt.is_empty() {
            return Err(ConnectorError::unknown(ErrorKind::Unavailable, "the server gave an empty token"));
        }
        Ok(tokens)
    }

    fn seal(self) -> Result<Secret> {
        let Claims { exp, scope } = Claims::of(&self.access_jwt);
        let expires_at = exp.and_then(|secs| secs.checked_mul(1_000_000)).map(Timestamp);
        Session::Password { access: self.access_jwt, refresh: self.refresh_jwt, scope }.seal(expires_at)
    }
}

impl Bluesky {
    /// Signs in with an app password.
    pub(super) async fn sign_in(&self, sign_in: &PasswordSignIn) -> Result<Connected> {
        let identifier = sign_in.identifier.trim().trim_start_matches('@');
        let server = self.server_for(&sign_in.server, identifier).await?;
        let body = json!({ "identifier": identifier, "password": sign_in.password });
        let url = wire::xrpc(&server, "com.atproto.server.createSession");
        let reply = self.wire.call(&wire::Auth::Open, Method::POST, &url, &wire::Body::Json(body)).await?;
        let tokens = Tokens::read(&reply)?;
        let who = self.identify_did(&tokens.did).await?;
        let secret = tokens.seal()?;
        if who.pds != server {
            self.prove(&who, &secret).await?;
        }
        self.connected(who, secret).await
    }

    /// Makes sure that the tokens open the account they were given for: a server that does not keep the account
    /// could name any. (An entryway gives tokens for accounts that its own servers keep.)
    async fn prove(&self, who: &identity::Identity, secret: &Secret) -> Result<()> {
        #[derive(Deserialize)]
        struct Opened {
            did: String,
        }
        let url = wire::xrpc(&who.pds, "com.atproto.server.getSession");
        let auth = Session::read(secret)?.auth()?;
        let opened: Opened = self.wire.call(&auth, Method::GET, &url, &wire::Body::None).await?.json()?;
        if opened.did == who.did {
            Ok(())
        } else {
            Err(ConnectorError::not_done(ErrorKind::SignInNeeded, "the tokens are another account's"))
        }
    }

    /// Where to sign in: the server that was typed, else the one that keeps the account; an e-mail address can only
    /// be known at the entryway.
    async fn server_for(&self, typed: &str, identifier: &str) -> Result<String> {
        if !typed.trim().is_empty() {
            return identity::server_of(typed).ok_or_else(identity::no_server);
        }
        if ids::is_did(identifier) || ids::is_handle(identifier) {
            return self.identify(identifier).await.map(|who| who.pds);
        }
        Ok(self.config.entryway.clone())
    }

    /// The account with its name and picture; those may be missing without harm.
    pub(super) async fn connected(&self, who: identity::Identity, secret: Secret) -> Result<Connected> {
        let account = Account {
            server: who.pds,
            remote_id: who.did,
            handle: who.handle,
            secret,
            limits: limits::limits(),
        };
        let profile = self.profile(&account).await.unwrap_or_default();
        let text = |name: &str| profile[name].as_str().filter(|t| !t.trim().is_empty()).map(str::to_owned);
        Ok(Connected {
            name: text("displayName").unwrap_or_else(|| account.handle.clone()),
            url: format!("https://bsky.app/profile/{}", account.remote_id),
            avatar: text("avatar"),
            account,
        })
    }

    /// The account's public profile.
    pub(super) async fn profile(&self, account: &Account) -> Result<Value> {
        let actor = [("actor", account.remote_id.as_str())];
        let url = wire::xrpc_with(&account.server, "app.bsky.actor.getProfile", actor)?;
        let auth = Session::of(account)?.auth()?;
        self.wire.call(&auth, Method::GET, &url, &wire::Body::None).await?.json()
    }

    /// New tokens in place of the old ones.
    pub(super) async fn renew(&self, account: &Account, now: Timestamp) -> Result<Secret> {
        match Session::of(account)? {
            Session::Password { refresh, .. } => self.renew_password(account, refresh).await,
            oauth @ Session::Oauth { .. } => self.renew_oauth(account, oauth, now).await,
        }
        .map_err(of_renewal)
    }

    async fn renew_password(&self, account: &Account, refresh: String) -> Result<Secret> {
        let url = wire::xrpc(&account.server, "com.atproto.server.refreshSession");
        let auth = wire::Auth::Bearer(refresh);
        let tokens = Tokens::read(&self.wire.call(&auth, Method::POST, &url, &wire::Body::None).await?)?;
        if tokens.did != account.remote_id {
            return Err(ConnectorError::not_done(
                ErrorKind::SignInNeeded,
                "the tokens are another account's",
            ));
        }
        tokens.seal()
    }
}

/// What an error of a renewal means. A renewal posts nothing, so whatever came of it nothing was posted; nor is its
/// refusal one of a post. Only a refresh token that is over and an account that is closed need the person.
fn of_renewal(error: ConnectorError) -> ConnectorError {
    let closed = ["AccountTakedown", "RepoTakendown", "RepoSuspended", "RepoDeactivated"];
    let kind = match error.kind {
        ErrorKind::TokenExpired => ErrorKind::SignInNeeded,
        ErrorKind::Rejected if closed.iter().any(|name| wire::is_named(&error, name)) => {
            ErrorKind::SignInNeeded
        }
        ErrorKind::Rejected | ErrorKind::NotFound => ErrorKind::Unavailable,
        kind => kind,
    };
    wire::harmless(ConnectorError { kind, ..error })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn claims_are_read_without_judging() {
        let token =
            format!("e30.{}.sig", BASE64.encode(r#"{"exp":1795320289,"scope":"com.atproto.appPass"}"#));
        let claims = Claims::of(&token);
        assert_eq!((claims.exp, claims.scope.as_str()), (Some(1_795_320_289), "com.atproto.appPass"));
        for odd in ["", "a", "a.b.c", "a.e30.c"] {
            assert_eq!(Claims::of(odd).exp, None, "{odd}");
        }
    }

    #[test]
    fn an_empty_token_is_no_answer() {
        let reply = |refresh: &str| Reply {
            status: crate::http::StatusCode::OK,
            headers: crate::http::HeaderMap::default(),
            body: json!({ "did": "did:plc:a", "accessJwt": "a", "refreshJwt": refresh }).to_string().into(),
        };
        assert!(Tokens::read(&reply("r")).is_ok());
        assert!(Tokens::read(&reply("")).is_err());
    }
}
