//! What can be said about a post, by whom, and what becomes of it.

use super::*;
use crate::scene::Scene;
use selaras_kernel::{Error, Role};
use selaras_store::testing::on_both;
use selaras_workspaces::testing;

fn code<T: std::fmt::Debug>(result: Result<T>) -> String {
    match result {
        Err(Error::Problem(problem)) => problem.code,
        other => panic!("not a problem: {other:?}"),
    }
}

fn says(text: &str) -> NewComment {
    NewComment { text: text.into(), ..NewComment::default() }
}

#[tokio::test]
async fn a_place_in_the_text_is_commented_answered_and_settled() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let (db, now) = (&scene.db, scene.now());
        let client = testing::member(db, &scene.actor, Role::Client, Some(scene.brand), now).await;
        let post = scene.schedule("Kopi baru dari Gayo", "2027-01-13T09:00").await;
        let quoted = NewComment { quote: "dari Gayo".into(), ..says("Sebut desanya") };
        let first = add(db, &client, post.id, quoted, now).await.unwrap();
        let answer = NewComment { answers: Some(first.id), ..says("Pantan Musara") };
        let later = now + std::time::Duration::from_secs(1);
        add(db, &scene.actor, post.id, answer, later).await.unwrap();
        let settled = resolve(db, &scene.actor, first.id, true, now).await.unwrap();
        assert_eq!(settled.resolved_by, scene.actor.person);
        let all = list(db, &client, post.id).await.unwrap();
        assert_eq!(
            all.iter().map(|c| c.text.as_str()).collect::<Vec<_>>(),
            ["Sebut desanya", "Pantan Musara"]
        );
        assert_eq!((all[0].quote.as_str(), all[0].resolved_at), ("dari Gayo", Some(now)));
        assert!(resolve(db, &client, first.id, false, now).await.unwrap().resolved_at.is_none());

        // Only one's own can be deleted, and what answers it goes too; a deleted post takes all along.
        assert_eq!(code(delete(db, &scene.actor, first.id, now).await), "comment_of_other");
        delete(db, &client, first.id, now).await.unwrap();
        assert!(list(db, &client, post.id).await.unwrap().is_empty());
        add(db, &client, post.id, says("Sampai jumpa"), now).await.unwrap();
        posts::delete(db, &scene.actor, post.id, None, now).await.unwrap();
        assert_eq!(code(list(db, &client, post.id).await), "not_found");
    })
    .await;
}

#[tokio::test]
async fn nobody_comments_on_what_they_may_not_see_and_bad_comments_change_nothing() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let (db, now) = (&scene.db, scene.now());
        let post = scene.schedule("Kopi baru", "2027-01-13T09:00").await;
        let other = scene.schedule("Kopi lama", "2027-01-13T10:00").await;
        let there = add(db, &scene.actor, other.id, says("halo"), now).await.unwrap();
        let (stranger, _) = testing::owner(db, now).await;
        assert_eq!(code(add(db, &stranger, post.id, says("halo"), now).await), "not_found");
        assert_eq!(code(resolve(db, &stranger, there.id, true, now).await), "not_found");
        assert_eq!(code(add(db, &scene.actor, post.id, says("  "), now).await), "comment_missing");
        assert_eq!(
            code(add(db, &scene.actor, post.id, says(&"a".repeat(4_001)), now).await),
            "comment_too_long"
        );
        let astray = NewComment { answers: Some(there.id), ..says("jawab") };
        assert_eq!(code(add(db, &scene.actor, post.id, astray, now).await), "comment_unknown");
        assert!(list(db, &scene.actor, post.id).await.unwrap().is_empty());
    })
    .await;
}
