//! Answers: is it right where the truth is known, and honest where it isn't? Examples checked by hand, and series whose future
//! was drawn.

use crate::stats::Rng;
use crate::{
    Basis, Direction, Ground, Kind, Pace, Plan, Series, Short, SoFar, Step, Verdict, course, forecast, pace,
};

fn daily(kind: Kind, values: impl IntoIterator<Item = f64>) -> Series {
    Series { first: 1_000, step: Step::Daily, kind, values: values.into_iter().map(Some).collect() }
}

fn near(got: f64, want: f64, off: f64) {
    assert!((got - want).abs() <= off, "{got} is not {want} ± {off}");
}

/// Interactions of a day around a mean, twice as many on one weekday, with the scatter of posts.
fn flow(rng: &mut Rng, length: usize, mean: f64) -> Vec<f64> {
    let one = |day: usize, rng: &mut Rng| mean * (1.0 + f64::from(day % 7 == 5)) * (0.4 * rng.normal()).exp();
    (0..length).map(|day| one(day, rng).round()).collect()
}

#[test]
fn a_steady_level_goes_on() {
    let mut rng = Rng::new(1);
    let mut stands = 10_000.0;
    let series = daily(
        Kind::Level,
        (0..120).map(|_| {
            stands += (20.0 + 6.0 * rng.normal()).round();
            stands
        }),
    );
    let forecast = forecast(&series, 50).unwrap();
    assert_eq!((forecast.first, forecast.steps(), forecast.is_far), (1_120, 50, false));
    let outcome = forecast.outcome(50, &SoFar::default());
    near(outcome.quantile(0.5), stands + 1_000.0, 60.0);
    near(forecast.bands()[49].median, outcome.quantile(0.5), 1e-9);
    assert!(outcome.chance(stands + 700.0, Direction::AtLeast) > 0.95);
    assert!(outcome.chance(stands + 1_300.0, Direction::AtLeast) < 0.05);
    let chances = [Direction::AtLeast, Direction::AtMost].map(|side| outcome.chance(stands + 700.0, side));
    near(chances[0] + chances[1], 1.0, 1e-12);
}

#[test]
fn weekdays_come_back_where_they_belong() {
    let series = daily(Kind::Flow, flow(&mut Rng::new(2), 140, 100.0));
    let forecast = forecast(&series, 14).unwrap();
    assert_eq!(forecast.basis, Basis::Model { weekdays: true, year: false });
    let bands = forecast.bands();
    for (day, band) in bands.iter().enumerate() {
        near(band.median, if day % 7 == 5 { 200.0 } else { 100.0 }, if day % 7 == 5 { 50.0 } else { 25.0 });
    }
    // Mean of the factor's exponential: a day brings 8 % more than its median, and a week has eight of them.
    near(forecast.outcome(7, &SoFar::default()).quantile(0.5), 800.0 * 1.08, 60.0);
}

#[test]
fn a_season_that_came_back_comes_again() {
    let mut rng = Rng::new(13);
    let season = |day: f64| 100.0 * (1.0 + 0.5 * (std::f64::consts::TAU * day / 365.25).sin());
    let series =
        daily(Kind::Flow, (0..820).map(|day| (season(f64::from(day)) * (0.2 * rng.normal()).exp()).round()));
    let forecast = forecast(&series, 90).unwrap();
    assert!(matches!(forecast.basis, Basis::Model { year: true, .. }));
    // It ends in the third spring, on the way up to the peak.
    near(forecast.bands()[0].median, season(820.0), 20.0);
    near(forecast.bands()[89].median, season(909.0), 20.0);
}

#[test]
fn a_sum_is_surer_than_its_days_and_not_as_sure_as_if_they_were_strangers() {
    let mut rng = Rng::new(3);
    let mut log = 0.0;
    let series = daily(
        Kind::Flow,
        (0..200).map(|_| {
            log = 0.9 * log + 0.3 * rng.normal();
            (100.0 * f64::exp(log)).round()
        }),
    );
    let forecast = forecast(&series, 28).unwrap();
    let width = |band: crate::Band| (band.eighty.1 - band.eighty.0) / band.median;
    let day = width(forecast.bands()[27]);
    let sum = width(forecast.outcome(28, &SoFar::default()).band());
    assert!(sum < day && sum > 1.5 * day / 28f64.sqrt(), "{sum} {day}");
}

