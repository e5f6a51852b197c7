//! Examples worked by hand.

use super::post::{DAY, HOUR, WEEK};
use super::stats;
use super::*;

fn near(left: f64, right: f64, by: f64) -> bool {
    (left - right).abs() <= by
}

/// Noise without a generator: the golden ratio walks evenly over −1..1.
fn wobble(i: usize) -> f64 {
    (i as f64 * 0.618_033_988_749_895).fract() * 2.0 - 1.0
}

fn post(id: usize, born: i64, interactions: f64) -> Post {
    Post { id: id as u64, born, followers: 1_000.0, length: 100, interactions, ..Post::default() }
}

#[test]
fn statistics_agree_with_tables() {
    assert!(near(stats::median(&[3.0, 1.0, 2.0, 10.0]), 2.5, 1e-12));
    assert!(near(stats::quantile(&[1.0, 2.0, 3.0, 4.0, 5.0], 0.25), 2.0, 1e-12));
    assert!(near(stats::mad(&[1.0, 2.0, 3.0, 4.0, 100.0]), 1.4826, 1e-12));
    assert!(near(stats::normal_quantile(0.975), 1.959_964, 1e-6));
    for (freedom, value) in [(2.0, 2.920), (5.0, 2.015), (10.0, 1.812), (30.0, 1.697), (1e9, 1.645)] {
        assert!(
            near(stats::t90(freedom), value, if freedom < 3.0 { 0.04 } else { 0.01 }),
            "{freedom}: {}",
            stats::t90(freedom)
        );
    }
}

#[test]
fn the_hour_and_the_weekday_are_the_wall_clocks() {
    let thursday = post(1, 13 * HOUR + 59, 0.0);
    assert_eq!((thursday.weekday(), thursday.hour()), (3, 13));
    let wednesday_before = post(2, -1, 0.0);
    assert_eq!((wednesday_before.weekday(), wednesday_before.hour()), (2, 23));
}

/// Four posts a week: formats 0 and 1 in turn, format 1 with twice the interactions; at 9 and at 18, 18 with half more.
fn history(posts: usize) -> Vec<Post> {
    (0..posts)
        .map(|i| {
            let hour = if (i / 2) % 2 == 0 { 9 } else { 18 };
            let day = (i as i64 % 4) * 2 * DAY % WEEK;
            let times = if i % 2 == 1 { 2.0 } else { 1.0 } * if hour == 18 { 1.5 } else { 1.0 };
            let mut post = post(
                i,
                i as i64 / 4 * WEEK + day + hour * HOUR,
                (100.0 * times * (0.3 * wobble(i)).exp()).round(),
            );
            post.format = (i % 2) as u8;
            post
        })
        .collect()
}

#[test]
fn twice_the_interactions_are_root_two_of_the_usual() {
    let answer = best(&history(240), Basis::Followers);
    assert_eq!(answer.format.best, Some(1));
    assert_eq!(answer.format.verdict, Verdict::ClearBest);
    let twice = answer.format.options[1];
    assert!(near(twice.effect.ratio, 2.0_f64.sqrt(), 0.06), "{twice:?}");
    assert!(twice.effect.covers(2.0_f64.sqrt()));
    assert_eq!(twice.posts, 120);
    assert_eq!(answer.hour_of_day.best, Some(18));
    assert_eq!(answer.hour_of_week.options.len(), 168);
}

#[test]
fn five_posts_cannot_tell() {
    let answer = best(&history(5), Basis::Followers);
    assert!(matches!(answer.hour_of_day.verdict, Verdict::CantTell { posts_needed } if posts_needed >= 10));
    assert!(matches!(best(&[], Basis::Reach).format.verdict, Verdict::CantTell { .. }));
}

#[test]
fn a_post_per_reach_needs_reach() {
    assert_eq!(best(&history(20), Basis::Reach).posts, 0);
}

#[test]
fn more_posts_that_each_do_the_same_double_the_week() {
    // Busy weeks of eight posts and quiet ones of two, all alike.
    let mut posts = Vec::new();
    for week in 0..60_i64 {
        let count = if week / 4 % 2 == 0 { 2 } else { 8 };
        for i in 0..count {
            let id = posts.len();
            posts.push(post(
                id,
                week * WEEK + i * WEEK / count + 9 * HOUR,
                (200.0 * (0.2 * wobble(id)).exp()).round(),
            ));
        }
    }
    let cadence = best(&posts, Basis::Followers).cadence;
    let (first, last) = (cadence.first().unwrap(), cadence.last().unwrap());
    assert!(near(last.per_post.ratio, 1.0, 0.1) && last.per_post.covers(1.0), "{cadence:?}");
    assert!(last.per_week.ratio / first.per_week.ratio > 2.5, "{cadence:?}");
}

