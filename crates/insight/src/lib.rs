#![doc = include_str!("../README.md")]
//!
//! Answers: what do the numbers of a profile's posts say, and how sure is it? Pure functions over plain numbers: no clock,
//! no database, no network; the same data give the same answer in whatever order they come, because every function sorts
//! first and every resampling draws from a generator with a fixed seed.
//!
//! Ask [`promoted`] first and write what it finds into the posts' `paid`: bought interactions then stay out of everything
//! else. For a change: the weekly series of all profiles to [`change`], its [`Outside`] with the posts to [`diagnosis`].
//!
//! Effects are *ratios* (1.2 is a fifth more), found on logarithms, and every one carries a 90 % interval. Where the data
//! cannot carry an answer the result says so, and where it can be said, how much more would be needed.

mod anomalies;
mod best;
mod best_model;
mod change;
mod contrast;
mod diagnosis;
mod experiment;
mod mixed;
mod post;
mod promoted;
mod promoted_curve;
mod promoted_fit;
mod shares;
mod stats;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

pub use anomalies::{Anomaly, anomalies};
pub use best::{Basis, Best, Cadence, Choice, Ranking, Verdict, best};
pub use change::{Change, Period, Uncertain, Whose, change};
pub use diagnosis::{Cause, Diagnosis, Outside, Part, Share, ShareOf, diagnosis};
pub use experiment::{Arm, Monitor, Plan, State, monitor, plan};
pub use post::{Post, Ratio};
pub use promoted::{Evidence, EvidenceCode, Promoted, promoted};
#[doc(hidden)]
pub use promoted::{SIGNS, signs_of};
