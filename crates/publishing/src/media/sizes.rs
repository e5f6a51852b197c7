//! A picture in the shapes that networks show: cut from its middle, made once and kept.

use super::{Library, Media, get, image};
use bytes::Bytes;
use selaras_kernel::{Actor, MediaId, Problem, Result};
use selaras_networks::{Crop, MediaRule, Registry, Shape, crop::SHAPES};
use selaras_store::{Blobs, Db};

/// Largest file of a shape, in bytes: what the strictest network takes (Bluesky, `docs/networks/bluesky.md`).
const BYTES_MAX: u64 = 2_000_000;

/// A shape in which a picture can be had.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct Size {
    /// `square`, `portrait`, `landscape`, `story` or `link`.
    pub name: &'static str,
    /// Width in pixels; a small picture is not made larger.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The networks that show it whole, by the names people know.
    pub networks: Vec<&'static str>,
}

/// The shapes a picture can be had in; none for a video.
///
/// # Errors
/// `not_found`.
pub async fn sizes(db: &Db, networks: &Registry, actor: &Actor, id: MediaId) -> Result<Vec<Size>> {
    let media = get(db, actor, id).await?;
    if media.info().is_video() {
        return Ok(Vec::new());
    }
    let size = |shape: &Shape| {
        let (width, height) = measures(&media, shape);
        let shows = networks.all().iter().map(|connector| connector.capability());
        let networks = shows.filter(|can| can.shapes.contains(shape)).map(|can| can.title).collect();
        Size { name: shape.name, width, height, networks }
    };
    Ok(SHAPES.iter().map(size).collect())
}

/// A picture in the shape `name`: the file, its media type and its bytes.
///
/// # Errors
/// `not_found` (file, shape; a video has none), `media_corrupt`.
pub async fn size(
    db: &Db,
    blobs: &Blobs,
    actor: &Actor,
    id: MediaId,
    name: &str,
) -> Result<(Media, String, Bytes)> {
    let media = get(db, actor, id).await?;
    let shape = SHAPES.iter().find(|shape| shape.name == name && !media.info().is_video());
    let shape = shape.ok_or_else(|| Problem::not_found("size"))?;
    let library = Library::new(db.clone(), blobs.clone(), actor.workspace);
    let crop = crop_of(&media, shape);
    let (mime, bytes) = library.picture(media.clone(), Some(crop), &rule(shape)).await?;
    Ok((media, mime, bytes))
}

fn crop_of(media: &Media, shape: &Shape) -> Crop {
    Crop::middle(media.width.unsigned_abs(), media.height.unsigned_abs(), shape)
}

fn rule(shape: &Shape) -> MediaRule {
    MediaRule {
        max_count: 1,
        types: ["image/jpeg", "image/png"].map(String::from).to_vec(),
        max_bytes: BYTES_MAX,
        max_side: shape.width.max(shape.height),
        max_pixels: None,
        min_ms: None,
        max_ms: None,
    }
}

/// Width and height in pixels in which the picture comes in this shape, unless it has to be made smaller to save bytes.
fn measures(media: &Media, shape: &Shape) -> (u32, u32) {
    let (_, _, width, height) =
        crop_of(media, shape).pixels(media.width.unsigned_abs(), media.height.unsigned_abs());
    image::scaled(width, height, &rule(shape))
}
