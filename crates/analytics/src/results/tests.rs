//! That a young post is held against what the others had when they were as young.

use super::*;
use crate::samples::{self, SampleNumbers};
use selaras_kernel::WorkspaceId;
use selaras_store::testing::on_both;

const NOW: Timestamp = Timestamp(1_799_719_200_000_000);
const DAY: Duration = Duration::from_secs(86_400);

fn post(profile: ProfileId, born_at: Timestamp, points: &[(u64, i64)]) -> SampleNumbers {
    let at = |hours: u64| born_at + Duration::from_secs(hours * 3600);
    SampleNumbers {
        subject: Uuid::now_v7(),
        profile,
        remote_id: Some("r".into()),
        source: "fake".into(),
        born_at,
        gone_at: None,
        described: None,
        series: vec![(Metric::Reactions, points.iter().map(|(hours, value)| (at(*hours), *value)).collect())],
    }
}

#[tokio::test]
async fn a_post_is_held_against_its_profile_at_the_same_age() {
    on_both(|db| async move {
        let workspace = WorkspaceId::new(NOW);
        let (brand, other) = (BrandId::new(NOW), BrandId::new(NOW + DAY));
        let (mine, quiet) = (ProfileId::new(NOW), ProfileId::new(NOW + DAY));
        // Six of long ago, which had 10, 12 … 20 after a day and a hundred in the end.
        let mut all: Vec<_> = (0..6)
            .map(|n| {
                let values = [(24, 10 + 2 * i64::from(n)), (240, 100)];
                post(mine, NOW - DAY * (20 + n), &values)
            })
            .collect();
        // One from before the time that counts, and one of a profile with too few to say what is usual.
        all.push(post(mine, NOW - DAY * 200, &[(24, 9_000)]));
        all.push(post(quiet, NOW - DAY * 3, &[(24, 4)]));
        let young = post(mine, NOW - DAY, &[(24, 30)]);
        let alone = post(quiet, NOW - DAY, &[(24, 7)]);
        let ids = [young.subject, alone.subject, Uuid::now_v7()];
        all.extend([young, alone]);
        db.write(move |tx| {
            Box::pin(async move { samples::insert(tx, workspace, brand, "Asia/Jakarta", &all).await })
        })
        .await
        .expect("written");

        let actor = Actor::system(workspace);
        let found = counts(&db, &actor, brand, &ids, Metric::Reactions).await.expect("counts");
        assert_eq!(found.len(), 2, "what was never counted is left out");
        let beside = usual(&db, &actor, brand, &found, Metric::Reactions, NOW).await.expect("usual");
        let of = |subject| {
            let at = found.iter().position(|count| count.subject == subject).expect("it was counted");
            (found[at].value, beside[at])
        };
        assert_eq!(of(ids[0]), (30, Some(Usual { median: 15.0, posts: 6 })));
        assert_eq!(of(ids[1]), (7, None));
        let sums = sums(&db, &actor, brand, &ids, Metric::Reactions).await.expect("sums");
        assert_eq!((sums.len(), sums[&ids[0]]), (2, 30));
        // By the id alone nothing is told of another brand.
        assert!(counts(&db, &actor, other, &ids, Metric::Reactions).await.expect("counts").is_empty());
    })
    .await;
}

#[test]
fn a_median_needs_enough_posts() {
    assert_eq!(median(vec![1, 2, 3, 4]), None);
    assert_eq!(median(vec![9, 1, 5, 3, 7]), Some(Usual { median: 5.0, posts: 5 }));
    assert_eq!(median(vec![1, 2, 3, 4, 5, 100]), Some(Usual { median: 3.5, posts: 6 }));
}
