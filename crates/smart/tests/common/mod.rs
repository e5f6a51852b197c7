//! Goals as they are written in the tables.

use jiff::civil::Date;
use selaras_smart::{
    Direction, Draft, Framework, Growth, Known, Measure, Milestone, Objective, PastGoal, Published, Scope,
    Source, Unit, Usage, figure,
};
use std::collections::BTreeMap;

/// A table.
#[derive(serde::Deserialize)]
pub struct Goals {
    pub today: Date,
    pub goals: Vec<Written>,
}

/// A row.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    pub title: String,
    goal: Fields,
    why: Why,
    history: Option<String>,
    comparable: Option<String>,
    #[serde(default)]
    similar: Vec<PastGoal>,
    /// What the middle account of the industry has.
    published: Option<f64>,
    pub expect: BTreeMap<String, String>,
    #[serde(default)]
    pub refused: Vec<String>,
    #[serde(default)]
    pub vanity: bool,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    figure: Option<String>,
    unit: Option<String>,
    source: Option<String>,
    on: Option<On>,
    from: Option<f64>,
    to: Option<f64>,
    #[serde(rename = "in")]
    told_in: Option<String>,
    start: Option<Date>,
    deadline: Option<Date>,
    #[serde(default)]
    milestones: Vec<(Date, f64)>,
    direction: Option<Direction>,
    #[serde(default)]
    key_result: bool,
    /// Days between two checks of what is no goal but a KPI.
    kpi: Option<u32>,
}

#[derive(serde::Deserialize)]
#[serde(untagged)]
enum On {
    Networks(Vec<String>),
    All(String),
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Why {
    #[serde(rename = "for")]
    usage: Option<Usage>,
    #[serde(default = "yes")]
    measured: bool,
    #[serde(default)]
    benefit: String,
}

fn yes() -> bool {
    true
}

fn unit(name: &str) -> Unit {
    match name {
        "count" => Unit::Count,
        "percent" => Unit::Percent,
        "seconds" => Unit::Seconds,
        "points" => Unit::Points,
        currency => Unit::Money(currency.to_owned()),
    }
}

fn source(name: &str) -> Source {
    let day = |month, day| Date::constant(2026, month, day);
    match name {
        "none" => Source::None,
        "not_yet" => Source::NotYet,
        "manual" => Source::Manual { last: Some(day(11, 25)) },
        "manual_old" => Source::Manual { last: Some(day(9, 20)) },
        "manual_never" => Source::Manual { last: None },
        "silent" => Source::Delivers { since: day(1, 5), last: day(11, 10) },
        "young" => Source::Delivers { since: day(11, 1), last: day(11, 30) },
        "delivers" => Source::Delivers { since: day(1, 5), last: day(11, 30) },
        other => panic!("no source {other}"),
    }
}

fn growth(name: &str) -> Growth {
    let (low, median, high, windows) = match name {
        "steady" => (1.02, 1.06, 1.12, 12),
        "fast" => (1.10, 1.25, 1.50, 8),
        "flat" => (0.97, 1.00, 1.03, 12),
        "falling" => (0.85, 0.92, 0.98, 10),
        // Counts of events, which are noisier than levels.
        "wobbly" => (0.80, 1.05, 1.40, 12),
        // Times and complaints that become less.
        "quicker" => (0.70, 0.88, 1.05, 9),
        "young" => (1.02, 1.06, 1.12, 2),
        other => panic!("no history {other}"),
    };
    Growth { days: 90, low, median, high, windows }
}

impl Written {
    /// The goal.
    pub fn draft(&self) -> Draft {
        let fields = &self.goal;
        let known = fields.figure.as_deref().map(|name| figure(name).unwrap_or_else(|| panic!("{name}")));
        let measure = known.map(|known| Measure {
            figure: known.name.to_owned(),
            unit: fields.unit.as_deref().map(unit).or(known.unit()).expect("a currency"),
            nature: known.nature,
            source: source(fields.source.as_deref().unwrap_or("delivers")),
        });
        Draft {
            title: self.title.clone(),
            framework: match fields.kpi {
                Some(checked_every) => Framework::Kpi { checked_every },
                None if fields.key_result => Framework::KeyResult,
                None => Framework::Smart,
            },
            measure,
            scope: match &fields.on {
                None => Scope::Unsaid,
                Some(On::Networks(networks)) => Scope::Networks(networks.clone()),
                Some(On::All(all)) => {
                    assert_eq!(all, "brand");
                    Scope::Brand
                }
            },
            direction: fields.direction.or(known.map(|known| known.direction)).unwrap_or(Direction::Up),
            baseline: fields.from,
            baseline_days: None,
            target: fields.to,
            target_unit: fields.told_in.as_deref().map(unit),
            start: fields.start,
            deadline: fields.deadline,
            milestones: fields.milestones.iter().map(|&(on, value)| Milestone { on, value }).collect(),
            objective: self.why.usage.map(|usage| Objective { measured: self.why.measured, usage }),
            benefit: self.why.benefit.clone(),
        }
    }

    /// What is known on that day.
    pub fn known(&self, today: Date) -> Known {
        Known {
            today,
            history: self.history.as_deref().map(growth),
            comparable: self.comparable.as_deref().map(growth),
            similar: self.similar.clone(),
            published: self.published.map(|median| Published {
                median,
                publisher: "Rival IQ".into(),
                period: "2024".into(),
                own_industry: true,
            }),
        }
    }
}
