//! Answers: how does a chore run other programs, so that none outlives it and a failure says what happened?

use std::fs::{self, File};
use std::io::Write;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use anyhow::{Context, Result, bail};

/// How often a waiting loop looks again. Waiting is always bounded by an event or a deadline, never by this.
pub const POLL: Duration = Duration::from_millis(50);

/// The folder of the workspace, found from where this tool's own source lies.
pub fn workspace() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Where cargo puts what it builds: as told by the environment, else where this very program was built.
pub fn target_dir() -> Result<PathBuf> {
    if let Some(told) = std::env::var_os("CARGO_TARGET_DIR") {
        return Ok(std::path::absolute(told)?);
    }
    let exe = std::env::current_exe()?;
    let dir = exe.ancestors().nth(2).context("this program does not lie in a target directory")?;
    Ok(dir.to_path_buf())
}

/// The cargo that started us, so that a toolchain override stays in force.
pub fn cargo() -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.current_dir(workspace());
    command
}

/// Runs with our own output and fails, naming the command, unless it ends well.
pub fn run(command: &mut Command) -> Result<()> {
    let shown = show(command);
    let child = command.stdin(Stdio::null()).spawn().with_context(|| format!("cannot start `{shown}`"))?;
    let status = wait(child, Target::Process)?;
    if !status.success() {
        bail!("`{shown}` failed ({status})");
    }
    Ok(())
}

/// Runs with its output kept in `log`, whose end is shown when it fails.
pub fn quiet(command: &mut Command, log: &Path) -> Result<()> {
    let shown = show(command);
    let out = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
    command.stdin(Stdio::null()).stdout(out.try_clone()?).stderr(out).process_group(0);
    let child = command.spawn().with_context(|| format!("cannot start `{shown}`"))?;
    let status = wait(child, Target::Group)?;
    if !status.success() {
        bail!("`{shown}` failed ({status}):\n{}", tail(log));
    }
    Ok(())
}

/// What the command says on stdout.
pub fn output(command: &mut Command) -> Result<String> {
    let shown = show(command);
    let out = command.stdin(Stdio::null()).output().with_context(|| format!("cannot start `{shown}`"))?;
    if !out.status.success() {
        let said = String::from_utf8_lossy(&out.stderr);
        bail!("`{shown}` failed ({}): {}", out.status, said.trim());
    }
    Ok(String::from_utf8_lossy(&out.stdout).trim().to_owned())
}

/// A command that the kernel ends with `signal` when the **thread** that started it ends, however that happens:
/// start servers from threads that live as long as the server.
pub fn tied_to_us(program: impl AsRef<std::ffi::OsStr>, signal: &str) -> Command {
    if !exists("setpriv") {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", signal, "--"]).arg(program);
    command
}

/// The last lines of a log, for an error message.
pub fn tail(log: &Path) -> String {
    let text = fs::read(log).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    let from = lines.len().saturating_sub(40);
    format!("--- end of {} ---\n{}", log.display(), lines[from..].join("\n"))
}

/// Is there a program of this name on the PATH?
pub fn exists(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|dir| dir.join(program).is_file())
}

/// Makes sure of a program of the operating system: installs its Debian package when we may, else says what to do.
pub fn need(program: &str, package: &str) -> Result<()> {
    if exists(program) { Ok(()) } else { apt_install(package) }
}

/// Installs a Debian package as root; anyone else is told which one is missing.
pub fn apt_install(package: &str) -> Result<()> {
    if !is_root() || !exists("apt-get") {
        bail!("the system package `{package}` is missing: install it (Debian: apt-get install {package})");
    }
    eprintln!("installing the system package {package} ...");
    let mut update = Command::new("apt-get");
    let mut install = Command::new("apt-get");
    // Another run may hold the package manager's lock for a while.
    let patience = "DPkg::Lock::Timeout=300";
    run(update.args(["-qq", "-o", patience, "update"]).stdout(Stdio::null()))?;
    let flags = ["-qq", "-y", "--no-install-recommends", "-o", patience, "install", package];
    run(install.env("DEBIAN_FRONTEND", "noninteractive").args(flags).stdout(Stdio::null()))
}

/// Are we the superuser? PostgreSQL refuses to run as one.
pub fn is_root() -> bool {
    output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}

/// From here on an interrupt is remembered instead of ending us at once, so that servers and folders are put away.
/// A second one ends us at once all the same.
pub fn catch_interrupts() -> Result<()> {
    let flag = interrupt_flag();
    for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM] {
        signal_hook::flag::register_conditional_shutdown(signal, 130, Arc::clone(flag))?;
        signal_hook::flag::register(signal, Arc::clone(flag))?;
    }
    Ok(())
}

/// Did somebody ask us to stop?
pub fn interrupted() -> bool {
    interrupt_flag().load(Ordering::Relaxed)
}

/// Stops a whole process group (`group` is the id of its leader), politely first.
pub fn signal_group(group: u32, signal: &str) {
    signal_raw(&format!("-{group}"), signal);
}

/// Says something on stderr in one piece, so that parallel starts do not mix their lines.
pub fn say(line: &str) {
    let mut err = std::io::stderr().lock();
    // Nobody left to read us is no reason to stop working.
    let _ignored = writeln!(err, "{line}");
}

enum Target {
    Process,
    Group,
}

fn wait(mut child: Child, target: Target) -> Result<ExitStatus> {
    let mut told = false;
    loop {
        if let Some(status) = child.try_wait()? {
            if interrupted() {
                bail!("interrupted");
            }
            return Ok(status);
        }
        if interrupted() && !told {
            told = true;
            match target {
                Target::Process => signal_raw(&child.id().to_string(), "TERM"),
                Target::Group => signal_group(child.id(), "TERM"),
            }
        }
        std::thread::sleep(POLL);
    }
}

fn signal_raw(target: &str, signal: &str) {
    // The shell's own `kill`: the program of that name is not on every machine. It may have ended by itself.
    // Only this spelling means the same to every shell when the target is a group.
    let script = format!("kill -s {signal} -- {target} 2>/dev/null");
    let _ignored = Command::new("sh").args(["-c", &script]).status();
}

fn interrupt_flag() -> &'static Arc<AtomicBool> {
    static FLAG: OnceLock<Arc<AtomicBool>> = OnceLock::new();
    FLAG.get_or_init(Arc::default)
}

fn show(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
