//! Answers: what do people do on a brand's websites, by where they came from; and how do pages, which know nobody, tell it?
//!
//! A hit is the one thing that pages of other sites send here: no credential is read for it, and `website::hit` asks which page speaks.

use super::insight::{self, Shown};
use crate::http::{
    app::App,
    extract::{Asked, IfMatch, Input, Named, body_of, parse},
    guard::Who,
    problem::Answer,
    publishing::feeds::OfBrand,
    reply,
};
use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::Response,
};
use jiff::civil::Date;
use selaras_analytics::website::{
    self, HIT_BYTES_MAX, Hit, NewSite, NewSiteLink, Page, Site, SiteChanges, SiteLink, SiteSeen, Told,
};
use selaras_kernel::{BrandId, Problem, SiteId, SiteLinkId};
use selaras_store::Db;
use selaras_workspaces::brands;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Which time of which brand, by what.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct ByWhat {
    /// The brand.
    pub brand: BrandId,
    /// First local day, `YYYY-MM-DD`.
    #[param(value_type = String, format = "date")]
    pub from: Date,
    /// Last local day, `YYYY-MM-DD`.
    #[param(value_type = String, format = "date")]
    pub to: Date,
    /// By what it is told apart.
    #[param(inline)]
    pub by: website::By,
}

/// A website with what its pages need.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub struct SiteShown {
    /// The site.
    #[serde(flatten)]
    pub site: Site,
    /// What is put into its pages, into `<head>`.
    pub snippet: String,
    /// Since when, and when last, its pages were counted; absent for never.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seen: Option<SiteSeen>,
}

/// A short link with its address.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub struct SiteLinkShown {
    /// The link.
    #[serde(flatten)]
    pub site_link: SiteLink,
    /// The address to pass on.
    pub link: String,
}

/// What the websites of a brand saw.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub struct WebsiteShown {
    /// The counts.
    #[serde(flatten)]
    pub counts: Told,
    /// What the posts among the keys say, by key: where it is told apart by them, and they are ours.
    pub posts: BTreeMap<String, Shown>,
}

fn shown(app: &App, site: Site, seen: &BTreeMap<SiteId, SiteSeen>) -> SiteShown {
    let snippet = format!("<script defer src=\"{}/site/{}.js\"></script>", app.public_url, site.key);
    let seen = seen.get(&site.id).copied();
    SiteShown { site, snippet, seen }
}

fn link_shown(app: &App, site_link: SiteLink) -> SiteLinkShown {
    let link = format!("{}/r/{}", app.public_url, site_link.code);
    SiteLinkShown { site_link, link }
}

/// What happened on the websites of a brand, by network, campaign, post, day or path; beside it what files of Google Analytics said.
#[utoipa::path(get, path = "/api/v1/website", tag = "website", operation_id = "website", params(ByWhat),
    responses((status = 200, description = "The counts.", body = WebsiteShown)))]
pub async fn tell(State(app): State<App>, Who(actor): Who, Asked(asked): Asked<ByWhat>) -> Answer {
    let ByWhat { brand, from, to, by } = asked;
    let counts =
        website::tell(&app.db, &actor, &website::Asked { brand, from, to, by, of: website::Of::default() })
            .await?;
    let mut posts = BTreeMap::new();
    if by == website::By::Post {
        let ids: Vec<Uuid> = counts.rows.iter().filter_map(|row| row.key.parse().ok()).collect();
        let said = insight::said(&app, &actor, &ids).await?;
        for post in said.into_values() {
            // An address may name the post as well as one of its deliveries.
            let known =
                post.id.map(|id| id.to_string()).filter(|id| counts.rows.iter().any(|row| row.key == *id));
            posts.extend(known.map(|id| (id, post.clone())));
            posts.insert(post.subject.to_string(), post);
        }
    }
    reply::ok(&WebsiteShown { counts, posts })
}

/// The websites of a brand, by name.
#[utoipa::path(get, path = "/api/v1/sites", tag = "website", operation_id = "list_sites", params(OfBrand),
    responses((status = 200, description = "At most 20.", body = Vec<SiteShown>)))]
