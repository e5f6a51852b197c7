//! What a calendar program gets, on both databases, read by a parser that is not ours.

use super::*;
use crate::{posts, scene::Scene};
use icalendar::{Calendar, CalendarComponent, Component};
use selaras_kernel::Role;
use selaras_store::testing::on_both;
use selaras_workspaces::{members, testing};

fn code<T>(result: Result<T>) -> String {
    result.err().unwrap().problem().unwrap().code.clone()
}

async fn text(scene: &Scene, token: &str) -> String {
    let feed = read(&scene.db, token, scene.now()).await.unwrap();
    feed.ics("https://selaras.test", |state| format!("{state:?}"))
}

fn new(scene: &Scene, holidays: bool) -> NewCalendarFeed {
    NewCalendarFeed { brand: scene.brand, holidays }
}

#[tokio::test]
async fn posts_and_holidays_are_events_that_another_program_reads() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let long = "Kopi Gayo; panen raya, \\pertama\\ ☕ ".repeat(6);
        let post = scene.schedule(&long, "2027-01-20T09:00").await;
        let (feed, token) =
            create(&scene.db, &scene.actor, new(&scene, true), "id", scene.now()).await.unwrap();
        let written = text(&scene, &token).await;
        assert!(written.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
        assert_eq!(written, text(&scene, &token).await, "what did not change is the same, byte by byte");

        let calendar: Calendar = written.parse().unwrap();
        let events: Vec<_> = calendar.components.iter().filter_map(CalendarComponent::as_event).collect();
        let uid = format!("{}@selaras", post.id);
        let event = events.iter().find(|event| event.get_uid() == Some(&uid)).unwrap();
        assert_eq!(event.get_summary().map(str::trim), Some(long.trim()));
        assert_eq!(event.property_value("DTSTART"), Some("20270120T020000Z"));
        assert_eq!(event.property_value("SEQUENCE"), Some("0"));
        let about = event.get_description().unwrap();
        assert!(about.starts_with("Scheduled\nkopi\n"), "{about}");
        assert!(about.ends_with(&format!("https://selaras.test/posts/{}", post.id)));
        let free: Vec<_> = events.iter().filter_map(|event| event.get_summary()).collect();
        assert!(free.contains(&"Tahun Baru Masehi"), "{free:?}");
        let ids: std::collections::HashSet<_> = events.iter().map(|event| event.get_uid()).collect();
        assert_eq!(ids.len(), events.len(), "no two events share a name");

        let later = posts::Changes { title: Some("Panen".into()), ..Default::default() };
        posts::update(&scene.db, &scene.networks, &scene.actor, post.id, later, None, scene.now())
            .await
            .unwrap();
        let calendar: Calendar = text(&scene, &token).await.parse().unwrap();
        let again = calendar.components.iter().filter_map(CalendarComponent::as_event);
        let event = again.into_iter().find(|event| event.get_uid() == Some(&uid)).unwrap();
        assert_eq!((event.get_summary(), event.property_value("SEQUENCE")), (Some("Panen"), Some("1")));
        assert_eq!(
            list(&scene.db, &scene.actor, scene.brand).await.unwrap(),
            [CalendarFeed { seen_at: Some(scene.now()), ..feed }]
        );
    })
    .await;
}

#[tokio::test]
async fn a_feed_opens_nothing_once_it_is_renewed_or_withdrawn_or_its_person_left() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let (db, now) = (&scene.db, scene.now());
        let client = testing::member(db, &scene.actor, Role::Client, Some(scene.brand), now).await;
        let (feed, first) = create(db, &client, new(&scene, false), "en", now).await.unwrap();
        assert_eq!(code(renew(db, &scene.actor, feed.id, now).await), "not_found", "it is somebody else's");
        let (_, second) = renew(db, &client, feed.id, now).await.unwrap();
        assert_eq!(code(read(db, &first, now).await), "not_found");
        read(db, &second, now).await.unwrap();
        withdraw(db, &client, feed.id, now).await.unwrap();
        assert_eq!(code(read(db, &second, now).await), "not_found");

        let (_, third) = create(db, &client, new(&scene, false), "en", now).await.unwrap();
        let all = members::list(db, &scene.actor, None, 100).await.unwrap().items;
        let membership = all.iter().find(|one| Some(one.person) == client.person).unwrap();
        members::remove(db, &scene.actor, membership.id, now).await.unwrap();
        assert_eq!(code(read(db, &third, now).await), "not_found");
        let (stranger, _) = testing::owner(db, now).await;
        assert_eq!(code(create(db, &stranger, new(&scene, false), "en", now).await), "not_found");
    })
    .await;
}
