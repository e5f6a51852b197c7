//! The block structure of a GIF: is it whole, does it move, and the same without what is not picture.

/// What walking the blocks came to.
pub(super) struct Walked {
    /// Pictures in it.
    pub pictures: u32,
    /// Width of the canvas in pixels.
    pub width: u32,
    /// Height of the canvas in pixels.
    pub height: u32,
    /// How long one round takes, in ms.
    pub duration_ms: u64,
    /// The file without comments, texts, foreign applications' data and whatever followed its end.
    pub clean: Vec<u8>,
}

/// Walks a GIF to its end mark; `None` when it breaks off or is no GIF.
pub(super) fn walk(bytes: &[u8]) -> Option<Walked> {
    let screen = bytes.get(6..13)?;
    let side = |at: usize| u32::from(u16::from_le_bytes([screen[at], screen[at + 1]]));
    let mut at = 13 + table(screen[4]);
    let mut walked = Walked {
        pictures: 0,
        width: side(0),
        height: side(2),
        duration_ms: 0,
        clean: bytes.get(..at)?.to_vec(),
    };
    loop {
        let start = at;
        let keep = match bytes.get(at)? {
            0x3b => {
                walked.clean.push(0x3b);
                return (walked.pictures > 0).then_some(walked);
            }
            0x21 => {
                let label = *bytes.get(at + 1)?;
                let body = bytes.get(at + 2..)?;
                at += 2 + sub_blocks(body)?;
                match label {
                    0xf9 => {
                        let delay = u16::from_le_bytes([*body.get(2)?, *body.get(3)?]);
                        walked.duration_ms += u64::from(delay) * 10;
                        true
                    }
                    // Only what says how often it repeats.
                    0xff => matches!(body.get(1..12)?, b"NETSCAPE2.0" | b"ANIMEXTS1.0"),
                    _ => false,
                }
            }
            0x2c => {
                walked.pictures += 1;
                at += 10 + table(*bytes.get(at + 9)?) + 1;
                at += sub_blocks(bytes.get(at..)?)?;
                true
            }
            _ => return None,
        };
        if keep {
            walked.clean.extend_from_slice(bytes.get(start..at)?);
        }
    }
}

/// Bytes of the colour table that `flags` announce.
fn table(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Bytes of a chain of sub-blocks, its end included.
fn sub_blocks(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}
