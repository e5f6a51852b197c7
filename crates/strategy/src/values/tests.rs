//! What is told by hand moves a goal, on both databases.

use super::*;
use crate::{
    items::{ByHand, Direction, Framework, Goal, GoalState, Item, KeyResult, NewPart, create, remove},
    progress::{self, Course},
};
use jiff::civil::date;
use selaras_kernel::Role;
use selaras_store::testing::on_both;
use selaras_workspaces::testing;

// 2027-01-12T06:00Z
const NOW: Timestamp = Timestamp(1_799_733_600_000_000);
const CALLS: Uuid = Uuid::from_u128(7);

fn goal() -> Item {
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
        state: GoalState::Open,
        learnt: String::new(),
    }))
}

fn said(day: i8, value: Option<f64>) -> Said {
    Said { result: CALLS, day: date(2027, 1, day), value, note: " dari pameran ".into() }
}

fn code<T: std::fmt::Debug>(result: Result<T>) -> String {
    result.unwrap_err().problem().unwrap().code.clone()
}

#[tokio::test]
async fn what_is_told_adds_up_is_corrected_and_taken_back() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let id = create(&db, &owner, NewPart { brand, item: goal() }, NOW).await.unwrap().id;
        let now = async || progress::one(&db, &owner, id, NOW).await.unwrap().results[0].standing.clone();
        assert_eq!((now().await.course, now().await.now), (Course::CannotTell, None));
        tell(&db, &owner, id, said(4, Some(3.0)), NOW).await.unwrap();
        tell(&db, &owner, id, said(11, Some(5.0)), NOW).await.unwrap();
        assert_eq!((now().await.now, now().await.as_of), (Some(8.0), Some(date(2027, 1, 11))));
        // A day has one value: the last that was told of it.
        let all = tell(&db, &owner, id, said(11, Some(2.0)), NOW).await.unwrap();
        assert_eq!((all.len(), all[0].value, all[0].note.as_str()), (2, 2.0, "dari pameran"));
        assert_eq!(now().await.now, Some(5.0));
        tell(&db, &owner, id, said(11, None), NOW).await.unwrap();
        assert_eq!(now().await.now, Some(3.0));
        remove(&db, &owner, id, None, NOW).await.unwrap();
        assert_eq!(crate::items::forget_removed(&db, NOW).await.unwrap(), 0);
        // Taken back, it says what was told of it.
        crate::items::restore(&db, &owner, id, NOW).await.unwrap();
        assert_eq!(now().await.now, Some(3.0));
        remove(&db, &owner, id, None, NOW).await.unwrap();
        let long_after = NOW + std::time::Duration::from_secs(31 * 86_400);
        assert_eq!(crate::items::forget_removed(&db, long_after).await.unwrap(), 1);
        assert!(crate::items::restore(&db, &owner, id, long_after).await.is_err());
        assert!(store::of_goal(&db, owner.workspace, id).await.unwrap().is_empty(), "nothing is left of it");
    })
    .await;
}

#[tokio::test]
async fn nobody_tells_the_future_nor_of_what_is_counted() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let id = create(&db, &owner, NewPart { brand, item: goal() }, NOW).await.unwrap().id;
        assert_eq!(code(tell(&db, &owner, id, said(13, Some(1.0)), NOW).await), "value_day");
        let early = Said { day: date(2026, 12, 31), ..said(1, Some(1.0)) };
        assert_eq!(code(tell(&db, &owner, id, early, NOW).await), "value_day");
        let other = Said { result: Uuid::from_u128(8), ..said(1, Some(1.0)) };
        assert_eq!(code(tell(&db, &owner, id, other, NOW).await), "value_result");
        assert_eq!(code(tell(&db, &owner, id, said(1, Some(f64::INFINITY)), NOW).await), "goal_value");
        let editor = testing::member(&db, &owner, Role::Editor, Some(brand), NOW).await;
        assert_eq!(code(tell(&db, &editor, id, said(1, Some(1.0)), NOW).await), "forbidden");
        assert!(list(&db, &editor, id).await.unwrap().is_empty());
    })
    .await;
}
