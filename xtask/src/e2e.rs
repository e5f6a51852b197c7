//! Answers: how are the journeys in a real browser run, and the pictures of every screen made?

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::servers::Fleet;
use crate::{cmd, web};

/// What to run below `e2e`.
pub enum What {
    /// Everything people do, checked.
    Journeys,
    /// Pictures to be looked at, in `shots`.
    Shots,
}

/// `cargo xtask e2e [NAME]` and `cargo xtask shots [NAME]`: with a name only what matches it.
pub fn command(what: What, arguments: &[String]) -> Result<()> {
    cmd::catch_interrupts()?;
    if let Some(how) = missing_browser()? {
        bail!("{how}");
    }
    let fleet = Fleet::start(&["bluesky".to_owned(), "mastodon".to_owned(), "mail".to_owned()])?;
    run(what, arguments, &fleet.variables)
}

/// The journeys, as a stage of all tests. Whoever may not install a browser is told how, and the stage is skipped.
pub fn stage(variables: &[(&'static str, String)]) -> Result<()> {
    if let Some(how) = missing_browser()? {
        cmd::say(&format!("SKIPPED: {how}"));
        return Ok(());
    }
    run(What::Journeys, &[], variables)
}

fn run(what: What, arguments: &[String], variables: &[(&'static str, String)]) -> Result<()> {
    web::build()?;
    let modules = web::packages()?;
    link(&modules)?;
    // With the features of the whole workspace, as the tests were built: of one package alone everything would be compiled anew.
    cmd::run(cmd::cargo().args(["build", "--workspace", "--bins"]))?;
    let mut node = web::node(&cmd::workspace());
    match what {
        What::Journeys => {
            node.args(["--test", "--test-reporter=spec"]);
            node.args(arguments.iter().map(|name| format!("--test-name-pattern={name}")));
            // Two files at a time: a journey mostly waits. Each has a Selaras of its own; what they share (networks, mail) they tell apart
            // by what they wrote.
            node.arg("--test-concurrency=2").args(journeys()?);
        }
        What::Shots => {
            node.arg("e2e/shots.mjs").args(arguments);
        }
    }
    node.env("SELARAS_BINARY", cmd::target_dir()?.join("debug/selaras")).env("SELARAS_CHROMIUM", browser());
    cmd::run(node.envs(variables.iter().cloned()))
}

/// `cargo xtask bench web`: how fast the app is in the browser, with a year of sample data and the program as it is released.
pub fn bench(arguments: &[String]) -> Result<()> {
    if let Some(how) = missing_browser()? {
        bail!("{how}");
    }
    web::build()?;
    link(&web::packages()?)?;
    cmd::run(cmd::cargo().args(["build", "--release", "--package", "selaras-server", "--bin", "selaras"]))?;
    let mut node = web::node(&cmd::workspace());
    node.arg("e2e/bench.mjs").args(arguments);
    node.env("SELARAS_BINARY", cmd::target_dir()?.join("release/selaras")).env("SELARAS_CHROMIUM", browser());
    cmd::run(&mut node)
}

/// Every file of journeys, in a fixed order.
fn journeys() -> Result<Vec<PathBuf>> {
    let mut files = std::fs::read_dir(cmd::workspace().join("e2e/journeys"))?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    files.sort();
    Ok(files)
}

/// Where Debian puts it; `SELARAS_CHROMIUM` names another.
fn browser() -> PathBuf {
    std::env::var_os("SELARAS_CHROMIUM").map_or_else(|| "/usr/bin/chromium".into(), PathBuf::from)
}

/// Installs the browser where we may; otherwise says what to do.
fn missing_browser() -> Result<Option<String>> {
    if browser().exists() {
        return Ok(None);
    }
    if !cmd::is_root() || !cmd::exists("apt-get") {
        let how = "the journeys need Chromium: install it (Debian: apt-get install chromium) or name it in SELARAS_CHROMIUM";
        return Ok(Some(how.to_owned()));
    }
    cmd::apt_install("chromium").context("installing Chromium for the journeys")?;
    Ok((!browser().exists()).then(|| format!("{} is not there after the installation", browser().display())))
}

/// Node looks for packages beside a script or above it, so the app's packages are linked beside the journeys.
fn link(modules: &Path) -> Result<()> {
    let link = cmd::workspace().join("e2e/node_modules");
    if std::fs::read_link(&link).ok().as_deref() == Some(modules) {
        return Ok(());
    }
    if link.is_symlink() {
        std::fs::remove_file(&link)?;
    }
    std::os::unix::fs::symlink(modules, &link).context("linking the packages for the journeys")
}
