#![doc = include_str!("../README.md")]

pub mod actor;
pub mod clock;
pub mod error;
pub mod event;
pub mod id;
pub mod journey;
pub mod metric;
pub mod page;
pub mod schedule;
pub mod time;

pub use actor::{Actor, Right, Role};
pub use clock::Clock;
pub use error::{Error, Kind, Problem, Result};
pub use event::{Change, Event};
pub use id::*;
pub use journey::Journey;
pub use metric::{Metric, MetricKind};
pub use page::{Cursor, Page};
pub use time::Timestamp;
