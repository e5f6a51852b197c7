//! Answers: how fast is the API with a million posts stored, beside an axum handler that does nothing and beside the
//! plain Node way on the same PostgreSQL? How much memory, how soon the first answer, and what does durability cost?

use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use serde_json::json;

use crate::load::{Outcome, Spec};
use crate::network_double::{Network, Options};
use crate::peers::FASTIFY;
use crate::postgres::{self, Postgres};
use crate::process::{Folder, Process, Talker, ourselves, say};
use crate::report::{Report, median};
use crate::seed::{self, Seeded};
use crate::selaras::{self, Role, Selaras, Settings};

/// What to run.
#[derive(Clone, Debug, clap::Args)]
pub struct Api {
    /// A run of under a minute: a small store, one short turn.
    #[arg(long)]
    quick: bool,
    /// Posts in the store.
    #[arg(long)]
    stored: Option<u64>,
    /// Connections for reading.
    #[arg(long, default_value_t = 32)]
    connections: u32,
    /// Connections for writing.
    #[arg(long, default_value_t = 64)]
    writers: u32,
    /// Turns; the median is told.
    #[arg(long)]
    turns: Option<u32>,
    /// Only what Selaras is compared with.
    #[arg(long)]
    peers_only: bool,
    /// Brings the same requests back.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The program to measure; without it, the one beside this program.
    #[arg(long)]
    selaras: Option<PathBuf>,
}

/// A server that takes part in the turns.
struct Subject {
    /// Its name among the peers, or the database that Selaras runs on.
    name: &'static str,
    ours: bool,
    address: String,
    token: Option<String>,
    pages: Vec<String>,
    singles: Vec<String>,
    /// What creates a post, if it does that.
    body: Option<String>,
}

const PEER_TOKEN: &str = "only-for-this-run-2f6c1d";

/// Runs it.
pub async fn run(options: &Api) -> Result<Report> {
    let mut report = Report::new("bench api", options.seed);
    let folder = Folder::new()?;
    let run = Run { options, folder: &folder };
    let stored = options.stored.unwrap_or(if options.quick { 2_000 } else { 1_000_000 });
    report.count("posts_stored", stored);
    report.condition("connections", options.connections);
    report.condition("writers", options.writers);
    report.condition("load", "one process beside, on the same cores");
    report.condition("postgres_settings", postgres::SETTINGS.join(" "));

    let postgres = Postgres::start(&folder.sub("cluster")?, &[]).await?;
    report.condition("postgres", postgres.version()?);
    let mut ours = Vec::new();
    if !options.peers_only {
        ours = run.installations(&postgres, stored).await?;
        for one in &mut ours {
            run.start_and_rest(&mut report, one).await?;
        }
    }

    let (_fastify, fastify) = run.fastify(&mut report, &postgres, stored).await?;
    let (_empty, empty) = run.empty().await?;
    let mut subjects: Vec<Subject> = ours.iter().map(Installation::subject).collect();
    subjects.extend([fastify, empty]);
    run.turns(&mut report, &subjects).await?;
    for one in ours {
        run.afterwards(&mut report, one).await?;
    }
    if !options.peers_only {
        aims(&mut report);
    }
    Ok(report)
}

/// An installation of Selaras with its posts, serving.
struct Installation {
    name: &'static str,
    selaras: Selaras,
    process: Process,
    profile: String,
    seeded: Seeded,
}

impl Installation {
    fn subject(&self) -> Subject {
        Subject {
            name: self.name,
            ours: true,
            address: self.selaras.address.clone(),
            token: Some(self.selaras.token.clone()),
            pages: self.seeded.pages.clone(),
            singles: self.seeded.singles.clone(),
            body: Some(new_post(&self.selaras.brand, &self.profile)),
        }
    }
}

struct Run<'a> {
    options: &'a Api,
    folder: &'a Folder,
}

