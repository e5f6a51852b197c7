//! Answers: how are PostgreSQL's own programs called, without showing a password and with a word on what to do?

use super::archive::fault;
use selaras_kernel::{Kind, Problem, Result};
use std::io::ErrorKind;
use tokio::process::Command;

/// Debian's package of the programs.
const PACKAGE: &str = "postgresql-client";

/// Runs a program of PostgreSQL's on the database at `url`.
///
/// # Errors
/// `pg_program_missing`, `pg_program_failed` with what it said.
pub(super) async fn run(
    program: &str,
    url: &str,
    arguments: impl FnOnce(&mut Command) -> &mut Command,
) -> Result<()> {
    let mut command = Command::new(program);
    let (address, password) = without_password(url);
    // Everybody on the machine may read a process's arguments; its environment only its owner.
    if let Some(password) = password {
        command.env("PGPASSWORD", password);
    }
    arguments(command.arg("--no-password").arg("--dbname").arg(address));
    let done = match command.kill_on_drop(true).output().await {
        Ok(done) => done,
        Err(e) if e.kind() == ErrorKind::NotFound => {
            let problem = Problem::new(Kind::Upstream, "pg_program_missing");
            return Err(problem.with("program", program).with("package", PACKAGE).into());
        }
        Err(e) => return Err(fault(format!("running {program}"))(e)),
    };
    if done.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&done.stderr).trim().to_owned();
    Err(Problem::new(Kind::Upstream, "pg_program_failed")
        .with("program", program)
        .with("reason", said)
        .into())
}

/// The address without its password, and the password.
fn without_password(url: &str) -> (String, Option<String>) {
    let parts = url.split_once("://").and_then(|(scheme, rest)| {
        let (user, host) = rest.split_once('/').map_or(rest, |(authority, _)| authority).rsplit_once('@')?;
        let (user, password) = user.split_once(':')?;
        let rest = rest.get(user.len() + 1 + password.len()..)?;
        debug_assert!(rest.get(1..)?.starts_with(host));
        Some((format!("{scheme}://{user}{rest}"), decoded(password)))
    });
    match parts {
        Some((address, password)) => (address, Some(password)),
        None => (url.to_owned(), None),
    }
}

/// `%41` is `A`; what is not written so stays.
fn decoded(text: &str) -> String {
    let (mut out, mut rest) = (Vec::with_capacity(text.len()), text.as_bytes());
    while let Some((first, after)) = rest.split_first() {
        let byte = (*first == b'%')
            .then(|| after.get(..2))
            .flatten()
            .and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        out.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(url: &str, address: &str, password: Option<&str>) {
        assert_eq!(without_password(url), (address.to_owned(), password.map(str::to_owned)));
    }

    #[test]
    fn the_password_is_taken_out_of_the_address_and_decoded() {
        check("postgres://me@db/selaras", "postgres://me@db/selaras", None);
        check(
            "postgres://me:p%40ss%3a1@db:5/x?sslmode=require",
            "postgres://me@db:5/x?sslmode=require",
            Some("p@ss:1"),
        );
        check("postgres://me:50%@db", "postgres://me@db", Some("50%"));
        check(
            "postgres://db/selaras?application_name=a:b@c",
            "postgres://db/selaras?application_name=a:b@c",
            None,
        );
    }
}
