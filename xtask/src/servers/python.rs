//! Answers: where do the servers written in Python come from? From pinned requirements, in a virtual environment.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use super::cache::{Cache, remove};
use crate::cmd;

/// An installed virtual environment.
pub struct Python {
    folder: PathBuf,
}

impl Python {
    /// The environment `name` with exactly what `requirements` lists.
    pub fn installed(cache: &Cache, name: &str, requirements: &Path) -> Result<Self> {
        cmd::need("python3", "python3")?;
        let pins = fs::read_to_string(requirements)?;
        // An environment leans on the interpreter it was made with: another one needs another environment.
        let ask = "import sys; print(sys.version, sys.base_prefix)";
        let interpreter = cmd::output(Command::new("python3").args(["-c", ask]))?;
        let folder = cache.installed(name, &[&pins, &interpreter], |folder, log| {
            make_environment(folder, log)?;
            let mut pip = cmd::tied_to_us(folder.join("bin/python"), "KILL");
            pip.args(["-m", "pip", "install", "--no-deps", "--disable-pip-version-check", "-r"])
                .arg(requirements);
            cmd::quiet(&mut pip, log)
        })?;
        Ok(Self { folder })
    }

    /// Its interpreter.
    pub fn interpreter(&self) -> PathBuf {
        self.folder.join("bin/python")
    }

    /// A command running a module. Not the scripts in `bin`: their first line names the folder they were made in.
    pub fn module(&self, name: &str) -> Command {
        let mut command = cmd::tied_to_us(OsString::from(self.folder.join("bin/python")), "KILL");
        command.args(["-m", name]).env("PYTHONDONTWRITEBYTECODE", "1").env("PYTHONUNBUFFERED", "1");
        command
    }
}

fn make_environment(folder: &Path, log: &Path) -> Result<()> {
    let make = || cmd::quiet(cmd::tied_to_us("python3", "KILL").args(["-m", "venv"]).arg(folder), log);
    // Debian packs the module apart from the interpreter.
    make().or_else(|failed| {
        cmd::apt_install("python3-venv").map_err(|missing| failed.context(missing))?;
        remove(folder)?;
        make()
    })
}
