//! Answers: does the source keep the rules of ARCHITECTURE.md that the compiler does not know?

mod lexer;
mod manifests;
mod sources;

use std::fmt;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::cmd;

/// A file of the repository, as the rules see it.
pub struct SourceFile {
    /// Relative to the workspace, with forward slashes.
    pub path: String,
    /// The whole of it.
    pub text: String,
}

impl SourceFile {
    /// The `name` of `crates/name/...`.
    pub fn crate_name(&self) -> Option<&str> {
        self.path.strip_prefix("crates/")?.split('/').next()
    }

    /// The last part of the path.
    pub fn file_name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }
}

/// One broken rule at one place.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Of the file.
    pub path: String,
    /// Counted from 1; 0 when it is about the file as a whole.
    pub line: usize,
    /// What the rule says.
    pub rule: String,
    /// What to do about it.
    pub fix: &'static str,
    /// Worth saying, not worth failing.
    pub warning: bool,
}

impl Finding {
    /// A broken rule.
    pub fn new(file: &SourceFile, line: usize, rule: impl Into<String>, fix: &'static str) -> Self {
        Self { path: file.path.clone(), line, rule: rule.into(), fix, warning: false }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = if self.warning { "warning: " } else { "" };
        write!(f, "{}:{}: {kind}{}\n    fix: {}", self.path, self.line, self.rule, self.fix)
    }
}

/// `cargo xtask tidy`.
pub fn command() -> Result<()> {
    let findings = check(&files()?);
    for finding in &findings {
        cmd::say(&finding.to_string());
    }
    match findings.iter().filter(|finding| !finding.warning).count() {
        0 => Ok(()),
        broken => bail!("{broken} broken rule(s)"),
    }
}

fn check(files: &[SourceFile]) -> Vec<Finding> {
    let mut findings = manifests::check(files);
    findings.extend(files.iter().flat_map(sources::check));
    findings.extend(tests_of_nobody(files));
    findings.sort();
    findings
}

/// Files of `crates/server/tests` that its one program of tests does not name, so that they would never run.
fn tests_of_nobody(files: &[SourceFile]) -> Vec<Finding> {
    const FOLDER: &str = "crates/server/tests/";
    let Some(all) = files.iter().find(|file| file.path == format!("{FOLDER}all.rs")) else {
        return Vec::new();
    };
    let named = |file: &&SourceFile| {
        let name = file.path.strip_prefix(FOLDER).and_then(|path| path.strip_suffix(".rs"));
        let name = name.map(|name| name.strip_suffix("/mod").unwrap_or(name));
        name.is_none_or(|name| {
            name == "all" || name.contains('/') || all.text.contains(&format!("\nmod {name};"))
        })
    };
    let found = files.iter().filter(|file| !named(file));
    found.map(|file| Finding::new(file, 0, "tests that never run", "name it in tests/all.rs")).collect()
}

