//! Does the connector keep its promises on a real server, and are names what the protocol says they are?

mod ids;
mod network;
mod oauth;
mod public;
mod publishing;
mod refusals;
mod renewal;
mod suite;
