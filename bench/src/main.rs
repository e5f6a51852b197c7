//! Answers: how fast, how safe, beside what? `selaras-bench bench publish|api` measures, `selaras-bench chaos publish`
//! breaks; each starts all it needs on loopback, shows progress on stderr and ends with one line of JSON on stdout.
#![expect(clippy::disallowed_methods, reason = "measures with the real clock, and starts what it measures")]

mod bench_api;
mod bench_forecast;
mod bench_insight;
mod bench_measure;
mod bench_publish;
mod burst;
mod chaos_publish;
mod empty;
mod forecast_coverage;
mod forecast_ours;
mod forecast_practice;
mod forecast_real;
mod forecast_scores;
mod forecast_worlds;
mod http;
mod insight_curves;
mod insight_worlds;
mod load;
mod measure_peers;
mod measure_selaras;
mod measure_world;
mod network_double;
mod peers;
mod postgres;
mod process;
mod proxy;
mod report;
mod rng;
mod seed;
mod selaras;
mod watch;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::{Parser, Subcommand};
use serde_json::Value;

/// Measures and breaks Selaras.
#[derive(Parser)]
#[command(name = "selaras-bench")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Measures; a missed aim is told, not failed.
    #[command(subcommand)]
    Bench(Bench),
    /// Breaks; fails when anything was lost or doubled.
    #[command(subcommand)]
    Chaos(Chaos),
    /// The bare loop of the same calls (a process of `bench publish`).
    #[command(hide = true)]
    BareLoop { spec: PathBuf },
    /// Load over HTTP (a process of `bench api`).
    #[command(hide = true)]
    Load { spec: PathBuf },
    /// A handler that does nothing (a process of `bench api`).
    #[command(hide = true)]
    Empty { spec: PathBuf },
    /// The counting network alone, to be looked at by hand: 10 accounts of Mastodon, then 10 of Bluesky.
    #[command(hide = true)]
    Network,
}

#[derive(Subcommand)]
enum Bench {
    /// Posts due at one instant, beside a bare loop and BullMQ.
    Publish(bench_publish::Publish),
    /// The API with a million posts, beside an empty handler and Fastify.
    Api(bench_api::Api),
    /// Sixty million snapshots: taking them in, and five questions beside DuckDB, chDB, Polars and PostgreSQL.
    Measure(bench_measure::Measure),
    /// How often insight is right on histories with known truth.
    Insight(bench_insight::Insight),
    /// How good forecasts are on series whose future is known, beside naive ones and statsforecast.
    Forecast(bench_forecast::Forecast),
}

#[derive(Subcommand)]
enum Chaos {
    /// Publishing while the network breaks and processes are killed.
    Publish(chaos_publish::Chaos),
}

fn main() -> ExitCode {
    match start(Arguments::parse().task) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// One thread for everything: the kernel ties the life of a child to the thread that started it.
fn start(task: Task) -> Result<ExitCode> {
    let threads = matches!(task, Task::BareLoop { .. } | Task::Empty { .. });
    let mut builder = if threads {
        tokio::runtime::Builder::new_multi_thread()
    } else {
        tokio::runtime::Builder::new_current_thread()
    };
    builder.enable_all().build()?.block_on(async {
        tokio::select! {
            done = run(task) => done,
            () = told_to_stop() => bail!("interrupted"),
        }
    })
}

async fn run(task: Task) -> Result<ExitCode> {
    let (report, good) = match task {
        Task::Bench(Bench::Publish(options)) => (bench_publish::run(&options).await?, true),
        Task::Bench(Bench::Api(options)) => (bench_api::run(&options).await?, true),
        Task::Bench(Bench::Insight(options)) => (bench_insight::run(&options)?, true),
        Task::Bench(Bench::Forecast(options)) => (bench_forecast::run(&options)?, true),
        Task::Bench(Bench::Measure(options)) => (bench_measure::run(&options).await?, true),
        Task::Chaos(Chaos::Publish(options)) => chaos_publish::run(&options).await?,
        other => return part(other).await.map(|()| ExitCode::SUCCESS),
    };
    println!("{}", report.line());
    if !report.held() {
        process::say("an aim was missed: see `aims`");
    }
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What runs in a process of its own beside a bench.
async fn part(task: Task) -> Result<()> {
    match task {
        Task::BareLoop { spec } => {
            let spec: Value = read(&spec)?;
            let hyper = spec["hyper"] == true;
            let library = if hyper { burst::Library::Hyper } else { burst::Library::Reqwest };
            let url = spec["url"].as_str().context("url")?;
            burst::bare_loop(url, &serde_json::from_value(spec["plan"].clone())?, library).await
        }
        Task::Load { spec } => {
            let outcome = load::run(read(&spec)?).await?;
            println!("{}", serde_json::to_string(&outcome)?);
            Ok(())
        }
        Task::Empty { spec } => {
            let spec: Value = read(&spec)?;
            empty::serve(usize::try_from(spec["page_bytes"].as_u64().unwrap_or(0))?).await
        }
        _ => {
            let serving = network_double::Network::serve(network_double::Options {
                mastodon: 10,
                bluesky: 10,
                answer: std::time::Duration::from_millis(5),
                spread: std::time::Duration::from_millis(2),
                access_lasts: std::time::Duration::from_secs(60),
            })
            .await?;
            println!("{}", serving.url);
            told_to_stop().await;
            println!("{:?}", serving.network.calls());
            Ok(())
        }
    }
}

fn read<T: serde::de::DeserializeOwned>(spec: &Path) -> Result<T> {
    let text = std::fs::read(spec).with_context(|| format!("cannot read {}", spec.display()))?;
    Ok(serde_json::from_slice(&text)?)
}

async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
        }
        Err(_) => drop(tokio::signal::ctrl_c().await),
    }
}
