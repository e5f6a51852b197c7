//! How does Selaras call a server out there without being led to one it must not reach?
//!
//! # Design
//! The one HTTP client of the product. An address is checked twice: as written (scheme, user info, literal IP) and as
//! resolved, inside the client's own resolver, so that a name cannot point somewhere else between check and call.
//! Redirects are not followed and nothing is retried: both would be a second call that the caller did not decide on.

pub use reqwest::{
    Method, RequestBuilder, StatusCode, Url,
    header::{self, HeaderMap, HeaderValue},
    multipart,
};

use crate::{ConnectorError, ErrorKind, Own};
use bytes::{Bytes, BytesMut};
use ipnet::IpNet;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use selaras_kernel::Timestamp;
use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    sync::Arc,
    time::Duration,
};

/// Largest answer that is read, in bytes. The largest known one (40 long statuses with polls) stays far below.
const MAX_BODY: usize = 4 << 20;
/// Connections kept per server: as many as there can be deliveries at once.
const IDLE_PER_HOST: usize = 512;
/// How long an unused connection is kept. Shorter than the 5 s after which Node servers close theirs by default: a
/// request written into a closing connection would leave an unclear outcome.
const IDLE_FOR: Duration = Duration::from_secs(4);
/// The longest pause a server may ask for before it is taken as a mistake.
const LONGEST_PAUSE: Duration = Duration::from_secs(24 * 3600);
/// The longest pause that a server in trouble may ask for: it cannot know when its trouble ends.
const LONGEST_TROUBLE: Duration = Duration::from_secs(3600);

/// How the client may go out.
#[derive(Clone, Debug)]
pub struct Outbound {
    /// Private networks that may be called, also by plain http (a server at home, tests).
    pub allow_private: Vec<IpNet>,
    /// Longest time from sending a request to having read its whole answer; a builder may set its own.
    pub timeout: Duration,
    /// How Selaras introduces itself.
    pub user_agent: String,
}

impl Default for Outbound {
    fn default() -> Self {
        Self {
            allow_private: Vec::new(),
            timeout: Duration::from_secs(30),
            user_agent: concat!("Selaras/", env!("CARGO_PKG_VERSION")).into(),
        }
    }
}

/// The guarded HTTP client. A clone shares its connections.
#[derive(Clone, Debug)]
pub struct Http {
    /// For https: any public address and the allowed private ones.
    tls: reqwest::Client,
    /// For plain http: the allowed private addresses only.
    plain: reqwest::Client,
    allow: Arc<[IpNet]>,
}

impl Http {
    /// A client for `outbound`.
    ///
    /// # Errors
    /// `Unavailable` when the user agent cannot be sent or TLS cannot be set up.
    pub fn new(outbound: Outbound) -> Result<Self, ConnectorError> {
        let allow: Arc<[IpNet]> = outbound.allow_private.into();
        let tls = tls_config()?;
        let client = |public: bool| {
            reqwest::Client::builder()
                .tls_backend_preconfigured(tls.clone())
                .dns_resolver(Guard { allow: allow.clone(), public })
                .redirect(reqwest::redirect::Policy::none())
                .retry(reqwest::retry::never())
                .no_proxy()
                .referer(false)
                .user_agent(&outbound.user_agent)
                .timeout(outbound.timeout)
                .connect_timeout(outbound.timeout.min(Duration::from_secs(10)))
                .pool_max_idle_per_host(IDLE_PER_HOST)
                .pool_idle_timeout(IDLE_FOR)
                .tcp_nodelay(true)
                .build()
                .map_err(|e| ConnectorError::not_done(ErrorKind::Unavailable, words(&e)))
        };
        Ok(Self { tls: client(true)?, plain: client(false)?, allow })
    }

