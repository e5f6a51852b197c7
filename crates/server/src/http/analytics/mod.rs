//! Answers: which routes concern numbers?

pub mod benchmarks;
pub mod best;
pub mod cohorts;
pub mod competitors;
pub mod dashboards;
pub mod experiments;
pub mod ga4;
pub mod insight;
pub mod measure;
pub mod number_imports;
pub mod numbers;
pub mod returns;
pub mod website;
pub mod workbooks;
