//! Answers: may we ship every dependency we have? `cargo deny` where it is installed; else the same list, by ourselves.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::cmd;

/// `cargo xtask deny`.
pub fn command() -> Result<()> {
    if cmd::exists("cargo-deny") {
        return cmd::run(cmd::cargo().args(["deny", "check", "bans", "licenses", "sources"]));
    }
    let policy = Policy::read(&fs::read_to_string(cmd::workspace().join("deny.toml"))?);
    let metadata = cmd::output(cmd::cargo().args(["metadata", "--format-version", "1"]))?;
    let metadata: Value = serde_json::from_str(&metadata).context("cargo metadata is not JSON")?;
    let packages = metadata["packages"].as_array().context("cargo metadata lists no packages")?;
    let complaints: Vec<String> = packages.iter().filter_map(|package| policy.complaint(package)).collect();
    if !complaints.is_empty() {
        bail!("dependencies that deny.toml does not let in:\n  {}", complaints.join("\n  "));
    }
    cmd::say(&format!(
        "{} packages: licences, sources and names are all let in by deny.toml",
        packages.len()
    ));
    Ok(())
}

/// What deny.toml says, as far as we check it ourselves.
struct Policy {
    licences: BTreeSet<String>,
    banned: BTreeSet<String>,
}

impl Policy {
    /// Reads the lists `allow` and `deny`, one entry a line, as that file is written.
    fn read(toml: &str) -> Self {
        let mut policy = Self { licences: BTreeSet::new(), banned: BTreeSet::new() };
        for line in toml.lines().map(str::trim) {
            let first = line.split('"').nth(1).unwrap_or_default().to_owned();
            if line.starts_with('"') {
                policy.licences.insert(first);
            } else if line.starts_with("{ crate =") {
                policy.banned.insert(first);
            }
        }
        policy
    }

    fn complaint(&self, package: &Value) -> Option<String> {
        let text = |field: &str| package[field].as_str().unwrap_or_default();
        let source = text("source");
        if source.is_empty() {
            return None; // our own
        }
        let name = format!("{} {}", text("name"), text("version"));
        let license = text("license");
        if self.banned.contains(text("name")) {
            return Some(format!("{name}: banned by name"));
        }
        if !(source.starts_with("registry+") && source.ends_with("crates.io-index")) {
            return Some(format!("{name}: comes from {source}, not from the registry"));
        }
        (!self.lets_in(license)).then(|| format!("{name}: its licence is {license:?}"))
    }

    /// Is there a way to satisfy this SPDX expression with the licences of the list?
    fn lets_in(&self, expression: &str) -> bool {
        // Before SPDX expressions, a slash meant "or".
        let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
        let words: Vec<&str> = spaced.split_whitespace().collect();
        let mut rest = words.as_slice();
        !words.is_empty() && self.either(&mut rest) && rest.is_empty()
    }

    fn either(&self, words: &mut &[&str]) -> bool {
        let mut good = self.both(words);
        while take(words, "OR") {
            good |= self.both(words);
        }
        good
    }

    fn both(&self, words: &mut &[&str]) -> bool {
        let mut good = self.one(words);
        while take(words, "AND") {
            good &= self.one(words);
        }
        good
    }

    fn one(&self, words: &mut &[&str]) -> bool {
        if take(words, "(") {
            let good = self.either(words);
            return take(words, ")") && good;
        }
        let Some((name, rest)) = words.split_first() else { return false };
        *words = rest;
        let mut name = (*name).to_owned();
        if take(words, "WITH")
            && let Some((exception, rest)) = words.split_first()
        {
            *words = rest;
            name = format!("{name} WITH {exception}");
        }
        self.licences.contains(&name)
    }
}

fn take(words: &mut &[&str], expected: &str) -> bool {
    match words.split_first() {
        Some((word, rest)) if *word == expected => {
            *words = rest;
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licence_expressions() {
        let policy =
            Policy::read("allow = [\n  \"MIT\",\n  \"ISC\",\n  \"Apache-2.0 WITH LLVM-exception\",\n]\n");
        for good in [
            "MIT",
            "GPL-3.0 OR MIT",
            "MIT/GPL-3.0",
            "(MIT AND ISC) OR X",
            "Apache-2.0 WITH LLVM-exception OR X",
        ] {
            assert!(policy.lets_in(good), "{good}");
        }
        for bad in ["", "GPL-3.0", "MIT AND GPL-3.0", "MIT AND (GPL-3.0 OR X)", "Apache-2.0"] {
            assert!(!policy.lets_in(bad), "{bad}");
        }
    }
}
