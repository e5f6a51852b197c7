#![doc = include_str!("../README.md")]

pub mod dashboards;
pub mod table;
