//! What people can do with posts, and what they are told when they cannot.

use super::*;
use crate::scene::{HOUR, Scene};
use selaras_kernel::{
    BrandId, Error, ItemId, Journey, Role,
    schedule::{Slot, Weekday},
};
use selaras_store::{events, testing::on_both};
use selaras_workspaces::{brands, profiles, testing};
use serde_json::json;
use std::time::Duration;

fn code(result: Result<Post>) -> String {
    match result {
        Err(Error::Problem(problem)) => problem.code,
        Err(other) => panic!("not a problem: {other}"),
        Ok(post) => panic!("it went through: {post:?}"),
    }
}

async fn want_approval(scene: &Scene) {
    let changes = brands::BrandChanges { approval: Some(true), ..brands::BrandChanges::default() };
    let brand = brands::get(&scene.db, &scene.actor, scene.brand).await.unwrap();
    brands::update(&scene.db, &scene.actor, scene.brand, changes, brand.version, scene.now()).await.unwrap();
}

#[tokio::test]
async fn a_draft_may_be_incomplete_and_a_scheduled_post_may_not() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let long = "a".repeat(100_000);
        let draft = scene.make(scene.new_post(&[&long], None)).await;
        assert_eq!(draft.state, PostState::Draft);
        let when = When::at("2027-01-12T10:00", "Asia/Jakarta");
        let refused = schedule(&scene.db, &scene.networks, &scene.actor, draft.id, &when, scene.now()).await;
        assert_eq!(code(refused), "text_too_long");
        assert_eq!(scene.get(draft.id).await.version, draft.version, "nothing was changed");
    })
    .await;
}

#[tokio::test]
async fn every_problem_of_a_post_is_told_at_once_with_its_field() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let long = "a".repeat(100_000);
        let new = scene.new_post(&[&long, &long], Some(When::at("2027-01-12T10:00", "Asia/Jakarta")));
        let error = create(&scene.db, &scene.networks, &scene.actor, new, scene.now()).await.unwrap_err();
        let told: Vec<_> =
            error.problem().unwrap().each().map(|p| format!("{} {}", p.field, p.code)).collect();
        assert_eq!(
            told,
            [
                "content.parts[0].text text_too_long",
                "content.parts[0].text text_too_many_bytes",
                "content.parts[1].text text_too_long",
                "content.parts[1].text text_too_many_bytes"
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn times_that_cannot_be_meant_are_refused() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let at = |at: &str, zone: &str| scene.new_post(&["halo"], Some(When::at(at, zone)));
        let both = When { now: true, ..When::at("2027-01-12T10:00", "Asia/Jakarta") };
        for (new, expect) in [
            (at("2027-01-12T08:00", "Asia/Jakarta"), "time_past"),
            (at("2027-03-28T02:30", "Europe/Berlin"), "time_skipped"),
            (at("2027-03-28T02:30", "Asia/Bandung"), "zone_unknown"),
            (at("besok", "Asia/Jakarta"), "time_malformed"),
            (scene.new_post(&["halo"], Some(both)), "when_not_one"),
            (scene.new_post(&["halo"], Some(When { next_slot: true, ..When::default() })), "slots_missing"),
        ] {
            assert_eq!(
                code(create(&scene.db, &scene.networks, &scene.actor, new, scene.now()).await),
                expect
            );
        }
        assert!(scene.calendar(Some((Timestamp(0), Timestamp(i64::MAX)))).await.items.is_empty());
    })
    .await;
}

