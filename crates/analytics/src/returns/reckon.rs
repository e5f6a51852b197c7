//! What it cost and what it brought in a time, side by side.

use super::{LedgerEntry, LedgerKind, LedgerSide, store};
use crate::{
    measure::{self, Counting, Dimension, Figure, Question, Whose},
    website,
};
use jiff::civil::Date;
use selaras_kernel::{Actor, BrandId, Result, Right};
use selaras_store::Db;
use std::collections::BTreeMap;

/// By what costs and returns are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = RoiBy)]
pub enum By {
    /// The campaign. Names that differ only in capitals, spaces or signs are one, since addresses write them their own way.
    Campaign,
    /// The network.
    Network,
    /// The objective; purchases that the website counted have none.
    Objective,
    /// What it was of: a cost and a return of a kind do not stand against each other, so no ROI is told by it.
    Kind,
    /// The local month, by its first day (`YYYY-MM-01`): of each entry the part that falls into it.
    Month,
}

/// A question about costs and returns.
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
}

/// Costs and returns in one currency.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct Roi {
    /// The currency (ISO 4217).
    pub currency: String,
    /// What it cost in the time, in the currency's smallest unit.
    pub cost: i64,
    /// What it brought, in the currency's smallest unit: by the ledger, and `purchases`.
    #[serde(rename = "return")]
    pub gain: i64,
    /// The part of the return that is the value of purchases which the website counted.
    pub purchases: i64,
    /// (return − cost) ÷ cost, in percent; absent without a cost.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roi_percent: Option<f64>,
    /// Cost ÷ interactions, in the currency's smallest unit; absent where interactions or costs are not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_per_interaction: Option<f64>,
}

/// Costs and returns of one key.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct RoiRow {
    /// Which campaign, network, objective or kind; empty for none in particular.
    pub key: String,
    /// Interactions with our posts; absent where they are not known or not told apart in this way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interactions: Option<f64>,
    /// By currency: never added across currencies.
    pub amounts: Vec<Roi>,
}

/// What it cost and what it brought.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = RoiTable)]
pub struct Reckoned {
    /// By what it is told apart.
    pub by: By,
    /// One row for each key that has a cost or a return, by key. Interactions are those of the time; by campaign, all of the posts of
    /// the time.
    pub rows: Vec<RoiRow>,
    /// All of it together.
    pub total: RoiRow,
}

/// The part of an amount that falls on the days `part`, of the days `whole` over which it spreads evenly. Parts that make up the whole
/// add up to the amount: what has been reached by the end of a day is rounded down, and a part is the difference of two of these.
pub fn part(amount: i64, whole: (i32, i32), part: (i32, i32)) -> i64 {
    let (first, last) = whole;
    let (from, to) = (part.0.max(first), part.1.min(last));
    if from > to {
        return 0;
    }
    let days = i128::from(last) - i128::from(first) + 1;
    // What has been reached before a day.
    let before = |day: i128| (i128::from(amount) * (day - i128::from(first))).div_euclid(days);
    let fell = before(i128::from(to) + 1) - before(i128::from(from));
    i64::try_from(fell).unwrap_or(i64::MAX)
}

#[derive(Default)]
struct Row {
    name: String,
    amounts: BTreeMap<String, Sums>,
}

#[derive(Clone, Copy, Default)]
struct Sums {
    cost: i64,
    gain: i64,
    purchases: i64,
}

/// Reckons what it cost and what it brought in a time.
///
/// # Errors
/// `not_found` for a brand whose numbers may not be seen; `forbidden`; `range_backwards`, `range_too_long`.
pub async fn reckon(db: &Db, actor: &Actor, asked: &Asked) -> Result<Reckoned> {
    crate::allow(actor, Right::NumbersRead, asked.brand)?;
    let days = website::days(asked.from, asked.to)?;
    let mut rows = BTreeMap::<String, Row>::new();
    for entry in store::touching(db, actor.workspace, asked.brand, days).await? {
        for (name, days) in falls(&entry, asked.by, days) {
            let fell = part(entry.fields.amount, span(&entry), days);
            let sums = sums(&mut rows, asked.by, name, entry.fields.currency.clone());
            match entry.fields.side {
                LedgerSide::Cost => sums.cost = sums.cost.saturating_add(fell),
                LedgerSide::Return => sums.gain = sums.gain.saturating_add(fell),
            }
        }
    }
    let by = match asked.by {
        By::Campaign => Some(website::By::Campaign),
        By::Network => Some(website::By::Network),
        By::Month => Some(website::By::Day),
        By::Objective | By::Kind => None,
    };
    for bought in website::purchases(db, actor, asked.brand, days, by).await? {
        let name = match asked.by {
            By::Kind => LedgerKind::Sales.as_str().to_owned(),
            By::Month => bought.key.parse().map_or(bought.key, month_of),
            _ => bought.key,
        };
        let sums = sums(&mut rows, asked.by, name, bought.currency);
        sums.gain = sums.gain.saturating_add(bought.amount);
        sums.purchases = sums.purchases.saturating_add(bought.amount);
    }
    let interactions = match asked.by {
        By::Campaign => cut(db, actor, asked, Some(Dimension::Campaign)).await?,
        By::Network => cut(db, actor, asked, Some(Dimension::Network)).await?,
        By::Month => cut(db, actor, asked, Some(Dimension::Month)).await?,
        By::Objective | By::Kind => BTreeMap::new(),
    };
    let mut total = BTreeMap::<String, Sums>::new();
    for (currency, sums) in rows.values().flat_map(|row| &row.amounts) {
        let all = total.entry(currency.clone()).or_default();
        all.cost = all.cost.saturating_add(sums.cost);
        all.gain = all.gain.saturating_add(sums.gain);
        all.purchases = all.purchases.saturating_add(sums.purchases);
    }
    let told = |(key, row): (String, Row)| {
        let interactions = interactions.get(&key).copied();
        told(row.name, row.amounts, interactions, asked.by != By::Kind)
    };
    let everything = cut(db, actor, asked, None).await?.remove("");
    Ok(Reckoned {
        by: asked.by,
        rows: rows.into_iter().map(told).collect(),
        total: self::told(String::new(), total, everything, true),
    })
}

