//! Answers: does every operation of the HTTP API keep its own OpenAPI document's promises when the input is hostile?

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::servers::cache::{Cache, remove};
use crate::servers::process::Process;
use crate::servers::python::Python;
use crate::{cmd, http};

/// How many inputs each operation gets at most in one round.
const EXAMPLES: &str = "50";

/// The whole run takes this long for each operation, but never longer than the bound.
const SECONDS_EACH: usize = 2;
const SECONDS_AT_MOST: usize = 180;

/// What an answer is held to: never a 5xx, and status, content type and body as the document says.
const CHECKS: &str =
    "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance";

/// Operations that would end the run's own access, or that end only when the client goes away.
const LEFT_OUT: &[&str] = &[];

/// `cargo xtask fuzz`.
pub fn command() -> Result<()> {
    if !cmd::workspace().join("crates/server/src/main.rs").exists() {
        cmd::say("there is no server binary yet: nothing to do");
        return Ok(());
    }
    let requirements = cmd::workspace().join("xtask/servers/fuzz/requirements.txt");
    let python = Python::installed(&Cache::open()?, "fuzz", &requirements)?;
    let folder = std::env::temp_dir().join(format!("selaras-fuzz-{}", std::process::id()));
    remove(&folder)?;
    fs::create_dir_all(&folder)?;
    let outcome = start_server(&folder).and_then(|server| drive(&python, &server, &folder));
    remove(&folder)?;
    outcome
}

/// A server with an empty data folder, a first owner and a token with every right.
struct Server {
    port: u16,
    token: String,
    /// Stops the server when dropped.
    _process: Process,
}

/// The only place that knows the program's command line.
fn start_server(folder: &Path) -> Result<Server> {
    // With the features of the whole workspace, as the tests were built.
    cmd::run(cmd::cargo().args(["build", "--quiet", "--workspace", "--bins"]))?;
    let program = cmd::target_dir()?.join("debug/selaras");
    let data = folder.join("data");
    let selaras = |arguments: &[&str]| {
        let mut command = Command::new(&program);
        command.args(arguments).env("SELARAS_DATA", &data).current_dir(folder);
        cmd::output(&mut command)
    };
    let owner = ["--email", "fuzz@example.test", "--password", "correct horse battery staple"];
    let place = ["--workspace", "Fuzz", "--brand", "Fuzz", "--json"];
    selaras(&[&["setup"], &owner[..], &place[..]].concat())?;
    let token = selaras(&["token", "create", "--name", "fuzz", "--scope", "all", "--json"])?;
    let token: serde_json::Value = serde_json::from_str(&token).context("the token is not JSON")?;
    let token = token["token"].as_str().context("there is no token")?.to_owned();

    let port = http::free_port()?;
    let mut serve = cmd::tied_to_us(&program, "KILL");
    serve.args(["serve", "--listen", &format!("127.0.0.1:{port}")]).env("SELARAS_DATA", &data);
    let mut process = Process::spawn("selaras", serve.current_dir(folder), folder, "TERM")?;
    let healthy = || http::get(port, DOCUMENT).is_ok_and(|(status, _)| status == 200);
    process.wait_until(Duration::from_secs(60), healthy)?;
    Ok(Server { port, token, _process: process })
}

const DOCUMENT: &str = "/api/v1/openapi.json";

fn drive(python: &Python, server: &Server, folder: &Path) -> Result<()> {
    let seconds = (count_operations(server.port)? * SECONDS_EACH).min(SECONDS_AT_MOST);
    let mut fuzzer = python.module("schemathesis.cli");
    fuzzer.arg("run").arg(format!("http://127.0.0.1:{}{DOCUMENT}", server.port));
    fuzzer.args(["--header", &format!("Authorization: Bearer {}", server.token)]);
    fuzzer.args(["--checks", CHECKS, "--phases", "examples,coverage,fuzzing", "--max-examples", EXAMPLES]);
    fuzzer.args(["--max-time", &seconds.to_string(), "--request-timeout", "20"]);
    // The same inputs every time: a failure is one this change made, not one that luck found.
    fuzzer.args(["--seed", "20260101", "--continue-on-failure", "--no-color"]);
    for operation in LEFT_OUT {
        fuzzer.args(["--exclude-operation-id", operation]);
    }
    cmd::say(&format!("fuzzing for at most {seconds} s"));
    // It keeps a folder of examples where it runs, so it runs where everything is thrown away.
    let cache = Cache::open()?;
    let (log, server_log) = (cache.file("fuzz-run.log"), cache.file("fuzz-server.log"));
    cmd::quiet(fuzzer.current_dir(folder), &log).with_context(|| {
        // The folder goes away; what the server said about it should not.
        let kept = fs::copy(folder.join("selaras.log"), &server_log).is_ok();
        let server = if kept { server_log.display().to_string() } else { "nothing".to_owned() };
        format!(
            "the API broke a promise of its document (all of it: {}; the server said: {server})",
            log.display()
        )
    })
}

fn count_operations(port: u16) -> Result<usize> {
    let (_, body) = http::get(port, DOCUMENT)?;
    let document: serde_json::Value =
        serde_json::from_str(&body).context("the OpenAPI document is not JSON")?;
    let paths = document["paths"].as_object().context("the OpenAPI document has no paths")?;
    Ok(paths.values().filter_map(|path| path.as_object()).map(|path| path.len()).sum())
}