pub async fn list(State(app): State<App>, Who(actor): Who, Asked(asked): Asked<OfBrand>) -> Answer {
    let all = website::list(&app.db, &actor, asked.brand).await?;
    let seen = website::seen(&app.db, &actor, asked.brand).await?;
    reply::ok(&all.into_iter().map(|site| shown(&app, site, &seen)).collect::<Vec<_>>())
}

/// Adds a website to be counted.
#[utoipa::path(post, path = "/api/v1/sites", tag = "website", operation_id = "create_site", request_body = NewSite,
    params(("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    responses((status = 201, description = "The site and what its pages need.", body = SiteShown)))]
pub async fn create(State(app): State<App>, Who(actor): Who, input: Input<NewSite>) -> Answer {
    let Input { value, once } = input;
    let zone = brands::get(&app.db, &actor, value.brand).await?.zone.clone();
    let work = async |db: Db| website::create(&db, &actor, value, &zone, app.now()).await;
    let answer = |made| reply::json(StatusCode::CREATED, &shown(&app, made, &BTreeMap::new()));
    reply::once(&app, &actor, once, StatusCode::CREATED, work, answer).await
}

/// Changes a website.
#[utoipa::path(patch, path = "/api/v1/sites/{id}", tag = "website", operation_id = "update_site",
    params(("id" = SiteId, Path, description = "The site."), ("If-Match" = Option<String>, Header, description = "Version it must still have."), ("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    request_body = SiteChanges, responses((status = 200, description = "As it is now.", body = SiteShown)))]
pub async fn update(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<SiteId>,
    at: IfMatch,
    input: Input<SiteChanges>,
) -> Answer {
    let Input { value, once } = input;
    let work = async |db: Db| {
        let now = website::update(&db, &actor, id, at.0, value, app.now()).await?;
        let seen = website::seen(&db, &actor, now.brand).await?;
        Ok((now, seen))
    };
    let answer = |(now, seen): (Site, BTreeMap<SiteId, SiteSeen>)| reply::ok(&shown(&app, now, &seen));
    reply::once(&app, &actor, once, StatusCode::OK, work, answer).await
}

/// Removes a website with all that was counted on it.
#[utoipa::path(delete, path = "/api/v1/sites/{id}", tag = "website", operation_id = "remove_site",
    params(("id" = SiteId, Path, description = "The site."), ("If-Match" = Option<String>, Header, description = "Version it must still have.")),
    responses((status = 204, description = "It is gone.")))]
pub async fn remove(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<SiteId>,
    at: IfMatch,
) -> Answer {
    website::remove(&app.db, &actor, id, at.0, app.now()).await?;
    Ok(reply::empty())
}

/// The short links of a brand, the newest first.
#[utoipa::path(get, path = "/api/v1/site-links", tag = "website", operation_id = "list_site_links", params(OfBrand),
    responses((status = 200, description = "At most 200.", body = Vec<SiteLinkShown>)))]
pub async fn links(State(app): State<App>, Who(actor): Who, Asked(asked): Asked<OfBrand>) -> Answer {
    let all = website::links(&app.db, &actor, asked.brand).await?;
    reply::ok(&all.into_iter().map(|one| link_shown(&app, one)).collect::<Vec<_>>())
}

/// Makes a short link, which counts how often it is followed and tells the page it leads to where the visit comes from.
#[utoipa::path(post, path = "/api/v1/site-links", tag = "website", operation_id = "create_site_link", request_body = NewSiteLink,
    params(("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    responses((status = 201, description = "The link and its address.", body = SiteLinkShown)))]
pub async fn create_link(State(app): State<App>, Who(actor): Who, input: Input<NewSiteLink>) -> Answer {
    let Input { value, once } = input;
    let zone = brands::get(&app.db, &actor, value.brand).await?.zone.clone();
    let work = async |db: Db| website::create_link(&db, &actor, value, &zone, app.now()).await;
    let answer = |made| reply::json(StatusCode::CREATED, &link_shown(&app, made));
    reply::once(&app, &actor, once, StatusCode::CREATED, work, answer).await
}

/// Removes a short link with its count; its address leads nowhere any more.
#[utoipa::path(delete, path = "/api/v1/site-links/{id}", tag = "website", operation_id = "remove_site_link",
    params(("id" = SiteLinkId, Path, description = "The link.")),
    responses((status = 204, description = "It is gone.")))]
