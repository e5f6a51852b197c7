//! What reaches the network, whatever goes wrong on the way.

use super::{State, store, worker};
use crate::{
    posts::{self, PostState},
    scene::{HOUR, MINUTE, NOW, Scene},
};
use selaras_kernel::Timestamp;
use selaras_networks::{
    ErrorKind,
    fake::{Fake, Fault},
};
use selaras_store::testing::on_both;
use std::time::Duration;

#[tokio::test]
async fn a_post_goes_out_at_its_minute_and_not_before() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let post = scene.schedule("selamat pagi", "2027-01-12T10:00").await;
        scene.pass(59 * MINUTE).await;
        assert!(scene.fake.texts().is_empty());
        scene.pass(MINUTE).await;
        assert_eq!(scene.fake.texts(), ["selamat pagi"]);
        let post = scene.get(post.id).await;
        assert_eq!(post.state, PostState::Published);
        assert_eq!(post.deliveries[0].published_at, Some(NOW + HOUR));
        assert_eq!(post.deliveries[0].posted[0].id, scene.fake.posts()[0].id);
        scene.pass(HOUR).await;
        assert_eq!(scene.fake.calls(), 1);
    })
    .await;
}

#[tokio::test]
async fn the_posts_of_a_profile_keep_their_order_while_one_is_held_up() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let other = scene.connect("teh").await;
        scene.schedule("second", "2027-01-12T10:01").await;
        scene.schedule("first", "2027-01-12T10:00").await;
        scene.fake.script(Fault::Refuse(ErrorKind::Unavailable));
        scene.pass(HOUR + MINUTE).await;
        assert!(scene.fake.texts().is_empty(), "the second waits for the first");
        let mut elsewhere =
            scene.new_post(&["elsewhere"], Some(posts::When::at("2027-01-12T10:01", "Asia/Jakarta")));
        elsewhere.variants[0].profile = other;
        scene.make(elsewhere).await;
        scene.pass(Duration::ZERO).await;
        assert_eq!(scene.fake.texts(), ["elsewhere"], "another profile does not wait");
        scene.pass(MINUTE).await;
        assert_eq!(scene.fake.texts(), ["elsewhere", "first", "second"]);
    })
    .await;
}

#[tokio::test]
async fn an_answer_that_was_lost_makes_no_second_post() {
    on_both(|db| async move {
        for fake in [Fake::new(), Fake::doubling()] {
            let scene = Scene::on(fresh(&db).await, fake).await;
            let post = scene.schedule("sekali saja", "2027-01-12T10:00").await;
            scene.fake.script(Fault::DropAnswer);
            scene.pass(HOUR).await;
            assert_eq!(scene.get(post.id).await.state, PostState::Unconfirmed);
            scene.pass(MINUTE).await;
            assert_eq!(scene.fake.texts(), ["sekali saja"]);
            assert_eq!(scene.get(post.id).await.state, PostState::Published);
        }
    })
    .await;
}

/// The same database serves several scenes of a test: each has a workspace of its own.
async fn fresh(db: &selaras_store::Db) -> selaras_store::Db {
    db.clone()
}

#[tokio::test]
async fn a_request_that_never_arrived_is_sent_after_looking() {
    on_both(|db| async move {
        let scene = Scene::on(db, Fake::doubling()).await;
        let post = scene.schedule("akhirnya", "2027-01-12T10:00").await;
        scene.fake.script(Fault::DropRequest);
        scene.pass(HOUR).await;
        assert!(scene.fake.texts().is_empty());
        scene.pass(MINUTE).await;
        assert_eq!(scene.fake.texts(), ["akhirnya"]);
        assert_eq!(scene.fake.settles(), 1);
        assert_eq!(scene.get(post.id).await.state, PostState::Published);
    })
    .await;
}

