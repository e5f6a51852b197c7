//! Answers: what do DuckDB, chDB, Polars and PostgreSQL say to the same questions, and what does it cost them?

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};

use crate::peers;
use crate::process::tied;

const REQUIREMENTS: &str = include_str!("../peers/measure/requirements.txt");
const SCRIPT: &str = include_str!("../peers/measure/peer.py");

/// Installs the engines from PyPI into an environment of their own, once per pins; returns its Python.
pub fn install() -> Result<PathBuf> {
    peers::python("measure", REQUIREMENTS, SCRIPT)
}

/// One engine with the rows loaded.
pub struct Engine {
    /// Its name.
    pub name: &'static str,
    /// What it said when it was ready.
    pub ready: Value,
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Engine {
    /// Starts it and waits until it has loaded everything.
    pub fn start(
        name: &'static str,
        python: &Path,
        data: &Path,
        store: &Path,
        postgres: Option<&str>,
    ) -> Result<Self> {
        fs::create_dir_all(store)?;
        let mut command = tied(python);
        let script = python.parent().and_then(Path::parent).context("no environment")?.join("peer.py");
        command.arg(script).args(["--engine", name, "--dir"]).arg(data).arg("--store").arg(store);
        if let Some(url) = postgres {
            command.args(["--pg-url", url]);
        }
        let log = fs::File::create(store.join(format!("{name}.log")))?;
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(log).spawn()?;
        let input = child.stdin.take().context("no input")?;
        let output = BufReader::new(child.stdout.take().context("no output")?);
        let mut engine = Self { name, ready: Value::Null, child, input, output };
        engine.ready = engine.line()?;
        Ok(engine)
    }

    /// One question; returns its answer and the CPU time in ms.
    pub fn ask(&mut self, question: &str, index: usize) -> Result<(Value, f64)> {
        let said = self.tell(&json!({"do": "ask", "question": question, "index": index}))?;
        Ok((said["answer"].clone(), said["cpu_ms"].as_f64().context("no CPU time")?))
    }

    /// Takes the corrections in; returns the CPU time in ms.
    pub fn correct(&mut self) -> Result<f64> {
        self.tell(&json!({"do": "correct"}))?["cpu_ms"].as_f64().context("no CPU time")
    }

    fn tell(&mut self, command: &Value) -> Result<Value> {
        writeln!(self.input, "{command}")?;
        self.input.flush()?;
        let said = self.line()?;
        ensure!(said["error"].is_null(), "{}: {}", self.name, said["error"]);
        Ok(said)
    }

    fn line(&mut self) -> Result<Value> {
        let mut line = String::new();
        if self.output.read_line(&mut line)? == 0 {
            bail!("{} ended without a word", self.name);
        }
        Ok(serde_json::from_str(&line)?)
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        // Its directory is removed with ours; it may have ended by itself.
        let _ignored = writeln!(self.input, "{}", json!({"do": "quit"}));
        let _ignored = self.child.kill();
        let _ignored = self.child.wait();
    }
}
