//! What others publish of an industry on a network, beside what a brand has itself.
//!
//! # Design
//! The tables beside this file are facts copied from reports, with where each was read (`ORIGINS.md`). A benchmark always stands
//! with its publisher, year and denominator: rates by followers, by reach and by views differ by ten times and more and are never mixed.
//! As soon as a brand has 30 posts of its own on a network, its own history is the better measure, and that is said.

use crate::measure::{Counting, Dimension, Figure, Question, Whose, ask};
use jiff::civil::Date;
use selaras_kernel::{Actor, BrandId, CohortId, ProfileId, Result, Right};
use selaras_store::Db;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

/// From so many posts on, a brand's own history is preferred to what others publish.
pub const OWN_POSTS: u64 = 30;
/// Fewer competitors than these are no measure; as where it is asked whether a change was us or everybody.
const FEWEST: usize = 3;

/// A published figure.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Benchmark {
    /// Who published it.
    pub publisher: String,
    /// In which report.
    pub report: String,
    /// Of which time the data are.
    pub data_period: String,
    /// The network, as it is called here.
    pub platform: String,
    /// Of which part: an industry, a size, or `all`.
    pub segment: String,
    /// What is told, such as `median_engagement_rate`.
    pub metric: String,
    /// The value.
    pub value: f64,
    /// In which unit.
    pub unit: String,
    /// By what it was divided.
    pub denominator: String,
    /// On how much it rests.
    pub sample: String,
    /// Whether two sources agree; one source is for context only.
    pub trust: String,
}

#[derive(serde::Deserialize)]
struct Industry {
    industry: String,
    platform: String,
    median_engagement_rate_pct_of_followers: Option<f64>,
    posts_per_week: Option<f64>,
}

static ALL: LazyLock<Vec<Benchmark>> = LazyLock::new(|| {
    let mut all: Vec<Benchmark> = csv::Reader::from_reader(include_str!("benchmarks_long.csv").as_bytes())
        .into_deserialize()
        .filter_map(std::result::Result::ok)
        .collect();
    let industries = csv::Reader::from_reader(include_str!("rivaliq_2025_industry.csv").as_bytes())
        .into_deserialize()
        .filter_map(std::result::Result::<Industry, _>::ok);
    for row in industries {
        let told = [
            ("median_engagement_rate", row.median_engagement_rate_pct_of_followers, "%", "followers"),
            ("posts_per_week", row.posts_per_week, "posts", ""),
        ];
        for (metric, value, unit, denominator) in told {
            let Some(value) = value else { continue };
            all.push(Benchmark {
                publisher: "Rival IQ".into(),
                report: "2025 Social Media Industry Benchmark Report".into(),
                data_period: "2024".into(),
                platform: row.platform.clone(),
                segment: row.industry.clone(),
                metric: metric.into(),
                value,
                unit: unit.into(),
                denominator: denominator.into(),
                sample: "2,100 companies, 150 in each of 14 industries; median".into(),
                trust: "two sources agree".into(),
            });
        }
    }
    all
});

/// Every published figure.
pub fn all() -> &'static [Benchmark] {
    &ALL
}

/// The industries of which figures are known, by their codes.
pub fn industries() -> Vec<&'static str> {
    let mut names: Vec<&str> = ALL
        .iter()
        .filter(|one| one.publisher == "Rival IQ" && one.data_period == "2024")
        .map(|one| one.segment.as_str())
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The published rate of interactions by followers of a network that may be held against ours: of the industry, else of all.
pub fn comparable(network: &str, industry: &str) -> Option<&'static Benchmark> {
    let of = |segment: &str| {
        ALL.iter().find(|one| one.platform == network && one.segment == segment && may_be_compared(one))
    };
    [industry, "all_industries", "all"].into_iter().find_map(of)
}

/// Denominators are never mixed, and one source alone is for context only.
fn may_be_compared(one: &Benchmark) -> bool {
    one.metric.ends_with("engagement_rate")
        && one.denominator == "followers"
        && one.trust == "two sources agree"
}

/// A network on which a brand posts, beside what is published of it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Beside {
    /// The network's name.
    pub network: String,
    /// Our interactions per post by followers, in percent; absent when it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub engagement_rate: Option<f64>,
    /// Of how many posts that is.
    pub posts: u64,
    /// Our posts per week.
    pub posts_per_week: f64,
    /// Whether our own history is the better measure by now.
    pub own_is_better: bool,
    /// Figures of the industry, then of all.
    pub benchmarks: Vec<Benchmark>,
    /// Only those of them that may be held against ours: rates by followers on which two sources agree. The first is the closest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comparable: Option<Benchmark>,
    /// What competitors did on the network in the same time.
    pub competitors: Others,
}

/// What competitors did on a network: those of a cohort, or all of them. The middle one of them, so that one alone does not decide.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[schema(as = BenchmarkOfCompetitors)]
pub struct Others {
    /// Profiles that posted in the time.
    pub profiles: usize,
    /// Interactions per post by followers of the middle one, in percent; absent when fewer than three are known, which tells nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub engagement_rate: Option<f64>,
    /// Posts per week of the middle one; absent when fewer than three posted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub posts_per_week: Option<f64>,
}

