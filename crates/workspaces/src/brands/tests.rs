//! What brands promise, on both databases.

use super::*;
use crate::testing;
use selaras_kernel::Role;
use selaras_store::{events, testing::on_both};

const NOW: Timestamp = Timestamp(1_800_000_000_000_000);

fn code<T: std::fmt::Debug>(result: Result<T>) -> String {
    result.unwrap_err().problem().unwrap().code.clone()
}

#[tokio::test]
async fn a_change_needs_the_version_it_was_made_for() {
    on_both(|db| async move {
        let (owner, _) = testing::owner(&db, NOW).await;
        let new = NewBrand { name: " Teh ".into(), zone: "Asia/Makassar".into(), approval: true };
        let brand = create(&db, &owner, new, NOW).await.unwrap();
        assert_eq!((brand.name.as_str(), brand.version), ("Teh", 1));
        let rename = |name: &str, version| {
            let changes = BrandChanges { name: Some(name.into()), ..BrandChanges::default() };
            update(&db, &owner, brand.id, changes, version, NOW)
        };
        let (a, b) = tokio::join!(rename("Teh Kita", 1), rename("Teh Kamu", 1));
        assert!(a.is_ok() ^ b.is_ok());
        let failed = if a.is_ok() { &b } else { &a };
        assert_eq!(failed.as_ref().unwrap_err().problem().unwrap().code, "stale");
        let now = get(&db, &owner, brand.id).await.unwrap();
        assert_eq!((now.version, now.zone.as_str(), now.approval), (2, "Asia/Makassar", true));
        assert_eq!(rename(&now.name, 2).await.unwrap().version, 2, "what changes nothing is no change");
        let told = events::after(&db, 0, 100).await.unwrap().pop().unwrap();
        assert_eq!(told.data.0["from"], serde_json::json!({"name": "Teh"}), "only what changed is told");
        assert_eq!(
            code(
                create(
                    &db,
                    &owner,
                    NewBrand { name: "".into(), zone: "Mars/Base".into(), approval: false },
                    NOW
                )
                .await
            ),
            "name_missing"
        );
    })
    .await;
}

#[tokio::test]
async fn brands_beyond_the_actors_reach_do_not_exist() {
    on_both(|db| async move {
        let (owner, first) = testing::owner(&db, NOW).await;
        let (stranger, foreign) = testing::owner(&db, NOW).await;
        let second = create(
            &db,
            &owner,
            NewBrand { name: "A second".into(), zone: "UTC".into(), approval: false },
            NOW,
        )
        .await
        .unwrap();
        let guest = testing::member(&db, &owner, Role::Client, Some(first), NOW).await;
        assert_eq!(
            list(&db, &owner).await.unwrap().iter().map(|b| b.id).collect::<Vec<_>>(),
            [second.id, first]
        );
        assert_eq!(list(&db, &guest).await.unwrap().iter().map(|b| b.id).collect::<Vec<_>>(), [first]);
        assert_eq!(code(get(&db, &guest, second.id).await), "not_found");
        assert_eq!(code(get(&db, &owner, foreign).await), "not_found");
        assert_eq!(code(update(&db, &stranger, first, BrandChanges::default(), 1, NOW).await), "not_found");
        assert_eq!(code(update(&db, &guest, first, BrandChanges::default(), 1, NOW).await), "forbidden");
        assert_eq!(
            code(
                create(&db, &guest, NewBrand { name: "X".into(), zone: "UTC".into(), approval: false }, NOW)
                    .await
            ),
            "forbidden"
        );
    })
    .await;
}
