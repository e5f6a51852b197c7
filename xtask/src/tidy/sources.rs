//! Answers: does one file, by itself, say only what a file in its place may say?

use super::lexer::lex;
use super::{Finding, SourceFile};

/// Beyond these a file no longer fits in one head.
const TOO_LONG: usize = 700;
const LONG: usize = 500;
const ARCHITECTURE: usize = 300;

/// How an SQL statement begins. Capitals, as we write it; prose does not.
const SQL: [&str; 14] = [
    "SELECT ",
    "INSERT INTO ",
    "INSERT OR ",
    "UPDATE ",
    "DELETE FROM ",
    "CREATE TABLE ",
    "CREATE INDEX ",
    "CREATE UNIQUE ",
    "CREATE VIRTUAL ",
    "ALTER TABLE ",
    "DROP TABLE ",
    "DROP INDEX ",
    "PRAGMA ",
    "WITH RECURSIVE ",
];

/// Names that tie the repository to one machine or one mirror. Put together here so that this file may be checked too.
const UNWANTED: [&str; 10] = [
    concat!("registry.npm", "js.org"),
    concat!("registry.yarn", "pkg.com"),
    concat!("files.python", "hosted.org"),
    concat!("py", "pi.org/simple"),
    concat!("index.", "crates.io"),
    concat!("static.", "crates.io"),
    concat!("deb.", "debian.org"),
    concat!("/wo", "rk/main"),
    concat!("/wo", "rk/shared"),
    concat!("/wo", "rk/cache"),
];

/// The rules about one file.
pub fn check(file: &SourceFile) -> Vec<Finding> {
    let mut findings = unwanted_names(file);
    findings.extend(length(file));
    if file.path.ends_with(".rs") && file.crate_name().is_some() {
        findings.extend(rust(file));
    }
    findings
}

fn rust(file: &SourceFile) -> Vec<Finding> {
    let lexed = lex(&file.text);
    let mut findings = Vec::new();
    for (index, line) in lexed.code.lines().enumerate() {
        if line.contains("#[allow(") || line.contains("#![allow(") {
            let fix = "use #[expect(..., reason = \"...\")], which complains once it is no longer needed";
            findings.push(Finding::new(file, index + 1, "lints are not allowed away", fix));
        }
    }
    if !may_hold_sql(file) {
        for literal in lexed.literals.iter().filter(|literal| is_sql(&literal.text)) {
            let fix = "move the statement into the store.rs of its folder";
            findings.push(Finding::new(file, literal.line, "SQL stands only in files called store.rs", fix));
        }
    }
    findings
}

fn may_hold_sql(file: &SourceFile) -> bool {
    let in_tests =
        file.file_name() == "tests.rs" || file.path.contains("/tests/") || file.path.contains("/benches/");
    in_tests || file.file_name() == "store.rs" || file.crate_name() == Some("store")
}

fn is_sql(text: &str) -> bool {
    let text = text.trim_start().trim_start_matches("\\n").trim_start();
    let first_line = text.split(['\n', '\\']).next().unwrap_or_default();
    let words: Vec<&str> = first_line.split_whitespace().collect();
    let spaced = format!("{} ", words.join(" "));
    SQL.iter().any(|start| spaced.starts_with(start)) && (words.len() > 1 || text.lines().count() > 1)
}

fn length(file: &SourceFile) -> Option<Finding> {
    let lines = file.text.lines().count();
    if file.path == "ARCHITECTURE.md" && lines > ARCHITECTURE {
        let rule = format!("{lines} lines; at most {ARCHITECTURE} can be read at one go");
        return Some(Finding::new(file, 0, rule, "move detail into the README of its crate or into docs/"));
    }
    if !file.path.ends_with(".rs") || file.crate_name().is_none() || lines <= LONG {
        return None;
    }
    let rule = format!("{lines} lines; {TOO_LONG} are the limit, {LONG} the wish");
    let finding = Finding::new(file, 0, rule, "split it by what it answers, not by size");
    Some(Finding { warning: lines <= TOO_LONG, ..finding })
}

fn unwanted_names(file: &SourceFile) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, line) in file.text.lines().enumerate() {
        for name in UNWANTED.iter().filter(|name| line.contains(*name)) {
            let rule = format!("`{name}` names one machine or one mirror");
            let fix =
                "leave the address to the tools' own configuration, the path to an environment variable";
            findings.push(Finding::new(file, index + 1, rule, fix));
        }
    }
    findings
}
