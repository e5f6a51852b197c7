//! Short links that count how often they are followed, and say to the page they lead to where the visit comes from.

use super::{hits, random_word, store};
use selaras_kernel::{Actor, BrandId, Change, Kind, Problem, Result, Right, SiteLinkId, Timestamp};
use selaras_networks::http::Url;
use selaras_store::Db;
use serde_json::json;

/// Most characters of an address.
const URL_MAX: usize = 2_000;
/// Most characters of what a link is for.
const WORD_MAX: usize = 100;
/// Most links of a brand.
pub(super) const LINKS_MAX: i64 = 10_000;

/// A short link.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, sqlx::FromRow, utoipa::ToSchema)]
pub struct SiteLink {
    /// Id.
    pub id: SiteLinkId,
    /// The brand.
    #[sqlx(rename = "brand_id")]
    pub brand: BrandId,
    /// What stands in its address.
    pub code: String,
    /// Where it leads.
    pub url: String,
    /// On which network it stands; empty for none.
    pub network: String,
    /// For which campaign; empty for none.
    pub campaign: String,
    /// In which post or delivery; empty for none.
    pub post: String,
    /// When it was made (UTC).
    pub created_at: Timestamp,
    /// How often it was followed.
    pub clicks: i64,
}

/// A short link to be made.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSiteLink {
    /// The brand.
    pub brand: BrandId,
    /// Where it leads: `http` or `https`, at most 2,000 characters.
    pub url: String,
    /// On which network it will stand.
    #[serde(default)]
    pub network: Option<String>,
    /// For which campaign.
    #[serde(default)]
    pub campaign: Option<String>,
    /// In which post or delivery.
    #[serde(default)]
    pub post: Option<String>,
}

/// The newest 200 links of a brand.
///
/// # Errors
/// `not_found` for a brand whose numbers may not be seen; `forbidden`.
pub async fn links(db: &Db, actor: &Actor, brand: BrandId) -> Result<Vec<SiteLink>> {
    crate::allow(actor, Right::NumbersRead, brand)?;
    store::links(db, actor.workspace, brand).await
}

/// Makes a short link. The caller has looked whether there is such a brand, and what its zone is.
///
/// # Errors
/// `not_found` for a brand whose numbers may not be seen; `forbidden`; `site_link_url`, `site_link_word`; `site_links_too_many`.
pub async fn create_link(
    db: &Db,
    actor: &Actor,
    new: NewSiteLink,
    zone: &str,
    now: Timestamp,
) -> Result<SiteLink> {
    crate::allow(actor, Right::NumbersWrite, new.brand)?;
    let mut problems = Vec::new();
    let url = web_address(&new.url);
    if url.is_none() {
        problems.push(Problem::invalid("url", "site_link_url").with("limit", URL_MAX));
    }
    let mut said = |field: &str, text: Option<String>| {
        let text = text.unwrap_or_default().trim().to_owned();
        if text.chars().count() > WORD_MAX {
            problems.push(Problem::invalid(field, "site_link_word").with("limit", WORD_MAX));
        }
        text
    };
    let network = hits::network_of(&said("network", new.network));
    let campaign = said("campaign", new.campaign);
    let post = hits::post(&said("post", new.post));
    Problem::all(problems)?;
    let link = SiteLink {
        id: SiteLinkId::new(now),
        brand: new.brand,
        code: random_word(8),
        url: url.map(String::from).unwrap_or_default(),
        network,
        campaign,
        post,
        created_at: now,
        clicks: 0,
    };
    let change = Change::by(actor, "site_link.created", link.id.0, now).brand(link.brand).to(told(&link));
    let (workspace, zone) = (actor.workspace, zone.to_owned());
    db.write(move |tx| {
        Box::pin(async move {
            if store::count_links(tx, workspace, link.brand).await? >= LINKS_MAX {
                let problem = Problem::new(Kind::Conflict, "site_links_too_many");
                return Err(problem.with("limit", LINKS_MAX).into());
            }
            crate::profiles::begin_days(tx, workspace, link.brand, &zone).await?;
            store::insert_link(tx, workspace, &link).await?;
            tx.tell(change);
            tx.answer(&link).await?;
            Ok(link)
        })
    })
    .await
}

/// Removes a link with its count; its address leads nowhere any more.
///
/// # Errors
/// `not_found`, `forbidden`.
pub async fn remove_link(db: &Db, actor: &Actor, id: SiteLinkId, now: Timestamp) -> Result<()> {
    let found = store::link(db, actor.workspace, id).await?;
    let found = found.filter(|one| actor.may(Right::NumbersRead, Some(one.brand)));
    let found = found.ok_or_else(|| Problem::not_found("site_link"))?;
    actor.require(Right::NumbersWrite, Some(found.brand))?;
    let change = Change::by(actor, "site_link.removed", id.0, now).brand(found.brand).from(told(&found));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            if !store::remove_link(tx, workspace, id).await? {
                return Err(Problem::not_found("site_link").into());
            }
            tx.tell(change);
            Ok(())
        })
    })
    .await
}

/// Where a link leads, with what it is for; counted unless a robot asks, or somebody who asks to be left alone.
///
/// # Errors
/// `not_found`.
pub async fn follow(db: &Db, code: &str, page: super::Page<'_>, now: Timestamp) -> Result<String> {
    let found = store::link_by_code(db, code).await?;
    let found = found.ok_or_else(|| Problem::not_found("site_link"))?;
    let address = tagged(&found.link);
    if page.counts() {
        let day = hits::local_day(&found.zone, now);
        db.write(move |tx| Box::pin(async move { store::follow(tx, &found, day).await })).await?;
    }
    Ok(address)
}

/// An address of the web, as browsers write it.
fn web_address(text: &str) -> Option<Url> {
    let url = Url::parse(text.trim()).ok()?;
    let web = matches!(url.scheme(), "http" | "https") && url.host_str().is_some_and(|host| !host.is_empty());
    // A name before the host is how one address is made to look like another.
    let plain = url.username().is_empty() && url.password().is_none();
    (web && plain && url.as_str().len() <= URL_MAX).then_some(url)
}

/// The address with the parameters it lacks.
pub(super) fn tagged(link: &SiteLink) -> String {
    let Ok(mut url) = Url::parse(&link.url) else { return link.url.clone() };
    let wanted = [
        ("utm_source", link.network.as_str()),
        ("utm_medium", if link.network.is_empty() { "" } else { "social" }),
        ("utm_campaign", link.campaign.as_str()),
        ("utm_content", link.post.as_str()),
    ];
    let lacks = |name: &str| !url.query_pairs().any(|(known, _)| known == name);
    let added: Vec<_> = wanted.into_iter().filter(|(name, value)| !value.is_empty() && lacks(name)).collect();
    if !added.is_empty() {
        url.query_pairs_mut().extend_pairs(added);
    }
    url.into()
}

fn told(link: &SiteLink) -> serde_json::Value {
    json!({"code": link.code, "url": link.url, "network": link.network, "campaign": link.campaign, "post": link.post})
}
