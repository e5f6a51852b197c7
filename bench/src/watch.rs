//! Answers: how often did a program ask the disk to be sure? strace stops it only at these calls (a filter in the kernel
//! lets all others through), in a run of its own, so that no time that is told was taken under it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::process;

/// What comes before a command so that its calls are written to `file`.
pub fn watcher(file: &Path) -> Result<Vec<String>> {
    process::need("strace", "strace")?;
    let words = ["strace", "-f", "--seccomp-bpf", "-qq", "-ttt", "-e", "trace=fsync,fdatasync", "-o"];
    let file = file.to_str().context("a path that is not text")?.to_owned();
    Ok(words.iter().map(|word| (*word).to_owned()).chain([file, "--".to_owned()]).collect())
}

/// Number of calls that began between two instants, in microseconds since 1970.
pub fn syncs(file: &Path, from: i64, to: i64) -> Result<u64> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    Ok(count(&text, from, to))
}

fn count(text: &str, from: i64, to: i64) -> u64 {
    let begun = text.lines().filter_map(|line| {
        let mut words = line.split_whitespace();
        let (_id, at, call) = (words.next()?, words.next()?, words.next()?);
        let (seconds, micros) = at.split_once('.')?;
        let at = seconds.parse::<i64>().ok()? * 1_000_000 + micros.parse::<i64>().ok()?;
        (call.starts_with("fsync(") || call.starts_with("fdatasync(")).then_some(at)
    });
    begun.filter(|at| (from..=to).contains(at)).count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_are_counted_once_and_only_within_the_time() {
        let text = "71 1700000000.500000 fdatasync(9) = 0\n\
                    72 1700000001.000000 fsync(4 <unfinished ...>\n\
                    71 1700000001.100000 fdatasync(9) = 0\n\
                    72 1700000001.200000 <... fsync resumed>) = 0\n\
                    73 1700000001.300000 +++ exited with 0 +++\n\
                    71 1700000009.000000 fdatasync(9) = 0\n";
        assert_eq!(count(text, 1_700_000_001_000_000, 1_700_000_002_000_000), 2);
    }
}
