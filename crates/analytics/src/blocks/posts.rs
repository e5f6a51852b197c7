//! The index of a block: its posts in columns, each with what it is and its last values.
//!
//! A column is a section with its length before it, so that a reader passes over what it does not want. A column that
//! says nothing (no campaign anywhere) is left out.

use super::{Damaged, Reader, put, put_signed};
use std::collections::HashMap;
use uuid::Uuid;

/// First byte of an index.
const VERSION: u8 = 1;

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
type Last = (i16, Vec<(u32, i64)>);

/// The posts of a block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Posts {
    pub sources: Vec<String>,
    pub rows: Vec<Post>,
    last: Vec<Last>,
}

/// Which columns are read; instants of birth always are.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Want<'a> {
    pub ids: bool,
    pub facts: bool,
    pub seen: bool,
    /// Codes of metrics; `None` for all.
    pub metrics: Option<&'a [i16]>,
}

impl Want<'_> {
    pub(crate) const ALL: Want<'static> = Want { ids: true, facts: true, seen: true, metrics: None };
}

const IDS: u8 = 1;
const FORMAT: u8 = 2;
const LENGTH: u8 = 3;
const CAMPAIGN: u8 = 4;
const TAGS: u8 = 5;
const REPLY: u8 = 6;
const SEEN: u8 = 7;
const SOURCE: u8 = 8;
const LAST: u8 = 9;

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

    /// The metrics that any of its posts has.
    pub(crate) fn metrics(&self) -> impl Iterator<Item = i16> + '_ {
        self.last.iter().map(|(code, _)| *code)
    }

    /// All last values of a metric, one per post; empty when it was never counted.
    pub(crate) fn column(&self, metric: i16) -> &[(u32, i64)] {
        self.last
            .iter()
            .find(|(code, _)| *code == metric)
            .map(|(_, column)| column.as_slice())
            .unwrap_or_default()
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

    /// Reads the columns that are wanted.
    ///
    /// # Errors
    /// When the bytes are none of ours.
    pub(crate) fn decode(bytes: &[u8], want: Want<'_>) -> Result<Self, Damaged> {
        let mut reader = Reader::new(bytes);
        if reader.byte()? != VERSION {
            return Err(reader.damaged());
        }
        let mut posts = Self::default();
        let count = reader.count()?;
        for _ in 0..reader.count()? {
            posts.sources.push(reader.text()?.to_owned());
        }
        let mut born = 0_i64;
        posts.rows.reserve_exact(count);
        for _ in 0..count {
            born += reader.signed()?;
            let born = u32::try_from(born).map_err(|_| reader.damaged())?;
            posts.rows.push(Post { id: Uuid::nil(), born, facts: PostFacts::default(), seen: 0, source: 0 });
        }
        let rows = &mut posts.rows;
        while !reader.is_empty() {
            let kind = reader.byte()?;
            let length = reader.count()?;
            let mut section = Reader::new(reader.take(length)?);
            match kind {
                IDS if want.ids => {
                    for post in rows.iter_mut() {
                        let id = section.take(16)?.try_into().map_err(|_| section.damaged())?;
                        post.id = Uuid::from_bytes(id);
                    }
                }
                FORMAT if want.facts => {
                    for post in rows.iter_mut() {
                        post.facts.format = Format::from_code(section.byte()?);
                    }
                }
                LENGTH if want.facts => {
                    for post in rows.iter_mut() {
                        post.facts.length = section.get32()?;
                    }
                }
                CAMPAIGN if want.facts => {
                    for post in rows.iter_mut() {
                        post.facts.campaign = section.get32()?;
                    }
                }
                TAGS if want.facts => {
                    for post in rows.iter_mut() {
                        for _ in 0..section.count()? {
                            post.facts.tags.push(section.get32()?);
                        }
                    }
                }
                REPLY if want.facts => {
                    for post in rows.iter_mut() {
                        post.facts.reply = section.byte()? == 1;
                    }
                }
                SEEN if want.seen => {
                    for post in rows.iter_mut() {
                        let seen = i64::from(post.born) + section.signed()?;
                        post.seen = u32::try_from(seen).map_err(|_| section.damaged())?;
                    }
                }
                SOURCE if want.seen => {
                    for post in rows.iter_mut() {
                        post.source = section.get32()?;
                    }
                }
                LAST => {
                    let metric = section.signed()? as i16;
                    if want.metrics.is_some_and(|metrics| !metrics.contains(&metric)) {
                        continue;
                    }
                    let mut column = Vec::with_capacity(rows.len());
                    for post in rows.iter() {
                        column.push(match section.get()? {
                            0 => (0, 0),
                            // Without `seen` the instant is not known, only that there is one.
                            _ if !want.seen => (1, section.signed()?),
                            before => (post.seen.wrapping_sub((before - 1) as u32), section.signed()?),
                        });
                    }
                    posts.last.push((metric, column));
                }
                _ => {}
            }
        }
        Ok(posts)
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
