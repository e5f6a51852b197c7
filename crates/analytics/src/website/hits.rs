//! What a page tells, how it is read, and what is kept of it: counters alone.

use super::{Site, money, store};
use jiff::tz::TimeZone;
use selaras_kernel::{Kind, Problem, Result, SiteId, Timestamp, WorkspaceId};
use selaras_networks::http::Url;
use selaras_store::Db;
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};
use uuid::Uuid;

/// Largest hit, in bytes.
pub const HIT_BYTES_MAX: usize = 4_096;
/// Most hits of a site that are counted in a minute, by each process.
const PER_MINUTE: u32 = 3_000;
/// Most counters of a site on a day; what would need more is counted without its source and path.
/// (Few where it is tested.)
pub(super) const ROWS_MAX: i64 = if cfg!(test) { 40 } else { 20_000 };
/// Most characters of a path, and of a word.
const PATH_MAX: usize = 200;
const WORD_MAX: usize = 100;
/// Largest value of one hit, in the currency's smallest unit.
const VALUE_MAX: i64 = 1_000_000_000_000;
/// What stands for the source of what was not told apart any more.
pub(super) const REST: &str = "other";

/// A site that a page names, and whose local days count.
#[derive(Clone, Debug)]
pub struct Heard {
    /// The site.
    pub site: Site,
    pub(super) workspace: WorkspaceId,
    pub(super) zone: String,
}

/// What a page tells. Everything in it is optional but the kind.
#[derive(Clone, Debug, Default, serde::Deserialize, utoipa::ToSchema)]
#[serde(default)]
#[schema(as = SiteHit)]
pub struct Hit {
    /// What happened: `view`, `lead`, `download`, `signup`, `purchase`.
    pub kind: String,
    /// The path of the page, without its parameters.
    pub path: String,
    /// The host name of the page before; empty for none.
    pub referrer: String,
    /// `utm_source` of the page's address.
    pub source: String,
    /// `utm_campaign`.
    pub campaign: String,
    /// `utm_content`: the id of our post or delivery, as a rule.
    pub content: String,
    /// How much it is worth, as a decimal; empty for nothing.
    pub value: String,
    /// In which currency (ISO 4217); empty for the site's.
    pub currency: String,
}

/// What a browser says beside it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Page<'a> {
    /// `Origin`.
    pub origin: Option<&'a str>,
    /// `Referer`.
    pub referer: Option<&'a str>,
    /// `User-Agent`: looked at for robots, and dropped.
    pub agent: Option<&'a str>,
    /// Whether the browser asks not to be tracked (`DNT: 1`, `Sec-GPC: 1`).
    pub left_alone: bool,
}

impl Page<'_> {
    /// Whether a page of the site speaks.
    pub fn is_of(&self, site: &Site) -> bool {
        let named = self.origin.filter(|origin| *origin != "null").or(self.referer);
        let url = named.and_then(|address| Url::parse(address).ok());
        let url = url.filter(|url| matches!(url.scheme(), "http" | "https"));
        url.is_some_and(|url| url.host_str().is_some_and(|host| site.has(host)))
    }

    /// Whether what it does is counted: it is no robot, and does not ask to be left alone.
    pub fn counts(&self) -> bool {
        !self.left_alone && !is_robot(self.agent.unwrap_or_default())
    }
}

/// How many hits of each site were let in this minute. Lies in memory: it only keeps floods away from the database.
#[derive(Debug, Default)]
pub struct Gate(Mutex<HashMap<SiteId, (i64, u32)>>);

impl Gate {
    /// Lets a hit in, or not: 3,000 a minute for each site.
    pub fn admits(&self, site: SiteId, now: Timestamp) -> bool {
        let minute = now.as_secs().div_euclid(60);
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let seen = all.entry(site).or_insert((minute, 0));
        if seen.0 != minute {
            *seen = (minute, 0);
        }
        seen.1 = seen.1.saturating_add(1);
        seen.1 <= PER_MINUTE
    }
}

/// One counter and by how much it moves on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Count {
    pub kind: &'static str,
    pub network: String,
    pub campaign: String,
    pub post: String,
    pub path: String,
    pub currency: String,
    pub value: i64,
}

