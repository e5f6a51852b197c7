//! What people bring: the files that a network's own analytics, or another tool, lets them download.
//!
//! [`read`] takes the bytes of one file and says what was understood. It is pure: no clock, no network, no database.
//! The shape is found **by content**, because people rename files; the name is asked last, for what the content
//! cannot say (the year of dates without one).
//!
//! Bytes become tables (`sheet`, `workbook`), headings become fields (`columns`), cells become numbers and dates by
//! looking at their whole column (`numbers`, `dates`), rows become posts and days (`rows`). One file per network
//! knows that network's headings and oddities, and nothing else.
//!
//! Every data row ends in exactly one place: in a list of what was understood, in [`Export::rejected`] (a loss, to be
//! shown), or in [`Export::skipped`] (no loss: a total of rows that are there too).

mod columns;
mod dates;
mod export;
mod ga4;
mod linkedin;
mod measures;
mod meta;
mod numbers;
mod once;
mod pinterest;
mod reading;
mod rows;
mod sheet;
mod template;
#[cfg(test)]
mod tests;
mod tiktok;
mod tools;
mod trends;
mod workbook;
mod x;
mod youtube;

pub use columns::{FIELD_CODES, metric_code, metric_of};
pub use export::*;
pub use reading::read;
pub use template::{TEMPLATE_DAYS, TEMPLATE_METRICS, TEMPLATE_POSTS};
