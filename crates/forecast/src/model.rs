//! Answers: which settings explain a series, and how could it go on? Settings are weighed by what they would have foretold,
//! and the ways on are drawn from all of them, with surprises that the series has had.

use crate::filter::{Seen, Setting, State, Sums, pass};
use crate::scale::Scale;
use crate::series::{Kind, Series, Step};
use crate::stats::Rng;
use crate::week::{weekday, weekdays};
use crate::year::Year;

/// A series made ready, with its settings weighed.
pub(crate) struct Model {
    scale: Scale,
    /// Of each weekday from the first step after the last value on.
    days: [f64; 7],
    year: Option<Year>,
    /// How many moves there were; the place of the first step ahead.
    moves: usize,
    fits: Vec<Fit>,
    /// What a level stands at; of other kinds 0.
    stands: f64,
    /// The smallest and largest there was, on the scale.
    range: (f64, f64),
    /// Nothing was ever below zero, so nothing will be.
    never_below: bool,
    kind: Kind,
}

struct Fit {
    setting: Setting,
    state: State,
    /// Usual size of a surprise over the whole series.
    usual: f64,
    /// Surprises, in spreads of their time.
    surprises: Vec<f64>,
    /// The same by the place of their step within the week.
    by_day: [Vec<f64>; 7],
    /// Usual error of what was told of the mean of a stretch as long as the horizon.
    off: f64,
    weight: f64,
}

/// Settings that are tried. Which ones mattered little when tried out; that there are several did.
const LEVELS: [f64; 5] = [0.0, 0.02, 0.06, 0.15, 0.4];
const TRENDS: [(f64, f64); 2] = [(0.0, 1.0), (0.2, 0.9)];
const MEMORIES: [f64; 4] = [-0.3, 0.0, 0.4, 0.75];
/// What a setting earns by each surprise one step ahead, of at most so many, and by each stretch as long as the horizon.
const NEAR: f64 = 0.3;
const NEAR_STEPS: usize = 100;
const FAR: f64 = 0.6;
/// By how much less each is believed before anything is seen (logarithms): that the level moves, has a trend, a memory.
const MOVES: f64 = 2.5;
const TRENDS_ON: f64 = 1.0;
const REMEMBERS: f64 = 0.2;
/// Settings with less than this of the best one's weight are left out.
const LEAST_WEIGHT: f64 = 0.01;
/// The spread ahead lies between that of now and that of the whole: this far from now.
const TO_USUAL: f64 = 0.7;
/// How far beyond what there was a value may lie, in spreads, the way of its trend not counted; and how much farther, divided
/// by the number of values, because few have not shown much yet.
const BEYOND: f64 = 0.2;
const BEYOND_FEW: f64 = 3.0;
/// How uncertain the level is that few values tell: of so many it is as uncertain as one that follows every step.
const FEW: f64 = 4.0;
/// How uncertain the spread is that they tell: the logarithm's deviation, times the root of their number and so many more.
const SPREAD_OFF: f64 = 1.5;
const SPREAD_FEW: f64 = 10.0;
/// That the level breaks is to be expected once in as many steps as there were, and so many more, whether or not it ever did;
/// to either side and by so many of the errors that were made about stretches as long as the horizon, in the mean: where the
/// past was steady, little.
const BREAKS_FEW: f64 = 20.0;
const BREAK: f64 = 3.0;
/// So often a step takes a surprise of its own weekday, when weekdays differ: they differ in their scatter too.
const OF_THE_DAY: f64 = 0.6;
/// With fewer of that day than this, it takes one of any.
const DAYS: usize = 4;
/// A pool of few surprises is thinned by so many that were never seen.
const UNSEEN: f64 = 20.0;

