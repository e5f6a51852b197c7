#![doc = include_str!("../README.md")]

pub mod results;
pub mod samples;
pub mod snapshots;
pub mod watches;

pub use snapshots::{Asked, Counted, Number, Point, Series, count_due, history, numbers};
pub use watches::{follow, next_look};