/// The site with this key.
///
/// # Errors
/// `not_found`.
pub async fn site_by_key(db: &Db, key: &str) -> Result<Heard> {
    Ok(store::by_key(db, key).await?.ok_or_else(|| Problem::not_found("site"))?)
}

/// Counts what a page of the site tells. What does not count (robots, those who ask to be left alone) is dropped.
///
/// # Errors
/// `site_other_host`; `site_busy` beyond 3,000 hits a minute; `unknown_value`, `site_value`, `currency_unfit` for a hit that means nothing.
pub async fn hit(
    db: &Db,
    gate: &Gate,
    heard: &Heard,
    page: Page<'_>,
    hit: Hit,
    now: Timestamp,
) -> Result<()> {
    if !page.is_of(&heard.site) {
        return Err(Problem::new(Kind::Forbidden, "site_other_host").into());
    }
    if !page.counts() {
        return Ok(());
    }
    if !gate.admits(heard.site.id, now) {
        let busy = Problem::new(Kind::RateLimited, "site_busy").with("limit", PER_MINUTE);
        return Err(busy.with("retry_after", 60).into());
    }
    let counts = counts(&heard.site, &hit)?;
    let day = local_day(&heard.zone, now);
    let (workspace, brand, site) = (heard.workspace, heard.site.brand, heard.site.id);
    db.write(move |tx| {
        Box::pin(async move {
            for count in counts {
                store::count_up(tx, (workspace, brand, site), day, count).await?;
            }
            Ok(())
        })
    })
    .await
}

/// The local day of an instant.
pub(super) fn local_day(zone: &str, now: Timestamp) -> i32 {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    crate::measure::day_of(now.to_jiff().to_zoned(zone).date())
}

/// The counters that a hit moves: of a view that comes from elsewhere, the one of visits too.
pub(super) fn counts(site: &Site, hit: &Hit) -> Result<Vec<Count>, Problem> {
    let kind = match hit.kind.as_str() {
        "view" => "view",
        "lead" => "lead",
        "download" => "download",
        "signup" => "signup",
        "purchase" => "purchase",
        _ => return Err(Problem::invalid("kind", "unknown_value").with("value", word(&hit.kind))),
    };
    let inside = !hit.referrer.is_empty() && site.has(&hit.referrer);
    let from = if !hit.source.trim().is_empty() {
        network_of(&hit.source)
    } else if inside {
        String::new()
    } else {
        network_of(&hit.referrer)
    };
    let mut count = Count {
        kind,
        network: from,
        campaign: word(&hit.campaign),
        post: post(&hit.content),
        path: path(&hit.path),
        ..Count::default()
    };
    if kind != "view" && !hit.value.trim().is_empty() {
        let named = hit.currency.trim().to_ascii_uppercase();
        let currency = if named.is_empty() { site.currency.clone() } else { named };
        if !money::is_currency(&currency) {
            return Err(Problem::invalid("currency", "currency_unfit"));
        }
        let value = money::scaled(&hit.value, money::decimals(&currency))
            .filter(|value| (0..=VALUE_MAX).contains(value))
            .ok_or_else(|| Problem::invalid("value", "site_value").with("currency", currency.as_str()))?;
        (count.currency, count.value) = (currency, value);
    }
    let visit = kind == "view" && !inside && !count.network.is_empty();
    let visit = visit.then(|| Count { kind: "visit", ..count.clone() });
    Ok(visit.into_iter().chain([count]).collect())
}

