//! How a test runs the program itself, and where.

use selaras_server::{
    config::{Config, Sources},
    wire,
};
use selaras_store::Blobs;
use serde_json::Value;
use std::{
    collections::BTreeMap,
    ffi::OsStr,
    path::{Path, PathBuf},
    process::Stdio,
};
use tokio::process::Command;

/// What a test was told of its servers.
#[expect(clippy::disallowed_methods, reason = "tests are told of servers through the environment")]
pub fn told(name: &str) -> Option<String> {
    let told = std::env::var(name).ok();
    assert!(told.is_some() || std::env::var("SELARAS_TEST_REQUIRE").is_err(), "{name} is not set");
    told
}

/// Which database.
#[derive(Clone, Debug)]
pub enum Kind {
    /// In a file.
    Sqlite,
    /// On the server at this address.
    Postgres(String),
}

impl Kind {
    /// Those that can be tested here.
    pub fn all() -> Vec<Self> {
        let server = told("SELARAS_TEST_POSTGRES");
        let server = server.and_then(|url| Some(url.rsplit_once('/')?.0.to_owned()));
        [Self::Sqlite].into_iter().chain(server.map(Self::Postgres)).collect()
    }

    /// The address of a database that does not exist yet, for a program whose data lies in `folder`.
    pub fn fresh(&self, folder: &Path) -> String {
        match self {
            Self::Sqlite => format!("sqlite:{}", folder.join("selaras.db").display()),
            Self::Postgres(server) => format!("{server}/c{}", unique()),
        }
    }
}

/// A name that nothing has yet.
pub fn unique() -> String {
    selaras_kernel::JobId::new(selaras_kernel::Timestamp(0)).0.simple().to_string()
}

/// Settings by their paths.
pub type Settings = Vec<(&'static str, String)>;

/// Settings of the tests' S3 server under a prefix that nobody has used; none where there is no such server.
pub fn bucket() -> Option<Settings> {
    Some(vec![
        ("blobs.url", format!("s3://selaras/cli/{}/", unique())),
        ("blobs.endpoint", told("SELARAS_TEST_S3")?),
        ("blobs.access_key", "ak".into()),
        ("blobs.secret_key", "sk".into()),
    ])
}

/// Settings as `TestApp::with` wants them.
pub fn lent<'a>(settings: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    settings.iter().map(|(key, value)| (*key, value.as_str())).collect()
}

/// Where a program with its data in `data` and these settings keeps files.
pub async fn blobs(data: &Path, settings: &Settings) -> Blobs {
    let mut flags: BTreeMap<_, _> = settings.iter().map(|(k, v)| ((*k).to_owned(), v.clone())).collect();
    flags.insert("data".into(), data.display().to_string());
    let config = Config::load(&Sources { flags, ..Sources::default() }).expect("settings that can be used");
    wire::blobs(&config).await.expect("files can be kept")
}

/// The program with its settings.
pub struct Program {
    variables: Vec<(&'static str, String)>,
}

/// What it said when it had ended.
#[derive(Debug)]
pub struct Said {
    /// Exit code.
    pub code: i32,
    /// What it printed.
    pub out: String,
    /// What it complained of.
    pub err: String,
}

impl Said {
    /// The JSON of a run that succeeded.
    #[track_caller]
    pub fn json(&self) -> Value {
        assert_eq!(self.code, 0, "{self:?}");
        serde_json::from_str(&self.out).expect("one line of JSON")
    }

    /// What it complained of when it ended with `code`.
    #[track_caller]
    pub fn refused(&self, code: i32) -> &str {
        assert_eq!(self.code, code, "{self:?}");
        &self.err
    }
}

impl Program {
    /// The program with its data in `data`, on `database`, with these settings.
    pub fn new(data: &Path, database: &str, settings: &[(&'static str, String)]) -> Self {
        let mut variables = vec![
            ("SELARAS_DATA", data.display().to_string()),
            ("SELARAS_DATABASE", database.to_owned()),
            ("LANG", "en".into()),
        ];
        for (path, value) in settings {
            let key = selaras_server::config::KEYS.iter().find(|key| key.path() == *path);
            variables.push((key.expect("a setting").env, value.clone()));
        }
        Self { variables }
    }

    /// The same with another variable.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.variables.push((name, value.into()));
        self
    }

    /// The program of this build, or another that is to be tested (a packaged one).
    #[expect(clippy::disallowed_methods, reason = "tests are told of programs through the environment")]
    pub fn binary() -> PathBuf {
        let other = std::env::var_os("SELARAS_TEST_PROGRAM");
        other.map_or_else(|| env!("CARGO_BIN_EXE_selaras").into(), Into::into)
    }

    /// A command in the environment of this program.
    pub fn command(&self, name: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(name);
        command.env_remove("SELARAS_TOKEN").env_remove("SELARAS_CONFIG").env_remove("SELARAS_PASSWORD");
        command.envs(self.variables.iter().cloned()).stdin(Stdio::null());
        command
    }

    /// Runs it to its end.
    pub async fn run(&self, arguments: &[&str]) -> Said {
        let mut command = self.command(Self::binary());
        let done = command.args(arguments).kill_on_drop(true).output().await.expect("the program runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
        Said { code: done.status.code().unwrap_or(-1), out: text(done.stdout), err: text(done.stderr) }
    }
}

/// A path as an argument.
pub fn argument(path: &Path) -> &str {
    path.to_str().expect("a path of text")
}

/// The names of what lies in a folder.
pub fn names(folder: &Path) -> Vec<PathBuf> {
    std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect()
}
