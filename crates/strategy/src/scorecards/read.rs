//! What numbers say of the networks: each question's figures, read once for all networks.

use super::{ScoreFacts, rules};
use crate::{
    items::{Direction, Item, KeyResult, Measure, Part, ScoreQuestion, Scorecard},
    measures,
};
use jiff::{ToSpan, civil::Date};
use selaras_analytics::{
    benchmarks::{self, Beside},
    competitors,
    measure::{self, Counting, Dimension, Question, Whose},
    returns, website,
};
use selaras_kernel::{Actor, BrandId, Result};
use selaras_store::Db;
use selaras_workspaces::profiles;
use std::collections::{BTreeMap, BTreeSet};

/// Days over which numbers are read.
const DAYS: i32 = 90;
/// What publishers call everybody.
const ALL_INDUSTRIES: &str = "all_industries";
/// Fewer posts of ours tell nothing of the audience.
const POSTS_MIN: u64 = 10;

/// What is known of the networks.
pub(super) struct Known {
    pub from: Date,
    /// On which the brand has profiles.
    pub ours: BTreeSet<String>,
    /// The goal's number by network, and which way it should go.
    goal: BTreeMap<String, f64>,
    direction: Direction,
    /// Cost and return by network, in the currency in which it costs most.
    money: BTreeMap<String, (i64, i64)>,
    beside: BTreeMap<String, Beside>,
    /// Competitors by network.
    there: BTreeMap<String, u32>,
    competitors: u32,
}

impl Known {
    /// The score of a question, with its figures; nothing where no number tells.
    pub(super) fn answer(&self, question: ScoreQuestion, network: &str) -> Option<(f64, ScoreFacts)> {
        let beside = self.beside.get(network);
        let usual = beside.and_then(|one| one.comparable.as_ref());
        let publisher = || usual.map(|one| format!("{} ({})", one.publisher, one.data_period));
        match question {
            ScoreQuestion::ServesGoal => {
                let (values, known) = (self.goal.values().copied(), self.goal.get(network));
                // Alone it is the best and the worst, which tells nothing.
                let value = *known.filter(|_| self.goal.len() > 1)?;
                let (best, score) = match self.direction {
                    Direction::Up => {
                        let best = values.fold(0.0, f64::max);
                        (best, (best > 0.0).then(|| value / best)?)
                    }
                    Direction::Down => {
                        let best = values.fold(f64::INFINITY, f64::min);
                        (best, if value > 0.0 { best / value } else { 1.0 })
                    }
                };
                let facts = ScoreFacts { value: Some(value), beside: Some(best), ..ScoreFacts::default() };
                Some((score.clamp(0.0, 1.0), facts))
            }
            ScoreQuestion::CostReturn => {
                let (cost, gain) = *self.money.get(network)?;
                let score = rules::beside(gain as f64, cost as f64)?;
                let percent = (gain as f64 - cost as f64) / cost as f64 * 100.0;
                Some((score, ScoreFacts { value: Some(percent), ..ScoreFacts::default() }))
            }
            ScoreQuestion::Demographics => None,
            ScoreQuestion::Active => {
                let (one, usual) = (beside.filter(|one| one.posts >= POSTS_MIN)?, usual?);
                let value = one.engagement_rate?;
                let facts = ScoreFacts {
                    value: Some(value),
                    beside: Some(usual.value),
                    publisher: publisher(),
                    ..ScoreFacts::default()
                };
                Some((rules::beside(value, usual.value)?, facts))
            }
            ScoreQuestion::Room => {
                let others = &beside?.competitors;
                let all = others.posts_per_week? * others.profiles as f64;
                let there = u32::try_from(others.profiles).ok();
                Some((rules::room(all), ScoreFacts { value: Some(all), there, ..ScoreFacts::default() }))
            }
            ScoreQuestion::Competitors => {
                let there = self.there.get(network).copied().unwrap_or(0);
                let rate = beside.and_then(|one| one.competitors.engagement_rate);
                let doing = rate.zip(usual).and_then(|(rate, usual)| rules::beside(rate, usual.value));
                let facts = ScoreFacts {
                    value: rate,
                    beside: usual.filter(|_| rate.is_some()).map(|one| one.value),
                    there: Some(there),
                    all: Some(self.competitors),
                    publisher: publisher().filter(|_| rate.is_some()),
                };
                Some((rules::witnesses(there, self.competitors, doing)?, facts))
            }
        }
    }
}

pub(super) async fn numbers(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    card: &Scorecard,
    parts: &[Part],
    to: Date,
) -> Result<Known> {
    let from = to.saturating_sub((DAYS - 1).days());
    // Who may see numbers may know of which networks they are, also without the right to see profiles.
    let system = Actor::system(actor.workspace);
    let ours = profiles::list(db, &system, Some(brand)).await?.into_iter().map(|one| one.network).collect();
    let asked = returns::Asked { brand, from, to, by: returns::By::Network };
    let mut money = BTreeMap::new();
    for row in returns::reckon(db, actor, &asked).await?.rows {
        let dearest = row.amounts.iter().filter(|one| one.cost > 0).max_by_key(|one| one.cost);
        if let Some(amount) = dearest.filter(|_| !row.key.is_empty()) {
            money.insert(row.key, (amount.cost, amount.gain));
        }
    }
    let industry = if card.industry.is_empty() { ALL_INDUSTRIES } else { &card.industry };
    let beside = benchmarks::beside(db, actor, brand, industry, (from, to), None).await?;
    let beside = beside.into_iter().map(|one| (one.network.clone(), one)).collect();
    let rivals = competitors::list(db, actor, brand).await?;
    let mut there = BTreeMap::new();
    for rival in &rivals {
        let networks: BTreeSet<&str> = rival.profiles.iter().map(|one| one.network.as_str()).collect();
        for network in networks {
            *there.entry(network.to_owned()).or_insert(0) += 1;
        }
    }
    let result = parts.iter().find(|one| Some(one.id) == card.goal).and_then(|one| match &one.item {
        Item::Goal(goal) => goal.results.first(),
        _ => None,
    });
    Ok(Known {
        from,
        ours,
        goal: of_goal(db, actor, brand, result, (from, to)).await?,
        direction: result.map_or(Direction::Up, |result| result.direction),
        money,
        beside,
        there,
        competitors: u32::try_from(rivals.len()).unwrap_or(u32::MAX),
    })
}

/// The number of the goal by network, as far as it can be told apart.
async fn of_goal(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    result: Option<&KeyResult>,
    (from, to): (Date, Date),
) -> Result<BTreeMap<String, f64>> {
    let mut found = BTreeMap::new();
    match result.map(|result| &result.measure) {
        Some(Measure::Figure(of)) => {
            let question = Question {
                brand: Some(brand),
                profiles: of.profiles.clone(),
                whose: Whose::Ours,
                from,
                to,
                figure: of.figure,
                by: vec![Dimension::Network],
                counting: Counting::Happened,
                recount: false,
            };
            for row in measure::ask(db, actor, &question).await?.rows {
                if let (Some(network), Some(value)) = (row.keys.into_iter().next(), row.value) {
                    found.insert(network, value);
                }
            }
        }
        Some(Measure::Website(of)) => {
            let of_goal = measures::visitors(of);
            let asked = website::Asked { brand, from, to, by: website::By::Network, of: of_goal };
            for row in website::counted(db, actor, &asked).await? {
                if !row.key.is_empty() {
                    found.insert(row.key.clone(), measures::count_of(of.count, &row));
                }
            }
        }
        Some(Measure::ByHand(_)) | None => {}
    }
    Ok(found)
}
