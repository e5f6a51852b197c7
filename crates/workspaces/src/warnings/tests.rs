//! Is a warning due when it should be, for those who can do something about it, and once?

use super::*;
use crate::testing;
use selaras_networks::{Account, Connected, Secret, fake::Fake};
use selaras_store::testing::on_both;
use serde_json::json;

const NOW: Timestamp = Timestamp(1_799_719_200_000_000);

fn connected(fake: &Fake, handle: &str, ends: Timestamp) -> Connected {
    let secret = Secret { fields: json!({"access": "s", "refresh": ""}), expires_at: Some(ends) };
    let account = Account { secret, ..fake.account(handle) };
    Connected { account, name: handle.into(), url: format!("https://fake.test/@{handle}"), avatar: None }
}

async fn given(db: &Db, ending: &Ending) -> bool {
    let ending = ending.clone();
    db.write(move |tx| Box::pin(async move { mark(tx, &ending, NOW).await })).await.unwrap()
}

#[tokio::test]
async fn each_threshold_warns_once_and_a_renewed_sign_in_begins_anew() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let (vault, fake) = (testing::vault(), Fake::new());
        let connect = async |ends: Timestamp| {
            testing::profile(&db, &vault, &owner, brand, "fake", connected(&fake, "kopi", ends), NOW).await
        };
        let ends = NOW + DAY * 20;
        connect(ends).await;
        let days =
            async |at: Timestamp| due(&db, at).await.unwrap().into_iter().map(|e| e.days).collect::<Vec<_>>();
        let none: [u32; 0] = [];
        assert_eq!(days(NOW + DAY * 5).await, none, "too early");
        assert_eq!(days(NOW + DAY * 6).await, [14]);
        let found = due(&db, NOW + DAY * 6).await.unwrap().remove(0);
        assert!(given(&db, &found).await);
        assert!(!given(&db, &found).await, "another node was faster");
        assert_eq!(days(NOW + DAY * 12).await, none, "nobody is told twice");
        assert_eq!(days(NOW + DAY * 13).await, [7], "the next warning comes though the first was given");
        assert_eq!(days(NOW + DAY * 19).await, [1], "one that was missed is passed over");
        assert_eq!(days(ends).await, none, "it is too late to warn");
        let late = due(&db, NOW + DAY * 19).await.unwrap().remove(0);
        connect(NOW + DAY * 60).await;
        assert!(!given(&db, &late).await, "what was renewed meanwhile needs no warning");
        assert_eq!(days(NOW + DAY * 53).await, [7]);
    })
    .await;
}

#[tokio::test]
async fn those_who_may_mend_it_are_told_each_once() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let other =
            crate::brands::NewBrand { name: "Other".into(), zone: "Asia/Jakarta".into(), approval: false };
        let other = crate::brands::create(&db, &owner, other, NOW).await.unwrap().id;
        let (vault, fake) = (testing::vault(), Fake::new());
        let ends = connected(&fake, "kopi", NOW + DAY);
        testing::profile(&db, &vault, &owner, brand, "fake", ends, NOW).await;
        let manager = testing::member(&db, &owner, Role::ContentManager, Some(brand), NOW).await;
        let admin = testing::member(&db, &owner, Role::Admin, None, NOW).await;
        testing::member(&db, &owner, Role::Creator, Some(brand), NOW).await;
        testing::member(&db, &owner, Role::Admin, Some(other), NOW).await;
        testing::owner(&db, NOW).await;
        let ending = due(&db, NOW).await.unwrap().remove(0);
        let mut told: Vec<_> = menders(&db, &ending).await.unwrap().into_iter().map(|m| m.person).collect();
        told.sort();
        let mut may: Vec<_> =
            [&owner, &manager, &admin].into_iter().filter_map(|actor| actor.person).collect();
        may.sort();
        assert_eq!(told, may);
    })
    .await;
}
