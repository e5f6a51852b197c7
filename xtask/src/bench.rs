//! Answers: how fast is it, and what survives a crash? Builds what is released and hands over to `selaras-bench`.

use std::os::unix::process::CommandExt;
use std::process::Command;

use anyhow::{Context, Result};

use crate::{cmd, e2e};

/// `cargo xtask bench NAME …` and `cargo xtask chaos NAME …`: one line of JSON on stdout, progress on stderr.
pub fn command(kind: &str, arguments: &[String]) -> Result<()> {
    if kind == "bench" && arguments.first().is_some_and(|name| name == "web") {
        return e2e::bench(&arguments[1..]);
    }
    let packages = [
        "--package",
        "selaras-server",
        "--bin",
        "selaras",
        "--package",
        "selaras-bench",
        "--bin",
        "selaras-bench",
    ];
    cmd::run(cmd::cargo().args(["build", "--release"]).args(packages))?;
    let release = cmd::target_dir()?.join("release");
    let mut measure = Command::new(release.join("selaras-bench"));
    measure.arg(kind).args(arguments);
    Err(measure.exec()).context("cannot start the measuring program")
}