fn curve(total: f64, more: impl Fn(f64) -> f64) -> Vec<(u32, f64)> {
    let hours = (1..=24).map(f64::from).chain((5..=28).map(|i| 6.0 * f64::from(i)));
    hours.map(|age| ((age * 3_600.0) as u32, (total * age / (age + 5.0) + more(age)).round())).collect()
}

fn profile() -> Vec<Post> {
    (0..40)
        .map(|i| {
            let total = (400.0 * (0.3 * wobble(i)).exp()).round();
            let mut post = post(i, i as i64 * 2 * DAY + (8 + i as i64 % 12) * HOUR, total);
            post.reach = Some((10_000.0 * (0.3 * wobble(i + 7)).exp()).round());
            post.curve = curve(total, |_| 0.0);
            post
        })
        .collect()
}

#[test]
fn a_budget_spent_evenly_is_found_with_its_share() {
    let mut posts = profile();
    // 400 bought evenly between hour 48 and hour 96, from 40,000 people.
    posts[20].curve = curve(400.0, |age| 400.0 * ((age - 48.0) / 48.0).clamp(0.0, 1.0));
    posts[20].interactions = 790.0;
    posts[20].reach = Some(50_000.0);
    let judged = promoted(&posts);
    assert!(judged[20].probability > 0.9, "{:?}", judged[20]);
    assert!(near(judged[20].share, 0.5, 0.1), "{:?}", judged[20]);
    let codes: Vec<EvidenceCode> = judged[20].evidence.iter().map(|evidence| evidence.code).collect();
    for code in [
        EvidenceCode::LateWave,
        EvidenceCode::EvenPace,
        EvidenceCode::ReachAboveUsual,
        EvidenceCode::EngagementBelowUsual,
    ] {
        assert!(codes.contains(&code), "{codes:?}");
    }
    assert!(judged.iter().enumerate().all(|(i, post)| i == 20 || post.probability < 0.5));
}

#[test]
fn an_honest_second_wave_is_not_called_promoted() {
    let mut posts = profile();
    posts[20].curve = curve(400.0, |age| 400.0 * (age - 48.0).max(0.0) / ((age - 48.0).max(0.0) + 5.0));
    posts[20].interactions = 780.0;
    posts[20].reach = Some(20_000.0);
    assert!(promoted(&posts)[20].probability < 0.5, "{:?}", promoted(&posts)[20]);
}

#[test]
fn what_the_network_says_stands() {
    let mut posts = profile();
    posts[3].paid = Some(0.25);
    posts[4].paid = Some(0.0);
    let judged = promoted(&posts);
    assert_eq!((judged[3].probability, judged[3].share), (1.0, 0.25));
    assert_eq!(judged[3].evidence[0].code, EvidenceCode::Given);
    assert_eq!(judged[4].probability, 0.0);
}

/// 120 weeks around a level; `ours` and `theirs` say by what a week's level is multiplied.
fn weeks(
    ours: impl Fn(usize) -> f64,
    theirs: impl Fn(usize) -> f64,
    competitors: usize,
) -> (Vec<Option<f64>>, Vec<Vec<Option<f64>>>) {
    let series = |profile: usize, level: f64, times: &dyn Fn(usize) -> f64| {
        (0..120)
            .map(|week| Some(level * times(week) * (0.06 * wobble(week * 7 + profile * 31)).exp()))
            .collect::<Vec<Option<f64>>>()
    };
    let cohort = (0..competitors).map(|i| series(i + 1, 1_000.0 * (i + 1) as f64, &theirs)).collect();
    (series(0, 500.0, &ours), cohort)
}

const BEFORE: Period = Period { from: 104, to: 112 };
const AFTER: Period = Period { from: 112, to: 120 };

#[test]
fn half_of_ours_alone_is_ours() {
    let (own, cohort) = weeks(|week| if week >= 112 { 0.5 } else { 1.0 }, |_| 1.0, 5);
    let answer = change(&own, &cohort, BEFORE, AFTER);
    assert_eq!(answer.whose, Whose::Own);
    assert!(near(answer.own.unwrap().ratio, 0.5, 0.03) && answer.own.unwrap().covers(0.5));
    assert!(answer.everybody.unwrap().covers(1.0) && answer.season.unwrap().covers(1.0));
}

