//! Answers: what does a weekday have above the usual? Nothing where the data cannot tell it from chance.

use crate::filter::{Seen, Sums};
use crate::stats::{mean, median};

/// Days after which a weekday counts by a third of what it did: habits change.
const FADES: f64 = 250.0;

/// The effect of each weekday on the scale of the values, their sum 0; `first` is the day of the first value.
pub(crate) fn weekdays(values: &[Seen], first: i32) -> [f64; 7] {
    let mut days = [0.0; 7];
    // Once more with the effects taken out, because a hole in a week tilts the mean around it.
    for _ in 0..2 {
        let without: Vec<Seen> = values
            .iter()
            .enumerate()
            .map(|(place, seen)| match *seen {
                Seen::Value(value) => Seen::Value(value - days[weekday(first, place)]),
                other => other,
            })
            .collect();
        let Some(found) = effects(values, &without, first, days) else { return [0.0; 7] };
        days = found;
    }
    days
}

fn effects(values: &[Seen], without: &[Seen], first: i32, before: [f64; 7]) -> Option<[f64; 7]> {
    // Each value's weekday, distance from the three weeks around it beyond what is known of the day, and weight.
    let mut off: Vec<(usize, f64, f64)> = Vec::with_capacity(values.len());
    for (place, (seen, around)) in values.iter().zip(Sums::new(without).smooth(21)).enumerate() {
        if let Some(value) = seen.value() {
            let (day, age) = (weekday(first, place), (values.len() - place) as f64);
            off.push((day, value - around - before[day], (-age / FADES).exp()));
        }
    }
    let mut sizes: Vec<f64> = off.iter().map(|(_, off, _)| off.abs()).collect();
    let spread = 1.4826 * median(&mut sizes);
    let (mut sum, mut weight, mut squares) = ([0.0; 7], [0.0; 7], [0.0; 7]);
    for (day, off, w) in off {
        sum[day] += w * off.clamp(-3.0 * spread, 3.0 * spread);
        weight[day] += w;
        squares[day] += w * w;
    }
    if weight.contains(&0.0) {
        return None;
    }
    let mut days: [f64; 7] = std::array::from_fn(|day| before[day] + sum[day] / weight[day]);
    let middle = mean(&days);
    days.iter_mut().for_each(|day| *day -= middle);
    let errors: [f64; 7] = std::array::from_fn(|day| squares[day] / weight[day].powi(2));
    let error = mean(&errors) * spread * spread;
    // James & Stein (1961): seven effects around their middle keep what stands out of their own error.
    let size: f64 = days.iter().map(|day| day * day).sum();
    let kept = if size > 0.0 { (1.0 - 4.0 * error / size).max(0.0) } else { 0.0 };
    Some(days.map(|day| day * kept))
}

/// The weekday of a place, 0 to 6 from any fixed day.
pub(crate) fn weekday(first: i32, place: usize) -> usize {
    let day = i64::from(first) + i64::try_from(place % 7).unwrap_or(0);
    usize::try_from(day.rem_euclid(7)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::Rng;

    #[test]
    fn a_weekday_is_found_and_chance_is_not() {
        let mut rng = Rng::new(4);
        let quiet: Vec<Seen> = (0..140).map(|_| Seen::Value(5.0 + rng.normal())).collect();
        assert!(weekdays(&quiet, 3).iter().all(|day| day.abs() < 0.3), "{:?}", weekdays(&quiet, 3));
        let weekly: Vec<Seen> = quiet
            .iter()
            .enumerate()
            .map(|(place, seen)| {
                if place % 11 == 5 {
                    Seen::Missing
                } else {
                    seen.map(|v| v + f64::from(place % 7 == 2) * 4.0)
                }
            })
            .collect();
        let days = weekdays(&weekly, 3);
        assert!((days[5] - 4.0 * 6.0 / 7.0).abs() < 0.7 && days[4] < 0.2, "{days:?}");
        assert!(days.iter().sum::<f64>().abs() < 1e-9);
        assert_eq!(weekday(-1, 0), 6);
    }

    #[test]
    fn a_day_that_was_never_seen_has_no_effect_and_nor_have_the_others() {
        let weekly: Vec<Seen> = (0..70)
            .map(|place| if place % 7 == 6 { Seen::Missing } else { Seen::Value((place % 7) as f64) })
            .collect();
        assert_eq!(weekdays(&weekly, 0), [0.0; 7]);
    }
}