#[test]
fn intervals_hold_what_they_promise() {
    let (mut eighty, mut ninety_five, mut all) = (0, 0, 0);
    for seed in 0..120 {
        let mut rng = Rng::new(seed * 77 + 5);
        let length = 40 + 20 * (seed as usize % 5);
        let values = flow(&mut rng, length + 30, 50.0);
        let series = daily(Kind::Flow, values[..length].iter().copied());
        let band = forecast(&series, 30).unwrap().outcome(30, &SoFar::default()).band();
        let sum: f64 = values[length..].iter().sum();
        eighty += usize::from((band.eighty.0..=band.eighty.1).contains(&sum));
        ninety_five += usize::from((band.ninety_five.0..=band.ninety_five.1).contains(&sum));
        all += 1;
    }
    let share = |hits: usize| hits as f64 / f64::from(all);
    assert!((0.7..=0.97).contains(&share(eighty)), "{}", share(eighty));
    assert!((0.9..=1.0).contains(&share(ninety_five)), "{}", share(ninety_five));
}

#[test]
fn one_viral_day_changes_the_band_and_not_the_middle() {
    let calm = flow(&mut Rng::new(4), 100, 40.0);
    let mut viral = calm.clone();
    viral[80] = 9_000.0;
    let of = |values: Vec<f64>| forecast(&daily(Kind::Flow, values), 14).unwrap().bands()[3];
    let (calm, viral) = (of(calm), of(viral));
    near(viral.median, calm.median, 0.15 * calm.median);
}

#[test]
fn a_lasting_step_is_followed() {
    let mut rng = Rng::new(5);
    let series = daily(
        Kind::Flow,
        (0..150).map(|day| (if day < 100 { 200.0 } else { 80.0 }) * (1.0 + 0.1 * rng.normal())),
    );
    near(forecast(&series, 14).unwrap().bands()[10].median, 80.0, 12.0);
}

#[test]
fn a_hole_is_a_hole_and_not_a_zero() {
    let values = flow(&mut Rng::new(6), 100, 60.0);
    let mut series = daily(Kind::Flow, values.clone());
    let whole = forecast(&series, 10).unwrap().outcome(10, &SoFar::default()).quantile(0.5);
    (30..60).filter(|day| day % 2 == 0).for_each(|day| series.values[day] = None);
    let holes = forecast(&series, 10).unwrap().outcome(10, &SoFar::default()).quantile(0.5);
    near(holes, whole, 0.12 * whole);
    // Of a level, what was gained over the hole is not lost.
    let mut stands = daily(
        Kind::Level,
        values.iter().scan(5_000.0, |sum, value| {
            *sum += value;
            Some(*sum)
        }),
    );
    let whole = forecast(&stands, 10).unwrap().outcome(10, &SoFar::default()).quantile(0.5);
    stands.values[40..70].fill(None);
    near(forecast(&stands, 10).unwrap().outcome(10, &SoFar::default()).quantile(0.5), whole, 0.01 * whole);
}

#[test]
fn a_level_read_once_a_week_is_as_sure_as_one_read_daily_and_no_surer() {
    let mut rng = Rng::new(14);
    let mut stands = 3_000.0;
    let mut series = daily(
        Kind::Level,
        (0..183).map(|_| {
            stands += (30.0 + 15.0 * rng.normal()).round();
            stands
        }),
    );
    let of = |series: &Series| forecast(series, 28).unwrap().outcome(28, &SoFar::default()).band();
    let often = of(&series);
    (0..183).filter(|day| day % 7 != 0).for_each(|day| series.values[day] = None);
    let seldom = of(&series);
    near(seldom.median, often.median, 60.0);
    let width = |band: crate::Band| band.eighty.1 - band.eighty.0;
    assert!((0.6..2.0).contains(&(width(seldom) / width(often))), "{} {}", width(seldom), width(often));
}

