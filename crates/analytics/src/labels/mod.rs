//! What a post is, in words; and the words' numbers, by which blocks name them.

pub(crate) mod store;

use crate::{
    blocks::{Format, PostFacts},
    intake::{self, Batch},
    snapshots::store::{Whereabouts, whereabouts},
};
use selaras_kernel::{BrandId, ProfileId, Result, WorkspaceId};
use selaras_store::{Db, Tx};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// What a post is, as far as cuts go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Described {
    /// What it is made of.
    pub format: Format,
    /// Its text; only its length is kept, and the hashtags in it are found.
    pub text: String,
    /// The name of its campaign; empty for none.
    pub campaign: String,
    /// Whether it answers somebody.
    pub reply: bool,
}

/// Which words a label is one of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(i16)]
pub(crate) enum Kind {
    Campaign = 1,
    Hashtag = 2,
}

/// Longest label that is kept, in characters.
const LABEL_MAX: usize = 100;
/// Most hashtags of a post that are kept.
const TAGS_MAX: usize = 30;

/// The hashtags of a text, each once, in lower case and without `#`: a run of letters, digits and underscores of which not
/// all are digits.
pub fn hashtags(text: &str) -> Vec<String> {
    let mut tags = Vec::new();
    let mut before = ' ';
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let begins = matches!(c, '#' | '＃') && !(before.is_alphanumeric() || before == '&');
        before = c;
        if !begins {
            continue;
        }
        let tail = &text[at + c.len_utf8()..];
        let end = tail.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(tail.len());
        let tag: String = tail[..end].to_lowercase().chars().take(LABEL_MAX).collect();
        if tag.chars().any(|c| !c.is_ascii_digit()) && !tags.contains(&tag) && tags.len() < TAGS_MAX {
            tags.push(tag);
        }
        while rest.peek().is_some_and(|(next, _)| *next < at + c.len_utf8() + end) {
            before = rest.next().map_or(before, |(_, c)| c);
        }
    }
    tags
}

/// The facts of posts, with new labels numbered.
///
/// # Errors
/// The database's.
pub async fn facts(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    posts: &[Described],
) -> Result<Vec<PostFacts>> {
    let tags: Vec<Vec<String>> = posts.iter().map(|post| hashtags(&post.text)).collect();
    let campaign = |post: &Described| post.campaign.trim().chars().take(LABEL_MAX).collect::<String>();
    let mut wanted: BTreeSet<(Kind, String)> = BTreeSet::new();
    for (post, tags) in posts.iter().zip(&tags) {
        wanted.insert((Kind::Campaign, campaign(post)));
        wanted.extend(tags.iter().map(|tag| (Kind::Hashtag, tag.clone())));
    }
    wanted.remove(&(Kind::Campaign, String::new()));
    let numbers: HashMap<(i16, String), i32> = if wanted.is_empty() {
        HashMap::new()
    } else {
        store::numbers(tx, workspace, brand, &wanted).await?
    };
    let number = |kind: Kind, label: &str| {
        numbers
            .get(&(kind as i16, label.to_owned()))
            .and_then(|number| u32::try_from(*number).ok())
            .unwrap_or(0)
    };
    let facts = |(post, tags): (&Described, &Vec<String>)| PostFacts {
        format: post.format,
        length: u32::try_from(post.text.chars().count()).unwrap_or(u32::MAX),
        campaign: number(Kind::Campaign, &campaign(post)),
        tags: tags.iter().map(|tag| number(Kind::Hashtag, tag)).filter(|number| *number > 0).collect(),
        reply: post.reply,
    };
    Ok(posts.iter().zip(&tags).map(facts).collect())
}

/// Says what posts are that are watched already, each with its id; what is not watched is passed over.
///
/// # Errors
/// The database's.
pub async fn describe(db: &Db, workspace: WorkspaceId, posts: Vec<(Uuid, Described)>) -> Result<()> {
    let ids: Vec<Uuid> = posts.iter().map(|(id, _)| *id).collect();
    let places = whereabouts(db, workspace, &ids).await?;
    db.write(move |tx| {
        Box::pin(async move {
            let mut profiles: BTreeMap<(BrandId, ProfileId), Vec<(&Whereabouts, &Described)>> =
                BTreeMap::new();
            for (id, described) in &posts {
                for place in places.iter().filter(|place| place.subject_id == *id && place.is_post) {
                    profiles.entry((place.brand_id, place.profile_id)).or_default().push((place, described));
                }
            }
            for ((brand, profile), posts) in profiles {
                let described: Vec<Described> =
                    posts.iter().map(|(_, described)| (*described).clone()).collect();
                let facts = facts(tx, workspace, brand, &described).await?;
                let facts = posts
                    .iter()
                    .zip(facts)
                    .map(|((place, _), facts)| (place.subject_id, place.born_at, facts));
                let batch =
                    Batch { profile, source: String::new(), readings: Vec::new(), facts: facts.collect() };
                intake::take(tx, workspace, &[batch], false).await?;
            }
            Ok(())
        })
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashtags_are_found_once_and_in_lower_case() {
        let check = |text: &str, wanted: &[&str]| assert_eq!(hashtags(text), wanted, "{text}");
        check("Seduh #KopiSusu dan #kopisusu, juga #teh_hijau!", &["kopisusu", "teh_hijau"]);
        check("a#b &#39; #2026 #2026baru ##dua (#kurung)", &["2026baru", "dua", "kurung"]);
        check("#コーヒー ＃珈琲 #", &["コーヒー", "珈琲"]);
        check("", &[]);
    }
}
