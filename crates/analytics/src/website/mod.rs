//! What people do on a brand's websites, by where they came from: counted without knowing who they are.
//!
//! # Why this is no personal data
//! UU PDP (Law 27/2022, article 1) and the GDPR (article 4) protect what concerns a person who is, or could be, told apart. Nothing
//! that is kept here does. A hit is added to a counter per local day, kind, source, campaign, post and path, and is gone with that
//! commit: no IP address, no user agent, no id, no instant. Nothing is put on, or read from, the visitor's device beyond the address
//! of the page and of the one before (no cookie, no storage, no fingerprint), so there is nothing to consent to under the ePrivacy
//! rules either, and two hits of one person are not linked in any way. A user agent is looked at while the request is answered, to
//! leave robots out, and is dropped. What an address itself might tell of a person (an e-mail address, a long number or a token in
//! a path or a parameter) is replaced by `*` before it is counted (`hits`). Who asks not to be tracked (Do-Not-Track, Global Privacy
//! Control) is not counted at all.
//!
//! # What follows from that
//! Visits are counted, not visitors. What is told by a page comes from anybody's browser, so it is worth what any such counter
//! is: it can be wrong, or made up by somebody who takes the trouble. A site therefore has a limit per minute (`Gate`) and per day
//! (`ROWS_MAX`), and only pages of its own hosts are heard.

mod files;
pub mod ga4;
mod hits;
mod links;
mod money;
pub(crate) mod store;
#[cfg(test)]
mod tests;
mod told;

pub use files::FileRow;
pub use hits::{Gate, HIT_BYTES_MAX, Heard, Hit, Page, hit, network_of, site_by_key};
pub use links::{NewSiteLink, SiteLink, create_link, follow, links, remove_link};
pub use money::{Money, is_currency};
pub use told::{Asked, By, Of, Told, ToldRow, Touch, counted, tell, touches};
pub(crate) use told::{days, purchases};

use jiff::civil::Date;
use selaras_kernel::{
    Actor, BrandId, Change, Kind, Problem, Result, Right, SiteId, Timestamp, clock::random_bytes,
};
use selaras_store::Db;
use serde_json::json;
use std::collections::BTreeMap;

/// Most sites of a brand.
pub const SITES_MAX: usize = 20;
/// Most host names of a site.
pub const HOSTS_MAX: usize = 20;
/// Most characters of a name.
const NAME_MAX: usize = 100;
/// What a page loads; `__ENDPOINT__` is where it tells.
const SCRIPT: &str = include_str!("counter.js");

/// A website of a brand.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct Site {
    /// Id.
    pub id: SiteId,
    /// The brand.
    pub brand: BrandId,
    /// What it is called.
    pub name: String,
    /// Its host names, in lower case: only their pages are counted, with those below a name that begins with `*.`.
    pub hosts: Vec<String>,
    /// The currency of a value that names none (ISO 4217).
    pub currency: String,
    /// What names it in its pages; no secret.
    pub key: String,
    /// When it was added (UTC).
    pub created_at: Timestamp,
    /// When it was last changed (UTC).
    pub updated_at: Timestamp,
    /// Moves on with every change; what `If-Match` is held against.
    pub version: i64,
}

impl Site {
    /// Whether a host is one of the site's own.
    pub fn has(&self, host: &str) -> bool {
        let host = host.to_ascii_lowercase();
        self.hosts.iter().any(|own| match own.strip_prefix("*.") {
            Some(above) => host.strip_suffix(above).is_some_and(|rest| rest.len() > 1 && rest.ends_with('.')),
            None => *own == host,
        })
    }
}

/// Since when, and when last, pages of a site were counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct SiteSeen {
    /// First local day, `YYYY-MM-DD`.
    #[schema(value_type = String, format = "date")]
    pub first: Date,
    /// Last local day, `YYYY-MM-DD`.
    #[schema(value_type = String, format = "date")]
    pub last: Date,
}

/// A website to be counted.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSite {
    /// The brand.
    pub brand: BrandId,
    /// What it is called, 1 to 100 characters.
    pub name: String,
    /// Its host names, such as `kopisenja.id` and `*.kopisenja.id`: 1 to 20.
    pub hosts: Vec<String>,
    /// The currency of a value that names none (ISO 4217); IDR when absent.
    #[serde(default)]
    pub currency: Option<String>,
}