#[test]
fn few_values_are_said_to_be_few() {
    let of = |length| forecast(&daily(Kind::Flow, flow(&mut Rng::new(7), length, 30.0)), 30);
    assert_eq!(of(7).unwrap_err(), Short { known: 7, needed: 8 });
    let drift = of(10).unwrap();
    assert_eq!((drift.basis, drift.is_far), (Basis::Drift { known: 10, needed: 14 }, true));
    let wide = |band: crate::Band| (band.eighty.1 - band.eighty.0) / band.median;
    let long = of(120).unwrap();
    assert!(matches!(long.basis, Basis::Model { .. }) && !long.is_far);
    let sum = |forecast: &crate::Forecast| wide(forecast.outcome(30, &SoFar::default()).band());
    assert!(sum(&drift) > 1.3 * sum(&long), "{} {}", sum(&drift), sum(&long));
    let nothing = Series { first: 0, step: Step::Weekly, kind: Kind::Level, values: vec![None; 50] };
    assert_eq!(forecast(&nothing, 5).unwrap_err(), Short { known: 0, needed: 5 });
    let one = daily(Kind::Rate, [5.0]);
    assert_eq!(forecast(&one, 5).unwrap_err(), Short { known: 1, needed: 8 });
}

#[test]
fn what_never_moved_stays_and_nothing_stays_nothing() {
    for kind in [Kind::Level, Kind::Flow, Kind::Rate] {
        for value in [0.0, 70.0, 1e15] {
            let forecast = forecast(&daily(kind, vec![value; 40]), 20).unwrap();
            assert!(
                forecast.bands().iter().all(|band| (band.median - value).abs() <= 1e-6 * value.max(1.0)),
                "{kind:?} {value}"
            );
        }
    }
}

#[test]
fn small_counts_stay_counts() {
    let mut rng = Rng::new(8);
    let series =
        daily(Kind::Flow, (0..90).map(|_| f64::from(rng.unit() < 0.3) * (1.0 + (3.0 * rng.unit()).floor())));
    let forecast = forecast(&series, 10).unwrap();
    for step in 0..10 {
        let outcome = forecast.outcome_of_step(step);
        assert_eq!(outcome.quantile(0.3), 0.0);
        assert!(outcome.quantile(0.99) <= 4.0);
    }
    let mean = series.values.iter().flatten().sum::<f64>() / 90.0;
    near(forecast.outcome(10, &SoFar::default()).quantile(0.5), 10.0 * mean, 0.5 * 10.0 * mean);
}

#[test]
fn the_goal_so_far_is_part_of_the_sum_and_of_the_mean() {
    let mut series = daily(Kind::Flow, flow(&mut Rng::new(9), 80, 50.0));
    series.values[75] = None;
    // The goal began ten days before today, a day of it was not measured.
    let so_far = SoFar::since(&series, 1_070);
    let known: f64 = series.values[70..].iter().flatten().sum();
    assert_eq!(so_far, SoFar { sum: known, known: 9, missing: 1, ahead: 0 });
    near(so_far.filled(), known * 10.0 / 9.0, 1e-9);
    // Measuring began five days after the goal.
    assert_eq!(SoFar::since(&series, 995).missing, 6);
    let forecast = forecast(&series, 20).unwrap();
    let alone = forecast.outcome(20, &SoFar::default()).quantile(0.5);
    near(forecast.outcome(20, &so_far).quantile(0.5), alone + so_far.filled(), 1e-6);
    let bands = forecast.bands_of_goal(&so_far);
    assert!(bands.is_sorted_by(|a, b| a.median <= b.median) && bands.len() == 20);
    near(bands[19].median, forecast.outcome(20, &so_far).quantile(0.5), 1e-9);
    assert_eq!(forecast.outcome(0, &so_far).quantile(0.3), so_far.filled());

    let rate = Series { kind: Kind::Rate, ..series };
    let forecast = crate::forecast(&rate, 20).unwrap();
    let alone = forecast.outcome(20, &SoFar::default()).quantile(0.5);
    let with = forecast.outcome(20, &so_far).quantile(0.5);
    near(with, (alone * 20.0 + so_far.filled()) / 30.0, 1e-6);
}

