//! What the scores of OKRs say, and that an end once fixed stays.

use super::*;
use crate::{
    items::{ByHand, Direction, Item, KeyResult, Measure, NewPart, create, remove, update},
    progress::Course,
    values::{Said, tell},
};
use jiff::civil::date;
use proptest::prelude::*;
use selaras_kernel::Role;
use selaras_store::testing::on_both;
use selaras_workspaces::testing;
use uuid::Uuid;

// 2027-01-12T06:00Z
const NOW: Timestamp = Timestamp(1_799_733_600_000_000);
const CALLS: Uuid = Uuid::from_u128(7);

fn ended(scores: &[f64]) -> Vec<Judged> {
    let one = |(n, score): (usize, &f64)| Judged {
        goal: ItemId(Uuid::from_u128(n as u128)),
        title: format!("Goal {n}"),
        // One a quarter, each later than the one before.
        ended: date(2020, 3, 31).saturating_add((3 * n as i32).months()),
        score: *score,
    };
    scores.iter().enumerate().map(one).collect()
}

#[test]
fn goals_are_judged_by_what_came_of_the_last_ones() {
    let verdict = |scores: &[f64]| judge(ended(scores)).verdict;
    assert_eq!(verdict(&[]), Verdict::TooFew);
    assert_eq!(verdict(&[1.0, 1.0]), Verdict::TooFew, "two say nothing");
    assert_eq!(verdict(&[1.0, 0.95, 1.0]), Verdict::TooSoft);
    assert_eq!(verdict(&[1.0, 1.0, 0.9, 0.3]), Verdict::TooSoft, "one that failed makes them no harder");
    assert_eq!(verdict(&[1.0, 1.0, 0.89]), Verdict::RatherSoft, "two of three are not steady");
    assert_eq!(verdict(&[0.1, 0.39, 0.2]), Verdict::TooHard);
    assert_eq!(verdict(&[0.4, 0.4, 0.4]), Verdict::RatherHard, "0.4 is no failure");
    assert_eq!(verdict(&[0.6, 0.7, 0.65]), Verdict::Good);
    assert_eq!(verdict(&[0.55, 0.55, 0.55]), Verdict::Good, "it rounds to 0.6");
    assert_eq!(verdict(&[0.75, 0.75, 0.75]), Verdict::RatherSoft, "it rounds to 0.8");
    assert_eq!(verdict(&[1.0, 0.3, 1.0, 0.3]), Verdict::Uneven, "their mean alone would look good");
}

#[test]
fn only_the_latest_count_and_they_stand_by_quarter() {
    // Twelve good ones make three years of soft ones forgotten.
    let scores: Vec<f64> = [[1.0; 12], [0.65; 12]].concat();
    let told = judge(ended(&scores));
    assert_eq!((told.verdict, told.count, told.quarters.len()), (Verdict::Good, 12, 12));
    let mut three = ended(&[0.2, 0.4, 0.6]);
    three[2].ended = date(2020, 4, 1);
    let told = judge(three);
    let quarters: Vec<_> = told.quarters.iter().map(|one| (one.year, one.quarter, one.goals.len())).collect();
    assert_eq!(quarters, [(2020, 2, 2), (2020, 1, 1)], "the latest first");
    assert!((told.quarters[0].mean - 0.5).abs() < 1e-9);
    assert!((told.mean.unwrap() - 0.4).abs() < 1e-9);
}

proptest! {
    #[test]
    fn better_ends_never_make_goals_look_harder(scores in prop::collection::vec(0.0..=1.0_f64, 3..12), more in 0.0..0.5_f64) {
        let hard = |verdict| matches!(verdict, Verdict::TooHard | Verdict::RatherHard);
        let soft = |verdict| matches!(verdict, Verdict::TooSoft | Verdict::RatherSoft);
        let better: Vec<f64> = scores.iter().map(|score| (score + more).min(1.0)).collect();
        let (before, after) = (judge(ended(&scores)).verdict, judge(ended(&better)).verdict);
        prop_assert!(!(soft(before) && hard(after)), "{before:?} {after:?}");
    }
}

fn okr(title: &str, deadline: Date) -> Goal {
    Goal {
        title: title.into(),
        objective: None,
        strategy: None,
        framework: Framework::Okr,
        results: vec![KeyResult {
            id: CALLS,
            name: String::new(),
            measure: Measure::ByHand(ByHand { name: "Telepon".into(), unit: String::new(), adds_up: true }),
            baseline: None,
            baseline_period: None,
            target: 40.0,
            direction: Direction::Up,
            milestones: Vec::new(),
        }],
        start: date(2027, 1, 1),
        deadline,
        benefit: String::new(),
        value: String::new(),
        owner: None,
        focus: false,
        state: GoalState::Open,
        learnt: String::new(),
    }
}

fn item(goal: &Goal) -> Item {
    Item::Goal(Box::new(goal.clone()))
}

fn said(day: i8, value: f64) -> Said {
    Said { result: CALLS, day: date(2027, 1, day), value: Some(value), note: String::new() }
}

fn later(days: u64) -> Timestamp {
    NOW + std::time::Duration::from_secs(days * 86_400)
}