impl Run<'_> {
    async fn installations(&self, postgres: &Postgres, stored: u64) -> Result<Vec<Installation>> {
        let binary = selaras::binary(self.options.selaras.clone())?;
        let serving = Network::serve(Options {
            mastodon: 1,
            bluesky: 0,
            answer: Duration::ZERO,
            spread: Duration::ZERO,
            access_lasts: Duration::from_secs(3_600),
        })
        .await?;
        let mut all = Vec::new();
        for (name, address) in [("sqlite", "sqlite".to_owned()), ("postgres", postgres.database("api")?)] {
            let settings = Settings {
                network_timeout: Duration::from_secs(10),
                concurrency: 16,
                bluesky: serving.url.clone(),
                group_commit: true,
            };
            let selaras = Selaras::set_up(&binary, &self.folder.sub(name)?, &address, settings)?;
            let mut process = selaras.start("serve", Role::Serve, &[])?;
            selaras.ready(&mut process, Instant::now()).await?;
            let profile = selaras.connect(&serving.url, 0, true).await?;
            say(&format!("{name}: storing {stored} posts"));
            let seeded = seed::fill(&selaras, &profile, stored).await?;
            process.end_in_place(Duration::from_secs(20))?;
            process = selaras.start("serve", Role::Serve, &[])?;
            selaras.ready(&mut process, Instant::now()).await?;
            let begin = Instant::now();
            selaras.calendar_ready(&mut process).await?;
            say(&format!("{name}: calendar made in {:.1} s", begin.elapsed().as_secs_f64()));
            all.push(Installation { name, selaras, process, profile, seeded });
        }
        Ok(all)
    }

    /// Starts it anew with its full store: how soon it answers, and how much memory it rests in.
    async fn start_and_rest(&self, report: &mut Report, one: &mut Installation) -> Result<()> {
        let mut millis = Vec::new();
        for _ in 0..if self.options.quick { 1 } else { 5 } {
            one.process.end_in_place(Duration::from_secs(20))?;
            let begin = Instant::now();
            one.process = one.selaras.start("serve", Role::Serve, &[])?;
            millis.push(one.selaras.ready(&mut one.process, begin).await?.as_secs_f64() * 1_000.0);
        }
        tokio::time::sleep(Duration::from_secs(if self.options.quick { 1 } else { 10 })).await;
        report.figure(format!("{}_first_answer_ms", one.name), median(&millis));
        report.figure(format!("{}_idle_memory_mib", one.name), one.process.memory_mib().0);
        Ok(())
    }

    async fn fastify(
        &self,
        report: &mut Report,
        postgres: &Postgres,
        stored: u64,
    ) -> Result<(Talker, Subject)> {
        let installed = FASTIFY.install()?;
        let versions = format!(
            "{} with pg {}, node {}, one process, 16 connections to PostgreSQL",
            FASTIFY.version("fastify"),
            FASTIFY.version("pg"),
            FASTIFY.node(&installed)?
        );
        report.condition("fastify", versions);
        let database = postgres.database("node")?;
        let seeded = seed::fill_peer(postgres, "node", stored, PEER_TOKEN)?;
        let plan = json!({"database": database, "connections": 16});
        let talker = FASTIFY.start("fastify", &installed, &self.folder.sub("logs")?, &plan).await?;
        let subject = Subject {
            name: "fastify",
            ours: false,
            address: format!("127.0.0.1:{}", talker.said),
            token: Some(PEER_TOKEN.to_owned()),
            pages: seeded.pages,
            singles: seeded.singles,
            body: Some(new_post(SOME_UUID, SOME_UUID)),
        };
        Ok((talker, subject))
    }

    async fn empty(&self) -> Result<(Talker, Subject)> {
        let logs = self.folder.sub("logs")?;
        let command = ourselves("empty", &json!({"page_bytes": 60_000}), &logs)?;
        let talker = Talker::start("empty", command, &logs).await?;
        let subject = Subject {
            name: "empty_axum",
            ours: false,
            address: talker.said.clone(),
            token: None,
            pages: vec!["/page".to_owned()],
            singles: vec!["/".to_owned()],
            body: None,
        };
        Ok((talker, subject))
    }

    async fn turns(&self, report: &mut Report, subjects: &[Subject]) -> Result<()> {
        let turns = self.options.turns.unwrap_or(if self.options.quick { 1 } else { 3 });
        let mut all: Vec<[Vec<Outcome>; 3]> = subjects.iter().map(|_| Default::default()).collect();
        for turn in 0..turns {
            for (subject, outcomes) in subjects.iter().zip(&mut all) {
                for (kind, outcomes) in KINDS.iter().zip(outcomes.iter_mut()) {
                    if let Some(spec) = self.spec(subject, kind, u64::from(turn)) {
                        let outcome =
                            self.load(&spec).await.with_context(|| format!("{} {kind}", subject.name))?;
                        say(&format!(
                            "{} {kind}: {:.0}/s, p50 {:.2} ms, p99 {:.2} ms, {:.0} bytes",
                            subject.name, outcome.per_second, outcome.p50_ms, outcome.p99_ms, outcome.bytes
                        ));
                        outcomes.push(outcome);
                    }
                }
            }
        }
        for (subject, outcomes) in subjects.iter().zip(&all) {
            for (kind, outcomes) in KINDS.iter().zip(outcomes).filter(|(_, outcomes)| !outcomes.is_empty()) {
                let of = |get: fn(&Outcome) -> f64| median(&outcomes.iter().map(get).collect::<Vec<_>>());
                let figures = [
                    ("per_second", of(|outcome| outcome.per_second)),
                    ("p50_ms", of(|outcome| outcome.p50_ms)),
                    ("p99_ms", of(|outcome| outcome.p99_ms)),
                    ("bytes", of(|outcome| outcome.bytes)),
                ];
                for (name, value) in figures {
                    if subject.ours {
                        report.figure(format!("{}_{kind}_{name}", subject.name), value);
                    } else {
                        report.beside(subject.name, format!("{kind}_{name}"), value);
                    }
                }
            }
        }
        Ok(())
    }

    fn spec(&self, subject: &Subject, kind: &str, turn: u64) -> Option<Spec> {
        let create = kind == "create";
        let paths = match kind {
            "page" => subject.pages.clone(),
            "post" => subject.singles.clone(),
            _ => vec!["/api/v1/posts".to_owned()],
        };
        let body = if create { Some(subject.body.clone()?) } else { None };
        Some(Spec {
            address: subject.address.clone(),
            token: subject.token.clone(),
            connections: if create { self.options.writers } else { self.options.connections },
            warm_up_ms: if self.options.quick { 300 } else { 2_000 },
            count_ms: if self.options.quick { 1_000 } else { 8_000 },
            paths,
            body,
            headers: Vec::new(),
            expect: if create { 201 } else { 200 },
            seed: self.options.seed + turn,
        })
    }

    async fn load(&self, spec: &Spec) -> Result<Outcome> {
        let logs = self.folder.sub("logs")?;
        let mut talker = Talker::spawn("load", ourselves("load", spec, &logs)?, &logs)?;
        let patience = Duration::from_millis(spec.warm_up_ms + spec.count_ms + 20_000);
        let said = talker.line(patience).await?;
        Ok(serde_json::from_str(&said)?)
    }

    /// Memory after the run; then the same writes with a commit for each.
    async fn afterwards(&self, report: &mut Report, mut one: Installation) -> Result<()> {
        let (rests, highest) = one.process.memory_mib();
        report.figure(format!("{}_memory_after_mib", one.name), rests);
        report.figure(format!("{}_memory_highest_mib", one.name), highest);
        one.process.end_in_place(Duration::from_secs(20))?;
        let settings = Settings { group_commit: false, ..one.selaras.settings().clone() };
        one.selaras = one.selaras.with(settings);
        one.process = one.selaras.start("serve", Role::Serve, &[])?;
        one.selaras.ready(&mut one.process, Instant::now()).await?;
        let spec = self.spec(&one.subject(), "create", 99).context("a body")?;
        let outcome = self.load(&spec).await?;
        report.figure(format!("{}_create_one_commit_each_per_second", one.name), outcome.per_second);
        Ok(())
    }
}

