//! Answers: how good is what was said? Tasks out of worlds, and the scores of any forecaster that answers them.

use std::collections::BTreeMap;

use crate::forecast_coverage::{MEDIAN, QUANTILES, Told, cell, covered};
use crate::forecast_worlds::World;
use selaras_forecast::{Kind, Step};
use serde_json::{Value, json};

/// How many goals are asked about in each task.
pub const TARGETS: usize = 5;

/// One question: this history, so many steps ahead, these goals.
pub struct Task {
    pub family: &'static str,
    pub kind: Kind,
    pub step: Step,
    pub first: i32,
    pub history: Vec<Option<f64>>,
    pub actual: Vec<Option<f64>>,
    /// What the goal's value became.
    pub goal: f64,
    pub targets: [f64; TARGETS],
    /// Mean absolute error of the seasonal naive within the history: the unit of all errors.
    pub scale: f64,
    /// What a value and the goal's value stand for, by `cell`.
    cell: f64,
    goal_cell: f64,
}

/// What a forecaster said to one task.
pub struct Said {
    /// The quantiles of each step.
    pub steps: Vec<Told>,
    /// The quantiles of the goal's value.
    pub goal: Told,
    /// Of each target, the probability that it is reached.
    pub chances: [f64; TARGETS],
}

/// The length of the season that is told to the peers.
pub fn season(step: Step) -> usize {
    match step {
        Step::Daily => 7,
        Step::Weekly => 1,
    }
}

/// The value of the goal at the end: the last of a level, the sum of a flow, the mean of a rate.
pub fn goal_of(kind: Kind, values: &[f64]) -> f64 {
    match kind {
        Kind::Level => values.last().copied().unwrap_or(0.0),
        Kind::Flow => values.iter().sum(),
        Kind::Rate => values.iter().sum::<f64>() / values.len().max(1) as f64,
    }
}

/// The tasks of a world. An origin whose history does not move, or whose future has holes at the goal, asks nothing.
pub fn tasks(world: &World) -> Vec<Task> {
    let mut tasks = Vec::new();
    for origin in &world.origins {
        let history = world.values[..*origin].to_vec();
        let actual = world.values[*origin..*origin + world.horizon].to_vec();
        let known: Vec<f64> = actual.iter().copied().flatten().collect();
        if actual.last().is_none_or(Option::is_none) || known.len() * 10 < actual.len() * 9 {
            continue;
        }
        // A hole of a flow in what came after counts as the mean of the rest, for everybody.
        let mut goal = goal_of(world.kind, &known);
        if world.kind == Kind::Flow {
            goal *= actual.len() as f64 / known.len() as f64;
        }
        let Some(scale) = scale(&history, season(world.step)) else { continue };
        let Some(targets) = targets(world.kind, &history, world.horizon) else { continue };
        let (family, kind, step, first) = (world.family, world.kind, world.step, world.first);
        let cell = cell(history.iter().copied().flatten().chain(known));
        // A sum with a filled hole, or a mean, is no count.
        let goal_cell =
            if kind == Kind::Rate { 0.0 } else { cell * crate::forecast_coverage::cell([goal].into_iter()) };
        tasks.push(Task {
            family,
            kind,
            step,
            first,
            history,
            actual,
            goal,
            targets,
            scale,
            cell,
            goal_cell,
        });
    }
    tasks
}

fn scale(history: &[Option<f64>], season: usize) -> Option<f64> {
    let pairs = history.iter().zip(&history[season.min(history.len())..]);
    let moves: Vec<f64> =
        pairs.filter_map(|(old, new)| Some((old.as_ref()? - new.as_ref()?).abs())).collect();
    let mean = moves.iter().sum::<f64>() / moves.len().max(1) as f64;
    (moves.len() >= 5 && mean > 0.0).then_some(mean)
}

/// Goals as people set them, from the last stretch as long as the one ahead: the same again, a bit less, a bit more.
fn targets(kind: Kind, history: &[Option<f64>], horizon: usize) -> Option<[f64; TARGETS]> {
    let stretch = &history[history.len().saturating_sub(horizon)..];
    let known: Vec<f64> = stretch.iter().copied().flatten().collect();
    let (first, last) = (*known.first()?, *known.last()?);
    let mean = known.iter().sum::<f64>() / known.len() as f64;
    Some(match kind {
        Kind::Level => {
            let moved = (last - first) * horizon as f64 / (stretch.len() - 1).max(1) as f64;
            let moved = if moved.abs() < 0.001 * last { 0.001 * last } else { moved };
            [0.0, 0.5, 1.0, 1.5, 2.0].map(|times| last + times * moved)
        }
        Kind::Flow => [0.7, 0.85, 1.0, 1.15, 1.3].map(|times| times * mean * horizon as f64),
        Kind::Rate => [0.85, 0.95, 1.0, 1.05, 1.15].map(|times| times * mean),
    })
}

/// The tasks as the peers read them.
pub fn to_json(tasks: &[&Task]) -> Value {
    let kind = |kind| match kind {
        Kind::Level => "level",
        Kind::Flow => "flow",
        Kind::Rate => "rate",
    };
    let one = |task: &&Task| {
        json!({"history": task.history, "horizon": task.actual.len(), "season": season(task.step),
            "kind": kind(task.kind), "targets": task.targets})
    };
    Value::Array(tasks.iter().map(one).collect())
}

