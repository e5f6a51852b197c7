#![doc = include_str!("../README.md")]

pub mod blobs;
pub mod copy;
mod db;
pub mod events;
pub mod idempotency;
pub mod jobs;
mod memo;
pub mod proof;
#[cfg(feature = "testing")]
pub mod testing;
mod writer;

pub use blobs::{BlobOptions, Blobs};
pub use db::{Db, Dialect, Options, list};
pub use memo::Kept;
pub use writer::{Insert, Tx};

/// Runs one expression on whichever database is open.
///
/// `on!(db, c => query(...).fetch_all(c).await)` reads through the pool of a [`Db`]; inside a write,
/// `on!(tx, c => query(...).execute(c).await)` uses the transaction. The expression is expanded once per database, so
/// it must be valid for both: one SQL text with `$1` placeholders.
#[macro_export]
macro_rules! on {
    ($on:expr, $c:ident => $body:expr) => {
        match $crate::Reach::reach($on) {
            $crate::Reached::Sqlite($c) => $body,
            $crate::Reached::Postgres($c) => $body,
        }
    };
}

/// A static SQL text with the few parts in which the databases differ: `sql!(db, "SELECT … " {pg "FOR UPDATE SKIP
/// LOCKED" | lite ""})`. `{ids "$1"}` stands for the rows of a list made by [`list`]: `… WHERE id IN (" {ids "$1"} ")"`.
#[macro_export]
macro_rules! sql {
    (@pg [$($done:tt)*]) => { concat!($($done)*) };
    (@pg [$($done:tt)*] {ids $ids:literal} $($rest:tt)*) => {
        $crate::sql!(@pg [$($done)* "SELECT CAST(value AS UUID) FROM jsonb_array_elements_text(CAST(", $ids, " AS JSONB)) AS t(value)",] $($rest)*)
    };
    (@pg [$($done:tt)*] {pg $pg:literal | lite $lite:literal} $($rest:tt)*) => { $crate::sql!(@pg [$($done)* $pg,] $($rest)*) };
    (@pg [$($done:tt)*] $text:literal $($rest:tt)*) => { $crate::sql!(@pg [$($done)* $text,] $($rest)*) };
    (@lite [$($done:tt)*]) => { concat!($($done)*) };
    (@lite [$($done:tt)*] {ids $ids:literal} $($rest:tt)*) => {
        $crate::sql!(@lite [$($done)* "SELECT unhex(value) FROM json_each(", $ids, ")",] $($rest)*)
    };
    (@lite [$($done:tt)*] {pg $pg:literal | lite $lite:literal} $($rest:tt)*) => { $crate::sql!(@lite [$($done)* $lite,] $($rest)*) };
    (@lite [$($done:tt)*] $text:literal $($rest:tt)*) => { $crate::sql!(@lite [$($done)* $text,] $($rest)*) };
    ($on:expr, $($part:tt)+) => {
        match $on.dialect() {
            $crate::Dialect::Postgres => $crate::sql!(@pg [] $($part)+),
            $crate::Dialect::Sqlite => $crate::sql!(@lite [] $($part)+),
        }
    };
}

/// What `on!` expands over: something that executes on SQLite or on PostgreSQL.
#[doc(hidden)]
pub enum Reached<S, P> {
    /// SQLite.
    Sqlite(S),
    /// PostgreSQL.
    Postgres(P),
}

/// How `on!` gets at an executor.
#[doc(hidden)]
pub trait Reach {
    /// Executor on SQLite.
    type Sqlite;
    /// Executor on PostgreSQL.
    type Postgres;
    /// The executor of the database that is open.
    fn reach(self) -> Reached<Self::Sqlite, Self::Postgres>;
}
