//! Answers: how does a code become a sentence in the reader's language?
//!
//! # Design
//! One Fluent catalogue per language, embedded. The key of a message is the problem's code (with `-` for `_`, as is usual
//! there); its variables are the problem's parameters. A code without a message shows itself, which a test makes impossible for codes in the sources.

pub mod brief_mail;
pub mod briefs;

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use selaras_kernel::Problem;
use serde_json::{Map, Value};
use std::sync::LazyLock;

/// A language that Selaras speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Bahasa Indonesia.
    Id,
}

type Bundle = FluentBundle<FluentResource>;

/// The files of each language, by name; a test holds the two lists against each other.
macro_rules! catalogue {
    ($lang:literal) => {
        [
            include_str!(concat!("../locales/", $lang, "/server.ftl")),
            include_str!(concat!("../locales/", $lang, "/workspaces.ftl")),
            include_str!(concat!("../locales/", $lang, "/networks.ftl")),
            include_str!(concat!("../locales/", $lang, "/media.ftl")),
            include_str!(concat!("../locales/", $lang, "/publishing.ftl")),
            include_str!(concat!("../locales/", $lang, "/analytics.ftl")),
            include_str!(concat!("../locales/", $lang, "/strategy.ftl")),
            include_str!(concat!("../locales/", $lang, "/brief.ftl")),
        ]
    };
}

const EN: [&str; 8] = catalogue!("en");
const ID: [&str; 8] = catalogue!("id");

static BUNDLES: LazyLock<[Bundle; 2]> = LazyLock::new(|| [bundle("en", EN), bundle("id", ID)]);

fn bundle(name: &str, files: [&'static str; 8]) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(name.parse().into_iter().collect());
    bundle.set_use_isolating(false);
    for file in files {
        // What could be read is kept; the tests refuse a file with errors.
        let resource = FluentResource::try_new(file.to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

impl Lang {
    /// Both of them.
    pub const ALL: [Lang; 2] = [Lang::En, Lang::Id];

    /// The language with this tag, such as `id`, `id-ID` or `id_ID.UTF-8`.
    pub fn named(tag: &str) -> Option<Self> {
        match tag.trim().split(['-', '_', '.', ';']).next()? {
            l if l.eq_ignore_ascii_case("en") => Some(Self::En),
            l if l.eq_ignore_ascii_case("id") || l.eq_ignore_ascii_case("in") => Some(Self::Id),
            _ => None,
        }
    }

    /// The best of an `Accept-Language` header, or `default`.
    pub fn accepted(header: &str, default: Self) -> Self {
        let mut best = (0.0_f32, default);
        for part in header.split(',') {
            let mut pieces = part.split(';');
            let Some(lang) = pieces.next().and_then(Self::named) else { continue };
            let weight = pieces
                .find_map(|p| p.trim().strip_prefix("q="))
                .map_or(1.0, |q| q.trim().parse().unwrap_or(0.0));
            if weight > best.0 {
                best = (weight, lang);
            }
        }
        best.1
    }

    /// Its tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Id => "id",
        }
    }

    fn bundle(self) -> &'static Bundle {
        &BUNDLES[self as usize]
    }

    /// Whether there is a message with this key.
    pub fn knows(self, key: &str) -> bool {
        self.bundle().get_message(&key.replace('_', "-")).is_some_and(|m| m.value().is_some())
    }

    /// The message `key` with `params`; the key itself when there is none.
    pub fn say(self, key: &str, params: &Map<String, Value>) -> String {
        let bundle = self.bundle();
        let Some(pattern) = bundle.get_message(&key.replace('_', "-")).and_then(|m| m.value()) else {
            return key.to_owned();
        };
        let args: FluentArgs<'_> =
            params.iter().map(|(name, value)| (name.as_str(), fluent(value))).collect();
        let mut errors = Vec::new();
        bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned()
    }

    /// The message `key` without parameters.
    pub fn plain(self, key: &str) -> String {
        self.say(key, &Map::new())
    }

    /// What `problem` (not those beside it) says.
    pub fn problem(self, problem: &Problem) -> String {
        self.say(&problem.code, &problem.params)
    }
}

fn fluent(value: &Value) -> FluentValue<'_> {
    match value {
        Value::String(text) => FluentValue::from(text.as_str()),
        Value::Number(number) => FluentValue::from(number.as_f64().unwrap_or_default()),
        Value::Array(list) => {
            let words = list.iter().map(|v| v.as_str().map_or_else(|| v.to_string(), str::to_owned));
            FluentValue::from(words.collect::<Vec<_>>().join(", "))
        }
        Value::Null => FluentValue::from(""),
        other => FluentValue::from(other.to_string()),
    }
}

#[cfg(test)]
mod brief_tests;
#[cfg(test)]
mod tests;
