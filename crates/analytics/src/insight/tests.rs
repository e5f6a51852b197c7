//! That histories are read as they were told, and answers name their posts.

use super::*;
use crate::{
    blocks::PostFacts,
    intake::{self, Batch, Reading},
    profiles::{self, Measure},
};
use crate::{
    cohorts::{self, NewCohort},
    competitors::{Competitor, CompetitorProfile, FoundBy, HowFound, LookState},
    observed::Observed,
    samples::{SampleCompetitor, SamplePost, insert_competitor},
};
use selaras_kernel::{CompetitorId, WorkspaceId};
use selaras_store::testing::on_both;

fn now() -> Timestamp {
    "2026-11-27T03:00:00Z".parse::<jiff::Timestamp>().unwrap().into()
}

const HOUR: Duration = Duration::from_secs(3_600);

/// 120 posts, one a day, that gather 50 each within two days; the one of number 100 gathers 900 more, evenly over its
/// third day.
async fn world(db: &Db) -> (Actor, BrandId, ProfileId, Vec<Uuid>) {
    let actor = Actor::system(WorkspaceId::new(now()));
    let (brand, profile, workspace) = (BrandId::new(now()), ProfileId::new(now()), actor.workspace);
    let (mut readings, mut facts, mut ids) = (Vec::new(), Vec::new(), Vec::new());
    for n in 0..120_u32 {
        let (id, born_at) = (Uuid::now_v7(), now() - HOUR * (24 * (121 - n)));
        ids.push(id);
        for hours in [1, 3, 6, 12, 24, 36, 48, 54, 60, 66, 72, 84, 96, 108, 120, 144, 168] {
            let grown = 50.0 * (1.0 - (-f64::from(hours) / 9.0).exp());
            let bought =
                if n == 100 { 900.0 * ((f64::from(hours) - 48.0) / 24.0).clamp(0.0, 1.0) } else { 0.0 };
            let at = born_at + HOUR * hours;
            if at > now() {
                continue;
            }
            let value = Some((grown + bought) as i64 + i64::from(n % 3));
            readings.push(Reading {
                subject: intake::Subject::Post { id, born_at },
                metric: Metric::Reactions,
                at,
                value,
            });
        }
        facts.push((id, born_at, PostFacts { format: Format::Image, length: 90, ..PostFacts::default() }));
    }
    let followers =
        |at| Reading { subject: intake::Subject::Profile, metric: Metric::Followers, at, value: Some(2_000) };
    readings.push(followers(now() - HOUR * 3_200));
    db.write(move |tx| {
        let batch = Batch { profile, source: "x".into(), readings: readings.clone(), facts: facts.clone() };
        Box::pin(async move {
            profiles::set_zone(tx, workspace, brand, "Asia/Jakarta").await?;
            profiles::measure(tx, workspace, brand, &[Measure { profile, network: "x".into(), ours: true }])
                .await?;
            intake::take(tx, workspace, &[batch], false).await
        })
    })
    .await
    .unwrap();
    (actor, brand, profile, ids)
}

#[tokio::test]
async fn the_promoted_post_is_found_and_named() {
    on_both(|db| async move {
        let (actor, brand, profile, ids) = world(&db).await;
        let mut all = histories(&db, &actor, brand, None, now()).await.unwrap();
        let history = all.profiles.get_mut(&profile).unwrap();
        assert_eq!(history.posts.len(), 120);
        assert_eq!(history.posts[0].followers, 2_000.0);
        let judged = history.mark_promoted();
        let likely: Vec<Uuid> = judged
            .iter()
            .filter(|one| one.probability >= 0.5)
            .map(|one| history.subjects[one.id as usize].id)
            .collect();
        assert_eq!(likely, [ids[100]]);
    })
    .await;
}

