//! Answers: what does it cost to take sixty million snapshots in, to keep them, and to answer five questions about them,
//! beside the engines made for that?

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use futures::future::join_all;
use serde_json::{Value, json};

use crate::measure_peers::{self, Engine};
use crate::measure_selaras::{self, Store, answer, body};
use crate::measure_world::{DAYS, OFFSET, Row, START, Size, World};
use crate::postgres::Postgres;
use crate::process::{Folder, Process, cpu_ns, say};
use crate::report::{Report, Times, median};
use crate::rng::Rng;
use crate::selaras::{self, Role, Selaras, Settings};

/// What to run.
#[derive(Clone, Debug, clap::Args)]
pub struct Measure {
    /// A run of about a minute: 600,000 snapshots.
    #[arg(long)]
    quick: bool,
    /// Profiles.
    #[arg(long)]
    profiles: Option<u32>,
    /// Posts of each profile.
    #[arg(long)]
    posts: Option<u32>,
    /// Leaves the peers out.
    #[arg(long)]
    alone: bool,
    /// Leaves Selaras on PostgreSQL out.
    #[arg(long)]
    embedded_only: bool,
    /// Brings the same numbers and questions back.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The program to measure; without it, the one beside this program.
    #[arg(long)]
    selaras: Option<PathBuf>,
}

const KINDS: [&str; 5] = ["d1", "d2", "d3", "d4", "d5"];
/// What the issue wants of each, in ms of CPU.
const AIMS: [f64; 5] = [1.0, 2.5, 4.0, 8.0, 10.0];
/// Turns: everybody is asked in each.
const TURNS: usize = 3;
/// Questions of each kind in a turn.
const EACH: usize = 8;
/// Viewers of dashboards while numbers arrive, how long, and how many rows a second.
const VIEWERS: usize = 20;
const ROWS_A_SECOND: usize = 100_000;

/// An installation with the numbers in it.
struct Installation {
    name: &'static str,
    selaras: Selaras,
    server: Process,
    store: Store,
}

/// Runs it.
pub async fn run(options: &Measure) -> Result<Report> {
    let mut report = Report::new("bench measure", options.seed);
    let folder = Folder::new()?;
    let small = options.quick;
    let size = Size {
        profiles: options.profiles.unwrap_or(if small { 200 } else { 1_000 }),
        posts: options.posts.unwrap_or(if small { 50 } else { 1_000 }),
        snapshots: 60,
    };
    say("making the numbers");
    let world = World::new(options.seed, size);
    report.count("snapshots", world.rows.len() as u64);
    let questions = world.questions(options.seed, TURNS * EACH);
    let data = folder.sub("numbers")?;
    if !options.alone {
        world.write(&data, &questions)?;
    }
    let postgres =
        Postgres::start_with(&folder.sub("cluster")?, &[], &["shared_buffers=3GB", "work_mem=256MB"]).await?;
    let binary = selaras::binary(options.selaras.clone())?;
    let mut ours = vec![install("sqlite", "sqlite", &binary, &folder.sub("sqlite")?, &world).await?];
    if !options.embedded_only {
        let url = postgres.database("selaras")?;
        ours.push(install("postgres", &url, &binary, &folder.sub("on-postgres")?, &world).await?);
    }
    for one in &ours {
        let database = || if one.name == "postgres" { postgres.cpu_ns() } else { 0 };
        take_in(&mut report, one, &world, &postgres, database).await?;
    }
    let mut engines = Vec::new();
    if !options.alone {
        let python = measure_peers::install()?;
        for name in ["duckdb", "chdb", "polars", "postgres"] {
            say(&format!("{name} loads"));
            let url = if name == "postgres" { Some(postgres.database("peer")?) } else { None };
            let engine = Engine::start(name, &python, &data, &folder.sub(name)?, url.as_deref())?;
            report.beside(name, "load_cpu_s", engine.ready["load_cpu_ms"].as_f64().unwrap_or(0.0) / 1e3);
            report.beside(
                name,
                "bytes_per_snapshot",
                engine.ready["bytes"].as_f64().unwrap_or(0.0) / world.rows.len() as f64,
            );
            engines.push(engine);
        }
    }
    turns(&mut report, &ours, &mut engines, &questions, &postgres, small, "").await?;
    for one in &ours {
        let database = || if one.name == "postgres" { postgres.cpu_ns() } else { 0 };
        cuts(&mut report, one, &database).await?;
        correct(&mut report, one, &world, &database).await?;
    }
    for engine in &mut engines {
        let cpu = engine.correct()?;
        report.beside(engine.name, "correct_cpu_s", cpu / 1e3);
    }
    turns(&mut report, &ours, &mut engines, &questions, &postgres, true, "_corrected").await?;
    drop(engines);
    let mut stores = Vec::new();
    for one in ours {
        dashboards(&mut report, &one, &world, small).await?;
        stores.push(one.store);
    }
    for store in stores {
        store.close().await;
    }
    aims(&mut report);
    Ok(report)
}

