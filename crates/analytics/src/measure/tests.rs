//! Figures worked out by hand, and questions against a reckoning from nothing.

use super::*;
use crate::{
    blocks::{Format, PostFacts},
    intake::{self, Batch, Reading, Subject},
    profiles::{self, Measure},
};
use jiff::civil::{Date, date};
use selaras_kernel::{Metric, WorkspaceId};
use selaras_store::testing::on_both;
use uuid::Uuid;

const ZONE: &str = "Asia/Jakarta";

fn at(text: &str) -> Timestamp {
    text.parse::<jiff::civil::DateTime>().unwrap().in_tz(ZONE).unwrap().timestamp().into()
}

struct World {
    db: Db,
    actor: Actor,
    brand: BrandId,
    ours: ProfileId,
    other: ProfileId,
}

/// What is told of one post: when it appeared, and each metric's totals at instants.
struct Told {
    profile: ProfileId,
    born: &'static str,
    format: Format,
    values: &'static [(Metric, &'static str, i64)],
}

async fn world(db: &Db) -> World {
    let start = at("2026-03-01T00:00");
    let (workspace, brand) = (WorkspaceId::new(start), BrandId::new(start));
    let (ours, other) = (ProfileId::new(start), ProfileId::new(start));
    db.write(move |tx| {
        Box::pin(async move {
            profiles::set_zone(tx, workspace, brand, ZONE).await?;
            let measure = |profile, ours| Measure {
                profile,
                network: if ours { "x" } else { "mastodon" }.into(),
                ours,
            };
            profiles::measure(tx, workspace, brand, &[measure(ours, true), measure(other, false)]).await
        })
    })
    .await
    .unwrap();
    World { db: db.clone(), actor: Actor::system(workspace), brand, ours, other }
}

impl World {
    async fn tell(&self, posts: &[Told]) -> Vec<Uuid> {
        let mut ids = Vec::new();
        for post in posts {
            let (id, born_at) = (Uuid::now_v7(), at(post.born));
            let subject = Subject::Post { id, born_at };
            let reading = |(metric, when, value): &(Metric, &str, i64)| Reading {
                subject,
                metric: *metric,
                at: at(when),
                value: Some(*value),
            };
            let facts = PostFacts { format: post.format, length: 100, ..PostFacts::default() };
            let readings = post.values.iter().map(reading).collect();
            self.take(Batch {
                profile: post.profile,
                source: "x".into(),
                readings,
                facts: vec![(id, born_at, facts)],
            })
            .await;
            ids.push(id);
        }
        ids
    }

    async fn followers(&self, profile: ProfileId, levels: &[(&str, i64)]) {
        let reading = |(when, value): &(&str, i64)| Reading {
            subject: Subject::Profile,
            metric: Metric::Followers,
            at: at(when),
            value: Some(*value),
        };
        let readings = levels.iter().map(reading).collect();
        self.take(Batch { profile, source: "x".into(), readings, facts: Vec::new() }).await;
    }

    async fn take(&self, batch: Batch) {
        let workspace = self.actor.workspace;
        self.db
            .write(move |tx| {
                let batch = batch.clone();
                Box::pin(async move { intake::take(tx, workspace, &[batch], false).await.map(|_| ()) })
            })
            .await
            .unwrap();
    }

    fn question(&self, figure: Figure, from: Date, to: Date) -> Question {
        Question {
            brand: Some(self.brand),
            profiles: Vec::new(),
            whose: Whose::Ours,
            from,
            to,
            figure,
            by: Vec::new(),
            counting: Counting::Posts,
            recount: false,
        }
    }

    async fn total(&self, figure: Figure) -> Option<f64> {
        ask(&self.db, &self.actor, &self.question(figure, date(2026, 3, 1), date(2026, 3, 31)))
            .await
            .unwrap()
            .total
    }