/// What a brand did from `from` to `to` on each of its networks, beside what is published of them in an industry, and beside the competitors
/// in `cohort`, or all of the brand's.
///
/// # Errors
/// `not_found`, also for a cohort of another brand; `forbidden`; as [`ask`].
pub async fn beside(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    industry: &str,
    (from, to): (Date, Date),
    cohort: Option<CohortId>,
) -> Result<Vec<Beside>> {
    crate::allow(actor, Right::NumbersRead, brand)?;
    let chosen = crate::cohorts::profiles(db, actor, brand, cohort).await?;
    let question = |figure| Question {
        brand: Some(brand),
        profiles: Vec::new(),
        whose: Whose::Ours,
        from,
        to,
        figure,
        by: vec![Dimension::Network],
        counting: Counting::Posts,
        recount: false,
    };
    let rates = ask(db, actor, &question(Figure::EngagementRateFollowers)).await?;
    let posts = ask(db, actor, &question(Figure::Posts)).await?;
    let by_network = |found: crate::measure::Found| -> BTreeMap<String, (Option<f64>, u64)> {
        found
            .rows
            .into_iter()
            .filter_map(|row| Some((row.keys.first()?.clone(), (row.value, row.of))))
            .collect()
    };
    let (rates, posts) = (by_network(rates), by_network(posts));
    let others = |figure| Question {
        whose: Whose::Others,
        by: vec![Dimension::Network, Dimension::Profile],
        ..question(figure)
    };
    let their_rates =
        by_network_of(ask(db, actor, &others(Figure::EngagementRateFollowers)).await?, chosen.as_ref());
    let their_posts = by_network_of(ask(db, actor, &others(Figure::Posts)).await?, chosen.as_ref());
    let weeks = f64::from(from.until(to).map_or(0, |span| span.get_days()) + 1) / 7.0;
    let told = |(network, (count, _)): (String, (Option<f64>, u64))| {
        let (engagement_rate, of) = rates.get(&network).copied().unwrap_or_default();
        let of_network = |segment: &str| {
            let segment = segment.to_owned();
            ALL.iter()
                .filter(|one| one.platform == network && one.segment == segment)
                .cloned()
                .collect::<Vec<_>>()
        };
        let mut benchmarks = of_network(industry);
        for segment in ["all_industries", "all"] {
            benchmarks.extend(of_network(segment).into_iter().filter(|_| industry != segment));
        }
        let comparable = comparable(&network, industry).cloned();
        let posts_per_week = count.unwrap_or(0.0) / weeks;
        let theirs = |all: &BTreeMap<String, Vec<f64>>| all.get(&network).cloned().unwrap_or_default();
        let (their_rate, paces) = (theirs(&their_rates), theirs(&their_posts));
        let competitors = Others {
            profiles: paces.len(),
            engagement_rate: middle(their_rate),
            posts_per_week: middle(paces).map(|posts| posts / weeks),
        };
        Beside {
            engagement_rate,
            posts: of,
            posts_per_week,
            own_is_better: of >= OWN_POSTS,
            benchmarks,
            comparable,
            competitors,
            network,
        }
    };
    Ok(posts.into_iter().map(told).collect())
}

/// The values of the profiles that were chosen, by network; a profile without one is left out.
fn by_network_of(
    found: crate::measure::Found,
    chosen: Option<&BTreeSet<ProfileId>>,
) -> BTreeMap<String, Vec<f64>> {
    let mut all = BTreeMap::<String, Vec<f64>>::new();
    for row in found.rows {
        let [network, profile] = row.keys.as_slice() else { continue };
        let meant = chosen.is_none_or(|chosen| profile.parse().is_ok_and(|id| chosen.contains(&id)));
        if let (true, Some(value)) = (meant, row.value) {
            all.entry(network.clone()).or_default().push(value);
        }
    }
    all
}

/// The middle value, of three or more.
fn middle(mut values: Vec<f64>) -> Option<f64> {
    if values.len() < FEWEST {
        return None;
    }
    values.sort_by(f64::total_cmp);
    let half = values.len() / 2;
    Some(if values.len() % 2 == 1 { values[half] } else { (values[half - 1] + values[half]) / 2.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_fewer_than_three_tells_nothing() {
        assert_eq!(middle(vec![1.0, 9.0]), None);
        assert_eq!(middle(vec![9.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(middle(vec![4.0, 9.0, 1.0, 2.0]), Some(3.0));
    }

    #[test]
    fn every_published_figure_says_whose_it_is_and_of_what() {
        let rows =
            csv::Reader::from_reader(include_str!("benchmarks_long.csv").as_bytes()).into_records().count();
        let industry = ALL.iter().filter(|one| one.sample.starts_with("2,100 companies, 150")).count();
        assert_eq!(ALL.len() - industry, rows, "no row is passed over");
        for one in all() {
            assert!(
                !one.publisher.is_empty() && !one.platform.is_empty() && one.value.is_finite(),
                "{one:?}"
            );
        }
        assert_eq!(industries().len(), 15, "fourteen industries and all of them: {:?}", industries());
        let food = all().iter().find(|one| one.segment == "food_beverage" && one.platform == "instagram");
        assert!(food.is_some(), "{:?}", industries());
    }
}
