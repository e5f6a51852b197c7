//! Videos (MP4 and QuickTime): passed on as they are but for what tells where and when they were taken.
//!
//! # Design
//! The container is a tree of boxes. What is to go is overwritten with zeros in place and its box renamed `free`, so
//! that no byte moves and no offset into the picture data has to be mended.

use super::problem;
use selaras_kernel::Problem;
use std::io::{Read, Seek, SeekFrom, Write};
use std::ops::Range;

/// The largest index (`moov`) that is read, in bytes; an hour of video needs a few hundred thousand.
const MAX_INDEX: u64 = 64 << 20;

/// What is known of a video, and what must be overwritten before it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Probe {
    /// Width in pixels as it is shown.
    pub width: u32,
    /// Height in pixels as it is shown.
    pub height: u32,
    /// Length in ms.
    pub duration_ms: u64,
    /// Bytes to be set to zero.
    zeros: Vec<Range<u64>>,
    /// Where the word `free` is to be written.
    frees: Vec<u64>,
}

/// Reads the boxes of a video of `length` bytes.
///
/// # Errors
/// `media_corrupt` when it breaks off or has no video track, `media_length_unknown` when its index does not say how
/// long it is (a recording in fragments).
pub fn probe(file: &mut (impl Read + Seek), length: u64) -> Result<Probe, Problem> {
    let mut found = Probe::default();
    let (mut data, mut index) = (Vec::new(), None);
    let mut at = 0;
    while at < length {
        let top = header(file, at, length)?;
        let body = at + top.header..at + top.size;
        match &top.name {
            b"mdat" => data.push(body),
            b"moov" if top.size <= MAX_INDEX => {
                let mut moov = vec![0; usize::try_from(top.size - top.header).map_err(|_| corrupt())?];
                file.seek(SeekFrom::Start(body.start))
                    .and_then(|_| file.read_exact(&mut moov))
                    .map_err(|_| corrupt())?;
                index = Some((moov, body.start));
            }
            b"moov" => return Err(corrupt()),
            b"uuid" | b"meta" | b"udta" => found.blank(at + 4, body),
            b"free" | b"skip" | b"wide" => found.zeros.push(body),
            _ => {}
        }
        at += top.size;
    }
    let (moov, start) = index.ok_or_else(corrupt)?;
    let mut walk = Walk { moov: &moov, start, data: &data, found, scale: 0, length: 0, longest: 0 };
    walk.movie()?;
    let units = if walk.length == 0 { walk.longest } else { walk.length };
    if data.is_empty() || walk.found.width == 0 || walk.found.height == 0 || walk.scale == 0 {
        return Err(corrupt());
    }
    let millis = u128::from(units) * 1_000 / u128::from(walk.scale);
    walk.found.duration_ms = u64::try_from(millis).unwrap_or(u64::MAX);
    if walk.found.duration_ms == 0 {
        return Err(problem("media_length_unknown"));
    }
    Ok(walk.found)
}

impl Probe {
    /// Overwrites what must go.
    ///
    /// # Errors
    /// The file's.
    pub fn scrub(&self, file: &mut (impl Write + Seek)) -> std::io::Result<()> {
        static NOTHING: [u8; 64 << 10] = [0; 64 << 10];
        for range in &self.zeros {
            file.seek(SeekFrom::Start(range.start))?;
            let mut left = usize::try_from(range.end - range.start).unwrap_or(usize::MAX);
            while left > 0 {
                let part = left.min(NOTHING.len());
                file.write_all(&NOTHING[..part])?;
                left -= part;
            }
        }
        for at in &self.frees {
            file.seek(SeekFrom::Start(*at))?;
            file.write_all(b"free")?;
        }
        file.flush()
    }

    fn blank(&mut self, name_at: u64, body: Range<u64>) {
        self.frees.push(name_at);
        self.zeros.push(body);
    }
}

struct Header {
    name: [u8; 4],
    /// Bytes before the body.
    header: u64,
    /// Bytes in all.
    size: u64,
}

fn corrupt() -> Problem {
    problem("media_corrupt")
}

