#![doc = include_str!("../README.md")]

pub mod bluesky;
pub mod check;
pub mod connector;
pub mod content;
pub mod count;
pub mod crop;
pub mod entities;
pub mod error;
#[cfg(any(test, feature = "testing"))]
pub mod fake;
pub mod google;
pub mod http;
pub mod limits;
pub mod mastodon;
pub mod page;
pub mod public;
pub mod registry;
pub mod split;
#[cfg(any(test, feature = "testing"))]
pub mod suite;
#[cfg(any(test, feature = "testing"))]
pub mod testing_shared;
pub mod utm;

pub use check::check;
pub use connector::*;
pub use content::*;
pub use crop::{Crop, Shape};
pub use error::{ConnectorError, ErrorKind, Outcome, Own};
pub use http::{Http, Outbound};
pub use limits::*;
pub use public::{PostFormat, PublicPost, PublicPosts, PublicProfile, PublicProfileRef, PublicProfiles};
pub use registry::Registry;
pub use utm::Utm;
