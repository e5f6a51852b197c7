//! Answers: what did really appear, how often, in which order, and when? A network of our own that speaks as much of
//! Mastodon's and atproto's API as publishing needs and remembers every call. It is the judge of all that is measured:
//! what Selaras believes about its deliveries is not asked.
//!
//! Only loopback reaches it, and there is nothing to protect, so it trusts whoever names an account.

mod atproto;
pub mod judge;
mod mastodon;
mod store;

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};

use crate::http::{self, Handler, Reply, Request};
use crate::rng::Rng;
use store::State;
pub use store::{Entry, Outcome, Post};

/// How the network behaves.
#[derive(Clone, Debug)]
pub struct Options {
    /// Number of Mastodon accounts; they have the numbers from 0.
    pub mastodon: u32,
    /// Number of Bluesky accounts; they follow.
    pub bluesky: u32,
    /// Mean time until an answer.
    pub answer: Duration,
    /// An answer comes at most this much before or after the mean.
    pub spread: Duration,
    /// How long an access token of Bluesky lasts.
    pub access_lasts: Duration,
}

/// The network: accounts, posts, and the log of what was asked of it.
pub struct Network {
    /// How it behaves.
    pub options: Options,
    /// Where clients are told to find it (the address of the proxy, if there is one).
    address: Mutex<String>,
    state: Mutex<State>,
    chance: Mutex<Rng>,
}

/// A network that serves from a thread of its own until the program ends.
pub struct Serving {
    /// The network.
    pub network: Arc<Network>,
    /// Its own address, without a proxy.
    pub url: String,
}

impl Network {
    /// A network with its accounts and no posts.
    pub fn new(options: Options) -> Self {
        Self { options, address: Mutex::default(), state: Mutex::default(), chance: Mutex::new(Rng::new(1)) }
    }

    /// Serves on a free port.
    pub async fn serve(options: Options) -> Result<Serving> {
        let network = Arc::new(Self::new(options));
        let serving = Arc::clone(&network);
        let address = apart("network", move |listener| http::serve(listener, serving)).await?;
        let url = format!("http://{address}");
        network.set_address(&url);
        Ok(Serving { network, url })
    }

    /// Tells clients another address from now on: that of a proxy.
    pub fn set_address(&self, url: &str) {
        *lock(&self.address) = url.to_owned();
    }

    fn address(&self) -> String {
        lock(&self.address).clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.state)
    }

    /// All posts that ever appeared, in the order of their appearance.
    pub fn posts(&self) -> Vec<Post> {
        let mut posts: Vec<Post> = self.state().posts.values().cloned().collect();
        posts.sort_by_key(|post| (post.at, post.serial));
        posts
    }

    /// The log of publishing calls since entry `from`.
    pub fn log(&self, from: usize) -> Vec<Entry> {
        self.state().log.get(from..).unwrap_or_default().to_vec()
    }

    /// Length of that log.
    pub fn log_length(&self) -> usize {
        self.state().log.len()
    }

    /// Number of calls of each route, publishing or not.
    pub fn calls(&self) -> Vec<(String, u64)> {
        self.state().calls.iter().map(|(route, count)| (route.clone(), *count)).collect()
    }

    /// Forgets posts, log and counts, so that the next run begins clean and memory does not grow.
    pub fn forget_posts(&self) {
        self.state().forget_posts();
    }

    /// The account that a request acts for, if its token is one that ever was good.
    pub fn account_of(&self, request: &Request) -> Option<u32> {
        let token = request.token()?;
        mastodon::account_of_token(self, token).or_else(|| self.state().owner_of_token(token))
    }

    /// The name of a Mastodon account's token.
    pub fn mastodon_token(account: u32) -> String {
        format!("mastodon-token-{account}")
    }

    /// Handle and app password of a Bluesky account.
    pub fn bluesky_login(account: u32) -> (String, String) {
        (format!("sky{account}.test"), format!("sky-password-{account}"))
    }

    fn is_mastodon(&self, account: u32) -> bool {
        account < self.options.mastodon
    }

    fn is_bluesky(&self, account: u32) -> bool {
        (self.options.mastodon..self.options.mastodon + self.options.bluesky).contains(&account)
    }

    fn answer_time(&self) -> Duration {
        let spread = u64::try_from(self.options.spread.as_micros()).unwrap_or(0);
        let varied = lock(&self.chance).between(0, 2 * spread);
        (self.options.answer + Duration::from_micros(varied)).saturating_sub(self.options.spread)
    }
}

impl Handler for Network {
    /// What is asked for happens when the request has arrived; the answer comes a while later. Nothing is awaited in
    /// between, so a caller that hangs up meanwhile changes nothing.
    async fn handle(&self, request: Request) -> Option<Reply> {
        let reply = if request.path.starts_with("/xrpc/")
            || request.path.starts_with("/did:plc:")
            || request.path.starts_with("/.well-known/")
        {
            atproto::handle(self, &request)
        } else {
            mastodon::handle(self, &request)
        };
        let wait = self.answer_time();
        if !wait.is_zero() {
            tokio::time::sleep(wait).await;
        }
        Some(reply)
    }
}

/// Serves on a thread with a runtime of its own, so that nobody else's work delays its clock.
pub async fn apart<F>(
    name: &str,
    serve: impl FnOnce(tokio::net::TcpListener) -> F + Send + 'static,
) -> Result<SocketAddr>
where
    F: Future<Output = ()>,
{
    let (tell, told) = tokio::sync::oneshot::channel();
    std::thread::Builder::new().name(name.to_owned()).spawn(move || {
        let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
            Ok(runtime) => runtime,
            Err(error) => return drop(tell.send(Err(error.into()))),
        };
        runtime.block_on(async move {
            match http::listen().await {
                Ok((listener, address)) => {
                    let _ignored = tell.send(Ok(address));
                    serve(listener).await;
                }
                Err(error) => drop(tell.send(Err(error))),
            }
        });
    })?;
    told.await.context("a server thread ended")?
}

/// Microseconds since 1970.
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_micros()).unwrap_or(i64::MAX)
}

/// An instant as RFC 3339 with milliseconds.
fn rfc3339(at: i64) -> String {
    let at = jiff::Timestamp::from_microsecond(at).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    format!("{at:.3}")
}

/// A lock whose holder panicked still guards whole values: each change is made in one step.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
