//! Answers: how many requests per second does a server answer, and how fast? Load over connections that stay open, from
//! a process of its own; each connection asks, waits for the whole answer, and asks again.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1::SendRequest;
use hyper::header::{AUTHORIZATION, CONTENT_TYPE, HOST, HeaderValue};
use hyper::{Method, Request};
use hyper_util::rt::TokioIo;
use serde::{Deserialize, Serialize};
use tokio::net::TcpStream;

use crate::report::{Times, as_f64};
use crate::rng::Rng;

/// What to ask for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Spec {
    /// Host and port.
    pub address: String,
    /// Bearer token, if any.
    pub token: Option<String>,
    /// Connections.
    pub connections: u32,
    /// How long to ask before counting.
    pub warm_up_ms: u64,
    /// How long to count.
    pub count_ms: u64,
    /// Paths to ask for, drawn at random.
    pub paths: Vec<String>,
    /// A body to POST instead of a GET; `{n}` in it becomes a number that is used once.
    pub body: Option<String>,
    /// Header lines sent with each request (`name: value`).
    pub headers: Vec<String>,
    /// The status every answer must have.
    pub expect: u16,
    /// Brings the same paths back.
    pub seed: u64,
}

/// What came of it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Outcome {
    /// Answers per second.
    pub per_second: f64,
    /// Half of the answers took at most this long.
    pub p50_ms: f64,
    /// All but a hundredth took at most this long.
    pub p99_ms: f64,
    /// The slowest.
    pub max_ms: f64,
    /// Number of answers.
    pub answers: u64,
    /// Mean size of their bodies.
    pub bytes: f64,
}

/// Runs the load.
pub async fn run(spec: Spec) -> Result<Outcome> {
    let spec = Arc::new(spec);
    let begin = Instant::now() + Duration::from_millis(spec.warm_up_ms);
    let end = begin + Duration::from_millis(spec.count_ms);
    let numbers = Arc::new(AtomicU64::new(spec.seed.wrapping_mul(1_000_003) % 1_000_000_007));
    let asking: Vec<_> = (0..spec.connections)
        .map(|n| tokio::spawn(ask(Arc::clone(&spec), n, begin, end, Arc::clone(&numbers))))
        .collect();
    let (mut times, mut bytes) = (Times::default(), 0);
    for one in asking {
        let (some, read) = one.await??;
        times.0.extend(some.0);
        bytes += read;
    }
    let answers = times.0.len() as u64;
    if answers == 0 {
        bail!("no answer within the time");
    }
    Ok(Outcome {
        per_second: as_f64(answers) / Duration::from_millis(spec.count_ms).as_secs_f64(),
        p50_ms: times.ms(0.5),
        p99_ms: times.ms(0.99),
        max_ms: times.ms(1.0),
        answers,
        bytes: as_f64(bytes) / as_f64(answers),
    })
}

async fn ask(
    spec: Arc<Spec>,
    connection: u32,
    begin: Instant,
    end: Instant,
    numbers: Arc<AtomicU64>,
) -> Result<(Times, u64)> {
    let mut chance = Rng::new(spec.seed ^ u64::from(connection).wrapping_mul(0x9e37));
    let mut sender = connect(&spec.address).await?;
    let (mut times, mut bytes) = (Times::default(), 0);
    loop {
        let drawn = chance.below(spec.paths.len() as u64);
        let path = spec.paths.get(usize::try_from(drawn)?).context("no paths to ask for")?;
        let request = request(&spec, path, &numbers)?;
        if sender.ready().await.is_err() {
            sender = connect(&spec.address).await?;
        }
        let asked = Instant::now();
        let (head, body) = sender.send_request(request).await?.into_parts();
        let body = body.collect().await?.to_bytes();
        let answered = Instant::now();
        if head.status.as_u16() != spec.expect {
            let said = String::from_utf8_lossy(&body[..body.len().min(300)]).into_owned();
            bail!("{path}: {} instead of {}: {said}", head.status, spec.expect);
        }
        if answered >= end {
            return Ok((times, bytes));
        }
        if asked >= begin {
            times.0.push(i64::try_from((answered - asked).as_micros())?);
            bytes += body.len() as u64;
        }
    }
}

fn request(spec: &Spec, path: &str, numbers: &AtomicU64) -> Result<Request<Full<Bytes>>> {
    let mut request = Request::builder().uri(path).header(HOST, &spec.address);
    if let Some(token) = &spec.token {
        request = request.header(AUTHORIZATION, format!("Bearer {token}"));
    }
    for line in &spec.headers {
        let (name, value) = line.split_once(": ").context("a header line is `name: value`")?;
        request = request.header(name, HeaderValue::from_str(value)?);
    }
    let Some(body) = &spec.body else { return Ok(request.body(Full::default())?) };
    let body = body.replace("{n}", &numbers.fetch_add(1, Ordering::Relaxed).to_string());
    let request = request.method(Method::POST).header(CONTENT_TYPE, "application/json");
    Ok(request.body(Full::new(Bytes::from(body)))?)
}

async fn connect(address: &str) -> Result<SendRequest<Full<Bytes>>> {
    let stream = TcpStream::connect(address).await.with_context(|| format!("cannot connect to {address}"))?;
    stream.set_nodelay(true)?;
    let (sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    Ok(sender)
}