#[tokio::test]
async fn what_nobody_can_tell_waits_for_a_person() {
    on_both(|db| async move {
        let scene = Scene::on(db, Fake::doubling()).await;
        let post = scene.schedule("entahlah", "2027-01-12T10:00").await;
        scene.fake.script(Fault::DropAnswer);
        scene.fake.blind(100);
        scene.pass(HOUR).await;
        for _ in 0..20 {
            scene.pass(HOUR).await;
        }
        let seen = scene.get(post.id).await;
        assert_eq!((seen.state, seen.deliveries[0].next_at), (PostState::Unconfirmed, None));
        assert_eq!(scene.fake.texts().len(), 1, "it was never sent again");
        let resolved = posts::resolve(
            &scene.db,
            &scene.actor,
            post.id,
            seen.deliveries[0].id,
            Some("https://fake.test/1".into()),
            scene.now(),
        )
        .await
        .unwrap();
        assert_eq!(resolved.state, PostState::Published);
        let posted = scene.get(post.id).await.deliveries.remove(0).posted;
        assert_eq!(posted[0].url, "https://fake.test/1", "where it was found stays known");
    })
    .await;
}

#[tokio::test]
async fn a_thread_goes_on_where_it_stopped() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let new = scene
            .new_post(&["satu", "dua", "tiga"], Some(posts::When::at("2027-01-12T10:00", "Asia/Jakarta")));
        let post = scene.make(new).await;
        scene.fake.script(Fault::None);
        scene.fake.script(Fault::Refuse(ErrorKind::Unavailable));
        scene.pass(HOUR).await;
        assert_eq!(scene.fake.texts(), ["satu"]);
        assert_eq!(scene.get(post.id).await.deliveries[0].posted.len(), 1);
        scene.pass(MINUTE).await;
        assert_eq!(scene.fake.texts(), ["satu", "dua", "tiga"]);
        let posts = scene.fake.posts();
        assert_eq!(posts[2].reply_to.as_ref(), Some(&posts[1].id));
    })
    .await;
}

#[tokio::test]
async fn a_refusal_says_why_and_lets_later_posts_go() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let refused = scene.schedule("ditolak", "2027-01-12T10:00").await;
        scene.schedule("berikutnya", "2027-01-12T10:01").await;
        scene.fake.script(Fault::Refuse(ErrorKind::Rejected));
        scene.pass(HOUR + MINUTE).await;
        assert_eq!(scene.fake.texts(), ["berikutnya"]);
        let seen = scene.get(refused.id).await;
        assert_eq!(seen.state, PostState::Failed);
        assert_eq!(seen.deliveries[0].error.as_ref().unwrap().code, "network_rejected");
        posts::retry(&scene.db, &scene.actor, refused.id, None, scene.now()).await.unwrap();
        scene.pass(Duration::ZERO).await;
        assert_eq!(scene.fake.texts(), ["berikutnya", "ditolak"]);
    })
    .await;
}

#[tokio::test]
async fn a_token_that_ended_is_refreshed_and_the_post_goes_out() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        scene.schedule("tetap terbit", "2027-01-12T10:00").await;
        scene.fake.end_token("kopi", true);
        scene.pass(HOUR).await;
        assert_eq!(scene.fake.texts(), ["tetap terbit"]);
        // The refreshed secret was kept, so the next post needs no refresh.
        let calls = scene.fake.calls();
        scene.schedule("lagi", "2027-01-12T11:00").await;
        scene.pass(HOUR).await;
        assert_eq!(scene.fake.calls(), calls + 1);
    })
    .await;
}

#[tokio::test]
async fn a_rate_limit_is_waited_for() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        scene.schedule("sabar", "2027-01-12T10:00").await;
        scene.fake.script(Fault::RateLimit(15 * MINUTE));
        scene.pass(HOUR).await;
        scene.pass(14 * MINUTE).await;
        assert!(scene.fake.texts().is_empty());
        scene.pass(MINUTE).await;
        assert_eq!(scene.fake.texts(), ["sabar"]);
    })
    .await;
}