#[tokio::test]
async fn nothing_goes_out_unapproved_and_nobody_approves_their_own() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        want_approval(&scene).await;
        let creator =
            testing::member(&scene.db, &scene.actor, Role::Creator, Some(scene.brand), scene.now()).await;
        let editor =
            testing::member(&scene.db, &scene.actor, Role::Editor, Some(scene.brand), scene.now()).await;
        let new = scene.new_post(&["mohon ditinjau"], Some(When::at("2027-01-12T10:00", "Asia/Jakarta")));
        let post = create(&scene.db, &scene.networks, &creator, new, scene.now()).await.unwrap();
        assert_eq!(post.state, PostState::Draft);
        let unapproved = schedule(
            &scene.db,
            &scene.networks,
            &editor,
            post.id,
            &When { now: true, ..When::default() },
            scene.now(),
        )
        .await;
        assert_eq!(code(unapproved), "approval_missing");
        submit(&scene.db, &scene.networks, &creator, post.id, scene.now()).await.unwrap();
        assert_eq!(
            code(approve(&scene.db, &scene.networks, &creator, post.id, None, scene.now()).await),
            "forbidden"
        );
        let back =
            request_changes(&scene.db, &editor, post.id, "sebut harganya".into(), scene.now()).await.unwrap();
        assert_eq!(back.state, PostState::ChangesRequested);
        submit(&scene.db, &scene.networks, &editor, post.id, scene.now()).await.unwrap();
        assert_eq!(
            code(approve(&scene.db, &scene.networks, &editor, post.id, None, scene.now()).await),
            "own_approval"
        );
        // The editor writes into what waits: whoever read it before must look again, and the words are the editor's now.
        let read = get(&scene.db, &scene.actor, post.id).await.unwrap();
        let words = Changes { content: Some(Content::text("harga Rp25.000")), ..Changes::default() };
        let changed =
            update(&scene.db, &scene.networks, &editor, post.id, words, Some(read.version), scene.now())
                .await;
        assert_eq!(changed.unwrap().state, PostState::InReview);
        let owner = &scene.actor;
        let seen = Some(read.version);
        let early = approve(&scene.db, &scene.networks, owner, post.id, seen, scene.now()).await;
        assert_eq!(code(early), "stale");
        let own = approve(&scene.db, &scene.networks, &editor, post.id, None, scene.now()).await;
        assert_eq!(code(own), "own_approval");
        let seen = seen.map(|version| version + 1);
        let approved = approve(&scene.db, &scene.networks, owner, post.id, seen, scene.now()).await.unwrap();
        assert_eq!(approved.state, PostState::Scheduled);
        // New words need a new approval, and what was scheduled is held back meanwhile.
        let changes = Changes { content: Some(Content::text("harga baru")), ..Changes::default() };
        let changed = update(
            &scene.db,
            &scene.networks,
            &creator,
            post.id,
            changes,
            Some(approved.version),
            scene.now(),
        )
        .await
        .unwrap();
        assert_eq!(changed.state, PostState::Draft);
        scene.pass(2 * HOUR).await;
        assert!(scene.fake.texts().is_empty());
    })
    .await;
}

#[tokio::test]
async fn who_saw_an_older_version_overwrites_nothing() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let post = scene.schedule("satu", "2027-01-12T10:00").await;
        let title = |title: &str| Changes { title: Some(title.into()), ..Changes::default() };
        update(
            &scene.db,
            &scene.networks,
            &scene.actor,
            post.id,
            title("a"),
            Some(post.version),
            scene.now(),
        )
        .await
        .unwrap();
        let late = update(
            &scene.db,
            &scene.networks,
            &scene.actor,
            post.id,
            title("b"),
            Some(post.version),
            scene.now(),
        )
        .await;
        assert_eq!(code(late), "stale");
        let seen = scene.get(post.id).await;
        assert_eq!(
            (seen.title.as_str(), seen.state),
            ("a", PostState::Scheduled),
            "a new title does not unschedule"
        );
    })
    .await;
}

