//! Every snapshot of a block's posts, in parts.
//!
//! A part: the earliest instant; the names of the sources; then each post: its place in the index, its instants (the first
//! from the earliest, then how the distances change, which is little because posts are looked at in a rhythm), who
//! said so in runs, and per metric which instants it has and by how much it grew at each.

use super::{Damaged, Reader, put, put_signed};
use std::collections::BTreeMap;

/// First byte of a part.
const VERSION: u8 = 1;

/// The snapshots of one post.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PostHistory {
    /// Instants at which something was counted, in order.
    pub times: Vec<u32>,
    /// Who said so, by place in [`History::sources`]; one per instant.
    pub sources: Vec<u32>,
    /// The values of each metric (by code) at these instants; `None` where it was not said.
    pub columns: BTreeMap<i16, Vec<Option<i64>>>,
}

/// A value that comes, is corrected or is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    pub metric: i16,
    pub at: u32,
    /// `None` takes it back.
    pub value: Option<i64>,
    /// Who says so, by place in [`History::sources`].
    pub source: u32,
}

/// How a metric of a post grew at an instant: against the value before, or from nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Growth {
    pub post: u32,
    pub metric: i16,
    pub at: u32,
    pub gain: i64,
}

/// The snapshots of a block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct History {
    /// The names of those who counted.
    pub sources: Vec<String>,
    /// By place in the index.
    pub posts: BTreeMap<u32, PostHistory>,
}

impl PostHistory {
    /// Applies a change; returns what was there before, and who had said so.
    pub(crate) fn apply(&mut self, change: Change) -> Option<(i64, u32)> {
        let at = self.times.partition_point(|time| *time < change.at);
        let there = self.times.get(at) == Some(&change.at);
        let before = if there {
            let value = self.columns.get(&change.metric).and_then(|column| column[at]);
            value.map(|value| (value, self.sources[at]))
        } else {
            None
        };
        match (there, change.value) {
            (false, None) => return None,
            (false, Some(_)) => {
                self.times.insert(at, change.at);
                self.sources.insert(at, change.source);
                self.columns.values_mut().for_each(|column| column.insert(at, None));
            }
            (true, Some(_)) => self.sources[at] = change.source,
            (true, None) => {}
        }
        let length = self.times.len();
        let column = self.columns.entry(change.metric).or_insert_with(|| vec![None; length]);
        column[at] = change.value;
        if change.value.is_none() {
            if self.columns.values().all(|column| column[at].is_none()) {
                self.times.remove(at);
                self.sources.remove(at);
                self.columns.values_mut().for_each(|column| {
                    column.remove(at);
                });
            }
            self.columns.retain(|_, column| column.iter().any(Option::is_some));
        }
        before
    }

    /// The values of a metric, oldest first, with who said so.
    pub(crate) fn values(&self, metric: i16) -> impl DoubleEndedIterator<Item = (u32, i64, u32)> + '_ {
        let column = self.columns.get(&metric).map(Vec::as_slice).unwrap_or_default();
        let rows = self.times.iter().zip(&self.sources).zip(column);
        rows.filter_map(|((at, source), value)| value.map(|value| (*at, value, *source)))
    }
}

impl History {
    /// The place of a source's name, which is added if it is new.
    pub(crate) fn source(&mut self, name: &str) -> u32 {
        let at = self.sources.iter().position(|one| one == name).unwrap_or_else(|| {
            self.sources.push(name.to_owned());
            self.sources.len() - 1
        });
        at as u32
    }

    /// Reads the part that follows those read before.
    ///
    /// # Errors
    /// When the bytes are none of ours.
    pub(crate) fn absorb(&mut self, part: &[u8]) -> Result<(), Damaged> {
        let mut names = Vec::new();
        let (mut reader, base) = head(part, |name| names.push(name.to_owned()))?;
        let places: Vec<u32> = names.iter().map(|name| self.source(name)).collect();
        while !reader.is_empty() {
            let post = self.posts.entry(reader.get32()?).or_default();
            let before = post.times.len();
            let count = reader.count()?;
            times(&mut reader, base, count, |at| post.times.push(at))?;
            if post.times.is_sorted() {
                runs(&mut reader, &places, count, &mut post.sources)?;
            } else {
                return Err(reader.damaged());
            }
            for _ in 0..reader.count()? {
                let metric = reader.signed()? as i16;
                let column = post.columns.entry(metric).or_default();
                column.resize(before, None);
                let mut value = column.iter().rev().find_map(|value| *value).unwrap_or(0);
                let there = presence(&mut reader, count)?;
                for at in 0..count {
                    if there.is_none_or(|bits| bits[at / 8] >> (at % 8) & 1 == 1) {
                        value = value.wrapping_add(reader.signed()?);
                        column.push(Some(value));
                    } else {
                        column.push(None);
                    }
                }
            }
            let length = post.times.len();
            post.columns.values_mut().for_each(|column| column.resize(length, None));
        }
        Ok(())
    }

    /// All of it as one part.
    pub(crate) fn encode(&self) -> Vec<u8> {
        self.encode_after(|_, _| 0)
    }

