//! How plans are held against targets.

use super::{rules::Plan, *};
use crate::scene::Scene;
use jiff::civil::date;
use proptest::prelude::*;
use selaras_kernel::schedule::{Slot, Weekday, zone_named};
use selaras_store::testing::on_both;

const DAY: i64 = 86_400_000_000;
/// Monday, 2027-01-11, 00:00 in Jakarta.
const MONDAY: i64 = 1_799_600_400_000_000;

fn target(posts: i32, per: Per) -> Target {
    Target { posts, per, multiple: 2, apart: 60 }
}

#[test]
fn every_starting_point_can_be_a_target() {
    assert_eq!(STARTS.len(), 7);
    for start in STARTS.iter() {
        Target { posts: start.posts, per: start.per, multiple: 2, apart: 60 }.check().unwrap();
        assert!(!start.source.is_empty());
        assert!(start.like.is_empty() || STARTS.iter().any(|other| other.network == start.like), "{start:?}");
    }
}

#[tokio::test]
async fn a_week_with_two_of_five_is_short_and_gets_a_time_for_one_more() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        assert!(get(&scene.db, &scene.actor, scene.profile).await.unwrap().target.is_none());
        set(&scene.db, &scene.actor, scene.profile, Some(target(5, Per::Week)), scene.now()).await.unwrap();
        scene.schedule("satu", "2027-01-13T10:00").await;
        scene.schedule("dua", "2027-01-13T10:30").await;
        let range = (date(2027, 1, 13), date(2027, 1, 20));
        let look = || async { pace(&scene.db, &scene.actor, scene.brand, range, scene.now()).await.unwrap() };
        let found = look().await;
        let [week, next] = &found[0].periods[..] else { panic!("{found:?}") };
        assert_eq!((week.from, week.to), (date(2027, 1, 11), date(2027, 1, 17)));
        assert_eq!((week.planned, week.verdict), (2, Verdict::Short));
        assert_eq!((next.planned, next.verdict), (0, Verdict::Silent));
        assert_eq!(found[0].close.len(), 1, "half an hour is too close");
        let at =
            selaras_kernel::schedule::WallTime::at_instant(week.propose.unwrap(), "Asia/Jakarta").unwrap();
        assert_eq!(at.at.to_string(), "2027-01-12T12:00:00", "it is past nine on the 12th");
        scene.schedule("tiga", "2027-01-12T12:00").await;
        assert_eq!(look().await[0].periods[0].planned, 3, "the next commit is seen");
        set(&scene.db, &scene.actor, scene.profile, None, scene.now()).await.unwrap();
        assert!(look().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_target_out_of_range_is_refused_field_by_field() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let wrong = Target { posts: 0, per: Per::Day, multiple: 11, apart: -1 };
        let problem =
            set(&scene.db, &scene.actor, scene.profile, Some(wrong), scene.now()).await.unwrap_err();
        let problem = problem.problem().unwrap();
        assert_eq!(
            (problem.code.as_str(), problem.field.as_str(), problem.also.len()),
            ("cadence_out_of_range", "posts", 2)
        );
    })
    .await;
}

prop_compose! {
    fn plans()(
        posts in 1..8_i32, day in any::<bool>(), multiple in 1..4_i32, apart in 0..600_i32,
        mut minutes in prop::collection::vec(0..28 * 1440_i64, 0..60),
        hours in prop::collection::vec((0..7_usize, 0..24_i8), 0..5), now in 0..28 * 1440_i64,
    ) -> (Target, Vec<Timestamp>, Vec<Slot>, Timestamp) {
        minutes.sort_unstable();
        let days = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];
        let slots = hours.into_iter().map(|(at, hour)| Slot { day: days[at], time: jiff::civil::time(hour, 0, 0, 0) }).collect();
        let at = |minute: i64| Timestamp(MONDAY + minute * 60_000_000);
        (Target { posts, per: if day { Per::Day } else { Per::Week }, multiple, apart }, minutes.into_iter().map(at).collect(), slots, at(now))
    }
}

proptest! {
    #[test]
    fn every_post_is_counted_once_and_what_is_proposed_fits((target, times, slots, now) in plans()) {
        let zone = zone_named("Asia/Jakarta").unwrap();
        let plan = Plan { target, times: times.clone(), zone: &zone, slots: &slots, slots_zone: "Asia/Jakarta" };
        let range = (date(2027, 1, 11), date(2027, 2, 7));
        let periods = plan.periods(range, Weekday::Mon, now).unwrap();
        let count = if target.per == Per::Day { 28 } else { 4 };
        prop_assert_eq!(periods.len(), count);
        prop_assert_eq!(periods.iter().map(|p| p.planned as usize).sum::<usize>(), times.len());
        for period in &periods {
            let short = matches!(period.verdict, Verdict::Silent | Verdict::Short);
            prop_assert_eq!(short, period.planned < target.posts);
            prop_assert_eq!(period.verdict == Verdict::TooMany, period.planned > target.posts * target.multiple);
            let Some(at) = period.propose else { continue };
            prop_assert!(short && at > now);
            let day = (at.0 - MONDAY) / DAY;
            let first = i64::from((period.from - date(2027, 1, 11)).get_days());
            let days = if target.per == Per::Day { 1 } else { 7 };
            prop_assert!((first..first + days).contains(&day));
            prop_assert!(times.iter().all(|t| (t.0 - at.0).abs() >= i64::from(target.apart) * 60_000_000));
            let mut more = times.clone();
            more.push(at);
            more.sort_unstable();
            let filled = Plan { times: more, ..plan_of(&plan) }.periods((period.from, period.to), Weekday::Mon, now).unwrap();
            prop_assert_eq!(filled[0].planned, period.planned + 1);
        }
        let close = plan.close();
        prop_assert!(close.iter().all(|at| times.iter().filter(|t| **t <= *at && at.0 - t.0 < i64::from(target.apart) * 60_000_000).count() > 1));
    }
}

fn plan_of<'a>(plan: &Plan<'a>) -> Plan<'a> {
    Plan { times: plan.times.clone(), ..*plan }
}
