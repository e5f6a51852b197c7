//! Local days as whole numbers: how far apart they lie, and how they are kept.

use jiff::{ToSpan, civil::Date};

const EPOCH: Date = jiff::civil::date(1970, 1, 1);

/// Days from one day to another; negative when it lies before.
pub(crate) fn between(from: Date, to: Date) -> i32 {
    // Two days of the calendar (years -9999 to 9999) are never farther apart than a number of days can say.
    from.until(to).map_or(0, |span| span.get_days())
}

/// Days since 1970-01-01, as the database keeps a day.
pub(crate) fn number(day: Date) -> i32 {
    between(EPOCH, day)
}

/// The day that a number stands for.
pub(crate) fn date(number: i32) -> Date {
    EPOCH.saturating_add(i64::from(number).days())
}