async fn install(
    name: &'static str,
    database: &str,
    binary: &Path,
    folder: &Path,
    world: &World,
) -> Result<Installation> {
    let settings = Settings {
        network_timeout: Duration::from_secs(10),
        concurrency: 4,
        bluesky: "http://127.0.0.1:9".into(),
        group_commit: true,
    };
    let selaras = Selaras::set_up(binary, folder, database, settings)?;
    let mut server = selaras.start(name, Role::Serve, &[])?;
    selaras.ready(&mut server, Instant::now()).await?;
    let store = Store::open(&selaras, world).await?;
    Ok(Installation { name, selaras, server, store })
}

/// Takes everything in by days, as they would arrive; then the first days once more, which must change nothing.
async fn take_in(
    report: &mut Report,
    one: &Installation,
    world: &World,
    postgres: &Postgres,
    database: impl Fn() -> u64,
) -> Result<()> {
    say(&format!("{}: taking {} snapshots in", one.name, world.rows.len()));
    let mut days: Vec<Vec<Row>> = Vec::new();
    for row in &world.rows {
        let day = ((row.at - START) / 86_400) as usize;
        if days.len() <= day {
            days.resize(day + 1, Vec::new());
        }
        days[day].push(*row);
    }
    let own = std::process::id();
    let (begin, cpu) = (Instant::now(), cpu_ns(own) + database());
    let mut changed = 0;
    for rows in days.iter().filter(|rows| !rows.is_empty()) {
        changed += one.store.take(world, rows).await?;
    }
    let cpu = (cpu_ns(own) + database() - cpu) as f64 / 1e9;
    ensure!(changed == world.rows.len(), "{changed} of {} snapshots were taken in", world.rows.len());
    report.figure(format!("{}_rows_per_cpu_s", one.name), world.rows.len() as f64 / cpu);
    report
        .figure(format!("{}_rows_per_s", one.name), world.rows.len() as f64 / begin.elapsed().as_secs_f64());
    let cpu = cpu_ns(own) + database();
    let (mut again, mut rows) = (0, 0);
    for day in days.iter().filter(|day| !day.is_empty()).take(10) {
        again += one.store.take(world, day).await?;
        rows += day.len();
    }
    ensure!(again == 0, "taking the same in again changed {again}");
    report.figure(
        format!("{}_repeated_rows_per_cpu_s", one.name),
        rows as f64 / ((cpu_ns(own) + database() - cpu) as f64 / 1e9),
    );
    let bytes = if one.name == "sqlite" {
        let _done = one.selaras.sql("PRAGMA wal_checkpoint(TRUNCATE);")?;
        let file = std::fs::metadata(one.selaras.data().join("selaras.db"))?;
        file.len() as f64
    } else {
        let tables = ["post_blocks", "history_parts", "day_rollups"]
            .map(|t| format!("pg_total_relation_size('{t}')"))
            .join(" + ");
        // What an update leaves behind is used again after a vacuum, as autovacuum does it.
        postgres.sql("selaras", "VACUUM post_blocks, history_parts, day_rollups")?;
        postgres.sql("selaras", &format!("SELECT {tables}"))?.parse::<f64>().context("a size")?
    };
    report.figure(format!("{}_bytes_per_snapshot", one.name), bytes / world.rows.len() as f64);
    one.store.describe(world).await
}

