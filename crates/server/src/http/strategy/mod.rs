//! Answers: which routes concern why it is done?

pub mod audits;
pub mod briefs;
pub mod items;
pub mod judging;
pub mod kpis;
pub mod mix;
pub mod progress;
pub mod scorecard;