    /// Begins a request to `url` after checking the address as it is written.
    ///
    /// # Errors
    /// `AddressRefused` when it is not http(s), carries user info, or names an address that may not be called.
    pub fn request(&self, method: Method, url: &str) -> Result<RequestBuilder, ConnectorError> {
        let url = Url::parse(url).map_err(|_| not_a_server("not a web address"))?;
        let plain = match url.scheme() {
            "https" => false,
            "http" => true,
            _ => return Err(not_a_server("not an http(s) address")),
        };
        if !url.username().is_empty() || url.password().is_some() {
            return Err(not_a_server("a web address with a user name in it"));
        }
        let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
        if let Ok(ip) = host.parse::<IpAddr>()
            && !may_call(ip, &self.allow, !plain)
        {
            return Err(Refused::to(!plain).into());
        }
        Ok(if plain { &self.plain } else { &self.tls }.request(method, url))
    }

    /// Sends a request and reads the whole answer, whatever its status.
    ///
    /// # Errors
    /// `AddressRefused` and `Unavailable` (no connection): certainly not done. `NoAnswer` (timeout, broken connection)
    /// and `Unavailable` (answer larger than 4 MiB): it may have been done.
    pub async fn send(&self, request: RequestBuilder) -> Result<Reply, ConnectorError> {
        let mut response = request.send().await.map_err(|e| transport(&e))?;
        let (status, headers) = (response.status(), std::mem::take(response.headers_mut()));
        let first = response.chunk().await.map_err(|e| transport(&e))?.unwrap_or_default();
        let mut more = match response.chunk().await.map_err(|e| transport(&e))? {
            // Nearly every answer comes in one piece, which is then used as it is.
            None if first.len() <= MAX_BODY => return Ok(Reply { status, headers, body: first }),
            next => next,
        };
        let mut body = BytesMut::from(first);
        while let Some(piece) = more {
            if body.len() + piece.len() > MAX_BODY {
                break;
            }
            body.extend_from_slice(&piece);
            more = response.chunk().await.map_err(|e| transport(&e))?;
            if more.is_none() {
                return Ok(Reply { status, headers, body: body.freeze() });
            }
        }
        Err(ConnectorError::unknown(ErrorKind::Unavailable, "the answer is larger than 4 MiB"))
    }
}

/// A whole answer.
#[derive(Clone, Debug)]
pub struct Reply {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body, at most 4 MiB.
    pub body: Bytes,
}

impl Reply {
    /// The body as JSON.
    ///
    /// # Errors
    /// `Unavailable` with an unknown outcome: the server answered, but not in words we understand.
    pub fn json<'a, T: serde::Deserialize<'a>>(&'a self) -> Result<T, ConnectorError> {
        serde_json::from_slice(&self.body).map_err(|e| ConnectorError {
            status: Some(self.status.as_u16()),
            // serde's message may quote the value; its kind and place may not.
            ..ConnectorError::unknown(
                ErrorKind::Unavailable,
                format!("unreadable answer ({:?} error in column {})", e.classify(), e.column()),
            )
        })
    }

    /// The answer itself when its status is 2xx, or else the error it stands for (see `error`).
    ///
    /// # Errors
    /// As `error` says.
    pub fn ok(self, default_kind: ErrorKind, now: Option<Timestamp>) -> Result<Self, ConnectorError> {
        if self.status.is_success() { Ok(self) } else { Err(self.error(default_kind, now)) }
    }

    /// What this answer means as an error: 401 `SignInNeeded`, 404 and 410 `NotFound`, 429 `RateLimited`, 5xx and 408
    /// `Unavailable`; any other is `default_kind`. The outcome is unknown for 5xx, 408 and a 2xx (which then was not
    /// what it should have been), else not done. `until` is counted from `now`, or from the answer's own `Date` where the
    /// caller has no clock.
    pub fn error(&self, default_kind: ErrorKind, now: Option<Timestamp>) -> ConnectorError {
        let status = self.status.as_u16();
        let kind = match status {
            401 => ErrorKind::SignInNeeded,
            404 | 410 => ErrorKind::NotFound,
            429 => ErrorKind::RateLimited,
            200..300 | 408 | 500.. => ErrorKind::Unavailable,
            _ => default_kind,
        };
        let unclear = matches!(status, 200..300 | 408 | 500..);
        let make = if unclear { ConnectorError::unknown } else { ConnectorError::not_done };
        let until = if matches!(status, 408 | 429 | 500..) { self.until(now) } else { None };
        ConnectorError { until, status: Some(status), ..make(kind, self.words()) }
    }

