//! Answers: which real servers do the tests speak to, and how do they find them? All start in parallel on loopback,
//! on free ports, in a folder of their own; environment variables carry their addresses.

mod bluesky;
pub mod cache;
mod duckdb;
mod mail;
mod mastodon;
mod postgres;
pub mod process;
pub mod python;
mod s3;

use std::fs;
use std::io::{IsTerminal, Read};
use std::os::unix::fs::FileTypeExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::cmd;
use cache::Cache;
use process::Process;

/// What a server needs in order to start.
pub struct Place {
    /// Installed programs.
    pub cache: Cache,
    /// This server's own folder, removed when it stops.
    pub folder: PathBuf,
    /// `xtask/servers`: pins, configurations, scripts.
    pub sources: PathBuf,
}

/// A server that answers.
pub struct Started {
    /// How tests find it.
    pub variables: Vec<(&'static str, String)>,
    /// In the order of their start; they are stopped the other way round.
    pub processes: Vec<Process>,
}

type Start = fn(&Place) -> Result<Started>;

const ALL: [(&str, Start); 6] = [
    ("postgres", postgres::start),
    ("bluesky", bluesky::start),
    ("mastodon", mastodon::start),
    ("mail", mail::start),
    ("s3", s3::start),
    ("duckdb", duckdb::start),
];

/// Servers that run until this value is dropped.
pub struct Fleet {
    /// The variables of all of them.
    pub variables: Vec<(&'static str, String)>,
    keepers: Vec<JoinHandle<()>>,
    /// Dropping these tells the keepers to stop.
    stops: Vec<mpsc::Sender<()>>,
    failed: Arc<AtomicBool>,
    folder: PathBuf,
}

/// `cargo xtask servers [--only a,b]`: starts them, says where they are, and stays until told to stop.
pub fn command(arguments: &[String]) -> Result<()> {
    let only = parse(arguments)?;
    cmd::catch_interrupts()?;
    let fleet = Fleet::start(&only)?;
    let exports: String =
        fleet.variables.iter().map(|(name, value)| format!("export {name}='{value}'\n")).collect();
    let file = Cache::open()?.file("servers.env");
    fs::write(&file, &exports)?;
    print!("{exports}");
    cmd::say(&format!("ready; also written to {}; end with Ctrl-C", file.display()));
    let failure = fleet.wait_for_the_end();
    // Another run may have written its own meanwhile.
    if fs::read_to_string(&file).is_ok_and(|text| text == exports) {
        fs::remove_file(&file)?;
    }
    failure
}

impl Fleet {
    /// Starts the named servers (none named: all) and returns when every one answers.
    pub fn start(only: &[String]) -> Result<Self> {
        let cache = Cache::open()?;
        let folder = make_folder()?;
        let mut fleet = Self {
            variables: shared_files(),
            keepers: Vec::new(),
            stops: Vec::new(),
            failed: Arc::default(),
            folder,
        };
        let (tell, told) = mpsc::channel();
        for (name, start) in ALL {
            if only.is_empty() || only.iter().any(|wanted| wanted == name) {
                fleet.keep(name, start, &cache, tell.clone())?;
            }
        }
        drop(tell);
        for outcome in told {
            fleet.variables.extend(outcome?);
        }
        fleet.variables.sort();
        Ok(fleet)
    }

