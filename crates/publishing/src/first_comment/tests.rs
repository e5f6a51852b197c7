//! What stands under a post, whatever goes wrong on the way.

use super::{JOB, Tools, job, settle};
use crate::{
    delivery::State,
    posts::{Post, PostState, When},
    scene::{HOUR, MINUTE, Scene},
};
use selaras_kernel::Clock;
use selaras_networks::{
    ErrorKind,
    fake::{Fake, Fault},
};
use selaras_store::{
    jobs::{self, Ended},
    testing::on_both,
};
use selaras_workspaces::profiles::{self, ProfileState};
use std::time::Duration;

const LEASE: Duration = Duration::from_secs(120);

/// Runs the jobs that are due; how each ended.
async fn work(scene: &Scene) -> Vec<Ended> {
    let Scene { db, vault, networks, blobs, clock, .. } = scene;
    let tools = Tools { db, vault, networks, blobs, clock: &**clock };
    let mut all = Vec::new();
    for claimed in jobs::claim(db, clock.now(), LEASE, 10).await.unwrap() {
        assert_eq!(claimed.kind, JOB);
        let ended = job(&tools, &claimed).await;
        all.push(match &ended {
            Ended::Done => Ended::Done,
            Ended::Again(at) => Ended::Again(*at),
            other => panic!("{other:?}"),
        });
        jobs::finish(db, &claimed, ended, clock.now(), 0.5).await.unwrap();
    }
    all
}

/// A post with a comment, out at ten.
async fn published(scene: &Scene) -> Post {
    let mut new = scene.new_post(&["panen raya"], Some(When::at("2027-01-12T10:00", "Asia/Jakarta")));
    new.content.first_comment = Some("baca di sini: https://kopi.test".into());
    let post = scene.make(new).await;
    scene.pass(HOUR).await;
    scene.get(post.id).await
}

#[tokio::test]
async fn the_comment_follows_its_post_as_an_answer_to_it() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let post = published(&scene).await;
        assert_eq!(post.deliveries[0].first_comment.as_ref().map(|one| one.state), Some(State::Scheduled));
        assert_eq!(scene.fake.texts(), ["panen raya"], "the post does not wait for it");
        assert!(matches!(work(&scene).await[..], [Ended::Done]));
        assert_eq!(scene.fake.texts(), ["panen raya", "baca di sini: https://kopi.test"]);
        assert_eq!(scene.fake.posts()[1].reply_to.as_deref(), Some(&*scene.fake.posts()[0].id));
        let comment = scene.get(post.id).await.deliveries[0].first_comment.clone().unwrap();
        assert_eq!((comment.state, comment.published_at), (State::Published, Some(scene.now())));
        assert!(comment.url.is_some());
    })
    .await;
}

#[tokio::test]
async fn an_answer_that_was_lost_makes_no_second_comment() {
    on_both(|db| async move {
        for fake in [Fake::new(), Fake::doubling()] {
            let scene = Scene::on(db.clone(), fake).await;
            let post = published(&scene).await;
            scene.fake.script(Fault::DropAnswer);
            assert!(matches!(work(&scene).await[..], [Ended::Again(_)]));
            let seen = scene.get(post.id).await;
            assert_eq!(seen.deliveries[0].first_comment.as_ref().unwrap().state, State::Unconfirmed);
            assert_eq!(seen.state, PostState::Published, "the post itself is not in doubt");
            scene.clock.advance(MINUTE);
            assert!(matches!(work(&scene).await[..], [Ended::Done]));
            assert_eq!(scene.fake.texts().len(), 2);
            let seen = scene.get(post.id).await;
            assert_eq!(seen.deliveries[0].first_comment.as_ref().unwrap().state, State::Published);
        }
    })
    .await;
}

