//! Answers: which routes concern posts, their deliveries, media and plans?

pub mod approvals;
pub mod cadence;
pub mod calendar;
pub mod check;
pub mod comments;
pub mod feeds;
pub mod guests;
pub mod history;
pub mod holidays;
pub mod imports;
pub mod kit;
pub mod media;
pub mod media_versions;
pub mod posts;
pub mod published;
pub mod recurrences;
pub mod shares;
pub mod slots;
pub mod steer;
pub mod templates;
pub mod versions;
