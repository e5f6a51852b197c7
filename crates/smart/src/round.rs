//! Answers: which number would people say?

/// `value`, rounded so finely that a change of `change` is kept within an eighth: 12,431 on the way from 10,000 is 12,500, on the
/// way from 12,000 it is 12,450. Only 1, 2 and 5 with noughts are steps.
pub(crate) fn said(value: f64, change: f64) -> f64 {
    let step = step(change.abs() / 4.0);
    if step > 0.0 { clean((value / step).round() * step) } else { value }
}

/// The largest of 1, 2 and 5 times a power of ten that is not above `size`; 0 where there is none.
fn step(size: f64) -> f64 {
    if !size.is_finite() || size < 1e-9 {
        return 0.0;
    }
    let power = 10_f64.powf(size.log10().floor());
    [5.0, 2.0, 1.0].into_iter().map(|times| times * power).find(|step| *step <= size).unwrap_or(power)
}

/// `value` with no more digits than say something: whole from a hundred on, else two decimals.
pub(crate) fn told(value: f64) -> f64 {
    if value.abs() >= 100.0 { value.round() } else { (value * 100.0).round() / 100.0 }
}

/// Without the dust that binary fractions leave behind the sixth decimal.
fn clean(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_as_people_would() {
        for (value, change, said_) in [
            (12_431.0, 2_431.0, 12_500.0),
            (12_431.0, 431.0, 12_400.0),
            (10_163.0, 163.0, 10_160.0),
            (2.9473, 0.8473, 3.0),
            (3.217, 0.117, 3.22),
            (118.4, 118.4, 120.0),
            (1_834_000.0, 934_000.0, 1_800_000.0),
            (47.0, -13.0, 48.0),
        ] {
            assert_eq!(said(value, change), said_, "{value} after {change}");
        }
    }

    #[test]
    fn what_is_no_change_stays_as_it_is() {
        for value in [0.0, 5.3, -2.0] {
            assert_eq!(said(value, 0.0), value);
            assert_eq!(said(value, f64::NAN), value);
            assert_eq!(said(value, f64::INFINITY), value);
        }
    }
}
