//! What membership promises, on both databases.

use super::*;
use crate::testing;
use selaras_store::{events, testing::on_both};

const NOW: Timestamp = Timestamp(1_800_000_000_000_000);

fn code<T: std::fmt::Debug>(result: Result<T>) -> String {
    result.unwrap_err().problem().unwrap().code.clone()
}

async fn of(db: &Db, owner: &Actor, who: &Actor) -> MembershipId {
    let all = list(db, owner, None, 200).await.unwrap().items;
    all.into_iter().find(|m| Some(m.person) == who.person).unwrap().id
}

#[tokio::test]
async fn the_last_owner_stays() {
    on_both(|db| async move {
        let (owner, _) = testing::owner(&db, NOW).await;
        let own = of(&db, &owner, &owner).await;
        assert_eq!(code(set_role(&db, &owner, own, Role::Admin, NOW).await), "last_owner");
        assert_eq!(code(remove(&db, &owner, own, NOW).await), "last_owner");
        let second = testing::member(&db, &owner, Role::Owner, None, NOW).await;
        let other = of(&db, &owner, &second).await;
        let (a, b) = tokio::join!(remove(&db, &owner, other, NOW), remove(&db, &second, own, NOW));
        assert!(a.is_ok() ^ b.is_ok(), "of two who remove each other one stays");
    })
    .await;
}

#[tokio::test]
async fn only_owners_make_and_unmake_owners() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let admin = testing::member(&db, &owner, Role::Admin, None, NOW).await;
        let editor = testing::member(&db, &owner, Role::Editor, None, NOW).await;
        let guest = testing::member(&db, &owner, Role::Client, Some(brand), NOW).await;
        let (o, e, g) =
            (of(&db, &owner, &owner).await, of(&db, &owner, &editor).await, of(&db, &owner, &guest).await);
        assert_eq!(code(set_role(&db, &admin, e, Role::Owner, NOW).await), "owner_needed");
        assert_eq!(code(set_role(&db, &admin, o, Role::Client, NOW).await), "owner_needed");
        assert_eq!(code(remove(&db, &admin, o, NOW).await), "owner_needed");
        assert_eq!(code(set_role(&db, &owner, g, Role::Owner, NOW).await), "role_needs_workspace");
        assert_eq!(code(set_role(&db, &editor, e, Role::Admin, NOW).await), "forbidden");
        assert_eq!(set_role(&db, &admin, e, Role::Analyst, NOW).await.unwrap().role, Role::Analyst);
        let told = events::after(&db, 0, 100).await.unwrap().pop().unwrap();
        assert_eq!(
            (told.kind.as_str(), told.data.0.to_string()),
            ("member.changed", r#"{"from":{"role":"editor"},"to":{"role":"analyst"}}"#.to_owned())
        );
        assert_eq!(told.person_id, admin.person);
    })
    .await;
}

#[tokio::test]
async fn members_of_another_workspace_or_brand_do_not_exist() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let (stranger, _) = testing::owner(&db, NOW).await;
        let own = of(&db, &owner, &owner).await;
        assert_eq!(code(remove(&db, &stranger, own, NOW).await), "not_found");
        assert_eq!(code(set_role(&db, &stranger, own, Role::Client, NOW).await), "not_found");
        let second = crate::brands::NewBrand { name: "Second".into(), zone: "UTC".into(), approval: false };
        let second = crate::brands::create(&db, &owner, second, NOW).await.unwrap().id;
        let here = testing::member(&db, &owner, Role::Admin, Some(brand), NOW).await;
        let there = testing::member(&db, &owner, Role::Editor, Some(second), NOW).await;
        let id = of(&db, &owner, &there).await;
        assert_eq!(code(remove(&db, &here, id, NOW).await), "not_found");
        let seen = list(&db, &here, None, 10).await.unwrap().items;
        assert_eq!(seen.len(), 2, "those of the workspace and of the brand: {seen:?}");
        assert_eq!(
            code(list(&db, &testing::member(&db, &owner, Role::Client, None, NOW).await, None, 10).await),
            "forbidden"
        );
    })
    .await;
}

#[tokio::test]
async fn pages_follow_one_another_without_gap_or_repeat() {
    on_both(|db| async move {
        let (owner, _) = testing::owner(&db, NOW).await;
        for _ in 0..6 {
            testing::member(&db, &owner, Role::Editor, None, NOW).await;
        }
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let page = list(&db, &owner, after, 3).await.unwrap();
            seen.extend(page.items.iter().map(|m| m.id));
            match page.next {
                Some(next) => after = Some(next.parse().unwrap()),
                None => break,
            }
        }
        let all = list(&db, &owner, None, 200).await.unwrap().items;
        assert_eq!(seen, all.into_iter().map(|m| m.id).collect::<Vec<_>>());
        assert_eq!(seen.len(), 7);
    })
    .await;
}
