//! What a part of a strategy measures, as it went: from the numbers of record, from the websites, or from what people told.

use crate::items::{ByHand, FigureOf, Measure, WebsiteCount, WebsiteOf};
use jiff::{ToSpan, civil::Date};
use selaras_analytics::{
    measure::{self, Counting, Dimension, Figure, Question, Unit, Whose},
    website,
};
use selaras_kernel::{Actor, BrandId, Result, Timestamp};
use selaras_store::Db;
use std::collections::BTreeMap;

/// Weeks over which a rate is told: one week's leaps about.
pub const RATE_WEEKS: usize = 4;

/// What the values of a measure mean in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = StrategyNature)]
pub enum Nature {
    /// Where it stands, such as followers.
    Level,
    /// What happened, and adds up.
    Flow,
    /// One thing divided by another, told week by week; a goal's is the mean of its weeks.
    Rate,
}

/// In what a measure is told.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(tag = "unit", content = "name", rename_all = "snake_case")]
#[schema(as = StrategyUnit)]
pub enum MeasureUnit {
    /// A figure's own.
    Figure(Unit),
    /// What people call it.
    Own(String),
}

/// A measure as it went, day by day; a day of which nothing is known has no value.
#[derive(Clone, Debug, PartialEq)]
pub struct Readings {
    /// What its values mean.
    pub nature: Nature,
    /// In what they are told.
    pub unit: MeasureUnit,
    /// The value of each local day: a level at its end, what happened on it, the rate of the week that ends with it.
    pub days: BTreeMap<Date, f64>,
    /// When anything of it was last counted (UTC); absent for never.
    pub counted_at: Option<Timestamp>,
}

/// What people told of a measure by hand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Told {
    /// The day.
    pub day: Date,
    /// The value: where it stood, or what came since the last time.
    pub value: f64,
    /// When it was told (UTC).
    pub at: Timestamp,
}

impl Readings {
    /// Days and their values from one day to another, both included; none when the second is before the first.
    pub fn between(&self, from: Date, to: Date) -> impl DoubleEndedIterator<Item = (Date, f64)> {
        self.days
            .range(from.min(to)..=to)
            .map(|(day, value)| (*day, *value))
            .filter(move |(day, _)| *day >= from)
    }

    /// Of a sum that people tell: what came from `day` on is told with the first telling after it, so on the days before that
    /// nothing is missing.
    pub(crate) fn told_since(&mut self, day: Date) {
        if self.days.keys().next().is_some_and(|first| *first > day) {
            self.days.insert(day, 0.0);
            nothing_between(&mut self.days);
        }
    }
}

impl Measure {
    /// What its values mean.
    pub fn nature(&self) -> Nature {
        match self {
            Self::Figure(of) => nature(of.figure),
            Self::Website(_) => Nature::Flow,
            Self::ByHand(of) if of.adds_up => Nature::Flow,
            Self::ByHand(_) => Nature::Level,
        }
    }

    /// In what it is told.
    pub fn unit(&self) -> MeasureUnit {
        match self {
            Self::Figure(of) => MeasureUnit::Figure(of.figure.unit()),
            Self::Website(_) => MeasureUnit::Figure(Unit::Count),
            Self::ByHand(of) => MeasureUnit::Own(of.unit.clone()),
        }
    }
}

/// What the values of a figure mean in time.
fn nature(figure: Figure) -> Nature {
    use Figure::*;
    match figure {
        Followers => Nature::Level,
        InteractionsPerPost
        | EngagementRateReach
        | EngagementRateImpressions
        | EngagementRateFollowers
        | InteractionsPerThousand
        | ReachPercent
        | Frequency
        | AudienceGrowth
        | ShareOfVoice
        | PaidShare => Nature::Rate,
        Posts | Interactions | Reactions | Reposts | Replies | Quotes | Saves | Clicks | LinkClicks
        | Views | Impressions | Reach | WatchSeconds | FollowersGained | ProfileVisits => Nature::Flow,
    }
}

/// How a measure of a brand went from `from` to `to`, both included. `told` is what people said of a measure by hand.
///
/// # Errors
/// `not_found` for a brand whose numbers may not be seen; `forbidden`; `range_backwards`, `range_too_long`.
pub async fn read(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    measure: &Measure,
    told: &[Told],
    (from, to): (Date, Date),
) -> Result<Readings> {
    let (days, counted_at) = match measure {
        Measure::Figure(of) => figure(db, actor, brand, of, (from, to)).await?,
        Measure::Website(of) => counted(db, actor, brand, of, (from, to)).await?,
        Measure::ByHand(of) => by_hand(of, told, (from, to)),
    };
    Ok(Readings { nature: measure.nature(), unit: measure.unit(), days, counted_at })
}

