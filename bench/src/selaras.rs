//! Answers: how does this program speak to Selaras? Through its command line and its HTTP API, as anybody would. All
//! that is known here of either is in this file.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use futures::StreamExt;
use hyper::Method;
use serde_json::{Value, json};

use crate::http::Client;
use crate::network_double::Network;
use crate::network_double::judge::Said;
use crate::process::{self, Process, free_port, run, tied};

/// How it is set for a run.
#[derive(Clone, Debug)]
pub struct Settings {
    /// How long it waits for a network's answer.
    pub network_timeout: Duration,
    /// Deliveries under way at once.
    pub concurrency: u32,
    /// Stands for Bluesky's own servers: directory of identities, AppView, entryway.
    pub bluesky: String,
    /// Whether writers share a commit.
    pub group_commit: bool,
}

/// What a process of it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// HTTP and deliveries.
    Serve,
    /// Deliveries only.
    Work,
}

/// One installation: a database, an owner, a brand.
pub struct Selaras {
    binary: PathBuf,
    folder: PathBuf,
    database: String,
    settings: Settings,
    /// Host and port of its HTTP API.
    pub address: String,
    /// Bearer token of the owner.
    pub token: String,
    /// Id of the brand.
    pub brand: String,
    client: Client,
}

/// A post to be scheduled.
#[derive(Clone, Debug)]
pub struct NewPost {
    /// Texts of its parts.
    pub parts: Vec<String>,
    /// Ids of the profiles it goes to.
    pub profiles: Vec<String>,
    /// When, in microseconds since 1970; whole seconds.
    pub due: i64,
    /// Makes a repeat of the request harmless.
    pub key: String,
}

/// What became of a post on one profile, as Selaras tells it.
#[derive(Clone, Debug)]
pub struct Delivery {
    /// Id of the profile.
    pub profile: String,
    /// What it says.
    pub said: Said,
    /// Why, if it failed.
    pub error: String,
    /// How often it was tried.
    pub attempts: u64,
}

const EMAIL: &str = "bench@example.test";
const PASSWORD: &str = "only for this run: 8c1f2e7a";
/// Runs what it reads; a single SELECT answers with its first row.
const SQLITE: &str = r#"
import sqlite3, sys
c = sqlite3.connect(sys.argv[1], timeout=60)
c.create_function("unhex", 1, bytes.fromhex, deterministic=True)
text = sys.stdin.read()
if text.startswith("SELECT"):
    print(*(c.execute(text).fetchone() or ()))
else:
    c.executescript(text)
c.close()
"#;
const PATIENCE: Duration = Duration::from_secs(30);

impl Selaras {
    /// Makes an installation in `folder` on `database` (`sqlite` or a PostgreSQL URL): owner, workspace, brand, token.
    pub fn set_up(binary: &Path, folder: &Path, database: &str, settings: Settings) -> Result<Self> {
        let mut selaras = Self {
            binary: binary.to_path_buf(),
            folder: folder.to_path_buf(),
            database: database.to_owned(),
            settings,
            address: format!("127.0.0.1:{}", free_port()?),
            token: String::new(),
            brand: String::new(),
            client: Client::new(),
        };
        let words =
            ["setup", "--email", EMAIL, "--password", PASSWORD, "--workspace", "Bench", "--brand", "Bench"];
        let made = selaras.command_line(&[&words[..], &["--zone", "Asia/Jakarta"]].concat())?;
        selaras.brand = text(&made, "brand")?;
        let made = selaras.command_line(&["token", "create", "--name", "bench", "--scope", "all"])?;
        selaras.token = text(&made, "token")?;
        Ok(selaras)
    }

    /// `sqlite`, or the address of its database.
    pub fn database(&self) -> &str {
        &self.database
    }

    /// The address of its database, as a program of ours opens it.
    pub fn database_url(&self) -> String {
        match self.database.as_str() {
            "sqlite" => format!("sqlite:{}", self.folder.join("data/selaras.db").display()),
            url => url.to_owned(),
        }
    }

    /// The folder of its data.
    pub fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// Id of the workspace.
    pub async fn workspace(&self) -> Result<String> {
        text(&self.done(Method::GET, "/api/v1/workspace", None, None).await?, "id")
    }

    /// Asks for figures.
    pub async fn measure(&self, body: &Value) -> Result<Value> {
        self.done(Method::POST, "/api/v1/measure", Some(body), None).await
    }