    async fn rows(&self, question: &Question) -> Vec<(String, Option<f64>, u64)> {
        let found = ask(&self.db, &self.actor, question).await.unwrap();
        found.rows.into_iter().map(|row| (row.keys.join("/"), row.value, row.of)).collect()
    }
}

fn close(got: Option<f64>, wanted: f64) {
    let got = got.expect("it is known");
    assert!((got - wanted).abs() < 1e-9, "{got} instead of {wanted}");
}

fn told(
    profile: ProfileId,
    born: &'static str,
    format: Format,
    values: &'static [(Metric, &'static str, i64)],
) -> Told {
    Told { profile, born, format, values }
}

#[tokio::test]
async fn rates_are_those_worked_out_by_hand() {
    on_both(|db| async move {
        let world = world(&db).await;
        use Metric::*;
        // 1,000 followers, 1,200 from the 10th on.
        world.followers(world.ours, &[("2026-02-25T08:00", 1_000), ("2026-03-10T08:00", 1_200)]).await;
        world
            .tell(&[
                told(
                    world.ours,
                    "2026-03-02T09:00",
                    Format::Image,
                    &[
                        (Reactions, "2026-03-03T09:00", 30),
                        (Replies, "2026-03-03T09:00", 10),
                        (Reach, "2026-03-03T09:00", 500),
                        (Impressions, "2026-03-03T09:00", 800),
                        (PaidImpressions, "2026-03-03T09:00", 200),
                    ],
                ),
                told(
                    world.ours,
                    "2026-03-12T19:30",
                    Format::Video,
                    &[
                        (Reactions, "2026-03-13T09:00", 50),
                        (Reposts, "2026-03-13T09:00", 10),
                        (Reach, "2026-03-13T09:00", 700),
                        (Impressions, "2026-03-13T09:00", 1_200),
                    ],
                ),
                // Nothing is known of its reach, so it counts for no rate by reach.
                told(world.ours, "2026-03-12T20:10", Format::Video, &[(Reactions, "2026-03-13T09:00", 20)]),
                // Never counted.
                told(world.ours, "2026-03-20T20:10", Format::Text, &[]),
                told(world.other, "2026-03-05T10:00", Format::Text, &[(Reactions, "2026-03-06T10:00", 360)]),
            ])
            .await;
        close(world.total(Figure::Posts).await, 4.0);
        close(world.total(Figure::Interactions).await, 120.0);
        close(world.total(Figure::InteractionsPerPost).await, 40.0);
        close(world.total(Figure::EngagementRateReach).await, 100.0 * (40.0 + 60.0) / (500.0 + 700.0));
        close(
            world.total(Figure::EngagementRateImpressions).await,
            100.0 * (40.0 + 60.0) / (800.0 + 1_200.0),
        );
        close(
            world.total(Figure::EngagementRateFollowers).await,
            100.0 * 120.0 / (1_000.0 + 1_200.0 + 1_200.0),
        );
        close(world.total(Figure::InteractionsPerThousand).await, 1_000.0 * 120.0 / 3_400.0);
        close(world.total(Figure::ReachPercent).await, 100.0 * 1_200.0 / 2_200.0);
        close(world.total(Figure::Frequency).await, 2_000.0 / 1_200.0);
        close(world.total(Figure::PaidShare).await, 100.0 * 200.0 / 800.0);
        close(world.total(Figure::Followers).await, 1_200.0);
        close(world.total(Figure::FollowersGained).await, 200.0);
        close(world.total(Figure::AudienceGrowth).await, 20.0);
        assert_eq!(world.total(Figure::Saves).await, None, "what was never counted is missing, not zero");
        let share = Question {
            counting: Counting::Happened,
            ..world.question(Figure::ShareOfVoice, date(2026, 3, 1), date(2026, 3, 31))
        };
        close(ask(&db, &world.actor, &share).await.unwrap().total, 100.0 * 120.0 / 480.0);
    })
    .await;
}

