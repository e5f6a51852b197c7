//! Does every rule of the brief have its words, and do they tell its facts as people write them?

use super::*;
use crate::words::briefs::sentence;
use selaras_analytics::measure::{Figure, Unit};
use selaras_strategy::{
    briefs::{Fact, Sentence},
    measures::MeasureUnit,
};
use std::{collections::BTreeSet, path::Path};

/// The rules that the sources of the brief name, `week_` ones by their parts.
fn rules() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../strategy/src/briefs");
    let mut found = BTreeSet::new();
    for file in ["rules.rs", "actions.rs"] {
        let text = std::fs::read_to_string(folder.join(file)).unwrap();
        for quoted in text.split('"').skip(1).step_by(2) {
            let begins = ["course_", "forecast", "needed", "week_post", "counted_", "cause_", "weakest"]
                .iter()
                .chain(&["act_", "evidence_", "decide_", "headline"])
                .any(|beginning| quoted.starts_with(beginning));
            if begins {
                found.insert(quoted.to_owned());
            }
        }
    }
    for nature in ["flow", "level", "rate"] {
        found.insert(format!("week_{nature}"));
        found.insert(format!("week_{nature}_alone"));
    }
    found.insert("cause".into());
    found
}

#[test]
fn every_rule_has_its_words_in_both_languages() {
    let rules = rules();
    assert!(rules.len() > 40, "{rules:?}");
    for rule in rules {
        for lang in Lang::ALL {
            assert!(lang.knows(&format!("brief-{rule}")), "{rule} has no words in {}", lang.tag());
        }
    }
}

fn said(rule: &str, facts: &[(&str, Fact)]) -> [String; 2] {
    let mut one = Sentence::of(rule);
    one.facts = facts.iter().map(|(name, fact)| ((*name).to_owned(), fact.clone())).collect();
    Lang::ALL.map(|lang| sentence(lang, &one))
}

fn amount(value: f64) -> Fact {
    Fact::Amount { value, unit: MeasureUnit::Figure(Unit::Count) }
}

fn day(year: i16, month: i8, day: i8) -> Fact {
    Fact::Day { day: jiff::civil::date(year, month, day) }
}

#[test]
fn numbers_days_and_shares_are_told_as_each_language_writes_them() {
    let [en, id] = said(
        "forecast",
        &[
            ("deadline", day(2027, 8, 31)),
            ("middle", amount(12_345.6)),
            ("low", amount(-1_200.4)),
            ("high", amount(9.44)),
            ("target", Fact::Amount { value: 1_500_000.0, unit: MeasureUnit::Own("Rp".into()) }),
        ],
    );
    assert_eq!(
        en,
        "By 31 August 2027 it will likely be 12,346, in four of five cases between −1,200 and 9.4. The target is Rp1,500,000."
    );
    assert_eq!(
        id,
        "Pada 31 Agustus 2027 nilainya kemungkinan 12.346, dalam empat dari lima kasus antara −1.200 dan 9,4. Sasarannya Rp1.500.000."
    );
    let chance = |value: f64| {
        let course = Fact::Code { code: "off_course".into() };
        let deadline = day(2027, 12, 1);
        said(
            "course_forecast",
            &[("course", course), ("deadline", deadline), ("chance", Fact::Share { value })],
        )
    };
    assert_eq!(chance(0.256)[0], "Off course: the chance to reach the target by 1 December 2027 is 26%.");
    assert_eq!(
        chance(0.004)[1],
        "Melenceng: peluang sasaran tercapai pada 1 Desember 2027 adalah kurang dari 1%."
    );
    assert!(chance(0.997)[0].ends_with("more than 99%.") && chance(1.0)[0].ends_with("100%."));
}

#[test]
fn whatever_can_be_measured_has_its_name() {
    let figures = serde_json::to_value(Figure::ALL).unwrap();
    let websites = ["clicks", "visits", "leads", "downloads", "signups", "purchases"].map(Value::from);
    let figures = figures.as_array().unwrap().iter().map(|code| ("figure", code));
    for (kind, code) in figures.chain(websites.iter().map(|code| ("website", code))) {
        for lang in Lang::ALL {
            let key = format!("{kind}-{}", code.as_str().unwrap());
            assert!(lang.knows(&key), "{key} has no name in {}", lang.tag());
        }
    }
}

#[test]
fn one_is_told_apart_from_many() {
    let posts = |count: u32| {
        let format = Fact::Code { code: "reel".into() };
        let handle = Fact::Text { text: "kopi@senja.id".into() };
        said(
            "act_more_posts",
            &[
                ("count", Fact::Count { value: count }),
                ("format", format),
                ("handle", handle),
                ("deadline", day(2027, 3, 31)),
            ],
        )
    };
    assert_eq!(posts(1)[0], "Publish 1 more reel on kopi@senja.id by 31 March 2027.");
    assert_eq!(posts(14)[0], "Publish 14 more reels on kopi@senja.id by 31 March 2027.");
    assert_eq!(posts(14)[1], "Terbitkan 14 reel lagi di kopi@senja.id sampai 31 Maret 2027.");
}
