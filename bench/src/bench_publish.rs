//! Answers: how fast do posts that are due at one instant go out, beside the same calls with nothing around them and
//! beside BullMQ? And what does waiting cost? All of them publish to the same network in the same run, in turns.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::burst::{Burst, Library, Plan};
use crate::network_double::{Network, Options, Serving, now};
use crate::peers::{BULLMQ, REDIS_SETTINGS, Redis};
use crate::postgres::{self, Postgres};
use crate::process::{Folder, Process, Talker, ourselves, say};
use crate::report::{Report, median};
use crate::selaras::{self, NewPost, Role, Selaras, Settings};
use crate::{seed, watch};

/// What to run.
#[derive(Clone, Debug, clap::Args)]
pub struct Publish {
    /// A run of under a minute: 1,000 posts, one turn, a small store.
    #[arg(long)]
    quick: bool,
    /// Number of posts due at one instant.
    #[arg(long)]
    posts: Option<u32>,
    /// Accounts they go to.
    #[arg(long, default_value_t = 200)]
    accounts: u32,
    /// Calls under way at once, for everybody.
    #[arg(long, default_value_t = 64)]
    concurrency: u32,
    /// Turns; the median is told.
    #[arg(long)]
    turns: Option<u32>,
    /// Worker processes of BullMQ; each gets its share of the calls under way.
    #[arg(long, default_value_t = 1)]
    bullmq_workers: u32,
    /// Posts in the store while waiting is measured.
    #[arg(long)]
    stored: Option<u64>,
    /// Only what Selaras is compared with.
    #[arg(long)]
    peers_only: bool,
    /// Brings the same texts back.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The program to measure; without it, the one beside this program.
    #[arg(long)]
    selaras: Option<PathBuf>,
}

/// One who takes part in the turns.
enum Subject<'a> {
    Selaras(&'static str, &'a Selaras, &'a [String]),
    Bare(Library),
    BullMq(&'a Redis, &'a Path),
}

impl Subject<'_> {
    fn name(&self) -> &'static str {
        match self {
            Self::Selaras(name, ..) => name,
            Self::Bare(Library::Reqwest) => "bare_loop",
            Self::Bare(Library::Hyper) => "bare_loop_hyper",
            Self::BullMq(..) => "bullmq",
        }
    }
}

/// Runs it.
pub async fn run(options: &Publish) -> Result<Report> {
    let mut report = Report::new("bench publish", options.seed);
    let folder = Folder::new()?;
    let serving = Network::serve(Options {
        mastodon: options.accounts,
        bluesky: 0,
        answer: Duration::from_millis(5),
        spread: Duration::from_millis(2),
        access_lasts: Duration::from_secs(3_600),
    })
    .await?;
    let run = Run {
        posts: options.posts.unwrap_or(if options.quick { 1_000 } else { 10_000 }),
        options,
        folder: &folder,
        serving: &serving,
    };
    let installed = BULLMQ.install()?;
    let redis = Redis::start(&folder.sub("redis")?, &[]).await?;
    run.conditions(&mut report, &installed)?;

    let mut subjects = vec![
        Subject::Bare(Library::Reqwest),
        Subject::Bare(Library::Hyper),
        Subject::BullMq(&redis, &installed),
    ];
    let ours = if options.peers_only { None } else { Some(run.installations().await?) };
    if let Some(ours) = &ours {
        for one in ours {
            subjects.push(Subject::Selaras(one.name, &one.selaras, &one.profiles));
        }
    }
    run.turns(&mut report, &subjects).await?;
    if let Some(ours) = &ours {
        for one in ours {
            run.syncs(&mut report, one).await.with_context(|| format!("counting fsyncs on {}", one.name))?;
            run.idle(&mut report, one).await.with_context(|| format!("waiting on {}", one.name))?;
        }
    }
    aims(&mut report, options.peers_only);
    Ok(report)
}

/// An installation of Selaras with its accounts.
struct Installation {
    name: &'static str,
    selaras: Selaras,
    profiles: Vec<String>,
    /// Under PostgreSQL, the server; its fsyncs are in the file beside.
    postgres: Option<(Postgres, PathBuf)>,
}

struct Run<'a> {
    posts: u32,
    options: &'a Publish,
    folder: &'a Folder,
    serving: &'a Serving,
}

