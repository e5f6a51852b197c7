//! How posts come again.

use super::*;
use crate::scene::{HOUR, Scene};
use selaras_kernel::schedule::Weekday;
use selaras_store::testing::on_both;

async fn weekly(scene: &Scene, count: Option<i32>) -> Recurrence {
    let post = scene.schedule("setiap Selasa", "2027-01-12T10:00").await;
    let new =
        NewRecurrence { rule: Rule::Week { days: vec![Weekday::Tue] }, until: None, until_day: None, count };
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
async fn a_change_to_what_was_read_before_an_occurrence_was_made_does_not_take_it_back() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let read = weekly(&scene, None).await;
        assert_eq!(extend(&scene.db, scene.now()).await.unwrap(), 1, "made by another task meanwhile");
        let (workspace, seen) = (scene.actor.workspace, read.last.clone());
        let held = Recurrence { paused: true, next_at: None, ..read.clone() };
        let late = scene
            .db
            .write(move |tx| Box::pin(async move { store::hold(tx, workspace, &held, &seen).await }))
            .await;
        assert_eq!(late.unwrap_err().problem().unwrap().code, "stale");
        hold(&scene.db, &scene.actor, read.id, true, scene.now()).await.unwrap();
        hold(&scene.db, &scene.actor, read.id, false, scene.now()).await.unwrap();
        assert_eq!(make_all(&scene).await, 7, "the first of the eight is not made again");
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
        let rule = || NewRecurrence {
            rule: Rule::Week { days: vec![Weekday::Tue] },
            until: None,
            until_day: None,
            count: Some(2),
        };
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

async fn texts(scene: &Scene, from: &str) -> Vec<(String, String)> {
    let from = WallTime::parse(from, "Asia/Jakarta").unwrap().instant().unwrap();
    let all = scene.calendar(Some((from, Timestamp(from.0 + 200 * 86_400_000_000)))).await;
    all.items.into_iter().map(|entry| (entry.when.unwrap().at.to_string(), entry.text)).collect()
}

fn say(text: &str) -> posts::Changes {
    let parts = vec![selaras_networks::Part { text: text.into(), ..Default::default() }];
    posts::Changes {
        content: Some(selaras_networks::Content { parts, ..Default::default() }),
        ..Default::default()
    }
}

#[tokio::test]
async fn deleting_the_first_post_or_all_that_are_made_ends_nothing() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let recurrence = weekly(&scene, None).await;
        make_all(&scene).await;
        let (db, actor) = (&scene.db, &scene.actor);
        let made = store::made(db, actor.workspace, recurrence.id, Timestamp(0)).await.unwrap();
        assert_eq!(made.len(), 9);
        for id in made {
            posts::delete(db, actor, id, None, scene.now()).await.unwrap();
        }
        let found = list(db, actor, scene.brand, scene.now()).await.unwrap();
        assert_eq!((found.len(), found[0].ahead, found[0].name.as_str()), (1, 1, "setiap Selasa"));
        scene.pass(7 * 24 * HOUR).await;
        assert_eq!(make_all(&scene).await, 0);
        scene.pass(14 * 24 * HOUR).await;
        assert_eq!(make_all(&scene).await, 2, "it goes on from the one that was made in its place");
    })
    .await;
}

