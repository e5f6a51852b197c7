//! Hand-worked examples of what could be done, and what must hold of all of it.

use super::*;
use jiff::civil::date;
use proptest::prelude::*;

const TODAY: Date = date(2027, 1, 12);

fn profile(n: u128) -> ProfileId {
    ProfileId(Uuid::from_u128(n))
}

fn post(days_ago: i64, hour: u32, value: f64) -> PostValue {
    let day = TODAY.saturating_sub(days_ago.days());
    PostValue { profile: profile(1), format: Format::Reel, day, hour, value }
}

fn known(missing: f64, posts: Vec<PostValue>) -> Known {
    Known {
        today: TODAY,
        // Ten weeks.
        deadline: date(2027, 3, 23),
        missing: Some(missing),
        posted: posts.iter().map(|post| post.day).collect(),
        posts,
        campaigns: Vec::new(),
        hours: Vec::new(),
        planned: None,
        signed_out: Vec::new(),
    }
}

#[test]
fn another_fourteen_reels_like_the_last_four() {
    // 90, 110, 100, 100: in the mean 100, and 1,400 are missing. The scatter is √(200 / 3); fourteen more bring 1,400 ± 1.2816 · s · √(14 + 14² / 4).
    let posts = vec![post(5, 9, 90.0), post(12, 9, 110.0), post(19, 9, 100.0), post(26, 9, 100.0)];
    let found = find(&known(1_400.0, posts.clone()));
    let half = 1.2816 * (200.0_f64 / 3.0 * (14.0 + 49.0)).sqrt();
    let Lever::MorePosts { format, count, last, each, effect, .. } = &found[0] else { panic!("{found:?}") };
    // Four posts in twelve weeks: at most one a week more, for ten weeks.
    assert_eq!((*format, *count, *last, *each), (Format::Reel, 10, 4, 100.0));
    let mut frequent = posts.clone();
    frequent.extend((0..8).map(|n| post(30 + n, 9, 100.0)));
    frequent.extend((0..12).map(|n| post(40 + n, 9, 1.0)));
    let found = find(&known(1_400.0, frequent));
    let Lever::MorePosts { count, last, .. } = &found[0] else { panic!("{found:?}") };
    assert_eq!((*count, *last), (14, 12), "twenty-four in twelve weeks leave room for twenty more");
    assert!((effect.likely - 1_000.0).abs() < 1e-9 && half > 0.0);
    let half = 1.2816 * (200.0_f64 / 3.0 * (10.0 + 25.0)).sqrt();
    assert!((effect.high.unwrap() - 1_000.0 - half).abs() < 1e-9, "{effect:?}");
    assert!((1_000.0 - effect.low.unwrap() - half).abs() < 1e-9, "{effect:?}");
}

#[test]
fn three_posts_tell_nothing_and_what_is_not_missing_needs_nothing() {
    let posts = vec![post(5, 9, 90.0), post(12, 9, 110.0), post(19, 9, 100.0)];
    assert_eq!(find(&known(500.0, posts.clone())), []);
    let mut enough = known(500.0, posts);
    enough.posts.push(post(26, 9, 100.0));
    assert_eq!(find(&Known { missing: None, ..enough.clone() }), []);
    assert_eq!(find(&Known { deadline: TODAY, ..enough }), [], "there is no time left");
}

#[test]
fn a_better_hour_counts_for_the_posts_of_other_hours_alone() {
    // Six posts at 9 and six at 20 over twelve weeks; at 20 they gather 30 % more (10 to 50).
    let mut posts: Vec<_> = (0..6).map(|n| post(4 + 14 * n, 9, 100.0)).collect();
    posts.extend((0..6).map(|n| post(5 + 14 * n, 20, 130.0)));
    let ratio = Ratio { ratio: 1.3, low: 1.1, high: 1.5 };
    let mut given = known(10_000.0, posts);
    given.hours = vec![(profile(1), 20, ratio)];
    let found = find(&given);
    let lever = found.iter().find(|lever| matches!(lever, Lever::BetterHour { .. })).unwrap();
    let Lever::BetterHour { per_week, effect, .. } = lever else { panic!() };
    // Half a post a week, for ten weeks, a hundred each.
    assert!((per_week - 0.5).abs() < 1e-9);
    assert!((effect.likely - 150.0).abs() < 1e-6 && (effect.low.unwrap() - 50.0).abs() < 1e-6, "{effect:?}");
    given.hours = vec![(profile(1), 20, Ratio { low: 0.9, ..ratio })];
    assert!(!find(&given).iter().any(|lever| matches!(lever, Lever::BetterHour { .. })), "it is not settled");
}

#[test]
fn a_week_with_less_than_usual_is_to_be_filled() {
    // Two posts a week.
    let posts: Vec<_> = (0..24).map(|n| post(4 + (n * 7) / 2, 9, 50.0)).collect();
    let mut given = known(1.0, posts);
    given.planned = Some(0);
    let filled = |given: &Known| find(given).into_iter().find(|one| matches!(one, Lever::FillWeek { .. }));
    let Some(Lever::FillWeek { planned: 0, usual: 2, effect }) = filled(&given) else { panic!() };
    assert!((effect.likely - 100.0).abs() < 1e-9);
    given.planned = Some(2);
    assert_eq!(filled(&given), None);
    given.planned = None;
    assert_eq!(filled(&given), None, "nobody may know");
}

#[test]
fn without_a_sign_in_all_of_a_profile_is_at_stake() {
    let posts: Vec<_> = (0..12).map(|n| post(4 + 7 * n, 9, 50.0)).collect();
    let mut given = known(10_000.0, posts);
    given.signed_out = vec![profile(1), profile(2)];
    let found = find(&given);
    let lost: Vec<_> = found.iter().filter(|lever| matches!(lever, Lever::SignIn { .. })).collect();
    // One a week, fifty each, ten weeks; of the other profile nothing is known.
    assert_eq!(lost.len(), 1);
    assert!((lost[0].effect().likely - 500.0).abs() < 1e-6, "{lost:?}");
}

proptest! {
    #[test]
    fn the_largest_comes_first_and_no_range_lies_beside_what_is_likely(
        values in prop::collection::vec((4_i64..80, 0_u32..24, 0.0_f64..1e5), 0..60),
        missing in 0.1_f64..1e7,
        planned in prop::option::of(0_u32..20),
    ) {
        let mut posts: Vec<_> = values.iter().map(|(ago, hour, value)| post(*ago, *hour, *value)).collect();
        posts.sort_by_key(|post| std::cmp::Reverse(post.day));
        let mut given = known(missing, posts);
        given.planned = planned;
        given.signed_out = vec![profile(1)];
        let found = find(&given);
        for pair in found.windows(2) {
            prop_assert!(pair[0].effect().likely >= pair[1].effect().likely);
        }
        for lever in &found {
            let Effect { likely, low, high } = lever.effect();
            prop_assert!(likely > 0.0 && low.unwrap() <= likely && likely <= high.unwrap() && low.unwrap() >= 0.0);
            if let Lever::MorePosts { count, last, .. } = lever {
                prop_assert!(*count >= 1 && *last >= 4);
            }
        }
    }
}