#[tokio::test]
async fn a_crash_in_the_middle_of_the_call_makes_no_second_comment() {
    on_both(|db| async move {
        for fake in [Fake::new(), Fake::doubling()] {
            let scene = Scene::on(db.clone(), fake).await;
            let delivery = published(&scene).await.deliveries[0].id;
            let Scene { db, vault, networks, blobs, clock, .. } = &scene;
            let tools = Tools { db, vault, networks, blobs, clock: &**clock };
            let claimed = jobs::claim(db, clock.now(), LEASE, 10).await.unwrap().remove(0);
            // It acts, and the process dies before anything of it is on record.
            scene.fake.script(Fault::DropAnswer);
            job(&tools, &claimed).await;
            super::store::put_back(db, delivery).await;
            scene.clock.advance(LEASE * 2);
            work(&scene).await;
            scene.clock.advance(HOUR);
            work(&scene).await;
            assert_eq!(scene.fake.texts().len(), 2, "one post, one comment");
        }
    })
    .await;
}

#[tokio::test]
async fn a_comment_that_is_refused_leaves_its_post_alone_and_is_said_again_when_asked() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let post = published(&scene).await;
        scene.fake.script(Fault::Refuse(ErrorKind::Rejected));
        assert!(matches!(work(&scene).await[..], [Ended::Done]));
        let seen = scene.get(post.id).await;
        let delivery = &seen.deliveries[0];
        assert_eq!(seen.state, PostState::Published);
        let comment = delivery.first_comment.as_ref().unwrap();
        assert_eq!((comment.state, comment.error.is_some()), (State::Failed, true));
        let wrong = settle(&scene.db, &scene.actor, post.id, delivery.id, true, scene.now()).await;
        assert_eq!(
            wrong.unwrap_err().problem().unwrap().code,
            "wrong_state",
            "a refused one cannot have appeared"
        );
        settle(&scene.db, &scene.actor, post.id, delivery.id, false, scene.now()).await.unwrap();
        assert!(matches!(work(&scene).await[..], [Ended::Done]));
        assert_eq!(scene.fake.texts().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn what_nobody_can_tell_waits_for_a_person_and_is_never_said_again_by_itself() {
    on_both(|db| async move {
        let scene = Scene::on(db, Fake::doubling()).await;
        let post = published(&scene).await;
        scene.fake.script(Fault::DropAnswer);
        scene.fake.blind(100);
        for _ in 0..20 {
            work(&scene).await;
            scene.clock.advance(HOUR);
        }
        let seen = scene.get(post.id).await;
        assert_eq!(seen.deliveries[0].first_comment.as_ref().unwrap().state, State::Unconfirmed);
        assert_eq!(scene.fake.texts().len(), 2, "it was never said again");
        let delivery = seen.deliveries[0].id;
        let settled = settle(&scene.db, &scene.actor, post.id, delivery, true, scene.now()).await.unwrap();
        assert_eq!(settled.deliveries[0].first_comment.as_ref().unwrap().state, State::Published);
    })
    .await;
}

#[tokio::test]
async fn a_token_that_ended_is_refreshed_on_the_way() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        published(&scene).await;
        scene.fake.script(Fault::ExpireToken);
        assert!(matches!(work(&scene).await[..], [Ended::Done]));
        assert_eq!(scene.fake.texts().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn while_its_lane_is_somebody_elses_it_waits() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        published(&scene).await;
        let other = uuid::Uuid::from_u128(9);
        let taken =
            crate::delivery::store::take_lane(&scene.db, other, scene.profile, scene.now(), MINUTE).await;
        assert!(taken.unwrap());
        assert!(matches!(work(&scene).await[..], [Ended::Again(_)]));
        scene.clock.advance(MINUTE * 2);
        assert!(matches!(work(&scene).await[..], [Ended::Done]));
        assert_eq!(scene.fake.texts().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_token_that_was_revoked_is_told_of_the_profile_and_the_comment_waits_for_a_person() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let post = published(&scene).await;
        scene.fake.script(Fault::RevokeToken);
        assert!(matches!(work(&scene).await[..], [Ended::Done]));
        let comment = scene.get(post.id).await.deliveries[0].first_comment.clone().unwrap();
        assert_eq!(comment.state, State::Failed);
        let profile = profiles::get(&scene.db, &scene.actor, scene.profile).await.unwrap();
        assert_eq!(profile.state, ProfileState::SignInNeeded);
    })
    .await;
}
