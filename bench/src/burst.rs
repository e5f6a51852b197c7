//! Answers: what is a burst, and how did it go? Many posts on many accounts, all due at one instant; the network's own
//! log says when each arrived. Also the bare loop: the same calls with nothing around them, the fastest a program can be.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use bytes::Bytes;
use hyper::header::{AUTHORIZATION, CONTENT_TYPE};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::http;
use crate::network_double::{Entry, Network, Outcome, now};
use crate::report::{Times, as_f64};
use crate::rng::Rng;

/// What is to be delivered.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Plan {
    /// Number of posts.
    pub posts: u32,
    /// Number of accounts; the posts go to them in turns.
    pub accounts: u32,
    /// Calls under way at once.
    pub concurrency: u32,
    /// Distinguishes the texts of one burst from those of another.
    pub round: String,
    /// When all are due, in microseconds since 1970.
    pub due: i64,
}

/// One delivery.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Job {
    /// The account's access token.
    pub token: String,
    /// Idempotency key.
    pub key: String,
    /// What is sent.
    pub body: String,
}

impl Plan {
    /// The account of the `n`-th post.
    pub fn account(&self, n: u32) -> u32 {
        n % self.accounts
    }

    /// The text of the `n`-th post: about as long as people write.
    pub fn text(&self, n: u32) -> String {
        format!(
            "{} {n:06} · Kabar pagi: pasar buka pukul enam, hujan ringan sampai siang, dan jalan utara ditutup. \
             Bawa payung, berangkat lebih awal, dan bagikan kepada tetangga. #kabarpagi",
            self.round
        )
    }

    /// Every delivery, in order.
    pub fn jobs(&self) -> Vec<Job> {
        let mut chance = Rng::new(crate::rng::hash(7, &self.round));
        let job = |n| Job {
            token: Network::mastodon_token(self.account(n)),
            key: chance.uuid(),
            body: json!({"status": self.text(n)}).to_string(),
        };
        (0..self.posts).map(job).collect()
    }

    /// How it went, by the network's log.
    pub fn outcome(&self, log: &[Entry]) -> Result<Burst> {
        let mut arrivals: HashMap<&str, &Entry> = HashMap::new();
        let mut repeats = 0;
        for entry in log.iter().filter(|entry| entry.text.starts_with(&self.round)) {
            match entry.outcome {
                Outcome::Appeared if !arrivals.contains_key(entry.text.as_str()) => {
                    arrivals.insert(&entry.text, entry);
                }
                Outcome::Appeared => bail!("appeared twice: {}", entry.text),
                _ => repeats += 1,
            }
        }
        let mut burst = Burst { repeats, ..Burst::default() };
        let mut latest: HashMap<u32, i64> = HashMap::new();
        for n in 0..self.posts {
            let text = self.text(n);
            let entry = arrivals.get(text.as_str()).with_context(|| format!("never arrived: {text}"))?;
            burst.lateness.0.push(entry.at - self.due);
            burst.last = burst.last.max(entry.at);
            burst.early += u64::from(entry.at < self.due);
            let before = latest.insert(entry.account, entry.at).unwrap_or(i64::MIN);
            burst.out_of_order += u64::from(entry.at < before);
        }
        #[expect(clippy::cast_precision_loss, reason = "a burst lasts seconds")]
        let seconds = (burst.last - self.due) as f64 / 1e6;
        burst.per_second = as_f64(u64::from(self.posts)) / seconds;
        Ok(burst)
    }

    /// Whether all have arrived.
    pub fn arrived(&self, log: &[Entry]) -> bool {
        let appeared = log.iter().filter(|entry| entry.outcome == Outcome::Appeared);
        appeared.filter(|entry| entry.text.starts_with(&self.round)).count() >= self.posts as usize
    }
}

/// How a burst went.
#[derive(Clone, Debug, Default)]
pub struct Burst {
    /// Deliveries per second, from the due instant to the last arrival.
    pub per_second: f64,
    /// How long after the due instant each arrived.
    pub lateness: Times,
    /// When the last arrived.
    pub last: i64,
    /// How many arrived before they were due.
    pub early: u64,
    /// How many arrived before an earlier one of the same account.
    pub out_of_order: u64,
    /// Calls that changed nothing because the post was there already.
    pub repeats: u64,
}