#[tokio::test]
async fn what_happened_is_told_by_the_local_day_and_levels_by_their_last() {
    on_both(|db| async move {
        let world = world(&db).await;
        use Metric::*;
        world
            .followers(
                world.ours,
                &[("2026-03-02T12:00", 100), ("2026-03-04T12:00", 130), ("2026-03-05T23:00", 120)],
            )
            .await;
        world
            .tell(&[told(
                world.ours,
                "2026-03-02T22:00",
                Format::Text,
                // Half past midnight in Jakarta is still the day before in UTC.
                &[
                    (Reactions, "2026-03-02T23:30", 5),
                    (Reactions, "2026-03-03T00:30", 9),
                    (Reactions, "2026-03-05T10:00", 8),
                ],
            )])
            .await;
        let days = |figure| Question {
            by: vec![Dimension::Day],
            counting: Counting::Happened,
            ..world.question(figure, date(2026, 3, 1), date(2026, 3, 6))
        };
        let row = |day: &str, value: f64, of| (format!("2026-03-0{day}"), Some(value), of);
        assert_eq!(
            world.rows(&days(Figure::Interactions)).await,
            [row("2", 5.0, 1), row("3", 4.0, 1), row("5", -1.0, 1)]
        );
        assert_eq!(
            world.rows(&days(Figure::Followers)).await,
            [
                row("2", 100.0, 1),
                row("3", 100.0, 0),
                row("4", 130.0, 1),
                row("5", 120.0, 1),
                row("6", 120.0, 0)
            ]
        );
        let gained: Vec<_> = world
            .rows(&days(Figure::FollowersGained))
            .await
            .into_iter()
            .map(|(_, value, _)| value.unwrap())
            .collect();
        assert_eq!(gained, [0.0, 0.0, 30.0, -10.0, 0.0], "the first count is no gain");
        let weeks = Question { by: vec![Dimension::Week, Dimension::Network], ..days(Figure::Interactions) };
        assert_eq!(world.rows(&weeks).await, [("2026-03-02/x".to_owned(), Some(8.0), 3)]);
        // From the middle of a week on: what was gained before does not count.
        let gained = Question { by: vec![Dimension::Week], ..days(Figure::FollowersGained) };
        let since = Question { from: date(2026, 3, 5), ..gained };
        assert_eq!(world.rows(&since).await, [("2026-03-02".to_owned(), Some(-10.0), 1)]);
        for figure in [Figure::Interactions, Figure::Followers, Figure::FollowersGained] {
            let anew = Question { recount: true, ..days(figure) };
            assert_eq!(
                world.rows(&anew).await,
                world.rows(&days(figure)).await,
                "counted anew it is the same"
            );
        }
        assert!(crate::measure::prove(&db).await.unwrap().wrong.is_empty());
    })
    .await;
}

#[tokio::test]
async fn followers_gained_are_those_who_came_less_those_who_left_where_no_level_is_told() {
    on_both(|db| async move {
        let world = world(&db).await;
        let reading = |metric, day: &str, value| Reading {
            subject: Subject::Profile,
            metric,
            at: at(&format!("2026-03-0{day}T12:00")),
            value: Some(value),
        };
        let readings = vec![
            reading(Metric::Follows, "2", 7),
            reading(Metric::Unfollows, "2", 2),
            reading(Metric::Follows, "3", 1),
            reading(Metric::Unfollows, "4", 4),
        ];
        world.take(Batch { profile: world.ours, source: "file".into(), readings, facts: Vec::new() }).await;
        let days = Question {
            by: vec![Dimension::Day],
            counting: Counting::Happened,
            ..world.question(Figure::FollowersGained, date(2026, 3, 1), date(2026, 3, 6))
        };
        let told: Vec<_> =
            world.rows(&days).await.into_iter().map(|(day, value, _)| (day, value.unwrap())).collect();
        let row = |day: &str, value| (format!("2026-03-0{day}"), value);
        assert_eq!(told, [row("2", 5.0), row("3", 1.0), row("4", -4.0)]);
        let anew = Question { recount: true, ..days.clone() };
        assert_eq!(world.rows(&anew).await, world.rows(&days).await, "counted anew it is the same");
        assert_eq!(world.total(Figure::Followers).await, None, "how many there are is not known");
        assert_eq!(world.total(Figure::AudienceGrowth).await, None);
        // Once the level is told, it alone counts.
        let readings = vec![reading(Metric::Followers, "2", 100), reading(Metric::Followers, "4", 103)];
        world.take(Batch { profile: world.ours, source: "x".into(), readings, facts: Vec::new() }).await;
        close(world.total(Figure::FollowersGained).await, 3.0);
    })
    .await;
}