/// Asks everybody everything in turns; all must say the same.
async fn turns(
    report: &mut Report,
    ours: &[Installation],
    engines: &mut [Engine],
    questions: &Value,
    postgres: &Postgres,
    short: bool,
    suffix: &str,
) -> Result<()> {
    let turns = if short { 1 } else { TURNS };
    for (kind, _) in KINDS.iter().zip(AIMS) {
        say(&format!("{kind}{suffix}"));
        let all = questions[kind].as_array().context("questions")?;
        let mut costs: std::collections::BTreeMap<String, Vec<f64>> = std::collections::BTreeMap::new();
        for turn in 0..turns {
            let places: Vec<usize> =
                if *kind == "d5" { vec![0] } else { (turn * EACH..(turn + 1) * EACH).collect() };
            for place in places {
                let question = &all[place];
                let mut said: Option<(String, Value)> = None;
                let mut same = |name: &str, answer: Value| {
                    let (first, other) = said.get_or_insert_with(|| (name.to_owned(), answer.clone()));
                    ensure!(*other == answer, "{kind} {question}: {first} and {name} do not say the same");
                    Ok(())
                };
                for engine in engines.iter_mut() {
                    // PostgreSQL takes minutes for the last question: once is enough.
                    if *kind == "d5" && engine.name == "postgres" && (turn > 0 || !suffix.is_empty()) {
                        continue;
                    }
                    let (answer, cpu) = engine.ask(kind, place)?;
                    costs.entry(engine.name.to_owned()).or_default().push(cpu);
                    same(engine.name, answer)?;
                }
                for one in ours {
                    let database = || if one.name == "postgres" { postgres.cpu_ns() } else { 0 };
                    let (told, cpu) =
                        measure_selaras::ask(&one.selaras, &one.server, database, &body(kind, question))
                            .await?;
                    costs.entry(format!("selaras_{}", one.name)).or_default().push(cpu);
                    same(one.name, answer(kind, question, &told)?)?;
                    if *kind == "d5" {
                        let raw = body("d5_raw", question);
                        let (told, cpu) =
                            measure_selaras::ask(&one.selaras, &one.server, database, &raw).await?;
                        costs.entry(format!("selaras_{}_raw", one.name)).or_default().push(cpu);
                        same("a recount", answer(kind, question, &told)?)?;
                    }
                }
            }
        }
        for (name, costs) in costs {
            match name.strip_prefix("selaras_") {
                Some(ours) => report.figure(format!("{ours}_{kind}{suffix}_cpu_ms"), median(&costs)),
                None => report.beside(&name, format!("{kind}{suffix}_cpu_ms"), median(&costs)),
            }
        }
    }
    Ok(())
}

/// Cuts by any three dimensions over all posts.
async fn cuts(report: &mut Report, one: &Installation, database: &impl Fn() -> u64) -> Result<()> {
    let mut slowest = 0.0_f64;
    for by in [
        ["format", "weekday", "hour"],
        ["network", "month", "length"],
        ["campaign", "hashtag", "format"],
        ["brand", "week", "reply"],
        ["profile", "format", "weekday"],
    ] {
        for figure in ["interactions_per_post", "interactions"] {
            let question = json!({"kind": "figure", "figure": figure, "counting": "posts", "by": by, "from": "2025-01-01", "to": "2026-12-31"});
            let begin = Instant::now();
            let (told, _) =
                measure_selaras::ask(&one.selaras, &one.server, database, &json!({"questions": [question]}))
                    .await?;
            ensure!(
                told["answers"][0]["rows"].as_array().is_some_and(|rows| !rows.is_empty()),
                "a cut without rows"
            );
            slowest = slowest.max(begin.elapsed().as_secs_f64() * 1e3);
        }
    }
    report.figure(format!("{}_slowest_cut_ms", one.name), slowest);
    Ok(())
}

/// Takes the corrections and latecomers in.
async fn correct(
    report: &mut Report,
    one: &Installation,
    world: &World,
    database: &impl Fn() -> u64,
) -> Result<()> {
    say(&format!("{}: {} corrections", one.name, world.late.len()));
    let own = std::process::id();
    let cpu = cpu_ns(own) + database();
    for rows in world.late.chunks(50_000) {
        one.store.take(world, rows).await?;
    }
    report.figure(format!("{}_correct_cpu_s", one.name), (cpu_ns(own) + database() - cpu) as f64 / 1e9);
    Ok(())
}

