//! What runs ahead of a goal's number: those who are reached before they react, those who visit before they buy.
//!
//! Which number runs ahead of which follows from the order in which people come: they see a post, react or follow a link, visit the site, ask, buy.
//! Nothing is foreseen from it; it shows a few weeks earlier which way things go.

use crate::{
    items::{self, FigureOf, KeyResult, Measure, WebsiteCount, WebsiteOf},
    measures::{self, MeasureUnit, over},
    progress,
};
use jiff::ToSpan;
use selaras_analytics::measure::Figure;
use selaras_kernel::{Actor, ItemId, Problem, Result, Timestamp};
use selaras_store::Db;
use uuid::Uuid;

/// Days that are held against as many before them.
const DAYS: i64 = 28;

/// A number that runs ahead of a goal's.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = GoalLeading)]
pub struct Leading {
    /// The key result that it runs ahead of.
    pub result: Uuid,
    /// What is measured.
    pub measure: Measure,
    /// In what it is told.
    pub unit: MeasureUnit,
    /// The last four weeks, up to the last day of which something is known: a flow's sum, where a level stands, the mean of a rate.
    pub lately: f64,
    /// The four weeks before; absent where they are not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<f64>,
}

/// What runs ahead of a measure, what is nearest to it first. Of what people tell by hand nothing is known.
pub fn ahead_of(measure: &Measure) -> Vec<Measure> {
    use Figure::*;
    match measure {
        Measure::ByHand(_) => Vec::new(),
        Measure::Website(of) => {
            let website = |count| Measure::Website(WebsiteOf { count, ..of.clone() });
            match of.count {
                WebsiteCount::Purchases => vec![website(WebsiteCount::Leads), website(WebsiteCount::Visits)],
                WebsiteCount::Leads | WebsiteCount::Signups | WebsiteCount::Downloads => {
                    vec![website(WebsiteCount::Visits), website(WebsiteCount::Clicks)]
                }
                // What posts have in all places says nothing of one network or campaign.
                WebsiteCount::Clicks if of.is_part() => Vec::new(),
                WebsiteCount::Visits if of.is_part() => vec![website(WebsiteCount::Clicks)],
                WebsiteCount::Visits => vec![website(WebsiteCount::Clicks), figure(LinkClicks, &[])],
                WebsiteCount::Clicks => vec![figure(Reach, &[]), figure(Posts, &[])],
            }
        }
        Measure::Figure(FigureOf { figure: of, profiles }) => {
            let ahead: &[Figure] = match of {
                Followers | FollowersGained | AudienceGrowth => &[ProfileVisits, Reach],
                Interactions | Reactions | Reposts | Replies | Quotes | Saves | Clicks | LinkClicks
                | WatchSeconds => &[Reach, Posts],
                Reach | Impressions | Views | ProfileVisits | ShareOfVoice => &[Posts],
                Posts
                | InteractionsPerPost
                | EngagementRateReach
                | EngagementRateImpressions
                | EngagementRateFollowers
                | InteractionsPerThousand
                | ReachPercent
                | Frequency
                | PaidShare => &[],
            };
            ahead.iter().map(|one| figure(*one, profiles)).collect()
        }
    }
}

fn figure(figure: Figure, profiles: &[selaras_kernel::ProfileId]) -> Measure {
    Measure::Figure(FigureOf { figure, profiles: profiles.to_vec() })
}

