#![doc = include_str!("../README.md")]
//!
//! Answers: is a goal specific, measurable, achievable, relevant and time-bound, why, and what would be better? [`check`] judges a
//! [`Draft`]; [`read`] makes one of a sentence. Verdicts are codes with facts; whoever shows them writes the words.

mod check;
mod draft;
mod figures;
mod known;
mod read;
mod round;
mod verdict;

pub use check::check;
pub use draft::{
    Direction, Draft, Framework, Measure, Milestone, Nature, Objective, Scope, Source, Unit, Usage,
};
pub use figures::{Figure, figure, figures};
pub use known::{Growth, Known, PastGoal, Published};
pub use read::{Aim, Amount, Per, Read, read};
pub use verdict::{CODES, Letter, Param, Proposal, Question, Reach, Reason, Smart, Verdict, Weight};
