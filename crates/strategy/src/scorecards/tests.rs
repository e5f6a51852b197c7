//! The rules of the score card: by numbers, and by what must hold of all numbers.

use super::{rules::*, *};
use crate::items::{NewPart, ScoreOpinion, ScoreWeights, WEIGHT_MAX};
use proptest::prelude::*;
use selaras_kernel::Timestamp;
use selaras_store::testing::on_both;
use selaras_workspaces::testing;

const NOW: Timestamp = Timestamp(1_799_719_200_000_000);

fn weights(of: [u8; 6]) -> ScoreWeights {
    let [serves_goal, cost_return, demographics, active, room, competitors] = of;
    ScoreWeights { serves_goal, cost_return, demographics, active, room, competitors }
}

/// The total with one weight that need not be whole, reckoned by itself.
fn total_with(scores: &Scores, of: [u8; 6], moved: usize, to: f64) -> f64 {
    let weight = |at: usize| if at == moved { to } else { f64::from(of[at]) };
    let sum: f64 = (0..6).map(|at| weight(at) * scores[at].unwrap_or(0.5)).sum();
    sum / (0..6).map(weight).sum::<f64>()
}

#[test]
fn a_total_is_the_mean_by_weights_and_what_nobody_knows_is_neither() {
    let even = weights([1; 6]);
    assert_eq!(total(&[Some(1.0), Some(1.0), Some(0.0), Some(0.0), None, None], &even), Some(0.5));
    assert_eq!(total(&[Some(0.8), None, None, None, None, None], &weights([5, 0, 0, 0, 0, 0])), Some(0.8));
    assert_eq!(total(&[None; 6], &weights([0; 6])), None);
    assert_eq!(known(&[Some(0.1), None, None, None, None, None], &weights([3, 1, 0, 0, 0, 0])), 0.75);
    let verdict = |score, of| verdict(&[Some(score), None, None, None, None, None], &weights(of));
    assert_eq!(verdict(0.6, [10, 0, 0, 0, 0, 0]), ScoreVerdict::Invest);
    assert_eq!(verdict(0.4, [10, 0, 0, 0, 0, 0]), ScoreVerdict::Hold);
    assert_eq!(verdict(0.39, [10, 0, 0, 0, 0, 0]), ScoreVerdict::Leave);
    assert_eq!(verdict(1.0, [4, 5, 0, 0, 0, 0]), ScoreVerdict::CannotTell, "most of it nobody knows");
}

#[test]
fn the_nearest_weight_that_makes_two_level_is_told() {
    // Ahead by the goal (+0.5 × 8), behind by cost (−0.5 × 4): lead 2; either weight moves by 4.
    let above = [Some(1.0), Some(0.0), None, None, None, None];
    let below = [Some(0.5), Some(0.5), None, None, None, None];
    let found = flip(&above, &below, &weights([8, 4, 0, 0, 0, 0])).unwrap();
    assert_eq!((found.question, found.from, found.to), (ScoreQuestion::ServesGoal, 8.0, 4.0));
    let found = flip(&above, &below, &weights([8, 7, 0, 0, 0, 0])).unwrap();
    assert_eq!(found.to, 7.0, "one step is enough");
    assert_eq!(flip(&above, &above, &weights([8, 4, 0, 0, 0, 0])), None, "what is alike stays level");
    let better = [Some(1.0); 6];
    assert_eq!(flip(&better, &[Some(0.0); 6], &weights([5; 6])), None, "better in everything stays ahead");
}

#[test]
fn numbers_become_scores() {
    assert_eq!((beside(2.0, 2.0), beside(0.0, 2.0), beside(1.0, 0.0)), (Some(0.5), Some(0.0), None));
    assert_eq!((room(0.0), room(20.0)), (1.0, 0.5));
    assert_eq!(
        (witnesses(0, 0, None), witnesses(2, 4, None), witnesses(0, 4, Some(0.9))),
        (None, Some(0.5), Some(0.0))
    );
    assert_eq!(witnesses(4, 4, Some(0.9)), Some(1.0));
}

fn scores() -> impl Strategy<Value = Scores> {
    prop::array::uniform6(prop::option::weighted(0.8, (0..=100_u8).prop_map(|n| f64::from(n) / 100.0)))
}