/// Weighs the settings on a series up to before `end`, the place after its last value; a `short` series is only asked for
/// its pace and its memory.
pub(crate) fn fit(series: &Series, end: usize, horizon: usize, short: bool) -> Model {
    let moves = moves(series, end);
    let first = series.first.wrapping_add(i32::from(series.kind == Kind::Level));
    let scale = Scale::choose(&moves, if series.step == Step::Daily { 21 } else { 9 });
    let mut scaled: Vec<Seen> = moves.iter().map(|seen| seen.map(|value| scale.up(value))).collect();
    let mut days = [0.0; 7];
    if series.step == Step::Daily && !short {
        days = weekdays(&scaled, first);
        for (place, seen) in scaled.iter_mut().enumerate() {
            if let Seen::Value(value) = seen {
                *value -= days[weekday(first, place)];
            }
        }
    }
    let year = Year::find(&scaled, 365.25 / f64::from(series.step.days()));
    if let Some(year) = &year {
        for (place, seen) in scaled.iter_mut().enumerate() {
            *seen = seen.map(|value| value - year.at(place));
        }
    }
    let values = || scaled.iter().filter_map(|seen| Some(seen.any()?.0));
    Model {
        scale,
        moves: moves.len(),
        year,
        days: std::array::from_fn(|ahead| days[weekday(first, moves.len() % 7 + ahead)]),
        fits: weigh(&scaled, horizon.max(1), short),
        stands: if series.kind == Kind::Level {
            series.at(end.saturating_sub(1)).unwrap_or(0.0)
        } else {
            0.0
        },
        range: (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max)),
        never_below: series.known().all(|(_, value)| value >= 0.0),
        kind: series.kind,
    }
}

/// What is smoothed: the values, or of a level what each step added. Over a hole the mean of what its steps added.
fn moves(series: &Series, end: usize) -> Vec<Seen> {
    let mut moves = vec![Seen::Missing; end];
    let mut before: Option<(usize, f64)> = None;
    for (place, value) in series.known() {
        if series.kind != Kind::Level {
            moves[place] = Seen::Value(value);
        } else if let Some((old, was)) = before {
            let each = (value - was) / (place - old) as f64;
            moves[place] =
                if place - old == 1 { Seen::Value(each) } else { Seen::Mean(each, (place - old) as f64) };
        }
        before = Some((place, value));
    }
    if series.kind == Kind::Level {
        moves.remove(0);
    }
    moves
}

fn weigh(scaled: &[Seen], horizon: usize, short: bool) -> Vec<Fit> {
    let (levels, trends) = if short { (&LEVELS[..1], &TRENDS[..1]) } else { (&LEVELS[..], &TRENDS[..]) };
    let (sums, start) = (Sums::new(scaled), State::start(scaled));
    let mut weighed = Vec::new();
    for &level in levels {
        for &(trend, damping) in trends.iter().take(if level > 0.0 { 2 } else { 1 }) {
            for memory in MEMORIES {
                let setting = Setting { level, trend, damping, memory };
                let passed = pass(scaled, &sums, setting, start, horizon, None);
                let mut log = -NEAR * passed.steps.min(NEAR_STEPS) as f64 * passed.near.ln();
                if let Some(far) = passed.far {
                    log -= FAR * (passed.steps / horizon) as f64 * far.ln();
                }
                let doubts = [(level > 0.0, MOVES), (trend > 0.0, TRENDS_ON), (memory != 0.0, REMEMBERS)];
                log -= doubts.iter().filter(|(is, _)| *is).map(|(_, doubt)| doubt).sum::<f64>();
                weighed.push((setting, passed, log));
            }
        }
    }
    let best = weighed.iter().map(|(.., log)| *log).fold(f64::NEG_INFINITY, f64::max);
    weighed.retain(|(.., log)| (log - best).exp() >= LEAST_WEIGHT);
    let sum: f64 = weighed.iter().map(|(.., log)| (log - best).exp()).sum();
    let fit = |(setting, passed, log): (Setting, crate::filter::Passed, f64)| {
        let mut surprises = Vec::with_capacity(scaled.len());
        pass(scaled, &sums, setting, start, horizon, Some(&mut surprises));
        let mut by_day: [Vec<f64>; 7] = Default::default();
        for (place, surprise) in &surprises {
            // What came over a hole belongs to no day.
            if scaled[*place].value().is_some() {
                by_day[place % 7].push(*surprise);
            }
        }
        let surprises = surprises.into_iter().map(|(_, surprise)| surprise).collect();
        let weight = (log - best).exp() / sum;
        // Stretches there were, beside one that was never seen and missed by a whole spread.
        let stretches = passed.steps as f64 / horizon as f64;
        let missed = passed.far.unwrap_or(passed.near) * stretches + passed.near;
        let off = missed / (stretches + 1.0);
        Fit { off, setting, state: passed.state, usual: passed.near, surprises, by_day, weight }
    };
    weighed.into_iter().map(fit).collect()
}

