//! What must hold whatever the data are.

use proptest::prelude::*;

use super::post::{DAY, WEEK};
use super::*;

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => 0.0..5_000.0_f64,
        1 => Just(0.0),
        1 => Just(f64::NAN),
        1 => Just(f64::INFINITY),
        1 => Just(1e300),
        1 => Just(-5.0),
    ]
}

fn posts() -> impl Strategy<Value = Vec<Post>> {
    let one = (
        (-10_i64..400, 0_i64..DAY, 0_u8..4, 0_u32..2_000),
        (prop::collection::vec(0_u32..5, 0..4), number(), prop::option::of(number()), number()),
        prop::collection::vec((0_u32..2_000_000, number()), 0..12),
        (prop::option::of(number()), prop::collection::vec((0_u16..3, number()), 0..3)),
    );
    prop::collection::vec(one, 0..50).prop_map(|all| {
        all.into_iter()
            .enumerate()
            .map(
                |(
                    id,
                    (
                        (day, second, format, length),
                        (hashtags, followers, reach, interactions),
                        curve,
                        (paid, audience),
                    ),
                )| Post {
                    id: id as u64,
                    born: day * DAY + second,
                    format,
                    length,
                    hashtags,
                    followers,
                    reach,
                    interactions,
                    curve,
                    paid,
                    audience,
                },
            )
            .collect()
    })
}

fn series() -> impl Strategy<Value = Vec<Option<f64>>> {
    prop::collection::vec(prop::option::weighted(0.9, number()), 0..130)
}

/// Whether everything told is a number.
fn sound(told: &impl std::fmt::Debug) -> bool {
    let told = format!("{told:?}");
    !told.contains("NaN") && !told.contains("inf")
}

const BEFORE: (i64, i64) = (300 * DAY, 300 * DAY + 6 * WEEK);
const AFTER: (i64, i64) = (300 * DAY + 6 * WEEK, 300 * DAY + 14 * WEEK);

fn outside() -> Outside {
    let ratio = |log: f64| Ratio::from_log(log, 0.1);
    Outside {
        season: Some(ratio(-0.1)),
        everybody: ratio(0.2),
        both: ratio(0.1),
        course: vec![Some(0.1); 20],
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn every_answer_is_a_number(posts in posts()) {
        prop_assert!(sound(&best(&posts, Basis::Followers)));
        prop_assert!(sound(&best(&posts, Basis::Reach)));
        let judged = promoted(&posts);
        prop_assert!(sound(&judged));
        prop_assert!(judged.iter().all(|post| (0.0..=1.0).contains(&post.probability) && (0.0..=1.0).contains(&post.share)));
        prop_assert!(sound(&diagnosis(&posts, BEFORE, AFTER, Some(&outside()))));
        prop_assert!(sound(&diagnosis(&posts, BEFORE, AFTER, None)));
    }

    #[test]
    fn the_order_of_posts_is_nothing(posts in posts()) {
        let mut turned = posts.clone();
        turned.reverse();
        turned.rotate_left(posts.len() / 3);
        prop_assert_eq!(best(&posts, Basis::Followers), best(&turned, Basis::Followers));
        prop_assert_eq!(promoted(&posts), promoted(&turned));
        prop_assert_eq!(diagnosis(&posts, BEFORE, AFTER, None), diagnosis(&turned, BEFORE, AFTER, None));
    }

    #[test]
    fn the_parts_multiply_to_the_whole(posts in posts()) {
        let answer = diagnosis(&posts, BEFORE, AFTER, Some(&outside()));
        let sum: f64 = answer.parts.iter().map(|part| part.ratio.ratio.ln()).sum();
        // Ratios are kept within e^±20.
        if answer.parts.iter().all(|part| part.ratio.ratio.ln().abs() < 19.9) && sum.abs() < 19.9 {
            prop_assert!((sum - answer.total.ratio.ln()).abs() < 1e-6);
        }
    }

    #[test]
    fn series_are_taken_as_they_come(own in series(), cohort in prop::collection::vec(series(), 0..6), at in 1_usize..100, length in 1_usize..12) {
        let (before, after) = (Period { from: at.saturating_sub(length), to: at }, Period { from: at, to: at + length });
        let answer = change(&own, &cohort, before, after);
        prop_assert!(sound(&answer));
        prop_assert!(sound(&anomalies(&own, 7)));
        if let (Some(season), Some(everybody), Some(ours)) = (answer.season, answer.everybody, answer.own) {
            let sum = season.ratio.ln() + everybody.ratio.ln() + ours.ratio.ln();
            if [season, everybody, ours, answer.total].iter().all(|part| part.ratio.ln().abs() < 19.9) {
                prop_assert!((sum - answer.total.ratio.ln()).abs() < 1e-6);
            }
        }
    }

    #[test]
    fn experiments_take_any_numbers(a in prop::collection::vec(number(), 0..40), b in prop::collection::vec(number(), 0..40), ratio in number(), power in number()) {
        let plan = plan(&a, ratio, power);
        prop_assert!(sound(&plan));
        prop_assert!(sound(&monitor(&a, &b, &plan)));
    }

    #[test]
    fn more_posts_make_narrower_intervals(level in 10.0..1_000.0_f64, seed in 0_usize..1_000) {
        let value = |i: usize| level * (((i + seed) as f64 * 0.618_033_988_749_895).fract() - 0.5).exp();
        let arm = |size: usize| (0..size).map(value).collect::<Vec<f64>>();
        let plan = plan(&arm(50), 1.25, 0.8);
        let few = monitor(&arm(20), &arm(20), &plan);
        let many = monitor(&arm(80), &arm(80), &plan);
        prop_assert!(many.always.half_log() < few.always.half_log());
        prop_assert!(many.ratio.half_log() < few.ratio.half_log());
        let history = |size: usize| -> Vec<Post> {
            (0..size).map(|i| Post { id: i as u64, born: i as i64 * 2 * DAY, format: (i % 2) as u8, followers: 500.0, interactions: value(i), ..Post::default() }).collect()
        };
        let width = |size: usize| best(&history(size), Basis::Followers).format.options[0].effect.half_log();
        prop_assert!(width(240) < width(40));
    }
}

#[test]
fn identical_empty_and_single_are_answered() {
    let same = |size: usize, interactions: f64| -> Vec<Post> {
        (0..size)
            .map(|i| Post {
                id: i as u64,
                born: 0,
                followers: 10.0,
                reach: Some(interactions),
                interactions,
                curve: vec![(3_600, interactions); 9],
                ..Post::default()
            })
            .collect()
    };
    for posts in [same(0, 0.0), same(1, 5.0), same(60, 0.0), same(60, 7.0), same(60, 1e300)] {
        assert!(sound(&best(&posts, Basis::Followers)));
        assert!(sound(&promoted(&posts)));
        assert!(sound(&diagnosis(&posts, (-WEEK, 0), (0, WEEK), None)));
        assert!(sound(&diagnosis(&posts, (i64::MIN, 0), (0, i64::MAX), None)));
        assert!(sound(&diagnosis(&posts, (0, 0), (5, 4), None)));
    }
    let far: Vec<Post> = [i64::MIN, -1, i64::MAX]
        .iter()
        .map(|born| Post { born: *born, interactions: 3.0, ..Post::default() })
        .collect();
    assert!(
        sound(&best(&far, Basis::Followers))
            && sound(&promoted(&far))
            && sound(&diagnosis(&far, BEFORE, AFTER, None))
    );
}