#[test]
fn a_goal_that_has_yet_to_begin_counts_from_its_beginning() {
    for (kind, want) in [(Kind::Flow, 20.0 * 6.0), (Kind::Rate, 6.0), (Kind::Level, 6.0)] {
        let series = daily(kind, vec![6.0; 40]);
        let so_far = SoFar::since(&series, 1_050);
        assert_eq!(so_far, SoFar { ahead: 10, ..SoFar::default() });
        let told = forecast(&series, 30).unwrap();
        near(told.outcome(30, &so_far).quantile(0.5), want, 1e-6);
        if kind == Kind::Flow {
            near(told.bands_of_goal(&so_far)[9].median, 0.0, 0.0);
            near(pace(&series, 240.0, 30, &so_far, Some(&told)).needed, 84.0, 1e-9);
        }
    }
}

#[test]
fn steps_until_a_day_are_counted_through_that_day() {
    let forecast = forecast(&daily(Kind::Flow, vec![3.0; 20]), 30).unwrap();
    assert_eq!(forecast.first, 1_020);
    assert_eq!([1_019, 1_020, 1_026, 1_049, 1_200].map(|day| forecast.steps_until(day)), [0, 1, 7, 30, 30]);
    let weeks = Series { step: Step::Weekly, ..daily(Kind::Flow, vec![3.0; 20]) };
    let forecast = crate::forecast(&weeks, 30).unwrap();
    assert_eq!(forecast.first, 1_140);
    assert_eq!([1_145, 1_146, 1_152, 1_153].map(|day| forecast.steps_until(day)), [0, 1, 1, 2]);
}

fn plan() -> Plan {
    Plan::new(vec![(0, 10_000.0), (40, 11_000.0), (100, 12_000.0)], Direction::AtLeast).unwrap()
}

#[test]
fn a_plan_runs_straight_between_its_milestones() {
    let plan = plan();
    let days = [-5, 0, 10, 40, 70, 100, 500].map(|day| plan.at(day));
    assert_eq!(days, [10_000.0, 10_000.0, 10_250.0, 11_000.0, 11_500.0, 12_000.0, 12_000.0]);
    assert_eq!(plan.end(), (100, 12_000.0));
    for points in
        [vec![(0, 1.0)], vec![(0, 1.0), (0, 2.0)], vec![(5, 1.0), (3, 2.0)], vec![(0, 1.0), (9, f64::NAN)]]
    {
        assert_eq!(Plan::new(points, Direction::AtLeast), None);
    }
}

#[test]
fn without_a_forecast_the_plan_line_judges() {
    let judged = |day, actual| course(&plan(), day, actual, None);
    let even = judged(10, 10_250.0);
    assert_eq!(
        (even.verdict, even.ground, even.planned, even.ahead),
        (Verdict::OnCourse, Ground::PlanLine, 10_250.0, 0.0)
    );
    assert_eq!((even.way, even.chance), (Some(0.125), None));
    assert_eq!(even.next.map(|next| (next.day, next.value, next.chance)), Some((40, 11_000.0, None)));
    // A tenth of the way of 2,000 is 200.
    assert_eq!(judged(10, 10_050.0).verdict, Verdict::AtRisk);
    assert_eq!(judged(10, 10_049.0).verdict, Verdict::OffCourse);
    assert_eq!(judged(70, 11_600.0).next, None);
    assert_eq!(
        (judged(100, 12_000.0).verdict, judged(100, 12_000.0).ground),
        (Verdict::Met, Ground::Reached)
    );
    assert_eq!(judged(101, 11_999.0).verdict, Verdict::Missed);
    let less = Plan::new(vec![(0, 60.0), (10, 40.0)], Direction::AtMost).unwrap();
    let judged = course(&less, 5, 45.0, None);
    assert_eq!((judged.verdict, judged.ahead, judged.way), (Verdict::OnCourse, 5.0, Some(0.75)));
    assert_eq!(course(&less, 5, 53.0, None).verdict, Verdict::OffCourse);
}

