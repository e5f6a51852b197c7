//! What a brand's calendar shows, page by page, and that a page is never older than the last commit.

use super::*;
use crate::{
    posts::{self, Variant, When},
    scene::{HOUR, Scene},
};
use selaras_store::testing::on_both;

const ALWAYS: Option<(Timestamp, Timestamp)> = Some((Timestamp(0), Timestamp(i64::MAX)));

#[tokio::test]
async fn posts_stand_in_the_order_of_their_times_with_what_became_of_them() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let other = scene.connect("teh").await;
        let mut both = scene.new_post(&["ke dua profil"], Some(When::at("2027-01-12T11:00", "Asia/Jakarta")));
        both.variants.push(Variant { profile: other, content: None });
        scene.make(both).await;
        scene.schedule(&"é".repeat(300), "2027-01-12T10:00").await;
        scene.make(scene.new_post(&["tanpa waktu"], None)).await;
        scene.pass(HOUR).await;
        let page = scene.calendar(ALWAYS).await;
        let seen: Vec<_> =
            page.items.iter().map(|e| (e.text.chars().count(), e.state, e.deliveries.len())).collect();
        assert_eq!(seen, [(280, PostState::Published, 1), (13, PostState::Scheduled, 2)]);
        assert!(page.items[0].deliveries[0].url.is_some());
        assert_eq!(page.items[1].when.as_ref().unwrap().at.to_string(), "2027-01-12T11:00:00");
        let undated = scene.calendar(None).await;
        assert_eq!(undated.items.len(), 1);
        assert_eq!(undated.items[0].text, "tanpa waktu");
    })
    .await;
}

#[tokio::test]
async fn a_long_range_comes_in_pages_without_gaps_or_repeats() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        for n in 0..7 {
            scene.schedule(&format!("{n}"), "2027-01-12T10:00").await;
            scene.make(scene.new_post(&[&format!("draf {n}")], None)).await;
        }
        for range in [ALWAYS, None] {
            let mut ids = Vec::new();
            let mut cursor = None;
            loop {
                let query = Query { brand: scene.brand, range, cursor, limit: 3 };
                let page = read(&scene.db, &scene.actor, &query).await.unwrap();
                ids.extend(page.items.iter().map(|e| e.id));
                cursor = page.next;
                if cursor.is_none() {
                    break;
                }
            }
            assert_eq!(ids.len(), 7);
            ids.sort();
            ids.dedup();
            assert_eq!(ids.len(), 7);
        }
    })
    .await;
}

#[tokio::test]
async fn a_page_shows_what_was_written_last() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let calendar = Calendar::default();
        let query = Query { brand: scene.brand, range: ALWAYS, cursor: None, limit: 10 };
        let post = scene.schedule("satu", "2027-01-12T10:00").await;
        let (first, _) = calendar.page(&scene.db, &scene.actor, &query).await.unwrap();
        let (same, kept) = calendar.page(&scene.db, &scene.actor, &query).await.unwrap();
        assert_eq!(first, same);
        posts::cancel(&scene.db, &scene.actor, post.id, scene.now()).await.unwrap();
        let (then, page) = calendar.page(&scene.db, &scene.actor, &query).await.unwrap();
        assert!(then > first);
        assert_ne!(kept, page);
    })
    .await;
}

/// All pages of a range, as the calendar answers them.
async fn pages(scene: &Scene, limit: usize) -> Vec<serde_json::Value> {
    let mut items = Vec::new();
    let mut cursor = None;
    loop {
        // A calendar of its own each time: nothing in memory.
        let query = Query { brand: scene.brand, range: ALWAYS, cursor, limit };
        let (_, page) = Calendar::default().page(&scene.db, &scene.actor, &query).await.unwrap();
        let page: Page<serde_json::Value> = serde_json::from_slice(&page).unwrap();
        assert!(page.items.len() <= limit);
        items.extend(page.items);
        cursor = page.next;
        if cursor.is_none() {
            return items;
        }
    }
}

/// Whether the ready entries would be used now.
async fn is_ready(scene: &Scene) -> bool {
    let revision = events::brand_revision(&scene.db, scene.actor.workspace, scene.brand).await.unwrap();
    let query = Query { brand: scene.brand, range: ALWAYS, cursor: None, limit: 5 };
    let page = ready::page(&scene.db, &scene.actor, &query, ALWAYS.unwrap(), revision).await.unwrap();
    page.is_some()
}

#[tokio::test]
async fn ready_entries_say_the_same_as_the_posts_whatever_has_happened_to_them() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let other = scene.connect("teh").await;
        let mut before = Vec::new();
        for n in 0..4 {
            before.push(scene.schedule(&format!("\"kutip\"\n{n}, baris"), "2027-01-12T10:00").await);
        }
        assert!(!is_ready(&scene).await, "nobody has made them yet");
        let same = async |limit| {
            let read = scene.calendar(ALWAYS).await;
            let read: Vec<_> = read.items.iter().map(|e| serde_json::to_value(e).unwrap()).collect();
            assert_eq!(pages(&scene, limit).await, read);
        };
        ready::follow(&scene.db).await.unwrap();
        assert!(is_ready(&scene).await, "made for the posts that were there");
        same(2).await;

        let mut both = scene.new_post(&["ke dua profil"], Some(When::at("2027-01-12T11:00", "Asia/Jakarta")));
        both.variants.push(Variant { profile: other, content: None });
        let both = scene.make(both).await;
        let draft = scene.make(scene.new_post(&["tanpa waktu"], None)).await;
        assert!(!is_ready(&scene).await, "something happened that is not in them");
        same(3).await;
        ready::follow(&scene.db).await.unwrap();
        assert!(is_ready(&scene).await);
        for limit in [1, 4, 5, 6, 500] {
            same(limit).await;
        }

        let at = When::at("2027-01-12T12:30", "Asia/Jakarta");
        posts::schedule(&scene.db, &scene.networks, &scene.actor, before[0].id, &at, scene.now())
            .await
            .unwrap();
        posts::schedule(&scene.db, &scene.networks, &scene.actor, draft.id, &at, scene.now()).await.unwrap();
        posts::delete(&scene.db, &scene.actor, before[1].id, None, scene.now()).await.unwrap();
        posts::pause(&scene.db, &scene.actor, both.id, scene.now()).await.unwrap();
        ready::follow(&scene.db).await.unwrap();
        same(2).await;
        scene.pass(HOUR).await;
        posts::resume(&scene.db, &scene.actor, both.id, scene.now()).await.unwrap();
        scene.pass(HOUR).await;
        // Two nodes at once.
        let (one, two) = futures::join!(ready::follow(&scene.db), ready::follow(&scene.db));
        one.and(two).unwrap();
        assert!(is_ready(&scene).await);
        same(2).await;
        let states: std::collections::HashSet<_> =
            pages(&scene, 9).await.iter().map(|e| e["state"].to_string()).collect();
        assert!(states.contains("\"published\""), "{states:?}");
    })
    .await;
}
