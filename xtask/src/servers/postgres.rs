//! Answers: where does a PostgreSQL of our own come from? From the system's binaries, in a private, forgetful cluster.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use super::process::Process;
use super::{Place, Started};
use crate::{cmd, http};

/// The tests' own database server.
pub fn start(place: &Place) -> Result<Started> {
    let (process, url) = cluster(&place.folder)?;
    Ok(Started { variables: vec![("SELARAS_TEST_POSTGRES", url)], processes: vec![process] })
}

/// A new cluster inside `folder` with trust authentication: the process, and the URL of its first database.
pub fn cluster(folder: &Path) -> Result<(Process, String)> {
    let bin = binaries()?;
    let data = folder.join("data");
    for path in [folder, &data] {
        fs::create_dir_all(path)?;
        hand_over(path)?;
    }
    let mut initdb = as_ordinary_user(&bin.join("initdb"), "KILL");
    initdb.arg("-D").arg(&data).args(["-U", USER, "-A", "trust", "-N", "-E", "UTF8", "--locale=C"]);
    cmd::quiet(initdb.current_dir(folder), &folder.join("initdb.log"))?;

    let port = http::free_port()?;
    let mut server = as_ordinary_user(&bin.join("postgres"), "QUIT");
    server.arg("-D").arg(&data).current_dir(folder);
    server.args(["-p", &port.to_string(), "-k"]).arg(folder);
    for setting in SETTINGS {
        server.args(["-c", setting]);
    }
    let mut process = Process::spawn("postgres", &mut server, folder, "INT")?;
    let probe = || {
        let mut ready = Command::new(bin.join("pg_isready"));
        cmd::output(ready.args(["-q", "-h", "127.0.0.1", "-p", &port.to_string()])).is_ok()
    };
    process.wait_until(Duration::from_secs(60), probe)?;
    Ok((process, format!("postgres://{USER}@127.0.0.1:{port}/postgres")))
}

const USER: &str = "selaras";

/// Nothing here has to survive a power cut; much has to be fast.
const SETTINGS: [&str; 8] = [
    "listen_addresses=127.0.0.1",
    "max_connections=200",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_wal_size=512MB",
    "shared_buffers=64MB",
    "jit=off",
];

fn binaries() -> Result<PathBuf> {
    if let Some(bin) = newest_installed() {
        return Ok(bin);
    }
    cmd::apt_install("postgresql")?;
    newest_installed().context("no initdb under /usr/lib/postgresql/*/bin, although PostgreSQL is installed")
}

/// Debian keeps each version in a folder of its own, off the PATH; other systems put them on it.
fn newest_installed() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let number = |path: &Path| path.file_name()?.to_str()?.parse::<u32>().ok();
    let newest = versions.map(|entry| entry.path()).filter(|path| path.join("bin/initdb").exists());
    let newest = newest.max_by_key(|path| number(path)).map(|path| path.join("bin"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    newest.or_else(|| std::env::split_paths(&path).find(|dir| dir.join("initdb").is_file()))
}

/// PostgreSQL refuses to run as root, so there it runs as the user that Debian's package made for it.
fn as_ordinary_user(program: &Path, death_signal: &str) -> Command {
    if !cmd::is_root() {
        return cmd::tied_to_us(program, death_signal);
    }
    let mut command;
    if cmd::exists("setpriv") {
        command = Command::new("setpriv");
        command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups", "--pdeathsig", death_signal]);
    } else {
        command = Command::new("runuser");
        command.args(["-u", "postgres"]);
    }
    command.arg("--").arg(program);
    command
}

fn hand_over(folder: &Path) -> Result<()> {
    if cmd::is_root() {
        cmd::output(Command::new("chown").arg("postgres:postgres").arg(folder))?;
    }
    Ok(())
}
