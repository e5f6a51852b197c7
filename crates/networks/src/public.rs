//! What can anybody see of somebody else's profile, and of what they post?
//!
//! # Design
//! Looking is reading: nothing is published, nobody is told, and each call is one page. What is seen without an account is
//! what everybody sees. With an account a network may answer more willingly, but posts that only some may see are never told:
//! they are not public, whoever asks.

use crate::Numbers;
use selaras_kernel::Timestamp;
use serde::{Deserialize, Serialize};

/// How far profiles of others can be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicProfiles {
    /// Whether anybody may look; if not, an account of the same network must.
    pub without_account: bool,
    /// Most posts on a page of `Connector::public_posts`.
    pub page: usize,
    /// Where the network says so.
    pub source: &'static str,
    /// When that was read.
    pub checked_on: &'static str,
}

/// Which profile is meant: what is kept in order to ask for its posts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicProfileRef {
    /// Base address of the server that keeps the profile and knows it by `remote_id`; empty where ids hold everywhere.
    #[serde(default)]
    pub server: String,
    /// The network's own id of the profile.
    pub remote_id: String,
    /// The name people know it by, without `@`.
    pub handle: String,
}

/// A profile as anybody sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PublicProfile {
    /// Which profile it is.
    pub profile: PublicProfileRef,
    /// Display name; empty where it has none.
    pub name: String,
    /// Its page. It is an address by which the profile is found again.
    pub url: String,
    /// What it says of itself, as plain text.
    pub description: String,
    /// Address of its picture.
    pub avatar: Option<String>,
    /// Followers, following and posts, as far as they are told.
    pub numbers: Numbers,
    /// Since when it exists, if that is told.
    pub created_at: Option<Timestamp>,
}

/// A page of somebody's posts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PublicPosts {
    /// The newest first. A page may be empty although older ones follow.
    pub posts: Vec<PublicPost>,
    /// Where to go on with older ones; absent when there are none since the instant asked for.
    pub next: Option<String>,
}

/// A post of somebody as anybody sees it. What they only passed on is not theirs and not here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PublicPost {
    /// The network's id.
    pub remote_id: String,
    /// Its page.
    pub url: String,
    /// When it appeared.
    pub published_at: Timestamp,
    /// Its plain text.
    pub text: String,
    /// The warning before it, which readers see first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warning: Option<String>,
    /// Its language as BCP 47, as its author or their app said.
    pub language: Option<String>,
    /// What it is made of.
    pub format: PostFormat,
    /// Whether it answers somebody else.
    pub reply: bool,
    /// Whether it goes on after a post of their own.
    pub thread: bool,
    /// Whether it quotes a post.
    pub quote: bool,
    /// Its hashtags in small letters, without `#`, each once.
    pub hashtags: Vec<String>,
    /// Whom it names: handles without `@`, each once.
    pub mentions: Vec<String>,
    /// Its numbers so far, as far as they are told.
    pub numbers: Numbers,
}

/// What a post is made of, by the part of it that weighs most.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum PostFormat {
    /// Words alone.
    Text,
    /// One picture.
    Image,
    /// One thing that plays: a video, an animation, a recording.
    Video,
    /// Several pictures or videos.
    Carousel,
    /// A link, with or without a card, and no media.
    Link,
    /// A poll.
    Poll,
}

/// What stands in a post, for telling its format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Made {
    /// Pictures that stand still.
    pub still: usize,
    /// What plays.
    pub moving: usize,
    /// Whether there is a link.
    pub link: bool,
    /// Whether there is a poll.
    pub poll: bool,
}

impl Made {
    /// The format of a post that is made of this.
    pub fn format(self) -> PostFormat {
        match (self.still, self.moving) {
            _ if self.poll => PostFormat::Poll,
            (0, 0) if self.link => PostFormat::Link,
            (0, 0) => PostFormat::Text,
            (1, 0) => PostFormat::Image,
            (0, 1) => PostFormat::Video,
            _ => PostFormat::Carousel,
        }
    }
}

/// Hashtags as they are told: in small letters, without their sign, each once, in the order of the text.
pub(crate) fn hashtags<'a>(found: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    once(found.into_iter().map(|tag| tag.trim_start_matches(['#', '＃']).to_lowercase()))
}

/// Each name once, in the order of the text; none that is empty.
pub(crate) fn once(found: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in found {
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_format_is_what_weighs_most() {
        let check = |still, moving, link, poll, expect| {
            assert_eq!(Made { still, moving, link, poll }.format(), expect, "{still} {moving} {link} {poll}");
        };
        check(0, 0, false, false, PostFormat::Text);
        check(0, 0, true, false, PostFormat::Link);
        check(1, 0, true, false, PostFormat::Image);
        check(0, 1, true, false, PostFormat::Video);
        check(1, 1, false, false, PostFormat::Carousel);
        check(4, 0, true, false, PostFormat::Carousel);
        check(1, 0, true, true, PostFormat::Poll);
    }

    #[test]
    fn hashtags_are_told_once_in_small_letters() {
        assert_eq!(hashtags(["#Batik", "batik", "＃ÉTÉ", "#", "kopi"]), ["batik", "été", "kopi"]);
    }
}