#[tokio::test]
async fn a_closed_goal_keeps_its_score_whatever_is_told_later() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let goal = okr("Telepon", date(2027, 3, 31));
        let id = create(&db, &owner, NewPart { brand, item: item(&goal) }, NOW).await.unwrap().id;
        tell(&db, &owner, id, said(10, 10.0), NOW).await.unwrap();
        let told = async |at| progress::one(&db, &owner, id, at).await.unwrap();
        assert_eq!(told(NOW).await.ended, None);

        let closed = Goal { state: GoalState::Closed, ..goal.clone() };
        update(&db, &owner, id, None, item(&closed), NOW).await.unwrap();
        let end = told(NOW).await.ended.unwrap();
        assert_eq!((end.ended.reason, end.ended.seen.score), (EndReason::Closed, Some(0.25)));
        assert_eq!((end.fixed_by, end.ended.seen.results[0].now), (owner.person, Some(10.0)));

        // Corrected afterwards, and its target lowered: what is known now moves, the end does not.
        tell(&db, &owner, id, said(10, 20.0), NOW).await.unwrap();
        let mut softer = Goal { learnt: "Lebih awal".into(), ..closed };
        softer.results[0].target = 20.0;
        update(&db, &owner, id, None, item(&softer), NOW).await.unwrap();
        let now = told(NOW).await;
        assert_eq!((now.score, now.ended.as_ref()), (Some(1.0), Some(&end)));
        assert_eq!(ambition(&db, &owner, brand).await.unwrap().mean, Some(0.25));

        let (stranger, _) = testing::owner(&db, NOW).await;
        assert_eq!(ambition(&db, &stranger, brand).await.unwrap().count, 0, "of a brand of others");

        // Opened again before its deadline it goes on; what it comes to then is fixed then.
        let open = Goal { state: GoalState::Open, ..goal.clone() };
        update(&db, &owner, id, None, item(&open), NOW).await.unwrap();
        assert_eq!((told(NOW).await.ended, ambition(&db, &owner, brand).await.unwrap().count), (None, 0));
        remove(&db, &owner, id, None, NOW).await.unwrap();
        assert_eq!(store::of_brand(&db, owner.workspace, brand).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn a_goal_whose_time_is_over_ends_by_itself_once_its_last_days_are_counted() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let goal = okr("Telepon", date(2027, 1, 14));
        let id = create(&db, &owner, NewPart { brand, item: item(&goal) }, NOW).await.unwrap().id;
        tell(&db, &owner, id, said(11, 30.0), NOW).await.unwrap();
        // Until the 17th the last days may still be told.
        assert_eq!(fix_due(&db, later(5)).await.unwrap(), 0);
        tell(&db, &owner, id, said(14, 6.0), later(5)).await.unwrap();
        assert_eq!((fix_due(&db, later(6)).await.unwrap(), fix_due(&db, later(6)).await.unwrap()), (1, 0));
        let end = progress::one(&db, &owner, id, later(6)).await.unwrap().ended.unwrap();
        assert_eq!(
            (end.ended.reason, end.ended.seen.course),
            (EndReason::Over, Course::Reached),
            "0.6 is a success"
        );
        assert_eq!((end.ended.seen.score, end.fixed_by), (Some(0.9), None));

        // Closed afterwards, with what was learnt, the end is the same.
        let closed = Goal { state: GoalState::Closed, ..goal.clone() };
        update(&db, &owner, id, None, item(&closed), later(9)).await.unwrap();
        assert_eq!(progress::one(&db, &owner, id, later(9)).await.unwrap().ended, Some(end.clone()));
        let judged = ambition(&db, &owner, brand).await.unwrap();
        assert_eq!((judged.verdict, judged.quarters[0].goals[0].ended), (Verdict::TooFew, date(2027, 1, 14)));

        // Open again its time is still over; only a later deadline makes it go on.
        update(&db, &owner, id, None, item(&goal), later(9)).await.unwrap();
        assert_eq!(progress::one(&db, &owner, id, later(9)).await.unwrap().ended, Some(end));
        update(&db, &owner, id, None, item(&okr("Telepon", date(2027, 3, 31))), later(9)).await.unwrap();
        assert_eq!(progress::one(&db, &owner, id, later(9)).await.unwrap().ended, None);
    })
    .await;
}

#[tokio::test]
async fn what_was_given_up_and_what_is_no_okr_says_nothing_of_how_okrs_are_set() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let dropped = Goal { state: GoalState::Dropped, ..okr("A", date(2027, 3, 31)) };
        let smart =
            Goal { framework: Framework::Smart, state: GoalState::Closed, ..okr("B", date(2027, 3, 31)) };
        for goal in [dropped, smart] {
            let open = Goal { state: GoalState::Open, ..goal.clone() };
            let id = create(&db, &owner, NewPart { brand, item: item(&open) }, NOW).await.unwrap().id;
            tell(&db, &owner, id, said(10, 10.0), NOW).await.unwrap();
            update(&db, &owner, id, None, item(&goal), NOW).await.unwrap();
            assert!(progress::one(&db, &owner, id, NOW).await.unwrap().ended.is_some());
        }
        assert_eq!(ambition(&db, &owner, brand).await.unwrap().count, 0);
        let agent = testing::member(&db, &owner, Role::Agent, Some(brand), NOW).await;
        assert!(ambition(&db, &agent, brand).await.is_err(), "it reads the strategy, and no numbers");
    })
    .await;
}
