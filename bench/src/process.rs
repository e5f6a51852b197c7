//! Answers: how does another program start, what does it use, and how does it end? None outlives this one, however
//! this one ends.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde::Serialize;

/// How often a waiting loop looks again.
pub const POLL: Duration = Duration::from_millis(5);

/// A running program, writing to its own log, killed when this value is dropped.
pub struct Process {
    name: String,
    child: std::process::Child,
    log: PathBuf,
    /// What asks it to end in an orderly way.
    stop: &'static str,
}

impl Process {
    /// Starts `command`, with its errors (and its output, unless that is piped) in `<folder>/<name>.log`.
    pub fn spawn(
        name: &str,
        mut command: Command,
        folder: &Path,
        stop: &'static str,
        piped: bool,
    ) -> Result<Self> {
        let log = folder.join(format!("{name}.log"));
        let out = File::options().create(true).append(true).open(&log)?;
        command.stdin(Stdio::null()).stderr(out.try_clone()?);
        command.stdout(if piped { Stdio::piped() } else { Stdio::from(out) }).process_group(0);
        let child = command.spawn().with_context(|| format!("cannot start {name}"))?;
        Ok(Self { name: name.to_owned(), child, log, stop })
    }

    /// Its number.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Ends it at once, without a word, as a crash or a power cut would.
    pub fn crash(mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// Asks it to end and waits, at most for `patience`.
    pub fn end(mut self, patience: Duration) -> Result<()> {
        self.end_in_place(patience)
    }

    /// The same, for one that is to be replaced.
    pub fn end_in_place(&mut self, patience: Duration) -> Result<()> {
        self.ask_to_end();
        let deadline = Instant::now() + patience;
        while Instant::now() < deadline {
            if self.child.try_wait()?.is_some() {
                return Ok(());
            }
            std::thread::sleep(POLL);
        }
        bail!("{} did not end within {patience:?}\n{}", self.name, tail(&self.log))
    }

    /// Returns when it has ended by itself; fails unless it ended well.
    pub async fn finished(&mut self, patience: Duration) -> Result<()> {
        let deadline = Instant::now() + patience;
        loop {
            match self.child.try_wait()? {
                Some(status) if status.success() => return Ok(()),
                Some(status) => bail!("{} ended ({status})\n{}", self.name, tail(&self.log)),
                None if Instant::now() > deadline => {
                    bail!("{} did not finish within {patience:?}\n{}", self.name, tail(&self.log))
                }
                None => tokio::time::sleep(Duration::from_millis(50)).await,
            }
        }
    }

    /// Fails, with the end of its log, when it is no more.
    pub fn check_alive(&mut self) -> Result<()> {
        if let Some(status) = self.child.try_wait()? {
            bail!("{} ended ({status})\n{}", self.name, tail(&self.log));
        }
        Ok(())
    }

    /// Nanoseconds of processor time so far, by the scheduler's own count.
    pub fn cpu_ns(&self) -> u64 {
        cpu_ns(self.id())
    }

    /// Memory in MiB: now, and at its highest.
    pub fn memory_mib(&self) -> (f64, f64) {
        let status = fs::read_to_string(format!("/proc/{}/status", self.id())).unwrap_or_default();
        let field = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name));
            let kib = line.and_then(|rest| rest.trim().trim_end_matches(" kB").parse::<f64>().ok());
            kib.unwrap_or(0.0) / 1024.0
        };
        (field("VmRSS:"), field("VmHWM:"))
    }

    fn ask_to_end(&self) {
        self.signal_group(self.stop);
    }

    /// The whole group, because a watched program is the watcher's child.
    fn signal_group(&self, signal: &str) {
        // The shell's own `kill`: the program of that name is not on every machine. It may have ended by itself.
        let script = format!("kill -s {signal} -- -{} 2>/dev/null", self.id());
        let _ignored = Command::new("sh").args(["-c", &script]).status();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            self.ask_to_end();
            let deadline = Instant::now() + Duration::from_secs(8);
            while Instant::now() < deadline && matches!(self.child.try_wait(), Ok(None)) {
                std::thread::sleep(POLL);
            }
        }
        // Whatever is left of its group.
        self.signal_group("KILL");
        let _ignored = self.child.wait();
    }
}

/// A running program that says what it has to say line by line.
pub struct Talker {
    /// It, as a process.
    pub process: Process,
    /// What it said when it was ready.
    pub said: String,
    output: Option<BufReader<ChildStdout>>,
}

impl Talker {
    /// Starts it.
    pub fn spawn(name: &str, command: Command, logs: &Path) -> Result<Self> {
        let mut process = Process::spawn(name, command, logs, "TERM", true)?;
        let output = process.child.stdout.take().context("no output")?;
        Ok(Self { process, said: String::new(), output: Some(BufReader::new(output)) })
    }

    /// Starts it and returns when it says `ready`.
    pub async fn start(name: &str, command: Command, logs: &Path) -> Result<Self> {
        let mut talker = Self::spawn(name, command, logs)?;
        let line = talker.line(Duration::from_secs(180)).await?;
        let Some(rest) = line.strip_prefix("ready") else {
            bail!("{name} said {line:?} instead of being ready");
        };
        talker.said = rest.trim().to_owned();
        Ok(talker)
    }

    /// The next line it says.
    pub async fn line(&mut self, patience: Duration) -> Result<String> {
        let mut output = self.output.take().context("its output is read elsewhere")?;
        let reading = tokio::task::spawn_blocking(move || {
            let mut line = String::new();
            let read = output.read_line(&mut line);
            (output, read.map(|_| line.trim().to_owned()))
        });
        let (output, line) = tokio::time::timeout(patience, reading).await.context("it stays silent")??;
        self.output = Some(output);
        let line = line?;
        if line.is_empty() {
            self.process.finished(Duration::from_secs(5)).await?;
            bail!("it ended without a word");
        }
        Ok(line)
    }
}

