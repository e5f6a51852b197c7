#![doc = include_str!("../README.md")]

pub mod cli;
pub mod config;
pub mod counting;
pub mod demo;
pub mod http;
pub mod live;
pub mod looking;
pub mod mail;
pub mod measuring;
pub mod notifying;
#[cfg(feature = "testing")]
pub mod testing;
pub mod warnings;
pub mod wire;
pub mod words;
pub mod work;
