//! Answers: where does mail go that the product sends during tests? Into a folder in Maildir form, one file a message.

use std::time::Duration;

use anyhow::{Context, Result};

use super::process::Process;
use super::python::Python;
use super::{Place, Started};
use crate::http;

/// Accepts everything for everyone; the envelope is kept in `X-MailFrom` and `X-RcptTo`.
pub fn start(place: &Place) -> Result<Started> {
    let requirements = place.sources.join("mastodon/requirements.txt");
    let python = Python::installed(&place.cache, "python", &requirements)?;
    let port = http::free_port()?;
    let maildir = place.folder.join("maildir");
    let mut sink = python.module("aiosmtpd");
    sink.args(["-n", "-l", &format!("127.0.0.1:{port}"), "-c", "aiosmtpd.handlers.Mailbox"]).arg(&maildir);
    let mut process = Process::spawn("mail", &mut sink, &place.folder, "TERM")?;
    let healthy = || http::greeting(port).is_ok_and(|line| line.starts_with("220"));
    process.wait_until(Duration::from_secs(60), healthy)?;
    let maildir = maildir.to_str().context("the temporary folder's name is not text")?.to_owned();
    let variables =
        vec![("SELARAS_TEST_SMTP", format!("smtp://127.0.0.1:{port}")), ("SELARAS_TEST_MAILDIR", maildir)];
    Ok(Started { variables, processes: vec![process] })
}
