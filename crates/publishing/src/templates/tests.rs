//! What a brand keeps to write with.

use super::{NewTemplate, TemplateChanges, TemplateKind, create, delete, list, update};
use crate::scene::Scene;
use selaras_networks::Content;
use selaras_store::testing::on_both;

fn new(scene: &Scene, kind: TemplateKind, name: &str, text: &str) -> NewTemplate {
    NewTemplate { brand: scene.brand, kind, name: name.into(), content: Content::text(text) }
}

#[tokio::test]
async fn templates_are_kept_by_name_changed_under_their_version_and_deleted() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let (db, actor, now) = (&scene.db, &scene.actor, scene.now());
        let tags = new(&scene, TemplateKind::Hashtags, " Kopi ", "#kopi #kopisusu");
        let tags = create(db, actor, tags, now).await.unwrap();
        assert_eq!(tags.name, "Kopi");
        let post =
            create(db, actor, new(&scene, TemplateKind::Post, "Hari ini", "Menu hari ini:"), now).await;
        let post = post.unwrap();
        let names: Vec<_> =
            list(db, actor, scene.brand).await.unwrap().into_iter().map(|one| one.name).collect();
        assert_eq!(names, ["Hari ini", "Kopi"]);
        let renamed = TemplateChanges { name: Some("Menu".into()), content: None };
        let changed = update(db, actor, post.id, Some(1), renamed.clone(), now).await.unwrap();
        assert_eq!((changed.name.as_str(), changed.version), ("Menu", 2));
        assert_eq!(changed.content, post.content);
        let late = update(db, actor, post.id, Some(1), renamed, now).await.unwrap_err();
        assert_eq!(late.problem().unwrap().code, "stale");
        delete(db, actor, tags.id, Some(1), now).await.unwrap();
        assert_eq!(list(db, actor, scene.brand).await.unwrap(), [changed]);
    })
    .await;
}

#[tokio::test]
async fn what_says_nothing_is_not_kept() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let check = async |kind, name: &str, text: &str, code: &str| {
            let refused = create(&scene.db, &scene.actor, new(&scene, kind, name, text), scene.now()).await;
            let refused = refused.unwrap_err();
            let codes: Vec<_> = refused.problem().unwrap().each().map(|p| &*p.code).collect();
            assert_eq!(codes, [code], "{name:?} {text:?}");
        };
        check(TemplateKind::Post, " ", "halo", "template_name_missing").await;
        check(TemplateKind::Post, &"a".repeat(101), "halo", "template_name_too_long").await;
        check(TemplateKind::Post, "kosong", "  ", "template_empty").await;
        check(TemplateKind::Post, "panjang", &"a".repeat(50_001), "template_too_long").await;
        check(TemplateKind::Hashtags, "tanpa tagar", "kopi # susu", "hashtags_missing").await;
        assert_eq!(list(&scene.db, &scene.actor, scene.brand).await.unwrap(), []);
    })
    .await;
}
