//! Answers: where does a PostgreSQL of our own come from? From the system's binaries, in a private cluster that is as
//! durable as PostgreSQL is by default: what is measured would mean little otherwise.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::process::{self, Process, free_port, run, tied_as_postgres};

/// A running server.
pub struct Postgres {
    /// It, as a process.
    pub process: Process,
    bin: PathBuf,
    port: u16,
}

const USER: &str = "selaras";

/// Where it differs from what PostgreSQL does by default.
pub const SETTINGS: [&str; 5] = [
    "listen_addresses=127.0.0.1",
    "max_connections=200",
    "shared_buffers=256MB",
    "max_wal_size=4GB",
    "jit=off",
];

impl Postgres {
    /// Starts a new, empty one inside `folder`; `watcher` comes before its command (strace and its words).
    pub async fn start(folder: &Path, watcher: &[String]) -> Result<Self> {
        Self::start_with(folder, watcher, &[]).await
    }

    /// The same with settings of its own, which come after [`SETTINGS`].
    pub async fn start_with(folder: &Path, watcher: &[String], settings: &[&str]) -> Result<Self> {
        let bin = binaries()?;
        let data = folder.join("data");
        fs::create_dir_all(&data)?;
        for path in [folder, &data] {
            hand_over(path)?;
        }
        let mut initdb = tied_as_postgres(bin.join("initdb"));
        initdb.arg("-D").arg(&data).args(["-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C"]);
        run({
            initdb.current_dir(folder);
            initdb
        })?;
        let port = free_port()?;
        let mut server = if let Some((first, rest)) = watcher.split_first() {
            let mut server = tied_as_postgres(first);
            server.args(rest).arg(bin.join("postgres"));
            server
        } else {
            tied_as_postgres(bin.join("postgres"))
        };
        server.arg("-D").arg(&data).current_dir(folder);
        server.args(["-p", &port.to_string(), "-k"]).arg(folder);
        for setting in SETTINGS.iter().chain(settings) {
            server.args(["-c", setting]);
        }
        let process = Process::spawn("postgres", server, folder, "INT", false)?;
        let mut started = Self { process, bin, port };
        started.wait_ready().await?;
        Ok(started)
    }

    /// The address of a database, made now if `name` is new.
    pub fn database(&self, name: &str) -> Result<String> {
        let mut psql = self.psql("postgres");
        let found = run({
            psql.args(["-Atc", &format!("SELECT 1 FROM pg_database WHERE datname = '{name}'")]);
            psql
        })?;
        if found.is_empty() {
            self.sql("postgres", &format!("CREATE DATABASE {name}"))?;
        }
        Ok(format!("postgres://{USER}@127.0.0.1:{}/{name}", self.port))
    }

    /// Runs SQL in a database and returns what it says.
    pub fn sql(&self, database: &str, sql: &str) -> Result<String> {
        let mut psql = self.psql(database);
        psql.args(["-v", "ON_ERROR_STOP=1", "-qAtc", sql]);
        run(psql)
    }

    /// Its version.
    pub fn version(&self) -> Result<String> {
        self.sql("postgres", "SHOW server_version")
    }

    /// Nanoseconds of processor time of the server and its helpers that live now.
    pub fn cpu_ns(&self) -> u64 {
        let id = self.process.id();
        process::cpu_ns(id) + process::children(id).into_iter().map(process::cpu_ns).sum::<u64>()
    }

    fn psql(&self, database: &str) -> Command {
        let mut psql = Command::new(self.bin.join("psql"));
        psql.args(["-X", "-h", "127.0.0.1", "-p", &self.port.to_string(), "-U", USER, "-d", database]);
        psql
    }

    async fn wait_ready(&mut self) -> Result<()> {
        let deadline = Instant::now() + Duration::from_secs(60);
        loop {
            self.process.check_alive()?;
            let mut ready = Command::new(self.bin.join("pg_isready"));
            ready.args(["-q", "-h", "127.0.0.1", "-p", &self.port.to_string()]);
            if run(ready).is_ok() {
                return Ok(());
            }
            if Instant::now() > deadline {
                bail!("PostgreSQL was not ready after a minute");
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

fn binaries() -> Result<PathBuf> {
    if let Some(bin) = newest_installed() {
        return Ok(bin);
    }
    process::need("psql", "postgresql")?;
    newest_installed().context("no initdb under /usr/lib/postgresql/*/bin, although PostgreSQL is installed")
}

/// Debian keeps each version in a folder of its own, off the PATH; other systems put them on it.
fn newest_installed() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let number = |path: &Path| path.file_name()?.to_str()?.parse::<u32>().ok();
    let newest = versions.map(|entry| entry.path()).filter(|path| path.join("bin/initdb").exists());
    let newest = newest.max_by_key(|path| number(path)).map(|path| path.join("bin"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    newest.or_else(|| std::env::split_paths(&path).find(|folder| folder.join("initdb").is_file()))
}

fn hand_over(folder: &Path) -> Result<()> {
    if process::is_root() {
        let mut chown = Command::new("chown");
        chown.arg("postgres:postgres").arg(folder);
        run(chown)?;
    }
    Ok(())
}
