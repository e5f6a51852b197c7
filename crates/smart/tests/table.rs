//! The goals of the tables are judged as their writers would, and sentences are read as they are meant.

mod common;

use common::{Goals, Written};
use jiff::civil::Date;
use selaras_smart::{Aim, CODES, Direction, Letter, Reach, Smart, Unit, Verdict, Weight, check, read};
use std::collections::{BTreeMap, BTreeSet};

const TABLES: [(&str, &str); 2] =
    [("goals_id.yaml", include_str!("goals_id.yaml")), ("goals_en.yaml", include_str!("goals_en.yaml"))];

fn goals(text: &str) -> Goals {
    serde_saphyr::from_str(text).expect("the table can be read")
}

#[test]
fn goals_are_judged_as_a_strict_teacher_would() {
    let mut wrong = Vec::new();
    for (file, text) in TABLES {
        let Goals { today, goals } = goals(text);
        assert!(goals.len() >= 40, "{file}: {}", goals.len());
        for written in goals {
            let smart = check(&written.draft(), &written.known(today));
            if told(&smart) != wanted(&written) {
                wrong.push(format!(
                    "{file}: {}\n  told   {:?}\n  wanted {:?}",
                    written.title,
                    told(&smart),
                    wanted(&written)
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of the goals:\n{}", wrong.len(), wrong.join("\n"));
}

/// `S: weak title_vague` and so on, what is refused, and whether the vanity question is asked.
fn wanted(written: &Written) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for letter in ["S", "M", "A", "R", "T"] {
        let mut words = written.expect[letter].split_whitespace();
        let verdict = words.next().expect("a verdict");
        let reach = if letter == "A" { words.next().unwrap_or_default() } else { "" };
        let codes: BTreeSet<&str> = words.collect();
        lines.push(line(letter, verdict, reach, codes));
    }
    let refused: BTreeSet<&str> = written.refused.iter().map(String::as_str).collect();
    lines.push(format!("refused {refused:?}, vanity {}", written.vanity));
    lines
}

fn told(smart: &Smart) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (letter, (_, said)) in ["S", "M", "A", "R", "T"].into_iter().zip(smart.letters()) {
        let reach = if letter == "A" { reach(smart.reach) } else { "" };
        lines.push(line(letter, verdict(said), reach, against(said)));
    }
    let refused = smart.accepted().err();
    let refused: BTreeSet<String> = refused
        .iter()
        .flat_map(|problem| problem.each())
        .map(|problem| format!("{}@{}", problem.code.trim_start_matches("smart_"), problem.field))
        .collect();
    lines.push(format!("refused {refused:?}, vanity {}", smart.vanity.is_some()));
    lines
}

fn line(letter: &str, verdict: &str, reach: &str, codes: BTreeSet<&str>) -> String {
    format!("{letter} {verdict} {reach} {codes:?}")
}

fn against(letter: &Letter) -> BTreeSet<&str> {
    let against = letter.reasons.iter().filter(|reason| reason.weight != Weight::Fine);
    against.map(|reason| reason.code.as_str()).collect()
}

fn verdict(letter: &Letter) -> &'static str {
    match letter.verdict {
        Verdict::Good => "good",
        Verdict::CannotTell => "cannot_tell",
        Verdict::Weak => "weak",
        Verdict::Bad => "bad",
    }
}

fn reach(reach: Option<Reach>) -> &'static str {
    match reach {
        None => "unknown",
        Some(Reach::Met) => "met",
        Some(Reach::Trivial) => "trivial",
        Some(Reach::Realistic) => "realistic",
        Some(Reach::Stretch) => "stretch",
        Some(Reach::OutOfReach) => "out_of_reach",
    }
}

#[test]
fn each_letter_is_good_and_bad_in_each_language() {
    for (file, text) in TABLES {
        let goals = goals(text).goals;
        for letter in ["S", "M", "A", "R", "T"] {
            for verdict in ["good", "weak", "bad"] {
                let some = goals.iter().any(|goal| goal.expect[letter].starts_with(verdict));
                assert!(some, "{file} has no goal with {letter} {verdict}");
            }
        }
    }
}

/// Each code that can be told is told of a goal in the tables, and no other.
#[test]
fn the_tables_know_every_code_and_its_facts() {
    let mut told: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (_, text) in TABLES {
        let Goals { today, goals } = goals(text);
        for written in goals {
            let smart = check(&written.draft(), &written.known(today));
            for reason in smart.letters().into_iter().flat_map(|(_, letter)| letter.reasons.clone()) {
                // A sentence may rely on the facts of its code: they are always the same.
                let facts: BTreeSet<String> = reason.params.into_keys().collect();
                assert_eq!(
                    told.entry(reason.code.clone()).or_insert_with(|| facts.clone()),
                    &facts,
                    "{}",
                    reason.code
                );
            }
        }
    }
    assert_eq!(
        told.keys().cloned().collect::<BTreeSet<String>>(),
        CODES.into_iter().map(str::to_owned).collect()
    );
    assert!(CODES.is_sorted());
}

/// A sentence and what it says.
#[derive(Debug, PartialEq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    said: String,
    direction: Option<String>,
    aim: Option<String>,
    from: Option<f64>,
    value: Option<f64>,
    unit: Option<String>,
    figure: Option<String>,
    #[serde(default)]
    on: Vec<String>,
    start: Option<Date>,
    until: Option<Date>,
    per: Option<String>,
    total: Option<f64>,
    #[serde(default)]
    unclear: Vec<String>,
}

#[derive(serde::Deserialize)]
struct Sentences {
    today: Date,
    sentences: Vec<Said>,
}

#[test]
fn sentences_are_read_as_they_are_meant() {
    let all: Sentences = serde_saphyr::from_str(include_str!("sentences.yaml")).unwrap();
    let mut wrong = Vec::new();
    for wanted in all.sentences {
        let read = read(&wanted.said, all.today);
        let amount = read.amount.as_ref();
        let told = Said {
            said: wanted.said.clone(),
            direction: read
                .direction
                .map(|direction| if direction == Direction::Up { "up".into() } else { "down".into() }),
            aim: amount.map(|amount| {
                match amount.aim {
                    Aim::To => "to",
                    Aim::By => "by",
                    Aim::Percent => "percent",
                }
                .into()
            }),
            from: amount.and_then(|amount| amount.from),
            value: amount.map(|amount| amount.value),
            unit: amount.and_then(|amount| amount.unit.as_ref()).map(|unit: &Unit| unit.name().to_owned()),
            figure: read.figure,
            on: read.networks,
            start: read.start,
            until: read.deadline,
            per: amount.and_then(|amount| amount.per).map(|per| format!("{per:?}").to_lowercase()),
            total: amount.and_then(|amount| amount.total),
            unclear: read.unclear_times,
        };
        if told != wanted {
            wrong.push(format!("told   {told:?}\nwanted {wanted:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of the sentences:\n{}", wrong.len(), wrong.join("\n"));
}
