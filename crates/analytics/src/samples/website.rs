//! What the website of a sample brand counted, its short links, and what the brand's work cost and brought.

use super::store;
use crate::{
    returns::{self, LedgerEntry, LedgerFields},
    website::{self, Site, SiteLink, random_word},
};
use jiff::civil::Date;
use selaras_kernel::{BrandId, LedgerEntryId, Result, SiteId, SiteLinkId, Timestamp, WorkspaceId};
use selaras_store::Tx;

/// The website of a sample brand with a year of counts.
#[derive(Clone, Debug)]
pub struct SampleWebsite {
    /// What it is called.
    pub name: String,
    /// Its host name.
    pub host: String,
    /// The currency of its values (ISO 4217).
    pub currency: String,
    /// When it was added.
    pub created_at: Timestamp,
    /// What its pages told: no two of the same day, kind, network, campaign, post and path.
    pub counts: Vec<SampleCount>,
    /// Short links.
    pub links: Vec<SampleLink>,
    /// Costs and returns.
    pub ledger: Vec<LedgerFields>,
}

/// One counter of a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SampleCount {
    /// The local day.
    pub day: Date,
    /// `visit`, `view`, `lead`, `download`, `signup` or `purchase`.
    pub kind: &'static str,
    /// Where people came from; empty for not known.
    pub network: String,
    /// The campaign; empty for none.
    pub campaign: String,
    /// The delivery; empty for none.
    pub post: String,
    /// The path of the page.
    pub path: &'static str,
    /// How often.
    pub count: i64,
    /// What all of these are worth, in the currency's smallest unit; 0 for nothing.
    pub value: i64,
}

/// A short link and how often it was followed.
#[derive(Clone, Debug)]
pub struct SampleLink {
    /// Where it leads.
    pub url: String,
    /// On which network it stands.
    pub network: String,
    /// For which campaign; empty for none.
    pub campaign: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// How often it was followed on which local day.
    pub followed: Vec<(Date, i64)>,
}

/// Writes the website of a sample brand, its links and its ledger, told in the days of `zone`.
///
/// # Errors
/// The database's.
pub async fn insert_website(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    zone: &str,
    sample: &SampleWebsite,
) -> Result<()> {
    crate::profiles::begin_days(tx, workspace, brand, zone).await?;
    let site = Site {
        id: SiteId::new(sample.created_at),
        brand,
        name: sample.name.clone(),
        hosts: vec![sample.host.clone()],
        currency: sample.currency.clone(),
        key: random_word(16),
        created_at: sample.created_at,
        updated_at: sample.created_at,
        version: 1,
    };
    website::store::insert(tx, workspace, &site).await?;
    store::insert_counts(tx, workspace, &site, &sample.counts).await?;
    for one in &sample.links {
        let link = SiteLink {
            id: SiteLinkId::new(one.created_at),
            brand,
            code: random_word(8),
            url: one.url.clone(),
            network: one.network.clone(),
            campaign: one.campaign.clone(),
            post: String::new(),
            created_at: one.created_at,
            clicks: 0,
        };
        website::store::insert_link(tx, workspace, &link).await?;
        store::insert_follows(tx, workspace, &link, &one.followed).await?;
    }
    for fields in &sample.ledger {
        let at = sample.created_at;
        let entry = LedgerEntry {
            id: LedgerEntryId::new(at),
            brand,
            fields: fields.clone(),
            created_at: at,
            updated_at: at,
            version: 1,
        };
        returns::store::insert(tx, workspace, &entry).await?;
    }
    Ok(())
}