    /// One thread per server, alive as long as the server: the kernel ties a child's life to the thread that made it.
    fn keep(
        &mut self,
        name: &'static str,
        start: Start,
        cache: &Cache,
        tell: mpsc::Sender<Result<Vec<(&'static str, String)>>>,
    ) -> Result<()> {
        let folder = self.folder.join(name);
        fs::create_dir_all(&folder)?;
        let place = Place { cache: cache.clone(), folder, sources: cmd::workspace().join("xtask/servers") };
        let (stop, stopped) = mpsc::channel::<()>();
        let failed = Arc::clone(&self.failed);
        self.stops.push(stop);
        self.keepers.push(std::thread::spawn(move || {
            let begin = Instant::now();
            let Started { variables, mut processes } = match start(&place) {
                Ok(started) => started,
                Err(error) => {
                    let _ignored = tell.send(Err(error.context(format!("starting {name}"))));
                    return;
                }
            };
            cmd::say(&format!("{name}: ready after {:.1} s", begin.elapsed().as_secs_f64()));
            let _ignored = tell.send(Ok(variables));
            drop(tell);
            if let Err(error) = watch(&mut processes, &stopped) {
                cmd::say(&format!("error: {error:#}"));
                failed.store(true, Ordering::Relaxed);
            }
            while let Some(last) = processes.pop() {
                drop(last);
            }
        }));
        Ok(())
    }

    fn wait_for_the_end(&self) -> Result<()> {
        let closed = watch_stdin();
        while !cmd::interrupted() && !closed.load(Ordering::Relaxed) {
            if self.failed.load(Ordering::Relaxed) {
                bail!("a server ended by itself");
            }
            std::thread::sleep(cmd::POLL);
        }
        Ok(())
    }
}

impl Drop for Fleet {
    fn drop(&mut self) {
        self.stops.clear();
        for keeper in self.keepers.drain(..) {
            // A keeper that panicked has said so; its process died with its thread.
            let _ignored = keeper.join();
        }
        if let Err(error) = cache::remove(&self.folder) {
            cmd::say(&format!("warning: {error:#}"));
        }
    }
}

/// Returns when told to stop; fails when a server ends by itself.
fn watch(processes: &mut [Process], stopped: &mpsc::Receiver<()>) -> Result<()> {
    loop {
        match stopped.recv_timeout(Duration::from_millis(250)) {
            Err(mpsc::RecvTimeoutError::Timeout) => {
                for process in processes.iter_mut() {
                    process.check_alive()?;
                }
            }
            _ => return Ok(()),
        }
    }
}

fn parse(arguments: &[String]) -> Result<Vec<String>> {
    let names = match arguments {
        [] => return Ok(Vec::new()),
        [flag, names] if flag == "--only" => names,
        [joined] if joined.starts_with("--only=") => &joined["--only=".len()..].to_owned(),
        other => bail!("expected --only NAME,NAME, not {other:?}"),
    };
    let names: Vec<String> = names.split(',').map(str::to_owned).collect();
    let known = ALL.map(|(name, _)| name);
    match names.iter().find(|name| !known.contains(&name.as_str())) {
        Some(unknown) => bail!("no server called {unknown:?}; there are {}", known.join(", ")),
        None => Ok(names),
    }
}

/// Files some tests can use when they lie beside the repository: recorded answers, official descriptions.
fn shared_files() -> Vec<(&'static str, String)> {
    let shared = fs::canonicalize(cmd::workspace().join("../shared")).ok();
    let shared = shared.and_then(|path| path.to_str().map(str::to_owned));
    shared.map(|path| vec![("SELARAS_TEST_SHARED", path)]).unwrap_or_default()
}

const FOLDER: &str = "selaras-servers-";

/// A folder named after this process. Those of processes that are no more (killed, not stopped) are removed.
fn make_folder() -> Result<PathBuf> {
    let temporary = std::env::temp_dir();
    for entry in fs::read_dir(&temporary)?.flatten() {
        let name = entry.file_name();
        let Some(id) = name.to_str().and_then(|name| name.strip_prefix(FOLDER)) else { continue };
        if Path::new("/proc/self").exists() && !Path::new("/proc").join(id).exists() {
            // It may belong to somebody else; then it is theirs to remove.
            let _ignored = cache::remove(&entry.path());
        }
    }
    let folder = temporary.join(format!("{FOLDER}{}", std::process::id()));
    cache::remove(&folder)?;
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    Ok(folder)
}

/// Becomes true when whoever holds the other end of our stdin lets go. `/dev/null` has no other end.
fn watch_stdin() -> Arc<AtomicBool> {
    let closed = Arc::new(AtomicBool::new(false));
    let is_pipe = fs::metadata("/dev/stdin").is_ok_and(|stdin| stdin.file_type().is_fifo());
    if is_pipe || std::io::stdin().is_terminal() {
        let closed = Arc::clone(&closed);
        std::thread::spawn(move || {
            let mut ignored = [0; 256];
            while std::io::stdin().read(&mut ignored).is_ok_and(|read| read > 0) {}
            closed.store(true, Ordering::Relaxed);
        });
    }
    closed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_servers_can_be_asked_for() {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(parse(&words("--only s3,mail")).unwrap(), ["s3", "mail"]);
        assert_eq!(parse(&words("--only=s3")).unwrap(), ["s3"]);
        assert!(parse(&words("--only oracle")).is_err());
        assert!(parse(&words("--except s3")).is_err());
    }
}