proptest! {
    /// Moved to where it is said, the two are level; short of it the order stands, beyond it it is turned; and no other weight gets there sooner.
    #[test]
    fn a_flip_is_exact_and_the_nearest(a in scores(), b in scores(), of in prop::array::uniform6(0..=WEIGHT_MAX)) {
        prop_assume!(of.iter().any(|weight| *weight > 0));
        let set = weights(of);
        let (above, below) = if total(&a, &set) >= total(&b, &set) { (a, b) } else { (b, a) };
        let lead_at = |moved: usize, to: f64| total_with(&above, of, moved, to) - total_with(&below, of, moved, to);
        let found = flip(&above, &below, &set);
        if let Some(found) = found {
            let at = ScoreQuestion::ALL.iter().position(|one| *one == found.question).unwrap();
            prop_assert!((0.0..=f64::from(WEIGHT_MAX)).contains(&found.to));
            prop_assert!(lead_at(at, found.to).abs() < 1e-9);
            let half = (found.from + found.to) / 2.0;
            prop_assert!(lead_at(at, half) >= -1e-9, "the order stands short of it");
            let beyond = found.to + (found.to - found.from) * 0.5;
            if beyond >= 0.0 && (found.to - found.from).abs() > 1e-6 && (0..6).any(|n| n != at && of[n] > 0) {
                prop_assert!(lead_at(at, beyond) < 1e-12, "it is turned beyond it");
            }
        }
        let reach = found.map_or(f64::INFINITY, |found| (found.to - found.from).abs());
        for at in 0..6 {
            for step in 0..=40 {
                let to = f64::from(step) / 4.0;
                if (0..6).all(|n| n == at || of[n] == 0) && to == 0.0 { continue }
                if (to - f64::from(of[at])).abs() < reach - 1e-9 {
                    prop_assert!(lead_at(at, to) >= -1e-9, "{at} to {to} would turn it sooner than {reach}");
                }
            }
        }
    }

    #[test]
    fn a_total_lies_between_its_scores_and_grows_with_each(of in prop::array::uniform6(1..=WEIGHT_MAX), a in scores(), at in 0..6_usize, more in 0.0..0.5_f64) {
        let set = weights(of);
        let one = total(&a, &set).unwrap();
        let low = a.iter().map(|score| score.unwrap_or(0.5)).fold(1.0, f64::min);
        let high = a.iter().map(|score| score.unwrap_or(0.5)).fold(0.0, f64::max);
        prop_assert!((low - 1e-12..=high + 1e-12).contains(&one));
        let mut better = a;
        better[at] = Some(a[at].unwrap_or(0.5) + more);
        prop_assert!(total(&better, &set).unwrap() >= one - 1e-12);
    }
}

#[tokio::test]
async fn people_answer_where_no_number_does_and_a_brand_has_one_card() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let before = tell(&db, &owner, brand, NOW).await.unwrap();
        assert!(before.part.is_none() && before.networks.is_empty());
        let said = |network: &str, answers: &[(ScoreQuestion, u8)]| ScoredNetwork {
            network: network.into(),
            opinions: answers
                .iter()
                .map(|(question, answer)| ScoreOpinion {
                    question: *question,
                    answer: *answer,
                    note: "Kata tim".into(),
                })
                .collect(),
            effort: Some(crate::items::ShiftEffort::Low),
            effort_note: String::new(),
        };
        let all = |answer| ScoreQuestion::ALL.map(|question| (question, answer));
        let card = Scorecard {
            networks: vec![said("tiktok", &all(1)), said("instagram", &all(4)), said("x", &all(0)[..2])],
            ..Scorecard::default()
        };
        let new = || NewPart { brand, item: Item::Scorecard(Box::new(card.clone())) };
        items::create(&db, &owner, new(), NOW).await.unwrap();
        let twice = items::create(&db, &owner, new(), NOW).await.unwrap_err();
        assert_eq!(twice.problem().unwrap().code, "score_taken");
        let told = tell(&db, &owner, brand, NOW).await.unwrap();
        let order: Vec<_> = told.networks.iter().map(|one| (one.network.as_str(), one.verdict)).collect();
        let expected = [
            ("instagram", ScoreVerdict::Invest),
            ("x", ScoreVerdict::CannotTell),
            ("tiktok", ScoreVerdict::Leave),
        ];
        assert_eq!(order, expected);
        let answers = &told.networks[0].answers;
        assert!(answers.iter().all(|one| one.source == ScoreSource::Opinion && one.note == "Kata tim"));
        assert_eq!(told.networks[1].answers[5].source, ScoreSource::Unknown);
        assert!(told.networks[2].flip.is_none(), "the last has nobody to change places with");

        let mut wrong = card.clone();
        wrong.weights.room = 11;
        wrong.networks.push(said("x", &[(ScoreQuestion::Room, 5)]));
        wrong.networks.push(said("Insta gram", &[]));
        let refused = NewPart { brand, item: Item::Scorecard(Box::new(wrong)) };
        let refused = items::create(&db, &owner, refused, NOW).await.unwrap_err();
        let problem = refused.problem().unwrap();
        let codes: Vec<_> =
            std::iter::once(problem).chain(&problem.also).map(|one| one.code.as_str()).collect();
        assert_eq!(codes, ["score_weight", "score_network_twice", "score_answer", "score_network"]);
    })
    .await;
}
