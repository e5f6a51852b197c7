//! Hand-worked examples of plans, and what must hold of every plan.

use super::{
    plan::{Told, stand},
    *,
};
use crate::items::{Direction, FigureOf, Measure, Milestone};
use jiff::civil::date;
use proptest::prelude::*;
use selaras_analytics::measure::{Figure, Unit};

fn goal(result: KeyResult) -> Goal {
    Goal {
        title: "x".into(),
        objective: None,
        strategy: None,
        framework: Framework::Smart,
        results: vec![result],
        start: date(2026, 10, 1),
        deadline: date(2026, 12, 31),
        benefit: String::new(),
        value: String::new(),
        owner: None,
        focus: false,
        state: GoalState::Open,
        learnt: String::new(),
    }
}

fn result(figure: Figure, baseline: Option<f64>, target: f64) -> KeyResult {
    KeyResult {
        id: Uuid::from_u128(1),
        name: String::new(),
        measure: Measure::Figure(FigureOf { figure, profiles: Vec::new() }),
        baseline,
        baseline_period: None,
        target,
        direction: Direction::Up,
        milestones: Vec::new(),
    }
}

fn readings(figure: Figure, days: &[(Date, f64)]) -> Readings {
    let measure = Measure::Figure(FigureOf { figure, profiles: Vec::new() });
    let unit = MeasureUnit::Figure(Unit::Count);
    Readings { nature: measure.nature(), unit, days: days.iter().copied().collect(), counted_at: None }
}

#[test]
fn a_level_is_held_against_the_line_from_its_baseline() {
    // 92 days from the eve of 1 October to 31 December; on 31 October 31 of them are gone: 1000 + 920 × 31 / 92 = 1310.
    let result = result(Figure::Followers, Some(1_000.0), 1_920.0);
    let goal = goal(result.clone());
    let went = readings(Figure::Followers, &[(date(2026, 10, 3), 1_020.0), (date(2026, 10, 31), 1_300.0)]);
    let Told { standing, corners, .. } = stand(&goal, &result, &went, date(2026, 11, 2));
    assert_eq!(standing.planned, Some(1_310.0));
    assert_eq!((standing.now, standing.as_of), (Some(1_300.0), Some(date(2026, 10, 31))));
    assert_eq!(standing.course, Course::AtRisk, "10 behind, of 920");
    assert_eq!(standing.ground, Some(CourseGround::PlanLine), "two values foresee nothing");
    // 620 in the 61 days that are left.
    assert!((standing.needed.unwrap() - 620.0 / (61.0 / 7.0)).abs() < 1e-9);
    assert_eq!(corners, [(date(2026, 9, 30), 1_000.0), (date(2026, 12, 31), 1_920.0)]);
    assert_eq!(stand(&goal, &result, &went, date(2027, 1, 1)).standing.course, Course::Missed);
    assert_eq!(stand(&goal, &result, &went, date(2026, 9, 30)).standing.course, Course::NotBegun);
}

#[test]
fn a_flow_begins_at_nothing_and_adds_up() {
    let result = result(Figure::Interactions, Some(77.0), 920.0);
    let goal = goal(result.clone());
    let days: Vec<_> = (0..46).map(|n| (date(2026, 9, 1).saturating_add(n.days()), 10.0)).collect();
    let told = stand(&goal, &result, &readings(Figure::Interactions, &days), date(2026, 10, 17));
    let standing = told.standing;
    assert_eq!((standing.began, standing.now, standing.planned), (Some(0.0), Some(160.0), Some(160.0)));
    assert_eq!((standing.lately, standing.needed.map(f64::round)), (Some(70.0), Some(70.0)));
    // Ten a day go on: 76 days more make exactly what is wanted.
    assert_eq!(standing.likely.map(|one| (one.day, one.middle.round())), Some((date(2026, 12, 31), 920.0)));
    assert_eq!(told.ahead.len(), 76);
    assert_eq!(standing.rests_on, None);
    let reached = plan::reached(&goal, &readings(Figure::Interactions, &days));
    assert_eq!((reached.len(), reached[0], reached[15].1), (16, (date(2026, 10, 1), 10.0), 160.0));
}

#[test]
fn a_sum_told_once_is_what_came_since_the_goal_began() {
    let result = result(Figure::Interactions, None, 920.0);
    let goal = goal(result.clone());
    let mut went = readings(Figure::Interactions, &[(date(2026, 10, 31), 300.0)]);
    went.told_since(goal.start);
    let standing = stand(&goal, &result, &went, date(2026, 11, 1)).standing;
    assert_eq!(standing.now, Some(300.0));
    // 620 in the 61 days that are left, not less than nothing because every day had brought 300.
    assert!((standing.needed.unwrap() - 620.0 / (61.0 / 7.0)).abs() < 1e-9, "{standing:?}");
    let before = readings(Figure::Interactions, &[(date(2026, 9, 20), 5.0), (date(2026, 10, 31), 300.0)]);
    let mut same = before.clone();
    same.told_since(goal.start);
    assert_eq!(same, before, "told before the goal began: what came since is known");
}