/// The header of the box at `at`; its end must lie within `end`.
fn header(file: &mut (impl Read + Seek), at: u64, end: u64) -> Result<Header, Problem> {
    let mut head = [0; 16];
    let have = usize::try_from((end - at).min(16)).unwrap_or(0);
    file.seek(SeekFrom::Start(at)).and_then(|_| file.read_exact(&mut head[..have])).map_err(|_| corrupt())?;
    parse_header(&head[..have], end - at)
}

fn parse_header(head: &[u8], left: u64) -> Result<Header, Problem> {
    let name = head.get(4..8).and_then(|n| n.try_into().ok()).ok_or_else(corrupt)?;
    let (header, size) = match number(head, 0, 4)? {
        // To the end of the file.
        0 => (8, left),
        1 => (16, number(head, 8, 8)?),
        size => (8, size),
    };
    if size < header || size > left {
        return Err(corrupt());
    }
    Ok(Header { name, header, size })
}

/// The big-endian number of `width` bytes at `at`.
fn number(bytes: &[u8], at: usize, width: usize) -> Result<u64, Problem> {
    let part = at.checked_add(width).and_then(|end| bytes.get(at..end)).ok_or_else(corrupt)?;
    Ok(part.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
}

/// A walk through the index.
struct Walk<'a> {
    moov: &'a [u8],
    /// Where the index' body begins in the file.
    start: u64,
    /// Where picture and sound lie in the file.
    data: &'a [Range<u64>],
    found: Probe,
    /// Units per second.
    scale: u64,
    /// Length in units, by the header.
    length: u64,
    /// Length in units, by what fragments announce.
    longest: u64,
}

type Child = ([u8; 4], Range<usize>, usize);

