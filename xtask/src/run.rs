//! Answers: how do I try the product from a clone? One command builds it as it is released and serves it.

use std::os::unix::process::CommandExt;
use std::process::Command;

use anyhow::{Context, Result};

use crate::{cmd, web};

/// `cargo xtask run [-- ARGUMENTS]`: arguments go to `selaras serve`; data goes to `./data` unless told otherwise.
pub fn command(arguments: &[String]) -> Result<()> {
    web::build()?;
    cmd::run(cmd::cargo().args(["build", "--release", "--package", "selaras-server", "--bin", "selaras"]))?;
    let passed = arguments.strip_prefix(&["--".to_owned()]).unwrap_or(arguments);
    let mut serve = Command::new(cmd::target_dir()?.join("release/selaras"));
    serve.arg("serve").args(passed);
    if std::env::var_os("SELARAS_DATA").is_none() {
        serve.env("SELARAS_DATA", cmd::workspace().join("data"));
    }
    // It takes our place, so that signals and the terminal are its own. This returns only when that failed.
    Err(serve.exec()).context("cannot start the server")
}
