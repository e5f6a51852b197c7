//! Putting competitors together, on both databases.

use super::*;
use crate::competitors::{FoundBy, HowFound, NewCompetitor};
use selaras_kernel::WorkspaceId;
use selaras_store::{events, testing::on_both};

const NOW: Timestamp = Timestamp(1_799_719_200_000_000);

async fn competitor(db: &Db, by: &Actor, brand: BrandId, name: &str) -> CompetitorId {
    let found = HowFound { by: FoundBy::Other, words: String::new() };
    let new = NewCompetitor { brand, name: name.into(), note: String::new(), found };
    competitors::create(db, by, new, NOW).await.unwrap().id
}

fn code<T: std::fmt::Debug>(result: Result<T>) -> String {
    result.unwrap_err().problem().unwrap().code.clone()
}

#[tokio::test]
async fn competitors_are_put_together_changed_and_let_be() {
    on_both(|db| async move {
        let (by, brand) = (Actor::system(WorkspaceId::new(NOW)), BrandId::new(NOW));
        let other = BrandId::new(NOW);
        let (a, b) = (competitor(&db, &by, brand, "A").await, competitor(&db, &by, brand, "B").await);
        let foreign = competitor(&db, &by, other, "C").await;
        let new = |name: &str, competitors: &[CompetitorId]| NewCohort {
            brand,
            name: name.into(),
            competitors: competitors.to_vec(),
        };
        let made = create(&db, &by, new("  Kedai ", &[b, a, b]), NOW).await.unwrap();
        assert_eq!((made.name.as_str(), made.competitors.len()), ("Kedai", 2));
        let error = create(&db, &by, new("", &[]), NOW).await.unwrap_err();
        let problem = error.problem().unwrap().clone();
        let told: Vec<_> = std::iter::once(&problem).chain(&problem.also).map(|p| p.code.as_str()).collect();
        assert_eq!(told, ["cohort_name", "cohort_empty"]);
        assert_eq!(code(create(&db, &by, new("X", &[foreign]), NOW).await), "cohort_competitor");
        assert_eq!(code(create(&db, &by, new("KEDAI", &[a]), NOW).await), "cohort_name_taken");

        // A competitor that goes is in no cohort any more, and nobody is asked to mend that.
        competitors::remove(&db, &by, b, None, NOW).await.unwrap();
        assert_eq!(list(&db, &by, brand).await.unwrap()[0].competitors, [a]);
        let named = CohortChanges { name: Some("Kedai lokal".into()), competitors: None };
        let now = update(&db, &by, made.id, Some(1), named.clone(), NOW).await.unwrap();
        assert_eq!(
            (now.name.as_str(), now.competitors.as_slice(), now.version),
            ("Kedai lokal", &[a][..], 2)
        );
        assert_eq!(code(update(&db, &by, made.id, Some(1), named, NOW).await), "stale");
        let emptied = CohortChanges { name: None, competitors: Some(Vec::new()) };
        assert_eq!(code(update(&db, &by, made.id, None, emptied, NOW).await), "cohort_empty");

        let stranger = Actor::system(WorkspaceId::new(NOW));
        assert_eq!(code(remove(&db, &stranger, made.id, None, NOW).await), "not_found");
        assert!(list(&db, &stranger, brand).await.unwrap().is_empty());
        remove(&db, &by, made.id, Some(2), NOW).await.unwrap();
        assert!(list(&db, &by, brand).await.unwrap().is_empty());
        for n in 0..COHORTS_MAX {
            create(&db, &by, new(&format!("Kelompok {n}"), &[a]), NOW).await.unwrap();
        }
        assert_eq!(code(create(&db, &by, new("Lagi", &[a]), NOW).await), "cohorts_too_many");
        let kinds = events::after(&db, 0, 100).await.unwrap();
        let kinds: Vec<&str> = kinds.iter().map(|event| event.kind.as_str()).collect();
        assert_eq!(kinds[3..6], ["cohort.created", "competitor.removed", "cohort.updated"]);
    })
    .await;
}
