//! Answers: which routes concern numbers?

pub mod best;
pub mod dashboards;
pub mod measure;
pub mod number_imports;
pub mod numbers;
