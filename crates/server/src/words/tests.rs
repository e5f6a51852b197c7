//! Do the catalogues say everything, in both languages, with the same facts?

use super::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

type Messages = BTreeMap<String, BTreeSet<String>>;

/// Keys with the variables of each, by reading the files (comments begin with `#`, a key stands at the line's beginning).
fn messages(files: [&str; 8]) -> Messages {
    let mut all = Messages::new();
    let mut key = String::new();
    for line in files.iter().flat_map(|file| file.lines()).filter(|line| !line.starts_with('#')) {
        if let Some((name, _)) = line.split_once(" =").filter(|(name, _)| {
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        }) {
            assert!(all.insert(name.into(), BTreeSet::new()).is_none(), "{name} stands twice");
            key = name.into();
        }
        let variables = line.split('$').skip(1).map(|rest| {
            rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect::<String>()
        });
        all.entry(key.clone()).or_default().extend(variables);
    }
    all
}

#[test]
fn both_languages_say_the_same_things_with_the_same_facts() {
    for (lang, files) in [("en", EN), ("id", ID)] {
        for file in files {
            if let Err((_, errors)) = FluentResource::try_new(file.to_owned()) {
                panic!("{lang}: {errors:?}");
            }
        }
    }
    assert_eq!(messages(EN), messages(ID));
}

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|e| e == "rs") && !path.to_string_lossy().contains("test") {
            into.push(path);
        }
    }
}

/// The quoted words in `text` that look like a code.
fn codes_in(text: &str) -> impl Iterator<Item = &str> {
    text.split('"').skip(1).step_by(2).filter(|w| {
        w.contains('_')
            && w.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
            && !w.starts_with('_')
    })
}

/// Every code that a source file makes a problem of.
fn codes(text: &str) -> BTreeSet<String> {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let mut found = BTreeSet::new();
    for (constructor, place) in [("Problem::new(", 0), ("Problem::invalid(", 1)] {
        for (at, _) in text.match_indices(constructor) {
            let call = &text[at + constructor.len()..];
            let end = call.find(')').unwrap_or(call.len()).max(call.find(")\n").unwrap_or(0)).min(400);
            let mut end = end.min(call.len());
            while !call.is_char_boundary(end) {
                end -= 1;
            }
            let words: Vec<_> = call[..end].split('"').skip(1).step_by(2).collect();
            // In `Problem::invalid(field, code)` a field that is no literal leaves the code as the only word.
            let code = if place == 1 { words.get(1).or(words.first()) } else { words.first() };
            found.extend(
                code.filter(|c| codes_in(&format!("\"{c}\"")).next().is_some()).map(|c| (*c).to_owned()),
            );
        }
    }
    for (at, _) in text.match_indices("=> \"network_").chain(text.match_indices(", \"connect_")) {
        found.extend(codes_in(&text[at..(at + 60).min(text.len())]).take(1).map(str::to_owned));
    }
    found
}

#[test]
fn every_code_in_the_sources_has_a_message_in_both_languages() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."), &mut files);
    let mut missing = BTreeSet::new();
    let mut seen = 0;
    for file in files {
        for code in codes(&std::fs::read_to_string(&file).unwrap()) {
            seen += 1;
            for lang in Lang::ALL.into_iter().filter(|lang| !lang.knows(&code)) {
                missing.insert(format!("{code} ({})", lang.tag()));
            }
        }
    }
    assert!(seen > 100, "only {seen} codes were found");
    assert!(missing.is_empty(), "without a message: {missing:#?}");
}

#[test]
fn a_message_is_worded_in_the_readers_language() {
    let problem = Problem::invalid("limit", "limit_out_of_range").with("limit", 200);
    assert!(Lang::En.problem(&problem).contains("200"));
    assert_ne!(Lang::En.problem(&problem), Lang::Id.problem(&problem));
    assert_eq!(Lang::accepted("fr, id;q=0.8, en;q=0.5", Lang::En), Lang::Id);
    assert_eq!(Lang::accepted("fr", Lang::Id), Lang::Id);
    assert_eq!(Lang::named("id_ID.UTF-8"), Some(Lang::Id));
    assert_eq!(Lang::En.say("no_such_message", &Map::new()), "no_such_message");
}