/// What to change of a website; what is absent stays.
#[derive(Clone, Debug, Default, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SiteChanges {
    /// What it is called.
    #[serde(default)]
    pub name: Option<String>,
    /// Its host names.
    #[serde(default)]
    pub hosts: Option<Vec<String>>,
    /// The currency of a value that names none.
    #[serde(default)]
    pub currency: Option<String>,
}

/// The script that a page of a site loads, which tells `endpoint` what happens.
pub fn script(endpoint: &str) -> String {
    // Without what only we read: it is loaded with every page. None of its strings holds any of these.
    const SPACED: [&str; 11] = [" = ", " == ", " != ", " && ", " || ", " + ", ", ", ": ", " {", "{ ", " }"];
    let mut out = String::new();
    for (n, line) in SCRIPT.lines().map(str::trim).enumerate() {
        if n > 0 && (line.is_empty() || line.starts_with("//")) {
            continue;
        }
        let dense = |line: String, spaced: &&str| line.replace(*spaced, spaced.trim());
        out += &if n == 0 { line.to_owned() } else { SPACED.iter().fold(line.to_owned(), dense) };
        out.push('\n');
    }
    // As a JavaScript string, whatever stands in it.
    out.replace("\"__ENDPOINT__\"", &serde_json::Value::from(endpoint).to_string())
}

/// The websites of a brand, by name: at most 20.
///
/// # Errors
/// `not_found` for a brand whose numbers may not be seen; `forbidden`.
pub async fn list(db: &Db, actor: &Actor, brand: BrandId) -> Result<Vec<Site>> {
    crate::allow(actor, Right::NumbersRead, brand)?;
    store::of_brand(db, actor.workspace, brand).await
}

/// Since when, and when last, each website of a brand was counted; those that never were are absent.
///
/// # Errors
/// `not_found` for a brand whose numbers may not be seen; `forbidden`.
pub async fn seen(db: &Db, actor: &Actor, brand: BrandId) -> Result<BTreeMap<SiteId, SiteSeen>> {
    crate::allow(actor, Right::NumbersRead, brand)?;
    let told = |(id, first, last)| {
        let (first, last) = (crate::measure::date_of(first), crate::measure::date_of(last));
        (id, SiteSeen { first, last })
    };
    Ok(store::seen(db, actor.workspace, brand).await?.into_iter().map(told).collect())
}

/// Adds a website. The caller has looked whether there is such a brand, and what its zone is.
///
/// # Errors
/// `not_found` for a brand whose numbers may not be seen; `forbidden`; `site_name`, `site_hosts`, `site_host`, `currency_unfit`;
/// `sites_too_many`.
pub async fn create(db: &Db, actor: &Actor, new: NewSite, zone: &str, now: Timestamp) -> Result<Site> {
    crate::allow(actor, Right::NumbersWrite, new.brand)?;
    let site = tidied(Site {
        id: SiteId::new(now),
        brand: new.brand,
        name: new.name,
        hosts: new.hosts,
        currency: new.currency.unwrap_or_else(|| "IDR".to_owned()),
        key: random_word(16),
        created_at: now,
        updated_at: now,
        version: 1,
    });
    check(&site)?;
    let change = Change::by(actor, "site.created", site.id.0, now).brand(site.brand).to(said(&site));
    let (workspace, zone) = (actor.workspace, zone.to_owned());
    db.write(move |tx| {
        Box::pin(async move {
            if store::count(tx, workspace, site.brand).await? >= SITES_MAX {
                let problem = Problem::new(Kind::Conflict, "sites_too_many");
                return Err(problem.with("limit", SITES_MAX).into());
            }
            crate::profiles::begin_days(tx, workspace, site.brand, &zone).await?;
            store::insert(tx, workspace, &site).await?;
            tx.tell(change);
            tx.answer(&site).await?;
            Ok(site)
        })
    })
    .await
}

