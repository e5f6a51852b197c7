//! Every statement about websites, their counters and short links.

use super::{
    Heard, Site, SiteLink,
    hits::{Count, REST, ROWS_MAX},
    told::{Asked, By, Counted, Of},
};
use selaras_kernel::{BrandId, Result, SiteId, SiteLinkId, Timestamp, WorkspaceId};
use selaras_store::{Db, Tx, on};

/// From where on a counter of values moves no further, which no honest one comes to.
const VALUE_FULL: i64 = 1_000_000_000_000_000_000;

#[derive(sqlx::FromRow)]
struct Row {
    id: SiteId,
    brand_id: BrandId,
    name: String,
    hosts: String,
    currency: String,
    key: String,
    created_at: Timestamp,
    updated_at: Timestamp,
    version: i64,
}

impl Row {
    fn read(self) -> Site {
        Site {
            id: self.id,
            brand: self.brand_id,
            name: self.name,
            hosts: self.hosts.split(' ').map(str::to_owned).collect(),
            currency: self.currency,
            key: self.key,
            created_at: self.created_at,
            updated_at: self.updated_at,
            version: self.version,
        }
    }
}

pub(super) async fn of_brand(db: &Db, workspace: WorkspaceId, brand: BrandId) -> Result<Vec<Site>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(
        "SELECT id, brand_id, name, hosts, currency, key, created_at, updated_at, version FROM sites
         WHERE workspace_id = $1 AND brand_id = $2 ORDER BY lower(name), id"
    ).bind(workspace).bind(brand).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Row::read).collect())
}

pub(super) async fn get(db: &Db, workspace: WorkspaceId, id: SiteId) -> Result<Option<Site>> {
    let row: Option<Row> = on!(db, c => sqlx::query_as(
        "SELECT id, brand_id, name, hosts, currency, key, created_at, updated_at, version FROM sites
         WHERE id = $1 AND workspace_id = $2"
    ).bind(id).bind(workspace).fetch_optional(c).await)?;
    Ok(row.map(Row::read))
}

/// The first and the last day on which each site of a brand was counted, of those that were: both ends of its index, not its counters.
pub(super) async fn seen(db: &Db, workspace: WorkspaceId, brand: BrandId) -> Result<Vec<(SiteId, i32, i32)>> {
    Ok(on!(db, c => sqlx::query_as(
        "SELECT id, first_day, last_day FROM (
           SELECT s.id AS id, (SELECT MIN(n.day) FROM site_counts n WHERE n.site_id = s.id) AS first_day,
             (SELECT MAX(n.day) FROM site_counts n WHERE n.site_id = s.id) AS last_day
           FROM sites s WHERE s.workspace_id = $1 AND s.brand_id = $2
         ) AS ends WHERE first_day IS NOT NULL"
    ).bind(workspace).bind(brand).fetch_all(c).await)?)
}

/// The site with this key, with the zone of its brand's days.
pub(super) async fn by_key(db: &Db, key: &str) -> Result<Option<Heard>> {
    #[derive(sqlx::FromRow)]
    struct Found {
        #[sqlx(flatten)]
        site: Row,
        workspace_id: WorkspaceId,
        zone: String,
    }
    let found: Option<Found> = on!(db, c => sqlx::query_as(
        "SELECT s.id, s.brand_id, s.name, s.hosts, s.currency, s.key, s.created_at, s.updated_at, s.version, s.workspace_id,
           COALESCE(d.zone, 'UTC') AS zone
         FROM sites s LEFT JOIN brand_days d ON d.brand_id = s.brand_id WHERE s.key = $1"
    ).bind(key).fetch_optional(c).await)?;
    Ok(found.map(|one| Heard { site: one.site.read(), workspace: one.workspace_id, zone: one.zone }))
}

pub(super) async fn count(tx: &mut Tx, workspace: WorkspaceId, brand: BrandId) -> Result<usize> {
    let (count,): (i64,) = on!(tx, c => sqlx::query_as("SELECT COUNT(*) FROM sites WHERE workspace_id = $1 AND brand_id = $2")
        .bind(workspace).bind(brand).fetch_one(c).await)?;
    Ok(usize::try_from(count).unwrap_or_default())
}

pub(crate) async fn insert(tx: &mut Tx, workspace: WorkspaceId, site: &Site) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO sites (id, workspace_id, brand_id, name, hosts, currency, key, created_at, updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
    ).bind(site.id).bind(workspace).bind(site.brand).bind(&site.name).bind(site.hosts.join(" ")).bind(&site.currency)
        .bind(&site.key).bind(site.created_at).bind(site.updated_at).bind(site.version).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Whether it still was in the version `seen`.
