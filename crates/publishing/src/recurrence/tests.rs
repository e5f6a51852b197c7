//! How posts come again.

use super::*;
use crate::scene::{HOUR, Scene};
use selaras_kernel::schedule::Weekday;
use selaras_store::testing::on_both;

async fn weekly(scene: &Scene, count: Option<i32>) -> Recurrence {
    let post = scene.schedule("setiap Selasa", "2027-01-12T10:00").await;
    let new = NewRecurrence { rule: Rule::Week { days: vec![Weekday::Tue] }, until: None, count };
    create(&scene.db, &scene.actor, post.id, new, scene.now()).await.unwrap()
}

async fn make_all(scene: &Scene) -> usize {
    let mut made = 0;
    loop {
        match extend(&scene.db, scene.now()).await.unwrap() {
            0 => return made,
            n => made += n,
        }
    }
}

#[tokio::test]
async fn occurrences_are_made_ahead_once_each_and_go_out_in_turn() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        weekly(&scene, None).await;
        assert_eq!(make_all(&scene).await, 8, "the Tuesdays of the next 60 days");
        assert_eq!(make_all(&scene).await, 0);
        scene.pass(HOUR + 14 * 24 * HOUR).await;
        assert_eq!(scene.fake.texts().len(), 3);
    })
    .await;
}

#[tokio::test]
async fn two_nodes_make_no_occurrence_twice() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        weekly(&scene, Some(3)).await;
        let mut made = 0;
        for _ in 0..4 {
            let (a, b) = tokio::join!(extend(&scene.db, scene.now()), extend(&scene.db, scene.now()));
            made += a.unwrap() + b.unwrap();
        }
        assert_eq!(made, 3);
        assert_eq!(make_all(&scene).await, 0, "no more than were asked for");
    })
    .await;
}

#[tokio::test]
async fn an_ended_recurrence_makes_nothing_more() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let recurrence = weekly(&scene, None).await;
        end(&scene.db, &scene.actor, recurrence.id, scene.now()).await.unwrap();
        assert_eq!(make_all(&scene).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_post_repeats_by_one_rule_and_an_old_one_from_now_on() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let post = scene.schedule("lama", "2027-01-12T10:00").await;
        scene.pass(HOUR + 60 * 24 * HOUR).await;
        let rule =
            || NewRecurrence { rule: Rule::Week { days: vec![Weekday::Tue] }, until: None, count: Some(2) };
        let both = tokio::join!(
            create(&scene.db, &scene.actor, post.id, rule(), scene.now()),
            create(&scene.db, &scene.actor, post.id, rule(), scene.now())
        );
        let codes: Vec<_> = [both.0, both.1]
            .into_iter()
            .filter_map(Result::err)
            .map(|e| e.problem().unwrap().code.clone())
            .collect();
        assert_eq!(codes, ["already_recurring"], "a double click makes one rule");
        assert_eq!(make_all(&scene).await, 2);
        scene.pass(21 * 24 * HOUR).await;
        assert_eq!(scene.fake.texts().len(), 3, "both occurrences lie ahead, none is called off as missed");
    })
    .await;
}