    /// All of it as a part that follows others, in which the last value of a metric of a post was `last`.
    pub(crate) fn encode_after(&self, last: impl Fn(u32, i16) -> i64) -> Vec<u8> {
        let mut out = vec![VERSION];
        let base = self.posts.values().filter_map(|post| post.times.first()).min().copied().unwrap_or(0);
        put(&mut out, u64::from(base));
        put(&mut out, self.sources.len() as u64);
        for name in &self.sources {
            put(&mut out, name.len() as u64);
            out.extend_from_slice(name.as_bytes());
        }
        for (place, post) in &self.posts {
            let Some(first) = post.times.first() else { continue };
            put(&mut out, u64::from(*place));
            put(&mut out, post.times.len() as u64);
            put(&mut out, u64::from(first - base));
            let mut distance = 0;
            for pair in post.times.windows(2) {
                let next = i64::from(pair[1] - pair[0]);
                put_signed(&mut out, next - distance);
                distance = next;
            }
            if self.sources.len() > 1 {
                for run in post.sources.chunk_by(|a, b| a == b) {
                    put(&mut out, u64::from(run[0]));
                    put(&mut out, run.len() as u64);
                }
            }
            put(&mut out, post.columns.len() as u64);
            for (metric, column) in &post.columns {
                put_signed(&mut out, i64::from(*metric));
                let count = column.iter().flatten().count();
                put(&mut out, count as u64);
                if count < column.len() {
                    let mut bits = vec![0_u8; column.len().div_ceil(8)];
                    for (at, _) in column.iter().enumerate().filter(|(_, value)| value.is_some()) {
                        bits[at / 8] |= 1 << (at % 8);
                    }
                    out.extend_from_slice(&bits);
                }
                let mut before = last(*place, *metric);
                for value in column.iter().flatten() {
                    put_signed(&mut out, value.wrapping_sub(before));
                    before = *value;
                }
            }
        }
        out
    }

    /// How everything grew.
    #[cfg(test)]
    pub(crate) fn growth(&self) -> Vec<Growth> {
        let mut all = Vec::new();
        for (place, post) in &self.posts {
            for metric in post.columns.keys() {
                let mut before = 0;
                for (at, value, _) in post.values(*metric) {
                    all.push(Growth { post: *place, metric: *metric, at, gain: value.wrapping_sub(before) });
                    before = value;
                }
            }
        }
        all
    }
}

/// Gives how each metric of each post grew in a part, without keeping anything.
///
/// # Errors
/// When the bytes are none of ours.
#[inline]
pub(crate) fn scan(part: &[u8], mut each: impl FnMut(Growth)) -> Result<(), Damaged> {
    let mut names = 0_usize;
    let (mut reader, base) = head(part, |_| names += 1)?;
    let mut at = Vec::with_capacity(64);
    while !reader.is_empty() {
        let post = reader.get32()?;
        let count = reader.count()?;
        at.clear();
        times(&mut reader, base, count, |time| at.push(time))?;
        if names > 1 {
            let mut left = count;
            while left > 0 {
                reader.get()?;
                let run = reader.get32()? as usize;
                left = left.checked_sub(run).filter(|_| run > 0).ok_or(reader.damaged())?;
            }
        }
        for _ in 0..reader.count()? {
            let metric = reader.signed()? as i16;
            match presence(&mut reader, count)? {
                None => {
                    for at in &at {
                        each(Growth { post, metric, at: *at, gain: reader.signed()? });
                    }
                }
                Some(bits) => {
                    for (_, at) in at.iter().enumerate().filter(|(n, _)| bits[n / 8] >> (n % 8) & 1 == 1) {
                        each(Growth { post, metric, at: *at, gain: reader.signed()? });
                    }
                }
            }
        }
    }
    Ok(())
}

/// The beginning of a part: gives the sources, returns the earliest instant.
fn head<'a>(part: &'a [u8], mut name: impl FnMut(&'a str)) -> Result<(Reader<'a>, u32), Damaged> {
    let mut reader = Reader::new(part);
    if reader.byte()? != VERSION {
        return Err(reader.damaged());
    }
    let base = reader.get32()?;
    for _ in 0..reader.count()? {
        name(reader.text()?);
    }
    Ok((reader, base))
}

#[inline]
fn times(reader: &mut Reader<'_>, base: u32, count: usize, mut each: impl FnMut(u32)) -> Result<(), Damaged> {
    if count == 0 {
        return Ok(());
    }
    let mut at = i64::from(base) + i64::from(reader.get32()?);
    let mut distance = 0_i64;
    each(u32::try_from(at).map_err(|_| reader.damaged())?);
    for _ in 1..count {
        distance = distance.wrapping_add(reader.signed()?);
        at = at.wrapping_add(distance);
        each(u32::try_from(at).map_err(|_| reader.damaged())?);
    }
    Ok(())
}

fn runs(reader: &mut Reader<'_>, places: &[u32], count: usize, out: &mut Vec<u32>) -> Result<(), Damaged> {
    let mut left = count;
    if let [only] = places {
        out.extend(std::iter::repeat_n(*only, count));
        return Ok(());
    }
    while left > 0 {
        let place = *places.get(reader.get32()? as usize).ok_or(reader.damaged())?;
        let run = reader.get32()? as usize;
        left = left.checked_sub(run).filter(|_| run > 0).ok_or(reader.damaged())?;
        out.extend(std::iter::repeat_n(place, run));
    }
    Ok(())
}

/// Which instants have a value: `None` for all.
fn presence<'a>(reader: &mut Reader<'a>, count: usize) -> Result<Option<&'a [u8]>, Damaged> {
    let there = reader.count()?;
    if there == count { Ok(None) } else { reader.take(count.div_ceil(8)).map(Some) }
}
