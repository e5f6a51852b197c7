//! Still images: taken apart and written anew without metadata, and made to fit what a network takes.

use super::{Kind, gif, problem, sniff};
use fast_image_resize::{PixelType, ResizeOptions, Resizer, images::Image};
use image::{
    DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits,
    codecs::{jpeg::JpegEncoder, png::PngEncoder},
};
use selaras_kernel::Problem;
use selaras_networks::{Crop, MediaRule};
use std::io::Cursor;

/// Most pixels (width × height) of an image that is taken.
pub const MAX_PIXELS: u64 = 64_000_000;
/// Most bytes a decoder may allocate for one image.
const MAX_ALLOC: u64 = 768 << 20;
/// Quality of JPEG in the library; high enough that a second encoding for a network does not show.
const QUALITY: u8 = 88;
/// Qualities tried for a network before the picture is made smaller.
const QUALITIES: [u8; 3] = [QUALITY, 80, 70];
/// An image is not made smaller than this to reach a size in bytes (longest side in pixels).
const MIN_SIDE: u32 = 160;

/// An image that is ready to be kept or sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its media type.
    pub mime: &'static str,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Length of one round in ms; 0 for a still image.
    pub duration_ms: u64,
}

/// Pixels, upright, in sRGB.
struct Raster {
    width: u32,
    height: u32,
    alpha: bool,
    data: Vec<u8>,
}

/// Writes the image anew without any metadata: turned upright, colours brought to sRGB. An animated GIF keeps its
/// pictures as they are and loses everything else.
///
/// # Errors
/// `media_too_many_pixels`, `media_animation` (animated PNG and WebP), `media_corrupt`, `media_type` for a video.
pub fn clean(bytes: &[u8], kind: Kind) -> Result<Picture, Problem> {
    match kind {
        Kind::Gif { animated: true } => animation(bytes),
        Kind::Png { animated: true } | Kind::Webp { animated: true, .. } => Err(problem("media_animation")),
        Kind::Jpeg => jpeg(&decode(bytes, kind)?, QUALITY),
        Kind::Webp { lossless: false, .. } => {
            let raster = decode(bytes, kind)?;
            if raster.alpha { png(&raster) } else { jpeg(&raster, QUALITY) }
        }
        Kind::Png { .. } | Kind::Gif { .. } | Kind::Webp { .. } => png(&decode(bytes, kind)?),
        Kind::Mp4 | Kind::Mov => Err(super::type_refused()),
    }
}

/// Whether a file of the library can be sent under `rule` as it is.
pub fn fits(mime: &str, bytes: u64, width: u32, height: u32, rule: &MediaRule) -> bool {
    rule.types.iter().any(|t| t == mime)
        && bytes <= rule.max_bytes
        && width.max(height) <= rule.max_side
        && rule.max_pixels.is_none_or(|max| u64::from(width) * u64::from(height) <= max)
}

/// Makes an image of the library, or the part `crop` of it, fit `rule`: unchanged where it does already, else scaled down
/// and encoded anew, with less quality and then fewer pixels until it is small enough. The same input gives the same
/// bytes. An animation becomes its first picture where the rule does not take it, or a part is wanted.
///
/// # Errors
/// `media_cannot_fit` when no way leads there, `media_corrupt`.
pub fn fit(bytes: &[u8], crop: Option<Crop>, rule: &MediaRule) -> Result<Picture, Problem> {
    let kind = sniff(bytes).ok_or_else(|| problem("media_corrupt"))?;
    let mut full = decode(bytes, kind)?;
    let mime = mime_of(kind);
    if let Some(crop) = crop {
        full = part_of(&full, crop);
    } else if fits(mime, bytes.len() as u64, full.width, full.height, rule) {
        let (width, height) = (full.width, full.height);
        let duration_ms = gif_duration(bytes, kind);
        return Ok(Picture { bytes: bytes.to_vec(), mime, width, height, duration_ms });
    }
    let takes = |mime: &str| rule.types.iter().any(|t| t == mime);
    let mut scale = allowed_scale(full.width, full.height, rule);
    loop {
        let raster = resized(&full, scale)?;
        if takes("image/png") && (raster.alpha || mime != "image/jpeg" || !takes("image/jpeg")) {
            let picture = png(&raster)?;
            if picture.bytes.len() as u64 <= rule.max_bytes {
                return Ok(picture);
            }
        }
        // What can be seen through stays so as long as PNG is taken.
        if takes("image/jpeg") && !(raster.alpha && takes("image/png")) {
            let flat = flattened(&raster);
            for quality in QUALITIES {
                let picture = jpeg(&flat, quality)?;
                if picture.bytes.len() as u64 <= rule.max_bytes {
                    return Ok(picture);
                }
            }
        }
        if raster.width.max(raster.height) <= MIN_SIDE || !(takes("image/png") || takes("image/jpeg")) {
            return Err(cannot_fit(rule));
        }
        scale *= 0.8;
    }
}

