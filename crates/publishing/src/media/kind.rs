//! What a file is, by its bytes; names and declared types are never believed.

use super::gif;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// PNG.
    Png {
        /// Whether it moves (APNG).
        animated: bool,
    },
    /// JPEG.
    Jpeg,
    /// GIF.
    Gif {
        /// Whether it has more than one picture.
        animated: bool,
    },
    /// WebP.
    Webp {
        /// Whether it moves.
        animated: bool,
        /// Whether its pixels are stored without loss.
        lossless: bool,
    },
    /// MP4 video.
    Mp4,
    /// QuickTime video.
    Mov,
}

impl Kind {
    /// Whether it is a video file.
    pub fn is_video(self) -> bool {
        matches!(self, Self::Mp4 | Self::Mov)
    }
}

/// Brands of the ISO container that hold no video: stills and sound.
const NOT_VIDEO: [&[u8]; 12] = [
    b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif", b"avis", b"M4A ", b"M4B ",
    b"crx ",
];

/// What `bytes` are; `None` for everything that is not taken (SVG and HTML among it). An image must be given whole for
/// its animation to be seen, of a video the first few bytes are enough.
pub fn sniff(bytes: &[u8]) -> Option<Kind> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        // acTL stands before the first IDAT, which keeps this look short.
        let head = &bytes[..find(bytes, b"IDAT").unwrap_or(bytes.len())];
        return Some(Kind::Png { animated: find(head, b"acTL").is_some() });
    }
    if bytes.starts_with(b"\xff\xd8\xff") {
        return Some(Kind::Jpeg);
    }
    if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        return Some(Kind::Gif { animated: gif::walk(bytes).is_some_and(|walked| walked.pictures > 1) });
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        let first = bytes.get(12..16)?;
        let animated = first == b"VP8X" && bytes.get(20).is_some_and(|flags| flags & 0b10 != 0);
        let lossless = first == b"VP8L" || (first == b"VP8X" && find(bytes, b"VP8L").is_some());
        return Some(Kind::Webp { animated, lossless });
    }
    match bytes.get(4..8)? {
        b"ftyp" => {
            let brand = bytes.get(8..12)?;
            match brand {
                b"qt  " => Some(Kind::Mov),
                brand if NOT_VIDEO.contains(&brand) => None,
                _ => Some(Kind::Mp4),
            }
        }
        b"moov" | b"mdat" | b"wide" => Some(Kind::Mov),
        _ => None,
    }
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}