pub(super) async fn update(tx: &mut Tx, workspace: WorkspaceId, site: &Site, seen: i64) -> Result<bool> {
    let done = on!(tx, c => sqlx::query(
        "UPDATE sites SET name = $4, hosts = $5, currency = $6, updated_at = $7, version = $8
         WHERE id = $1 AND workspace_id = $2 AND version = $3"
    ).bind(site.id).bind(workspace).bind(seen).bind(&site.name).bind(site.hosts.join(" ")).bind(&site.currency)
        .bind(site.updated_at).bind(site.version).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// Whether it still was in the version `seen`. What was counted on it goes with it.
pub(super) async fn remove(tx: &mut Tx, workspace: WorkspaceId, id: SiteId, seen: i64) -> Result<bool> {
    let done = on!(&mut *tx, c => sqlx::query("DELETE FROM sites WHERE id = $1 AND workspace_id = $2 AND version = $3")
        .bind(id).bind(workspace).bind(seen).execute(c).await.map(|done| done.rows_affected()))?;
    if done != 1 {
        return Ok(false);
    }
    on!(tx, c => sqlx::query("DELETE FROM site_counts WHERE site_id = $1 AND workspace_id = $2")
        .bind(id).bind(workspace).execute(c).await.map(|_| ()))?;
    Ok(true)
}

/// Moves a counter on. A day has a limit of counters, so that nobody fills the disk by making up sources.
pub(super) async fn count_up(
    tx: &mut Tx,
    (workspace, brand, site): (WorkspaceId, BrandId, SiteId),
    day: i32,
    mut count: Count,
) -> Result<()> {
    let moved = on!(&mut *tx, c => sqlx::query(
        "UPDATE site_counts SET count = count + 1, value = CASE WHEN value > $10 THEN value ELSE value + $9 END
         WHERE site_id = $1 AND day = $2 AND kind = $3 AND network = $4 AND campaign = $5 AND post = $6 AND path = $7 AND currency = $8"
    ).bind(site).bind(day).bind(count.kind).bind(&count.network).bind(&count.campaign).bind(&count.post).bind(&count.path)
        .bind(&count.currency).bind(count.value).bind(VALUE_FULL).execute(c).await.map(|done| done.rows_affected()))?;
    if moved == 1 {
        return Ok(());
    }
    // A site that was removed meanwhile is not counted any more.
    let (known, counters): (i64, i64) = on!(&mut *tx, c => sqlx::query_as(
        "SELECT (SELECT COUNT(*) FROM sites WHERE id = $1), (SELECT COUNT(*) FROM site_counts WHERE site_id = $1 AND day = $2)"
    ).bind(site).bind(day).fetch_one(c).await)?;
    if known == 0 {
        return Ok(());
    }
    if counters >= ROWS_MAX {
        count = Count {
            network: REST.to_owned(),
            campaign: String::new(),
            post: String::new(),
            path: String::new(),
            ..count
        };
    }
    on!(tx, c => sqlx::query(
        "INSERT INTO site_counts (site_id, day, kind, network, campaign, post, path, currency, value, workspace_id, brand_id, count)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $11, $12, 1)
         ON CONFLICT (site_id, day, kind, network, campaign, post, path, currency) DO UPDATE SET count = site_counts.count + 1,
           value = CASE WHEN site_counts.value > $10 THEN site_counts.value ELSE site_counts.value + excluded.value END"
    ).bind(site).bind(day).bind(count.kind).bind(&count.network).bind(&count.campaign).bind(&count.post).bind(&count.path)
        .bind(&count.currency).bind(count.value).bind(VALUE_FULL).bind(workspace).bind(brand).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// First and last local day on which our script counted anything for a brand.
pub(super) async fn counted_days(
    db: &Db,
    workspace: WorkspaceId,
    brand: BrandId,
) -> Result<Option<(i32, i32)>> {
    let (first, last): (Option<i32>, Option<i32>) = on!(db, c => sqlx::query_as(
        "SELECT (SELECT day FROM site_counts WHERE workspace_id = $1 AND brand_id = $2 ORDER BY day LIMIT 1),
                (SELECT day FROM site_counts WHERE workspace_id = $1 AND brand_id = $2 ORDER BY day DESC LIMIT 1)"
    ).bind(workspace).bind(brand).fetch_one(c).await)?;
    Ok(first.zip(last))
}

/// What was counted on days, by a key and kind.
pub(super) async fn counts(
    db: &Db,
    workspace: WorkspaceId,
    asked: &Asked,
    (from, to): (i32, i32),
) -> Result<Vec<Counted>> {
    macro_rules! by_column {
        ($column:literal) => {
            concat!(
                "SELECT CAST(",
                $column,
                " AS TEXT) AS key, kind, currency, CAST(SUM(count) AS BIGINT) AS count,
                CAST(SUM(value) AS BIGINT) AS value FROM site_counts
              WHERE workspace_id = $1 AND brand_id = $2 AND day BETWEEN $3 AND $4
                AND ($5 = '' OR network = $5) AND ($6 = '' OR LOWER(campaign) = LOWER($6)) GROUP BY ",
                $column,
                ", kind, currency"
            )
        };
    }
    let text = match asked.by {
        By::Network => by_column!("network"),
        By::Campaign => by_column!("campaign"),
        By::Post => by_column!("post"),
        By::Day => by_column!("day"),
        By::Path => by_column!("path"),
    };
    Ok(on!(db, c => sqlx::query_as(text).bind(workspace).bind(asked.brand).bind(from).bind(to)
        .bind(&asked.of.network).bind(&asked.of.campaign).fetch_all(c).await)?)
}

/// How often links were followed on days, by a key; for paths, by the whole address.
pub(super) async fn clicks(
    db: &Db,
    workspace: WorkspaceId,
    asked: &Asked,
    (from, to): (i32, i32),
) -> Result<Vec<(String, i64)>> {
    macro_rules! by_column {
        ($column:literal) => {
            concat!(
                "SELECT CAST(",
                $column,
                " AS TEXT), CAST(SUM(n.count) AS BIGINT)
              FROM site_link_counts n JOIN site_links l ON l.id = n.link_id
              WHERE l.workspace_id = $1 AND l.brand_id = $2 AND n.day BETWEEN $3 AND $4
                AND ($5 = '' OR l.network = $5) AND ($6 = '' OR LOWER(l.campaign) = LOWER($6)) GROUP BY ",
                $column
            )
        };
    }
    let text = match asked.by {
        By::Network => by_column!("l.network"),
        By::Campaign => by_column!("l.campaign"),
        By::Post => by_column!("l.post"),
        By::Day => by_column!("n.day"),
        By::Path => by_column!("l.url"),
    };
    Ok(on!(db, c => sqlx::query_as(text).bind(workspace).bind(asked.brand).bind(from).bind(to)
        .bind(&asked.of.network).bind(&asked.of.campaign).fetch_all(c).await)?)
}

#[derive(sqlx::FromRow)]
struct TouchRow {
    campaign: String,
    post: String,
    network: String,
    kind: String,
    count: i64,
}

/// What was counted on days, by the campaign, the post and the network that the address named.
pub(super) async fn touches(
    db: &Db,
    workspace: WorkspaceId,
    (brand, of): (BrandId, &Of),
    (from, to): (i32, i32),
) -> Result<Vec<(String, String, String, Counted)>> {
    let rows: Vec<TouchRow> = on!(db, c => sqlx::query_as(
        "SELECT campaign, post, network, kind, CAST(SUM(count) AS BIGINT) AS count FROM site_counts
         WHERE workspace_id = $1 AND brand_id = $2 AND day BETWEEN $3 AND $4
           AND ($5 = '' OR network = $5) AND ($6 = '' OR LOWER(campaign) = LOWER($6)) GROUP BY campaign, post, network, kind"
    ).bind(workspace).bind(brand).bind(from).bind(to).bind(&of.network).bind(&of.campaign).fetch_all(c).await)?;
    let counted =
        |kind, count| Counted { key: String::new(), kind, currency: String::new(), count, value: 0 };
    Ok(rows
        .into_iter()
        .map(|row| (row.campaign, row.post, row.network, counted(row.kind, row.count)))
        .collect())
}

/// How often links were followed on days, by the campaign, the post and the network that they are for.
pub(super) async fn touched_links(
    db: &Db,
    workspace: WorkspaceId,
    (brand, of): (BrandId, &Of),
    (from, to): (i32, i32),
) -> Result<Vec<(String, String, String, i64)>> {
    Ok(on!(db, c => sqlx::query_as(
        "SELECT l.campaign, l.post, l.network, CAST(SUM(n.count) AS BIGINT)
         FROM site_link_counts n JOIN site_links l ON l.id = n.link_id
         WHERE l.workspace_id = $1 AND l.brand_id = $2 AND n.day BETWEEN $3 AND $4
           AND ($5 = '' OR l.network = $5) AND ($6 = '' OR LOWER(l.campaign) = LOWER($6)) GROUP BY l.campaign, l.post, l.network"
    ).bind(workspace).bind(brand).bind(from).bind(to).bind(&of.network).bind(&of.campaign).fetch_all(c).await)?)
}

/// A link that is followed.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Followed {
    #[sqlx(flatten)]
    pub link: SiteLink,
    pub workspace_id: WorkspaceId,
    pub zone: String,
}

pub(super) async fn links(db: &Db, workspace: WorkspaceId, brand: BrandId) -> Result<Vec<SiteLink>> {
    Ok(on!(db, c => sqlx::query_as(
        "SELECT l.id, l.brand_id, l.code, l.url, l.network, l.campaign, l.post, l.created_at,
           CAST(COALESCE((SELECT SUM(n.count) FROM site_link_counts n WHERE n.link_id = l.id), 0) AS BIGINT) AS clicks
         FROM site_links l WHERE l.workspace_id = $1 AND l.brand_id = $2 ORDER BY l.created_at DESC, l.id DESC LIMIT 200"
    ).bind(workspace).bind(brand).fetch_all(c).await)?)
}

pub(super) async fn link(db: &Db, workspace: WorkspaceId, id: SiteLinkId) -> Result<Option<SiteLink>> {
    Ok(on!(db, c => sqlx::query_as(
        "SELECT id, brand_id, code, url, network, campaign, post, created_at, CAST(0 AS BIGINT) AS clicks FROM site_links
         WHERE id = $1 AND workspace_id = $2"
    ).bind(id).bind(workspace).fetch_optional(c).await)?)
}

/// The link with this code, with the zone of its brand's days.
pub(super) async fn link_by_code(db: &Db, code: &str) -> Result<Option<Followed>> {
    Ok(on!(db, c => sqlx::query_as(
        "SELECT l.id, l.brand_id, l.code, l.url, l.network, l.campaign, l.post, l.created_at, CAST(0 AS BIGINT) AS clicks,
           l.workspace_id, COALESCE(d.zone, 'UTC') AS zone
         FROM site_links l LEFT JOIN brand_days d ON d.brand_id = l.brand_id WHERE l.code = $1"
    ).bind(code).fetch_optional(c).await)?)
}

pub(super) async fn count_links(tx: &mut Tx, workspace: WorkspaceId, brand: BrandId) -> Result<i64> {
    let (count,): (i64,) = on!(tx, c => sqlx::query_as("SELECT COUNT(*) FROM site_links WHERE workspace_id = $1 AND brand_id = $2")
        .bind(workspace).bind(brand).fetch_one(c).await)?;
    Ok(count)
}

pub(crate) async fn insert_link(tx: &mut Tx, workspace: WorkspaceId, link: &SiteLink) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO site_links (id, workspace_id, brand_id, code, url, network, campaign, post, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    ).bind(link.id).bind(workspace).bind(link.brand).bind(&link.code).bind(&link.url).bind(&link.network).bind(&link.campaign)
        .bind(&link.post).bind(link.created_at).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Whether it was there.
pub(super) async fn remove_link(tx: &mut Tx, workspace: WorkspaceId, id: SiteLinkId) -> Result<bool> {
    on!(&mut *tx, c => sqlx::query("DELETE FROM site_link_counts WHERE link_id = $1 AND workspace_id = $2")
        .bind(id).bind(workspace).execute(c).await.map(|_| ()))?;
    let done = on!(tx, c => sqlx::query("DELETE FROM site_links WHERE id = $1 AND workspace_id = $2")
        .bind(id).bind(workspace).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// Counts that a link was followed, unless it was removed meanwhile.
pub(super) async fn follow(tx: &mut Tx, found: &Followed, day: i32) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO site_link_counts (link_id, day, workspace_id, brand_id, count)
         SELECT id, $2, workspace_id, brand_id, 1 FROM site_links WHERE id = $1 AND workspace_id = $3
         ON CONFLICT (link_id, day) DO UPDATE SET count = site_link_counts.count + 1"
    ).bind(found.link.id).bind(day).bind(found.workspace_id).execute(c).await.map(|_| ()))?;
    Ok(())
}