#[tokio::test]
async fn this_one_changes_one_and_this_and_following_all_that_come() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let recurrence = weekly(&scene, None).await;
        make_all(&scene).await;
        let (db, actor) = (&scene.db, &scene.actor);
        let made = store::made(db, actor.workspace, recurrence.id, Timestamp(0)).await.unwrap();
        posts::update(db, &scene.networks, actor, made[0], say("hanya ini"), None, scene.now())
            .await
            .unwrap();
        let all = texts(&scene, "2027-01-12T00:00").await;
        assert_eq!((all[0].1.as_str(), all[1].1.as_str()), ("hanya ini", "setiap Selasa"));
        scene.pass(14 * 24 * HOUR).await;
        assert_eq!(make_all(&scene).await, 2);
        assert!(texts(&scene, "2027-03-10T00:00").await.iter().all(|(_, text)| text == "setiap Selasa"));

        let mut later = say("mulai sekarang");
        later.when = Some(posts::When::at("2027-02-03T15:30", "Asia/Jakarta"));
        posts::update(db, &scene.networks, actor, made[3], later, None, scene.now()).await.unwrap();
        assert_eq!(change_following(db, actor, made[3], scene.now()).await.unwrap(), 7);
        let all = texts(&scene, "2027-02-01T00:00").await;
        assert_eq!(all[0], ("2027-02-03T15:30:00".into(), "mulai sekarang".into()));
        assert_eq!(all[1], ("2027-02-09T15:30:00".into(), "mulai sekarang".into()), "each on its own day");
        posts::delete(db, actor, made[3], None, scene.now()).await.unwrap();
        let left = texts(&scene, "2027-02-01T00:00").await;
        assert_eq!(left[..], all[1..], "one that follows takes the lead, and none is made in its place");
        scene.pass(7 * 24 * HOUR).await;
        make_all(&scene).await;
        let all = texts(&scene, "2027-03-25T00:00").await;
        assert_eq!(all, [("2027-03-30T15:30:00".to_owned(), "mulai sekarang".to_owned())]);

        assert_eq!(delete_following(db, actor, made[5], scene.now()).await.unwrap(), 7);
        assert_eq!(make_all(&scene).await, 0);
        let left = list(db, actor, scene.brand, scene.now()).await.unwrap();
        assert!(left.iter().all(|one| one.recurrence.next_at.is_none()), "no more are made");
        assert!(texts(&scene, "2027-02-16T00:00").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_is_held_back_goes_on_without_a_burst() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let recurrence = weekly(&scene, None).await;
        make_all(&scene).await;
        let (db, actor) = (&scene.db, &scene.actor);
        hold(db, actor, recurrence.id, true, scene.now()).await.unwrap();
        assert!(hold(db, actor, recurrence.id, true, scene.now()).await.unwrap().paused, "twice is once");
        scene.pass(16 * 24 * HOUR).await;
        assert_eq!((make_all(&scene).await, scene.fake.texts().len()), (0, 0));
        hold(db, actor, recurrence.id, false, scene.now()).await.unwrap();
        scene.pass(HOUR).await;
        assert_eq!(scene.fake.texts().len(), 0, "the three that were missed are called off");
        make_all(&scene).await;
        scene.pass(6 * 24 * HOUR).await;
        assert_eq!(scene.fake.texts().len(), 1);
        end(db, actor, recurrence.id, scene.now()).await.unwrap();
        let over = hold(db, actor, recurrence.id, true, scene.now()).await.unwrap_err();
        assert_eq!(over.problem().unwrap().code, "recurrence_over");
    })
    .await;
}

#[test]
fn a_preview_shows_the_hour_that_is_skipped_and_ends_with_its_last_day() {
    let rule = Rule::Week { days: vec![Weekday::Sun] };
    let until_day = Some("2027-04-04".parse().unwrap());
    let recurrence = NewRecurrence { rule, until: None, until_day, count: None };
    let plan = Plan { at: "2027-03-21T02:30".into(), zone: "Europe/Berlin".into(), recurrence };
    let found = preview(&plan).unwrap();
    let shown: Vec<_> = found.iter().map(|o| (o.due_at.to_string(), o.shifted)).collect();
    assert_eq!(
        shown,
        [("2027-03-28T01:30:00Z".to_owned(), true), ("2027-04-04T00:30:00Z".to_owned(), false)]
    );
    let twice = Plan {
        recurrence: NewRecurrence { until_day: None, count: Some(1), ..plan.recurrence.clone() },
        ..plan
    };
    assert_eq!(preview(&twice).unwrap().len(), 1);
}

#[tokio::test]
async fn every_occurrence_is_for_what_the_post_is_for_that_repeats() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let purpose = crate::posts::Purpose {
            pillar: Some(selaras_kernel::ItemId::new(scene.now())),
            journey: Some(selaras_kernel::Journey::Loyalty),
            persona: None,
            tactic: None,
        };
        let when = Some(crate::posts::When::at("2027-01-12T10:00", "Asia/Jakarta"));
        let new = crate::posts::NewPost { purpose, ..scene.new_post(&["setiap Selasa"], when) };
        let post = scene.make(new).await;
        let rule = Rule::Week { days: vec![Weekday::Tue] };
        let new = NewRecurrence { rule, until: None, until_day: None, count: Some(3) };
        create(&scene.db, &scene.actor, post.id, new, scene.now()).await.unwrap();
        make_all(&scene).await;
        let range = (scene.now(), scene.now() + std::time::Duration::from_secs(60 * 86_400));
        let due = crate::posts::due(&scene.db, &scene.actor, scene.brand, range).await.unwrap();
        assert!(due.len() >= 3);
        assert!(due.iter().all(|one| one.purpose == purpose));
        // The calendar says the same.
        let query =
            crate::calendar::Query { brand: scene.brand, range: Some(range), cursor: None, limit: 100 };
        let page = crate::calendar::read(&scene.db, &scene.actor, &query).await.unwrap();
        assert!(page.items.len() == due.len() && page.items.iter().all(|one| one.purpose == purpose));
    })
    .await;
}
