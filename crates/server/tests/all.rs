//! The program as others see it: over HTTP and on the command line, on real databases and servers.
//!
//! One program of tests, since each would hold the whole product again: almost 200 MB and half a minute to link.

mod audits;
mod brands;
mod briefs;
mod calendar;
mod cli;
mod competitors;
mod connections;
mod demo;
mod experiments;
mod kpis;
mod library;
mod live;
mod mail_and_media;
mod mix;
mod notifications;
mod numbers;
mod openapi;
mod published;
mod requests;
mod reviews;
mod rights;
mod warnings;
mod website;
