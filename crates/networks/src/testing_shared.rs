//! Where are the official descriptions and the running servers that some tests need? They are not part of the project.

use std::path::PathBuf;

/// The text of a file in the folder of official descriptions: `SELARAS_TEST_SHARED`, or `../shared` beside the
/// project. `None`, with a line that says so, when it is not there; a panic when `SELARAS_TEST_REQUIRE=1`.
#[expect(clippy::disallowed_methods, reason = "tests find what they compare with through the environment")]
pub(crate) fn read(path: &str) -> Option<String> {
    let folder = std::env::var_os("SELARAS_TEST_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    match std::fs::read_to_string(folder.join(path)) {
        Ok(text) => Some(text),
        Err(_) if std::env::var("SELARAS_TEST_REQUIRE").is_ok_and(|v| v == "1") => {
            panic!("{path} is required (SELARAS_TEST_REQUIRE=1) and was not found")
        }
        Err(_) => {
            println!("skipped: {path} was not found");
            None
        }
    }
}

/// The address of a running server, named by an environment variable that `cargo xtask servers` sets. `None`, with a
/// line that says so, when it is not set; a panic when `SELARAS_TEST_REQUIRE=1`.
#[expect(clippy::disallowed_methods, reason = "tests find their servers through the environment")]
pub(crate) fn server(variable: &str) -> Option<String> {
    match std::env::var(variable) {
        Ok(address) if !address.is_empty() => Some(address),
        _ if std::env::var("SELARAS_TEST_REQUIRE").is_ok_and(|v| v == "1") => {
            panic!("{variable} is required (SELARAS_TEST_REQUIRE=1) and is not set")
        }
        _ => {
            println!("skipped: {variable} is not set");
            None
        }
    }
}