/// Twenty viewers look at dashboards of twelve panels, each once a second, while 100,000 rows a second arrive.
async fn dashboards(report: &mut Report, one: &Installation, world: &World, short: bool) -> Result<()> {
    say(&format!("{}: dashboards while numbers arrive", one.name));
    let seconds = if short { 5 } else { 30 };
    let end = Instant::now() + Duration::from_secs(seconds);
    let arriving = async {
        let (mut rows_in, mut minute) = (0_usize, 0_u32);
        let begin = Instant::now();
        let last = START + (DAYS + 60) * 86_400;
        let each = (ROWS_A_SECOND as u32 / world.size.profiles).clamp(1, world.size.posts);
        while Instant::now() < end {
            // The youngest posts of each profile are looked at.
            let rows: Vec<Row> = (0..world.size.profiles)
                .flat_map(|profile| {
                    let first = (profile + 1) * world.size.posts - each;
                    (first..first + each).map(move |post| Row {
                        profile,
                        post,
                        at: last + minute * 60,
                        value: 1_000_000 + minute,
                    })
                })
                .collect();
            one.store.take(world, &rows).await?;
            rows_in += rows.len();
            minute += 1;
            let wanted = Duration::from_secs_f64(rows_in as f64 / ROWS_A_SECOND as f64);
            tokio::time::sleep(wanted.saturating_sub(begin.elapsed())).await;
        }
        anyhow::Ok(rows_in as f64 / begin.elapsed().as_secs_f64())
    };
    let viewer = |n: usize| async move {
        let mut rng = Rng::new(n as u64);
        let mut took = Vec::new();
        tokio::time::sleep(Duration::from_millis(50 * n as u64)).await;
        while Instant::now() < end {
            let begin = Instant::now();
            one.selaras.measure(&dashboard(&mut rng)).await?;
            took.push(i64::try_from(begin.elapsed().as_micros())?);
            tokio::time::sleep(Duration::from_secs(1).saturating_sub(begin.elapsed())).await;
        }
        anyhow::Ok(took)
    };
    let (arrived, viewed) = tokio::join!(arriving, join_all((0..VIEWERS).map(viewer)));
    report.figure(format!("{}_arriving_rows_per_s", one.name), arrived?);
    let mut all = Vec::new();
    for took in viewed {
        all.extend(took?);
    }
    all.sort_unstable();
    let times = Times(all);
    report.figure(format!("{}_dashboard_p50_ms", one.name), times.ms(0.5));
    report.figure(format!("{}_dashboard_p99_ms", one.name), times.ms(0.99));
    Ok(())
}

/// Twelve panels of a brand over a stretch of the year.
fn dashboard(rng: &mut Rng) -> Value {
    let brand = rng.below(100);
    let from = u64::from((START + OFFSET) / 86_400) + rng.below(300);
    let question = json!({"brand": brand, "from": from, "to": from + 30});
    let mut panels = Vec::new();
    for kind in ["d1", "d3", "d4"] {
        panels.extend(body(kind, &question)["questions"].as_array().cloned().unwrap_or_default());
    }
    let base = panels[0].clone();
    let with = |figure: &str, counting: &str, by: &[&str]| {
        let mut one = base.clone();
        (one["figure"], one["counting"], one["by"]) = (json!(figure), json!(counting), json!(by));
        one
    };
    panels[3]["question"]["brand"] = base["brand"].clone();
    panels.extend([
        with("interactions", "happened", &[]),
        with("interactions_per_post", "posts", &[]),
        with("interactions", "happened", &["network", "day"]),
        with("interactions_per_post", "posts", &["format"]),
        with("interactions_per_post", "posts", &["hashtag"]),
        with("posts", "posts", &["week", "network"]),
        with("share_of_voice", "happened", &["week"]),
        with("interactions", "posts", &["campaign"]),
    ]);
    json!({"questions": panels})
}

fn aims(report: &mut Report) {
    for (kind, aim) in KINDS.iter().zip(AIMS) {
        let got = report.got(&format!("sqlite_{kind}_cpu_ms"));
        report.at_most(&format!("{kind}_cpu_ms"), aim, got);
        let peers = ["duckdb", "chdb", "polars", "postgres"];
        let best = peers
            .iter()
            .filter_map(|peer| report.got_beside(peer, &format!("{kind}_cpu_ms")))
            .reduce(f64::min);
        if *kind == "d5" {
            let raw = report.got("sqlite_d5_cpu_ms").and(report.got("sqlite_raw_d5_cpu_ms"));
            report.at_least("d5_raw_times_best", 3.0, best.zip(raw).map(|(best, raw)| best / raw));
        } else {
            report.at_least(&format!("{kind}_times_best"), 10.0, best.zip(got).map(|(best, got)| best / got));
        }
    }
    report.at_most("d5_corrected_cpu_ms", 10.0, report.got("sqlite_d5_corrected_cpu_ms"));
    report.at_least("rows_per_cpu_s", 1e6, report.got("sqlite_rows_per_cpu_s"));
    report.at_most("bytes_per_snapshot", 8.0, report.got("sqlite_bytes_per_snapshot"));
    report.at_most("dashboard_p99_ms", 30.0, report.got("sqlite_dashboard_p99_ms"));
    report.at_most("slowest_cut_ms", 500.0, report.got("sqlite_slowest_cut_ms"));
}