/// The numbers that run ahead of a goal's, of which something is known.
///
/// # Errors
/// `not_found`, also for a part that is no goal; `forbidden` without the right to see numbers.
pub async fn tell(db: &Db, actor: &Actor, id: ItemId, now: Timestamp) -> Result<Vec<Leading>> {
    let part = items::get(db, actor, id).await?;
    let goal = part.item.goal().ok_or_else(|| Problem::not_found("strategy_item"))?;
    let today = progress::today(db, actor, part.brand, now).await?;
    let mut found: Vec<Leading> = Vec::new();
    for KeyResult { id, measure, .. } in &goal.results {
        for ahead in ahead_of(measure) {
            let span = (today.saturating_sub((2 * DAYS + 14).days()), today);
            let readings = measures::read(db, actor, part.brand, &ahead, &[], span).await?;
            let Some(last) = readings.days.keys().next_back().copied() else { continue };
            let first = |back: i64| last.saturating_sub((back * DAYS - 1).days());
            let known = readings.days.keys().next().is_some_and(|first_known| *first_known <= first(2));
            let Some(lately) = over(&readings, first(1), last) else { continue };
            let before = over(&readings, first(2), last.saturating_sub(DAYS.days())).filter(|_| known);
            found.push(Leading { result: *id, measure: ahead, unit: readings.unit, lately, before });
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::items::{ByHand, Direction, Framework, Goal, GoalState, Item, NewPart, create};
    use jiff::civil::date;
    use selaras_analytics::{
        Described, Format,
        samples::{self, SampleNumbers},
    };
    use selaras_kernel::{DeliveryId, Metric, ProfileId};
    use selaras_store::testing::on_both;
    use selaras_workspaces::testing;
    use std::time::Duration;

    // 2027-01-12T06:00Z
    const NOW: Timestamp = Timestamp(1_799_733_600_000_000);
    const DAY: Duration = Duration::from_secs(86_400);

    #[test]
    fn nothing_runs_ahead_of_itself_and_nothing_of_what_is_told_by_hand() {
        let by_hand = Measure::ByHand(ByHand { name: "Telepon".into(), unit: String::new(), adds_up: true });
        assert_eq!(ahead_of(&by_hand), []);
        for of in [Figure::Followers, Figure::Interactions, Figure::Reach, Figure::EngagementRateReach] {
            let measure = figure(of, &[]);
            assert!(!ahead_of(&measure).contains(&measure), "{of:?}");
        }
        let buys = Measure::Website(WebsiteOf::all(WebsiteCount::Purchases));
        let first = ahead_of(&buys).remove(0);
        assert_eq!(first, Measure::Website(WebsiteOf::all(WebsiteCount::Leads)));
    }

    #[tokio::test]
    async fn the_last_four_weeks_stand_beside_the_four_before() {
        on_both(|db| async move {
            let (owner, brand) = testing::owner(&db, NOW).await;
            let profile = ProfileId::new(NOW);
            // A post on each of 70 days; of each day's, 100 were reached, and 50 of those of the last four weeks.
            let posts: Vec<SampleNumbers> = (1..=70_u32)
                .map(|ago| {
                    let (born_at, reach) = (NOW - DAY * ago, if ago <= 28 { 50 } else { 100 });
                    let described = Described {
                        format: Format::Text,
                        text: format!("Kopi {ago}"),
                        campaign: String::new(),
                        reply: false,
                    };
                    let counted = |value: i64| vec![(born_at + Duration::from_secs(60), value)];
                    SampleNumbers {
                        subject: DeliveryId::new(NOW).0,
                        profile,
                        remote_id: Some(ago.to_string()),
                        source: "mastodon".into(),
                        born_at,
                        gone_at: None,
                        described: Some(described),
                        series: vec![(Metric::Reach, counted(reach)), (Metric::Reactions, counted(3))],
                    }
                })
                .collect();
            let workspace = owner.workspace;
            db.write(move |tx| {
                let posts = posts.clone();
                Box::pin(async move { samples::insert(tx, workspace, brand, "Asia/Jakarta", &posts).await })
            })
            .await
            .unwrap();
            let goal = Goal {
                title: "Percakapan".into(),
                objective: None,
                strategy: None,
                framework: Framework::Smart,
                results: vec![KeyResult {
                    id: Uuid::from_u128(1),
                    name: String::new(),
                    measure: figure(Figure::Interactions, &[]),
                    baseline: None,
                    baseline_period: None,
                    target: 1_000_000.0,
                    direction: Direction::Up,
                    milestones: Vec::new(),
                }],
                start: date(2027, 1, 1),
                deadline: date(2027, 3, 31),
                benefit: String::new(),
                value: String::new(),
                owner: None,
                focus: false,
                state: GoalState::Open,
                learnt: String::new(),
            };
            let item = Item::Goal(Box::new(goal));
            let id = create(&db, &owner, NewPart { brand, item }, NOW).await.unwrap().id;
            let found = tell(&db, &owner, id, NOW).await.unwrap();
            let reach = found.iter().find(|one| one.measure == figure(Figure::Reach, &[])).unwrap();
            assert_eq!((reach.lately, reach.before), (28.0 * 50.0, Some(28.0 * 100.0)));
            let posted = found.iter().find(|one| one.measure == figure(Figure::Posts, &[])).unwrap();
            assert_eq!((posted.lately, posted.before), (28.0, Some(28.0)));
        })
        .await;
    }
}
