//! A note keeps what was seen, on both databases.

use super::*;
use crate::{
    items::{ByHand, Direction, Framework, Item, KeyResult, Measure, NewPart, create as make, update},
    progress::Course,
    values::{Said, tell},
};
use jiff::civil::date;
use selaras_kernel::Role;
use selaras_store::testing::on_both;
use selaras_workspaces::testing;
use uuid::Uuid;

// 2027-01-12T06:00Z
const NOW: Timestamp = Timestamp(1_799_733_600_000_000);
const CALLS: Uuid = Uuid::from_u128(7);

fn goal(state: GoalState) -> Item {
    Item::Goal(Box::new(Goal {
        title: "40 telepon yang minta penawaran".into(),
        objective: None,
        strategy: None,
        framework: Framework::Smart,
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
        deadline: date(2027, 3, 31),
        benefit: String::new(),
        value: String::new(),
        owner: None,
        focus: false,
        state,
        learnt: String::new(),
    }))
}

fn note(text: &str) -> NewCheckIn {
    NewCheckIn { note: text.into() }
}

fn code<T: std::fmt::Debug>(result: Result<T>) -> String {
    result.unwrap_err().problem().unwrap().code.clone()
}

#[tokio::test]
async fn a_note_keeps_how_the_goal_stood_when_it_was_said() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let id = make(&db, &owner, NewPart { brand, item: goal(GoalState::Open) }, NOW).await.unwrap().id;
        let said =
            |value| Said { result: CALLS, day: date(2027, 1, 10), value: Some(value), note: String::new() };
        let first = create(&db, &owner, id, note(" Belum ada yang tahu "), NOW).await.unwrap();
        assert_eq!((first.note.as_str(), first.seen.course), ("Belum ada yang tahu", Course::CannotTell));
        tell(&db, &owner, id, said(10.0), NOW).await.unwrap();
        let later = NOW + std::time::Duration::from_secs(60);
        let second = create(&db, &owner, id, note("Pameran ramai"), later).await.unwrap();
        assert_eq!((second.seen.day, second.seen.results[0].now), (date(2027, 1, 12), Some(10.0)));
        assert_eq!((second.seen.results[0].share, second.made_by), (Some(0.25), owner.person));
        // Corrected later, what was seen stays.
        tell(&db, &owner, id, said(38.0), NOW).await.unwrap();
        let all = list(&db, &owner, id).await.unwrap();
        assert_eq!(all, [second.clone(), first], "the latest first");
        remove(&db, &owner, second.id, NOW).await.unwrap();
        assert_eq!(code(remove(&db, &owner, second.id, NOW).await), "not_found");
        assert_eq!(list(&db, &owner, id).await.unwrap().len(), 1);
        items::remove(&db, &owner, id, None, NOW).await.unwrap();
        items::forget_removed(&db, NOW + std::time::Duration::from_secs(31 * 86_400)).await.unwrap();
        assert_eq!(store::of_goal(&db, owner.workspace, id).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn who_may_only_read_says_nothing_and_nobody_says_it_of_what_is_over() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let id = make(&db, &owner, NewPart { brand, item: goal(GoalState::Open) }, NOW).await.unwrap().id;
        assert_eq!(code(create(&db, &owner, id, note("  "), NOW).await), "strategy_missing");
        assert_eq!(code(create(&db, &owner, id, note(&"x".repeat(2_001)), NOW).await), "strategy_too_long");
        let kept = create(&db, &owner, id, note("Halo"), NOW).await.unwrap().id;
        let editor = testing::member(&db, &owner, Role::Editor, Some(brand), NOW).await;
        assert_eq!(code(create(&db, &editor, id, note("Halo"), NOW).await), "forbidden");
        assert_eq!(code(remove(&db, &editor, kept, NOW).await), "forbidden");
        assert_eq!(list(&db, &editor, id).await.unwrap().len(), 1);
        let (stranger, _) = testing::owner(&db, NOW).await;
        assert_eq!(code(remove(&db, &stranger, kept, NOW).await), "not_found");
        assert_eq!(code(list(&db, &stranger, id).await), "not_found");
        update(&db, &owner, id, None, goal(GoalState::Closed), NOW).await.unwrap();
        assert_eq!(code(create(&db, &owner, id, note("Halo"), NOW).await), "goal_ended");
    })
    .await;
}
