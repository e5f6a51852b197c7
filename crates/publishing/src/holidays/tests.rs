//! What a calendar marks, on both databases.

use super::*;
use crate::scene::Scene;
use jiff::civil::date;
use selaras_store::testing::on_both;
use selaras_workspaces::testing;

fn code<T: std::fmt::Debug>(result: Result<T>) -> String {
    result.unwrap_err().problem().unwrap().code.clone()
}

#[tokio::test]
async fn indonesia_is_marked_until_a_brand_chooses_otherwise() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let (db, actor, brand, now) = (&scene.db, &scene.actor, scene.brand, scene.now());
        let march = async || list(db, actor, brand, date(2026, 3, 18), date(2026, 3, 24)).await.unwrap();
        let days = march().await;
        let lebaran = days.iter().find(|day| day.date == date(2026, 3, 21)).unwrap();
        assert_eq!((lebaran.kind, lebaran.country.as_deref()), (DayKind::National, Some("ID")));
        assert!(days.iter().any(|day| day.kind == DayKind::JointLeave), "cuti bersama around Lebaran");
        assert!(days.iter().any(|day| day.kind == DayKind::Observance && day.date == date(2026, 3, 22)));

        let wanted = HolidayChoice { countries: vec!["MY".into()], kinds: vec![DayKind::National] };
        choose(db, actor, brand, wanted.clone(), now).await.unwrap();
        assert_eq!(choice(db, actor, brand).await.unwrap(), wanted);
        let days = march().await;
        assert!(!days.is_empty() && days.iter().all(|day| day.country.as_deref() == Some("MY")));
        let mars = HolidayChoice { countries: vec!["XX".into()], ..HolidayChoice::default() };
        assert_eq!(code(choose(db, actor, brand, mars, now).await), "country_unknown");
        assert_eq!(code(list(db, actor, brand, date(2026, 2, 1), date(2026, 1, 1)).await), "range_backwards");
        assert_eq!(code(list(db, actor, brand, date(2026, 2, 1), date(2028, 1, 1)).await), "range_too_long");
    })
    .await;
}

#[tokio::test]
async fn a_brands_own_days_come_again_and_are_nobody_elses() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let (db, actor, brand, now) = (&scene.db, &scene.actor, scene.brand, scene.now());
        let new = |name: &str, yearly| NewOwnDay {
            everywhere: false,
            brand,
            name: name.into(),
            date: date(2024, 2, 29),
            yearly,
            note: String::new(),
        };
        let made = add(db, actor, new("Ulang tahun kedai", true), now).await.unwrap();
        add(db, actor, new("Sekali saja", false), now).await.unwrap();
        let own = async |year: i16| -> Vec<_> {
            let days = list(db, actor, brand, date(year, 2, 20), date(year, 3, 1)).await.unwrap();
            days.into_iter().filter(|day| day.kind == DayKind::Own).map(|day| (day.name, day.date)).collect()
        };
        assert_eq!(own(2027).await, [("Ulang tahun kedai".to_owned(), date(2027, 2, 28))]);
        assert_eq!(own(2024).await.len(), 2);
        assert!(own(2023).await.is_empty(), "not before it began");
        assert_eq!(code(add(db, actor, new(" ", true), now).await), "day_name");

        let (stranger, _) = testing::owner(db, now).await;
        assert_eq!(code(add(db, &stranger, new("X", false), now).await), "not_found");
        assert_eq!(code(remove(db, &stranger, made.id.unwrap(), now).await), "not_found");
        let client = testing::member(db, actor, selaras_kernel::Role::Client, Some(brand), now).await;
        assert_eq!(code(remove(db, &client, made.id.unwrap(), now).await), "forbidden");
        remove(db, actor, made.id.unwrap(), now).await.unwrap();
        assert!(own(2027).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_day_of_the_workspace_is_marked_by_every_brand() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let (db, actor) = (&scene.db, &scene.actor);
        let other = selaras_workspaces::brands::NewBrand {
            name: "Teh".into(),
            zone: "Asia/Jakarta".into(),
            approval: false,
        };
        let other = brands::create(db, actor, other, scene.now()).await.unwrap().id;
        let day: Date = "2027-05-17".parse().unwrap();
        let new = NewOwnDay {
            brand: scene.brand,
            name: "Ulang tahun".into(),
            date: day,
            yearly: true,
            note: String::new(),
            everywhere: true,
        };
        let made = add(db, actor, new, scene.now()).await.unwrap();
        for brand in [scene.brand, other] {
            let found = list(db, actor, brand, day, day).await.unwrap();
            assert!(found.iter().any(|one| one.id == made.id && one.everywhere), "{found:?}");
        }
        remove(db, actor, made.id.unwrap(), scene.now()).await.unwrap();
        assert!(list(db, actor, other, day, day).await.unwrap().iter().all(|one| one.kind != DayKind::Own));
    })
    .await;
}