/// Every text file that is or could be committed.
fn files() -> Result<Vec<SourceFile>> {
    let root = cmd::workspace();
    let mut git = Command::new("git");
    git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"]);
    let list = cmd::output(git.current_dir(&root))?;
    let mut files = Vec::new();
    for path in list.split('\0').filter(|path| !path.is_empty()) {
        // Gone from the folder but not yet from the index, or not text: nothing to read.
        if let Ok(text) = fs::read_to_string(PathBuf::from(&root).join(path)) {
            files.push(SourceFile { path: path.to_owned(), text });
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_repository_is_tidy() {
        let findings = check(&files().unwrap());
        let broken: Vec<String> = findings.iter().filter(|f| !f.warning).map(ToString::to_string).collect();
        assert!(broken.is_empty(), "\n{}", broken.join("\n"));
    }

    #[test]
    fn a_file_of_tests_is_named_in_their_program() {
        let file = |path: &str, text: &str| SourceFile { path: path.to_owned(), text: text.to_owned() };
        let all = file("crates/server/tests/all.rs", "//! All.\n\nmod cli;\nmod live;\n");
        let named = file("crates/server/tests/live.rs", "");
        let folder = file("crates/server/tests/cli/mod.rs", "");
        let forgotten = file("crates/server/tests/lost.rs", "");
        let found = tests_of_nobody(&[all, named, folder, forgotten]);
        assert_eq!(
            found.iter().map(|f| f.path.as_str()).collect::<Vec<_>>(),
            ["crates/server/tests/lost.rs"]
        );
    }

    /// Checks a little repository of one file.
    fn rules_broken_by(path: &str, text: &str) -> Vec<String> {
        let file = SourceFile { path: path.to_owned(), text: text.to_owned() };
        check(&[file]).into_iter().map(|finding| format!("{}: {}", finding.line, finding.rule)).collect()
    }

    #[test]
    fn sql_lives_in_stores() {
        let code = "fn f() {\n    run(\"SELECT 1 FROM t\");\n}\n";
        assert_eq!(rules_broken_by("crates/inbox/src/thread/mod.rs", code).len(), 1);
        assert!(rules_broken_by("crates/inbox/src/thread/mod.rs", code)[0].starts_with("2: "));
        for path in ["crates/inbox/src/thread/store.rs", "crates/store/src/db.rs", "crates/inbox/tests/a.rs"]
        {
            assert!(rules_broken_by(path, code).is_empty(), "{path}");
        }
        let raw = "const Q: &str = r#\"\n  INSERT INTO t (\"a\") VALUES (1)\"#;";
        assert_eq!(rules_broken_by("crates/inbox/src/a.rs", raw).len(), 1);
        let prose = "// \"SELECT 1 FROM t\"\nconst A: char = '\"'; const B: &str = \"UPDATED and SELECTED\";";
        assert!(rules_broken_by("crates/inbox/src/a.rs", prose).is_empty());
    }

    #[test]
    fn lints_are_expected_not_allowed() {
        assert_eq!(rules_broken_by("crates/kernel/src/a.rs", "#[allow(dead_code)]\nfn f() {}\n").len(), 1);
        let quoted = "const HELP: &str = \"#[allow(x)]\"; // #[allow(y)]";
        assert!(rules_broken_by("crates/kernel/src/a.rs", quoted).is_empty());
    }

    #[test]
    fn long_files_are_split() {
        let lines = |count: usize| "//\n".repeat(count);
        assert!(rules_broken_by("crates/kernel/src/a.rs", &lines(500)).is_empty());
        assert_eq!(rules_broken_by("crates/kernel/src/a.rs", &lines(701)).len(), 1);
        assert_eq!(rules_broken_by("ARCHITECTURE.md", &lines(301)).len(), 1);
    }

    #[test]
    fn manifests_keep_the_walls() {
        let head = "[lints]\nworkspace = true\n[dependencies]\n";
        let broken = |name: &str, line: &str| {
            let manifest =
                SourceFile { path: format!("crates/{name}/Cargo.toml"), text: format!("{head}{line}\n") };
            let lib = SourceFile {
                path: format!("crates/{name}/src/lib.rs"),
                text: "#![doc = include_str!(\"../README.md\")]\n".to_owned(),
            };
            let readme = SourceFile { path: format!("crates/{name}/README.md"), text: String::new() };
            check(&[manifest, lib, readme]).len()
        };
        assert_eq!(broken("inbox", "selaras-kernel.workspace = true"), 0);
        assert_eq!(broken("inbox", "selaras-workspaces = { workspace = true, features = [\"testing\"] }"), 0);
        assert_eq!(broken("inbox", "selaras-publishing.workspace = true"), 1);
        assert_eq!(broken("store", "selaras-networks.workspace = true"), 1);
        assert_eq!(broken("kernel", "selaras-store.workspace = true"), 1);
        assert_eq!(broken("inbox", "axum.workspace = true"), 1);
        assert_eq!(broken("server", "axum.workspace = true"), 0);
        assert_eq!(broken("server", "reqwest.workspace = true"), 1);
        assert_eq!(broken("networks", "reqwest.workspace = true"), 0);
        assert_eq!(broken("inbox", "serde = \"1\""), 1);
        assert_eq!(broken("kitchen", "serde.workspace = true"), 1);
    }

    #[test]
    fn a_crate_explains_itself_and_takes_the_lints() {
        let manifest = SourceFile { path: "crates/inbox/Cargo.toml".to_owned(), text: String::new() };
        let lib = SourceFile { path: "crates/inbox/src/lib.rs".to_owned(), text: "//! Inbox.\n".to_owned() };
        let rules: Vec<String> = check(&[manifest, lib]).into_iter().map(|finding| finding.rule).collect();
        assert_eq!(rules.len(), 3, "{rules:?}");
    }
}
