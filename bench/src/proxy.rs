//! Answers: what can go wrong between a client and a network? This proxy makes it happen: requests that never arrive,
//! answers that never come back or come too late, errors before and after the network acted, limits, tokens that are
//! over, answers that are cut short. Which call meets which fault hangs on the seed, the call and how often it was
//! tried, not on who came first, so that a run can be had again although its processes race.

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::Result;
use bytes::Bytes;
use http_body_util::Full;
use hyper::header::{CONTENT_LENGTH, CONTENT_TYPE, HOST, HeaderValue, RETRY_AFTER, TRANSFER_ENCODING};
use hyper::{Response, StatusCode};
use serde_json::{Value, json};

use crate::http::{self, Client, Handler, Reply, Request};
use crate::network_double::{Network, Serving, apart};
use crate::rng;

/// What happens to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// The connection closes; the network never hears of it.
    DropRequest,
    /// The network acts; the connection closes without an answer.
    DropAnswer,
    /// The network hears of it only after the client gave up.
    LateRequest,
    /// The network acts at once; its answer comes after the client gave up.
    LateAnswer,
    /// 500 or 503, and nothing happened.
    ErrorBefore,
    /// 500 or 503, although it happened.
    ErrorAfter,
    /// 429 with a short Retry-After; nothing happened.
    RateLimited,
    /// Bluesky's 400 for an access token that is over; nothing happened.
    ExpiredToken,
    /// 200 with half of the JSON, and it happened.
    Truncated,
}

const ALL: [Fault; 9] = [
    Fault::DropRequest,
    Fault::DropAnswer,
    Fault::LateRequest,
    Fault::LateAnswer,
    Fault::ErrorBefore,
    Fault::ErrorAfter,
    Fault::RateLimited,
    Fault::ExpiredToken,
    Fault::Truncated,
];

impl Fault {
    /// Its name in the figures.
    pub fn name(self) -> &'static str {
        match self {
            Fault::DropRequest => "drop_request",
            Fault::DropAnswer => "drop_answer",
            Fault::LateRequest => "late_request",
            Fault::LateAnswer => "late_answer",
            Fault::ErrorBefore => "error_before",
            Fault::ErrorAfter => "error_after",
            Fault::RateLimited => "rate_limited",
            Fault::ExpiredToken => "expired_token",
            Fault::Truncated => "truncated",
        }
    }
}

/// Which call meets which fault.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Brings the same faults back.
    pub seed: u64,
    /// Of 1000 calls, how many meet one.
    pub per_mille: u64,
    /// After so many tries a publishing call is let through, so that every delivery can come to an end.
    pub most_tries: u32,
    /// Longer than the client waits.
    pub late: Duration,
}

/// What a request is, as far as the plan cares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Equal for repeats of the same call.
    pub key: String,
    /// Whether it posts something.
    pub posts: bool,
    /// Whether a fresh access token could mend a refusal.
    pub has_access_token: bool,
}

impl Plan {
    /// The fate of the `attempt`-th try (from 0) of a call.
    pub fn choose(&self, call: &Call, attempt: u32) -> Option<Fault> {
        if call.posts && attempt >= self.most_tries {
            return None;
        }
        let chance = rng::hash(self.seed, &format!("{attempt} {}", call.key));
        if chance % 1000 >= self.per_mille {
            return None;
        }
        let kind = usize::try_from((chance >> 32) % 9).unwrap_or(0);
        Some(match ALL[kind] {
            Fault::ExpiredToken if !call.has_access_token => Fault::ErrorBefore,
            fault => fault,
        })
    }
}

/// The proxy.
pub struct Proxy {
    plan: Plan,
    network: Arc<Network>,
    target: String,
    client: Client,
    breaks: AtomicBool,
    tries: Mutex<HashMap<u64, u32>>,
    counts: Mutex<BTreeMap<Fault, u64>>,
    passed: Mutex<u64>,
}

