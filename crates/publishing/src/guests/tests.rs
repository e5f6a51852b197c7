//! What a guest can do with a link, and what not.

use super::*;
use crate::scene::Scene;
use selaras_kernel::Error;
use selaras_store::{events, testing::on_both};
use selaras_workspaces::testing;

fn code<T: std::fmt::Debug>(result: Result<T>) -> String {
    match result {
        Err(Error::Problem(problem)) => problem.code,
        other => panic!("not a problem: {other:?}"),
    }
}

fn link(posts: &[PostId], decides: bool) -> NewGuestLink {
    NewGuestLink { posts: posts.to_vec(), name: "Bu Ratna".into(), decides, days: 14 }
}

async fn in_review(scene: &Scene, text: &str) -> Post {
    let brand = brands::get(&scene.db, &scene.actor, scene.brand).await.unwrap();
    let wants = brands::BrandChanges { approval: Some(true), ..Default::default() };
    brands::update(&scene.db, &scene.actor, scene.brand, wants, brand.version, scene.now()).await.unwrap();
    let post = scene.schedule(text, "2027-01-13T09:00").await;
    posts::submit(&scene.db, &scene.networks, &scene.actor, post.id, scene.now()).await.unwrap()
}

#[tokio::test]
async fn a_guest_looks_comments_and_approves_under_their_own_name() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let (db, now) = (&scene.db, scene.now());
        let post = in_review(&scene, "Kemasan baru").await;
        let (made, token) = create(db, &scene.actor, link(&[post.id], true), now).await.unwrap();
        let guest = enter(db, &token, now).await.unwrap();
        let view = look(db, &guest, now).await.unwrap();
        assert_eq!((view.name.as_str(), view.posts.len()), ("Bu Ratna", 1));
        assert_eq!(view.posts[0].profiles[0].handle, "kopi");
        let new = NewComment { text: "Bagus!".into(), ..NewComment::default() };
        comment(db, &guest, post.id, new, now).await.unwrap();
        assert_eq!(
            look(db, &guest, now).await.unwrap().posts[0].comments[0].guest.as_deref(),
            Some("Bu Ratna")
        );
        let seen = view.posts[0].version;
        decide(db, &scene.networks, &guest, post.id, seen, Decision::Approve, now).await.unwrap();
        assert_eq!(scene.get(post.id).await.state, PostState::Scheduled);
        let steps = events::of_subject(db, scene.actor.workspace, post.id.0, i64::MAX, 10).await.unwrap();
        let approved = steps.iter().find(|step| step.kind == "post.approved").unwrap();
        assert_eq!((approved.person_id, &approved.data.0["guest"]), (None, &json!("Bu Ratna")));
        assert_eq!(of_post(db, &scene.actor, post.id).await.unwrap()[0].seen_at, Some(now));
        assert_eq!(of_post(db, &scene.actor, post.id).await.unwrap()[0].id, made.id);
    })
    .await;
}

#[tokio::test]
async fn what_was_changed_since_it_was_seen_is_not_approved() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let (db, now) = (&scene.db, scene.now());
        let post = in_review(&scene, "Harga lama").await;
        let (_, token) = create(db, &scene.actor, link(&[post.id], true), now).await.unwrap();
        let guest = enter(db, &token, now).await.unwrap();
        let words = posts::Changes { content: Some(Content::text("Harga baru")), ..Default::default() };
        posts::update(db, &scene.networks, &scene.actor, post.id, words, None, now).await.unwrap();
        let decided =
            decide(db, &scene.networks, &guest, post.id, post.version, Decision::Approve, now).await;
        assert_eq!(code(decided), "stale");
        let back = Decision::RequestChanges("Cantumkan beratnya".into());
        decide(db, &scene.networks, &guest, post.id, post.version + 1, back, now).await.unwrap();
        assert_eq!(scene.get(post.id).await.state, PostState::ChangesRequested);
    })
    .await;
}

#[tokio::test]
async fn a_link_reaches_its_posts_alone_and_only_while_it_is_good() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let (db, now) = (&scene.db, scene.now());
        let post = in_review(&scene, "Kemasan baru").await;
        let other = scene.schedule("Rahasia", "2027-01-14T09:00").await;
        let (made, token) = create(db, &scene.actor, link(&[post.id], false), now).await.unwrap();
        let guest = enter(db, &token, now).await.unwrap();
        let new = || NewComment { text: "?".into(), ..NewComment::default() };
        assert_eq!(code(comment(db, &guest, other.id, new(), now).await), "not_found");
        let decided =
            decide(db, &scene.networks, &guest, post.id, post.version, Decision::Approve, now).await;
        assert_eq!(code(decided), "guest_may_not");
        assert_eq!(
            code(file(db, &scene.blobs, &guest, MediaId::new(now)).await.map(|(m, _)| m)),
            "not_found"
        );

        assert_eq!(code(enter(db, "gst_guessed", now).await), "guest_link_over");
        assert_eq!(code(enter(db, &token, made.expires_at).await), "guest_link_over");
        let (stranger, _) = testing::owner(db, now).await;
        assert_eq!(code(withdraw(db, &stranger, made.id, now).await), "not_found");
        withdraw(db, &scene.actor, made.id, now).await.unwrap();
        assert_eq!(code(enter(db, &token, now).await), "guest_link_over");
    })
    .await;
}

#[tokio::test]
async fn a_link_is_made_only_by_who_may_and_for_posts_that_are_there() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let (db, now) = (&scene.db, scene.now());
        let post = scene.schedule("Kemasan baru", "2027-01-13T09:00").await;
        let creator = testing::member(db, &scene.actor, Role::Creator, Some(scene.brand), now).await;
        assert_eq!(code(create(db, &creator, link(&[post.id], true), now).await), "forbidden");
        create(db, &creator, link(&[post.id], false), now).await.unwrap();
        let (stranger, _) = testing::owner(db, now).await;
        assert_eq!(code(create(db, &stranger, link(&[post.id], false), now).await), "not_found");
        assert_eq!(code(create(db, &scene.actor, link(&[], false), now).await), "guest_posts");
        let for_ever = NewGuestLink { days: 365, ..link(&[post.id], false) };
        assert_eq!(code(create(db, &scene.actor, for_ever, now).await), "guest_days");
    })
    .await;
}