    /// When the server wants to be asked again, if it says so: by `Retry-After`, at most 24 h away; with a refusal for
    /// asking too often (429) also by its rate-limit headers, with trouble of its own (5xx, 408) at most 1 h away.
    pub fn until(&self, now: Option<Timestamp>) -> Option<Timestamp> {
        let now = now.or_else(|| http_date(self.text_of("date")?));
        let status = self.status.as_u16();
        let asked = self.text_of("retry-after").and_then(|text| moment(text, now));
        // Servers put these headers on every answer. They tell of the caller's budget, which says something about the
        // next call only once it is spent.
        let spent = || {
            let names = ["x-ratelimit-reset", "ratelimit-reset"];
            names.into_iter().find_map(|name| moment(self.text_of(name)?, now))
        };
        let at = if status == 429 { asked.or_else(spent) } else { asked }?;
        let longest = if matches!(status, 408 | 500..) { LONGEST_TROUBLE } else { LONGEST_PAUSE };
        Some(now.map_or(at, |now| at.min(now + longest)))
    }

    /// A header as text.
    pub fn text_of(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The server's own words about what went wrong, or the bare status.
    fn words(&self) -> String {
        #[derive(serde::Deserialize)]
        struct Words {
            error: Option<serde_json::Value>,
            error_description: Option<String>,
            message: Option<String>,
        }
        let said = serde_json::from_slice::<Words>(&self.body).ok().and_then(|words| {
            let error = words.error.and_then(|e| e.as_str().map(str::to_owned));
            match (error, words.error_description.or(words.message)) {
                (Some(error), Some(more)) if error != more => Some(format!("{error}: {more}")),
                (error, more) => error.or(more),
            }
        });
        said.unwrap_or_else(|| format!("HTTP {}", self.status.as_u16()))
    }
}

/// `Retry-After` and its relatives: seconds from now, seconds since 1970, an HTTP date or an RFC 3339 date.
fn moment(text: &str, now: Option<Timestamp>) -> Option<Timestamp> {
    let text = text.trim();
    match text.parse::<u64>() {
        Ok(secs) if secs > 1_000_000_000 => {
            Some(Timestamp(i64::try_from(secs).ok()?.checked_mul(1_000_000)?))
        }
        Ok(secs) => Some(now? + Duration::from_secs(secs)),
        Err(_) => text.parse().ok().or_else(|| http_date(text)),
    }
}

fn http_date(text: &str) -> Option<Timestamp> {
    Some(jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(text).ok()?.into())
}

fn not_a_server(why: &str) -> ConnectorError {
    ConnectorError::own(ErrorKind::AddressRefused, Own::NotAServer, why)
}

/// What a failure of the transport means. Its words never contain the address: that may carry a token.
fn transport(error: &reqwest::Error) -> ConnectorError {
    if let Some(refused) = chain(error).find_map(|e| e.downcast_ref::<Refused>()) {
        return (*refused).into();
    }
    if error.is_connect() || error.is_builder() {
        return ConnectorError::not_done(ErrorKind::Unavailable, words(error));
    }
    ConnectorError::unknown(ErrorKind::NoAnswer, words(error))
}

fn chain<'a>(
    error: &'a (dyn std::error::Error + 'static),
) -> impl Iterator<Item = &'a (dyn std::error::Error + 'static)> {
    std::iter::successors(Some(error), |e| e.source())
}

