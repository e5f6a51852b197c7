//! Answers: who may import whom, and does every crate opt into what all share?

use super::{Finding, SourceFile};

/// From left to right; a crate may import what stands in an earlier row only.
const LAYERS: [&[&str]; 7] = [
    &["kernel"],
    &["store", "networks", "language", "matching", "insight", "forecast", "smart", "workbooks"],
    &["workspaces"],
    &["publishing", "inbox", "listening", "audience", "analytics"],
    &["strategy"],
    &["reports"],
    &["server"],
];

/// Heavy or telling dependencies and the only crates that may name them. A trailing `*` stands for any ending.
const RESERVED: [(&str, &[&str]); 6] = [
    ("axum*", &["server"]),
    ("tower*", &["server"]),
    ("utoipa-axum", &["server"]),
    ("hyper*", &["server", "networks"]),
    ("http", &["server", "networks"]),
    // `store` needs it in its manifest only, to switch on the TLS of `object_store`.
    ("reqwest*", &["networks", "store"]),
];

/// The rules about each `crates/*/Cargo.toml` and what must lie beside it.
pub fn check(files: &[SourceFile]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for manifest in files.iter().filter(|file| file.file_name() == "Cargo.toml") {
        if let Some(name) = manifest.crate_name() {
            findings.extend(dependencies(manifest, name));
            findings.extend(explanation(files, manifest, name));
        }
        if manifest.crate_name().is_some() || manifest.path == "xtask/Cargo.toml" {
            findings.extend(shared_settings(manifest));
        }
    }
    findings
}

fn dependencies(manifest: &SourceFile, name: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let Some(own) = layer(name) else {
        let fix = "give it a place in LAYERS (xtask/src/tidy/manifests.rs) and in ARCHITECTURE.md";
        return vec![Finding::new(
            manifest,
            1,
            format!("the crate `{name}` has no place among the layers"),
            fix,
        )];
    };
    for (line, dependency) in entries(manifest).filter(Entry::is_dependency).map(|e| (e.line, e.name())) {
        let inner = dependency.strip_prefix("selaras-");
        if let Some(inner) =
            inner.filter(|inner| *inner != name && layer(inner).is_none_or(|other| other >= own))
        {
            let rule = format!("`{name}` may not import `{inner}`: imports go leftward only");
            let fix =
                "tell it through a kernel::events value in the same transaction, or compose both in `server`";
            findings.push(Finding::new(manifest, line, rule, fix));
        }
        for (reserved, owners) in RESERVED {
            if matches(reserved, &dependency) && !owners.contains(&name) {
                let rule = format!("only {} may name `{dependency}`", owners.join(" and "));
                findings.push(Finding::new(manifest, line, rule, "move what needs it into that crate"));
            }
        }
    }
    findings
}

fn shared_settings(manifest: &SourceFile) -> Vec<Finding> {
    let mut findings = Vec::new();
    // Its own tests turn on a crate's `testing` feature by a dependency on itself.
    let itself = manifest.crate_name().map(|name| format!("selaras-{name}")).unwrap_or_default();
    for entry in entries(manifest).filter(Entry::is_dependency).filter(|entry| entry.name() != itself) {
        if !entry.is_inherited() {
            let rule =
                format!("the version of `{}` is decided here instead of in the one table", entry.name());
            let fix = "put it into [workspace.dependencies] and write `workspace = true` here";
            findings.push(Finding::new(manifest, entry.line, rule, fix));
        }
    }
    let lints = entries(manifest).any(|e| e.section == "lints" && e.key == "workspace" && e.value == "true");
    if !lints {
        let fix = "add `[lints]` with `workspace = true`";
        findings.push(Finding::new(manifest, 1, "the crate does not take the workspace's lints", fix));
    }
    findings
}

fn explanation(files: &[SourceFile], manifest: &SourceFile, name: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let find = |path: String| files.iter().find(|file| file.path == path);
    if find(format!("crates/{name}/README.md")).is_none() {
        let fix = "write down what it is for, its boundary and its invariants";
        findings.push(Finding::new(manifest, 0, "the crate has no README.md", fix));
    }
    let first = "#![doc = include_str!(\"../README.md\")]";
    if let Some(lib) = find(format!("crates/{name}/src/lib.rs")).filter(|lib| !lib.text.starts_with(first)) {
        let fix = "make `#![doc = include_str!(\"../README.md\")]` the first line, so that both are one text";
        findings.push(Finding::new(lib, 1, "the crate's documentation is not its README", fix));
    }
    findings
}

fn layer(name: &str) -> Option<usize> {
    LAYERS.iter().position(|row| row.contains(&name))
}

fn matches(pattern: &str, name: &str) -> bool {
    pattern.strip_suffix('*').map_or(pattern == name, |start| name.starts_with(start))
}

/// One `key = value` line, which is all of TOML that our manifests use.
struct Entry<'a> {
    line: usize,
    section: &'a str,
    key: &'a str,
    value: &'a str,
}

impl Entry<'_> {
    fn is_dependency(&self) -> bool {
        self.section.split('.').any(|part| part.ends_with("dependencies"))
            && (self.subject().is_none() || self.key == "workspace" || self.key == "version")
    }

    /// The `name` of a `[dependencies.name]` section.
    fn subject(&self) -> Option<&str> {
        let (before, name) = self.section.rsplit_once('.')?;
        before.ends_with("dependencies").then_some(name)
    }

    fn name(&self) -> String {
        let name = self.subject().unwrap_or_else(|| self.key.split('.').next().unwrap_or(self.key));
        name.trim_matches('"').to_owned()
    }

    fn is_inherited(&self) -> bool {
        let compact: String = self.value.split_whitespace().collect();
        (self.key.ends_with("workspace") && compact == "true") || compact.contains("workspace=true")
    }
}

fn entries(manifest: &SourceFile) -> impl Iterator<Item = Entry<'_>> {
    let mut section = "";
    manifest.text.lines().enumerate().filter_map(move |(index, line)| {
        let line = line.trim();
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            section = name;
            return None;
        }
        let (key, value) = line.split_once('=').filter(|_| !line.starts_with('#'))?;
        // The inner lines of a list spread over several begin with a quote, not with a name.
        let key = key.trim();
        (!key.starts_with(['"', '{'])).then_some(Entry { line: index + 1, section, key, value: value.trim() })
    })
}
