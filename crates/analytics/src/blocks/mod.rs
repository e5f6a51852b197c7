//! How numbers lie in the database: compressed blocks, one per profile and month in which its posts appeared (ADR 010).
//!
//! A **block** has two sides. [`Posts`] is its index: each post with what it is and its last values, in columns, so that
//! lists, heat maps and cuts never touch history. [`History`] is every snapshot, in one or several **parts**: a part is
//! appended when numbers arrive, and parts are merged when there are many. A part says how much a value grew since the last
//! one of the same post, so that a scan over parts in their order needs no state. The numbers of the profile itself
//! are a block of their own, [`PROFILE_MONTH`].
//!
//! [`Days`] is a roll-up: what came per local day, kept as numbers arrive.
//!
//! Instants are seconds since 2000-01-01T00:00:00Z in 32 bits (until 2136).

mod bytes;
mod columns;
mod days;
mod history;
mod posts;
#[cfg(test)]
mod tests;

pub(crate) use bytes::{Damaged, Reader, put, put_signed};
pub(crate) use columns::{Columns, Want};
pub(crate) use days::{Day, Days};
pub(crate) use history::{Change, History, scan};
pub(crate) use posts::Posts;
pub use posts::{Format, PostFacts};

use selaras_kernel::Timestamp;

/// Seconds from 1970 to 2000-01-01T00:00:00Z.
const EPOCH: i64 = 946_684_800;

/// The month that stands for the profile's own numbers.
pub(crate) const PROFILE_MONTH: i32 = 0;

/// An instant as blocks tell it; what lies outside is moved to the nearest end.
pub(crate) fn seconds(at: Timestamp) -> u32 {
    u32::try_from((at.as_secs() - EPOCH).clamp(0, i64::from(u32::MAX))).unwrap_or(u32::MAX)
}

/// The instant of a block's second.
pub(crate) fn instant(seconds: u32) -> Timestamp {
    Timestamp((EPOCH + i64::from(seconds)) * 1_000_000)
}

/// The block in which a post lies that appeared at `born`: months since 2000 in UTC, from 1.
pub(crate) fn month_of(born: u32) -> i32 {
    let date = instant(born).to_jiff().to_zoned(jiff::tz::TimeZone::UTC).date();
    (i32::from(date.year()) - 2000) * 12 + i32::from(date.month())
}
