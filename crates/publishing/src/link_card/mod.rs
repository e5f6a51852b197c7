//! The card under a post that links to a page: what the page says of itself, as a proposal for the person who writes.

use crate::media::{self, Content, NewMedia};
use selaras_kernel::{Actor, BrandId, Problem, Result, Right, Timestamp};
use selaras_networks::{
    Http, LinkCard,
    page::{self, Unseen},
};
use selaras_store::{Blobs, Db};
use selaras_workspaces::brands;

/// Most characters of an address.
const ADDRESS_MAX: usize = 2_000;

/// Which page.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Linked {
    /// The brand that the post is of.
    pub brand: BrandId,
    /// Address of the page (https).
    pub url: String,
}

/// What the page at an address says of itself. Its picture goes into the brand's library, if the actor may add to that and
/// the picture can be used.
///
/// # Errors
/// `not_found` (brand), `forbidden`; at `url`: `page_refused` for an address that may not be called, `page_away` when it
/// does not answer, `page_not_a_page`, `page_address_too_long`.
pub async fn propose(
    db: &Db,
    http: &Http,
    blobs: &Blobs,
    actor: &Actor,
    linked: Linked,
    now: Timestamp,
) -> Result<LinkCard> {
    let Linked { brand, url } = linked;
    if !actor.may(Right::PostsRead, Some(brand)) {
        return Err(Problem::not_found("brand").at("brand").into());
    }
    brands::get(db, actor, brand).await?;
    actor.require(Right::PostsWrite, Some(brand))?;
    if url.chars().count() > ADDRESS_MAX {
        return Err(Problem::invalid("url", "page_address_too_long").with("limit", ADDRESS_MAX).into());
    }
    let found = page::look(http, &url).await.map_err(|unseen| {
        let code = match unseen {
            Unseen::Refused => "page_refused",
            Unseen::Away => "page_away",
            Unseen::NotAPage => "page_not_a_page",
        };
        Problem::invalid("url", code)
    })?;
    let mut card = LinkCard { url, title: found.title, description: found.description, image: None };
    if let Some(address) = found.image.filter(|_| actor.may(Right::MediaWrite, Some(brand)))
        && let Ok(bytes) = page::picture(http, &address).await
    {
        let new = NewMedia {
            brand,
            name: address.split(['?', '#']).next().unwrap_or_default().to_owned(),
            alt: String::new(),
            content: Content::Bytes(bytes),
        };
        match media::upload(db, blobs, actor, new, now).await {
            Ok(kept) if kept.mime.starts_with("image/") => card.image = Some(kept.id),
            // A card does without a picture that cannot be used.
            Ok(_) => {}
            Err(selaras_kernel::Error::Problem(problem)) => {
                tracing::debug!(code = problem.code, "the picture of a page is not used");
            }
            Err(e) => return Err(e),
        }
    }
    Ok(card)
}