impl Walk<'_> {
    /// The boxes inside `within`: name, body and where the name stands.
    fn children(&self, within: Range<usize>) -> Result<Vec<Child>, Problem> {
        let (mut at, mut out) = (within.start, Vec::new());
        while at < within.end {
            // QuickTime may end a list with four zero bytes.
            if within.end - at < 8 {
                break;
            }
            let box_ = parse_header(&self.moov[at..within.end], (within.end - at) as u64)?;
            let size = usize::try_from(box_.size).map_err(|_| corrupt())?;
            let header = usize::try_from(box_.header).map_err(|_| corrupt())?;
            out.push((box_.name, at + header..at + size, at + 4));
            at += size;
        }
        Ok(out)
    }

    fn blank(&mut self, child: &Child) {
        let (_, body, name_at) = child;
        self.found.blank(self.start + *name_at as u64, self.in_file(body));
    }

    fn in_file(&self, body: &Range<usize>) -> Range<u64> {
        self.start + body.start as u64..self.start + body.end as u64
    }

    fn movie(&mut self) -> Result<(), Problem> {
        for child in self.children(0..self.moov.len())? {
            let body = child.1.clone();
            match &child.0 {
                b"mvhd" => {
                    let long = self.forget_times(&body)?;
                    let at = body.start + if long { 20 } else { 12 };
                    self.scale = number(self.moov, at, 4)?;
                    self.length = number(self.moov, at + 4, if long { 8 } else { 4 })?;
                    if self.length == if long { u64::MAX } else { u64::from(u32::MAX) } {
                        self.length = 0;
                    }
                }
                b"trak" => self.track(&child)?,
                b"mvex" => {
                    for (name, body, _) in self.children(body)? {
                        if &name == b"mehd" {
                            let width = if self.moov.get(body.start) == Some(&1) { 8 } else { 4 };
                            self.longest = number(self.moov, body.start + 4, width)?;
                        }
                    }
                }
                b"udta" | b"meta" | b"uuid" => self.blank(&child),
                b"free" | b"skip" => {
                    let zeros = self.in_file(&body);
                    self.found.zeros.push(zeros);
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Drops when it was made and changed; tells whether the box uses long numbers.
    fn forget_times(&mut self, body: &Range<usize>) -> Result<bool, Problem> {
        let long = *self.moov.get(body.start).ok_or_else(corrupt)? == 1;
        let times = body.start + 4..body.start + if long { 20 } else { 12 };
        if times.end > body.end {
            return Err(corrupt());
        }
        let zeros = self.in_file(&times);
        self.found.zeros.push(zeros);
        Ok(long)
    }

    fn track(&mut self, track: &Child) -> Result<(), Problem> {
        let (mut size, mut handler, mut samples) = ((0, 0), [0; 4], None);
        for child in self.children(track.1.clone())? {
            match &child.0 {
                b"tkhd" => {
                    let long = self.forget_times(&child.1)?;
                    size = self.shown_size(child.1.start + if long { 52 } else { 40 })?;
                }
                b"mdia" => {
                    for inner in self.children(child.1.clone())? {
                        match &inner.0 {
                            b"mdhd" => {
                                self.forget_times(&inner.1)?;
                            }
                            b"hdlr" => {
                                let kind = self.moov.get(inner.1.start + 8..inner.1.start + 12);
                                handler = kind.and_then(|k| k.try_into().ok()).ok_or_else(corrupt)?;
                            }
                            b"minf" => samples = Some(inner.1),
                            b"udta" | b"meta" | b"uuid" => self.blank(&inner),
                            _ => {}
                        }
                    }
                }
                b"udta" | b"meta" | b"uuid" => self.blank(&child),
                _ => {}
            }
        }
        match &handler {
            b"vide" if size.0 > 0 && self.found.width == 0 => {
                (self.found.width, self.found.height) = size;
            }
            b"vide" | b"soun" | b"sbtl" | b"subt" | b"text" | b"clcp" | b"tmcd" => {}
            // Timed metadata: cameras write their position here several times a second.
            _ => {
                if let Some(minf) = samples {
                    self.blank_samples(minf)?;
                }
                self.blank(track);
            }
        }
        Ok(())
    }

    /// Width and height as shown; the matrix at `at` may lay the picture on its side.
    fn shown_size(&self, at: usize) -> Result<(u32, u32), Problem> {
        let side = |at| number(self.moov, at, 4).map(|fixed| u32::try_from(fixed >> 16).unwrap_or(0));
        let (width, height) = (side(at + 36)?, side(at + 40)?);
        let on_its_side = number(self.moov, at, 4)? == 0 && number(self.moov, at + 16, 4)? == 0;
        Ok(if on_its_side { (height, width) } else { (width, height) })
    }

    /// Sets the data of a track to zero, chunk by chunk.
    fn blank_samples(&mut self, minf: Range<usize>) -> Result<(), Problem> {
        let Some((_, table, _)) = self.children(minf)?.into_iter().find(|c| &c.0 == b"stbl") else {
            return Ok(());
        };
        let (mut sizes, mut runs, mut chunks) = (None, None, None);
        for (name, body, _) in self.children(table)? {
            match &name {
                b"stsz" => sizes = Some(body),
                b"stsc" => runs = Some(body),
                b"stco" => chunks = Some((body, 4)),
                b"co64" => chunks = Some((body, 8)),
                _ => {}
            }
        }
        let (Some(sizes), Some(runs), Some((chunks, width))) = (sizes, runs, chunks) else { return Ok(()) };
        let at = |body: &Range<usize>, offset: u64, width: usize| {
            let offset = usize::try_from(offset).map_err(|_| corrupt())?;
            number(&self.moov[body.clone()], offset, width)
        };
        let (same_size, run_count) = (at(&sizes, 4, 4)?, at(&runs, 4, 4)?);
        let (mut zeros, mut run, mut sample) = (Vec::new(), 0, 0);
        for chunk in 0..at(&chunks, 4, 4)? {
            while run + 1 < run_count && at(&runs, 8 + 12 * (run + 1), 4)? <= chunk + 1 {
                run += 1;
            }
            let start = at(&chunks, 8 + width as u64 * chunk, width)?;
            let mut length = 0;
            let samples = at(&runs, 8 + 12 * run + 4, 4)?;
            if same_size > 0 {
                length = same_size.saturating_mul(samples);
            } else {
                for _ in 0..samples {
                    length += at(&sizes, 12 + 4 * sample, 4)?;
                    sample += 1;
                }
            }
            let range = start..start.saturating_add(length);
            if !self.data.iter().any(|d| d.start <= range.start && range.end <= d.end) {
                return Err(corrupt());
            }
            zeros.push(range);
        }
        self.found.zeros.extend(zeros);
        Ok(())
    }
}
