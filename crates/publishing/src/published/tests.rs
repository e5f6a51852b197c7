//! What is found of what went out, in which order, and that nothing else is.

use super::*;
use crate::{
    posts::{Variant, When},
    scene::{HOUR, Scene},
};
use selaras_networks::{Content, Part};
use selaras_store::testing::on_both;

fn filter(scene: &Scene) -> Filter {
    Filter {
        brand: scene.brand,
        from: Timestamp(scene.now().0 - 86_400_000_000),
        to: Timestamp(scene.now().0 + 86_400_000_000),
        states: Vec::new(),
        profiles: None,
        campaign: None,
        text: None,
    }
}

async fn texts(scene: &Scene, filter: &Filter) -> Vec<String> {
    let page = newest(&scene.db, &scene.actor, filter, None, 50).await.expect("a page");
    page.items.into_iter().map(|post| post.content.parts[0].text.clone()).collect()
}

#[tokio::test]
async fn what_was_tried_is_found_newest_first_by_profile_campaign_and_words() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let tea = scene.connect("teh").await;
        scene.schedule("Kopi pagi 100%", "2027-01-12T09:10").await;
        let mut both = scene.new_post(&["Untuk dua"], Some(When::at("2027-01-12T09:20", "Asia/Jakarta")));
        both.campaign = "Panen".into();
        let own = Content {
            parts: vec![Part { text: "Teh SORE".into(), ..Part::default() }],
            ..Content::default()
        };
        both.variants.push(Variant { profile: tea, content: Some(own) });
        scene.make(both).await;
        scene.schedule("Nanti", "2027-01-12T20:00").await;
        scene.make(scene.new_post(&["Tanpa waktu"], None)).await;
        scene.pass(HOUR).await;

        let all = filter(&scene);
        assert_eq!(texts(&scene, &all).await, ["Untuk dua", "Kopi pagi 100%"]);
        let with = |text: &str| Filter { text: Some(text.into()), ..all.clone() };
        assert_eq!(texts(&scene, &with("100%")).await, ["Kopi pagi 100%"]);
        assert_eq!(texts(&scene, &with("0_%")).await, [""; 0], "wildcards stand for themselves");
        assert_eq!(texts(&scene, &with("teh sore")).await, ["Untuk dua"], "own words of a profile count");
        assert_eq!(texts(&scene, &with("parts")).await, [""; 0], "what is not said is not found");
        assert_eq!(texts(&scene, &Filter { profiles: Some(vec![tea]), ..all.clone() }).await, ["Untuk dua"]);
        assert_eq!(texts(&scene, &Filter { profiles: Some(vec![]), ..all.clone() }).await, [""; 0]);
        assert_eq!(
            texts(&scene, &Filter { campaign: Some("Panen".into()), ..all.clone() }).await,
            ["Untuk dua"]
        );
        assert_eq!(texts(&scene, &Filter { states: vec![State::Failed], ..all.clone() }).await, [""; 0]);
        let out = Filter { states: vec![State::Published], ..all.clone() };
        assert_eq!(texts(&scene, &out).await.len(), 2);
        assert_eq!(tried(&scene.db, &scene.actor, &out).await.expect("deliveries").len(), 3);
        assert_eq!(
            tried(&scene.db, &scene.actor, &Filter { profiles: Some(vec![tea]), ..out })
                .await
                .expect("one")
                .len(),
            1
        );
    })
    .await;
}

#[tokio::test]
async fn pages_come_without_gaps_or_repeats() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        for n in 0..7 {
            scene.schedule(&format!("{n}"), "2027-01-12T09:10").await;
        }
        scene.pass(HOUR).await;
        let filter = filter(&scene);
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let page = newest(&scene.db, &scene.actor, &filter, after, 3).await.expect("a page");
            seen.extend(page.items.iter().map(|post| post.id));
            let Some(next) = page.next else { break };
            after = Some(next.parse().expect("a cursor"));
        }
        assert_eq!(seen.len(), 7);
        assert!(seen.is_sorted_by(|a, b| a > b), "{seen:?}");
        let backwards = [seen[2], seen[5]];
        let some = some(&scene.db, &scene.actor, scene.brand, &backwards).await.expect("posts");
        assert_eq!(some.iter().map(|post| post.id).collect::<Vec<_>>(), backwards);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_looked_for_is_refused() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let refused = async |filter: Filter| {
            newest(&scene.db, &scene.actor, &filter, None, 5).await.unwrap_err().to_string()
        };
        let all = filter(&scene);
        let long = Filter { from: Timestamp(all.to.0 - 367 * 86_400_000_000), ..all.clone() };
        for (filter, code) in [
            (Filter { to: all.from, ..all.clone() }, "range_backwards"),
            (long, "range_too_long"),
            (Filter { text: Some("x".repeat(201)), ..all.clone() }, "name_too_long"),
            (Filter { brand: BrandId::new(scene.now()), ..all.clone() }, ""),
        ] {
            if code.is_empty() {
                // A brand that is not there has nothing.
                assert!(
                    newest(&scene.db, &scene.actor, &filter, None, 5).await.expect("a page").items.is_empty()
                );
            } else {
                assert!(refused(filter).await.contains(code), "{code}");
            }
        }
    })
    .await;
}
