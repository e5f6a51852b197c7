//! Figures side by side, worked out by hand.

use super::*;
use crate::{
    blocks::{Format, PostFacts},
    intake::{self, Batch, Reading, Subject},
    profiles::{self, Measure},
};
use jiff::civil::date;
use looking::NoTexts;
use selaras_store::testing::on_both;
use uuid::Uuid;

fn at(text: &str) -> Timestamp {
    text.parse::<jiff::civil::DateTime>().unwrap().in_tz(ZONE).unwrap().timestamp().into()
}

/// Says what one post of ours says.
struct Ours(Uuid);

#[async_trait]
impl Texts for Ours {
    async fn ours(&self, _: &Actor, ids: &[Uuid]) -> Result<Vec<OurText>> {
        let known = ids.contains(&self.0);
        let one = OurText {
            subject: self.0,
            text: "Kopi @ani apa hari ini? ☕".into(),
            url: Some("https://x.example/1".into()),
        };
        Ok(known.then_some(one).into_iter().collect())
    }
}

impl World {
    pub(super) fn january(&self) -> Span {
        Span { brand: self.brand, from: date(2026, 12, 15), to: date(2027, 1, 12) }
    }

    /// A profile of ours with two posts, of which one was counted.
    async fn ours(&self) -> Uuid {
        let (workspace, brand, profile) = (self.by.workspace, self.brand, ProfileId::new(NOW));
        let posts = [(Uuid::now_v7(), at("2027-01-05T08:10")), (Uuid::now_v7(), at("2027-01-06T08:20"))];
        let value = |subject, metric, at, value| Reading { subject, metric, at, value: Some(value) };
        let first = Subject::Post { id: posts[0].0, born_at: posts[0].1 };
        let readings = vec![
            value(Subject::Profile, Metric::Followers, at("2026-12-10T00:00"), 1_000),
            value(Subject::Profile, Metric::Followers, at("2027-01-10T00:00"), 1_100),
            value(first, Metric::Reactions, at("2027-01-07T00:00"), 30),
        ];
        let facts = PostFacts { format: Format::Image, length: 26, ..PostFacts::default() };
        let facts = posts.iter().map(|(id, born)| (*id, *born, facts.clone())).collect();
        let batch = Batch { profile, source: "x".into(), readings, facts };
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    profiles::begin_days(tx, workspace, brand, ZONE).await?;
                    profiles::measure(
                        tx,
                        workspace,
                        brand,
                        &[Measure { profile, network: "x".into(), ours: true }],
                    )
                    .await?;
                    intake::take(tx, workspace, &[batch], false).await
                })
            })
            .await
            .unwrap();
        posts[0].0
    }
}

fn close(amount: Amount, value: f64, of: u64) {
    let got = amount.value.unwrap_or_else(|| panic!("it is known: {amount:?}"));
    assert!((got - value).abs() < 1e-9 && amount.of == of, "{amount:?} instead of {value} of {of}");
}

