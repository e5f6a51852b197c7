//! When a brief is due, that nobody gets one twice, and when it says nothing.

use super::{due::monday_at_seven, *};
use crate::items::{
    ByHand, Direction, Framework, Goal, GoalState, Item, KeyResult, Measure, NewPart, create,
};
use jiff::civil::date;
use selaras_kernel::schedule::zone_named;
use selaras_store::testing::on_both;
use selaras_workspaces::{
    notifications::{self, Choice, Topic},
    people, testing,
};
use uuid::Uuid;

/// Tuesday, 2027-03-02T06:00Z.
const NOW: Timestamp = Timestamp(1_803_967_200_000_000);

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn seven_on_monday_is_by_the_clock_on_the_wall_before_and_after_the_clocks_change() {
    for (zone, before, after) in [
        // Forward by an hour on 28 March 2027.
        ("Europe/Berlin", "2027-03-22T06:00:00Z", "2027-03-29T05:00:00Z"),
        // Forward on 14 March.
        ("America/New_York", "2027-03-08T12:00:00Z", "2027-03-15T11:00:00Z"),
        // Back by half an hour on 4 April.
        ("Australia/Lord_Howe", "2027-03-28T20:00:00Z", "2027-04-04T20:30:00Z"),
        // Never.
        ("Asia/Jakarta", "2027-03-22T00:00:00Z", "2027-03-29T00:00:00Z"),
    ] {
        for seven in [at(before), at(after)] {
            let found = monday_at_seven(seven, &zone_named(zone).unwrap()).unwrap();
            assert_eq!(found.1, seven, "{zone}");
            let next = monday_at_seven(Timestamp(seven.0 - 1), &zone_named(zone).unwrap()).unwrap();
            assert_eq!(next.0, found.0, "a moment before it is Monday already, in {zone}");
        }
    }
}

fn goal(title: &str) -> Item {
    Item::Goal(Box::new(Goal {
        title: title.into(),
        objective: None,
        strategy: None,
        framework: Framework::Smart,
        results: vec![KeyResult {
            id: Uuid::from_u128(7),
            name: String::new(),
            measure: Measure::ByHand(ByHand { name: "Telepon".into(), unit: String::new(), adds_up: true }),
            baseline: None,
            baseline_period: None,
            target: 40.0,
            direction: Direction::Up,
            milestones: Vec::new(),
        }],
        start: date(2027, 3, 1),
        deadline: date(2027, 6, 30),
        benefit: String::new(),
        value: String::new(),
        owner: None,
        focus: false,
        state: GoalState::Open,
        learnt: String::new(),
    }))
}

async fn whom(db: &Db, now: &str) -> Vec<(PersonId, Date)> {
    due(db, at(now)).await.unwrap().into_iter().map(|one| (one.reader.person, one.week)).collect()
}

#[tokio::test]
async fn a_brief_is_due_from_monday_at_seven_where_the_reader_is_until_it_is_kept() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let me = owner.person.unwrap();
        assert_eq!(whom(&db, "2027-03-15T12:00:00Z").await, [], "there are no goals");
        create(&db, &owner, NewPart { brand, item: goal("Telepon") }, NOW).await.unwrap();
        // The brand lives in Jakarta, and who chose nothing reads by its clock.
        assert_eq!(whom(&db, "2027-03-14T23:59:00Z").await, []);
        assert_eq!(whom(&db, "2027-03-15T00:00:00Z").await, [(me, date(2027, 3, 15))]);
        let changes = people::Changes { zone: Some("America/New_York".into()), ..Default::default() };
        people::update(&db, &owner, changes, NOW).await.unwrap();
        assert_eq!(whom(&db, "2027-03-15T00:00:00Z").await, [], "it is Sunday evening in New York");
        assert_eq!(whom(&db, "2027-03-15T10:59:59Z").await, [], "the clocks went forward the day before");
        assert_eq!(whom(&db, "2027-03-15T11:00:00Z").await, [(me, date(2027, 3, 15))]);
        assert_eq!(whom(&db, "2027-03-18T10:59:00Z").await, [(me, date(2027, 3, 15))], "late, but in time");
        assert_eq!(whom(&db, "2027-03-18T11:00:00Z").await, [], "the next one is nearer");
        assert_eq!(
            whom(&db, "2027-03-01T12:00:00Z").await,
            [],
            "the goal was made after that Monday at seven"
        );
        // Kept once, it is not due again; a second write for the same week keeps nothing.
        let now = at("2027-03-15T11:00:00Z");
        let facts = gather(&db, &owner, brand, Waiting::default(), now).await.unwrap();
        let issue = |id: u128| Issue {
            id: BriefId(Uuid::from_u128(id)),
            brand,
            person: me,
            week: date(2027, 3, 15),
            written_at: now,
            mailed: false,
            brief: write(&facts),
        };
        for (id, first) in [(1, true), (2, false)] {
            let (workspace, issue) = (owner.workspace, issue(id));
            let kept = db.write(move |tx| {
                let issue = issue.clone();
                Box::pin(async move { keep(tx, workspace, &issue).await })
            });
            assert_eq!(kept.await.unwrap(), first);
        }
        assert_eq!(whom(&db, "2027-03-15T12:00:00Z").await, []);
        assert_eq!(whom(&db, "2027-03-22T12:00:00Z").await, [(me, date(2027, 3, 22))]);
        let listed = list(&db, &owner, brand).await.unwrap();
        assert_eq!(listed.len(), 1);
        assert_eq!(get(&db, &owner, listed[0].id).await.unwrap(), issue(1), "as it was sent");
        let other = Actor { person: Some(PersonId(Uuid::from_u128(9))), ..owner.clone() };
        let refused = get(&db, &other, listed[0].id).await.unwrap_err();
        assert_eq!(refused.problem().unwrap().code, "not_found", "it is somebody else's");
    })
    .await;
}

#[tokio::test]
async fn who_wants_none_gets_none() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        create(&db, &owner, NewPart { brand, item: goal("Telepon") }, NOW).await.unwrap();
        let choose = async |in_app, by_mail| {
            let choice = Choice { topic: Topic::Brief, in_app, by_mail };
            notifications::choose(&db, &owner, vec![choice]).await.unwrap();
            whom(&db, "2027-03-15T12:00:00Z").await.len()
        };
        assert_eq!(choose(false, false).await, 0);
        assert_eq!(choose(true, false).await, 1);
        assert_eq!(choose(false, true).await, 1);
    })
    .await;
}

#[tokio::test]
async fn of_a_goal_without_numbers_only_that_is_said() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        create(&db, &owner, NewPart { brand, item: goal("Telepon") }, NOW).await.unwrap();
        let facts = gather(&db, &owner, brand, Waiting::default(), at("2027-03-15T12:00:00Z")).await.unwrap();
        let brief = write(&facts);
        let rules = |sentences: &[Sentence]| sentences.iter().map(|one| one.rule.clone()).collect::<Vec<_>>();
        assert_eq!(rules(&brief.goals[0].sentences), ["course_no_numbers"]);
        assert_eq!(brief.actions, []);
        assert_eq!(rules(&brief.decisions), ["decide_no_numbers"], "for two weeks nobody told a number");
    })
    .await;
}
