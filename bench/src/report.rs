//! Answers: how is a run told? As one line of JSON: what was measured, beside what, on which machine, against which aim.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Map, Value, json};

/// The figures of one run.
pub struct Report {
    name: &'static str,
    seed: u64,
    machine: Map<String, Value>,
    figures: BTreeMap<String, f64>,
    beside: BTreeMap<String, BTreeMap<String, f64>>,
    aims: BTreeMap<String, Value>,
    held: bool,
}

impl Report {
    /// An empty one that knows the machine.
    pub fn new(name: &'static str, seed: u64) -> Self {
        let (figures, beside, aims) = Default::default();
        Self { name, seed, machine: machine(), figures, beside, aims, held: true }
    }

    /// A condition the figures were taken under.
    pub fn condition(&mut self, name: &str, value: impl Into<Value>) {
        self.machine.insert(name.to_owned(), value.into());
    }

    /// A figure of Selaras.
    pub fn figure(&mut self, name: impl Into<String>, value: f64) {
        self.figures.insert(name.into(), value);
    }

    /// A figure that is a count.
    pub fn count(&mut self, name: impl Into<String>, value: u64) {
        self.figure(name, as_f64(value));
    }

    /// A figure taken before.
    pub fn got(&self, name: &str) -> Option<f64> {
        self.figures.get(name).copied()
    }

    /// A figure of something Selaras is compared with.
    pub fn beside(&mut self, peer: &str, name: impl Into<String>, value: f64) {
        self.beside.entry(peer.to_owned()).or_default().insert(name.into(), value);
    }

    /// A figure of a peer taken before.
    pub fn got_beside(&self, peer: &str, name: &str) -> Option<f64> {
        self.beside.get(peer)?.get(name).copied()
    }

    /// An aim that is held when the figure is at least this. A figure that is missing holds nothing.
    pub fn at_least(&mut self, name: &str, aim: f64, got: Option<f64>) {
        self.aim(name, aim, got, got.is_some_and(|got| got >= aim), "at least");
    }

    /// An aim that is held when the figure is at most this.
    pub fn at_most(&mut self, name: &str, aim: f64, got: Option<f64>) {
        self.aim(name, aim, got, got.is_some_and(|got| got <= aim), "at most");
    }

    /// An aim that is held when the figure lies between these.
    pub fn between(&mut self, name: &str, (least, most): (f64, f64), got: Option<f64>) {
        let held = got.is_some_and(|got| (least..=most).contains(&got));
        self.aim(name, most, got, held, &format!("at least {least}, at most"));
    }

    fn aim(&mut self, name: &str, aim: f64, got: Option<f64>, held: bool, word: &str) {
        let text = format!("{word} {}", number(aim));
        let got = got.map_or(Value::Null, number);
        self.aims.insert(name.to_owned(), json!({"aim": text, "got": got, "held": held}));
        self.held &= held;
    }

    /// Whether every aim was held.
    pub fn held(&self) -> bool {
        self.held
    }

    /// The line.
    pub fn line(&self) -> String {
        let numbers = |of: &BTreeMap<String, f64>| -> Map<String, Value> {
            of.iter().map(|(name, value)| (name.clone(), number(*value))).collect()
        };
        let beside: Map<String, Value> =
            self.beside.iter().map(|(peer, of)| (peer.clone(), Value::Object(numbers(of)))).collect();
        json!({"name": self.name, "seed": self.seed, "machine": self.machine, "figures": numbers(&self.figures),
            "beside": beside, "aims": self.aims})
        .to_string()
    }
}

/// Times of many of the same thing, in microseconds.
#[derive(Clone, Debug, Default)]
pub struct Times(pub Vec<i64>);

impl Times {
    /// The value that `share` (0 to 1) of them do not exceed, in milliseconds.
    pub fn ms(&self, share: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let rank = (share * as_f64(sorted.len() as u64)).ceil().max(1.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rank within the list")]
        let at = rank as usize - 1;
        sorted.get(at).map_or(0.0, |micros| *micros as f64 / 1000.0)
    }
}

/// The middle one.
pub fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    match sorted.len() {
        0 => 0.0,
        n if n % 2 == 1 => sorted[n / 2],
        n => f64::midpoint(sorted[n / 2 - 1], sorted[n / 2]),
    }
}

/// A count as a figure; exact up to 2^53.
pub fn as_f64(value: u64) -> f64 {
    value as f64
}

/// As many digits as say something, and whole when it is whole.
fn number(value: f64) -> Value {
    let digits = if value.abs() >= 100.0 { 1.0 } else { 1000.0 };
    let value = (value * digits).round() / digits;
    if value.fract() == 0.0 && value.abs() < 1e15 {
        #[expect(clippy::cast_possible_truncation, reason = "whole and small enough")]
        return json!(value as i64);
    }
    json!(value)
}

fn machine() -> Map<String, Value> {
    let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let field = |text: &str, name: &str| {
        let line = text.lines().find(|line| line.starts_with(name)).unwrap_or_default().to_owned();
        line.split_once(':').map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
    };
    let kib = field(&read("/proc/meminfo"), "MemTotal").trim_end_matches(" kB").parse::<f64>().unwrap_or(0.0);
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let load = read("/proc/loadavg").split(' ').next().and_then(|load| load.parse::<f64>().ok());
    let mut machine = Map::new();
    machine.insert("cores".to_owned(), cores.into());
    machine.insert(
        "cores_shared_by".to_owned(),
        "everything in the run: network, load, databases, peers".into(),
    );
    machine.insert("processor".to_owned(), field(&read("/proc/cpuinfo"), "model name").into());
    machine.insert("memory_gib".to_owned(), number((kib / 1_048_576.0 * 10.0).round() / 10.0));
    machine.insert("kernel".to_owned(), read("/proc/sys/kernel/osrelease").trim().into());
    machine.insert("load_at_start".to_owned(), load.map_or(Value::Null, number));
    machine
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_values_that_were_seen() {
        let times = Times((1..=100).map(|n| n * 1000).collect());
        assert_eq!((times.ms(0.5), times.ms(0.99), times.ms(1.0)), (50.0, 99.0, 100.0));
        assert_eq!(Times::default().ms(0.5), 0.0);
        assert_eq!(median(&[3.0, 1.0, 2.0]), 2.0);
    }

    #[test]
    fn a_missing_figure_holds_nothing() {
        let mut report = Report::new("x", 1);
        report.at_most("lost", 0.0, Some(0.0));
        assert!(report.held());
        report.at_least("rate", 1.0, None);
        assert!(!report.held());
        let line: Value = serde_json::from_str(&report.line()).unwrap();
        assert_eq!(line["aims"]["lost"], json!({"aim": "at most 0", "got": 0, "held": true}));
    }
}
