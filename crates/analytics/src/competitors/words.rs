//! How somebody writes, as far as it can be told without understanding it: questions, links, emoji, and whom they name.

use selaras_networks::entities::{self, EntityKind};
use std::collections::HashMap;
use uuid::Uuid;

/// Most names that are told.
const NAMED_MAX: usize = 10;

/// What a post of ours says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OurText {
    /// Its delivery.
    pub subject: Uuid,
    /// Its text.
    pub text: String,
    /// Its page.
    pub url: Option<String>,
}

/// Somebody who is named in posts.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Named {
    /// Their handle in small letters, without `@`.
    pub handle: String,
    /// In how many posts.
    pub posts: u64,
}

/// What was heard of one side's posts.
#[derive(Clone, Debug, Default)]
pub(super) struct Heard {
    /// Posts whose text is known.
    pub of: u64,
    pub questions: u64,
    pub links: u64,
    pub emoji: u64,
    named: HashMap<String, u64>,
}

impl Heard {
    /// Takes a post in. `mentions` is whom it names, where its network says so; `link` whether it is one that shows a link.
    pub(super) fn hear(&mut self, text: &str, mentions: Option<&[String]>, link: bool) {
        let found = entities::entities(text);
        let is_link = |kind| kind == EntityKind::Link;
        self.of += 1;
        self.links += u64::from(link || found.iter().any(|one| is_link(one.kind)));
        self.emoji += u64::from(text.chars().any(is_emoji));
        let in_link = |at: usize| found.iter().any(|one| is_link(one.kind) && one.range.contains(&at));
        let asks = |(at, c): (usize, char)| matches!(c, '?' | '？' | '؟') && !in_link(at);
        self.questions += u64::from(text.char_indices().any(asks));
        let mut names: Vec<String> = match mentions {
            Some(mentions) => mentions.to_vec(),
            None => {
                let named = found.iter().filter(|one| one.kind == EntityKind::Mention);
                named.map(|one| text[one.range.clone()].to_owned()).collect()
            }
        };
        names.iter_mut().for_each(|name| *name = name.trim_start_matches('@').to_lowercase());
        names.sort_unstable();
        names.dedup();
        for name in names.into_iter().filter(|name| !name.is_empty()) {
            *self.named.entry(name).or_default() += 1;
        }
    }

    /// Who is named most often, without those of `own`; of equals the first by name.
    pub(super) fn named(&self, own: &[&str]) -> Vec<Named> {
        let others = self.named.iter().filter(|(name, _)| !own.contains(&name.as_str()));
        let mut all: Vec<Named> =
            others.map(|(handle, posts)| Named { handle: handle.clone(), posts: *posts }).collect();
        all.sort_unstable_by(|a, b| b.posts.cmp(&a.posts).then_with(|| a.handle.cmp(&b.handle)));
        all.truncate(NAMED_MAX);
        all
    }
}

/// Whether a character is a picture by itself, or turns the one before into one. Digits and signs that only may be shown as such
/// (`©`, `™`) are not.
fn is_emoji(c: char) -> bool {
    matches!(c,
        '\u{1F300}'..='\u{1FAFF}' | '\u{1F1E6}'..='\u{1F1FF}' | '\u{2600}'..='\u{27BF}' | '\u{2B05}'..='\u{2B55}'
        | '\u{231A}'..='\u{231B}' | '\u{23E9}'..='\u{23FA}' | '\u{FE0F}' | '\u{20E3}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_links_and_pictures_are_told_apart() {
        let check = |text: &str, expect: (u64, u64, u64)| {
            let mut heard = Heard::default();
            heard.hear(text, None, false);
            assert_eq!((heard.questions, heard.links, heard.emoji), expect, "{text}");
        };
        check("Kopi apa pagi ini?", (1, 0, 0));
        check("Baca https://kopi.example/menu?hari=1", (0, 1, 0));
        check("Sudah coba? https://kopi.example/menu?hari=1 ☕", (1, 1, 1));
        check("Merek © 2026, panas ~90°", (0, 0, 0));
        check("Merdeka 🇮🇩", (0, 0, 1));
        check("", (0, 0, 0));
    }

    #[test]
    fn who_is_named_counts_once_a_post_and_not_oneself() {
        let mut heard = Heard::default();
        heard.hear("Bersama @ani dan @Ani juga @budi", None, false);
        heard.hear("kata-kata", Some(&["ANI".into(), "kami".into()]), false);
        let named: Vec<_> = heard.named(&["kami"]).into_iter().map(|one| (one.handle, one.posts)).collect();
        assert_eq!(named, [("ani".to_owned(), 2), ("budi".to_owned(), 1)]);
    }
}