#[tokio::test]
async fn each_side_is_told_as_worked_out_by_hand() {
    on_both(|db| async move {
        let world = World::new(&db);
        let ours = world.ours().await;
        world.fake.account("arunika");
        world.fake.set_profile_number("arunika", Metric::Followers, 2_000);
        let made = world.competitor("Arunika", "arunika").await;
        let posts = [
            ("2027-01-04T19:05", "Panen #Kopi #gayo bersama @ani", 40),
            ("2027-01-11T19:30", "Siapa mau? #kopi https://kopi.example/a @Ani", 80),
            ("2027-01-12T07:00", "Selamat pagi @budi", 0),
            ("2026-11-20T07:00", "Sebelum waktunya #lama", 999),
        ];
        for (when, text, reactions) in posts {
            let id = world.post("arunika", text, at(when));
            world.fake.set_number(&id, Metric::Reactions, reactions);
        }
        let quiet = world.competitor_of_new("Belum", "belum").await;
        world.look(NOW).await;
        world.fake.account("baru");
        world.add(quiet.id, "baru").await.unwrap();
        let told = compare(&db, &world.by, &world.january(), &Ours(ours), NOW).await.unwrap();
        let [us, them, silent] = &told.sides[..] else { panic!("{told:#?}") };
        assert_eq!((us.competitor, us.networks.as_slice(), us.profiles), (None, &["x".to_owned()][..], 1));
        close(us.followers, 1_100.0, 1);
        close(us.followers_growth, 10.0, 1);
        close(us.posts, 2.0, 1);
        close(us.posts_per_week, 2.0 * 7.0 / 29.0, 29);
        close(us.interactions, 30.0, 1);
        close(us.interactions_per_post, 30.0, 1);
        close(us.interactions_per_thousand, 30.0, 1);
        close(us.share_of_voice, 100.0 * 30.0 / 150.0, 1);
        close(us.tone.question, 100.0, 1);
        close(us.tone.emoji, 100.0, 1);
        close(us.tone.length, 26.0, 2);
        close(us.hours[0].share, 50.0, 2);
        assert_eq!((us.hours[0].weekday, us.hours[0].hour), (1, 8));
        assert_eq!((us.mentions[0].handle.as_str(), us.mentions[0].posts), ("ani", 1));
        assert_eq!((us.best.len(), us.best[0].interactions, us.best[0].text.is_empty()), (1, 30, false));
        assert_eq!((them.competitor, them.name.as_str(), them.waiting), (Some(made.id), "Arunika", 0));
        close(them.followers, 2_000.0, 1);
        close(them.followers_growth, 0.0, 1);
        close(them.posts, 3.0, 1);
        close(them.interactions, 120.0, 3);
        close(them.interactions_per_post, 40.0, 3);
        close(them.interactions_per_thousand, 1_000.0 * 120.0 / 6_000.0, 3);
        close(them.share_of_voice, 80.0, 3);
        let tags: Vec<_> = them
            .hashtags
            .iter()
            .map(|one| (one.tag.as_str(), one.posts, one.interactions_per_post.value))
            .collect();
        assert_eq!(tags, [("kopi", 2, Some(60.0)), ("gayo", 1, Some(40.0))]);
        let named: Vec<_> = them.mentions.iter().map(|one| (one.handle.as_str(), one.posts)).collect();
        assert_eq!(named, [("ani", 2), ("budi", 1)]);
        assert_eq!((them.hours[0].weekday, them.hours[0].hour), (0, 19));
        close(them.hours[0].share, 100.0 * 2.0 / 3.0, 3);
        let formats: Vec<_> =
            them.formats.iter().map(|one| (one.format, one.share.value.map(f64::round))).collect();
        assert_eq!(formats, [(Format::Text, Some(67.0)), (Format::Link, Some(33.0))]);
        close(them.tone.link, 100.0 / 3.0, 3);
        close(them.tone.question, 100.0 / 3.0, 3);
        close(them.tone.hashtag, 200.0 / 3.0, 3);
        let best: Vec<_> = them.best.iter().map(|one| (one.interactions, one.url.is_some())).collect();
        assert_eq!(best, [(80, true), (40, true), (0, true)]);
        // What was looked at and is silent has posted nothing; the rest is not known, which is not 0.
        assert_eq!((silent.profiles, silent.waiting), (2, 1));
        close(silent.posts, 0.0, 1);
        assert_eq!((silent.interactions_per_post.value, silent.share_of_voice.value), (None, None));
    })
    .await;
}

#[tokio::test]
async fn who_was_never_looked_at_is_not_known_and_strangers_see_nothing() {
    on_both(|db| async move {
        let world = World::new(&db);
        world.competitor_of_new("Arunika", "arunika").await;
        let told = compare(&db, &world.by, &world.january(), &NoTexts, NOW).await.unwrap();
        for side in &told.sides {
            assert_eq!((side.posts, side.posts_per_week, side.interactions), Default::default(), "{side:?}");
        }
        assert_eq!(told.sides[0].followers, Amount::default());
        let stranger = Actor { grants: Vec::new(), ..world.by.clone() };
        assert_eq!(code(compare(&db, &stranger, &world.january(), &NoTexts, NOW).await), "not_found");
        let backwards = Span { from: date(2027, 2, 1), ..world.january() };
        assert_eq!(code(compare(&db, &world.by, &backwards, &NoTexts, NOW).await), "range_backwards");
    })
    .await;
}
