//! Answers: which routes concern numbers?

pub mod numbers;
