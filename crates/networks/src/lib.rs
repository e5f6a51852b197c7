#![doc = include_str!("../README.md")]

pub mod connector;
pub mod content;
pub mod error;
pub mod limits;

pub use connector::*;
pub use content::*;
pub use error::{ConnectorError, ErrorKind, Outcome};
pub use limits::*;
