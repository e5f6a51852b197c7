//! Which words are kept.

use super::*;
use crate::{posts::Changes, scene::Scene};
use selaras_kernel::Role;
use selaras_store::testing::on_both;
use selaras_workspaces::testing;

async fn write(scene: &Scene, actor: &Actor, post: PostId, text: &str) {
    let words = Changes { content: Some(Content::text(text)), ..Changes::default() };
    posts::update(&scene.db, &scene.networks, actor, post, words, None, scene.now()).await.unwrap();
}

async fn texts(scene: &Scene, post: PostId) -> Vec<(String, bool)> {
    let all = list(&scene.db, &scene.actor, post).await.unwrap();
    all.into_iter().map(|v| (v.content.parts[0].text.clone(), v.submitted)).collect()
}

fn kept(all: &[(&str, bool)]) -> Vec<(String, bool)> {
    all.iter().map(|(text, submitted)| ((*text).to_owned(), *submitted)).collect()
}

#[tokio::test]
async fn one_sitting_is_one_version_and_a_colleague_begins_another() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let editor =
            testing::member(&scene.db, &scene.actor, Role::Editor, Some(scene.brand), scene.now()).await;
        let post = scene.make(scene.new_post(&["satu"], None)).await.id;
        write(&scene, &scene.actor, post, "satu dua").await;
        write(&scene, &scene.actor, post, "satu dua tiga").await;
        assert_eq!(texts(&scene, post).await, kept(&[]), "still the same sitting");
        write(&scene, &editor, post, "empat").await;
        write(&scene, &editor, post, "empat lima").await;
        assert_eq!(texts(&scene, post).await, kept(&[("satu dua tiga", false)]));
        scene.clock.advance(SITTING);
        write(&scene, &editor, post, "enam").await;
        assert_eq!(texts(&scene, post).await, kept(&[("empat lima", false), ("satu dua tiga", false)]));
        let newest = &list(&scene.db, &scene.actor, post).await.unwrap()[0];
        assert_eq!(newest.person, editor.person);
        posts::delete(&scene.db, &scene.actor, post, None, scene.now()).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn what_was_submitted_is_kept_so_that_changes_since_can_be_seen() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let post = scene.make(scene.new_post(&["harga lama"], None)).await.id;
        let submit = async || {
            posts::submit(&scene.db, &scene.networks, &scene.actor, post, scene.now()).await.unwrap();
        };
        submit().await;
        let editor =
            testing::member(&scene.db, &scene.actor, Role::Editor, Some(scene.brand), scene.now()).await;
        posts::request_changes(&scene.db, &editor, post, "harganya?".into(), scene.now()).await.unwrap();
        write(&scene, &scene.actor, post, "harga baru").await;
        submit().await;
        assert_eq!(texts(&scene, post).await, kept(&[("harga baru", true), ("harga lama", true)]));
    })
    .await;
}
