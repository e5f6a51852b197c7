//! Who is kept as a competitor, and with which profiles.

use super::*;
use selaras_kernel::{Role, actor::Grant};
use selaras_networks::{ConnectorError, ErrorKind};
use selaras_store::testing::on_both;

#[tokio::test]
async fn competitors_are_kept_by_name_changed_under_their_version_and_removed() {
    on_both(|db| async move {
        let world = World::new(&db);
        let made = create(&db, &world.by, world.named(" Sangrai Kita "), NOW).await.unwrap();
        assert_eq!((made.name.as_str(), made.version), ("Sangrai Kita", 1));
        let other = create(&db, &world.by, world.named("Arunika"), NOW).await.unwrap();
        let names = async || {
            list(&db, &world.by, world.brand)
                .await
                .unwrap()
                .into_iter()
                .map(|one| one.name)
                .collect::<Vec<_>>()
        };
        assert_eq!(names().await, ["Arunika", "Sangrai Kita"]);
        let found = HowFound { by: FoundBy::Keyword, words: "kopi susu".into() };
        let changes = CompetitorChanges {
            note: Some("Kuat di video".into()),
            found: Some(found.clone()),
            ..Default::default()
        };
        let changed = update(&db, &world.by, made.id, Some(1), changes.clone(), NOW).await.unwrap();
        assert_eq!((changed.version, &changed.found, changed.note.as_str()), (2, &found, "Kuat di video"));
        assert_eq!(get(&db, &world.by, made.id).await.unwrap(), changed);
        assert_eq!(
            update(&db, &world.by, made.id, Some(2), changes.clone(), NOW).await.unwrap().version,
            2,
            "nothing changed"
        );
        assert_eq!(code(update(&db, &world.by, made.id, Some(1), changes, NOW).await), "stale");
        assert_eq!(code(remove(&db, &world.by, made.id, Some(1), NOW).await), "stale");
        remove(&db, &world.by, other.id, Some(1), NOW).await.unwrap();
        assert_eq!(names().await, ["Sangrai Kita"]);
        let told: Vec<String> =
            events::after(&db, 0, 100).await.unwrap().into_iter().map(|event| event.kind).collect();
        assert_eq!(
            told,
            ["competitor.created", "competitor.created", "competitor.updated", "competitor.removed"]
        );
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_kept_is_said_at_once_and_a_brand_has_twenty() {
    on_both(|db| async move {
        let world = World::new(&db);
        let found = HowFound { by: FoundBy::Other, words: "a".repeat(501) };
        let bad = NewCompetitor { note: "a".repeat(2_001), found, ..world.named("  ") };
        let refused = create(&db, &world.by, bad, NOW).await.unwrap_err();
        let codes: Vec<_> = refused.problem().unwrap().each().map(|one| one.code.clone()).collect();
        assert_eq!(
            codes,
            ["competitor_name_missing", "competitor_note_too_long", "competitor_words_too_long"]
        );
        for n in 0..COMPETITORS_MAX {
            create(&db, &world.by, world.named(&format!("Kedai {n}")), NOW).await.unwrap();
        }
        assert_eq!(
            code(create(&db, &world.by, world.named("Kedai lagi"), NOW).await),
            "competitors_too_many"
        );
    })
    .await;
}

#[tokio::test]
async fn who_may_not_see_finds_nothing_and_who_may_only_see_changes_nothing() {
    on_both(|db| async move {
        let world = World::new(&db);
        let made = world.competitor_of_new("Arunika", "arunika").await;
        let role =
            |role, brand| Actor { grants: vec![Grant { brand: Some(brand), role }], ..world.by.clone() };
        for stranger in [
            role(Role::Agent, world.brand),
            role(Role::Admin, BrandId::new(NOW)),
            Actor::system(WorkspaceId::new(NOW)),
        ] {
            assert_eq!(code(get(&db, &stranger, made.id).await), "not_found");
            assert_eq!(code(remove(&db, &stranger, made.id, None, NOW).await), "not_found");
            let profile = made.profiles[0].id;
            assert_eq!(code(remove_profile(&db, &stranger, made.id, profile, NOW).await), "not_found");
        }
        let analyst = role(Role::Analyst, world.brand);
        assert_eq!(get(&db, &analyst, made.id).await.unwrap(), made);
        assert_eq!(code(create(&db, &analyst, world.named("Lain"), NOW).await), "forbidden");
        assert_eq!(
            code(update(&db, &analyst, made.id, None, CompetitorChanges::default(), NOW).await),
            "forbidden"
        );
        assert_eq!(code(remove(&db, &analyst, made.id, None, NOW).await), "forbidden");
    })
    .await;
}

#[tokio::test]
async fn a_profile_is_found_by_its_network_measured_and_kept_once() {
    on_both(|db| async move {
        let world = World::new(&db);
        world.fake.account("arunika");
        world.fake.set_profile_number("arunika", Metric::Followers, 1_234);
        let made = world.competitor("Arunika", "https://fake.test/@arunika").await;
        let profile = &made.profiles[0];
        assert_eq!((profile.handle.as_str(), profile.state), ("arunika", LookState::Waiting));
        assert_eq!(made, get(&db, &world.by, made.id).await.unwrap());
        let question = crate::measure::Question {
            brand: Some(world.brand),
            profiles: vec![profile.id],
            whose: crate::measure::Whose::Others,
            from: jiff::civil::date(2027, 1, 1),
            to: jiff::civil::date(2027, 1, 31),
            figure: crate::measure::Figure::Followers,
            by: Vec::new(),
            counting: crate::measure::Counting::Happened,
            recount: false,
        };
        assert_eq!(
            crate::measure::ask(&db, &world.by, &question).await.unwrap().total,
            Some(1_234.0),
            "at once"
        );
        assert_eq!(code(world.add(made.id, "@arunika").await), "competitor_profile_known");
        let other = create(&db, &world.by, world.named("Lain"), NOW).await.unwrap();
        assert_eq!(code(world.add(other.id, "@arunika").await), "competitor_profile_known");
        // What is ours is no competitor's.
        world.fake.account("kami");
        let own =
            Own { network: "fake".into(), server: "https://fake.test".into(), remote_id: "kami".into() };
        world.home.lock().unwrap().profiles.push(own);
        assert_eq!(code(world.add(other.id, "kami").await), "competitor_profile_ours");
        assert_eq!(code(world.add(other.id, "dua kata").await), "competitor_address_malformed");
        assert_eq!(code(world.add(other.id, "tidak_ada").await), "competitor_profile_not_found");
        let refuse = |kind| world.fake.refuse_look(ConnectorError::not_done(kind, "no"));
        for (kind, expect) in [
            (ErrorKind::NotShown, "competitor_profile_not_shown"),
            (ErrorKind::RateLimited, "competitor_network_busy"),
            (ErrorKind::NoAnswer, "competitor_network_away"),
        ] {
            refuse(kind);
            assert_eq!(code(world.add(other.id, "lain").await), expect);
        }
        let elsewhere = NewCompetitorProfile { network: "lain".into(), address: "x".into() };
        assert_eq!(
            code(add_profile(&db, &world.by, other.id, elsewhere, &world, NOW).await),
            "competitor_network_unknown"
        );
        for n in 0..PROFILES_MAX {
            world.fake.account(&format!("cabang{n}"));
            world.add(other.id, &format!("cabang{n}")).await.unwrap();
        }
        world.fake.account("lebih");
        assert_eq!(code(world.add(other.id, "lebih").await), "competitor_profiles_too_many");
        world.home.lock().unwrap().sample = true;
        assert_eq!(code(world.add(made.id, "lebih").await), "brand_sample");
    })
    .await;
}

#[tokio::test]
async fn what_is_not_shown_to_strangers_is_asked_for_through_an_account() {
    on_both(|db| async move {
        let world = World::new(&db);
        world.fake.account("arunika");
        let made = create(&db, &world.by, world.named("Arunika"), NOW).await.unwrap();
        *world.account.lock().unwrap() = Some(world.fake.account("kami"));
        world.fake.refuse_look(ConnectorError::not_done(ErrorKind::NotShown, "not for strangers"));
        assert_eq!(world.add(made.id, "arunika").await.unwrap().profiles.len(), 1);
        assert_eq!(world.fake.looks(), 2);
    })
    .await;
}

#[tokio::test]
async fn what_is_removed_leaves_nothing() {
    on_both(|db| async move {
        let world = World::new(&db);
        let stays = world.competitor_of_new("Tetap", "tetap").await;
        world.post("tetap", "Halo #kopi", NOW - DAY);
        world.look(NOW).await;
        let before = world.tables().await;
        for handle in ["satu", "dua"] {
            world.fake.account(handle);
            let id = world.post(handle, "Halo #teh @tetap", NOW - DAY);
            world.fake.set_number(&id, Metric::Reactions, 7);
        }
        let made = world.competitor("Pergi", "satu").await;
        let made = world.add(made.id, "dua").await.unwrap();
        assert_eq!(world.look(NOW).await.posts, 2);
        let first = made.profiles.iter().find(|one| one.handle == "satu").unwrap().id;
        let left = remove_profile(&db, &world.by, made.id, first, NOW).await.unwrap();
        assert_eq!(left.profiles.len(), 1);
        assert_eq!(code(remove_profile(&db, &world.by, made.id, first, NOW).await), "not_found");
        assert_eq!(world.kept().await.0, 2, "of the one that stays, and of the other");
        remove(&db, &world.by, made.id, None, NOW).await.unwrap();
        assert_eq!(world.tables().await, before);
        assert_eq!(list(&db, &world.by, world.brand).await.unwrap().len(), 1);
        assert_eq!(world.profile(stays.id).await.state, LookState::Seen);
    })
    .await;
}

#[tokio::test]
async fn a_profile_added_to_two_at_once_is_kept_once() {
    on_both(|db| async move {
        let world = World::new(&db);
        world.fake.account("arunika");
        let one = create(&db, &world.by, world.named("Satu"), NOW).await.unwrap();
        let two = create(&db, &world.by, world.named("Dua"), NOW).await.unwrap();
        let (a, b) = tokio::join!(world.add(one.id, "arunika"), world.add(two.id, "arunika"));
        assert!(a.is_ok() ^ b.is_ok());
        assert_eq!(code(if a.is_ok() { b } else { a }), "competitor_profile_known");
    })
    .await;
}
