#![doc = include_str!("../README.md")]

mod blocks;
pub mod competitors;
pub mod intake;
pub mod labels;
pub mod measure;
pub mod observed;
pub mod profiles;
pub mod results;
pub mod samples;
pub mod snapshots;
pub mod watches;

pub use blocks::{Format, PostFacts};
pub use labels::Described;
pub use intake::{Batch, Reading, Subject, Taken};
pub use snapshots::{Asked, Counted, Number, Point, Series, count_due, history, numbers};
pub use watches::{follow, next_look};
