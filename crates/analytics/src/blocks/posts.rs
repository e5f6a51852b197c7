//! The index of a block: its posts in columns, each with what it is and its last values.
//!
//! A column is a section with its length before it, so that a reader ([`Columns`]) passes over what it does not want. A
//! column that says nothing (no campaign anywhere) is left out.

use super::{Columns, Damaged, Want, put, put_signed};
use std::collections::HashMap;
use uuid::Uuid;

/// First byte of an index.
pub(super) const VERSION: u8 = 1;

/// What a post is made of.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
#[schema(as = ContentFormat)]
pub enum Format {
    /// Not known.
    #[default]
    Unknown = 0,
    /// Words alone.
    Text = 1,
    /// Words with a link that is shown as a card.
    Link = 2,
    /// One picture.
    Image = 3,
    /// Several pictures.
    Carousel = 4,
    /// A video.
    Video = 5,
    /// A short vertical video (reel, short).
    Reel = 6,
    /// Something that is gone after a day.
    Story = 7,
    /// A poll.
    Poll = 8,
    /// A document to leaf through.
    Document = 9,
    /// Something else.
    Other = 10,
}

impl Format {
    /// Every format.
    pub const ALL: [Format; 11] = [
        Self::Unknown,
        Self::Text,
        Self::Link,
        Self::Image,
        Self::Carousel,
        Self::Video,
        Self::Reel,
        Self::Story,
        Self::Poll,
        Self::Document,
        Self::Other,
    ];

    /// The stable number that stands for it in a block.
    pub fn code(self) -> u8 {
        self as u8
    }

    /// The format with this number; [`Format::Unknown`] when there is none.
    pub fn from_code(code: u8) -> Self {
        Self::ALL.get(usize::from(code)).copied().unwrap_or_default()
    }
}

/// What a post is, as far as cuts go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PostFacts {
    /// What it is made of.
    pub format: Format,
    /// Length of its text in characters.
    pub length: u32,
    /// Number of its campaign among the workspace's labels; 0 for none.
    pub campaign: u32,
    /// Numbers of its hashtags among the workspace's labels.
    pub tags: Vec<u32>,
    /// Whether it answers somebody.
    pub reply: bool,
}

/// One post of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Post {
    pub id: Uuid,
    /// When it appeared.
    pub born: u32,
    pub facts: PostFacts,
    /// When anything of it was last counted; 0 for never.
    pub seen: u32,
    /// Who counted last, by place in [`Posts::sources`].
    pub source: u32,
}

/// The last value of a metric, one per post: the instant (0 for never) and the value.
pub(super) type Last = (i16, Vec<(u32, i64)>);

/// The posts of a block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Posts {
    pub sources: Vec<String>,
    pub rows: Vec<Post>,
    last: Vec<Last>,
}

pub(super) const IDS: u8 = 1;
pub(super) const FORMAT: u8 = 2;
pub(super) const LENGTH: u8 = 3;
pub(super) const CAMPAIGN: u8 = 4;
pub(super) const TAGS: u8 = 5;
pub(super) const REPLY: u8 = 6;
pub(super) const SEEN: u8 = 7;
pub(super) const SOURCE: u8 = 8;
pub(super) const LAST: u8 = 9;

impl Posts {
    /// The place of each post.
    pub(crate) fn places(&self) -> HashMap<Uuid, u32> {
        self.rows.iter().enumerate().map(|(place, post)| (post.id, place as u32)).collect()
    }

    /// Adds a post; returns its place.
    pub(crate) fn push(&mut self, id: Uuid, born: u32, facts: PostFacts) -> u32 {
        self.rows.push(Post { id, born, facts, seen: 0, source: 0 });
        self.last.iter_mut().for_each(|(_, column)| column.push((0, 0)));
        (self.rows.len() - 1) as u32
    }

    /// The place of a source's name, which is added if it is new.
    pub(crate) fn source(&mut self, name: &str) -> u32 {
        let at = self.sources.iter().position(|one| one == name).unwrap_or_else(|| {
            self.sources.push(name.to_owned());
            self.sources.len() - 1
        });
        at as u32
    }

    /// The last value of a metric of a post, and when it was counted.
    pub(crate) fn last(&self, place: u32, metric: i16) -> Option<(u32, i64)> {
        let column = self.last.iter().find(|(code, _)| *code == metric)?;
        column.1.get(place as usize).copied().filter(|(at, _)| *at > 0)
    }

    /// Sets or takes away the last value.
    pub(crate) fn set_last(&mut self, place: u32, metric: i16, last: Option<(u32, i64)>) {
        let length = self.rows.len();
        let at = match self.last.iter().position(|(code, _)| *code == metric) {
            Some(at) => at,
            None if last.is_none() => return,
            None => {
                let at = self.last.partition_point(|(code, _)| *code < metric);
                self.last.insert(at, (metric, vec![(0, 0); length]));
                at
            }
        };
        self.last[at].1[place as usize] = last.unwrap_or((0, 0));
    }