    /// Runs statements on its database, past the program; returns the first row of what the last of them found, as text.
    pub fn sql(&self, statements: &str) -> Result<String> {
        let mut command = if self.database == "sqlite" {
            let mut command = std::process::Command::new("python3");
            command.args(["-c", SQLITE]).arg(self.folder.join("data/selaras.db"));
            command
        } else {
            let mut command = std::process::Command::new("psql");
            command.args(["-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", &self.database]);
            command
        };
        let mut child =
            command.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped()).spawn()?;
        std::io::Write::write_all(
            &mut child.stdin.take().context("no standard input")?,
            statements.as_bytes(),
        )?;
        let said = child.wait_with_output()?;
        anyhow::ensure!(said.status.success(), "the statements were refused");
        Ok(String::from_utf8(said.stdout)?.lines().next().unwrap_or_default().to_owned())
    }

    /// Waits until the entries of the calendar have been made for all posts.
    pub async fn calendar_ready(&self, process: &mut Process) -> Result<()> {
        let begin = Instant::now();
        let come = "SELECT COUNT(*) FROM consumers WHERE name = 'publishing.calendar' AND seq >= (SELECT seq FROM event_clock);";
        while self.sql(come)? != "1" {
            process.check_alive()?;
            anyhow::ensure!(begin.elapsed() < Duration::from_secs(600), "the calendar was not made in time");
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
        Ok(())
    }

    /// The same installation under other settings.
    pub fn with(&self, settings: Settings) -> Self {
        Self {
            binary: self.binary.clone(),
            folder: self.folder.clone(),
            database: self.database.clone(),
            settings,
            address: self.address.clone(),
            token: self.token.clone(),
            brand: self.brand.clone(),
            client: Client::new(),
        }
    }

    /// Its settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Runs one command of its command line and reads the JSON it prints.
    pub fn command_line(&self, words: &[&str]) -> Result<Value> {
        let mut command = self.command(&[]);
        command.args(words).arg("--json");
        let said = run(command)?;
        serde_json::from_str(said.lines().last().unwrap_or_default())
            .with_context(|| format!("`selaras {}` said {said:?} instead of JSON", words.join(" ")))
    }

    /// Starts a process; `watcher` comes before its command.
    pub fn start(&self, name: &str, role: Role, watcher: &[String]) -> Result<Process> {
        let mut command = self.command(watcher);
        command.arg(match role {
            Role::Serve => "serve",
            Role::Work => "work",
        });
        Process::spawn(name, command, &self.folder, "TERM", false)
    }

    /// Returns when it answers over HTTP, with the time since `begin`.
    pub async fn ready(&self, process: &mut Process, begin: Instant) -> Result<Duration> {
        loop {
            process.check_alive()?;
            if let Ok((200, _)) = self.call(Method::GET, "/api/v1/workspace", None, None).await {
                return Ok(begin.elapsed());
            }
            if begin.elapsed() > Duration::from_secs(60) {
                bail!("Selaras did not answer within a minute");
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }

    /// Connects an account of the network; returns the profile's id.
    pub async fn connect(&self, network_url: &str, account: u32, mastodon: bool) -> Result<String> {
        let body = if mastodon {
            json!({"network": "mastodon", "server": network_url, "brand": self.brand,
                "password": Network::mastodon_token(account)})
        } else {
            let (identifier, password) = Network::bluesky_login(account);
            json!({"network": "bluesky", "server": network_url, "brand": self.brand,
                "identifier": identifier, "password": password})
        };
        let made = self.done(Method::POST, "/api/v1/profiles", Some(&body), None).await?;
        text(made.get(0).unwrap_or(&made), "id")
    }

    /// Schedules a post; returns its id. Repeats with the same key until it is accepted or refused, at most for
    /// `patience`: the process may be killed at any time.
    pub async fn schedule(&self, post: &NewPost, patience: Duration) -> Result<String> {
        let begin = Instant::now();
        let parts: Vec<Value> = post.parts.iter().map(|part| json!({"text": part})).collect();
        let at = jiff::Timestamp::from_microsecond(post.due)?.to_zoned(jiff::tz::TimeZone::UTC);
        let variants: Vec<Value> = post.profiles.iter().map(|profile| json!({"profile": profile})).collect();
        let body = json!({"brand": self.brand, "content": {"parts": parts}, "variants": variants,
            "when": {"at": at.datetime().to_string(), "zone": "Etc/UTC"}});
        loop {
            let answer = self.call(Method::POST, "/api/v1/posts", Some(&body), Some(&post.key)).await;
            match answer {
                Ok((200..=299, made)) => return text(&made, "id"),
                Ok((status @ 400..=428, problem)) => bail!("refused ({status}): {problem}"),
                other if begin.elapsed() > patience => bail!("not accepted within {patience:?}: {other:?}"),
                _ => tokio::time::sleep(Duration::from_millis(20)).await,
            }
        }
    }

    /// Schedules many posts, so many at once; their ids are in the order of `posts`.
    pub async fn schedule_all(&self, posts: &[NewPost], at_once: usize) -> Result<Vec<String>> {
        let scheduling = posts.iter().map(|post| self.schedule(post, PATIENCE));
        let ids: Vec<Result<String>> = futures::stream::iter(scheduling).buffered(at_once).collect().await;
        ids.into_iter().collect()
    }

    /// What became of a post.
    pub async fn deliveries(&self, post: &str) -> Result<Vec<Delivery>> {
        let told = self.done(Method::GET, &format!("/api/v1/posts/{post}"), None, None).await?;
        let list = told["deliveries"].as_array().context("a post without deliveries")?;
        list.iter()
            .map(|one| {
                let state = text(one, "state")?;
                Ok(Delivery {
                    profile: text(one, "profile")?,
                    said: match state.as_str() {
                        "published" => Said::Published,
                        "failed" => Said::Failed,
                        "unconfirmed" => Said::Unconfirmed,
                        _ => Said::Unfinished,
                    },
                    error: one["error"].to_string(),
                    attempts: one["attempts"].as_u64().context("a delivery without its attempts")?,
                })
            })
            .collect()
    }

    async fn done(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
        key: Option<&str>,
    ) -> Result<Value> {
        let (status, value) = self.call(method.clone(), path, body, key).await?;
        if !(200..300).contains(&status) {
            bail!("{method} {path}: {status}: {value}");
        }
        Ok(value)
    }

    async fn call(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
        key: Option<&str>,
    ) -> Result<(u16, Value)> {
        let bearer = format!("Bearer {}", self.token);
        let mut headers = vec![("authorization", bearer.as_str())];
        headers.extend(key.map(|key| ("idempotency-key", key)));
        let url = format!("http://{}{path}", self.address);
        let (status, value) = self.client.json(method, &url, &headers, body, PATIENCE).await?;
        Ok((status.as_u16(), value))
    }

    fn command(&self, watcher: &[String]) -> Command {
        let mut command = match watcher.split_first() {
            Some((first, rest)) => {
                let mut command = tied(first);
                command.args(rest).arg(&self.binary);
                command
            }
            None => tied(&self.binary),
        };
        let timeout = self.settings.network_timeout.as_millis().to_string();
        command
            .env("SELARAS_DATA", self.folder.join("data"))
            .env("SELARAS_DATABASE", &self.database)
            .env("SELARAS_LISTEN", &self.address)
            .env("SELARAS_ALLOW_PRIVATE", "127.0.0.0/8")
            .env("SELARAS_NETWORK_TIMEOUT_MS", timeout)
            .env("SELARAS_DELIVERIES_AT_ONCE", self.settings.concurrency.to_string())
            .env("SELARAS_ATPROTO_DIRECTORY", &self.settings.bluesky)
            .env("SELARAS_ATPROTO_APPVIEW", &self.settings.bluesky)
            .env("SELARAS_ATPROTO_ENTRYWAY", &self.settings.bluesky)
            .current_dir(&self.folder);
        if !self.settings.group_commit {
            command.env("SELARAS_GROUP_COMMIT", "off");
        }
        command
    }
}

/// The program to measure: as told, else the one that lies beside this one.
pub fn binary(told: Option<PathBuf>) -> Result<PathBuf> {
    let beside = || Some(std::env::current_exe().ok()?.parent()?.join("selaras"));
    let binary = told.or_else(beside).context("where is selaras?")?;
    if !binary.is_file() {
        bail!("there is no program {}: build it, or tell its place with --selaras", binary.display());
    }
    process::say(&format!("selaras: {}", binary.display()));
    Ok(std::path::absolute(binary)?)
}

/// A field that is text.
fn text(value: &Value, name: &str) -> Result<String> {
    let found = value[name].as_str().map(str::to_owned);
    found.with_context(|| format!("no {name:?} in {value}"))
}