#[test]
fn half_of_all_is_everybodys_and_half_of_all_every_year_is_the_seasons() {
    let once = |week: usize| if week >= 112 { 0.5 } else { 1.0 };
    let (own, cohort) = weeks(once, once, 5);
    let answer = change(&own, &cohort, BEFORE, AFTER);
    assert_eq!(answer.whose, Whose::Everybody);
    assert!(near(answer.everybody.unwrap().ratio, 0.5, 0.03));
    let yearly = |week: usize| if week % 52 >= 8 && week % 52 < 16 { 0.5 } else { 1.0 };
    let (own, cohort) = weeks(yearly, yearly, 5);
    let answer = change(&own, &cohort, BEFORE, AFTER);
    assert_eq!(answer.whose, Whose::Season, "{answer:?}");
    assert!(near(answer.season.unwrap().ratio, 0.5, 0.03));
}

#[test]
fn two_competitors_are_not_everybody_and_half_a_year_no_season() {
    let once = |week: usize| if week >= 112 { 0.5 } else { 1.0 };
    let (own, cohort) = weeks(once, once, 2);
    assert_eq!(
        change(&own, &cohort, BEFORE, AFTER).whose,
        Whose::CantTell { why: Uncertain::CohortTooSmall }
    );
    let (own, cohort) = weeks(once, once, 5);
    let young: Vec<Vec<Option<f64>>> = cohort.iter().map(|series| series[90..].to_vec()).collect();
    let answer = change(&own[90..], &young, Period { from: 14, to: 22 }, Period { from: 22, to: 30 });
    assert_eq!(answer.whose, Whose::CantTell { why: Uncertain::NoYear });
    assert_eq!(answer.season, None);
}

/// Four posts a week for 60 weeks: reach 1,000, 50 interactions, changed from week 52 on by the given ratios.
fn decline(posts: f64, reach: f64, rate: f64) -> Diagnosis {
    let mut all = Vec::new();
    for week in 0..60_i64 {
        let late = week >= 52;
        let count = if late { (4.0 * posts) as i64 } else { 4 };
        for i in 0..count {
            let id = all.len();
            let reached = 1_000.0 * if late { reach } else { 1.0 } * (0.15 * wobble(id)).exp();
            let rate = 0.05 * if late { rate } else { 1.0 } * (0.15 * wobble(id * 3 + 1)).exp();
            let mut post = post(id, week * WEEK + i * WEEK / 4 + 10 * HOUR, (reached * rate).round());
            post.reach = Some(reached.round());
            all.push(post);
        }
    }
    let none = Ratio::from_log(0.0, 0.02);
    let outside = Outside { season: Some(none), everybody: none, both: none, course: Vec::new() };
    diagnosis(&all, (44 * WEEK, 52 * WEEK), (52 * WEEK, 60 * WEEK), Some(&outside))
}

fn part(answer: &Diagnosis, cause: Cause) -> Ratio {
    answer.parts.iter().find(|part| part.cause == cause).unwrap().ratio
}

#[test]
fn each_cause_is_found_where_it_is() {
    let fewer = decline(0.5, 1.0, 1.0);
    assert_eq!(fewer.cause, Cause::Frequency);
    assert!(near(part(&fewer, Cause::Frequency).ratio, 0.5, 0.02));
    let worse = decline(1.0, 1.0, 0.6);
    assert_eq!(worse.cause, Cause::Quality);
    assert!(near(part(&worse, Cause::Quality).ratio, 0.6, 0.04));
    let fewer_people = decline(1.0, 0.6, 1.0);
    assert_eq!(fewer_people.cause, Cause::Targeting);
    assert!(near(part(&fewer_people, Cause::Targeting).ratio, 0.6, 0.04));
    assert!(near(
        fewer_people
            .shares
            .iter()
            .filter(|share| matches!(share.of, ShareOf::Format(_)))
            .map(|share| share.change)
            .sum(),
        -0.4,
        0.05
    ));
    assert_eq!(decline(1.0, 1.0, 1.0).cause, Cause::Nothing);
}

#[test]
fn less_reach_without_a_cohort_may_be_everybodys() {
    let posts: Vec<Post> = (0..240)
        .map(|id| {
            let reached = if id >= 208 { 500.0 } else { 1_000.0 } * (0.1 * wobble(id)).exp();
            let mut post = post(id, id as i64 * WEEK / 4, (reached * 0.05).round());
            post.reach = Some(reached);
            post
        })
        .collect();
    let answer = diagnosis(&posts, (44 * WEEK, 52 * WEEK), (52 * WEEK, 60 * WEEK), None);
    assert_eq!(answer.cause, Cause::CantTell { why: Uncertain::CohortTooSmall });
}

