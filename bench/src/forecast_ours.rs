//! Answers: what does Selaras say to a task?

use crate::forecast_coverage::QUANTILES;
use crate::forecast_scores::{Said, Task};
use selaras_forecast::{Direction, Series, SoFar, forecast};

/// The answer of `selaras-forecast`. The tasks are long enough to be answered; one that is not is a bug of the bench, and
/// shows as an empty answer that no interval covers.
pub fn say(task: &Task) -> Said {
    let series = Series { first: task.first, step: task.step, kind: task.kind, values: task.history.clone() };
    let steps = task.actual.len();
    let Ok(forecast) = forecast(&series, steps) else {
        return Said {
            steps: Vec::new(),
            goal: [f64::NAN; QUANTILES.len()],
            chances: task.targets.map(|_| 0.5),
        };
    };
    let told = |outcome: &selaras_forecast::Outcome| QUANTILES.map(|q| outcome.quantile(q));
    let outcome = forecast.outcome(steps, &SoFar::default());
    Said {
        steps: (0..steps).map(|step| told(&forecast.outcome_of_step(step))).collect(),
        goal: told(&outcome),
        chances: task.targets.map(|target| outcome.chance(target, Direction::AtLeast)),
    }
}
