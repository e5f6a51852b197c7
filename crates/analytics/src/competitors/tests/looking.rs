//! How profiles of competitors are looked at.

use super::*;
use crate::competitors::job::{EVERY, PAGES};
use selaras_networks::{ConnectorError, ErrorKind};
use selaras_store::testing::on_both;

impl World {
    /// A competitor whose profile has an account on the fake network.
    pub(super) async fn competitor_of_new(&self, name: &str, handle: &str) -> Competitor {
        self.fake.account(handle);
        self.competitor(name, handle).await
    }

    async fn reactions(&self, profile: ProfileId) -> Option<f64> {
        let question = crate::measure::Question {
            brand: Some(self.brand),
            profiles: vec![profile],
            whose: crate::measure::Whose::Others,
            from: jiff::civil::date(2026, 9, 1),
            to: jiff::civil::date(2027, 3, 31),
            figure: crate::measure::Figure::Reactions,
            by: Vec::new(),
            counting: crate::measure::Counting::Posts,
            recount: false,
        };
        crate::measure::ask(&self.db, &self.by, &question).await.unwrap().total
    }
}

#[tokio::test]
async fn posts_of_others_are_seen_once_and_their_numbers_grow() {
    on_both(|db| async move {
        let world = World::new(&db);
        let made = world.competitor_of_new("Arunika", "arunika").await;
        let profile = made.profiles[0].id;
        let id = world.post("arunika", "Pagi! #kopi @ani", NOW - DAY);
        world.post("arunika", "Lama", NOW - DAY * 80);
        world.post("arunika", "Terlalu lama", NOW - DAY * 100);
        world.fake.set_number(&id, Metric::Reactions, 5);
        let looked = world.look(NOW).await;
        assert_eq!((looked.profiles, looked.posts, looked.new, looked.put_off), (1, 2, 2, 0));
        assert_eq!(world.reactions(profile).await, Some(5.0));
        assert_eq!(world.look(NOW).await, Looked::default(), "nothing is due");
        world.fake.set_number(&id, Metric::Reactions, 12);
        world.fake.set_profile_number("arunika", Metric::Followers, 99);
        let looked = world.look(NOW + EVERY).await;
        assert_eq!((looked.posts, looked.new), (1, 0), "what is older than 30 days is let be");
        assert_eq!(world.reactions(profile).await, Some(12.0));
        assert_eq!(world.kept().await.0, 2);
        let now = world.profile(made.id).await;
        assert_eq!((now.state, now.looked_at), (LookState::Seen, Some(NOW + EVERY)));
        let told: Vec<_> =
            events::after(&db, 0, 100).await.unwrap().into_iter().map(|event| event.kind).collect();
        assert_eq!(
            told,
            ["competitor.created", "competitor.profile_added", "competitor.profile_state"],
            "told once"
        );
    })
    .await;
}

#[tokio::test]
async fn many_posts_are_read_over_several_looks_the_newest_first() {
    on_both(|db| async move {
        let world = World::new(&db);
        let made = world.competitor_of_new("Arunika", "arunika").await;
        // Five on a page: ten pages are 50.
        for n in 0..120_u32 {
            world.post("arunika", &format!("Nomor {n}"), NOW - DAY * 89 + HOUR * n);
        }
        let looked = world.look(NOW).await;
        assert_eq!((looked.posts, looked.calls), (50, PAGES + 1));
        world.post("arunika", "Baru", NOW + HOUR);
        let looked = world.look(NOW + EVERY).await;
        assert_eq!((looked.posts, looked.new), (1 + 45, 46), "what is new, and nine pages of what is old");
        let looked = world.look(NOW + EVERY * 2).await;
        assert_eq!((looked.posts, looked.new), (1 + 25, 25));
        assert_eq!(world.look(NOW + EVERY * 3).await.posts, 1);
        assert_eq!(world.kept().await, (121, 121));
        assert_eq!(world.profile(made.id).await.state, LookState::Seen);
    })
    .await;
}

#[tokio::test]
async fn a_look_that_crashed_is_taken_up_when_its_lease_is_over_and_doubles_nothing() {
    on_both(|db| async move {
        let world = World::new(&db);
        world.competitor_of_new("Arunika", "arunika").await;
        for n in 0..30_u32 {
            world.post("arunika", &format!("Nomor {n}"), NOW - DAY * 10 + HOUR * n);
        }
        // It dies somewhere in the middle, and whatever it had kept stays.
        for micros in [200, 2_000, 5_000] {
            let _ = tokio::time::timeout(Duration::from_micros(micros), look_due(&db, NOW, &world)).await;
        }
        let again = NOW + Duration::from_secs(15 * 60);
        world.look(again).await;
        world.look(NOW + EVERY).await;
        assert_eq!(world.kept().await, (30, 30));
    })
    .await;
}