pub async fn remove_link(State(app): State<App>, Who(actor): Who, Named(id): Named<SiteLinkId>) -> Answer {
    website::remove_link(&app.db, &actor, id, app.now()).await?;
    Ok(reply::empty())
}

/// The script that the pages of a site load: no cookies, nothing kept on the device, nothing that tells people apart.
#[utoipa::path(get, path = "/site/{key}", tag = "website", operation_id = "site_script",
    params(("key" = String, Path, description = "The site's key and `.js`.")),
    responses((status = 200, description = "The script.", content_type = "text/javascript", body = String)))]
pub async fn script(State(app): State<App>, Named(file): Named<String>) -> Answer {
    let key = file.strip_suffix(".js").ok_or_else(|| Problem::not_found("site"))?;
    let heard = website::site_by_key(&app.db, key).await?;
    let endpoint = format!("{}/site/{}/hit", app.public_url, heard.site.key);
    let mut response = Response::new(Body::from(website::script(&endpoint)));
    for (name, value) in [
        ("content-type", "text/javascript; charset=utf-8"),
        ("cache-control", "public, max-age=3600"),
        ("cross-origin-resource-policy", "cross-origin"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    Ok(response)
}

/// Takes what a page of the site tells: a view, or what came of it. Only a counter is kept. Pages of other hosts are refused; robots, and
/// browsers that ask not to be tracked, are not counted.
#[utoipa::path(post, path = "/site/{key}/hit", tag = "website", operation_id = "site_hit",
    params(("key" = String, Path, description = "The site's key.")),
    request_body(content = Hit, content_type = "text/plain", description = "JSON, sent as plain text so that browsers ask nobody before they send it; at most 4,096 bytes."),
    responses((status = 204, description = "Taken.")))]
pub async fn hit(State(app): State<App>, Named(key): Named<String>, request: Request) -> Answer {
    let (parts, body) = request.into_parts();
    let heard = website::site_by_key(&app.db, &key).await?;
    let said: Hit = parse(&body_of(&parts.headers, body, HIT_BYTES_MAX).await?)?;
    website::hit(&app.db, &app.site_gate, &heard, page(&parts.headers), said, app.now()).await?;
    let mut response = reply::empty();
    // It has been held against the site's hosts. No other page is told that it may read the answer.
    if let Some(origin) = parts.headers.get(header::ORIGIN) {
        response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
    }
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("origin"));
    Ok(response)
}

/// Leads on to where a short link leads, and counts it.
#[utoipa::path(get, path = "/r/{code}", tag = "website", operation_id = "follow_site_link",
    params(("code" = String, Path, description = "The link's code.")),
    responses((status = 302, description = "Where it leads, with the parameters (`utm_*`) that it lacked.")))]
pub async fn follow(
    State(app): State<App>,
    Named(code): Named<String>,
    method: Method,
    headers: HeaderMap,
) -> Answer {
    let mut page = page(&headers);
    // Nobody has come yet who only asks ahead.
    let ahead = ["sec-purpose", "purpose"].into_iter().filter_map(|name| text(&headers, name));
    page.left_alone |= method == Method::HEAD || ahead.into_iter().any(|what| what.contains("prefetch"));
    let address = website::follow(&app.db, &code, page, app.now()).await?;
    let address = HeaderValue::from_str(&address).map_err(|_| Problem::not_found("site_link"))?;
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::FOUND;
    response.headers_mut().insert(header::LOCATION, address);
    Ok(response)
}

/// What a browser says of itself and of the page it shows.
fn page(headers: &HeaderMap) -> Page<'_> {
    Page {
        origin: text(headers, "origin"),
        referer: text(headers, "referer"),
        agent: text(headers, "user-agent"),
        left_alone: ["dnt", "sec-gpc"].iter().any(|name| text(headers, name) == Some("1")),
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}
