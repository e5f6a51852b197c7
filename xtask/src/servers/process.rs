//! Answers: how does one server process start, when is it ready, and how does it end?

use std::fs::File;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::cmd;

/// A running server: the leader of its own process group, writing to its own log, ended when this value is dropped.
pub struct Process {
    name: &'static str,
    child: Child,
    log: PathBuf,
    /// What asks it to end in an orderly way.
    stop_signal: &'static str,
}

impl Process {
    /// Starts `command`; its output goes to `<folder>/<name>.log`.
    pub fn spawn(
        name: &'static str,
        command: &mut Command,
        folder: &Path,
        stop_signal: &'static str,
    ) -> Result<Self> {
        let log = folder.join(format!("{name}.log"));
        let out = File::create(&log)?;
        command.stdin(Stdio::null()).stdout(out.try_clone()?).stderr(out).process_group(0);
        let child = command.spawn().with_context(|| format!("cannot start {name} ({command:?})"))?;
        Ok(Self { name, child, log, stop_signal })
    }

    /// Returns when `probe` says yes; fails when the process ends, the time is up, or somebody interrupts.
    pub fn wait_until(&mut self, patience: Duration, mut probe: impl FnMut() -> bool) -> Result<()> {
        let deadline = Instant::now() + patience;
        while !probe() {
            self.check_alive()?;
            if cmd::interrupted() {
                bail!("interrupted");
            }
            if Instant::now() > deadline {
                bail!("{} was not ready after {patience:?}\n{}", self.name, cmd::tail(&self.log));
            }
            std::thread::sleep(cmd::POLL);
        }
        Ok(())
    }

    /// Fails, with the end of its log, when the process is no more.
    pub fn check_alive(&mut self) -> Result<()> {
        if let Some(status) = self.child.try_wait()? {
            bail!("{} ended ({status})\n{}", self.name, cmd::tail(&self.log));
        }
        Ok(())
    }

    fn ended_within(&mut self, patience: Duration) -> bool {
        let deadline = Instant::now() + patience;
        while Instant::now() < deadline {
            if !matches!(self.child.try_wait(), Ok(None)) {
                return true;
            }
            std::thread::sleep(cmd::POLL);
        }
        false
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            cmd::signal_group(self.child.id(), self.stop_signal);
            self.ended_within(Duration::from_secs(8));
        }
        // Whatever of the group is left, also when the leader ended by itself.
        cmd::signal_group(self.child.id(), "KILL");
        if self.child.kill().is_ok() {
            let _ignored = self.child.wait();
        }
    }
}