#[tokio::test]
async fn what_a_dead_worker_held_is_taken_over_as_unconfirmed_and_not_doubled() {
    on_both(|db| async move {
        for (fake, appeared) in [(Fake::new(), true), (Fake::doubling(), true), (Fake::doubling(), false)] {
            let scene = Scene::on(db.clone(), fake).await;
            scene.schedule("dari kubur", "2027-01-12T10:00").await;
            scene.clock.advance(HOUR);
            // A worker claims, perhaps publishes, and is killed before it can record anything.
            let dead = uuid::Uuid::from_u128(7);
            store::beat(&scene.db, dead, "dead", scene.now(), scene.now(), scene.now() + HOUR).await.unwrap();
            let claimed = store::claim(&scene.db, dead, scene.now(), 10 * MINUTE, 10).await.unwrap();
            assert_eq!(claimed.len(), 1);
            if appeared {
                publish_as(&scene, &claimed[0]).await;
            }
            scene.pass(worker::DEAD_AFTER + Duration::from_secs(1)).await;
            scene.pass(super::UNCLEAR_PAUSE).await;
            assert_eq!(scene.fake.texts(), ["dari kubur"]);
            // Whoever rises from the dead records nothing.
            let late = store::Record {
                id: claimed[0].id,
                fence: claimed[0].fence,
                workspace: claimed[0].workspace_id,
                brand: claimed[0].brand_id,
                post: claimed[0].post_id,
                profile: claimed[0].profile_id,
                state: State::Failed,
                next_at: None,
                attempts: 1,
                prepared_at: None,
                published_at: None,
                progress: None,
                error: None,
                comments: false,
                at: scene.now(),
            };
            scene
                .db
                .write(move |tx| Box::pin(async move { store::record(tx, &[late]).await }))
                .await
                .unwrap();
            assert_eq!(scene.get(claimed[0].post_id).await.state, PostState::Published);
        }
    })
    .await;
}

async fn publish_as(scene: &Scene, claim: &store::Claimed) {
    let accounts =
        selaras_workspaces::profiles::accounts(&scene.db, &scene.vault, &[claim.profile_id]).await.unwrap();
    let connector = scene.networks.get("fake").unwrap();
    let library = crate::media::Library::new(scene.db.clone(), scene.blobs.clone(), claim.workspace_id);
    let key = super::key(claim.id, claim.prepared_at);
    let outgoing = selaras_networks::Outgoing {
        account: &accounts[0].1,
        content: &claim.content,
        media: &library,
        key,
        prepared_at: claim.prepared_at,
        now: scene.now(),
    };
    connector.publish(&outgoing, &connector.prepare(&claim.content, key, claim.prepared_at)).await.unwrap();
}

#[tokio::test]
async fn an_edit_before_the_claim_is_what_goes_out_and_one_during_it_is_refused() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let post = scene.schedule("lama", "2027-01-12T10:00").await;
        let new = selaras_networks::Content::text("baru");
        let changes = posts::Changes { content: Some(new.clone()), ..posts::Changes::default() };
        posts::update(&scene.db, &scene.networks, &scene.actor, post.id, changes.clone(), None, scene.now())
            .await
            .unwrap();
        scene.clock.advance(HOUR);
        let other = uuid::Uuid::from_u128(9);
        store::beat(&scene.db, other, "other", scene.now(), scene.now(), scene.now() + HOUR).await.unwrap();
        store::claim(&scene.db, other, scene.now(), MINUTE, 10).await.unwrap();
        let refused =
            posts::update(&scene.db, &scene.networks, &scene.actor, post.id, changes, None, scene.now())
                .await
                .unwrap_err();
        assert_eq!(refused.problem().unwrap().code, "post_underway");
        scene.pass(MINUTE).await;
        scene.pass(MINUTE).await;
        assert_eq!(scene.fake.texts(), ["baru"]);
    })
    .await;
}

#[tokio::test]
async fn what_was_paused_or_cancelled_stays_home() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let paused = scene.schedule("jeda", "2027-01-12T10:00").await;
        let cancelled = scene.schedule("batal", "2027-01-12T10:00").await;
        posts::pause(&scene.db, &scene.actor, paused.id, scene.now()).await.unwrap();
        posts::cancel(&scene.db, &scene.actor, cancelled.id, scene.now()).await.unwrap();
        scene.pass(2 * HOUR).await;
        assert!(scene.fake.texts().is_empty());
        posts::resume(&scene.db, &scene.actor, paused.id, scene.now()).await.unwrap();
        scene.pass(Duration::ZERO).await;
        assert_eq!(scene.fake.texts(), ["jeda"]);
    })
    .await;
}

