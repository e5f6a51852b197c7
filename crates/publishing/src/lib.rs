#![doc = include_str!("../README.md")]

pub mod approval;
pub mod bulk;
pub mod calendar;
pub mod comments;
pub mod delivery;
pub mod feeds;
pub mod guests;
pub mod health;
pub mod holidays;
pub mod kit;
pub mod media;
pub mod posts;
pub mod recurrence;
pub mod samples;
#[cfg(test)]
mod scene;
pub mod shares;
pub mod slots;
pub mod versions;