#[tokio::test]
async fn posts_of_another_workspace_or_brand_are_not_there() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let post = scene.schedule("rahasia", "2027-01-12T10:00").await;
        let (stranger, _) = testing::owner(&scene.db, scene.now()).await;
        assert_eq!(code(get(&scene.db, &stranger, post.id).await), "not_found");
        assert_eq!(code(cancel(&scene.db, &stranger, post.id, scene.now()).await), "not_found");
        let new = scene.new_post(&["menyusup"], None);
        assert_eq!(
            code(create(&scene.db, &scene.networks, &stranger, new.clone(), scene.now()).await),
            "brand_unknown"
        );
        let other = brands::create(
            &scene.db,
            &scene.actor,
            brands::NewBrand { name: "Lain".into(), zone: "Asia/Jakarta".into(), approval: false },
            scene.now(),
        )
        .await
        .unwrap();
        let editor =
            testing::member(&scene.db, &scene.actor, Role::Editor, Some(other.id), scene.now()).await;
        assert_eq!(code(get(&scene.db, &editor, post.id).await), "not_found");
        assert_eq!(
            code(create(&scene.db, &scene.networks, &editor, new, scene.now()).await),
            "brand_unknown"
        );
        let foreign = NewPost { brand: other.id, ..scene.new_post(&["profil asing"], None) };
        assert_eq!(
            code(create(&scene.db, &scene.networks, &scene.actor, foreign, scene.now()).await),
            "profile_unknown"
        );
        let nowhere = NewPost { brand: BrandId::new(scene.now()), ..scene.new_post(&["?"], None) };
        assert_eq!(
            code(create(&scene.db, &scene.networks, &scene.actor, nowhere, scene.now()).await),
            "brand_unknown"
        );
    })
    .await;
}

#[tokio::test]
async fn the_audit_trail_tells_who_changed_what_from_and_to() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let post = scene.schedule("kopi hangat", "2027-01-12T10:00").await;
        let changes = Changes { title: Some("Promo".into()), ..Changes::default() };
        update(&scene.db, &scene.networks, &scene.actor, post.id, changes, None, scene.now()).await.unwrap();
        let trail = events::trail(&scene.db, &scene.actor, None, Some(post.id.0), 10).await.unwrap();
        let kinds: Vec<_> = trail.iter().map(|e| e.kind.as_str()).collect();
        assert_eq!(kinds, ["post.changed", "post.created"]);
        assert_eq!(trail[0].data.0, json!({"from": {"title": ""}, "to": {"title": "Promo"}}));
        assert_eq!(trail[0].person_id, scene.actor.person);
    })
    .await;
}

#[tokio::test]
async fn a_moved_post_goes_out_at_the_new_time_only() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let post = scene.schedule("pindah", "2027-01-12T10:00").await;
        schedule(
            &scene.db,
            &scene.networks,
            &scene.actor,
            post.id,
            &When::at("2027-01-12T12:00", "Asia/Jakarta"),
            scene.now(),
        )
        .await
        .unwrap();
        scene.pass(2 * HOUR).await;
        assert!(scene.fake.texts().is_empty());
        scene.pass(HOUR).await;
        assert_eq!(scene.fake.texts(), ["pindah"]);
    })
    .await;
}

#[tokio::test]
async fn what_has_appeared_is_neither_changed_nor_deleted_but_can_be_duplicated() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let post = scene.schedule("sudah terbit", "2027-01-12T10:00").await;
        scene.pass(HOUR).await;
        let changes = Changes { content: Some(Content::text("lain")), ..Changes::default() };
        assert_eq!(
            code(update(&scene.db, &scene.networks, &scene.actor, post.id, changes, None, scene.now()).await),
            "post_underway"
        );
        assert_eq!(
            delete(&scene.db, &scene.actor, post.id, None, scene.now())
                .await
                .unwrap_err()
                .problem()
                .unwrap()
                .code,
            "post_underway"
        );
        let copy = duplicate(&scene.db, &scene.networks, &scene.actor, post.id, scene.now()).await.unwrap();
        assert_eq!((copy.state, copy.content.parts[0].text.as_str()), (PostState::Draft, "sudah terbit"));
        delete(&scene.db, &scene.actor, copy.id, None, scene.now()).await.unwrap();
        assert_eq!(code(get(&scene.db, &scene.actor, copy.id).await), "not_found");
    })
    .await;
}

