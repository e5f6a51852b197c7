//! Answers: what can be set, how, and what holds when nothing is?
//!
//! One small struct per concern. A value comes from the first of: a flag, the environment (`SELARAS_*`), the file
//! `selaras.toml`, the default written here. `selaras config --print` and the table in `docs/operations.md` are made
//! from the comments below.

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    path::{Path, PathBuf},
    str::FromStr,
};

/// One thing that can be set.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Section of the file; empty for the top.
    pub section: &'static str,
    /// Name in that section.
    pub name: &'static str,
    /// Variable of the environment.
    pub env: &'static str,
    /// What holds when nothing is set, as text.
    pub default: &'static str,
    /// What it does.
    pub doc: &'static str,
    /// Whether it is for measuring and repair only, and left out of the documents.
    pub hidden: bool,
}

impl Key {
    /// The name with its section, such as `mail.from`.
    pub fn path(&self) -> String {
        if self.section.is_empty() { self.name.to_owned() } else { format!("{}.{}", self.section, self.name) }
    }
}

/// Why the configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    /// The file cannot be read.
    #[error("{0}: {1}")]
    File(PathBuf, String),
    /// There is no such key.
    #[error("{0} is not a setting; `selaras config --print` lists all of them")]
    Unknown(String),
    /// A value cannot be understood.
    #[error("{key} ({env}): {value:?} is not usable: {why}")]
    Value {
        /// The key.
        key: String,
        /// Its variable.
        env: &'static str,
        /// What was given.
        value: String,
        /// What is wrong with it.
        why: String,
    },
}

/// A value that can be written as text.
trait Setting: Sized {
    fn read(text: &str) -> Result<Self, String>;
}

macro_rules! settings {
    ($($ty:ty),+) => {$(impl Setting for $ty {
        fn read(text: &str) -> Result<Self, String> {
            text.trim().parse().map_err(|e| format!("{e}"))
        }
    })+};
}
settings!(SocketAddr, u64, u32, usize);

impl Setting for String {
    fn read(text: &str) -> Result<Self, String> {
        Ok(text.to_owned())
    }
}

/// A value that is used and never shown: not in the log, not by `selaras config`.
#[derive(Clone, Default)]
pub struct Secret(String);

impl Secret {
    /// What it is. For the one call that needs it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.0.is_empty() { "\"\"" } else { "\"(set)\"" })
    }
}

impl Setting for Secret {
    fn read(text: &str) -> Result<Self, String> {
        Ok(Self(text.to_owned()))
    }
}

impl Setting for PathBuf {
    fn read(text: &str) -> Result<Self, String> {
        Ok(text.into())
    }
}

impl Setting for bool {
    fn read(text: &str) -> Result<Self, String> {
        match text.trim() {
            "on" | "true" | "1" | "yes" => Ok(true),
            "off" | "false" | "0" | "no" => Ok(false),
            _ => Err("on or off".into()),
        }
    }
}

impl<T: Setting> Setting for Option<T> {
    fn read(text: &str) -> Result<Self, String> {
        if text.trim().is_empty() { Ok(None) } else { T::read(text).map(Some) }
    }
}

impl Setting for Vec<ipnet::IpNet> {
    fn read(text: &str) -> Result<Self, String> {
        let words = text.split(',').map(str::trim).filter(|word| !word.is_empty());
        words
            .map(|word| {
                let net = ipnet::IpNet::from_str(word);
                net.or_else(|_| std::net::IpAddr::from_str(word).map(Into::into))
                    .map_err(|_| format!("{word} is not a network such as 192.168.0.0/16"))
            })
            .collect()
    }
}

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object per line.
    Json,
}

impl Setting for LogFormat {
    fn read(text: &str) -> Result<Self, String> {
        match text.trim() {
            "text" => Ok(Self::Text),
            "json" => Ok(Self::Json),
            _ => Err("text or json".into()),
        }
    }
}

impl Setting for crate::words::Lang {
    fn read(text: &str) -> Result<Self, String> {
        Self::named(text).ok_or_else(|| "en or id".into())
    }
}

