//! Answers: which real series are there to look ahead on? They lie in packages of PyPI; windows of them become worlds.

use std::fs;
use std::path::Path;

use crate::forecast_worlds::World;
use crate::process::{run, tied};
use anyhow::Result;
use selaras_forecast::{Kind, Step};
use serde::Deserialize;

#[derive(Deserialize)]
struct Real {
    kind: Kind,
    step: Step,
    first: i32,
    values: Vec<Option<f64>>,
}

/// The windows a long series gives.
const WINDOWS: usize = 6;
/// The longest history that is told.
const LONGEST: usize = 730;

/// Windows of the real series; `script` writes them into `folder`.
pub fn worlds(python: &Path, script: &Path, folder: &Path) -> Result<Vec<World>> {
    let file = folder.join("real.json");
    let mut command = tied(python);
    command.arg(script).arg("real").arg(&file);
    run(command)?;
    let series: Vec<Real> = serde_json::from_slice(&fs::read(&file)?)?;
    Ok(series.iter().filter(|real| real.values.len() >= 60).flat_map(windows).collect())
}

fn windows(real: &Real) -> Vec<World> {
    let length = real.values.len();
    let (count, horizons) = match real.step {
        Step::Daily if length < 150 => (2, [14, 14, 14]),
        Step::Daily => (WINDOWS, [30, 60, 90]),
        Step::Weekly => (WINDOWS, [4, 8, 13]),
    };
    (0..count)
        .map(|window| {
            let horizon = horizons[window % 3];
            // Ends are spread over the second half, so that every window has a past.
            let end = length - (length / 2 - horizon).min(length / 2 / count * window);
            let origin = end - horizon;
            let from = origin.saturating_sub(LONGEST);
            World {
                family: "real",
                kind: real.kind,
                step: real.step,
                first: real.first + i32::try_from(from).unwrap_or(0) * real.step.days(),
                values: real.values[from..end].to_vec(),
                horizon,
                origins: vec![origin - from],
            }
        })
        .collect()
}