/// Changes a website that is still in the version `seen`, if one is given.
///
/// # Errors
/// `not_found`, `forbidden`, `stale`; those of `create` for what is said.
pub async fn update(
    db: &Db,
    actor: &Actor,
    id: SiteId,
    seen: Option<i64>,
    changes: SiteChanges,
    now: Timestamp,
) -> Result<Site> {
    let old = of_theirs(db, actor, id, seen).await?;
    let mut site = old.clone();
    if let Some(name) = changes.name {
        site.name = name;
    }
    if let Some(hosts) = changes.hosts {
        site.hosts = hosts;
    }
    if let Some(currency) = changes.currency {
        site.currency = currency;
    }
    site = tidied(site);
    check(&site)?;
    if site == old {
        return Ok(old);
    }
    site.updated_at = now;
    site.version += 1;
    let change =
        Change::by(actor, "site.updated", id.0, now).brand(old.brand).from(said(&old)).to(said(&site));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            if !store::update(tx, workspace, &site, old.version).await? {
                return Err(stale(old.version).into());
            }
            tx.tell(change);
            tx.answer(&site).await?;
            Ok(site)
        })
    })
    .await
}

/// Removes a website with all that was counted on it.
///
/// # Errors
/// `not_found`, `forbidden`, `stale`.
pub async fn remove(db: &Db, actor: &Actor, id: SiteId, seen: Option<i64>, now: Timestamp) -> Result<()> {
    let old = of_theirs(db, actor, id, seen).await?;
    let change = Change::by(actor, "site.removed", id.0, now).brand(old.brand).from(said(&old));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            if !store::remove(tx, workspace, id, old.version).await? {
                return Err(stale(old.version).into());
            }
            tx.tell(change);
            Ok(())
        })
    })
    .await
}

/// A site that the actor may change, still in the version `seen`.
async fn of_theirs(db: &Db, actor: &Actor, id: SiteId, seen: Option<i64>) -> Result<Site> {
    let found = store::get(db, actor.workspace, id).await?;
    let found = found.filter(|one| actor.may(Right::NumbersRead, Some(one.brand)));
    let found = found.ok_or_else(|| Problem::not_found("site"))?;
    actor.require(Right::NumbersWrite, Some(found.brand))?;
    if seen.is_some_and(|seen| seen != found.version) {
        return Err(stale(found.version).into());
    }
    Ok(found)
}

fn stale(version: i64) -> Problem {
    Problem::new(Kind::Stale, "stale").with("version", version)
}

fn tidied(mut site: Site) -> Site {
    site.name = site.name.trim().to_owned();
    site.currency = site.currency.trim().to_ascii_uppercase();
    let mut hosts: Vec<String> = site.hosts.iter().map(|host| host.trim().to_ascii_lowercase()).collect();
    hosts.sort();
    hosts.dedup();
    site.hosts = hosts;
    site
}

fn check(site: &Site) -> Result<(), Problem> {
    let mut problems = Vec::new();
    if !(1..=NAME_MAX).contains(&site.name.chars().count()) {
        problems.push(Problem::invalid("name", "site_name").with("limit", NAME_MAX));
    }
    if !(1..=HOSTS_MAX).contains(&site.hosts.len()) {
        problems.push(Problem::invalid("hosts", "site_hosts").with("limit", HOSTS_MAX));
    }
    if let Some(host) = site.hosts.iter().find(|host| !is_host(host)) {
        let shown: String = host.chars().take(NAME_MAX).collect();
        problems.push(Problem::invalid("hosts", "site_host").with("host", shown));
    }
    if !is_currency(&site.currency) {
        problems.push(Problem::invalid("currency", "currency_unfit"));
    }
    Problem::all(problems)
}

/// Whether it is a name such as `kopisenja.id`, `localhost` or `*.kopisenja.id`: no scheme, no port, no path.
fn is_host(host: &str) -> bool {
    let name = host.strip_prefix("*.").unwrap_or(host);
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    // `*.id` would hear every page of a country.
    let wide = host.len() != name.len() && !name.contains('.');
    name.len() <= 253 && name.split('.').all(label) && !wide
}

/// A site as the audit trail tells it.
fn said(site: &Site) -> serde_json::Value {
    json!({"name": site.name, "hosts": site.hosts, "currency": site.currency})
}

/// A random word of this length, of letters and digits that are told apart when read aloud: five bits each.
pub(crate) fn random_word(length: usize) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    random_bytes::<32>().iter().take(length).map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect()
}
