//! Answers: how good are forecasts on series whose future is known, beside naive ones and established forecasters? Prints one
//! line of JSON. The families here were not those the forecaster was developed on (`--practice` shows those).

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::Instant;

use crate::forecast_scores::{Said, Task, from_bytes, scores, tasks, to_json};
use crate::process::{self, say, tied};
use crate::report::Report;
use crate::{forecast_ours, forecast_practice, forecast_real, forecast_worlds, peers};
use anyhow::{Context, Result, ensure};
use serde_json::Value;

const REQUIREMENTS: &str = include_str!("../peers/forecast/requirements.txt");
const SCRIPT: &str = include_str!("../peers/forecast/peer.py");

/// Models of `statsforecast`; the first three are the naive ones.
const PEERS: [&str; 5] = ["naive", "seasonal_naive", "drift", "auto_ets", "auto_theta"];

/// What to run.
#[derive(Clone, Debug, clap::Args)]
pub struct Forecast {
    /// A run of about a minute: three series of each family, each asked once.
    #[arg(long)]
    quick: bool,
    /// Series of each simulated family.
    #[arg(long)]
    series: Option<usize>,
    /// Brings the same series back.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The families the forecaster is developed on, and no real series.
    #[arg(long)]
    practice: bool,
    /// Selaras alone.
    #[arg(long)]
    alone: bool,
    /// `AutoARIMA` too, which takes several times as long as all others together.
    #[arg(long)]
    arima: bool,
}

/// Runs it.
pub fn run(options: &Forecast) -> Result<Report> {
    let mut report = Report::new("bench forecast", options.seed);
    let folder = process::Folder::new()?;
    let inside = folder.sub("forecast")?;
    let of_each = options.series.unwrap_or(if options.quick { 3 } else { 18 });
    let python = peers::python("forecast", REQUIREMENTS, SCRIPT)?;
    let script = python.parent().and_then(Path::parent).context("no environment")?.join("peer.py");
    let mut worlds = if options.practice {
        forecast_practice::worlds(options.seed, of_each)
    } else {
        let mut worlds = forecast_worlds::worlds(options.seed, of_each);
        worlds.extend(forecast_real::worlds(&python, &script, &inside)?);
        worlds
    };
    if options.quick {
        worlds.iter_mut().for_each(|world| world.origins.truncate(1));
    }
    let tasks: Vec<Task> = worlds.iter().flat_map(tasks).collect();
    report.count("series", worlds.len() as u64);
    report.count("forecasts", tasks.len() as u64);
    say(&format!("{} series, {} forecasts", worlds.len(), tasks.len()));

    let (begun, cpu) = (Instant::now(), process::cpu_ns(std::process::id()));
    let ours: Vec<Said> = tasks.iter().map(forecast_ours::say).collect();
    let per_200 = 200.0 / tasks.len() as f64;
    let spent = (process::cpu_ns(std::process::id()) - cpu) as f64 / 1e6 * per_200;
    report.figure("ms_of_200_series", spent.round());
    report.figure("ms_of_200_series_wall", (begun.elapsed().as_secs_f64() * 1e3 * per_200).round());
    let figures = told(&tasks, &ours);
    for (name, value) in &figures {
        report.figure(name, *value);
    }

    let mut best: BTreeMap<String, f64> = BTreeMap::new();
    if !options.alone {
        for peer in PEERS.into_iter().chain(options.arima.then_some("auto_arima")) {
            say(&format!("{peer}: asking"));
            let (answers, cpu, failed) = ask(peer, &tasks, &python, &script, &inside)?;
            report.beside(peer, "ms_of_200_series", (cpu * per_200).round());
            report.beside(peer, "failed", failed);
            for (name, value) in told(&tasks, &answers) {
                best.entry(name.clone()).and_modify(|best| *best = best.min(value)).or_insert(value);
                report.beside(peer, name, value);
            }
        }
    }
    aims(&mut report, &figures, &best);
    Ok(report)
}

/// The answers of a peer, the milliseconds of CPU they took, and at how many it failed. It is asked by as many processes as
/// there are cores, each with every so manieth task.
fn ask(
    peer: &str,
    tasks: &[Task],
    python: &Path,
    script: &Path,
    folder: &Path,
) -> Result<(Vec<Said>, f64, f64)> {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let mut running = Vec::new();
    for part in 0..cores {
        let share: Vec<&Task> = tasks.iter().skip(part).step_by(cores).collect();
        let (questions, answers) =
            (folder.join(format!("{peer}-{part}.json")), folder.join(format!("{peer}-{part}")));
        fs::write(&questions, to_json(&share).to_string())?;
        let mut command = tied(python);
        command.args(["-W", "ignore"]).arg(script).arg("ask").arg(&questions).arg(&answers).arg(peer);
        running.push((share, answers, command.stdout(Stdio::piped()).spawn()?));
    }
    let (mut all, mut cpu, mut failed) = (Vec::new(), 0.0, 0.0);
    for (share, answers, child) in running {
        let out = child.wait_with_output()?;
        ensure!(out.status.success(), "{peer} failed: {}", out.status);
        let line = String::from_utf8_lossy(&out.stdout);
        let said: Value = serde_json::from_str(line.lines().last().unwrap_or_default())?;
        cpu += said["cpu_ms"].as_f64().context("no CPU time")?;
        failed += said["failed"].as_f64().context("no number of failures")?;
        all.push(
            from_bytes(&share, &fs::read(answers)?).context("not as many answers as questions")?.into_iter(),
        );
    }
    let in_order = (0..tasks.len()).filter_map(|place| all.get_mut(place % cores)?.next()).collect();
    Ok((in_order, cpu, failed))
}

/// The scores of all simulated series, of the real ones, and the error of each family.
fn told(tasks: &[Task], said: &[Said]) -> BTreeMap<String, f64> {
    let mut figures = BTreeMap::new();
    let of =
        |want: &dyn Fn(&str) -> bool| scores(tasks.iter().zip(said).filter(|(task, _)| want(task.family)));
    let mut keep = |name: String, value: f64| figures.insert(name, (value * 1e4).round() / 1e4);
    for (name, value) in of(&|family| family != "real") {
        keep(format!("simulated_{name}"), value);
    }
    for (name, value) in of(&|family| family == "real") {
        keep(format!("real_{name}"), value);
    }
    let families: std::collections::BTreeSet<&str> =
        tasks.iter().map(|task| task.family).filter(|family| *family != "real").collect();
    for family in families {
        for (name, value) in of(&|one| one == family) {
            if ["crps", "cover_80", "cover_95", "brier"].contains(&name.as_str()) {
                keep(format!("{family}_{name}"), value);
            }
        }
    }
    figures
}

fn aims(report: &mut Report, figures: &BTreeMap<String, f64>, best: &BTreeMap<String, f64>) {
    report.at_most("ms_of_200_series", 1000.0, report.got("ms_of_200_series"));
    for group in ["simulated", "real"] {
        for score in ["crps", "goal_crps", "brier"] {
            let name = format!("{group}_{score}");
            if let Some(best) = best.get(&name) {
                report.at_most(&format!("{name}_beside_the_best"), *best, figures.get(&name).copied());
            }
        }
        for (score, band) in [("80", (0.77, 0.83)), ("95", (0.92, 0.98))] {
            for of in ["cover", "goal_cover"] {
                let name = format!("{group}_{of}_{score}");
                if let Some(got) = figures.get(&name) {
                    report.between(&name, band, Some(*got));
                }
            }
        }
    }
}