#[tokio::test]
async fn posts_are_cut_by_what_they_are_and_the_best_come_first() {
    on_both(|db| async move {
        let world = world(&db).await;
        use Metric::*;
        let ids = world
            .tell(&[
                told(world.ours, "2026-03-02T09:10", Format::Image, &[(Reactions, "2026-03-03T09:00", 30)]),
                told(world.ours, "2026-03-02T09:50", Format::Video, &[(Reactions, "2026-03-03T09:00", 50)]),
                told(world.ours, "2026-03-04T19:00", Format::Image, &[(Reactions, "2026-03-05T09:00", 50)]),
                told(world.other, "2026-03-04T19:00", Format::Image, &[(Reactions, "2026-03-05T09:00", 900)]),
                told(world.ours, "2026-04-01T00:10", Format::Image, &[(Reactions, "2026-04-01T09:00", 70)]),
            ])
            .await;
        let cut = |by: &[Dimension]| Question {
            by: by.to_vec(),
            ..world.question(Figure::InteractionsPerPost, date(2026, 3, 1), date(2026, 3, 31))
        };
        assert_eq!(
            world.rows(&cut(&[Dimension::Weekday, Dimension::Hour])).await,
            [("0/9".to_owned(), Some(40.0), 2), ("2/19".to_owned(), Some(50.0), 1)]
        );
        assert_eq!(
            world.rows(&cut(&[Dimension::Format])).await,
            [("image".to_owned(), Some(40.0), 2), ("video".to_owned(), Some(50.0), 1)]
        );
        let top = |limit, whose| Top {
            question: Question {
                whose,
                ..world.question(Figure::Interactions, date(2026, 3, 1), date(2026, 3, 31))
            },
            limit,
            least: false,
        };
        let best = super::top(&db, &world.actor, &top(2, Whose::Ours)).await.unwrap();
        let mut equals = [ids[1], ids[2]];
        equals.sort();
        assert_eq!(
            best.iter().map(|one| (one.subject, one.value)).collect::<Vec<_>>(),
            [(equals[0], 50.0), (equals[1], 50.0)]
        );
        let best = super::top(&db, &world.actor, &top(1, Whose::All)).await.unwrap();
        assert_eq!((best[0].subject, best[0].profile), (ids[3], world.other));
        let least = Top { least: true, ..top(1, Whose::Ours) };
        assert_eq!(super::top(&db, &world.actor, &least).await.unwrap()[0].subject, ids[0]);
    })
    .await;
}