impl Proxy {
    /// Serves on a free port and becomes the network's address. At first everything passes.
    pub async fn serve(plan: Plan, serving: &Serving) -> Result<(Arc<Self>, String)> {
        let proxy = Arc::new(Self {
            plan,
            network: Arc::clone(&serving.network),
            target: serving.url.clone(),
            client: Client::new(),
            breaks: AtomicBool::new(false),
            tries: Mutex::default(),
            counts: Mutex::default(),
            passed: Mutex::default(),
        });
        let handler = Arc::new(Shared(Arc::clone(&proxy)));
        let address = apart("proxy", move |listener| http::serve(listener, handler)).await?;
        let url = format!("http://{address}");
        serving.network.set_address(&url);
        Ok((proxy, url))
    }

    /// Begins or ends breaking things.
    pub fn set_breaks(&self, breaks: bool) {
        self.breaks.store(breaks, Ordering::Relaxed);
    }

    /// Faults so far, by kind; every kind is named.
    pub fn counts(&self) -> Vec<(&'static str, u64)> {
        let counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        ALL.iter().map(|fault| (fault.name(), counts.get(fault).copied().unwrap_or(0))).collect()
    }

    /// Requests that passed unharmed.
    pub fn passed(&self) -> u64 {
        *self.passed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn fate(&self, request: &Request) -> Option<Fault> {
        if !self.breaks.load(Ordering::Relaxed) {
            return None;
        }
        let call = understand(request, self.network.account_of(request));
        let attempt = {
            let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
            let count = tries.entry(rng::hash(0, &call.key)).or_default();
            *count += 1;
            *count - 1
        };
        let fate = self.plan.choose(&call, attempt);
        match fate {
            Some(fault) => {
                *self.counts.lock().unwrap_or_else(PoisonError::into_inner).entry(fault).or_default() += 1;
            }
            None => *self.passed.lock().unwrap_or_else(PoisonError::into_inner) += 1,
        }
        fate
    }

    async fn pass(&self, request: Request) -> Option<Reply> {
        let mut target = format!("{}{}", self.target, request.path);
        if !request.query.is_empty() {
            target = format!("{target}?{}", request.query);
        }
        let mut onward = hyper::Request::builder().method(request.method).uri(target);
        for (name, value) in &request.headers {
            if name != HOST && name != CONTENT_LENGTH && name != TRANSFER_ENCODING {
                onward = onward.header(name, value);
            }
        }
        let (head, body) = self.client.send(onward.body(Full::new(request.body)).ok()?).await.ok()?;
        let mut reply = Response::new(Full::new(body));
        *reply.status_mut() = head.status;
        for (name, value) in &head.headers {
            if name != CONTENT_LENGTH && name != TRANSFER_ENCODING {
                reply.headers_mut().append(name, value.clone());
            }
        }
        Some(reply)
    }

    async fn meet(&self, request: Request) -> Option<Reply> {
        let bluesky = request.path.starts_with("/xrpc/");
        match self.fate(&request) {
            None => self.pass(request).await,
            Some(Fault::DropRequest) => None,
            Some(Fault::DropAnswer) => {
                self.pass(request).await;
                None
            }
            Some(Fault::LateRequest) => {
                tokio::time::sleep(self.plan.late).await;
                self.pass(request).await
            }
            Some(Fault::LateAnswer) => {
                let reply = self.pass(request).await;
                tokio::time::sleep(self.plan.late).await;
                reply
            }
            Some(Fault::ErrorBefore) => Some(failure(bluesky)),
            Some(Fault::ErrorAfter) => {
                self.pass(request).await;
                Some(failure(bluesky))
            }
            Some(Fault::RateLimited) => Some(limited(bluesky)),
            Some(Fault::ExpiredToken) => {
                Some(http::json(400, &json!({"error": "ExpiredToken", "message": "Token has expired"})))
            }
            Some(Fault::Truncated) => Some(truncated(self.pass(request).await?).await),
        }
    }
}

/// What hyper holds; each request gets a task of its own, because what has left a client arrives even if it hangs up.
struct Shared(Arc<Proxy>);

impl Handler for Shared {
    async fn handle(&self, request: Request) -> Option<Reply> {
        let proxy = Arc::clone(&self.0);
        tokio::spawn(async move { proxy.meet(request).await }).await.ok()?
    }
}

/// What a request is.
fn understand(request: &Request, account: Option<u32>) -> Call {
    let body = request.json();
    let text = [&body["status"], &body["record"]["text"], &body["writes"][0]["value"]["text"]];
    let text = text.into_iter().find_map(Value::as_str).map(str::to_owned);
    let text =
        text.or_else(|| http::pairs(&request.body).into_iter().find(|(k, _)| k == "status").map(|(_, v)| v));
    let posts = text.is_some() && request.path != "/api/v1/apps";
    // Ids of the network's making differ between runs.
    let route: Vec<&str> = request
        .path
        .split('/')
        .map(|part| if part.bytes().all(|byte| byte.is_ascii_digit()) { "N" } else { part })
        .collect();
    let key = format!("{} {} {account:?} {}", request.method, route.join("/"), text.unwrap_or_default());
    let has_access_token = request.path.starts_with("/xrpc/")
        && request.token().is_some()
        && !request.path.ends_with(".refreshSession")
        && !request.path.ends_with(".createSession");
    Call { key, posts, has_access_token }
}

fn failure(bluesky: bool) -> Reply {
    if bluesky {
        return http::json(500, &json!({"error": "InternalServerError", "message": "Internal Server Error"}));
    }
    let mut reply =
        Response::new(Full::new(Bytes::from_static(b"<html><h1>503 Service Unavailable</h1></html>")));
    *reply.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    reply.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/html"));
    reply
}

fn limited(bluesky: bool) -> Reply {
    let body = if bluesky {
        json!({"error": "RateLimitExceeded", "message": "Rate Limit Exceeded"})
    } else {
        json!({"error": "Too many requests"})
    };
    let mut reply = http::json(429, &body);
    reply.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("1"));
    reply
}

