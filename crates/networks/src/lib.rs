#![doc = include_str!("../README.md")]

pub mod bluesky;
pub mod connector;
pub mod content;
pub mod count;
pub mod entities;
pub mod error;
pub mod http;
pub mod limits;
#[cfg(test)]
mod testing_shared;

pub use connector::*;
pub use content::*;
pub use error::{ConnectorError, ErrorKind, Outcome};
pub use http::{Http, Outbound};
pub use limits::*;
