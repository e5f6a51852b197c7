//! Does an absence begin and end by itself, and does what waits always have somebody?

use super::*;
use crate::testing;
use proptest::prelude::*;
use selaras_kernel::{Error, Role};
use selaras_store::testing::on_both;

/// 2027-01-12, 09:00 in Jakarta.
const NOW: Timestamp = Timestamp(1_799_719_200_000_000);
const DAY: Duration = Duration::from_secs(24 * 3600);

fn code<T: std::fmt::Debug>(result: Result<T>) -> String {
    match result {
        Err(Error::Problem(problem)) => problem.code,
        other => panic!("not a problem: {other:?}"),
    }
}

fn away(deputy: &Actor, from: &str, until: &str) -> NewAbsence {
    NewAbsence { deputy: deputy.person.unwrap(), from: from.parse().unwrap(), until: until.parse().unwrap() }
}

#[tokio::test]
async fn it_begins_and_ends_by_itself_and_is_said_by_oneself_or_who_manages() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let editor = testing::member(&db, &owner, Role::Editor, Some(brand), NOW).await;
        let creator = testing::member(&db, &owner, Role::Creator, Some(brand), NOW).await;
        let person = editor.person.unwrap();
        let set = |actor: &Actor, new: NewAbsence| {
            let (db, actor) = (db.clone(), actor.clone());
            async move { set(&db, &actor, person, new, NOW).await }
        };
        let days = ("2027-01-13", "2027-01-14");
        assert_eq!(code(set(&creator, away(&owner, days.0, days.1)).await), "forbidden");
        assert_eq!(code(set(&editor, away(&editor, days.0, days.1)).await), "deputy_self");
        assert_eq!(code(set(&editor, away(&creator, days.0, days.1)).await), "deputy_right");
        let (stranger, _) = testing::owner(&db, NOW).await;
        assert_eq!(code(set(&editor, away(&stranger, days.0, days.1)).await), "deputy_unknown");
        for (from, until) in
            [("2027-01-14", "2027-01-13"), ("2027-01-01", "2027-01-11"), ("2027-01-13", "2029-01-13")]
        {
            assert_eq!(code(set(&editor, away(&owner, from, until)).await), "absence_dates");
        }
        set(&editor, away(&owner, days.0, days.1)).await.unwrap();
        let count = |at: Timestamp| {
            let (db, workspace) = (db.clone(), owner.workspace);
            async move { current(&db, workspace, at).await.unwrap().len() }
        };
        assert_eq!(
            (
                count(NOW).await,
                count(NOW + DAY).await,
                count(NOW + DAY * 2).await,
                count(NOW + DAY * 3).await
            ),
            (0, 1, 1, 0)
        );
        assert_eq!(list(&db, &creator, NOW).await.unwrap().len(), 1, "it is known before it begins");
        set(&owner, away(&owner, "2027-01-12", "2027-01-12")).await.unwrap();
        assert_eq!(
            (count(NOW).await, count(NOW + DAY).await),
            (1, 0),
            "said anew, it replaces what was said"
        );
        assert_eq!(code(end(&db, &creator, person, NOW).await), "forbidden");
        end(&db, &editor, person, NOW).await.unwrap();
        assert_eq!(count(NOW).await, 0);
    })
    .await;
}

fn absence(person: u8, deputy: u8) -> Absence {
    let id = |n: u8| PersonId(uuid::Uuid::from_u128(n.into()));
    let day: Date = "2027-01-12".parse().unwrap();
    Absence {
        person: id(person),
        deputy: id(deputy),
        from: day,
        until: day,
        from_at: NOW,
        until_at: NOW + DAY,
    }
}

proptest! {
    #[test]
    fn however_deputies_follow_one_another_there_is_one_who_holds_it(deputies in prop::collection::vec(prop::option::of(0..6_u8), 6), unfit in 0..6_u8) {
        let all: Vec<_> = (0..6_u8).zip(&deputies).filter_map(|(n, d)| d.filter(|d| *d != n).map(|d| absence(n, d))).collect();
        for n in 0..6_u8 {
            let id = PersonId(uuid::Uuid::from_u128(n.into()));
            let found = holder(&all, id, |one| one.0.as_u128() != u128::from(unfit));
            let is_away = |one: PersonId| all.iter().any(|a| a.person == one);
            // Either it stays where it was, or it is with somebody who is there and fits.
            prop_assert!(found == id || (!is_away(found) && found.0.as_u128() != u128::from(unfit)));
            if !is_away(id) {
                prop_assert_eq!(found, id);
            }
        }
    }
}