#[tokio::test]
async fn a_profile_that_must_sign_in_again_says_so() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let post = scene.schedule("masuk lagi", "2027-01-12T10:00").await;
        scene.fake.end_token("kopi", false);
        scene.pass(HOUR).await;
        let seen = scene.get(post.id).await;
        assert_eq!(seen.deliveries[0].error.as_ref().unwrap().code, "network_sign_in_needed");
        let profile =
            selaras_workspaces::profiles::get(&scene.db, &scene.actor, scene.profile).await.unwrap();
        assert_eq!(profile.state, selaras_workspaces::profiles::ProfileState::SignInNeeded);
        assert_ne!(profile.error.unwrap().at, Timestamp(0));
    })
    .await;
}

#[tokio::test]
async fn a_new_name_does_not_begin_a_thread_again() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let when = Some(posts::When::at("2027-01-12T10:00", "Asia/Jakarta"));
        let post = scene.make(scene.new_post(&["satu", "dua"], when)).await;
        scene.fake.script(Fault::None);
        scene.fake.script(Fault::Refuse(ErrorKind::Unavailable));
        scene.pass(HOUR).await;
        assert_eq!(scene.fake.texts(), ["satu"]);
        let name = posts::Changes { title: Some("Utas".into()), ..posts::Changes::default() };
        let renamed =
            posts::update(&scene.db, &scene.networks, &scene.actor, post.id, name, None, scene.now()).await;
        assert_eq!(renamed.unwrap().title, "Utas");
        scene.pass(MINUTE).await;
        assert_eq!(scene.fake.texts(), ["satu", "dua"], "what is out is not sent again");
        let again = posts::Changes { campaign: Some("Panen".into()), ..posts::Changes::default() };
        let renamed =
            posts::update(&scene.db, &scene.networks, &scene.actor, post.id, again, None, scene.now()).await;
        assert_eq!(renamed.unwrap().deliveries[0].state, State::Published, "what is out can be named too");
    })
    .await;
}

#[tokio::test]
async fn what_was_held_back_stays_so_when_its_words_change() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let paused = scene.schedule("salah ketik", "2027-01-12T10:00").await;
        posts::pause(&scene.db, &scene.actor, paused.id, scene.now()).await.unwrap();
        let off = scene.schedule("batal", "2027-01-12T10:00").await;
        posts::cancel(&scene.db, &scene.actor, off.id, scene.now()).await.unwrap();
        for id in [paused.id, off.id] {
            let words = selaras_networks::Content::text("sudah betul");
            let words = posts::Changes { content: Some(words), ..posts::Changes::default() };
            posts::update(&scene.db, &scene.networks, &scene.actor, id, words, None, scene.now())
                .await
                .unwrap();
        }
        scene.pass(HOUR).await;
        assert!(scene.fake.texts().is_empty());
        posts::resume(&scene.db, &scene.actor, paused.id, scene.now()).await.unwrap();
        scene.pass(MINUTE).await;
        assert_eq!(scene.fake.texts(), ["sudah betul"]);
    })
    .await;
}

#[tokio::test]
async fn steering_one_delivery_leaves_the_others_to_their_worker() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let other = scene.connect("teh").await;
        let mut both = scene.new_post(&["dua"], Some(posts::When::at("2027-01-12T10:00", "Asia/Jakarta")));
        both.variants.push(posts::Variant { profile: other, content: None });
        let post = scene.make(both).await;
        scene.clock.advance(HOUR);
        // A worker has one of the two.
        let worker = uuid::Uuid::from_u128(7);
        let claimed = store::claim(&scene.db, worker, scene.now(), MINUTE, 1).await.unwrap();
        let paused = posts::pause(&scene.db, &scene.actor, post.id, scene.now()).await.unwrap();
        let state = |id| paused.deliveries.iter().find(|d| d.id == id).unwrap().state;
        assert_eq!(state(claimed[0].id), State::Publishing);
        let claim = claimed[0].clone();
        let record = store::Record {
            id: claim.id,
            fence: claim.fence,
            workspace: claim.workspace_id,
            brand: claim.brand_id,
            post: claim.post_id,
            profile: claim.profile_id,
            state: State::Published,
            next_at: None,
            attempts: claim.attempts,
            prepared_at: Some(claim.prepared_at),
            published_at: Some(scene.now()),
            progress: None,
            error: None,
            comments: false,
            at: scene.now(),
        };
        let written =
            scene.db.write(move |tx| Box::pin(async move { store::record(tx, &[record]).await.map(drop) }));
        written.await.unwrap();
        let now = scene.get(post.id).await;
        let after = now.deliveries.iter().find(|d| d.id == claimed[0].id).unwrap();
        assert_eq!(after.state, State::Published, "its worker's result counts");
        assert!(now.deliveries.iter().any(|d| d.state == State::Paused));
    })
    .await;
}