impl Run<'_> {
    fn conditions(&self, report: &mut Report, installed: &Path) -> Result<()> {
        let Publish { accounts, concurrency, bullmq_workers, .. } = self.options;
        report.condition("accounts", *accounts);
        report.condition("calls_at_once", *concurrency);
        report.condition("network_answers_in_ms", "5 ± 2");
        let settings = REDIS_SETTINGS.join(" ").replace("--", "");
        report.condition("redis", format!("{} {}", Redis::version()?, settings.trim()));
        let workers = format!(
            "{} on ioredis {}, undici {}, node {}; {bullmq_workers} worker process(es); keeps no order per account",
            BULLMQ.version("bullmq"),
            BULLMQ.version("ioredis"),
            BULLMQ.version("undici"),
            BULLMQ.node(installed)?
        );
        report.condition("bullmq", workers);
        report.condition("postgres_settings", postgres::SETTINGS.join(" "));
        Ok(())
    }

    async fn installations(&self) -> Result<Vec<Installation>> {
        let cluster = self.folder.sub("cluster")?;
        let trace = cluster.join("syncs");
        let postgres = Postgres::start(&cluster, &watch::watcher(&trace)?).await?;
        let address = postgres.database("publish")?;
        let on_sqlite = self.install("sqlite", "sqlite", self.options.accounts).await?;
        let on_postgres = self.install("postgres", &address, self.options.accounts).await?;
        let postgres = Some((postgres, trace));
        Ok(vec![
            Installation { name: "sqlite", selaras: on_sqlite.0, profiles: on_sqlite.1, postgres: None },
            Installation { name: "postgres", selaras: on_postgres.0, profiles: on_postgres.1, postgres },
        ])
    }

    /// A fresh installation in a folder of its own, with its accounts connected.
    async fn install(&self, folder: &str, address: &str, accounts: u32) -> Result<(Selaras, Vec<String>)> {
        let binary = selaras::binary(self.options.selaras.clone())?;
        let settings = Settings {
            network_timeout: Duration::from_secs(10),
            concurrency: self.options.concurrency,
            bluesky: self.serving.url.clone(),
            group_commit: true,
        };
        let selaras = Selaras::set_up(&binary, &self.folder.sub(folder)?, address, settings)?;
        let mut process = selaras.start("connect", Role::Serve, &[])?;
        selaras.ready(&mut process, std::time::Instant::now()).await?;
        let mut profiles = Vec::new();
        for account in 0..accounts {
            profiles.push(selaras.connect(&self.serving.url, account, true).await?);
        }
        process.end(Duration::from_secs(10))?;
        Ok((selaras, profiles))
    }

    async fn turns(&self, report: &mut Report, subjects: &[Subject<'_>]) -> Result<()> {
        let turns = self.options.turns.unwrap_or(if self.options.quick { 1 } else { 3 });
        let mut bursts: Vec<Vec<Burst>> = vec![Vec::new(); subjects.len()];
        for turn in 0..turns {
            for (subject, bursts) in subjects.iter().zip(&mut bursts) {
                let name = subject.name();
                let round = format!("{name} {}.{turn}", self.options.seed);
                let burst =
                    self.burst(subject, &round).await.with_context(|| format!("the turn of {name}"))?;
                say(&format!(
                    "{name}: {:.0} deliveries/s, late p50 {:.0} ms, p99 {:.0} ms",
                    burst.per_second,
                    burst.lateness.ms(0.5),
                    burst.lateness.ms(0.99)
                ));
                bursts.push(burst);
                self.serving.network.forget_posts();
            }
        }
        for (subject, bursts) in subjects.iter().zip(&bursts) {
            let of = |get: &dyn Fn(&Burst) -> f64| median(&bursts.iter().map(get).collect::<Vec<_>>());
            let sum = |get: &dyn Fn(&Burst) -> u64| bursts.iter().map(get).sum::<u64>();
            let figures = [
                ("deliveries_per_second", of(&|burst| burst.per_second)),
                ("late_p50_ms", of(&|burst| burst.lateness.ms(0.5))),
                ("late_p99_ms", of(&|burst| burst.lateness.ms(0.99))),
                ("early", crate::report::as_f64(sum(&|burst| burst.early))),
                ("out_of_order", crate::report::as_f64(sum(&|burst| burst.out_of_order))),
                ("repeats", crate::report::as_f64(sum(&|burst| burst.repeats))),
            ];
            for (name, value) in figures {
                match subject {
                    Subject::Selaras(database, ..) => report.figure(format!("{database}_{name}"), value),
                    peer => report.beside(peer.name(), name, value),
                }
            }
        }
        Ok(())
    }

    fn plan(&self, round: &str, lead: Duration) -> Plan {
        let due = (now() / 1_000_000 + 1) * 1_000_000 + i64::try_from(lead.as_micros()).unwrap_or(0);
        let Publish { accounts, concurrency, .. } = *self.options;
        Plan { posts: self.posts, accounts, concurrency, round: round.to_owned(), due }
    }

    async fn burst(&self, subject: &Subject<'_>, round: &str) -> Result<Burst> {
        match subject {
            Subject::Selaras(_, selaras, profiles) => {
                let mut process = selaras.start("serve", Role::Serve, &[])?;
                let burst = self.ours(selaras, profiles, &mut process, round).await?;
                process.end(Duration::from_secs(20))?;
                Ok(burst)
            }
            Subject::Bare(library) => self.bare(*library, round).await,
            Subject::BullMq(redis, installed) => self.bullmq(redis, installed, round).await,
        }
    }

    async fn ours(
        &self,
        selaras: &Selaras,
        profiles: &[String],
        process: &mut Process,
        round: &str,
    ) -> Result<Burst> {
        selaras.ready(process, std::time::Instant::now()).await?;
        let plan = self.plan(round, Duration::from_secs(5 + u64::from(self.posts) / 400));
        let new = |n| NewPost {
            parts: vec![plan.text(n)],
            profiles: vec![profiles[plan.account(n) as usize].clone()],
            due: plan.due,
            key: format!("{round} {n}"),
        };
        let posts: Vec<NewPost> = (0..plan.posts).map(new).collect();
        selaras.schedule_all(&posts, 64).await?;
        if now() > plan.due - 1_000_000 {
            bail!("scheduling took longer than was left until the posts are due");
        }
        self.watch(&plan).await?;
        // Let it write down what it knows before it is judged or stopped.
        tokio::time::sleep(Duration::from_secs(1)).await;
        plan.outcome(&self.serving.network.log(0))
    }

    async fn bare(&self, library: Library, round: &str) -> Result<Burst> {
        let plan = self.plan(round, Duration::from_secs(2));
        let spec = json!({"url": self.serving.url, "plan": plan, "hyper": library == Library::Hyper});
        let logs = self.folder.sub("logs")?;
        let command = ourselves("bare-loop", &spec, &logs)?;
        let mut talker = Talker::start("bare-loop", command, &logs).await?;
        self.watch(&plan).await?;
        talker.process.finished(Duration::from_secs(30)).await?;
        plan.outcome(&self.serving.network.log(0))
    }

    async fn bullmq(&self, redis: &Redis, installed: &Path, round: &str) -> Result<Burst> {
        let logs = self.folder.sub("logs")?;
        let plan = self.plan(round, Duration::from_secs(5 + u64::from(self.posts) / 1_000));
        let jobs = logs.join("jobs");
        let lines: Vec<String> = plan.jobs().iter().map(serde_json::to_string).collect::<Result<_, _>>()?;
        fs::write(&jobs, lines.join("\n"))?;
        let workers = self.options.bullmq_workers.max(1);
        let spec = |role: &str, concurrency: u32| -> Value {
            json!({"role": role, "redis_port": redis.port, "url": self.serving.url, "jobs_file": jobs,
                "due_ms": plan.due / 1_000, "concurrency": concurrency})
        };
        let mut adding = BULLMQ.start("bullmq-add", installed, &logs, &spec("add", 0)).await?;
        let mut working = Vec::new();
        for _ in 0..workers {
            let spec = spec("work", self.options.concurrency.div_ceil(workers));
            working.push(BULLMQ.start("bullmq-work", installed, &logs, &spec).await?);
        }
        if now() > plan.due {
            bail!("the workers were not ready before the jobs were due");
        }
        self.watch(&plan).await?;
        let said = adding.line(Duration::from_secs(60)).await?;
        if said != r#"{"failed":0}"# {
            bail!("BullMQ says {said}");
        }
        plan.outcome(&self.serving.network.log(0))
    }

    /// Returns when all posts of the burst have arrived.
    async fn watch(&self, plan: &Plan) -> Result<()> {
        let deadline = plan.due + 120_000_000;
        let network = &self.serving.network;
        loop {
            if network.log_length() >= plan.posts as usize && plan.arrived(&network.log(0)) {
                return Ok(());
            }
            if now() > deadline {
                bail!("only {} of {} calls came within two minutes", network.log_length(), plan.posts);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// The burst once more, watched by strace; its times are not told.
    async fn syncs(&self, report: &mut Report, one: &Installation) -> Result<()> {
        let trace = self.folder.sub(one.name)?.join("syncs");
        let mut process = one.selaras.start("watched", Role::Serve, &watch::watcher(&trace)?)?;
        let burst =
            self.ours(&one.selaras, &one.profiles, &mut process, &format!("{} watched", one.name)).await?;
        process.end(Duration::from_secs(20))?;
        // From the instant they were due until a second after the last arrived: what the burst itself wrote.
        let (due, end) =
            (burst.last - burst.lateness.0.iter().max().copied().unwrap_or(0), burst.last + 1_000_000);
        let mut syncs = watch::syncs(&trace, due, end)?;
        if let Some((_, trace)) = &one.postgres {
            syncs += watch::syncs(trace, due, end)?;
        }
        report.count(format!("{}_fsyncs", one.name), syncs);
        self.serving.network.forget_posts();
        Ok(())
    }

    /// What the process costs while a store full of posts waits. The store is a fresh one: after the bursts the numbers of what
    /// was published would be asked for, which is not waiting.
    async fn idle(&self, report: &mut Report, one: &Installation) -> Result<()> {
        let stored = self.options.stored.unwrap_or(if self.options.quick { 1_000 } else { 1_000_000 });
        let address = match &one.postgres {
            Some((postgres, _)) => postgres.database("idle")?,
            None => "sqlite".to_owned(),
        };
        let (selaras, profiles) = self.install(&format!("idle-{}", one.name), &address, 1).await?;
        let mut process = selaras.start("idle", Role::Serve, &[])?;
        selaras.ready(&mut process, std::time::Instant::now()).await?;
        let seeded = seed::fill(&selaras, profiles.first().context("no profile")?, stored).await?;
        // Making their entries for the calendar is work of the seeding, not of waiting.
        selaras.calendar_ready(&mut process).await?;
        let (settle, measure) = if self.options.quick { (2, 5) } else { (10, 60) };
        tokio::time::sleep(Duration::from_secs(settle)).await;
        let cpu = || {
            let database = one.postgres.as_ref().map_or(0, |(postgres, _)| postgres.cpu_ns());
            (process.cpu_ns(), database)
        };
        let before = cpu();
        tokio::time::sleep(Duration::from_secs(measure)).await;
        let after = cpu();
        let percent = |before: u64, after: u64| {
            crate::report::as_f64(after.saturating_sub(before)) / 1e7 / crate::report::as_f64(measure)
        };
        report.count(format!("{}_idle_posts", one.name), seeded.posts);
        report.figure(format!("{}_idle_cpu_percent", one.name), percent(before.0, after.0));
        if one.postgres.is_some() {
            report.figure("postgres_idle_database_cpu_percent", percent(before.1, after.1));
        }
        Ok(())
    }
}

fn aims(report: &mut Report, peers_only: bool) {
    if peers_only {
        return;
    }
    for database in ["sqlite", "postgres"] {
        let got = |name: &str| report.got(&format!("{database}_{name}"));
        let beside = |peer: &str, name: &str| report.got_beside(peer, name);
        let share = |peer: &str, name: &str| Some(got(name)? / beside(peer, name)?);
        let found = [
            ("of_bare_loop_rate", share("bare_loop", "deliveries_per_second"), 0.6, true),
            ("times_bullmq_rate", share("bullmq", "deliveries_per_second"), 4.0, true),
            ("of_bare_loop_late_p99", share("bare_loop", "late_p99_ms"), 1.7, false),
            ("of_bullmq_late_p99", share("bullmq", "late_p99_ms"), 0.25, false),
            ("early", got("early"), 0.0, false),
            ("out_of_order", got("out_of_order"), 0.0, false),
            ("fsyncs", got("fsyncs"), 200.0, false),
            ("idle_cpu_percent", got("idle_cpu_percent"), 0.1, false),
        ];
        for (name, got, aim, least) in found {
            let name = format!("{database}_{name}");
            if least { report.at_least(&name, aim, got) } else { report.at_most(&name, aim, got) }
        }
    }
}