/// The problem of a file that no way leads from to what `rule` takes.
pub(super) fn cannot_fit(rule: &MediaRule) -> Problem {
    problem("media_cannot_fit").with("max_kb", rule.max_bytes / 1_000).with("types", rule.types.join(", "))
}

/// The media type of a kind of image or video.
pub(super) fn mime_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Png { .. } => "image/png",
        Kind::Jpeg => "image/jpeg",
        Kind::Gif { .. } => "image/gif",
        Kind::Webp { .. } => "image/webp",
        Kind::Mp4 => "video/mp4",
        Kind::Mov => "video/quicktime",
    }
}

/// Width and height of an image of the library, from its first bytes.
pub(super) fn dimensions(bytes: &[u8], kind: Kind) -> Option<(u32, u32)> {
    ImageReader::with_format(Cursor::new(bytes), format(kind)?).into_dimensions().ok()
}

fn gif_duration(bytes: &[u8], kind: Kind) -> u64 {
    match kind {
        Kind::Gif { animated: true } => gif::walk(bytes).map_or(0, |walked| walked.duration_ms),
        _ => 0,
    }
}

fn animation(bytes: &[u8]) -> Result<Picture, Problem> {
    let walked = gif::walk(bytes).ok_or_else(|| problem("media_corrupt"))?;
    // One picture is decoded, so that nothing is kept that no program can show.
    decode(&walked.clean, Kind::Gif { animated: true })?;
    Ok(Picture {
        bytes: walked.clean,
        mime: "image/gif",
        width: walked.width,
        height: walked.height,
        duration_ms: walked.duration_ms,
    })
}

fn format(kind: Kind) -> Option<ImageFormat> {
    match kind {
        Kind::Png { .. } => Some(ImageFormat::Png),
        Kind::Jpeg => Some(ImageFormat::Jpeg),
        Kind::Gif { .. } => Some(ImageFormat::Gif),
        Kind::Webp { .. } => Some(ImageFormat::WebP),
        Kind::Mp4 | Kind::Mov => None,
    }
}

fn decode(bytes: &[u8], kind: Kind) -> Result<Raster, Problem> {
    let corrupt = |_| problem("media_corrupt");
    let format = format(kind).ok_or_else(super::type_refused)?;
    // The JPEG decoder fills what is missing with grey, so the end is looked for beforehand.
    // The GIF decoder is content with its first picture.
    let whole = match kind {
        Kind::Jpeg => jpeg_is_whole(bytes),
        Kind::Gif { .. } => gif::walk(bytes).is_some(),
        _ => true,
    };
    if !whole {
        return Err(problem("media_corrupt"));
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MAX_ALLOC);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(corrupt)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels > MAX_PIXELS {
        return Err(problem("media_too_many_pixels")
            .with("width", width)
            .with("height", height)
            .with("max", MAX_PIXELS / 1_000_000));
    }
    if pixels == 0 {
        return Err(problem("media_corrupt"));
    }
    // Metadata that cannot be read is dropped like the rest of it.
    let orientation = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let mut image = DynamicImage::from_decoder(decoder).map_err(corrupt)?;
    image.apply_orientation(orientation);
    let (width, height) = (image.width(), image.height());
    let alpha = image.color().has_alpha();
    let data = if alpha { image.into_rgba8().into_raw() } else { image.into_rgb8().into_raw() };
    let mut raster = Raster { width, height, alpha, data };
    if alpha && raster.data.iter().skip(3).step_by(4).all(|a| *a == 255) {
        raster = flattened(&raster);
    }
    if let Some(profile) = profile {
        to_srgb(&mut raster, &profile);
    }
    Ok(raster)
}

/// Brings colours that were written under another profile to sRGB; a profile that cannot be used is ignored.
fn to_srgb(raster: &mut Raster, profile: &[u8]) {
    use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
    let Ok(from) = ColorProfile::new_from_slice(profile) else { return };
    if from.color_space != DataColorSpace::Rgb || profile.windows(4).any(|w| w == b"sRGB") {
        return;
    }
    let layout = if raster.alpha { Layout::Rgba } else { Layout::Rgb };
    let to = ColorProfile::new_srgb();
    let Ok(transform) = from.create_transform_8bit(layout, &to, layout, TransformOptions::default()) else {
        return;
    };
    let mut data = vec![0; raster.data.len()];
    if transform.transform(&raster.data, &mut data).is_ok() {
        raster.data = data;
    }
}

