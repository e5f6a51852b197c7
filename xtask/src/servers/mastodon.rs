//! Answers: which server speaks Mastodon's API to the tests? The mock from PyPI, with two accounts and fixed tokens.

use std::time::Duration;

use anyhow::Result;

use super::process::Process;
use super::python::Python;
use super::{Place, Started};
use crate::http;

/// In memory only; tokens `alice_token` and `bob_token` carry every scope.
pub fn start(place: &Place) -> Result<Started> {
    let sources = place.sources.join("mastodon");
    let python = Python::installed(&place.cache, "python", &sources.join("requirements.txt"))?;
    let port = http::free_port()?;
    let mut mock = python.module("mastodon_mock");
    mock.args(["serve", "--in-memory", "--host", "127.0.0.1", "--port", &port.to_string(), "--config"]);
    mock.arg(sources.join("mock.toml")).current_dir(&place.folder);
    let mut process = Process::spawn("mastodon", &mut mock, &place.folder, "TERM")?;
    let healthy = || http::get(port, "/api/v2/instance").is_ok_and(|(status, _)| status == 200);
    process.wait_until(Duration::from_secs(120), healthy)?;
    let url = format!("http://127.0.0.1:{port}");
    Ok(Started { variables: vec![("SELARAS_TEST_MASTODON", url)], processes: vec![process] })
}
