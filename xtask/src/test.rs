//! Answers: is everything all right? Starts the servers, then one stage after the other; all are run, any failure counts.

use std::time::Instant;

use anyhow::{Result, bail};

use crate::servers::Fleet;
use crate::{cmd, deny, e2e, fuzz, tidy, web};

type Variables = [(&'static str, String)];

/// `cargo xtask test [FILTER...]`: with a filter only the tests whose names match are run, without the other stages.
pub fn command(filter: &[String]) -> Result<()> {
    cmd::catch_interrupts()?;
    let begin = Instant::now();
    let fleet = Fleet::start(&[])?;
    cmd::say(&format!("servers: ready ({:.1} s)", begin.elapsed().as_secs_f64()));
    let mut variables = fleet.variables.clone();
    // A test that lacks a server skips itself on a developer's quick run, but must not do so here.
    variables.push(("SELARAS_TEST_REQUIRE", "1".to_owned()));

    let mut report = Report::default();
    // First, so that the program is compiled once, with the app in it.
    report.stage("web", || web::build().and_then(|()| if filter.is_empty() { web::check() } else { Ok(()) }));
    report.stage("tests", || tests(filter, &variables));
    if filter.is_empty() {
        report.stage("doc tests", || doc_tests(&variables));
        report.stage("tidy", tidy::command);
        report.stage("deny", deny::command);
        report.stage("fuzz", fuzz::command);
        // The longest one last: what failed in it stands at the end of what is printed.
        report.stage("journeys", || e2e::stage(&variables));
    }
    drop(fleet);
    report.finish()
}

fn tests(filter: &[String], variables: &Variables) -> Result<()> {
    let mut command = cmd::cargo();
    if cmd::exists("cargo-nextest") {
        command.args(["nextest", "run", "--workspace", "--no-fail-fast", "--no-tests", "pass"]);
    } else {
        cmd::say("cargo-nextest is not installed: falling back to cargo test");
        command.args(["test", "--workspace", "--no-fail-fast", "--lib", "--bins", "--tests"]);
    }
    cmd::run(locked(&mut command).args(filter).envs(variables.iter().cloned()))
}

fn doc_tests(variables: &Variables) -> Result<()> {
    let mut command = cmd::cargo();
    command.args(["test", "--doc", "--workspace", "--quiet"]);
    cmd::run(locked(&mut command).envs(variables.iter().cloned()))
}

/// Where nobody watches, a lock file that would have to change is a mistake to report.
fn locked(command: &mut std::process::Command) -> &mut std::process::Command {
    if std::env::var_os("CI").is_some() { command.arg("--locked") } else { command }
}

#[derive(Default)]
struct Report {
    lines: Vec<String>,
    failed: Vec<&'static str>,
}

impl Report {
    fn stage(&mut self, name: &'static str, run: impl FnOnce() -> Result<()>) {
        if cmd::interrupted() {
            self.failed.push(name);
            return;
        }
        cmd::say(&format!("\n=== {name}"));
        let begin = Instant::now();
        let outcome = run();
        let word = if outcome.is_ok() { "ok" } else { "FAILED" };
        self.lines.push(format!("{word:6} {name} ({:.1} s)", begin.elapsed().as_secs_f64()));
        if let Err(error) = outcome {
            cmd::say(&format!("{error:#}"));
            self.failed.push(name);
        }
    }

    fn finish(self) -> Result<()> {
        cmd::say(&format!("\n{}", self.lines.join("\n")));
        if !self.failed.is_empty() {
            bail!("failed: {}", self.failed.join(", "));
        }
        Ok(())
    }
}
