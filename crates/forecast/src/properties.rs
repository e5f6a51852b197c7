//! Answers: does it hold for any series? What must be true of every forecast, whatever was measured.

use proptest::prelude::*;

use crate::stats::Rng;
use crate::{Direction, Forecast, Kind, Series, SoFar, Step, forecast};

const HORIZON: usize = 12;

fn value() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![
        2 => Just(None),
        2 => Just(Some(0.0)),
        4 => (0u32..20).prop_map(|count| Some(f64::from(count))),
        4 => (0.0..1e4f64).prop_map(Some),
        1 => (0.0..1e15f64).prop_map(Some),
        1 => prop_oneof![Just(f64::NAN), Just(f64::INFINITY), Just(1e300), Just(1e-300)].prop_map(Some),
    ]
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![Just(Kind::Level), Just(Kind::Flow), Just(Kind::Rate)]
}

fn any_series(value: impl Strategy<Value = Option<f64>>) -> impl Strategy<Value = Series> {
    let step = prop_oneof![Just(Step::Daily), Just(Step::Weekly)];
    (kind(), step, -9_000..30_000i32, prop::collection::vec(value, 0..90))
        .prop_map(|(kind, step, first, values)| Series { first, step, kind, values })
}

/// Values as a page could have them, made from few numbers: they shrink better than lists.
fn likely_series() -> impl Strategy<Value = Series> {
    (kind(), 24usize..120, 0.5..500.0f64, 0.0..0.8f64, any::<u64>()).prop_map(
        |(kind, length, size, noise, seed)| {
            let (mut rng, mut stands) = (Rng::new(seed), 100.0 * size);
            let values = (0..length)
                .map(|day| {
                    let moved = size * (1.0 + f64::from(day % 7 == 0)) * (noise * rng.normal()).exp();
                    stands += moved;
                    (rng.unit() > 0.05).then_some(if kind == Kind::Level { stands } else { moved })
                })
                .collect();
            Series { first: 20_000, step: Step::Daily, kind, values }
        },
    )
}

fn numbers(forecast: &Forecast, so_far: &SoFar) -> Vec<f64> {
    let bands = forecast.bands().into_iter().chain(forecast.bands_of_goal(so_far));
    bands
        .flat_map(|band| [band.ninety_five.0, band.eighty.0, band.median, band.eighty.1, band.ninety_five.1])
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_answer_is_made_of_numbers_in_order_that_do_not_fall_below_nothing(series in any_series(value())) {
        let known = series.values.iter().flatten().filter(|value| value.abs() <= 1e15).count();
        let needed = if series.step == Step::Daily { 8 } else { 5 };
        match forecast(&series, HORIZON) {
            Err(short) => {
                prop_assert!(known < needed);
                prop_assert_eq!((short.known, short.needed), (known, needed));
            }
            Ok(forecast) => {
                prop_assert!(known >= needed);
                let so_far = SoFar::since(&series, series.end() - 20);
                for band in numbers(&forecast, &so_far).chunks(5) {
                    prop_assert!(band.iter().all(|value| value.is_finite() && *value >= 0.0), "{band:?}");
                    prop_assert!(band.is_sorted(), "{band:?}");
                }
            }
        }
    }

    #[test]
    fn what_may_be_below_nothing_is_told_too(series in any_series(prop::option::of(-1e6..1e6f64))) {
        if let Ok(forecast) = forecast(&series, HORIZON) {
            let numbers = numbers(&forecast, &SoFar::default());
            prop_assert!(numbers.iter().all(|value| value.is_finite()));
            prop_assert!(numbers.chunks(5).all(|band| band.is_sorted()));
        }
    }

    #[test]
    fn a_higher_target_is_never_likelier_met(series in likely_series(), share in 0.0..1.0f64) {
        let forecast = forecast(&series, HORIZON).unwrap();
        let outcome = forecast.outcome(HORIZON, &SoFar::default());
        let targets: Vec<f64> = (0..40).map(|i| outcome.quantile(0.5) * f64::from(i) * (share + 0.02)).collect();
        let up: Vec<f64> = targets.iter().map(|target| outcome.chance(*target, Direction::AtLeast)).collect();
        let down: Vec<f64> = targets.iter().map(|target| outcome.chance(*target, Direction::AtMost)).collect();
        prop_assert!(up.is_sorted_by(|a, b| a >= b) && down.is_sorted());
        prop_assert!(up.iter().chain(&down).all(|chance| *chance > 0.0 && *chance < 1.0));
        prop_assert!(up.iter().zip(&down).all(|(up, down)| up + down >= 1.0 - 1e-9));
    }

    #[test]
    fn the_unit_does_not_matter(series in likely_series(), power in -8..20i32) {
        // A power of two changes no digit, so nothing but the unit may change.
        let times = 2f64.powi(power);
        let values = series.values.iter().map(|value| value.map(|value| value * times)).collect();
        let other = Series { values, ..series.clone() };
        let one = numbers(&forecast(&series, HORIZON).unwrap(), &SoFar::default());
        let two = numbers(&forecast(&other, HORIZON).unwrap(), &SoFar::default());
        for (one, two) in one.iter().zip(two) {
            prop_assert!((one * times - two).abs() <= 1e-9 * two.abs(), "{one} {two}");
        }
    }

    #[test]
    fn the_same_question_has_the_same_answer_in_any_week(series in likely_series(), weeks in -500..500i32) {
        let later = Series { first: series.first + 7 * weeks, ..series.clone() };
        let (one, two) = (forecast(&series, HORIZON).unwrap(), forecast(&later, HORIZON).unwrap());
        prop_assert_eq!(two.first, one.first + 7 * weeks);
        prop_assert_eq!(numbers(&one, &SoFar::default()), numbers(&two, &SoFar::default()));
    }

    #[test]
    fn what_is_missing_around_the_series_changes_only_the_days(series in likely_series(), before in 1usize..9, after in 1usize..9) {
        let holes = |count| vec![None; count];
        let inner = series.values.iter().position(Option::is_some).unwrap();
        let last = series.values.iter().rposition(Option::is_some).unwrap();
        let values = [holes(before), series.values[inner..=last].to_vec(), holes(after)].concat();
        let days = i32::try_from(before).unwrap() - i32::try_from(inner).unwrap();
        let padded = Series { values, first: series.first - days, ..series.clone() };
        let cut = Series { values: series.values[..=last].to_vec(), ..series.clone() };
        let (whole, later) = (forecast(&cut, HORIZON + after).unwrap(), forecast(&padded, HORIZON).unwrap());
        prop_assert_eq!(later.first, whole.first + i32::try_from(after).unwrap());
        // As far ahead of the last value, as wide: the bundle is not the same, because it asks for another stretch.
        let width = |forecast: &Forecast, step: usize| forecast.bands()[step].eighty.1 - forecast.bands()[step].eighty.0;
        let (one, two) = (width(&whole, HORIZON + after - 1), width(&later, HORIZON - 1));
        prop_assert!(two >= one / 3.0 - 1e-9 && two <= 3.0 * one + 1e-9, "{one} {two}");
    }
}
