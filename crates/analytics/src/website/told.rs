//! What was counted, by what it is told apart.

use super::{
    files::{self, FileRow},
    ga4, hits,
    money::Money,
    store,
};
use jiff::civil::Date;
use selaras_kernel::{Actor, BrandId, Problem, Result, Right};
use selaras_networks::http::Url;
use selaras_store::Db;
use std::collections::BTreeMap;

/// Most rows of an answer.
pub(super) const ROWS_MAX: usize = 1_000;

/// By what the counts of a website are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = WebsiteBy)]
pub enum By {
    /// The network, or the site, that people came from; empty for neither known.
    Network,
    /// The campaign; empty for none.
    Campaign,
    /// The post or delivery; empty for none.
    Post,
    /// The local day.
    Day,
    /// The path of the page.
    Path,
}

/// A question about the websites of a brand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The brand.
    pub brand: BrandId,
    /// First local day.
    pub from: Date,
    /// Last local day.
    pub to: Date,
    /// By what.
    pub by: By,
    /// Of whom.
    pub of: Of,
}

/// Of which visitors something is counted; empty for any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Of {
    /// The network, or the site, that they came from last.
    pub network: String,
    /// The campaign by which they came last, in large letters or small.
    pub campaign: String,
}

/// What happened, of one key.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = WebsiteCountsRow)]
pub struct ToldRow {
    /// Which network, campaign, post, day or path; empty where it is not known.
    pub key: String,
    /// How often our short links were followed.
    pub clicks: i64,
    /// Views of a page to which people came from elsewhere.
    pub visits: i64,
    /// Views of pages.
    pub views: i64,
    /// Enquiries.
    pub leads: i64,
    /// Downloads.
    pub downloads: i64,
    /// Sign-ups.
    pub signups: i64,
    /// Purchases.
    pub purchases: i64,
    /// What all of these are worth, by currency: never added across currencies.
    pub values: Vec<Money>,
}

/// What the websites of a brand saw.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = WebsiteCounts)]
pub struct Told {
    /// By what it is told apart.
    pub by: By,
    /// What our counter and our links counted: days in order, everything else with the most visits first; at most 1,000.
    pub rows: Vec<ToldRow>,
    /// All of it together.
    pub total: ToldRow,
    /// Whether rows were left out because there are too many.
    pub cut_off: bool,
    /// What Google Analytics said of the same time, by the connected property or by files; it counts otherwise: never added to ours.
    pub files: Vec<FileRow>,
    /// The currency of the connected property, in which its revenue is (ISO 4217); empty while it is not known.
    pub files_currency: String,
    /// Lines of such files that are not told: of a time that reaches beyond the one asked for or overlaps with a newer file or with days
    /// that were fetched, or that do not say by what is asked.
    pub files_left_out: usize,
}

/// What was counted under a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Value {
    pub key: String,
    pub currency: String,
    pub amount: i64,
}

/// One line of counters.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Counted {
    pub key: String,
    pub kind: String,
    pub currency: String,
    pub count: i64,
    pub value: i64,
}

/// What the websites of a brand saw in a time.
///
/// # Errors
/// `not_found` for a brand whose numbers may not be seen; `forbidden`; `range_backwards`, `range_too_long`.
pub async fn tell(db: &Db, actor: &Actor, asked: &Asked) -> Result<Told> {
    crate::allow(actor, Right::NumbersRead, asked.brand)?;
    let days = days(asked.from, asked.to)?;
    let (mut rows, total) = ours(db, actor, asked, days).await?;
    if asked.by != By::Day {
        rows.sort_by_key(|row| std::cmp::Reverse((row.visits, row.views, row.clicks)));
    }
    let cut_off = rows.len() > ROWS_MAX;
    rows.truncate(ROWS_MAX);
    let lines = crate::imports::rows(db, actor, asked.brand, "website").await?;
    let fetched = ga4::told(db, actor.workspace, asked, days).await?;
    let files_currency = fetched.currency.clone();
    let (files, files_left_out) = files::told(lines, fetched, asked);
    Ok(Told { by: asked.by, rows, total, cut_off, files, files_currency, files_left_out })
}

/// What our counter and our links counted, by key in order, and all of it together.
async fn ours(db: &Db, actor: &Actor, asked: &Asked, days: (i32, i32)) -> Result<(Vec<ToldRow>, ToldRow)> {
    let mut rows = BTreeMap::<String, ToldRow>::new();
    let mut total = ToldRow::default();
    for counted in store::counts(db, actor.workspace, asked, days).await? {
        let key = if asked.by == By::Day { day_name(&counted.key) } else { counted.key.clone() };
        add(rows.entry(key).or_default(), &counted);
        add(&mut total, &counted);
    }
    for (key, count) in store::clicks(db, actor.workspace, asked, days).await? {
        let key = match asked.by {
            By::Day => day_name(&key),
            By::Path => Url::parse(&key).map_or_else(|_| "/".to_owned(), |url| hits::path(url.path())),
            _ => key,
        };
        rows.entry(key).or_default().clicks += count;
        total.clicks += count;
    }
    Ok((rows.into_iter().map(|(key, row)| ToldRow { key, ..row }).collect(), total))
}