/// The innermost cause in words, which (other than reqwest's own) doesn't name the address.
fn words(error: &reqwest::Error) -> String {
    let innermost = chain(error).skip(1).last().map(ToString::to_string);
    match innermost {
        _ if error.is_timeout() => "no answer in time".into(),
        Some(text) => text,
        None => "the request could not be sent".into(),
    }
}

/// TLS with the roots that browsers trust and ring, without touching the process's default provider.
fn tls_config() -> Result<rustls::ClientConfig, ConnectorError> {
    let roots = rustls::RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|e| ConnectorError::not_done(ErrorKind::Unavailable, e.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}

/// Resolves names and lets only addresses through that may be called.
struct Guard {
    allow: Arc<[IpNet]>,
    public: bool,
}

/// An address that may not be called.
#[derive(Clone, Copy, Debug, thiserror::Error)]
enum Refused {
    #[error("the address lies in a private or reserved network that is not allowed")]
    Private,
    #[error("plain http is only allowed to private networks that are listed as allowed")]
    Plain,
}

impl Refused {
    /// What is wrong with an address that may not even be called where `public` ones may, or may not.
    fn to(public: bool) -> Self {
        if public { Self::Private } else { Self::Plain }
    }
}

impl From<Refused> for ConnectorError {
    fn from(refused: Refused) -> Self {
        let own = match refused {
            Refused::Private => Own::PrivateNetwork,
            Refused::Plain => Own::PlainHttp,
        };
        Self::own(ErrorKind::AddressRefused, own, refused.to_string())
    }
}

impl Resolve for Guard {
    fn resolve(&self, name: Name) -> Resolving {
        let (allow, public) = (self.allow.clone(), self.public);
        Box::pin(async move {
            let all: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            let good: Vec<SocketAddr> =
                all.iter().copied().filter(|at| may_call(at.ip(), &allow, public)).collect();
            if good.is_empty() && !all.is_empty() {
                return Err(Refused::to(public).into());
            }
            Ok(Box::new(good.into_iter()) as Addrs)
        })
    }
}

/// Whether `ip` may be called: it is in `allow`, or `public` addresses will do and it is one.
fn may_call(ip: IpAddr, allow: &[IpNet], public: bool) -> bool {
    let ip = ip.to_canonical();
    allow.iter().any(|net| net.contains(&ip)) || (public && is_public(ip))
}

/// Whether `ip` is an ordinary address of the public internet (IANA special-purpose registries, read 2026-11-22).
fn is_public(ip: IpAddr) -> bool {
    match ip.to_canonical() {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, d] = ip.octets();
    let special = matches!(
        (a, b, c),
        (0 | 10 | 127 | 224.., ..)             // this network, private, loopback, multicast, reserved
            | (100, 64..=127, _)               // carrier-grade NAT (and one cloud's metadata)
            | (169, 254, _)                    // link-local and metadata
            | (172, 16..=31, _)
            | (192, 0, 0 | 2)                  // protocol assignments, documentation
            | (192, 88, 99)                    // 6to4 relays
            | (192, 168, _)
            | (198, 18 | 19, _)                // benchmarks
            | (198, 51, 100) | (203, 0, 113) // documentation
    );
    // The last is Azure's wire server, which hands out credentials from a public-looking address.
    !special && [a, b, c, d] != [168, 63, 129, 16]
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let s = ip.segments();
    if s[..6] == [0x64, 0xff9b, 0, 0, 0, 0] {
        // NAT64: the IPv4 address inside decides.
        let [.., a, b, c, d] = ip.octets();
        return is_public_v4(Ipv4Addr::new(a, b, c, d));
    }
    let global = s[0] & 0xe000 == 0x2000;
    let special = match s[0] {
        // Teredo, ORCHID and other protocols; documentation.
        0x2001 => s[1] < 0x200 || s[1] == 0xdb8,
        // 6to4, which wraps an IPv4 address.
        0x2002 => true,
        // Documentation.
        0x3fff => s[1] < 0x1000,
        _ => false,
    };
    global && !special
}

#[cfg(test)]
#[path = "http_tests.rs"]
mod tests;