/// This very program in another role; what it needs to know lies in a file, since a thousand paths are too many words.
pub fn ourselves(role: &str, spec: &impl Serialize, folder: &Path) -> Result<Command> {
    let file = folder.join(format!("{role}.json"));
    fs::write(&file, serde_json::to_vec(spec)?)?;
    let mut command = tied(std::env::current_exe()?);
    command.arg(role).arg(file);
    Ok(command)
}

/// Nanoseconds of processor time that a process has used, all its threads that live now.
pub fn cpu_ns(id: u32) -> u64 {
    let tasks = fs::read_dir(format!("/proc/{id}/task")).into_iter().flatten().flatten();
    tasks
        .filter_map(|task| fs::read_to_string(task.path().join("schedstat")).ok())
        .filter_map(|line| line.split(' ').next()?.parse::<u64>().ok())
        .sum()
}

/// The ids of all processes whose parent is `id`.
pub fn children(id: u32) -> Vec<u32> {
    let threads = fs::read_dir(format!("/proc/{id}/task")).into_iter().flatten().flatten();
    let lists = threads.filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok());
    lists
        .flat_map(|list| list.split_whitespace().filter_map(|id| id.parse().ok()).collect::<Vec<_>>())
        .collect()
}

/// A command that the kernel ends together with the **thread** that starts it, however that happens. Everything is
/// started from the main thread, so that means: with this program.
pub fn tied(program: impl AsRef<Path>) -> Command {
    tied_as(program, &[])
}

/// The same, as the user that Debian's PostgreSQL package made, when we are root: PostgreSQL refuses to run as root.
pub fn tied_as_postgres(program: impl AsRef<Path>) -> Command {
    let user: &[&str] =
        if is_root() { &["--reuid=postgres", "--regid=postgres", "--clear-groups"] } else { &[] };
    tied_as(program, user)
}

fn tied_as(program: impl AsRef<Path>, user: &[&str]) -> Command {
    let mut command = Command::new("setpriv");
    command.args(user).args(["--pdeathsig", "KILL", "--"]).arg(program.as_ref());
    command
}

/// Runs to its end; its words are shown only when it fails.
pub fn run(mut command: Command) -> Result<String> {
    let out = command.stdin(Stdio::null()).output().with_context(|| format!("cannot start {command:?}"))?;
    let said = String::from_utf8_lossy(&out.stdout).trim().to_owned();
    if !out.status.success() {
        let complaint = String::from_utf8_lossy(&out.stderr);
        bail!("{command:?} failed ({}): {} {said}", out.status, complaint.trim());
    }
    Ok(said)
}

/// Are we the superuser?
pub fn is_root() -> bool {
    let mut id = Command::new("id");
    id.arg("-u");
    run(id).is_ok_and(|id| id == "0")
}

/// Is there a program of this name on the PATH?
pub fn exists(program: &str) -> bool {
    let path: OsString = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// Makes sure of a program of the operating system: installs its Debian package when we may, else says what to do.
pub fn need(program: &str, package: &str) -> Result<()> {
    if exists(program) {
        return Ok(());
    }
    if !is_root() || !exists("apt-get") {
        bail!("the system package `{package}` is missing: install it (Debian: apt-get install {package})");
    }
    say(&format!("installing the system package {package} ..."));
    let apt = |words: &[&str]| {
        let mut command = Command::new("apt-get");
        command.args(["-qq", "-o", "DPkg::Lock::Timeout=300"]).args(words);
        // RUNLEVEL keeps Debian from starting a service of its own on the usual port.
        command.env("DEBIAN_FRONTEND", "noninteractive").env("RUNLEVEL", "1");
        run(command)
    };
    apt(&["update"])?;
    apt(&["install", "-y", "--no-install-recommends", package]).map(drop)
}

/// A folder that lasts as long as this value.
pub struct Folder(PathBuf);

const FOLDER: &str = "selaras-bench-";

impl Folder {
    /// A new, empty folder. Those of runs that were killed are removed.
    pub fn new() -> Result<Self> {
        let temporary = std::env::temp_dir();
        for entry in fs::read_dir(&temporary)?.flatten() {
            let name = entry.file_name();
            let Some(id) = name.to_str().and_then(|name| name.strip_prefix(FOLDER)) else { continue };
            if Path::new("/proc/self").exists() && !Path::new("/proc").join(id).exists() {
                // It may belong to somebody else; then it is theirs to remove.
                let _ignored = fs::remove_dir_all(entry.path());
            }
        }
        let folder = temporary.join(format!("{FOLDER}{}", std::process::id()));
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        Ok(Self(folder))
    }

    /// A new folder inside it.
    pub fn sub(&self, name: &str) -> Result<PathBuf> {
        let folder = self.0.join(name);
        fs::create_dir_all(&folder)?;
        Ok(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if std::env::var_os("SELARAS_BENCH_KEEP").is_some() {
            return say(&format!("kept: {}", self.0.display()));
        }
        if let Err(error) = fs::remove_dir_all(&self.0) {
            say(&format!("warning: cannot remove {}: {error}", self.0.display()));
        }
    }
}

/// A loopback port that was free a moment ago.
pub fn free_port() -> Result<u16> {
    Ok(std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// The last lines of a log, for an error message.
pub fn tail(log: &Path) -> String {
    let text = fs::read(log).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    let from = lines.len().saturating_sub(30);
    format!("--- end of {} ---\n{}", log.display(), lines[from..].join("\n"))
}

/// Says something on stderr.
pub fn say(line: &str) {
    eprintln!("{line}");
}
