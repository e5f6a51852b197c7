//! Answers: what does every command have at hand, and how does it speak?

use crate::{config::Config, wire, words::Lang};
use selaras_kernel::{Actor, BrandId, Clock, Error, Kind, Problem, Timestamp, clock::SystemClock};
use selaras_networks::Registry;
use selaras_store::{Blobs, Db};
use selaras_workspaces::{Vault, access, brands, owners};
use serde::Serialize;
use serde_json::{Map, Value};
use std::{
    io::{IsTerminal, Write},
    process::ExitCode,
    sync::Arc,
};

/// Where a command is given.
pub struct Desk {
    /// The configuration in force.
    pub config: Config,
    /// The language spoken.
    pub lang: Lang,
    /// Whether results are JSON.
    pub json: bool,
    /// Act as the person of this token.
    pub token: Option<String>,
    /// Act as this person.
    pub person: Option<String>,
}

/// Why a command ended early.
#[derive(Debug)]
pub enum Stop {
    /// Everything was said already; only the exit code remains.
    Quiet(u8),
    /// The command was not understood.
    Usage(String),
    /// It could not be done.
    Error(Error),
}

impl<E: Into<Error>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Error(error.into())
    }
}

/// Result of a command.
pub type Done<T = ()> = Result<T, Stop>;

/// What a command works on.
pub struct Here {
    /// The database.
    pub db: Db,
    /// The networks.
    pub networks: Arc<Registry>,
    /// What opens tokens.
    pub vault: Arc<Vault>,
    /// Where files are.
    pub blobs: Blobs,
    /// Who acts.
    pub actor: Actor,
}

impl Desk {
    /// The same desk, acting as nobody's token.
    #[must_use]
    pub fn without_token(&self) -> Self {
        Self {
            config: self.config.clone(),
            lang: self.lang,
            json: self.json,
            token: None,
            person: self.person.clone(),
        }
    }

    /// The present instant.
    pub fn now(&self) -> Timestamp {
        SystemClock.now()
    }

    /// Opens everything and finds out who acts.
    pub async fn open(&self) -> Done<Here> {
        let clock: Arc<dyn Clock> = Arc::new(SystemClock);
        let db = wire::database(&self.config).await?;
        let actor = self.actor(&db).await?;
        Ok(Here {
            networks: Arc::new(wire::networks(&self.config, &clock)?),
            vault: Arc::new(Vault::open(&self.config.key_file())?),
            blobs: Blobs::open(&wire::blob_options(&self.config)?).await?,
            db,
            actor,
        })
    }

    /// Who acts: the person of the token, the one named, or the first owner.
    pub async fn actor(&self, db: &Db) -> Done<Actor> {
        if let Some(token) = &self.token {
            return Ok(access::by_token(db, token, self.now()).await?);
        }
        let email = match &self.person {
            Some(email) => email.clone(),
            None => owners::first(db).await?.ok_or_else(|| Problem::new(Kind::Conflict, "not_set_up"))?,
        };
        Ok(access::by_email(db, &email, None).await?)
    }

    /// The brand with this id or name; without one, the only one there is.
    pub async fn brand(&self, here: &Here, wanted: Option<&str>) -> Done<BrandId> {
        let all = brands::list(&here.db, &here.actor).await?;
        let found: Vec<_> = match wanted {
            None => all.iter().collect(),
            Some(text) => match text.parse::<BrandId>() {
                Ok(id) => return Ok(id),
                Err(_) => all.iter().filter(|b| b.name.eq_ignore_ascii_case(text.trim())).collect(),
            },
        };
        match found[..] {
            [brand] => Ok(brand.id),
            _ => {
                let names = all.iter().map(|b| b.name.clone()).collect::<Vec<_>>();
                Err(Problem::invalid("brand", "brand_needed").with("names", names).into())
            }
        }
    }

    /// Tells the result: `value` as JSON, or what `words` make of it.
    pub fn tell<T: Serialize>(&self, value: &T, words: impl FnOnce() -> String) -> Done {
        let text = if self.json { serde_json::to_string(value).map_err(Error::from)? } else { words() };
        if !text.is_empty() {
            print_line(&text);
        }
        Ok(())
    }

    /// The message `key` with these facts.
    pub fn say<const N: usize>(&self, key: &str, facts: [(&str, Value); N]) -> String {
        self.lang.say(key, &facts.into_iter().map(|(k, v)| (k.to_owned(), v)).collect::<Map<_, _>>())
    }

    /// Shows how far long work has come, where somebody watches.
    pub fn progress(&self, key: &str, done: usize, of: usize) {
        if std::io::stderr().is_terminal() {
            eprint!("\r{}\x1b[K", self.say(key, [("done", done.into()), ("of", of.into())]));
            if done >= of {
                eprintln!();
            }
        }
    }

    /// Asks on the terminal; `None` where nobody can answer.
    pub fn ask(&self, key: &str) -> Option<String> {
        if !std::io::stdin().is_terminal() {
            return None;
        }
        eprint!("{} ", self.lang.plain(key));
        // The question without a newline must be seen before the answer is awaited; if it is not, the answer still is read.
        let _shown = std::io::stderr().flush();
        let mut line = String::new();
        std::io::stdin().read_line(&mut line).ok()?;
        let line = line.trim();
        (!line.is_empty()).then(|| line.to_owned())
    }

    /// What is needed and was neither given nor answered.
    pub fn missing(&self, flag: &str) -> Stop {
        Stop::Usage(self.say("cli-flag-missing", [("flag", flag.into())]))
    }
}

/// Prints a line. A reader that has gone away (a closed pipe) is no error.
pub fn print_line(text: &str) -> ExitCode {
    match writeln!(std::io::stdout().lock(), "{text}") {
        Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => ExitCode::FAILURE,
        _ => ExitCode::SUCCESS,
    }
}

/// The language of the terminal, as the environment says.
#[expect(
    clippy::disallowed_methods,
    reason = "the language of the terminal is told by the environment alone"
)]
pub fn terminal_language() -> Option<Lang> {
    let said = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
    Lang::named(&said?)
}
