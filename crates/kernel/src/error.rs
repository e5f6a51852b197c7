//! What went wrong, in the two ways that differ for the caller: a `Problem` the person can mend, or a fault of ours.
//!
//! # Design
//! A problem is data: a code from a closed list of messages, the field it concerns and parameters. The text is made
//! where it is shown (HTTP, CLI), in the reader's language, from the message catalogue of the same code.

use serde_json::Value;

/// Result of an operation of Selaras.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What class of answer a problem is; HTTP turns it into a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The request could not be read at all (400).
    Malformed,
    /// Not signed in, or the credential is no longer good (401).
    Unauthenticated,
    /// Signed in, but without the right (403).
    Forbidden,
    /// No such thing in this workspace (404).
    NotFound,
    /// The thing is in a state that does not allow it, or was changed meanwhile (409).
    Conflict,
    /// A precondition (If-Match) no longer holds (412).
    Stale,
    /// Larger than allowed (413).
    TooLarge,
    /// A file or body of a kind that is not taken (415).
    Unsupported,
    /// Read, but a value is not acceptable (422).
    Invalid,
    /// Too many requests (429).
    RateLimited,
    /// A server elsewhere (a network, the mail server) did not answer as it should (502).
    Upstream,
}

/// Something the caller can mend: what is wrong (`code`), where (`field`) and the facts the message needs (`params`).
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Problem {
    /// Class of the problem.
    pub kind: Kind,
    /// Stable code, also the key in the message catalogue.
    pub code: String,
    /// Path of the field concerned, such as `variants[0].text`; empty when the whole request is meant.
    pub field: String,
    /// Facts for the message: limits, counts, names, and what would be right.
    pub params: serde_json::Map<String, Value>,
    /// Further problems of the same request, so that all are told at once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Problem>,
}

impl Problem {
    /// A problem of `kind` with `code`.
    pub fn new(kind: Kind, code: &str) -> Self {
        Self {
            kind,
            code: code.into(),
            field: String::new(),
            params: serde_json::Map::new(),
            also: Vec::new(),
        }
    }

    /// A value that was read but is not acceptable.
    pub fn invalid(field: impl Into<String>, code: &str) -> Self {
        Self::new(Kind::Invalid, code).at(field)
    }

    /// `what` (a noun code such as `post`) does not exist in this workspace.
    pub fn not_found(what: &str) -> Self {
        Self::new(Kind::NotFound, "not_found").with("what", what)
    }

    /// Says which field is meant.
    #[must_use]
    pub fn at(mut self, field: impl Into<String>) -> Self {
        self.field = field.into();
        self
    }

    /// Adds a fact for the message.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.params.insert(name.into(), value.into());
        self
    }

    /// Puts `prefix` before the field of this problem and of those beside it.
    #[must_use]
    pub fn under(mut self, prefix: &str) -> Self {
        self.field = if self.field.is_empty() { prefix.into() } else { format!("{prefix}.{}", self.field) };
        self.also = self.also.into_iter().map(|p| p.under(prefix)).collect();
        self
    }

    /// One problem that tells all of `problems`, or `Ok` when there is none.
    pub fn all(problems: Vec<Problem>) -> std::result::Result<(), Problem> {
        let mut problems = problems.into_iter();
        match problems.next() {
            None => Ok(()),
            Some(mut first) => {
                first.also.extend(problems);
                Err(first)
            }
        }
    }

    /// This problem and those beside it, one by one.
    pub fn each(&self) -> impl Iterator<Item = &Problem> {
        std::iter::once(self).chain(self.also.iter())
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.code)?;
        if !self.field.is_empty() {
            write!(f, " at {}", self.field)?;
        }
        if !self.params.is_empty() {
            write!(f, " {}", Value::Object(self.params.clone()))?;
        }
        self.also.iter().try_for_each(|p| write!(f, "; {p}"))
    }
}

impl std::error::Error for Problem {}

/// Why an operation did not succeed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The caller can mend it.
    #[error("{0}")]
    Problem(#[from] Problem),
    /// The database failed; nothing was changed.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// Something of ours failed; the text says what was being done.
    #[error("{doing}: {source}")]
    Fault {
        /// What was being done.
        doing: String,
        /// What came back.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

impl Error {
    /// A fault with what was being done.
    pub fn fault(
        doing: impl Into<String>,
        source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        Self::Fault { doing: doing.into(), source: source.into() }
    }

    /// The problem, when this is one.
    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Problem(problem) => Some(problem),
            _ => None,
        }
    }

    /// Whether a row with the same unique key exists already.
    pub fn is_unique_violation(&self) -> bool {
        matches!(self, Self::Database(sqlx::Error::Database(e)) if e.is_unique_violation())
    }
}

impl From<serde_json::Error> for Error {
    fn from(source: serde_json::Error) -> Self {
        Self::fault("reading stored JSON", source)
    }
}