/// What a peer wrote, read back.
pub fn from_bytes(tasks: &[&Task], bytes: &[u8]) -> Option<Vec<Said>> {
    let mut numbers =
        bytes.chunks_exact(8).filter_map(|bytes| Some(f64::from_le_bytes(bytes.try_into().ok()?)));
    let mut all = Vec::new();
    for task in tasks {
        let mut told = || -> Option<Told> {
            let row: Vec<f64> = numbers.by_ref().take(QUANTILES.len()).collect();
            row.try_into().ok()
        };
        let mut steps = Vec::new();
        for _ in &task.actual {
            steps.push(told()?);
        }
        let goal = told()?;
        let chances: Vec<f64> = numbers.by_ref().take(TARGETS).collect();
        all.push(Said { steps, goal, chances: chances.try_into().ok()? });
    }
    numbers.next().is_none().then_some(all)
}

/// Twice the mean quantile loss at 0.05, 0.1 … 0.95: what the continuous ranked probability score is the limit of.
fn crps(told: &Told, actual: f64) -> f64 {
    let is_even = |quantile: f64| (quantile * 20.0 - (quantile * 20.0).round()).abs() < 1e-9;
    let even = QUANTILES.iter().zip(told).filter(|(quantile, _)| is_even(**quantile));
    let loss = even.map(|(quantile, value)| {
        let off = actual - value;
        if off >= 0.0 { quantile * off } else { (quantile - 1.0) * off }
    });
    2.0 * loss.sum::<f64>() / 19.0
}

/// The middle of the unit in which a task's goal is measured: what a goal's error is divided by.
fn goal_scale(task: &Task) -> f64 {
    let horizon = task.actual.len() as f64;
    match task.kind {
        Kind::Level => task.scale * (horizon / season(task.step) as f64).max(1.0),
        Kind::Flow => task.scale * horizon,
        Kind::Rate => task.scale,
    }
}

/// The scores of one forecaster over these tasks; each task weighs the same.
pub fn scores<'a>(pairs: impl Iterator<Item = (&'a Task, &'a Said)>) -> BTreeMap<String, f64> {
    let mut sums: BTreeMap<&str, (f64, f64)> = BTreeMap::new();
    let mut add = |name: &'static str, value: f64, weight: f64| {
        let sum = sums.entry(name).or_default();
        sum.0 += value * weight;
        sum.1 += weight;
    };
    for (task, said) in pairs {
        let known: Vec<(f64, &Told)> = task
            .actual
            .iter()
            .zip(&said.steps)
            .filter_map(|(actual, said)| Some(((*actual)?, said)))
            .collect();
        let share = 1.0 / known.len().max(1) as f64;
        for (actual, said) in &known {
            add("mase", (actual - said[MEDIAN]).abs() / task.scale, share);
            add("crps", crps(said, *actual) / task.scale, share);
            add("cover_80", covered(said, *actual, task.cell, 0.8), share);
            add("cover_95", covered(said, *actual, task.cell, 0.95), share);
        }
        add("goal_crps", crps(&said.goal, task.goal) / goal_scale(task), 1.0);
        add("goal_cover_80", covered(&said.goal, task.goal, task.goal_cell, 0.8), 1.0);
        add("goal_cover_95", covered(&said.goal, task.goal, task.goal_cell, 0.95), 1.0);
        for (target, chance) in task.targets.iter().zip(said.chances) {
            let met = f64::from(u8::from(task.goal >= *target));
            add("brier", (chance - met).powi(2), 1.0);
        }
    }
    sums.into_iter().map(|(name, (sum, weight))| (name.to_owned(), sum / weight.max(1e-9))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_are_those_of_the_books() {
        // Certain of 3 and wrong by 2: the score is the distance; certain and right: nothing.
        assert!(
            (crps(&[3.0; QUANTILES.len()], 5.0) - 2.0).abs() < 1e-12
                && crps(&[3.0; QUANTILES.len()], 3.0) == 0.0
        );
        // Evenly between 0 and 1, and the middle came: with q(0.5 - q) lost on either side, 0.4125 in all, it is 4 × 0.4125 / 19. In the
        // limit of ever more quantiles it would be a twelfth.
        assert!((crps(&QUANTILES, 0.5) - 1.65 / 19.0).abs() < 1e-12);
    }

    #[test]
    fn what_is_written_is_read_back_or_refused() {
        let world = &crate::forecast_worlds::worlds(3, 1)[0];
        let tasks = tasks(world);
        let tasks: Vec<&Task> = tasks.iter().collect();
        let count: usize = tasks.iter().map(|task| QUANTILES.len() * (task.actual.len() + 1) + TARGETS).sum();
        let bytes: Vec<u8> = (0..count).flat_map(|i| (i as f64).to_le_bytes()).collect();
        let said = from_bytes(&tasks, &bytes).unwrap();
        assert_eq!(said[0].steps[1][0], QUANTILES.len() as f64);
        assert_eq!(said.last().unwrap().chances[TARGETS - 1], (count - 1) as f64);
        assert!(from_bytes(&tasks, &bytes[8..]).is_none());
    }
}