#[tokio::test]
async fn a_file_is_shown_only_while_its_rights_allow_it() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let mut picture = std::io::Cursor::new(Vec::new());
        image::RgbImage::new(8, 8).write_to(&mut picture, image::ImageFormat::Png).unwrap();
        let new = crate::media::NewMedia {
            brand: scene.brand,
            name: "kopi.png".into(),
            alt: String::new(),
            content: crate::media::Content::Bytes(picture.into_inner().into()),
        };
        let file =
            crate::media::upload(&scene.db, &scene.blobs, &scene.actor, new, scene.now()).await.unwrap();
        let until = async |day: &str| {
            let rights =
                crate::media::Rights { expires_on: Some(day.into()), ..crate::media::Rights::default() };
            let changes = crate::media::MediaChanges { rights: Some(rights), ..Default::default() };
            crate::media::update(&scene.db, &scene.actor, file.id, changes, scene.now()).await.unwrap();
        };
        until("2027-01-13").await;
        let planned = |at: &str| {
            let mut new = scene.new_post(&["kopi"], Some(posts::When::at(at, "Asia/Jakarta")));
            new.content.parts[0].media = vec![selaras_networks::Attachment::whole(file.id, "kopi")];
            posts::create(&scene.db, &scene.networks, &scene.actor, new, scene.now())
        };
        let refused = planned("2027-01-13T00:00").await.unwrap_err();
        let problem = &refused.problem().unwrap();
        assert_eq!(
            (problem.code.as_str(), problem.field.as_str()),
            ("media_expired", "content.parts[0].media[0]")
        );
        let post = planned("2027-01-12T10:00").await.unwrap();
        until("2027-01-12").await;
        let uses = crate::media::uses(&scene.db, &scene.actor, file.id).await.unwrap();
        assert_eq!(uses.iter().map(|one| (one.id, one.refused)).collect::<Vec<_>>(), [(post.id, true)]);
        scene.pass(HOUR).await;
        assert!(scene.fake.texts().is_empty(), "nothing goes out that may not");
        let post = scene.get(post.id).await;
        assert_eq!(post.state, PostState::Failed);
        until("2027-01-13").await;
        posts::retry(&scene.db, &scene.actor, post.id, None, scene.now()).await.unwrap();
        scene.pass(MINUTE).await;
        assert_eq!(scene.fake.texts(), ["kopi"]);
    })
    .await;
}

#[tokio::test]
async fn a_claim_reads_each_due_row_once_whatever_the_statistics_say() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        for _ in 0..300 {
            let when = posts::When::at("2027-01-12T10:00", "Asia/Jakarta");
            scene.make(scene.new_post(&["kopi"], Some(when))).await;
        }
        scene.pass(2 * HOUR).await;
        // Everything went out; this is what the planner knows when the next burst comes.
        let given =
            [("$1", "'00000000-0000-0000-0000-000000000000'"), ("$2", "20"), ("$3", "10"), ("$4", "1000")];
        let text =
            given.iter().fold(store::CLAIM.to_owned(), |text, (name, value)| text.replace(name, value));
        let Some(text) = selaras_store::testing::postgres_plan(&scene.db, &text).await else { return };
        assert_eq!(
            text.matches("deliveries_due").count(),
            1,
            "the chosen rows are found by their ids:\n{text}"
        );
        assert!(text.contains("hashed SubPlan"), "the lanes are asked for as a set:\n{text}");
    })
    .await;
}
