#![doc = include_str!("../README.md")]

pub mod approval;
pub mod bulk;
pub mod cadence;
pub mod calendar;
pub mod comments;
pub mod delivery;
pub mod feeds;
pub mod first_comment;
pub mod guests;
pub mod health;
pub mod holidays;
pub mod ics;
pub mod kit;
pub mod link_card;
pub mod media;
pub mod posts;
pub mod published;
pub mod recurrence;
pub mod samples;
#[cfg(test)]
mod scene;
pub mod shares;
pub mod slots;
pub mod templates;
pub mod versions;