async fn truncated(reply: Reply) -> Reply {
    use http_body_util::BodyExt;
    let (mut head, body) = reply.into_parts();
    let body = body.collect().await.map(http_body_util::Collected::to_bytes).unwrap_or_default();
    head.status = StatusCode::OK;
    Response::from_parts(head, Full::new(body.slice(..body.len() / 2)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network_double::Options;
    use hyper::Method;

    fn plan(seed: u64) -> Plan {
        Plan { seed, per_mille: 300, most_tries: 4, late: Duration::from_millis(1) }
    }

    fn call(text: &str) -> Call {
        Call { key: text.to_owned(), posts: true, has_access_token: false }
    }

    #[test]
    fn a_seed_brings_the_same_faults_back() {
        let fates = |seed| {
            let plan = plan(seed);
            (0..500).map(|n| plan.choose(&call(&n.to_string()), n % 4)).collect::<Vec<_>>()
        };
        assert_eq!(fates(1), fates(1));
        assert_ne!(fates(1), fates(2));
        let met = fates(1).iter().flatten().count();
        assert!((100..200).contains(&met), "{met}");
    }

    #[test]
    fn every_delivery_can_come_to_an_end() {
        assert!((0..500).all(|n| plan(1).choose(&call(&n.to_string()), 4).is_none()));
    }

    /// Every kind of fault, many times over, answered by the simplest client that does not give up.
    #[tokio::test]
    async fn repeating_with_the_same_key_never_doubles() {
        let options = Options {
            mastodon: 1,
            bluesky: 0,
            answer: Duration::ZERO,
            spread: Duration::ZERO,
            access_lasts: Duration::from_secs(60),
        };
        let serving = Network::serve(options).await.unwrap();
        let (proxy, url) = Proxy::serve(Plan { per_mille: 700, ..plan(5) }, &serving).await.unwrap();
        proxy.set_breaks(true);
        let client = Client::new();
        for n in 0..60 {
            let key = format!("key {n}");
            let headers = [("authorization", "Bearer mastodon-token-0"), ("idempotency-key", key.as_str())];
            let body = json!({"status": format!("post {n}")});
            let url = format!("{url}/api/v1/statuses");
            let mut tries = 0;
            loop {
                tries += 1;
                assert!(tries < 10);
                let patience = Duration::from_millis(500);
                match client.json(Method::POST, &url, &headers, Some(&body), patience).await {
                    Ok((StatusCode::OK, value)) if value["id"].is_string() => break,
                    _ => continue,
                }
            }
        }
        assert_eq!(serving.network.posts().len(), 60);
        assert!(proxy.counts().iter().all(|(name, count)| *count > 0 || *name == "expired_token"));
    }
}
