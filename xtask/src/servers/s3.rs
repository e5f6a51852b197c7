//! Answers: which S3 do the tests store blobs in? A small server from crates.io over a folder; it checks signatures.

use std::fs;
use std::time::Duration;

use anyhow::Result;

use super::process::Process;
use super::{Place, Started};
use crate::{cmd, http};

/// One bucket, `selaras`; access key `ak`, secret `sk`.
pub fn start(place: &Place) -> Result<Started> {
    let installed = place.cache.installed("s3", &[PACKAGE], |folder, log| {
        let mut cargo = cmd::tied_to_us("cargo", "KILL");
        cargo.args(["install", "--locked", "--debug", PACKAGE, "--features", "binary", "--root"]).arg(folder);
        // Beside, not in, the workspace's own target directory: nobody should wait for the other's lock.
        cargo.current_dir(folder).env("CARGO_TARGET_DIR", folder.join("target"));
        cmd::quiet(&mut cargo, log)?;
        fs::remove_dir_all(folder.join("target")).map_err(Into::into)
    })?;
    let storage = place.folder.join("buckets");
    fs::create_dir_all(storage.join("selaras"))?;
    let port = http::free_port()?;
    let mut server = cmd::tied_to_us(installed.join("bin/s3s-fs"), "KILL");
    server.args(["--host", "127.0.0.1", "--port", &port.to_string()]);
    server.args(["--access-key", "ak", "--secret-key", "sk"]).arg(&storage);
    let mut process = Process::spawn("s3", &mut server, &place.folder, "TERM")?;
    // It refuses an unsigned request, which is an answer.
    process.wait_until(Duration::from_secs(60), || http::get(port, "/").is_ok())?;
    let url = format!("http://127.0.0.1:{port}");
    Ok(Started { variables: vec![("SELARAS_TEST_S3", url)], processes: vec![process] })
}

const PACKAGE: &str = "s3s-fs@0.14.1";
