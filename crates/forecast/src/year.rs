//! Answers: what does the time of the year have above the usual? Only a wave that came back in the last year as the years
//! before had it; with less than two years nobody can tell a season from a wave.

use std::f64::consts::TAU;

use crate::filter::{Seen, Sums};
use crate::stats::mean;

/// Waves in a year: the first three harmonics, so a season of a few weeks is the shortest that is seen.
const WAVES: usize = 3;
/// The year, and a straight line beside it.
const TERMS: usize = 2 + 2 * WAVES;
/// Of the last year's wave the years before must explain this share.
const EXPLAINS: f64 = 0.3;
/// How strongly the waves are drawn to zero, in shares of the values.
const RIDGE: f64 = 0.02;

/// A yearly season on the scale of the values.
pub(crate) struct Year {
    length: f64,
    terms: [f64; TERMS],
    kept: f64,
}

impl Year {
    /// The season of values of which `length` make a year.
    pub(crate) fn find(values: &[Seen], length: f64) -> Option<Self> {
        let window = (length / 17.0).ceil() as usize;
        let year = length.round() as usize;
        if values.len() < 2 * year {
            return None;
        }
        let smooth = filled(values, window)?;
        let split = values.len() - year;
        let before = Self { length, terms: solve(&smooth[..split], length)?, kept: 1.0 };
        let (told, came) = (
            without_line(&(split..values.len()).map(|place| before.wave(place)).collect::<Vec<_>>()),
            without_line(&smooth[split..]),
        );
        let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
        let (both, told, came) = (product(&told, &came), product(&told, &told), product(&came, &came));
        if both <= 0.0 || both * both < EXPLAINS * told * came {
            return None;
        }
        Some(Self { length, terms: solve(&smooth, length)?, kept: (both / told).min(1.0) })
    }

    /// What the season has at a place above the usual.
    pub(crate) fn at(&self, place: usize) -> f64 {
        self.kept * self.wave(place)
    }

    fn wave(&self, place: usize) -> f64 {
        let row = row(place, self.length);
        (2..TERMS).map(|term| row[term] * self.terms[term]).sum()
    }
}

/// The mean of a window around each place; where too little is known for one, that of the place before. None when that is so
/// at more than a tenth of the places.
fn filled(values: &[Seen], window: usize) -> Option<Vec<f64>> {
    let (sums, half, length) = (Sums::new(values), window / 2, values.len());
    let around = |place: usize| sums.mean(place.saturating_sub(half), (place + half + 1).min(length));
    let means: Vec<Option<f64>> = (0..length).map(around).collect();
    if means.iter().flatten().count() * 10 < length * 9 {
        return None;
    }
    let mut last = means.iter().copied().flatten().next()?;
    let fill = |mean: Option<f64>| {
        last = mean.unwrap_or(last);
        last
    };
    Some(means.into_iter().map(fill).collect())
}

fn row(place: usize, length: f64) -> [f64; TERMS] {
    let mut row = [1.0; TERMS];
    row[1] = place as f64 / length;
    for wave in 0..WAVES {
        let angle = TAU * (wave + 1) as f64 * place as f64 / length;
        (row[2 + 2 * wave], row[3 + 2 * wave]) = angle.sin_cos();
    }
    row
}

/// Least squares with the waves drawn to zero.
fn solve(values: &[f64], length: f64) -> Option<[f64; TERMS]> {
    let mut system = [[0.0; TERMS + 1]; TERMS];
    for (place, value) in values.iter().enumerate() {
        let row = row(place, length);
        for a in 0..TERMS {
            for b in 0..TERMS {
                system[a][b] += row[a] * row[b];
            }
            system[a][TERMS] += row[a] * value;
        }
    }
    for (term, row) in system.iter_mut().enumerate().skip(2) {
        row[term] += RIDGE * values.len() as f64;
    }
    // Gauss and Jordan; the matrix is positive definite, so no row need be exchanged.
    for pivot in 0..TERMS {
        let by = system[pivot][pivot];
        if by.abs() < 1e-9 {
            return None;
        }
        system[pivot].iter_mut().for_each(|cell| *cell /= by);
        let line = system[pivot];
        for (at, row) in system.iter_mut().enumerate() {
            if at != pivot {
                let times = row[pivot];
                row.iter_mut().zip(line).for_each(|(cell, of)| *cell -= times * of);
            }
        }
    }
    Some(system.map(|row| row[TERMS]))
}

/// What is left when the best straight line is taken off.
fn without_line(values: &[f64]) -> Vec<f64> {
    let middle = mean(values);
    let centre = (values.len() as f64 - 1.0) / 2.0;
    let (mut up, mut across) = (0.0, 0.0);
    for (place, value) in values.iter().enumerate() {
        up += (place as f64 - centre) * (value - middle);
        across += (place as f64 - centre).powi(2);
    }
    let slope = if across > 0.0 { up / across } else { 0.0 };
    values.iter().enumerate().map(|(place, value)| value - middle - slope * (place as f64 - centre)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::Rng;

    fn series(length: usize, of: impl Fn(f64) -> f64) -> Vec<Seen> {
        let mut rng = Rng::new(12);
        (0..length).map(|day| Seen::Value(of(day as f64) + 0.3 * rng.normal())).collect()
    }

    #[test]
    fn a_season_that_came_twice_is_found_and_one_that_came_once_is_not() {
        let season = |day: f64| 0.5 * (TAU * (day - 40.0) / 365.25).sin() + 0.001 * day;
        let year = Year::find(&series(800, season), 365.25).unwrap();
        for place in [800, 900, 1_000] {
            assert!((year.at(place) - 0.5 * (TAU * (place as f64 - 40.0) / 365.25).sin()).abs() < 0.1);
        }
        assert!(Year::find(&series(700, season), 365.25).is_none());
        let once = |day: f64| if day < 365.0 { season(day) } else { 0.0005 * day };
        assert!(Year::find(&series(800, once), 365.25).is_none());
        assert!(Year::find(&series(800, |_| 2.0), 365.25).is_none());
    }
}