impl Model {
    /// Whether the weekdays differ.
    pub(crate) fn has_weekdays(&self) -> bool {
        self.days.iter().any(|day| *day != 0.0)
    }

    /// Whether the year has a season.
    pub(crate) fn has_year(&self) -> bool {
        self.year.is_some()
    }

    /// Draws ways on: `paths` times `steps` values, way after way, after `skip` steps that are not told. The same every time.
    pub(crate) fn paths(&self, paths: usize, skip: usize, steps: usize) -> Vec<f64> {
        let mut rng = Rng::new(0x05e1_a4a5);
        let mut values = Vec::with_capacity(paths * steps);
        let of_year = |ahead| self.year.as_ref().map_or(0.0, |year| year.at(self.moves + ahead));
        let seasons: Vec<f64> =
            (0..skip + steps).map(|ahead| self.days[ahead % 7] + of_year(ahead)).collect();
        let mut fits = self.fits.iter().peekable();
        let (mut path, mut upto) = (0, 0.0);
        while let Some(fit) = fits.next() {
            upto += fit.weight;
            // What rounding leaves over goes to the last.
            let end = if fits.peek().is_none() {
                paths
            } else {
                ((upto * paths as f64).round() as usize).min(paths)
            };
            for _ in path..end {
                self.way(fit, &mut rng, skip, &seasons, &mut values);
            }
            path = path.max(end);
        }
        values
    }

    /// One way on.
    fn way(&self, fit: &Fit, rng: &mut Rng, skip: usize, seasons: &[f64], into: &mut Vec<f64>) {
        let (setting, mut state, pool) = (fit.setting, fit.state, &fit.surprises);
        state.spread = state.spread.powf(1.0 - TO_USUAL) * fit.usual.powf(TO_USUAL);
        let known = pool.len() as f64;
        // Mean sizes become standard deviations as they do of normal errors.
        let normal = std::f64::consts::FRAC_PI_2.sqrt();
        let share = FEW / (known + FEW);
        state.level += normal * state.spread * (share / (2.0 - share)).sqrt() * rng.normal();
        state.spread *= (SPREAD_OFF / (known + SPREAD_FEW).sqrt() * rng.normal()).exp();
        let (breaks, has_weekdays) = (1.0 / (known + BREAKS_FEW), self.has_weekdays());
        let (low, high) = self.range;
        let trend = state.trend * setting.damping / (1.0 - setting.damping).max(0.1);
        let beyond = state.spread * (BEYOND + BEYOND_FEW / known.max(1.0));
        let (low, high) = (low - beyond + trend.min(0.0), high + beyond + trend.max(0.0));
        let mut stands = self.stands;
        for (ahead, season) in seasons.iter().enumerate() {
            if rng.unit() < breaks {
                state.level += BREAK * fit.off * rng.laplace();
            }
            let is_unseen = pool.is_empty() || rng.unit() * (known + UNSEEN) < UNSEEN;
            let surprise = if is_unseen {
                normal * rng.normal()
            } else {
                let of_day = &fit.by_day[(self.moves + ahead) % 7];
                let is_of_day = has_weekdays && of_day.len() >= DAYS && rng.unit() < OF_THE_DAY;
                let pool = if is_of_day { of_day } else { pool };
                pool[rng.below(pool.len())]
            };
            let surprise = surprise * state.spread;
            let scaled = setting.expects(&state) + surprise;
            setting.learn(&mut state, surprise, setting.level);
            let mut value = self.scale.back(scaled.clamp(low, high) + season);
            if self.kind == Kind::Level {
                value += stands;
            }
            if self.never_below {
                value = value.max(0.0);
            }
            if self.kind == Kind::Level {
                stands = value;
            }
            if ahead >= skip {
                into.push(value);
            }
        }
    }
}