    /// The most that any post has of these metrics together; of `whole` where a post has none of them.
    pub(crate) fn peak(&self, parts: &[i16], whole: i16) -> Option<i64> {
        let column =
            |wanted: i16| self.last.iter().find(|(code, _)| *code == wanted).map(|(_, column)| column);
        let parts: Vec<_> = parts.iter().filter_map(|part| column(*part)).collect();
        let whole = column(whole);
        let value = |row: usize| {
            let known = |column: &&Vec<(u32, i64)>| Some(column[row].1).filter(|_| column[row].0 > 0);
            let sum = parts.iter().filter_map(known).reduce(i64::saturating_add);
            sum.or_else(|| whole.as_ref().and_then(known))
        };
        (0..self.rows.len()).filter_map(value).max()
    }

    /// The metrics that any of its posts has.
    pub(crate) fn metrics(&self) -> impl Iterator<Item = i16> + '_ {
        self.last.iter().map(|(code, _)| *code)
    }

    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(64 + 28 * self.rows.len());
        out.push(VERSION);
        put(&mut out, self.rows.len() as u64);
        put(&mut out, self.sources.len() as u64);
        for name in &self.sources {
            put(&mut out, name.len() as u64);
            out.extend_from_slice(name.as_bytes());
        }
        let mut before = 0;
        for post in &self.rows {
            put_signed(&mut out, i64::from(post.born) - before);
            before = i64::from(post.born);
        }
        let mut section = Vec::new();
        self.rows.iter().for_each(|post| section.extend_from_slice(post.id.as_bytes()));
        write(&mut out, IDS, &mut section, self.rows.is_empty());
        section.extend(self.rows.iter().map(|post| post.facts.format.code()));
        write(
            &mut out,
            FORMAT,
            &mut section,
            self.rows.iter().all(|post| post.facts.format == Format::Unknown),
        );
        self.rows.iter().for_each(|post| put(&mut section, u64::from(post.facts.length)));
        write(&mut out, LENGTH, &mut section, self.rows.iter().all(|post| post.facts.length == 0));
        self.rows.iter().for_each(|post| put(&mut section, u64::from(post.facts.campaign)));
        write(&mut out, CAMPAIGN, &mut section, self.rows.iter().all(|post| post.facts.campaign == 0));
        for post in &self.rows {
            put(&mut section, post.facts.tags.len() as u64);
            post.facts.tags.iter().for_each(|tag| put(&mut section, u64::from(*tag)));
        }
        write(&mut out, TAGS, &mut section, self.rows.iter().all(|post| post.facts.tags.is_empty()));
        section.extend(self.rows.iter().map(|post| u8::from(post.facts.reply)));
        write(&mut out, REPLY, &mut section, self.rows.iter().all(|post| !post.facts.reply));
        self.rows
            .iter()
            .for_each(|post| put_signed(&mut section, i64::from(post.seen) - i64::from(post.born)));
        write(&mut out, SEEN, &mut section, self.rows.iter().all(|post| post.seen == 0));
        self.rows.iter().for_each(|post| put(&mut section, u64::from(post.source)));
        write(&mut out, SOURCE, &mut section, self.sources.len() < 2);
        for (metric, column) in &self.last {
            put_signed(&mut section, i64::from(*metric));
            for ((at, value), post) in column.iter().zip(&self.rows) {
                // Mostly all metrics of a post are counted together: then the instant is its `seen`, told as 1.
                if *at == 0 {
                    put(&mut section, 0);
                } else {
                    put(&mut section, 1 + u64::from(post.seen.wrapping_sub(*at)));
                    put_signed(&mut section, *value);
                }
            }
            write(&mut out, LAST, &mut section, column.iter().all(|(at, _)| *at == 0));
        }
        out
    }

    /// Reads everything.
    ///
    /// # Errors
    /// When the bytes are none of ours.
    pub(crate) fn decode(bytes: &[u8]) -> Result<Self, Damaged> {
        let mut columns = Columns::default();
        columns.read(bytes, Want::ALL)?;
        let post = |row: usize| Post {
            id: columns.id(row),
            born: columns.born[row],
            facts: PostFacts {
                format: columns.format(row),
                length: columns.length(row),
                campaign: columns.campaign(row),
                tags: columns.tags(row).to_vec(),
                reply: columns.is_reply(row),
            },
            seen: columns.seen(row),
            source: columns.source(row),
        };
        let rows = (0..columns.born.len()).map(post).collect();
        Ok(Self { rows, last: columns.take_last(), sources: columns.take_sources() })
    }
}

/// Appends a section, unless it says nothing, and empties it.
fn write(out: &mut Vec<u8>, kind: u8, section: &mut Vec<u8>, empty: bool) {
    if !empty {
        out.push(kind);
        put(out, section.len() as u64);
        out.extend_from_slice(section);
    }
    section.clear();
}