#[tokio::test]
async fn posts_planned_at_the_same_moment_get_a_slot_each() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let slots =
            [9, 12, 15].map(|hour| Slot { day: Weekday::Wed, time: jiff::civil::time(hour, 0, 0, 0) });
        let (db, actor, profile) = (&scene.db, &scene.actor, scene.profile);
        let changes = profiles::ProfileChanges { slots: Some(slots.to_vec()), ..Default::default() };
        let version = profiles::get(db, actor, profile).await.unwrap().version;
        profiles::update(db, actor, profile, changes, version, scene.now()).await.unwrap();
        let next_slot = || When { next_slot: true, ..When::default() };
        let together = (0..8).map(|_| scene.make(scene.new_post(&["halo"], Some(next_slot()))));
        let posts = futures::future::join_all(together).await;
        let mut times: Vec<_> = posts.iter().map(|post| post.when.clone().unwrap().at.to_string()).collect();
        times.sort();
        let expected = ["13T09", "13T12", "13T15", "20T09", "20T12", "20T15", "27T09", "27T12"];
        assert_eq!(times, expected.map(|time| format!("2027-01-{time}:00:00")));
        for post in &posts {
            assert_eq!(
                scene.get(post.id).await.deliveries[0].next_at,
                post.due_at,
                "it goes out in its slot"
            );
        }

        // Asking once more keeps one's own slot; a slot that was given up is free again.
        let first = posts.iter().min_by_key(|post| post.due_at).unwrap();
        let again =
            schedule(&scene.db, &scene.networks, &scene.actor, first.id, &next_slot(), scene.now()).await;
        assert_eq!(again.unwrap().due_at, first.due_at);
        cancel(&scene.db, &scene.actor, first.id, scene.now()).await.unwrap();
        scene.clock.advance(Duration::from_secs(61));
        assert_eq!(scene.make(scene.new_post(&["halo"], Some(next_slot()))).await.due_at, first.due_at);
    })
    .await;
}

#[tokio::test]
async fn what_a_post_is_for_is_kept_copied_and_changed_even_when_it_is_out() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let (pillar, tactic) = (ItemId::new(scene.now()), ItemId::new(scene.now()));
        let purpose = Purpose {
            pillar: Some(pillar),
            journey: Some(Journey::Purchase),
            persona: Some(ItemId::new(scene.now())),
            tactic: Some(tactic),
        };
        let when = Some(When::at("2027-01-12T10:00", "Asia/Jakarta"));
        let new = NewPost { purpose, ..scene.new_post(&["diskon"], when) };
        let post = scene.make(new).await;
        assert_eq!(scene.get(post.id).await.purpose, purpose);
        let copy = duplicate(&scene.db, &scene.networks, &scene.actor, post.id, scene.now()).await.unwrap();
        assert_eq!(copy.purpose, purpose);
        // By the post, or by the delivery under which its numbers lie.
        let subjects = [post.id.0, copy.deliveries[0].id.0, scene.brand.0];
        let told = async || {
            purposed(&scene.db, scene.actor.workspace, scene.brand, subjects, Which::Naming).await.unwrap()
        };
        let found = told().await;
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(|one| one.purpose == purpose));

        // Other changes leave it; when the post is out it may still be said for what it was.
        let named = Changes { title: Some("11.11".into()), ..Changes::default() };
        let change = async |changes| {
            update(&scene.db, &scene.networks, &scene.actor, post.id, changes, None, scene.now())
                .await
                .unwrap()
        };
        assert_eq!(change(named).await.purpose, purpose);
        scene.pass(30 * HOUR).await;
        assert_eq!(scene.get(post.id).await.state, PostState::Published);
        let inherited = Purpose { tactic: None, ..purpose };
        let changed = change(Changes { purpose: Some(inherited), ..Changes::default() }).await;
        assert_eq!((changed.purpose, changed.state), (inherited, PostState::Published));
        change(Changes { purpose: Some(Purpose::default()), ..Changes::default() }).await;
        let found = told().await;
        assert_eq!(found.iter().map(|one| one.post).collect::<Vec<_>>(), [copy.id]);
    })
    .await;
}