#[tokio::test]
async fn a_day_out_of_the_ordinary_names_the_post_that_made_it() {
    on_both(|db| async move {
        let (actor, brand, _, ids) = world(&db).await;
        let odd = odd_days(&db, &actor, brand, None, 90, now()).await.unwrap();
        assert!(!odd.is_empty());
        let above: Vec<_> = odd.iter().filter(|day| day.odd.value > day.odd.expected).collect();
        assert!(
            !above.is_empty()
                && above.iter().all(|day| day.posts.first().is_some_and(|(id, ..)| *id == ids[100])),
            "{odd:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn with_no_competitors_it_is_said_that_it_cannot_be_told() {
    on_both(|db| async move {
        let (actor, brand, _, _) = world(&db).await;
        let day = |text: &str| text.parse::<Date>().unwrap();
        let (before, after) =
            ((day("2026-09-01"), day("2026-10-12")), (day("2026-10-13"), day("2026-11-20")));
        let why = explain(evidence(&db, &actor, brand, None, (before, after), None, now()).await.unwrap());
        assert!(
            matches!(why.change.whose, pure::Whose::CantTell { why: pure::Uncertain::CohortTooSmall }),
            "{:?}",
            why.change.whose
        );
        assert_eq!(why.weeks[0], day("2026-09-07"), "whole weeks only");
        let unfit = evidence(&db, &actor, brand, None, (after, before), None, now()).await.unwrap_err();
        assert_eq!(unfit.problem().unwrap().code, "weeks_unfit");
        let stranger = Actor::system(WorkspaceId::new(now()));
        assert!(histories(&db, &stranger, brand, None, now()).await.unwrap().profiles.is_empty());
    })
    .await;
}

#[test]
fn a_post_that_lost_made_no_day_high() {
    let post = |n: u8, gathered: i64| (Uuid::from_bytes([n; 16]), ProfileId(Uuid::nil()), gathered);
    let all = vec![post(1, -40), post(2, 3), post(3, 0), post(4, 90)];
    assert_eq!(most(all), [post(4, 90), post(2, 3)]);
    assert_eq!(most(vec![post(1, -1)]), []);
    let many = (1..9).map(|n| post(n, i64::from(n))).collect();
    assert_eq!(most(many), [post(8, 8), post(7, 7), post(6, 6)]);
}

/// A competitor whose one post gathers ten reactions a day, more or less.
async fn rival(db: &Db, actor: &Actor, brand: BrandId, name: &str, daily: i64) -> CompetitorId {
    let (id, profile, born) = (CompetitorId::new(now()), ProfileId::new(now()), now() - HOUR * (24 * 121));
    let shown = CompetitorProfile {
        id: profile,
        network: "x".into(),
        handle: name.into(),
        name: name.into(),
        url: String::new(),
        avatar: None,
        state: LookState::Sample,
        error: None,
        posts_since: born,
        looked_at: None,
        created_at: born,
    };
    let competitor = Competitor {
        id,
        brand,
        name: name.into(),
        note: String::new(),
        found: HowFound { by: FoundBy::Other, words: String::new() },
        profiles: vec![shown],
        created_at: born,
        updated_at: born,
        version: 1,
    };
    let at = |day: u32| born + HOUR * (24 * day);
    let reactions = (1..=119).map(|day| (at(day), daily * i64::from(day))).collect();
    let seen = Observed { remote_id: name.into(), published_at: born, ..Observed::default() };
    let post = SamplePost { post: seen, series: vec![(Metric::Reactions, reactions)] };
    let sample =
        SampleCompetitor { competitor, posts: vec![vec![post]], followers: vec![vec![(born, 1_000)]] };
    let workspace = actor.workspace;
    db.write(move |tx| {
        let sample = sample.clone();
        Box::pin(async move { insert_competitor(tx, workspace, "Asia/Jakarta", &sample, now()).await })
    })
    .await
    .unwrap();
    id
}

#[tokio::test]
async fn a_brand_is_held_against_the_cohort_that_was_chosen_and_a_small_one_tells_nothing() {
    on_both(|db| async move {
        let (actor, brand, _, _) = world(&db).await;
        let mut rivals = Vec::new();
        for (name, daily) in [("Satu", 10), ("Dua", 20), ("Tiga", 30), ("Empat", 400)] {
            rivals.push(rival(&db, &actor, brand, name, daily).await);
        }
        let cohort = async |name: &str, competitors: &[CompetitorId]| {
            let new = NewCohort { brand, name: name.into(), competitors: competitors.to_vec() };
            cohorts::create(&db, &actor, new, now()).await.unwrap().id
        };
        let (three, two) = (cohort("Kedai", &rivals[..3]).await, cohort("Jaringan", &rivals[2..]).await);
        let day = |text: &str| text.parse::<Date>().unwrap();
        let spans = ((day("2026-09-01"), day("2026-10-12")), (day("2026-10-13"), day("2026-11-20")));
        let change = async |cohort| {
            explain(evidence(&db, &actor, brand, None, spans, cohort, now()).await.unwrap()).change
        };
        let too_small = pure::Whose::CantTell { why: pure::Uncertain::CohortTooSmall };
        for (cohort, competitors) in [(None, 4), (Some(three), 3), (Some(two), 2)] {
            let change = change(cohort).await;
            assert_eq!(change.competitors, competitors);
            assert_eq!(change.whose == too_small, competitors < 3, "{change:?}");
        }
        let beside = async |cohort| {
            // The posts of the rivals appeared on the last day of July.
            let days = (day("2026-07-25"), day("2026-11-20"));
            let all = crate::benchmarks::beside(&db, &actor, brand, "all", days, cohort).await.unwrap();
            all.into_iter().find(|one| one.network == "x").unwrap().competitors
        };
        let (all, small) = (beside(None).await, beside(Some(two)).await);
        assert_eq!((all.profiles, beside(Some(three)).await.profiles, small.profiles), (4, 3, 2));
        assert!(
            all.posts_per_week.is_some() && small.posts_per_week.is_none() && small.engagement_rate.is_none()
        );
        let (all, three_of) =
            (all.engagement_rate.unwrap(), beside(Some(three)).await.engagement_rate.unwrap());
        assert!((all / three_of - 1.25).abs() < 0.01, "{all} {three_of}");

        let elsewhere = BrandId::new(now());
        let error = evidence(&db, &actor, elsewhere, None, spans, Some(three), now()).await.unwrap_err();
        assert_eq!(error.problem().unwrap().code, "not_found");
    })
    .await;
}
