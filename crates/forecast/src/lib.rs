#![doc = include_str!("../README.md")]
//!
//! Answers: how will a series of measurements go on, how sure is that, and what does it mean for a goal? Pure functions over
//! plain numbers: no clock, no database, no network; the same data give the same answer, because chance comes from a fixed
//! seed. Days are whole numbers counted from any fixed day; the caller knows the calendar.
//!
//! [`forecast`] a [`Series`], ask the [`Forecast`] for bands and for the [`Outcome`] at the deadline, hold it against a
//! [`Plan`] with [`course`], and ask [`pace`] what it would take.

mod course;
mod filter;
mod forecast;
mod model;
mod scale;
mod series;
mod stats;
mod week;
mod year;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

pub use course::{Course, Ground, LAG, Milestone, OFF_COURSE, ON_COURSE, Pace, Plan, Verdict, course, pace};
pub use forecast::{Band, Basis, Direction, Forecast, Outcome, Short, SoFar, forecast};
pub use series::{Kind, Series, Step};