/// The client that makes the bare calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Library {
    /// The client that Selaras uses.
    Reqwest,
    /// What lies below it.
    Hyper,
}

/// The bare loop, in a process of its own: waits for the instant, then calls; one at a time per account, in order.
pub async fn bare_loop(url: &str, plan: &Plan, library: Library) -> Result<()> {
    let mut queues: Vec<VecDeque<Job>> = vec![VecDeque::new(); plan.accounts as usize];
    for (n, job) in plan.jobs().into_iter().enumerate() {
        queues[n % plan.accounts as usize].push_back(job);
    }
    let ready = Arc::new(Mutex::new(VecDeque::from(queues)));
    let caller = Caller::new(url, library)?;
    println!("ready");
    let left = plan.due - now();
    if left < 0 {
        bail!("the instant is over");
    }
    tokio::time::sleep(Duration::from_micros(left.unsigned_abs())).await;
    while now() < plan.due {
        std::hint::spin_loop();
    }
    let workers = (0..plan.concurrency).map(|_| tokio::spawn(drain(Arc::clone(&ready), caller.clone())));
    for worker in workers.collect::<Vec<_>>() {
        worker.await??;
    }
    println!("{}", json!({"failed": 0}));
    Ok(())
}

/// Takes an account, makes its next call, and puts it back.
async fn drain(ready: Arc<Mutex<VecDeque<VecDeque<Job>>>>, caller: Caller) -> Result<()> {
    loop {
        let taken = ready.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
        let Some(mut queue) = taken else { return Ok(()) };
        if let Some(job) = queue.pop_front() {
            caller.call(job).await?;
        }
        if !queue.is_empty() {
            ready.lock().unwrap_or_else(PoisonError::into_inner).push_back(queue);
        }
    }
}

#[derive(Clone)]
enum Caller {
    Reqwest(reqwest::Client, String),
    Hyper(Box<http::Client>, String),
}

impl Caller {
    fn new(url: &str, library: Library) -> Result<Self> {
        let url = format!("{url}/api/v1/statuses");
        Ok(match library {
            Library::Hyper => Self::Hyper(Box::new(http::Client::new()), url),
            Library::Reqwest => {
                // Nothing here is encrypted, but the library asks for a provider all the same.
                let _already = rustls::crypto::ring::default_provider().install_default();
                let roots = rustls::RootCertStore::empty();
                let tls = rustls::ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
                let client = reqwest::Client::builder().tls_backend_preconfigured(tls).no_proxy();
                Self::Reqwest(client.pool_max_idle_per_host(usize::MAX).build()?, url)
            }
        })
    }

    async fn call(&self, job: Job) -> Result<()> {
        let answer: Value = match self {
            Self::Reqwest(client, url) => {
                let request = client.post(url).bearer_auth(job.token).header("idempotency-key", job.key);
                let request = request.header("content-type", "application/json").body(job.body);
                serde_json::from_slice(&request.send().await?.bytes().await?)?
            }
            Self::Hyper(client, url) => {
                let request = hyper::Request::post(url)
                    .header(AUTHORIZATION, format!("Bearer {}", job.token))
                    .header("idempotency-key", job.key)
                    .header(CONTENT_TYPE, "application/json")
                    .body(http_body_util::Full::new(Bytes::from(job.body)))?;
                serde_json::from_slice(&client.send(request).await?.1)?
            }
        };
        answer["id"].as_str().map(drop).with_context(|| format!("not a status: {answer}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_is_judged_by_the_log() {
        let plan = Plan { posts: 4, accounts: 2, concurrency: 1, round: "r1".to_owned(), due: 1_000 };
        let at = [1_500, 900, 1_400, 2_000];
        let log: Vec<Entry> = (0..4)
            .map(|n| Entry {
                account: plan.account(n),
                key: String::new(),
                text: plan.text(n),
                at: at[n as usize],
                outcome: Outcome::Appeared,
            })
            .collect();
        let burst = plan.outcome(&log).unwrap();
        assert_eq!((burst.early, burst.out_of_order, burst.last), (1, 1, 2_000));
        assert_eq!(burst.per_second, 4_000.0);
        assert!(plan.outcome(&log[..3]).is_err());
        assert!(!plan.arrived(&log[..3]));
    }
}