const KINDS: [&str; 3] = ["page", "post", "create"];
const SOME_UUID: &str = "5d41402a-bc4b-4a76-b971-9d911017c592";

fn new_post(brand: &str, profile: &str) -> String {
    let text = seed::words(0).trim_end_matches('0').to_owned() + "{n}";
    json!({"brand": brand, "content": {"parts": [{"text": text}]}, "variants": [{"profile": profile}],
        "when": {"at": "2040-12-31T12:00:00", "zone": "Asia/Jakarta"}})
    .to_string()
}

fn aims(report: &mut Report) {
    for database in ["sqlite", "postgres"] {
        let got = |name: &str| report.got(&format!("{database}_{name}"));
        let beside = |name: &str| report.got_beside("fastify", name);
        let share = |name: &str| Some(got(name)? / beside(name)?);
        let commits = got("create_per_second").zip(got("create_one_commit_each_per_second"));
        let found = [
            ("page_times_node", share("page_per_second"), 5.0, true),
            ("post_times_node", share("post_per_second"), 5.0, true),
            ("page_of_node_p99", share("page_p99_ms"), 0.2, false),
            ("post_of_node_p99", share("post_p99_ms"), 0.2, false),
            ("create_times_one_commit_each", commits.map(|(shared, each)| shared / each), 25.0, true),
            ("first_answer_ms", got("first_answer_ms"), 50.0, false),
            ("idle_memory_mib", got("idle_memory_mib"), 40.0, false),
            ("memory_after_mib", got("memory_after_mib"), 150.0, false),
        ];
        for (name, got, aim, least) in found {
            let name = format!("{database}_{name}");
            if least { report.at_least(&name, aim, got) } else { report.at_most(&name, aim, got) }
        }
    }
}
