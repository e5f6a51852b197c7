//! How Selaras speaks to Bluesky, and to any server of the AT Protocol.

mod dpop;
mod facets;
mod identity;
pub mod ids;
mod limits;
mod numbers;
mod oauth;
mod public;
mod publish;
mod record;
mod session;
#[cfg(test)]
mod tests;
mod wire;

pub use oauth::{METADATA_PATH, client_metadata};

use crate::http::Method;
use crate::{
    Account, BeginSignIn, BegunSignIn, Capability, Connected, Connector, Content, FOUND_MAX, FinishSignIn,
    FoundAccount, Http, Limits, Numbers, Outgoing, PasswordSignIn, Progress, PublicPosts, PublicProfile,
    PublicProfileRef, PublicProfiles, Repeat, Result, Secret, Settled, SignIn, Step, crop,
};
use async_trait::async_trait;
use selaras_kernel::{
    Problem, Timestamp,
    clock::{Clock, SystemClock},
};
use serde_json::Value;
use std::sync::Arc;

/// The collection that posts lie in.
const POST: &str = "app.bsky.feed.post";

/// Which network of the AT Protocol is meant. The default is the public one.
#[derive(Clone, Debug)]
pub struct BlueskyConfig {
    /// The directory of `did:plc` accounts.
    pub plc: String,
    /// A server that resolves handles and shows profiles for anybody; without one the entryway is asked.
    pub appview: Option<String>,
    /// Where accounts sign in by e-mail, and where a sign-in without any name goes.
    pub entryway: String,
}

impl Default for BlueskyConfig {
    fn default() -> Self {
        Self {
            plc: "https://plc.directory".into(),
            appview: Some("https://public.api.bsky.app".into()),
            entryway: "https://bsky.social".into(),
        }
    }
}

/// The connector.
pub struct Bluesky {
    wire: wire::Wire,
    config: BlueskyConfig,
}

impl Bluesky {
    /// The connector for the public network.
    pub fn new(http: Http) -> Self {
        Self::with(http, BlueskyConfig::default(), Arc::new(SystemClock))
    }

    /// The connector for another network, or with another clock. A clock is needed because each request of an OAuth
    /// account proves when it was made, also where the `Connector` trait hands over no time.
    pub fn with(http: Http, config: BlueskyConfig, clock: Arc<dyn Clock>) -> Self {
        Self { wire: wire::Wire::new(http, clock), config }
    }
}

static CAPABILITY: Capability = Capability {
    network: "bluesky",
    title: "Bluesky",
    sign_in: &[SignIn::Oauth, SignIn::AppPassword],
    repeat: Repeat::Harmless(None),
    settles: true,
    fetches_media: false,
    numbers_batch: numbers::BATCH,
    post_metrics: numbers::POST_METRICS,
    profile_metrics: numbers::PROFILE_METRICS,
    costs: false,
    shapes: &[crop::LANDSCAPE, crop::SQUARE, crop::PORTRAIT, crop::LINK],
    public_profiles: Some(PublicProfiles {
        without_account: true,
        page: public::PAGE,
        source: "lexicons app.bsky.actor.getProfile and app.bsky.feed.getAuthorFeed",
        checked_on: "2026-08-20",
    }),
};