#[test]
fn with_a_forecast_its_probability_judges() {
    // 20 a day, give or take; the plan begins where the series ends, at day 1,100.
    let mut rng = Rng::new(10);
    let mut stands = 8_000.0;
    let series = daily(
        Kind::Level,
        (0..100).map(|_| {
            stands += (20.0 + 8.0 * rng.normal()).round();
            stands
        }),
    );
    let forecast = forecast(&series, 60).unwrap();
    let so_far = SoFar::default();
    let judged = |target: f64, milestone: Option<f64>| {
        let mut points = vec![(1_099, stands), (1_159, stands + target)];
        if let Some(value) = milestone {
            points.insert(1, (1_110, stands + value));
        }
        course(&Plan::new(points, Direction::AtLeast).unwrap(), 1_099, stands, Some((&forecast, &so_far)))
    };
    let middle = forecast.outcome(60, &so_far).quantile(0.5) - stands;
    assert_eq!(
        (judged(0.7 * middle, None).verdict, judged(0.7 * middle, None).ground),
        (Verdict::OnCourse, Ground::Forecast)
    );
    assert_eq!(judged(middle, None).verdict, Verdict::AtRisk);
    near(judged(middle, None).chance.unwrap(), 0.5, 0.02);
    assert_eq!(judged(1.4 * middle, None).verdict, Verdict::OffCourse);
    let early = judged(0.7 * middle, Some(600.0));
    assert_eq!((early.verdict, early.ground), (Verdict::AtRisk, Ground::Milestone));
    assert!(early.next.unwrap().chance.unwrap() < 0.05 && early.chance.unwrap() > 0.9);
}

#[test]
fn a_sum_that_has_reached_its_target_is_met_before_the_deadline_and_a_level_is_not() {
    let series = daily(Kind::Flow, flow(&mut Rng::new(11), 60, 50.0));
    let forecast = forecast(&series, 30).unwrap();
    let so_far = SoFar::since(&series, 1_040);
    let plan = Plan::new(vec![(1_039, 0.0), (1_089, 500.0)], Direction::AtLeast).unwrap();
    let judged = course(&plan, 1_059, so_far.sum, Some((&forecast, &so_far)));
    assert!(so_far.sum > 500.0);
    assert_eq!((judged.verdict, judged.ground, judged.chance), (Verdict::Met, Ground::Reached, None));
    let level = Series { kind: Kind::Level, ..series };
    let forecast = crate::forecast(&level, 30).unwrap();
    let judged = course(&plan, 1_059, so_far.sum, Some((&forecast, &so_far)));
    assert_eq!(judged.ground, Ground::Forecast);
}

#[test]
fn what_it_would_take_is_told_per_week() {
    // 10 a day: 70 a week. 350 more within five weeks is what there is; 700 is twice that.
    let level = daily(Kind::Level, (0..60).map(|day| 1_000.0 + 10.0 * f64::from(day)));
    let told = forecast(&level, 35).unwrap();
    let it_takes = pace(&level, 1_590.0 + 700.0, 35, &SoFar::default(), Some(&told));
    near(it_takes.needed, 140.0, 1e-9);
    near(it_takes.recent.unwrap(), 70.0, 1e-9);
    near(it_takes.foreseen.unwrap(), 70.0, 1.0);
    near(it_takes.lacking.unwrap(), 350.0, 5.0);

    let mut flow = daily(Kind::Flow, vec![4.0; 50]);
    flow.values[48] = None;
    let so_far = SoFar::since(&flow, 1_043);
    let it_takes = pace(&flow, 100.0, 21, &so_far, None);
    // Seven days of 4, one of them filled, leave 72 for three weeks.
    assert_eq!(it_takes, Pace { needed: 24.0, recent: Some(28.0), foreseen: None, lacking: None });

    // A rate of 30 over ten days so far, 36 wanted over thirty: 39 from now on.
    let rate = daily(Kind::Rate, vec![30.0; 40]);
    let it_takes = pace(&rate, 36.0, 20, &SoFar { sum: 300.0, known: 10, ..SoFar::default() }, None);
    near(it_takes.needed, 39.0, 1e-9);
    assert_eq!(it_takes.recent, Some(30.0));

    let weeks = Series {
        step: Step::Weekly,
        ..daily(Kind::Level, (0..10).map(|week| 100.0 + 5.0 * f64::from(week)))
    };
    let it_takes = pace(&weeks, 195.0, 10, &SoFar::default(), None);
    assert_eq!((it_takes.needed, it_takes.recent), (5.0, Some(5.0)));
}
