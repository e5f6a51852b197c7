//! The parts of a number are the whole, whatever was posted and whichever campaigns hang on which tactics.

use super::*;
use crate::items::{Direction, FigureOf, Framework, GoalState, NewPart, Objective, Tactic, create};
use jiff::civil::date;
use selaras_analytics::{
    Described, Format,
    samples::{self, SampleNumbers},
};
use selaras_kernel::{Metric, ProfileId};
use selaras_store::testing::on_both;
use selaras_workspaces::testing;
use std::time::Duration;

// 2027-01-12T06:00Z
const NOW: Timestamp = Timestamp(1_799_733_600_000_000);
const DAY: Duration = Duration::from_secs(86_400);
const CAMPAIGNS: [&str; 5] = ["", "Senja", "senja", "Panen", "11.11"];

/// Numbers without an end, the same for the same seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }
}

fn posts(dice: &mut Dice, profiles: &[(ProfileId, &str)]) -> Vec<SampleNumbers> {
    let mut all = Vec::new();
    for n in 0..dice.roll(40) + 1 {
        let (profile, network) = profiles[dice.roll(profiles.len() as u64) as usize];
        let born_at = NOW - DAY * (dice.roll(60) as u32 + 1);
        let described = Described {
            format: Format::Text,
            text: format!("Kopi {n}"),
            campaign: CAMPAIGNS[dice.roll(CAMPAIGNS.len() as u64) as usize].into(),
            reply: false,
        };
        all.push(SampleNumbers {
            subject: selaras_kernel::DeliveryId::new(NOW).0,
            profile,
            remote_id: Some(n.to_string()),
            source: network.into(),
            born_at,
            gone_at: None,
            described: Some(described),
            series: vec![(Metric::Reactions, vec![(born_at + DAY / 2, dice.roll(50) as i64)])],
        });
    }
    all
}

fn goal(days: i32) -> Goal {
    let today = date(2027, 1, 12);
    Goal {
        title: "Percakapan".into(),
        objective: None,
        strategy: None,
        framework: Framework::Smart,
        results: vec![KeyResult {
            id: Uuid::from_u128(1),
            name: String::new(),
            measure: Measure::Figure(FigureOf { figure: Figure::Reactions, profiles: Vec::new() }),
            baseline: None,
            baseline_period: None,
            target: 1_000_000.0,
            direction: Direction::Up,
            milestones: Vec::new(),
        }],
        start: today.saturating_sub(jiff::Span::new().days(days)),
        deadline: today.saturating_add(jiff::Span::new().days(30)),
        benefit: String::new(),
        value: String::new(),
        owner: None,
        focus: false,
        state: GoalState::Open,
        learnt: String::new(),
    }
}

#[tokio::test]
async fn the_parts_are_the_whole_whatever_was_posted() {
    on_both(|db| async move {
        for seed in 1..=12_u64 {
            let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
            let (owner, brand) = testing::owner(&db, NOW).await;
            let profiles = [(ProfileId::new(NOW), "mastodon"), (ProfileId::new(NOW), "bluesky")];
            let all = posts(&mut dice, &profiles);
            let workspace = owner.workspace;
            db.write(move |tx| {
                Box::pin(async move { samples::insert(tx, workspace, brand, "Asia/Jakarta", &all).await })
            })
            .await
            .unwrap();
            let add = async |item| create(&db, &owner, NewPart { brand, item }, NOW).await.unwrap().id;
            let objective = Objective { name: "Dikenal".into(), ..Objective::default() };
            add(Item::Objective(objective)).await;
            let mine = add(Item::Goal(Box::new(goal(dice.roll(60) as i32 + 2)))).await;
            let other = add(Item::Goal(Box::new(goal(30)))).await;
            // Each campaign hangs on one tactic at most; some on none.
            for (campaign, goal) in [("Senja", mine), ("Panen", other)] {
                if dice.roll(3) > 0 {
                    let tactic = Tactic {
                        goal,
                        name: campaign.into(),
                        how: String::new(),
                        owner: None,
                        campaigns: vec![campaign.into()],
                    };
                    add(Item::Tactic(tactic)).await;
                }
            }
            let told = tell(&db, &owner, mine, NOW).await.unwrap().remove(0);
            assert_eq!(told.rule, Rule::PostsOfTheTime);
            let sum: f64 = told.parts.iter().map(|part| part.value).sum();
            assert!((sum - told.total.unwrap_or(0.0)).abs() < 1e-6, "seed {seed}: {told:?}");
            for part in &told.parts {
                let senja = part.campaign.eq_ignore_ascii_case("senja") && part.tactic.is_some();
                assert_eq!(part.goal == Some(mine), senja, "seed {seed}: {part:?}");
                assert_eq!(part.goal.is_some(), part.tactic.is_some());
            }
        }
    })
    .await;
}

#[tokio::test]
async fn what_no_post_can_be_told_of_is_said_to_be_so() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let mut rate = goal(30);
        rate.results[0].measure =
            Measure::Figure(FigureOf { figure: Figure::EngagementRateReach, profiles: Vec::new() });
        rate.results[0].target = 5.0;
        let id =
            create(&db, &owner, NewPart { brand, item: Item::Goal(Box::new(rate)) }, NOW).await.unwrap().id;
        let told = tell(&db, &owner, id, NOW).await.unwrap();
        assert_eq!((told[0].rule, told[0].parts.len(), told[0].total), (Rule::NotTold, 0, None));
    })
    .await;
}