/// The network that a `utm_source` or a host name means, by its stable name; what is none stays what it is, without `www.`; empty for
/// nothing.
pub fn network_of(source: &str) -> String {
    let source = source.trim().to_lowercase();
    let source = source.strip_prefix("www.").unwrap_or(&source);
    let is = |hosts: &[&str]| {
        hosts
            .iter()
            .any(|host| source == *host || source.strip_suffix(host).is_some_and(|r| r.ends_with('.')))
    };
    let known = match source {
        "ig" | "instagram" => "instagram",
        "fb" | "facebook" | "meta" => "facebook",
        "x" | "twitter" => "x",
        "yt" | "youtube" => "youtube",
        "li" | "linkedin" => "linkedin",
        "bsky" | "bluesky" => "bluesky",
        "wa" | "whatsapp" => "whatsapp",
        "tg" | "telegram" => "telegram",
        "com.instagram.android" => "instagram",
        "com.linkedin.android" => "linkedin",
        _ if is(&["instagram.com"]) => "instagram",
        _ if is(&["facebook.com", "fb.com", "fb.me"]) => "facebook",
        _ if is(&["twitter.com", "x.com", "t.co"]) => "x",
        _ if is(&["youtube.com", "youtu.be"]) => "youtube",
        _ if is(&["tiktok.com"]) => "tiktok",
        _ if is(&["linkedin.com", "lnkd.in"]) => "linkedin",
        _ if is(&["pinterest.com", "pin.it"]) || source.starts_with("pinterest.") => "pinterest",
        _ if is(&["threads.net", "threads.com"]) => "threads",
        _ if is(&["bsky.app"]) => "bluesky",
        _ if is(&["mastodon.social", "mastodon.online", "joinmastodon.org"]) => "mastodon",
        _ if is(&["whatsapp.com", "wa.me"]) => "whatsapp",
        _ if is(&["telegram.org", "t.me"]) => "telegram",
        _ if is(&["reddit.com"]) => "reddit",
        other => return word(other),
    };
    known.to_owned()
}

/// Whether a program reads, and no person: by what it calls itself, which honest ones do.
pub(super) fn is_robot(agent: &str) -> bool {
    const WORDS: [&str; 22] = [
        "bot",
        "crawl",
        "spider",
        "slurp",
        "preview",
        "headless",
        "facebookexternalhit",
        "meta-external",
        "lighthouse",
        "pagespeed",
        "pingdom",
        "monitor",
        "curl/",
        "wget/",
        "python",
        "java/",
        "go-http",
        "okhttp",
        "axios",
        "node",
        "phantomjs",
        "whatsapp/",
    ];
    // Cubot makes telephones.
    let agent = agent.to_ascii_lowercase().replace("cubot", "");
    agent.trim().is_empty() || WORDS.iter().any(|word| agent.contains(word))
}

/// A word of an address, without what may tell of a person.
pub(super) fn word(text: &str) -> String {
    let text: String = text.trim().chars().filter(|c| !c.is_control()).take(WORD_MAX).collect();
    if tells_of_somebody(&text) { "*".to_owned() } else { text }
}

/// Our post or delivery, if it is one; a word otherwise.
pub(super) fn post(text: &str) -> String {
    text.trim().parse::<Uuid>().map_or_else(|_| word(text), |id| id.to_string())
}

/// A path without parameters, and with `*` for each part that may tell of a person.
pub(super) fn path(text: &str) -> String {
    let text = text.split(['?', '#']).next().unwrap_or_default();
    let mut out = String::new();
    for part in text.split('/').filter(|part| !part.is_empty()) {
        out.push('/');
        let plain: String = part.chars().filter(|c| !c.is_control()).collect();
        out.push_str(if tells_of_somebody(&plain) { "*" } else { &plain });
    }
    if out.is_empty() { "/".to_owned() } else { out.chars().take(PATH_MAX).collect() }
}

/// Whether it may be an address of mail, a telephone number, a number of a customer, or a token.
fn tells_of_somebody(part: &str) -> bool {
    let digits = part.bytes().filter(u8::is_ascii_digit).count();
    let run = part.split(|c: char| !c.is_ascii_digit()).max_by_key(|run| run.len()).unwrap_or_default();
    // A day such as 20270112.
    let day = run.len() == 8 && run.starts_with("20");
    let letters = part.chars().any(char::is_alphabetic);
    let token = part.len() >= 20 && digits > 0 && !part.contains(['-', '_', ' ', '.', '%']);
    part.contains('@')
        || part.to_ascii_lowercase().contains("%40")
        || (run.len() >= 7 && !day)
        || (digits >= 8 && !letters && !day && !is_date(part))
        || token
        || part.parse::<Uuid>().is_ok()
}

/// Whether it is a day such as `2027-01-12`.
fn is_date(part: &str) -> bool {
    part.len() == 10 && part.parse::<jiff::civil::Date>().is_ok()
}