#[async_trait]
impl Connector for Bluesky {
    fn capability(&self) -> &'static Capability {
        &CAPABILITY
    }

    fn limits(&self) -> Limits {
        limits::limits()
    }

    fn check(&self, content: &Content) -> Vec<Problem> {
        check(content)
    }

    async fn begin_sign_in(&self, begin: &BeginSignIn) -> Result<BegunSignIn> {
        self.begin_oauth(begin).await
    }

    async fn finish_sign_in(&self, finish: &FinishSignIn) -> Result<Vec<Connected>> {
        Ok(vec![self.finish_oauth(finish).await?])
    }

    async fn password_sign_in(&self, sign_in: &PasswordSignIn) -> Result<Vec<Connected>> {
        Ok(vec![self.sign_in(sign_in).await?])
    }

    async fn refresh(&self, account: &Account, now: Timestamp) -> Result<Secret> {
        self.renew(account, now).await
    }

    async fn account_limits(&self, _account: &Account, _now: Timestamp) -> Result<Limits> {
        Ok(limits::limits())
    }

    fn prepare(&self, content: &Content, key: uuid::Uuid, now: Timestamp) -> Progress {
        Progress { keys: ids::record_keys(key, now, content.parts.len()), ..Progress::default() }
    }

    async fn publish(&self, outgoing: &Outgoing<'_>, progress: &Progress) -> Result<Step> {
        self.step(outgoing, progress).await
    }

    async fn settle(&self, outgoing: &Outgoing<'_>, progress: &Progress) -> Result<Settled> {
        self.look(outgoing, progress).await
    }

    async fn post_numbers(
        &self,
        account: &Account,
        ids: &[String],
    ) -> Result<Vec<(String, Option<Numbers>)>> {
        self.numbers_of(account, ids).await
    }

    async fn profile_numbers(&self, account: &Account) -> Result<Numbers> {
        self.numbers_of_profile(account).await
    }

    async fn find_accounts(&self, account: &Account, text: &str) -> Result<Vec<FoundAccount>> {
        let limit = FOUND_MAX.to_string();
        let query = vec![("q", text), ("limit", limit.as_str())];
        let url = wire::xrpc_with(&account.server, "app.bsky.actor.searchActorsTypeahead", query)?;
        let auth = session::Session::of(account)?.auth()?;
        let found: serde_json::Value =
            self.wire.call(&auth, Method::GET, &url, &wire::Body::None).await?.json()?;
        let actors = found["actors"].as_array().map(Vec::as_slice).unwrap_or_default();
        let shown = |actor: &serde_json::Value| {
            let name = actor["displayName"].as_str().unwrap_or_default();
            Some(FoundAccount { handle: actor["handle"].as_str()?.to_owned(), name: name.to_owned() })
        };
        Ok(actors.iter().filter_map(shown).take(FOUND_MAX).collect())
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

/// What only this network would refuse. Codes and parameters are listed in `docs/networks/bluesky.md`.
fn check(content: &Content) -> Vec<Problem> {
    let mut problems = Vec::new();
    if let Some(language) = content.language.as_deref().filter(|language| !ids::is_language(language)) {
        problems.push(Problem::invalid("language", "language_malformed").with("value", language));
    }
    for (field, address) in [("reply_to", &content.reply_to), ("quote", &content.quote)] {
        if let Some(address) = address.as_deref().filter(|address| ids::AtUri::post(address).is_none()) {
            problems.push(Problem::invalid(field, "post_address_malformed").with("value", address));
        }
    }
    for (index, part) in content.parts.iter().enumerate() {
        if part.card.is_some() && !part.media.is_empty() {
            problems.push(Problem::invalid(format!("parts[{index}].card"), "card_beside_media"));
        }
    }
    for (name, value) in &content.options {
        if !is_option(name, value) {
            let problem = Problem::invalid(format!("options.{name}"), "option_invalid");
            problems.push(problem.with("option", name.as_str()).with("value", value.to_string()));
        }
    }
    problems
}

/// Whether an option is one of those in `docs/networks/bluesky.md`.
fn is_option(name: &str, value: &Value) -> bool {
    let Some(texts) =
        value.as_array().and_then(|all| all.iter().map(Value::as_str).collect::<Option<Vec<_>>>())
    else {
        return false;
    };
    match name {
        "tags" => texts.len() <= 8 && texts.iter().all(|tag| !tag.is_empty() && tag.chars().count() <= 64),
        "labels" => texts.iter().all(|label| {
            matches!(*label, "!no-unauthenticated" | "porn" | "sexual" | "nudity" | "graphic-media")
        }),
        _ => false,
    }
}
