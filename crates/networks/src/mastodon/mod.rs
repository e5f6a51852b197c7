//! How does Selaras speak to Mastodon and the servers that speak like it? (`docs/networks/mastodon.md`)

mod limits;
mod plain;
mod public;
mod publish;
mod settle;
mod sign_in;
#[cfg(test)]
mod tests;
mod wire;

use crate::{
    crop,
    http::{Http, Method, Reply, RequestBuilder},
    *,
};
use async_trait::async_trait;
use selaras_kernel::{Metric, Problem, Timestamp};
use serde_json::Value;
use std::time::Duration;

static CAPABILITY: Capability = Capability {
    network: "mastodon",
    title: "Mastodon",
    sign_in: &[SignIn::Oauth, SignIn::Token],
    // `Idempotency-Key` is kept for an hour (https://docs.joinmastodon.org/methods/statuses/#create, 2026-11-22).
    repeat: Repeat::Harmless(Some(Duration::from_secs(3600))),
    settles: true,
    fetches_media: false,
    numbers_batch: 20,
    post_metrics: &[Metric::Reactions, Metric::Reposts, Metric::Replies, Metric::Quotes],
    profile_metrics: &[Metric::Followers, Metric::Following, Metric::Posts],
    costs: false,
    shapes: &[crop::LANDSCAPE, crop::SQUARE, crop::PORTRAIT, crop::LINK],
    public_profiles: Some(PublicProfiles {
        without_account: true,
        page: public::PAGE,
        source: "https://docs.joinmastodon.org/methods/accounts/",
        checked_on: "2026-08-19",
    }),
};

/// Mastodon and compatible servers.
pub struct Mastodon {
    http: Http,
}

impl Mastodon {
    /// The connector, going out through `http`.
    pub fn new(http: Http) -> Self {
        Self { http }
    }

    /// Begins a call to `path` (with its query) on the account's server, with its token.
    fn call(&self, method: Method, account: &Account, path: &str) -> Result<RequestBuilder> {
        let url = format!("{}{path}", account.server);
        Ok(self.http.request(method, &url)?.bearer_auth(token(account)?))
    }

    /// Sends a call, and takes anything but 2xx as the error it stands for.
    async fn send(&self, request: RequestBuilder, now: Option<Timestamp>) -> Result<Reply> {
        let reply = self.http.send(request).await?;
        if reply.status.is_success() {
            return Ok(reply);
        }
        let error = reply.error(ErrorKind::Rejected, now);
        // A token that lacks a scope is mended by signing in again, not by changing the post.
        let scope = error.status == Some(403) && error.detail.contains("scope");
        Err(if scope { ConnectorError { kind: ErrorKind::SignInNeeded, ..error } } else { error })
    }

    async fn get(&self, account: &Account, path: &str) -> Result<Reply> {
        self.send(self.call(Method::GET, account, path)?, None).await
    }

    /// What the server says about itself; its defaults where it does not know the question (before 4.0).
    async fn instance(&self, server: &str) -> Result<wire::Instance> {
        let request = self.http.request(Method::GET, &format!("{server}/api/v2/instance"))?;
        match self.send(request, None).await {
            Ok(reply) => reply.json(),
            Err(error) if error.kind == ErrorKind::NotFound => Ok(wire::Instance::default()),
            Err(error) => Err(error),
        }
    }