fn span(entry: &LedgerEntry) -> (i32, i32) {
    (measure::day_of(entry.fields.from), measure::day_of(entry.fields.to))
}

/// Under which names an entry is told, each with the days that fall to it.
fn falls(entry: &LedgerEntry, by: By, days: (i32, i32)) -> Vec<(String, (i32, i32))> {
    let fields = &entry.fields;
    let name = match by {
        By::Campaign => &fields.campaign,
        By::Network => &fields.network,
        By::Objective => &fields.objective,
        By::Kind => fields.kind.as_str(),
        By::Month => {
            let (first, last) = span(entry);
            return months((days.0.max(first), days.1.min(last)));
        }
    };
    vec![(name.to_owned(), days)]
}

/// The months of a time with the days of it that lie in each.
fn months((from, to): (i32, i32)) -> Vec<(String, (i32, i32))> {
    let mut all = Vec::new();
    let mut first = from;
    while first <= to {
        let last = measure::day_of(measure::date_of(first).last_of_month()).min(to);
        all.push((month_of(first), (first, last)));
        first = last + 1;
    }
    all
}

/// The first day of the month in which a day lies.
fn month_of(day: i32) -> String {
    measure::date_of(day).first_of_month().to_string()
}

fn sums(rows: &mut BTreeMap<String, Row>, by: By, name: String, currency: String) -> &mut Sums {
    let row = rows.entry(folded(by, &name)).or_default();
    // The first that names it: an entry of the ledger, as a rule, where people wrote it.
    if row.name.is_empty() {
        row.name = name;
    }
    row.amounts.entry(currency).or_default()
}

/// A name as it is compared: a campaign's without capitals, spaces and signs.
fn folded(by: By, name: &str) -> String {
    let name = name.to_lowercase();
    if by != By::Campaign {
        return name;
    }
    name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

/// Interactions with our posts, by folded names. What happened in the time; a campaign is of posts, so by it all that came of
/// those of the time.
async fn cut(
    db: &Db,
    actor: &Actor,
    asked: &Asked,
    dimension: Option<Dimension>,
) -> Result<BTreeMap<String, f64>> {
    let (counting, by) = match dimension {
        Some(Dimension::Campaign) => (Counting::Posts, By::Campaign),
        _ => (Counting::Happened, By::Network),
    };
    let question = Question {
        brand: Some(asked.brand),
        profiles: Vec::new(),
        whose: Whose::Ours,
        from: asked.from,
        to: asked.to,
        figure: Figure::Interactions,
        by: dimension.into_iter().collect(),
        counting,
        recount: false,
    };
    let found = measure::ask(db, actor, &question).await?;
    if dimension.is_none() {
        return Ok(found.total.map(|total| (String::new(), total)).into_iter().collect());
    }
    let mut all = BTreeMap::new();
    for row in found.rows {
        if let (Some(key), Some(value)) = (row.keys.first(), row.value) {
            *all.entry(folded(by, key)).or_insert(0.0) += value;
        }
    }
    Ok(all)
}

fn told(key: String, amounts: BTreeMap<String, Sums>, interactions: Option<f64>, compare: bool) -> RoiRow {
    let roi = |(currency, sums): (String, Sums)| {
        let cost = (sums.cost > 0).then_some(sums.cost as f64);
        let more = i128::from(sums.gain) - i128::from(sums.cost);
        Roi {
            currency,
            cost: sums.cost,
            gain: sums.gain,
            purchases: sums.purchases,
            roi_percent: cost.filter(|_| compare).map(|cost| more as f64 * 100.0 / cost),
            cost_per_interaction: cost.zip(interactions.filter(|n| *n > 0.0)).map(|(cost, n)| cost / n),
        }
    };
    RoiRow { key, interactions, amounts: amounts.into_iter().map(roi).collect() }
}
