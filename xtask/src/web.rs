//! Answers: how does the web app come into the program? npm's packages are installed once per lock file, outside of the
//! clone; the app is built when its sources changed; what was built lies in `web/build`, where `build.rs` takes it from.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::cmd;
use crate::servers::cache::{self, Cache};

/// What the app is made from, below `web`.
const SOURCES: [&str; 8] = [
    "src",
    "static",
    "package.json",
    "package-lock.json",
    "svelte.config.js",
    "vite.config.ts",
    "emoji.ts",
    "tsconfig.json",
];

/// `web`.
pub fn folder() -> PathBuf {
    cmd::workspace().join("web")
}

/// Builds the app, unless what lies there was built from these very sources.
pub fn build() -> Result<()> {
    let web = folder();
    let mark = mark(&web)?;
    let stamp = web.join("build/stamp");
    if fs::read_to_string(&stamp).is_ok_and(|built| built == mark) {
        return Ok(());
    }
    packages()?;
    let begin = Instant::now();
    cmd::say("web: building");
    let log = Cache::open()?.file("web-build.log");
    let mut vite = script("vite/bin/vite.js");
    cmd::quiet(vite.arg("build").env("SELARAS_WEB_VERSION", &mark), &log).context("building the web app")?;
    fs::write(&stamp, &mark)?;
    cmd::say(&format!("web: built in {:.1} s", begin.elapsed().as_secs_f64()));
    Ok(())
}

/// `cargo xtask codegen`: the types of the API for the app, from the reviewed description.
pub fn codegen() -> Result<()> {
    packages()?;
    cmd::run(node(&folder()).arg("codegen.mjs"))
}

/// Everything about the app that needs no browser: types, words, whether the client is that of the API.
pub fn check() -> Result<()> {
    packages()?;
    let web = folder();
    cmd::run(node(&web).args(["codegen.mjs", "--check"]))?;
    cmd::run(script("@sveltejs/kit/svelte-kit.js").arg("sync"))?;
    cmd::run(script("svelte-check/bin/svelte-check").args([
        "--tsconfig",
        "./tsconfig.json",
        "--fail-on-warnings",
        "--output",
        "human",
    ]))?;
    cmd::run(script("vitest/vitest.mjs").arg("run"))
}

/// Makes `web/node_modules` what the lock file says: a link to a folder in the cache. One that a developer made with
/// npm is left as it is.
pub fn packages() -> Result<PathBuf> {
    let web = folder();
    let link = web.join("node_modules");
    if link.is_dir() && !link.is_symlink() {
        return Ok(link);
    }
    need_node()?;
    let read =
        |name: &str| fs::read_to_string(web.join(name)).with_context(|| format!("cannot read web/{name}"));
    let (manifest, lock, rc) = (read("package.json")?, read("package-lock.json")?, read(".npmrc")?);
    let pins = [manifest.as_str(), &lock, std::env::consts::OS, std::env::consts::ARCH];
    let installed = Cache::open()?.installed("web", &pins, |folder, log| {
        for (name, text) in [("package.json", &manifest), ("package-lock.json", &lock), (".npmrc", &rc)] {
            fs::write(folder.join(name), text)?;
        }
        // No install scripts: everything native comes prebuilt inside its package.
        let mut npm = cmd::tied_to_us("npm", "KILL");
        npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
        cmd::quiet(npm.current_dir(folder), log)
    })?;
    let modules = installed.join("node_modules");
    if fs::read_link(&link).ok().as_deref() != Some(modules.as_path()) {
        if link.is_symlink() {
            fs::remove_file(&link)?;
        }
        std::os::unix::fs::symlink(&modules, &link)?;
    }
    Ok(modules)
}

/// Node from Debian is too old in some releases; say so instead of failing somewhere inside.
fn need_node() -> Result<()> {
    cmd::need("npm", "npm").context("the web app is built with Node.js 20.19 or newer and npm")?;
    let version = cmd::output(Command::new("node").arg("--version"))?;
    let mut numbers = version.trim_start_matches('v').split('.').map(|n| n.parse::<u32>().unwrap_or(0));
    let found = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    if found < (20, 19) {
        bail!("the web app is built with Node.js 20.19 or newer; this is {version}");
    }
    Ok(())
}

/// Node, in `folder`.
pub fn node(folder: &Path) -> Command {
    let mut node = cmd::tied_to_us("node", "KILL");
    node.current_dir(folder);
    node
}

fn script(path: &str) -> Command {
    let mut node = node(&folder());
    node.arg(Path::new("node_modules").join(path));
    node
}

/// Names the sources: another text in any file gives another mark.
fn mark(web: &Path) -> Result<String> {
    let mut files = Vec::new();
    for source in SOURCES {
        collect(&web.join(source), &mut files)?;
    }
    files.sort();
    let mut parts = Vec::new();
    for file in &files {
        parts.push(file.strip_prefix(web).unwrap_or(file).to_string_lossy().into_owned());
        parts.push(format!("{:x}", cache::hash_bytes(&fs::read(file)?)));
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    Ok(format!("{:016x}", cache::hash(&parts)))
}

fn collect(path: &Path, into: &mut Vec<PathBuf>) -> Result<()> {
    if !path.is_dir() {
        into.push(path.to_path_buf());
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        collect(&entry?.path(), into)?;
    }
    Ok(())
}