#[test]
fn milestones_bend_the_line() {
    let mut result = result(Figure::Followers, Some(0.0), 100.0);
    result.milestones = vec![Milestone { day: date(2026, 10, 10), value: 50.0 }];
    let goal = goal(result.clone());
    let on = |day| {
        let went = readings(Figure::Followers, &[(date(2026, 9, 30), 0.0), (day, 0.0)]);
        stand(&goal, &result, &went, day).standing.planned
    };
    assert_eq!(on(date(2026, 10, 5)), Some(25.0));
    assert_eq!(on(date(2026, 10, 10)), Some(50.0));
    assert_eq!(on(date(2026, 12, 31)), Some(100.0));
}

#[test]
fn less_can_be_better() {
    let mut result = result(Figure::Frequency, Some(6.0), 3.0);
    result.direction = Direction::Down;
    let goal = goal(result.clone());
    let went = readings(Figure::Frequency, &[(date(2026, 10, 4), 5.0), (date(2026, 10, 11), 3.0)]);
    let standing = stand(&goal, &result, &went, date(2026, 10, 12)).standing;
    assert_eq!(standing.now, Some(4.0), "a rate is the mean of its weeks");
    assert!((standing.share.unwrap() - 2.0 / 3.0).abs() < 1e-9);
    let went = readings(Figure::Frequency, &[(date(2026, 10, 4), 2.9)]);
    assert_eq!(
        stand(&goal, &result, &went, date(2026, 10, 12)).standing.course,
        Course::OnCourse,
        "it can still rise"
    );
    assert_eq!(stand(&goal, &result, &went, date(2027, 1, 1)).standing.course, Course::Reached);
}

#[test]
fn what_is_counted_and_shall_stay_below_a_limit_goes_no_way_towards_it() {
    let mut result = result(Figure::Interactions, None, 40.0);
    result.direction = Direction::Down;
    let goal = goal(result.clone());
    let on = |values: &[f64], today| {
        let days = (0..).zip(values).map(|(n, value)| (goal.start.saturating_add((10 * n).days()), *value));
        stand(&goal, &result, &readings(Figure::Interactions, &days.collect::<Vec<_>>()), today).standing
    };
    let none = on(&[0.0, 0.0], date(2026, 10, 12));
    assert_eq!((none.course, none.score, none.share, none.needed), (Course::OnCourse, Some(1.0), None, None));
    let twice = on(&[50.0, 30.0], date(2026, 10, 12));
    assert_eq!((twice.score, twice.expected), (Some(0.5), Some(0.5)));
    assert_eq!(on(&[50.0, 30.0], date(2027, 1, 1)).course, Course::Missed);
    assert_eq!(on(&[30.0, 9.0], date(2027, 1, 1)).course, Course::Reached);
}

#[test]
fn the_running_day_is_held_against_the_evening_before() {
    // Ten a day of 92 days.
    let mut result = result(Figure::Interactions, None, 920.0);
    let on = |result: &KeyResult, values: &[f64], today| {
        let days = (0..).zip(values).map(|(n, value)| (date(2026, 10, 1).saturating_add(n.days()), *value));
        let went = readings(Figure::Interactions, &days.collect::<Vec<_>>());
        stand(&goal(result.clone()), result, &went, today).standing
    };
    let told = |one: &Standing| (one.course, one.now, one.planned, one.day_runs);
    let first = on(&result, &[1.0], date(2026, 10, 1));
    assert_eq!(told(&first), (Course::OnCourse, Some(1.0), Some(0.0), true));
    let second = on(&result, &[10.0, 1.0], date(2026, 10, 2));
    assert_eq!(told(&second), (Course::OnCourse, Some(11.0), Some(10.0), true));
    let over = on(&result, &[10.0, 1.0], date(2026, 10, 3));
    assert_eq!(told(&over), (Course::AtRisk, Some(11.0), Some(20.0), false), "9 behind, of 920");
    // What is to stay below a limit may use its share of the day.
    result.direction = Direction::Down;
    let limit = on(&result, &[8.0], date(2026, 10, 1));
    assert_eq!(told(&limit), (Course::OnCourse, Some(8.0), Some(10.0), false));
}

