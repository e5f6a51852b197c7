//! That a post is known once, whoever says so.

use super::*;
use crate::{
    profiles::{self, Measure},
    watches::{
        follow,
        tests::{NOW, connected, published, tell},
    },
};
use selaras_store::testing::on_both;

fn seen(id: &str, text: &str) -> Observed {
    Observed {
        remote_id: id.into(),
        text: text.into(),
        published_at: NOW,
        url: Some(format!("https://x.example/{id}")),
        ..Observed::default()
    }
}

#[tokio::test]
async fn a_post_is_known_once_and_ours_stays_ours() {
    on_both(|db| async move {
        let by = Actor::system(WorkspaceId::new(NOW));
        let (brand, profile) = (BrandId::new(NOW), ProfileId::new(NOW));
        let (ours, change) = published(&by, brand, profile, "ours");
        tell(&db, vec![connected(&by, brand, profile, "profile.connected"), change]).await;
        follow(&db, NOW).await.unwrap();
        let workspace = by.workspace;
        let observe = async |posts: Vec<Observed>| {
            db.write(move |tx| {
                let posts = posts.clone();
                Box::pin(async move {
                    profiles::measure(
                        tx,
                        workspace,
                        brand,
                        &[Measure { profile, network: "x".into(), ours: true }],
                    )
                    .await?;
                    super::observe(tx, workspace, brand, profile, "import:x", &posts, NOW).await
                })
            })
            .await
            .unwrap()
        };
        let first =
            observe(vec![seen("ours", "not shown"), seen("a", "satu #kopi"), seen("a", "twice in one file")])
                .await;
        assert_eq!(first[0].subject, ours.0);
        assert_eq!(first.iter().map(|one| one.new).collect::<Vec<_>>(), [false, true, true]);
        assert_eq!(first[1].subject, first[2].subject);
        assert_eq!(first[1].facts.tags.len(), 1);
        let again = observe(vec![seen("a", "satu lagi")]).await;
        assert_eq!((again[0].subject, again[0].new), (first[1].subject, false));
        let ids = [ours.0, again[0].subject];
        let texts: Vec<String> =
            super::seen(&db, &by, &ids).await.unwrap().into_iter().map(|one| one.text).collect();
        assert_eq!(texts, ["satu lagi"]);
        db.write(move |tx| Box::pin(async move { forget(tx, workspace, profile, &ids).await }))
            .await
            .unwrap();
        assert!(super::seen(&db, &by, &ids).await.unwrap().is_empty());
        let back = observe(vec![seen("ours", ""), seen("a", "")]).await;
        assert_eq!(
            (back[0].subject, back[0].new, back[1].new),
            (ours.0, false, true),
            "what went out through us stays"
        );
    })
    .await;
}
