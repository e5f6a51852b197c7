//! Puts what `cargo xtask web` built into the program: one table of files, each with its compressed forms.
//!
//! Without a build of the web app the table is empty, and the program says so instead of failing to compile.
#![expect(clippy::disallowed_methods, reason = "a build script is told where it works by the environment")]

use std::{
    env,
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
};

fn main() -> io::Result<()> {
    let here = told("CARGO_MANIFEST_DIR")?;
    let built = here.join("../../web/build");
    // The stamp is written last and changes with every build. While it is missing, cargo looks again each time, which
    // costs a few milliseconds and never misses the first build.
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={}", built.join("stamp").display());
    let mut files = Vec::new();
    if built.join("stamp").is_file() {
        collect(&built, &mut files)?;
    }
    files.sort();
    let mut table = String::from("static FILES: &[File] = &[\n");
    for file in &files {
        let name = file.strip_prefix(&built).unwrap_or(file).to_string_lossy().replace('\\', "/");
        if name == "stamp" || name.ends_with(".br") || name.ends_with(".gz") {
            continue;
        }
        let bytes = fs::read(file)?;
        let packed = |ending: &str| {
            let path = PathBuf::from(format!("{}.{ending}", file.display()));
            // What does not shrink is not worth a second copy.
            let small = fs::metadata(&path).is_ok_and(|m| m.len() < bytes.len() as u64);
            if small { format!("Some(include_bytes!({path:?}))") } else { "None".to_owned() }
        };
        let line = format!(
            "    File {{ path: {:?}, tag: \"\\\"{:016x}\\\"\", plain: include_bytes!({file:?}), br: {}, gz: {} }},",
            format!("/{name}"),
            fnv(&bytes),
            packed("br"),
            packed("gz")
        );
        let _infallible = writeln!(table, "{line}");
    }
    table.push_str("];\n");
    let out = told("OUT_DIR")?;
    fs::write(out.join("web_files.rs"), table)
}

/// A folder that cargo names.
fn told(name: &str) -> io::Result<PathBuf> {
    env::var_os(name).map(PathBuf::from).ok_or_else(|| io::Error::other(format!("cargo did not set {name}")))
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { collect(&path, into)? } else { into.push(path) }
    }
    Ok(())
}

/// FNV-1a: enough to tell two builds of a file apart.
fn fnv(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
