//! The index of a block by its columns, as far as they are wanted: what questions read.

use super::{Damaged, Format, Reader, posts};
use posts::{CAMPAIGN, FORMAT, IDS, LAST, LENGTH, Last, REPLY, SEEN, SOURCE, TAGS, VERSION};
use uuid::Uuid;

/// Which columns are read; instants of birth always are.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Want<'a> {
    pub ids: bool,
    pub format: bool,
    pub length: bool,
    pub campaign: bool,
    pub tags: bool,
    pub reply: bool,
    /// When and by whom a post was last counted.
    pub seen: bool,
    /// Codes of metrics; `None` for all.
    pub metrics: Option<&'a [i16]>,
}

impl Want<'_> {
    /// Everything.
    pub(crate) const ALL: Want<'static> = Want {
        ids: true,
        format: true,
        length: true,
        campaign: true,
        tags: true,
        reply: true,
        seen: true,
        metrics: None,
    };
}

/// The columns of a block. They are kept from one block to the next, so that a question about thousands of blocks makes room
/// once. A column that was not wanted, or says nothing, is empty.
#[derive(Debug, Default)]
pub(crate) struct Columns {
    /// When each post appeared: there are as many posts as these.
    pub born: Vec<u32>,
    sources: Vec<String>,
    ids: Vec<Uuid>,
    format: Vec<u8>,
    length: Vec<u32>,
    campaign: Vec<u32>,
    reply: Vec<u8>,
    tags: Vec<u32>,
    /// Where each post's tags end.
    tags_end: Vec<u32>,
    seen: Vec<u32>,
    source: Vec<u32>,
    last: Vec<Last>,
    /// Room of columns of blocks before.
    spare: Vec<Vec<(u32, i64)>>,
}

impl Columns {
    /// When each post of a block appeared, by place.
    ///
    /// # Errors
    /// When the bytes are none of ours.
    pub(crate) fn births(bytes: &[u8]) -> Result<Vec<u32>, Damaged> {
        let mut columns = Self::default();
        columns.read(bytes, Want { metrics: Some(&[]), ..Want::default() })?;
        Ok(columns.born)
    }