/// Whether the JPEG reaches its end mark after the last scan.
fn jpeg_is_whole(bytes: &[u8]) -> bool {
    let mut at = 2;
    let mut in_scan = false;
    while let (Some(&mark), Some(&code)) = (bytes.get(at), bytes.get(at + 1)) {
        match (mark, code) {
            (0xff, 0xd9) => return in_scan,
            (0xff, 0xff) => at += 1,
            (0xff, 0x00 | 0x01 | 0xd0..=0xd8) => at += 2,
            (0xff, code) => {
                let Some(length) = bytes.get(at + 2..at + 4) else { return false };
                in_scan |= code == 0xda;
                at += 2 + usize::from(u16::from_be_bytes([length[0], length[1]]));
            }
            _ if in_scan => at += 1,
            _ => return false,
        }
    }
    false
}

fn allowed_scale(width: u32, height: u32, rule: &MediaRule) -> f64 {
    // No JPEG is longer than 65,535 pixels on a side.
    let by_side = f64::from(rule.max_side.clamp(1, 65_535)) / f64::from(width.max(height));
    let pixels = f64::from(width) * f64::from(height);
    let by_pixels = rule.max_pixels.map_or(1.0, |max| (max as f64 / pixels).sqrt());
    by_side.min(by_pixels).min(1.0)
}

/// Width and height in pixels of an image after it was scaled down to what `rule` takes.
pub(super) fn scaled(width: u32, height: u32, rule: &MediaRule) -> (u32, u32) {
    sides(width, height, allowed_scale(width, height, rule))
}

fn sides(width: u32, height: u32, scale: f64) -> (u32, u32) {
    // Rounded down, so that a limit in pixels is kept to the last one.
    let side = |length: u32| ((f64::from(length) * scale + 1e-9).floor() as u32).max(1);
    (side(width), side(height))
}

fn resized(full: &Raster, scale: f64) -> Result<Raster, Problem> {
    let (width, height) = sides(full.width, full.height, scale);
    if (width, height) == (full.width, full.height) {
        return Ok(Raster { width, height, alpha: full.alpha, data: full.data.clone() });
    }
    let pixel = if full.alpha { PixelType::U8x4 } else { PixelType::U8x3 };
    let corrupt = |_| problem("media_corrupt");
    let from = fast_image_resize::images::ImageRef::new(full.width, full.height, &full.data, pixel)
        .map_err(corrupt)?;
    let mut to = Image::new(width, height, pixel);
    Resizer::new().resize(&from, &mut to, &ResizeOptions::new()).map_err(|_| problem("media_corrupt"))?;
    Ok(Raster { width, height, alpha: full.alpha, data: to.into_vec() })
}

/// A part of a picture.
fn part_of(full: &Raster, crop: Crop) -> Raster {
    let (left, top, width, height) = crop.pixels(full.width, full.height);
    let pixel = if full.alpha { 4 } else { 3 };
    let line = full.width as usize * pixel;
    let (from, length) = (left as usize * pixel, width as usize * pixel);
    let rows = full.data.chunks_exact(line).skip(top as usize).take(height as usize);
    let data = rows.flat_map(|row| &row[from..from + length]).copied().collect();
    Raster { width, height, alpha: full.alpha, data }
}

/// The same on white, without transparency.
fn flattened(raster: &Raster) -> Raster {
    if !raster.alpha {
        return Raster { data: raster.data.clone(), ..*raster };
    }
    let mut data = Vec::with_capacity(raster.data.len() / 4 * 3);
    for pixel in raster.data.chunks_exact(4) {
        let alpha = u32::from(pixel[3]);
        for value in &pixel[..3] {
            let mixed = (u32::from(*value) * alpha + 255 * (255 - alpha) + 127) / 255;
            data.push(u8::try_from(mixed).unwrap_or(u8::MAX));
        }
    }
    Raster { alpha: false, data, ..*raster }
}

fn jpeg(raster: &Raster, quality: u8) -> Result<Picture, Problem> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, quality)
        .encode(&raster.data, raster.width, raster.height, ExtendedColorType::Rgb8)
        .map_err(|_| problem("media_corrupt"))?;
    Ok(Picture { bytes, mime: "image/jpeg", width: raster.width, height: raster.height, duration_ms: 0 })
}

fn png(raster: &Raster) -> Result<Picture, Problem> {
    let mut bytes = Vec::new();
    let color = if raster.alpha { ExtendedColorType::Rgba8 } else { ExtendedColorType::Rgb8 };
    PngEncoder::new(&mut bytes)
        .write_image(&raster.data, raster.width, raster.height, color)
        .map_err(|_| problem("media_corrupt"))?;
    Ok(Picture { bytes, mime: "image/png", width: raster.width, height: raster.height, duration_ms: 0 })
}