/// Of many profiles only the blocks with the best posts are read; that must not show.
#[tokio::test]
async fn the_best_posts_of_many_profiles_are_those_of_all_their_posts() {
    on_both(|db| async move {
        let World { actor, brand, .. } = world(&db).await;
        let workspace = actor.workspace;
        let all: Vec<ProfileId> = (0..150).map(|_| ProfileId::new(at("2026-03-01T00:00"))).collect();
        let born: Vec<Timestamp> =
            ["2026-02-27T12:00", "2026-03-02T09:00", "2026-03-20T20:00", "2026-04-01T00:10"].map(at).to_vec();
        let mut posts: Vec<(i64, Uuid, Timestamp, bool)> = Vec::new();
        let mut batches = Vec::new();
        for (n, profile) in all.iter().enumerate() {
            let mut readings = Vec::new();
            for (m, born_at) in born.iter().enumerate() {
                // Many equals; some of which only the whole is known, some of which nothing is.
                let (id, value) = (Uuid::now_v7(), ((n * 37 + m * 11) % 23) as i64);
                let subject = Subject::Post { id, born_at: *born_at };
                let mut say = |metric, value| {
                    readings.push(Reading { subject, metric, at: at("2026-05-01T00:00"), value: Some(value) })
                };
                match n % 3 {
                    0 => say(Metric::Interactions, value),
                    1 => {
                        say(Metric::Reactions, value);
                        say(Metric::Interactions, 1_000);
                    }
                    _ => say(Metric::Reach, value),
                }
                posts.push((value, id, *born_at, n % 3 < 2 && n % 10 != 0));
            }
            batches.push(Batch { profile: *profile, source: "x".into(), readings, facts: Vec::new() });
        }
        let profiles = all.clone();
        db.write(move |tx| {
            let (profiles, batches) = (profiles.clone(), batches.clone());
            Box::pin(async move {
                let measure = |(n, profile): (usize, &ProfileId)| Measure {
                    profile: *profile,
                    network: "x".into(),
                    ours: n % 10 != 0,
                };
                let all: Vec<Measure> = profiles.iter().enumerate().map(measure).collect();
                profiles::measure(tx, workspace, brand, &all).await?;
                intake::take(tx, workspace, &batches, false).await.map(|_| ())
            })
        })
        .await
        .unwrap();
        let whole = |limit| Top {
            question: Question {
                brand: Some(brand),
                profiles: Vec::new(),
                whose: Whose::Ours,
                from: date(2026, 3, 1),
                to: date(2026, 3, 31),
                figure: Figure::Interactions,
                by: Vec::new(),
                counting: Counting::Posts,
                recount: false,
            },
            limit,
            least: false,
        };
        let (from, to) = (at("2026-03-01T00:00"), at("2026-04-01T00:00"));
        posts.retain(|(_, _, born, known)| *known && (from..to).contains(born));
        posts.sort_by_key(|(value, id, ..)| (std::cmp::Reverse(*value), *id));
        for limit in [1, 20, 100] {
            let best = super::top(&db, &actor, &whole(limit)).await.unwrap();
            let got: Vec<_> = best.iter().map(|one| (one.value as i64, one.subject)).collect();
            let wanted: Vec<_> = posts.iter().take(limit).map(|(value, id, ..)| (*value, *id)).collect();
            assert_eq!(got, wanted);
        }
    })
    .await;
}

#[tokio::test]
async fn questions_that_make_no_sense_are_refused_and_others_see_nothing() {
    on_both(|db| async move {
        let world = world(&db).await;
        world
            .tell(&[told(
                world.ours,
                "2026-03-02T09:10",
                Format::Image,
                &[(Metric::Reactions, "2026-03-03T09:00", 30)],
            )])
            .await;
        let good = world.question(Figure::Interactions, date(2026, 3, 1), date(2026, 3, 31));
        let code = async |question: Question| {
            ask(&db, &world.actor, &question).await.unwrap_err().problem().unwrap().code.clone()
        };
        assert_eq!(code(Question { to: date(2026, 2, 1), ..good.clone() }).await, "range_backwards");
        assert_eq!(code(Question { from: date(1990, 2, 1), ..good.clone() }).await, "range_too_long");
        let happened = Question { by: vec![Dimension::Hour], counting: Counting::Happened, ..good.clone() };
        assert_eq!(code(happened).await, "cut_unfit");
        let four = vec![Dimension::Hour, Dimension::Day, Dimension::Format, Dimension::Reply];
        assert_eq!(code(Question { by: four, ..good.clone() }).await, "cuts_too_many");
        let stranger = Actor::system(WorkspaceId::new(at("2026-03-01T00:00")));
        let found = ask(&db, &stranger, &good).await.unwrap();
        assert_eq!((found.total, found.profiles), (None, 0));
    })
    .await;
}