    /// Reads the next block.
    ///
    /// # Errors
    /// When the bytes are none of ours.
    pub(crate) fn read(&mut self, bytes: &[u8], want: Want<'_>) -> Result<(), Damaged> {
        self.clear();
        let mut reader = Reader::new(bytes);
        if reader.byte()? != VERSION {
            return Err(reader.damaged());
        }
        let count = reader.count()?;
        for _ in 0..reader.count()? {
            let name = reader.text()?;
            if want.seen {
                self.sources.push(name.to_owned());
            }
        }
        let mut born = 0_i64;
        self.born.reserve(count);
        for _ in 0..count {
            born += reader.signed()?;
            self.born.push(u32::try_from(born).map_err(|_| reader.damaged())?);
        }
        while !reader.is_empty() {
            let kind = reader.byte()?;
            let length = reader.count()?;
            let mut section = Reader::new(reader.take(length)?);
            match kind {
                IDS if want.ids => {
                    for _ in 0..count {
                        let id = section.take(16)?.try_into().map_err(|_| section.damaged())?;
                        self.ids.push(Uuid::from_bytes(id));
                    }
                }
                FORMAT if want.format => self.format.extend_from_slice(section.take(count)?),
                LENGTH if want.length => numbers(&mut self.length, &mut section, count)?,
                CAMPAIGN if want.campaign => numbers(&mut self.campaign, &mut section, count)?,
                TAGS if want.tags => {
                    for _ in 0..count {
                        for _ in 0..section.count()? {
                            self.tags.push(section.get32()?);
                        }
                        self.tags_end.push(self.tags.len() as u32);
                    }
                }
                REPLY if want.reply => self.reply.extend_from_slice(section.take(count)?),
                SEEN if want.seen => {
                    for born in &self.born {
                        let seen = i64::from(*born) + section.signed()?;
                        self.seen.push(u32::try_from(seen).map_err(|_| section.damaged())?);
                    }
                }
                SOURCE if want.seen => numbers(&mut self.source, &mut section, count)?,
                LAST => {
                    let metric = section.signed()? as i16;
                    if want.metrics.is_none_or(|metrics| metrics.contains(&metric)) {
                        self.read_last(metric, &mut section, want.seen)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn read_last(&mut self, metric: i16, section: &mut Reader<'_>, seen: bool) -> Result<(), Damaged> {
        let mut column = self.spare.pop().unwrap_or_default();
        column.clear();
        column.reserve(self.born.len());
        for row in 0..self.born.len() {
            column.push(match section.get()? {
                0 => (0, 0),
                // Without `seen` the instant is not known, only that there is one.
                _ if !seen => (1, section.signed()?),
                before => (self.seen(row).wrapping_sub((before - 1) as u32), section.signed()?),
            });
        }
        self.last.push((metric, column));
        Ok(())
    }

    fn clear(&mut self) {
        self.born.clear();
        self.sources.clear();
        self.ids.clear();
        self.format.clear();
        self.reply.clear();
        self.spare.extend(self.last.drain(..).map(|(_, column)| column));
        for column in [
            &mut self.length,
            &mut self.campaign,
            &mut self.tags,
            &mut self.tags_end,
            &mut self.seen,
            &mut self.source,
        ] {
            column.clear();
        }
    }

    /// The id of a post.
    pub(crate) fn id(&self, row: usize) -> Uuid {
        self.ids.get(row).copied().unwrap_or_default()
    }

    /// What it is made of.
    #[inline]
    pub(crate) fn format(&self, row: usize) -> Format {
        Format::from_code(self.format.get(row).copied().unwrap_or(0))
    }

    /// Length of its text in characters.
    #[inline]
    pub(crate) fn length(&self, row: usize) -> u32 {
        self.length.get(row).copied().unwrap_or(0)
    }

    /// The label of its campaign; 0 for none.
    #[inline]
    pub(crate) fn campaign(&self, row: usize) -> u32 {
        self.campaign.get(row).copied().unwrap_or(0)
    }

    /// Whether it answers somebody.
    #[inline]
    pub(crate) fn is_reply(&self, row: usize) -> bool {
        self.reply.get(row).is_some_and(|reply| *reply == 1)
    }

    /// The labels of its hashtags.
    #[inline]
    pub(crate) fn tags(&self, row: usize) -> &[u32] {
        let Some(end) = self.tags_end.get(row) else { return &[] };
        let from = row.checked_sub(1).map_or(0, |before| self.tags_end[before]);
        &self.tags[from as usize..*end as usize]
    }

    /// When anything of it was last counted; 0 for never.
    pub(crate) fn seen(&self, row: usize) -> u32 {
        self.seen.get(row).copied().unwrap_or(0)
    }

    /// Who counted last, by place among the sources.
    pub(crate) fn source(&self, row: usize) -> u32 {
        self.source.get(row).copied().unwrap_or(0)
    }

    /// The last values of a metric, one per post: the instant (0 for never, 1 where instants were not wanted) and the value.
    /// Empty when it was never counted.
    pub(crate) fn last(&self, metric: i16) -> &[(u32, i64)] {
        self.last.iter().find(|(code, _)| *code == metric).map_or(&[], |(_, column)| column.as_slice())
    }

    pub(super) fn take_last(&mut self) -> Vec<Last> {
        std::mem::take(&mut self.last)
    }

    pub(super) fn take_sources(&mut self) -> Vec<String> {
        std::mem::take(&mut self.sources)
    }
}

fn numbers(column: &mut Vec<u32>, section: &mut Reader<'_>, count: usize) -> Result<(), Damaged> {
    for _ in 0..count {
        column.push(section.get32()?);
    }
    Ok(())
}