macro_rules! concerns {
    ($(
        $(#[doc = $about:literal])+
        $concern:ident ($held:ident in $section:literal) {$(
            $(#[doc = $doc:literal])+
            $field:ident: $ty:ty = $default:literal, $env:literal $(, $hidden:ident)?;
        )+}
    )+) => {
        $($(#[doc = $about])+ #[derive(Clone, Debug)] pub struct $concern {
            $($(#[doc = $doc])+ pub $field: $ty,)+
        })+

        /// Everything that can be set.
        #[derive(Clone, Debug)]
        pub struct Config {
            $($(#[doc = $about])+ pub $held: $concern,)+
        }

        /// Every key, in the order of the documents.
        pub const KEYS: &[Key] = &[$($(Key {
            section: $section,
            name: stringify!($field),
            env: $env,
            default: $default,
            doc: concat!($($doc, "\n"),+),
            hidden: concerns!(@hidden $($hidden)?),
        },)+)+];

        impl Config {
            fn from_values(value: impl Fn(&str, &'static str, &str) -> String) -> Result<Self, Unusable> {
                Ok(Self {$(
                    $held: $concern {$(
                        $field: {
                            let key = if $section.is_empty() {
                                stringify!($field).to_owned()
                            } else {
                                concat!($section, ".", stringify!($field)).to_owned()
                            };
                            let text = value(&key, $env, $default);
                            Setting::read(&text).map_err(|why| Unusable::Value { key, env: $env, value: text, why })?
                        },
                    )+},
                )+})
            }
        }
    };
    (@hidden) => { false };
    (@hidden hidden) => { true };
}

concerns! {
    /// Where the state lives.
    Store (store in "") {
        /// Folder for everything that is kept: the database, media, keys.
        data: PathBuf = "./data", "SELARAS_DATA";
        /// `sqlite` (a file `selaras.db` in the data folder), `sqlite:PATH`, or `postgres://USER@HOST/DATABASE`.
        database: String = "sqlite", "SELARAS_DATABASE";
        /// Connections for reading; on PostgreSQL twice as many in all.
        connections: u32 = "4", "SELARAS_CONNECTIONS";
        /// File with the keys that seal tokens; keep it apart from backups of the database. Empty: `keys` in the data folder.
        key_file: Option<PathBuf> = "", "SELARAS_KEY_FILE";
        /// Whether writes that wait at the same time share one commit.
        group_commit: bool = "on", "SELARAS_GROUP_COMMIT", hidden;
    }
    /// How people and programs reach Selaras.
    Web (web in "web") {
        /// Address and port to listen on.
        listen: SocketAddr = "127.0.0.1:7340", "SELARAS_LISTEN";
        /// The address people use, such as `https://social.example.id`. Empty: http at the listening address.
        public_url: String = "", "SELARAS_PUBLIC_URL";
        /// Language of messages for those who ask for none: `en` or `id`.
        language: crate::words::Lang = "en", "SELARAS_LANGUAGE";
        /// Longest time in seconds for the head of a request to arrive, and for a connection to be kept without one.
        header_seconds: u64 = "15", "SELARAS_HEADER_SECONDS";
        /// Largest file that may be uploaded, in MiB.
        upload_mib: u64 = "1024", "SELARAS_UPLOAD_MIB";
    }
    /// Where media is kept.
    Blobs (blobs in "blobs") {
        /// Empty: the folder `blobs` in the data folder. A path: that folder. `s3://BUCKET[/PREFIX]`: an S3-compatible server.
        url: String = "", "SELARAS_BLOBS";
        /// Address of the S3-compatible server, such as `https://s3.example.id`. The bucket must be there already.
        endpoint: String = "", "SELARAS_S3_ENDPOINT";
        /// Its region.
        region: String = "us-east-1", "SELARAS_S3_REGION";
        /// Access key; it must be allowed to list, read, write and delete in the bucket.
        access_key: String = "", "SELARAS_S3_ACCESS_KEY";
        /// Secret key. It is never shown.
        secret_key: Secret = "", "SELARAS_S3_SECRET_KEY";
    }
    /// How mail is sent.
    Mail (mail in "mail") {
        /// `smtp://HOST:PORT`, `smtps://USER:PASSWORD@HOST`, or with `?tls=required`. Empty: no mail; invitations are shown as links.
        smtp: String = "", "SELARAS_SMTP";
        /// Sender.
        from: String = "Selaras <selaras@localhost>", "SELARAS_MAIL_FROM";
    }
    /// How networks are called.
    Outbound (outbound in "outbound") {
        /// Private networks that may be called, also by plain http: a list such as `127.0.0.0/8, 192.168.7.0/24`.
        allow_private: Vec<ipnet::IpNet> = "", "SELARAS_ALLOW_PRIVATE";
        /// Longest time for one call, in milliseconds.
        network_timeout_ms: u64 = "30000", "SELARAS_NETWORK_TIMEOUT_MS";
    }
    /// Other servers in place of Bluesky's own, for a network of one's own.
    Bluesky (bluesky in "bluesky") {
        /// The directory of identities.
        plc: String = "https://plc.directory", "SELARAS_ATPROTO_DIRECTORY";
        /// Where public numbers are read.
        appview: String = "https://public.api.bsky.app", "SELARAS_ATPROTO_APPVIEW";
        /// Where a handle is signed in when its own server is not known.
        entryway: String = "https://bsky.social", "SELARAS_ATPROTO_ENTRYWAY";
    }
    /// What runs beside the requests.
    Work (work in "work") {
        /// How many profiles are published to at the same time.
        concurrency: usize = "64", "SELARAS_DELIVERIES_AT_ONCE";
        /// Whether the raw numbers are also written as Parquet files to the blob store, for other engines (`docs/numbers-in-parquet.md`).
        numbers_parquet: bool = "off", "SELARAS_NUMBERS_PARQUET";
    }
    /// What is written to the terminal.
    Log (log in "log") {
        /// `text` or `json`.
        format: LogFormat = "text", "SELARAS_LOG_FORMAT";
        /// What is written: `error`, `warn`, `info`, `debug`, or per part such as `info,selaras_publishing=debug`.
        level: String = "info", "SELARAS_LOG";
    }
}

/// Where values come from, the stronger first.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// Flags, by path of the key.
    pub flags: BTreeMap<String, String>,
    /// The environment, by variable.
    pub env: BTreeMap<String, String>,
    /// The file's text with its name.
    pub file: Option<(PathBuf, String)>,
}

impl Sources {
    /// Reads the environment and `file` (or `selaras.toml` here, if there is one).
    ///
    /// # Errors
    /// When a file that was named cannot be read.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
    pub fn from_machine(file: Option<&Path>, flags: BTreeMap<String, String>) -> Result<Self, Unusable> {
        let env = KEYS.iter().filter_map(|k| Some((k.env.to_owned(), std::env::var(k.env).ok()?))).collect();
        let named = file.map(Path::to_owned).or_else(|| std::env::var_os("SELARAS_CONFIG").map(Into::into));
        let path = named.clone().unwrap_or_else(|| "selaras.toml".into());
        let file = match std::fs::read_to_string(&path) {
            Ok(text) => Some((path, text)),
            Err(e) if named.is_none() && e.kind() == std::io::ErrorKind::NotFound => None,
            Err(e) => return Err(Unusable::File(path, e.to_string())),
        };
        Ok(Self { flags, env, file })
    }
}

impl Config {
    /// Puts the sources together.
    ///
    /// # Errors
    /// When a key is unknown or a value cannot be used; the text says which and why.
    pub fn load(sources: &Sources) -> Result<Self, Unusable> {
        let mut in_file = BTreeMap::new();
        if let Some((path, text)) = &sources.file {
            let table: toml::Table =
                text.parse().map_err(|e: toml::de::Error| Unusable::File(path.clone(), e.to_string()))?;
            flatten("", &table, &mut in_file);
        }
        let known = |path: &String| KEYS.iter().any(|k| k.path() == *path);
        if let Some(path) = in_file.keys().chain(sources.flags.keys()).find(|path| !known(path)) {
            return Err(Unusable::Unknown(path.clone()));
        }
        Self::from_values(|path, env, default| {
            let value =
                sources.flags.get(path).or_else(|| sources.env.get(env)).or_else(|| in_file.get(path));
            value.map_or(default, String::as_str).to_owned()
        })
    }

    /// The same without secrets, to be shown.
    #[must_use]
    pub fn redacted(&self) -> Self {
        let mut shown = self.clone();
        for address in [&mut shown.store.database, &mut shown.mail.smtp] {
            if let Some((scheme, host)) =
                address.split_once("://").and_then(|(s, rest)| Some((s, rest.rsplit_once('@')?.1)))
            {
                *address = format!("{scheme}://(set)@{host}");
            }
        }
        shown
    }

    /// The database's address as the store wants it.
    pub fn database_url(&self) -> String {
        match self.store.database.as_str() {
            "sqlite" => format!("sqlite:{}", self.store.data.join("selaras.db").display()),
            other => other.to_owned(),
        }
    }

    /// The file with the sealing keys.
    pub fn key_file(&self) -> PathBuf {
        self.store.key_file.clone().unwrap_or_else(|| self.store.data.join("keys"))
    }

    /// The address people use, without a trailing slash.
    pub fn public_url(&self) -> String {
        match self.web.public_url.trim_end_matches('/') {
            "" => format!("http://{}", self.web.listen),
            url => url.to_owned(),
        }
    }
}

fn flatten(prefix: &str, table: &toml::Table, into: &mut BTreeMap<String, String>) {
    for (name, value) in table {
        let path = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        let text = |value: &toml::Value| match value {
            toml::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        match value {
            toml::Value::Table(inner) => flatten(&path, inner, into),
            toml::Value::Array(list) => {
                into.insert(path, list.iter().map(text).collect::<Vec<_>>().join(","));
            }
            other => {
                into.insert(path, text(other));
            }
        }
    }
}

/// A `selaras.toml` with every key, its comment and its default, all commented out.
pub fn example() -> String {
    let mut out = String::from(
        "# Selaras. Every key with its default; the variable in brackets wins over this file.\n",
    );
    let mut section = "";
    for key in KEYS.iter().filter(|k| !k.hidden) {
        if key.section != section {
            section = key.section;
            out.push_str(&format!("\n[{section}]\n"));
        }
        out.push('\n');
        for line in key.doc.trim().lines() {
            out.push_str(&format!("# {}\n", line.trim()));
        }
        let bare = matches!(key.default, "on" | "off") || key.default.parse::<u64>().is_ok();
        let value = match key.default {
            "on" => "true".to_owned(),
            "off" => "false".to_owned(),
            text if bare => text.to_owned(),
            text => format!("{text:?}"),
        };
        out.push_str(&format!("# [{}]\n# {} = {value}\n", key.env, key.name));
    }
    out
}

/// The table of keys for `docs/operations.md`.
pub fn table() -> String {
    let mut out = String::from("| key | environment | default | what it does |\n|---|---|---|---|\n");
    for key in KEYS.iter().filter(|k| !k.hidden) {
        let doc = key.doc.lines().map(str::trim).collect::<Vec<_>>().join(" ").replace('|', "\\|");
        let default = if key.default.is_empty() { String::new() } else { format!("`{}`", key.default) };
        out.push_str(&format!("| `{}` | `{}` | {default} | {} |\n", key.path(), key.env, doc.trim()));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources(file: &str, env: &[(&str, &str)], flags: &[(&str, &str)]) -> Sources {
        let map = |pairs: &[(&str, &str)]| {
            pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect::<BTreeMap<_, _>>()
        };
        Sources { flags: map(flags), env: map(env), file: Some(("selaras.toml".into(), file.into())) }
    }

    #[test]
    fn a_flag_beats_the_environment_which_beats_the_file_which_beats_the_default() {
        let file = "data = \"/from/file\"\n[web]\nlisten = \"127.0.0.1:1\"\n[work]\nconcurrency = 7";
        let env = [("SELARAS_DATA", "/from/env"), ("SELARAS_LISTEN", "127.0.0.1:2")];
        let config = Config::load(&sources(file, &env, &[("web.listen", "127.0.0.1:3")])).unwrap();
        assert_eq!(config.work.concurrency, 7);
        assert_eq!(config.store.data, Path::new("/from/env"));
        assert_eq!(config.web.listen.port(), 3);
        assert_eq!(config.outbound.network_timeout_ms, 30_000);
        assert_eq!(config.database_url(), "sqlite:/from/env/selaras.db");
    }

    #[test]
    fn a_list_may_be_an_array_and_a_single_address_is_a_network() {
        let config =
            Config::load(&sources("[outbound]\nallow_private = [\"127.0.0.1\", \"10.0.0.0/8\"]", &[], &[]))
                .unwrap();
        assert_eq!(config.outbound.allow_private.len(), 2);
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        let wrong = Config::load(&sources("", &[("SELARAS_LISTEN", "here")], &[])).unwrap_err().to_string();
        assert!(wrong.contains("web.listen (SELARAS_LISTEN): \"here\""), "{wrong}");
        let unknown = Config::load(&sources("[web]\nlisen = 1", &[], &[])).unwrap_err().to_string();
        assert!(unknown.starts_with("web.lisen is not a setting"), "{unknown}");
    }

    #[test]
    fn what_is_secret_is_used_but_not_shown() {
        let file = "database = \"postgres://me:kucing@db/selaras\"\n[blobs]\nsecret_key = \"anjing\"\n[mail]\nsmtp = \"smtps://me:burung@mail\"";
        let config = Config::load(&sources(file, &[], &[])).unwrap();
        assert_eq!(config.blobs.secret_key.reveal(), "anjing");
        let shown = format!("{:?}", config.redacted());
        for secret in ["kucing", "anjing", "burung"] {
            assert!(!shown.contains(secret), "{shown}");
        }
        assert!(!format!("{config:?}").contains("anjing"));
    }

    #[test]
    fn the_example_is_a_file_that_changes_nothing() {
        let shown: String = example()
            .lines()
            .map(|l| {
                l.strip_prefix("# ")
                    .filter(|l| l.contains(" = ") && !l.starts_with('['))
                    .map_or(l, |l| l)
                    .to_owned()
                    + "\n"
            })
            .collect();
        let config = Config::load(&sources(&shown, &[], &[])).unwrap();
        assert_eq!(format!("{config:?}"), format!("{:?}", Config::load(&sources("", &[], &[])).unwrap()));
    }

    #[test]
    fn the_table_in_the_manual_is_the_one_in_the_code() {
        let manual = include_str!("../../../docs/operations.md");
        assert!(manual.contains(&table()), "put this into docs/operations.md:\n{}", table());
    }
}