/// What a goal or an audit goes by: all that our counter and our links counted in a time, by key in order. Visits and what people did on
/// days before our script first counted, or since it last did, are those of the connected Google Analytics property: each day is of one of
/// the two, which count otherwise and are never added for the same day.
///
/// # Errors
/// As [`tell`].
pub async fn counted(db: &Db, actor: &Actor, asked: &Asked) -> Result<Vec<ToldRow>> {
    crate::allow(actor, Right::NumbersRead, asked.brand)?;
    let days = days(asked.from, asked.to)?;
    let (rows, _) = ours(db, actor, asked, days).await?;
    let mut all: BTreeMap<String, ToldRow> = rows.into_iter().map(|row| (row.key.clone(), row)).collect();
    for days in uncounted(db, actor, asked.brand, days).await? {
        for seen in ga4::told(db, actor.workspace, asked, days).await?.rows {
            let key = if asked.by == By::Day { day_name(&seen.key) } else { seen.key.clone() };
            let row = all.entry(key.clone()).or_default();
            row.key = key;
            add_seen(row, &seen);
        }
    }
    Ok(all.into_values().collect())
}

/// The days of a time before our script first counted, and those since it last did.
async fn uncounted(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    days: (i32, i32),
) -> Result<impl Iterator<Item = (i32, i32)>> {
    let times = match store::counted_days(db, actor.workspace, brand).await? {
        None => vec![days],
        Some((first, last)) => vec![(days.0, days.1.min(first - 1)), (days.0.max(last + 1), days.1)],
    };
    Ok(times.into_iter().filter(|(from, to)| from <= to))
}

fn add_seen(row: &mut ToldRow, seen: &ga4::Seen) {
    (row.visits, row.views) = (row.visits + seen.sessions, row.views + seen.views);
    (row.leads, row.downloads) = (row.leads + seen.leads, row.downloads + seen.downloads);
    (row.signups, row.purchases) = (row.signups + seen.signups, row.purchases + seen.purchases);
}

/// What a website counted of those who came by one address: of a campaign, in a post.
#[derive(Clone, Debug, PartialEq)]
pub struct Touch {
    /// The campaign that the address named; empty for none.
    pub campaign: String,
    /// The post or delivery that the address named; empty for none.
    pub post: String,
    /// The network that the address named; empty where it is not known.
    pub network: String,
    /// What was counted, without a key.
    pub counts: ToldRow,
}

/// What [`counted`] goes by in a time, by the address that people came by last: all of it. `by` of the question has no meaning here.
///
/// # Errors
/// As [`tell`].
pub async fn touches(db: &Db, actor: &Actor, asked: &Asked) -> Result<Vec<Touch>> {
    crate::allow(actor, Right::NumbersRead, asked.brand)?;
    let days = days(asked.from, asked.to)?;
    let of = (asked.brand, &asked.of);
    let mut rows = BTreeMap::<[String; 3], ToldRow>::new();
    for (campaign, post, network, counted) in store::touches(db, actor.workspace, of, days).await? {
        add(rows.entry([campaign, post, network]).or_default(), &counted);
    }
    for (campaign, post, network, clicks) in store::touched_links(db, actor.workspace, of, days).await? {
        rows.entry([campaign, post, network]).or_default().clicks += clicks;
    }
    for days in uncounted(db, actor, asked.brand, days).await? {
        for ([campaign, post, network], seen) in ga4::touches(db, actor.workspace, of, days).await? {
            add_seen(rows.entry([campaign, post, network]).or_default(), &seen);
        }
    }
    let touch = |([campaign, post, network], counts): ([String; 3], ToldRow)| Touch {
        campaign,
        post,
        network,
        counts,
    };
    Ok(rows.into_iter().map(touch).collect())
}

/// What purchases were worth, by network or campaign; without `by`, of everything under an empty key.
pub(crate) async fn purchases(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    days: (i32, i32),
    by: Option<By>,
) -> Result<Vec<Value>> {
    let (from, to) = (crate::measure::date_of(days.0), crate::measure::date_of(days.1));
    let asked = Asked { brand, from, to, by: by.unwrap_or(By::Network), of: Of::default() };
    let counted = store::counts(db, actor.workspace, &asked, days).await?;
    let bought = counted.into_iter().filter(|one| one.kind == "purchase" && one.value > 0);
    let value = |one: Counted| Value {
        key: if by.is_some() { one.key } else { String::new() },
        currency: one.currency,
        amount: one.value,
    };
    Ok(bought.map(value).collect())
}

/// The local days of a time.
pub(crate) fn days(from: Date, to: Date) -> Result<(i32, i32), Problem> {
    let (from, to) = (crate::measure::day_of(from), crate::measure::day_of(to));
    if from > to {
        return Err(Problem::invalid("to", "range_backwards"));
    }
    if to - from >= crate::measure::DAYS_MAX {
        return Err(Problem::invalid("to", "range_too_long").with("limit", crate::measure::DAYS_MAX));
    }
    Ok((from, to))
}

pub(super) fn day_name(day: &str) -> String {
    day.parse().map_or_else(|_| day.to_owned(), |day| crate::measure::date_of(day).to_string())
}

fn add(row: &mut ToldRow, counted: &Counted) {
    let place = match counted.kind.as_str() {
        "visit" => &mut row.visits,
        "view" => &mut row.views,
        "lead" => &mut row.leads,
        "download" => &mut row.downloads,
        "signup" => &mut row.signups,
        "purchase" => &mut row.purchases,
        _ => return,
    };
    *place += counted.count;
    if counted.currency.is_empty() {
        return;
    }
    match row.values.binary_search_by(|money| money.currency.as_str().cmp(&counted.currency)) {
        Ok(at) => row.values[at].amount = row.values[at].amount.saturating_add(counted.value),
        Err(at) => row.values.insert(at, Money { currency: counted.currency.clone(), amount: counted.value }),
    }
}