#[tokio::test]
async fn a_profile_that_fails_is_put_off_and_stops_no_other() {
    on_both(|db| async move {
        let world = World::new(&db);
        let made = world.competitor_of_new("Arunika", "arunika").await;
        world.post("arunika", "Halo", NOW - DAY);
        let until = NOW + HOUR * 2;
        let busy = ConnectorError {
            until: Some(until),
            ..ConnectorError::not_done(ErrorKind::RateLimited, "slow down")
        };
        world.fake.refuse_look(busy);
        let looked = world.look(NOW).await;
        assert_eq!((looked.profiles, looked.put_off, looked.posts), (0, 1, 0));
        let state = world.profile(made.id).await;
        let error = state.error.unwrap();
        assert_eq!(
            (state.state, error.code.as_str(), error.detail.as_str()),
            (LookState::Away, "competitor_look_away", "slow down")
        );
        let other = world.competitor_of_new("Lain", "lain").await;
        world.post("lain", "Halo", NOW - DAY);
        assert_eq!(world.look(NOW + HOUR).await.profiles, 1);
        assert_eq!(world.profile(other.id).await.state, LookState::Seen);
        assert_eq!(world.look(until).await.profiles, 1);
        let state = world.profile(made.id).await;
        assert_eq!((state.state, state.error), (LookState::Seen, None));
        for (kind, expect) in
            [(ErrorKind::NotFound, LookState::NotFound), (ErrorKind::NotShown, LookState::NotShown)]
        {
            let at = until + EVERY * (1 + u32::from(expect == LookState::NotShown)) + HOUR;
            // Both are looked at, and the first one refused; it is not found by its id either.
            for _ in 0..4 {
                world.fake.refuse_look(ConnectorError::not_done(kind, "no"));
            }
            let looked = world.look(at).await;
            assert!(looked.put_off >= 1, "{looked:?}");
            assert_eq!(world.profile(made.id).await.state, expect);
            world.look(at).await;
        }
        assert_eq!(world.kept().await.0, 2, "what was seen stays");
    })
    .await;
}

#[tokio::test]
async fn what_is_removed_while_it_is_looked_at_does_not_come_back() {
    on_both(|db| async move {
        let world = World::new(&db);
        let before = world.tables().await;
        let made = world.competitor_of_new("Arunika", "arunika").await;
        world.post("arunika", "Halo", NOW - DAY);
        *world.account.lock().unwrap() = Some(world.fake.account("kami"));
        *world.removes.lock().unwrap() = Some(made.id);
        world.fake.refuse_look(ConnectorError::not_done(ErrorKind::NotShown, "not for strangers"));
        let looked = world.look(NOW).await;
        assert_eq!((looked.profiles, looked.posts), (0, 0));
        assert_eq!(world.tables().await, before);
    })
    .await;
}

#[tokio::test]
async fn a_page_that_belongs_to_somebody_else_now_is_not_followed() {
    on_both(|db| async move {
        let world = World::new(&db);
        let made = world.competitor_of_new("Arunika", "arunika").await;
        world.fake.account("lain");
        let profile = made.profiles[0].id;
        db.write(move |tx| {
            Box::pin(async move { store::move_away(tx, profile, "https://fake.test/@lain", "pindah").await })
        })
        .await
        .unwrap();
        assert_eq!(world.look(NOW).await.put_off, 1);
        assert_eq!(world.profile(made.id).await.state, LookState::NotFound);
    })
    .await;
}

/// What is known of a post under its id.
#[tokio::test]
async fn texts_of_what_was_seen_are_shown_to_who_may_see_numbers() {
    on_both(|db| async move {
        let world = World::new(&db);
        world.competitor_of_new("Arunika", "arunika").await;
        world.post("arunika", "Halo", NOW - DAY);
        world.look(NOW).await;
        let subject =
            crate::competitors::compare(&db, &world.by, &world.january(), &NoTexts, NOW).await.unwrap().sides
                [1]
            .best[0]
                .subject;
        assert_eq!(observed::seen(&db, &world.by, &[subject]).await.unwrap()[0].text, "Halo");
    })
    .await;
}

/// Nothing of ours is known.
pub(super) struct NoTexts;

#[async_trait]
impl Texts for NoTexts {
    async fn ours(&self, _: &Actor, _: &[uuid::Uuid]) -> Result<Vec<OurText>> {
        Ok(Vec::new())
    }
}