    /// Numbers of one post; `None` when it is gone.
    async fn numbers_of_one(&self, account: &Account, id: &str) -> Result<Option<Numbers>> {
        match self.get(account, &format!("/api/v1/statuses/{}", segment(id)?)).await {
            Ok(reply) => Ok(Some(numbers(&reply.json()?))),
            Err(error) if error.kind == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Numbers of those of `ids` that the server finds in one call; `None` when it doesn't know that call (before 4.3).
    async fn numbers_of_many(&self, account: &Account, ids: &[String]) -> Result<Option<Vec<wire::Counted>>> {
        let query: Vec<_> = ids.iter().map(|id| ("id[]", id)).collect();
        let request = self.call(Method::GET, account, "/api/v1/statuses")?.query(&query);
        match self.send(request, None).await {
            Ok(reply) => reply.json().map(Some),
            Err(error) if matches!(error.status, Some(400 | 404 | 405)) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// The account's access token.
fn token(account: &Account) -> Result<&str> {
    account.secret.fields["access_token"]
        .as_str()
        .ok_or_else(|| ConnectorError::not_done(ErrorKind::SignInNeeded, "no access token is stored"))
}

/// `id` if it can stand in a path: ids are numbers or ULIDs, never anything with a slash.
fn segment(id: &str) -> Result<&str> {
    let fine = !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    if fine { Ok(id) } else { Err(ConnectorError::not_done(ErrorKind::NotFound, "not an id of a status")) }
}

fn numbers(counted: &wire::Counted) -> Numbers {
    let mut numbers = Numbers::from([
        (Metric::Reactions, counted.favourites_count),
        (Metric::Reposts, counted.reblogs_count),
        (Metric::Replies, counted.replies_count),
    ]);
    numbers.extend(counted.quotes_count.map(|count| (Metric::Quotes, count)));
    numbers
}

#[async_trait]
impl Connector for Mastodon {
    fn capability(&self) -> &'static Capability {
        &CAPABILITY
    }

    fn limits(&self) -> Limits {
        limits::defaults()
    }

    fn check(&self, content: &Content) -> Vec<Problem> {
        let fine = |name: &str, value: &Value| name == "sensitive" && value.is_boolean();
        let options =
            content.options.iter().filter(|(name, value)| !fine(name, value)).map(|(name, value)| {
                Problem::invalid(format!("options.{name}"), "option_invalid")
                    .with("option", name.as_str())
                    .with("value", value.clone())
            });
        let addresses = [("reply_to", &content.reply_to), ("quote", &content.quote)];
        let addresses = addresses.into_iter().filter_map(|(field, address)| {
            let address = address.as_deref().filter(|address| !publish::is_address(address))?;
            Some(Problem::invalid(field, "post_address_malformed").with("value", address))
        });
        options.chain(addresses).collect()
    }

    async fn begin_sign_in(&self, begin: &BeginSignIn) -> Result<BegunSignIn> {
        self.begin(begin).await
    }

    async fn finish_sign_in(&self, finish: &FinishSignIn) -> Result<Vec<Connected>> {
        self.finish(finish).await.map(|connected| vec![connected])
    }

    async fn password_sign_in(&self, sign_in: &PasswordSignIn) -> Result<Vec<Connected>> {
        let server = sign_in::server(&sign_in.server)?;
        let connected = self.connected(server, sign_in.password.trim(), sign_in.now).await?;
        Ok(vec![connected])
    }

    async fn refresh(&self, _account: &Account, _now: Timestamp) -> Result<Secret> {
        // A token holds until someone revokes it; there is nothing to refresh it with.
        Err(ConnectorError::not_done(ErrorKind::SignInNeeded, "the token was revoked"))
    }

    async fn account_limits(&self, account: &Account, now: Timestamp) -> Result<Limits> {
        Ok(limits::told(&self.instance(&account.server).await?, &account.server, now))
    }

    fn prepare(&self, content: &Content, key: uuid::Uuid, _now: Timestamp) -> Progress {
        let keys = (0..content.parts.len()).map(|part| format!("{key}-{part}")).collect();
        Progress { keys, ..Progress::default() }
    }

    async fn publish(&self, outgoing: &Outgoing<'_>, progress: &Progress) -> Result<Step> {
        self.next_step(outgoing, progress).await
    }

    async fn settle(&self, outgoing: &Outgoing<'_>, progress: &Progress) -> Result<Settled> {
        self.look(outgoing, progress).await
    }

    async fn post_numbers(
        &self,
        account: &Account,
        ids: &[String],
    ) -> Result<Vec<(String, Option<Numbers>)>> {
        let found = if ids.len() > 1 { self.numbers_of_many(account, ids).await? } else { None };
        let found = found.unwrap_or_default();
        let mut answers = Vec::with_capacity(ids.len());
        for id in ids {
            let numbers = match found.iter().find(|counted| &counted.id == id) {
                Some(counted) => Some(numbers(counted)),
                // Left out of the batch is not yet gone: only the server's own 404 says that.
                None => self.numbers_of_one(account, id).await?,
            };
            answers.push((id.clone(), numbers));
        }
        Ok(answers)
    }

    async fn profile_numbers(&self, account: &Account) -> Result<Numbers> {
        let reply = self.get(account, "/api/v1/accounts/verify_credentials").await?;
        let me: wire::Me = reply.json()?;
        Ok(Numbers::from([
            (Metric::Followers, me.followers_count),
            (Metric::Following, me.following_count),
            (Metric::Posts, me.statuses_count),
        ]))
    }

    async fn find_accounts(&self, account: &Account, text: &str) -> Result<Vec<FoundAccount>> {
        let limit = FOUND_MAX.to_string();
        let query = [("q", text), ("limit", limit.as_str())];
        let request = self.call(Method::GET, account, "/api/v1/accounts/search")?.query(&query);
        let found: Vec<wire::Someone> = self.send(request, None).await?.json()?;
        let shown = |one: wire::Someone| FoundAccount { handle: one.acct, name: one.display_name };
        Ok(found.into_iter().take(FOUND_MAX).map(shown).collect())
    }

    async fn find_public(&self, account: Option<&Account>, address: &str) -> Result<PublicProfile> {
        self.find(account, address).await
    }

    async fn public_posts(
        &self,
        account: Option<&Account>,
        profile: &PublicProfileRef,
        since: Timestamp,
        page: Option<String>,
    ) -> Result<PublicPosts> {
        self.posts_of(account, profile, since, page.as_deref()).await
    }
}
