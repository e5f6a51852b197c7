//! Answers: which routes concern numbers?

pub mod best;
pub mod competitors;
pub mod measure;
pub mod numbers;