type Days = (BTreeMap<Date, f64>, Option<Timestamp>);

async fn figure(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    of: &FigureOf,
    (from, to): (Date, Date),
) -> Result<Days> {
    let rate = nature(of.figure) == Nature::Rate;
    let question = Question {
        brand: Some(brand),
        profiles: of.profiles.clone(),
        whose: Whose::Ours,
        from,
        to,
        figure: of.figure,
        by: vec![if rate { Dimension::Week } else { Dimension::Day }],
        counting: Counting::Happened,
        recount: false,
    };
    let found = measure::ask(db, actor, &question).await?;
    let mut days = BTreeMap::new();
    for row in &found.rows {
        if let (Some(key), Some(value)) = (row.keys.first(), row.value) {
            let day = date(key)?;
            // A week is told on its last day, once it is over.
            let day = if rate { day.saturating_add(6.days()) } else { day };
            if day <= to {
                days.insert(day, value);
            }
        }
    }
    // What posts gathered since they were last counted stands on the day they were counted: between two such days nothing is missing. Of a
    // profile's own numbers a day without one is.
    if nature(of.figure) == Nature::Flow && !of.figure.of_profile() {
        nothing_between(&mut days);
    }
    Ok((days, found.counted_at))
}

/// Between the first day of which something is known and the last, nothing came on a day without a value.
fn nothing_between(days: &mut BTreeMap<Date, f64>) {
    if let (Some(first), Some(last)) = (days.keys().next().copied(), days.keys().next_back().copied()) {
        for day in first.series(1.day()).take_while(|day| *day <= last) {
            days.entry(day).or_insert(0.0);
        }
    }
}

async fn counted(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    of: &WebsiteOf,
    (from, to): (Date, Date),
) -> Result<Days> {
    let asked = website::Asked { brand, from, to, by: website::By::Day, of: visitors(of) };
    let mut days = BTreeMap::new();
    for row in &website::counted(db, actor, &asked).await? {
        days.insert(date(&row.key)?, count_of(of.count, row));
    }
    nothing_between(&mut days);
    // Of one network or campaign a day without anybody is a day on which the websites counted others: nobody came by it.
    if of.is_part() {
        let all = website::Asked { brand, from, to, by: website::By::Day, of: website::Of::default() };
        let counted = website::counted(db, actor, &all).await?;
        if let (Some(first), Some(last)) = (counted.first(), counted.last()) {
            let last = date(&last.key)?;
            for day in date(&first.key)?.series(1.day()).take_while(|day| *day <= last) {
                days.entry(day).or_insert(0.0);
            }
        }
    }
    Ok((days, None))
}

/// Of whom a measure counts.
pub(crate) fn visitors(of: &WebsiteOf) -> website::Of {
    website::Of { network: of.network.clone(), campaign: of.campaign.clone() }
}

/// One of the counts of a website.
pub(crate) fn count_of(which: WebsiteCount, row: &website::ToldRow) -> f64 {
    let count = match which {
        WebsiteCount::Clicks => row.clicks,
        WebsiteCount::Visits => row.visits,
        WebsiteCount::Leads => row.leads,
        WebsiteCount::Downloads => row.downloads,
        WebsiteCount::Signups => row.signups,
        WebsiteCount::Purchases => row.purchases,
    };
    count as f64
}

fn by_hand(of: &ByHand, told: &[Told], (from, to): (Date, Date)) -> Days {
    let mut days = BTreeMap::new();
    let mut at = None;
    for one in told.iter().filter(|one| (from..=to).contains(&one.day)) {
        at = at.max(Some(one.at));
        let value: &mut f64 = days.entry(one.day).or_insert(0.0);
        *value = if of.adds_up { *value + one.value } else { one.value };
    }
    // What came since the last time is told with the day it is told on.
    if of.adds_up {
        nothing_between(&mut days);
    }
    (days, at)
}

fn date(key: &str) -> Result<Date> {
    key.parse().map_err(|e| selaras_kernel::Error::fault(format!("reading the day {key} of an answer"), e))
}

/// What a measure comes to from one day to another: the last level, the sum, the mean of the last four rates. Absent when nothing is
/// known.
pub fn over(readings: &Readings, from: Date, to: Date) -> Option<f64> {
    let mut within = readings.between(from, to).map(|(_, value)| value);
    match readings.nature {
        Nature::Level => within.next_back(),
        Nature::Rate => mean(within.rev().take(RATE_WEEKS)),
        Nature::Flow => within.reduce(|sum, value| sum + value),
    }
}

/// The mean of what is known.
pub(crate) fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.fold((0.0, 0_u32), |(sum, count), value| (sum + value, count + 1));
    (count > 0).then(|| sum / f64::from(count))
}
