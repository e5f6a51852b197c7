//! What a number was over a time, by the numbers of record, on both databases.

use super::*;
use crate::{
    items::{ByHand, Direction, FigureOf, Framework, Goal, GoalState, KeyResult},
    judging,
};
use jiff::civil::date;
use selaras_analytics::{
    Described, Format,
    measure::Figure,
    samples::{self, SampleNumbers},
};
use selaras_kernel::{DeliveryId, Metric, ProfileId, Role};
use selaras_store::testing::on_both;
use selaras_workspaces::testing;
use std::time::Duration;

// 2027-01-12T06:00Z
const NOW: Timestamp = Timestamp(1_799_733_600_000_000);
const DAY: Duration = Duration::from_secs(86_400);

/// Followers from 1,000 on, one more a day over 40 days up to yesterday; and on a
/// post of each of the last five days three reactions, of each of the five before one.
fn numbers(profile: ProfileId) -> Vec<SampleNumbers> {
    let at = |days: u32| NOW - DAY * days;
    let profile_numbers = SampleNumbers {
        subject: profile.0,
        profile,
        remote_id: None,
        source: "mastodon".into(),
        born_at: at(60),
        gone_at: None,
        described: None,
        series: vec![(Metric::Followers, (1..=40).rev().map(|n| (at(n), 1_040 - i64::from(n))).collect())],
    };
    let post = |n: u32| SampleNumbers {
        subject: DeliveryId::new(NOW).0,
        profile,
        remote_id: Some(n.to_string()),
        source: "mastodon".into(),
        born_at: at(n),
        gone_at: None,
        described: Some(Described {
            format: Format::Text,
            text: format!("Kopi {n}"),
            campaign: String::new(),
            reply: false,
        }),
        series: vec![(
            Metric::Reactions,
            vec![(at(n) + Duration::from_secs(3_600), if n > 5 { 1 } else { 3 })],
        )],
    };
    std::iter::once(profile_numbers).chain((1..=10).map(post)).collect()
}

fn figure(figure: Figure) -> Measure {
    Measure::Figure(FigureOf { figure, profiles: Vec::new() })
}

fn code<T: std::fmt::Debug>(result: Result<T>) -> String {
    result.unwrap_err().problem().unwrap().code.clone()
}

#[tokio::test]
async fn the_number_of_a_time_is_the_last_level_or_the_sum_and_nothing_where_nobody_counted() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let (workspace, all) = (owner.workspace, numbers(ProfileId::new(NOW)));
        db.write(move |tx| {
            Box::pin(async move { samples::insert(tx, workspace, brand, "Asia/Jakarta", &all).await })
        })
        .await
        .unwrap();
        let of = async |measure, from, to| {
            read(&db, &owner, Asked { brand, measure, period: Days { from, to } }).await
        };
        let december = of(figure(Figure::Followers), date(2026, 12, 1), date(2026, 12, 31)).await.unwrap();
        assert_eq!(december.value, Some(1_028.0), "as it stood on New Year's Eve, twelve days ago");
        assert_eq!((december.first, december.last), (Some(date(2026, 12, 3)), Some(date(2026, 12, 31))));
        let before = of(figure(Figure::Followers), date(2026, 6, 1), date(2026, 6, 30)).await.unwrap();
        assert_eq!((before.value, before.first, before.last), (None, None, None));
        let flow = of(figure(Figure::Reactions), date(2027, 1, 9), date(2027, 1, 11)).await.unwrap();
        assert_eq!((flow.value, flow.nature), (Some(9.0), Nature::Flow), "three days");
        let (stranger, _) = testing::owner(&db, NOW).await;
        let period = Days { from: date(2026, 12, 1), to: date(2026, 12, 31) };
        let seen = read(&db, &stranger, Asked { brand, measure: figure(Figure::Followers), period }).await;
        assert_eq!(seen.unwrap().value, None, "of a brand of others");
        let own = Measure::ByHand(ByHand { name: "Telepon".into(), unit: "kali".into(), adds_up: true });
        let told = of(own, date(2027, 1, 9), date(2027, 1, 11)).await.unwrap();
        assert_eq!((told.value, told.unit), (None, MeasureUnit::Own("kali".into())));
    })
    .await;
}

#[tokio::test]
async fn only_who_sees_numbers_is_told_and_only_of_a_time_that_can_be() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let asked = |from, to| Asked { brand, measure: figure(Figure::Followers), period: Days { from, to } };
        let (first, last) = (date(2026, 12, 1), date(2026, 12, 31));
        assert_eq!(code(read(&db, &owner, asked(last, first)).await), "range_backwards");
        assert_eq!(code(read(&db, &owner, asked(date(2020, 1, 1), last)).await), "range_too_long");
        let nameless = Measure::ByHand(ByHand { name: " ".into(), unit: String::new(), adds_up: false });
        let nameless = Asked { measure: nameless, ..asked(first, last) };
        assert_eq!(code(read(&db, &owner, nameless).await), "strategy_missing");
        // An agent reads the strategy, and no numbers.
        let agent = testing::member(&db, &owner, Role::Agent, Some(brand), NOW).await;
        assert_eq!(code(read(&db, &agent, asked(first, last)).await), "forbidden");
    })
    .await;
}

#[tokio::test]
async fn what_adds_up_is_judged_beside_the_time_that_was_named() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let (workspace, all) = (owner.workspace, numbers(ProfileId::new(NOW)));
        db.write(move |tx| {
            Box::pin(async move { samples::insert(tx, workspace, brand, "Asia/Jakarta", &all).await })
        })
        .await
        .unwrap();
        let goal = |baseline_period| Goal {
            title: "12 reaksi dalam lima hari".into(),
            objective: None,
            strategy: None,
            framework: Framework::Smart,
            results: vec![KeyResult {
                id: uuid::Uuid::from_u128(1),
                name: String::new(),
                measure: figure(Figure::Reactions),
                baseline: None,
                baseline_period,
                target: 12.0,
                direction: Direction::Up,
                milestones: Vec::new(),
            }],
            start: date(2027, 1, 12),
            deadline: date(2027, 1, 16),
            benefit: String::new(),
            value: String::new(),
            owner: None,
            focus: false,
            state: GoalState::Open,
            learnt: String::new(),
        };
        let accepted = async |period| {
            let judged = judging::judge(&db, &owner, brand, &goal(period), None, NOW).await.unwrap();
            judging::accepted(&judged)
        };
        // The five days before had three a day. The ten that are named had two a day.
        assert_eq!(accepted(None).await.unwrap_err().code, "smart_below_baseline");
        let ten = Days { from: date(2027, 1, 2), to: date(2027, 1, 11) };
        assert_eq!(accepted(Some(ten)).await, Ok(()));
    })
    .await;
}
