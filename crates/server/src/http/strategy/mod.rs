//! Answers: which routes concern why it is done?

pub mod audits;
pub mod items;
pub mod judging;
pub mod progress;