#[test]
fn an_okr_fares_as_the_mean_of_what_its_key_results_will_come_to() {
    // Each day of October brings ten: until the end of the year 920.
    let days: Vec<_> = (0..61).map(|n| (date(2026, 9, 1).saturating_add(n.days()), 10.0)).collect();
    let went = readings(Figure::Interactions, &days);
    let course = |targets: &[f64], today: Date| {
        let of = |(n, target): (u128, &f64)| KeyResult {
            id: Uuid::from_u128(n),
            ..result(Figure::Interactions, None, *target)
        };
        let results: Vec<_> = (0..).zip(targets).map(of).collect();
        let okr =
            Goal { framework: Framework::Okr, results, ..goal(result(Figure::Interactions, None, 1.0)) };
        let all = vec![went.clone(); targets.len()];
        judge(ItemId(Uuid::from_u128(1)), &okr, &all, today, false)
    };
    let today = date(2026, 11, 1);
    // Stretched so far that seven tenths will come of it: hardly any chance for the whole, and yet a good OKR.
    let good = course(&[1_314.0, 1_314.0], today);
    assert!(good.results.iter().all(|one| one.standing.course == Course::OffCourse));
    assert_eq!((good.course, good.expected.map(|it| (it * 100.0).round())), (Course::OnCourse, Some(70.0)));
    assert_eq!(course(&[2_000.0, 2_000.0], today).course, Course::AtRisk, "less than a half");
    assert_eq!(course(&[9_000.0, 2_000.0], today).course, Course::OffCourse);
    assert_eq!(course(&[100.0, 200.0], today).course, Course::Reached, "all of it, before its time");
    // At its end what came counts: 310 of 500 and 600, or of 600 and 900.
    let over = date(2027, 1, 1);
    assert_eq!(course(&[500.0, 540.0], over).course, Course::Reached);
    assert_eq!(course(&[600.0, 900.0], over).course, Course::Missed);
    assert_eq!(course(&[600.0], date(2026, 9, 3)).course, Course::NotBegun);
}

#[test]
fn of_an_okr_nothing_is_told_by_its_first_day_nor_at_its_end_by_half_of_it() {
    let (start, today) = (date(2026, 10, 1), date(2026, 10, 1));
    let level = result(Figure::Followers, None, 20.0);
    let okr = Goal { framework: Framework::Okr, ..goal(level.clone()) };
    let first = readings(Figure::Followers, &[(start, 10.0)]);
    let told = judge(ItemId(Uuid::from_u128(1)), &okr, std::slice::from_ref(&first), today, false);
    assert_eq!((told.course, told.expected), (Course::CannotTell, None));
    let other = KeyResult { id: Uuid::from_u128(2), ..level.clone() };
    let two = Goal { results: vec![level, other], ..okr };
    let far = readings(Figure::Followers, &[(start, 10.0), (date(2026, 12, 31), 20.0)]);
    let course = |second: &[(Date, f64)]| {
        let all = [far.clone(), readings(Figure::Followers, second)];
        judge(ItemId(Uuid::from_u128(1)), &two, &all, date(2027, 1, 1), false).course
    };
    assert_eq!(course(&[]), Course::CannotTell, "of the second nobody knows");
    assert_eq!(course(&[(start, 10.0), (date(2026, 12, 31), 14.0)]), Course::Reached, "0.7 in the mean");
}

#[test]
fn what_nobody_counted_is_not_behind() {
    let result = result(Figure::Followers, None, 100.0);
    let goal = goal(result.clone());
    let told = stand(&goal, &result, &readings(Figure::Followers, &[]), date(2026, 11, 1));
    assert_eq!((told.standing.course, told.standing.share), (Course::CannotTell, None));
    assert!(told.corners.is_empty());
    let after = stand(&goal, &result, &readings(Figure::Followers, &[]), date(2027, 2, 1));
    assert_eq!(after.standing.course, Course::CannotTell, "unknown is not missed");
    // Counted from its third day on: that is where it began.
    let went = readings(Figure::Followers, &[(date(2026, 10, 3), 40.0), (date(2026, 10, 20), 60.0)]);
    let standing = stand(&goal, &result, &went, date(2026, 11, 1)).standing;
    assert_eq!(standing.began, Some(40.0));
    assert!((standing.share.unwrap() - 1.0 / 3.0).abs() < 1e-9);
}

proptest! {
    #[test]
    fn a_line_stays_between_its_ends_and_more_is_never_a_worse_course(
        base in -1e6..1e6_f64, way in 1.0..1e6_f64, day in -30..120_i32, low in -1e6..2e6_f64, more in 0.0..1e6_f64,
    ) {
        let result = result(Figure::Followers, Some(base), base + way);
        let goal = goal(result.clone());
        let on = goal.start.saturating_add(day.days());
        let stands =
            |value: f64| stand(&goal, &result, &readings(Figure::Followers, &[(on, value)]), on).standing;
        let (less, more) = (stands(low), stands(low + more));
        prop_assert!(more.course >= less.course, "{less:?} {more:?}");
        prop_assert!(more.share >= less.share);
        prop_assert!(less.planned.is_none_or(|planned| planned >= base && planned <= base + way));
        prop_assert!(less.score.is_none_or(|score| (0.0..=1.0).contains(&score)));
    }
}