#[test]
fn a_moved_audience_is_told() {
    let posts: Vec<Post> = (0..240)
        .map(|id| {
            let mut post = post(id, id as i64 * WEEK / 4, 50.0);
            post.reach = Some(1_000.0);
            post.audience = if id >= 208 { vec![(1, 0.3), (2, 0.7)] } else { vec![(1, 0.8), (2, 0.2)] };
            post
        })
        .collect();
    let answer = diagnosis(&posts, (44 * WEEK, 52 * WEEK), (52 * WEEK, 60 * WEEK), None);
    assert!(near(answer.audience_moved.unwrap(), 0.5, 1e-9));
    assert!(
        answer.shares.iter().any(|share| share.of == ShareOf::Audience(1) && near(share.change, -0.5, 1e-9))
    );
}

#[test]
fn a_spike_stands_out_of_the_weeks_rhythm() {
    let mut days: Vec<Option<f64>> = (0..84)
        .map(|day| Some(if day % 7 >= 5 { 40.0 } else { 100.0 } * (0.05 * wobble(day)).exp()))
        .collect();
    days[50] = Some(300.0);
    days[30] = None;
    let judged = anomalies(&days, 7);
    assert_eq!(judged.len(), 83);
    let outside: Vec<usize> = judged.iter().filter(|day| day.outside).map(|day| day.index).collect();
    assert_eq!(outside, [50]);
    let saturday = judged.iter().find(|day| day.index == 54).unwrap();
    assert!(near(saturday.expected, 40.0, 3.0) && saturday.low < 40.0 && saturday.high > 40.0);
}

#[test]
fn the_plan_is_the_textbooks() {
    let history: Vec<f64> = (0..400).map(|i| 100.0 * (wobble(i * i)).exp()).collect();
    let plan = plan(&history, 1.25, 0.8);
    let by_hand = 2.0 * ((1.644_854 + 0.841_621) * plan.spread / 1.25_f64.ln()).powi(2);
    assert_eq!(plan.posts_each, by_hand.ceil() as u32);
    // An even spread over −1..1 has a standard deviation of 1/√3.
    assert!(near(plan.spread, 0.577, 0.06), "{plan:?}");
    assert!(plan.posts_each_at_most > plan.posts_each);
}

#[test]
fn an_experiment_runs_settles_or_is_given_up() {
    let plan =
        Plan { ratio: 1.25, spread: 0.3, posts_each: 18, posts_each_usually: 20, posts_each_at_most: 60 };
    let arm =
        |posts: usize, level: f64| (0..posts).map(|i| level * (0.3 * wobble(i)).exp()).collect::<Vec<f64>>();
    assert_eq!(monitor(&[], &[], &plan).state, State::Running { more_needed: 18 });
    assert!(
        matches!(monitor(&arm(6, 100.0), &arm(6, 105.0), &plan).state, State::Running { more_needed } if more_needed > 3)
    );
    let settled = monitor(&arm(20, 100.0), &arm(20, 170.0), &plan);
    assert_eq!(settled.state, State::Settled { winner: Arm::B });
    assert!(settled.ratio.ratio > 1.4 && settled.ratio.ratio < 1.7 && settled.always.low > 1.0);
    assert_eq!(monitor(&arm(59, 100.0), &arm(59, 100.0), &plan).state, State::Futile);
    let other = monitor(&arm(20, 170.0), &arm(20, 100.0), &plan);
    assert_eq!(other.state, State::Settled { winner: Arm::A });
}

#[test]
fn a_singular_matrix_has_a_factor_that_gives_it_back() {
    // Four cells of two dimensions: their sums, as the cells of a week are of weekdays and hours.
    let rows = [[1.0, 0.0, 1.0, 0.0], [1.0, 0.0, 0.0, 1.0], [0.0, 1.0, 1.0, 0.0], [0.0, 1.0, 0.0, 1.0]];
    let matrix: Vec<f64> = (0..16)
        .map(|n| (0..4).map(|k| rows[n / 4][k] * rows[n % 4][k] * [0.3, 0.2, 0.5, 0.1][k]).sum())
        .collect();
    let lower = super::mixed::semidefinite(&matrix, 4);
    for n in 0..16 {
        let back: f64 = (0..4).map(|k| lower[n / 4 * 4 + k] * lower[n % 4 * 4 + k]).sum();
        assert!((back - matrix[n]).abs() < 1e-12, "{n}: {back} instead of {}", matrix[n]);
    }
}
