//! That histories are read as they were told, and answers name their posts.

use super::*;
use crate::{
    blocks::PostFacts,
    intake::{self, Batch, Reading},
    profiles::{self, Measure},
};
use selaras_kernel::WorkspaceId;
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
        let why = explain(evidence(&db, &actor, brand, None, (before, after), now()).await.unwrap());
        assert!(
            matches!(why.change.whose, pure::Whose::CantTell { why: pure::Uncertain::CohortTooSmall }),
            "{:?}",
            why.change.whose
        );
        assert_eq!(why.weeks[0], day("2026-09-07"), "whole weeks only");
        let unfit = evidence(&db, &actor, brand, None, (after, before), now()).await.unwrap_err();
        assert_eq!(unfit.problem().unwrap().code, "weeks_unfit");
        let stranger = Actor::system(WorkspaceId::new(now()));
        assert!(histories(&db, &stranger, brand, None, now()).await.unwrap().profiles.is_empty());
    })
    .await;
}
